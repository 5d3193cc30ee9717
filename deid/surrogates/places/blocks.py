"""Places that stand together: "Boston, MA 02118", "80331 München", "00184 Roma (RM)", "Sydney NSW 2000, Australia".

The parts are told apart first, then the country that fits most of them is found; city, region and postcode are
read as of that country, so "CA" is California beside Fresno and Canada beside Ontario.
"""

import re
from functools import lru_cache
from typing import NamedTuple

from deid.surrogates.forms import fold, like_words
from deid.surrogates.places import gazetteer, maps, postcodes, wording
from deid.surrogates.places.gazetteer import Place
from deid.surrogates.source import Source

_CODE = postcodes.ANY
SEPARATOR = re.compile(
    r"(\s*[,;/|\n]\s*|\s+[-\u2013\u2014\u00b7\u2022]\s+|\s*\(|\)\s*"
    rf"|(?<=\S)(?<!\d\d\d)\s+(?=(?:{_CODE})(?:\s|[,;()]|$))"  # before a postcode
    r"|(?<=\d\d\d)\s+(?=[^\W\d_]['\u2019]?[^\W\d_]+)(?![A-Z]{2}(?:\s|[,;()]|$))"  # after one
    r"(?![a-z]{2}\s*$)"
    r"|(?:(?<=\d[A-Z]{2})|(?<=\d\s[A-Z]{2})|(?<=\d[A-Z]\d))\s+(?=[^\W\d_'\u2019][^\W\d_]+)"
    r"|(?<=[^\W\d_]{2})\s+(?=[A-Z]{1,2}\d[A-Z\d]?\s*(?:$|,))"
    r"|\s+(?=[a-z]{2},?\s+\d{5})|(?<=[^\W\d_])-(?=\d{6}\b)"
    r"|\s+(?=(?:[A-Z]{2,3}|[A-Z]\.[A-Z]\.)(?:\s*(?:$|,)|[,\s]+(?:\d|[A-Z]\d))))"  # before a state's code
)
_CERTAIN = 8
"""The score of a known postcode with its own city, or with a city of the region that is named."""
COUNTRIES = ("US", "CA", "GB", "AU", "DE", "FR", "ES", "IT", "NL", "IN")
_CEDEX = re.compile(
    r"(?P<city>[^\W\d].*?)(?P<cedex>\s+(?:cedex(?:\s+\d{1,2})?|\d{1,2}\s?(?:er|e|\u00e8me|eme)))", re.I
)
"""What French addresses say after the city: a sorting office, an arrondissement."""
_MILITARY = frozenset(("APO", "FPO", "DPO"))
_SHORT_CITIES = {
    "nyc": "new york", "la": "los angeles", "sf": "san francisco", "l.a.": "los angeles", "n.y.c.": "new york",
    "s.f.": "san francisco", "philly": "philadelphia", "vegas": "las vegas", "new york city": "new york",
    "washington, d.c.": "washington", "washington d.c.": "washington", "washington dc": "washington",
    "washington, dc": "washington", "nola": "new orleans", "blr": "bengaluru",
    "den haag": "the hague", "s-gravenhage": "the hague", "'s-gravenhage": "the hague", "hague": "the hague",
    "den bosch": "'s-hertogenbosch", "frankfurt": "frankfurt am main", "frankfurt/main": "frankfurt am main",
    "frankfurt/oder": "frankfurt (oder)", "frankfurt an der oder": "frankfurt (oder)",
    "frankfurt a.m.": "frankfurt am main", "frankfurt a. m.": "frankfurt am main",
    "newcastle-upon-tyne": "newcastle upon tyne", "stratford upon avon": "stratford-upon-avon",
    "mexico df": "mexico city", "bombay": "mumbai", "bangalore": "bengaluru",
    "calcutta": "kolkata", "s-hertogenbosch": "'s-hertogenbosch",
    "madras": "chennai", "gurgaon": "gurugram",
}  # fmt: skip
_SHORTENED = frozenset(("nyc", "la", "sf", "nola", "blr"))
"""What only capitals make a city."""


class Reading(NamedTuple):
    """What the parts of a block are, read as of one country."""

    country: str | None
    kinds: tuple[str, ...]
    """Of every second part: 'CITY', 'STATE', 'COUNTRY', 'POSTCODE' or ''."""
    city: Place | None
    region: str | None


