from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from deid.detect.windows import assert_covered, encodable, stitch, text_windows, windows
from deid.errors import DetectorError

sizes = st.integers(1, 40).flatmap(lambda size: st.tuples(st.just(size), st.integers(0, size - 1)))


@pytest.mark.parametrize(
    ("length", "size", "overlap", "expected"),
    [
        (0, 5, 2, []),
        (5, 5, 2, [(0, 5)]),
        (6, 5, 2, [(0, 5), (3, 6)]),
        (8, 5, 2, [(0, 5), (3, 8)]),
        (9, 3, 0, [(0, 3), (3, 6), (6, 9)]),
        (3, 1, 0, [(0, 1), (1, 2), (2, 3)]),
    ],
)
def test_windows(length, size, overlap, expected):
    assert windows(length, size=size, overlap=overlap) == expected


@pytest.mark.parametrize(("size", "overlap"), [(4, 4), (4, -1), (0, 0), (4, 9)])
def test_windows_refuse_an_overlap_that_does_not_fit(size, overlap):
    with pytest.raises(ValueError, match="overlap"):
        windows(10, size=size, overlap=overlap)


@settings(deadline=None)
@given(length=st.integers(0, 500), size_and_overlap=sizes)
def test_windows_cover_the_text_and_share_what_they_should(length, size_and_overlap):
    size, overlap = size_and_overlap
    ranges = windows(length, size=size, overlap=overlap)
    assert {i for start, end in ranges for i in range(start, end)} == set(range(length))
    assert all(0 < end - start <= size for start, end in ranges)
    assert all(left[1] - right[0] == overlap for left, right in pairwise(ranges))


@settings(deadline=None)
@given(length=st.integers(1, 200), size_and_overlap=sizes)
def test_stitch_takes_each_token_from_its_most_central_window(length, size_and_overlap):
    size, overlap = size_and_overlap
    ranges = windows(length, size=size, overlap=overlap)
    scores = [
        np.stack([np.arange(start, end), np.full(end - start, number)], axis=1)
        for number, (start, end) in enumerate(ranges)
    ]
    merged = stitch(ranges, scores)
    assert merged[:, 0].tolist() == list(range(length))
    for token, chosen in enumerate(merged[:, 1].tolist()):
        depths = {
            number: min(length if start == 0 else token - start, length if end == length else end - 1 - token)
            for number, (start, end) in enumerate(ranges)
            if start <= token < end
        }
        assert chosen == min(depths, key=lambda number: (-depths[number], number))


@settings(deadline=None)
@given(text=st.text(alphabet="ab \n", max_size=300), size=st.integers(1, 60), data=st.data())
def test_text_windows_cover_the_text_and_progress(text, size, data):
    overlap = data.draw(st.integers(0, size // 4))
    ranges = text_windows(text, size=size, overlap=overlap)
    assert "".join(text[start:end] for start, end in ranges[:1]) or not text
    assert all(0 < end - start <= size for start, end in ranges)
    for left, right in pairwise(ranges):
        assert left[0] < right[0] <= left[1] - overlap
        assert left[1] < right[1]
    assert [start for start, _ in ranges[:1]] + [end for _, end in ranges[-1:]] == (
        [0, len(text)] if text else []
    )
    assert len(ranges) <= 2 + 8 * len(text) // size


def test_text_windows_cut_at_white_space_and_hard_where_there_is_none():
    text = "one two three four five six"
    ranges = text_windows(text, size=12, overlap=3)
    assert [text[start:end] for start, end in ranges] == [
        "one two ",
        "two three ",
        "three four ",
        "four five ",
        "five six",
    ]
    assert text_windows("x" * 20, size=8, overlap=2)[:2] == [(0, 8), (6, 14)]
    with pytest.raises(ValueError, match="overlap"):
        text_windows(text, size=8, overlap=3)


def test_stitch_of_nothing_is_empty():
    assert stitch([], []).shape[0] == 0


@pytest.mark.parametrize(
    ("ranges", "lengths", "problem"),
    [([(0, 3)], [2], "scores for 2"), ([(0, 2), (3, 5)], [2, 2], "no window"), ([(0, 2)], [], "0 windows")],
)
def test_stitch_refuses_what_does_not_fit(ranges, lengths, problem):
    with pytest.raises(ValueError, match=problem):
        stitch(ranges, [np.zeros((length, 2)) for length in lengths])


@pytest.mark.parametrize(
    ("text", "offsets"),
    [
        ("", []),
        (" \t\n\u2003", []),
        ("ab cd", [(0, 2), (3, 5)]),
        ("ab cd", [(0, 2), (2, 5)]),
        ("\ufeffab\u200b\x00\x07cd\u00ad", [(1, 3), (6, 8)]),
        ("e\u0301\ufe0f x", [(0, 1), (4, 5)]),
        ("ab\ufffd\u3164", [(0, 2)]),
        ("\U0001f600", [(0, 1), (0, 1), (0, 1), (0, 1)]),  # bytes of one character
        ("a\u1734", [(0, 1)]),  # a spacing mark, that older Unicode versions called a non-spacing one
        ("a\ue000\U000f0000", [(0, 1)]),  # private use
    ],
)
def test_what_a_tokenizer_may_drop_is_covered(text, offsets):
    assert_covered(text, offsets, detector="d")


@pytest.mark.parametrize(
    ("text", "offsets", "position"),
    [
        ("ab", [], "position 0"),
        ("ab cd ef", [(0, 2), (6, 8)], "2 of 8 characters, the first at position 3, the last at 4"),
        ("ab cd ef", [(0, 2), (3, 5)], "position 6"),
        ("ab\u0e33", [(0, 2)], "position 2"),  # a vowel sign that is a letter
        ("a.b", [(0, 1), (2, 3)], "position 1"),
        ("a\u20ac", [(0, 1)], "position 1"),
        ("ab cd", [(3, 5), (0, 2)], "out of order"),
        ("ab cd", [(0, 2), (3, 6)], "outside"),
        ("ab cd", [(-1, 2), (3, 5)], "outside"),
        ("ab cd", [(0, 2), (5, 3)], "outside"),
    ],
)
def test_what_no_token_saw_is_an_error_without_text(text, offsets, position):
    with pytest.raises(DetectorError, match=position) as caught:
        assert_covered(text, offsets, detector="d")
    assert text not in str(caught.value)


@settings(deadline=None)
@given(text=st.text(alphabet="aZ9é字.@€\u0e33", min_size=1, max_size=40), data=st.data())
def test_any_single_missed_character_is_found(text, data):
    missed = data.draw(st.integers(0, len(text) - 1))
    offsets = [(i, i + 1) for i in range(len(text)) if i != missed]
    with pytest.raises(DetectorError, match=f"position {missed},"):
        assert_covered(text, offsets, detector="d")


def test_three_megabytes_are_checked_quickly_and_wholly():
    text = "word " * 600_000
    starts = np.arange(600_000) * 5
    offsets = np.stack([starts, starts + 4], axis=1)
    assert_covered(text, offsets, detector="d")
    with pytest.raises(DetectorError, match="4 of 3000000 characters, the first at position 2500000"):
        assert_covered(text, np.delete(offsets, 500_000, axis=0), detector="d")


def test_encodable_keeps_every_offset():
    assert encodable("a\ud800b\udfffc") == "a\ufffdb\ufffdc"
    assert encodable("plain \U0001f600") == "plain \U0001f600"
