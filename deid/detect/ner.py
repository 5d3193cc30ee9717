"""The embedded detector: a small transformer token classifier, run with onnxruntime and tokenizers.

The model sees lower-cased word pieces and, in place of BERT's segment ids, how each word is written and where lines
begin. Its int8 activations have fixed scales, and only windows of one length are run together, without padding: so a
score does not depend on which rows happen to be neighbours (law 5). Batches run side by side on threads.
"""

import json
import os
import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from functools import cached_property, lru_cache, partial
from hashlib import sha256
from itertools import pairwise
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np

from deid.detect.bio import decode, read_tags
from deid.detect.mention_words import JARGON
from deid.detect.search import folded
from deid.detect.windows import assert_covered, codes, encodable, stitch, windows
from deid.errors import DetectorError
from deid.resources import folder
from deid.types import Span

CASINGS = ("lower or none", "Capitalised", "ALLCAPS", "miXed", "digits", "a1phanumeric")
MARKS = 2 * len(CASINGS)
"""What the model is told of a token besides its word piece: its word's casing, and whether a new line begins there."""

_TAIL = re.compile(r"\s+(?:and|at|by|de|for|from|in|is|of|on|or|the|to|was|who|with)$")


def marks_of(
    text: str, words: np.ndarray, offsets: np.ndarray, starts: np.ndarray | None = None
) -> np.ndarray:
    """(tokens,) int64: the index in `CASINGS` of how a token's word is written, plus 6 at the start of a line.

    `words` (tokens,) numbers the word of each token, `offsets` (tokens, 2) are code points. Where `text` is several
    texts, `starts` (tokens,) says where that of each token starts: line breaks before it do not count.
    """
    if not len(words):
        return np.zeros(0, dtype=np.int64)
    points = codes(text)
    heads = np.flatnonzero(np.diff(words, prepend=words[0] - 1))
    start = offsets[heads, 0]
    end = np.append(offsets[heads[1:] - 1, 1], offsets[-1, 1])
    kinds = _kinds(points)
    upper, lower, digit, breaks = (np.append(0, np.cumsum(kinds == kind)) for kind in (1, 2, 3, 4))
    n_upper, n_lower, n_digit = (count[end] - count[start] for count in (upper, lower, digit))
    length = end - start
    first = kinds[np.minimum(start, len(points) - 1)] == 1
    mixed = np.where(n_upper > 0, 3, 0)
    case = np.where(first & (n_upper == 1) & (n_lower > 0), 1, mixed)
    case = np.where((n_upper > 0) & (n_lower == 0), np.where(length > 1, 2, 1), case)
    case = np.where(n_digit > 0, np.where(n_digit == length, 4, 5), case)
    before = np.maximum(np.append(0, end[:-1]), 0 if starts is None else starts[heads])
    case = case + len(CASINGS) * (breaks[start] > breaks[np.minimum(before, start)])
    return np.repeat(case, np.diff(np.append(heads, len(words))))


def _kinds(points: np.ndarray) -> np.ndarray:
    """(points,) int8: 1 upper case, 2 lower case, 3 digit, 4 line break, 0 else."""
    kinds = _ASCII[np.minimum(points, 127)]
    for place in np.flatnonzero(points > 127).tolist():
        kinds[place] = _kind(int(points[place]))
    return kinds


@lru_cache(maxsize=4096)
def _kind(point: int) -> int:
    c = chr(point)
    return (
        1
        if c.isupper() or c.istitle()
        else 2
        if c.islower()
        else 3
        if c.isdigit()
        else 4
        if c in "\x85\u2028\u2029"
        else 0
    )


_ASCII = np.array([4 if chr(p) in "\n\r\v\f" else _kind(p) for p in range(128)], dtype=np.int8)


