"""The scan: where in a text which pattern is tried."""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cached_property
from itertools import pairwise
from typing import Any

from deid.detect.patterns.base import AFTER, BEFORE, LEFT, Pattern, compiled, confidence
from deid.detect.patterns.shapes import Shapes
from deid.detect.patterns.text import WORDISH, Text
from deid.types import Span

_DIGITS = re.compile("[0-9]+")
_IN_WORD = re.compile("[0-9A-Za-z]{0,99}")
_ALNUM = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
_FAR = 10**9  # behind every text
_LONGEST_RUN = 64  # digits; all longer runs are alike to every pattern


class Trial:
    """A pattern, ready to be tried. Its expression is compiled at first use: most texts need few of them."""

    def __init__(self, pattern: Pattern) -> None:
        self.pattern = pattern
        self.lead = pattern.lead
        self.needs = pattern.needs

    @cached_property
    def match(self) -> Callable[..., re.Match[str] | None]:
        return compiled(self.pattern.regex).match

    @cached_property
    def _value(self) -> str | int:
        return "value" if "value" in compiled(self.pattern.regex).groupindex else 0

    @cached_property
    def parts_words(self) -> bool:
        """Does its expression say that no letter stands before it?"""
        return not self.lead and self.pattern.regex.removeprefix("(?i)").startswith(LEFT[:-2])

    def at(self, text: Text, hit: int, done: dict["Trial", int]) -> tuple[Pattern, int, int] | None:
        """The match that begins at `hit`, or before it over the lead; none inside its own last match."""
        reached = done.get(self, 0)
        if hit < reached:
            return None
        pattern, plain = self.pattern, text.plain
        match = self._led(plain, max(reached, hit - pattern.reach), hit) if self.lead else None
        match = match or self.match(plain, hit)
        if match is None:
            return None
        low, high = match.span(self._value)
        if pattern.trim is not None:
            high = low + pattern.trim(plain[low:high])
        if low >= high or (pattern.unless and _preceded(pattern.unless, text.lowered, low)):
            return None
        done[self] = max(hit + 1, high)
        return pattern, low, high

    def _led(self, plain: str, least: int, hit: int) -> re.Match[str] | None:
        """The match that begins before `hit`, at `least` or later."""
        start = least + len(plain[least:hit].rstrip(self.lead))
        if start == hit:
            return None
        match = self.match(plain, start)
        if match is None and not plain[start].isalnum():  # "'name@example.com'"
            start = next((i for i in range(start, hit) if plain[i].isalnum()), hit)
            match = self.match(plain, start)
        return match


class Index:
    """Which trials are worth the while at a run of digits: by its length and by what stands around it.

    A set of trials is a number, with one bit a trial.
    """

    def __init__(self, trials: Sequence[Trial]) -> None:
        self._trials = trials
        patterns = [trial.pattern for trial in trials]
        leads = frozenset("".join(pattern.lead for pattern in patterns))
        self._of_length = [
            _bits(pattern.digits[0] <= length <= pattern.digits[1] for pattern in patterns)
            for length in range(_LONGEST_RUN + 1)
        ]
        self._before = {char: _bits(_may_follow(trial, char) for trial in trials) for char in leads}
        self._before_letter = _bits(not trial.pattern.led and not trial.parts_words for trial in trials)
        self._before_other = _bits(not pattern.led for pattern in patterns)
        thens = frozenset("".join(pattern.then for pattern in patterns))
        self._after = {char: _bits(not p.then or char in p.then for p in patterns) for char in thens}
        self._after_other = _bits(not pattern.then for pattern in patterns)
        self._in_short_words = _bits(not pattern.word for pattern in patterns)
        self._long = min((pattern.word for pattern in patterns if pattern.word), default=0)
        self._known: dict[int, list[Trial]] = {}

    def around(self, text: str, start: int, end: int) -> list[Trial]:
        """Those that may match at the digits `start:end` of `text`."""
        before, after = text[start - 1 : start] if start else "", text[end : end + 1]
        fitting = self._of_length[min(end - start, _LONGEST_RUN)]
        fitting &= self._after.get(after, self._after_other)
        other = self._before_letter if before in WORDISH else self._before_other
        fitting &= self._before.get(before, other)
        if fitting & ~self._in_short_words:
            alone = not (before.isalnum() or after.isalnum())
            if (end - start if alone else _word_length(text, start, end)) < self._long:
                fitting &= self._in_short_words
        if fitting not in self._known:
            self._known[fitting] = [trial for i, trial in enumerate(self._trials) if fitting >> i & 1]
        return self._known[fitting]


def _bits(flags: Iterable[bool]) -> int:
    return sum(flag << i for i, flag in enumerate(flags))


def _may_follow(trial: Trial, char: str) -> bool:
    """May the digits at which the trial is made follow `char`?"""
    if trial.pattern.led:
        return char in trial.lead
    return char not in WORDISH or not trial.parts_words


def _word_length(text: str, start: int, end: int) -> int:
    """How many letters and digits stand together around `start:end`, as far as a hundred on either side."""
    before = text[max(0, start - 99) : start]
    word = _IN_WORD.match(text, end)
    return len(before) - len(before.rstrip(_ALNUM)) + (word.end() if word else end) - start


