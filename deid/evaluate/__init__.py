"""How well detectors do on labelled text: what leaks, how exact the labels are, and whom it serves worst."""

from deid.evaluate.gold import Gold, GoldSet, read_gold
from deid.evaluate.matching import BROADER, as_annotated, covered, is_leaked
from deid.evaluate.metrics import Scores, Tally, score

__all__ = [
    "BROADER",
    "Gold",
    "GoldSet",
    "Scores",
    "Tally",
    "as_annotated",
    "covered",
    "is_leaked",
    "read_gold",
    "score",
]
