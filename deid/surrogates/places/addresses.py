"""STREET_ADDRESS: number, street, unit, then the place, each in its own way; nothing but structure is left
standing.

The words for the kind of street, for directions and for units stay; so do articles. Numbers keep their length,
house letters are letters, the end of "12-14" keeps its distance. A street's name becomes another of its
language (`streets`), the same whatever stands around it. City, state and postcode become what `places` makes
of them anywhere else, read as of the country that fits the whole block (`blocks`). Not one-to-one in the
numbers of streets, nor in street names that are in no table.
"""

import re

from deid.surrogates import names
from deid.surrogates.forms import ascii_digits, fold, is_latin, like
from deid.surrogates.places import blocks, postcodes, street_words, streets, wording
from deid.surrogates.places.address_words import (
    BUILDINGS,
    CLEAR_TYPES,
    COMPOUND,
    DIRECTIONS,
    DUTCH,
    FOREIGN_TYPES,
    INSIDE,
    NUMBERED,
    PREPOSITIONS,
    SAINTS,
    SPEAKS,
    STRUCTURE,
    TYPES,
    UNITS,
)
from deid.surrogates.source import Source

KEPT = STRUCTURE | NUMBERED
"""Words that may stand in an address and in its surrogate."""
_NUMBERS = (UNITS | BUILDINGS) - {"p"}
"""Words that a letter may stand after for a number: "Flat B"."""
_ORDINAL = re.compile(r"(\d+)(st|nd|rd|th)", re.I)
_TOKEN = re.compile(r"\d+(?:st|nd|rd|th)\b|\d+|[^\W\d_ºª]+(?:['\u2019][^\W\d_]+)*", re.I)
_ELIDED_TOKEN = re.compile(
    r"\d+(?:st|nd|rd|th)\b|\d+|(?:[dl]|dell|sull|all|nell)['\u2019](?=[^\W\d_]{2})|"
    r"[^\W\d_ºª]+(?:['\u2019][^\W\d_]+)*",
    re.I,
)
_SAINTLY = frozenset(("ES", "IT", "FR"))
"""Languages whose pools have saints by their whole name."""
_POSTCODE = postcodes.ANY
_CODE_INSIDE = re.compile(r"\s+(?=(?:[A-Z]{1,2}-)?\d{5}\s+[^\W\d_]{2}|\d{4} ?[A-Z]{2}\s+[^\W\d_]{2})")
_HAS_POSTCODE = re.compile(rf"(?:^|\s)(?:{_POSTCODE})(?:\s|$)")


def replace(text: str, source: Source, label: str = "STREET_ADDRESS") -> str | None:
    text = ascii_digits(text)
    if any(c.isalpha() and not is_latin(c) for c in text if not c.isascii() and c.isalpha()):
        return None
    if _is_place(text):
        from deid.surrogates import places

        return places.replace(text, source)
    whole = text
    text, gaps = wording.unwrap(text.replace(_BETWEEN, " "))
    lead, streets_there, tail = _divide(text)
    hint = _country_of(" ".join(streets_there))
    parts = blocks.split(tail)
    if lead:
        parts = [*blocks.split(lead), _BETWEEN, *parts]
    reading = blocks.read(parts, hint)
    language = _language(hint or reading.country)
    place = blocks.replace_parts(parts, reading, source, kept=source.kept)
    if place is None:
        return None
    before, _, after = place.partition(_BETWEEN) if lead else ("", "", place)
    own = frozenset(fold(word) for word in _TOKEN.findall(text))
    middle = "".join(_piece(piece, language, own, source) for piece in streets_there)
    new = wording.rewrap(before + middle + after, gaps)
    return None if new == whole else new


def _is_place(text: str) -> bool:
    """Whether the text is no street at all but a city, a state, a postcode, or a block of them."""
    pieces = [piece for piece in re.split("[,;\n]", text) if piece.strip()]
    if any(map(is_street, pieces)) or not pieces:
        return False
    core = wording.core_of(pieces[0])
    return wording.kind_of(core) is not None or (len(core) > 3 and re.fullmatch(_POSTCODE, core) is not None)


def _piece(piece: str, language: str, own: frozenset[str], source: Source) -> str:
    care = _CARE_OF.match(piece)
    new = names.replace(piece[care.end() :], source) if care else None
    return _street(piece, language, own, source) if care is None or new is None else care[0] + new


