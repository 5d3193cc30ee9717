"""Files through a `Deidentifier`'s detectors: what is where, and nothing is changed."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from deid.corpus.entries import Entry, Progress, Summary, entries, size
from deid.corpus.fields import Fields
from deid.corpus.plan import Inputs
from deid.corpus.readers import opened
from deid.errors import DeidError, DetectorError, InputError
from deid.pipeline import BATCH, BATCH_CHARACTERS, Deidentifier
from deid.types import Document, Span


@dataclass(frozen=True, slots=True)
class Finding:
    """What is in one record. `located` are the spans with their places (see `Fields.locate`)."""

    id: str | int
    """The record's, else where it stands: the file, with the line if it has more than one record."""
    document: Document = field(repr=False)
    spans: tuple[Span, ...]
    located: tuple[tuple[str | None, Span], ...]

    def as_json(self) -> dict[str, Any]:
        """As `deid detect` writes it: a span in one of several texts names the `field` it counts from."""
        spans = []
        for place, span in self.located:
            where = {} if place is None else {"field": place}
            spans.append(
                {
                    "start": span.start,
                    "end": span.end,
                    "label": span.label,
                    "score": round(span.score, 4),
                    "source": span.source,
                    **where,
                }
            )
        return {"id": self.id, "spans": spans}


def find(
    inputs: Inputs,
    *,
    deidentifier: Deidentifier,
    summary: Summary,
    fields: Sequence[str] = (),
    progress: Progress | None = None,
) -> Iterator[Finding]:
    """What the policy would act on, record by record, in order; `summary` is kept up to date.

    A record that fails raises, or is left out and counted, as the policy's `on_error` says.
    """
    done = 0
    for path, _ in inputs.files:
        with opened(path, Fields(fields)) as reader:
            batch: list[Entry] = []
            characters = 0
            for entry in entries(reader, path, summary, on_error=deidentifier.policy.on_error):
                if entry.document is None:
                    continue
                batch.append(entry)
                characters += len(entry.document.text)
                if len(batch) == BATCH or characters > BATCH_CHARACTERS:
                    yield from _found(batch, reader.fields, deidentifier, summary)
                    batch, characters = [], 0
                    if progress:
                        progress(done + reader.position())
            yield from _found(batch, reader.fields, deidentifier, summary)
        done += size(path)
        if progress:
            progress(done)


def _found(
    batch: Sequence[Entry], fields: Fields, deidentifier: Deidentifier, summary: Summary
) -> Iterator[Finding]:
    try:
        spans = deidentifier.detect([entry.document for entry in batch if entry.document])
    except DeidError as error:
        kind, reason = type(error), str(error)
    else:
        yield from (_finding(entry, fields, found) for entry, found in zip(batch, spans, strict=True))
        return
    if len(batch) > 1:  # find out whose failure it was
        for entry in batch:
            yield from _found([entry], fields, deidentifier, summary)
        return
    reason = f"{batch[0].row.place}: {reason}"
    if deidentifier.policy.on_error == "raise":
        raise (kind if kind in (DetectorError, InputError) else DeidError)(reason)
    summary.fail(reason, dropped=True)


def _finding(entry: Entry, fields: Fields, spans: Sequence[Span]) -> Finding:
    record, document = entry.row.record, entry.document
    assert record is not None
    assert document is not None
    own = fields.record_id(record)
    return Finding(
        entry.row.place if own is None else own, document, tuple(spans), tuple(fields.locate(record, spans))
    )
