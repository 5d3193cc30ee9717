"""CITY, STATE, COUNTRY, POSTCODE and LOCATION (STREET_ADDRESS is in `addresses`).

A state of the US, CA, AU, DE, FR, ES, NL or IN, a British county, an Italian province becomes another with
alike many cities, and a city one of the region that its own becomes (`maps`); where STATE is kept, a
city stays in its region. A postcode becomes one of the city that its own becomes (`postcodes`). Cities of
other countries become others of their country. Countries change places among themselves: a policy that
replaces COUNTRY as well as CITY gets cities beside countries that they are not in. So do the parts of the UK,
the Italian regions and the French departments, which cities do not follow.

One-to-one, for every key and scope: countries; states (but the District of Columbia, whose Washington goes
with the cities of a small state); the cities of a region, and so every city beside its state. Not: bare names of
cities, since one name is in many regions and a fake is a name of the region that the city moves to: of 25,000 bare
names about 5,200 share their fake with another. `deid vault plan` makes these exact. A city that is in no table gets
a coined name ("Drellburg"): up to birthday collisions among 10**8. Nor postcodes.

Coherent without context: city, state and postcode of the US, CA, AU, IN, UK and NL, each as a span of its own,
and cities and regions of DE, FR, ES, IT. Five digits alone may be of several countries and are then read as
the first that has them. A city's name that several regions have is the likeliest alone, and the one that is
meant beside a state or a postcode: these may differ ("Springfield", and "Springfield, MA").

What a reader who knows the scheme learns of a place: its country, its region's group, whether a city is among
the 12 or the 80 largest of its region.
"""

import re
from dataclasses import replace as with_fields

from deid.surrogates import names
from deid.surrogates.forms import (
    ascii_digits,
    fold,
    is_latin,
    is_loose_s,
    like,
    like_words,
    shown_acronyms,
    words,
)
from deid.surrogates.places import blocks, gazetteer, maps, numbering, postcodes
from deid.surrogates.places.coined_cities import named
from deid.surrogates.places.gazetteer import Place
from deid.surrogates.places.maps import GENERIC, apart, share
from deid.surrogates.places.wording import (
    bare_of,
    core_of,
    in_gaps,
    is_continent,
    rewrap,
    unwrap,
)
from deid.surrogates.places.world import other_side, part_of_the_world
from deid.surrogates.pools import name_place
from deid.surrogates.source import Source

__all__ = [
    "GENERIC",
    "area_code",
    "city_like",
    "fake",
    "location_like",
    "postcode",
    "replace",
    "share",
    "us_state",
]

STATE_GROUPS = gazetteer.STATE_GROUPS
_LARGE_COUNTRIES = 70  # the countries with the most people stay among themselves
_TOKEN = re.compile(r"[^\W\d_ºª]+|\d+")
_ROUND = re.compile(
    r"(?:(?:greater|downtown|uptown|midtown|central|inner|outer|metro|metropolitan|suburban|north|south|east|west|"
    r"northern|southern|eastern|western|northeast|northwest|southeast|southwest|near)\s+)+(?=\S)",
    re.I,
)
_NO_CITY = frozenset(
    words("county parish township borough district province island islands lake park estate")
)
_AREA = re.compile(
    r"\s+(?:bay area|metro(?:politan)? area|area|metro|metroplex|suburbs|region|county)$", re.I
)
_NUMBERED = re.compile(r"\s*\d{1,5}\s+[^\W\d_]{2}")
_STREET = re.compile(
    r"\b(?:st(?:reet|r)?|ave?(?:nue)?|r(?:oa)?d|blvd|boulevard|dr(?:ive)?|lane|ln|h(?:igh)?wa?y|route|court|terrace)"
    r"\.?\s*$|stra(?:ss|\xdf)e$|straat$|^(?:rue|avenue|via|viale|calle|avenida|corso|piazza|plaza)\s",
    re.I,
)
_ARTICLE = re.compile(r"the\s+", re.I)
_WASHINGTON = re.compile(r"[^\d,;\n]*Washington,?\s+D\.?\s?C\.?", re.I)
_POSSESSIVE = re.compile(r"(?<=\w)(?:['\u2019][sS]|(?<=[sSxXzZ])['\u2019])$")


