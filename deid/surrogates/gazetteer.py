"""What the place tables know: cities, states, countries, and where they lie."""

from dataclasses import dataclass
from functools import cache

from deid.surrogates.forms import fold, words
from deid.surrogates.pools import read

_CODED_STATES: dict[str, dict[str, str]] = {
    "CA": {
        **{"AB": "Alberta", "BC": "British Columbia", "MB": "Manitoba", "NB": "New Brunswick"},
        **{"NL": "Newfoundland and Labrador", "NS": "Nova Scotia", "NT": "Northwest Territories"},
        **{"NU": "Nunavut", "ON": "Ontario", "PE": "Prince Edward Island", "QC": "Quebec"},
        **{"SK": "Saskatchewan", "YT": "Yukon"},
    },
    "AU": {
        **{"ACT": "Australian Capital Territory", "NSW": "New South Wales", "QLD": "Queensland"},
        **{"SA": "South Australia", "TAS": "Tasmania", "VIC": "Victoria"},
    },
}
_NAMED_STATES = {
    "DE": """
        Baden-Württemberg|Bayern|Brandenburg|Hessen|Mecklenburg-Vorpommern|Niedersachsen|
        Nordrhein-Westfalen|Rheinland-Pfalz|Saarland|Sachsen|Sachsen-Anhalt|Schleswig-Holstein|
        Thüringen
    """,
    "GB": "England|Scotland|Wales|Northern Ireland",
    "ES": """
        Andalucía|Aragón|Asturias|Cantabria|Castilla y León|Castilla-La Mancha|Cataluña|
        Extremadura|Galicia|La Rioja|Navarra|País Vasco|Comunidad Valenciana|
        Comunidad de Madrid|Región de Murcia
    """,
    "FR": """
        Auvergne-Rhône-Alpes|Bourgogne-Franche-Comté|Bretagne|Centre-Val de Loire|Corse|
        Grand Est|Normandie|Hauts-de-France|Île-de-France|Nouvelle-Aquitaine|Occitanie|
        Pays de la Loire
    """,
    "IT": """
        Abruzzo|Basilicata|Calabria|Campania|Emilia-Romagna|Lazio|Liguria|Lombardia|Marche|
        Molise|Piemonte|Puglia|Sardegna|Sicilia|Toscana|Umbria|Veneto
    """,
    "IN": """
        Andhra Pradesh|Assam|Bihar|Gujarat|Haryana|Karnataka|Kerala|Madhya Pradesh|
        Maharashtra|Odisha|Punjab|Rajasthan|Tamil Nadu|Telangana|Uttar Pradesh|West Bengal
    """,
}
_STATE_ALIASES = {
    **{"bavaria": "bayern", "saxony": "sachsen", "hesse": "hessen", "thuringia": "thuringen"},
    **{
        "lower saxony": "niedersachsen",
        "catalonia": "cataluna",
        "andalusia": "andalucia",
        "brittany": "bretagne",
    },
    **{"normandy": "normandie", "tuscany": "toscana", "lombardy": "lombardia", "sicily": "sicilia"},
    **{"sardinia": "sardegna", "piedmont": "piemonte"},
}
_COUNTRY_ALIASES = {
    "usa": "US",
    "u.s.a.": "US",
    "u.s.": "US",
    "us": "US",
    "united states of america": "US",
    "the united states": "US",
    "america": "US",
    "uk": "GB",
    "u.k.": "GB",
    "great britain": "GB",
    "britain": "GB",
    "holland": "NL",
    "the netherlands": "NL",
    "deutschland": "DE",
    "espana": "ES",
    "italia": "IT",
    "schweiz": "CH",
    "suisse": "CH",
    "osterreich": "AT",
    "nederland": "NL",
    "brasil": "BR",
    "belgique": "BE",
    "czech republic": "CZ",
    "turkey": "TR",
    "burma": "MM",
    "ivory coast": "CI",
    "uae": "AE",
    "korea": "KR",
    "bundesrepublik deutschland": "DE",
}


@dataclass(frozen=True, slots=True)
class Place:
    kind: str
    """'CITY', 'STATE' or 'COUNTRY'."""
    region: str
    """Of a city: 'US-OH' for one in the US, else its country's code; of a state: its country's code."""
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
def states(country: str) -> tuple[tuple[str, str], ...]:
    """(code or '', name) of the country's states."""
    if country == "US":
        rows = (line.split("\t") for line in read("us_states.tsv").splitlines())
        return tuple((code, name) for code, name in rows)
    if country in _CODED_STATES:
        return tuple(_CODED_STATES[country].items())
    return tuple(("", name) for name in words(_NAMED_STATES.get(country, ""), "|"))


