"""Keyed permutations: one-to-one, onto, without fixed points, for every key and size."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from deid.surrogates.permutation import Derangement, Permutation, integer, pack, pick

KEYS = st.binary(min_size=32, max_size=32)
SIZES = st.one_of(st.integers(2, 300), st.sampled_from([128, 129, 1000, 1024, 2500, 2501]))


@settings(deadline=None, max_examples=60)
@given(key=KEYS, n=SIZES)
def test_a_derangement_is_one_to_one_onto_and_fixes_nothing(key, n):
    derange = Derangement(key, n)
    image = [derange(x) for x in range(n)]
    assert sorted(image) == list(range(n))
    assert all(x != y for x, y in enumerate(image))


@settings(deadline=None, max_examples=40)
@given(key=KEYS, n=st.integers(1, 300))
def test_a_permutation_is_one_to_one_and_onto(key, n):
    permute = Permutation(key, n)
    image = [permute(x) for x in range(n)]
    assert sorted(image) == list(range(n))
    assert [permute.inverse(y) for y in image] == list(range(n))


@settings(deadline=None, max_examples=60)
@given(key=KEYS, n=st.integers(10**6, 10**80), data=st.data())
def test_large_domains_stay_inside_and_are_one_to_one(key, n, data):
    x = data.draw(st.integers(0, n - 1))
    derange = Derangement(key, n)
    y = derange(x)
    assert 0 <= y < n
    assert y != x
    others = {derange(z) for z in range(max(0, x - 5), min(n, x + 6)) if z != x}
    assert y not in others


@pytest.mark.parametrize("n", [129, 5000, 10**5, 10**6 - 1, 10**6, 10**6 + 1, 10**9, 26**4 * 10**6, 2**122])
def test_permutations_of_every_kind_are_undone_and_one_to_one(n):
    """Sorted up to 128, a Feistel network of HMACs up to a million, FF1 from there on."""
    permute, xs = Permutation(b"k" * 32, n), [i * (n - 1) // 200 for i in range(201)]
    xs = sorted({*xs, *range(min(n, 50)), *range(n - min(n, 50), n)})
    image = [permute(x) for x in xs]
    assert len(set(image)) == len(xs)
    assert all(0 <= y < n for y in image)
    assert [permute.inverse(y) for y in image] == xs


def test_a_whole_domain_of_ff1_is_one_to_one_with_few_fixed_points():
    n = 10**6
    permute = Permutation(b"k" * 32, n)
    assert permute._ff1 is not None
    seen = bytearray(n)
    for x in range(0, n, 10):
        seen[permute(x)] += 1
    assert sum(seen) == n // 10
    assert max(seen) == 1


def test_the_same_key_gives_the_same_permutation_and_another_key_another():
    one, same, other = (
        Derangement(b"a" * 32, 10**9),
        Derangement(b"a" * 32, 10**9),
        Derangement(b"b" * 32, 10**9),
    )
    xs = range(0, 10**9, 10**7)
    assert [one(x) for x in xs] == [same(x) for x in xs]
    assert sum(one(x) == other(x) for x in xs) < 3


@pytest.mark.parametrize("n", [26, 100, 500])
def test_every_value_is_about_as_likely(n):
    counts = [0] * n
    for i in range(2000):
        counts[Permutation(i.to_bytes(32, "big"), n)(7)] += 1
    expected = 2000 / n
    chi_squared = sum((c - expected) ** 2 / expected for c in counts)
    assert chi_squared < n + 5 * (2 * n) ** 0.5  # about five standard deviations


def test_small_domains_and_outsiders():
    assert [Derangement(b"k" * 32, 2)(x) for x in (0, 1)] == [1, 0]
    for bad in (0, 1, -1):
        with pytest.raises(ValueError, match="two or more"):
            Derangement(b"k" * 32, bad)
    for x in (-1, 10):
        with pytest.raises(ValueError, match="outside"):
            Derangement(b"k" * 32, 10)(x)


@given(st.lists(st.text(max_size=8), max_size=4), st.lists(st.text(max_size=8), max_size=4))
def test_parts_are_packed_without_ambiguity(one, two):
    assert (pack(*one) == pack(*two)) == (one == two)


def test_pick_and_integer_are_functions_of_key_and_parts():
    assert integer(b"k", "a", 1) == integer(b"k", "a", 1)
    assert (
        len({integer(b"k", "a", 1), integer(b"k", "a", 2), integer(b"l", "a", 1), integer(b"k", "a1")}) == 4
    )
    assert {pick(b"k", 3, i) for i in range(100)} == {0, 1, 2}
