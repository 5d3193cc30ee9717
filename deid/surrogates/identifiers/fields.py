"""The fields that a number is made of: each reads its characters as an integer, and writes them again.

See `formats` for how a pattern of fields is written. What a whole pattern reads is one integer in a mixed
radix, so that a keyed permutation of range(size) moves all fields at once.
"""

import re
from collections.abc import Iterator
from functools import cached_property
from math import prod
from typing import NamedTuple

DIGITS, LETTERS = "0123456789", "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
_ALPHABETS = {"9": DIGITS, "A": LETTERS, "X": DIGITS + LETTERS, "H": DIGITS + "ABCDEF"}
_CHECKS = {"#": DIGITS, "?": LETTERS, "%": DIGITS + LETTERS}
_FIRST_YEAR, _LAST_YEAR = 1880, 2025


class Run:
    """So many characters of one alphabet."""

    def __init__(self, alphabet: str, width: int) -> None:
        self.width = width
        self.size = len(alphabet) ** width
        self.shape = (_kinds(alphabet),) * width
        self.alphabet = alphabet
        self.regex = f"[{alphabet}]{{{width}}}"
        self._place = {char: i for i, char in enumerate(alphabet)}

    def read(self, text: str) -> int | None:
        if self.alphabet == DIGITS:
            return int(text) if text.isdigit() else None
        number, radix = 0, len(self.alphabet)
        for char in text:
            place = self._place.get(char)
            if place is None:
                return None
            number = number * radix + place
        return number

    def write(self, number: int) -> str:
        if self.alphabet == DIGITS:
            return f"{number:0{self.width}d}"
        chars = []
        for _ in range(self.width):
            number, place = divmod(number, len(self.alphabet))
            chars.append(self.alphabet[place])
        return "".join(reversed(chars))


class Choice:
    """One of some texts of one width."""

    def __init__(self, values: tuple[str, ...]) -> None:
        self.width = len(values[0])
        self.size = len(values)
        self.shape = tuple(_kinds("".join(value[i] for value in values)) for i in range(self.width))
        self.regex = f"(?:{'|'.join(values)})"
        self._values = values
        self._place = {value: i for i, value in enumerate(values)}

    def read(self, text: str) -> int | None:
        return self._place.get(text)

    def write(self, number: int) -> str:
        return self._values[number]


class Known(Choice):
    """One of the numbers of so many digits that a table of stdnum knows ("cn/loc"), read when it is needed."""

    def __init__(self, table: str, width: int) -> None:
        self.width = width
        self.shape = ("9",) * width
        self.regex = f"[0-9]{{{width}}}"
        self._table = table

    @cached_property
    def _values(self) -> tuple[str, ...]:  # type: ignore[override]
        from stdnum import numdb

        return tuple(sorted(set(_expanded(numdb.get(self._table).prefixes, self.width))))

    @cached_property
    def _place(self) -> dict[str, int]:  # type: ignore[override]
        return {value: i for i, value in enumerate(self._values)}

    @property
    def size(self) -> int:  # type: ignore[override]
        return len(self._values)


class Date:
    """A day of a year; the 30th of February too, which the validator of the format then refuses.

    `months` and `days` are what may have been added to the month and the day (a sex, a century, ...).
    """

    def __init__(self, order: str, months: tuple[int, ...], days: tuple[int, ...]) -> None:
        self.width = len(order)
        self.shape = ("9",) * self.width
        self._parts = [(m[0][0], m.start(), m.end()) for m in re.finditer("y+|m+|d+", order)]
        self._months = tuple(plus + m for plus in months for m in range(1, 13))
        self._days = tuple(plus + d for plus in days for d in range(1, 32))
        years = order.count("y")
        if years == 2:
            self._years: tuple[int, ...] = tuple(range(100))
        else:
            all_years = range(_FIRST_YEAR if years == 4 else 1900, _LAST_YEAR + 1)
            self._years = tuple(year % 10**years for year in all_years)
        self.size = len(self._years) * len(self._months) * len(self._days)
        numbers = {"y": f"[0-9]{{{years}}}", "m": _any_of(self._months), "d": _any_of(self._days)}
        self.regex = "".join([numbers[kind] for kind, _, _ in self._parts])
        self._values = {"y": self._years, "m": self._months, "d": self._days}
        self._place = {kind: {v: i for i, v in enumerate(values)} for kind, values in self._values.items()}

    def read(self, text: str) -> int | None:
        if not text.isdigit():
            return None
        found = {}
        for kind, start, end in self._parts:
            place = self._place[kind].get(int(text[start:end]))
            if place is None:
                return None
            found[kind] = place
        return (found["y"] * len(self._months) + found["m"]) * len(self._days) + found["d"]

    def write(self, number: int) -> str:
        number, day = divmod(number, len(self._days))
        year, month = divmod(number, len(self._months))
        value = {"y": self._years[year], "m": self._months[month], "d": self._days[day]}
        return "".join(f"{value[kind]:0{end - start}d}" for kind, start, end in self._parts)


