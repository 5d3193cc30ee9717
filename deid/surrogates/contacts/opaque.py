"""Codes and words that say nothing to a reader: a letter for a letter, a digit for a digit, case and length kept.

One-to-one for a pattern of 4 characters or more that is a code (digits beside letters, or capitals inside): a keyed
derangement of all strings of the pattern. Words become words that can be spoken, by a hash: vowels stay vowels.
"""

from itertools import pairwise

from deid.surrogates.forms import fold, is_digit
from deid.surrogates.permutation import integer
from deid.surrogates.source import Source

_LETTERS = "abcdefghijklmnopqrstuvwxyz"
_LONGEST_PATTERN = 64


def opaque(text: str, source: Source) -> str:
    """Another text of the same pattern, percent-encoded octets taken as they are; the text itself if it has none."""
    if not any(c.isalnum() for c in text):
        return text
    if is_code(text) and text.isascii():
        return _moved(text, source)
    new, attempt = text, 0
    while new == text and attempt < 8:
        new = _scrambled(text, source.key("urls/opaque"), attempt)
        attempt += 1
    return new


def is_code(text: str) -> bool:
    """Digits, or digits among letters, or capitals in the midst of a word: a random id rather than a name."""
    if any(c.isdigit() for c in text):
        return True
    return not (text.islower() or text.isupper() or text[1:].islower())


def _moved(text: str, source: Source) -> str:
    """One-to-one for the pattern, hexadecimal kept where the text is in 8 digits or more of it."""
    chars = [c for c in text if c.isalnum()]
    hexadecimal = _is_hex("".join(chars))
    if len(chars) > _LONGEST_PATTERN:
        head = "".join(c for c in text)[: len(text) // 2]
        return _moved(head, source) + _moved(text[len(head) :], source)
    radices = [16 if hexadecimal else 10 if c.isdigit() else 26 for c in chars]
    number, size = 0, 1
    for char, radix in zip(chars, radices, strict=True):
        value = int(char, radix) if radix != 26 else _LETTERS.index(char.lower())
        number, size = number * radix + value, size * radix
    shape = "hex" if hexadecimal else "".join("9" if r == 10 else "A" for r in radices)
    number = source.derange(f"urls/code/{shape}/{len(chars)}", size, number)
    new = []
    for radix in reversed(radices):
        number, value = divmod(number, radix)
        new.append(_LETTERS[value] if radix == 26 else f"{value:x}")
    upper = hexadecimal and any(c.isupper() for c in chars)
    letters = iter(reversed(new))
    return "".join(_like(c, next(letters), upper) if c.isalnum() else c for c in text)


def _like(old: str, new: str, upper: bool) -> str:
    return new.upper() if upper or old.isupper() else new


def _is_hex(text: str) -> bool:
    low = text.lower()
    one_case = text in {low, text.upper()}
    mixed = sum(a.isdigit() != b.isdigit() for a, b in pairwise(low)) >= 3
    return len(text) >= 8 and one_case and mixed and all(c in "0123456789abcdef" for c in low)


def _scrambled(text: str, key: bytes, attempt: int) -> str:
    out, pool = [], 0
    for place, char in enumerate(text):
        if place % 24 == 0:
            pool = integer(key, text, attempt, place)
        pool, draw = divmod(pool, 1 << 10)
        if is_digit(char):
            out.append(str(draw % 10))
        elif char.isalpha():
            letters = "aeiou" if fold(char) in "aeiou" else "bcdfghjklmnpqrstvwxyz"
            new = letters[draw % len(letters)]
            out.append(new.upper() if char.isupper() else new)
        else:
            out.append(char)
    return "".join(out)