def _processors() -> int:
    """Those that this process may use, where the system tells (not on macOS and Windows)."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


_ESCAPED = re.compile(r"\\[nrt](?![a-z])")
"""A line break or tab as JSON and logs write it. "ACME\\tMiller" may be a login instead: read so, its name is found."""
_TOKENS = 1024
_BETWEEN = "\n\n"
_NOTHING = np.zeros((0, 0), dtype=np.float32)


class Pieces(NamedTuple):
    """Texts as the model sees them, one behind the other; each array is (tokens,), `offsets` (tokens, 2).

    Offsets count in `text`, which holds all texts with a blank line between them: for texts of a few words, numpy's
    calls would take longer than the model.
    """

    text: str
    ids: np.ndarray
    words: np.ndarray
    offsets: np.ndarray
    marks: np.ndarray
    bounds: list[int]
    """The first token of each text, and the end."""
    starts: list[int]
    """Where each text starts in `text`."""

    @classmethod
    def of(cls, texts: Sequence[str], encodings: Sequence[Any], detector: str) -> "Pieces":
        counts = [len(encoding) for encoding in encodings]
        lengths = [len(text) + len(_BETWEEN) for text in texts]
        bounds = np.append(0, np.cumsum(counts, dtype=np.int64))
        starts = np.append(0, np.cumsum(lengths, dtype=np.int64))
        ids = np.array([i for encoding in encodings for i in encoding.ids], dtype=np.int64)
        words = np.array([word for encoding in encodings for word in encoding.word_ids], dtype=np.int64)
        offsets = np.array([pair for encoding in encodings for pair in encoding.offsets], dtype=np.int64)
        own = np.repeat(starts[:-1], counts)
        offsets = offsets.reshape(-1, 2) + own[:, None]
        words += own  # a text has no more words than characters
        joined = _BETWEEN.join(texts)
        assert_covered(joined, offsets, detector=detector)
        marks = marks_of(joined, words, offsets, own)
        return cls(joined, ids, words, offsets, marks, bounds.tolist(), starts[:-1].tolist())


def _batches(lengths: Sequence[int]) -> list[list[int]]:
    """Indices of windows of one length, about `_TOKENS` tokens together, the longest windows first."""
    by_length: dict[int, list[int]] = {}
    for i, length in enumerate(lengths):
        by_length.setdefault(length, []).append(i)
    batches = []
    for length in sorted(by_length, reverse=True):
        step = max(1, _TOKENS // (length + 2))
        batches += [by_length[length][i : i + step] for i in range(0, len(by_length[length]), step)]
    return batches


class NerDetector:
    """A token classifier from a folder with model.onnx, tokenizer.json and config.json.

    `threshold` is the score from which a word counts as an entity: 0.5 is where each label was found to do best
    (config.json, "thresholds"), more is stricter, less lets more in. `threads` is how many batches run side by side
    (default: the processors this process may use).
    """

    name = "ner"

    def __init__(
        self, model: str | Path | None = None, *, threshold: float = 0.5, threads: int | None = None
    ) -> None:
        self.folder = Path(model) if model is not None else folder("models")
        self.threshold = threshold
        self.threads = threads or _processors()
        config = self.folder / "config.json"
        if not config.is_file():
            raise DetectorError(
                f"no model in {self.folder}: it needs model.onnx, tokenizer.json and config.json"
            )
        self.config: Mapping[str, Any] = json.loads(config.read_text(encoding="utf-8"))
        self._tags = read_tags(self.config["tags"])
        self.labels = frozenset(self._tags.labels)
        self._operating = np.array([self.config["thresholds"][label] for label in self._tags.labels])

    def __getstate__(self) -> dict[str, Any]:
        return {"folder": self.folder, "threshold": self.threshold, "threads": self.threads}

    def __setstate__(self, state: dict[str, Any]) -> None:
        self.__init__(state["folder"], threshold=state["threshold"], threads=state["threads"])  # type: ignore[misc]

    @cached_property
    def fingerprint(self) -> str:
        """SHA-256 over the model's files: what decides its output."""
        files = ("config.json", "model.onnx", "tokenizer.json")
        return sha256(b"".join(sha256((self.folder / f).read_bytes()).digest() for f in files)).hexdigest()

    @cached_property
    def _tokenizer(self) -> Any:
        from tokenizers import Tokenizer

        tokenizer = Tokenizer.from_file(str(self.folder / "tokenizer.json"))
        tokenizer.encode_special_tokens = True  # "[SEP]" in a text is text
        return tokenizer

    @cached_property
    def _session(self) -> Any:
        import onnxruntime

        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = options.inter_op_num_threads = 1
        options.log_severity_level = 3
        model = str(self.folder / "model.onnx")
        return onnxruntime.InferenceSession(model, options, providers=["CPUExecutionProvider"])

    def detect(self, texts: Sequence[str]) -> list[list[Span]]:
        if not texts:
            return []
        pieces, probabilities = self.read(texts)
        spans = decode(
            probabilities,
            self._tags,
            pieces.offsets,
            pieces.words,
            text=pieces.text,
            bounds=pieces.bounds,
            source=self.name,
            threshold=self.threshold,
            operating=self._operating,
        )
        found: list[list[Span]] = [[] for _ in texts]
        for span in spans:
            number = bisect_right(pieces.starts, span.start) - 1
            start = pieces.starts[number]
            found[number].append(replace(span, start=span.start - start, end=span.end - start))
        return [_tidied(text, mine) for text, mine in zip(texts, found, strict=True)]

    def read(self, texts: Sequence[str]) -> tuple[Pieces, np.ndarray]:
        """What the model makes of texts: their word pieces, and (tokens, tags) probabilities."""
        texts = [_ESCAPED.sub(" \n", encodable(text)) for text in texts]
        encodings = self._tokenizer.encode_batch(texts, add_special_tokens=False)
        pieces = Pieces.of(texts, encodings, self.name)
        ranges = [self._ranges(end - start) for start, end in pairwise(pieces.bounds)]
        windows = [
            (start + first, start + last)
            for start, mine in zip(pieces.bounds, ranges, strict=False)
            for first, last in mine
        ]
        scores = self._scores(pieces, windows)
        stitched = [stitch(mine, [next(scores) for _ in mine]) for mine in ranges if mine]
        nothing = np.zeros((0, len(self.config["tags"])), dtype=np.float32)
        return pieces, np.concatenate([*stitched, nothing])

    def _ranges(self, length: int) -> list[tuple[int, int]]:
        return windows(length, size=self.config["window"], overlap=self.config["overlap"])

    def _scores(self, pieces: Pieces, windows: Sequence[tuple[int, int]]) -> Iterator[np.ndarray]:
        """The (tokens, tags) probabilities of each window (start, end), in order."""
        batches = _batches([end - start for start, end in windows])
        results: list[np.ndarray] = [_NOTHING] * len(windows)
        with ThreadPoolExecutor(self.threads) as pool:
            found = pool.map(partial(self._run, pieces), ([windows[i] for i in batch] for batch in batches))
            for batch, scores in zip(batches, found, strict=True):
                for i, one in zip(batch, scores, strict=True):
                    results[i] = one
        return iter(results)

    def _run(self, pieces: Pieces, windows: Sequence[tuple[int, int]]) -> np.ndarray:
        """Windows of one length -> (windows, tokens, tags) probabilities."""
        length = windows[0][1] - windows[0][0]
        ids = np.full((len(windows), length + 2), self.config["cls"], dtype=np.int64)
        marks = np.zeros_like(ids)
        ids[:, -1] = self.config["sep"]
        for i, (start, end) in enumerate(windows):
            ids[i, 1:-1] = pieces.ids[start:end]
            marks[i, 1:-1] = pieces.marks[start:end]
        (scores,) = self._session.run(None, {"input_ids": ids, "marks": marks})
        return scores[:, 1:-1]