def _any_of(numbers: tuple[int, ...]) -> str:
    return f"(?:{'|'.join(f'{n:02d}' for n in numbers)})"


class Kept(NamedTuple):
    """Characters that stay as they are."""

    width: int
    letters: bool

    @property
    def shape(self) -> tuple[str, ...]:
        return ("A" if self.letters else "[9A]",) * self.width

    @property
    def regex(self) -> str:
        return f"[{LETTERS if self.letters else DIGITS + LETTERS}]{{{self.width}}}"


class Check(NamedTuple):
    """A check character: one of these."""

    alphabet: str

    @property
    def shape(self) -> tuple[str, ...]:
        return (_kinds(self.alphabet),)

    @property
    def regex(self) -> str:
        return f"[{self.alphabet}]"


Field = Run | Choice | Date | Kept | Check


class Reading(NamedTuple):
    """What a pattern finds in a number."""

    number: int
    """All moving fields, below the pattern's `size`."""
    kept: str
    """The characters that stay."""
    checks: str
    """The check characters."""


class Pattern:
    """A row of fields.

    With a `shape` ("A99" for a letter and two digits), what may be either is what it is there.
    """

    def __init__(self, text: str, shape: str = "") -> None:
        self.fields: tuple[Field, ...] = tuple(
            _as_in(shape, (f for word in text.split() for f in _fields(word)))
        )
        self.width = sum(field.width if not isinstance(field, Check) else 1 for field in self.fields)
        self.checks = tuple(field.alphabet for field in self.fields if isinstance(field, Check))
        self.tail = (
            len(self.checks) if all(isinstance(f, Check) for f in self.fields[-len(self.checks) :]) else 0
        )
        """How many check characters stand at the end, if all do."""

    @cached_property
    def shape(self) -> re.Pattern[str]:
        """The shapes that its numbers have."""
        return re.compile("".join(["".join(field.shape) for field in self.fields]))

    @cached_property
    def mixed(self) -> bool:
        """Whether some places may have a digit or a letter."""
        return any("[9A]" in field.shape for field in self.fields)

    @cached_property
    def _exact(self) -> re.Pattern[str]:
        return re.compile("".join([field.regex for field in self.fields]))

    @cached_property
    def loose(self) -> bool:
        """Whether every text of its `shape` can be read."""
        alphabets = (f.alphabet for f in self.fields if isinstance(f, Run | Check))
        return all(isinstance(f, Run | Check | Kept) for f in self.fields) and all(
            alphabet in {DIGITS, LETTERS, DIGITS + LETTERS} for alphabet in alphabets
        )

    @cached_property
    def size(self) -> int:
        """How many numbers there are, but for their check characters."""
        return prod(field.size for field in self.fields if isinstance(field, Run | Choice | Date))

    def may_read(self, compact: str) -> bool:
        """False where `read` gives None, but for what stdnum's tables do not know; cheaper."""
        return bool(self._exact.fullmatch(compact))

    def kept_of(self, shape: str) -> str:
        """The part of a shape that stays."""
        at, kept = 0, ""
        for field in self.fields:
            width = 1 if isinstance(field, Check) else field.width
            kept += shape[at : at + width] if isinstance(field, Kept) else ""
            at += width
        return kept

    def read(self, compact: str) -> Reading | None:
        """None where the number is of another pattern; its check characters are not looked at."""
        if len(compact) != self.width:
            return None
        number, kept, checks = 0, "", ""
        for start, end, kind, field in self._rows:
            part = compact[start:end]
            if kind == "check":
                checks += part
            elif kind == "kept":
                kept += part
            else:
                value = field.read(part)  # type: ignore[union-attr]
                if value is None:
                    return None
                number = number * field.size + value  # type: ignore[union-attr]
        return Reading(number, kept, checks)

    def write(self, number: int, kept: str) -> list[str]:
        """The parts of the number, "" where a check character goes."""
        parts, left = [], len(kept)
        for start, end, kind, field in reversed(self._rows):
            if kind == "check":
                parts.append("")
            elif kind == "kept":
                parts.append(kept[left - end + start : left])
                left -= end - start
            else:
                number, value = divmod(number, field.size)  # type: ignore[union-attr]
                parts.append(field.write(value))  # type: ignore[union-attr]
        parts.reverse()
        return parts

    @cached_property
    def _rows(self) -> tuple[tuple[int, int, str, Field], ...]:
        """Where each field starts and ends, and whether it stays, checks or moves."""
        rows, at = [], 0
        for field in self.fields:
            width = 1 if isinstance(field, Check) else field.width
            kind = "check" if isinstance(field, Check) else "kept" if isinstance(field, Kept) else "moves"
            rows.append((at, at + width, kind, field))
            at += width
        return tuple(rows)


