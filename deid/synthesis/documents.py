"""What comes out: a text, its spans, and where they came from."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from deid.types import Span


@dataclass(frozen=True, slots=True)
class LabelledDocument:
    """A text and the truth about it.

    `spans` are disjoint and in order; offsets count code points. `metadata` holds `origins` (role -> origin of the
    name), `people` (role -> number in the population, where the specification has one), `noise` (what was done to
    the text), `added` (labels that a sentence was added for) and `rejected` (why earlier tries failed).
    """

    id: str
    text: str = field(repr=False)
    spans: tuple[Span, ...]
    kind: str
    metadata: Mapping[str, Any] = field(default_factory=dict, repr=False)

    def as_json(self) -> dict[str, Any]:
        """A line of the JSONL output."""
        return {
            "id": self.id,
            "text": self.text,
            "spans": [{"start": s.start, "end": s.end, "label": s.label} for s in self.spans],
            "kind": self.kind,
            "metadata": {name: value for name, value in self.metadata.items() if value},
        }
