"""The English indefinite article before what changed: "an 82-year-old" -> "a 79-year-old".

It is the only thing outside a span that the pipeline touches, and only there: "a" or "an", one space, a new text
that is pronounced otherwise than the old one, and English around it ("a" and "an" are prepositions elsewhere).
"""

import re
from collections.abc import Iterator, Sequence

from deid.types import Replacement, Span

_ARTICLE = re.compile(r"(?<![\w'\u2019.@/-])an? $|(?:^|(?<=[.!?:] )|(?<=\n)|(?<=[\"\u201c(]))An? $")
_READABLE = frozenset({"replace", "shift", "generalize"})
_AROUND = 200


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_ENGLISH = _words(
    """about after and are at been by for from had has have he her his in is it my not of on our she that the their
    they this to was we were who will with you your"""
)
_OTHER = _words(
    """al au avec che con da das de dei del della den der des di die do dos du e een ein eine el em en est et het i il
    ist je la las le les los met mit na nel non o para per pour que se sich sind su sur um un una und une van von y
    zu"""
)


def agree(text: str, replacements: Sequence[Replacement]) -> Iterator[Replacement]:
    """The replacements, each behind the one for its article where that has to change; such a one has no label."""
    done = 0
    for item in replacements:
        start, end = item.span.start, item.span.end
        if text[start - 2 : start] in {"a ", "A ", "n ", "N "} and item.action in _READABLE:
            found = _ARTICLE.search(text[max(done, start - 5) : start])
            old, new = (sounds_like_vowel(words) for words in (text[start:end], item.text))
            if found and old != new and old == (len(found[0]) > 2) and _is_english(text, start, end):
                yield Replacement(Span(start - len(found[0]), start - 1, ""), _other(found[0]), "article")
        yield item
        done = end


def sounds_like_vowel(text: str) -> bool:
    """Whether an English speaker says "an" before the text: an hour, an 8, an FBI agent; a union, a 10, a UN envoy."""
    word = re.split(r"[\s\-/.,'\u2019]", text, maxsplit=1)[0]
    if word[:1].isdigit():
        return word[0] == "8" or re.match(r"1[18](?:\d\d)?(?!\d)", word) is not None
    low = word.lower()
    if len(word) > 1 and word.isupper() and (len(word) < 5 or not set(low) & set("aeiouy")):
        return word[0] in "AEFHILMNORSX"
    if re.match(r"(uni(?!n)|us[ei]|eu|one(?![a-z])|once|ur[iou]|ut[ei]|uk|ug)", low):
        return False
    return low[:1] in tuple("aeio\u00e1\u00e9\u00ed\u00f3\u00f6u\u00fc") or low.startswith(
        ("hour", "honest", "heir")
    )


def _other(article: str) -> str:
    return article[0] if len(article) > 2 else article[0] + "n"


def _is_english(text: str, start: int, end: int) -> bool:
    around = text[max(0, start - _AROUND) : start - 2] + text[end : end + _AROUND]
    found = re.findall(r"[a-z]+", around.lower())
    english = sum(word in _ENGLISH for word in found)
    return english > sum(word in _OTHER for word in found)
