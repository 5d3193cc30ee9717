"""Known texts, found as whole words in any case, in one pass: the deny list of a policy."""

from collections.abc import Mapping
from functools import cached_property
from typing import Any

from deid.detect.windows import encodable
from deid.types import Span


def folded(text: str) -> str:
    """Lower case, every white space a blank, and the length unchanged, so that offsets hold.

    >>> folded("Project\\nİstanbul")
    'project İstanbul'
    """
    text = encodable(text)
    lowered = text.lower()
    if len(lowered) != len(text):  # a few letters, such as "İ", grow
        lowered = "".join(low if len(low := c.lower()) == 1 else c for c in text)
    return lowered.translate(_BLANKS)


_BLANKS = {ord(c): " " for c in "\t\n\x0b\x0c\r\x85\xa0\u2028\u2029\u202f\u3000"}


class Terms:
    """`labels` maps a text to the label that its occurrences get."""

    source = "deny"

    def __init__(self, labels: Mapping[str, str]) -> None:
        self._labels = {folded(text.strip()): label for text, label in labels.items()}

    @cached_property
    def _automaton(self) -> Any:
        from ahocorasick_rs import AhoCorasick

        return AhoCorasick(list(self._labels))

    def find(self, text: str) -> list[Span]:
        if not self._labels:
            return []
        labels = list(self._labels.values())
        return [
            Span(start, end, labels[which], 1.0, self.source)
            for which, start, end in self._automaton.find_matches_as_indexes(folded(text), overlapping=True)
            if _whole(text, start, end)
        ]


def _whole(text: str, start: int, end: int) -> bool:
    """Whether no word goes on across either end."""
    before = start > 0 and text[start - 1].isalnum() and text[start].isalnum()
    after = end < len(text) and text[end].isalnum() and text[end - 1].isalnum()
    return not (before or after)
