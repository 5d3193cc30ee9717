"""One folded name -> its fake, by key and scope, without context.

A keyed permutation of the letters, which fixes none, says which letter the fakes of a letter's names begin with;
letters change places within a group of alike many names. So a bucket (a band and a letter) is matched with one
other bucket: first the names of one kind among themselves (an origin group, or those with pet names), as many as the
smaller side has; then what is left on both sides, the most frequent with the most frequent. Both in strata of
rank, each by a keyed permutation. What is still left takes a coined name by its number in the tables: no two names
ever share a fake. Pet names follow their name, place by place.
"""

from array import array
from bisect import bisect_left
from functools import cache, cached_property
from hmac import digest
from itertools import pairwise

from deid.surrogates.names import nicknames
from deid.surrogates.names.coined import coin, coin_numbered, plural, singular
from deid.surrogates.pools import (
    BANDS,
    KINDS,
    VOWELS,
    every,
    kinds,
    main_kind,
    name_number,
    name_place,
    particle_of,
    ranks,
    side,
)
from deid.surrogates.source import Source

LETTER_GROUPS = ("efiovw", "djklt", "abmrs", "cghnp", "quxyz")
_STRATA = (40, 400, 3000)
_ROOT_STRATA = (5, 10)
_LEAST = 8
"""Origin groups with fewer names than that in a bucket have no counterpart of their own."""
_LEAST_STRATUM = 5
_SHORT = 4
_FEW = 64
_MEMO = 1 << 16


def letters(source: Source) -> dict[str, str]:
    """The letter permutation: every letter's fake, another letter of its group; one cycle a group."""
    found = source.parts.get("letters")
    if not isinstance(found, dict):
        found = dict[str, str]()
        for group in LETTER_GROUPS:
            order = [group[i] for i in _shuffled(source.key(f"names/letters/{group}"), len(group))]
            found.update(zip(order, order[1:] + order[:1], strict=True))
        source.parts["letters"] = found
    return found


