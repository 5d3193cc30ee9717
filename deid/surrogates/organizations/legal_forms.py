"""Legal forms that are written with marks inside: "S.p.A.", "Sp. z o.o.", "A/S"."""

import re

from deid.surrogates.forms import fold
from deid.surrogates.organizations.vocabulary import LEGAL

_DOTTED = re.compile(r"\b(?:[^\W\d_]\.){2,}(?:[^\W\d_]\b)?")
_SPACED_FORMS = re.compile(
    r"\bSp\.?\s?z\s?o\.?\s?o\b\.?|\b[AIK]/S\b|\bS/A\b|\bd/b/a\b|\ba/k/a\b|\bs\.\s?r\.\s?o\b\.?|\bS\.?A\.?/N\.?V\b\.?"
    r"|\be\.\s[VGK]\b\.?|\bB\.\s[VA]\b\.?|\bS\.\s[AL]\b\.?|\bS\.\s?Coop\b\.?|\bS\.\s?Com\b\.?"
    r"|\bS\.C\.P\b\.?|\bS\.L\.[LUNP]\b\.?|\b(?:[PIMH]|J\.?H)\.\s?S\.?(?=\s*#?\d)",
    re.I,
)
"""Legal forms with marks inside, and the numbered public schools of New York ("P.S. 135")."""


def legal_runs(text: str) -> list[tuple[int, int]]:
    """Where legal forms of several tokens stand: "S.p.A.", "Sp. z o.o.", "A/S"."""
    dotted = [m.span() for m in _DOTTED.finditer(text) if fold(m[0].replace(".", "")) in LEGAL]
    return dotted + [m.span() for m in _SPACED_FORMS.finditer(text)]
