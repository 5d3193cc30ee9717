"""What a detector is."""

from collections.abc import Sequence
from typing import Protocol, runtime_checkable

from deid.types import Span


@runtime_checkable
class Detector(Protocol):
    """Finds spans, a batch of texts at a time, and keeps no state from one text to the next.

    It sees every character of every text or raises (law 1); the same text gives the same spans whatever else is
    in the batch (law 5). Spans of one text may overlap: `deid.spans.resolve` settles that.
    """

    name: str
    """Goes into `Span.source`."""

    @property
    def labels(self) -> frozenset[str]:
        """The canonical labels that it can give."""
        ...

    def detect(self, texts: Sequence[str]) -> list[list[Span]]:
        """One list of spans a text, in the order of `texts`; offsets in code points."""
        ...
