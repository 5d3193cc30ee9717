"""Labelled text: JSON lines of {"text", "spans": [{"start", "end", "label"}]}, offsets in code points."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from hashlib import sha256
from pathlib import Path
from typing import Any

from deid.errors import DeidError, InputError
from deid.labels import canonical
from deid.spans import validate
from deid.types import Span


@dataclass(frozen=True, slots=True)
class Gold:
    """A text and what is sensitive in it. `origins` says of some spans (start, end) where the name comes from."""

    text: str = field(repr=False)
    spans: tuple[Span, ...]
    origins: Mapping[tuple[int, int], str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class GoldSet:
    """The records of one file. Outside the labels `annotated` its silence says nothing.

    In a set that is not `exhaustive` even these are not everywhere tagged: what leaks can be measured on it,
    precision cannot. `digest` is the SHA-256 of the whole file, whatever part of it was read.
    """

    name: str
    records: tuple[Gold, ...] = field(repr=False)
    annotated: frozenset[str]
    exhaustive: bool = True
    digest: str = ""

    @property
    def texts(self) -> list[str]:
        return [record.text for record in self.records]

    @property
    def words(self) -> int:
        """Split at white space."""
        return sum(len(record.text.split()) for record in self.records)

    def head(self, count: int | None) -> "GoldSet":
        return replace(self, records=self.records[:count])


def read_gold(path: str | Path, *, exhaustive: bool | None = None) -> GoldSet:
    """A set from its file; raises `InputError`, with the line, for a record that is not as it should be.

    A `sets.json` in the file's folder or the one above may say more: a list of objects with `name` (the file's,
    without its ending), perhaps `part` (its folder's), `labels` ("PERSON 12, DATE 3") and `exhaustive`.
    """
    path = Path(path)
    try:
        raw = path.read_bytes()
    except OSError as error:
        raise InputError(f"cannot read {path}: {error.strerror}") from None
    # Not splitlines: a JSON string may hold U+2028 as it is.
    lines = raw.decode("utf-8").split("\n")
    records = tuple(_record(line, f"{path}, line {n}") for n, line in enumerate(lines, 1) if line.strip())
    said = _said(path)
    annotated = {span.label for record in records for span in record.spans}
    annotated |= {canonical(part.split()[0]) for part in said.get("labels", "").split(",") if part.strip()}
    if exhaustive is None:
        exhaustive = bool(said.get("exhaustive", True))
    return GoldSet(path.stem, records, frozenset(annotated), exhaustive, sha256(raw).hexdigest())


def _record(line: str, where: str) -> Gold:
    try:
        record = json.loads(line)
        text, items = record["text"], record.get("spans", [])
        spans = [Span(item["start"], item["end"], canonical(item["label"]), 1.0, "gold") for item in items]
        validate(spans, len(text))
    except (ValueError, LookupError, TypeError, AttributeError):
        raise InputError(f'{where}: not {{"text", "spans": [{{"start", "end", "label"}}]}}') from None
    except DeidError as error:
        raise InputError(f"{where}: {error}") from None
    return Gold(text, tuple(sorted(set(spans), key=_order)), dict(_origins(record, items)))


def _order(span: Span) -> tuple[int, int, str]:
    return span.start, span.end, span.label


def _origins(
    record: Mapping[str, Any], items: list[Mapping[str, Any]]
) -> Iterator[tuple[tuple[int, int], str]]:
    """Synthesised text may say whose names it holds: `origin` of a span, or of the record for all its names."""
    for item in items:
        origin = item.get("origin", record.get("origin"))
        if origin and canonical(item["label"]) == "PERSON":
            yield (item["start"], item["end"]), str(origin)


def _said(path: Path) -> Mapping[str, Any]:
    for table in (path.parent / "sets.json", path.parent.parent / "sets.json"):
        if table.is_file():
            rows = [row for row in json.loads(table.read_text("utf-8")) if row.get("name") == path.stem]
            return next(
                (row for row in rows if row.get("part") in (None, path.parent.name)), rows[0] if rows else {}
            )
    return {}
