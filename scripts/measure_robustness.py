"""Measure what noise and wrapping cost in recall, and what becomes PERSON though it is none.

    python scripts/measure_robustness.py ../shared/data/dev/uner_ewt.jsonl --labels PERSON,LOCATION
    python scripts/measure_robustness.py --show           # hard negatives alone, with what was taken for a person

Recall is the share of gold entities that are wholly covered, white space aside, by spans of any label; the tables show
it on the text as it is and, in points, how far it lies from that under each change of `deid.evaluate.perturb` (noise
changes --rate of the letters and digits, inside entities and outside). More than 3 points lost are marked.
Hard negatives are the lines of scripts/data/hard_negatives.tsv: a kind, a tab, a text that names nobody.
"""

import argparse
import json
from collections import Counter
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from measure import markdown, print_table, say, wide_console

from deid.evaluate import Gold, GoldSet, Tally, read_gold, score
from deid.evaluate.perturb import CHANGES, RATE, perturbed
from deid.evaluate.subjects import DETECTORS, Subject, subject

PLAIN = "as it is"
ALLOWED = 3.0
NEGATIVES = Path(__file__).parent / "data" / "hard_negatives.tsv"

Results = dict[tuple[str, str], dict[str, Tally]]
"""(set, change) -> label -> tally."""


def measure(
    sets: Iterable[GoldSet],
    one: Subject,
    *,
    changes: Iterable[str],
    only: list[str] | None,
    seed: int,
    rate: float,
) -> Results:
    results: Results = {}
    for gold in sets:
        for change in (PLAIN, *changes):
            say(f"{one.name} on {gold.name}, {change}")
            changed = gold if change == PLAIN else perturbed(gold, change, seed=seed, rate=rate)
            scores = score(changed, one.run(changed).found, vocabulary=one.vocabulary, only=only)
            results[gold.name, change] = scores.labels
    return results


def pooled(tallies: Iterable[Tally]) -> Tally:
    total = Tally()
    for tally in tallies:
        total += tally
    return total


def table(results: Results, columns: Mapping[str, Mapping[str, Tally]]) -> tuple[list[str], list[list[str]]]:
    """A row a change, a column a set or label: recall as it is, then the difference in points."""
    rows = []
    for change in dict.fromkeys(change for _, change in results):
        row = [change]
        for column in columns.values():
            plain, now = recall(column[PLAIN]), recall(column[change])
            row.append(f"{plain:.1f} %" if change == PLAIN else difference(now - plain))
        rows.append(row)
    counts = [f"{column[PLAIN].entities:,}" for column in columns.values()]
    return ["change", *columns], [["(entities)", *counts], *rows]


def recall(tally: Tally) -> float:
    return 100 * (1 - (tally.leak or 0.0))


def difference(points: float) -> str:
    return f"{points:+.1f}{' NO' if points < -ALLOWED else ''}"


def columns_of(results: Results) -> dict[str, dict[str, Tally]]:
    """All sets together, each set, each label of all sets together."""
    changes = dict.fromkeys(change for _, change in results)
    sets = dict.fromkeys(name for name, _ in results)
    labels = sorted({label for tallies in results.values() for label in tallies})
    columns = {"all": {c: pooled(t for name in sets for t in results[name, c].values()) for c in changes}}
    if len(sets) > 1:
        columns |= {name: {c: pooled(results[name, c].values()) for c in changes} for name in sets}
    for label in labels:
        mine = {c: pooled(results[name, c].get(label, Tally()) for name in sets) for c in changes}
        columns[label] = mine
    return columns


def hard_negatives(path: Path, one: Subject, *, show: bool) -> tuple[list[str], list[list[str]]]:
    lines = [line.split("\t", 1) for line in path.read_text("utf-8").splitlines() if line.strip()]
    say(f"{one.name} on hard negatives")
    gold = GoldSet("hard negatives", tuple(Gold(text, ()) for _, text in lines), frozenset())
    texts, people, others = Counter(kind for kind, _ in lines), Counter(), Counter()
    for (kind, text), spans in zip(lines, one.run(gold).found, strict=True):
        taken = [span for span in spans if span.label == "PERSON"]
        people[kind] += bool(taken)
        others[kind] += len(spans) > len(taken)
        for span in taken if show else ():
            print(f"{kind}: {text[: span.start]}[{text[span.start : span.end]}]{text[span.end :]}")
    header = ["hard negatives", "texts", "with a PERSON", "%", "with another label"]
    counted = [(kind, texts[kind], people[kind], others[kind]) for kind in texts]
    counted.append(("all", texts.total(), people.total(), others.total()))
    return header, [[k, str(n), str(p), f"{100 * p / n:.1f}", str(o)] for k, n, p, o in counted]


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    add = parser.add_argument
    add("gold", type=Path, nargs="*")
    add("--detector", action="append", help=f"{', '.join(DETECTORS)}, a preset or a policy file; repeatable")
    add("--model", type=Path, help="a folder to use in place of the embedded model")
    add("--spacy-model", default="en_core_web_lg", help="for Presidio: a name or a folder")
    add("--labels", help="count only these labels, with commas between")
    add("--records", type=int, help="only the first so many records of a set")
    add(
        "--change",
        action="append",
        choices=CHANGES,
        metavar="NAME",
        help=f"only some of: {', '.join(CHANGES)}",
    )
    add("--rate", type=float, default=RATE, help=f"share of characters that noise changes (default: {RATE})")
    add("--seed", type=int, default=0)
    add("--hard-negatives", type=Path, default=NEGATIVES, help="another list than the project's")
    add("--show", action="store_true", help="print the hard negatives that were taken for a person")
    add("--json", type=Path, help="write everything there")
    add("--markdown", type=Path, help="write the tables there")
    return parser.parse_args()


def main() -> None:
    given = arguments()
    only = given.labels.split(",") if given.labels else None
    sets = [read_gold(path).head(given.records) for path in given.gold]
    tables: list[tuple[str, list[str], list[list[str]]]] = []
    content: dict[str, Any] = {}
    for name in given.detector or ["pipeline"]:
        one = subject(name, model=given.model, spacy_model=given.spacy_model)
        negatives = hard_negatives(given.hard_negatives, one, show=given.show)
        content[name] = {
            "hard negatives": {
                row[0]: dict(zip(negatives[0][1:], row[1:], strict=True)) for row in negatives[1]
            }
        }
        if sets:
            results = measure(
                sets, one, changes=given.change or CHANGES, only=only, seed=given.seed, rate=given.rate
            )
            columns = columns_of(results)
            tables.append(
                (
                    f"{name}: recall, and points gained or lost (noise in {given.rate:.0%} of characters)",
                    *table(results, columns),
                )
            )
            content[name]["recall"] = {
                column: {change: {"entities": t.entities, "recall": recall(t)} for change, t in cells.items()}
                for column, cells in columns.items()
            }
        tables.append((f"{name}: what names nobody", *negatives))
    say("")
    console = wide_console()
    for title, header, rows in tables:
        print_table(console, title, header, rows)
    if given.markdown:
        parts = [f"### {title}\n\n{markdown(header, rows)}" for title, header, rows in tables]
        given.markdown.write_text("\n".join(parts), "utf-8")
    if given.json:
        given.json.write_text(json.dumps(content, indent=1, ensure_ascii=False), "utf-8")


if __name__ == "__main__":
    main()
