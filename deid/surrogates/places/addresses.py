"""STREET_ADDRESS: number, street, unit, then the place, each in its own way; nothing but structure is left
standing.

The words for the kind of street, for directions and for units stay (a word for units not as a street's name:
"Wing Street"); so do articles. First to Tenth change places among themselves. Numbers keep their length,
house letters are letters, the end of "12-14" keeps its distance. A street's name becomes another of its
language (`streets`), the same whatever stands around it. City, state and postcode become what `places` makes
of them anywhere else, read as of the country that fits the whole block (`blocks`). Not one-to-one in the
numbers of streets, nor in street names that are in no table.
"""

import re

from deid.surrogates import names
from deid.surrogates.forms import ascii_digits, fold, is_latin, like
from deid.surrogates.places import blocks, numbering, street_words, streets, wording
from deid.surrogates.places.address_reading import (
    ORDINAL,
    TOKEN,
    compound,
    country_of,
    divide,
    is_place,
)
from deid.surrogates.places.address_words import (
    BUILDINGS,
    DUTCH,
    FOREIGN_TYPES,
    INSIDE,
    NUMBERED,
    ORDINALS,
    SAINTS,
    SMALL,
    STRUCTURE,
    TYPES,
    UNITS,
)
from deid.surrogates.source import Source

KEPT = STRUCTURE | NUMBERED
"""Words that may stand in an address and in its surrogate."""
_NUMBERLESS = re.compile(r"\s*s\s?/\s?n\.?\s*", re.I)  # Spain's "without a number"
_HALF = re.compile(r"\b(?:1/2|1/4|3/4)(?=\s)")
_NUMBERED_ROADS = frozenset(("county", "cr", "fm", "highway", "hwy", "interstate", "road", "route", "rte"))
_HEIGHTS = frozenset(("upper", "lower"))
_NUMBERS = (UNITS | BUILDINGS) - {"p"}
"""Words that a letter may stand after for a number: "Flat B"."""
_ELIDED_TOKEN = re.compile(
    r"\d+(?:st|nd|rd|th)\b|\d+|(?:[dl]|dell|sull|all|nell)['\u2019](?=[^\W\d_]{2})|"
    r"[^\W\d_ºª]+(?:['\u2019][^\W\d_]+)*",
    re.I,
)
_STATE_AND_ZIP = re.compile(r"\s*[A-Z]{2},?\s+\d{5}(?:-\d{4})?\s*")
_SAINTLY = frozenset(("ES", "IT", "FR"))
"""Languages whose pools have saints by their whole name."""


def replace(text: str, source: Source, label: str = "STREET_ADDRESS") -> str | None:
    text = ascii_digits(text)
    if not text.isascii() and any(c.isalpha() and not is_latin(c) for c in text):
        return None
    if is_place(text) or _STATE_AND_ZIP.fullmatch(text):
        from deid.surrogates import places

        return places.replace(text, source)
    whole = text
    text, gaps = wording.unwrap(text.replace(_BETWEEN, " "))
    lead, streets_there, tail = divide(text)
    hint = country_of(" ".join(streets_there))
    parts = blocks.split(tail)
    if lead:
        parts = [*blocks.split(lead), _BETWEEN, *parts]
    reading = blocks.read(parts, hint)
    language = _language(hint or reading.country)
    place = blocks.replace_parts(parts, reading, source, kept=source.kept)
    if place is None:
        return None
    before, _, after = place.partition(_BETWEEN) if lead else ("", "", place)
    own = frozenset(fold(word) for word in TOKEN.findall(text))
    middle = "".join(_piece(piece, language, own, source) for piece in streets_there)
    new = wording.rewrap(before + middle + after, gaps)
    return None if new == whole else new


def _piece(piece: str, language: str, own: frozenset[str], source: Source) -> str:
    if _NUMBERLESS.fullmatch(piece):
        return piece
    care = _CARE_OF.match(piece)
    new = names.replace(piece[care.end() :], source) if care else None
    return _street(piece, language, own, source) if care is None or new is None else care[0] + new


_CARE_OF = re.compile(r"\s*(?:c/o|attn\.?:?|att\.?:|z\.\s?hd\.?)\s+(?=\S)", re.I)
_BETWEEN = "\x1e"
"""Where the street stood between the places of a block."""


