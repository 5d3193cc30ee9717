"""What counts as covered, and which labels count as the same."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from deid.evaluate.matching import BROADER, Index, as_annotated, covered, is_leaked, label_in_set, readings
from deid.labels import LABELS
from deid.types import Span

PRESIDIO = {"PERSON", "LOCATION", "DATE", "PHONE"}


@pytest.mark.parametrize(
    ("label", "annotated", "counts_as"),
    [
        ("CITY", {"LOCATION"}, "LOCATION"),
        ("CITY", {"CITY", "LOCATION"}, "CITY"),
        ("POSTCODE", {"LOCATION", "ID"}, "LOCATION"),
        ("MEDICAL_RECORD", {"ID"}, "ID"),
        ("IBAN", {"ID"}, "ID"),
        ("IBAN", {"ACCOUNT", "ID"}, "ACCOUNT"),
        ("TIME", {"DATE"}, "DATE"),
        ("TIME", {"DATE", "TIME"}, "TIME"),
        ("LOCATION", {"CITY"}, None),
        ("USERNAME", {"PERSON"}, None),
        ("PET", {"PERSON"}, None),
    ],
)
def test_a_label_that_is_not_annotated_counts_as_its_broader_one(label, annotated, counts_as):
    assert as_annotated(label, annotated) == counts_as


def test_the_table_names_canonical_labels_and_ends():
    assert set(BROADER) | set(BROADER.values()) <= set(LABELS)
    for label in BROADER:
        assert as_annotated(label, set()) is None


@pytest.mark.parametrize(
    ("label", "annotated", "vocabulary", "meant"),
    [
        ("LOCATION", {"CITY", "STATE"}, PRESIDIO, {"CITY", "STATE"}),
        ("LOCATION", {"CITY", "LOCATION"}, PRESIDIO, {"CITY", "LOCATION"}),
        ("LOCATION", {"CITY", "STATE"}, LABELS, set()),
        ("LOCATION", {"CITY", "LOCATION"}, LABELS, {"LOCATION"}),
        ("DATE", {"DATE", "TIME"}, PRESIDIO, {"DATE", "TIME"}),
        ("ID", {"MEDICAL_RECORD", "IBAN"}, {"ID"}, {"MEDICAL_RECORD", "IBAN"}),
        ("PHONE", {"PERSON"}, PRESIDIO, set()),
    ],
)
def test_a_label_stands_for_those_that_the_detector_has_no_word_for(label, annotated, vocabulary, meant):
    assert readings(label, annotated, vocabulary) == meant


CITY, STATE = Span(0, 6, "CITY"), Span(8, 10, "STATE")


@pytest.mark.parametrize(
    ("span", "gold", "label"),
    [
        (Span(0, 6, "LOCATION"), [CITY, STATE], "CITY"),
        (Span(0, 10, "LOCATION"), [CITY, STATE], "CITY"),
        (Span(8, 10, "LOCATION"), [Span(0, 10, "CITY"), STATE], "STATE"),
        (Span(7, 10, "LOCATION"), [CITY, STATE], "STATE"),
        (Span(20, 25, "LOCATION"), [], "CITY"),
        (Span(0, 6, "PERSON"), [CITY], None),
    ],
)
def test_of_several_readings_the_gold_decides(span, gold, label):
    overlapping = Index(gold).overlapping(span)
    assert label_in_set(span, overlapping, {"CITY", "STATE"}, PRESIDIO) == label


@pytest.mark.parametrize(
    ("spans", "leaked"),
    [
        ([(4, 16)], False),
        ([(4, 7), (8, 16)], False),  # only the space between is open
        ([(0, 9), (9, 30)], False),
        ([(4, 15)], True),
        ([(5, 16)], True),
        ([(4, 9), (10, 16)], True),
        ([], True),
    ],
)
def test_leaked_is_what_is_not_wholly_covered(spans, leaked):
    text = "Mrs Ada Lovelace of nowhere in particular"
    flags = covered(len(text), [Span(*ends, "DATE") for ends in spans])
    assert is_leaked(text, Span(4, 16, "PERSON"), flags) is leaked


spans = st.tuples(st.integers(0, 40), st.integers(1, 12)).map(lambda s: Span(s[0], s[0] + s[1], "PERSON"))


@given(st.lists(spans, max_size=12), spans)
def test_the_index_finds_what_overlaps(gold, span):
    expected = {other for other in gold if other.start < span.end and span.start < other.end}
    assert set(Index(gold).overlapping(span)) == expected


@given(st.lists(spans, max_size=6), spans)
def test_more_spans_never_leak_more(some, more):
    text = "x y" * 20
    one = Span(10, 30, "PERSON")
    before, after = covered(len(text), some), covered(len(text), [*some, more])
    assert is_leaked(text, one, before) or not is_leaked(text, one, after)
