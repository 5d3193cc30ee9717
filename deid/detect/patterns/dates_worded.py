"""Dates and times written in words: "la semaine prochaine", "hace dos meses", "'s ochtends om zeven uur".

From each table of words (`temporal_words`, `temporal_scripts`) come two patterns, for DATE and TIME. A pattern is
tried at a word that seldom means anything else; from there the expression grows to both sides over the words of its
table, and it counts if it holds what says when: a weekday, "next" and a unit, a number of units with "ago". It
stops short of "12 mai 2024": that is found by `dates`, and stays a date that can be moved. English is left to the
model, which reads it.
"""

import re
from dataclasses import fields
from functools import cached_property
from typing import NamedTuple

from deid.detect.patterns.base import Pattern
from deid.detect.patterns.temporal_scripts import ARABIC, HINDI
from deid.detect.patterns.temporal_words import (
    DUTCH,
    FRENCH,
    GERMAN,
    ITALIAN,
    PORTUGUESE,
    SPANISH,
    TURKISH,
    Words,
)
from deid.detect.patterns.text import Text

LANGUAGES: dict[str, Words] = {
    "es": SPANISH, "fr": FRENCH, "nl": DUTCH, "de": GERMAN, "it": ITALIAN, "pt": PORTUGUESE, "tr": TURKISH,
    "hi": HINDI, "ar": ARABIC,
}  # fmt: skip
_KINDS = tuple(
    field.name
    for field in fields(Words)
    if field.type is str and field.name not in ("spaced", "also", "common")
)
_BEFORE, _AFTER = 60, 90
"""How many characters to either side are read."""
_ENDING = 10
_LONGEST = 5
"""Pieces of words in one entry: "l'" and "an" are two."""
_GAP = re.compile(r" ?(?:[,~'-]|, ?')? {0,2}")
_NUMBER = r"[0-9]{1,4}(?:[:.][0-9]{2})?(?:er|ère|ème|ste|de|e|º|ª|ro|h(?:[0-9]{2})?|u|am|pm)?"
_EXPLICIT = re.compile(r"[0-9]{1,4}[/.-][0-9]{1,2}(?:[/.-][0-9]{1,4})?")
_NONE: frozenset[str] = frozenset()
_BOUND = frozenset({"bound"})
_SOLID = frozenset({"strong", "now", "unit", "part", "clock", "month", "bound"})


class Token(NamedTuple):
    start: int
    end: int
    kinds: frozenset[str]
    """Empty for a word that is in no table."""