_CARE_OF = re.compile(r"\s*(?:c/o|attn\.?:?|att\.?:|z\.\s?hd\.?)\s+(?=\S)", re.I)
_BETWEEN = "\x1e"
"""Where the street stood between the places of a block."""


def _divide(text: str) -> tuple[str, list[str], str]:
    """What is about places before the street, the pieces that are about street and unit with what separates
    them, and the rest.
    """
    pieces = re.split(r"(\s*[,;\n]\s*)", text)
    first = _first_street(pieces)
    out: list[str] = []
    for i in range(first, len(pieces), 2):
        piece = pieces[i]
        bare = re.fullmatch(r"\s*\d{1,4}(?:\s?[A-Za-z]|\s?(?:bis|ter))?\s*", piece)
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
    piece = re.split("[,;\n]", text, maxsplit=1)[0]
    plain = [fold(w).rstrip(".") for w in _TOKEN.findall(piece)]
    return bool(plain) and _looks_like_street(piece, plain)


def _language(country: str | None) -> str:
    return country if country in ("DE", "NL", "FR", "ES", "IT", "IN") else "EN"


def _street_end(segment: str, *, leads: bool) -> int:
    """Up to where the segment is about the street or the unit; 0 if it is about the place."""
    words = list(_TOKEN.finditer(segment))
    plain = [fold(w[0]).rstrip(".") for w in words]
    if not words:
        return len(segment) if leads else 0
    floor = len(plain) > 1 and _ORDINAL.fullmatch(plain[0]) and plain[1] in UNITS
    building = len(plain) > 1 and plain[-1] in BUILDINGS and not any(p.isdigit() for p in plain)
    building = building or (plain[0] in BUILDINGS and len(plain) == 2 and len(plain[1]) < 3)
    is_unit = floor or building or plain[0] in UNITS or "#" in segment[: words[0].end() + 1]
    is_unit = is_unit or (not leads and re.match(r"\s*\d{1,3}\s?[ºª]", segment) is not None)
    if not leads and (
        re.fullmatch(rf"\s*{_POSTCODE}\s*", segment) or not (is_unit or _looks_like_street(segment, plain))
    ):
        return 0
    if is_unit or _leads_foreign(plain) or _has_compound(words):
        code = _CODE_INSIDE.search(segment, words[0].end())
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
    end = words[last].end()
    return end + (segment[end : end + 1] == ".")


def _compound(word: str) -> re.Match[str] | None:
    """The parts of "Hauptstraße"; of "Kastanienring", but not "Kettering", only what is known to be a street."""
    match = COMPOUND.fullmatch(word)
    if match and match["stem2"] and fold(match["stem2"]) not in street_words.places("DE"):
        return None
    return match


def _has_compound(words: list[re.Match[str]]) -> bool:
    return any(_compound(word[0]) for word in words)


def _goes_on(plain: list[str], i: int) -> bool:
    """Whether word i still belongs to the street: a type, a direction, a unit word or what follows one."""
    if plain[i] in UNITS or plain[i - 1] in UNITS:
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


def _looks_like_street(segment: str, plain: list[str]) -> bool:
    if re.match(r"\s*\d{4,6}\s+[^\W\d_]{2}", segment) and not set(plain) & (TYPES | FOREIGN_TYPES):
        return False
    words = set(plain[1:])
    if plain[0].isdigit() and words & TYPES:
        return True
    if _ORDINAL.fullmatch(plain[0]) and words & (TYPES | NUMBERED | {"floor", "stage", "phase", "block"}):
        return True
    if any(map(_compound, _TOKEN.findall(segment))) or _leads_foreign(plain):
        return True
    named = len(plain) > 1 and not any(p.isdigit() for p in plain[1:])
    return named and plain[-1] in CLEAR_TYPES and plain[0] not in {"the", "n", "s", "e", "w"}


def _leads_foreign(plain: list[str]) -> bool:
    """Whether the kind of street stands before its name: "rue", "Avenida", "12 bis avenue", and no kind after."""
    i = 0
    while i < len(plain) - 1 and (plain[i].isdigit() or (i and plain[i] in {"bis", "ter", "quater"})):
        i += 1
    if i + 1 >= len(plain) or plain[i] not in FOREIGN_TYPES or (i and plain[i] in PREPOSITIONS):
        return False
    return plain[i] not in TYPES or not any(p in TYPES for p in plain[i + 1 :])


