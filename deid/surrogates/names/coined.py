"""Names that are in no table: a beginning and an ending that real names have, put together anew; millions to a letter.

A spelling is read in one way only: the ending begins with the second vowel (the third, in a name that begins with
one), and what comes before it is the beginning. So another number is another name. A small part of the numbers of a
letter is for names that have a number of their own in the tables: those are permuted, in blocks, one block for each
attempt, and never meet. The rest is for names that nobody has numbered: over the first letters as they are
spread in the census, two originals share a fake more rarely than among 10**8 values drawn evenly (a test
computes it).

The parts are made by scripts/pools/people_coined.py.
"""

import re
from functools import cache
from math import gcd

from deid.surrogates.pools import FAMILY, name_place, read
from deid.surrogates.source import Source

UNWANTED = re.compile(
    "anal|anus|arse|bitch|bastard|butt|cock|coon|crap|cum|cunt|dick|dyke|fag|fuck|gook|hell|homo|kike|kill|jap"
    "|jizz|nazi|nigg|penis|piss|poop|porn|puss|rape|rapist|sex|shit|slut|spic|suck|tits|titt|turd|twat|wank|whore"
)
_LIKE_PARTICLES = re.compile("van|del[ao]|[ae]l|mc")
"""What a name that is written together with its particle begins with: its fake keeps that."""
_CLUMSY = re.compile(r"(..).?\1|(.)\2.*(.)\3.*(.)\4")
_ATTEMPTS = 16
"""The blocks of numbered names: half for what they are called, half for where that will not do."""
_LARGEST_BLOCK = 40_000
_TRIES = 64


@cache
def _parts() -> dict[str, tuple[tuple[str, ...], tuple[str, ...]]]:
    """Letter -> the beginnings and the endings of its names."""
    endings, *lines = read("names_coined.txt").splitlines()
    usual = tuple(endings.split())
    parts = {}
    for line in lines:
        letter, number, *beginnings = line.split()
        parts[letter] = tuple(beginnings), usual[: int(number)]
    return parts


@cache
def _size(letter: str) -> int:
    beginnings, endings = _parts()[letter]
    return len(beginnings) * len(endings)


@cache
def _block(letter: str) -> int:
    """How many names an attempt has for those that have a number: more than there are numbers."""
    return min(_LARGEST_BLOCK, _size(letter) // (2 * _ATTEMPTS))


def pool_size(letter: str) -> int:
    """How many names there are for originals that are in no table."""
    return _size(letter) - _ATTEMPTS * _block(letter)


@cache
def _stride(letter: str) -> int:
    """Prime to the size, about its golden section: neighbouring numbers become names far apart."""
    size = _size(letter)
    return next(s for s in range(int(size * 0.6180339887), size) if gcd(s, size) == 1)


def spell(letter: str, number: int) -> str:
    """The name of a number of range(_size(letter)): one-to-one."""
    beginnings, endings = _parts()[letter]
    first, second = divmod(number * _stride(letter) % _size(letter), len(endings))
    return beginnings[first] + endings[second]


def _is_fit(name: str, plain: str) -> bool:
    """No name of the tables, nor the plural of one, or one with its particle; not vulgar; without the original."""
    return not (
        name_place(name)
        or plain in name
        or UNWANTED.search(name)
        or _CLUMSY.search(name)
        or (name[-1] == "s" and singular(name))
        or _LIKE_PARTICLES.match(name)
    )


def coin(plain: str, letter: str, source: Source, *, attempt: int = 0) -> str:
    """A name in lower case for one that is in no table, beginning with `letter`; never one that contains
    `plain`.
    """
    size = pool_size(letter)
    first = _size(letter) - size
    for draw in range(_TRIES):
        name = spell(letter, first + source.pick("names/coined", size, plain, letter, attempt, draw))
        if _is_fit(name, plain):
            return name
    raise AssertionError("no coined name in 64 draws")


def coin_numbered(
    plain: str, number: int, letter: str, source: Source, *, own: frozenset[str] | None = None
) -> str:
    """A name in lower case for the name of the tables that has this number among those of its first letter,
    beginning with `letter`: one-to-one, also with the second choices, which are those with `own`, names that
    they must not be.
    """
    size = _block(letter)
    attempts = range(_ATTEMPTS // 2) if own is None else range(_ATTEMPTS // 2, _ATTEMPTS)
    for attempt in attempts:
        place = source.permute(f"names/numbered/{letter}/{attempt}", size, number)
        name = spell(letter, attempt * size + place)
        if _is_fit(name, plain) and (own is None or name not in own):
            return name
    raise AssertionError("no coined name in 8 attempts")


def singular(plain: str, *, even_a_name: bool = False) -> str:
    """The family name of which a folded word is the plural ("kellers", "joneses"), or nothing. A name of the tables
    is no plural, but with `even_a_name` one that is much rarer than the other.
    """
    place = name_place(plain)
    if len(plain) < 5 or plain[-1] != "s" or (place and not even_a_name):
        return ""
    for name in (plain[:-2], plain[:-1]):
        found = name_place(name) if plural(name) == plain else None
        if found and found[0] == FAMILY and (not place or place[1] > 8 * found[1]):
            return name
    return ""


def plural(name: str) -> str:
    """The family of that name, in lower case."""
    return name + ("es" if name.endswith(("s", "x", "z", "ch", "sh")) else "s")
