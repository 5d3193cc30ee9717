"""What each action makes of a text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from deid.policy.actions import act, mask, postcode_prefix
from deid.policy.rules import RULES, Generalize, Mask
from deid.surrogates import Surrogates
from deid.surrogates.keys import Key

SURROGATES = Surrogates(Key.from_text("ab" * 32))


@pytest.mark.parametrize(
    ("text", "last", "expected"),
    [
        ("4111 1111 1111 1234", 4, "**** **** **** 1234"),
        ("AB-12", 4, "**-**"),  # half of it or more would be left
        ("secret", 0, "******"),
        ("12345678", 4, "********"),
        ("123456789", 4, "*****6789"),
    ],
)
def test_mask(text, last, expected):
    assert mask(text, character="*", last=last) == expected


@given(st.text(), st.integers(0, 6))
def test_mask_keeps_length_and_never_shows_half(text, last):
    masked = mask(text, character="*", last=last)
    assert len(masked) == len(text)
    readable = sum(c.isalnum() for c in text)
    assert sum(c.isalnum() for c in masked) <= max(0, min(last, (readable - 1) // 2))


@pytest.mark.parametrize(
    ("text", "digits", "expected"),
    [
        ("02139", 3, "021**"),
        ("02139-4307", 3, "021**"),
        ("03601", 3, "000**"),
        ("NW1 6XE", 3, "NW1 ***"),
        ("NW1", 3, None),
    ],
)
def test_postcode_prefix(text, digits, expected):
    assert postcode_prefix(text, digits) == expected


@pytest.mark.parametrize(
    ("label", "text", "expected"),
    [
        ("DATE", "12 May 2024", "2024"),
        ("DATE", "2024-05-12", "2024"),
        ("DATE", "next week", None),
        ("AGE", "43", "40-49"),
        ("AGE", "93", "90+"),
        ("AGE", "old", None),
    ],
)
def test_generalize(label, text, expected):
    assert act(Generalize(), label, text, scope="", surrogates=None) == expected


@pytest.mark.parametrize("action", sorted(set(RULES) - {"keep"}))
@pytest.mark.parametrize(
    ("label", "text"),
    [
        ("PERSON", "Ada Lovelace"),
        ("DATE", "12 May 2024"),
        ("AGE", "44"),
        ("PET", "Rex"),
        ("EMAIL", "a@b.example"),
    ],
)
def test_no_action_but_keep_gives_the_text_back(action, label, text):
    assert act(RULES[action](), label, text, scope="", surrogates=SURROGATES) != text


@pytest.mark.parametrize("action", sorted(set(RULES) - {"keep"}))
def test_a_secret_never_gets_a_surrogate(action):
    assert act(RULES[action](), "SECRET", "hunter2", scope="", surrogates=SURROGATES) is None


def test_what_cannot_be_done_is_left_to_redaction():
    assert act(RULES["replace"](), "PET", "Rex", scope="", surrogates=SURROGATES) is None
    assert act(Mask(), "PERSON", "--", scope="", surrogates=None) is None


def test_hash_is_keyed_and_scoped():
    rule = RULES["hash"]()
    one = act(rule, "ID", "X-17", scope="", surrogates=SURROGATES)
    assert one == act(rule, "ID", "X-17", scope="", surrogates=SURROGATES)
    assert one != act(rule, "ID", "X-17", scope="document:1", surrogates=SURROGATES)
    assert one != act(rule, "ID", "X-17", scope="", surrogates=Surrogates(Key.generate()))
    assert len(one) == 16
    assert int(one, 16) >= 0