def _shuffled(key: bytes, n: int) -> list[int]:
    """range(n), in an order that the key chooses."""
    raw = b"".join([digest(key, b"%d" % block, "sha256") for block in range((n + 3) // 4)])
    return sorted(range(n), key=lambda i: raw[8 * i : 8 * i + 8])


def _place_of(purpose: str, n: int, place: int, source: Source) -> int:
    """One of range(n), one-to-one for a purpose."""
    if n > _FEW:
        return source.permute(purpose, n, place)
    purpose = f"{purpose}/{n}"
    found = source.parts.get(purpose)
    if found is None:
        found = source.parts[purpose] = _shuffled(source.key(purpose), n)
    assert isinstance(found, list)
    return found[place]


def initials(plain: str, source: Source) -> str:
    """Letter by letter, as initials and abbreviations are mapped."""
    table = letters(source)
    return "".join(table[c] for c in plain)


def strata(size: int, bounds_between: tuple[int, ...] = _STRATA) -> list[tuple[int, int]]:
    """The ranks that stay among themselves: common names become common names, and rare ones rare ones."""
    bounds = [0, *(b for b in bounds_between if b < size), size]
    return list(pairwise(bounds))


def token(plain: str, source: Source, own: frozenset[str] = frozenset()) -> str:
    """The fake of a folded token, in lower case: never in `own`, the tokens of the original that it stands
    in.
    """
    memo = source.parts.get("names")
    if memo is None:
        memo = source.parts["names"] = {}
    assert isinstance(memo, dict)
    fake = memo.get(plain)
    if fake is None:
        if len(memo) >= _MEMO:
            memo.clear()
        fake = memo[plain] = _first_choice(plain, source)
    return second_choice(plain, source, own) if fake in own and len(plain) > 1 else fake


def second_choice(plain: str, source: Source, own: frozenset[str]) -> str:
    """A coined name, for where the first choice will not do: one-to-one too for the names of the tables."""
    letter, number = letters(source)[plain[0]], name_number(plain)
    if number is not None:
        return coin_numbered(plain, number, letter, source, own=own)
    return next(f for a in range(1, 64) if (f := coin(plain, letter, source, attempt=a)) not in own)


def _first_choice(plain: str, source: Source) -> str:
    letter = letters(source)[plain[0]]
    particle = particle_of(plain)
    if particle:
        return particle + token(plain[len(particle) :], source)
    number = name_number(plain)
    if number is not None:
        fake = _counterpart(BANDS[number % 3], number // 3, plain, letter, source)
        return fake or coin_numbered(plain, number, letter, source)
    if len(plain) < 3 or (len(plain) <= 4 and not VOWELS & set(plain) and "y" not in plain):
        return initials(plain, source)
    particle = _particle_of_unknown(plain)
    if particle:
        return particle + token(plain[len(particle) :], source)
    return _of_plural(plain, source) or coin(plain, letter, source)


def _particle_of_unknown(plain: str) -> str:
    """The particle of "vanspreeuwel", which follows "van Spreeuwel"."""
    found = (p for p in ("vander", "vanden", "vande", "van") if plain.startswith(p))
    return next((p for p in found if len(plain) - len(p) > 4), "")


def _of_plural(plain: str, source: Source) -> str:
    """ "kellers" -> "barrows", unless that is somebody's name, or could be the plural of two."""
    name = singular(plain)
    if not name:
        return ""
    fake = token(name, source)
    several = plural(fake)
    doubtful = name_place(several) or (several.endswith("es") and name_place(several[:-1]))
    return "" if doubtful or plain in several else several


class _Matching:
    """Which names of a bucket have counterparts in the bucket of another letter: first within each kind, then, of
    what is left on both sides, all with all, the most frequent with the most frequent.
    """

    def __init__(self, band: str, letter: str, other: str) -> None:
        self.sizes: dict[str, int] = {}
        """How many names of a kind have their counterparts within it."""
        for kind in KINDS:
            size = min(len(side(band, letter, kind)), len(side(band, other, kind)))
            self.sizes[kind] = size if size >= _LEAST or kind in "GH" else 0
        self._buckets = (band, letter), (band, other)

    @cached_property
    def rest(self) -> "array[int]":
        """The places, in their bucket, of the names that are left."""
        return self._left(*self._buckets[0])

    @cached_property
    def others(self) -> "array[int]":
        """The places, in the other bucket, of the names that are left there."""
        return self._left(*self._buckets[1])

    @property
    def rest_size(self) -> int:
        return min(len(self.rest), len(self.others))

    def _left(self, band: str, letter: str) -> "array[int]":
        of_kinds = kinds(band, letter)
        least = {kind: self.sizes.get(main_kind(kind), 1 << 16) for kind in frozenset(of_kinds)}
        rows = enumerate(zip(of_kinds, ranks(band, letter), strict=True))
        return array("H", [place for place, (kind, rank) in rows if rank >= least[kind]])


_matching = cache(_Matching)


def _counterpart(band: str, index: int, plain: str, letter: str, source: Source) -> str:
    """The name of the tables that stands for one, or nothing."""
    kind = main_kind(kinds(band, plain[0])[index])
    if kind in "nm":
        return _pet_name(plain, source)
    if kind == "x":
        return ""
    matching = _matching(band, plain[0], letter)
    rank = ranks(band, plain[0])[index]
    size = matching.sizes[kind]
    if rank < size:
        return _of_kind(band, kind, plain, letter, rank, size, source)
    place = bisect_left(matching.rest, index)
    if place >= matching.rest_size:
        return ""
    low, high = _stratum(place, matching.rest_size, _STRATA)
    purpose = f"names/{band}/rest/{plain[0]}/{low}"
    there = low + _place_of(purpose, high - low, place - low, source)
    fake = every(band, letter)[matching.others[there]]
    return "" if plain in fake else fake


def _stratum(rank: int, size: int, bounds: tuple[int, ...]) -> tuple[int, int]:
    """The stratum that a rank belongs to: from, and up to; none is smaller than five, where the size allows."""
    low, high = 0, size
    for bound in bounds:
        if size - bound < _LEAST_STRATUM:
            break
        if bound <= rank:
            low = bound
        elif bound < high:
            high = bound
    return low, high


def _of_kind(band: str, kind: str, plain: str, letter: str, rank: int, size: int, source: Source) -> str:
    """The counterpart within the kind. Two neighbours change theirs where that parts a short name from a fake
    that contains it ("an", "Brandan").
    """
    low, high = _stratum(rank, size, _ROOT_STRATA if kind in "GH" else _STRATA)
    mine, theirs = side(band, plain[0], kind), side(band, letter, kind)
    purpose, place = f"names/{band}/{kind}/{plain[0]}/{low}", rank - low
    fake = theirs[low + _place_of(purpose, high - low, place, source)]
    beside = place ^ 1
    if low + beside < high and (len(plain) <= _SHORT or len(mine[low + beside]) <= _SHORT):
        neighbour, other = mine[low + beside], theirs[low + _place_of(purpose, high - low, beside, source)]
        is_bad = plain in fake or neighbour in other
        if is_bad and plain not in other and neighbour not in fake:
            return other
    return "" if plain in fake else fake


def _pet_name(plain: str, source: Source) -> str:
    found = nicknames.home(plain)
    assert found is not None
    pets = nicknames.pet_names(token(found[0], source))
    return "" if not pets or plain in pets[found[1]] else pets[found[1]]
