"""Files through a `Restorer`: read, put originals back, write."""

from collections.abc import Sequence
from pathlib import Path
from time import perf_counter

from deid.corpus.entries import Entry, Progress, Summary, entries, size
from deid.corpus.fields import Fields
from deid.corpus.plan import Job, plan
from deid.corpus.readers import Reader, Writer, opened
from deid.corpus.subjects import subject_of
from deid.corpus.writers import Outputs, reporting
from deid.errors import InputError
from deid.types import Document
from deid.vault.restore import Restorer


def restore(
    inputs: Sequence[str | Path],
    out: str | Path | None,
    *,
    restorer: Restorer,
    fields: Sequence[str] = (),
    subject: str | None = None,
    force: bool = False,
    progress: Progress | None = None,
) -> Summary:
    """What `deid restore` does: outputs mirror inputs as in `deid.corpus.deidentify`, and appear all or none.

    `fields` are the ones that hold the text, as in the run; `subject` the field that says whom a record is about,
    for surrogates of that scope. The summary counts by label and outcome. A record that cannot be read raises
    `InputError`.
    """
    jobs, unread = plan([Path(path) for path in inputs], None if out is None else Path(out), force=force)
    summary = restore_jobs(jobs, restorer=restorer, fields=fields, subject=subject, progress=progress)
    summary.unread = unread
    return summary


def restore_jobs(
    jobs: Sequence[Job],
    *,
    restorer: Restorer,
    fields: Sequence[str] = (),
    subject: str | None = None,
    progress: Progress | None = None,
) -> Summary:
    start = perf_counter()
    summary = Summary()
    done = 0
    with Outputs() as outputs:
        for job in jobs:
            with opened(job.source, Fields(fields)) as reader:
                writer = outputs.writer(reader, job.target)
                for entry in entries(reader, job.source, summary, on_error="raise"):
                    _write(entry, job, reader, writer, summary, restorer, subject)
                    if progress:
                        progress(done + reader.position())
                outputs.close(job.target)
            done += size(job.source)
    summary.seconds = perf_counter() - start
    return summary


def _write(
    entry: Entry,
    job: Job,
    reader: Reader,
    writer: Writer,
    summary: Summary,
    restorer: Restorer,
    subject: str | None,
) -> None:
    edits = {}
    row, document = entry.row, entry.document
    if document is not None and row.record is not None:
        result = restorer.result(document, subject=_subject(document, subject, row.place))
        summary.counts.update(result.counts)
        edits = reader.fields.edits(row.record, result)
    with reporting(job.target):
        writer.write(row, edits)


def _subject(document: Document, field: str | None, place: str) -> str | None:
    if field is None:
        return None
    try:
        return subject_of(document.metadata, field)
    except InputError as error:
        reason = str(error)
    raise InputError(f"{place}: {reason}")
