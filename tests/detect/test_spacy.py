import pickle
import shutil
import subprocess
import sys

import pytest

spacy = pytest.importorskip("spacy")

from spacy.language import Language  # noqa: E402
from spacy.training import Example  # noqa: E402

from deid.detect.base import Detector  # noqa: E402
from deid.detect.spacy import SpacyDetector  # noqa: E402
from deid.errors import DetectorError, MissingExtra  # noqa: E402

RULES = [
    {"label": "PERSON", "pattern": "Ada Byron"},
    {"label": "ORG", "pattern": "Acme Corp"},
    {"label": "GPE", "pattern": [{"LOWER": "springfield"}]},
    {"label": "MONEY", "pattern": [{"IS_DIGIT": True}]},
]


def ruler():
    nlp = spacy.blank("en")
    nlp.add_pipe("entity_ruler").add_patterns(RULES)
    return nlp


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """A pipeline with a trained NER, and with a sentence splitter that raises if it is run."""
    nlp = spacy.blank("en")
    ner = nlp.add_pipe(
        "ner",
        config={
            "model": {
                "@architectures": "spacy.TransitionBasedParser.v2",
                "state_type": "ner",
                "extra_state_tokens": False,
                "hidden_width": 16,
                "maxout_pieces": 1,
                "use_upper": True,
                "tok2vec": {
                    "@architectures": "spacy.HashEmbedCNN.v2",
                    "pretrained_vectors": None,
                    "width": 16,
                    "depth": 1,
                    "embed_size": 200,
                    "window_size": 1,
                    "maxout_pieces": 2,
                    "subword_features": True,
                },
            }
        },
    )
    ner.add_label("PER")
    texts = [
        ("Ada wrote", [(0, 3)]),
        ("we met Ada here", [(7, 10)]),
        ("we wrote here", []),
        ("met Ada", [(4, 7)]),
    ]
    examples = [
        Example.from_dict(nlp.make_doc(text), {"entities": [(*span, "PER") for span in spans]})
        for text, spans in texts
    ]
    spacy.util.fix_random_seed(1)
    nlp.initialize(lambda: examples)
    for _ in range(40):
        nlp.update(examples)
    nlp.add_pipe("senter", first=True)  # untrained: it raises when it is run
    path = tmp_path_factory.mktemp("tiny-spacy")
    nlp.to_disk(path)
    return str(path)


def found(detector, text):
    (spans,) = detector.detect([text])
    assert all(span.source == detector.name for span in spans)
    return [(text[span.start : span.end], span.label) for span in spans]


def test_it_is_a_detector_with_canonical_labels():
    detector = SpacyDetector(ruler(), score=0.7)
    assert isinstance(detector, Detector)
    assert detector.labels == {"PERSON", "ORGANIZATION", "LOCATION"}, "MONEY identifies nobody"
    text = "Ada Byron of Acme Corp paid 300 in Springfield"
    assert found(detector, text) == [
        ("Ada Byron", "PERSON"),
        ("Acme Corp", "ORGANIZATION"),
        ("Springfield", "LOCATION"),
    ]
    assert {span.score for span in detector.detect([text])[0]} == {0.7}


def test_labels_can_be_left_out_or_renamed():
    detector = SpacyDetector(ruler(), labels={"ORG": "O", "GPE": "CITY", "MONEY": "ID"})
    text = "Ada Byron of Acme Corp paid 300 in Springfield"
    assert found(detector, text) == [("Ada Byron", "PERSON"), ("300", "ID"), ("Springfield", "CITY")]
    assert detector.labels == {"PERSON", "CITY", "ID"}


def test_a_trained_pipeline_by_path_runs_what_ner_needs_and_no_more(folder):
    detector = SpacyDetector(folder)
    assert detector._disabled == ["senter"]
    assert found(detector, "yesterday we met Ada") == [("Ada", "PERSON")]
    assert SpacyDetector(folder, disable=[])._disabled == []
    assert detector.labels == {"PERSON"}


