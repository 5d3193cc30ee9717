"""Where output goes. A run leaves all of its output or none: each file takes its name when all are done."""

import gzip
import os
import secrets
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

from deid.corpus.plan import is_special
from deid.corpus.readers import Reader, Writer, is_compressed
from deid.errors import OutputError


class Outputs:
    """The files that a run writes: under temporary names beside their places until `commit`.

    with Outputs() as outputs:  # commits, or on an exception leaves nothing behind
        writer = outputs.writer(reader, target)
    """

    def __init__(self) -> None:
        self._waiting: dict[Path, Path] = {}  # target: its temporary file
        self._folders: list[Path] = []
        self._open: dict[Path, list[BinaryIO]] = {}
        self._writers: dict[Path, Writer] = {}

    def __enter__(self) -> "Outputs":
        return self

    def __exit__(self, kind: type[BaseException] | None, *_: object) -> None:
        try:
            if kind is None:
                self.commit()
        finally:
            self.abort()  # after a commit there is nothing left to do

    def writer(self, reader: Reader, target: Path | None) -> Writer:
        """Of the file that becomes `target`, for the rows of `reader`."""
        writer = reader.writer(self.stream(target))
        if target is not None:
            self._writers[target] = writer
        return writer

    def stream(self, target: Path | None) -> BinaryIO:
        """A new file that becomes `target`, or the standard output."""
        if target is None:
            return sys.stdout.buffer
        with reporting(target):
            if is_special(target):
                stream: BinaryIO = target.open("wb")
            else:
                self._make_folder(target.parent)
                stream = self._temporary(target)
        self._open[target] = [stream]
        if is_compressed(target):  # no name and no time in it: the same output every time
            stream = gzip.GzipFile(filename="", fileobj=stream, mode="wb", mtime=0)  # type: ignore[assignment]
            self._open[target].append(stream)
        return stream

    def close(self, target: Path | None) -> None:
        """All of a file is written."""
        if target is None:
            sys.stdout.buffer.flush()
            return
        with reporting(target):
            if writer := self._writers.pop(target, None):
                writer.close()
            for stream in reversed(self._open.pop(target)):
                stream.close()

    def forget(self, target: Path) -> None:
        """The file has no content to keep: its only document was dropped."""
        if temporary := self._waiting.pop(target, None):
            temporary.unlink(missing_ok=True)

    def commit(self) -> None:
        for target in list(self._open):
            self.close(target)
        for target, temporary in list(self._waiting.items()):
            with reporting(target):
                os.replace(temporary, target)
            del self._waiting[target]
        self._folders.clear()

    def abort(self) -> None:
        for writer in self._writers.values():
            with suppress(Exception):  # the error that led here is the one to tell
                writer.close()
        self._writers.clear()
        for streams in self._open.values():
            for stream in reversed(streams):
                with suppress(OSError):
                    stream.close()
        for temporary in self._waiting.values():
            temporary.unlink(missing_ok=True)
        for folder in reversed(self._folders):
            with suppress(OSError):  # someone else has put something there
                folder.rmdir()

    def _temporary(self, target: Path) -> BinaryIO:
        temporary = target.with_name(f".{target.name[:200]}.{secrets.token_hex(4)}.part")
        stream = temporary.open("xb")
        self._waiting[target] = temporary
        return stream

    def _make_folder(self, folder: Path) -> None:
        missing = []
        while not folder.exists():
            missing.append(folder)
            folder = folder.parent
        for new in reversed(missing):
            new.mkdir()
            self._folders.append(new)


@contextmanager
def reporting(target: Path | None) -> Iterator[None]:
    """An `OutputError` in the place of an error of the operating system."""
    try:
        yield
        return
    except BrokenPipeError:
        raise
    except OSError as error:
        reason = error.strerror
    raise OutputError(f"{target or 'standard output'}: cannot be written: {reason}")
