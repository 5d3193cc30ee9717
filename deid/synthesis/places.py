"""Places whose parts agree: city, state, country, postcode, street, and what a telephone number begins with."""

from functools import cache
from random import Random
from typing import NamedTuple

from deid.surrogates.pools import read
from deid.synthesis.words import filled, table


class Place(NamedTuple):
    country: str
    """ISO 3166."""
    country_name: str
    city: str
    state: str
    """Its name; empty where addresses there have none."""
    state_code: str
    postcode: str
    area: str
    """The area code of telephone numbers; empty where unknown."""


NAMES = {
    **{"US": ("United States", "USA", "U.S.A.", "United States of America", "US")},
    **{"GB": ("United Kingdom", "UK", "England", "Great Britain", "U.K.")},
    **{"NL": ("Netherlands", "The Netherlands"), "DE": ("Germany", "Deutschland")},
    **{"BR": ("Brazil", "Brasil"), "ES": ("Spain", "España"), "IT": ("Italy", "Italia")},
}
COUNTRIES = ("US", "GB", "CA", "AU", "IN", "DE", "FR", "ES", "IT", "NL", "BR", "MX", "IE", "NZ", "ZA", "XX")
"""With formats of their own; XX is any other."""
WEIGHTS = (50, 9, 5, 4, 5, 4, 3, 2, 2, 2, 2, 3, 1, 1, 1, 6)


@cache
def _us() -> tuple[tuple[str, tuple[tuple[str, tuple[str, ...]], ...]], ...]:
    found = []
    for line in read("us_places.tsv").splitlines():
        state, *cities = line.split("\t")
        parts = (city.rsplit(":", 1) for city in cities)
        found.append((state, tuple((name, tuple(zips.split())) for name, zips in parts)))
    return tuple(found)


@cache
def _us_lists() -> tuple[dict[str, str], dict[str, tuple[str, ...]], tuple[tuple[int, int], ...]]:
    names = dict(line.split("\t") for line in read("us_states.tsv").splitlines())
    areas = {
        state: tuple(codes.split())
        for state, codes in (line.split("\t") for line in read("area_codes.tsv").splitlines())
    }
    cities = tuple(
        (s, c) for s, (state, found) in enumerate(_us()) if state in names for c in range(len(found))
    )
    return names, areas, cities


@cache
def _world() -> tuple[tuple[str, str, str, tuple[str, ...]], ...]:
    """(ISO code, name, calling code, its cities by size), the most populous country first."""
    cities = {line.split("\t")[0]: line.split("\t")[1:] for line in read("world_cities.tsv").splitlines()}
    rows = (line.split("\t") for line in read("countries.tsv").splitlines())
    return tuple(
        (code, name, calling, tuple(cities[code]))
        for code, _, name, calling, people in rows
        if code in cities and int(people) > 30_000
    )


@cache
def _towns() -> dict[str, tuple[tuple[str, ...], ...]]:
    """Country -> (city, region, its code, postcode pattern, area code)."""
    found: dict[str, list[tuple[str, ...]]] = {}
    for country, *rest in table("towns.txt"):
        found.setdefault(country, []).append(tuple(rest))
    return {country: tuple(towns) for country, towns in found.items()}


@cache
def _others() -> tuple[str, ...]:
    return tuple(code for code in _towns() if code not in COUNTRIES)


def make(country: str, rng: Random) -> Place:
    """A place of the country; for `XX`, of any that has no formats of its own."""
    if country == "US":
        return _american(rng)
    if country in _towns():
        city, region, code, pattern, area = rng.choice(_towns()[country])
        name = NAMES.get(country, (country_name(country),))[0]
        return Place(country, name, city, region, code, filled(pattern, rng), area)
    if rng.random() < 0.6:
        return make(rng.choice(_others()), rng)
    code, name, _, cities = rng.choice(_world())
    return _elsewhere(code, name, cities[int(len(cities) * rng.random() ** 3)], rng)


def _elsewhere(code: str, name: str, city: str, rng: Random) -> Place:
    return Place(code, name, city, "", "", filled(rng.choice(("####", "#####", "######", "?#####")), rng), "")


@cache
def _country_names() -> dict[str, tuple[str, str]]:
    return {code: (name, calling) for code, name, calling, _ in _world()}


def country_name(code: str) -> str:
    return _country_names()[code][0]


def calling_code(code: str) -> str:
    return _country_names().get(code, ("", "1"))[1].split("-")[0].lstrip("+") or "1"


def _american(rng: Random) -> Place:
    names, areas, cities = _us_lists()
    if rng.random() < 0.5:
        s, c = rng.choice(cities)
    else:
        s, _ = rng.choice(cities)
        c = int(len(_us()[s][1]) * rng.random() ** 3)
    state, found = _us()[s]
    city, zips = found[c]
    postcode = rng.choice(zips)
    if rng.random() < 0.08:
        postcode += f"-{rng.randrange(1000, 9999)}"
    area = rng.choice(areas[state]) if areas.get(state) else "555"
    return Place("US", "United States", city, names[state], state, postcode, area)


def anywhere(rng: Random) -> Place:
    """The whole world: large cities more often, and a long tail."""
    chance = rng.random()
    if chance < 0.45:
        return _american(rng)
    if chance < 0.6:
        return make(rng.choice(tuple(_towns())), rng)
    countries = _world()
    code, name, _, cities = countries[int(len(countries) * rng.random() ** 1.5)]
    return _elsewhere(code, name, cities[int(len(cities) * rng.random() ** 4)], rng)


_REGION_WORDS = (
    "Province",
    "Region",
    "District",
    "County",
    "Governorate",
    "Department",
    "Oblast",
    "Prefecture",
)


def state(place: Place, rng: Random, style: str = "") -> str:
    """Its code or its name; where no state is known, a region named after the city."""
    if place.state_code and (style == "code" or (style != "name" and rng.random() < 0.35)):
        return place.state_code
    return place.state or f"{place.city} {_REGION_WORDS[sum(map(ord, place.city)) % len(_REGION_WORDS)]}"


def country(place: Place, rng: Random) -> str:
    return rng.choice(NAMES.get(place.country, (place.country_name,)))


def any_country(rng: Random) -> str:
    world = _world()
    code, name, *_ = world[int(len(world) * rng.random() ** 1.2)]
    return rng.choice(NAMES.get(code, (name,)))
