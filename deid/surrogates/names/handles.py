"""The names in a login name that is one run of letters: "mkeller", "mariakeller", "mkellerbraun", "MariaKeller"."""

import re
from collections.abc import Iterator
from functools import lru_cache
from math import log2

from deid.surrogates.forms import fold, words
from deid.surrogates.pools import BANDS, bucket, name_number, particle_of

_CAMEL = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])")
_PREFIXES = frozenset(words("mc mac de di da la le lo o fitz van von st du"))
_DEAREST, _MARGIN = 19.0, 1.0
_LONGEST = 30
_Reading = tuple[float, tuple[int, ...]]
"""How far-fetched a reading is, in bits, and where its parts begin, but for the first."""


def split(word: str) -> list[str]:
    """The names that the tables find in the word, in its own spelling, or the word alone where they find no
    clear one.

    A word that is itself in the tables stays whole, as does one of fewer than four letters.
    """
    plain = fold(word)
    if not 4 <= len(plain) <= _LONGEST or len(plain) != len(word) or _is_one(plain):
        return [word]
    if not word.islower():
        humps = _CAMEL.findall(word)
        if len(humps) > 1 and "".join(humps) == word and fold(humps[0]) not in _PREFIXES:
            return humps
    ends = _ends(plain)
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


def _readings(plain: str) -> list[_Reading]:
    """Each way to read the word as names, and as initials before, between and behind them."""
    size = len(plain)
    found: list[_Reading] = []
    for lead in (1, 2):
        for end, is_family, cost in _names(plain, lead):
            cost += 1 + 5 * lead
            if end == size:
                found.append((cost + 3 * (size - lead == 3), tuple(range(1, lead + 1))))
            elif lead == 1 and is_family and not _family(plain, 1):  # "mkellerbraun"
                found += [(cost + then - 2, (1, end)) for then in _family(plain, end)]
        if name_number(plain[lead:]) is None:  # "jvankeller"
            found += [(cost + 1 + 5 * lead, tuple(range(1, lead + 1))) for cost in _family(plain, lead)]
    for end, is_family, cost in _names(plain, 0):
        if end == size - 1 and size >= 6 and plain[-1] not in "aeiousny":
            found.append((cost + 8, (end,)))
        if end == size - 2 and size >= 7 and is_family:
            found.append((cost + 12, (end, end + 1)))
        found += _continued(plain, end, is_family, cost)
    return found


def _continued(plain: str, at: int, is_family: bool, cost: float) -> Iterator[_Reading]:
    """What may follow a first name that ends there: not a family name if it is one itself."""
    whole = _family(plain, at)
    if whole and not is_family and name_number(plain[at:]) is None:  # "janvankeller"
        yield cost + whole[0], (at,)
    for end, then_family, then_cost in _names(plain, at):
        if is_family and then_family:
            continue
        if end == len(plain):
            yield cost + then_cost + 2 * is_family, (at,)
        elif not is_family and not whole:  # "mariakellerbraun", "mariajosekeller"
            for last in _family(plain, end):
                yield cost + then_cost + last + 1, (at, end)
    if not is_family:  # "mariajkeller"
        for last in _family(plain, at + 1):
            yield cost + last + 5, (at, at + 1)


def _names(plain: str, start: int) -> list[tuple[int, bool, float]]:
    """The names that begin there: their ends, whether they are family names, how rare they are, in bits."""
    found = []
    for end in range(start + 3, min(len(plain), start + 14) + 1):
        number = name_number(plain[start:end])
        if number is not None:
            found.append((end, number % 3 == 0, _rarity(number, plain[start])))
    return found


def _family(plain: str, start: int) -> list[float]:
    """How rare the family name is that stands from there to the end, with a particle or without; none where there is
    none.
    """
    name = plain[start:]
    number = name_number(name) if len(name) > 2 else None
    if number is None:
        particle = particle_of(name)
        return [2 + cost for cost in _family(name, len(particle))] if particle else []
    return [] if number % 3 else [_rarity(number, name[0])]


def _rarity(number: int, letter: str) -> float:
    place, usual = number // 3, len(bucket(BANDS[number % 3], letter))
    return log2(place + 1) if place < usual else 8.0  # names that are nobody's fake stand last, however usual