def _street(segment: str, language: str, own: frozenset[str], source: Source) -> str:
    """A street or unit in which every name and number is another; `own` are the words of the whole address."""
    token = _ELIDED_TOKEN if language in ("FR", "IT") else _TOKEN
    found = list(token.finditer(segment))
    forced = _only_structure(segment, found)
    out: list[str] = []
    done = i = 0
    last = ("", "")  # the number before, old and new
    while i < len(found):
        match, before = found[i], fold(found[i - 1][0]) if i else ""
        if i == forced or _is_name(match[0], before, language):
            end = i if i == forced else _run_end(segment, found, i, language)
            stop = found[end].end()
            new = streets.rename(
                segment[match.start() : stop], _pool(found, i, end, segment, language), source, own=own
            )
            i = end
        else:
            between = segment[done : match.start()]
            new, stop = _word(match[0], before, language, source), match.end()
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
        or _ORDINAL.fullmatch(word)
        or plain in STRUCTURE
        or len(plain) <= 2
        or word[-1] in "'\u2019"
    ):
        return False
    if plain in NUMBERED and _ORDINAL.fullmatch(before):
        return False
    return _compound(word) is None


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
    if (
        len(letters) < 2
        or plain[letters[0]] in UNITS - {"p"}
        or not all(plain[i] in STRUCTURE for i in letters)
    ):
        return None
    if any(_ORDINAL.fullmatch(p) for p in plain):
        return None
    types = [i for i in letters[1:] if plain[i] in TYPES]
    last = types[-1] if types else letters[-1]
    if last + 1 < len(plain) and plain[last + 1].isdigit():  # "County Road 12"
        return None
    return last - 1 if types and last - 1 in letters else letters[-1]


def _word(word: str, before: str, language: str, source: Source) -> str:
    """What a word that is no name becomes: numbers, letters, compounds; structure stays."""
    plain = fold(word)
    ordinal = _ORDINAL.fullmatch(word)
    if ordinal:
        number = source.digits("addresses/ordinals", ordinal[1])
        teens = number[-2:] in {"11", "12", "13"}
        ending = "th" if teens else {"1": "st", "2": "nd", "3": "rd"}.get(number[-1], "th")
        return number + (ending.upper() if ordinal[2].isupper() else ending)
    if word.isdigit():
        return source.digits("addresses/numbers", word)
    unit_letter = len(plain) == 1 and (before in _NUMBERS or before.isdigit()) and plain not in "nesw"
    if (plain in STRUCTURE and not unit_letter) or word[-1] in "'\u2019" or plain in NUMBERED:
        return word
    if len(plain) <= 2:
        return "".join(like(c, _letter(fold(c)[:1], source)) for c in word)
    compound = _compound(word)
    if compound:
        old, end = compound["stem"] or compound["stem2"], compound["end"] or compound["end2"]
        new = streets.stem(old, "NL" if fold(end) in DUTCH else "DE", source)
        joint = end if word[len(old)] != "-" else "-" + end
        return (new.upper() if word.isupper() else new) + joint
    return word


def _letter(letter: str, source: Source) -> str:
    """Another letter; the first six, which houses and flats have, among themselves."""
    at = (ord(letter) - 97) % 26 if letter else 0
    if at < 6:
        return chr(97 + source.derange("addresses/letters/first", 6, at))
    return chr(103 + source.derange("addresses/letters/rest", 20, (at - 6) % 20))


def _country_of(text: str) -> str | None:
    """The country whose words for streets the address has."""
    compound = next(filter(None, map(_compound, _TOKEN.findall(text))), None)
    if compound:
        return "NL" if fold(compound["end"] or compound["end2"]) in DUTCH else "DE"
    if re.match(r"\s*C/", text, re.I):
        return "ES"
    before = ""
    for i, word in enumerate(_TOKEN.findall(text)):
        plain = fold(word).partition("'")[0].partition("\u2019")[0]
        if plain == "allee" and i and before.isalpha():  # "Berliner Allee", but "10 allée des Lilas"
            return "DE"
        before = plain
        if plain in SPEAKS and (i == 0 or plain != "via"):
            return SPEAKS[plain]
    return None
