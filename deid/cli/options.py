"""The arguments and options that commands share, and the longer help texts."""

from pathlib import Path
from typing import Annotated

import typer


def examples(*lines: str) -> str:
    """An epilog with a line for each example."""
    return "\n\n".join(
        ["[dim]Examples:[/]" if len(lines) > 1 else "[dim]Example:[/]", *(f"  {x}" for x in lines)]
    )


RUN_HELP = (
    "De-identify text files, tables and folders of them.\n\n"
    "Other fields stay as they are. Files are written whole when all is done, or not at all. "
    "A row that fails is handled as the policy's on_error says. What was done is counted on stderr."
)
DETECT_HELP = (
    "Show what a policy would act on, and change nothing.\n\n"
    'A line a document: {"id": …, "spans": [{"start", "end", "label", "score", "source"}]}. Offsets count '
    "characters (code points) from 0. In a record with several texts, a span names the field it counts from."
)
KEY_HELP = (
    "Make a key of 256 random bits, in a new file that only you can read.\n\n"
    "With the same key, a name becomes the same surrogate in every run. Who has the key can test "
    "guesses at a name in the output: keep it as secret as the text."
)

Inputs = Annotated[
    list[Path],
    typer.Argument(
        metavar="INPUT",
        show_default=False,
        help="Files (.txt .md .jsonl .csv .tsv .parquet), folders of them, or - for text from stdin.",
    ),
]
RunOut = Annotated[
    Path | None,
    typer.Option(
        "--out",
        "-o",
        metavar="OUT",
        show_default=False,
        help="A file; for a folder or several inputs, a folder. Without it, one file goes to stdout.",
    ),
]
DetectOut = Annotated[
    Path | None,
    typer.Option(
        "--out",
        "-o",
        metavar="OUT",
        show_default=False,
        help="A JSONL file. Without it: JSONL on stdout or, on a terminal, the text with its spans marked.",
    ),
]
PolicyName = Annotated[
    str,
    typer.Option(
        "--policy", "-p", metavar="NAME|FILE", help="A preset (see deid policy list) or a YAML file."
    ),
]
KeyFile = Annotated[
    Path | None,
    typer.Option(
        metavar="FILE",
        show_default=False,
        help="The key, made with deid key new FILE. Else DEID_KEY_FILE, else DEID_KEY, else a random one.",
    ),
]
FieldNames = Annotated[
    list[str] | None,
    typer.Option(
        "--field",
        "-f",
        metavar="NAME",
        show_default=False,
        help="The field that holds the text: text, note.body, messages… May be given several times. "
        "Else: text, or messages, or the only column of strings.",
    ),
]
Force = Annotated[
    bool, typer.Option("--force", metavar="", help="Overwrite output that is there already; never an input.")
]
Quiet = Annotated[bool, typer.Option("--quiet", "-q", metavar="", help="Only warnings and errors on stderr.")]