@cache
def _lines(name: str) -> dict[str, str]:
    """The lines of a table by their first field; a line is taken apart when it is needed."""
    heads = (line.partition("\t") for line in read(name).splitlines())
    return {head: rest for head, _, rest in heads}


@cache
def us_cities(state: str) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """(city, its ZIP codes) of a US state, the cities with the most ZIP codes first."""
    fields = (field.partition(":") for field in _lines("us_places.tsv").get(state, "").split("\t") if field)
    return tuple((city, tuple(zips.split(" "))) for city, _, zips in fields)


@cache
def cities(region: str) -> tuple[str, ...]:
    """The cities of a US state ('US-OH') or of another country ('FR'), the largest first."""
    if region.startswith("US-"):
        return tuple(city for city, _ in us_cities(region[3:]))
    return tuple(name for name in _lines("world_cities.tsv").get(region, "").split("\t") if name)


@cache
def zip_index() -> dict[str, tuple[str, int]]:
    """ZIP code -> state, place of its city."""
    states_with_cities = sorted(_lines("us_places.tsv"))
    return {z: (s, i) for s in states_with_cities for i, (_, zips) in enumerate(us_cities(s)) for z in zips}


@cache
def _country_index() -> dict[str, Place]:
    found = {}
    by_code = {}
    for i, (code, iso3, name) in enumerate(countries()):
        found[fold(name)] = by_code[code] = Place("COUNTRY", "", i)
        found["=" + iso3] = Place("COUNTRY", "", i, "iso3")
        found["=" + code] = Place("COUNTRY", "", i, "code")
    found.update({alias: by_code[code] for alias, code in _COUNTRY_ALIASES.items()})
    for code in ("usa", "u.s.a.", "u.s.", "us", "uk", "u.k.", "uae"):
        found[code] = Place(
            "COUNTRY", "", found[code].index, "iso3" if len(code.replace(".", "")) == 3 else "code"
        )
    return found


@cache
def _state_index() -> dict[str, Place]:
    found: dict[str, Place] = {}
    for country in ("US", *_CODED_STATES, *_NAMED_STATES):
        for i, (code, name) in enumerate(states(country)):
            found.setdefault(fold(name), Place("STATE", country, i))
            if code:
                found.setdefault("=" + code, Place("STATE", country, i, "code"))
    found.update({alias: found[name] for alias, name in _STATE_ALIASES.items()})
    return found


@cache
def _city_index(letter: str) -> dict[str, str]:
    """Folded city names -> 'region.place,region.place', the likeliest first."""
    fields = _lines("city_index.tsv").get(letter, "").split("\t")
    return dict(field.split("=") for field in fields if field)


def words_of_states() -> frozenset[str]:
    return frozenset(word for name in _state_index() for word in name.split())


def words_of_countries() -> frozenset[str]:
    """And of the continents, which count as such."""
    named = " ".join(_country_index())
    return frozenset(f"{named} europe asia africa oceania america americas antarctica".split())


def find_country(text: str) -> Place | None:
    index = _country_index()
    return index.get(fold(text)) or (
        index.get("=" + text) if text.isupper() and len(text) in (2, 3) else None
    )


def find_state(text: str) -> Place | None:
    bare = text.replace(".", "")
    index = _state_index()
    return index.get(fold(text)) or (index.get("=" + bare) if bare.isupper() and len(bare) <= 3 else None)


_SHORT = {"st": "saint", "ste": "sainte", "ft": "fort", "mt": "mount"}


def find_city(text: str, region: str | None = None) -> Place | None:
    """The city of that name, in the region if it is given; 'St. Louis' and 'Saint Louis' are one."""
    plain = fold(text)
    if not plain:
        return None
    first, _, rest = plain.partition(" ")
    first = first.rstrip(".")
    spellings = [plain, f"{_SHORT[first]} {rest}"] if first in _SHORT and rest else [plain]
    for spelling in spellings:
        for found in _city_index(spelling[0]).get(spelling, "").split(","):
            where, _, index = found.rpartition(".")
            if where and region in (None, where):
                return Place("CITY", where, int(index))
    return None
