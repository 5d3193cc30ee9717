"""DATE: read in any form that the detectors find, moved by days, written again in the same form.

A text is taken apart (`scanning`), matched with a grammar (`forms`), read (`reading`), moved (`moving`)
and written anew field by field (`writing`), so order, separators, padding, language, ordinals, two-digit years,
digits of other scripts, times and zones stay by construction. Ranges and lists move whole: "15-17 May" may become
"29 May-1 June".

Rules that had to be made:

- numbers are month-day-year unless that is impossible, but day first where dots separate them or the weekday beside
  them is not English; `day_first` (see `deid.surrogates.dates.evidence`) says otherwise for a document;
- two-digit years up to 30 are 20xx;
- a date without a year lies in 2001 (29 February: 2000), unless the other end of its range has one;
- a month, quarter, season, half, week, year or decade alone moves by the nearest whole number of units, at least one:
  it is never the original's, and keeps its intervals with others of its kind;
- a weekday moves with the date beside it; alone, and with a day of an unknown month, by the same days;
- a time of day in a date stays;
- feasts, centuries, dates of other calendars than the Gregorian, and counts of seconds are not read.
"""

from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from deid.surrogates.ages import generalize_age
from deid.surrogates.dates.evidence import day_first, is_birth
from deid.surrogates.dates.moving import moved_days, moved_number
from deid.surrogates.dates.reading import Moment, read
from deid.surrogates.dates.scanning import Pieces, scan
from deid.surrogates.dates.writing import Writer
from deid.surrogates.forms import LONGEST, ascii_digits, is_digit
from deid.surrogates.keys import Key
from deid.surrogates.permutation import pick

__all__ = [
    "Written",
    "day_first",
    "generalize_age",
    "generalize_to_year",
    "is_birth",
    "offset_days",
    "parse",
    "shift",
]

_YEARLIKE = frozenset(("year", "decade"))
_BESIDE = frozenset(" ,.f(\"'t:")


@dataclass(frozen=True, slots=True)
class Written:
    """A date as it was read: `day` is the day itself, or the first of the month, quarter or year that was meant."""

    day: date
    unit: str
    """'day', 'week', 'month', 'season', 'quarter', 'half', 'year', 'decade', or 'weekday' (a day of early 2001)."""
    has_year: bool


def parse(text: str, *, day_first: bool | None = None) -> Written | None:
    """The one date that the text writes; None for what is no date, impossible, a range, or in a form unknown here."""
    moments = read(scan(ascii_digits(text)), day_first=day_first) if len(text) <= LONGEST else None
    if moments and len(moments) == 1 and moments[0].unit == "weekday":
        return Written(date(2001, 1, 1 + moments[0].number), "weekday", False)
    dated = [moment for moment in moments or () if moment.days]
    if len(dated) != 1 or len(dated[0].days) != 1:
        return None
    return Written(dated[0].day, dated[0].unit, dated[0].has_year)


def shift(
    text: str, days: int, *, day_first: bool | None = None, keep_year: bool = False, age_years: int = 0
) -> str | None:
    """The text with its dates `days` later, in the same written form; None where it is not all read as dates, or
    where the result would be the original.

    `day_first` is what a document shows of 3/4/2024 (`day_first()`); None takes the rule above, and what is
    impossible in one order is read in the other. With `keep_year` the year stays, and the day rotates within it
    (one-to-one, none fixed; intervals over the end of a year break, and so do whole weeks); a text that has only
    years is then returned as it is.

    `age_years` (`ages.age_years`) is for a date of birth: it lies so many years earlier, whatever the largest offset,
    so that the age at any other moved date of the scope grows by them (but for a day or two around the birthday, by
    leap days). `keep_year` goes before it.
    """
    if len(text) > LONGEST or not days:
        return None
    plain = ascii_digits(text)
    pieces = scan(plain)
    moments = read(pieces, day_first=day_first)
    if moments is None or "h" in pieces.kinds:
        return None
    if keep_year and all(moment.unit in _YEARLIKE for moment in moments):
        return text
    try:
        moved = _written(pieces, moments, days, keep_year, age_years)
    except (ValueError, OverflowError, KeyError, IndexError):
        return None
    if moved == plain or "".join(plain.split()) == "".join(moved.split()):
        return None
    return moved if text.isascii() else _digits_like(text, moved)


