"""AGE: a band of years, or another age near it, in the form it was written."""

import re
from functools import cache

from deid.surrogates.forms import LONGEST, ascii_digits, fold, says_only, words
from deid.surrogates.source import Source

_ONES = words("""
    zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen
    sixteen seventeen eighteen nineteen
""")
_TENS = words("twenty thirty forty fifty sixty seventy eighty ninety")
_NUMBER = re.compile(r"(?<![\d.,])\d{1,3}(?!['\u2019]?s\b)(?![\d.,]*\d)")
_FINE_UNITS = re.compile(
    r"\b(?:months?|mos?|weeks?|wks?|days?|meses|mois|monate?n?|semanas?|wochen?|días?|jours?)\b", re.I
)
_YEARS = {
    **dict.fromkeys(words("month mo week wk day"), "year"),
    **dict.fromkeys(words("months mos weeks wks days"), "years"),
    **dict.fromkeys(words("monat monate monaten woche wochen tag tage"), "Jahre"),
    **dict.fromkeys(words("mes meses semana semanas dia dias"), "a\u00f1os"),
    **dict.fromkeys(words("mois semaine semaines jour jours"), "ans"),
}
_OLDEST = 125
_AROUND = frozenset(
    words("""
    age aged ages year years yr yrs y o yo old month months mo mos week weeks wk wks day days m f male
    female man woman boy girl ans anos ano edad age jahre jahr alt anni anno jaar meses mes dias dia
    mois monate semanas infant baby newborn toddler
""")
    + tuple(_ONES)
    + tuple(_TENS)
)


@cache
def _words() -> dict[str, int]:
    found = {word: number for number, word in enumerate(_ONES)}
    for i, ten in enumerate(_TENS, start=2):
        found[ten] = 10 * i
        for one in range(1, 10):
            for joint in ("-", " "):
                found[f"{ten}{joint}{_ONES[one]}"] = 10 * i + one
    return found


@cache
def _word_pattern() -> re.Pattern[str]:
    words = sorted(_words(), key=lambda w: (-len(w), w))
    return re.compile(rf"\b(?:{'|'.join(words)})\b", re.I)


def _spell(number: int, like: str) -> str:
    if number < 20:
        word = _ONES[number]
    elif number < 100:
        word = _TENS[number // 10 - 2] + (f"-{_ONES[number % 10]}" if number % 10 else "")
    else:
        return str(number)
    if " " in like:
        word = word.replace("-", " ")
    return word.upper() if like.isupper() else word.capitalize() if like[0].isupper() else word


def _numbers(text: str) -> list[tuple[re.Match[str], int]]:
    """The ages in the text, in figures or English words; none if a number in it can be no age, or is one of
    three parts ("one hundred and two").
    """
    if "hundred" in text.lower():
        return []
    found = [(m, int(m[0])) for m in _NUMBER.finditer(text)]
    found += [(m, _words()[m[0].lower()]) for m in _word_pattern().finditer(text)]
    digits = sum(c.isdigit() for c in text)
    if digits != sum(len(m[0]) for m, _ in found if m[0].isdigit()) or any(n > _OLDEST for _, n in found):
        return []
    return sorted(found, key=lambda item: item[0].start())


def generalize_age(text: str, band: int = 10, cap: int = 90) -> str | None:
    """'23-year-old' -> '20-29-year-old', '91' -> '90+'; the words around stay. None where no age can be read.

    From `cap` years on everything is '90+' (45 CFR 164.514(b)(2)(i)(C): ages over 89). Months, weeks and days
    are those of an infant: '7-week-old' -> 'under-10-year-old', '7 weeks' -> 'under 10 years'.
    """
    if len(text) > LONGEST:
        return None
    text = ascii_digits(text)
    numbers = _numbers(text)
    if not numbers or not says_only(text, _AROUND, small=True):
        return None
    if _FINE_UNITS.search(text):
        return _infant(text, numbers, band)
    pieces: list[str] = []
    done = 0
    for match, age in numbers:
        low = age - age % band
        high = min(low + band, cap) - 1
        pieces += (
            text[done : match.start()],
            f"{cap}+" if age >= cap else f"{low}-{high}" if high > low else str(low),
        )
        done = match.end()
    return "".join(pieces) + text[done:]


def _infant(text: str, numbers: list[tuple[re.Match[str], int]], band: int) -> str | None:
    """The first band of years, in the form that the months, weeks or days were written in."""
    units = list(_FINE_UNITS.finditer(text))
    if len(numbers) != 1 or len(units) != 1 or numbers[0][0].end() > units[0].start():
        return None
    match, unit = numbers[0][0], units[0]
    years = _YEARS.get(fold(unit[0]))
    if years is None or numbers[0][1] >= 24:
        return None
    between = text[match.end() : unit.start()]
    if fold(unit[0]) in {"mo", "wk"} and between != "-":
        years = "years"
    joint = "-" if between == "-" else " "
    return f"{text[: match.start()]}under{joint}{band}{between or ' '}{years}{text[unit.end() :]}"


def replace(text: str, source: Source, label: str = "AGE") -> str | None:
    """Another age, one or two years (months, ...) away; one from 90 on stays from 90 on, one under 18 stays
    so.
    """
    text = ascii_digits(text)
    pieces: list[str] = []
    done = 0
    numbers = _numbers(text) if says_only(text, _AROUND, small=True) else []
    for match, age in numbers:
        choices = [
            age + step for step in (-2, -1, 1, 2) if age + step >= 1 and _class(age) == _class(age + step)
        ]
        new = choices[source.pick("ages", len(choices), age)]
        old = match[0]
        written = f"{new:0{len(old)}d}" if old[0] == "0" and old.isdigit() else str(new)
        pieces += (text[done : match.start()], written if old.isdigit() else _spell(new, old))
        done = match.end()
    return "".join(pieces) + text[done:] if numbers else None


def _class(age: int) -> int:
    return 0 if age < 18 else 1 if age < 90 else 2
