"""What the fields of a form say: a day, or the month, quarter, ..., that was meant, each checked by the calendar."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

from deid.surrogates.dates import cjk
from deid.surrogates.dates.forms import Form, forms_of
from deid.surrogates.dates.months import months, weekdays
from deid.surrogates.dates.scanning import Pieces
from deid.surrogates.dates.words import look_up

PIVOT = 30
"""Two-digit years up to it are 20xx, later ones 19xx."""
YEARLESS = 2001
"""A date without a year lies in it, but for 29 February: in 2000."""
_YEARS = range(1000, 2200)


@dataclass(slots=True)
class Moment:
    """One form, read. `days` are its days: one, or those of a row; of a longer unit the first day.

    A weekday alone, or a day of an unknown month, has its number as `number`, and no days.
    """

    form: Form
    unit: str
    """'day', 'week', 'month', 'season', 'quarter', 'half', 'year', 'decade', 'weekday' or 'dom'."""
    days: list[date]
    has_year: bool
    day_first: bool = False
    number: int = 0
    fields: dict[str, int] | None = None
    """The fields, where they are others than the form's: "5/98" is a month of a year."""

    @property
    def day(self) -> date:
        return self.days[0]

    @property
    def where(self) -> dict[str, int]:
        return self.form.fields if self.fields is None else self.fields


def read(pieces: Pieces, *, day_first: bool | None = None) -> list[Moment] | None:
    """All that the pieces say, in order; None where they are no date, or an impossible one."""
    found: list[Moment] = []
    forms = forms_of(pieces.kinds)
    if day_first is None:
        day_first = _own_evidence(forms, pieces)
    for form in forms:
        try:
            moment = _READERS[form.name](form, pieces, day_first)
        except (ValueError, OverflowError, KeyError):
            return None
        if moment is None:
            return None
        found.append(moment)
    try:
        if len(found) > 1:
            _fill_years(found)
            _fill_months(found)
    except ValueError:  # a 29 February that this year has not
        return None
    dated = [moment for moment in found if moment.unit != "clock"]
    if len(dated) > 1 and any(_may_be_time(moment, pieces) for moment in dated):
        return None
    return dated or None


def _own_evidence(forms: Sequence[Form], pieces: Pieces) -> bool | None:
    """What the text itself says of the order of day and month: another date in it, or words that are not English."""
    numeric = [form.fields for form in forms if "a" in form.fields]
    if not numeric:
        return None
    if len(numeric) > 1:
        pairs = [(pieces.values[fields["a"]], pieces.values[fields["b"]]) for fields in numeric]
        said = {a > b for a, b in pairs if max(a, b) > 12 >= min(a, b)}
        if len(said) == 1:
            return said.pop()
    if not any(kind in "WMfgvx" for kind in pieces.kinds):
        return None
    entries = [
        look_up(text) for kind, text in zip(pieces.kinds, pieces.texts, strict=True) if kind in "WMfgvx"
    ]
    languages = [entry.languages.split() for entry in entries if entry is not None]
    return True if any(spoken and "en" not in spoken for spoken in languages) else None


def _fill_years(moments: Sequence[Moment]) -> None:
    """In "28 Dec - 3 Jan 2024" and "5 May 2023 to 4 March" the missing year is the nearest that keeps the order."""
    dated = [m for m in moments if m.days and m.unit in {"day", "month", "quarter", "season", "week"}]
    for left, right in zip(dated[-2::-1], dated[:0:-1], strict=True):
        if right.has_year and not left.has_year:
            year = right.day.year
            _set_year(left, year if _in_year(left.days[-1], year) <= right.day else year - 1)
    for left, right in pairwise(dated):
        if left.has_year and not right.has_year:
            year = left.days[-1].year
            _set_year(right, year if _in_year(right.day, year) >= left.days[-1] else year + 1)


def _fill_months(moments: Sequence[Moment]) -> None:
    """In "5月3日から5日" and "May 3 and the 5th" the second day is of the same month, or of the next if it is less."""
    for left, right in pairwise(moments):
        if left.unit == "day" and right.unit == "dom" and "wd" not in right.where:
            last = left.days[-1]
            month = last.replace(day=1)
            if right.number < last.day:
                month = (month + timedelta(days=31)).replace(day=1)
            right.unit, right.days, right.has_year = "day", [month.replace(day=right.number)], left.has_year


def _in_year(day: date, year: int) -> date:
    return day.replace(year=year, day=28) if (day.month, day.day) == (2, 29) else day.replace(year=year)


def _set_year(moment: Moment, year: int) -> None:
    moment.days = [day.replace(year=year) for day in moment.days]
    moment.has_year = True


