import re
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from deid.detect.bio import decode, read_tags, trimmed

BIO = ["O", "B-PER", "I-PER", "B-ORG", "I-ORG"]
BIOES = ["O", "B-PER", "I-PER", "E-PER", "S-PER"]
BILOU = ["O", "B-PER", "I-PER", "L-PER", "U-PER"]
BMES = ["O", "B_PER", "M_PER", "E_PER", "S_PER"]
BARE = ["O", "PER", "ORG"]


def one_hot(chosen, tags, sure=0.9):
    rows = np.full((len(chosen), len(tags)), (1 - sure) / (len(tags) - 1))
    rows[np.arange(len(chosen)), [tags.index(tag) for tag in chosen]] = sure
    return rows


def words_of(text):
    return np.array([match.span() for match in re.finditer(r"\w+|[^\w\s]", text)]).reshape(-1, 2)


def found(text, chosen, tags=BIO, **options):
    offsets = options.pop("offsets", None)
    offsets = words_of(text) if offsets is None else offsets
    spans = decode(one_hot(chosen.split(), tags), tags, offsets, text=text, source="t", **options)
    return [(text[span.start : span.end], span.label) for span in spans]


@pytest.mark.parametrize(
    ("tags", "chosen", "expected"),
    [
        (BIO, "O B-PER I-PER O", ["Ada Byron"]),
        (BIO, "O B-PER B-PER O", ["Ada", "Byron"]),
        (BIO, "O I-PER I-PER O", ["Ada Byron"]),
        (BIO, "O I-PER O I-PER", ["Ada", "met"]),
        (BIO, "O B-ORG I-PER O", ["Ada", "Byron"]),
        (["O", "I-PER", "I-ORG"], "O I-PER I-PER I-ORG", ["Ada Byron", "met"]),
        (BARE, "O PER PER ORG", ["Ada Byron", "met"]),
        (BIOES, "O S-PER B-PER E-PER", ["Ada", "Byron met"]),
        (BIOES, "O B-PER E-PER I-PER", ["Ada Byron", "met"]),
        (BILOU, "O U-PER B-PER L-PER", ["Ada", "Byron met"]),
        (BMES, "B_PER M_PER E_PER S_PER", ["Did Ada Byron", "met"]),
        (["[PAD]", "O", "X", "B-PER"], "X B-PER [PAD] O", ["Ada"]),
    ],
)
def test_tag_schemes(tags, chosen, expected):
    assert [text for text, _ in found("Did Ada Byron met", chosen, tags)] == expected


def test_labels_become_canonical_and_can_be_renamed_or_ignored():
    tags = ["O", "B-PER", "B-MISC", "B-pet", "LABEL"]
    assert found("a b c", "B-PER B-MISC B-pet", ["O", "B-PER", "B-MISC", "B-pet"]) == [
        ("a", "PERSON"),
        ("b", "MISC"),
        ("c", "PET"),
    ]
    relabel = {"MISC": "O", "B-pet": "USERNAME"}
    kept = found("a b c", "B-PER B-MISC B-pet", tags[:4], relabel=relabel)
    assert kept == [("a", "PERSON"), ("c", "USERNAME")]


def test_a_tag_set_without_an_outside_tag_is_an_error_that_names_the_tags():
    with pytest.raises(ValueError, match="LABEL_0, LABEL_1"):
        read_tags(["LABEL_0", "LABEL_1"])
    assert read_tags(["LABEL_0", "LABEL_1"], {"LABEL_0": "O", "LABEL_1": "PER"}).labels == ("PERSON",)


def test_the_score_is_the_mean_probability_of_some_entity():
    rows = np.array([[0.1, 0.6, 0.2, 0.1, 0.0], [0.3, 0.1, 0.5, 0.0, 0.1]])
    (span,) = decode(rows, BIO, [(0, 3), (4, 9)], text="Ada Byron", source="t")
    assert span.score == pytest.approx((0.9 + 0.7) / 2)
    assert (span.start, span.end, span.label, span.source) == (0, 9, "PERSON", "t")