class Grammar:
    """Reads the words of one language around a place in a text."""

    def __init__(self, words: Words) -> None:
        self.words = words

    @cached_property
    def _table(self) -> dict[str, frozenset[str]]:
        table: dict[str, set[str]] = {}
        for kind in _KINDS:
            for word in getattr(self.words, kind).split("|"):
                table.setdefault(word.removeprefix("'"), set()).add(kind)
        return {word: frozenset(kinds) for word, kinds in table.items() if word}

    @cached_property
    def _pieces(self) -> re.Pattern[str]:
        spaced = self.words.spaced
        return re.compile(f"{_EXPLICIT.pattern}|{_NUMBER}(?![{spaced}])|[{spaced}]+'?|[0-9]+")

    def _kinds(self, word: str) -> frozenset[str]:
        table = self._table
        if word in table:
            return table[word]
        for length in range(len(word) - 1, max(2, len(word) - _ENDING - 1), -1):
            stem = word[:length] + "~"
            if stem in table:
                return table[stem]
        return table.get(word + "~", _NONE)

    def _tokens(self, text: Text, start: int, end: int) -> list[Token]:
        lowered = text.lowered
        low, high = max(0, start - _BEFORE), min(len(lowered), end + _AFTER)
        pieces = [match.span() for match in self._pieces.finditer(lowered, low, high)]
        tokens = []
        i = 0
        while i < len(pieces):
            first = pieces[i][0]
            if lowered[first].isdigit():
                tokens.append(Token(*pieces[i], _of_digits(lowered[first : pieces[i][1]])))
                i += 1
                continue
            for j in range(min(len(pieces), i + _LONGEST), i, -1):
                written = lowered[first : pieces[j - 1][1]]
                kinds = self._table.get(written, _NONE) if j > i + 1 else self._kinds(written)
                if kinds:
                    break
            last = pieces[j - 1][1]
            if not kinds and written[-1] == "'":  # of "Eylül'e"
                kinds, last = self._kinds(written[:-1]), last - 1
            tokens.append(Token(first, last, kinds))
            i = j
        return tokens

    def _run(self, text: Text, start: int, end: int) -> list[Token]:
        """The words of the table that stand together around `start:end`."""
        run: list[Token] = []
        for token in self._tokens(text, start, end):
            if run and not (token.kinds and _GAP.fullmatch(text.plain, run[-1].end, token.start)):
                if run[-1].end > start:
                    return _without_counted(run, text.plain[run[-1].end : token.end])
                run = []
            if token.kinds:
                run.append(token)
        return run

    def grow(self, text: Text, start: int, end: int, label: str) -> tuple[int, int] | None:
        """Where the expression around `start:end` begins and ends; None if it is none, or of another label."""
        best = None
        for run in _split(self._run(text, start, end)):
            run = _tidy(run, postpositions=self.words.postpositions)
            if run and run[0].start < end and run[-1].end > start:
                best = run
        if not best or self._label(best, text.plain) != label:
            return None
        if label == "TIME":
            best = _without_preposition(best)
        low = best[0].start
        return low - (low > 0 and text.plain[low - 1 : low + 2] == "'s "), best[-1].end

    def _label(self, run: list[Token], plain: str) -> str | None:
        kinds = frozenset().union(*(token.kinds for token in run))
        numbered = not kinds.isdisjoint({"number", "digits"})
        if kinds & {"strong", "now"}:
            return "DATE"
        if "unit" in kinds and (
            "which" in kinds
            or "bound" in kinds
            or (numbered and not kinds.isdisjoint({"ago", "year", "month"}))
        ):
            return "DATE"
        months = [token for token in run if "month" in token.kinds]
        plain_months = [m for m in months if not self.words.lower or plain[m.start].islower()]
        if plain_months and (len(months) > 1 or kinds & {"lead", "bound", "which", "number", "ago"}):
            return "DATE"
        counted = "unit" in kinds and not run[-1].kinds & {"number", "digits", "clock"} - run[-1].kinds & {
            "unit"
        }
        spoken = "clock" in kinds and ("lead" in kinds or not counted)  # "72 heures" may be a duration
        if "part" in kinds or (numbered and (spoken or "at" in kinds)):
            return "TIME"
        return None

    def is_relative(self, text: Text) -> bool:
        """Whether the whole text is an expression of this language that names no day, month, year or feast."""
        run = self._tokens(text, 0, len(text.plain))
        if not run or run[0].start > 1 or run[-1].end < len(text.plain) or not all(t.kinds for t in run):
            return False
        kinds = frozenset().union(*(token.kinds for token in run))
        if kinds & {"month", "year", "explicit"}:
            return False
        if "strong" in kinds:  # "next Tuesday", not "Tuesday", nor "next Christmas"
            return "which" in kinds and bool(self._weekday.search(text.lowered))
        if "digits" in kinds and kinds.isdisjoint({"unit", "clock", "now"}):
            return False
        return "now" in kinds or ("unit" in kinds and bool(kinds & {"which", "bound", "ago"}))

    @cached_property
    def _weekday(self) -> re.Pattern[str]:
        first = [word.rstrip("~") for word in self.words.strong.split("|")[: self.words.weekdays]]
        return re.compile("|".join(map(re.escape, first)))

    def patterns(self, code: str) -> tuple[Pattern, ...]:
        dates = self._pattern("DATE", f"date_in_words_{code}", ("strong", "now", "month", "unit", "also"))
        return dates, self._pattern("TIME", f"time_in_words_{code}", ("part", "clock", "at"))

    def _pattern(self, label: str, name: str, kinds: tuple[str, ...]) -> Pattern:
        common = set(self.words.common.split("|"))
        words = {word for kind in kinds for word in getattr(self.words, kind).split("|")} - common - {""}
        stems = sorted(words, key=lambda word: (-len(word), word))
        either = "|".join(re.escape(w[:-1]) + "~" if w[-1] == "~" else re.escape(w) for w in stems)
        spaced = self.words.spaced
        either = either.replace("~", f"[{spaced}]{{0,{_ENDING}}}")
        return Pattern(
            label,
            name,
            regex=f"(?i)(?<![{spaced}])(?:{either})(?![{spaced}])",
            anchors=tuple(sorted({word.removesuffix("~") for word in words})),
            grow=lambda text, start, end: self.grow(text, start, end, label),
            score=0.6,
        )


