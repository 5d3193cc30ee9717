"""CREDIT_CARD: a number of the same scheme and length; its Luhn digit is right where the original's was.

By default the first six digits are of a card that payment processors publish for tests, so that no bank has
issued the number; 10**9 numbers of 16 digits for each scheme, drawn by a keyed hash. With `plausible` the
digits that tell the scheme stay and all others are moved, one-to-one.

Beside the number may stand an expiry date, a security code and the words of a short list ("Visa ending in 1111",
"exp 12/27, CVV 123"): the words stay, the digits do not.
"""

import re

from deid.surrogates.forms import words
from deid.surrogates.identifiers.check_digits import luhn_digit
from deid.surrogates.source import Source

_TESTS = {"2": "222300", "3": "378282", "30": "305693", "36": "360000", "35": "353011", "38": "385200",
          "4": "400000", "5": "510510", "6": "601111"}  # fmt: skip
_SCHEME = {"34": 2, "37": 2, "30": 2, "35": 2, "36": 2, "38": 2, "39": 2, "60": 4, "64": 2, "65": 2, "62": 2}
"""How many digits tell the scheme (ISO/IEC 7812 and the schemes' own rules), if not two with 5, one else."""
_STANDING = frozenset(
    words("""
    ending ends end in last final four digits with and the no nr number num card cards credit debit on file account acct
    visa mastercard master mc amex american express discover diners club jcb maestro unionpay cc pan
    exp expires expiry expiration expiring valid thru through until till date cvv cvc cid csc code security
    xx xxx xxxx xxxxx xxxxxx
    """)
)
_BARE = re.compile(r"[\d\s.*#\u2022\u2010-\u2015-]*")
_WORD = re.compile(r"[^\W\d_]+")
_MONTH = r"(?:0?[1-9]|1[0-2])"
_EXPIRES = r"\b(?:exp|expires|expiry|expiration|expiring|date|valid|thru|through|until|till)[\s.:]*"
_DATE = re.compile(
    rf"(?<![\d/]){_MONTH}\s?/\s?(?:\d{{4}}|\d\d)(?![\d/])|{_EXPIRES}({_MONTH}[ .-]?(?:20\d\d|\d\d))(?!\d)",
    re.I,
)
_NUMBER = re.compile(r"(?<!\d)\d(?:[ .\u2010-\u2015-]?\d){11,18}(?!\d)")
_DIGITS = re.compile(r"\d+")
_PARTS = re.compile(r"(\d\d?)(\D*)(\d{4}|\d\d)")
Read = list[tuple[int, int, str]]
"""The numbers beside the words: where they start and end, and "card", "date" or "digits"."""


def read(text: str) -> Read | None:
    """The numbers in a text that has words or a date, too; none where a word may be anything, None where the text
    is one number or code.
    """
    if _BARE.fullmatch(text):
        return None
    found: Read = []
    for kind, pattern in (("date", _DATE), ("card", _NUMBER), ("digits", _DIGITS)):
        rest = text
        for start, end, _ in found:
            rest = f"{rest[:start]}{'/' * (end - start)}{rest[end:]}"
        spans = [match.span(match.lastindex or 0) for match in pattern.finditer(rest)]
        found += [(start, end, kind) for start, end in spans]
    if all(word.lower() in _STANDING for word in _WORD.findall(text)):
        return sorted(found)
    is_code = all(kind == "digits" for _, _, kind in found) and len(text.split()) == 1
    return None if is_code else []


def expiry(text: str, source: Source) -> str | None:
    """Another month, and another year of the same ten: "12/27" -> "05/22"."""
    parts = _PARTS.fullmatch(text)
    if parts is None:
        return None
    month = 1 + source.derange("card/month", 12, int(parts[1]) - 1)
    year = source.derange("card/year", 10, int(parts[3][-1]))
    return f"{month:0{len(parts[1])}d}{parts[2]}{parts[3][:-1]}{year}"


def is_whole(compact: str) -> bool:
    """Whether it is all the digits of a card (ISO/IEC 7812: up to 19)."""
    return compact.isdigit() and 12 <= len(compact) <= 19


def replace(compact: str, source: Source) -> str | None:
    """Another card; None where there is none."""
    body, wrong = compact[:-1], (int(compact[-1]) - int(luhn_digit(compact[:-1]))) % 10
    if source.plausible:
        new = _plausible(body, source)
        return None if new is None or new == body else _with_digit(new, wrong)
    prefix = _TESTS.get(compact[:2]) or _TESTS.get(compact[0]) or compact[0] + "99999"
    free = len(compact) - 7
    for attempt in range(8):
        new = f"{prefix}{source.pick('card', 10**free, compact, attempt):0{free}d}"
        if new != body:
            return _with_digit(new, wrong)
    return None


def _with_digit(body: str, wrong: int) -> str:
    return f"{body}{(int(luhn_digit(body)) + wrong) % 10}"


def _plausible(body: str, source: Source) -> str:
    head = _SCHEME.get(body[:2], 2 if body[0] in "25" else 1)
    free = len(body) - head
    moved = source.permute(f"card/{body[:head]}/{free}", 10**free, int(body[head:]))
    return f"{body[:head]}{moved:0{free}d}"
