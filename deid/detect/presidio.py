"""Any Presidio analyzer: an organisation's own recognizers. The only file that imports presidio-analyzer."""

from __future__ import annotations

import logging
from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import cached_property
from importlib.metadata import PackageNotFoundError, distribution, version
from pathlib import Path
from typing import TYPE_CHECKING, Any

from deid.detect.foreign import by_windows, fingerprint, label_for, labels_for, require
from deid.detect.windows import encodable
from deid.errors import DetectorError, guarded
from deid.types import Span

if TYPE_CHECKING:
    from presidio_analyzer import AnalyzerEngine

_COUNTRY_LABELS = {
    "NATIONAL_ID": "CA_SIN DE_ID_CARD DE_SOCIAL_SECURITY ES_NIE ES_NIF FI_PERSONAL_IDENTITY_CODE IN_AADHAAR "
    "IN_VOTER IT_IDENTITY_CARD KR_FRN KR_RRN NG_NIN PH_UMID PL_PESEL SE_PERSONNUMMER SG_NRIC_FIN TH_TNIN "
    "TR_NATIONAL_ID UK_NINO ZA_ID_NUMBER",
    "TAX_ID": "AU_ABN AU_TFN DE_TAX_ID DE_TAX_NUMBER DE_VAT_ID IN_GSTIN IN_PAN IT_FISCAL_CODE IT_VAT_CODE "
    "KR_BRN PH_TIN US_PROVIDER_TAX_ID ZA_INCOME_TAX_NUMBER ZA_VAT_NUMBER",
    "PASSPORT": "DE_PASSPORT ES_PASSPORT IN_PASSPORT IT_PASSPORT KR_PASSPORT PH_PASSPORT ZA_PASSPORT",
    "DRIVER_LICENSE": "DE_FUEHRERSCHEIN IT_DRIVER_LICENSE KR_DRIVER_LICENSE UK_DRIVING_LICENCE "
    "ZA_DRIVER_LICENSE",
    "VEHICLE_ID": "DE_KFZ IN_VEHICLE_REGISTRATION NG_VEHICLE_REGISTRATION TR_LICENSE_PLATE "
    "UK_VEHICLE_REGISTRATION ZA_LICENSE_PLATE",
    "HEALTH_PLAN": "AU_MEDICARE DE_HEALTH_INSURANCE US_HEALTH_INSURANCE_MEMBER_ID",
    "LICENSE_NUMBER": "DE_BSNR DE_LANR US_NPI",
    "POSTCODE": "CA_POSTAL_CODE DE_PLZ UK_POSTCODE",
    "PHONE": "ZA_MOBILE_NUMBER ZA_TELEPHONE_NUMBER",
    "ACCOUNT": "US_CLAIM_NUMBER US_PRESCRIPTION_NUMBER US_PRIOR_AUTHORIZATION_NUMBER US_REFERRAL_NUMBER",
    "ID": "AU_ACN DE_HANDELSREGISTER SE_ORGANISATIONSNUMMER SG_UEN ZA_COMPANY_REGISTRATION "
    "ZA_TRAFFIC_REGISTER_NUMBER",
}
_LABELS = {name: label for label, names in _COUNTRY_LABELS.items() for name in names.split()}


