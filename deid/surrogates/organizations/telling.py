"""Which word of a name of nothing but type words is changed, and what it becomes."""

from collections.abc import Sequence

from deid.surrogates import names
from deid.surrogates.organizations.type_words import FIELDS
from deid.surrogates.organizations.vocabulary import JOINING, LEGAL
from deid.surrogates.source import Source


def telling(plain: Sequence[str]) -> int | None:
    """Which of the type words that make up a name is changed: the field of a department, else the first."""
    for i, word in enumerate(plain[:-1]):
        if word in {"of", "for"} and plain[i + 1] in FIELDS:
            return i + 1
    return next((i for i, word in enumerate(plain) if word not in JOINING and word not in LEGAL), None)


def changed(plain: Sequence[str], at: int, source: Source) -> str:
    own = frozenset(plain)
    if at and plain[at - 1] in {"of", "for"} and plain[at] in FIELDS:
        fake = FIELDS[source.derange("organizations/fields", len(FIELDS), FIELDS.index(plain[at]))]
        if fake not in own:
            return fake
    return names.token(plain[at], source, own)
