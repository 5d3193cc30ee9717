"""The scan: where in a text which pattern is tried."""

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from itertools import product
from typing import Any
from unicodedata import category, decimal, normalize

from deid.detect.patterns.base import BEFORE, LETTER, Pattern, compiled, confidence
from deid.detect.patterns.fields import speakers
from deid.types import Span

_IGNORABLE = re.compile(  # Default_Ignorable_Code_Point (Unicode, DerivedCoreProperties) where it is not of Cf
    "[\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u2065\u3164\ufe00-\ufe0f\uffa0\ufff0-\ufff8\U000e0000-\U000e0fff]"
)
_BREAKS = (
    "\t\n\r\v\f\x85"  # controls that part words: a page number before a form feed is not the next date's
)
_CONTROLS = frozenset(map(chr, [*range(0x20), 0x7F])) - frozenset(_BREAKS)
_DASHES = dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2015\u2212\ufe58\ufe63\uff0d", "-")
_QUOTES = {
    "\u2018": "'",
    "\u2019": "'",
    "\u02bc": "'",
    "\u201c": '"',
    "\u201d": '"',
    "\u00b4": "'",
    "\u2032": "'",
    "\u2033": '"',
}
_SENTENCE = "\uff0c\uff1b\uff01\uff1f"  # full-width commas and such end an address; ASCII ones may not
_WORDISH = re.compile(f"[0-9{LETTER}]")
_DIGITS = re.compile("[0-9]+")
_UNIT = re.compile("[0-9]+|[A-Za-z]+")
_SEPARATOR = re.compile(" ?[-./] ?| ")
_MOST_LETTERS = 6  # before the first digit of a shape


def _is_hidden(char: str) -> bool:
    """Seen by no reader, wherever it stands: a format character, a control, a variation selector."""
    kind = category(char)
    return kind == "Cf" or (kind == "Cc" and char not in _BREAKS) or _IGNORABLE.match(char) is not None


def _dropped(chars: set[str]) -> re.Pattern[str] | None:
    """What the patterns are not to see of a text of `chars`: what is hidden, and what decorates a digit.

    A combining mark is dropped after a digit or a separator, not after a letter; U+FFFD and lone surrogates only
    between digits, since "98\ufffdF" was a degree sign.
    """
    hidden = "".join(re.escape(c) for c in sorted(chars) if _is_hidden(c))
    marks = "".join(c for c in sorted(chars) if category(c) in ("Mn", "Me") and not _is_hidden(c))
    broken = "".join(c for c in sorted(chars) if c == "\ufffd" or category(c) == "Cs")
    choices = [rf"(?<=[0-9\d .()/-])[{hidden}{marks}]+"] if marks else []
    if broken:
        choices.append(rf"(?<=\d)[{broken}{hidden}{marks}]{{1,8}}(?=\d)")
    if hidden:
        choices.append(f"[{hidden}]+")
    return re.compile("|".join(choices)) if choices else None


def _plain(char: str) -> str:
    """The character that the patterns expect: one for one, so that offsets stay."""
    if char in _DASHES:
        return "-"
    if char in _QUOTES:
        return _QUOTES[char]
    kind = category(char)
    if kind == "Nd":
        return str(decimal(char))
    if kind == "Zs":
        return " "
    if kind == "Cs":  # a lone surrogate, which no UTF-8 library takes
        return "\ufffd"
    if "\uff01" <= char <= "\uff5e" and char not in _SENTENCE:  # full-width forms
        return normalize("NFKC", char)
    return char


class Text:
    """A text as the patterns see it: plain digits, dashes, spaces and quotes, nothing invisible inside."""

    def __init__(self, original: str) -> None:
        self.plain = original
        self._removed: list[int] = []
        if not original.isascii() or not _CONTROLS.isdisjoint(original):
            self.plain = self._normalised(original)
        lowered = self.plain.lower()
        if len(lowered) != len(self.plain):  # a few letters, "İ" for one, become two
            lowered = "".join(c.lower() if len(c.lower()) == 1 else c for c in self.plain)
        self.lowered = lowered

    @cached_property
    def speakers(self) -> frozenset[str]:
        """The labels that stand before two or more lines, in lower case: "doctor" and "patient", say."""
        return speakers(self.lowered)

    def _normalised(self, original: str) -> str:
        chars = set(original)
        dropped = _dropped(chars)
        text = original
        if dropped is not None:
            places = [place for match in dropped.finditer(original) for place in range(*match.span())]
            self._removed = [place - i for i, place in enumerate(places)]
            text = dropped.sub("", original)
        return text.translate({ord(char): _plain(char) for char in chars})

    def original(self, start: int, end: int) -> tuple[int, int]:
        """The offsets in the original of `start:end` of the plain text."""
        if not self._removed:
            return start, end
        return start + bisect_right(self._removed, start), end + bisect_right(self._removed, end - 1)


