"""Known texts in a text: whole words, whatever the case, accents and white space; at the offsets of the original."""

from unittest.mock import patch

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from deid.detect import search
from deid.detect.search import Search, folded


@pytest.mark.parametrize(
    ("text", "fold"),
    [
        ("  Ana\n Mar\u00eda  O\u2019Neill ", "ana maria o'neill"),
        ("O`Neill\tJR\x1c2", "o'neill jr 2"),
        ("Stra\u00dfe \ufb01n \u00c6gir \u0141ukasz", "strasse fin aegir lukasz"),
        ("a\u200db e\u0301 \u00a0 x\u2028y", "ab e x y"),
        ("\ud800x", "\ufffdx"),
        ("\U0001d5a0\U0001d5a1 \u2121", "ab tel"),  # mathematical letters, a sign
        ("\u0130zmir", "izmir"),
    ],
)
def test_a_text_is_folded(text: str, fold: str) -> None:
    assert folded(text) == fold
    assert folded(fold) == fold


@pytest.mark.parametrize(
    ("pattern", "text", "places"),
    [
        ("maria keller", "Maria  KELLER, maria\nkeller", [(0, 13), (15, 27)]),
        ("keller", "Kellers, Keller's, mkeller, Keller_", [(9, 15), (28, 34)]),
        ("ana", "banana Ana", [(7, 10)]),
        ("aa", "aa a aa", [(0, 2), (5, 7)]),
        ("jose", "Jos\u00e9 and Jose\u0301!", [(0, 4), (9, 14)]),  # the mark belongs to the letter
        ("fin", "\ufb01n \u200dfi\u200dn", [(0, 2), (4, 8)]),  # a ligature; a joiner before and inside
        ("\u7530\u4e2d", "\u5c71\u7530\u4e2d\u3055\u3093", [(1, 3)]),  # no spaces between words
        ("o'neill", "x  O\u2019Neill", [(3, 10)]),
        ("b", "\ud800 b", [(2, 3)]),
        ("no", "", []),
    ],
)
def test_places_are_those_of_the_original(pattern: str, text: str, places: list[tuple[int, int]]) -> None:
    assert Search([pattern]).find(text) == [(0, *place) for place in places]


_TEXTS = st.text(
    "abAB  \n\t-'.,0\u00e9\u00c9\u00df\ufb01\u200d\u0301\u00a0\u00a8\u2019\u0130\u4e2d\ud800", max_size=25
)


@settings(deadline=None)
@given(_TEXTS, st.lists(st.tuples(st.integers(0, 25), st.integers(1, 6)), max_size=5))
def test_one_by_one_and_all_at_once_find_the_same(text: str, slices: list[tuple[int, int]]) -> None:
    patterns = sorted({folded(text[start : start + length]) for start, length in slices} - {""})
    found = Search(patterns).find(text)
    with patch.object(search, "_LONG", -1):
        assert Search(patterns).find(text) == found
    for _, start, end in found:
        assert 0 <= start < end <= len(text)


@settings(deadline=None)
@given(_TEXTS)
def test_every_character_comes_from_where_it_is_said_to(text: str) -> None:
    fold = search._Folded(text)
    places = [fold.place(index) for index in range(len(fold.text))]
    assert places == sorted(places)
    for char, place in zip(fold.text, places, strict=True):
        assert char in search._fold(text[place]).translate({ord("`"): "'"}).lower() or (
            char == " " and text[place].isspace()
        )


def test_overlapping_places_are_all_there() -> None:
    assert Search(["a b", "b a", "a"]).find("a b a") == [(2, 0, 1), (0, 0, 3), (1, 2, 5), (2, 4, 5)]


def test_no_patterns_find_nothing() -> None:
    assert Search([]).find("some text " * 1000) == []