def _language(country: str | None) -> str:
    return country if country in ("DE", "NL", "FR", "ES", "IT", "IN") else "EN"


def _street(segment: str, language: str, own: frozenset[str], source: Source) -> str:
    """A street or unit in which every name and number is another; `own` are the words of the whole address."""
    token = _ELIDED_TOKEN if language in ("FR", "IT") else TOKEN
    found = list(token.finditer(segment))
    forced = _only_structure(segment, found)
    out: list[str] = []
    done = i = 0
    last = ("", "")  # the number before, old and new
    while i < len(found):
        match, before = found[i], fold(found[i - 1][0]) if i else ""
        called = i == forced or _is_called_by_it(segment, found, i)
        if called or _is_name(match[0], before, language):
            end = i if called else _run_end(segment, found, i, language)
            stop = found[end].end()
            new = streets.rename(
                segment[match.start() : stop], _pool(found, i, end, segment, language), source, own=own
            )
            i = end
        else:
            between = segment[done : match.start()]
            half = _HALF.match(segment, match.start()) if i else None
            if half or (segment[match.end() : match.end() + 1] in {"º", "ª"} and not match[0].isdigit()):
                stop = half.end() if half else match.end()
                out += (between, segment[match.start() : stop])
                done, i = stop, i + (2 if half else 1)
                continue
            new, stop = _word(match[0], before, language, own, source), match.end()
            if match[0].isdigit() and between in _RANGE and last[0]:
                new = _range_end(last, match[0], new)
            last = (match[0], new) if match[0].isdigit() else last
        out += (segment[done : match.start()], new)
        done, i = stop, i + 1
    return "".join(out) + segment[done:]


_RANGE = ("-", "\u2013", " - ", " \u2013 ", "/")


def _range_end(first: tuple[str, str], old: str, new: str) -> str:
    """The end of "12-14", as far from its new beginning."""
    step = int(old) - int(first[0])
    moved = str(int(first[1]) + step)
    return moved if 0 < step <= 40 and moved != old else new


def _is_name(word: str, before: str, language: str) -> bool:
    plain = fold(word)
    if plain in SAINTS and language in _SAINTLY:
        return True
    if (
        word.isdigit()
        or ORDINAL.fullmatch(word)
        or plain in ORDINALS
        or plain in STRUCTURE
        or len(plain) <= 2
        or word[-1] in "'\u2019"
    ):
        return False
    if plain in NUMBERED and (before in ORDINALS or ORDINAL.fullmatch(before)):
        return False
    return compound(word) is None


def _is_called_by_it(segment: str, found: list[re.Match[str]], i: int) -> bool:
    """Whether a word for units is all the name that a street has: "Wing Street", "Via Nave 3", "Upper Ground"."""
    plain = fold(found[i][0])
    if len(plain) < 3 or (plain not in UNITS and not (plain in BUILDINGS and not i)):
        return False
    behind = [fold(word[0]) for word in found[i + 1 : i + 3]]
    if behind and behind[0] in TYPES and segment[found[i].end() : found[i + 1].start()].isspace():
        return plain not in _HEIGHTS or len(behind) < 2 or behind[1] not in TYPES
    before = [fold(word[0]) for word in found[:i]]
    if before and before[-1] in _HEIGHTS and plain == "ground":
        return not behind or behind[0] not in UNITS
    while before and before[-1] in SMALL:
        before.pop()
    return bool(before) and before[-1] in FOREIGN_TYPES and all(word.isdigit() for word in before[:-1])


def _run_end(segment: str, found: list[re.Match[str]], start: int, language: str) -> int:
    """The last word of a name of several: "Martin Luther King", "Ramón y Cajal"."""
    end = start
    for i in range(start + 1, len(found)):
        gap = segment[found[i - 1].end() : found[i].start()]
        if gap.strip(" .-'\u2019"):
            break
        word = found[i][0]
        if fold(word) in {"jr", "sr"} or _is_name(word, fold(found[i - 1][0]), language):
            end = i
        elif fold(word) not in INSIDE and word[-1] not in "'\u2019":
            break
    return end