class PresidioDetector:
    """What a Presidio `AnalyzerEngine` finds: one that is passed in, or Presidio's default one.

    The default engine needs the spaCy pipeline `model` (name or path) to be installed: Presidio would
    download it, and this refuses to. `entities` are Presidio's names of what to look for (None: all),
    `labels` maps them to ours ("O" leaves one out). Texts longer than `window` characters are seen in
    windows that overlap by `overlap`.

    A detector with the default engine pickles as its configuration; one with a given engine does not pickle.
    """

    def __init__(
        self,
        analyzer: AnalyzerEngine | None = None,
        *,
        language: str = "en",
        entities: Collection[str] | None = None,
        labels: Mapping[str, str] | None = None,
        score_threshold: float | None = None,
        model: str = "en_core_web_lg",
        window: int = 100_000,
        overlap: int = 1_000,
        name: str = "presidio",
    ) -> None:
        require("presidio_analyzer", "presidio")
        if analyzer is None and not _is_installed(model):
            raise DetectorError(
                f"Presidio's default engine needs the spaCy pipeline {model!r}, which is not installed. "
                f"Install it with `python -m spacy download {model}`, name another one with `model`, "
                "or pass an `analyzer`"
            )
        self.name = name
        self._given = analyzer
        self.options: dict[str, Any] = {
            "language": language,
            "entities": None if entities is None else sorted(entities),
            "labels": dict(sorted((labels or {}).items())),
            "score_threshold": score_threshold,
            "model": model,
            "window": window,
            "overlap": overlap,
            "name": name,
        }

    def __getstate__(self) -> dict[str, Any]:
        if self._given is not None:
            raise TypeError("a PresidioDetector with an analyzer of one's own does not pickle")
        return self.options

    def __setstate__(self, state: dict[str, Any]) -> None:
        self.__init__(**state)  # type: ignore[misc]

    def __repr__(self) -> str:
        return f"PresidioDetector(language={self.options['language']!r})"

    @cached_property
    def fingerprint(self) -> str:
        """Over the options and the default engine's pipeline; a given analyzer goes by its entities."""
        options = self.options
        if self._given is None:
            if not Path(options["model"]).exists():
                options = {**options, "version": version(options["model"])}
            return fingerprint("presidio_analyzer", options, options["model"])
        entities = sorted(self._given.get_supported_entities(options["language"]))
        return fingerprint("presidio_analyzer", {**options, "supported": entities}, "")

    @cached_property
    def _engine(self) -> AnalyzerEngine:
        engine = self._given or self._default_engine()
        wanted = set(self.options["entities"] or ())
        missing = sorted(wanted.difference(engine.get_supported_entities(self.options["language"])))
        if missing:  # Presidio would only log it, and look for the others
            raise DetectorError(f"the Presidio analyzer has no recognizer for {', '.join(missing)}")
        _keep_offline()
        return engine

    def _default_engine(self) -> AnalyzerEngine:
        from presidio_analyzer import AnalyzerEngine
        from presidio_analyzer.nlp_engine import NlpEngineProvider

        language, model = self.options["language"], self.options["model"]
        configuration = {
            **NlpEngineProvider().nlp_configuration,
            "models": [{"lang_code": language, "model_name": model}],
        }
        engine = NlpEngineProvider(nlp_configuration=configuration).create_engine()
        return AnalyzerEngine(nlp_engine=engine, supported_languages=[language])

    @property
    def labels(self) -> frozenset[str]:
        names = self.options["entities"] or self._engine.get_supported_entities(self.options["language"])
        return labels_for(names, self._labels)

    @property
    def _labels(self) -> dict[str, str]:
        return {**_LABELS, **self.options["labels"]}

    def detect(self, texts: Sequence[str]) -> list[list[Span]]:
        return guarded(f"detector {self.name!r}", lambda: self._detect(texts))

    def _detect(self, texts: Sequence[str]) -> list[list[Span]]:
        size = self.options["window"]
        overlap = min(self.options["overlap"], size // 4)
        return by_windows(
            texts, size=size, overlap=overlap, detect=lambda pieces: [list(self._analyze(p)) for p in pieces]
        )

    def _analyze(self, piece: str) -> Iterator[Span]:
        engine, labels = self._engine, self._labels
        with _Timeouts() as timeouts:
            results = engine.analyze(
                text=encodable(piece),
                language=self.options["language"],
                entities=self.options["entities"],
                score_threshold=self.options["score_threshold"],
            )
        if timeouts.count:
            raise DetectorError(f"detector {self.name!r}: {timeouts.count} of Presidio's patterns timed out")
        for result in sorted(results, key=lambda r: (r.start, r.end, r.entity_type, -r.score)):
            label = label_for(result.entity_type, labels)
            if label is not None and result.start < result.end:
                yield Span(result.start, result.end, label, float(result.score), self.name)


class _Timeouts(logging.Handler):
    """Counts the patterns that ran out of time: Presidio logs it and goes on as if they had found nothing."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.count = 0

    def emit(self, record: logging.LogRecord) -> None:
        self.count += "timed out" in str(record.msg)

    def __enter__(self) -> _Timeouts:
        logging.getLogger("presidio-analyzer").addHandler(self)
        return self

    def __exit__(self, *failure: object) -> None:
        logging.getLogger("presidio-analyzer").removeHandler(self)


def _is_installed(model: str) -> bool:
    """As spaCy asks it, but without importing spaCy."""
    try:
        distribution(model)
    except (PackageNotFoundError, ValueError):
        return Path(model).exists()
    return True


def _keep_offline() -> None:
    """Make tldextract, which Presidio's e-mail recognizer uses, read its own list of public suffixes.

    On its first use it would fetch the newest list from the network (law 8), and the spans would depend on
    it.
    """
    try:
        from tldextract.tldextract import TLD_EXTRACTOR
    except ImportError:
        return
    urls = TLD_EXTRACTOR.suffix_list_urls
    TLD_EXTRACTOR.suffix_list_urls = ()
    try:
        TLD_EXTRACTOR("example.org")  # it reads its list once
    finally:
        TLD_EXTRACTOR.suffix_list_urls = urls
