"""AGE: a band of years, or another age, in the form it was written.

Every age of a scope moves by the same few years (`age_years`), and dates of birth by as many (`dates.shift`), so that
differences stay and the two agree. An age keeps its class: minors (under 18), adults (18 to 89), from 90 on; one too
near a border to move its way moves the other, so that within three years of a border two ages may share a surrogate,
and the age there contradicts the date of birth. Everywhere else the map is one-to-one.
"""

import re
from dataclasses import dataclass
from itertools import pairwise

from deid.surrogates.age_words import (
    DASHES,
    MOST,
    STANDING,
    UNDER,
    YEARS,
    Unit,
    first_words,
    key_of,
    numbers,
    ordinal,
    spell,
    units,
)
from deid.surrogates.forms import LONGEST, ascii_digits, fold
from deid.surrogates.source import Source

_OLDEST = 125
_MOST_YEARS = 3
_MOST_WORDS = 9
"""Pieces of "one hundred and twenty-one", with what parts them."""
_PIECE = re.compile(r"\d+|[^\W\d_]+|\s+|.", re.S)
_FRACTION = re.compile(r"[ -](?:1/2|[13]/4|[12]/3)(?!\d)")
_MARKS = frozenset(DASHES + "/.,:()'\u2019\"~<>+&")
_ENDINGS = frozenset(("st", "nd", "rd", "th"))
_PER_YEAR = {"y": 1.0, "m": 12.0, "w": 52.0, "d": 365.0}
_ADULT, _OLD = 18, 90


@dataclass(slots=True)
class _Number:
    """A number in an age: the pieces `start:end`, what it counts, and how it is written."""

    start: int
    end: int
    value: int
    kind: str
    """n, o (an ordinal: "92nd") or s (a decade: "80s")."""
    languages: tuple[str, ...] = ()
    """Of a number in words."""
    unit: Unit | None = None
    unit_at: int = -1


def _read(text: str) -> tuple[list[str], list[_Number]] | None:
    """The pieces of an age and the numbers in it; None where a piece is of no age."""
    pieces = _PIECE.findall(text)
    found: list[_Number] = []
    place = 0
    while place < len(pieces):
        piece = pieces[place]
        if piece.isdigit():
            number = _in_digits(pieces, place)
        elif piece[0].isalpha():
            number = _in_words(pieces, place)
        elif piece.isspace() or piece in _MARKS:
            number, place = None, place + 1
            continue
        else:
            return None
        if number is not None:
            found.append(number)
            place = number.end
        elif piece.isdigit() or not _stands(pieces, place, found):
            return None
        else:
            place += 1
    if found and found[-1].unit is not None:
        for number in found:
            if number.unit is None:  # "3-4 months"
                number.unit = found[-1].unit
    return (pieces, found) if found and not _is_torn(pieces, found) else None


def _is_torn(pieces: list[str], found: list[_Number]) -> bool:
    """Whether two numbers in words may be one, written in a way that is not known: "forty/three"."""
    for one, two in pairwise(found):
        joint = "".join(pieces[one.end : two.start])
        in_words = one.languages and two.languages and not any(c.isalpha() for c in joint)
        if in_words and one.value >= 20 and one.value % 10 == 0 and two.value < 20:
            return True
    return False


def _in_digits(pieces: list[str], place: int) -> _Number | None:
    value = int(pieces[place])
    after = pieces[place + 1 : place + 3]
    if value > _OLDEST or (after[:1] in (["."], [","]) and after[1:] and after[1].isdigit()):
        return None
    if after[:1] and after[0] in "'\u2019" and fold("".join(after[1:])) == "s":
        return _Number(place, place + 3, value, "s") if value % 10 == 0 else None
    if after[:1] and fold(after[0]) == "s":
        return _Number(place, place + 2, value, "s") if value % 10 == 0 else None
    if after[:1] and fold(after[0]) in _ENDINGS:
        return _Number(place, place + 2, value, "o")
    fraction = _FRACTION.match("".join(pieces[place + 1 : place + 6]))  # "2-1/2"
    return _Number(place, place + (5 if fraction else 1), value, "n")


