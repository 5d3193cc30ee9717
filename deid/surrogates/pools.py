"""The vendored tables of names, read when they are first needed, and only the letters that are.

A line of names.txt is a bucket, the names of a band that begin with a letter, most frequent first: the band, the
letter, a text that has the kind of each name, the names. The kind is an origin group (one small letter); G or H for
a general or Hispanic name that has nicknames, F or K where some of these are made up; n for a nickname. At the end
stand made-up nicknames, m, and then the names that are mapped, but are nobody's fake, x.
"""

from array import array
from functools import cache
from importlib.resources import files

VOWELS = frozenset("aeiou")
FAMILY, FEMALE, MALE = "family", "female", "male"
BANDS = (FAMILY, FEMALE, MALE)
KINDS = "GHhairbdftsg"
"""The kinds that have counterparts: with nicknames, Hispanic, Asian, Indian, Arabic, African, German and Dutch, French,
Italian, Slavic, all others."""
_MADE_UP = {"G": "F", "H": "K"}
JOINED_PARTICLES = ("dela", "delas", "delos", "vander", "vanden", "vande", "van")
ARABIC_PARTICLES = ("al", "el")


def read(name: str) -> str:
    return files("deid.surrogates").joinpath("data", name).read_text("utf-8")


@cache
def _lines() -> dict[tuple[str, str], tuple[str, str]]:
    lines = {}
    for line in read("names.txt").splitlines():
        band, letter, kinds, rest = line.split(" ", 3)
        lines[band, letter] = kinds, rest
    return lines


def kinds(band: str, letter: str) -> str:
    """The kinds of the names of a bucket, one letter each."""
    return _lines().get((band, letter), ("", ""))[0]


@cache
def every(band: str, letter: str) -> tuple[str, ...]:
    """All names of a band that begin with a letter, most frequent first, but for the kinds that stand last."""
    return tuple(_lines().get((band, letter), ("", ""))[1].split())


@cache
def bucket(band: str, letter: str) -> tuple[str, ...]:
    """The names of a band that begin with a letter, most frequent first, without the made-up and the unwanted."""
    return every(band, letter)[: len(kinds(band, letter).rstrip("x").rstrip("m"))]


@cache
def _sides(band: str, letter: str) -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    for name, kind in zip(every(band, letter), kinds(band, letter), strict=True):
        found.setdefault(kind, []).append(name)
    for kind, behind in _MADE_UP.items():
        found[kind] = found.get(kind, []) + found.get(behind, [])
    return {kind: tuple(names) for kind, names in found.items()}


def side(band: str, letter: str, kind: str) -> tuple[str, ...]:
    """The names of a bucket that are of one kind, most frequent first; made-up nicknames make a name rank behind:
    so the names with four that people use change places among themselves.
    """
    return _sides(band, letter).get(kind, ())


@cache
def ranks(band: str, letter: str) -> "array[int]":
    """The place of each name of a bucket among those of its kind."""
    of_kinds = kinds(band, letter)
    seen = dict.fromkeys(of_kinds, 0)
    for kind, behind in _MADE_UP.items():
        seen[behind] = of_kinds.count(kind)
    found = array("H")
    for kind in of_kinds:
        found.append(seen[kind])
        seen[kind] += 1
    return found


@cache
def numbers(letter: str) -> dict[str, int]:
    """The `name_number` of each name of the tables that begins with a letter."""
    found: dict[str, int] = {}
    for number, band in enumerate(BANDS):
        names = every(band, letter)
        found.update(zip(names, range(number, 3 * len(names), 3), strict=False))
    return found


def name_number(name: str) -> int | None:
    """3 * its place in its bucket + the place of its band in BANDS, for a folded name of the tables."""
    return numbers(name[0]).get(name) if name and "a" <= name[0] <= "z" else None


def name_place(name: str) -> tuple[str, int] | None:
    """The band of a folded name and its place in its bucket, or None where the tables do not have it."""
    number = name_number(name)
    return None if number is None else (BANDS[number % 3], number // 3)


def particle_of(name: str) -> str:
    """The particle that a folded family name is written together with ("vandyke", "delacruz", "alrashid"), or
    nothing: what follows it is a family name of the tables, of four letters and more.
    """
    if name[:3] in {"van", "del"}:
        for particle in JOINED_PARTICLES:
            if name.startswith(particle) and _is_family(name[len(particle) :]):
                return particle
    elif name[:2] in ARABIC_PARTICLES and _is_family(name[2:]) and kind_of(name[2:]) == "r":
        return name[:2]
    return ""


def _is_family(name: str) -> bool:
    number = name_number(name) if len(name) > 3 else None
    return number is not None and BANDS[number % 3] == FAMILY


def kind_of(name: str) -> str:
    """The kind of a name of the tables."""
    number = name_number(name)
    assert number is not None
    return kinds(BANDS[number % 3], name[0])[number // 3]


def main_kind(kind: str) -> str:
    """The kind that a name is matched in: made-up nicknames are nicknames."""
    return {"F": "G", "K": "H"}.get(kind, kind)


@cache
def famous() -> dict[str, frozenset[str]]:
    """Family name -> the given names that make it somebody famous."""
    rows = (line.split() for line in read("names_famous.txt").splitlines())
    return {row[0]: frozenset(row[1:]) for row in rows}
