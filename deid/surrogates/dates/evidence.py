"""What a document says of its dates: which number of 3/4/2024 is the day, and which date is one of birth."""

import re
from collections.abc import Iterable
from functools import cache

from deid.surrogates.dates.scanning import scan
from deid.surrogates.dates.words import look_up
from deid.surrogates.forms import LONGEST, ascii_digits

_NUMBERS = re.compile(
    r"(?<![\d./-])(\d{1,2})(?:\s?([-/.])\s?(\d{1,2})\s?\2\s?(?:\d{4}|\d\d)|(/)(\d{1,2}))(?![\d.,]?\d|[./-]\d)"
)
_LONGEST_CUE = 60


@cache
def _birth() -> re.Pattern[str]:
    return re.compile(
        r"""(?:^|(?<![^\W\d_]))(?:
      d\.?\s?o\.?\s?b\.?|(?:birth\s?-?\s?da(?:te|y))|dates?\s+of\s+birth|birth|b\.|\(\s?\*|b[ ]?/[ ]?d
    | yob|year\s+of\s+birth
    | born(?:\s+(?:on|in|at|around|circa|about))?(?:\s+the)?|was\s+born
    | geb\.?|geboren(?:\s+(?:am|im|op|in))?|geburts(?:datum|tag|jahr)|geboorte(?:datum|dag|jaar)
    | n[ée]e?s?(?:\(e\))?\s+(?:le|en)|date\s+de\s+naissance|naissance|ddn|née?
    | naci(?:do|da|d[oa]\(a\)|o|ó|dos|miento)(?:\s+(?:el|en))?|fecha\s+de\s+nac(?:imiento|\.)?|f\.\s?n\.|f\.?\s?nac\.?
    | nat[oaie](?:\(a\))?(?:/a)?\s+(?:il|nel|l['\u2019])|data\s+di\s+nascita|nascita
    | nascid[oa](?:\(a\))?(?:\s+(?:em|a|no\s+dia))?|nasceu(?:\s+em)?|data\s+de\s+nascimento|nascimento
    | do[ğg]um(?:\s+tarihi)?|जन्म(?:\s*तिथि)?|تاريخ\s+(?:الميلاد|الولادة)|مواليد|出生(?:日期|于|於)?|生年月日|생년월일
    )["']?\s*(?:[:=(\[\u2013\u2014-]|\bis\b|\bwas\b|\best\b|\bes\b|\bist\b|:\s*el\b)?\s*["'(\[]?\s*
    (?:(?:the|el|le|il|am|on|den|op|em|in)\s+)?$""",
        re.I | re.X,
    )


def day_first(texts: Iterable[str]) -> bool | None:
    """Whether the dates of one document, given as the texts of its DATE spans, write 3/4/2024 for 3 April; None
    where they do not say, or contradict each other.

    What can be read one way only decides: 25/12/2024 or 12/25/2024. Failing that, dots (3.4.2024), words that are
    not English, and "May 5" as against none of them.
    """
    sure: set[bool] = set()
    likely: set[bool] = set()
    for text in texts:
        if len(text) > LONGEST:
            continue
        plain = ascii_digits(text)
        for match in _NUMBERS.finditer(plain):
            first, second = int(match[1]), int(match[3] or match[5])
            if min(first, second) < 1 or max(first, second) > 31 or min(first, second) > 12:
                continue
            if first != second and max(first, second) > 12:
                sure.add(first > second)
            elif match[2] == ".":
                likely.add(True)
        if any(c.isalpha() for c in plain):
            likely |= _of_words(plain)
    found = sure or likely
    return found.pop() if len(found) == 1 else None


def is_numeric(text: str) -> bool:
    """Whether the text holds a date whose order of numbers may be in doubt."""
    return _NUMBERS.search(ascii_digits(text)) is not None


def _of_words(text: str) -> set[bool]:
    """{True} for "12. Mai", "lunes"; {False} for "May 5"; nothing for "5 May", which both write."""
    pieces = scan(text)
    for kind, word in zip(pieces.kinds, pieces.texts, strict=True):
        if kind in "MW":
            entry = look_up(word)
            if entry is not None and "en" not in entry.languages.split():
                return {True}
    return {False} if re.search(r"M\.?,? ?[nu]", pieces.kinds) else set()


def is_birth(before: str) -> bool:
    """Whether the text right before a date says that it is one of birth: "DOB: ", "born on ", "née le "."""
    return _birth().search(before[-_LONGEST_CUE:]) is not None
