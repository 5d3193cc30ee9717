"""A LOCATION gets a more exact label where its text, and what follows it, leave no doubt."""

import pytest

from deid.detect.places import DEMONYMS, refine
from deid.types import Span


@pytest.mark.parametrize(
    ("text", "name", "label"),
    [
        ("She moved to Boston.", "Boston", "CITY"),
        ("She moved to Ontario.", "Ontario", "STATE"),
        ("She moved to Ontario, California.", "Ontario", "CITY"),
        ("She moved to Ontario, CA 91761.", "Ontario", "CITY"),
        ("She moved to Ontario, Canada.", "Ontario", "STATE"),
        ("She moved to Europe.", "Europe", "COUNTRY"),
        ("She moved to Great\nBritain.", "Great\nBritain", "COUNTRY"),
        ("a Turkish visitor", "Turkish", "NRP"),
        ("RUSSIAN exports", "RUSSIAN", "NRP"),
        ("a trip to Lake Tahoe", "Lake Tahoe", "LOCATION"),
    ],
)
def test_refine(text, name, label):
    span = Span(text.index(name), text.index(name) + len(name), "LOCATION", 0.9, "ner")
    assert [s.label for s in refine(text, [span])] == [label]


def test_other_labels_stay_and_so_does_all_else_of_the_span():
    spans = [Span(0, 7, "PERSON", 0.5, "x"), Span(8, 14, "LOCATION", 0.7, "y")]
    assert refine("Turkish Boston", spans) == [spans[0], Span(8, 14, "CITY", 0.7, "y")]


def test_a_demonym_is_no_place():
    from deid.surrogates.places.wording import kind_of

    assert not [word for word in sorted(DEMONYMS) if kind_of(word) in {"STATE", "COUNTRY"}]
