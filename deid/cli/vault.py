"""`deid vault` and `deid restore`."""

import sys
from collections import Counter
from collections.abc import Sequence
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from deid.cli import options
from deid.cli.failures import FAILURE, WRONG_USE, reported, say_note, say_warning
from deid.cli.lookup import find_key, find_policy, find_vault_key

if TYPE_CHECKING:
    from deid.corpus.plan import Job
    from deid.pipeline import Deidentifier
    from deid.vault import Vault
    from deid.vault.plan import Plan

app = typer.Typer(no_args_is_help=True, help=options.VAULT_HELP)
RESTORE_EXAMPLES = options.examples(
    "deid restore clean.jsonl -o back.jsonl --vault corpus.vault --key-file deid.key",
    "deid restore - --vault corpus.vault --key-file deid.key < reply.txt",
)


# ------------------------------------------------------------------ shared with deid run


def to_write(
    file: Path | None,
    vault_key: Path | None,
    key_file: Path | None,
    deidentifier: "Deidentifier",
    jobs: Sequence["Job"],
) -> "AbstractContextManager[Vault | None]":
    """The vault that a run adds to, or none."""
    from deid.errors import OutputError

    if file is None:
        if vault_key is not None:
            raise OutputError("--vault-key is for a run with --vault FILE")
        return nullcontext()
    from deid.vault import Vault

    _check_place(file, jobs)
    key = find_vault_key(vault_key, key_file)
    run_key = deidentifier.key or key
    return Vault.extend(file, key=key, run_key=run_key, policy=deidentifier.policy.fingerprint)


def _check_place(file: Path, jobs: Sequence["Job"]) -> None:
    """A vault beside the outputs would travel with them."""
    from deid.errors import OutputError

    place = file.resolve()
    for job in jobs:
        if job.source.resolve() == place or (job.target is not None and job.target.resolve() == place):
            raise OutputError(f"{file}: is an input or an output; name another file for the vault")
    folders = {job.target.resolve().parent for job in jobs if job.target is not None}
    if len(jobs) > 1 and any(place.is_relative_to(folder) for folder in folders):
        raise OutputError(
            f"{file}: lies in the output folder, and would go where the output goes. Keep the vault elsewhere"
        )


# ------------------------------------------------------------------ restore

Labels = Annotated[
    list[str] | None,
    typer.Option(
        "--label",
        "-l",
        metavar="LABEL",
        show_default=False,
        help="Only surrogates of this label. May be given several times.",
    ),
]
Short = Annotated[
    bool,
    typer.Option(
        "--short",
        metavar="",
        help="Surrogates of one or two letters or up to three digits, too: the 60 of an age, and of all else.",
    ),
]
Subject = Annotated[
    str | None,
    typer.Option(
        "--subject",
        metavar="FIELD",
        show_default=False,
        help="The field that says whom a record is about, where the run's policy has scope: subject.",
    ),
]


def restore(
    inputs: options.Inputs,
    vault_file: options.NeededVault,
    out: options.RunOut = None,
    key_file: options.RunKeyFile = None,
    vault_key: options.VaultKeyFile = None,
    field: options.FieldNames = None,
    label: Labels = None,
    subject: Subject = None,
    short: Short = False,
    force: options.Force = False,
    quiet: options.Quiet = False,
) -> None:
    from deid.cli.show import closing_table, progress_bar, report_troubles

    with reported(WRONG_USE):
        from deid.corpus.entries import size
        from deid.corpus.fields import Fields
        from deid.corpus.plan import plan
        from deid.vault import Restorer, Vault
        from deid.vault.files import restore_jobs

        fields = Fields(field or ()).names
        jobs, unread = plan(inputs, out, force=force)
        with Vault.open(vault_file, find_vault_key(vault_key, key_file)) as vault:
            restorer = Restorer(
                (record for record in vault.records() if record.used), labels=label, short=short
            )
        total = sum(size(job.source) for job in jobs)
    to_terminal = jobs[0].target is None and sys.stdout.isatty()
    with reported(), progress_bar(total, shown=not quiet and not to_terminal) as progress:
        summary = restore_jobs(jobs, restorer=restorer, fields=fields, subject=subject, progress=progress)
    summary.unread = unread
    if to_terminal:
        typer.echo(err=True)
    report_troubles(summary, quiet=quiet)
    if not quiet:
        nothing = "No surrogate of the vault found: is it the vault of this text?"
        if not len(restorer):
            nothing = "The vault holds no surrogate of an output: deid run --vault FILE writes them."
        closing_table(summary, nothing=nothing)


