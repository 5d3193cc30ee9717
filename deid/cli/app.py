"""The commands: `deid run`, `detect`, `restore`, `key`, `policy`, `vault`, `synthesize`."""

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from deid import __version__
from deid.cli import options, synthesize, vault
from deid.cli.failures import FAILURE, WRONG_USE, reported
from deid.cli.lookup import find_key, find_policy

if TYPE_CHECKING:
    from deid.corpus.entries import Summary
    from deid.corpus.find import Finding

app = typer.Typer(
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,  # they show local variables, and those hold text
    rich_markup_mode="rich",
    context_settings={"help_option_names": ["-h", "--help"]},
    epilog=options.examples("deid run note.txt", "deid detect note.txt")
    + "\n\n[dim]Exit codes:[/] 0 done, 1 a failure, 2 wrong use.",
)
key_app = typer.Typer(no_args_is_help=True, help="Make the key that surrogates are derived from.")
policy_app = typer.Typer(
    no_args_is_help=True, help="Look at the policies that come with deid; check your own."
)
app.add_typer(key_app, name="key")
app.add_typer(policy_app, name="policy")
app.add_typer(vault.app, name="vault")


def _show_version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"deid {__version__}")
        raise typer.Exit


@app.callback()
def root(
    version: Annotated[
        bool,
        typer.Option(
            "--version", metavar="", help="Show the version and exit.", is_eager=True, callback=_show_version
        ),
    ] = False,
) -> None:
    """De-identify free text: find what identifies people, and replace it consistently."""


@app.command(
    help=options.RUN_HELP,
    epilog=options.examples(
        "deid run note.txt",
        "deid run notes.jsonl -o clean.jsonl --field note",
        "deid run corpus/ -o clean/ --policy fine-tuning --key-file deid.key",
    ),
)
def run(
    inputs: options.Inputs,
    out: options.RunOut = None,
    policy: options.PolicyName = "default",
    key_file: options.KeyFile = None,
    field: options.FieldNames = None,
    vault_file: options.VaultFile = None,
    vault_key: options.VaultKeyFile = None,
    manifest: options.ManifestFile = None,
    force: options.Force = False,
    quiet: options.Quiet = False,
) -> None:
    from deid.cli.show import closing_table, progress_bar, report_troubles

    with reported(WRONG_USE):
        from deid.corpus import run as corpus
        from deid.corpus.entries import size
        from deid.corpus.plan import plan
        from deid.pipeline import Deidentifier

        loaded, fields = find_policy(policy, field)
        jobs, unread = plan(inputs, out, force=force)
        if manifest is not None:
            corpus.check_manifest(manifest, jobs, force=force)
        deidentifier = Deidentifier.from_policy(loaded, key=find_key(loaded, key_file, quiet=quiet))
        opened = vault.to_write(vault_file, vault_key, key_file, deidentifier, jobs)
        total = sum(size(job.source) for job in jobs)
    to_terminal = jobs[0].target is None and sys.stdout.isatty()
    with reported(), opened as into, progress_bar(total, shown=not quiet and not to_terminal) as progress:
        summary = corpus.run(
            jobs,
            deidentifier=deidentifier,
            fields=fields,
            progress=progress,
            vault=into,
            manifest=manifest,
            unread=unread,
        )
    if to_terminal:
        typer.echo(err=True)
    report_troubles(summary, quiet=quiet)
    if not quiet:
        closing_table(summary)
    _end(summary)


