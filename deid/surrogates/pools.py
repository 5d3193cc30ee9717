"""The vendored tables, read when they are first needed, and only the part that is."""

from functools import cache
from importlib.resources import files

VOWELS = frozenset("aeiou")
FAMILY, FEMALE, MALE = "family", "female", "male"


def read(name: str) -> str:
    return files("deid.surrogates").joinpath("data", name).read_text("utf-8")


@cache
def _name_lines() -> dict[tuple[str, str], str]:
    lines = {}
    for line in read("names.txt").splitlines():
        band, letter, rest = line.split(" ", 2)
        lines[band, letter] = rest
    return lines


@cache
def bucket(band: str, letter: str) -> tuple[str, ...]:
    """The names of a band that begin with a letter, most frequent first; none for a bucket that is empty."""
    return tuple(_name_lines().get((band, letter), "").split())


@cache
def _by_letter(letter: str) -> dict[str, tuple[str, int]]:
    return {
        name: (band, place)
        for band in (FAMILY, FEMALE, MALE)
        for place, name in enumerate(bucket(band, letter))
    }


def name_place(name: str) -> tuple[str, int] | None:
    """The band of a folded name and its place in its bucket, or None where the tables do not have it."""
    return _by_letter(name[0]).get(name) if name else None
