"""Shapes: written forms of numbers, such as "999-99-9999", all looked up together."""

import re
from collections.abc import Iterable, Iterator
from itertools import pairwise, product

from deid.detect.patterns.base import Pattern

_UNIT = re.compile("[0-9]+|[A-Za-z]+")
_SEPARATOR = re.compile(" ?[-./] ?| ")
_MOST_LETTERS = 6  # before the first digit of a shape


class Shapes:
    """The shapes of `patterns`."""

    def __init__(self, patterns: Iterable[Pattern]) -> None:
        self._table: dict[str, tuple[Pattern, ...]] = {}  # and each beginning of a shape, with no pattern
        self._lengths: dict[bool, set[int]] = {False: set(), True: set()}
        self._gap = 0
        for pattern in patterns:
            for shape in pattern.shapes:
                for key in _spelled_out(shape):
                    self._add(key, pattern)

    def _add(self, key: str, pattern: Pattern) -> None:
        self._table[key] = (*self._table.get(key, ()), pattern)
        for unit in re.finditer("9+|A+", key):
            self._table.setdefault(key[: unit.end()], ())
        runs = list(re.finditer("9+", key))
        if len(runs) == 1:
            length = len(runs[0][0])
            self._lengths[True].add(length)
            if not key[: runs[0].start()].endswith("A"):
                self._lengths[False].add(length)
        for one, next_one in pairwise(runs):
            between = key[one.end() : next_one.start()]
            self._gap = max(self._gap, sum(1 if char == "A" else 3 for char in between))  # "-" may be " - "

    def may_begin(self, length: int, before: str, gap: int) -> bool:
        """May the first digits of a shape be a run so long, after `before`, `gap` characters before the next?"""
        return gap <= self._gap or length in self._lengths[before.isalpha()]

    def at(self, text: str, start: int) -> Iterator[tuple[Pattern, int, int]]:
        """The numbers whose first digits are at `start`."""
        for low in _starts(text, start):
            yield from self._from(text, low)

    def _from(self, text: str, start: int) -> Iterator[tuple[Pattern, int, int]]:
        if not _free_left(text, start):
            return
        key, place = "", start
        while (unit := _UNIT.match(text, place)) is not None:
            key += ("9" if text[place] <= "9" else "A") * (unit.end() - place)
            if key not in self._table:
                return
            place = unit.end()
            if self._table[key] and _free_right(text, place):
                for pattern in self._table[key]:
                    yield pattern, start, place
            if _UNIT.match(text, place):
                continue
            separator = _SEPARATOR.match(text, place)
            if separator is None:
                return
            key += separator.group().strip() or " "
            place = separator.end()


def _spelled_out(shape: str) -> Iterator[str]:
    """Every shape that X, a letter or a digit, stands for."""
    parts = [("9", "A") if char == "X" else (char,) for char in shape]
    return ("".join(choice) for choice in product(*parts))


def _starts(text: str, start: int) -> Iterator[int]:
    """Where a number whose first digits are at `start` may begin: there, or at the letters before."""
    low = start
    while low > 0 and start - low <= _MOST_LETTERS and text[low - 1].isascii() and text[low - 1].isalpha():
        low -= 1
    if low == start:
        yield start
        if start > 2 and text[start - 1] in " -" and text[start - 2].isalpha() and text[start - 2].isascii():
            low = start - 1
            while low > 0 and start - low <= 5 and text[low - 1].isascii() and text[low - 1].isalpha():
                low -= 1
            if start - low <= 5:
                yield low
    elif start - low <= _MOST_LETTERS:
        yield low
        if start - low >= 2:  # "SSN123-45-6789"
            yield start


def _free_left(text: str, start: int) -> bool:
    """No number goes on to the left: "1-555…", "3.141…", "1,234,567"."""
    if start == 0:
        return True
    before = text[start - 1]
    if before == "+":  # a telephone number
        return False
    if before in "-./_:,%" and start > 1 and text[start - 2] <= "9" and text[start - 2].isdigit():
        return False
    return not (before.isdigit() or (before.isascii() and before.isalpha() and text[start].isalpha()))


def _free_right(text: str, end: int) -> bool:
    """No number goes on to the right, and no single letter is glued to it."""
    after = text[end : end + 3]
    if not after:
        return True
    if after[0] in "-./_:,%@" and after[1:2].isdigit():
        return False
    if not (after[0].isascii() and after[0].isalnum()):
        return after[0] != "%"
    return after[0].isalpha() and after[1:2].isalpha() and text[end - 1].isdigit()