@app.command(
    help=options.DETECT_HELP,
    epilog=options.examples("deid detect note.txt", "deid detect notes.jsonl --field note -o spans.jsonl"),
)
def detect(
    inputs: options.Inputs,
    out: options.DetectOut = None,
    policy: options.PolicyName = "default",
    field: options.FieldNames = None,
    force: options.Force = False,
    quiet: options.Quiet = False,
) -> None:
    from deid.cli.show import highlighted, progress_bar, report_troubles

    with reported(WRONG_USE):
        from deid.corpus.entries import Summary, size
        from deid.corpus.find import find
        from deid.corpus.plan import check_output, find_inputs
        from deid.corpus.readers import STANDARD_STREAM
        from deid.pipeline import Deidentifier
        from deid.surrogates.keys import Key

        loaded, fields = find_policy(policy, field)
        found = find_inputs(inputs)
        out = None if out == STANDARD_STREAM else out
        if out is not None:
            check_output(out, found, force=force)
        deidentifier = Deidentifier.from_policy(loaded, key=Key.generate())  # nothing here depends on it
        total = sum(size(path) for path, _ in found.files)
    summary = Summary(unread=found.unread)
    to_terminal = out is None and sys.stdout.isatty()
    with reported(), progress_bar(total, shown=not quiet and not to_terminal) as progress:
        findings = find(found, deidentifier=deidentifier, summary=summary, fields=fields, progress=progress)
        if to_terminal:
            highlighted(findings)
        else:
            _write_findings(findings, out)
    report_troubles(summary, quiet=quiet)
    _end(summary)


def _write_findings(findings: Iterator["Finding"], out: Path | None) -> None:
    from deid.corpus.writers import Outputs

    with Outputs() as outputs:
        stream = outputs.stream(out)
        for finding in findings:
            stream.write(json.dumps(finding.as_json(), ensure_ascii=False).encode() + b"\n")
        outputs.close(out)


app.command("restore", help=options.RESTORE_HELP, epilog=vault.RESTORE_EXAMPLES)(vault.restore)
app.command("synthesize", help=synthesize.HELP, epilog=synthesize.EXAMPLES)(synthesize.synthesize)


@key_app.command("new", help=options.KEY_HELP, epilog=options.examples("deid key new deid.key"))
def key_new(
    file: Annotated[Path, typer.Argument(metavar="FILE", show_default=False, help="The file to make.")],
) -> None:
    with reported(WRONG_USE):
        from deid.surrogates.keys import write_key_file

        made = write_key_file(file)
    typer.echo(
        f"{file}: a new key, id {made.id}. Keep it as secret as the text; use it with --key-file {file}"
    )


@policy_app.command("list", epilog=options.examples("deid policy list"))
def policy_list() -> None:
    """The policies that come with deid."""
    with reported():
        from rich.console import Console
        from rich.table import Table

        from deid.policy import PRESETS, load_policy

        table = Table.grid(padding=(0, 2))
        for name in PRESETS:
            table.add_row(name, load_policy(name).description.strip())
        Console(highlight=False).print(table)


@policy_app.command("show", epilog=options.examples("deid policy show fine-tuning > mine.yaml"))
def policy_show(
    name: Annotated[
        str, typer.Argument(metavar="NAME", show_default=False, help="A preset: deid policy list.")
    ],
) -> None:
    """Print a policy, with its comments: a start for your own."""
    with reported(WRONG_USE):
        from deid.policy import preset_text

        text = preset_text(name)
    typer.echo(text, nl=not text.endswith("\n"))


@policy_app.command("check", epilog=options.examples("deid policy check mine.yaml"))
def policy_check(
    file: Annotated[
        Path, typer.Argument(metavar="FILE", show_default=False, help="The YAML file of a policy.")
    ],
) -> None:
    """Say whether a policy is valid; if not, in which line and what is allowed."""
    with reported(FAILURE if file.is_file() else WRONG_USE):
        from deid.policy import load_policy

        policy = load_policy(file)
    typer.echo(
        f"{file}: valid. Policy {policy.name!r}: {len(policy.labels)} labels with an action of their own, "
        f"{policy.default.action} for all others"
    )


def _end(summary: "Summary") -> None:
    """Failed rows that became what the policy says are no failure of the run, unless there are no others."""
    if summary.failed and summary.failed == summary.documents:
        raise typer.Exit(FAILURE)
