"""TIME: another time of day within an hour and a half, in the form it was written."""

import re

from deid.surrogates.forms import ascii_digits, says_only, words
from deid.surrogates.source import Source

_DAY = 24 * 60
_MOST = 90
_CLOCK = re.compile(
    r"(?<!\d)(?P<h>\d{1,2})(?:(?P<sep>[:.h])(?P<m>\d\d)(?:[:.](?P<s>\d\d)(?:[.,]\d+)?)?)?\s*(?P<half>[ap]\.?\s?m\b\.?)?(?!\d)",
    re.I,
)
_BARE_OK = re.compile(r"o'?clock|uhr|\bh\b|hrs|hours|^\s*at\b|^\s*um\b|\d\s*h$", re.I)


_WORDS = frozenset(
    words("""
    am pm a p m uhr h hrs hours o clock t z utc gmt est edt cst cdt mst mdt pst pdt cet cest bst ist jst
    aest at around about before after by from to until between and um gegen von bis a las alle vers
""")
)


def shift(text: str, minutes: int) -> str | None:
    """The text with each time in it `minutes` later, around the clock; None where no time can be read."""
    text = ascii_digits(text)
    if not says_only(text, _WORDS, small=True):
        return None
    pieces: list[str] = []
    done = found = 0
    for match in _CLOCK.finditer(text):
        if not (match["m"] or match["half"] or _BARE_OK.search(text)):
            continue
        hour, minute = int(match["h"]), int(match["m"] or 0)
        if hour > 24 or minute > 59 or (match["half"] and not 1 <= hour <= 12):
            return None
        pieces += (text[done : match.start()], _write(match, hour, minute, minutes))
        done, found = match.end(), found + 1
    rest = "".join(pieces[::2]) + text[done:]
    if not found or any(
        c.isdigit() for c in re.sub(r"[+-]\d\d:?\d\d\b|\b(?:UTC|GMT)[+-]?\d{1,2}\b", "", rest)
    ):
        return None
    moved = "".join(pieces) + text[done:]
    return None if moved == text else moved


def _write(match: re.Match[str], hour: int, minute: int, minutes: int) -> str:
    half = match["half"]
    afternoon = bool(half) and half[0] in "pP"
    of_day = (hour % 12 + 12 * afternoon if half else hour) * 60 + minute
    if not match["m"]:
        minutes = 60 * (1 if minutes > 0 else -1) * max(1, abs(minutes) // 60)
    new_hour, new_minute = divmod((of_day + minutes) % _DAY, 60)
    text = match[0]
    shown = (new_hour % 12 or 12) if half else new_hour
    hour_text = f"{shown:02d}" if len(match["h"]) == 2 and (match["h"][0] == "0" or not half) else str(shown)
    out = hour_text + text[match.end("h") - match.start() :]
    if match["m"]:
        at = len(hour_text) + len(match["sep"])
        out = out[:at] + f"{new_minute:02d}" + out[at + 2 :]
    if half:
        letter = "p" if new_hour >= 12 else "a"
        at = len(out) - len(half) - (len(text) - (match.end("half") - match.start()))
        out = out[:at] + (letter.upper() if half[0].isupper() else letter) + out[at + 1 :]
    return out


def replace(text: str, source: Source, label: str = "TIME") -> str | None:
    """The time moved by the same few minutes (up to 90 either way) everywhere in the scope."""
    draw = source.pick("times", 2 * (_MOST - 4))
    minutes = draw - _MOST if draw < _MOST - 4 else draw - _MOST + 9
    return shift(text, minutes)
