import logging
import pickle
import subprocess
import sys

import pytest

presidio_analyzer = pytest.importorskip("presidio_analyzer")
spacy = pytest.importorskip("spacy")

from presidio_analyzer import AnalyzerEngine, Pattern, PatternRecognizer, RecognizerRegistry  # noqa: E402
from presidio_analyzer.nlp_engine import SpacyNlpEngine  # noqa: E402

from deid.detect.base import Detector  # noqa: E402
from deid.detect.presidio import PresidioDetector  # noqa: E402
from deid.errors import DetectorError, MissingExtra  # noqa: E402


@spacy.Language.component("deid_test_lemmas")
def lemmas(doc):
    for token in doc:
        token.lemma_ = token.lower_
    return doc


class BlankEngine(SpacyNlpEngine):
    def __init__(self):
        super().__init__()
        self.nlp = {"en": spacy.blank("en")}
        self.nlp["en"].add_pipe("deid_test_lemmas")


def analyzer(*more):
    badge = Pattern("badge", r"\bB-\d{4}\b", 0.6)
    ticket = Pattern("ticket", r"\bT\d{6}\b", 0.3)
    registry = RecognizerRegistry(
        recognizers=[
            PatternRecognizer(supported_entity="US_SSN", deny_list=["000-12-3456"]),
            PatternRecognizer(supported_entity="BADGE", patterns=[badge]),
            PatternRecognizer(supported_entity="DE_PLZ", patterns=[ticket], context=["ticket"]),
            *more,
        ],
        supported_languages=["en"],
    )
    return AnalyzerEngine(registry=registry, nlp_engine=BlankEngine(), supported_languages=["en"])


@pytest.fixture(scope="module")
def engine():
    return analyzer()


@pytest.fixture(scope="module")
def model(tmp_path_factory):
    """A spaCy pipeline, by path, for Presidio's default engine."""
    nlp = spacy.blank("en")
    nlp.add_pipe("entity_ruler").add_patterns([{"label": "PERSON", "pattern": "Ada Byron"}])
    path = tmp_path_factory.mktemp("tiny-spacy")
    nlp.to_disk(path)
    return str(path)


def found(detector, text):
    (spans,) = detector.detect([text])
    assert all(span.source == detector.name for span in spans)
    return [(text[span.start : span.end], span.label, round(span.score, 2)) for span in spans]


TEXT = "badge B-1234, number 000-12-3456, T123456"


def test_it_is_a_detector_with_canonical_labels(engine):
    detector = PresidioDetector(engine)
    assert isinstance(detector, Detector)
    assert detector.labels == {"NATIONAL_ID", "BADGE", "POSTCODE"}
    assert found(detector, TEXT) == [
        ("B-1234", "BADGE", 0.6),
        ("000-12-3456", "NATIONAL_ID", 1.0),
        ("T123456", "POSTCODE", 0.3),
    ]


def test_context_counts(engine):
    assert found(PresidioDetector(engine), "the ticket T123456")[0][2] > 0.3


def test_entities_labels_and_threshold(engine):
    detector = PresidioDetector(engine, entities=["BADGE", "US_SSN"], labels={"BADGE": "ID", "US_SSN": "O"})
    assert detector.labels == {"ID"}
    assert [label for _, label, _ in found(detector, TEXT)] == ["ID"]
    detector = PresidioDetector(engine, score_threshold=0.5)
    assert [label for _, label, _ in found(detector, TEXT)] == ["BADGE", "NATIONAL_ID"]


def test_an_entity_without_recognizer_is_an_error_not_a_warning(engine):
    with pytest.raises(DetectorError, match="no recognizer for NO_SUCH"):
        PresidioDetector(engine, entities=["BADGE", "NO_SUCH"]).detect(["a"])


def test_a_batch_gives_what_each_text_gives_alone(engine):
    detector = PresidioDetector(engine)
    texts = ["", TEXT, "\ud800 B-1234 \udfff", " \n"]
    assert detector.detect(texts) == [detector.detect([text])[0] for text in texts]
    assert found(detector, texts[2]) == [("B-1234", "BADGE", 0.6)]


