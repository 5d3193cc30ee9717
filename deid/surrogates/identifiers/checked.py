"""Numbers that python-stdnum validates: a valid one becomes another valid one of the same format.

What a number is depends on it and its label alone. It is of the first of these formats that finds it valid
(formats of another length or with letters elsewhere are not tried at all):

1. behind two letters of a country ("PL 8567346215"; NATIONAL_ID and TAX_ID), the formats of that country;
2. the formats that are meant for the label;
3. those of any label that are hardly ever right by chance, or that have no other; but a right Luhn digit says more
   than another single check digit.

Within each the least likely by chance come first (by powers of ten), then the commonest, as `formats` lists
them. So a number that is right by chance in a format that is tried before its own merely keeps that: nine
digits with one check digit may be of twenty formats, of which it keeps the first; a number with letters, a
date or two check digits is hardly ever mistaken.

The fields before the check characters are one integer (`fields`). It is moved by a keyed permutation of all
such integers, completed by the check characters that the module accepts, and moved again until the number is
of its format and of none that is tried before it (cycle walking). So, for each label, the map is one-to-one on
the valid numbers of a format, and on all numbers of all formats together. Of every format one number in all,
as expected, would stay itself: it has no surrogate and is redacted. What lies in `never_issued` ranges is
drawn into them instead, see there.

A module is asked for its answer of the version installed; where it would look at the calendar (the Danish,
Norwegian and Belgian numbers: nobody is born tomorrow) the year 2025 is taken instead.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterator
from functools import cache, lru_cache
from importlib import import_module
from itertools import product
from math import ceil, log10, prod
from typing import NamedTuple

from deid.surrogates.identifiers import check_digits, formats
from deid.surrogates.identifiers.check_digits import luhn
from deid.surrogates.identifiers.fields import DIGITS, LETTERS, Pattern, Reading, fill
from deid.surrogates.source import Source

_WALKS = 4000
_SHAPE = bytes.maketrans((DIGITS + LETTERS).encode(), b"9" * len(DIGITS) + b"A" * len(LETTERS))
_TABLED = 1_000_000
"""Below, a permutation without fixed points is as fast as one with."""
_COUNTRY = {"EL": "gr", "XI": "gb", "IN": "in_", "IS": "is_"}
_PREFIXED = frozenset({"NATIONAL_ID", "TAX_ID"})


class Format(NamedTuple):
    """A format with the pattern that a number of it has."""

    name: str
    """A module of stdnum, or one in `check_digits`."""
    nth: int
    """Which of its patterns."""
    shape: str
    """The shape that the pattern is made for, if it may have several."""
    text: str
    pattern: Pattern
    ranked: bool = False
    dressed: bool = False
    punctuated: bool = False
    weak: bool = False
    """Of digits, often right by chance, and not meant for the label: a right Luhn digit says more."""

    def valid(self, compact: str, body: str = "") -> bool:
        text = dress(body, compact) if self.dressed else compact
        try:
            return validator(self.name)(text)
        except (
            KeyError,
            IndexError,
            ValueError,
        ):  # of the module: a Chinese county that its table does not name
            return False


class _Probe(NamedTuple):
    """What tells in a microsecond or two that a number is not of a format."""

    format: Format
    reads: Callable[[str], object] | None
    """None where the shape of the number says it."""
    solve: check_digits.Solver | None
    """None where no check characters end the number, or no solver finds them."""
    tail: int


class Found(NamedTuple):
    format: Format
    reading: Reading
    prefix: str
    """The country before the number."""


def dress(form: str, compact: str) -> str:
    """The compact number in the grouping and case of `form`."""
    if len(form) == len(compact):
        return compact.lower() if form.islower() else compact if form.isupper() else _cased(form, compact)
    chars = iter(compact)
    new = "".join([next(chars) if c.isalnum() else c for c in form])
    return new.lower() if form.islower() else new if not any(c.islower() for c in form) else _cased(form, new)


def _cased(form: str, text: str) -> str:
    return "".join([c.lower() if old.islower() else c for old, c in zip(form, text, strict=True)])


@cache
def validator(name: str) -> Callable[[str], bool]:
    own = check_digits.VALIDATORS.get(name)
    return own if own else import_module(f"stdnum.{name}").is_valid


@cache
def _all() -> tuple[tuple[str, Format], ...]:
    """Every format with the letters of its labels."""
    found = []
    count: Counter[str] = Counter()
    for line in formats.lines():
        for text in line.patterns:
            nth = count[line.name]
            count[line.name] += 1
            pattern = Pattern(text)
            flags = line.ranked, line.dressed, line.punctuated
            found.append((line.labels, Format(line.name, nth, "", text, pattern, *flags)))
    return tuple(found)


@cache
def _wide(width: int) -> tuple[tuple[str, Format], ...]:
    return tuple((letters, made) for letters, made in _all() if made.pattern.width == width)


@cache
def _countries() -> frozenset[str]:
    found = {made.name[:2].upper() for _, made in _all() if "." in made.name}
    return frozenset(found | set(_COUNTRY))


@lru_cache(maxsize=1 << 13)
def _tried(label: str, shape: str) -> tuple[Format, ...]:
    """The formats that a number of this label, or of this country ("@PL"), and shape may be of, in order."""
    fitting = [(letters, made) for letters, made in _wide(len(shape)) if made.pattern.shape.fullmatch(shape)]
    own = [made for letters, made in fitting if _is_for(label, letters, made.name)]
    others = [made for letters, made in fitting if "I" in letters and made not in own and label[0] != "@"]
    own.sort(key=lambda made: _bin(made, shape))
    others.sort(key=lambda made: _bin(made, shape))
    others = [made._replace(weak=shape.isdigit() and _bin(made, shape) > -2) for made in others]
    tried = [made for made in own + others if made.name != "cusip" or "A" in shape]
    return tuple(tried)


@lru_cache(maxsize=1 << 13)
def _probes(label: str, shape: str, bare: bool) -> tuple[_Probe, ...]:
    """Of those tried; of a `bare` number, without punctuation, only those that may be written so."""
    tried = _tried(label, shape)
    return tuple(_probe(made) for made in tried if not bare or _may_be_bare(made, len(shape)))


def _may_be_bare(made: Format, width: int) -> bool:
    return not made.punctuated and (made.name != "eu.eic" or width == _EIC)


def _probe(made: Format) -> _Probe:
    pattern = made.pattern
    solve = check_digits.SOLVERS.get(made.name) if pattern.tail else None
    return _Probe(made, None if pattern.loose else pattern.may_read, solve, pattern.tail)


def _bin(made: Format, shape: str) -> int:
    """-1: about one number in ten is right by chance; -2: one in a hundred; ..."""
    return ceil(log10(_chance(made, shape)) - 0.4)


def _chance(made: Format, shape: str) -> float:
    """How many of the numbers of a shape are right in a format, about, were they drawn at random."""
    letters, pattern = shape.count("A"), _specialised(made, shape).pattern
    kept = prod(10 if kind == "9" else 26 for kind in pattern.kept_of(shape))
    right = pattern.size * kept * (3 if made.ranked else 1)
    return max(right / 10.0 ** (len(shape) - letters) / 26.0**letters, 1e-30)


def _is_for(label: str, letters: str, name: str) -> bool:
    if label[0] == "@":
        country = _COUNTRY.get(label[1:], label[1:].lower())
        return name.startswith(country + ".") and ("T" in letters or "N" in letters)
    return any(formats.label_of(letter) == label for letter in letters)


def _specialised(made: Format, shape: str) -> Format:
    if not made.pattern.mixed:
        return made
    return made._replace(shape=shape, pattern=_shaped(made.text, shape))


@lru_cache(maxsize=1 << 13)
def _shaped(text: str, shape: str) -> Pattern:
    return Pattern(text, shape)


def shape_of(compact: str) -> str:
    """'AB12' -> 'AA99'."""
    return compact.encode().translate(_SHAPE).decode()


def find(label: str, compact: str, body: str = "") -> Found | None:
    """The first format of the label that the number (capitals and digits) is valid in.

    `body` is the number as it is written.
    """
    if label in _PREFIXED and compact[:2] in _countries():
        found = _first("@" + compact[:2], compact[2:], "", compact[:2])
        if found:
            return found
    return _first(label, compact, body, "")


def named(name: str, compact: str, body: str = "") -> Found | None:
    """The number as one of this format, whatever else it may be."""
    shape = shape_of(compact)
    for made in _named(name):
        if made.pattern.shape.fullmatch(shape):
            found = _specialised(made, shape)
            reading = found.pattern.read(compact)
            if reading and found.valid(compact, body):
                return Found(found, reading, "")
    return None


@cache
def _named(name: str) -> tuple[Format, ...]:
    return tuple(made for _, made in _all() if made.name == name)


def _first(label: str, compact: str, body: str, prefix: str) -> Found | None:
    shape = shape_of(compact)
    for probe in _probes(label, shape, len(body) in {0, len(compact)}):
        if _is_of(probe, compact, body):
            made = _specialised(probe.format, shape)
            reading = made.pattern.read(compact)
            return Found(made, reading, prefix) if reading else None
    return None


def _is_of(probe: _Probe, compact: str, body: str) -> bool:
    made, reads, solve, tail = probe
    if (made.punctuated or made.dressed) and not _is_written(made.name, body or compact):
        return False
    if reads is not None and not reads(compact):
        return False
    if solve is not None and not _ends_right(solve, compact, tail):
        return False
    if made.weak and luhn(compact):
        return False
    return bool(made.valid(compact, body)) and made.pattern.read(compact) is not None


def _ends_right(solve: check_digits.Solver, compact: str, tail: int) -> bool:
    head = compact[:-tail]
    try:
        return compact[-tail:] in solve(head, head + "0" * tail)
    except ValueError:  # letters, where the fields have digits
        return False


def _is_written(name: str, body: str) -> bool:
    """Whether the punctuation may be that of the format."""
    written = _WRITTEN.get(name)
    return written is None or written.fullmatch(body.strip()) is not None


_EIC = 16
_WRITTEN = {
    "casrn": re.compile(r"\d{2,7}-\d\d-\d"),
    "eu.ecnumber": re.compile(r"\d{3}-\d{3}-\d"),
    "eu.eic": re.compile("[-0-9A-Z]{16}", re.I),
    "de.leitweg": re.compile(r"\d{2,12}(?:-[0-9A-Z]{0,30})?-\d\d", re.I),
    "ro.onrc": re.compile(r"[A-Z]/?\d{1,2}/\d+/[\d.]+", re.I),
    "cz.bankaccount": re.compile(r"[\d-]+/\d{4}"),
}
"""Anything else that looks alike by its digits links with the same number in another grouping."""


def replace(found: Found, label: str, compact: str, body: str, source: Source) -> str | None:
    """Another valid number of the format, compact; None where there is none.

    Without a label it may be valid in another format, too.
    """
    made, reading, prefix = found
    inner = compact[len(prefix) :]
    if prefix:
        label, body = "@" + prefix, ""
    purpose = f"checked/{made.name}/{made.nth}/{made.shape}/{reading.kept}"
    rank = 0
    if made.ranked and made.pattern.checks:
        rank = _ways(made, made.pattern.write(reading.number, reading.kept), body).index(inner)
    size, number = made.pattern.size, reading.number
    if size < 2:
        return None
    move = source.permute if size >= _TABLED else source.derange
    for _ in range(_WALKS):
        number = move(purpose, size, number)
        if number == reading.number:
            return None
        new = complete(made, number, reading.kept, body, rank)
        if new and not _earlier(label, made, new, body):
            return prefix + new
    return None


def complete(made: Format, number: int, kept: str, body: str = "", rank: int = 0) -> str | None:
    """The number with its check characters; the one of that rank where several are right."""
    parts = made.pattern.write(number, kept)
    if not made.pattern.checks:
        new = "".join(parts)
        return new if made.valid(new, body) else None
    if made.ranked:
        ways = _ways(made, parts, body)
        return ways[rank] if rank < len(ways) else None
    return next(_completed(made, parts, body), None)


def _completed(made: Format, parts: list[str], body: str) -> Iterator[str]:
    checks = made.pattern.checks
    solve = check_digits.SOLVERS.get(made.name)
    if solve:
        ways: Iterator[str] = iter(solve("".join(parts), fill(parts, "0" * len(checks))))
    else:
        ways = ("".join(way) for way in product(*checks))
    for way in ways:
        if len(way) == len(checks):
            new = fill(parts, way)
            if made.valid(new, body):
                yield new


def _ways(made: Format, parts: list[str], body: str) -> list[str]:
    return list(_completed(made, parts, body))


def _earlier(label: str, made: Format, new: str, body: str) -> bool:
    """Whether a format that is tried before this one finds the number valid."""
    if not label:
        return False
    if made.weak and luhn(new):
        return True
    for probe in _probes(label, shape_of(new), len(body) in {0, len(new)}):
        if probe.format.name == made.name and probe.format.nth == made.nth:
            return False
        if _is_of(probe, new, body):
            return True
    return False
