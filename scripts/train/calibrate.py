"""Find the probability at which each label is best taken, on labelled text, and write it to config.json.

Best is the highest F-beta over words: recall counts for more than precision, since what is missed has leaked. Labels
that no exhaustive real set annotates are judged by synthesised documents, which are easier than real text: for them
nothing under `CAUTIOUS` is taken.
"""

import json
from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path

import numpy as np
from data import FINER, dictionaries

from deid.detect.bio import read_tags
from deid.detect.ner import NerDetector
from deid.synthesis import Specification, synthesize

GRID = np.arange(0.2, 0.72, 0.02)
BETA = 1.25
SETTLED = {"PERSON": 0.22, "ORGANIZATION": 0.5, "CITY": 0.42, "LOCATION": 0.42, "DATE": 0.4}
"""Set by hand: what keeps the leaks of all sets under half of Presidio's, at a precision no lower on all but EWT."""
CAUTIOUS, ENOUGH = 0.3, 200

Words = dict[str, list[tuple[np.ndarray, np.ndarray]]]
"""Label -> (probability, right or wrong) of the words that the model gives it."""


def exhaustive(folder: Path) -> list[list[dict]]:
    """The records of each set of a folder that tags every entity of its labels."""
    named = json.loads((folder.parent / "sets.json").read_text(encoding="utf-8"))
    gaps = {s["name"] for s in named if s["part"] == folder.name and not s["exhaustive"]}
    paths = [path for path in sorted(folder.glob("*.jsonl")) if path.stem not in gaps]
    return [[json.loads(line) for line in path.open(encoding="utf-8")] for path in paths]


def synthesized(n: int) -> list[list[dict]]:
    """Documents that no training has seen, as one set."""
    made = synthesize(Specification(), n, seed="calibration")
    return [[{"text": d.text, "spans": dictionaries(d.spans)} for d in made]]


def read(model: NerDetector, sets: Iterable[list[dict]]) -> Words:
    tags = read_tags(model.config["tags"])
    words: Words = defaultdict(list)
    for records in sets:
        annotated = {span["label"] for record in records for span in record["spans"]}
        annotated |= {finer for label in annotated for finer in FINER.get(label, ())}
        for record in records:
            pieces, probabilities = model.read([record["text"]])
            if not len(pieces.ids):
                continue
            first = np.flatnonzero(np.diff(pieces.words, prepend=-1))
            rows = probabilities[first]
            inside = 1 - rows[:, tags.outside].sum(axis=1)
            label = (rows @ tags.member).argmax(axis=1)
            gold = np.zeros(len(record["text"]) + 1, dtype=bool)
            for span in record["spans"]:
                gold[span["start"] : span["end"]] = True
            right = gold[pieces.offsets[first, 0]]
            for number, name in enumerate(tags.labels):
                if name in annotated:
                    mine = (label == number) & (inside > 0.01)
                    words[name].append((inside[mine], right[mine]))
    return words


def calibrate(folder: Path, data: Path, synthetic: int) -> dict[str, float]:
    model = NerDetector(folder)
    real, made = read(model, exhaustive(data)), read(model, synthesized(synthetic))
    best = {}
    for name in read_tags(model.config["tags"]).labels:
        if name in SETTLED:
            best[name] = SETTLED[name]
            continue
        enough = sum(int(right.sum()) for _, right in real[name]) >= ENOUGH
        best[name] = _best(real[name]) if enough else max(CAUTIOUS, _best(made[name]))
    config = {**model.config, "thresholds": best}
    (folder / "config.json").write_text(json.dumps(config, indent=2) + "\n", encoding="utf-8")
    return best


def _best(words: list[tuple[np.ndarray, np.ndarray]]) -> float:
    probability = np.concatenate([p for p, _ in words])
    right = np.concatenate([r for _, r in words])
    scores = []
    for threshold in GRID:
        taken = probability >= threshold
        hit = (taken & right).sum()
        precision, recall = hit / max(taken.sum(), 1), hit / max(right.sum(), 1)
        weight = BETA**2
        scores.append((1 + weight) * precision * recall / max(weight * precision + recall, 1e-9))
    return round(float(GRID[int(np.argmax(scores))]), 2)
