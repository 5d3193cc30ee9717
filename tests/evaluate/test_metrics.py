"""The figures, on cases small enough to count by hand."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from deid.evaluate import Gold, GoldSet, score
from deid.types import Span

TEXT = "Ada Lovelace flew to Bern on Monday, not Zug."
ADA, BERN, MONDAY, ZUG = (0, 12), (21, 25), (29, 35), (41, 44)


def gold_set(*spans, annotated=("PERSON", "LOCATION"), exhaustive=True):
    record = Gold(TEXT, tuple(Span(*ends, label) for ends, label in spans))
    return GoldSet("set", (record,), frozenset(annotated), exhaustive)


GOLD = gold_set((ADA, "PERSON"), (BERN, "LOCATION"), (ZUG, "LOCATION"))


def test_counted_by_hand():
    found = [
        Span(0, 3, "PERSON"),  # too short: leaks, touches
        Span(21, 25, "CITY"),  # a place of any kind is LOCATION here
        Span(13, 17, "PERSON"),  # nothing there
        Span(29, 35, "DATE"),  # not annotated: neither right nor wrong
    ]
    scores = score(GOLD, [found])
    total = scores.total
    assert (total.entities, total.leaked, total.predicted, total.touching, total.exact) == (3, 2, 3, 2, 1)
    assert total.leak == pytest.approx(2 / 3)
    assert total.precision == pytest.approx(2 / 3)
    assert (total.exact_precision, total.exact_recall, total.exact_f1) == pytest.approx((1 / 3, 1 / 3, 1 / 3))
    assert total.character_recall == pytest.approx((3 + 4) / (11 + 4 + 3))
    assert total.character_precision == pytest.approx((3 + 4) / (3 + 4 + 4))
    person, place = scores.labels["PERSON"], scores.labels["LOCATION"]
    assert (person.entities, person.leaked, person.predicted, person.touching, person.exact) == (
        1,
        1,
        2,
        1,
        0,
    )
    assert (place.entities, place.leaked, place.predicted, place.touching, place.exact) == (2, 1, 1, 1, 1)
    assert sorted(scores.labels) == ["LOCATION", "PERSON"]


def test_any_label_covers_but_only_the_right_one_is_exact():
    total = score(GOLD, [[Span(0, 45, "DATE")]]).total
    assert (total.leaked, total.exact, total.predicted) == (0, 0, 0)
    assert total.precision is None
    assert total.character_recall == 1
    wrong = score(GOLD, [[Span(*ADA, "LOCATION")]]).total
    assert (wrong.leaked, wrong.exact, wrong.predicted, wrong.touching) == (2, 0, 1, 1)


def test_the_same_span_twice_counts_once():
    twice = [Span(*BERN, "CITY", 0.9, "one"), Span(*BERN, "LOCATION", 0.4, "other")]
    assert score(GOLD, [twice]).total.predicted == 1


def test_characters_in_two_spans_count_once_in_the_total():
    overlapping = [Span(0, 12, "PERSON"), Span(4, 12, "LOCATION")]
    scores = score(GOLD, [overlapping])
    assert scores.total.characters_predicted == 11
    assert scores.labels["PERSON"].characters_predicted == 11
    assert scores.labels["LOCATION"].characters_predicted == 8


def test_only_some_labels():
    scores = score(GOLD, [[Span(*ADA, "LOCATION"), Span(*ZUG, "PERSON")]], only=["PERSON"])
    assert list(scores.labels) == ["PERSON"]
    total = scores.total
    assert (total.entities, total.leaked, total.predicted, total.touching) == (1, 0, 1, 1)


def test_a_detector_without_the_word_is_right_with_the_broader_one():
    gold = gold_set((BERN, "CITY"), (ZUG, "STATE"), annotated=("CITY", "STATE"))
    found = [Span(*BERN, "LOCATION"), Span(*ZUG, "LOCATION")]
    assert score(gold, [found], vocabulary={"LOCATION"}).total.exact_f1 == 1
    assert score(gold, [found]).total.exact == 0
    assert score(gold, [found]).total.leaked == 0


def test_no_precision_where_the_set_is_not_exhaustive():
    gold = gold_set((ADA, "PERSON"), exhaustive=False)
    figures = score(gold, [[Span(*ADA, "PERSON")]]).figures()
    assert figures["leak"] == 0
    assert figures["exact_recall"] == 1
    unknown = ("precision", "exact_precision", "exact_f1", "character_precision")
    assert {name for name, value in figures.items() if value is None} == set(unknown)


def test_nothing_to_divide_by():
    empty = GoldSet("empty", (Gold("", ()),), frozenset())
    assert set(score(empty, [[]]).figures().values()) == {None}


def test_as_many_lists_of_spans_as_records():
    with pytest.raises(ValueError, match="zip"):
        score(GOLD, [[], []])


label = st.sampled_from(["PERSON", "LOCATION", "CITY", "DATE"])
span = st.tuples(st.integers(0, 40), st.integers(1, 5), label).map(lambda s: Span(s[0], s[0] + s[1], s[2]))


@given(st.lists(span, max_size=8), st.lists(span, max_size=8))
def test_laws_of_counting(gold, found):
    annotated = {span.label for span in gold}
    scores = score(GoldSet("x", (Gold(TEXT, tuple(set(gold))),), frozenset(annotated)), [found])
    for tally in (scores.total, *scores.labels.values()):
        assert tally.exact <= min(tally.entities - tally.leaked, tally.touching)
        assert tally.touching <= tally.predicted <= len(found)
        assert tally.characters_covered <= tally.characters
        assert tally.characters_right <= tally.characters_predicted
    for name in ("entities", "leaked", "exact", "predicted", "touching"):
        assert getattr(scores.total, name) == sum(getattr(tally, name) for tally in scores.labels.values())


@given(st.lists(span, max_size=8, unique=True))
def test_the_gold_itself_is_perfect(gold):
    record = Gold(TEXT, tuple(gold))
    scores = score(GoldSet("x", (record,), frozenset(s.label for s in gold)), [gold])
    assert scores.total.leaked == 0
    assert {value for name, value in scores.figures().items() if name != "leak"} <= {1, None}