class Scanner:
    """Finds the spans of a set of patterns. Holds tables made from the patterns, and nothing of any text."""

    def __init__(self, patterns: Iterable[Pattern]) -> None:
        patterns = list(patterns)
        self._by_anchor: dict[str, list[Pattern]] = defaultdict(list)
        for pattern in patterns:
            for anchor in pattern.anchors:
                self._by_anchor[anchor].append(pattern)
        self._at_digits = [p for p in patterns if p.regex and not p.anchors]
        self._shapes = _shape_table(p for p in patterns if p.shapes)

    @cached_property
    def _anchors(self) -> Any:
        from ahocorasick_rs import AhoCorasick

        return AhoCorasick(list(self._by_anchor))

    @cached_property
    def _groups(self) -> list[tuple[bool, list[Pattern]]]:
        """For each anchor: is it a word, and what begins with it."""
        return [(bool(_WORDISH.match(anchor)), group) for anchor, group in self._by_anchor.items()]

    def spans(self, original: str) -> list[Span]:
        """Spans in the offsets of `original`, by start; none lies within another of the same label."""
        text = Text(original)
        found = [*self._anchored(text), *self._at_runs_of_digits(text)]
        spans = []
        for pattern, start, end in found:
            if pattern.fits is not None and not pattern.fits(text, start, end):
                continue
            score = confidence(pattern, text.lowered, start, end, text.plain[start:end])
            if score is not None:
                low, high = text.original(start, end)
                spans.append(Span(low, high, pattern.label, score, f"patterns.{pattern.name}"))
        return _widest(spans)

    def _anchored(self, text: Text) -> Iterator[tuple[Pattern, int, int]]:
        if not self._by_anchor:
            return
        groups = self._groups
        done: dict[int, int] = {}
        for index, start, _ in self._anchors.find_matches_as_indexes(text.lowered, overlapping=True):
            word, group = groups[index]
            inside = word and start and _WORDISH.match(text.lowered, start - 1)
            for pattern in group:
                if not inside or pattern.lead:
                    found = _try(pattern, text, start, done)
                    if found is not None:
                        yield found

    def _at_runs_of_digits(self, text: Text) -> Iterator[tuple[Pattern, int, int]]:
        done: dict[int, int] = {}
        shapes = self._shapes
        wanted = [p for p in self._at_digits if not p.needs or any(word in text.lowered for word in p.needs)]
        fitting: dict[tuple[int, str], list[Pattern]] = {}
        for run in _DIGITS.finditer(text.plain):
            start, end = run.span()
            key = (end - start, text.plain[end : end + 1])
            if key not in fitting:
                fitting[key] = [p for p in wanted if _fits(p, *key)]
            for pattern in fitting[key]:
                found = _try(pattern, text, start, done)
                if found is not None:
                    yield found
            if shapes:
                for low in _shape_starts(text.plain, start):
                    yield from _try_shapes(shapes, text.plain, low)


def _try(pattern: Pattern, text: Text, hit: int, done: dict[int, int]) -> tuple[Pattern, int, int] | None:
    """The pattern's match that begins at `hit`, or before it over `lead`; none inside its own last match."""
    reached = done.get(id(pattern), 0)
    if hit < reached:
        return None
    plain = text.plain
    regex = compiled(pattern.regex)
    match = None
    if pattern.lead:
        before = plain[max(reached, hit - pattern.reach) : hit]
        start = hit - len(before) + len(before.rstrip(pattern.lead))
        match = regex.match(plain, start) if start < hit else None
        if match is None and start < hit and not plain[start].isalnum():  # "'name@example.com'"
            start = next((i for i in range(start, hit) if plain[i].isalnum()), hit)
            match = regex.match(plain, start)
    if match is None:
        match = regex.match(plain, hit)
        if match is None:
            return None
    low, high = match.span("value") if "value" in regex.groupindex else match.span()
    if pattern.trim is not None:
        high = low + pattern.trim(plain[low:high])
    if low >= high or (pattern.unless and _preceded(pattern.unless, text.lowered, low)):
        return None
    done[id(pattern)] = max(hit + 1, high)
    return pattern, low, high


