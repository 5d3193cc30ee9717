"""Known texts, found as whole words whatever their case, accents and white space, in one pass."""

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import cached_property, lru_cache
from typing import Any

_FOLDED = dict.fromkeys("\u2019\u02bc\u2018`\u00b4", "'") | dict.fromkeys("\u2010\u2011", "-")
# These letters do not decompose: slashed o and l, d with stroke, eth, dotless i, thorn, ae, oe.
_FOLDED |= {"\u00f8": "o", "\u0142": "l", "\u0111": "d", "\u00f0": "d", "\u0131": "i"}
_FOLDED |= {"\u00fe": "th", "\u00e6": "ae", "\u0153": "oe"}
SPACELESS = re.compile(r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]")
_NOT_ASCII = re.compile("[^\0-\x7f]")
_IN_ASCII = bytes.maketrans(
    b"\t\n\v\f\r\x1c\x1d\x1e\x1f`ABCDEFGHIJKLMNOPQRSTUVWXYZ", b"         'abcdefghijklmnopqrstuvwxyz"
)
_BLANKS = re.compile(" {2,}")
_LONG = 3000  # characters; with few patterns and up to here, one by one is faster than to build an automaton
_MANY = 200  # patterns


class Search:
    """`patterns` are texts as `folded` gives them."""

    def __init__(self, patterns: Sequence[str]) -> None:
        self._patterns = list(patterns)

    @cached_property
    def _automaton(self) -> Any:
        from ahocorasick_rs import AhoCorasick, Implementation

        return AhoCorasick(self._patterns, implementation=Implementation.NoncontiguousNFA)

    def find(self, text: str) -> list[tuple[int, int, int]]:
        """(which pattern, start, end) of each place where one stands as whole words, in code points of `text`.

        Overlapping places are all there, by their ends.
        """
        fold = _Folded(text)
        hits = [hit for hit in self._hits(fold.text) if _is_whole(fold.text, hit[1], hit[2])]
        return [
            (which, fold.place(start), _with_marks(text, fold.place(end - 1) + 1))
            for which, start, end in hits
        ]

    def _hits(self, text: str) -> list[tuple[int, int, int]]:
        if len(text) > _LONG or len(self._patterns) > _MANY:
            return self._automaton.find_matches_as_indexes(text, overlapping=True)
        hits = [
            (which, start, start + len(pattern))
            for which, pattern in enumerate(self._patterns)
            if pattern in text
            for start in _starts(pattern, text)
        ]
        return sorted(hits, key=lambda hit: (hit[2], hit[1]))


def _starts(pattern: str, text: str) -> Iterator[int]:
    start = text.find(pattern)
    while start >= 0:
        yield start
        start = text.find(pattern, start + 1)


def folded(text: str) -> str:
    """Without case, accents, doubled white space and invisible characters.

    >>> folded("  Ana\\n Mar\u00eda O\u2019Neill ")
    "ana maria o'neill"
    """
    if text.isascii():
        return " ".join(text.lower().replace("`", "'").split())
    return _Folded(text).text.strip()


class _Folded:
    """A text without case, accents, doubled white space; and where each of its characters stood."""

    def __init__(self, original: str) -> None:
        folds = {c: _fold(c) for c in set(_NOT_ASCII.findall(original))}
        moving = "".join(c for c in folds if _moves(c))
        text = original
        for char, fold in folds.items():
            if char not in moving and fold != char:
                text = text.replace(char, fold)
        self.text = text.encode().translate(_IN_ASCII).decode()
        self._from: list[int] = []  # from here on, the original has …
        self._ahead: list[int] = []  # … this many characters more up to the same one
        if moving or "  " in self.text:
            self._move(folds, re.compile(f" {{2,}}|[{re.escape(moving)}]") if moving else _BLANKS)

    def _move(self, folds: dict[str, str], pattern: re.Pattern[str]) -> None:
        pieces: list[str] = []
        place = ahead = 0
        for match in pattern.finditer(self.text):
            fold = folds.get(match[0], " ")
            low = match.start() - ahead
            self._from += range(low + 1, low + len(fold))
            self._ahead += range(ahead - 1, ahead - len(fold), -1)
            ahead += len(match[0]) - len(fold)
            self._from.append(low + len(fold))
            self._ahead.append(ahead)
            pieces += (self.text[place : match.start()], fold)
            place = match.end()
        self.text = "".join(pieces) + self.text[place:]

    def place(self, index: int) -> int:
        """Where, in the original, the character of `text` at `index` stood."""
        found = bisect_right(self._from, index)
        return index + self._ahead[found - 1] if found else index


@lru_cache(maxsize=4096)
def _fold(character: str) -> str:
    """Without case and accents; empty for a mark or an invisible character, longer for a ligature."""
    if character.isspace():
        return " "
    kind = unicodedata.category(character)
    if kind == "Cf":
        return ""
    if kind == "Cs":  # a lone surrogate, which no UTF-8 library takes
        return "\ufffd"
    bare = unicodedata.normalize("NFKD", _FOLDED.get(character, character.casefold())).casefold()
    return "".join(_FOLDED.get(c, c) for c in bare if not unicodedata.combining(c))


def _moves(character: str) -> bool:
    """Does it fold to none, to several, or to a blank that is kept beside another?"""
    fold = _fold(character)
    return len(fold) != 1 or (fold == " " and not character.isspace())


def _is_whole(text: str, start: int, end: int) -> bool:
    """Does no word go on to the left or to the right?"""
    goes_on = (start > 0 and _is_inner(text[start - 1]) and _is_inner(text[start])) or (
        end < len(text) and _is_inner(text[end]) and _is_inner(text[end - 1])
    )
    return not goes_on


def _is_inner(character: str) -> bool:
    """Is it part of a word, in a script that puts spaces between words?"""
    return character.isalnum() and not SPACELESS.match(character)


def _with_marks(text: str, end: int) -> int:
    """A combining mark after the last letter belongs to it."""
    while end < len(text) and not text[end].isascii() and _fold(text[end]) == "":
        end += 1
    return end
