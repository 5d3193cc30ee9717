"""A DATE that only counts from the day it was written ("tomorrow", "three weeks ago") is a RELATIVE_DATE.

It names no day, and stays true when all dates of a text are moved together; so a policy may keep it.
"""

import re
from collections.abc import Iterable
from dataclasses import replace
from functools import lru_cache

from deid.detect.patterns import dates_cjk, dates_worded
from deid.types import Span

_LONGEST = 200
"""No expression is as long."""
_NUMBER = (
    r"(?:\d{1,3}|an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|a\s+few|few"
    r"|several|many|some|a\s+couple(?:\s+of)?|couple(?:\s+of)?|a\s+dozen|half\s+an?)"
)
_UNIT = r"(?:(?:seconds?|minutes?|hours?|days?|nights?|weekends?|weeks?|fortnights?|months?|years?|hrs?|yrs?)|decades?)"
_PART = r"(?:morning|afternoon|evening|night|noon|midnight|lunchtime)"
_DAY = r"(?:mon|tues|wednes|thurs|fri|satur|sun)day"
_WHICH = r"(?:this|these|last|next|past|coming|previous|following|upcoming|current|same|that)"

_ENGLISH = re.compile(
    rf"""
    (?:(?:the\s+)?day\s+(?:before|after)\s+)?(?:today|tonight|yesterday|tomorrow|now)(?:\s+{_PART})?
    | (?:(?:early|earlier|late|later)\s+)?(?:the\s+)?(?:very\s+)?{_WHICH}
      (?:\s+(?:{_WHICH}|{_NUMBER}))?\s+(?:{_UNIT}|{_PART}|{_DAY})(?:\s+{_PART})?
    | (?:in|within|after|for|over)?\s*(?:the\s+(?:last|next|past|coming)\s+)?(?:about\s+|around\s+)?{_NUMBER}\s+{_UNIT}
      (?:\s+(?:ago|later|earlier|before|after|from\s+now|from\s+today|hence|back|time|on))?
    | (?:the\s+)?(?:rest|end|beginning|start|middle)\s+of\s+(?:the|{_WHICH})\s+{_UNIT}
    | (?:the\s+)?(?:weekend|day|week|month|year)(?:\s+(?:before|after)(?:\s+(?:last|next))?)?
    | (?:(?:the|early|late|mid)[\s-]+)*{_PART}
    | (?:every|each)\s+(?:other\s+)?(?:{_UNIT}|{_PART}|{_DAY})
    """,
    re.IGNORECASE | re.VERBOSE,
)


_EXPLICIT = re.compile(r"\d{4}|\d[./-]\d")


def refine(text: str, spans: Iterable[Span]) -> list[Span]:
    """The spans, DATEs that name no day relabelled."""
    return [
        replace(span, label="RELATIVE_DATE")
        if span.label == "DATE" and _is_relative(text[span.start : span.end])
        else span
        for span in spans
    ]


@lru_cache(maxsize=4096)
def _is_relative(value: str) -> bool:
    if _ENGLISH.fullmatch(value):
        return True
    if len(value) > _LONGEST or _EXPLICIT.search(value):
        return False
    return dates_cjk.is_relative(value) or dates_worded.is_relative(value)