def _fits(pattern: Pattern, length: int, after: str) -> bool:
    low, high = pattern.digits
    return low <= length <= high and (not pattern.then or (after != "" and after in pattern.then))


def _preceded(unless: str, lowered: str, start: int) -> bool:
    return compiled(f"(?:{unless})$").search(lowered[max(0, start - BEFORE) : start]) is not None


def _shape_table(patterns: Iterable[Pattern]) -> dict[str, tuple[Pattern, ...]]:
    """Each shape, with the patterns that have it, and each beginning of a shape, with none."""
    table: dict[str, tuple[Pattern, ...]] = {}
    for pattern in patterns:
        for shape in pattern.shapes:
            for key in _spelled_out(shape):
                table[key] = (*table.get(key, ()), pattern)
                for unit in re.finditer("9+|A+", key):
                    table.setdefault(key[: unit.end()], ())
    return table


def _spelled_out(shape: str) -> Iterator[str]:
    """Every shape that X, a letter or a digit, stands for."""
    parts = [("9", "A") if char == "X" else (char,) for char in shape]
    return ("".join(choice) for choice in product(*parts))


def _shape_starts(text: str, start: int) -> Iterator[int]:
    """Where a number whose first digits are at `start` may begin: there, or at the letters before."""
    low = start
    while low > 0 and start - low <= _MOST_LETTERS and text[low - 1].isascii() and text[low - 1].isalpha():
        low -= 1
    if low == start:
        yield start
        if start > 2 and text[start - 1] in " -" and text[start - 2].isalpha() and text[start - 2].isascii():
            low = start - 1
            while low > 0 and start - low <= 5 and text[low - 1].isascii() and text[low - 1].isalpha():
                low -= 1
            if start - low <= 5:
                yield low
    elif start - low <= _MOST_LETTERS:
        yield low
        if start - low >= 2:  # "SSN123-45-6789"
            yield start


def _try_shapes(
    shapes: dict[str, tuple[Pattern, ...]], text: str, start: int
) -> Iterator[tuple[Pattern, int, int]]:
    if not _free_left(text, start):
        return
    key, place = "", start
    while (unit := _UNIT.match(text, place)) is not None:
        key += ("9" if text[place] <= "9" else "A") * (unit.end() - place)
        if key not in shapes:
            return
        place = unit.end()
        if shapes[key] and _free_right(text, place):
            for pattern in shapes[key]:
                yield pattern, start, place
        if _UNIT.match(text, place):
            continue
        separator = _SEPARATOR.match(text, place)
        if separator is None:
            return
        key += separator.group().strip() or " "
        place = separator.end()


def _free_left(text: str, start: int) -> bool:
    """No number goes on to the left: "1-555…", "3.141…", "1,234,567"."""
    if start == 0:
        return True
    before = text[start - 1]
    if before == "+":  # a telephone number
        return False
    if before in "-./_:,%" and start > 1 and text[start - 2] <= "9" and text[start - 2].isdigit():
        return False
    return not (before.isdigit() or (before.isascii() and before.isalpha() and text[start].isalpha()))


def _free_right(text: str, end: int) -> bool:
    """No number goes on to the right, and no single letter is glued to it."""
    after = text[end : end + 3]
    if not after:
        return True
    if after[0] in "-./_:,%@" and after[1:2].isdigit():
        return False
    if not (after[0].isascii() and after[0].isalnum()):
        return after[0] != "%"
    return after[0].isalpha() and after[1:2].isalpha() and text[end - 1].isdigit()


def _widest(spans: Sequence[Span]) -> list[Span]:
    """Without those that lie within another of the same label and no lower score."""
    kept: list[Span] = []
    reach: dict[str, list[Span]] = defaultdict(list)
    for span in sorted(spans, key=lambda s: (s.start, -s.end, -s.score, s.label, s.source)):
        wider = reach[span.label] = [other for other in reach[span.label] if other.end > span.start]
        if not any(other.end >= span.end and other.score >= span.score for other in wider):
            kept.append(span)
            wider.append(span)
    return kept
