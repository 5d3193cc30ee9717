"""DATE: read in any usual written form, moved by days, written again in the same form.

Every pattern names its parts (y, m, d, mon, wd, ...); a moved date is the same text with each part rewritten
in place, so order, separators, padding, month language, ordinals and two-digit years stay by construction.

Rules that had to be made: numbers are month-day-year unless that is impossible, but day first where dots
separate them; two-digit years up to 30 are 20xx; a date without a year lies in 2001 (29 February: 2000); of a
month or a year alone the middle is moved, and where that does not change it, it moves to the next in the same
direction, so it is never the original's.
"""

import re
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from deid.surrogates.ages import generalize_age
from deid.surrogates.forms import LONGEST, ascii_digits, fold
from deid.surrogates.keys import Key
from deid.surrogates.months import months, weekdays
from deid.surrogates.permutation import pick

__all__ = ["Written", "generalize_age", "generalize_to_year", "offset_days", "parse", "shift"]

_PIVOT = 30
_WORD = r"(?!(?:de|del|of|the|den|el|le)\b)[^\W\d_]{2,10}"
_SEASONS = {"winter": 1, "spring": 4, "summer": 7, "autumn": 10, "fall": 10}
_JOIN = re.compile(
    r"\s*(?:\u2013|\u2014|\bto\b|\bthrough\b|\buntil\b|\btill\b|\bthru\b|\bbis\b|\bal?\b|\bau\b|\btot\b|\band\b|\s-\s|(?<=\d{4})-(?=\d{4}))\s*",
    re.I,
)


@dataclass(frozen=True, slots=True)
class Written:
    """A date as it was read: `day` is the day itself, or the middle of the month, quarter or year that was
    meant.
    """

    match: re.Match[str]
    day: date
    unit: str
    """'day', 'month', 'season', 'quarter', 'year' or 'weekday'."""
    has_year: bool
    day_first: bool = False


@cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    mon = rf"(?P<mon>{_WORD})\.?"
    wd = rf"(?:(?P<wd>{_WORD}(?:-feira)?)\.?,?\s+(?:the\s+|den\s+|el\s+|le\s+)?)?"
    d = r"(?P<d>\d{1,2})(?P<ord>st|nd|rd|th|º|ª|er|e)?\.?"
    y = r"(?P<y>\d{4}|(?P<tick>['\u2019])?\d\d)"
    clock = r"\d{1,2}(?:[:.h]\d\d){1,2}(?:[.,]\d+)?\s*(?:[ap]\.?m\.?|Uhr|h)?"
    zone = r"(?:Z|UTC|GMT|[A-Z]{2,4}|[+-]\d\d:?\d\d)?(?:\s*\([A-Z]+\))?"
    time = rf"(?P<time>(?:,?\s+(?:at\s+|um\s+|à\s+)?|T|:){clock}\s*{zone})?"
    part = r"(?:(?:early|mid|late|end of|beginning of|start of)[-\s]+)?"
    full_or_tick = r"\d{4}|['\u2019]\d\d"
    of = r"(?:\s+(?:of|de|del|di|van)\s+|\s*[-/]\s*|\s+|,\s*)"
    year_of = r"(?:\s+(?:of|de|del|di)\s+|\s*,\s*|\s*[-/]\s*|\s+)"
    sources = (
        rf"{wd}(?P<y>\d{{4}})(?P<sep>[-/.])(?P<m>\d{{1,2}})(?P=sep)(?P<d>\d{{1,2}}){time}",
        r"(?P<y>(?:19|20)\d\d)(?P<m>\d\d)(?P<d>\d\d)(?:T\d{4,6}Z?)?",
        rf"{wd}(?P<a>\d{{1,2}})(?P<sep>\s?[-/.]\s?)(?P<b>\d{{1,2}})(?P=sep)(?P<y>\d{{4}}|\d\d){time}",
        rf"{wd}(?:the\s+|el\s+|le\s+)?{d}{of}{mon}(?:{year_of}{y})?{time}",
        rf"(?P<d>\d{{1,2}})(?P<mon>[^\W\d_]{{3,10}})(?P<y>\d{{4}}|\d\d){time}",
        rf"{wd}{mon}(?:\s*[-/]\s*|\s+(?:the\s+)?){d}(?:(?:\s*,\s*|\s+of\s+|\s*[-/]\s*|\s+){y})?{time}",
        rf"{wd}{mon}\s+(?P<d>\d{{1,2}})\s+(?P<time>\d\d:\d\d(?::\d\d)?(?:\s+[A-Z]{{2,4}})?)\s+(?P<y>\d{{4}})",
        rf"(?P<y>\d{{4}})[-\s]{mon}[-\s](?P<d>\d{{1,2}})",
        rf"{part}{mon}(?:{year_of}(?P<y>{full_or_tick}))?",
        r"(?P<y>\d{4})[-/](?P<m>0[1-9]|1[0-2])",
        r"(?P<m>0?[1-9]|1[0-2])[-/.](?P<y>\d{4})",
        rf"{wd}(?P<a>\d{{1,2}})(?P<sep>[/.])(?P<b>\d{{1,2}})\.?",
        r"Q(?P<q>[1-4])(?:[\s/-]|\s+of\s+)?(?P<y>\d{4}|['\u2019]\d\d)?",
        r"(?P<y>\d{4})[\s/-]?Q(?P<q>[1-4])",
        rf"(?:(?:early|mid|late)[-\s]+)?(?P<season>{'|'.join(_SEASONS)})(?:(?:\s+of)?,?\s+(?P<y>\d{{4}}))?",
        rf"{part}(?:(?:FY|anno|year)[-\s]*)?(?P<y>(?:1[5-9]|20)\d\d|['\u2019]\d\d)",
        rf"(?P<wd>{_WORD}(?:-feira)?)\.?",
    )
    return tuple(re.compile(rf"(?P<lead>\s*){source}(?P<tail>\s*)", re.I) for source in sources)


