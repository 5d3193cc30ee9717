"""The detector as a whole: configuration, Unicode, laws, speed."""

import pickle
import re
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from marked_text import accepted

from deid.detect.base import Detector
from deid.detect.patterns import COUNTRIES, FAMILIES, LABELS, PATTERNS, PatternDetector
from deid.detect.patterns import __name__ as package
from deid.labels import LABELS as CANONICAL
from deid.spans import validate

DETECTOR = PatternDetector()
NOTE = (
    "Patient: Maria Keller, DOB 03/15/1989, MRN: 00482913, seen May 12th, 2024 at 9:30 am by Dr. Robert "
    "Chen. "
    "67-year-old, of 1200 Maple Ave, Springfield, IL 62704. Phone (415) 555-0198, maria.keller@example.com. "
)


def test_it_is_a_detector() -> None:
    assert isinstance(DETECTOR, Detector)
    assert DETECTOR.labels == LABELS
    assert CANONICAL.keys() >= LABELS
    assert len(COUNTRIES) > 12


@pytest.mark.parametrize("pattern", PATTERNS, ids=lambda p: p.name)
def test_every_pattern_is_sound(pattern) -> None:
    assert re.fullmatch(r"[a-z0-9_]+", pattern.name)
    assert pattern.label in CANONICAL
    assert 0 <= pattern.score <= 1
    assert pattern.score >= 0.5 or pattern.context, "without context it would never be accepted"
    assert bool(pattern.lead) == bool(pattern.reach)
    assert all(word == word.lower() for word in (*pattern.context, *pattern.needs))
    assert not _unbounded(pattern.regex)
    re.compile(pattern.regex)
    re.compile(pattern.unless)


def _unbounded(regex: str) -> bool:
    """Has a repeat without an upper bound: one trial of it might cost the length of the text."""
    from re import _constants, _parser  # type: ignore[attr-defined]

    def walk(items) -> bool:
        for op, argument in items:
            if op in (_constants.MAX_REPEAT, _constants.MIN_REPEAT):
                if argument[1] == _constants.MAXREPEAT or walk(argument[2]):
                    return True
            elif op is _constants.BRANCH:
                if any(walk(branch) for branch in argument[1]):
                    return True
            elif op is _constants.SUBPATTERN:
                if walk(argument[3]):
                    return True
            elif op in (_constants.ASSERT, _constants.ASSERT_NOT) and walk(argument[1]):
                return True
        return False

    return walk(_parser.parse(regex))


def test_unknown_labels_and_countries_are_named() -> None:
    with pytest.raises(ValueError, match=r"'PET'.*allowed are .*PERSON"):
        PatternDetector(labels=["PET", "PERSON"])
    with pytest.raises(ValueError, match=r"'ZZ'.*allowed are .*US"):
        PatternDetector(countries=["ZZ"])


def test_labels_and_countries_narrow() -> None:
    only = PatternDetector(labels=["EMAIL"])
    assert only.labels == {"EMAIL"}
    assert {span.label for span in only.detect([NOTE])[0]} == {"EMAIL"}
    text = "SSN 123-45-6789, DNI 12345678Z, a@example.com"
    spanish = {span.source for span in PatternDetector(countries=["ES"]).detect([text])[0]}
    assert {"patterns.es_dni", "patterns.email"} <= spanish
    assert "patterns.us_ssn" not in spanish


def test_it_pickles_as_its_configuration() -> None:
    used = PatternDetector(labels={"URL", "EMAIL"}, countries={"US", "ES"}, phone_regions=["US"])
    before = pickle.dumps(used)
    used.detect([NOTE])
    after = pickle.dumps(used)
    assert before == after
    assert len(after) < 500
    assert b"Keller" not in after
    again = pickle.loads(after)
    assert again.detect([NOTE]) == used.detect([NOTE])
    assert repr(again) == repr(used)
    assert package in repr(type(used))


def test_families_gather_everything() -> None:
    assert sum(map(len, FAMILIES.values())) == len(PATTERNS)
    assert {span.source.split(".")[0] for span in DETECTOR.detect([NOTE])[0]} == {"patterns"}


