"""The indefinite article before what a slot was filled with."""

import re

from deid.articles import sounds_like_vowel
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
            right = article[0] + ("n" if sounds_like_vowel(following) else "")
            pieces[at] = (text[: len(text) - len(article) - 1] + right + " ", None)
    return pieces