def _pool(found: list[re.Match[str]], start: int, end: int, segment: str, language: str) -> str:
    """The pool for the name in words `start` to `end`, by language and what stands beside it."""
    plain = [fold(w[0]).rstrip("'\u2019") for w in found[max(0, start - 2) : start]]
    after = segment[found[end].end() :].lstrip()
    if language == "DE":
        if plain and plain[-1] in {"am", "im", "zum", "beim", "dem"}:
            return "DE at"
        if plain and plain[-1] in {"der", "den"}:
            return f"DE {plain[-1]}"
        if after.startswith("-") or "-" in segment[found[start].start() : found[end].end()]:
            return "DE person"
        return "DE of" if fold(found[end][0]).endswith("er") else "DE person"
    joined = " ".join(plain)
    for article in street_words.ARTICLES.get(language, ()):
        bare = article.rstrip("'")
        if joined == bare or joined.endswith(" " + bare):
            return f"{language} {article}"
    return language


def _only_structure(segment: str, words: list[re.Match[str]]) -> int | None:
    """Which word is the name in a street that is called by structure alone: 'Park Avenue'."""
    plain = [fold(w[0]) for w in words]
    letters = [i for i, p in enumerate(plain) if p[0].isalpha()]
    if len(letters) < 2 or not all(plain[i] in STRUCTURE for i in letters):
        return None
    first = plain[letters[0]]
    if first in UNITS and first != "p" and not (first in _HEIGHTS and plain[letters[1]] in TYPES):
        return None
    if any(ORDINAL.fullmatch(p) for p in plain):
        return None
    types = [i for i in letters[1:] if plain[i] in TYPES]
    last = types[-1] if types else letters[-1]
    called = first in TYPES - FOREIGN_TYPES - _NUMBERED_ROADS  # "Park Avenue 7", but "County Road 12"
    if last + 1 < len(plain) and plain[last + 1].isdigit() and not called:
        return None
    return last - 1 if types and last - 1 in letters else letters[-1]


def _word(word: str, before: str, language: str, own: frozenset[str], source: Source) -> str:
    """What a word that is no name becomes: numbers, letters, compounds; structure stays."""
    plain = fold(word)
    ordinal = ORDINAL.fullmatch(word)
    if ordinal:
        number = numbering.digits("addresses/ordinals", ordinal[1], source)
        teens = number[-2:] in {"11", "12", "13"}
        ending = "th" if teens else {"1": "st", "2": "nd", "3": "rd"}.get(number[-1], "th")
        return number + (ending.upper() if ordinal[2].isupper() else ending)
    if word.isdigit():
        return numbering.digits("addresses/numbers", word, source)
    if plain in ORDINALS:
        return like(word, _ordinal(plain, own, source))
    unit_letter = len(plain) == 1 and (before in _NUMBERS or before.isdigit()) and plain not in "nesw"
    if (plain in STRUCTURE and not unit_letter) or word[-1] in "'\u2019" or plain in NUMBERED:
        return word
    if len(plain) <= 2:
        return "".join(like(c, _letter(fold(c)[:1], source)) for c in word)
    known = compound(word)
    if known:
        old, end = known["stem"] or known["stem2"], known["end"] or known["end2"]
        new = streets.stem(old, "NL" if fold(end) in DUTCH else "DE", source)
        joint = end if word[len(old)] != "-" else "-" + end
        return (new.upper() if word.isupper() else new) + joint
    return word


def _ordinal(plain: str, own: frozenset[str], source: Source) -> str:
    """Another of First to Tenth, one-to-one, and on to the next where the address has that one too."""
    at = ORDINALS.index(plain)
    for _ in ORDINALS:
        at = source.derange("addresses/ordinal words", len(ORDINALS), at)
        if ORDINALS[at] not in own:
            break
    return ORDINALS[at]


def _letter(letter: str, source: Source) -> str:
    """Another letter; the first six, which houses and flats have, among themselves."""
    at = (ord(letter) - 97) % 26 if letter else 0
    if at < 6:
        return chr(97 + source.derange("addresses/letters/first", 6, at))
    return chr(103 + source.derange("addresses/letters/rest", 20, (at - 6) % 20))
