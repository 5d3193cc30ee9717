"""The detectors a policy can name: one class each, with its options, that knows how to build it."""

from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field

from deid.detect.base import Detector
from deid.policy.rules import Strict


class Patterns(Strict):
    detector: Literal["patterns"] = "patterns"
    labels: tuple[str, ...] | None = None
    countries: tuple[str, ...] | None = None
    phone_regions: tuple[str, ...] | None = None

    def build(self, threshold: float) -> Detector:
        from deid.detect.patterns import PatternDetector

        options: dict[str, Any] = {k: v for k, v in self if k != "detector" and v is not None}
        return PatternDetector(**options)


class Ner(Strict):
    detector: Literal["ner"] = "ner"
    model: str | None = None
    """A folder with model.onnx, tokenizer.json and config.json; None: the embedded model."""

    def build(self, threshold: float) -> Detector:
        from deid.detect.ner import NerDetector

        return NerDetector(self.model, threshold=threshold)


class Transformers(Strict):
    detector: Literal["transformers"] = "transformers"
    model: str
    revision: str | None = None
    device: str | None = None
    labels: dict[str, str] | None = None

    def build(self, threshold: float) -> Detector:
        from deid.detect.transformers import TransformersDetector

        return TransformersDetector(
            self.model, revision=self.revision, device=self.device, labels=self.labels, threshold=threshold
        )


class Spacy(Strict):
    detector: Literal["spacy"] = "spacy"
    pipeline: str
    labels: dict[str, str] | None = None

    def build(self, threshold: float) -> Detector:
        from deid.detect.spacy import SpacyDetector

        return SpacyDetector(self.pipeline, labels=self.labels)


class Presidio(Strict):
    detector: Literal["presidio"] = "presidio"
    language: str = "en"
    model: str = "en_core_web_lg"
    """The spaCy pipeline that Presidio works on; it must be installed."""
    entities: tuple[str, ...] | None = None
    labels: dict[str, str] | None = None

    def build(self, threshold: float) -> Detector:
        from deid.detect.presidio import PresidioDetector

        return PresidioDetector(
            language=self.language,
            model=self.model,
            entities=self.entities,
            labels=self.labels,
            score_threshold=threshold,
        )


SOURCES: dict[str, type[Strict]] = {
    source.model_fields["detector"].default: source
    for source in (Patterns, Ner, Transformers, Spacy, Presidio)
}


def _short_form(value: Any) -> Any:
    """`- ner` is short for `- detector: ner`."""
    return {"detector": value} if isinstance(value, str) else value


AnySource = Annotated[
    Annotated[Patterns | Ner | Transformers | Spacy | Presidio, Field(discriminator="detector")],
    BeforeValidator(_short_form),
]
