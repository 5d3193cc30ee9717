"""Years in English words, as speech is written down: "nineteen sixty-seven", "two thousand and four"."""

import re
from functools import lru_cache

from deid.surrogates.age_words import key_of, numbers, spell

_ONES = "one|two|three|four|five|six|seven|eight|nine"
_TENS = "twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety"
_TEENS = "ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen"
PATTERN = (
    rf"(?:(?:eighteen|nineteen|twenty)[ -](?:(?:{_TENS})(?:[ -](?:{_ONES}))?|{_TEENS}|oh?[ -](?:{_ONES}))"
    rf"|two[ ]thousand(?:[ ](?:and[ ])?(?:(?:{_TENS})[ -](?:{_ONES})|{_TENS}|{_TEENS}|{_ONES}))?)"
)
_PARTS = re.compile(r"(two thousand)(?: and)?(?: (.*))?|(eighteen|nineteen|twenty) (?:oh? )?(.*)")


@lru_cache(maxsize=1 << 10)
def year(text: str) -> int:
    """The year that a text in the form of `PATTERN` says.

    >>> year("nineteen sixty-seven"), year("Two thousand and four"), year("nineteen oh five")
    (1967, 2004, 1905)
    """
    parts = _PARTS.fullmatch(key_of(text))
    if parts is None:
        raise ValueError("no year in words")
    if parts[1]:
        return 2000 + (numbers()[parts[2]].value if parts[2] else 0)
    return 100 * numbers()[parts[3]].value + numbers()[parts[4]].value


def written(number: int, like: str) -> str:
    """A year of 1801 to 2099 in words, with the hyphens and the "and" of another; `ValueError` for others."""
    century, rest = divmod(number, 100)
    if not 18 <= century <= 20 or (rest == 0 and century != 20):
        raise ValueError("no such year in words")
    plain = key_of(like)
    if century == 20 and (rest < 10 or plain.startswith("two thousand")):
        joint = " and " if " and " in plain else " "
        words = "two thousand" + (joint + spell(rest, "en") if rest else "")
    else:
        words = f"{spell(century, 'en')} {'oh ' if rest < 10 else ''}{spell(rest, 'en')}"
    if "-" not in like and rest > 20:
        words = words.replace("-", " ")
    if like.isupper():
        return words.upper()
    if re.search(r"[ -][A-Z]", like):
        return words.title().replace(" And ", " and ")
    return words[0].upper() + words[1:] if like[0].isupper() else words
