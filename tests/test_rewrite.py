"""Rewriting touches nothing but the spans."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from deid.rewrite import moved_to, rewrite
from deid.types import Replacement, Span


@st.composite
def rewritings(draw):
    text = draw(st.text(max_size=60))
    cuts = sorted(draw(st.sets(st.integers(0, len(text)), max_size=10)))
    spans = [Span(a, b, "X") for a, b in zip(cuts[::2], cuts[1::2], strict=False)]
    return text, [Replacement(span, draw(st.text(max_size=8)), "replace") for span in spans]


@given(rewritings())
def test_law_2_untouched_text_is_identical(case):
    text, replacements = case
    written, moved = rewrite(text, replacements)
    done = at = 0
    for item, span in zip(replacements, moved, strict=True):
        assert written[at : span.start] == text[done : item.span.start]
        assert written[span.start : span.end] == item.text
        done, at = item.span.end, span.end
    assert written[at:] == text[done:]


@given(rewritings())
def test_a_position_outside_the_spans_moves_with_the_text(case):
    text, replacements = case
    written, moved = rewrite(text, replacements)
    spans = [item.span for item in replacements]
    for position in range(len(text)):
        if not any(s.start <= position < s.end for s in spans):
            assert written[moved_to(position, spans, moved)] == text[position]
    if not any(s.end == len(text) for s in spans):
        assert moved_to(len(text), spans, moved) == len(written)


def test_overlapping_replacements_are_refused():
    with pytest.raises(ValueError, match="overlap"):
        rewrite(
            "abcdef", [Replacement(Span(0, 3, "X"), "", "redact"), Replacement(Span(2, 4, "X"), "", "redact")]
        )