class Scanner:
    """Finds the spans of a set of patterns. Holds tables made from the patterns, and nothing of any text."""

    def __init__(self, patterns: Iterable[Pattern]) -> None:
        patterns = list(patterns)
        self._by_anchor: dict[str, list[Trial]] = defaultdict(list)
        for pattern in patterns:
            trial = Trial(pattern)
            for anchor in pattern.anchors:
                self._by_anchor[anchor].append(trial)
        at_digits = [Trial(pattern) for pattern in patterns if pattern.regex and not pattern.anchors]
        self._index = Index(at_digits)
        self._shapes = Shapes(pattern for pattern in patterns if pattern.shapes)
        self._context_words = sorted({word for pattern in patterns for word in pattern.context})

    @cached_property
    def _anchors(self) -> Any:
        from ahocorasick_rs import AhoCorasick

        return AhoCorasick(list(self._by_anchor))

    @cached_property
    def _groups(self) -> list[tuple[list[Trial], list[Trial]]]:
        """For each anchor: what begins with it, and what of that also does so inside a word."""
        return [
            (group, [trial for trial in group if trial.lead] if anchor[0] in WORDISH else group)
            for anchor, group in self._by_anchor.items()
        ]

    @cached_property
    def _context(self) -> Any:
        from ahocorasick_rs import AhoCorasick

        return AhoCorasick(self._context_words)

    def spans(self, original: str) -> list[Span]:
        """Spans in the offsets of `original`, by start; none lies within another of the same label."""
        text = Text(original)
        spans = []
        around: dict[tuple[int, int], set[str]] = {}
        grown: dict[str, int] = {}  # how far the last match of a pattern reached

        def words_around() -> set[str]:
            if (start, end) not in around:
                around[start, end] = self._words_around(text.lowered, start, end)
            return around[start, end]

        for pattern, start, end in (*self._anchored(text), *self._at_runs_of_digits(text)):
            if pattern.fits is not None and not pattern.fits(text, start, end):
                continue
            if pattern.grow is not None:
                if start < grown.get(pattern.name, 0):
                    continue
                whole = pattern.grow(text, start, end)
                if whole is None:
                    continue
                start, end = whole
                grown[pattern.name] = end
            value = text.plain[start:end]
            score = confidence(pattern, text.lowered, start, end, value, words_around)
            if score is not None:
                low, high = text.original(start, end)
                spans.append(Span(low, high, pattern.label, score, f"patterns.{pattern.name}"))
        return _widest(spans)

    def _words_around(self, lowered: str, start: int, end: int) -> set[str]:
        """The context words of any pattern that stand near, if only as a part of a word."""
        near = lowered[max(0, start - BEFORE) : start] + "\n" + lowered[end : end + AFTER]
        found = self._context.find_matches_as_indexes(near, overlapping=True)
        return {self._context_words[which] for which, _, _ in found}

    def _anchored(self, text: Text) -> Iterator[tuple[Pattern, int, int]]:
        if not self._by_anchor:
            return
        groups, plain, lowered = self._groups, text.plain, text.lowered
        done: dict[Trial, int] = {}
        for index, start, _ in self._anchors.find_matches_as_indexes(lowered, overlapping=True):
            for trial in groups[index][start > 0 and lowered[start - 1] in WORDISH]:
                if trial.lead or trial.match(plain, start):
                    found = trial.at(text, start, done)
                    if found is not None:
                        yield found

    def _at_runs_of_digits(self, text: Text) -> Iterator[tuple[Pattern, int, int]]:
        plain = text.plain
        runs = [run.span() for run in _DIGITS.finditer(plain)]
        if not runs:
            return
        done: dict[Trial, int] = {}
        met: dict[Trial, bool] = {}  # are the needs of the trial?
        for (start, end), (following, _) in pairwise([*runs, (_FAR, _FAR)]):
            for trial in self._index.around(plain, start, end):
                if trial.needs:
                    if trial not in met:
                        met[trial] = any(word in text.lowered for word in trial.needs)
                    if not met[trial]:
                        continue
                if trial.lead or trial.match(plain, start):
                    found = trial.at(text, start, done)
                    if found is not None:
                        yield found
            if self._shapes.may_begin(end - start, plain[start - 1 : start], following - end):
                yield from self._shapes.at(plain, start)


def _preceded(unless: str, lowered: str, start: int) -> bool:
    return compiled(f"(?:{unless})$").search(lowered[max(0, start - BEFORE) : start]) is not None


def _widest(spans: Sequence[Span]) -> list[Span]:
    """Without those that lie within another of the same label and no lower score."""
    ordered = sorted(spans, key=lambda s: (s.start, -s.end, -s.score, s.label, s.source))
    if all(span.end <= following.start for span, following in pairwise(ordered)):
        return ordered
    kept: list[Span] = []
    reach: dict[str, list[Span]] = defaultdict(list)
    for span in ordered:
        wider = reach[span.label] = [other for other in reach[span.label] if other.end > span.start]
        if not any(other.end >= span.end and other.score >= span.score for other in wider):
            kept.append(span)
            wider.append(span)
    return kept