# ------------------------------------------------------------------ deid vault

SomeInputs = Annotated[
    list[Path] | None,
    typer.Argument(
        metavar="INPUT",
        show_default=False,
        help="All that will be run, as for deid run. None: plan anew what the vault holds, after a merge.",
    ),
]

PlanLabels = Annotated[
    list[str] | None,
    typer.Option(
        "--label",
        "-l",
        metavar="LABEL",
        show_default=False,
        help="Only this label, such as PHONE. May be given several times. Else: all that the policy replaces "
        "but dates, times and ages.",
    ),
]


@app.command(
    "plan",
    help=options.PLAN_HELP,
    epilog=options.examples(
        "deid vault plan corpus/ --vault corpus.vault --policy fine-tuning --key-file deid.key",
        "deid run corpus/ -o clean/ --vault corpus.vault --policy fine-tuning --key-file deid.key",
    ),
)
def vault_plan(
    vault_file: Annotated[
        Path, typer.Option("--vault", metavar="FILE", show_default=False, help="The vault to plan in.")
    ],
    inputs: SomeInputs = None,
    policy: options.PolicyName = "default",
    key_file: options.RunKeyFile = None,
    vault_key: options.VaultKeyFile = None,
    field: options.FieldNames = None,
    label: PlanLabels = None,
    quiet: options.Quiet = False,
) -> None:
    from deid.cli.show import progress_bar, report_troubles, speed

    with reported(WRONG_USE):
        from deid.corpus import run as corpus
        from deid.corpus.entries import Summary, size
        from deid.corpus.plan import Job, find_inputs
        from deid.errors import InputError
        from deid.pipeline import Deidentifier
        from deid.vault.plan import plan

        if not inputs and not vault_file.is_file():
            raise InputError("name the inputs to plan for")
        loaded, fields = find_policy(policy, field)
        found = find_inputs(inputs or ())
        jobs = [Job(path) for path, _ in found.files]
        find_vault_key(None, key_file)  # a key made for this run alone would plan for no other
        deidentifier = Deidentifier.from_policy(loaded, key=find_key(loaded, key_file, quiet=quiet))
        total = sum(size(job.source) for job in jobs)
        opened = to_write(vault_file, vault_key, key_file, deidentifier, jobs)
    summary = Summary(unread=found.unread)
    with reported(), opened as vault, progress_bar(total, shown=not quiet) as progress:
        assert vault is not None
        if jobs:
            summary = corpus.record(
                jobs, deidentifier=deidentifier, vault=vault, fields=fields, progress=progress
            )
            summary.unread = found.unread
        settled = plan(vault, deidentifier, labels=label)
    report_troubles(summary, quiet=quiet)
    if not quiet:
        _plan_table(settled, vault_file)
        if jobs:
            typer.echo(speed(summary), err=True)
    if settled.left:
        say_warning(
            f"{settled.left.total():,} originals still share a surrogate: there are too few for all. Redact or hash "
            "these labels where that matters"
        )
    if settled.changed:
        say_note(
            f"{settled.changed:,} surrogates that stand in earlier outputs of this vault have changed: run those "
            "inputs again"
        )


@app.command(
    "merge",
    help=options.MERGE_HELP,
    epilog=options.examples("deid vault merge corpus.vault part1.vault part2.vault --key-file deid.key"),
)
def vault_merge(
    out: Annotated[Path, typer.Argument(metavar="OUT", show_default=False, help="The vault to write.")],
    inputs: Annotated[
        list[Path], typer.Argument(metavar="VAULT", show_default=False, help="The vaults to merge.")
    ],
    key_file: options.RunKeyFile = None,
    vault_key: options.VaultKeyFile = None,
    force: options.Force = False,
) -> None:
    with reported(WRONG_USE):
        key = find_vault_key(vault_key, key_file)
    with reported():
        from deid.vault import merge

        header = merge(out, inputs, key, force=force)
    typer.echo(f"{out}: {header.rows:,} records of {len(inputs):,} vaults", err=True)
    if header.stale:
        say_note(f"the vaults had plans of their own: make one of them with deid vault plan --vault {out}")


@app.command("show", epilog=options.examples("deid vault show corpus.vault --key-file deid.key"))
def vault_show(
    file: options.VaultArgument,
    key_file: options.RunKeyFile = None,
    vault_key: options.VaultKeyFile = None,
) -> None:
    """Say what a vault holds, in counts, versions and key ids: no original and no surrogate."""
    with reported(WRONG_USE):
        from deid.vault import Vault

        vault = Vault.open(file, find_vault_key(vault_key, key_file))
    with reported(), vault:
        _show(vault, file)


