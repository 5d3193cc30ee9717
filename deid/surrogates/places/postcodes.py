"""POSTCODE: another one, of the city that its city becomes, in the same written form.

A unit is the part of a postcode that tells the place: all of it (US, DE, FR, ES, IT, AU, IN), the four digits
(NL), the first half (CA: forward sortation area; UK: outward code). A unit has a home, a city of the tables;
one that the tables lack has the home of its neighbour in number. It becomes a unit of the city that its home
becomes, or of the region, where that city is in no table. What follows the unit (ZIP+4, inward code, letters)
moves by its pattern, one-to-one.

Not one-to-one: a city may become one with fewer units. Not coherent on its own: five digits are read as the
first of US, DE, FR, ES, IT that has them; inside an address, by the city and the street beside them.
"""

import re
from bisect import bisect
from collections.abc import Mapping
from functools import cache, lru_cache
from math import gcd
from typing import NamedTuple

from deid.surrogates.places import gazetteer, maps
from deid.surrogates.places.gazetteer import Place
from deid.surrogates.source import Source

_LEAD = r"(?:zip(?:\s?code)?|postcode|post code|pin(?:\s?code)?|plz|cap|c\.?p\.?)[\s:.-]*"
FORMS = {
    "CA": re.compile(
        r"(?P<unit>[ABCEGHJ-NPRSTVXY]\d[ABCEGHJ-NPRSTV-Z])(?P<gap>[\s-]?)(?P<rest>\d[A-Z]\d)", re.I
    ),
    "GB": re.compile(r"(?P<unit>[A-Z]{1,2}\d[A-Z\d]?)(?P<gap>\s*)(?P<rest>\d[A-Z]{2})", re.I),
    "NL": re.compile(r"(?P<mark>NL[\s-]\s?)?(?P<unit>[1-9]\d{3})(?P<gap>\s?)(?P<rest>[A-Z]{2})", re.I),
    "IN": re.compile(r"(?P<unit>[1-9]\d{2}(?P<inner>\s?)\d{3})(?P<gap>)(?P<rest>)"),
    "AU": re.compile(r"(?P<unit>\d{4})(?P<gap>)(?P<rest>)"),
    "US": re.compile(r"(?P<unit>\d{5})(?P<gap>[-\s]?)(?P<rest>(?:(?<=[-\s])\d{4})?)"),
    "DE": re.compile(r"(?P<mark>DE?[\s-]\s?)?(?P<unit>\d{5})(?P<gap>)(?P<rest>)"),
    "FR": re.compile(r"(?P<mark>FR?[\s-]\s?)?(?P<unit>\d{5})(?P<gap>)(?P<rest>)"),
    "ES": re.compile(r"(?P<mark>ES?[\s-]\s?)?(?P<unit>\d{5})(?P<gap>)(?P<rest>)"),
    "IT": re.compile(r"(?P<mark>IT?[\s-]\s?)?(?P<unit>\d{5})(?P<gap>)(?P<rest>)"),
}
"""How a postcode is written in each country; the order says which country is tried first."""
ANY = (
    r"(?:(?:[DFEI]|DE|FR|ES|IT|NL)-)?(?:\d{5}(?:-\d{4})?|[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}|[A-Z]\d[A-Z][ -]?\d[A-Z]\d"
    r"|\d{4} ?[A-Z]{2}|\d{3} \d{3}|\d{4,6})"
)
_ANY = re.compile(ANY)
_LEADING = re.compile(rf"\s*(?:{_LEAD})?", re.I)
_OUTWARD = re.compile(r"(?P<unit>[A-Z]{1,2}\d[A-Z\d]?)(?P<gap>)(?P<rest>)", re.I)
_LETTERS = {"CA": "ABCEGHJKLMNPRSTVWXYZ", "GB": "ABDEFGHJLNPQRSTUWXYZ", "NL": "ABCDEFGHJKLMNPRSTUVWXZ"}
_PLAIN = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"


class Code(NamedTuple):
    """A postcode as one country reads it."""

    country: str
    unit: str
    match: re.Match[str]


@cache
def homes(country: str) -> Mapping[str, tuple[str, int]]:
    """Unit -> region ("CA-ON"; of the US "MA") and place there of its home."""
    if country == "US":
        return gazetteer.zip_index()
    found: dict[str, tuple[str, int]] = {}
    for code, _ in gazetteer.states(country):
        region = f"{country}-{code}"
        for i, (_, units) in enumerate(gazetteer.region_cities(region)):
            for unit in units.partition("+")[0].split():
                found[unit] = (region, i)
    return found


@cache
def _ordered(country: str) -> list[str]:
    return sorted(homes(country))


def units_of(place: Place) -> tuple[str, ...]:
    """The units of a city, its own before the borrowed one; none where there are no tables."""
    if place.region.startswith("US-"):
        return gazetteer.us_cities(place.region[3:])[place.index][1]
    if "-" not in place.region:
        return ()
    return tuple(gazetteer.region_cities(place.region)[place.index][1].replace("+", " ").split())


@lru_cache(maxsize=1 << 13)
def home(country: str, unit: str) -> Place:
    """The city that a unit belongs to, or its neighbour in number does."""
    found = homes(country).get(unit)
    if found is None:
        order = _ordered(country)
        at = min(bisect(order, unit), len(order) - 1)
        near = (order[at], order[max(at - 1, 0)])
        found = homes(country)[max(near, key=lambda other: (_alike(unit, other), other))]
    return Place("CITY", f"US-{found[0]}" if country == "US" else found[0], found[1])


@cache
def _british_areas() -> frozenset[str]:
    return frozenset(re.sub(r"\d.*", "", unit) for unit in homes("GB"))