def split(text: str) -> list[str]:
    """Parts and what stands between them, in turn: parts have even places."""
    parts = SEPARATOR.split(text)
    at = 1
    while at < len(parts) - 1:  # "Frankfurt/Main"
        if parts[at] == "/" and find_city(wording.core_of(whole := "".join(parts[at - 1 : at + 2]))):
            parts[at - 1 : at + 2] = [whole]
        else:
            at += 2
    return [piece for i, part in enumerate(parts) for piece in ((part,) if i % 2 else _unjoined(part))]


def _unjoined(part: str) -> tuple[str, ...]:
    """ "Boston Massachusetts" in three, where the whole is no place and its two halves are."""
    gaps = [m.span() for m in _GAP.finditer(part.rstrip())]
    if not gaps or any(c.isdigit() for c in part) or wording.kind_of(part):
        return (part,)
    for start, end in gaps[-3:]:
        after = wording.core_of(part[end:])
        region = len(after) > 3 and (gazetteer.find_state(after) or gazetteer.find_country(after))
        if region and find_city(wording.core_of(part[:start])):
            return part[:start], part[start:end], part[end:]
    return (part,)


_GAP = re.compile(r"(?<=\w)[^\S\n]+(?=\w)")


def find_city(core: str, region: str | None = None) -> Place | None:
    """A city by its name, an abbreviation or an old name of it; "NYC", "St. Louis", "Bombay"."""
    plain = fold(core)
    short = _SHORT_CITIES.get(plain)
    if short and (plain not in _SHORTENED or core.isupper()):
        return gazetteer.find_city(short, region) or (gazetteer.find_city(core, region) if region else None)
    return gazetteer.find_city(core, region)


def read(parts: list[str], hint: str | None = None) -> Reading:
    """The parts as of the country that explains most of them; `hint` is one that the street speaks for."""
    cores = [wording.core_of(part) for part in parts[::2]]
    named = next((c for c in map(_country, cores[1:]) if c), None)
    codes = {i: postcodes.readings(core) for i, core in enumerate(cores) if any(map(str.isdigit, core))}
    best: tuple[int, Reading] | None = None
    for country in [named] if named else _choices(cores, codes, hint):
        score, reading = _as_of(country, cores, codes)
        if best is None or score + 3 * (country == hint) > best[0]:
            best = score + 3 * (country == hint), reading
        if score >= _CERTAIN:
            break
    return best[1] if best else Reading(None, _as_of("", cores, {})[1].kinds, None, None)


def _choices(cores: list[str], codes: dict[int, tuple[postcodes.Code, ...]], hint: str | None) -> list[str]:
    """The countries that a postcode or a region of the block speaks for, or the street does."""
    likely = {code.country for found in codes.values() for code in found} | {hint} - {None}
    if likely:
        return sorted((c for c in COUNTRIES if c in likely), key=lambda c: c != hint)
    return [c for c in COUNTRIES if any(_state(c, core) for core in cores[1:] if core)]


@lru_cache(1 << 12)
def _country(core: str) -> str | None:
    place = gazetteer.find_country(core)
    if place is None or (len(core) == 2 and core != "UK"):
        return None
    return gazetteer.countries()[place.index][0]


@lru_cache(1 << 13)
def _state(country: str, core: str) -> Place | None:
    if country not in COUNTRIES:
        return None
    index = gazetteer.region_index(country)
    bare = core.replace(".", "")
    by_code = index.get("=" + bare.upper()) if len(bare) <= 3 and (bare.isupper() or bare.islower()) else None
    return by_code or index.get(fold(core))


def _as_of(
    country: str, cores: list[str], codes: dict[int, tuple[postcodes.Code, ...]]
) -> tuple[int, Reading]:
    """How much of the parts the country explains, and what they are then."""
    kinds = [""] * len(cores)
    score, region, unit = 0, None, None
    military = not _MILITARY.isdisjoint(cores)
    for i, core in enumerate(cores):
        code = next((c for c in codes.get(i, ()) if c.country == country), None)
        if not core or (military and core in ("AA", "AE", "AP", *_MILITARY)):
            continue
        if code and unit is None and (i or len(cores) > 1):
            kinds[i], unit = "POSTCODE", code
            score += 2 + 2 * (code.unit in postcodes.homes(country))
        elif i and _country(core):
            kinds[i] = "COUNTRY"
            score += 2
        elif (
            "CITY" in kinds or (core.isupper() and len(core) < 5 and not _is_short_city(country, cores, i))
        ) and (_state(country, core)):
            kinds[i] = "STATE"
            state = _state(country, core)
            assert state
            if not state.region.endswith("+"):
                region = f"{country}-{gazetteer.states(country)[state.index][0]}"
            score += 3
        elif any(c.isalnum() for c in core):
            kinds[i] = (
                "CITY" if any(c.isalpha() for c in core) and not postcodes.is_code(core) else "POSTCODE"
            )
    if kinds[0] == "CITY" and not unit and "STATE" not in kinds and _is_state(country, cores[0]):
        kinds[0] = "STATE"
    home = postcodes.home(country, unit.unit) if unit else None
    city = None
    for i, core in enumerate(cores):
        if kinds[i] == "CITY":
            found = _in(core, country, region, home)
            if found:
                score += 2 + (2 if home == found else 1 if home and home.region == found.region else 0)
                city = city or found
    return score, Reading(country, tuple(kinds), city, region)


