"""The names in a login name that is one run of letters: "mkeller", "mariakeller", "mkellerbraun", "MariaKeller"."""

import re
from collections.abc import Iterator
from functools import lru_cache
from math import log2

from deid.surrogates.forms import fold, words
from deid.surrogates.pools import BANDS, bucket, name_number, numbers, particle_of

_CAMEL = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])")
_PREFIXES = frozenset(words("mc mac de di da la le lo o fitz van von st du"))
_DEAREST, _MARGIN = 19.0, 1.0
_DEAREST_FAMILIES, _DEAREST_GIVEN = 15.0, 9.0
"""Of names of one kind that are written together: of 14,000 names that are one (Faker's), six are taken for two."""
_LONGEST, _LONGEST_NAME = 30, 14
_Reading = tuple[float, tuple[int, ...]]
"""How far-fetched a reading is, in bits, and where its parts begin, but for the first."""


def split(word: str, *, apart: bool = False) -> list[str]:
    """The names that the tables find in the word, in its own spelling, or the word alone where they find no
    clear one.

    A word that is itself in the tables stays whole, as does one of fewer than four letters. Where several words are
    set `apart` ("maria.kellerbraun") each is one name, or two of one kind that are written
    together, family names or given names.
    """
    plain = fold(word)
    if not 4 <= len(plain) <= _LONGEST or len(plain) != len(word) or _is_one(plain):
        return [word]
    if not word.islower():
        humps = _CAMEL.findall(word)
        if len(humps) > 1 and "".join(humps) == word and fold(humps[0]) not in _PREFIXES:
            return humps
    ends = _pair(plain) if apart else _ends(plain)
    return [word[a:b] for a, b in zip((0, *ends), (*ends, len(word)), strict=True)]


def _is_one(plain: str) -> bool:
    return name_number(plain) is not None or bool(particle_of(plain))


@lru_cache(maxsize=1 << 12)
def _ends(plain: str) -> tuple[int, ...]:
    ranked = sorted(_readings(plain))
    if not ranked or ranked[0][0] > _DEAREST + max(0, len(plain) - 11):
        return ()
    if len(ranked) > 1 and ranked[1][0] - ranked[0][0] < _MARGIN:
        return ()
    return ranked[0][1]


@lru_cache(maxsize=1 << 12)
def _pair(plain: str) -> tuple[int, ...]:
    """Where the second of two family names begins, or of two given names ("joseantonio"), if they are usual ones."""
    found: list[_Reading] = []
    for at in range(3, len(plain) - 2):
        one, other = _name(plain, 0, at), _name(plain, at, len(plain))
        if one and other and one[0] == other[0] and (not one[0] or 4 <= at <= len(plain) - 4):
            dearest = _DEAREST_FAMILIES if one[0] else _DEAREST_GIVEN
            found += [(cost - dearest, (at,)) for cost in (one[1] + other[1],) if cost <= dearest]
    return min(found)[1] if found else ()


def _readings(plain: str) -> list[_Reading]:
    """Each way to read the word as names, and as initials before, between and behind them."""
    size = len(plain)
    last = _families(plain)
    found: list[_Reading] = []
    for lead in (1, 2):
        cost, initials = 1.0 + 5 * lead, tuple(range(1, lead + 1))
        name = _name(plain, lead, size)
        if name:
            found.append((cost + name[1] + 3 * (size - lead == 3), initials))
        elif lead in last:  # "jvankeller"
            found.append((cost + last[lead], initials))
    if 1 not in last:  # "mkellerbraun"
        firsts = ((end, _name(plain, 1, end)) for end in last)
        found += [(4 + name[1] + last[end], (1, end)) for end, name in firsts if name and name[0]]
    for end in range(3, min(size - 1, _LONGEST_NAME) + 1):
        head = _name(plain, 0, end)
        if head:
            found += _followed(plain, end, *head)
            found += _continued(plain, end, *head, last)
    return found


def _followed(plain: str, at: int, is_family: bool, cost: float) -> Iterator[_Reading]:
    """Initials behind a name that ends there."""
    size = len(plain)
    if at == size - 1 and size >= 6 and plain[-1] not in "aeiousny":
        yield cost + 8, (at,)
    if at == size - 2 and size >= 7 and is_family:
        yield cost + 12, (at, at + 1)


def _continued(
    plain: str, at: int, is_family: bool, cost: float, last: dict[int, float]
) -> Iterator[_Reading]:
    """What may follow a first name that ends there, or a family name that other names follow."""
    name = _name(plain, at, len(plain))
    if name:
        yield cost + name[1] + 2 * is_family + 2 * (is_family and name[0]), (at,)
    elif at in last and not is_family:  # "janvankeller"
        yield cost + last[at], (at,)
    if is_family:
        return
    if at + 1 in last:  # "mariajkeller"
        yield cost + last[at + 1] + 5, (at, at + 1)
    if at not in last:  # "mariakellerbraun", "mariajosekeller"
        for end in last:
            middle = _name(plain, at, end)
            if middle:
                yield cost + middle[1] + last[end] + 1, (at, end)


def _name(plain: str, start: int, end: int) -> tuple[bool, float] | None:
    """Whether the name that stands there is a family name, and how rare it is, in bits."""
    if not 3 <= end - start <= _LONGEST_NAME:
        return None
    number = numbers(plain[start]).get(plain[start:end])
    return None if number is None else (number % 3 == 0, _rarity(number, plain[start]))


def _families(plain: str) -> dict[int, float]:
    """Where a family name begins that goes on to the end, with a particle or without, and how rare it is."""
    found = {}
    for start in range(1, len(plain) - 2):
        cost = _family(plain[start:])
        if cost is not None:
            found[start] = cost
    return found


def _family(name: str) -> float | None:
    number = numbers(name[0]).get(name) if len(name) > 2 else None
    if number is not None:
        return None if number % 3 else _rarity(number, name[0])
    particle = particle_of(name)
    cost = _family(name[len(particle) :]) if particle else None
    return None if cost is None else 2 + cost


def _rarity(number: int, letter: str) -> float:
    place, usual = number // 3, len(bucket(BANDS[number % 3], letter))
    return log2(place + 1) if place < usual else 8.0  # names that are nobody's fake stand last, however usual