def parse(text: str) -> Written | None:
    """The date that the text writes; None for what is no date, impossible, or in a form unknown here."""
    if len(text) > LONGEST:
        return None
    for pattern in _patterns():
        match = pattern.fullmatch(text)
        if match:
            found = _read(match)
            if found:
                return found
    return None


def _read(match: re.Match[str]) -> Written | None:
    part = match.groupdict()
    year, has_year = _year(part.get("y")), part.get("y") is not None
    if part.get("wd") and weekdays().number(part["wd"]) is None:
        return None
    if part.get("a"):
        return _read_numbers(match, year, int(part["a"]), int(part["b"]))
    month = months().number(part["mon"]) if part.get("mon") else int(part["m"]) if part.get("m") else None
    if part.get("mon") and month is None:
        return None
    if part.get("season"):
        return _made(match, year, _SEASONS[part["season"].lower()], 15, "season", has_year)
    if part.get("q"):
        return _made(match, year, 3 * int(part["q"]) - 1, 15, "quarter", has_year)
    if part.get("d"):
        if month is None:
            return None
        return _made(match, year, month, int(part["d"]), "day", has_year)
    if month is not None:
        return _made(match, year, month, 15, "month", has_year)
    if part.get("wd"):
        return Written(match, date(2001, 1, 1 + (weekdays().number(part["wd"]) or 0)), "weekday", False)
    return _made(match, year, 7, 1, "year", True)


def _read_numbers(match: re.Match[str], year: int | None, first: int, second: int) -> Written | None:
    prefers_day = "." in match["sep"]
    for day_first in (prefers_day, not prefers_day):
        month, day = (second, first) if day_first else (first, second)
        found = _made(match, year, month, day, "day", year is not None)
        if found:
            return Written(match, found.day, "day", year is not None, day_first)
    return None


def _made(
    match: re.Match[str], year: int | None, month: int, day: int, unit: str, has_year: bool
) -> Written | None:
    if year is None:
        year = 2000 if (month, day) == (2, 29) else 2001
    try:
        return Written(match, date(year, month, day), unit, has_year)
    except ValueError:
        return None


def _year(text: str | None) -> int | None:
    if text is None:
        return None
    number = int(text.strip("'\u2019"))
    if len(text.strip("'\u2019")) == 4:
        return number
    return number + (2000 if number <= _PIVOT else 1900)


def shift(text: str, days: int) -> str | None:
    """The text with its date (or both dates of a range) `days` later, in the same written form.

    None where nothing can be read as a date, or where the result would be the original.
    """
    if len(text) > LONGEST:
        return None
    text = ascii_digits(text)
    moved = _shift_one(text, days) or _shift_days_range(text, days) or _shift_range(text, days)
    return None if moved == text else moved


def _shift_one(text: str, days: int) -> str | None:
    written = parse(text)
    if written is None:
        return None
    day = _moved(written, days)
    return None if day is None else _write(written, day)