def _of_digits(written: str) -> frozenset[str]:
    if _EXPLICIT.fullmatch(written) and not re.fullmatch(r"[0-9]{1,2}\.[0-5][0-9]", written):
        return frozenset({"explicit"})
    if re.fullmatch("(?:1[5-9]|20|21)[0-9]{2}", written):
        return frozenset({"year"})
    return frozenset({"digits"}) if not re.fullmatch("[0-9]{3,}", written) else _NONE


def _without_counted(run: list[Token], following: str) -> list[Token]:
    """Digits that count what follows ("hoy 5 personas") are not of the expression."""
    if run[-1].kinds & {"digits", "number"} and re.match(r" ?[^\W\d_]|[ ]?[%€$£]|[.,:/-][0-9]", following):
        return run[:-1]
    return run


def _split(run: list[Token]) -> list[list[Token]]:
    """The parts of a run that stand between explicit dates: "12 mai", "mai 2024", "12/05"."""
    explicit: set[int] = set()
    for i, token in enumerate(run):
        if "explicit" in token.kinds:
            explicit.add(i)
        if "month" not in token.kinds:
            continue
        for step in (-1, 1):
            j = i + step
            if 0 <= j < len(run) and run[j].kinds <= {"lead", "link", "ago"}:
                j += step
            if 0 <= j < len(run) and run[j].kinds & {"digits", "year"} and run[j].kinds.isdisjoint({"unit"}):
                explicit |= set(range(min(i, j), max(i, j) + 1))
    parts: list[list[Token]] = [[]]
    for i, token in enumerate(run):
        if i in explicit:
            parts.append([])
        else:
            parts[-1].append(token)
    return [part for part in parts if part]


def _tidy(run: list[Token], *, postpositions: bool) -> list[Token]:
    """Without the article, the "and" or the number that the sentence goes on with."""
    low, high = 0, len(run)
    while low < high and (
        run[low].kinds <= {"link"}
        or (
            run[low].kinds <= {"digits", "year"}
            and (high - low < 2 or run[low + 1].kinds <= {"lead", "link"})
        )
    ):
        low += 1
    while high > low and (
        (run[high - 1].kinds <= _BOUND and not postpositions)
        or _is_loose(run[high - 1], run[high - 2] if high - low > 1 else None)
    ):
        high -= 1
    return run[low:high]


def _without_preposition(run: list[Token]) -> list[Token]:
    """Of "a las 7:30" the 7:30, as `times` has it: what can be moved."""
    if sum("digits" in token.kinds for token in run) != 1:
        return run
    first = next((i for i, token in enumerate(run) if token.kinds.isdisjoint({"lead", "link", "at"})), 0)
    return run[first:] if "digits" in run[first].kinds else run


def _is_loose(last: Token, before: Token | None) -> bool:
    if last.kinds & _SOLID:
        return False
    if last.kinds & {"digits", "year"}:
        return before is None
    if "number" in last.kinds:
        return before is None or not before.kinds & {"at", "lead", "strong", "now", "month", "clock"}
    return bool(last.kinds & {"lead", "link"})


_GRAMMARS = {code: Grammar(words) for code, words in LANGUAGES.items()}
PATTERNS: tuple[Pattern, ...] = tuple(
    pattern for code, grammar in _GRAMMARS.items() for pattern in grammar.patterns(code)
)


def is_relative(value: str) -> bool:
    """Whether a date in words only counts from the day it was written, in one of the languages: "demain"."""
    text = Text(value)
    return any(grammar.is_relative(text) for grammar in _GRAMMARS.values())
