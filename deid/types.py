"""The data model, on one screen. Everything is immutable, and no `repr` shows text (law 7)."""

from collections.abc import Mapping
from dataclasses import KW_ONLY, dataclass, field
from typing import Any


@dataclass(frozen=True, slots=True)
class Span:
    """A sensitive entity: where it stands, not what it says.

    `start` and `end` count code points, half-open; `score` is in [0, 1]; `source` names the detector.
    """

    start: int
    end: int
    label: str
    score: float = 1.0
    source: str = ""

    def __len__(self) -> int:
        return self.end - self.start


@dataclass(frozen=True, slots=True)
class Document:
    """One record's text. `metadata` is the rest of the record: a policy may take the subject from it.

    `breaks` are the (start, end) of the separators between the record's text fields, where there are several:
    they belong to no field, and no span crosses one.
    """

    text: str = field(repr=False)
    _: KW_ONLY
    id: str | None = field(default=None, repr=False)
    metadata: Mapping[str, Any] = field(default_factory=dict, repr=False)
    breaks: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Replacement:
    """What a policy's `action` made of a span; `text` takes the place of the span's text."""

    span: Span
    text: str = field(repr=False)
    action: str


@dataclass(frozen=True, slots=True)
class Result:
    """A document after the pipeline.

    `spans` are disjoint, in order, in the offsets of the original; `output_spans` are the same entities in the
    offsets of `text`. `counts` maps (label, action) to how many. `failure` is None, or says which error made the
    row fail; `text` is then None (`drop`) or the redaction of the whole document (`redact-all`).
    """

    document_id: str | None = field(repr=False)
    text: str | None = field(repr=False)
    spans: tuple[Span, ...]
    output_spans: tuple[Span, ...] = ()
    counts: Mapping[tuple[str, str], int] = field(default_factory=dict)
    failure: str | None = None
