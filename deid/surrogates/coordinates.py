"""COORDINATES: another point, one to five degrees away, in the form it was written."""

import re

from deid.surrogates.forms import ascii_digits, says_only, words
from deid.surrogates.source import Source

_COMPASS = frozenset(
    words("n s e w o north south east west lat lon long lng latitude longitude deg degrees and at")
)
_NUMBER = re.compile(r"[-+\u2212]?\d{1,3}(?:[.,]\d+)?")


def replace(text: str, source: Source, label: str = "COORDINATES") -> str | None:
    """Each whole degree moves by one to five, what follows (decimals, minutes, seconds) is drawn anew."""
    text = ascii_digits(text)
    matches = list(_NUMBER.finditer(text))
    if len(matches) < 2 or not says_only(text, _COMPASS):
        return None
    sexagesimal = len(matches) > 2
    per_axis = len(matches) // 2 if sexagesimal and len(matches) % 2 == 0 else 1
    pieces: list[str] = []
    done = 0
    for i, match in enumerate(matches):
        limit = 89 if i < per_axis else 179
        first = i % per_axis == 0 if sexagesimal else True
        pieces += (text[done : match.start()], _degrees(match[0], text, i, limit if first else 59, source))
        done = match.end()
    new = "".join(pieces) + text[done:]
    return None if new == text else new


def _degrees(old: str, whole: str, place: int, limit: int, source: Source) -> str:
    sign = old[0] if old[0] in "+-\u2212" else ""
    number, point, decimals = re.fullmatch(r"(\d+)([.,]?)(\d*)", old[len(sign) :]).groups()  # type: ignore[union-attr]
    step = 1 + source.pick("places/degrees", 5, whole, place)
    degrees = int(number)
    degrees = degrees - step if degrees + step > limit else degrees + step
    width = len(number) if number[0] == "0" or limit == 59 else 0
    tail = source.pick("places/decimals", 10 ** len(decimals), whole, place) if decimals else 0
    return f"{sign}{abs(degrees):0{width}d}{point}" + (f"{tail:0{len(decimals)}d}" if decimals else "")
