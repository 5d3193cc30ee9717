"""Originals back in the place of surrogates, in one pass over a text."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from deid import articles
from deid.detect.search import SPACELESS
from deid.rewrite import rewrite
from deid.types import Document, Replacement, Result, Span
from deid.vault.records import Record

RESTORED, AMBIGUOUS, SHORT = "restored", "left: ambiguous", "left: too short"


@dataclass(frozen=True, slots=True)
class Restored:
    """A text with its originals back. The counts are by label."""

    text: str = field(repr=False)
    counts: Mapping[str, int]
    """Restored."""
    ambiguous: Mapping[str, int]
    """Left as they are: the surrogate stands for several originals."""
    short: Mapping[str, int]
    """Left as they are: too short to tell a surrogate from other text (see `is_telling`)."""


class _Meaning(NamedTuple):
    """What a surrogate stands for in one scope."""

    scope: str
    original: str
    label: str


class Restorer:
    """What the surrogates of some records stand for, ready for text.

    A surrogate is found where it stands exactly as it was written, as whole words; where two overlap, the longer
    is taken. It is put back if it stands for one original. Where scopes make it stand for several, a record's
    `subject` decides between subjects; between documents, the one document does that explains most of the
    surrogates in the text. What is then left open is left in the text and counted.

    It cannot know who wrote a text: words that were there before, and that happen to be a surrogate too, are
    taken for it. So short surrogates ("60", an initial) are put back only if `short` is set. `labels`: only these.
    """

    def __init__(
        self, records: Iterable[Record], *, labels: Iterable[str] | None = None, short: bool = False
    ) -> None:
        wanted = None if labels is None else frozenset(labels)
        meanings: dict[str, set[_Meaning]] = defaultdict(set)
        for record in records:
            if wanted is None or record.label in wanted:
                scope = record.scope.partition("\0")[0]  # behind it: how the pipeline read a date
                meanings[record.surrogate].add(_Meaning(scope, record.original, record.label))
        self._surrogates = list(meanings)
        self._meanings = [tuple(sorted(m) if len(m) > 1 else m) for m in meanings.values()]
        self._short = short
        self._automaton = _automaton([_encodable(text) for text in self._surrogates])

    def __len__(self) -> int:
        """How many surrogates it knows."""
        return len(self._surrogates)

    def __call__(self, text: str, *, subject: str | None = None) -> Restored:
        result = self.result(Document(text), subject=subject)
        counts: dict[str, Counter[str]] = defaultdict(Counter)
        for (label, outcome), count in result.counts.items():
            counts[outcome][label] = count
        assert result.text is not None
        return Restored(result.text, *(dict(counts[outcome]) for outcome in (RESTORED, AMBIGUOUS, SHORT)))

    def result(self, document: Document, *, subject: str | None = None) -> Result:
        """Like a `Deidentifier`'s result; its counts are by label and outcome."""
        hits = _disjoint(self._hits(document.text, document.breaks))
        which = {hit.which for hit in hits}
        scopes = self._scopes(which, subject)
        found = {number: self._meant(number, scopes) for number in which}
        counts: Counter[tuple[str, str]] = Counter()
        replacements = []
        for hit in hits:
            original, label, outcome = found[hit.which]
            counts[label, outcome] += 1
            if outcome == RESTORED:
                replacements.append(Replacement(Span(hit.start, hit.end, label), original, "replace"))
        text, moved = rewrite(document.text, [*articles.agree(document.text, replacements)])
        spans = tuple(item.span for item in replacements)
        moved = tuple(span for span in moved if span.label)
        return Result(document.id, text, spans, moved, dict(sorted(counts.items())))

    def _hits(self, text: str, breaks: Sequence[tuple[int, int]]) -> Iterator["_Hit"]:
        if self._automaton is None:
            return
        for which, start, end in self._automaton.find_matches_as_indexes(_encodable(text), overlapping=True):
            crosses = any(start < stop and low < end for low, stop in breaks)
            exact = text[start:end] == self._surrogates[which]
            if exact and not crosses and _is_whole(text, start, end):
                yield _Hit(which, start, end)

    def _scopes(self, which: Iterable[int], subject: str | None) -> frozenset[str]:
        """The scopes that the text is of: the corpus, its subject, and its document as far as that shows."""
        votes: Counter[str] = Counter()
        for number in which:
            scopes = {meaning.scope for meaning in self._meanings[number]}
            if "" not in scopes:
                votes.update(scope for scope in scopes if scope.startswith("document:"))
        most = max(votes.values(), default=0)
        documents = {scope for scope, count in votes.items() if count == most}
        return frozenset(
            {"", *documents} | ({f"subject:{subject}"} if subject is not None else {_ANY_SUBJECT})
        )

    def _meant(self, number: int, scopes: frozenset[str]) -> tuple[str, str, str]:
        """The original, its label, and what becomes of the surrogate."""
        meanings = [meaning for meaning in self._meanings[number] if _is_in(meaning.scope, scopes)]
        originals = {meaning.original for meaning in meanings}
        label = (meanings or self._meanings[number])[0].label
        if len(originals) != 1:
            return "", label, AMBIGUOUS
        if not self._short and not is_telling(self._surrogates[number]):
            return "", label, SHORT
        return originals.pop(), label, RESTORED


