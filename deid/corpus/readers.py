"""Files in, rows out: each row a record and what it takes to write it back."""

import csv
import gzip
import re
import sys
import zlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import chain
from pathlib import Path
from typing import Any, BinaryIO, Protocol

from deid.corpus.fields import Edits, Fields, looks_like_a_name
from deid.corpus.splice import csv_cells, csv_edited, json_edited, json_object
from deid.errors import InputError

FORMATS = {
    ".txt": "text",
    ".md": "text",
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
    ".csv": "csv",
    ".tsv": "csv",
    ".parquet": "parquet",
}
"""What a file's extension says about it. All but parquet may be compressed: `.jsonl.gz`."""

STANDARD_STREAM = Path("-")
"""As an input the standard input, as an output the standard output."""
_BOM = "\ufeff"
_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+")


@dataclass(frozen=True, slots=True)
class Row:
    """One record of a file, or a piece between records (a header, a blank line) to write as it is."""

    place: str
    """The file and, where it has more than one record, the line: for messages."""
    source: Any = field(repr=False)
    """What the record's writer makes the new record from."""
    record: Mapping[str, Any] | None = field(default=None, repr=False)
    """None: nothing to de-identify."""
    error: InputError | None = None
    """Why there is no record, where there should be one."""


class Reader(Protocol):
    """One open file."""

    fields: Fields
    """As asked for; where none was named, a table's reader has settled it for the whole table."""

    def rows(self) -> Iterator[Row]:
        """A record that cannot be read is a row with an error; a file that cannot be raises `InputError`."""
        ...

    def position(self) -> int:
        """How many bytes of the file are done, roughly."""
        ...

    def writer(self, stream: BinaryIO) -> "Writer":
        """Of a file of the same format and, where it has one, the same schema."""
        ...


class Writer(Protocol):
    """Writes the rows of one file, with new texts in the place of the old."""

    def write(self, row: Row, edits: Edits) -> None: ...

    def close(self) -> None:
        """All rows are written. The stream stays open."""
        ...


def format_of(path: Path) -> str | None:
    """The format that the file's extension stands for: text, jsonl, csv, parquet; None for any other."""
    if path == STANDARD_STREAM:
        return "text"
    suffixes = path.name.lower().split(".")[1:]
    if suffixes[-1:] == ["gz"] and FORMATS.get(f".{suffixes[-2] if len(suffixes) > 1 else ''}") != "parquet":
        suffixes.pop()
    return FORMATS.get(f".{suffixes[-1]}") if suffixes else None


def is_compressed(path: Path) -> bool:
    return path.name.lower().endswith(".gz")


def extensions() -> str:
    """For messages: the extensions that are read."""
    return f"{', '.join(FORMATS)} (all but .parquet also with .gz)"


@contextmanager
def opened(path: Path, fields: Fields) -> Iterator[Reader]:
    """The file's reader. Raises `InputError` where there is no such file, or none that can be read."""
    kind = format_of(path)
    if kind is None:
        raise InputError(f"{path}: not a format that deid reads. It reads {extensions()}")
    if kind == "parquet":
        from deid.corpus.parquet import ParquetReader  # pyarrow takes 0.1 s to import

        with ParquetReader(path, fields) as reader:
            yield reader
        return
    with _open(path) as file:
        stream: Iterable[bytes] = gzip.GzipFile(fileobj=file) if is_compressed(path) else file
        readers: dict[str, type[_Decoded]] = {"text": Text, "jsonl": JsonLines, "csv": Csv}
        yield readers[kind](path, fields, stream, file)


def _open(path: Path) -> BinaryIO:
    if path == STANDARD_STREAM:
        return sys.stdin.buffer
    try:
        return path.open("rb")
    except OSError as error:
        reason = error.strerror
    raise InputError(f"{path}: cannot be read: {reason}")


class _Decoded:
    """What the readers of text files share: bytes to lines and back, and the place of what is wrong."""

    def __init__(self, path: Path, fields: Fields, stream: Iterable[bytes], file: BinaryIO) -> None:
        self.path = path
        self.fields = fields
        self._stream = stream
        self._file = file

    def position(self) -> int:
        return self._file.tell() if self._file.seekable() else 0

    def rows(self) -> Iterator[Row]:
        raise NotImplementedError

    def render(self, row: Row, edits: Edits) -> str:
        """The row's source with new texts."""
        raise NotImplementedError

    def writer(self, stream: BinaryIO) -> Writer:
        return _Encoded(stream, self.render)

    def _lines(self) -> Iterator[str]:
        """The lines with their ends as they are; a byte order mark is a line of its own."""
        offset = 0
        for raw in self._raw_lines():
            text = self._text(raw, offset)
            if offset == 0 and text.startswith(_BOM):
                yield _BOM
                text = text.removeprefix(_BOM)
            offset += len(raw)
            yield text

    def _raw_lines(self) -> Iterator[bytes]:
        try:
            yield from self._stream
            return
        except (gzip.BadGzipFile, EOFError, zlib.error):
            reason = "is not a whole gzip file"
        except OSError as error:
            reason = f"cannot be read: {error.strerror}"
        raise InputError(f"{self.path}: {reason}")

    def _text(self, raw: bytes, offset: int) -> str:
        if offset == 0 and raw[:2] in (b"\xff\xfe", b"\xfe\xff"):
            raise InputError(
                f"{self.path}: is UTF-16 or UTF-32. Convert it to UTF-8 first, with iconv for example"
            )
        try:
            text, at = raw.decode(), raw.find(b"\0")
        except UnicodeDecodeError as error:
            text, at = None, error.start
        if text is None:
            raise InputError(
                f"{self.path}: byte {offset + at} is not UTF-8. If this is text, convert it to UTF-8 first, "
                "for example with: iconv -f WINDOWS-1252 -t UTF-8"
            )
        if at >= 0:
            raise InputError(f"{self.path}: byte {offset + at} is a NUL: this is a binary file, not text")
        return text


