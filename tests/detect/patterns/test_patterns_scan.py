"""What makes the scan fast loses nothing: every short cut is compared with the long way."""

import re
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from unittest.mock import patch

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from deid.detect.patterns import PATTERNS, PatternDetector
from deid.detect.patterns.scan import Index, Scanner, Trial
from deid.detect.patterns.shapes import Shapes

DETECTOR = PatternDetector()


@contextmanager
def the_long_way() -> Iterator[None]:
    """Every pattern that may stand at so many digits is tried, every shape looked up, every context read."""

    def around(index: Index, text: str, start: int, end: int) -> list[Trial]:
        after = text[end : end + 1]
        return [
            trial
            for trial in index._trials
            if trial.pattern.digits[0] <= end - start <= trial.pattern.digits[1]
            and (not trial.pattern.then or (after and after in trial.pattern.then))
        ]

    with ExitStack() as stack:
        stack.enter_context(patch.object(Index, "around", around))
        stack.enter_context(patch.object(Shapes, "may_begin", lambda *_: True))
        stack.enter_context(
            patch.object(Scanner, "_words_around", lambda scanner, *_: set(scanner._context_words))
        )
        yield


_VALUES = (
    "(415) 555-0198", "415-555-0198", "+1 415-555-0198", "BOXW310820HNERXN09",
    "123 - 45 - 6789", "27AAPFU0939F1ZV", "0044 20 7946 0958", "020 7946 0958", "030/1234567", "4155550198",
    "4155550198 x12", "10.0.0.1", "ip10.0.0.1", "2001:db8:0:1:2:3:4:5", "00:1b:44:11:3a:b7", "001b.4411.3ab7",
    "123e4567-e89b-12d3-a456-426614174000", "DE89 3704 0044 0532 0130 00", "1EG4-TE5-MK73",
    "1HGCM82633A004352", "WVWZZZ1JZXW000001", "1BvBMSEYstWetqTFn5Au4m4GFg7xJaNVN2",
    "LVg2kJoFNg45Nbpy53h7Fe1wKyeXVRhMH9", "rHb9CJAWyB4rj91VRWn96DkukG4bwdtyTh", "1200 Maple Ave, Springfield, IL 62704",
    "120 S. Beech", "12 rue de la Paix", "48.8566, 2.35223", "40\u00b0 26' 46\" N", "Springfield, IL 62704",
    "SW1A 1AA", "K1A 0B1", "1012 AB Amsterdam", "28016 Madrid", "2024-05-12", "20240512", "20240512T0930Z",
    "12/05/2024", "12.05.2024", "3 / 4 / 2024", "12-5 2024", "05/2024", "2024-05", "5/12",
    "12 May 2024", "3rd of this month",
    "Q1 2024", "3Q04", "H1 2024", "FY2024", "2024 Q1", "1st quarter of 2024", "1998-2004", "2004", "(1998)",
    "1990s", "1715510000", "1715510000.123", "9:30:15 am", "14:30", "T14:30Z", "5 pm", "9 o'clock", "0930 hours",
    "5 in the morning", "67-year-old", "3rd birthday", "93 years", "45 ans", "70 a\u00f1os de edad", "45 Jahre alt",
    "65 M", "72M presents", "2024\u5e745\u67085\u65e5", "123-45-6789", "12345678Z", "4111 1111 1111 1111", "12-34-56",
    "ABCPE1234F", "GB29 NWBK 6016 1331 9268 19", "529 982 247 25", "62704-1234", "AA 999999999",
)  # fmt: skip
_WORDS = (
    "ssn", "call", "phone", "dni", "cpf", "born", "on", "in", "account", "routing", "sort code", "ripple", "patient",
    "lat", "epoch", "cuil", "card", "calle", "at", "imei", "year", "vehicle",
)  # fmt: skip
_GLUE = ("", " ", " ", ", ", "-", ".", "\n", "(", ")", ":", "x", "Q", "'", "/", "\u4e2d", "=", "\u00e9")


@settings(max_examples=400, deadline=None)
@given(st.lists(st.sampled_from((*_VALUES, *_WORDS, *_GLUE * 6)), max_size=14).map("".join))
def test_short_cuts_lose_nothing(text: str) -> None:
    short = DETECTOR.detect([text])
    with the_long_way():
        assert PatternDetector().detect([text]) == short


@pytest.mark.parametrize("before", ["", " ", "a", "\u00e9", "(", "Q", "-", "ssn ", "ripple "])
def test_short_cuts_lose_no_single_value(before: str) -> None:
    texts = [f"{before}{value}{after}" for value in _VALUES for after in ("", " ", ".", "a", " call")]
    short = DETECTOR.detect(texts)
    with the_long_way():
        assert PatternDetector().detect(texts) == short
    assert sum(map(bool, short)) > len(texts) / 4


def test_what_begins_in_its_lead_has_one() -> None:
    for pattern in PATTERNS:
        assert not pattern.led or (pattern.lead and not pattern.anchors), pattern.name
        assert not pattern.word or not pattern.anchors, pattern.name


def test_the_tables_hold_nothing_of_a_text() -> None:
    detector = PatternDetector()
    index = detector._scanner._index
    detector.detect([" ".join(_VALUES)])
    known = len(index._known)
    detector.detect([" ".join(_VALUES).replace(" ", "  "), "\u4e00" + "7" * 5000, "8\U0001f600"] * 3)
    assert len(index._known) < known + 40
    assert all(isinstance(key, int) for key in index._known)


def test_what_parts_words_says_so_at_its_beginning() -> None:
    parting = [trial for trial in map(Trial, PATTERNS) if trial.pattern.regex and trial.parts_words]
    assert len(parting) > 40
    for trial in parting:
        assert re.match(r"(?:\(\?i\))?\(\?<!\[[^\\\]]*\]\)", trial.pattern.regex), trial.pattern.name
        assert not any(trial.match(f"{letter}{value}", 1) for letter in "aZ\u00e9" for value in _VALUES)
