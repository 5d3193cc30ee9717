"""Do two originals share a surrogate? A run counts those it sees, in memory that does not grow without end."""

import re
from array import array
from collections import Counter
from functools import lru_cache
from hashlib import blake2b
from zlib import crc32

from deid.surrogates.forms import fold

SHIFTED = frozenset({"DATE", "TIME", "AGE"})
"""Labels that are moved or binned: their written forms meet by design, and it says nothing."""
LIMIT = 1 << 20
"""Distinct surrogates that are remembered, in at most 25 MB; later ones are not looked at."""
_REMEMBERED = 1 << 15
_OTHER = re.compile(r"[\W_]+")
_SMALL = bytes(range(128)).lower() + bytes(range(128, 256))
_DROPPED = bytes(code for code in range(128) if not chr(code).isalnum())


class _Letters(dict[int, str]):
    """What `fold` makes of a character, if it is a letter or a digit; for `str.translate`."""

    def __missing__(self, code: int) -> str:
        self[code] = letters = _OTHER.sub("", fold(chr(code)))
        return letters


_LETTERS = _Letters()


def canonical(text: str) -> str:
    """Letters and digits, without case and accents: what two written forms of one thing have in common.

    >>> canonical("(212) 555-0143"), canonical("Jos\\u00e9 O'Neill")
    ('2125550143', 'joseoneill')
    """
    return _bytes(text).decode("utf-8", "surrogatepass")


def _bytes(text: str) -> bytes:
    """The canonical form in UTF-8: a fifth of the time of a regular expression."""
    if text.isascii():
        return text.encode().translate(_SMALL, _DROPPED) or text.encode()
    return (text.translate(_LETTERS) or text).encode("utf-8", "surrogatepass")


class Collisions:
    """A `Deidentifier.witness` that counts originals whose surrogate another original has too.

    It looks within one label and scope, at canonical forms, and keeps digests only: that two of a million
    surrogates are taken for one by chance has a probability of 1 in 30 million.
    """

    def __init__(self, limit: int = LIMIT) -> None:
        self.counts: Counter[str] = Counter()
        """By label: the originals beyond the first one of each surrogate."""
        self._limit = limit
        self._firsts = _Table(limit)
        self._others: set[bytes] = set()
        self._seen: set[tuple[str, str, str]] = set()

    @property
    def limited(self) -> bool:
        """Whether there were more surrogates than are remembered: then `counts` are a lower bound."""
        return self._firsts.used >= self._limit or len(self._others) >= self._limit

    def __call__(self, label: str, scope: str, original: str, surrogate: str) -> None:
        entity = (label, scope, original)
        if entity in self._seen or label in SHIFTED:
            return
        if len(self._seen) >= _REMEMBERED:
            self._seen.clear()
        self._seen.add(entity)
        place = _digest(_prefix(label, scope) + _bytes(surrogate))
        mine = _bytes(original)
        if not self._firsts.is_first(int.from_bytes(place, "big"), crc32(mine)):
            self._count(label, place + _digest(mine))

    def _count(self, label: str, other: bytes) -> None:
        if other not in self._others and len(self._others) < self._limit:
            self._others.add(other)
            self.counts[label] += 1


@lru_cache(maxsize=1 << 12)
def _prefix(label: str, scope: str) -> bytes:
    return f"{label}\0{scope}\0".encode("utf-8", "surrogatepass")


def _digest(message: bytes) -> bytes:
    return blake2b(message, digest_size=8).digest()


class _Table:
    """64-bit digests to 32-bit ones, in a tenth of a dict's memory: open addressing, at most two thirds full."""

    def __init__(self, limit: int) -> None:
        self.used = 0
        self._limit = limit
        self._resize(1 << 11)

    def _resize(self, size: int) -> None:
        self._keys = array("Q", bytes(8 * size))
        self._values = array("I", bytes(4 * size))
        self._mask = size - 1
        self._most = min(2 * size // 3, self._limit)
        """When to grow, or to take no more."""

    def is_first(self, key: int, value: int) -> bool:
        """Whether the key has this value, or had none before: then it has this one now, up to the limit."""
        key = key or 1  # 0 marks a free slot
        keys, mask = self._keys, self._mask
        slot = key & mask
        while there := keys[slot]:
            if there == key:
                return self._values[slot] == value
            slot = (slot + 1) & mask
        if self.used >= self._most:
            if self.used >= self._limit:
                return True
            self._grow()
            return self.is_first(key, value)
        keys[slot], self._values[slot] = key, value
        self.used += 1
        return True

    def _grow(self) -> None:
        """By four, so that each is moved once or less; a million take 2**21 places."""
        old = zip(self._keys, self._values, strict=True)
        self._resize(4 * (self._mask + 1))
        keys, values, mask = self._keys, self._values, self._mask
        for key, value in old:
            if key:
                slot = key & mask
                while keys[slot]:
                    slot = (slot + 1) & mask
                keys[slot], values[slot] = key, value
