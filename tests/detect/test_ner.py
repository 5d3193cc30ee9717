"""The embedded model, as it is shipped."""

import pickle

import numpy as np
import pytest

from deid.detect.ner import CASINGS, NerDetector, marks_of
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
        ("Ärzte", "Capitalised"),
        ("A", "Capitalised"),
        ("ADA", "ALLCAPS"),
        ("ÉCOLE", "ALLCAPS"),
        ("McDonald", "miXed"),
        ("iPhone", "miXed"),
        ("1961", "digits"),
        ("a1", "a1phanumeric"),
        ("B12", "a1phanumeric"),
    ],
)
def test_casing(word, name):
    assert CASINGS[marks_of(word, np.array([0]), np.array([[0, len(word)]]))[0]] == name


def test_casing_is_that_of_the_whole_word_not_of_its_pieces():
    words, offsets = np.array([0, 0, 1]), np.array([(0, 2), (2, 8), (9, 12)])
    assert marks_of("McDonald ran", words, offsets).tolist() == [3, 3, 0]


def test_marks_say_where_lines_begin():
    text = "Ada\nran \r\n ON"
    words, offsets = np.array([0, 1, 2]), np.array([(0, 3), (4, 7), (11, 13)])
    assert marks_of(text, words, offsets).tolist() == [1, 6, 8]


def test_no_tokens_have_no_marks():
    assert marks_of("", np.zeros(0, dtype=int), np.zeros((0, 2), dtype=int)).tolist() == []


@pytest.mark.parametrize(
    ("text", "entity", "label"),
    [
        ("Yesterday Jennifer Morrison flew home.", "Jennifer Morrison", "PERSON"),
        ("The talks were held in Geneva last week.", "Geneva", "CITY"),
        ("She has worked for Microsoft since May.", "Microsoft", "ORGANIZATION"),
        ("thanks, i will ask david miller about it", "david miller", "PERSON"),
        ("YESTERDAY JENNIFER MORRISON FLEW HOME.", "JENNIFER MORRISON", "PERSON"),
    ],
)
def test_it_tags(ner, text, entity, label):
    found = {(text[s.start : s.end], s.label) for s in ner.detect([text])[0]}
    assert (entity, label) in found


def test_labels_are_those_of_its_tags(ner):
    assert {"PERSON", "CITY", "ORGANIZATION", "MEDICAL_RECORD", "OCCUPATION", "SECRET"} <= ner.labels
    found = ner.detect(["Ada Lovelace of Acme Ltd met Jane Roe in Oslo."])[0]
    assert {span.source for span in found} == {"ner"}
    assert all(0.5 <= span.score <= 1 for span in found)


def test_scores_do_not_depend_on_what_else_is_in_the_batch(ner):
    texts = [f"{'word ' * n}Jennifer Morrison called from Geneva." for n in range(0, 400, 37)]
    texts += [f"{name} Morrison called from Geneva." for name in ("Jane", "Mary", "Anne", "Ruth", "Rose") * 9]
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


def test_probabilities_are_the_same_to_the_bit_alone_and_in_a_batch(ner):
    texts = [f"{name} Morrison called." for name in ("Jane", "Mary", "Anne", "Ruth", "Rose", "Jean", "Kate")]
    pieces, together = ner.read(texts)
    assert together.shape == (4 * len(texts), len(ner.config["tags"]))
    assert together.sum(axis=1) == pytest.approx(1, abs=1e-5)
    for number, text in enumerate(texts):
        _, alone = ner.read([text])
        assert np.array_equal(alone, together[pieces.bounds[number] : pieces.bounds[number + 1]])


def test_nothing_reaches_from_one_text_into_the_next(ner):
    texts = ["I spoke to Jennifer", "Morrison called.\n", "", "\n", "Geneva", "418 Alder Street", "\nBoston"]
    texts += ["418 Alder Street", "It rained in", "Weallinita Keller"]
    assert ner.detect(texts) == [ner.detect([text])[0] for text in texts]
    pieces, _ = ner.read(texts)
    for number, text in enumerate(texts):
        alone, _ = ner.read([text])
        mine = slice(*pieces.bounds[number : number + 2])
        assert alone.marks.tolist() == pieces.marks[mine].tolist()


def test_a_score_of_a_half_is_the_operating_point_of_a_label(ner):
    text = "Yesterday Jennifer Morrison flew home."
    _, probabilities = ner.read([text])
    inside = 1 - float(probabilities[1, 0])
    operating = ner.config["thresholds"]["PERSON"]
    (span,) = (s for s in ner.detect([text])[0] if s.label == "PERSON")
    assert span.score == pytest.approx(0.5 + 0.5 * (inside - operating) / (1 - operating), abs=0.1)


@pytest.mark.parametrize(
    "text", ["Troponin was negative twice.", "DOB: 12 May 1961", "ECG showed no change."]
)
def test_words_of_forms_and_jargon_are_no_names(ner, text):
    assert {s.label for s in ner.detect([text])[0]} <= {"DATE"}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Yesterday Jennifer Morrison of Microsoft called.", "Jennifer Morrison"),
        ("I spoke with MORRISON, Jennifer about it.", "MORRISON, Jennifer"),
    ],
)
def test_a_name_is_one_span_and_ends_where_it_ends(ner, text, name):
    assert [text[s.start : s.end] for s in ner.detect([text])[0] if s.label == "PERSON"] == [name]


def test_an_escaped_line_break_is_no_part_of_a_word(ner):
    text = r'{"body": "Call me back.\nJennifer Morrison"}'
    found = {(text[s.start : s.end], s.label) for s in ner.detect([text])[0]}
    assert ("Jennifer Morrison", "PERSON") in found


@pytest.mark.parametrize(
    ("text", "read"),
    [
        (r"Hello,\nJennifer", "Hello, \nJennifer"),
        (r"Hello,\r\nJennifer", "Hello, \n \nJennifer"),
        (r"a\tMiller", "a \nMiller"),
        (r"in C:\new\notes", r"in C:\new\notes"),
    ],
)
def test_an_escape_is_read_as_a_line_break_but_a_path_in_small_letters_is_not(ner, text, read):
    pieces, _ = ner.read([text])
    assert pieces.text == read