def test_a_word_counts_when_all_labels_together_reach_the_threshold():
    rows = np.array([[0.4, 0.2, 0.0, 0.15, 0.25]])
    (span,) = decode(rows, BIO, [(0, 4)], text="Acme", source="t")
    assert (span.label, span.score) == ("ORGANIZATION", pytest.approx(0.6))
    assert decode(rows, BIO, [(0, 4)], text="Acme", source="t", threshold=0.61) == []
    rows = np.array([[0.7, 0.3, 0.0, 0.0, 0.0]])
    assert decode(rows, BIO, [(0, 4)], text="Acme", source="t") == []
    assert len(decode(rows, BIO, [(0, 4)], text="Acme", source="t", threshold=0.25)) == 1


def test_the_first_piece_decides_for_the_word():
    offsets = np.array([(0, 4), (4, 7), (7, 10), (11, 14)])  # Keller|man|nin met
    words = np.array([0, 0, 0, 1])
    assert found("Kellmannin met", "B-PER O O O", offsets=offsets, words=words) == [("Kellmannin", "PERSON")]
    assert found("Kellmannin met", "O B-PER I-PER O", offsets=offsets, words=words) == []


def test_without_word_numbers_touching_letters_are_one_word():
    offsets = np.array([(0, 4), (4, 7), (7, 8), (8, 11)])
    assert found("Kellman-Ray", "B-PER O O O", offsets=offsets) == [("Kellman", "PERSON")]
    japanese = np.array([(0, 1), (1, 2), (2, 3)])
    assert found("田中は", "B-PER I-PER O", offsets=japanese) == [("田中", "PERSON")]


def test_a_field_mark_ends_the_word_of_a_white_space_tokenizer():
    offsets = np.array([(0, 4), (4, 5), (5, 8), (8, 9)])
    words = np.array([0, 0, 0, 0])
    assert found("Name:Ada,", "O O B-PER O", offsets=offsets, words=words) == [("Ada", "PERSON")]
    offsets = np.array([(0, 1), (1, 2), (2, 6)])
    assert found("O'Neil", "B-PER O O", offsets=offsets, words=np.zeros(3)) == [("O'Neil", "PERSON")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (' "Ada Byron", ', "Ada Byron"),
        ("Ada Byron Jr.", "Ada Byron Jr."),
        ("Acme Inc.", "Acme Inc."),
        ("Acme Inc.,", "Acme Inc."),
        ("the U.S.", "the U.S."),
        ("Kent.", "Kent"),
        ("Ada B.", "Ada B."),
        ("Acme (UK)", "Acme (UK)"),
        ("Acme UK)", "Acme UK"),
        ("(Acme", "Acme"),
        ("\u201cAda\u201d\u2014", "Ada"),
        ("...", ""),
        ("\U0001f600", "\U0001f600"),
        ("C++", "C++"),
    ],
)
def test_trimmed(text, expected):
    start, end = trimmed(text, 0, len(text))
    assert text[start:end] == expected


def test_a_span_does_not_cross_a_blank_line():
    assert found("Ada\nByron", "B-PER I-PER") == [("Ada\nByron", "PERSON")]
    assert found("Ada\n \nByron", "B-PER I-PER") == [("Ada", "PERSON"), ("Byron", "PERSON")]
    assert found("Ada\r\n\r\nByron", "B-PER I-PER") == [("Ada", "PERSON"), ("Byron", "PERSON")]


def test_no_tokens_no_labels_and_empty_tokens_give_no_spans():
    assert decode(np.zeros((0, 5)), BIO, np.zeros((0, 2)), text="", source="t") == []
    assert decode(np.ones((1, 1)), ["O"], [(0, 1)], text="a", source="t") == []
    assert found("ab", "B-PER O", offsets=np.array([(0, 0), (0, 2)]), words=np.array([0, 1])) == []
    with pytest.raises(ValueError, match="2 tokens"):
        decode(np.ones((2, 5)), BIO, [(0, 1)], text="a", source="t")


