"""A deidentifier of known words: what it finds is plain, so the tests can say what every file becomes."""

from collections.abc import Callable, Sequence

import pytest

from deid.errors import DetectorError
from deid.pipeline import Deidentifier
from deid.policy import Policy
from deid.types import Span

WORDS = {"Ann Lee": "PERSON", "Ann": "PERSON", "Springfield": "CITY"}


class Words:
    """Finds the `WORDS`; fails at a text that holds "unreadable"."""

    name = "words"
    labels = frozenset(WORDS.values())

    def detect(self, texts: Sequence[str]) -> list[list[Span]]:
        if any("unreadable" in text for text in texts):
            raise DetectorError("detector 'words' failed")
        return [self._spans(text) for text in texts]

    def _spans(self, text: str) -> list[Span]:
        found = []
        for word, label in WORDS.items():
            start = text.find(word)
            while start >= 0:
                found.append(Span(start, start + len(word), label, 1.0, self.name))
                start = text.find(word, start + len(word))
        return found


@pytest.fixture(scope="session")
def words() -> Callable[..., Deidentifier]:
    """`words(on_error="drop")`: redacts the known words."""

    def make(**policy: object) -> Deidentifier:
        return Deidentifier(Policy.model_validate({"mentions": False, **policy}), detectors=[Words()])

    return make