def _in_words(pieces: list[str], place: int) -> _Number | None:
    if fold(pieces[place]) not in first_words():
        return None
    for end in range(min(len(pieces), place + _MOST_WORDS), place, -1):
        spelled = numbers().get(key_of("".join(pieces[place:end]))) if pieces[end - 1][0].isalpha() else None
        if spelled is not None:
            return _Number(place, end, spelled.value, spelled.kind, spelled.languages)
    return None


def _stands(pieces: list[str], place: int, found: list[_Number]) -> bool:
    """Whether a word may stand in an age; a unit is put down to the number before it."""
    plain = fold(pieces[place])
    unit = units().get(plain)
    if unit is not None and found and found[-1].unit is None:
        found[-1].unit, found[-1].unit_at = unit, place
    return unit is not None or plain in STANDING


def generalize_age(text: str, band: int = 10, cap: int = 90) -> str | None:
    """'23-year-old' -> '20-29-year-old', '91' -> '90+'; the words around stay. None where no age can be read.

    From `cap` years on everything is '90+' (45 CFR 164.514(b)(2)(i)(C): ages over 89); a range becomes the bands
    that it touches, a decade of life its bands. Months, weeks and days are those of an infant: '7-week-old' ->
    'under-10-year-old', '7 weeks' -> 'under 10 years'; beside years ("3 years 4 months") they go.
    """
    read = _read(ascii_digits(text)) if len(text) <= LONGEST else None
    if read is None:
        return None
    pieces, found = read
    years = [number for number in found if number.unit is None or number.unit.kind == "y"]
    finer = [number for number in found if number not in years]
    if not years:
        return _infant(pieces, found, band)
    start, end = found[0].start, found[-1].end
    if finer:
        if len(years) != 1 or years[0] is not found[0] or len(finer) > 1:
            return None
        language = years[0].unit.language if years[0].unit else "en"
        rest = "".join(pieces[finer[0].unit_at + 1 :])
        joint = "-" if "-" in pieces[years[0].end : years[0].unit_at] else " "
        said = "year" if joint == "-" and language == "en" else YEARS[language]
        return f"{''.join(pieces[:start])}{_band(years, band, cap)}{joint}{said}{rest}"
    if len(years) > 2 or (len(years) == 2 and not _is_range(pieces, years)):
        return None
    lead = "".join(pieces[:start])
    if years[0].kind == "s":
        lead = re.sub(r"(?:early|mid|late)[- ]*$", "", lead, flags=re.I)
    return f"{lead}{_band(years, band, cap)}{''.join(pieces[end:])}"


def _is_range(pieces: list[str], found: list[_Number]) -> bool:
    between = fold("".join(pieces[found[0].end : found[1].start])).strip()
    return between in {
        *DASHES,
        "to",
        "or",
        "and",
        "a",
        "y",
        "o",
        "bis",
        "und",
        "et",
        "ou",
        "tot",
        "e",
        "/",
    }


def _band(found: list[_Number], band: int, cap: int) -> str:
    low = min(number.value for number in found)
    high = max(number.value + 9 * (number.kind == "s") for number in found)
    if low >= cap:
        return f"{cap}+"
    low -= low % band
    if high >= cap:
        return f"{low}+"
    high = min(high - high % band + band, cap) - 1
    return f"{low}-{high}" if high > low else str(low)


def _infant(pieces: list[str], found: list[_Number], band: int) -> str | None:
    """The first band of years, in the form that the months, weeks or days were written in."""
    last = found[-1]
    unit = last.unit
    if unit is None or last.unit_at < 0 or any(n.value / _PER_YEAR[unit.kind] >= band for n in found):
        return None
    if any(number.unit is None or number.kind != "n" for number in found):
        return None
    between = "".join(pieces[last.end : last.unit_at])
    hyphened = between == "-" and unit.language == "en"
    short = fold(pieces[last.unit_at]) in {"month", "week", "day", "mo", "wk"}
    said = "year" if hyphened and short else YEARS[unit.language]
    joint = "-" if hyphened else " "
    before, after = "".join(pieces[: found[0].start]), "".join(pieces[last.unit_at + 1 :])
    return f"{before}{UNDER[unit.language]}{joint}{band}{between or ' '}{said}{after}"