texts = st.text(alphabet="abAé字 .,-:'()\n9", max_size=60)


@settings(deadline=None, max_examples=300)
@given(text=texts, data=st.data(), tags=st.sampled_from([BIO, BIOES, BILOU, BARE]), numbered=st.booleans())
def test_spans_are_inside_disjoint_in_order_and_split_no_word(text, data, tags, numbered):
    pieces = [match.span() for match in re.finditer(r"\w{1,3}|[^\w\s]", text)]
    spaced = np.cumsum([False] + [a[1] < b[0] for a, b in pairwise(pieces)])
    words = spaced if numbered else None
    chosen = data.draw(st.lists(st.sampled_from(tags), min_size=len(pieces), max_size=len(pieces)))
    rows = one_hot(chosen, tags) if pieces else np.zeros((0, len(tags)))
    spans = decode(rows, tags, np.array(pieces).reshape(-1, 2), words, text=text, source="t")
    reach = 0
    for span in spans:
        assert reach <= span.start < span.end <= len(text)
        assert text[span.start : span.end].strip() == text[span.start : span.end]
        assert 0 <= span.score <= 1
        reach = span.end
    covered = {i for span in spans for i in range(span.start, span.end)}
    for match in re.finditer(r"[abAé9]+", text):
        assert len({i in covered for i in range(*match.span())}) == 1, "a word is whole or not at all"


@settings(deadline=None)
@given(st.lists(st.sampled_from(BIO), min_size=1, max_size=30))
def test_every_entity_word_is_covered_and_no_other(chosen):
    text = " ".join("word" for _ in chosen)
    spans = decode(one_hot(chosen, BIO), BIO, words_of(text), text=text, source="t")
    covered = {i for span in spans for i in range(span.start, span.end)}
    assert [i * 5 in covered for i in range(len(chosen))] == [tag != "O" for tag in chosen]


def test_operating_points_make_scores_of_labels_alike():
    tags = ["O", "B-PERSON", "B-CITY"]
    probabilities = np.array([[0.7, 0.3, 0.0], [0.7, 0.0, 0.3]])
    offsets, text = np.array([[0, 3], [4, 8]]), "Ada Oslo"
    operating = np.array([0.2, 0.4])
    found = decode(probabilities, tags, offsets, text=text, source="ner", operating=operating)
    assert [(span.label, round(span.score, 4)) for span in found] == [("PERSON", 0.5625)]
    lower = decode(probabilities, tags, offsets, text=text, source="ner", operating=operating, threshold=0.3)
    assert [(span.label, round(span.score, 4)) for span in lower] == [("PERSON", 0.5625), ("CITY", 0.375)]


def test_where_neighbours_disagree_the_likeliest_sequence_of_tags_decides():
    tags = ["O", "B-PERSON", "I-PERSON", "B-CITY", "I-CITY"]
    text = "Ada Maria Byron"
    probabilities = np.array(
        [[0.02, 0.9, 0.04, 0.02, 0.02], [0.02, 0.02, 0.44, 0.04, 0.48], [0.02, 0.02, 0.92, 0.02, 0.02]]
    )
    found = decode(probabilities, tags, words_of(text), text=text, source="t")
    assert [(text[s.start : s.end], s.label) for s in found] == [("Ada Maria Byron", "PERSON")]
    probabilities[1:] = [[0.02, 0.02, 0.02, 0.92, 0.02], [0.02, 0.72, 0.22, 0.02, 0.02]]
    found = decode(probabilities, tags, words_of(text), text=text, source="t")
    assert [(text[s.start : s.end], s.label) for s in found] == [
        ("Ada", "PERSON"),
        ("Maria", "CITY"),
        ("Byron", "PERSON"),
    ]