def replace(text: str, source: Source, label: str = "LOCATION") -> str | None:
    text = ascii_digits(text)
    if not text.isascii() and any(c.isalpha() and not is_latin(c) for c in text):
        return None
    if label == "POSTCODE":
        return postcodes.replace(text, source)
    if label == "LOCATION" and (_NUMBERED.match(text) or _STREET.search(text)):
        from deid.surrogates.places import address_reading, addresses

        if address_reading.is_street(text):
            return addresses.replace(text, source)
    whole = text
    text, gaps = unwrap(text, place=True)
    alone = _alone(text, label)
    if alone:
        new = _part(text, source, label)
    else:
        kept = frozenset(kind for kind in source.kept if kind != label)
        new = blocks.replace(text, source, kept=kept)
    if new is None:
        return None
    new = rewrap(new, gaps)
    return None if new == whole else new


def _alone(text: str, label: str) -> bool:
    """Whether the text is one place, not a block of several."""
    core = core_of(text)
    if "," not in core and "\n" not in core and (core.isalpha() or blocks.find_city(core)):
        return True
    article = _ARTICLE.match(core)
    if article and (core[article.end() :].isalpha() or gazetteer.find_country(core[article.end() :])):
        return True
    if _WASHINGTON.fullmatch(core):
        return "," not in core
    return len([part for part in blocks.split(text)[::2] if core_of(part)]) < 2


def _part(part: str, source: Source, label: str) -> str | None:
    """One place that stands alone."""
    written = bare_of(part)
    possessive = _POSSESSIVE.search(written)
    if possessive and gazetteer.find_city(core_of(written)):
        possessive = None
    if possessive:
        written = written[: possessive.start()]
    core = core_of(written)
    if not core:
        return part
    new = _known(core, source, label)
    if new is None and postcodes.is_code(core):
        new = postcodes.replace(core, source)
    if new is None:
        new = city_like(core, source) if label == "CITY" else location_like(core, source)
    if new is None or fold(new) == fold(core):
        return None
    at = part.index(written)
    tail = part[at + len(written) :]
    if (
        re.match(r"['\u2019]\s*$", tail) and core[-1] in "sSxXzZ" and new[-1] not in "sSxXzZ" and at == 0
    ):  # Texas'
        tail = tail[:1] + ("S" if new.isupper() else "s") + tail[1:]
    return part[:at] + in_gaps(written, new) + tail


def _known(core: str, source: Source, label: str) -> str | None:
    """The surrogate of a place that the tables know, with its article or "downtown", or None."""
    article = _ARTICLE.match(core)
    new = _of_tables(core, source, label)
    if new is None and article:
        new = _of_tables(core[article.end() :], source, label, article=core[: article.end()])
    return new if new is not None else _around(core, source, label)


def _around(core: str, source: Source, label: str) -> str | None:
    """ "Downtown Boston", "San Francisco Bay Area": the place changes, what is said of it stays."""
    before, after = _ROUND.match(core), _AREA.search(core)
    start, end = before.end() if before else 0, after.start() if after else len(core)
    if (start == 0 and end == len(core)) or start >= end:
        return None
    new = _of_tables(core[start:end], source, label, named_place=True)
    return None if new is None else core[:start] + re.sub("^[Tt]he ", "", new) + core[end:]


def _of_tables(
    bare: str, source: Source, label: str, *, article: str = "", named_place: bool = False
) -> str | None:
    if is_continent(bare) and not named_place:
        return part_of_the_world(article + bare, bare, source)
    city = blocks.find_city(bare)
    state, country = _state_of(bare, label), gazetteer.find_country(bare)
    order = {
        "CITY": (city, state, country),
        "STATE": (state, country, city),
        "COUNTRY": (country, state, city),
    }
    ranked = order.get(label) or (country, state, city)
    if label not in order and state and city and fold(bare) in {"new york", "washington"}:
        ranked = (country, city, state)
    if city and blocks.is_short(bare) and label in {"CITY", "LOCATION"}:
        ranked = (city, None, None)
    elif state and state.form == "code":
        ranked = (country, state, city) if label == "COUNTRY" else (state, country, city)
    for place in ranked:
        if place and place.kind == "COUNTRY" and article and place.form != "name":  # "the UK"
            return _with_article(article, fake(with_fields(place, form="name"), "", source))
        if place:
            return _with_article(article, fake(place, bare, source))
    return None if named_place else part_of_the_world(article + bare, bare, source)


def _state_of(bare: str, label: str) -> Place | None:
    found = gazetteer.find_state(bare)
    if found or label != "STATE":
        return found
    for country in ("US", "IT", "GB", "FR", "IN", "DE", "NL", "ES", "AU"):
        place = gazetteer.region_index(country).get(fold(bare))
        if not place and country in ("US", "IT") and bare.isupper():
            place = gazetteer.region_index(country).get("=" + bare)
        if place:
            return place
    return None


