"""Parquet, the only file that imports pyarrow: row groups are streamed, other columns never leave Arrow."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, BinaryIO

import pyarrow as pa
import pyarrow.parquet as pq

from deid.corpus.fields import Edits, Fields, default_names, edited
from deid.corpus.readers import Row
from deid.errors import InputError

_BATCH_ROWS = 256
_GROUP_BYTES = 64 * 1024 * 1024
"""A row group is written before it takes more memory than this."""


@dataclass(frozen=True, slots=True)
class _Batch:
    """Rows of one row group, read together."""

    rows: pa.RecordBatch = field(repr=False)
    group: int


class _Record(Mapping[str, Any]):
    """One row of a batch; a cell becomes a Python value when it is asked for."""

    def __init__(self, path: Path, rows: pa.RecordBatch, index: int) -> None:
        self._path = path
        self._rows = rows
        self._index = index
        self._cells: dict[str, Any] = {}

    def __getitem__(self, name: str) -> Any:
        if name not in self._cells:
            cell = self._rows.column(name)[self._index]
            self._cells[name] = _checked(
                self._path, f"column {name!r} holds a value that cannot be read", cell.as_py
            )
        return self._cells[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._rows.schema.names)

    def __len__(self) -> int:
        return self._rows.num_columns


class ParquetReader:
    """A Parquet file; where no field is named, its schema says which column is the text."""

    def __init__(self, path: Path, fields: Fields) -> None:
        self.path = path
        self._file = _checked(path, "is not a Parquet file, or not a whole one", lambda: pq.ParquetFile(path))
        self.schema: pa.Schema = self._file.schema_arrow
        self.fields = fields
        self._rows_done = 0
        try:
            self._settle_fields()
        except InputError:
            self._file.close()
            raise

    def __enter__(self) -> "ParquetReader":
        return self

    def __exit__(self, *_: object) -> None:
        self._file.close()

    @property
    def compression(self) -> dict[str, str]:
        """The codec of each column, by its path in the file."""
        if self._file.metadata.num_row_groups == 0:
            return {}
        group = self._file.metadata.row_group(0)
        columns = [group.column(i) for i in range(group.num_columns)]
        return {
            column.path_in_schema: column.compression.replace("UNCOMPRESSED", "NONE") for column in columns
        }

    def rows(self) -> Iterator[Row]:
        for group in range(self._file.metadata.num_row_groups):
            batches = self._file.iter_batches(batch_size=_BATCH_ROWS, row_groups=[group])
            while (rows := self._next(batches)) is not None:
                batch = _Batch(rows, group)
                for index in range(rows.num_rows):
                    self._rows_done += 1
                    yield Row(
                        f"{self.path}:{self._rows_done}", (batch, index), _Record(self.path, rows, index)
                    )

    def writer(self, stream: BinaryIO) -> "ParquetWriter":
        return ParquetWriter(stream, self)

    def position(self) -> int:
        return self.path.stat().st_size * self._rows_done // max(self._file.metadata.num_rows, 1)

    def _next(self, batches: Iterator[pa.RecordBatch]) -> pa.RecordBatch | None:
        return _checked(
            self.path, f"cannot be read on after row {self._rows_done}", lambda: next(batches, None)
        )

    def _settle_fields(self) -> None:
        names = self.schema.names
        try:
            if not self.fields.names:
                strings = [column.name for column in self.schema if _is_text(column.type)]
                self.fields = Fields(default_names(dict.fromkeys(names), strings=strings))
            self.fields.document(
                dict.fromkeys(names)
            )  # a null in every column: only a missing one is an error
            reason = ""
        except InputError as error:
            reason = str(error)
        if not reason and len(set(names)) < len(names):
            reason = "two columns have the same name"
        if reason:
            raise InputError(f"{self.path}: {reason}")


class ParquetWriter:
    """Writes rows with their new texts, in the schema and the row groups of the file that they come from."""

    def __init__(self, stream: BinaryIO, reader: ParquetReader) -> None:
        self._schema = reader.schema
        self._path = reader.path
        codecs = reader.compression or "snappy"
        self._writer = pq.ParquetWriter(stream, self._schema, compression=codecs)
        self._batch: _Batch | None = None
        self._kept: list[int] = []
        self._edits: list[Edits] = []
        self._group: list[pa.RecordBatch] = []

    def write(self, row: Row, edits: Edits) -> None:
        batch, index = row.source
        if batch is not self._batch:
            self._finish_batch()
            if self._batch is not None and batch.group != self._batch.group:
                self._finish_group()
            self._batch = batch
        self._kept.append(index)
        self._edits.append(edits)

    def close(self) -> None:
        try:
            self._finish_batch()
            self._finish_group()
        finally:
            self._writer.close()  # else it closes itself when it is collected, and finds its stream gone

    def _finish_batch(self) -> None:
        if self._batch is None or not self._kept:
            return
        source = self._batch.rows
        rows = source if len(self._kept) == source.num_rows else source.take(pa.array(self._kept))
        for name in dict.fromkeys(str(name) for edits in self._edits for name in edits):
            place = self._schema.get_field_index(name)
            column = self._schema.field(place)
            cells = (source.column(place)[index].as_py() for index in self._kept)
            values = [
                edited(cell, edits[name]) if name in edits else cell
                for cell, edits in zip(cells, self._edits, strict=True)
            ]
            array = _checked(
                self._path,
                f"column {name!r} of type {column.type} cannot be written back",
                lambda values=values, column=column: pa.array(values, type=column.type),
            )
            rows = rows.set_column(place, column, array)
        self._group.append(rows)
        self._kept, self._edits = [], []
        if sum(rows.nbytes for rows in self._group) > _GROUP_BYTES:
            self._finish_group()

    def _finish_group(self) -> None:
        if self._group:
            table = pa.Table.from_batches(self._group, self._schema)
            self._writer.write_table(table, row_group_size=table.num_rows)
        self._group = []


def _is_text(kind: pa.DataType) -> bool:
    if pa.types.is_dictionary(kind):
        kind = kind.value_type
    return pa.types.is_string(kind) or pa.types.is_large_string(kind) or pa.types.is_string_view(kind)


def _checked(path: Path, what: str, step: Any) -> Any:
    """`step()`; pyarrow's errors may quote a value, so its own words are left out."""
    try:
        return step()
    except OSError as error:
        reason = error.strerror
    except (pa.ArrowException, ValueError, TypeError, OverflowError):
        reason = None
    raise InputError(f"{path}: {what}" + (f": {reason}" if reason else ""))
