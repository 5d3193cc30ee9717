"""The deny list of a policy: texts that are always taken, as whole words, in any case."""

from collections.abc import Mapping, Sequence
from functools import cached_property

from deid.detect.search import Search, folded
from deid.types import Span


class Terms:
    """`labels` maps a label to the texts that get it."""

    source = "deny"

    def __init__(self, labels: Mapping[str, Sequence[str]]) -> None:
        self._terms = sorted({(folded(text), label) for label, texts in labels.items() for text in texts})

    @cached_property
    def _search(self) -> Search:
        return Search([term for term, _ in self._terms])

    def find(self, text: str) -> list[Span]:
        if not self._terms:
            return []
        found = self._search.find(text)
        return [Span(start, end, self._terms[which][1], 1.0, self.source) for which, start, end in found]
