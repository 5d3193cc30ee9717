"""Where in an address the street ends and the place begins, and the country that the street speaks for.

Without a key: what is read here is the same for everybody.
"""

import re
from functools import lru_cache
from typing import NamedTuple

from deid.surrogates.forms import fold
from deid.surrogates.places import blocks, postcodes, street_words, wording
from deid.surrogates.places.address_words import (
    BUILDINGS,
    CLEAR_TYPES,
    COMPOUND,
    DIRECTIONS,
    DUTCH,
    FOREIGN_TYPES,
    NUMBERED,
    ORDINALS,
    PREPOSITIONS,
    SPEAKS,
    TYPES,
    UNITS,
)

ORDINAL = re.compile(r"(\d+)(st|nd|rd|th)", re.I)
TOKEN = re.compile(r"\d+(?:st|nd|rd|th)\b|\d+|[^\W\d_ºª]+(?:['\u2019][^\W\d_]+)*", re.I)
_UNIT = re.compile(r"\s*(?:\d{1,3}\s?[ºª]|n[º°]\.?\s?\d|s\s?/\s?n\.?\s*$)", re.I)
_POSTCODE = re.compile(rf"\s*{postcodes.ANY}\s*")
_CODE_INSIDE = re.compile(r"\s+(?=(?:[A-Z]{1,2}-)?\d{5}\s+[^\W\d_]{2}|\d{4} ?[A-Z]{2}\s+[^\W\d_]{2})")
_HAS_POSTCODE = re.compile(rf"(?:^|\s)(?:{postcodes.ANY})(?:\s|$)")
_PARTS = re.compile(r"(\s*[,;\n]\s*)")
_PIECES = re.compile("[,;\n]")
_NUMBER_ALONE = re.compile(r"\s*\d{1,4}(?:\s?[A-Za-z]|\s?(?:bis|ter))?\s*")
_CODE_FIRST = re.compile(r"\s*\d{4,6}\s+[^\W\d_]{2}")
_CORNER = re.compile(r"\.?\s*(?:&|\b(?:and|at|near)\b)\s*(?=[^\W\d_])", re.I)
_ANY_TYPES = TYPES | FOREIGN_TYPES
_BEHIND_AN_ORDINAL = TYPES | NUMBERED | {"floor", "stage", "phase", "block"}
_BEFORE_A_NAME = frozenset(("the", "n", "s", "e", "w"))


class _Words(NamedTuple):
    """The words and numbers of a piece: where they end, folded, and whether one is a compound like Hauptstraße."""

    ends: tuple[int, ...]
    plain: tuple[str, ...]
    compound: bool


@lru_cache(1 << 10)
def _words(segment: str) -> _Words:
    found = list(TOKEN.finditer(segment))
    return _Words(
        tuple(match.end() for match in found),
        tuple(fold(match[0]).rstrip(".") for match in found),
        any(compound(match[0]) for match in found),
    )


def is_place(text: str) -> bool:
    """Whether the text is no street at all but a city, a state, a postcode, or a block of them."""
    pieces = [piece for piece in _PIECES.split(text) if piece.strip()]
    if any(map(is_street, pieces)) or not pieces:
        return False
    core = wording.core_of(pieces[0])
    return wording.kind_of(core) is not None or (len(core) > 3 and _POSTCODE.fullmatch(core) is not None)


def divide(text: str) -> tuple[str, list[str], str]:
    """What is about places before the street, the pieces that are about street and unit with what separates
    them, and the rest.
    """
    pieces = _PARTS.split(text)
    first = _first_street(pieces)
    out: list[str] = []
    for i in range(first, len(pieces), 2):
        piece = pieces[i]
        bare = _NUMBER_ALONE.fullmatch(piece)
        numberless = out and not any(c.isdigit() for c in out[-2])
        cut = len(piece) if bare and numberless else _street_end(piece, leads=not out)
        if cut == 0 and out:
            return "".join(pieces[:first]), out, "".join(pieces[i:])
        if cut and cut < len(piece):
            return "".join(pieces[:first]), [*out, piece[:cut]], "".join([piece[cut:], *pieces[i + 1 :]])
        out += [piece, pieces[i + 1] if i + 1 < len(pieces) else ""]
    return "".join(pieces[:first]), out, ""


def _first_street(pieces: list[str]) -> int:
    """Which piece the street is in: the first, unless that is a place and a later one looks like a street."""
    if is_street(pieces[0]) or not (
        _HAS_POSTCODE.search(pieces[0]) or blocks.find_city(wording.core_of(pieces[0]))
    ):
        return 0
    return next((i for i in range(2, len(pieces), 2) if is_street(pieces[i])), 0)


def is_street(text: str) -> bool:
    """Whether the text, up to the first comma, looks like a street rather than a place."""
    piece = _PIECES.split(text, maxsplit=1)[0]
    read = _words(piece)
    return bool(read.plain) and _looks_like_street(piece, read)


