"""Resolution, by example and as a law."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from deid.errors import DetectorError
from deid.spans import cut, resolve, validate
from deid.types import Span

LABELS = st.sampled_from(["PERSON", "ORGANIZATION", "PHONE", "EMAIL", "DATE", "PET"])
SCORES = st.sampled_from([0.2, 0.5, 0.9, 1.0])


@st.composite
def texts_with_spans(draw):
    text = draw(st.text(alphabet="ab1 .,\n-é", min_size=1, max_size=60))
    ends = st.integers(0, len(text))
    pairs = draw(st.lists(st.tuples(ends, ends).filter(lambda p: p[0] != p[1]), max_size=12))
    spans = [Span(min(p), max(p), draw(LABELS), draw(SCORES), draw(st.sampled_from("xy"))) for p in pairs]
    return text, spans


def covered(spans):
    return {i for span in spans for i in range(span.start, span.end)}


@given(texts_with_spans())
def test_law_3_the_union_stays_covered_by_disjoint_spans(case):
    text, spans = case
    resolved = resolve(spans, text)
    assert covered(resolved) == covered(spans)
    assert all(a.end <= b.start for a, b in pairwise(resolved))
    assert {s.label for s in resolved} <= {s.label for s in spans}


@given(texts_with_spans(), st.randoms(use_true_random=False))
def test_law_5_the_order_of_detectors_changes_nothing(case, rng):
    text, spans = case
    shuffled = list(spans)
    rng.shuffle(shuffled)
    assert resolve(shuffled, text) == resolve(spans, text)


@given(texts_with_spans())
def test_resolving_twice_changes_nothing_more(case):
    text, spans = case
    once = resolve(spans, text)
    assert resolve(once, text) == once


T = "Call Ada Lovelace 555-0100, Acme"


@pytest.mark.parametrize(
    ("spans", "expected"),
    [
        # the longer wins
        ([Span(5, 8, "PERSON"), Span(5, 17, "PERSON")], [(5, 17, "PERSON")]),
        # a structured label wins over free text; the rest stays a name
        ([Span(5, 26, "PERSON", 1.0), Span(18, 26, "PHONE", 0.6)], [(5, 18, "PERSON"), (18, 26, "PHONE")]),
        # what is left over and holds no letter joins the winner
        ([Span(18, 28, "PERSON"), Span(18, 26, "PHONE")], [(18, 28, "PHONE")]),
        # equal spans: the higher score
        ([Span(28, 32, "PERSON", 0.5), Span(28, 32, "ORGANIZATION", 0.9)], [(28, 32, "ORGANIZATION")]),
        # neighbours are not joined
        ([Span(5, 8, "PERSON"), Span(8, 17, "PERSON")], [(5, 8, "PERSON"), (8, 17, "PERSON")]),
        ([], []),
    ],
)
def test_resolve(spans, expected):
    assert [(s.start, s.end, s.label) for s in resolve(spans, T)] == expected


@pytest.mark.parametrize("span", [Span(3, 3, "X"), Span(-1, 2, "X"), Span(0, 11, "X"), Span(5, 4, "X")])
def test_a_span_outside_the_text_is_the_detectors_error(span):
    with pytest.raises(DetectorError, match="in a text of 10 characters"):
        validate([span], 10)


@given(texts_with_spans(), st.integers(0, 50), st.integers(1, 4))
def test_no_span_crosses_a_break(case, start, width):
    _, spans = case
    pieces = cut(spans, [(start, start + width)])
    assert covered(pieces) == covered(spans) - set(range(start, start + width))
    assert not any(p.start < start and p.end > start for p in pieces)
    assert all(len(p) > 0 for p in pieces)
