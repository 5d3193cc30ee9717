"""What the runs over files share: rows with their documents, and the tally of what became of them."""

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from deid.corpus.fields import Fields
from deid.corpus.readers import STANDARD_STREAM, Reader, Row
from deid.errors import InputError
from deid.types import Document

Progress = Callable[[int], None]
"""Is told how many bytes of all inputs are done."""

_FAILURES_NAMED = 20


@dataclass(slots=True)
class Summary:
    """What a run did. It holds numbers and places, and no text."""

    documents: int = 0
    """Records with text to look at, failed ones included."""
    characters: int = 0
    """Code points in the documents."""
    failed: int = 0
    """Documents that could not be processed, and became what the policy's `on_error` says."""
    dropped: int = 0
    """The failed ones that are not in the output."""
    counts: Counter[tuple[str, str]] = field(default_factory=Counter)
    """(label, action) -> how many."""
    failures: list[str] = field(default_factory=list)
    """Place and reason of the first failures."""
    empty: list[Path] = field(default_factory=list)
    """Inputs without a single record."""
    unread: int = 0
    """Files in input folders that are of no known format. They are not copied: they could hold text."""
    collisions: Counter[str] = field(default_factory=Counter)
    """label -> how many originals got a surrogate that another original of their scope had got before."""
    collisions_limited: bool = False
    """Whether there were too many surrogates to look at all of them: there may be more collisions."""
    seconds: float = 0.0

    def fail(self, reason: str, *, dropped: bool) -> None:
        self.failed += 1
        self.dropped += dropped
        if len(self.failures) < _FAILURES_NAMED:
            self.failures.append(reason)


@dataclass(frozen=True, slots=True)
class Entry:
    """A row with the document that its text fields make, or without one: a header, a blank line."""

    row: Row
    document: Document | None = None


def entries(reader: Reader, path: Path, summary: Summary, *, on_error: str) -> Iterator[Entry]:
    """The rows of one file, counted.

    A record that cannot be read, or that lacks the field, has nothing to redact: it is dropped where
    `on_error` is "drop" or "redact-all".
    """
    before = summary.documents
    for row in reader.rows():
        entry = _entry(row, reader.fields)
        if isinstance(entry, Entry):
            if entry.document is not None:
                summary.documents += 1
                summary.characters += len(entry.document.text)
            yield entry
            continue
        if on_error == "raise":
            raise entry
        summary.documents += 1
        summary.fail(str(entry), dropped=True)
    if summary.documents == before:
        summary.empty.append(path)


def _entry(row: Row, fields: Fields) -> Entry | InputError:
    if row.record is None:
        return row.error or Entry(row)
    try:
        return Entry(row, fields.document(row.record))
    except InputError as error:
        reason = str(error)
    return InputError(f"{row.place}: {reason}")


def size(path: Path) -> int:
    """In bytes; 0 for the standard input."""
    return 0 if path == STANDARD_STREAM else path.stat().st_size
