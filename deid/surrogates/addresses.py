"""STREET_ADDRESS: number, street, unit, then the place, each in its own way; nothing but structure is left
standing.

The words for the kind of street, for directions and for units stay. Numbers keep their length. The name of
the street becomes a family name (US Census), or, in a compound like "Hauptstraße", another first part. City,
state and postcode become what `places` makes of them anywhere else, so the block stays coherent. Not
one-to-one in the street names.
"""

import re

from deid.surrogates import gazetteer, place_names, places
from deid.surrogates.forms import ascii_digits, fold, is_latin, like, words
from deid.surrogates.pools import FAMILY, bucket
from deid.surrogates.source import Source

_TYPES = frozenset(
    words("""
    street st avenue ave av road rd boulevard blvd drive dr lane ln court ct place pl square sq terrace
    ter trail trl parkway pkwy way circle cir highway hwy route rte expressway expy freeway fwy turnpike
    tpke alley aly plaza plz crescent cres close gardens gdns grove mews row walk crossing xing loop
    pike ridge run path pass bend cove point pt park hill heights hts creek county cr fm interstate mall
    landing commons green view vista glen bypass esplanade quay wharf embankment bridge gate common
""")
)
_FOREIGN_TYPES = frozenset(
    words("""
    carrer rue avenue boulevard bd place allee allees chemin impasse quai cours route square calle c avenida
    avda av paseo plaza plz ronda camino carretera ctra travesia glorieta via viale corso piazza
    piazzale largo vicolo rua travessa praca estrada alameda strasse platz weg am an auf im in
""")
)
_COMPOUND = re.compile(
    r"(?P<stem>[^\W\d_]{2,}?)-?(?P<end>stra(?:ß|ss)e|str|weg|platz|allee|gasse|ring|damm|ufer|straat|laan|gracht|plein|kade|"
    r"vej|gatan|gade|vägen|katu|tie)", re.I
)  # fmt: skip
_STEMS = words("""
    Ahorn Amsel Bach Berg Birken Blumen Buchen Dorf Eichen Erlen Feld Finken Forst Garten Heide
    Kastanien Kirch Lerchen Linden Mühlen Neu Park Quellen Rosen Schiller Sonnen Tannen Ulmen Wald
    Weiden Wiesen Ziegel
""")
_DIRECTIONS = frozenset(
    words("""
    n s e w ne nw se sw north south east west northeast northwest southeast southwest nord sud est ouest
    norte sur
""")
)
_UNITS = frozenset(
    words("""
    apt apartment suite ste unit floor fl room rm bldg building no nr num number box po p o pob postfach
    apdo piso lot dept department trailer trlr space spc slip hangar level lvl flat block blk wing
    entrance stairs esc puerta pta dcha izda izq izquierda derecha bajo edificio bloque portal escalera
    planta local nave etage stock bat batiment appt appartement bp cs cedex bus boite hgr lobby
    penthouse ph rear front upper lower basement bsmt side ground first second third
""")
)
_SMALL = frozenset(
    words("""
    de la le les du des del della di da do dos das der den dem die das van von of the at and und et y e
    zum zur l d los bis quater las el a us rr hc psc cmr apo fpo dpo near corner
""")
)
KEPT = _TYPES | _FOREIGN_TYPES | _DIRECTIONS | _UNITS | _SMALL
_ORDINAL = re.compile(r"(\d+)(st|nd|rd|th)", re.I)
_TOKEN = re.compile(r"\d+(?:st|nd|rd|th)\b|\d+|[^\W\d_ºª]+(?:['\u2019][^\W\d_]+)*", re.I)
_POSTCODE = (
    r"(?:\d{5}(?:-\d{4})?|[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}|[A-Z]\d[A-Z] ?\d[A-Z]\d|\d{4} ?[A-Z]{2}|\d{4,6})"
)
_TAIL_SPLIT = re.compile(
    r"(\s*[,;\n]\s*|\s+-\s+"
    rf"|(?<=\S)\s+(?={_POSTCODE}(?:\s|[,;]|$))"  # before a postcode
    r"|(?<=\d)\s+(?=[^\W\d_]{3,})"  # after one
    r"|\s+(?=[A-Z]{2,3}(?:\s*$|[,\s]+\d))|\s+(?=[a-z]{2},?\s+\d{5}))"  # before a state's code
)