def _year(form: Form, pieces: Pieces, field: str = "y") -> int | None:
    at = form.fields.get(field)
    if at is None:
        return None
    value = pieces.values[at]
    if "era" in form.fields:
        found = cjk.year_of(pieces.texts[form.fields["era"]], value)
        if found is None:
            raise ValueError("no such year of the era")
        return found
    if pieces.kinds[at] == "y":
        if value not in _YEARS:
            raise ValueError("no year")
        return value
    if pieces.kinds[at] == "u":
        raise ValueError("a year of one digit")
    return value + (2000 if value <= PIVOT else 1900)


def _made(form: Form, unit: str, year: int | None, month: int, day: int = 1) -> Moment:
    known = year is not None
    if year is None:
        year = 2000 if (month, day) == (2, 29) else YEARLESS
    return Moment(form, unit, [date(year, month, day)], known)


def _month(form: Form, pieces: Pieces) -> int:
    if "m" in form.fields:
        return pieces.values[form.fields["m"]]
    at = form.fields["mon"]
    if pieces.kinds[at] == "X":
        return months().number(pieces.texts[at]) or 0
    return pieces.values[at]


def _day(form: Form, pieces: Pieces, day_first: bool | None) -> Moment | None:
    day = pieces.values[form.fields["d"]]
    if day > 31 and "y" not in form.fields and form.end - form.start <= 3 and "mon" in form.fields:
        year = day + (2000 if day <= PIVOT else 1900)  # "Jun-98"
        moment = _made(form, "month", year, _month(form, pieces))
        moment.fields = {"mon": form.fields["mon"], "y": form.fields["d"]}
        return moment
    return _made(form, "day", _year(form, pieces), _month(form, pieces), day)


def _either(form: Form, pieces: Pieces, day_first: bool | None) -> Moment | None:
    first, second = pieces.values[form.fields["a"]], pieces.values[form.fields["b"]]
    dotted = pieces.texts[form.fields["a"] + 1] == "."
    prefers_day = dotted or bool(day_first)
    year = _year(form, pieces)
    for by_day in (prefers_day, not prefers_day):
        month, day = (second, first) if by_day else (first, second)
        try:
            moment = _made(form, "day", year, month, day)
        except ValueError:
            continue
        moment.day_first = by_day
        return moment
    return _odd_numbers(form, pieces, first, second)


def _pair(form: Form, pieces: Pieces, day_first: bool | None) -> Moment | None:
    """Day and month without a year. With a dot the day comes first; "16.00" is a time, which stays."""
    first, second = form.fields["a"], form.fields["b"]
    if pieces.texts[first + 1] != ".":
        return _either(form, pieces, day_first)
    day, month = pieces.values[first], pieces.values[second]
    try:
        moment = _made(form, "day", None, month, day)
    except ValueError:
        is_clock = (
            day <= 24 and month <= 59 and pieces.kinds[second] == "n" and (day > 12 or not 1 <= month <= 31)
        )
        return Moment(form, "clock", [], False) if is_clock else None
    moment.day_first = True
    return moment


def _may_be_time(moment: Moment, pieces: Pieces) -> bool:
    """Whether a pair of numbers, not alone in its text, may be hours: "Monday 3-8", "3.30" beside a date."""
    if moment.form.name != "pair" or moment.has_year:
        return False
    between = pieces.texts[moment.form.fields["a"] + 1]
    has_weekday = "W" in pieces.kinds
    return (between == "-" and has_weekday) or (
        between == "." and "dot" not in moment.form.fields and not has_weekday
    )


def _odd_numbers(form: Form, pieces: Pieces, first: int, second: int) -> Moment | None:
    """ "98-05-12" begins with the year; "5/98" is a month."""
    places = form.fields
    if "y" in places and pieces.kinds[places["a"]] == "n" and pieces.kinds[places["y"]] == "n":
        year = first + (2000 if first <= PIVOT else 1900)
        moment = _made(form, "day", year, second, pieces.values[places["y"]])
        moment.fields = {"y": places["a"], "m": places["b"], "d": places["y"]}
        return moment
    if "y" not in places and second > 31:
        moment = _made(form, "month", second + 1900, first)
        moment.fields = {"m": places["a"], "y": places["b"]}
        return moment
    return None


def _row(form: Form, pieces: Pieces, day_first: bool | None) -> Moment | None:
    numbers = [pieces.values[at] for at in form.days]
    year, month = _year(form, pieces), _month(form, pieces)
    if year is None and len(numbers) == 2 and numbers[1] > 31:  # "May 12, 98"
        moment = _made(form, "day", numbers[1] + 1900, month, numbers[0])
        moment.fields = {"mon": form.fields["mon"], "d": form.days[0], "y": form.days[1]}
        return moment
    moment = _made(form, "day", year, month, max(numbers))
    moment.days = [moment.day.replace(day=number) for number in numbers]
    return moment if numbers == sorted(set(numbers)) else None


