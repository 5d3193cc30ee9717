"""Any spaCy pipeline. The only file that imports spaCy."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import nullcontext
from functools import cached_property
from typing import TYPE_CHECKING, Any

from deid.detect.foreign import by_windows, fingerprint, label_for, labels_for, require
from deid.detect.windows import encodable
from deid.errors import DetectorError, guarded
from deid.types import Span

if TYPE_CHECKING:
    from spacy.language import Language

# Factories that give entities, or feed one that does, without need of any other component ...
_ENTITIES = frozenset({"ner", "beam_ner"})
_FEEDERS = frozenset({"tok2vec", "transformer", "curated_transformer"})
# ... and those that have no part in finding entities. Any other component, an entity_ruler with patterns over
# part-of-speech tags, say, may need all that come before it.
_UNRELATED = frozenset(
    {"tagger", "morphologizer", "parser", "senter", "lemmatizer", "trainable_lemmatizer"}
    | {"attribute_ruler", "textcat", "textcat_multilabel"}
)


class SpacyDetector:
    """The entities (`doc.ents`) of a spaCy pipeline, given by name or path, or as a `Language` object.

    `labels` maps the pipeline's labels to ours ("O" leaves one out). `disable` names components not to run;
    by default those that have no part in finding entities, where it is certain. `score` is what every span
    gets, as spaCy gives none. Texts longer than `window` characters, or than the pipeline's `max_length`,
    are seen in windows that overlap by `overlap`.

    A detector built by name or path pickles as its configuration; one built from an object does not pickle.
    """

    def __init__(
        self,
        pipeline: str | Language,
        *,
        labels: Mapping[str, str] | None = None,
        disable: Collection[str] | None = None,
        score: float = 0.85,
        batch_size: int = 64,
        window: int = 100_000,
        overlap: int = 1_000,
        name: str = "spacy",
    ) -> None:
        require("spacy", "spacy")
        self.name = name
        self._given = None if isinstance(pipeline, str) else pipeline
        self.options: dict[str, Any] = {
            "pipeline": pipeline if isinstance(pipeline, str) else None,
            "labels": dict(sorted((labels or {}).items())),
            "disable": None if disable is None else sorted(disable),
            "score": score,
            "batch_size": batch_size,
            "window": window,
            "overlap": overlap,
            "name": name,
        }

    def __getstate__(self) -> dict[str, Any]:
        if self._given is not None:
            raise TypeError("a SpacyDetector built from an object does not pickle; build it by name or path")
        return self.options

    def __setstate__(self, state: dict[str, Any]) -> None:
        self.__init__(**state)  # type: ignore[misc]

    def __repr__(self) -> str:
        return f"SpacyDetector({self.options['pipeline'] or 'a Language object'!r})"

    @cached_property
    def fingerprint(self) -> str:
        """Over the options and the pipeline: a folder's files, or the name and version in its meta data."""
        meta = {key: str(self._nlp.meta.get(key)) for key in ("lang", "name", "version")}
        return fingerprint("spacy", {**self.options, **meta}, self.options["pipeline"] or "")

    @cached_property
    def _nlp(self) -> Language:
        if self._given is not None:
            return self._given
        import spacy

        name = self.options["pipeline"]
        try:
            return spacy.load(name)
        except Exception as error:  # no document has been seen yet: the message is spaCy's own
            raise DetectorError(
                f"spaCy cannot load the pipeline {name!r}: {type(error).__name__}: {error} "
                f"If it is one of spaCy's own, install it with: python -m spacy download {name}"
            ) from error

    @cached_property
    def _disabled(self) -> list[str]:
        nlp = self._nlp
        if self.options["disable"] is not None:
            return [name for name in self.options["disable"] if name in nlp.pipe_names]
        factories = {name: nlp.get_pipe_meta(name).factory for name in nlp.pipe_names}
        if not set(factories.values()) <= _ENTITIES | _FEEDERS | _UNRELATED:
            return []
        return [name for name, factory in factories.items() if factory in _UNRELATED]

    @property
    def labels(self) -> frozenset[str]:
        """Those that the pipeline's components declare; a component of one's own may give others."""
        nlp = self._nlp
        kinds = {name: nlp.get_pipe_meta(name).factory for name in nlp.pipe_names}
        giving = [name for name, kind in kinds.items() if kind not in _UNRELATED | _FEEDERS]
        return labels_for(
            [label for name in giving for label in nlp.pipe_labels.get(name, ())], self.options["labels"]
        )

    def detect(self, texts: Sequence[str]) -> list[list[Span]]:
        return guarded(f"detector {self.name!r}", lambda: self._detect(texts))

    def _detect(self, texts: Sequence[str]) -> list[list[Span]]:
        size = min(self.options["window"], self._nlp.max_length)
        overlap = min(self.options["overlap"], size // 4)
        return by_windows(texts, size=size, overlap=overlap, detect=self._pieces)

    def _pieces(self, pieces: list[str]) -> list[list[Span]]:
        nlp = self._nlp
        zone = nlp.memory_zone() if hasattr(nlp, "memory_zone") else nullcontext()  # spaCy 3.8
        with zone:
            docs = nlp.pipe(
                map(encodable, pieces), batch_size=self.options["batch_size"], disable=self._disabled
            )
            return [list(self._spans(doc, piece)) for doc, piece in zip(docs, pieces, strict=True)]

    def _spans(self, doc: Any, piece: str) -> Iterator[Span]:
        if doc.text != encodable(piece):
            raise DetectorError(
                f"detector {self.name!r} did not see the whole text: its tokenizer changes it"
            )
        for entity in doc.ents:
            label = label_for(entity.label_, self.options["labels"])
            if label is not None and entity.start_char < entity.end_char:
                yield Span(entity.start_char, entity.end_char, label, self.options["score"], self.name)