def replace(text: str, source: Source, label: str = "STREET_ADDRESS") -> str | None:
    text = ascii_digits(text)
    if any(c.isalpha() and not is_latin(c) for c in text if not c.isascii() and c.isalpha()):
        return None
    whole = text
    text, gaps = place_names.unwrap(text)
    pieces = re.split(r"(\s*[,;\n]\s*)", text)
    out, tail = [], ""
    for i in range(0, len(pieces), 2):
        cut = _street_end(pieces[i], leads=i == 0)
        if cut == 0 and i:
            tail = "".join(pieces[i:])
            break
        out.append(_street(pieces[i][:cut], source) if cut else _street(pieces[i], source))
        if cut and cut < len(pieces[i]):
            tail = "".join([pieces[i][cut:], *pieces[i + 1 :]])
            break
        out.append(pieces[i + 1] if i + 1 < len(pieces) else "")
    place = _tail(tail, source)
    new = None if place is None else place_names.rewrap("".join(out) + place, gaps)
    return None if new == whole else new


def _street_end(segment: str, *, leads: bool) -> int:
    """Up to where the segment is about the street or the unit; 0 if it is about the place."""
    words = list(_TOKEN.finditer(segment))
    plain = [fold(w[0]).rstrip(".") for w in words]
    if not words:
        return len(segment) if leads else 0
    floor = len(plain) > 1 and _ORDINAL.fullmatch(plain[0]) and plain[1] in _UNITS
    is_unit = floor or plain[0] in _UNITS or "#" in segment[: words[0].end() + 1]
    is_unit = is_unit or (not leads and re.match(r"\s*\d{1,3}\s?[ºª]", segment) is not None)
    if not leads and (
        re.fullmatch(rf"\s*{_POSTCODE}\s*", segment) or not (is_unit or _looks_like_street(segment, plain))
    ):
        return 0
    if is_unit or plain[0] in _FOREIGN_TYPES - _TYPES or _COMPOUND.search(segment):
        return len(segment)
    last = 0
    for i in range(1, len(plain)):
        named = any(not p.isdigit() and p not in _DIRECTIONS for p in plain[:i])
        if plain[i] in _TYPES and (named or i > 1):
            last = i
            break
    if not last:
        return len(segment)
    while last + 1 < len(plain) and _goes_on(plain, last + 1):
        last += 1
    end = words[last].end()
    return end + (segment[end : end + 1] == ".")


def _goes_on(plain: list[str], i: int) -> bool:
    """Whether word i still belongs to the street: a type, a direction, a unit word or what follows one."""
    if plain[i] in _UNITS or plain[i - 1] in _UNITS:
        return True
    if plain[i] in _TYPES:
        return plain[i - 1] in _TYPES
    if plain[i].isdigit() and len(plain[i]) < 5 and plain[i - 1] in _TYPES:
        return True
    if len(plain[i]) == 1 and plain[i - 1].isdigit() and i > 2:
        return True
    if len(plain[i]) == 1 and i + 1 == len(plain):
        return True
    return plain[i] in _DIRECTIONS and (i + 1 == len(plain) or len(plain[i]) < 3 or plain[i - 1] in _TYPES)


def _looks_like_street(segment: str, plain: list[str]) -> bool:
    if re.match(r"\s*\d{4,6}\s+[^\W\d_]{2}", segment) and not set(plain) & _TYPES:
        return False
    numbered = plain[0].isdigit() and len(plain) > 1 and bool(set(plain[1:]) & _TYPES)
    return (
        numbered
        or bool(_COMPOUND.search(segment))
        or (plain[0] in _FOREIGN_TYPES - _TYPES and len(plain) > 1)
    )


def _street(segment: str, source: Source) -> str:
    words = list(_TOKEN.finditer(segment))
    own = frozenset(fold(w[0]) for w in words)
    forced = _only_structure(segment, words)
    out: list[str] = []
    done, run = 0, False
    for i, match in enumerate(words):
        before = fold(words[i - 1][0]) if i else ""
        if i == forced:
            new, named = like(match[0], _street_name(fold(match[0]), own, source)), True
        else:
            new, named = _street_word(match[0], before, own, run, source)
        if named and run:  # "Martin Luther King" becomes one name
            done = match.end()
            continue
        gap = segment[done : match.start()]
        out += (gap, new)
        run, done = named, match.end()
    return "".join(out) + segment[done:]


