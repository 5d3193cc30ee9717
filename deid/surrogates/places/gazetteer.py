"""What the place tables know: cities, states, countries, and where they lie."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache

from deid.surrogates.forms import fold, words
from deid.surrogates.places.region_names import (
    COUNTRY_ALIASES,
    SHORT_STATES,
    STATE_ALIASES,
    STATE_GROUPS,
    TERRITORIES,
    UPPER,
)
from deid.surrogates.pools import read


@dataclass(frozen=True, slots=True)
class Place:
    kind: str
    """'CITY', 'STATE' or 'COUNTRY'."""
    region: str
    """Of a city: 'US-OH', 'CA-ON', or its country where the tables have no regions; of a state: its country's
    code, with a '+' where cities do not follow it."""
    index: int
    """Its place in the list of its kind in its region."""
    form: str = "name"
    """'name', or the kind of code: 'code', 'iso3'."""


@cache
def countries() -> tuple[tuple[str, str, str], ...]:
    """(ISO 3166 code, three-letter code, name) of the countries with over 30,000 people, by people."""
    rows = (line.split("\t") for line in read("countries.tsv").splitlines())
    return tuple((code, iso3, name) for code, iso3, name, _, people in rows if int(people) > 30_000)


@cache
def _region_rows() -> dict[str, tuple[tuple[str, str, int, int, bool], ...]]:
    """Country -> (code, name, group, cities, whether the name is also a city's) of its regions, the one with
    the most cities first."""
    found: dict[str, list[tuple[str, str, int, int, bool]]] = {}
    for line in read("regions.tsv").splitlines():
        country, code, name, group, size, is_city = line.split("\t")
        found.setdefault(country, []).append((code, name, int(group), int(size), is_city == "1"))
    return {country: tuple(rows) for country, rows in found.items()}


@cache
def region_sizes(country: str) -> dict[str, int]:
    """Region code -> how many cities the tables have there."""
    if country == "US":
        return {code: 1 + rest.count("\t") for code, rest in _lines("us_places.tsv").items()}
    return {code: size for code, _, _, size, _ in _region_rows().get(country, ())}


@cache
def region_groups(country: str) -> dict[str, tuple[str, ...]]:
    """Region code -> the regions with alike many cities that it changes places with, itself among them."""
    if country == "US":
        return {code: tuple(group.split()) for group in STATE_GROUPS for code in group.split()}
    rows = _region_rows().get(country, ())
    return {code: tuple(c for c, _, g, _, _ in rows if g == group) for code, _, group, _, _ in rows}


@cache
def states(country: str) -> tuple[tuple[str, str], ...]:
    """(code or '', name) of the country's regions that cities follow; of 'GB+' and so on, of the others."""
    if country == "US":
        rows = (line.split("\t") for line in read("us_states.tsv").splitlines())
        return (*((code, name) for code, name in rows), *TERRITORIES)
    if country.endswith("+"):
        return tuple(("", name) for name in words(UPPER[country[:-1]], "|"))
    return tuple((code, name) for code, name, _, _, _ in _region_rows().get(country, ()))


@cache
def _lines(name: str) -> dict[str, str]:
    """The lines of a table by their first field; a line is taken apart when it is needed."""
    heads = (line.partition("\t") for line in read(name).splitlines())
    return {head: rest for head, _, rest in heads}


@cache
def states_of_area_codes() -> dict[str, str]:
    """Telephone area code -> US state."""
    return {code: state for state in _lines("area_codes.tsv") for code in area_codes(state)}


@cache
def us_cities(state: str) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """(city, its ZIP codes) of a US state, the cities with the most ZIP codes first."""
    fields = (field.partition(":") for field in _lines("us_places.tsv").get(state, "").split("\t") if field)
    return tuple((city, tuple(zips.split(" "))) for city, _, zips in fields)


@cache
def region_cities(region: str) -> tuple[tuple[str, str], ...]:
    """(city, its postcodes as the tables have them) of a region, 'CA-ON', the largest city first."""
    fields = (
        field.partition(":") for field in _lines("region_places.tsv").get(region, "").split("\t") if field
    )
    return tuple((name, units) for name, _, units in fields)


@cache
def cities(region: str) -> tuple[str, ...]:
    """The cities of a region ('US-OH', 'CA-ON') or of a whole country ('FR'), the largest first."""
    if region.startswith("US-"):
        return tuple(city for city, _ in us_cities(region[3:]))
    if "-" in region:
        return tuple(name for name, _ in region_cities(region))
    return tuple(name for name in _lines("world_cities.tsv").get(region, "").split("\t") if name)


@cache
def area_codes(state: str) -> tuple[str, ...]:
    """The telephone area codes of a US state ('OH'), in order; none for what is no state."""
    return tuple(_lines("area_codes.tsv").get(state, "").split())


class _ZipIndex(Mapping[str, tuple[str, int]]):
    """ZIP code -> state, place of its city. A state's codes are read when one of them is asked for."""

    def __init__(self) -> None:
        self._states: dict[str, str] = {}
        for state, rest in _lines("us_places.tsv").items():
            self._states.update(dict.fromkeys(_FIVE.findall(rest), state))
        self._places: dict[str, dict[str, int]] = {}

    def __getitem__(self, code: str) -> tuple[str, int]:
        state = self._states[code]
        places = self._places.get(state)
        if places is None:
            places = {z: i for i, (_, zips) in enumerate(us_cities(state)) for z in zips}
            self._places[state] = places
        return state, places[code]

    def __contains__(self, code: object) -> bool:
        return code in self._states

    def __iter__(self) -> Iterator[str]:
        return iter(self._states)

    def __len__(self) -> int:
        return len(self._states)


_FIVE = re.compile(r"\b\d{5}\b")


@cache
def zip_index() -> Mapping[str, tuple[str, int]]:
    """ZIP code -> state, place of its city."""
    return _ZipIndex()


@cache
def _country_index() -> dict[str, Place]:
    found = {}
    by_code = {}
    for i, (code, iso3, name) in enumerate(countries()):
        found[fold(name)] = by_code[code] = Place("COUNTRY", "", i)
        found.setdefault(fold(name).removeprefix("the "), by_code[code])
        found["=" + iso3] = Place("COUNTRY", "", i, "iso3")
        found["=" + code] = Place("COUNTRY", "", i, "code")
    found.update({alias: by_code[code] for alias, code in COUNTRY_ALIASES.items()})
    for code in ("usa", "u.s.a.", "u.s.", "us", "uk", "u.k.", "uae"):
        found[code] = Place(
            "COUNTRY", "", found[code].index, "iso3" if len(code.replace(".", "")) == 3 else "code"
        )
    return found


@cache
def _state_index() -> dict[str, Place]:
    """What is a state wherever it stands: names, codes after '='. (What is one beside a city: `region_index`.)"""
    found: dict[str, Place] = {}
    for country in ("US", "CA", "AU", "DE", "GB+", "ES", "FR", "IT+", "IN", "NL", "GB"):
        distinct = {code for code, _, _, _, is_city in _region_rows().get(country, ()) if not is_city}
        for i, (code, name) in enumerate(states(country)):
            if (code, name) in TERRITORIES:
                continue
            if country in ("US", "CA", "AU", "DE", "GB+", "IT+", "ES") or code in distinct:
                found.setdefault(fold(name), Place("STATE", country, i))
            if country in ("US", "CA", "AU"):
                found.setdefault("=" + code, Place("STATE", country, i, "code"))
    found.update({alias: found[name] for alias, name in STATE_ALIASES.items() if name in found})
    return found


@cache
def region_index(country: str) -> dict[str, Place]:
    """What a region of the country is called beside a city of it: names, codes after '='."""
    found: dict[str, Place] = {}
    for i, (code, name) in enumerate(states(country)):
        found.setdefault(fold(name), Place("STATE", country, i))
        if code.isupper() and len(code) < 4:
            found["=" + code] = Place("STATE", country, i, "code")
    for alias, name in STATE_ALIASES.items():
        if name in found:
            found.setdefault(alias, found[name])
    if country == "US":
        codes = {code: i for i, (code, _) in enumerate(states("US"))}
        for short, _, code in (entry.partition("=") for entry in SHORT_STATES.split()):
            found.setdefault(short.lower(), Place("STATE", "US", codes[code]))
    if country + "+" in ("GB+", "IT+", "FR+"):
        for i, (_, name) in enumerate(states(country + "+")):
            found.setdefault(fold(name), Place("STATE", country + "+", i))
    return found


@cache
def _city_index(letter: str) -> dict[str, str]:
    """Folded city names -> 'region.place,region.place', the likeliest first."""
    fields = _lines("city_index.tsv").get(letter, "").split("\t")
    return dict(field.split("=") for field in fields if field)


_WORD = re.compile(r"[^\W\d_]+")


@cache
def words_of_states() -> frozenset[str]:
    regions = (*_region_rows(), "GB+", "IT+", "FR+")
    names = (name for country in regions for name in region_index(country))
    return frozenset(word for name in (*_state_index(), *names) for word in _WORD.findall(name))


def words_of_countries() -> frozenset[str]:
    """And of the continents, which count as such."""
    named = " ".join(_country_index())
    return frozenset(f"{named} europe asia africa oceania america americas antarctica".split())


@lru_cache(maxsize=1 << 13)
def find_country(text: str) -> Place | None:
    index = _country_index()
    return index.get(fold(text).replace("\u2019", "'")) or (
        index.get("=" + text) if text.isupper() and len(text) in (2, 3) else None
    )


@lru_cache(maxsize=1 << 13)
def find_state(text: str) -> Place | None:
    bare = text.replace(".", "")
    index = _state_index()
    return index.get(fold(text)) or (index.get("=" + bare) if bare.isupper() and len(bare) <= 3 else None)


_SHORT = {"st": "saint", "ste": "sainte", "ft": "fort", "mt": "mount"}


@lru_cache(maxsize=1 << 13)
def find_city(text: str, region: str | None = None) -> Place | None:
    """The city of that name, in the region if it is given; 'St. Louis' and 'Saint Louis' are one."""
    plain = fold(text)
    if not plain:
        return None
    first, _, rest = plain.partition(" ")
    first = first.rstrip(".")
    spellings = [plain]
    if first in _SHORT and rest:
        spellings += [f"{_SHORT[first]} {rest}", f"{_SHORT[first]}-{rest.replace(' ', '-')}"]
    for spelling in spellings:
        for found in _city_index(spelling[0]).get(spelling, "").split(","):
            where, _, index = found.rpartition(".")
            if where and (region in (None, where) or where.startswith(f"{region}-")):
                return Place("CITY", where, int(index))
    return None


def regions_with(plain: str) -> tuple[str, ...]:
    """The regions that have a city of that folded name."""
    found = _city_index(plain[0]).get(plain, "") if plain else ""
    return tuple(place.rpartition(".")[0] for place in found.split(",")) if found else ()
