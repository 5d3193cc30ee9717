"""Known texts, found as whole words whatever their case, accents and white space, in one pass."""

import re
import unicodedata
from collections.abc import Sequence
from typing import Any

import numpy as np

from deid.detect.windows import codes, encodable

_FOLDED = dict.fromkeys("\u2019\u02bc\u2018`\u00b4", "'") | dict.fromkeys("\u2010\u2011", "-")
# These letters do not decompose: slashed o and l, d with stroke, eth, dotless i, thorn, ae, oe.
_FOLDED |= {"\u00f8": "o", "\u0142": "l", "\u0111": "d", "\u00f0": "d", "\u0131": "i"}
_FOLDED |= {"\u00fe": "th", "\u00e6": "ae", "\u0153": "oe"}
SPACELESS = re.compile(r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]")


class Search:
    """`patterns` are texts as `folded` gives them."""

    def __init__(self, patterns: Sequence[str]) -> None:
        from ahocorasick_rs import AhoCorasick

        self._automaton: Any = AhoCorasick(list(patterns))

    def find(self, text: str) -> list[tuple[int, int, int]]:
        """(which pattern, start, end) of each place where one stands as whole words, in code points of `text`.

        Overlapping places are all there.
        """
        reduced, places = _folded(encodable(text))
        hits = self._automaton.find_matches_as_indexes(reduced, overlapping=True)
        if not hits:
            return []
        which, start, end = np.array(hits, dtype=np.int64).T
        inner = _inner(reduced)
        whole = ~(_at(inner, start - 1) & _at(inner, start)) & ~(_at(inner, end) & _at(inner, end - 1))
        which, start, end = which[whole], start[whole], end[whole]
        if places is not None:
            start, end = places[start], places[end - 1] + 1
        return [
            (number, low, _with_marks(text, high))
            for number, low, high in zip(which.tolist(), start.tolist(), end.tolist(), strict=True)
        ]


def folded(text: str) -> str:
    """Without case, accents, doubled white space and invisible characters.

    >>> folded("  Ana\\n Mar\u00eda O\u2019Neill ")
    "ana maria o'neill"
    """
    return _folded(encodable(text))[0].strip()


def _folded(text: str) -> tuple[str, np.ndarray | None]:
    """Without case, accents, doubled white space; and each character's place in `text`, None if the same."""
    reduced = re.sub(r"\s+", " ", text)
    places = None
    if len(reduced) != len(text):
        points = codes(text)
        blank = np.isin(points, [ord(c) for c in set(text) if c.isspace()])
        places = (
            np.flatnonzero(~(blank[1:] & blank[:-1])) + 1 if len(text) > 1 else np.zeros(0, dtype=np.int64)
        )
        places = np.concatenate([[0], places])
    if reduced.isascii():
        return reduced.lower().replace("`", "'"), places
    table = {ord(c): _fold(c) for c in set(reduced)}
    plain = reduced.translate(table)
    if any(len(folds) != 1 for folds in table.values()):
        points = codes(reduced)
        kinds, place = np.unique(points, return_inverse=True)
        lengths = np.array([len(table[kind]) for kind in kinds.tolist()])[place]
        places = np.repeat(np.arange(len(reduced)) if places is None else places, lengths)
    return plain, places


def _fold(character: str) -> str:
    """Without case and accents; empty for a mark or an invisible character, longer for a ligature."""
    if unicodedata.category(character) == "Cf":
        return ""
    bare = unicodedata.normalize("NFKD", _FOLDED.get(character, character.casefold()))
    return "".join(_FOLDED.get(c, c) for c in bare if not unicodedata.combining(c))


def _inner(text: str) -> np.ndarray:
    """(length,) bool: a character that is part of a word, in a script that puts spaces between words."""
    kinds, place = np.unique(codes(text), return_inverse=True)
    flags = [chr(kind).isalnum() and not SPACELESS.match(chr(kind)) for kind in kinds.tolist()]
    return np.array(flags, dtype=bool)[place]


def _at(flags: np.ndarray, places: np.ndarray) -> np.ndarray:
    inside = (places >= 0) & (places < len(flags))
    return inside & flags[np.clip(places, 0, len(flags) - 1)]


def _with_marks(text: str, end: int) -> int:
    """A combining mark after the last letter belongs to it."""
    while end < len(text) and not text[end].isascii() and _fold(text[end]) == "":
        end += 1
    return end
