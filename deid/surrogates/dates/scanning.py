"""A text taken apart into the pieces that dates are written with; nothing is judged here.

Each piece has a kind (one character, see `words`) and, where it is a number, a month, a weekday, its value.
The kinds beside those of words:

    u n j y c   numbers of one, two, three, four and eight digits; q: "'98"
    t           a time of day with its zone, which stays as it is
    R           a Roman numeral after a number
    ~ - / . , | ' :    "~" any long dash, the others themselves; a space is any white space; " any bracket or other mark
    ?           what is in no vocabulary: no date
"""

# ruff: noqa: RUF001  (marks of other scripts are meant)

import re
from functools import cache
from typing import NamedTuple

from deid.surrogates.dates import spelled
from deid.surrogates.dates.spelled import PATTERN as YEAR_IN_WORDS
from deid.surrogates.dates.words import ROMAN, ZONES, look_up
from deid.surrogates.forms import fold

_ZONE = rf"(?:\s?(?:{ZONES})(?:[+-]\d{{1,2}}(?::?\d\d)?)?(?![^\W_])|\s?[+-]\d\d:?\d\d(?![:\d]))?(?:\s\((?:{ZONES})\))?"
_CLOCK = (
    r"(?:T\s?)?(?:[01]?\d|2[0-4]):[0-5]\d(?::[0-6]\d(?:[.,]\d{1,9})?)?(?![:\d])"
    rf"(?:\s?[ap]\.?\s?m\b\.?)?(?:\s?(?:uhr|uur|h|hs|hrs|hours)\b)?{_ZONE}"
    rf"|T(?:[01]\d|2[0-4])[0-5]\d(?:[0-6]\d(?:[.,]\d{{1,9}})?)?(?!\d){_ZONE}"
    r"|(?:(?:[01]?\d|2[0-4])(?:[.:][0-5]\d)?\s?[-\u2013]\s?)?(?:[01]?\d|2[0-4])(?:\.[0-5]\d)?\s?(?:[ap]\.?\s?m\b\.?|uhr\b|uur\b|o'?clock\b|hrs\b|heures?\b)"
    r"|(?:[01]?\d|2[0-4])\s?h(?:\s?[0-5]\d)?(?![^\W_])"
)
_PHRASE = (
    r"(?:twenty|thirty|vingt|trente|treinta|trinta|vinte|dix|segunda|ter[cç]a|quarta|quinta|sexta|كانون|تشرين)"
    r"(?:[- ](?:et|e|y))?[- ](?:feira|first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|une?|uno|um|deux|trois"
    r"|quatre|cinq|six|sept|huit|neuf|dois|três|quatro|cinco|seis|sete|oito|nove|الأول|الثاني|الاول)"
)
_LETTER = r"[^\W\d_]"
_MARKS = "\u0300-\u036f\u064b-\u0652\u0900-\u0903\u093a-\u0963"
WORD = rf"{_LETTER}[^\W\d_{_MARKS}]*(?:[{_MARKS}]+{_LETTER}*)*"
"""A word of any script, with the signs that are no letters by themselves."""
_CLOCKED = re.compile(r":|t\d|\d\s?[apuoh]", re.I)
"""What every time of day has, so that few texts are searched for one."""
_PLAIN = (
    r"(?P<space>\s+)|(?P<q>['\u2018\u2019]\d\d(?!\d))|(?P<number>\d+)"
    rf"|(?P<year>{YEAR_IN_WORDS}(?!{_LETTER}))|(?P<phrase>{_PHRASE}(?!{_LETTER}))"
)
_REST = rf"(?P<word>{WORD})|(?P<mark>.)"
_START = f"(?P<t>{_CLOCK})|{_PLAIN}"
_LATIN = re.compile(f"{_START}|{_REST}", re.I | re.S)
_CLOCKLESS = re.compile(f"{_PLAIN}|{_REST}", re.I | re.S)
_CJK_FILLERS = (
    "午前|午後|上午|下午|早上|晚上|中午|凌晨|正午|上旬|中旬|下旬|上半年|下半年|的|之前|之后|之後|以前|以后|以後|以降|以来|前|后|後|开始|開始|起|从|從|自|到|至|和|与|或|及|于|間|间|之|で"
    "|から|まで|に|の|は|と|より|ごろ|頃|年度|度|初め|半ば|末|初|底|份"
    "|에서|에는|에|부터|까지|쯤|경|이후|이전|사이|또는|그|의|은|는|이|오전|오후|초|중순|말|년도"
)


