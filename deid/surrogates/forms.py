"""How a thing is written, apart from what it says: folding, case patterns, digits."""

import re
import unicodedata
from functools import lru_cache

_UNDECOMPOSED = str.maketrans(
    {  # letters that NFKD leaves whole
        "ø": "o",
        "ł": "l",
        "đ": "d",
        "ð": "d",
        "þ": "th",
        "æ": "ae",
        "œ": "oe",
        "\u0131": "i",
        "ħ": "h",
        "ŋ": "n",
    }
)
LONGEST = 500
"""Of a longer text nothing is read (it takes quadratic time, and no name or date is as long): redact."""
APOSTROPHES = "'\u2019\u02bc\u2018`\u00b4"


@lru_cache(maxsize=1 << 14)
def fold(text: str) -> str:
    """Compatibility forms, case and accents off: what two spellings of one word have in common.

    >>> fold("JOSÉ"), fold("Strauß"), fold("ﬁnn")
    ('jose', 'strauss', 'finn')
    """
    if text.isascii():
        return text.lower()
    plain = unicodedata.normalize("NFKD", unicodedata.normalize("NFKC", text).casefold())
    return "".join(c for c in plain if not unicodedata.combining(c)).translate(_UNDECOMPOSED)


def is_latin(word: str) -> bool:
    """Whether a word is written in a to z, once folded."""
    plain = fold(word)
    return plain.isascii() and plain.isalpha()


def like(pattern: str, word: str) -> str:
    """`word`, given in lower case, in the case of `pattern`: KELLER, keller, else Keller.

    >>> like("KELLER", "barrow"), like("keller", "barrow"), like("McDonald", "barrow"), like("M", "barrow")
    ('BARROW', 'barrow', 'Barrow', 'Barrow')
    """
    letters = [c for c in pattern if c.isalpha()]
    if not letters or letters[0].islower():
        return word if all(not c.isupper() for c in letters) else word.capitalize()
    if len(letters) > 1 and all(c.isupper() for c in letters):
        return word.upper()
    return word.capitalize()


def like_words(pattern: str, words: str) -> str:
    """`words`, a name as the tables write it, in the case of `pattern`: capitals, small, or as it is."""
    letters = [c for c in pattern if c.isalpha()]
    if len(letters) > 1 and all(c.isupper() for c in letters):
        return words.upper()
    if letters and all(c.islower() for c in letters):
        return words.lower()
    return words


def is_loose_s(text: str, start: int, end: int) -> bool:
    """Whether text[start:end] is the s of a possessive that stands apart: "Keller 's"."""
    return text[start:end] in {"s", "S"} and start > 0 and text[start - 1] in APOSTROPHES


def is_digit(char: str) -> bool:
    """A digit of any script that writes numbers in tens; '²' and '½' are none."""
    return unicodedata.category(char) == "Nd"


def shown_acronyms(text: str) -> bool:
    """Whether capitals tell an abbreviation: "NYISO", "the FERC staff", but not "ACME ROBOTICS"."""
    found = _WORD.findall(text)
    return len(found) == 1 or not text.isupper()


def ascii_digits(text: str) -> str:
    """The text with the digits of other scripts as 0 to 9, and nothing invisible in it."""
    if text.isascii():
        return text
    text = "".join(c for c in text if unicodedata.category(c) != "Cf" and not "\ufe00" <= c <= "\ufe0f")
    return "".join(str(unicodedata.decimal(c)) if is_digit(c) else c for c in text)


_WORD = re.compile(r"[^\W\d_]+")


def says_only(text: str, allowed: frozenset[str], *, small: bool = False) -> bool:
    """Whether every word of the text is allowed (folded), or, with `small`, written in small letters.

    What a generator leaves standing around the number that it changes must not be somebody's name.
    """
    return all(fold(word) in allowed or (small and word.islower()) for word in _WORD.findall(text))


def words(text: str, sep: str | None = None) -> tuple[str, ...]:
    """A list of words written as one text, so that long lists stay legible."""
    return tuple(" ".join(word.split()) for word in text.split(sep) if word.strip())
