import html
import json
import re
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from deid.synthesis import noise
from deid.synthesis.articles import agree
from deid.synthesis.expansion import write

words = st.text("abcXYZ 019.,'\"\\&<>|\n\täßİ漢-", min_size=1, max_size=20)
entities = words.map(str.strip).filter(lambda text: any(map(str.isalnum, text)))
pieces = st.lists(
    st.one_of(words.map(lambda t: (t, None)), entities.map(lambda t: (t, "PERSON"))), min_size=1, max_size=8
)
seeds = st.integers(0, 10**6).map(Random)
everything = {**noise.CASING, **noise.SLIPS, **noise.LAYOUT}


def text_of(parts):
    return "".join(text for text, _ in parts)


@pytest.mark.parametrize("name", everything)
@given(parts=pieces, rng=seeds)
@settings(deadline=None, max_examples=60)
def test_entities_stay_themselves(name, parts, rng):
    """No piece is lost, moved or relabelled, and an entity keeps its edges."""
    done = everything[name](parts, rng)
    assert [label for _, label in done] == [label for _, label in parts]
    for before, after in zip(parts, done, strict=True):
        if before[1]:
            assert after[0]
            assert after[0] == after[0].strip()
            assert any(map(str.isalnum, after[0]))
    text, spans = write(done)
    assert [text[a:b] for a, b, _ in spans] == [text for text, label in done if label]


@given(parts=pieces, rng=seeds)
@settings(deadline=None)
def test_layout_changes_white_space_only(parts, rng):
    for apply in noise.LAYOUT.values():
        assert re.sub(r"\s", "", text_of(apply(parts, rng))) == re.sub(r"\s", "", text_of(parts))


@given(parts=pieces, rng=seeds)
@settings(deadline=None)
def test_casing_is_that_of_the_text(parts, rng):
    assert [t for t, _ in noise.lower(parts, rng)] == [t.lower() for t, _ in parts]
    assert [t for t, _ in noise.upper(parts, rng)] == [t.upper() for t, _ in parts]


@given(parts=pieces, rng=seeds)
@settings(deadline=None)
def test_escapes_can_be_undone(parts, rng):
    text = text_of(parts)
    assert json.loads(f'"{text_of(noise.escape(parts, "json", rng))}"') == text
    assert html.unescape(text_of(noise.escape(parts, "html", rng)).replace("<br>\n", "\n")) == text
    assert text_of(noise.escape(parts, "csv", rng)).replace('""', '"') == text
    assert text_of(noise.escape(parts, "quote", rng)).replace("\n> ", "\n") == text
    assert "\n" not in text_of(noise.escape(parts, "pipe", rng))
    assert "\n" not in text_of(noise.escape(parts, "line", rng))


def test_lines_are_never_longer_than_they_may_be():
    parts = [("word " * 60, None), ("Ann van der Lee", "PERSON"), (" went home" * 30, None)]
    lines = text_of(noise.hard_wraps(parts, Random(1))).split("\n")
    assert max(map(len, lines)) <= 81
    assert len(lines) > 5


def test_a_chat_keeps_an_address_on_one_line():
    lines = noise.lines([("Go to\nnow: ", None), ("1 Oak St\nSalem", "STREET_ADDRESS"), ("\n\nbye", None)])
    assert [text_of(line) for line in lines] == ["Go to", "now: 1 Oak St Salem", "bye"]


@pytest.mark.parametrize(
    ("before", "value", "after"),
    [
        ("is a ", "54-year-old", "is a 54-year-old"),
        ("is a ", "85-year-old", "is an 85-year-old"),
        ("is a ", "18 year old", "is an 18 year old"),
        ("is an ", "nurse", "is a nurse"),
        ("is a ", "actor", "is an actor"),
        ("is an ", "urologist", "is a urologist"),
        ("is a ", "FBI agent", "is an FBI agent"),
        ("A ", "ear doctor", "An ear doctor"),
        ("Hepatitis A ", "in", "Hepatitis A in"),
        ("via ", "Rome", "via Rome"),
    ],
)
def test_articles_agree(before, value, after):
    assert text_of(agree([(before, None), (value, "X")])) == after