def _moved(written: Written, days: int) -> date | None:
    """The day, moved; for a longer unit, at least one of it."""
    sign = 1 if days > 0 else -1
    try:
        day = written.day + timedelta(days=days)
        if written.unit in _SPAN and _same_unit(written, day):
            day = written.day + timedelta(days=sign * _SPAN[written.unit])
    except OverflowError:
        return None
    return day


_SPAN = {"month": 31, "season": 91, "quarter": 92, "year": 366}


def _same_unit(written: Written, day: date) -> bool:
    return {
        "month": (day.month == written.day.month and (day.year == written.day.year or not written.has_year)),
        "season": _season(day) == _season(written.day) and day.year == written.day.year,
        "quarter": (day.month - 1) // 3 == (written.day.month - 1) // 3 and day.year == written.day.year,
        "year": day.year == written.day.year,
    }[written.unit]


def _season(day: date) -> str:
    return ("winter", "spring", "summer", "autumn")[(day.month % 12) // 3]


def _write(written: Written, day: date) -> str:
    match = written.match
    new: dict[str, str] = {}
    for name, old in match.groupdict().items():
        if old is not None:
            value = _part(name, old, written, day)
            if value is not None:
                new[name] = value
    pieces: list[str] = []
    done = 0
    for name in sorted(new, key=match.start):
        pieces += (match.string[done : match.start(name)], new[name])
        done = match.end(name)
    return "".join(pieces) + match.string[done:]


def _part(name: str, old: str, written: Written, day: date) -> str | None:
    """How one named part of the pattern reads for the new day; None for the parts that stay."""
    if name in {"a", "b"}:
        name = "d" if (name == "a") == written.day_first else "m"
    if name == "y":
        tick, digits = (old[0], old[1:]) if old[0] in "'\u2019" else ("", old)
        return tick + (f"{day.year:04d}" if len(digits) == 4 else f"{day.year % 100:02d}")
    if name in {"m", "d"}:
        number = day.month if name == "m" else day.day
        return f"{number:02d}" if _padded(old, written) else str(number)
    if name == "ord":
        return _ordinal(old, day.day)
    if name == "mon":
        return months().other(old, day.month, language=_language(written), short=_is_short(written))
    if name == "wd":
        said = weekdays().number(old) or 0
        moved = day.weekday() if written.has_year else (said + (day - written.day).days) % 7
        return weekdays().other(old, moved, language=_language(written))
    if name == "q":
        return str((day.month - 1) // 3 + 1)
    if name == "season":
        season = "fall" if _season(day) == "autumn" and old.lower() == "fall" else _season(day)
        return season.upper() if old.isupper() else season.capitalize() if old[0].isupper() else season
    return None


def _padded(old: str, written: Written) -> bool:
    """Two digits stay two where the date pads: 05, or a year-first form; 12 alone says nothing, its neighbour
    may.
    """
    if old.startswith("0"):
        return True
    if len(old) == 1:
        return False
    part = written.match.groupdict()
    others = [part[k] for k in ("a", "b", "m", "d") if part.get(k)]
    if any(other.startswith("0") for other in others):
        return True
    numeric = "mon" not in part or part["mon"] is None
    return numeric and all(len(other) == 2 for other in others)


def _ordinal(old: str, day: int) -> str:
    if old in "ºª":
        return old
    if old.lower() in {"er", "e"}:
        return ("er" if day == 1 else "e") if old.lower() == "e" else ("er" if day == 1 else "")
    ending = "th" if 10 < day < 14 else {1: "st", 2: "nd", 3: "rd"}.get(day % 10, "th")
    return ending.upper() if old.isupper() else ending


def _language(written: Written) -> str | None:
    """The language of the month: the weekday's where one stands there; else as its case and 'de' suggest."""
    part = written.match.groupdict()
    found = weekdays().languages(part["wd"]) if part.get("wd") else []
    if part.get("mon"):
        languages = months().languages(part["mon"])
        if found:
            return next((language for language in languages if language in found), None)
        return _month_language(part["mon"], written.match.string)
    return found[0] if found else None


def _month_language(word: str, text: str) -> str | None:
    """German writes months with a capital; Spanish and Portuguese put 'de' before them, Italian does not."""
    languages = months().languages(word)
    order: tuple[str, ...]
    if "en" in languages:
        order = ("es", "pt", "en") if re.search(r"\bde\b", text, re.I) else ("en",)
    elif word[0].isupper():
        order = ("de", "es", "fr")
    else:
        order = ("es", "pt") if re.search(r"\bdel?\b", text, re.I) else ("fr", "nl", "it", "es", "pt")
    return next((language for language in order if language in languages), None)


def _is_short(written: Written) -> bool | None:
    """Whether 'May' is short for itself: so in 12-May-24, 12/May/2024 and beside a short weekday."""
    part = written.match.groupdict()
    word = part["mon"]
    if part.get("wd"):
        return len(part["wd"]) < 6
    around = re.search(rf"[-/]{re.escape(word)}\b|\b{re.escape(word)}[-/.]", written.match.string)
    return bool(around) if fold(word) in {"may", "mai", "mei"} else None


@cache
def _days_range() -> tuple[re.Pattern[str], re.Pattern[str]]:
    mon, dash = rf"(?P<mon>{_WORD})\.?", r"(?P<dash>\s*(?:[-\u2013\u2014/&]|\b(?:to|and|bis|al|y)\b)\s*)"
    d, e = r"(?P<d>\d{1,2})(?P<ord>st|nd|rd|th)?\.?", r"(?P<e>\d{1,2})(?P<eord>st|nd|rd|th)?\.?"
    y = r"(?P<rest>(?P<gap>\s*,\s*|\s+(?:de|of)\s+|\s+)(?P<y>\d{4}))?"
    return (
        re.compile(rf"{d}{dash}{e}(?P<of>\s+(?:de\s+|of\s+)?){mon}{y}", re.I),
        re.compile(rf"{mon}(?P<of>\s+){d}{dash}{e}{y}", re.I),
    )


def _shift_days_range(text: str, days: int) -> str | None:
    """'3-5 May 2024', 'May 3-5': two days of one month, which the shift may take apart."""
    for month_first, pattern in zip((False, True), _days_range(), strict=True):
        match = pattern.fullmatch(text.strip())
        if match:
            return _write_days_range(match, days, month_first=month_first)
    return None


def _write_days_range(match: re.Match[str], days: int, *, month_first: bool) -> str | None:
    number = months().number(match["mon"])
    if number is None:
        return None
    year = int(match["y"]) if match["y"] else 2001
    try:
        start, end = (date(year, number, int(match[k])) + timedelta(days=days) for k in ("d", "e"))
    except (ValueError, OverflowError):
        return None
    if start > end:
        return None
    language = _month_language(match["mon"], match.string)

    def month(day: date) -> str:
        return months().other(match["mon"], day.month, language=language)

    def number_of(day: date, ordinal: str | None) -> str:
        return f"{day.day}{_ordinal(ordinal, day.day) if ordinal else ''}"

    first, second = number_of(start, match["ord"]), number_of(end, match["eord"])
    rest = f"{match['gap']}{end.year:04d}" if match["y"] else ""
    early = f"{match['gap']}{start.year:04d}" if match["y"] and start.year != end.year else ""
    of, dash = match["of"], match["dash"]
    if start.month == end.month:
        return (
            f"{month(start)}{of}{first}{dash}{second}{rest}"
            if month_first
            else f"{first}{dash}{second}{of}{month(end)}{rest}"
        )
    if month_first:
        return f"{month(start)}{of}{first}{early}{dash}{month(end)}{of}{second}{rest}"
    return f"{first}{of}{month(start)}{early}{dash}{second}{of}{month(end)}{rest}"


def _shift_range(text: str, days: int) -> str | None:
    """Two whole dates with a word or dash between them: each is moved."""
    for join in _JOIN.finditer(text):
        left, right = text[: join.start()], text[join.end() :]
        prefix = re.match(r"\s*(?:from|between|von|vom|du|del|desde)\s+", left, re.I)
        lead = prefix[0] if prefix else ""
        first, second = _shift_one(left[len(lead) :], days), _shift_one(right, days)
        if first and second:
            return f"{lead}{first}{join[0]}{second}"
    return None


def generalize_to_year(text: str) -> str | None:
    """The year of the date in four digits, or None where it has none or cannot be read."""
    written = parse(ascii_digits(text))
    if written and written.has_year:
        return f"{written.day.year:04d}"
    return None


def offset_days(key: Key, scope: str = "", max_days: int = 365, whole_weeks: bool = False) -> int:
    """By how many days the dates of a scope move: up to `max_days` either way, never 0."""
    step = 7 if whole_weeks else 1
    most = max(1, max_days // step)
    draw = pick(key.derive("dates/offset"), 2 * most, scope)
    return step * (draw - most if draw < most else draw - most + 1)
