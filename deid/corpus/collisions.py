"""Do two originals share a surrogate? A run counts those it sees, in memory that does not grow without end."""

import re
from array import array
from collections import Counter
from hashlib import blake2b

from deid.surrogates.forms import fold

SHIFTED = frozenset({"DATE", "TIME", "AGE"})
"""Labels that are moved or binned: their written forms meet by design, and it says nothing."""
LIMIT = 1 << 20
"""Distinct surrogates that are remembered, in at most 25 MB; later ones are not looked at."""
_REMEMBERED = 1 << 15
_OTHER = re.compile(r"[\W_]+")


def canonical(text: str) -> str:
    """Letters and digits, without case and accents: what two written forms of one thing have in common.

    >>> canonical("(212) 555-0143"), canonical("Jos\\u00e9 O'Neill")
    ('2125550143', 'joseoneill')
    """
    return _OTHER.sub("", text.lower() if text.isascii() else fold(text)) or text


class Collisions:
    """A `Deidentifier.witness` that counts originals whose surrogate another original has too.

    It looks within one label and scope, at canonical forms, and keeps digests only: that two of a million
    surrogates are taken for one by chance has a probability of 1 in 30 million.
    """

    def __init__(self, limit: int = LIMIT) -> None:
        self.counts: Counter[str] = Counter()
        """By label: the originals beyond the first one of each surrogate."""
        self._limit = limit
        self._firsts = _Table()
        self._others: set[bytes] = set()
        self._seen: set[tuple[str, str, str]] = set()

    @property
    def limited(self) -> bool:
        """Whether there were more surrogates than are remembered: then `counts` are a lower bound."""
        return len(self._firsts) >= self._limit or len(self._others) >= self._limit

    def __call__(self, label: str, scope: str, original: str, surrogate: str) -> None:
        entity = (label, scope, original)
        if entity in self._seen or label in SHIFTED:
            return
        if len(self._seen) >= _REMEMBERED:
            self._seen.clear()
        self._seen.add(entity)
        place = _digest(f"{label}\0{scope}\0{canonical(surrogate)}")
        mine = _digest(canonical(original))
        first = self._firsts.setdefault(place, mine & 0xFFFFFFFF, may_add=not self.limited)
        if first != mine & 0xFFFFFFFF:
            self._count(label, place, mine)

    def _count(self, label: str, place: int, mine: int) -> None:
        other = place.to_bytes(8, "big") + mine.to_bytes(8, "big")
        if other not in self._others and len(self._others) < self._limit:
            self._others.add(other)
            self.counts[label] += 1


def _digest(text: str) -> int:
    return int.from_bytes(blake2b(text.encode("utf-8", "surrogatepass"), digest_size=8).digest(), "big")


class _Table:
    """64-bit digests to 32-bit ones, in a tenth of a dict's memory: open addressing, at most two thirds full."""

    def __init__(self) -> None:
        self._used = 0
        self._resize(1 << 10)

    def __len__(self) -> int:
        return self._used

    def _resize(self, size: int) -> None:
        self._keys = array("Q", bytes(8 * size))
        self._values = array("I", bytes(4 * size))
        self._mask = size - 1

    def setdefault(self, key: int, value: int, *, may_add: bool = True) -> int:
        """The value of the key; it is `value` where there was none."""
        key = key or 1  # 0 marks a free slot
        slot = key & self._mask
        keys = self._keys
        while (there := keys[slot]) != key:
            if not there:
                if may_add:
                    self._add(slot, key, value)
                return value
            slot = (slot + 1) & self._mask
        return self._values[slot]

    def _add(self, slot: int, key: int, value: int) -> None:
        self._keys[slot], self._values[slot] = key, value
        self._used += 1
        if 3 * self._used > 2 * (self._mask + 1):
            keys, values = self._keys, self._values
            self._used = 0
            self._resize(2 * (self._mask + 1))
            for key, value in zip(keys, values, strict=True):
                if key:
                    self.setdefault(key, value)
