"""Tables of texts whose spans are marked: "Call [PHONE 415-555-0198] now"."""

import re

from deid.detect.patterns import PatternDetector
from deid.spans import resolve, validate

_MARK = re.compile(r"\[([A-Z_]+) (.*?)\]", re.S)
_DETECTOR = PatternDetector()


def parse(marked: str) -> tuple[str, list[tuple[int, int, str]]]:
    """The text without the marks, and the (start, end, label) that they say."""
    text, spans, done = "", [], 0
    for mark in _MARK.finditer(marked):
        text += marked[done : mark.start()]
        spans.append((len(text), len(text) + len(mark[2]), mark[1]))
        text += mark[2]
        done = mark.end()
    return text + marked[done:], spans


def accepted(text: str, detector: PatternDetector = _DETECTOR) -> list[tuple[int, int, str]]:
    """What a policy with the default threshold gets: resolved spans of a score of at least 0.5."""
    found = validate(detector.detect([text])[0], len(text))
    return [(s.start, s.end, s.label) for s in resolve([s for s in found if s.score >= 0.5], text)]


def check(marked: str) -> None:
    text, expected = parse(marked)
    found = accepted(text)
    shown = [(text[start:end], label) for start, end, label in found]
    assert found == expected, shown
