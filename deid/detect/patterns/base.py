"""What a pattern is, and how sure a match makes us.

A pattern is found in one of two ways, and never by running a regular expression over the whole text:

- `shapes`: the written forms of a number, with 9 for a digit, A for a letter and X for either
  (`"999-99-9999"`, `"AA 99 99 99 A"`). All shapes are looked up together, once for each run of digits.
- `regex`: tried where one of the lower-case `anchors` stands, or, without anchors, where a run of digits
  starts. With `lead`, the match may begin up to `reach` characters earlier, over characters of `lead` only.

So a pattern costs in proportion to how often it could begin. Its regular expression has no unbounded
repeats, so one trial costs a bounded time, and every scan is linear in the text.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from deid.detect.patterns.text import Text

ACCEPTED = 0.5
"""The threshold that policies use by default: a score below it needs context words."""
CONFIRMED = 1.0
"""A checksum passed, and the form is distinctive or the context says what it is."""
RAISED = 0.85
"""Context words near a match that has no checksum."""
NAMED = 0.7
"""The checksum failed, but the text says outright what the number is: a mistyped SSN is still an SSN."""

BEFORE, AFTER = 60, 20
"""How many characters before and after a match its context words may stand."""

LETTER = "A-Za-zÀ-ÖØ-öø-ɏ"
LEFT = f"(?<![0-9{LETTER}])"
RIGHT = f"(?![0-9{LETTER}])"
"""The edges of a word. Chinese or Thai letters are no obstacle: there are no spaces between their words."""

_FILLER = (
    r"""(?:[\s:;=#*"'(\[<>|-]|\b(?:no|nr|num|number|n[ºo°]|is|was|card|id|code|es|ist|est|é)\b\.?){0,6}"""
)


@dataclass(frozen=True, slots=True)
class Pattern:
    """One way to recognise one kind of thing. Exactly one of `regex` and `shapes` is given.

    `regex` may name a group `value`: the span. It starts with `(?i)` where case does not matter. Where it is
    tried without anchors is narrowed by `needs` (lower-case literals, one of which is in the text), `digits`
    (how long the run of digits is), `then` (characters, one of which follows it), `led` (the match begins in
    the lead, not with the run) and `word` (at least so many letters and digits stand together there). `unless`
    is a regular expression that the lower-cased text right before the value does not match. `trim` says how
    many characters of the value to keep. `fits` sees the text and where the value starts and ends: False
    rejects it. `grow` sees the same, and says where the value really starts and ends: None rejects it.

    `validate` sees the value: False rejects it, unless a context word stands right before. Below `ACCEPTED`,
    `score` is what a match is worth without `context` words; with `adjacent` they must stand right before it.
    `countries` are ISO 3166 codes; empty means everywhere.
    """

    label: str
    name: str
    regex: str = ""
    shapes: tuple[str, ...] = ()
    anchors: tuple[str, ...] = ()
    lead: str = ""
    reach: int = 0
    digits: tuple[int, int] = (1, 10**9)
    then: str = ""
    led: bool = False
    word: int = 0
    needs: tuple[str, ...] = ()
    unless: str = ""
    score: float = 0.9
    validate: Callable[[str], bool] | None = None
    trim: Callable[[str], int] | None = None
    fits: "Callable[[Text, int, int], bool] | None" = None
    grow: "Callable[[Text, int, int], tuple[int, int] | None] | None" = None
    context: tuple[str, ...] = ()
    adjacent: bool = False
    countries: frozenset[str] = frozenset()

    def __post_init__(self) -> None:
        if bool(self.regex) == bool(self.shapes):
            raise ValueError(f"pattern {self.name!r}: give either regex or shapes")
        if any(anchor != anchor.lower() for anchor in self.anchors):
            raise ValueError(f"pattern {self.name!r}: anchors are lower-case")


@lru_cache(maxsize=1024)
def compiled(regex: str) -> re.Pattern[str]:
    """Compiled at first use: most texts need few of the expressions."""
    return re.compile(regex)


@lru_cache(maxsize=1024)
def _near(words: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(f"{LEFT}(?:{_either(words)}){RIGHT}")


@lru_cache(maxsize=1024)
def _right_before(words: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(f"{LEFT}(?:{_either(words)}){_FILLER}$")


def _either(words: tuple[str, ...]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))


def confidence(
    pattern: Pattern,
    lowered: str,
    start: int,
    end: int,
    value: str,
    words_around: Callable[[], set[str]],
) -> float | None:
    """The score of `value`, found at `start:end` of the lower-cased text; None if it is not one.

    `words_around` gives all context words that may stand near: where none of the pattern's is among them, no
    more is asked.
    """
    weak = pattern.score < ACCEPTED and bool(pattern.context)
    if weak and words_around().isdisjoint(pattern.context):
        valid = pattern.score and (pattern.validate is None or pattern.validate(value))
        return pattern.score if valid else None
    before = lowered[max(0, start - BEFORE) : start]
    if pattern.validate is not None and not pattern.validate(value):
        named = pattern.context and not pattern.adjacent and _right_before(pattern.context).search(before)
        return NAMED if named else None
    if not weak:
        return pattern.score
    if pattern.adjacent:
        raised = _right_before(pattern.context).search(before)
    else:
        words = _near(pattern.context)
        raised = words.search(before) or words.search(lowered[end : end + AFTER])
    if not raised:
        return pattern.score or None
    return CONFIRMED if pattern.validate is not None and not pattern.adjacent else RAISED
