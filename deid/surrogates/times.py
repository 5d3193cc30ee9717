"""TIME: another time of day within an hour and a half, in the form it was written.

Where minutes are written in digits, a time moves by the minutes of the scope, around the clock. Where they are not
("3 pm", "half past six", "15 Uhr", "six in the evening") it moves by one hour the same way, and the minutes in words
stay. An hour with its part of the day stays in it: "11 in the morning" may become "5 in the morning", never "12".
Both are one-to-one within a form. "noon" and "midnight" alone have no other of their kind.
"""

# ruff: noqa: E501  (wide letters count twice)

import re
from dataclasses import dataclass

from deid.surrogates.age_words import key_of, numbers, spell
from deid.surrogates.dates import cjk
from deid.surrogates.dates.scanning import WORD
from deid.surrogates.dates.words import ZONES, look_up
from deid.surrogates.forms import LONGEST, ascii_digits, fold, words
from deid.surrogates.source import Source

_DAY = 24 * 60
_MOST, _LEAST = 90, 5
_PIECE = re.compile(
    rf"""(?P<zone>(?<=[\d ])(?:[+](?:0\d|1[0-4]):?|-(?:0\d|1[0-2])|(?:(?<=:\d\d:\d\d)|(?<=[.,]\d\d\d))-(?:0\d|1[0-2]):)[0-5]\d(?![\d:])
           |(?<![^\W\d_])(?:{ZONES})(?:[+-]\d{{1,2}}(?::?\d\d)?)?(?![^\W_]))
      | (?P<clock>(?<!\d)\d{{1,2}}\s?[:.hH]\s?[0-5]\d(?:\s?[:.]\s?[0-6]\d(?:[.,]\d{{1,9}})?)?(?![\d:]))
      | (?P<compact>(?<!\d)(?:[01]\d|2[0-4])[0-5]\d(?:[0-5]\d)?(?!\d)|(?<!\d)\d[0-5]\d(?=\s?[ap]\.?\s?m\b))
      | (?P<number>\d+) | (?P<half>[ap]\.?\s{{0,2}}m\b\.?) | (?P<hour_mark>[時时点點시]|(?<=\d)[hu](?![^\W\d_])) | (?P<minute_mark>半|[分분])
      | (?P<oriental>午前中?|午後|上午|下午|早上|晚上|中午|凌晨|正午|夕方|朝|夜|오전|오후|아침|저녁|새벽|밤|から|まで|の間|以降|に|の|頃|ごろ
           |에서|에는|에|부터|까지|사이|쯤|이후|이전|到|至|从|從|左右|之前|之后|前|后|~|〜)
      | (?P<han>[零一二两兩三四五六七八九十]{{1,3}}(?=[点點时時])) | (?P<han_minutes>[零一二三四五六七八九十]{{1,3}}(?=[分秒刻])|[秒刻整])
      | (?P<word>{WORD}) | (?P<space>\s+) | (?P<mark>.)""",
    re.I | re.X | re.S,
)
_STANDING = frozenset(
    fold(word)
    for word in words("""
    t h hrs hr hs hours hour o clock uhr uur heures heure horas hora ore ora ish half quarter past to till after before
    of at in the and noon midnight midday lunchtime halb viertel dreiviertel nach vor voor over kwart media medio cuarto
    menos quart demie moins mezza mezzo quarto meno meia y et e und en minutes minute mins min around about early late
    from between until by mountain pacific eastern central time morning afternoon evening night
    """)
)
_CLOCK_WORDS = frozenset(
    words("""
    h hrs hr hs hours hour clock uhr uur heures heure horas hora ore ora ish past till quarter half halb viertel kwart
    menos cuarto media moins demie quart mezza meno meia
    at um las alle om as saat الساعه الساعة बजे
    """)
)
_HOUR_WORDS = frozenset(words("uhr uur heures heure h horas ore hours"))
_ANDS = frozenset(words("and und y e et en"))
_ARTICLES = frozenset(words("a un um een ein e una une uma"))
"""Not read as a number: where they are one ("la una"), the words around would have to change with it."""
_MINUTES_OF = frozenset(words("past till after nach vor voor over"))
_NEW_TIME = frozenset(
    (*words("to until till bis tot a al fino hasta through or tra te jusqu au"), "-", "\u2013", "/")
)
_PARTS = {
    "morning": (
        "morning mornings manana matin matinee morgens vormittags mattino mattina manha ochtends",
        (5, 11),
    ),
    "afternoon": ("afternoon tarde apres nachmittags mittags pomeriggio middags namiddag", (12, 8)),
    "evening": ("evening noche noite soir soiree abends sera avonds avond", (5, 11)),
    "night": ("night nachts notte nuit nacht madrugada", (9, 4)),
}
_HOURS_OF = {
    word: tuple((low - 1 + i) % 12 + 1 for i in range((high - low) % 12 + 1))
    for row, (low, high) in _PARTS.values()
    for word in words(row)
}