def _street_end(segment: str, *, leads: bool) -> int:
    """Up to where the segment is about the street or the unit; 0 if it is about the place."""
    read = _words(segment)
    plain = read.plain
    if not plain:
        return len(segment) if leads else 0
    floor = len(plain) > 1 and _is_ordinal(plain[0]) and plain[1] in UNITS
    building = len(plain) > 1 and plain[-1] in BUILDINGS and not any(p.isdigit() for p in plain)
    building = building or (plain[0] in BUILDINGS and len(plain) == 2 and len(plain[1]) < 3)
    is_unit = floor or building or plain[0] in UNITS or "#" in segment[: read.ends[0] + 1]
    is_unit = is_unit or (not leads and _UNIT.match(segment) is not None)
    if not leads and (_POSTCODE.fullmatch(segment) or not (is_unit or _looks_like_street(segment, read))):
        return 0
    if is_unit or _leads_foreign(plain) or read.compound:
        code = _CODE_INSIDE.search(segment, read.ends[0])
        return code.start() if code else len(segment)
    last = 0
    for i in range(1, len(plain)):
        named = any(not p.isdigit() and p not in DIRECTIONS for p in plain[:i])
        if plain[i] in TYPES and (named or i > 1):
            last = i
            break
    if not last:
        return len(segment)
    while last + 1 < len(plain) and _goes_on(plain, last + 1):
        last += 1
    end = read.ends[last]
    if _CORNER.match(segment, end) and not TYPES.isdisjoint(plain[last + 1 :]):
        return len(segment)
    return end + (segment[end : end + 1] == ".")


@lru_cache(1 << 12)
def compound(word: str) -> re.Match[str] | None:
    """The parts of "Hauptstraße"; of "Kastanienring", but not "Kettering", only what is known to be a street."""
    match = COMPOUND.fullmatch(word)
    if match and match["stem2"] and fold(match["stem2"]) not in street_words.places("DE"):
        return None
    return match


def _goes_on(plain: tuple[str, ...], i: int) -> bool:
    """Whether word i still belongs to the street: a type, a direction, a unit word or what follows one."""
    if plain[i] in UNITS or plain[i - 1] in UNITS:
        return True
    if _is_ordinal(plain[i]) and i + 1 < len(plain) and plain[i + 1] in UNITS:
        return True
    if plain[i] in TYPES:
        return plain[i - 1] in TYPES
    if plain[i].isdigit() and len(plain[i]) < 5 and plain[i - 1] in TYPES:
        return True
    if len(plain[i]) == 1 and plain[i - 1].isdigit() and i > 2:
        return True
    if len(plain[i]) == 1 and i + 1 == len(plain):
        return True
    return plain[i] in DIRECTIONS and (i + 1 == len(plain) or len(plain[i]) < 3 or plain[i - 1] in TYPES)


def _looks_like_street(segment: str, read: _Words) -> bool:
    plain = read.plain
    if _CODE_FIRST.match(segment) and _ANY_TYPES.isdisjoint(plain):
        return False
    if plain[0].isdigit() and not TYPES.isdisjoint(plain[1:]):
        return True
    if _is_ordinal(plain[0]) and not _BEHIND_AN_ORDINAL.isdisjoint(plain[1:]):
        return True
    if read.compound or _leads_foreign(plain):
        return True
    named = len(plain) > 1 and not any(p.isdigit() for p in plain[1:])
    return named and plain[-1] in CLEAR_TYPES and plain[0] not in _BEFORE_A_NAME


def _is_ordinal(plain: str) -> bool:
    return plain in ORDINALS or ORDINAL.fullmatch(plain) is not None


def _leads_foreign(plain: tuple[str, ...]) -> bool:
    """Whether the kind of street stands before its name: "rue", "Avenida", "12 bis avenue", and no kind after."""
    i = 0
    while i < len(plain) - 1 and (plain[i].isdigit() or (i and plain[i] in {"bis", "ter", "quater"})):
        i += 1
    if i + 1 >= len(plain) or plain[i] not in FOREIGN_TYPES or (i and plain[i] in PREPOSITIONS):
        return False
    return plain[i] not in TYPES or not any(p in TYPES for p in plain[i + 1 :])


def country_of(text: str) -> str | None:
    """The country whose words for streets the address has."""
    known = next(filter(None, map(compound, TOKEN.findall(text))), None)
    if known:
        return "NL" if fold(known["end"] or known["end2"]) in DUTCH else "DE"
    if re.match(r"\s*C/", text, re.I):
        return "ES"
    before = ""
    for i, word in enumerate(TOKEN.findall(text)):
        plain = fold(word).partition("'")[0].partition("\u2019")[0]
        if plain == "allee" and i and before.isalpha():  # "Berliner Allee", but "10 allée des Lilas"
            return "DE"
        before = plain
        if plain in SPEAKS and (i == 0 or plain != "via"):
            return SPEAKS[plain]
    return None