def _alike(one: str, other: str) -> int:
    return next((i for i, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), len(one))


def is_code(text: str) -> bool:
    """Whether the text is written as a postcode of some country is."""
    return _ANY.fullmatch(text) is not None


@lru_cache(maxsize=1 << 12)
def readings(text: str) -> tuple[Code, ...]:
    """What the text may be as a postcode, by country, in the order of `FORMS`."""
    found = []
    for country in _BY_LENGTH.get(len(text), ()) if text.isdecimal() else FORMS:
        match = FORMS[country].fullmatch(text)
        if match:
            found.append(Code(country, re.sub(r"\s", "", match["unit"]).upper(), match))
    match = _OUTWARD.fullmatch(text) if not found and text[:1].isalpha() else None
    if match:
        unit = match["unit"].upper()
        area = re.match("[A-Z]+", unit)
        known = {"GB": bool(area and area[0] in _british_areas()), "CA": unit in homes("CA")}
        found = [Code(country, unit, match) for country, is_known in known.items() if is_known]
        found.sort(key=lambda code: unit not in homes(code.country))
    if len(found) > 1:
        marked = [code for code in found if code.match.groupdict().get("mark")]
        return tuple(marked or found)
    return tuple(found)


_BY_LENGTH = {4: ("AU",), 5: ("US", "DE", "FR", "ES", "IT"), 6: ("IN",)}


def replace(
    text: str, source: Source, *, country: str | None = None, city: Place | None = None
) -> str | None:
    """Another postcode; None where the text is none.

    `country` is where it is known to lie, `city` the city beside it: the new one is of the city that that
    becomes, also where the tables have the old one elsewhere.
    """
    lead = _LEADING.match(text)
    start = lead.end() if lead else 0
    end = len(text.rstrip())
    body = text[start:end]
    codes = readings(body)
    if country is None:
        code = next((c for c in codes if c.unit in homes(c.country)), codes[0] if codes else None)
    else:
        code = next((c for c in codes if c.country == country), None)
    new = None
    if code is not None and (
        code.unit in homes(code.country) or country or code.country in ("CA", "GB", "NL", "US")
    ):
        new = _moved(code, source, city)
    elif any(c.isdigit() for c in body):
        new = pattern(body, source, _PLAIN)
    return None if new is None or new == body else text[:start] + new + text[end:]


def _moved(code: Code, source: Source, city: Place | None) -> str:
    old, match = code.unit, code.match
    new = unit(code.country, old, source, city)
    rest = match["rest"]
    if rest:
        alphabet = _LETTERS.get(code.country, _PLAIN)
        rest = pattern(rest, source, alphabet) or rest
    new = new.lower() if match["unit"].islower() else new
    inner = match.groupdict().get("inner")
    if inner:
        new = new[:3] + inner + new[3:]
    return (match.groupdict().get("mark") or "") + new + match["gap"] + rest


def unit(country: str, old: str, source: Source, city: Place | None = None) -> str:
    """The unit that a unit becomes."""
    place = home(country, old)
    if city is not None and city.region.startswith(f"{country}-") and old not in units_of(city):
        place = city
    return _of_target(place, old, source)


def _of_target(place: Place, old: str, source: Source) -> str:
    target = maps.city(source, place)
    there = units_of(target.place) if target.place is not None else ()
    there = there or _host(target.region, place, source)
    mine = units_of(place)
    at = mine.index(old) if old in mine else source.pick("places/units", max(len(mine), len(there)), old)
    size = max(len(mine), len(there))
    drawn = source.pick("places/steps", 1 << 40, place.region, place.index)
    step = next(k for k in range(1 + drawn % size, 2 * size + 1) if gcd(k, size) == 1)
    new = there[(drawn // size + step * at) % size % len(there)]
    if new != old:
        return new
    return (
        there[(there.index(new) + 1) % len(there)]
        if len(there) > 1
        else _host(target.region, place, source, old)[0]
    )


def _host(region: str, place: Place, source: Source, but: str = "") -> tuple[str, ...]:
    """The own units of some city of the region, for a city that the tables do not have there."""
    size = len(gazetteer.cities(region))
    first = source.pick("places/host", size, place.region, place.index)
    for i in range(size):
        index = (first + i) % size
        found = tuple(
            u
            for u in units_of(Place("CITY", region, index))
            if u != but and home(region[:2], u) == Place("CITY", region, index)
        )
        if found:
            return found
    order = _ordered(region[:2])  # a region with one postcode, such as American Samoa
    return (
        (order[first % len(order)],) if order[first % len(order)] != but else (order[first % len(order) - 1],)
    )


def pattern(text: str, source: Source, alphabet: str) -> str | None:
    """Digits and letters of the text moved together, one-to-one for the pattern."""
    size, number, places = 1, 0, []
    for i, char in enumerate(text):
        values = "0123456789" if char.isdigit() else alphabet if char.isascii() and char.isalpha() else ""
        if values:
            at = values.find(char.upper())
            if at < 0:  # a letter that the country's codes do not have
                return pattern(text, source, _PLAIN) if alphabet != _PLAIN else None
            number, size = number * len(values) + at, size * len(values)
            places.append((i, values))
    if size < 2:
        return None
    shape = "".join("9" if values[0] == "0" else "A" for _, values in places)
    moved = source.derange(f"places/postcode/{shape}/{len(alphabet)}", size, number)
    out = list(text)
    for i, values in reversed(places):
        moved, at = divmod(moved, len(values))
        out[i] = values[at].lower() if text[i].islower() else values[at]
    return "".join(out)
