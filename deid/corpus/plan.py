"""Which file goes where, and what is refused before anything is read."""

import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from deid.corpus.readers import STANDARD_STREAM, extensions, format_of
from deid.errors import InputError, OutputError


@dataclass(frozen=True, slots=True)
class Job:
    """One file to read; its output goes to `target`, or to the standard output where that is None."""

    source: Path
    target: Path | None = None


@dataclass(frozen=True)
class Inputs:
    """The files to read, with their places below the output folder, and how many others the folders hold."""

    files: tuple[tuple[Path, Path], ...]
    unread: int = 0

    @cached_property
    def by_place(self) -> dict[tuple[int, int], Path]:
        """The files by device and number on it, which links to one file share."""
        return {_place(source): source for source, _ in self.files if source != STANDARD_STREAM}


def _place(path: Path) -> tuple[int, int]:
    status = path.stat()
    return status.st_dev, status.st_ino


def find_inputs(paths: Sequence[Path]) -> Inputs:
    """The files named, and those in the folders named: sorted, hidden ones left out.

    Raises `InputError` for what is not there, what deid cannot read, and a folder without input.
    """
    files: list[tuple[Path, Path]] = []
    unread = 0
    for path in paths:
        if path == STANDARD_STREAM:
            files.append((path, Path("stdin.txt")))
        elif path.is_dir():
            found, others = _in_folder(path)
            below = Path(path.resolve().name) if len(paths) > 1 else Path()
            files += [(file, below / file.relative_to(path)) for file in found]
            unread += others
        elif not path.exists():
            raise InputError(f"{path}: no such file or folder")
        elif format_of(path) is None:
            raise InputError(f"{path}: not a format that deid reads. It reads {extensions()}")
        else:
            files.append((path, Path(path.name)))
    return Inputs(tuple(files), unread)


def _in_folder(folder: Path) -> tuple[list[Path], int]:
    found: list[Path] = []
    unread = 0
    for path in _walked(folder):
        if (
            format_of(path) is None or not path.is_file()
        ):  # or a link to a folder: it may lead round in circles
            unread += 1
        else:
            found.append(path)
    if not found:
        raise InputError(f"{folder}: a folder without input. deid looks for {extensions()}")
    return found, unread


def _walked(folder: Path) -> Iterator[Path]:
    for path in sorted(folder.iterdir()):
        if path.name.startswith("."):
            continue
        if path.is_dir() and not path.is_symlink():
            yield from _walked(path)
        else:
            yield path


def plan(paths: Sequence[Path], out: Path | None, *, force: bool = False) -> tuple[list[Job], int]:
    """A job a file, and how many files of the folders are left out.

    `out` is a file for one file, else a folder that mirrors the inputs; None is the standard output. Raises
    `OutputError` where an output would take the place of an input, of another output or (unless `force`) of a
    file that is there, or would have the extension of another format.
    """
    inputs = find_inputs(paths)
    if out is None or out == STANDARD_STREAM:
        if len(inputs.files) > 1 or any(path.is_dir() for path in paths):
            raise OutputError("more than one file cannot go to the standard output. Name a folder with -o")
        if format_of(inputs.files[0][0]) == "parquet":
            raise OutputError("Parquet cannot go to the standard output. Name a file with -o")
        return [Job(source) for source, _ in inputs.files], inputs.unread
    single = len(paths) == 1 and not paths[0].is_dir()
    into_folder = not single or out.is_dir() or str(out).endswith(os.sep)
    if not single and out.exists() and not out.is_dir():
        raise OutputError(f"{out}: is a file. The output of several files goes to a folder")
    _refuse_inside(out, [path for path in paths if path.is_dir()])
    jobs = [Job(source, out / below if into_folder else out) for source, below in inputs.files]
    _refuse_clashes(jobs)
    for job in jobs:
        _refuse(job, inputs, force=force)
    return jobs, inputs.unread


def check_output(out: Path, inputs: Inputs, *, force: bool) -> None:
    """Raises `OutputError` where one file, made of all inputs, may not be written."""
    if out.is_dir():
        raise OutputError(f"{out}: is a folder; name a file")
    _refuse_overwriting(out, inputs, force=force)


def _refuse_inside(out: Path, folders: Sequence[Path]) -> None:
    for folder in folders:
        if out.resolve().is_relative_to(folder.resolve()):
            raise OutputError(f"{out}: lies within the input {folder}. Choose a folder outside it")


def _refuse_clashes(jobs: Sequence[Job]) -> None:
    first: dict[Path | None, Path] = {}
    for job in jobs:
        other = first.setdefault(job.target, job.source)
        if other is not job.source:
            raise OutputError(f"{job.target}: both {other} and {job.source} would be written there")


def _refuse(job: Job, inputs: Inputs, *, force: bool) -> None:
    target = job.target
    assert target is not None, "the standard output has been dealt with"
    wanted = format_of(target)
    if wanted not in (None, format_of(job.source)):
        raise OutputError(
            f"{target}: {job.source} stays in its format; deid does not convert one into another"
        )
    _refuse_overwriting(target, inputs, force=force)


def _refuse_overwriting(target: Path, inputs: Inputs, *, force: bool) -> None:
    if not os.path.lexists(target) or is_special(target):
        return
    if target.is_dir():
        raise OutputError(f"{target}: is a folder")
    if target.exists() and (source := inputs.by_place.get(_place(target))):
        raise OutputError(
            f"{target}: is the input {source}. deid never overwrites its input; name another -o"
        )
    if not force:
        raise OutputError(f"{target}: is there already. Name another -o, or overwrite it with --force")


def is_special(path: Path) -> bool:
    """Is it a device or a pipe, like /dev/null: written to, not replaced?"""
    return path.exists() and not path.is_file() and not path.is_dir()
