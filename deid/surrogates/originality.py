"""Law 6, for whatever a generator made: no word of the original stands in its surrogate, but those that the
family keeps on purpose (titles, legal forms, type words, structure).

Numbers, codes, dates, times, ages and telephone numbers are not looked at: their generators read a closed
grammar, or move every letter.
"""

import re
from functools import cache
from urllib.parse import unquote

from deid.surrogates.forms import fold
from deid.surrogates.pools import name_place
from deid.words import PARTICLES, TITLES

_WORD = re.compile(r"[^\W\d_]{4,}")
_PARAMETER = re.compile(r"[?&;]([a-z_]+)=", re.I)


def shared_words(label: str, text: str, new: str, *, kept: frozenset[str] = frozenset()) -> frozenset[str]:
    """The words of four letters and more, folded, that the surrogate has from the text and should not have.

    `kept` are the labels among STATE and COUNTRY whose words may stay.
    """
    if label == "URL" and "%" in text:
        text, new = unquote(text), unquote(new)
    both = frozenset(_words(text) & _words(new))
    if not both:
        return both
    both -= _kept_by(label)
    if both and label == "URL":
        both -= frozenset(word for name in _PARAMETER.findall(text) for word in _words(name))
    if both and kept:
        both -= frozenset().union(*(_names_of(kind) for kind in kept))
    return both


def _words(text: str) -> frozenset[str]:
    if text.isascii():
        return frozenset(_WORD.findall(text.lower()))
    return frozenset(fold(word) for word in _WORD.findall(text))


@cache
def _kept_by(label: str) -> frozenset[str]:
    from deid.surrogates import contacts, names, organizations, places
    from deid.surrogates.places import addresses

    if label == "PERSON":
        return TITLES | PARTICLES | names.STANDING
    if label == "USERNAME":  # of an organisation, it keeps its type word, unless somebody may be called so
        types = frozenset(word for word in organizations.KEPT if name_place(word) is None)
        return types | TITLES | PARTICLES | names.STANDING
    if label == "ORGANIZATION":
        return organizations.KEPT | {organizations.SAFE_SUFFIX}
    if label in {"EMAIL", "URL"}:
        hosts = _words(" ".join(organizations.PUBLIC_HOSTS))
        kept = organizations.KEPT | organizations.PLAIN_LABELS | hosts | contacts.STANDING
        return kept | {organizations.SAFE_SUFFIX} | TITLES | PARTICLES
    return addresses.KEPT | places.GENERIC


@cache
def _names_of(kind: str) -> frozenset[str]:
    from deid.surrogates.places import gazetteer

    return gazetteer.words_of_states() if kind == "STATE" else gazetteer.words_of_countries()