class _Encoded:
    """Writes rows as their reader renders them, in UTF-8."""

    def __init__(self, stream: BinaryIO, render: Callable[[Row, Edits], str]) -> None:
        self._stream = stream
        self._render = render

    def write(self, row: Row, edits: Edits) -> None:
        text = row.source if row.record is None else self._render(row, edits)
        self._stream.write(text.encode())

    def close(self) -> None:
        self._stream.flush()


class Text(_Decoded):
    """A file that is one document."""

    def __init__(self, path: Path, fields: Fields, stream: Iterable[bytes], file: BinaryIO) -> None:
        super().__init__(path, Fields(("text",)), stream, file)

    def rows(self) -> Iterator[Row]:
        lines = list(self._lines())
        if lines[:1] == [_BOM]:
            yield Row(str(self.path), lines.pop(0))
        if text := "".join(lines):
            yield Row(str(self.path), text, {"text": text})

    def render(self, row: Row, edits: Edits) -> str:
        return edits.get("text", row.source)


class JsonLines(_Decoded):
    """A file with a JSON object a line. Blank lines stay."""

    def rows(self) -> Iterator[Row]:
        number = 0
        for line in self._lines():
            number += line != _BOM
            place = f"{self.path}:{number}"
            if not line.strip(_BOM + " \t\r\n"):
                yield Row(place, line)
                continue
            try:
                yield Row(place, line, json_object(line))
                continue
            except ValueError as error:
                reason = str(error)
            yield Row(place, line, error=InputError(f"{place}: {reason}"))

    def render(self, row: Row, edits: Edits) -> str:
        return json_edited(row.source, edits)


class Csv(_Decoded):
    """A table with a header; its delimiter, quotes and line ends stay as they are written.

    Where a quote is never closed, nobody can say where the next row starts: that always raises.
    """

    _delimiter = ","
    _header: list[str]

    def rows(self) -> Iterator[Row]:
        csv.field_size_limit(sys.maxsize)
        lines = (part for line in self._lines() for part in _LINE.findall(line))
        before = 0
        for first in lines:
            if first != _BOM and first.strip():
                break
            yield Row(str(self.path), first)
            before += first != _BOM
        else:
            return
        self._delimiter = _delimiter(first, self.path)
        records = self._records(chain([first], lines), before + 1)
        _, source, self._header = next(records)
        self._check_header()
        yield Row(str(self.path), source)
        for number, source, cells in records:
            yield self._row(f"{self.path}:{number}", source, cells)

    def _row(self, place: str, source: str, cells: list[str]) -> Row:
        if not cells:
            return Row(place, source)
        if len(cells) == len(self._header):
            return Row(place, (source, cells), dict(zip(self._header, cells, strict=True)))
        reason = f"has {len(cells)} cells, the header {len(self._header)}"
        return Row(place, source, error=InputError(f"{place}: {reason}"))

    def _records(self, lines: Iterable[str], number: int) -> Iterator[tuple[int, str, list[str]]]:
        """Of each record the number of its first line, its source and its cells."""
        taken: list[str] = []

        def taped() -> Iterator[str]:
            for line in lines:
                taken.append(line)
                yield line

        records = csv.reader(taped(), delimiter=self._delimiter, strict=True)
        while True:
            try:
                cells = next(records)
            except StopIteration:
                return
            except csv.Error:
                break
            yield number, "".join(taken), cells
            number += len(taken)
            taken.clear()
        raise InputError(
            f"{self.path}:{number}: this row has a quote that is not closed, "
            "or one inside a quoted cell that is not doubled"
        )

    def _check_header(self) -> None:
        """Every row has the header's fields, so what is missing is missing from the whole file."""
        try:
            texts = self.fields.document(dict.fromkeys(self._header, ""))
            reason = ""
            if not self.fields.names and not all(map(looks_like_a_name, self._header)):
                reason = "is there a header? The first row does not look like one; if it is, name the text with --field"
        except InputError as error:
            reason = str(error)
        if reason:
            raise InputError(f"{self.path}: {reason}")
        twice = [name for name in self._header if name not in texts.metadata and self._header.count(name) > 1]
        if twice:
            column = len(self._header) - self._header[::-1].index(twice[0])
            raise InputError(f"{self.path}: column {column} has the name of another one")

    def render(self, row: Row, edits: Edits) -> str:
        source, cells = row.source
        places = {self._header.index(str(name)): text for name, text in edits.items()}
        return csv_edited(source, cells, places, self._delimiter)


def _delimiter(first: str, path: Path) -> str:
    """The one of , ; and tab that parts the first line into the most cells; in a .tsv, tab."""
    if ".tsv" in path.name.lower():
        return "\t"
    return max(",;\t", key=lambda delimiter: len(csv_cells(first, delimiter)))
