"""What is counted when predicted spans meet gold ones, and the figures made of it."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field, fields
from typing import Self

from deid.evaluate.gold import Gold, GoldSet
from deid.evaluate.matching import Index, covered, is_leaked, label_in_set
from deid.labels import LABELS
from deid.types import Span


@dataclass(slots=True)
class Tally:
    """Counts over some texts; all figures are shares from 0 to 1, or None where there is nothing to divide by.

    Leaks ask whether an entity was covered, whatever the label; the characters too. `exact_*` ask for the same
    start, end and label.
    """

    entities: int = 0
    leaked: int = 0
    """Gold entities of which a character, white space aside, is in no predicted span."""
    exact: int = 0
    predicted: int = 0
    """Predicted spans of labels that the set annotates."""
    touching: int = 0
    """Those of them that share a character with some gold entity."""
    characters: int = 0
    """Of gold entities, white space aside."""
    characters_covered: int = 0
    characters_predicted: int = 0
    """Of predicted spans of labels that the set annotates, white space aside."""
    characters_right: int = 0
    """Those of them that are in some gold entity."""

    def __iadd__(self, other: Self) -> Self:
        for item in fields(self):
            setattr(self, item.name, getattr(self, item.name) + getattr(other, item.name))
        return self

    @property
    def leak(self) -> float | None:
        return _share(self.leaked, self.entities)

    @property
    def precision(self) -> float | None:
        """The share of predicted spans that overlap a gold entity: redaction that had a reason."""
        return _share(self.touching, self.predicted)

    @property
    def exact_recall(self) -> float | None:
        return _share(self.exact, self.entities)

    @property
    def exact_precision(self) -> float | None:
        return _share(self.exact, self.predicted)

    @property
    def exact_f1(self) -> float | None:
        return _share(2 * self.exact, self.entities + self.predicted)

    @property
    def character_recall(self) -> float | None:
        return _share(self.characters_covered, self.characters)

    @property
    def character_precision(self) -> float | None:
        return _share(self.characters_right, self.characters_predicted)


PRECISIONS = ("precision", "exact_precision", "exact_f1", "character_precision")
"""What means nothing on a set that is not exhaustive."""
FIGURES = (
    "leak",
    "precision",
    "character_recall",
    "character_precision",
    "exact_precision",
    "exact_recall",
    "exact_f1",
)


@dataclass(slots=True)
class Scores:
    """`total` is over all labels (micro; a character in two spans counts once), `labels` is by label."""

    exhaustive: bool = True
    total: Tally = field(default_factory=Tally)
    labels: dict[str, Tally] = field(default_factory=dict)

    def of(self, label: str) -> Tally:
        return self.labels.setdefault(label, Tally())

    def figures(self, label: str | None = None) -> dict[str, float | None]:
        """All figures by name; None for a precision where the set is not exhaustive."""
        tally = self.total if label is None else self.labels[label]
        return {
            name: None if name in PRECISIONS and not self.exhaustive else getattr(tally, name)
            for name in FIGURES
        }


def score(
    gold: GoldSet,
    found: Iterable[Sequence[Span]],
    *,
    vocabulary: Collection[str] = LABELS,
    only: Collection[str] | None = None,
) -> Scores:
    """Compare what a detector found, one sequence of spans a record, with the gold.

    `vocabulary` are the labels that the detector can give (see `matching.readings`). With `only`, entities and
    predictions of other labels are not counted; they still cover, and are still something to overlap.
    """
    scores = Scores(gold.exhaustive)
    counted = gold.annotated if only is None else gold.annotated & set(only)
    for record, spans in zip(gold.records, found, strict=True):
        _count(scores, record, spans, gold.annotated, vocabulary, counted)
    scores.labels = dict(sorted(scores.labels.items()))
    return scores


def _count(
    scores: Scores,
    record: Gold,
    spans: Sequence[Span],
    annotated: Collection[str],
    vocabulary: Collection[str],
    counted: Collection[str],
) -> None:
    text, index = record.text, Index(record.spans)
    entities = [span for span in record.spans if span.label in counted]
    predicted: dict[Span, bool] = {}
    for span in spans:
        overlapping = index.overlapping(span)
        label = label_in_set(span, overlapping, annotated, vocabulary)
        if label is not None and label in counted:
            predicted[Span(span.start, span.end, label)] = bool(overlapping)
    flags = covered(len(text), spans)
    exact = {(span.start, span.end, span.label) for span in predicted}
    for span in entities:
        for tally in (scores.total, scores.of(span.label)):
            tally.entities += 1
            tally.leaked += is_leaked(text, span, flags)
            tally.exact += (span.start, span.end, span.label) in exact
    for span, touching in predicted.items():
        for tally in (scores.total, scores.of(span.label)):
            tally.predicted += 1
            tally.touching += touching
    in_gold = covered(len(text), record.spans)
    _count_characters(scores.total, text, entities, predicted, flags, in_gold)
    for label in {span.label for span in (*entities, *predicted)}:
        mine = [[s for s in group if s.label == label] for group in (entities, predicted)]
        _count_characters(scores.of(label), text, mine[0], mine[1], flags, in_gold)


def _count_characters(
    tally: Tally,
    text: str,
    entities: Iterable[Span],
    predicted: Iterable[Span],
    flags: bytearray,
    in_gold: bytearray,
) -> None:
    inside, outside = _positions(text, entities), _positions(text, predicted)
    tally.characters += len(inside)
    tally.characters_covered += sum(flags[at] for at in inside)
    tally.characters_predicted += len(outside)
    tally.characters_right += sum(in_gold[at] for at in outside)


def _positions(text: str, spans: Iterable[Span]) -> set[int]:
    return {at for span in spans for at in range(span.start, span.end) if not text[at].isspace()}


def _share(part: int, whole: int) -> float | None:
    return part / whole if whole else None
