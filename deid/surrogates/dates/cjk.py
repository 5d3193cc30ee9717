"""Numbers and eras of Chinese and Japanese dates: 二〇二四年, 十二月, 令和6年, 民國一一三年."""

# ruff: noqa: RUF001  (numerals of other scripts are meant)

from datetime import date

_DIGITS = "零一二三四五六七八九"
_ERAS = (  # first days in the Gregorian calendar (the National Diet Library's table of eras)
    ("令和", date(2019, 5, 1)),
    ("平成", date(1989, 1, 8)),
    ("昭和", date(1926, 12, 25)),
    ("大正", date(1912, 7, 30)),
    ("明治", date(1873, 1, 1)),  # from 1868, but by another calendar until 1872
)
_REPUBLIC = 1911
"""Year 1 of the Republic of China is 1912."""


def number(text: str) -> int | None:
    """The value of digits in a row or of a number below a hundred; "元" is the first year of an era.

    >>> number("二〇二四"), number("十二"), number("二十五"), number("元")
    (2024, 12, 25, 1)
    """
    text = text.replace("〇", "零")
    if text == "元":
        return 1
    if "元" in text:
        return None
    if "十" not in text:
        return int("".join(str(_DIGITS.index(c)) for c in text))
    tens, _, ones = text.partition("十")
    if len(tens) > 1 or len(ones) > 1 or "零" in text:
        return None
    return 10 * (_DIGITS.index(tens) if tens else 1) + (_DIGITS.index(ones) if ones else 0)


def written(value: int, like: str) -> str:
    """A number in the numerals of `like`: digits in a row where it has four or a zero, else with tens."""
    if len(like) >= 4 or "零" in like or "〇" in like:
        zero = "零" if "零" in like else "〇"
        width = len(like) if value < 10 ** len(like) else 0
        return "".join(_DIGITS[int(c)] for c in f"{value:0{width}d}").replace("零", zero)
    tens, ones = divmod(value, 10)
    head = "" if not tens else "十" if tens == 1 else _DIGITS[tens] + "十"
    return head + (_DIGITS[ones] if ones or not tens else "")


def is_numeral(text: str) -> bool:
    return not text.isascii() and all(c in "〇零一二三四五六七八九十元" for c in text)


def year_of(era: str, year: int) -> int | None:
    """The Gregorian year of a year of an era; None where the era had no such year."""
    if era in {"民国", "民國"}:
        return _REPUBLIC + year
    for i, (name, first) in enumerate(_ERAS):
        if name == era:
            last = _ERAS[i - 1][1].year if i else 9999
            found = first.year + year - 1 if era != "明治" else 1867 + year
            return found if first.year <= found <= last and year > 0 else None
    return None


def era_of(day: date, like: str) -> tuple[str, int] | None:
    """The era of a day and its year there; None before the Gregorian calendar, or before the Republic."""
    if like in {"民国", "民國"}:
        return (like, day.year - _REPUBLIC) if day.year > _REPUBLIC else None
    for name, first in _ERAS:
        if day >= first:
            return name, day.year - (1867 if name == "明治" else first.year - 1)
    return None
