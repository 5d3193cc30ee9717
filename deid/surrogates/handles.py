"""The names in a login name that is one run of letters: "mkeller", "mariakeller", "MariaKeller"."""

import re
from math import log2

from deid.surrogates.forms import fold, words
from deid.surrogates.pools import FAMILY, name_place

_CAMEL = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])")
_PREFIXES = frozenset(words("mc mac de di da la le lo o fitz van von st du"))
_DEAREST, _MARGIN = 19.0, 1.0


def split(word: str) -> list[str]:
    """The names that the tables find in the word, in its own spelling, or the word alone where they find no
    clear one.

    A word that is itself in the tables stays whole, as does one of fewer than four letters.
    """
    plain = fold(word)
    if len(plain) < 4 or len(plain) != len(word) or name_place(plain):
        return [word]
    humps = _CAMEL.findall(word)
    if not word.islower() and len(humps) > 1 and "".join(humps) == word and fold(humps[0]) not in _PREFIXES:
        return humps
    ranked = sorted(_readings(plain))
    if not ranked or ranked[0][0] > _DEAREST:
        return [word]
    if len(ranked) > 1 and ranked[1][0] - ranked[0][0] < _MARGIN:
        return [word]
    ends = ranked[0][1]
    return [word[a:b] for a, b in zip((0, *ends), (*ends, len(word)), strict=True)]


def _readings(plain: str) -> list[tuple[float, tuple[int, ...]]]:
    """Each way to read the word as names: how far-fetched it is, in bits, and where its parts begin."""
    found: list[tuple[float, tuple[int, ...]]] = []
    for i in range(3, len(plain) - 2):
        first, second = name_place(plain[:i]), name_place(plain[i:])
        if first and second and not (first[0] == FAMILY and second[0] == FAMILY):
            backward = first[0] == FAMILY
            found.append((_rarity(first) + _rarity(second) + 2 * backward, (i,)))
    for lead in (1, 2):
        rest = name_place(plain[lead:])
        if rest and len(plain) - lead >= 3:
            short = 3 * (len(plain) - lead == 3)
            found.append((_rarity(rest) + 1 + short + 5 * lead, (1,) if lead == 1 else (1, 2)))
    rest = name_place(plain[:-1])
    if rest and len(plain) >= 6 and plain[-1] not in "aeiousny":
        found.append((_rarity(rest) + 8, (len(plain) - 1,)))
    return found


def _rarity(place: tuple[str, int]) -> float:
    return log2(place[1] + 1)