@pytest.mark.parametrize(
    ("text", "value", "label"),
    [
        (
            "SSN \uff11\uff12\uff13\uff0d\uff14\uff15\uff0d\uff16\uff17\uff18\uff19 ok",
            "\uff11.*\uff19",
            "NATIONAL_ID",
        ),
        ("call 555\u200b-123\u200b-4567 now", "555.*4567", "PHONE"),
        ("call 415\u2011555\u20110198 now", "415.*0198", "PHONE"),
        ("call (415)\u00a0555\u20130198 now", r"\(415.*0198", "PHONE"),
        ("call 415\u00ad-555-0198", "415.*0198", "PHONE"),
        ("\u0664\u0661\u0665-\u0665\u0665\u0665-\u0660\u0661\u0669\u0668", "\u0664.*\u0668", "PHONE"),
        ("card 4111\u00a01111\u202f1111\u20091111", "4111.*1111", "CREDIT_CARD"),
        ("mail maria\uff20example.com", "maria.*com", "EMAIL"),
        ("\u0130stanbul SSN: 123-45-6789", "123.*6789", "NATIONAL_ID"),
        ("\U0001f600 a\u200db@example.com", "a.*com", "EMAIL"),
        ("ssn 12\ufe0f3-45-6789", "12.*9", "NATIONAL_ID"),
        ("ssn 12\U000e00013-45-6789", "12.*9", "NATIONAL_ID"),
        ("ssn 123\u3164-45\uffa0-67\u206a89", "12.*9", "NATIONAL_ID"),
        ("ssn 1\ufe0f\u20e32\ufe0f\u20e33-45-6789", "1.*9", "NATIONAL_ID"),
        ("card 4111 1\u0301111 1111\u0301 1111", "4111.*1111", "CREDIT_CARD"),
        ("card 4111 11\x0011 1111 1111", "4111.*1111", "CREDIT_CARD"),
        ("card 4111 11\x9c11 1111 1111", "4111.*1111", "CREDIT_CARD"),
        ("card 4111 11\ufffd11 1111 1111", "4111.*1111", "CREDIT_CARD"),
        ("pay by card 4111 1111 11\udc8011 1111", "4111.*1111", "CREDIT_CARD"),
        ("page 3\f03/12/2024", "03.*4", "DATE"),
    ],
)
def test_unicode_forms_are_found_at_their_own_offsets(text: str, value: str, label: str) -> None:
    match = re.search(value, text)
    assert match is not None
    assert accepted(text) == [(*match.span(), label)]


_PIECES = st.sampled_from(
    [
        *NOTE.split(" "), "SSN", "123-45-6789", "\u0301", "\ufe0f", "\x00", "\ufffd",
        "\u200b", "\u00ad", "\uff11", "\u0130", "\n", "-", "1",
            "12/05/2024", "é",
        "https://example.com/", "password:", "hunter2", "@", "::", "4111 1111 1111 1111", "+44", "Calle",
        "s/n", "(", ")",
    ]
)  # fmt: skip


@settings(max_examples=150, deadline=None)
@given(
    st.one_of(
        st.text(max_size=200), st.lists(_PIECES, max_size=40).map(" ".join), st.lists(_PIECES).map("".join)
    )
)
def test_every_span_lies_in_its_text_and_is_explained(text: str) -> None:
    spans = DETECTOR.detect([text])[0]
    validate(spans, len(text))
    assert spans == sorted(spans, key=lambda span: span.start)
    for span in spans:
        assert 0.2 <= span.score <= 1
        assert span.label in LABELS


@settings(max_examples=60, deadline=None)
@given(st.lists(st.lists(_PIECES, max_size=12).map(" ".join), max_size=5))
def test_texts_of_a_batch_are_independent(texts: list[str]) -> None:
    assert DETECTOR.detect(texts) == [DETECTOR.detect([text])[0] for text in texts]
    assert DETECTOR.detect(texts[::-1]) == DETECTOR.detect(texts)[::-1]


def test_nothing_is_skipped_at_the_end_of_a_long_text() -> None:
    filler = "Nothing of note was said at the meeting, and nothing was written down.\n" * 12_000
    text = NOTE + filler + NOTE
    spans = DETECTOR.detect([text])[0]
    head = [(s.start, s.end, s.label) for s in spans if s.end <= len(NOTE)]
    tail = [
        (s.start - len(NOTE + filler), s.end - len(NOTE + filler), s.label)
        for s in spans
        if s.start >= len(NOTE + filler)
    ]
    assert head == tail
    assert len(head) >= 9


_ADVERSARIAL = {
    "digits": "1", "spaces": " ", "letters": "a", "newlines": "\n", "at signs": "a@", "hyphens": "1-",
    "numbers": "1 ",
    "letters and digits": "A1", "dots": "1.1.", "colons": "::", "schemes": "http://", "passwords":
    "password:",
    "keys": "-----BEGIN PRIVATE KEY-----", "months": "may ", "titles": "Dr. ", "capitals": "12 Aaaa Bbbb ",
    "angles": "<",
    "tokens": "sk-", "jwt": "eyJ", "hosts": "aa.com.", "invisible": "1\u200b",
    "marks": "1\u0301", "broken": "1\ufffd", "controls": "1\x00",
    "parameters": "https://a?key=abcdef1&", "ages": "93 years, ", "accounts": "account number ",
    "plus": "+1",
    "names": "name: A ", "streets": "calle a ", "slashes": "12/", "brackets": "(1) ", "base64":
    "QUJDREVGR0g5",
}  # fmt: skip


@pytest.mark.parametrize("unit", _ADVERSARIAL.values(), ids=_ADVERSARIAL.keys())
def test_time_is_linear_in_the_text(unit: str) -> None:
    """Twice the text takes about twice the time: a square would take four times."""
    size = 16_000

    def seconds(length: int) -> float:
        text = unit * (length // len(unit))
        best = float("inf")
        for _ in range(2):
            began = time.process_time()
            DETECTOR.detect([text])
            best = min(best, time.process_time() - began)
        return best

    seconds(500)
    assert seconds(2 * size) < 3 * seconds(size) + 0.05


def test_a_megabyte_of_prose_takes_seconds() -> None:
    text = (NOTE + "Nothing else of note was said at the meeting. " * 12) * 700
    began = time.process_time()
    DETECTOR.detect([text])
    assert time.process_time() - began < 8 * len(text) / 1e6
