"""Whether a document keeps to its own specification."""

import re
from collections.abc import Collection, Sequence

from deid.labels import LABELS
from deid.synthesis.expansion import Piece

_PLACEHOLDER = re.compile(r"(?<![$\w{])\{[a-z]\w*\.(?:name|first|last|phone|email|dob|address|mrn|id|age)\}")
_SHORTEST = 3
"""Characters."""


def fault(
    text: str, spans: Sequence[tuple[int, int, str]], pieces: Sequence[Piece], required: Collection[str] = ()
) -> str:
    """Why the document is rejected, in words that count well; empty where it is right.

    `pieces` are what the slots produced, in order: every span must hold just its own.
    """
    if len(text.strip()) < _SHORTEST:
        return "no text"
    produced = [(part, label) for part, label in pieces if label and part]
    if len(produced) != len(spans):
        return "spans lost"
    done = 0
    for (start, end, label), (part, wanted) in zip(spans, produced, strict=True):
        if not 0 <= start < end <= len(text):
            return "span empty or outside the text"
        if start < done:
            return "spans overlap"
        done = end
        if label not in LABELS or label != wanted:
            return "label not canonical"
        if text[start:end] != part:
            return "span does not hold its value"
        if part != part.strip():
            return "span not trimmed"
        if not any(map(str.isalnum, part)):
            return "span without a letter or digit"
    if missing := sorted(set(required) - {label for _, _, label in spans}):
        return f"required {missing[0]} missing"
    if _PLACEHOLDER.search(text):
        return "slot not expanded"
    return ""