def _is_short_city(country: str, cores: list[str], i: int) -> bool:
    """Whether capitals that lead are a city's rather than a state's: "LA, CA"."""
    return not i and is_short(cores[0]) and any(core and _state(country, core) for core in cores[1:])


def _is_state(country: str, core: str) -> bool:
    """Whether a name that leads is a state rather than its city: "Kerala, India", but not "New York, USA"."""
    found = gazetteer.find_state(core)
    return found is not None and found.region == country and fold(core) not in ("new york", "washington")


def _in(core: str, country: str, region: str | None, home: Place | None) -> Place | None:
    """The city of that name in the region, that of the postcode, or the country."""
    cedex = _CEDEX.fullmatch(core)
    name = cedex["city"] if cedex else core
    if region:
        return find_city(name, region)
    if home:
        if fold(gazetteer.cities(home.region)[home.index]) == fold(name):
            return home
        found = find_city(name, home.region)
        if found:
            return found
    return find_city(name, country)


def replace(text: str, source: Source, *, kept: frozenset[str] = frozenset()) -> str | None:
    """Every part as its kind says; None where one has no surrogate. `kept` are kinds that stay as they stand."""
    parts = split(text)
    return replace_parts(parts, read(parts), source, kept=kept)


def replace_parts(parts: list[str], reading: Reading, source: Source, *, kept: frozenset[str]) -> str | None:
    from deid.surrogates import places

    out = []
    for i, part in enumerate(parts):
        kind = "" if i % 2 else reading.kinds[i // 2]
        if not kind or kind in kept:
            out.append(part)
            continue
        written, core = wording.bare_of(part), wording.core_of(part)
        new = _part(core, kind, reading, source)
        if (
            new is None and kind == "CITY" and core.isupper() and len(core) < 4
        ):  # a code of a region unknown here
            new = places.location_like(core, source)
        elif new is None and kind == "CITY":
            new = places.city_like(core, source, country=reading.country or "")
        if new is None or (fold(new) == fold(core) and any(c.isalpha() for c in core)):
            return None
        at = part.index(written)
        out.append(part[:at] + wording.in_gaps(written, new) + part[at + len(written) :])
    return "".join(out)


def _part(core: str, kind: str, reading: Reading, source: Source) -> str | None:
    from deid.surrogates import places

    country = reading.country
    if kind == "POSTCODE":
        return postcodes.replace(core, source, country=country, city=reading.city)
    if kind == "STATE" and country:
        state = _state(country, core)
        return places.state_like(state, core, source) if state else None
    if kind == "COUNTRY":
        place = gazetteer.find_country(core) or gazetteer.find_country(core.upper())
        return places.fake(place, core, source) if place else None
    return city_name(core, source, reading)


def city_name(core: str, source: Source, reading: Reading) -> str | None:
    """The new name of a city of the block; None where the tables do not have it."""
    cedex = _CEDEX.fullmatch(core)
    name, tail = (cedex["city"], cedex["cedex"]) if cedex else (core, "")
    found = None
    if reading.country:
        found = _in(name, reading.country, reading.region, reading.city)
    if found is None and not reading.region:
        found = find_city(name)
    if found is None:
        return None
    new = maps.city(source, found).name
    number = re.search(r"\d+", tail)
    if number:
        tail = tail[: number.start()] + source.digits("places/cedex", number[0]) + tail[number.end() :]
    return as_written(name, new) + tail


def is_short(name: str) -> bool:
    """Whether it is an abbreviation that only capitals make a city: "LA", "L.A."."""
    return name.isupper() and fold(name).replace(".", "") in _SHORTENED


def as_written(old: str, new: str) -> str:
    """The new name in the case of the old one, unless its capitals are an abbreviation's ("NYC")."""
    return new if fold(old).replace(".", "") in _SHORTENED else like_words(old, new)
