"""`deid synthesize`: labelled text from a specification."""

import json
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from deid.cli import options
from deid.cli.failures import WRONG_USE, reported

if TYPE_CHECKING:
    from collections.abc import Iterable

    from deid.synthesis import LabelledDocument, Report

HELP = (
    "Make labelled text from a specification, to train or to test a detector.\n\n"
    'A line a document: {"id", "text", "spans": [{"start", "end", "label"}], "kind", "metadata"}. Offsets count '
    "characters (code points) from 0. Text and truth are made in the same step; all people, numbers and "
    "addresses are invented. The same specification and seed give the same documents, however many: a higher -n "
    "only adds some. What was made is counted on stderr."
)
EXAMPLES = options.examples(
    "deid synthesize synthesis.yaml -n 1000 -o labelled.jsonl",
    "deid synthesize synthesis.yaml -n 5",
)
SpecificationFile = Annotated[
    Path,
    typer.Argument(
        metavar="SPEC",
        show_default=False,
        help="A YAML file: which documents, names, rates and noise. An empty one: all of it, without noise. "
        "examples/synthesis.yaml in the repository explains every key.",
    ),
]
Count = Annotated[
    int, typer.Option("--number", "-n", metavar="N", min=1, max=100_000_000, help="How many documents.")
]
Out = Annotated[
    Path | None,
    typer.Option(
        "--out", "-o", metavar="FILE", show_default=False, help="A JSONL file. Without it: JSONL on stdout."
    ),
]
Seed = Annotated[int, typer.Option(metavar="S", help="Another seed gives other documents.")]


def synthesize(
    specification: SpecificationFile,
    number: Count = 100,
    out: Out = None,
    seed: Seed = 0,
    force: options.Force = False,
    quiet: options.Quiet = False,
) -> None:
    with reported(WRONG_USE):
        from deid.corpus.plan import Inputs, check_output
        from deid.corpus.readers import STANDARD_STREAM
        from deid.synthesis import Report, load_specification
        from deid.synthesis import synthesize as made

        out = None if out == STANDARD_STREAM else out
        loaded = load_specification(specification)
        if out is not None:
            check_output(out, Inputs(((specification, specification),)), force=force)
        documents = made(loaded, number, seed=seed)
    report = Report(loaded)
    with reported():
        _write(report.watch(documents), out, number, shown=not quiet and out is not None)
    if not quiet:
        _show(report)


def _write(documents: "Iterable[LabelledDocument]", out: Path | None, number: int, *, shown: bool) -> None:
    from rich.console import Console
    from rich.progress import track

    from deid.corpus.writers import Outputs

    if shown:
        documents = track(
            documents, total=number, description="", console=Console(stderr=True), transient=True
        )
    with Outputs() as outputs:
        stream = outputs.stream(out)
        for document in documents:
            stream.write(json.dumps(document.as_json(), ensure_ascii=False).encode() + b"\n")
        outputs.close(out)


def _show(report: "Report") -> None:
    from rich.console import Console

    console = Console(stderr=True, highlight=False)
    for table in report.tables():
        console.print(table)
    console.print(report.summary())
