"""Pure functions on spans: check them, cut them, settle their overlaps."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from deid.errors import DetectorError
from deid.labels import is_structured
from deid.types import Span


def validate(spans: Iterable[Span], length: int) -> list[Span]:
    """The spans, or a `DetectorError` if one is empty or lies outside a text of `length` code points."""
    checked = list(spans)
    for span in checked:
        if not 0 <= span.score <= 1:
            raise DetectorError(f"detector {span.source or 'unnamed'!r} gave a score that is not from 0 to 1")
        if not 0 <= span.start < span.end <= length:
            raise DetectorError(
                f"detector {span.source or 'unnamed'!r} gave the span {span.start}:{span.end} "
                f"in a text of {length} characters; a span lies within its text and is not empty"
            )
    return checked


def cut(spans: Iterable[Span], breaks: Sequence[tuple[int, int]]) -> list[Span]:
    """The parts of the spans outside `breaks`, which are in order: no span crosses from one field into the next."""
    ends = [end for _, end in breaks]
    parts = []
    for span in spans:
        first = bisect_right(ends, span.start)  # the first break that ends behind the span's start
        if first == len(breaks) or breaks[first][0] >= span.end:
            parts.append(span)
        else:
            parts += _between(span, breaks[first:])
    return parts


def _between(span: Span, breaks: Iterable[tuple[int, int]]) -> Iterator[Span]:
    low = span.start
    for start, end in breaks:
        if start >= span.end:
            break
        if low < start:
            yield replace(span, start=low, end=start)
        low = end
    if low < span.end:
        yield replace(span, start=low)


def resolve(spans: Iterable[Span], text: str) -> list[Span]:
    """Disjoint spans, in order, that cover exactly the union of `spans` (law 3).

    Where spans overlap, a secret wins over all else, what was found by its format (a phone number, an IBAN) over
    free text and what a model read in context, then the longer over the shorter, then the higher score. What is
    left of the loser keeps the loser's label; it joins the winner if that has the same label, or if it holds
    neither a letter nor a digit itself.
    """
    settled: list[Span] = []
    for cluster in _clusters(spans):
        settled.extend(_settle(cluster, text))
    return settled


def _clusters(spans: Iterable[Span]) -> Iterator[list[Span]]:
    cluster: list[Span] = []
    reach = 0
    for span in sorted(spans, key=lambda s: (s.start, s.end)):
        if cluster and span.start >= reach:
            yield cluster
            cluster = []
        cluster.append(span)
        reach = max(reach, span.end)
    if cluster:
        yield cluster


_MODELS = frozenset({"ner", "spacy", "transformers"})
"""Sources that guess from context: when they say IBAN, no format has decided it."""


def _strength(span: Span) -> tuple:
    return (
        span.label != "SECRET",
        not is_structured(span.label) or span.source.partition(".")[0] in _MODELS,
        -len(span),
        -span.score,
        span.start,
        span.label,
        span.source,
    )


def _settle(cluster: list[Span], text: str) -> list[Span]:
    if len(cluster) == 1:
        return cluster
    low = min(span.start for span in cluster)
    high = max(span.end for span in cluster)
    strongest = min(cluster, key=_strength)
    if strongest.start == low and strongest.end == high:
        return [strongest]
    owner: list[Span | None] = [None] * (high - low)
    for span in sorted(cluster, key=_strength, reverse=True):  # the strongest writes last
        owner[span.start - low : span.end - low] = [span] * len(span)
    pieces = _runs(owner, low)
    settled: list[Span] = []
    lead = 0  # a wordless piece before the first worded one
    for piece in pieces:
        if settled and settled[-1].label == piece.label and not is_structured(piece.label):
            settled[-1] = replace(settled[-1], end=piece.end, score=max(settled[-1].score, piece.score))
        elif any(c.isalnum() for c in text[piece.start : piece.end]):
            settled.append(replace(piece, start=piece.start - lead))
            lead = 0
        elif settled:
            settled[-1] = replace(settled[-1], end=piece.end)
        else:
            lead += len(piece)
    return settled or [replace(pieces[0], end=pieces[-1].end)]


def _runs(owner: Sequence[Span | None], low: int) -> list[Span]:
    runs: list[Span] = []
    start = 0
    for i in range(1, len(owner) + 1):
        if i == len(owner) or owner[i] is not owner[start]:
            span = owner[start]
            assert span is not None, "a cluster has no holes"
            runs.append(replace(span, start=low + start, end=low + i))
            start = i
    return runs
