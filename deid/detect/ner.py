"""The embedded detector: a small transformer token classifier, run with onnxruntime and tokenizers.

The model sees lower-cased word pieces and, in place of BERT's segment ids, the casing of each word. Each window
is run alone and unpadded: int8 activations are scaled by what else is in a batch, and a score must not depend on
which rows happen to be neighbours (law 5). Windows run side by side on threads instead.
"""

import json
import os
import re
from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from functools import cached_property
from hashlib import sha256
from pathlib import Path
from typing import Any

import numpy as np

from deid.detect.bio import decode, read_tags
from deid.detect.mention_words import JARGON
from deid.detect.search import folded
from deid.detect.windows import assert_covered, encodable, stitch, windows
from deid.errors import DetectorError
from deid.resources import folder
from deid.types import Span

CASINGS = ("lower or none", "Capitalised", "ALLCAPS", "miXed", "digits", "a1phanumeric")


_TAIL = re.compile(r"\s+(?:and|at|by|de|for|from|in|is|of|on|or|the|to|was|who|with)$")


def casing(word: str) -> int:
    """The index in `CASINGS` of how a word is written."""
    if word.islower():
        return 5 if any(c.isdigit() for c in word) else 0
    if word.isdigit():
        return 4
    if any(c.isdigit() for c in word):
        return 5
    if word.isupper():
        return 2 if len(word) > 1 else 1
    if word[:1].isupper() and word[1:].islower():
        return 1
    return 3 if any(c.isupper() for c in word) else 0


def casing_ids(text: str, words: Sequence[int], offsets: Sequence[tuple[int, int]]) -> list[int]:
    """One casing a token, that of the word it belongs to. `words` numbers the word of each token."""
    ids: list[int] = []
    i = 0
    while i < len(words):
        j = i + 1
        while j < len(words) and words[j] == words[i]:
            j += 1
        ids += [casing(text[offsets[i][0] : offsets[j - 1][1]])] * (j - i)
        i = j
    return ids


def _processors() -> int:
    """Those that this process may use, where the system tells (not on macOS and Windows)."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


class NerDetector:
    """A token classifier from a folder with model.onnx, tokenizer.json and config.json.

    `threshold` is the probability of "some entity" from which a word counts as one; `threads` how many windows run
    side by side (default: the processors this process may use).
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
        encodings = self._tokenizer.encode_batch(
            [encodable(text) for text in texts], add_special_tokens=False
        )
        with ThreadPoolExecutor(self.threads) as pool:
            scores = list(pool.map(self._run, *self._windows(texts, encodings)))
        found = []
        for text, encoding in zip(texts, encodings, strict=True):
            ranges = self._ranges(len(encoding.ids))
            mine, scores = scores[: len(ranges)], scores[len(ranges) :]
            found.append(self._decode(text, encoding, ranges, mine))
        return found

    def _ranges(self, length: int) -> list[tuple[int, int]]:
        return windows(length, size=self.config["window"], overlap=self.config["overlap"])

    def _windows(
        self, texts: Sequence[str], encodings: Sequence[Any]
    ) -> tuple[list[np.ndarray], list[np.ndarray]]:
        first, last = self.config["cls"], self.config["sep"]
        ids, cases = [], []
        for text, encoding in zip(texts, encodings, strict=True):
            assert_covered(text, encoding.offsets, detector=self.name)
            case = casing_ids(text, encoding.word_ids, encoding.offsets)
            for start, end in self._ranges(len(encoding.ids)):
                ids.append(np.array([[first, *encoding.ids[start:end], last]], dtype=np.int64))
                cases.append(np.array([[0, *case[start:end], 0]], dtype=np.int64))
        return ids, cases

    def _run(self, ids: np.ndarray, cases: np.ndarray) -> np.ndarray:
        """(1, tokens + 2) -> (tokens, tags) probabilities."""
        (scores,) = self._session.run(None, {"input_ids": ids, "casing": cases})
        return scores[0, 1:-1]

    def _decode(
        self, text: str, encoding: Any, ranges: list[tuple[int, int]], scores: list[np.ndarray]
    ) -> list[Span]:
        if not ranges:
            return []
        spans = decode(
            stitch(ranges, scores),
            self._tags,
            np.array(encoding.offsets),
            np.array(encoding.word_ids),
            text=text,
            source=self.name,
            threshold=self.threshold,
        )
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
