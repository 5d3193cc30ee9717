"""What is measured: deid as its users run it, and Presidio's default analyzer as its users call it."""

import json
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, NamedTuple, Protocol

from deid.detect.foreign import label_for, labels_for
from deid.evaluate.gold import GoldSet
from deid.pipeline import Deidentifier
from deid.policy import Policy, load_policy
from deid.policy.rules import Redact, Rule
from deid.types import Span

WARM_UP = "Ada Lovelace was born in London on 10 December 1815; write to ada@example.org or call 555-0100."
PLACES = ("CITY", "STATE", "COUNTRY")
"""What the pipeline makes of a LOCATION, whichever detector found it."""
DETECTORS = ("pipeline", "ner", "patterns", "presidio")


class Run(NamedTuple):
    found: list[list[Span]]
    """One list of spans a record, in order."""
    seconds: float
    """Of detection alone, after a warm-up."""
    cached: bool = False
    """Whether `found` and `seconds` come from an earlier run."""


class Subject(Protocol):
    name: str

    @property
    def vocabulary(self) -> frozenset[str]:
        """The canonical labels that it can give."""
        ...

    def run(self, gold: GoldSet) -> Run: ...


class Deid:
    """`pipeline` is all that deid does by default, `ner` and `patterns` are one detector alone; anything else is
    a preset's name or the path of a policy. Detection is one call on all texts; what the policy keeps stays
    readable and does not count. `model` is a folder to use in place of the embedded model.
    """

    def __init__(self, name: str, *, model: Path | None = None) -> None:
        self.name = name
        self._deidentifier = Deidentifier(_redacting(_policy(name, model)))
        self._warm = False

    @property
    def vocabulary(self) -> frozenset[str]:
        detectors = self._deidentifier.detectors
        return frozenset(PLACES).union(*(detector.labels for detector in detectors))

    def run(self, gold: GoldSet) -> Run:
        self.warm_up()
        texts = gold.texts
        began = time.perf_counter()
        found = self._deidentifier.detect(texts)
        seconds = time.perf_counter() - began
        rule = self._deidentifier.policy.rule
        return Run([[s for s in spans if rule(s.label).action != "keep"] for spans in found], seconds)

    def warm_up(self) -> None:
        if not self._warm:
            self._deidentifier.detect([WARM_UP])
            self._warm = True


def _policy(name: str, model: Path | None) -> Policy:
    ner: dict[str, Any] = {"detector": "ner", "model": None if model is None else str(model)}
    if name == "pipeline":
        return Policy.model_validate({"name": name, "detectors": ["patterns", ner]})
    if name in ("ner", "patterns"):
        alone = ner if name == "ner" else name
        return Policy.model_validate({"name": name, "detectors": [alone], "mentions": False})
    return load_policy(name)


def _redacting(policy: Policy) -> Policy:
    """The same detection without a need for a key: what is not kept is redacted."""

    def plain(rule: Rule) -> Rule:
        return rule if rule.action == "keep" else Redact(threshold=rule.threshold)

    labels = {label: plain(rule) for label, rule in policy.labels.items()}
    return policy.model_copy(update={"labels": labels, "default": plain(policy.default)})


class Presidio:
    """Presidio's default analyzer on a spaCy model, a document at a time: `analyze(text, language="en")`.

    All that it reports counts, at its own default threshold. With `cache`, a JSON file, what it found in a set
    earlier (and the time that took) is read from there, and what it finds now is added; a set goes by its file's
    hash. Entities that identify nobody and are unknown to deid count under their own names.
    """

    name = "presidio"

    def __init__(self, model: str, *, cache: Path | None = None) -> None:
        self._model, self._path = model, cache
        self._cache: dict[str, Any] = json.loads(cache.read_text("utf-8")) if cache and cache.exists() else {}
        self._engine: Any = None
        self._entities: Sequence[str] = ()
        self._seen: set[str] = set()

    @property
    def vocabulary(self) -> frozenset[str]:
        return labels_for(self._entities, _presidio_labels())

    def run(self, gold: GoldSet) -> Run:
        known = {} if gold.name in self._seen else self._cache.get(gold.name, {})
        if gold.digest and known.get("sha256") == gold.digest and len(gold.records) <= known["records"]:
            self._entities = known["entities"]
            seconds = known["seconds"] * gold.words / max(known["words"], 1)
            return Run([_spans(found) for found in known["spans"][: len(gold.records)]], seconds, True)
        self._seen.add(gold.name)  # a repeat is to be timed, not read back
        found, seconds = self._analyze(gold.texts)
        if self._path and gold.digest:
            self._cache[gold.name] = {
                "sha256": gold.digest,
                "records": len(gold.records),
                "words": gold.words,
                "seconds": seconds,
                "entities": list(self._entities),
                "spans": found,
            }
            self._path.write_text(json.dumps(self._cache), "utf-8")
        return Run([_spans(mine) for mine in found], seconds)

    def _analyze(self, texts: Sequence[str]) -> tuple[list[list], float]:
        analyze = self._ready()
        began = time.perf_counter()
        results = [analyze(text, language="en") for text in texts]
        seconds = time.perf_counter() - began
        return [
            sorted([r.start, r.end, r.entity_type, round(r.score, 4)] for r in mine) for mine in results
        ], seconds

    def _ready(self) -> Callable[..., list[Any]]:
        if self._engine is None:
            from deid.detect.presidio import PresidioDetector

            # The adapter builds `AnalyzerEngine` as Presidio does, on the model named, and keeps it offline;
            # the engine itself is called, without what the adapter adds.
            self._engine = PresidioDetector(model=self._model)._engine
            self._entities = sorted(self._engine.get_supported_entities("en"))
            self._engine.analyze(WARM_UP, language="en")
        analyze: Callable[..., list[Any]] = self._engine.analyze
        return analyze


def _presidio_labels() -> dict[str, str]:
    from deid.detect.presidio import _LABELS

    return _LABELS


def _spans(found: Sequence[Sequence[Any]]) -> list[Span]:
    labels = _presidio_labels()
    named = ((start, end, label_for(name, labels), score) for start, end, name, score in found)
    return [Span(start, end, label, score, "presidio") for start, end, label, score in named if label]


def subject(name: str, *, model: Path | None = None, spacy_model: str, cache: Path | None = None) -> Subject:
    """By the name that the command line gives it."""
    if name == "presidio":
        return Presidio(spacy_model, cache=cache)
    return Deid(name, model=model)