@dataclass(slots=True)
class _Time:
    at: int
    hour: int
    minute: int | None
    """None where no minutes are written in digits."""
    half_at: int = -1
    """The piece of its am or pm."""


def shift(text: str, minutes: int) -> str | None:
    """The text with each time in it `minutes` later, around the clock; None where no time can be read."""
    if len(text) > LONGEST or not minutes:
        return None
    found = [(match.lastgroup or "", match[0]) for match in _PIECE.finditer(ascii_digits(text))]
    pieces = _joined([kind for kind, _ in found], [piece for _, piece in found])
    if not _all_known(*pieces):
        return None
    times = _times(*pieces)
    if not times:
        return None
    moved = _moved(*pieces, times, minutes)
    return None if moved in {None, text} else moved


def _joined(kinds: list[str], pieces: list[str]) -> tuple[list[str], list[str]]:
    """With the words of one number as one piece: "forty five", "vingt et un"."""
    at = 0
    while at < len(pieces):
        if kinds[at] == "word" and _word_number("word", pieces[at]):
            for end in (at + 5, at + 3):
                if end <= len(pieces) and kinds[end - 1] == "word":
                    whole = "".join(pieces[at:end])
                    if _word_number("word", whole):
                        kinds[at:end], pieces[at:end] = ["word"], [whole]
                        break
        at += 1
    return kinds, pieces


def _moved(kinds: list[str], pieces: list[str], times: list[_Time], minutes: int) -> str | None:
    new = list(pieces)
    parts = [(at, _HOURS_OF[word]) for at, word in enumerate(map(fold, pieces)) if word in _HOURS_OF]
    twelve = bool(parts) or "half" in kinds
    bare = any(len(re.split(r"\D", pieces[time.at])[0]) == 1 for time in times if kinds[time.at] != "word")
    step = 1 if minutes > 0 else -1
    if parts and len(times) > 1 and any(_within(t.hour, _part_of(t, parts), step)[1] for t in times):
        step = -step
    for time in times:
        half = pieces[time.half_at][0].lower() if time.half_at >= 0 else ""
        minute = time.minute
        if parts:
            hour = _within(time.hour, _part_of(time, parts), step)[0]
        else:
            of_day = ((time.hour % 12 + 12 * (half == "p")) if half else time.hour) * 60 + (minute or 0)
            hour, left = divmod((of_day + (60 * step if minute is None else minutes)) % _DAY, 60)
            minute = None if minute is None else left
            if half:
                old = new[time.half_at]
                letter = "p" if hour >= 12 else "a"
                new[time.half_at] = (letter.upper() if old[0].isupper() else letter) + old[1:]
        written = _written(kinds, pieces[time.at], time, hour, minute, twelve=twelve, bare=bare)
        if written is None:
            return None
        new[time.at] = written
    return "".join(new)


def _part_of(time: _Time, parts: list[tuple[int, tuple[int, ...]]]) -> tuple[int, ...]:
    """The hours of the part of the day that is said after a time, or else before it."""
    return next((hours for at, hours in parts if at > time.at), parts[-1][1])


def _all_known(kinds: list[str], pieces: list[str]) -> bool:
    for kind, piece in zip(kinds, pieces, strict=True):
        if kind == "word" and not _is_known(piece):
            return False
        if kind == "mark" and piece not in "-\u2013:.,'\u2019\"/&()@":
            return False
    return True


def _is_known(word: str) -> bool:
    plain = fold(word)
    if plain in {"una", "une", "uma"}:
        return False
    if plain in _STANDING or plain in _HOURS_OF:
        return True
    spelled = numbers().get(key_of(word))
    if spelled is not None:
        return spelled.kind == "n" and spelled.value < 60
    entry = look_up(word)
    return entry is not None and entry.kind in "fgxd"


