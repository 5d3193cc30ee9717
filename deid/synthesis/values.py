"""Written forms of dates, times, ages and numbers (data/formats.txt)."""

from collections.abc import Callable
from datetime import date, timedelta
from random import Random

from deid.synthesis.words import listed, written

MONTHS = listed("January February March April May June July August September October November December")
_SPANISH = listed("enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre")
_GERMAN = listed("Januar Februar März April Mai Juni Juli August September Oktober November Dezember")
_FRENCH = listed("janvier février mars avril mai juin juillet août septembre octobre novembre décembre")
DAYS = listed("Monday Tuesday Wednesday Thursday Friday Saturday Sunday")
_SMALL = (
    *(
        "zero",
        "one",
        "two",
        "three",
        "four",
        "five",
        "six",
        "seven",
        "eight",
        "nine",
        "ten",
        "eleven",
        "twelve",
    ),
    *("thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"),
)
_TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_SEASONS = ("winter", "spring", "summer", "fall", "autumn")
_UNITS = ("day", "day", "week", "week", "month", "year")


def in_words(number: int) -> str:
    """0 to 119.

    >>> in_words(8), in_words(54), in_words(101)
    ('eight', 'fifty-four', 'one hundred and one')
    """
    if number >= 100:
        return "a hundred" if number == 100 else f"one hundred and {in_words(number - 100)}"
    if number < 20:
        return _SMALL[number]
    ten = _TENS[number // 10 - 2]
    return ten if number % 10 == 0 else f"{ten}-{_SMALL[number % 10]}"


def ordinal(number: int) -> str:
    """
    >>> ordinal(1), ordinal(12), ordinal(23)
    ('1st', '12th', '23rd')
    """
    ending = "th" if 10 < number % 100 < 14 else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{ending}"


# ------------------------------------------------------------------------------------------------ dates

_MIX = (
    *("slash",) * 4,
    *("long",) * 4,
    *("short",) * 3,
    *("iso", "iso", "dotted", "month_year", "month_year", "year", "weekday", "relative", "range", "holiday"),
)
DATE_STYLES = (
    "iso",
    "slash",
    "dotted",
    "long",
    "short",
    "month_year",
    "year",
    "weekday",
    "relative",
    "range",
    "holiday",
)
_NEWBORN = date(2024, 6, 1)
"""When ages are told."""


def a_date(rng: Random) -> date:
    """Mostly of the last years."""
    years = rng.choice((range(2015, 2027), range(2015, 2027), range(1950, 2030)))
    return date(rng.choice(years), 1, 1) + timedelta(days=rng.randrange(365))


def birthday(age_in_days: int) -> date:
    return _NEWBORN - timedelta(days=age_in_days)


def date_words(day: date, style: str, rng: Random) -> str:
    """One of `DATE_STYLES`, `full` for dates of birth, or empty for any."""
    style = style or rng.choice(_MIX)
    if style == "range" and day.day > 20:  # both ends lie in one month
        day -= timedelta(days=day.day - rng.randrange(1, 20))
    return written(f"date {style}", rng, _date_fields(day, rng))


def _date_fields(day: date, rng: Random) -> dict[str, Callable[[], object]]:
    count = rng.choice((rng.randrange(2, 8), rng.randrange(2, 30)))
    unit, month, weekday = rng.choice(_UNITS), MONTHS[day.month - 1], DAYS[day.weekday()]
    abbreviated, span = month[:3], rng.randrange(1, 9)
    return {
        "d": lambda: day.day,
        "dd": lambda: f"{day.day:02}",
        "o": lambda: ordinal(day.day),
        "e": lambda: day.day + span,
        "eo": lambda: ordinal(day.day + span),
        "m": lambda: day.month,
        "mm": lambda: f"{day.month:02}",
        "Mon": lambda: abbreviated,
        "Mon_": lambda: "Sept." if day.month == 9 else month if len(month) < 5 else f"{abbreviated}.",
        "MON": lambda: abbreviated.upper(),
        "Month": lambda: month,
        "es": lambda: _SPANISH[day.month - 1],
        "de": lambda: _GERMAN[day.month - 1],
        "fr": lambda: _FRENCH[day.month - 1],
        "yyyy": lambda: day.year,
        "yy": lambda: f"{day.year % 100:02}",
        "yy1": lambda: f"{(day.year + 1) % 100:02}",
        "decade": lambda: day.year // 10 * 10,
        "dec": lambda: f"{day.year // 10 * 10 % 100:02}",
        "Day": lambda: weekday,
        "Dy": lambda: weekday[:3],
        "season": lambda: rng.choice(_SEASONS),
        "Season": lambda: rng.choice(_SEASONS).capitalize(),
        "q": lambda: (day.month + 2) // 3,
        "n": lambda: rng.choice((in_words(count), str(count), in_words(count))),
        "unit": lambda: unit,
        "units": lambda: f"{unit}s",
    }


# ------------------------------------------------------------------------------------------------ times

Moment = tuple[int, int, int]
TIME_STYLES = ("24", "seconds", "12", "words")


def a_time(rng: Random) -> Moment:
    """Hour, minute, second; more often by day and at round minutes."""
    hour = rng.choice((rng.randrange(24), rng.randrange(7, 20)))
    return hour, rng.choice((0, 0, 15, 30, 45, rng.randrange(60), rng.randrange(60))), rng.randrange(60)


def time_words(moment: Moment, style: str, rng: Random) -> str:
    hour, minute, second = moment
    if not style:
        style = rng.choice(("12",) * 9 + ("24",) * 6 + ("other",) * 3 + ("words",) * 2)
    if style == "12" and minute == 0 and rng.random() < 0.7:
        style = "hour"
    twelve, half = (hour - 1) % 12 + 1, "pm" if hour >= 12 else "am"
    return written(
        f"time {style}",
        rng,
        {
            "t": lambda: twelve,
            "tt": lambda: f"{twelve:02}",
            "h": lambda: hour,
            "hh": lambda: f"{hour:02}",
            "mm": lambda: f"{minute:02}",
            "ss": lambda: f"{second:02}",
            "ap": lambda: half,
            "AP": half.upper,
            "a_p_": lambda: f"{half[0]}.m.",
            "A_P_": lambda: f"{half[0].upper()}.M.",
            "word": lambda: in_words(twelve),
            "next": lambda: in_words(twelve % 12 + 1),
        },
    )


# ------------------------------------------------------------------------------------- ages and numbers


def age_words(days: int, style: str, rng: Random) -> str:
    """`days` is how long somebody has lived. Styles: number, adjective, years, or empty for any."""
    years = days // 365
    if style == "number":
        return str(max(years, 1))
    if days < 730:
        return _infant(days, style, rng)
    makers = {"n": lambda: years, "word": lambda: in_words(years)}
    return written(f"age {style}".strip(), rng, makers)


def _infant(days: int, style: str, rng: Random) -> str:
    count, unit = rng.choice(((days // 7, "week"), (days, "day"))) if days < 90 else (days // 30, "month")
    count = max(count, 1)
    shown = rng.choice((str(count), str(count), in_words(count)))
    if style == "adjective":
        return f"{shown}-{unit}-old"
    old = " old" if style == "years" or rng.random() < 0.5 else ""
    return f"{shown} {unit}{'' if count == 1 else 's'}{old}"


_MONEY = (
    "${}",
    "${}",
    "${}",
    "${}",
    "£{}",
    "€{}",
    "{} EUR",
    "USD {}",
    "{} €",
    "₹{}",
    "R$ {}",
    "CHF {}",
    "Rs. {}",
)


def number(style: str, rng: Random) -> str:
    """`1-20`, `decimal`, `money`, or any."""
    if style == "decimal":
        return f"{rng.uniform(0, rng.choice((1, 10, 10, 100, 1000))):.{rng.choice((1, 1, 2))}f}"
    if style == "money":
        amount = rng.choice((rng.uniform(1, 100), rng.uniform(100, 5000), rng.uniform(5000, 900000)))
        shown = rng.choice((f"{amount:,.2f}", f"{amount:,.2f}", f"{amount:,.0f}", f"{amount:.2f}"))
        return rng.choice(_MONEY).format(shown)
    if style:
        low, high = map(int, style.split("-"))
        return str(rng.randint(low, high))
    return str(rng.randrange(rng.choice((10, 100, 1000, 20000))))