def age_years(source: Source) -> int:
    """By how many years the ages of a scope move, and its dates of birth the other way: 1 to 3, or -1 to -3."""
    draw = source.pick("ages/years", 2 * _MOST_YEARS)
    return draw - _MOST_YEARS if draw < _MOST_YEARS else draw - _MOST_YEARS + 1


def replace(text: str, source: Source, label: str = "AGE") -> str | None:
    """Another age of the same class, by the years of the scope; of months, weeks and days another by one or two.

    A decade of life ("80s") moves by one; teens, and decades from the nineties on, have no other of their class.
    """
    read = _read(ascii_digits(text)) if len(text) <= LONGEST else None
    if read is None:
        return None
    pieces, found = read
    years = age_years(source)
    has_years = any(number.unit is None or number.unit.kind == "y" for number in found)
    new = list(pieces)
    moving = [
        n for n in found if not has_years or n.unit is None or n.unit.kind == "y"
    ]  # of "3 years 4 months" the years
    values = _all_moved(moving, years)
    if values is None:
        return None
    for number, value in zip(moving, values, strict=True):
        written = _written("".join(pieces[number.start : number.end]), number, value)
        new[number.start : number.end] = [written, *[""] * (number.end - number.start - 1)]
        if number.unit is not None and number.unit_at > 0 and pieces[number.unit_at - 1] != "-":
            new[number.unit_at] = _agreeing(pieces[number.unit_at], number.unit, number.value, value)
    return "".join(new)


def _all_moved(found: list[_Number], years: int) -> list[int] | None:
    """The new values, all moved the same way, so that "13-17" stays a range; None where neither way will do."""
    for step in (years, -years):
        values = [_moved(number, step) for number in found]
        if all(value is not None for value in values):
            return [value for value in values if value is not None]
    return None


def _moved(number: _Number, years: int) -> int | None:
    if number.kind == "s":
        return _decade(number.value, years)
    age = number.value
    if number.unit is not None and number.unit.kind != "y":
        moved = age + max(-2, min(2, years))
        return moved if moved >= 1 else None
    moved = age + years
    return moved if 1 <= moved <= MOST and _class(moved) == _class(age) else None


def _decade(decade: int, years: int) -> int | None:
    if not 20 <= decade <= 80:
        return None
    moved = decade + (10 if years > 0 else -10)
    return moved if 20 <= moved <= 80 else None


def _class(age: int) -> int:
    return 0 if age < _ADULT else 1 if age < _OLD else 2


def _written(old: str, number: _Number, value: int) -> str:
    if old[0].isdigit():
        digits = re.match(r"\d+", old)
        width = len(digits[0]) if digits else 0
        rest = old[width:]
        if number.kind == "o":
            ending = "th" if 10 < value % 100 < 14 else {1: "st", 2: "nd", 3: "rd"}.get(value % 10, "th")
            rest = ending.upper() if rest.isupper() else ending
        return (f"{value:0{width}d}" if old[0] == "0" else str(value)) + rest
    if number.kind == "o":
        word = ordinal(value)
    elif number.kind == "s":
        word = next(w for w, spelled in numbers().items() if spelled.kind == "s" and spelled.value == value)
    else:
        unit_language = number.unit.language if number.unit else ""
        language = unit_language if unit_language in number.languages else number.languages[0]
        word = spell(value, language)
    joint = next((c for c in old if c in DASHES or c.isspace()), "-")
    if joint != "-" and "-" not in old:
        word = word.replace("-", joint)
    return word.upper() if old.isupper() else word[0].upper() + word[1:] if old[0].isupper() else word


def _agreeing(old: str, unit: Unit, before: int, after: int) -> str:
    """The unit in the number that the new age asks for, where the old one was in that of the old age."""
    for count, form in ((1, unit.singular), (2, unit.plural)):
        other = unit.plural if count == 1 else unit.singular
        if fold(old) == fold(form) and (before == 1) == (count == 1) and (after == 1) != (count == 1):
            return other.upper() if old.isupper() else other.capitalize() if old[0].isupper() else other
    return old