@app.command(
    "find",
    epilog=options.examples(
        "deid vault find corpus.vault 'Antonia Navarro' --key-file deid.key",
        "deid vault find corpus.vault --original - --key-file deid.key < name.txt",
    ),
)
def vault_find(
    file: options.VaultArgument,
    text: Annotated[
        str,
        typer.Argument(
            metavar="TEXT", show_default=False, help="A surrogate, exactly as it stands; - reads stdin."
        ),
    ],
    original: Annotated[
        bool, typer.Option("--original", metavar="", help="TEXT is an original: print its surrogates.")
    ] = False,
    key_file: options.RunKeyFile = None,
    vault_key: options.VaultKeyFile = None,
) -> None:
    """Look one value up: what a surrogate stands for. Prints that and nothing else, a line each.

    What is typed stays in the shell's history; with - the value is read from stdin.
    """
    with reported(WRONG_USE):
        from deid.vault import Vault

        vault = Vault.open(file, find_vault_key(vault_key, key_file))
    with reported(), vault:
        wanted = sys.stdin.buffer.read().decode().rstrip("\r\n") if text == "-" else text
        records = vault.find_original(wanted) if original else vault.find(wanted)
        found = sorted({record.surrogate if original else record.original for record in records})
        if not found:
            say_note(f"not in the vault, as {'an original' if original else 'a surrogate'}")
            raise typer.Exit(FAILURE)
        sys.stdout.buffer.write("".join(f"{value}\n" for value in found).encode("utf-8", "replace"))


def _show(vault: "Vault", file: Path) -> None:
    from rich.console import Console
    from rich.table import Table

    header = vault.header
    originals: Counter[str] = Counter()
    redrawn: Counter[str] = Counter()
    scopes = set()
    last = b""
    for row in vault.rows():
        record = vault.opened(row)
        originals[record.label] += row.id != last
        redrawn[record.label] += record.attempt > 0
        scopes.add(record.scope)
        last = row.id
    facts = Table.grid(padding=(0, 2))
    facts.add_row("vault", f"{file}, {file.stat().st_size:,} bytes, {header.rows:,} records")
    facts.add_row(
        "made by", f"deid {header.deid}, surrogate version {header.surrogates}, format {header.format}"
    )
    facts.add_row("run key", header.key)
    facts.add_row("vault key", header.vault_key + (", the same" if header.vault_key == header.key else ""))
    facts.add_row("policies", ", ".join(policy[:16] for policy in header.policies) or "not named")
    facts.add_row("scopes", f"{len(scopes):,}")
    facts.add_row("plan", _plan_of(vault))
    console = Console(highlight=False)
    console.print(facts)
    if originals:
        console.print(_table("label", originals=originals, drawn_anew=redrawn))


def _plan_of(vault: "Vault") -> str:
    if vault.header.stale:
        return "several, merged: plan anew with deid vault plan"
    return f"for {vault.header.planned:,} originals" if vault.header.plan else "none"


def _plan_table(settled: "Plan", file: Path) -> None:
    from rich.console import Console

    console = Console(stderr=True, highlight=False)
    if not settled.originals:
        console.print("Nothing to plan for: no label has a surrogate that another original could share.")
        return
    columns = {"originals": settled.originals, "drawn_anew": settled.redrawn, "still_shared": settled.left}
    console.print(_table("label", **columns))
    redrawn = settled.redrawn.total()
    told = f"{redrawn:,} originals are drawn anew" if redrawn else "No two originals share a surrogate"
    console.print(f"{told}. Now: deid run --vault {file}, with the same policy and key.", soft_wrap=True)


def _table(first: str, **columns: Counter[str]) -> Any:
    """A rich table by label; columns without a count are left out."""
    from rich.box import SIMPLE_HEAD
    from rich.table import Table

    shown = {name: counts for name, counts in columns.items() if counts.total()}
    table = Table(box=SIMPLE_HEAD, pad_edge=False)
    table.add_column(first)
    for name in shown:
        table.add_column(name.replace("_", " "), justify="right")
    for label in sorted({label for counts in shown.values() for label in counts}):
        table.add_row(label, *(f"{counts[label]:,}" if counts[label] else "" for counts in shown.values()))
    return table
