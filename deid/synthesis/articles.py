"""The indefinite article before what a slot was filled with."""

import re

from deid.synthesis.expansion import Piece

_ARTICLE = re.compile(r"(?:^|[\s(\"“])(an?)( )$|(?:^|[.!?:]\s|\n)(An?)( )$")


def agree(pieces: list[Piece]) -> list[Piece]:
    """ "a" or "an", as the next word sounds."""
    for at in range(len(pieces) - 1):
        text, label = pieces[at]
        following = pieces[at + 1][0]
        if (
            label is None
            and text[-2:] in {"a ", "A ", "n "}
            and following
            and (found := _ARTICLE.search(text))
        ):
            article = found[1] or found[3]
            right = article[0] + ("n" if _sounds_like_vowel(following) else "")
            pieces[at] = (text[: len(text) - len(article) - 1] + right + " ", None)
    return pieces


def _sounds_like_vowel(text: str) -> bool:
    word = re.split(r"[\s\-/.,]", text, maxsplit=1)[0]
    if word[:1].isdigit():
        return word[0] == "8" or re.match(r"1[18](?!\d)", word) is not None
    if len(word) > 1 and word.isupper():
        return word[0] in "AEFHILMNORSX"
    low = word.lower()
    if re.match(r"(uni|us[ei]|eu|one|ur[iou]|ut[ei]|uk|ug)", low):
        return False
    return low[:1] in tuple("aeioáéíóöuü") or low.startswith(("hour", "honest", "heir"))
