"""The embedded model, as it is shipped."""

import pickle

import numpy as np
import pytest

from deid.detect.ner import CASINGS, NerDetector, casing, casing_ids
from deid.errors import DetectorError


@pytest.fixture(scope="module")
def ner():
    return NerDetector(threads=2)


@pytest.mark.parametrize(
    ("word", "name"),
    [
        ("ada", "lower or none"),
        ("-", "lower or none"),
        ("密码", "lower or none"),
        ("Ada", "Capitalised"),
        ("A", "Capitalised"),
        ("ADA", "ALLCAPS"),
        ("McDonald", "miXed"),
        ("1961", "digits"),
        ("a1", "a1phanumeric"),
        ("B12", "a1phanumeric"),
        ("", "lower or none"),
    ],
)
def test_casing(word, name):
    assert CASINGS[casing(word)] == name


def test_casing_is_that_of_the_whole_word_not_of_its_pieces():
    assert casing_ids("McDonald ran", [0, 0, 1], [(0, 2), (2, 8), (9, 12)]) == [3, 3, 0]


@pytest.mark.parametrize(
    ("text", "entity", "label"),
    [
        ("Yesterday Jennifer Morrison flew home.", "Jennifer Morrison", "PERSON"),
        ("The talks were held in Geneva last week.", "Geneva", "LOCATION"),
        ("She has worked for Microsoft since May.", "Microsoft", "ORGANIZATION"),
        ("thanks, i will ask david miller about it", "david miller", "PERSON"),
        ("YESTERDAY JENNIFER MORRISON FLEW HOME.", "JENNIFER MORRISON", "PERSON"),
    ],
)
def test_it_tags(ner, text, entity, label):
    found = {(text[s.start : s.end], s.label) for s in ner.detect([text])[0]}
    assert (entity, label) in found


def test_labels_are_those_of_its_tags(ner):
    assert {"PERSON", "LOCATION", "ORGANIZATION"} <= ner.labels
    found = ner.detect(["Ada Lovelace of Acme Ltd met Jane Roe in Oslo."])[0]
    assert {span.source for span in found} == {"ner"}
    assert all(0.5 <= span.score <= 1 for span in found)


def test_scores_do_not_depend_on_what_else_is_in_the_batch(ner):
    texts = [f"{'word ' * n}Jennifer Morrison called from Geneva." for n in range(0, 400, 37)]
    together = ner.detect(texts)
    assert together == [ner.detect([text])[0] for text in texts]
    assert together == ner.detect(texts[::-1])[::-1]
    assert together == NerDetector(threads=1).detect(texts)


def test_no_window_boundary_loses_a_name(ner):
    for n in range(150, 330, 3):
        text = (
            "It was a long day. " * (n // 5)
            + "of " * (n % 5)
            + "Yesterday Jennifer Morrison flew home to rest."
        )
        start = text.index("Jennifer")
        assert any(s.start <= start and s.end >= start + 17 for s in ner.detect([text])[0]), n


@pytest.mark.parametrize(
    "text", ["", " ", "\n\n", "\u200b", "\ud800", "😀", "x" * 10_000, "a" + "\u0301" * 300]
)
def test_strange_texts(ner, text):
    assert isinstance(ner.detect([text])[0], list)


def test_a_lower_threshold_finds_no_less(ner):
    text = "spoke w/ jenny m. re: the acme thing, will call priya or the oslo office"

    def covered(threshold):
        return {i for s in NerDetector(threshold=threshold).detect([text])[0] for i in range(s.start, s.end)}

    assert covered(0.9) <= covered(0.5) <= covered(0.1)


def test_it_pickles_as_configuration(ner):
    ner.detect(["Ada"])
    pickled = pickle.dumps(ner)
    assert len(pickled) < 500
    assert pickle.loads(pickled).detect(["Ada met Jane Roe."]) == ner.detect(["Ada met Jane Roe."])


def test_a_folder_without_a_model_is_named(tmp_path):
    with pytest.raises(DetectorError, match=r"model\.onnx, tokenizer\.json and config\.json"):
        NerDetector(tmp_path)


def test_probabilities_are_probabilities(ner):
    scores = ner._run(np.array([[101, 4205, 102]]), np.array([[0, 1, 0]]))
    assert scores.shape == (1, len(ner.config["tags"]))
    assert scores.sum(axis=1) == pytest.approx(1, abs=1e-5)


@pytest.mark.parametrize(
    "text", ["Troponin was negative twice.", "DOB: 12 May 1961", "ECG showed no change."]
)
def test_words_of_forms_and_jargon_are_no_names(ner, text):
    assert ner.detect([text])[0] == []


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Yesterday Jennifer Morrison of Microsoft called.", "Jennifer Morrison"),
        ("I spoke with MORRISON, Jennifer about it.", "MORRISON, Jennifer"),
    ],
)
def test_a_name_is_one_span_and_ends_where_it_ends(ner, text, name):
    assert [text[s.start : s.end] for s in ner.detect([text])[0] if s.label == "PERSON"] == [name]
