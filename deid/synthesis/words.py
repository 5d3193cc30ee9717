"""The lists of data/: `words` by section, `form` for ways to write something, `table` for a file in columns."""

import re
from bisect import bisect
from collections.abc import Callable, Mapping
from functools import cache
from importlib.resources import files
from itertools import accumulate
from random import Random


def listed(text: str) -> tuple[str, ...]:
    return tuple(text.split())


@cache
def _lines(file: str) -> tuple[str, ...]:
    lines = files("deid.synthesis").joinpath("data", file).read_text("utf-8").splitlines()
    return tuple(line for line in lines if line.strip() and not line.startswith("# "))


@cache
def _sections(*names: str, separator: str) -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    section = ""
    for name in names:
        for line in _lines(name):
            if line.startswith("["):
                section = line.strip("[]")
            else:
                parts = (part.strip() for part in line.split(separator))
                found.setdefault(section, []).extend(part for part in parts if part)
    return {section: tuple(dict.fromkeys(parts)) for section, parts in found.items()}


def words(section: str) -> tuple[str, ...]:
    return _sections("lists.txt", "places.txt", "negatives.txt", separator=",")[section]


def table(file: str) -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(field.strip() for field in line.split("|")) for line in _lines(file))


_WEIGHT = re.compile(r"(\d+)\*(?=.)")


@cache
def _forms(section: str) -> tuple[tuple[int, ...], tuple[str, ...]]:
    weights, forms = [], []
    for form in _sections("formats.txt", separator=" | ")[section]:
        weight = _WEIGHT.match(form)
        weights.append(int(weight[1]) if weight else 1)
        forms.append((form[weight.end() :] if weight else form).replace("\\n", "\n"))
    return tuple(accumulate(weights)), tuple(forms)


def form(section: str, rng: Random) -> str:
    """One of the section's ways to write it, by weight."""
    weights, forms = _forms(section)
    return forms[bisect(weights, int(rng.random() * weights[-1]))]


def has_forms(section: str) -> bool:
    return section in _sections("formats.txt", separator=" | ")


_SETS = {
    **{"#": "0123456789", "%": "123456789", "+": "0123456789abcdef", "?": "ABCDEFGHJKLMNPQRSTUVWXYZ"},
    **{"*": "ABCDEFGHJKLMNPQRSTUVWXYZ0123456789", "~": "ABDEFGHJLNPQRSTUWXYZ"},
}


def filled(pattern: str, rng: Random) -> str:
    """`#` digit, `%` digit but 0, `+` hex digit, `?` letter, `*` letter or digit, `~` letter of postal codes."""
    return "".join(_SETS[c][int(rng.random() * len(_SETS[c]))] if c in _SETS else c for c in pattern)


class Fields(dict[str, object]):
    """What a form's {names} stand for, made when it asks for them and anew each time."""

    def __init__(self, makers: Mapping[str, Callable[[], object]]) -> None:
        super().__init__()
        self._makers = makers

    def __missing__(self, name: str) -> object:
        return self._makers[name]()


def written(section: str, rng: Random, makers: Mapping[str, Callable[[], object]]) -> str:
    """A form of the section with its {names} filled in."""
    return form(section, rng).format_map(Fields(makers))