def _written(pieces: Pieces, moments: list[Moment], days: int, keep_year: bool, age_years: int) -> str:
    writer = Writer(pieces)
    new: list[tuple[Moment, list[date]]] = []
    for moment in moments:
        if not moment.days:
            if moment.unit == "dom":
                writer.number(moment, moved_number(moment, days), days)
            continue
        after = moved_days(moment, days, keep_year=keep_year, age_years=0 if keep_year else age_years)
        writer.days(moment, after)
        new.append((moment, after))
    for moment in moments:
        if moment.unit == "weekday":
            writer.weekday(moment.where["wd"], _weekday(pieces, moment, new, days))
    return writer.text()


def _weekday(pieces: Pieces, weekday: Moment, dated: list[tuple[Moment, list[date]]], days: int) -> int:
    """That of the date beside it; where its year is not known for sure, as far from the old one as that moved."""
    for moment, after in dated:
        if moment.unit != "day" or not _is_beside(pieces, weekday, moment):
            continue
        place = 0 if weekday.form.start < moment.form.start else -1
        year_at = moment.where.get("y", moment.where.get("c"))
        if year_at is not None and pieces.kinds[year_at] in "yc":
            return after[place].weekday()
        if moment.has_year:
            return (weekday.number + (after[place] - moment.days[place]).days) % 7
    return moved_number(weekday, days)


def _is_beside(pieces: Pieces, one: Moment, other: Moment) -> bool:
    first, second = sorted((one.form, other.form), key=lambda form: form.start)
    return all(kind in _BESIDE for kind in pieces.kinds[first.end : second.start])


def _digits_like(text: str, moved: str) -> str:
    """The digits in the script of the text's, where it has only one."""
    zeros = {chr(ord(c) - int(c)) for c in text if is_digit(c)}
    if len(zeros) != 1 or "0" in zeros:
        return moved
    zero = ord(zeros.pop())
    return "".join(chr(zero + int(c)) if c.isascii() and c.isdigit() else c for c in moved)


def generalize_to_year(text: str, *, oldest: int | None = None) -> str | None:
    """The year of the date in four digits, "2019-2021" of a range, "1990s" of a decade; None where it has no year, or
    is not all read.

    Years before `oldest` become one class, "1935 or earlier" for 1936: 45 CFR 164.514(b)(2)(i)(C) lets no year stand
    that shows an age over 89, "except that such ages and elements may be aggregated into a single category of age 90
    or older". A feast counts for its year: "Christmas 2019".
    """
    if len(text) > LONGEST:
        return None
    pieces = scan(ascii_digits(text))
    moments = [m for m in read(pieces) or () if m.unit != "weekday"]
    if not moments or any(not m.days or not m.has_year for m in moments):
        return None
    years = sorted({year for moment in moments for year in _years(pieces, moment)})
    if len(moments) == 1 and moments[0].unit == "decade":
        shown = f"{years[0]}s"
        return shown if oldest is None or years[0] >= oldest else f"{oldest - 1} or earlier"
    first, last = _class_of(years[0], oldest), _class_of(years[-1], oldest)
    if first == last:
        return first
    return f"{first}-{last}" if first.isdigit() else f"{first} to {last}"


def _years(pieces: Pieces, moment: Moment) -> list[int]:
    years = [day.year for day in moment.days]
    if "w" in moment.where:
        years = [day.isocalendar()[0] for day in moment.days]
    end = moment.where.get("e")
    if end is not None:
        years.append(years[0] + (pieces.values[end] - years[0]) % 100)
    return years


def _class_of(year: int, oldest: int | None) -> str:
    return f"{year:04d}" if oldest is None or year >= oldest else f"{oldest - 1} or earlier"


@lru_cache(maxsize=1024)
def offset_days(key: Key, scope: str = "", max_days: int = 365, whole_weeks: bool = False) -> int:
    """By how many days the dates of a scope move: up to `max_days` either way, never 0."""
    step = 7 if whole_weeks else 1
    most = max(1, max_days // step)
    draw = pick(key.derive("dates/offset"), 2 * most, scope)
    return step * (draw - most if draw < most else draw - most + 1)
