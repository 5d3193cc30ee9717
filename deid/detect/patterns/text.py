"""A text as the patterns see it."""

import re
from bisect import bisect_right
from functools import cached_property, lru_cache
from unicodedata import category, decimal, normalize

from deid.detect.patterns.base import LETTER
from deid.detect.patterns.fields import speakers

_IGNORABLE = re.compile(  # Default_Ignorable_Code_Point (Unicode, DerivedCoreProperties) where it is not of Cf
    "[\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u2065\u3164\ufe00-\ufe0f\uffa0\ufff0-\ufff8\U000e0000-\U000e0fff]"
)
_BREAKS = (
    "\t\n\r\v\f\x85"  # controls that part words: a page number before a form feed is not the next date's
)
_SPECIAL = re.compile("[^\t\n\r\v\f -~]")
"""All that may have to change before a pattern sees it: all but printable ASCII and what parts words."""
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
WORDISH = frozenset(re.findall(f"[0-9{LETTER}]", "".join(map(chr, range(0x250)))))


@lru_cache(maxsize=4096)
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


@lru_cache(maxsize=4096)
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
        special = set(_SPECIAL.findall(original))
        if special:
            self.plain = self._normalised(original, special)
        lowered = self.plain.lower()
        if len(lowered) != len(self.plain):  # a few letters, "İ" for one, become two
            lowered = "".join(c.lower() if len(c.lower()) == 1 else c for c in self.plain)
        self.lowered = lowered

    @cached_property
    def speakers(self) -> frozenset[str]:
        """The labels that stand before two or more lines, in lower case: "doctor" and "patient", say."""
        return speakers(self.lowered)

    def _normalised(self, original: str, special: set[str]) -> str:
        dropped = _dropped(special)
        text = original
        if dropped is not None:
            places = [place for match in dropped.finditer(original) for place in range(*match.span())]
            self._removed = [place - i for i, place in enumerate(places)]
            text = dropped.sub("", original)
        for char in special:
            if _plain(char) != char:
                text = text.replace(char, _plain(char))
        return text

    def original(self, start: int, end: int) -> tuple[int, int]:
        """The offsets in the original of `start:end` of the plain text."""
        if not self._removed:
            return start, end
        return start + bisect_right(self._removed, start), end + bisect_right(self._removed, end - 1)
