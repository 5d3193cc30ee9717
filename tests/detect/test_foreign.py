import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from deid.detect.foreign import by_windows, label_for, labels_for, require
from deid.errors import DetectorError, MissingExtra, guarded
from deid.types import Span


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("PER", "PERSON"),
        ("GPE", "LOCATION"),
        ("CARDINAL", None),
        ("money", None),
        ("pet", "PET"),
        ("DATE", "DATE"),
    ],
)
def test_labels(name, expected):
    assert label_for(name, {}) == expected


def test_the_user_s_labels_come_first():
    assert label_for("MONEY", {"MONEY": "ID"}) == "ID"
    assert label_for("PER", {"PER": "O"}) is None
    assert labels_for(["PER", "GPE", "LOC", "MONEY"], {"LOC": "CITY"}) == {"PERSON", "LOCATION", "CITY"}


def test_require():
    require("numpy", "any")
    with pytest.raises(MissingExtra, match="deid-text"):
        require("no_such_library", "any")


def test_guarded_passes_results_and_own_errors_through():
    assert guarded("d", lambda: 3) == 3

    def fail():
        raise DetectorError("own words")

    with pytest.raises(DetectorError, match="own words"):
        guarded("d", fail)


def test_guarded_tells_type_and_place_and_links_nothing():
    def fail():
        raise KeyError("a secret")

    with pytest.raises(DetectorError, match=r"d failed: KeyError at detect/test_foreign.py:\d+") as caught:
        guarded("d", fail)
    assert caught.value.__cause__ is None
    assert caught.value.__context__ is None


@settings(deadline=None)
@given(text=st.text(alphabet="ab xN", max_size=400), size=st.integers(20, 100))
def test_windows_find_what_one_look_at_the_whole_text_finds(text, size):
    def find(pieces):
        return [[Span(i, i + 2, "ID") for i in range(len(p)) if p.startswith("N ", i)] for p in pieces]

    (whole,) = find([text])
    (windowed,) = by_windows([text], size=size, overlap=size // 4, detect=find)
    assert windowed == whole


def test_spans_that_reach_over_the_middle_come_from_both_sides():
    text = "x" * 40

    def find(pieces):
        return [[Span(0, len(piece), "ID")] for piece in pieces]

    (spans,) = by_windows([text], size=16, overlap=4, detect=find)
    assert {i for span in spans for i in range(span.start, span.end)} == set(range(40))