def _times(kinds: list[str], pieces: list[str]) -> list[_Time] | None:
    """The times, in order; None where a number is of none."""
    context = (
        "half" in kinds
        or "hour_mark" in kinds
        or any(fold(p) in _CLOCK_WORDS or fold(p) in _HOURS_OF for p in pieces)
    )
    numbered = [
        i
        for i, kind in enumerate(kinds)
        if kind in {"clock", "compact", "number", "han"} or _word_number(kind, pieces[i])
    ]
    context = context or any(kinds[at] == "word" for at in numbered)
    found: list[_Time] = []
    expects_minute = False
    for place, at in enumerate(numbered):
        kind, piece = kinds[at], pieces[at]
        if kind == "clock":
            parts = re.split(r"\D+", piece)
            time = _Time(at, int(parts[0]), int(parts[1]))
        elif kind == "compact":
            width = 1 if len(piece) == 3 else 2
            time = _Time(at, int(piece[:width]), int(piece[width : width + 2]))
        else:
            value = _value(kind, piece)
            following = _next_word(kinds, pieces, at)
            if following.startswith("min") or kinds[at + 1 : at + 2] == ["minute_mark"]:
                continue
            if following in _MINUTES_OF or (
                following == "to" and kind == "word" and value in {5, 10, 20, 25}
            ):
                expects_minute = False
                continue
            if expects_minute and _is_minute(kinds, pieces, numbered[place - 1], at, value):
                expects_minute = False
                continue
            if not (context or len(kinds) == 1 or "clock" in kinds) or not 0 < value <= 24:
                return None
            time = _Time(at, value, None)
        if time.hour > 24:
            return None
        after = at + 1 + (kinds[at + 1 : at + 2] == ["space"])
        if kinds[after : after + 1] == ["half"]:
            time.half_at = after
            if not 1 <= time.hour <= 12:
                return None
        found.append(time)
        expects_minute = time.minute is None
    return found


def _value(kind: str, piece: str) -> int:
    if kind == "number":
        return int(piece)
    if kind == "han":
        return cjk.number(piece.replace("两", "二").replace("兩", "二")) or 0
    return numbers()[key_of(piece)].value


def _word_number(kind: str, piece: str) -> bool:
    if kind != "word":
        return False
    plain = key_of(piece)
    spelled = numbers().get(plain)
    return spelled is not None and spelled.kind == "n" and spelled.value < 60 and plain not in _ARTICLES


def _next_word(kinds: list[str], pieces: list[str], at: int) -> str:
    after = zip(kinds[at + 1 : at + 3], pieces[at + 1 : at + 3], strict=True)
    return next((fold(piece) for kind, piece in after if kind == "word"), "")


def _is_minute(kinds: list[str], pieces: list[str], before: int, at: int, value: int) -> bool:
    """Whether a number goes with the hour before it: "six fifteen", "18 Uhr 12", not "5 to six"."""
    between = {fold(piece) for piece in pieces[before + 1 : at]}
    if between & _NEW_TIME:
        return False
    if kinds[at] != "word" and between & _ANDS:
        return False
    return kinds[at] == "word" or value > 12 or bool(between & _HOUR_WORDS)


def _within(hour: int, hours: tuple[int, ...], step: int) -> tuple[int, bool]:
    """The next hour of a part of the day, around (and whether it went around); of the 24 hours on their own half."""
    twelve = (hour - 1) % 12 + 1
    if twelve not in hours:
        hours = tuple(hour for hour in range(1, 13) if hour not in hours)
    at = hours.index(twelve) + step
    new = hours[at % len(hours)]
    return (new + 12 if hour > 12 and new < 12 else new), not 0 <= at < len(hours)


def _written(
    kinds: list[str], old: str, time: _Time, hour: int, minute: int | None, *, twelve: bool, bare: bool
) -> str | None:
    kind = kinds[time.at]
    alone = minute is None and time.hour <= 12 and (twelve or kind in {"word", "han"} or len(kinds) == 1)
    shown = (hour % 12 or 12) if alone or (twelve and time.hour <= 12) else hour
    if kind == "han":
        return cjk.written(shown, old.replace("零", "")) if shown else None
    if kind == "word":
        language = numbers()[key_of(old)].languages[0]
        if shown < 1 or (shown == 1 and language in {"es", "fr", "it", "pt"}):  # "las dos", but "la una"
            return None
        word = spell(shown, language)
        return word.upper() if old.isupper() else word.capitalize() if old[0].isupper() else word
    if kind == "compact":
        width = 1 if len(old) == 3 else 2
        return f"{shown if width == 1 else f'{shown:02d}'}{minute:02d}{old[width + 2 :]}"
    width = len(re.split(r"\D", old)[0])
    pads = width == 2 and (old[0] == "0" or (not twelve and minute is not None and not bare))
    rest = old[width:] if minute is None else re.sub(r"\d\d", f"{minute:02d}", old[width:], count=1)
    return (f"{shown:02d}" if pads else str(shown)) + rest


def replace(text: str, source: Source, label: str = "TIME") -> str | None:
    """The time moved by the same few minutes (5 to 90 either way) everywhere in the scope."""
    draw = source.pick("times", 2 * (_MOST - _LEAST + 1))
    most = _MOST - _LEAST + 1
    return shift(text, draw - _MOST if draw < most else draw - most + _LEAST)