def test_a_long_document_is_windowed_and_seen_whole(engine):
    text = "we met and badge B-1234 was there " * 300
    (spans,) = PresidioDetector(engine, window=500, overlap=40).detect([text])
    whole = [(i, i + 6) for i in range(len(text)) if text.startswith("B-1234", i)]
    assert [(span.start, span.end) for span in spans] == whole
    text = "left " * 210_000 + "B-1234"
    assert found(PresidioDetector(engine), text) == [("B-1234", "BADGE", 0.6)]


def test_a_pattern_that_times_out_is_a_failure(engine, monkeypatch):
    class Slow(PatternRecognizer):
        def analyze(self, text, entities, nlp_artifacts=None, regex_flags=None):
            logging.getLogger("presidio-analyzer").warning(
                "Regex pattern '%s' timed out after %s seconds", "p", 1
            )
            return []

    slow = analyzer(Slow(supported_entity="SLOW", deny_list=["x"]))
    with pytest.raises(DetectorError, match="1 of Presidio's patterns timed out"):
        PresidioDetector(slow).detect(["a"])
    assert not logging.getLogger("presidio-analyzer").handlers or PresidioDetector(engine).detect(["a"]) == [
        []
    ]


def test_the_words_of_a_timeout_are_still_those_that_presidio_logs():
    from inspect import getsource

    from presidio_analyzer import pattern_recognizer

    if "TimeoutError" in getsource(pattern_recognizer):
        assert "timed out" in getsource(pattern_recognizer)


def test_a_default_engine_is_never_downloaded(monkeypatch):
    def download(*args, **kwargs):
        raise AssertionError("a download")

    monkeypatch.setattr("spacy.cli.download", download)
    with pytest.raises(DetectorError, match="python -m spacy download xx_no_such"):
        PresidioDetector(model="xx_no_such")


def test_the_default_engine_on_an_installed_pipeline_works_offline(model, monkeypatch):
    def connect(*args):
        raise AssertionError("the network")

    monkeypatch.setattr("socket.socket.connect", connect)
    detector = PresidioDetector(model=model)
    text = "Ada Byron, ada@example.com, 4111 1111 1111 1111"
    assert {(value, label) for value, label, _ in found(detector, text)} >= {
        ("Ada Byron", "PERSON"),
        ("ada@example.com", "EMAIL"),
        ("4111 1111 1111 1111", "CREDIT_CARD"),
    }
    before = pickle.dumps(detector)
    assert len(before) < 1000
    assert pickle.loads(before).detect([text]) == detector.detect([text])


def test_presidio_s_own_entities_all_have_a_canonical_label(model):
    from deid.labels import LABELS

    assert PresidioDetector(model=model).labels <= set(LABELS)


def test_an_engine_of_one_s_own_does_not_pickle(engine):
    with pytest.raises(TypeError, match="does not pickle"):
        pickle.dumps(PresidioDetector(engine))


def test_the_fingerprint_follows_options_and_recognizers(engine, model):
    before = PresidioDetector(engine).fingerprint
    assert PresidioDetector(analyzer()).fingerprint == before
    assert PresidioDetector(engine, score_threshold=0.5).fingerprint != before
    more = analyzer(PatternRecognizer(supported_entity="MORE", deny_list=["x"]))
    assert PresidioDetector(more).fingerprint != before
    assert PresidioDetector(model=model).fingerprint == PresidioDetector(model=model).fingerprint


def test_a_missing_library_is_told_when_the_detector_is_built(monkeypatch):
    monkeypatch.setattr("deid.detect.foreign.find_spec", lambda name: None)
    with pytest.raises(MissingExtra, match=r"pip install 'deid-text\[presidio\]'"):
        PresidioDetector()


def test_a_failure_carries_no_text():
    class Failing(PatternRecognizer):
        def analyze(self, text, entities, nlp_artifacts=None, regex_flags=None):
            raise ValueError(f"could not read: {text}")

    with pytest.raises(DetectorError, match=r"ValueError at .*test_presidio.py") as caught:
        PresidioDetector(analyzer(Failing(supported_entity="F", deny_list=["x"]))).detect(["the secret"])
    assert "secret" not in str(caught.value)
    assert caught.value.__cause__ is None
    assert caught.value.__context__ is None


def test_importing_the_module_does_not_import_presidio():
    code = (
        "import sys, deid.detect.presidio; print('presidio_analyzer' in sys.modules, 'spacy' in sys.modules)"
    )
    answer = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert answer.stdout.split() == ["False", "False"]
