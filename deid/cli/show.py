"""What a person sees: the closing table, the bar, the highlighted text. rich is imported where it draws."""

import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from time import monotonic
from typing import TYPE_CHECKING, Any

from deid.cli.failures import say_note, say_warning
from deid.corpus.entries import Progress, Summary
from deid.labels import LABELS

if TYPE_CHECKING:
    from rich.text import Text

    from deid.corpus.find import Finding
    from deid.types import Span

_BAR_AFTER = 1.0
"""Seconds: work that is done sooner needs no bar."""
_COLOURS = (
    "cyan",
    "green",
    "yellow",
    "magenta",
    "blue",
    "red",
    "bright_cyan",
    "bright_green",
    "bright_yellow",
)


@contextmanager
def progress_bar(total: int, *, shown: bool) -> Iterator[Progress | None]:
    """A bar over `total` bytes on a terminal's stderr, once the work turns out to be long."""
    if not (shown and total and sys.stderr.isatty()):
        yield None
        return
    bar = _Bar(total)
    try:
        yield bar
    finally:
        bar.stop()


class _Bar:
    def __init__(self, total: int) -> None:
        self._total = total
        self._start = monotonic()
        self._shown: Any = None  # a rich Progress

    def __call__(self, done: int) -> None:
        if self._shown is None and monotonic() - self._start > _BAR_AFTER:
            self._show()
        if self._shown is not None:
            self._shown.update(self._shown.task_ids[0], completed=done)

    def _show(self) -> None:
        from rich.console import Console
        from rich.progress import BarColumn, DownloadColumn, Progress, TimeRemainingColumn

        columns = (BarColumn(), DownloadColumn(), TimeRemainingColumn())
        self._shown = Progress(*columns, console=Console(stderr=True), transient=True)
        self._shown.add_task("", total=self._total)
        self._shown.start()

    def stop(self) -> None:
        if self._shown is not None:
            self._shown.stop()


def report_troubles(summary: Summary, *, quiet: bool) -> None:
    """What failed, always; what was empty or left out, unless `quiet`."""
    for failure in summary.failures:
        say_warning(failure)
    if summary.failed:
        redacted = summary.failed - summary.dropped
        became = [f"{n:,} {what}" for n, what in ((summary.dropped, "dropped"), (redacted, "redacted")) if n]
        say_warning(
            f"{summary.failed:,} of {_count(summary.documents, 'document')} failed: {', '.join(became)}"
        )
    if quiet:
        return
    for path in summary.empty:
        say_note(f"{path}: empty, and so is the output")
    if summary.unread:
        say_note(f"{_count(summary.unread, 'file')} of other formats in the folders: not read and not copied")


def closing_table(summary: Summary, *, nothing: str = "Nothing found.") -> None:
    """Counts per label and action, on stderr; `nothing` where there are none."""
    from rich.box import SIMPLE_HEAD
    from rich.console import Console
    from rich.table import Table

    console = Console(stderr=True, highlight=False)
    if summary.counts:
        table = Table(box=SIMPLE_HEAD, pad_edge=False)
        table.add_column("label")
        table.add_column("action")
        table.add_column("count", justify="right")
        for (label, action), count in sorted(summary.counts.items()):
            table.add_row(label, action, f"{count:,}")
        console.print(table)
    elif summary.documents:
        console.print(nothing)
    console.print(speed(summary))
    if summary.collisions:
        say_note(collisions(summary))


def collisions(summary: Summary) -> str:
    total = summary.collisions.total()
    share = "shares its surrogate" if total == 1 else "share a surrogate"
    kinds = ", ".join(f"{label} {count:,}" for label, count in sorted(summary.collisions.items()))
    at_least = "at least " if summary.collisions_limited else ""
    return (
        f"{at_least}{_count(total, 'original')} {share} with another one ({kinds}). "
        "Where that matters: deid vault plan -h"
    )


def speed(summary: Summary) -> str:
    rate = summary.characters / max(summary.seconds, 1e-9)
    return (
        f"{_count(summary.documents, 'document')}, {_count(summary.characters, 'character')} "
        f"in {summary.seconds:.1f} s ({rate:,.0f} characters/s)"
    )


def _count(number: int, noun: str) -> str:
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def highlighted(findings: Iterator["Finding"]) -> None:
    """Each text, its spans in their label's colour with the label behind them; a legend at the end."""
    from rich.console import Console
    from rich.text import Text

    console = Console(highlight=False)
    counts: Counter[str] = Counter()
    for finding in findings:
        counts.update(span.label for span in finding.spans)
        console.rule(Text(str(finding.id), style="dim"), align="left", style="dim")
        console.print(_marked(finding.document.text, finding.spans), soft_wrap=False)
    if counts:
        console.rule(style="dim")
        legend = [Text(f"{label} {count:,}", style=_style(label)) for label, count in sorted(counts.items())]
        console.print(Text("   ").join(legend))
    else:
        console.print("Nothing found.", style="dim")


def _marked(text: str, spans: Sequence["Span"]) -> "Text":
    from rich.text import Text

    marked = Text()
    done = 0
    for span in spans:
        marked.append(text[done : span.start])
        marked.append(text[span.start : span.end], style=f"bold underline {_style(span.label)}")
        marked.append(f" {span.label}", style=f"reverse {_style(span.label)}")
        done = span.end
    return marked.append(text[done:])


def _style(label: str) -> str:
    """The label's colour: always the same one."""
    place = list(LABELS).index(label) if label in LABELS else sum(map(ord, label))
    return _COLOURS[place % len(_COLOURS)]