_ANY_SUBJECT = "subject:*"


def _is_in(scope: str, scopes: frozenset[str]) -> bool:
    return scope in scopes or (_ANY_SUBJECT in scopes and scope.startswith("subject:"))


class _Hit(NamedTuple):
    which: int
    start: int
    end: int


def is_telling(surrogate: str) -> bool:
    """Whether text that says just this is likely to be the surrogate: four digits, or three characters with letters.

    >>> is_telling("Mac"), is_telling("60y"), is_telling("60"), is_telling("J.")
    (True, True, False, False)
    """
    readable = [c for c in surrogate if c.isalnum()]
    return len(readable) > 3 or (len(readable) == 3 and any(c.isalpha() for c in readable))


def _disjoint(hits: Iterable[_Hit]) -> list[_Hit]:
    """The longest first, then the leftmost; in the order of the text."""
    taken: list[_Hit] = []
    for cluster in _clusters(sorted(hits, key=lambda hit: hit.start)):
        free: list[_Hit] = []
        for hit in sorted(cluster, key=lambda hit: (hit.start - hit.end, hit.start)):
            if all(hit.end <= other.start or other.end <= hit.start for other in free):
                free.append(hit)
        taken += sorted(free, key=lambda hit: hit.start)
    return taken


def _clusters(hits: Iterable[_Hit]) -> Iterator[list[_Hit]]:
    """Those that overlap, together; `hits` are by their starts."""
    cluster: list[_Hit] = []
    reach = 0
    for hit in hits:
        if cluster and hit.start >= reach:
            yield cluster
            cluster = []
        cluster.append(hit)
        reach = max(reach, hit.end)
    if cluster:
        yield cluster


def _automaton(surrogates: Sequence[str]) -> Any:
    if not surrogates:
        return None
    from ahocorasick_rs import AhoCorasick, Implementation

    return AhoCorasick(surrogates, implementation=Implementation.NoncontiguousNFA)


def _encodable(text: str) -> str:
    """As long as the text, without halves of surrogate pairs: UTF-8 cannot hold them."""
    if text.isascii():
        return text
    return text.encode("utf-8", "replace").decode() if _halves(text) else text


def _halves(text: str) -> bool:
    return any("\ud800" <= c <= "\udfff" for c in text)


def _is_whole(text: str, start: int, end: int) -> bool:
    """Does no word go on to the left or to the right? The n of a written-out line break ("\\n") is none."""
    escaped = start > 1 and text[start - 2] == "\\" and text[start - 1] in "nrt"
    left = start > 0 and not escaped and _is_one_word(text[start - 1], text[start])
    return not left and not (end < len(text) and _is_one_word(text[end - 1], text[end]))


def _is_one_word(one: str, next_: str) -> bool:
    return one.isalnum() and next_.isalnum() and not (SPACELESS.match(one) or SPACELESS.match(next_))