def fill(parts: list[str], checks: str) -> str:
    """The parts joined, the check characters where they are missing.

    >>> fill(["12", "", "34", ""], "xy")
    '12x34y'
    """
    if not parts[-1] and len(checks) == 1 and "" not in parts[:-1]:
        return "".join(parts) + checks
    left = iter(checks)
    return "".join([part or next(left) for part in parts])


def _fields(word: str) -> Iterator[Field]:
    kind, _, times = word.partition("*")
    if word.startswith("="):
        yield Choice((word[1:],))
    elif kind in _CHECKS:
        for _ in range(int(times or 1)):
            yield Check(_CHECKS[kind])
    elif kind in {"k", "K"}:
        yield Kept(int(times), letters=kind == "K")
    elif kind in _ALPHABETS or kind[0] == "[":
        yield Run(_ALPHABETS.get(kind) or kind[1:-1], int(times or 1))
    elif re.match("(y+|m+|d+){3}(/|$)", word):
        yield _date(word)
    elif ":" in word:
        table, _, width = word.partition(":")
        yield Known(table, int(width))
    else:
        yield Choice(tuple(value for item in word.split("|") for value in _range(item)))


def _as_in(shape: str, fields: Iterator[Field]) -> Iterator[Field]:
    """Runs that mix digits and letters split where the shape changes."""
    at = 0
    for field in fields:
        width = 1 if isinstance(field, Check) else field.width
        part, at = shape[at : at + width], at + width
        if isinstance(field, Run) and part and field.shape[0] == "[9A]":
            for same in re.finditer("9+|A+", part):
                own = DIGITS if same[0][0] == "9" else LETTERS
                yield Run("".join(c for c in field.alphabet if c in own), len(same[0]))
        else:
            yield field


def _date(word: str) -> Date:
    order, _, more = word.partition("/")
    plus: dict[str, list[int]] = {"m": [], "d": []}
    kind = ""
    for item in filter(None, more.split(",")):
        kind = item[0] if item[0] in plus else kind
        plus[kind].append(int(item.lstrip("md")))
    return Date(order, tuple(plus["m"]) or (0,), tuple(plus["d"]) or (0,))


def _range(item: str) -> Iterator[str]:
    """'08-11' -> 08 09 10 11."""
    found = re.fullmatch(r"(\d+)-(\d+)", item)
    if not found:
        yield item
    else:
        width = len(found[1])
        yield from (f"{n:0{width}d}" for n in range(int(found[1]), int(found[2]) + 1))


def _expanded(prefixes: list, width: int) -> Iterator[str]:
    for length, low, high, _, children in prefixes:
        if not (low.isdigit() and high.isdigit()):
            continue
        for number in range(int(low), int(high) + 1):
            head = f"{number:0{length}d}"
            if length == width:
                yield head
            elif length < width:
                yield from (head + tail for tail in _expanded(children, width - length))


def _kinds(chars: str) -> str:
    digits, letters = any(c in DIGITS for c in chars), any(c in LETTERS for c in chars)
    return "[9A]" if digits and letters else "A" if letters else "9"