def _compact(form: Form, pieces: Pieces, day_first: bool | None) -> Moment | None:
    text = pieces.texts[form.fields["c"]]
    year, month, day = int(text[:4]), int(text[4:6]), int(text[6:])
    return _made(form, "day", year, month, day) if year in _YEARS else None


def _ordinal(form: Form, pieces: Pieces, day_first: bool | None) -> Moment | None:
    year = _year(form, pieces) or 0
    day = date(year, 1, 1) + timedelta(days=pieces.values[form.fields["j"]] - 1)
    return Moment(form, "day", [day], True) if day.year == year else None


def _of_month(form: Form, pieces: Pieces, day_first: bool | None) -> Moment | None:
    return _made(form, "month", _year(form, pieces), _month(form, pieces))


def _month_or_year(form: Form, pieces: Pieces, day_first: bool | None) -> Moment | None:
    """2019-12 is a month, 2019-21 two years, 2019-13 neither."""
    year, second = _year(form, pieces) or 0, pieces.values[form.fields["m"]]
    if 1 <= second <= 12:
        return _made(form, "month", year, second)
    if pieces.kinds[form.fields["m"]] == "n" and 0 < (second - year) % 100 < 60:
        return Moment(
            form,
            "year",
            [date(year, 1, 1)],
            True,
            fields={"y": form.fields["y"], "e": form.fields["m"]},
        )
    return None


def _of_year(form: Form, pieces: Pieces, day_first: bool | None) -> Moment | None:
    year = _year(form, pieces)
    if year is None:
        return None
    if "e" in form.fields:
        last = pieces.values[form.fields["e"]]
        if not 0 < (last - year) % 100 < 60:
            return None
    return Moment(form, "year", [date(year, 1, 1)], True)


def _decade(form: Form, pieces: Pieces, day_first: bool | None) -> Moment | None:
    year = _year(form, pieces)
    return Moment(form, "decade", [date(year, 1, 1)], True) if year is not None and year % 10 == 0 else None


def _part(unit: str, field: str, months_each: int) -> "_Reader":
    def read_part(form: Form, pieces: Pieces, day_first: bool | None) -> Moment | None:
        at = form.fields[field]
        number = pieces.values[at] + (field == "s")
        if not 1 <= number <= 12 // months_each:
            return None
        if pieces.kinds[at] == "N" and not _is_ordinal(pieces.texts[at]):
            return None
        return _made(form, unit, _year(form, pieces), months_each * (number - 1) + 1)

    return read_part


def _is_ordinal(word: str) -> bool:
    """Whether a spelled day is an ordinal; those of Spanish, French, Italian are cardinals."""
    entry = look_up(word)
    return entry is not None and bool({"en", "de", "nl"} & set(entry.languages.split()))


def _week(form: Form, pieces: Pieces, day_first: bool | None) -> Moment | None:
    year, week = _year(form, pieces), pieces.values[form.fields["w"]]
    at = form.fields.get("iso")
    day = date.fromisocalendar(year or YEARLESS, week, pieces.values[at] if at is not None else 1)
    return Moment(form, "week" if at is None else "day", [day], year is not None)


def _dom(form: Form, pieces: Pieces, day_first: bool | None) -> Moment | None:
    at = form.fields["d"]
    number = pieces.values[at]
    if pieces.kinds[at] == "N" and "wd" not in form.fields and not _is_ordinal(pieces.texts[at]):
        return None
    return Moment(form, "dom", [], False, number=number) if 1 <= number <= 31 else None


def _weekday(form: Form, pieces: Pieces, day_first: bool | None) -> Moment | None:
    number = weekdays().number(pieces.texts[form.fields["wd"]])
    return None if number is None else Moment(form, "weekday", [], False, number=number)


_Reader = Callable[[Form, Pieces, bool | None], Moment | None]
_READERS: dict[str, _Reader] = {
    "numbers": _day,
    "day": _day,
    "either": _either,
    "pair": _pair,
    "row": _row,
    "compact": _compact,
    "ordinal": _ordinal,
    "month": _of_month,
    "month_or_year": _month_or_year,
    "year": _of_year,
    "years": _of_year,
    "decade": _decade,
    "season": _part("season", "s", 3),
    "quarter": _part("quarter", "q", 3),
    "half": _part("half", "h", 6),
    "week": _week,
    "dom": _dom,
    "weekday_dom": _dom,
    "weekday": _weekday,
}