def _tidied(text: str, spans: Sequence[Span]) -> list[Span]:
    spans = [_without_tail(text, span) for span in spans if not _is_jargon(text, span)]
    return _whole_names(text, spans)


def _is_jargon(text: str, span: Span) -> bool:
    """Whether the model took a lone word of forms or of clinical jargon ("DOB", "Troponin") for a name."""
    return folded(text[span.start : span.end]) in JARGON


def _belong_together(text: str, first: Span, second: Span) -> bool:
    gap = text[first.end : second.start]
    family, given = text[first.start : first.end], text[second.start : second.end]
    return gap == " " or (gap == ", " and family.isupper() and len(family) > 1 and not given.isupper())


def _without_tail(text: str, span: Span) -> Span:
    """The span without a small word at its end: in "Maria Keller of Acme" the name ends before "of"."""
    tail = _TAIL.search(text, span.start, span.end)
    return replace(span, end=tail.start()) if tail and tail.start() > span.start else span


def _whole_names(text: str, spans: Sequence[Span]) -> list[Span]:
    """PERSONs with nothing but a blank between them as one, and "KELLER, Maria": some sets tag the parts apart."""
    joined: list[Span] = []
    for span in spans:
        last = joined[-1] if joined else None
        if last and last.label == span.label == "PERSON" and _belong_together(text, last, span):
            joined[-1] = replace(last, end=span.end, score=max(last.score, span.score))
        else:
            joined.append(span)
    return joined
