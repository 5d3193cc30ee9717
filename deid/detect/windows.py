"""Long documents: token windows that overlap, made one again, and proof that nothing was skipped."""

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache

import numpy as np

from deid.errors import DetectorError

_AFTER_SPACE = re.compile(r"\s")
_SURROGATE = re.compile("[\ud800-\udfff]")

# What a tokenizer may drop besides white space (Z*), control, format and unassigned characters (C*) and
# marks that a normaliser strips (M*): U+FFFD, which BERT's clean_text removes, and the Hangul fillers,
# letters by category but default-ignorable by property (UAX 44, DerivedCoreProperties).
_ALSO_DROPPED = frozenset("\ufffd\u115f\u1160\u3164\uffa0")


def windows(length: int, *, size: int, overlap: int) -> list[tuple[int, int]]:
    """Half-open token ranges of at most `size` that cover [0, length); neighbours share `overlap` tokens.

    >>> windows(10, size=6, overlap=2)
    [(0, 6), (4, 10)]
    """
    if not 0 <= overlap < size:
        raise ValueError(f"overlap is {overlap} and size {size}; it must hold that 0 <= overlap < size")
    ranges: list[tuple[int, int]] = []
    start = 0
    while start < length and not (ranges and ranges[-1][1] == length):
        ranges.append((start, min(start + size, length)))
        start += size - overlap
    return ranges


def stitch(ranges: Sequence[tuple[int, int]], scores: Sequence[np.ndarray]) -> np.ndarray:
    """One (length, tags) array from one (tokens, tags) array a window.

    Each token is taken from the window in which it stands farthest from a window edge, with the most context;
    the edges of the document are no window edges, and where two windows tie the earlier one is taken.
    `ValueError` if a window's array has not its range's length, or a token is in no window.
    """
    if len(ranges) != len(scores):
        raise ValueError(f"{len(ranges)} ranges, but scores of {len(scores)} windows")
    if not ranges:
        return np.zeros((0, 0), dtype=np.float32)
    length = max(end for _, end in ranges)
    merged = np.empty((length, *scores[0].shape[1:]), dtype=scores[0].dtype)
    depth = np.full(length, -1)
    for (start, end), window in zip(ranges, scores, strict=True):
        if len(window) != end - start:
            raise ValueError(f"the window {start}:{end} has scores for {len(window)} tokens")
        own = _depth(start, end, length)
        better = own > depth[start:end]
        depth[start:end][better] = own[better]
        merged[start:end][better] = window[better]
    if (depth < 0).any():
        raise ValueError(f"{int((depth < 0).sum())} of {length} tokens are in no window")
    return merged


def _depth(start: int, end: int, length: int) -> np.ndarray:
    """How far each token of a window stands from the window's nearer edge."""
    place = np.arange(end - start)
    left = place if start > 0 else np.full(end - start, length)
    right = place[::-1] if end < length else np.full(end - start, length)
    return np.minimum(left, right)


def text_windows(text: str, *, size: int, overlap: int) -> list[tuple[int, int]]:
    """Half-open character ranges of at most `size` that cover the text, for libraries without a tokenizer.

    Neighbours share at least `overlap` characters, and windows begin and end after white space where there
    is any near by. `ValueError` if the overlap is more than a quarter of the size.
    """
    if size < 1 or not 0 <= overlap <= size // 4:
        raise ValueError(f"overlap is {overlap} and size {size}; it must hold that 0 <= overlap <= size / 4")
    ranges: list[tuple[int, int]] = []
    start = end = 0
    while end < len(text):
        if len(text) - start <= size:
            end = len(text)
        else:
            end = _space_before(text, start + size, max(end + 1, start + size // 2))
        ranges.append((start, end))
        start = _space_before(text, end - overlap, max(start + 1, (start + end - overlap) // 2))
    return ranges


def _space_before(text: str, position: int, least: int) -> int:
    """The last place in [least, position] that follows white space; `position` if there is none."""
    match = _AFTER_SPACE.search(text[max(least - 1, 0) : position][::-1])
    return position - match.start() if match else max(position, least)


def encodable(text: str) -> str:
    """The text with lone surrogates, which no UTF-8 library takes, as U+FFFD; offsets stay the same."""
    return _SURROGATE.sub("\ufffd", text)


def codes(text: str) -> np.ndarray:
    """The text's code points, (length,) uint32."""
    return np.frombuffer(text.encode("utf-32-le", "surrogatepass"), dtype=np.uint32)


def assert_covered(text: str, offsets: np.ndarray | Sequence[tuple[int, int]], *, detector: str) -> None:
    """Raise `DetectorError` unless the tokens saw the whole text (law 1).

    `offsets` are the tokens' (start, end) in code points, without special tokens. They must be in order,
    inside the text, and leave out nothing but what a tokenizer may drop: white space, control and format
    characters, marks that a normaliser strips, and what decomposes into those alone. The message has
    positions and counts, no text.
    """
    tokens = np.asarray(offsets, dtype=np.int64).reshape(-1, 2)
    _assert_in_order(tokens, len(text), detector)
    change = np.bincount(tokens[:, 0], minlength=len(text) + 1)
    change = change - np.bincount(tokens[:, 1], minlength=len(text) + 1)
    bare = np.flatnonzero(np.cumsum(change)[: len(text)] == 0)
    points = codes(text)[bare]
    bare, points = bare[points != 32], points[points != 32]
    seen = [point for point in np.unique(points).tolist() if not _droppable(point)]
    if seen:
        missed = bare[np.isin(points, seen)]
        raise DetectorError(
            f"detector {detector!r} did not see {len(missed)} of {len(text)} characters, "
            f"the first at position {missed[0]}, the last at {missed[-1]}"
        )


def _assert_in_order(tokens: np.ndarray, length: int, detector: str) -> None:
    start, end = tokens[:, 0], tokens[:, 1]
    wrong = (start < 0) | (end < start) | (end > length)
    if len(tokens) > 1:
        wrong[1:] |= (start[1:] < start[:-1]) | (end[1:] < end[:-1])
    if wrong.any():
        where = int(np.argmax(wrong))
        raise DetectorError(
            f"detector {detector!r} has {int(wrong.sum())} of {len(tokens)} tokens out of order or outside a "
            f"text of {length} characters, the first is token {where}, {int(start[where])}:{int(end[where])}"
        )


@lru_cache(maxsize=4096)
def _droppable(point: int) -> bool:
    return all(
        c in _ALSO_DROPPED or unicodedata.category(c)[0] in "ZCM"
        for c in unicodedata.normalize("NFKD", chr(point))
    )
