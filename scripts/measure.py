"""Measure detectors on labelled text: what leaks, and how exact the labels are.

    python scripts/measure.py ../shared/data/dev/*.jsonl
    python scripts/measure.py --detector presidio --detector ner gold.jsonl

Gold is JSONL: {"text", "spans": [{"start", "end", "label"}]}, offsets in code points. For each set and detector:
    leaked      gold entities that are not wholly covered by detected spans of any label, in percent
    recall, precision, F1    exact spans with the right label, over the labels that the set annotates (micro)
    words/s     words of the text (split at white space) a second of detection, model load not counted
CITY, STATE and COUNTRY count as LOCATION unless the set annotates them.
"""

import argparse
import json
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.table import Table

from deid import Deidentifier, Policy, Span

PLACES = {"CITY", "STATE", "COUNTRY"}


def pipeline(name: str, spacy_model: str) -> Deidentifier:
    """Only detection is run. `pipeline` is all that deid does by default; the others are one detector alone."""
    if name == "pipeline":
        return Deidentifier.from_policy("redact-all")
    source: Any = {"detector": "presidio", "model": spacy_model} if name == "presidio" else name
    threshold = 0.0 if name == "presidio" else 0.5  # Presidio's own default is to report everything
    settings = {"detectors": [source], "mentions": False, "threshold": threshold}
    return Deidentifier(Policy.model_validate(settings))


def measure(records: Sequence[dict], detector: Deidentifier) -> dict[str, float]:
    labels = {span["label"] for record in records for span in record["spans"]}
    began = time.perf_counter()
    found = detector.detect([record["text"] for record in records])
    seconds = time.perf_counter() - began
    gold_count = leaked = right = predicted_count = 0
    for record, spans in zip(records, found, strict=True):
        gold = {(s["start"], s["end"], s["label"]) for s in record["spans"]}
        predicted = {(s.start, s.end, coarse(s, labels)) for s in spans}
        predicted = {p for p in predicted if p[2] in labels}
        covered = bytearray(len(record["text"]))
        for span in spans:
            covered[span.start : span.end] = b"\1" * len(span)
        text = record["text"]
        leaked += sum(
            any(not covered[i] and not text[i].isspace() for i in range(start, end)) for start, end, _ in gold
        )
        gold_count += len(gold)
        predicted_count += len(predicted)
        right += len(gold & predicted)
    recall, precision = right / max(gold_count, 1), right / max(predicted_count, 1)
    return {
        "leaked": 100 * leaked / max(gold_count, 1),
        "recall": 100 * recall,
        "precision": 100 * precision,
        "F1": 200 * recall * precision / max(recall + precision, 1e-9),
        "words/s": sum(len(record["text"].split()) for record in records) / seconds,
    }


def coarse(span: Span, annotated: set[str]) -> str:
    return "LOCATION" if span.label in PLACES - annotated else span.label


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("gold", type=Path, nargs="+")
    parser.add_argument(
        "--detector", action="append", help="pipeline, ner, patterns or presidio; may be repeated"
    )
    parser.add_argument("--spacy-model", default="en_core_web_lg", help="for presidio: a name or a folder")
    parser.add_argument("--labels", help="only these gold labels, with commas between")
    parser.add_argument("--records", type=int, help="only the first so many records of a set")
    arguments = parser.parse_args()
    table = Table("set", "detector", "entities", "leaked %", "recall", "precision", "F1", "words/s")
    for name in arguments.detector or ["pipeline"]:
        detector = pipeline(name, arguments.spacy_model)
        detector.detect(["Ada Lovelace was born in London."])  # loads the model
        for path in arguments.gold:
            records = [json.loads(line) for line in path.open(encoding="utf-8")][: arguments.records]
            if arguments.labels:
                for record in records:
                    record["spans"] = [
                        s for s in record["spans"] if s["label"] in arguments.labels.split(",")
                    ]
            row = measure(records, detector)
            entities = sum(len(record["spans"]) for record in records)
            table.add_row(
                path.stem,
                name,
                str(entities),
                *(f"{row[k]:.1f}" for k in list(row)[:4]),
                f"{row['words/s']:,.0f}",
            )
    Console(width=120).print(table)


if __name__ == "__main__":
    main()