def _with_article(article: str, new: str | None) -> str | None:
    """The article of the old name, if the new one takes one: of countries "the Gambia", of cities none but
    their own ("The Hague").
    """
    if new is None or not article:
        return new
    if new.lower().startswith("the "):
        return article + new[4:] if article[0].isupper() or new[0].islower() else new
    return new


def fake(place: Place, written: str, source: Source) -> str | None:
    """The surrogate of a city, state or country of the tables, in the case of `written`."""
    if place.kind == "COUNTRY":
        return _country(place, written, source)
    if place.kind == "STATE":
        return state_like(place, written, source)
    return blocks.as_written(written, maps.city(source, place).name)


def _country(place: Place, written: str, source: Source) -> str:
    table = gazetteer.countries()
    large = place.index < _LARGE_COUNTRIES
    low, high = (0, _LARGE_COUNTRIES) if large else (_LARGE_COUNTRIES, len(table))
    others = apart(source, f"places/countries/{low}", tuple(fold(row[2]) for row in table[low:high]))
    code, iso3, name = table[low + others[place.index - low]]
    name = re.sub("^The ", "the ", name)
    if place.form == "name":
        return like_words(written, name)
    code = {"code": code, "iso3": iso3}[place.form]
    dotted = written.count(".") == len(code)
    return ".".join(code) + "." if dotted else code.lower() if written.islower() else code


def state_like(place: Place, written: str, source: Source) -> str | None:
    """The name or code of the state that a state becomes, as the old one is written."""
    table = gazetteer.states(place.region)
    old = table[place.index][0]
    if place.region.endswith("+"):
        others = apart(source, f"places/states/{place.region}", tuple(fold(name) for _, name in table))
        return like_words(written, table[others[place.index]][1])
    code = maps.region(source, f"{place.region}-{old}").partition("-")[2]
    if code == old:
        return None
    if place.form == "code":
        dotted = written.count(".") == len(old) and old != "DC"
        if written.islower():
            code = code.lower()
        return ".".join(code) + "." if dotted else code
    return like_words(written, dict(table)[code])


def us_state(code: str, source: Source) -> str:
    """The state that a US state becomes: another of about as many cities."""
    return maps.region(source, f"US-{code}").removeprefix("US-")


def area_code(code: str, source: Source) -> str | None:
    """The US area code that one becomes, in the state that its state becomes; None for one of no state.

    One-to-one as far as that state has as many.
    """
    state = _state_of_area().get(code)
    if state is None:
        return None
    mine, there = gazetteer.area_codes(state), gazetteer.area_codes(us_state(state, source))
    if not there:
        return None
    size = max(len(mine), len(there))
    at = mine.index(code)
    if mine == there:
        return there[source.derange("places/area/" + state, size, at)] if size > 1 else None
    return there[source.permute("places/area/" + state, size, at) % len(there)]


def _state_of_area() -> dict[str, str]:
    return gazetteer.states_of_area_codes()


def city_like(core: str, source: Source, *, country: str = "") -> str | None:
    """A coined city for one that is in no table; what stands around a name that is in one stays."""
    words_of_it = core.split()
    if (
        not any(c.isalpha() for c in core)
        or any(c.isdigit() for c in core)
        or fold(words_of_it[-1]) in _NO_CITY
    ):
        return location_like(core, source)
    around = _ROUND.match(core)
    if around and blocks.find_city(core[around.end() :]):
        return _known(core, source, "CITY")
    return like_words(core, named(fold(core), country, source))


def location_like(core: str, source: Source) -> str | None:
    """Any other place: words like Lake or Airport stay, and so does a state that is kept; the rest goes through the
    names. Where nothing is left another side is named ("Southern California"), or None.
    """
    changed = False
    acronyms = shown_acronyms(core)

    def fake(match: re.Match[str]) -> str:
        nonlocal changed
        word = match[0]
        if is_loose_s(core, *match.span()):
            return word
        if not word.isdigit() and fold(word) in GENERIC and (len(word) > 1 or word.islower()):
            return word
        state = gazetteer.find_state(word) if len(word) > 3 and not word.isdigit() else None
        if state:
            new = state_like(state, word, source)
            changed = changed or new is not None
            return word if new is None else new
        changed = True
        if word.isdigit():
            return numbering.digits("places/digits", word, source)
        if acronyms and names.is_acronym(word):
            return names.initials(fold(word), source).upper()
        plain = fold(word)
        if len(plain) > 3 and name_place(plain) is None and plain.isalpha():
            return like_words(word, named(plain, "", source))
        return like(word, names.token(plain, source))

    new = _TOKEN.sub(fake, core)
    return new if changed else other_side(core, source)


def postcode(text: str, source: Source) -> str | None:
    """Another postcode (see `postcodes`)."""
    return postcodes.replace(text, source)