def _only_structure(segment: str, words: list[re.Match[str]]) -> int | None:
    """Which word is the name in a street that is called by structure alone: 'Park Avenue'."""
    plain = [fold(w[0]) for w in words]
    letters = [i for i, p in enumerate(plain) if p.isalpha()]
    if len(letters) < 2 or plain[letters[0]] in _UNITS - {"p"} or not all(plain[i] in KEPT for i in letters):
        return None
    if any(_ORDINAL.fullmatch(p) for p in plain):
        return None
    types = [i for i in letters[1:] if plain[i] in _TYPES]
    last = types[-1] if types else letters[-1]
    if last + 1 < len(plain) and plain[last + 1].isdigit():  # "County Road 12"
        return None
    return last - 1 if types and last - 1 in letters else letters[-1]


def _street_word(word: str, before: str, own: frozenset[str], run: bool, source: Source) -> tuple[str, bool]:
    """What the word becomes, and whether it is (part of) the street's name."""
    plain = fold(word)
    ordinal = _ORDINAL.fullmatch(word)
    if ordinal:
        number = source.digits("addresses/ordinals", ordinal[1])
        ending = (
            "th"
            if number[-2:] in {"11", "12", "13"}
            else {"1": "st", "2": "nd", "3": "rd"}.get(number[-1], "th")
        )
        return number + (ending.upper() if ordinal[2].isupper() else ending), False
    if word.isdigit():
        return source.digits("addresses/numbers", word), False
    unit_letter = len(plain) == 1 and (before in _UNITS - {"p"} or before.isdigit()) and plain not in "nesw"
    if plain in KEPT and not unit_letter:
        return word, False
    if len(plain) <= 2:
        return "".join(
            like(c, chr(97 + source.derange("addresses/letters", 26, ord(fold(c)[0]) % 97 % 26)))
            for c in word
        ), False
    compound = _COMPOUND.fullmatch(word)
    if compound:
        stems = [s for s in _STEMS if fold(s) not in fold(word)]
        stem = stems[source.pick("addresses/stems", len(stems), plain)]
        return like(word, fold(stem)) + compound["end"] if not word.istitle() else stem + compound[
            "end"
        ], False
    return like(word, "" if run else _street_name(plain, own, source)), True


def _street_name(plain: str, own: frozenset[str], source: Source) -> str:
    for attempt in range(16):
        letter = "abcdefghjklmnoprstvw"[source.pick("addresses/letter", 20, plain, attempt)]
        name = bucket(FAMILY, letter)[source.pick("addresses/name", 300, plain, attempt)]
        if name not in own and plain not in name:
            return name
    raise AssertionError("no street name in 16 draws")


def _tail(tail: str, source: Source) -> str | None:
    """City, state, postcode and country, in whatever order."""
    if not any(c.isalnum() for c in tail):
        return tail
    parts = _TAIL_SPLIT.split(tail)
    cores = [place_names.core_of(p) for p in parts[::2]]
    named = (c.upper() if len(c.replace(".", "")) == 2 else c for c in cores[1:])
    context = next((name for name in named if place_names.is_us_state(name)), None)
    out = []
    for i, part in enumerate(parts):
        new = (
            part
            if i % 2 or not any(c.isalnum() for c in part)
            else _tail_part(part, i, cores[i // 2], context, source)
        )
        if new is None:
            return None
        out.append(new)
    return "".join(out)


def _tail_part(part: str, i: int, core: str, context: str | None, source: Source) -> str | None:
    if re.fullmatch(_POSTCODE, core):
        new = places.postcode(core, source)
        return None if new is None else part.replace(core, new)
    if i and place_names.kind_beside(core) in source.kept:
        return part
    if (
        i
        and re.fullmatch(r"[A-Za-z]{2}", core)
        and not core.isupper()
        and place_names.is_us_state(core.upper())
    ):
        if "STATE" in source.kept:
            return part
        new = places._part(core.upper(), source, "STATE", None)
        return None if new is None else part.replace(core, new.lower() if core.islower() else new.title())
    label = "CITY"
    if i and gazetteer.find_state(core):
        label = "STATE"
    elif i and gazetteer.find_country(core):
        label = "COUNTRY"
    return places._part(part, source, label, context if label == "CITY" else None)
