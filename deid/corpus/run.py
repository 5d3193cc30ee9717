"""Files through a `Deidentifier`: read, de-identify, write."""

import re
from collections import deque
from collections.abc import Generator, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING

from deid.corpus.entries import Progress, Summary, entries, size
from deid.corpus.fields import Edits, Fields
from deid.corpus.manifest import rendered
from deid.corpus.plan import Inputs, Job, check_output, plan
from deid.corpus.readers import Reader, Row, Writer, format_of, opened
from deid.corpus.watch import Watch, watching
from deid.corpus.writers import Outputs, reporting
from deid.errors import DetectorError, InputError, OutputError
from deid.pipeline import Deidentifier
from deid.types import Document, Result

if TYPE_CHECKING:
    from deid.vault.store import Vault


def deidentify(
    inputs: Sequence[str | Path],
    out: str | Path | None,
    *,
    deidentifier: Deidentifier,
    fields: Sequence[str] = (),
    force: bool = False,
    progress: Progress | None = None,
    vault: "Vault | None" = None,
    manifest: str | Path | None = None,
) -> Summary:
    """De-identify files, or folders of them, into `out`; `deid.corpus.plan.plan` says what goes where.

    All of the output appears when everything is done, or none of it. Raises `InputError`, `OutputError` and,
    where the policy's `on_error` is "raise", the first failure of a document. `vault`: see `run`. `manifest` is a
    JSON file for versions, fingerprints and counts.
    """
    paths = [Path(path) for path in inputs]
    jobs, unread = plan(paths, None if out is None else Path(out), force=force)
    beside = None if manifest is None else Path(manifest)
    if beside is not None:
        check_manifest(beside, jobs, force=force)
    return run(
        jobs,
        deidentifier=deidentifier,
        fields=fields,
        progress=progress,
        vault=vault,
        manifest=beside,
        unread=unread,
    )


def run(
    jobs: Sequence[Job],
    *,
    deidentifier: Deidentifier,
    fields: Sequence[str] = (),
    progress: Progress | None = None,
    vault: "Vault | None" = None,
    manifest: Path | None = None,
    unread: int = 0,
) -> Summary:
    """De-identify the file of each job. What `deidentify` does when it has made its plan.

    `vault` is open to write: what it planned is applied, every surrogate is added, and it is put in its place just
    before the outputs are. `VaultError` where it says something else about an original.
    """
    start = perf_counter()
    with Outputs() as outputs:
        work = _Run(deidentifier, Fields(fields), outputs, progress or (lambda done: None))
        work.summary.unread = unread
        with watching(deidentifier, vault) as watch:
            work.all(jobs, watch)
        work.summary.collisions = watch.collisions.counts
        work.summary.collisions_limited = watch.collisions.limited
        work.summary.seconds = perf_counter() - start
        if manifest is not None:
            outputs.stream(manifest).write(rendered(work.summary, deidentifier))
            outputs.close(manifest)
        if vault is not None:
            vault.commit()
    return work.summary


def record(
    jobs: Sequence[Job],
    *,
    deidentifier: Deidentifier,
    vault: "Vault",
    fields: Sequence[str] = (),
    progress: Progress | None = None,
) -> Summary:
    """What `run` does, without output: every original and its surrogate go into the vault, for a plan."""
    start = perf_counter()
    work = _Run(deidentifier, Fields(fields), _Nowhere(), progress or (lambda done: None))
    with watching(deidentifier, vault, used=False) as watch:
        work.all(jobs, watch)
    work.summary.seconds = perf_counter() - start
    return work.summary


def check_manifest(target: Path, jobs: Sequence[Job], *, force: bool) -> None:
    """Raises `OutputError` where the manifest may not be written."""
    if any(job.target == target for job in jobs):
        raise OutputError(f"{target}: is an output; name another file for the manifest")
    check_output(target, Inputs(tuple((job.source, job.source) for job in jobs)), force=force)


class _Nowhere(Outputs):
    """Takes rows and keeps none."""

    def writer(self, reader: Reader, target: Path | None) -> Writer:
        return _Nothing()

    def close(self, target: Path | None) -> None:
        pass


class _Nothing:
    def write(self, row: Row, edits: Edits) -> None:
        pass

    def close(self) -> None:
        pass


@dataclass(frozen=True, slots=True)
class _Waiting:
    """A row on its way through the pipeline, with or without a document; no row is the end of a file."""

    job: Job
    writer: Writer
    fields: Fields
    row: Row | None = None
    has_document: bool = False


class _Run:
    """Documents of all files go into one pipeline; what comes out is matched with the rows by order."""

    def __init__(
        self, deidentifier: Deidentifier, fields: Fields, outputs: Outputs, progress: Progress
    ) -> None:
        self.summary = Summary()
        self._deidentifier = deidentifier
        self._fields = fields
        self._outputs = outputs
        self._progress = progress
        self._waiting: deque[_Waiting] = deque()
        self._reading = False

    def all(self, jobs: Sequence[Job], watch: Watch) -> None:
        with closing(self._documents(jobs)) as documents:
            results = self._deidentifier.pipe(documents)
            while (result := self._next(results)) is not None:
                watch.check()
                self._pass_on()
                self._finish(self._waiting.popleft(), result)
            self._pass_on()

    def _documents(self, jobs: Sequence[Job]) -> Generator[Document, None, None]:
        done = 0
        self._reading = True
        for job in jobs:
            with opened(job.source, self._fields) as reader:
                writer = self._outputs.writer(reader, job.target)
                on_error = self._deidentifier.policy.on_error
                for entry in entries(reader, job.source, self.summary, on_error=on_error):
                    has_document = entry.document is not None
                    self._waiting.append(_Waiting(job, writer, reader.fields, entry.row, has_document))
                    if entry.document is not None:
                        self._progress(done + reader.position())
                        self._reading = False
                        yield entry.document
                        self._reading = True
                self._waiting.append(_Waiting(job, writer, reader.fields))
            done += size(job.source)
        self._reading = False

    def _next(self, results: Iterator[Result]) -> Result | None:
        """The next result; an error that the pipeline raises says which document it is about."""
        try:
            return next(results, None)
        except (DetectorError, InputError) as error:
            if self._reading:  # it comes out of `_documents`, and knows its place
                raise
            kind, reason = type(error), str(error)
        failed = next(waiting.row for waiting in self._waiting if waiting.has_document)
        raise kind(f"{failed.place if failed else ''}: {reason}")

    def _pass_on(self) -> None:
        """Write what waits before the next document: headers, blank lines, the ends of files."""
        while self._waiting and not self._waiting[0].has_document:
            waiting = self._waiting.popleft()
            if waiting.row is None:
                self._outputs.close(waiting.job.target)
            else:
                self._write(waiting, waiting.row, {})

    def _finish(self, waiting: _Waiting, result: Result) -> None:
        row, target = waiting.row, waiting.job.target
        assert row is not None
        assert row.record is not None, "it has a document"
        self.summary.counts.update(result.counts)
        if result.failure is not None:
            reason = re.sub(r"^document \d+: ", "", result.failure)  # its place says more than its number
            self.summary.fail(f"{row.place}: {reason}", dropped=result.text is None)
        if result.text is not None:
            self._write(waiting, row, waiting.fields.edits(row.record, result))
        elif target is not None and format_of(waiting.job.source) == "text":
            self._outputs.forget(target)

    def _write(self, waiting: _Waiting, row: Row, edits: Edits) -> None:
        with reporting(waiting.job.target):
            waiting.writer.write(row, edits)