@cache
def _oriental() -> re.Pattern[str]:
    return re.compile(
        r"(?P<cjkclock>(?:午前|午後|上午|下午|早上|晚上|中午|凌晨|오전|오후)?\s?(?:\d{1,2}|[零一二两兩三四五六七八九十]{1,3})[時时点點시](?:半|\s?\d{1,2}[分분](?:\s?\d{1,2}[秒초])?)?)"
        "|(?P<W>[月火水木金土日]曜日?|(?:星期|礼拜|禮拜|周|週)[一二三四五六日天]|[월화수목금토일]요일)"
        "|(?P<E>令和|平成|昭和|大正|明治|民国|民國)|(?P<counter>[年月日号號년월일])|(?P<han>[〇零一二三四五六七八九十元]+)"
        f"|(?P<filler>{_CJK_FILLERS})|(?P<wave>[~〜～、])|{_START}|{_REST}",
        re.I | re.S,
    )


_COUNTER = {"号": "日", "號": "日", "년": "年", "월": "月", "일": "日"}
_LENGTHS = {1: "u", 2: "n", 3: "j", 4: "y", 8: "c"}
_ENDINGS = frozenset("st nd rd th er e ere eme º ª o a ste de".split())  # noqa: SIM905
_MARK_KINDS = {
    **dict.fromkeys("-/.,|:", ""),
    **dict.fromkeys("'\u2018\u2019`", "'"),
    **dict.fromkeys("\u2010\u2011\ufe63\uff0d", "-"),
    **dict.fromkeys("\u2012\u2013\u2014\u2015\u2212", "~"),
    **dict.fromkeys("&~", "x"),
    **dict.fromkeys("°º", "o"),
    **dict.fromkeys('()[]"\u201c\u201d;=<>@+\u060c', '"'),
}
_MARK_KINDS = {mark: kind or mark for mark, kind in _MARK_KINDS.items()}


class Pieces(NamedTuple):
    kinds: str
    """One character for each piece."""
    texts: list[str]
    values: list[int]


def scan(text: str) -> Pieces:
    """The pieces of a text, whose digits are ASCII; joined again they are the text."""
    kinds: list[str] = []
    texts: list[str] = []
    values: list[int] = []
    pattern = _LATIN if _CLOCKED.search(text) else _CLOCKLESS
    if not text.isascii() and max(text) >= "\u2e80":
        pattern = _oriental()
    for match in pattern.finditer(text):
        piece, group = match[0], match.lastgroup
        value = 0
        if group == "space":
            kind = " "
        elif group == "number":
            kind, value = _LENGTHS.get(len(piece), "?"), int(piece)
        elif group == "year":
            kind, value = "y", spelled.year(piece)
        elif group in {"word", "phrase"}:
            kind, value = _word(piece, kinds)
        elif group == "mark":
            kind = _MARK_KINDS.get(piece, "?")
        elif group == "q":
            kind, value = "q", int(piece[1:])
        elif group in {"t", "cjkclock"}:
            kind = "t"
        else:
            kind, value = _of_cjk(group, piece)
        kinds.append(kind)
        texts.append(piece)
        values.append(value)
    return Pieces("".join(kinds), texts, values)


def _word(word: str, before: list[str]) -> tuple[str, int]:
    last = before[-1] if before else ""
    if (last and last in "nuyq'") or (last == " " and len(before) > 1 and before[-2] in "nu"):
        plain = fold(word) if word not in "ºª" else word
        if last in {"n", "u"} and plain in _ENDINGS:
            return "o", 0
        if last == " " and plain in {"st", "nd", "rd", "th"}:
            return "o", 0
        if plain == "s" and (last != "'" or (len(before) > 1 and before[-2] in "ynu")):
            return "s", 0
        if plain == "er" and last == "y":
            return "s", 0
    if last == "." and word in "ºª":
        return "o", 0
    if last and last in " ./-" and word in ROMAN:
        return "R", ROMAN.index(word) + 1
    entry = look_up(word)
    return (entry.kind, entry.value) if entry else ("?", 0)


def _of_cjk(group: str | None, piece: str) -> tuple[str, int]:
    if group == "counter":
        return _COUNTER.get(piece, piece), 0
    if group == "han":
        from deid.surrogates.dates.cjk import number

        value = number(piece)
        if value is None:
            return "?", 0
        long = len(piece) == 2 or value > 9
        return ("y" if len(piece) == 4 and value > 999 else "n" if long else "u"), value
    if group == "W":
        entry = look_up(piece)
        return ("W", entry.value) if entry else ("?", 0)
    return {"E": "E", "filler": "f", "wave": "x"}[group or ""], 0
