"""Moving what was read: a day by days, a longer unit by the nearest whole number of units, but at least one.

So all days of a scope keep their intervals, and all months (quarters, years, ...) keep theirs in months; each map is
one-to-one and keeps the order. Between a day and a month alone ("12 May" and "May") it is kept to the nearest unit.
A day without a year rotates among the 365 of a common year, one of an unknown month among 1 to 31.
"""

from collections.abc import Callable
from datetime import date, timedelta

from deid.surrogates.dates.reading import Moment

_DAYS_EACH = {
    "week": 7.0,
    "month": 30.436875,
    "season": 91.310625,
    "quarter": 91.310625,
    "half": 182.62125,
    "year": 365.2425,
    "decade": 3652.425,
}
_MONTHS_EACH = {"month": 1, "season": 3, "quarter": 3, "half": 6, "year": 12, "decade": 120}


def moved_days(moment: Moment, days: int, *, keep_year: bool = False, age_years: int = 0) -> list[date]:
    """The days of a moment, moved; `OverflowError` or `ValueError` outside the calendar.

    With `keep_year` the days of a year rotate, one-to-one and none fixed: an interval over the end of the year is
    not kept. `age_years` is by how much a person of the scope is made older: a date of birth lies that much earlier.
    """
    cyclic = keep_year or (moment.unit == "day" and not moment.has_year)
    move = _mover(moment.unit, days, cyclic, age_years if moment.has_year else 0)
    return [move(day) for day in moment.days]


def moved_number(moment: Moment, days: int) -> int:
    """The number of a weekday (of 7) or of a day of the month (of 31), moved."""
    if moment.unit == "weekday":
        return (moment.number + days) % 7
    return (moment.number - 1 + days) % 31 + 1


def _mover(unit: str, days: int, keep_year: bool, age_years: int) -> Callable[[date], date]:
    if unit == "day":
        if keep_year:
            return lambda day: _rotated(day, days)
        return lambda day: _years_before(day + timedelta(days=days), age_years)
    sign = 1 if days > 0 else -1
    units = max(1, int(abs(days) / _DAYS_EACH[unit] + 0.5)) * sign
    if unit == "week":
        return _week_in_year(units) if keep_year else lambda day: day + timedelta(weeks=units)
    each = _MONTHS_EACH[unit]
    if keep_year:
        in_year = 12 // each
        return lambda day: day.replace(month=_cycled(day.month - 1, units, in_year, each))
    if age_years and unit in {"month", "year", "quarter", "season", "half"}:
        back = age_years * 12 // each
        if unit != "year":
            units = round(days / _DAYS_EACH[unit]) - back or -back
        else:
            units = round(days / _DAYS_EACH[unit]) - age_years or -age_years
    return lambda day: _months_later(day, units * each)


def _cycled(month: int, units: int, count: int, each: int) -> int:
    """A month (from 0) of the same year, `units` on among the `count` units of a year; never the same."""
    if count < 2:
        return month + 1
    return (month // each + cycle_step(units, count)) % count * each + 1


def cycle_step(units: int, count: int) -> int:
    """By how many places a rotation of `count` moves: `units`, but never round to where it began."""
    step = 1 + (abs(units) - 1) % (count - 1)
    return step if units > 0 else -step


def _rotated(day: date, days: int) -> date:
    first = date(day.year, 1, 1)
    length = 366 if (date(day.year, 12, 31) - first).days == 365 else 365
    return first + timedelta(days=((day - first).days + cycle_step(days, length)) % length)


def _week_in_year(units: int) -> Callable[[date], date]:
    def move(day: date) -> date:
        year, week, weekday = day.isocalendar()
        if week == 53:
            raise ValueError("no such week in most years")
        return date.fromisocalendar(year, (week - 1 + cycle_step(units, 52)) % 52 + 1, weekday)

    return move


def _years_before(day: date, years: int) -> date:
    if not years:
        return day
    if (day.month, day.day) == (2, 29):
        day = day.replace(day=28)
    return day.replace(year=day.year - years)


def _months_later(day: date, count: int) -> date:
    year, month = divmod(12 * day.year + day.month - 1 + count, 12)
    return day.replace(year=year, month=month + 1)
