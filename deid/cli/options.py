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
RESTORE_HELP = (
    "Put originals back in the place of surrogates, from a vault.\n\n"
    "A surrogate is put back where it stands as it was written, as whole words, if it stands for one original "
    "only. What was redacted stays, and so does all other text. How many were put back and how many were left is "
    "counted on stderr, by label. The result is the original text: keep it as secret."
)
VAULT_HELP = (
    "Keep, merge and look at vaults: encrypted files that say what each surrogate stands for.\n\n"
    "deid run --vault FILE writes one, deid restore reads it. Who has a vault and its key has the originals."
)
PLAN_HELP = (
    "Make a run exactly one-to-one: the first of two passes.\n\n"
    "Reads all inputs and records every original in the vault; writes no text. Where two of one label and scope would "
    "get the same surrogate, one keeps it and the others are drawn anew. Then deid run --vault FILE applies the "
    "plan. It depends on the set of originals alone: plan over everything before the run, and again where inputs "
    "are added. What is drawn anew loses its links (a name to its e-mail address, a city to its state): choose with "
    "--label where they matter more."
)
MERGE_HELP = (
    "Make one vault of several.\n\n"
    "Every worker of a run writes a vault of its own. They say the same about the same original, so the order does "
    "not matter, and merging again changes nothing. OUT may be one of them."
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
VaultFile = Annotated[
    Path | None,
    typer.Option(
        "--vault",
        metavar="FILE",
        show_default=False,
        help="Add originals and surrogates to this encrypted file, for deid restore; made where it is not there. "
        "A plan in it (deid vault plan) is applied.",
    ),
]
NeededVault = Annotated[
    Path, typer.Option("--vault", metavar="FILE", show_default=False, help="The vault of the run.")
]
RunKeyFile = Annotated[
    Path | None,
    typer.Option(
        "--key-file",
        metavar="FILE",
        show_default=False,
        help="The key of the run. Else DEID_KEY_FILE, else DEID_KEY.",
    ),
]
VaultKeyFile = Annotated[
    Path | None,
    typer.Option(
        "--vault-key",
        metavar="FILE",
        show_default=False,
        help="The key that seals the vault, where it is not the one of the run.",
    ),
]
ManifestFile = Annotated[
    Path | None,
    typer.Option(
        "--manifest",
        metavar="FILE",
        show_default=False,
        help="Write versions, fingerprints and counts to this JSON file. It holds no text.",
    ),
]
VaultArgument = Annotated[Path, typer.Argument(metavar="VAULT", show_default=False, help="The vault.")]