def test_components_that_an_unknown_one_may_need_are_run(folder):
    nlp = spacy.load(folder)
    with nlp.select_pipes(disable=["senter"]):
        nlp.add_pipe("entity_ruler").add_patterns(RULES)
    assert SpacyDetector(nlp)._disabled == []
    assert SpacyDetector(nlp, disable=["senter", "absent"])._disabled == ["senter"]


def test_a_batch_gives_what_each_text_gives_alone(folder):
    detector = SpacyDetector(folder, batch_size=2)
    texts = ["", "Ada wrote", "\ud800 met Ada \udfff", " \n", "we met Ada here", "Ada " * 50]
    assert detector.detect(texts) == [detector.detect([text])[0] for text in texts]
    assert detector.detect(texts[::-1])[::-1] == detector.detect(texts)


def test_a_document_longer_than_the_pipeline_takes_is_seen_whole():
    nlp = ruler()
    nlp.max_length = 400
    text = "we met early and left Ada Byron there " * 100
    whole = [(i, i + 9) for i in range(len(text)) if text.startswith("Ada Byron", i)]
    for overlap in (0, 20, 90):
        (spans,) = SpacyDetector(nlp, overlap=overlap).detect([text])
        inside = {i for span in spans for i in range(span.start, span.end)}
        if overlap:
            assert [(span.start, span.end) for span in spans] == whole
        assert inside <= {i for start, end in whole for i in range(start, end)}


def test_more_than_a_million_characters(folder):
    detector = SpacyDetector(ruler())
    text = "left " * 210_000 + "Ada Byron"
    assert found(detector, text) == [("Ada Byron", "PERSON")]


def test_it_pickles_as_configuration_when_built_by_name(folder):
    detector = SpacyDetector(folder, labels={"PER": "USERNAME"})
    before = pickle.dumps(detector)
    spans = detector.detect(["we met Ada"])
    assert pickle.dumps(detector) == before
    assert pickle.loads(before).detect(["we met Ada"]) == spans
    assert spans[0][0].label == "USERNAME"
    with pytest.raises(TypeError, match="by name or path"):
        pickle.dumps(SpacyDetector(ruler()))


def test_a_pipeline_that_is_not_installed_is_named_with_the_remedy():
    detector = SpacyDetector("xx_no_such_pipeline")
    with pytest.raises(DetectorError, match="spacy download xx_no_such_pipeline"):
        detector.detect(["a"])


def test_the_fingerprint_follows_options_and_files(folder, tmp_path):
    shutil.copytree(folder, tmp_path / "copy")
    copy = str(tmp_path / "copy")
    before = SpacyDetector(copy).fingerprint
    assert SpacyDetector(copy).fingerprint == before
    assert SpacyDetector(copy, batch_size=2).fingerprint != before
    (tmp_path / "copy" / "more").write_text("a")
    assert SpacyDetector(copy).fingerprint != before


def test_a_missing_library_is_told_when_the_detector_is_built(monkeypatch):
    monkeypatch.setattr("deid.detect.foreign.find_spec", lambda name: None)
    with pytest.raises(MissingExtra, match=r"pip install 'deid-text\[spacy\]'"):
        SpacyDetector("en_core_web_sm")


def test_a_failure_carries_no_text():
    @Language.component("deid_test_failing")
    def fail(doc):
        raise ValueError(f"could not read: {doc.text}")

    nlp = spacy.blank("en")
    nlp.add_pipe("deid_test_failing")
    with pytest.raises(DetectorError, match=r"ValueError at .*test_spacy.py") as caught:
        SpacyDetector(nlp).detect(["the secret of Ada Byron"])
    assert "secret" not in str(caught.value)
    assert caught.value.__cause__ is None
    assert caught.value.__context__ is None


def test_a_tokenizer_that_changes_the_text_is_caught():
    nlp = spacy.blank("en")
    plain = nlp.tokenizer
    nlp.tokenizer = lambda text: plain(text.replace("Ada", ""))
    with pytest.raises(DetectorError, match="did not see the whole text"):
        SpacyDetector(nlp).detect(["we met Ada"])


def test_importing_the_module_does_not_import_spacy():
    code = "import sys, deid.detect.spacy; print('spacy' in sys.modules)"
    answer = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert answer.stdout.strip() == "False"
