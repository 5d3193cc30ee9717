"""Street addresses and telephone numbers, as the countries write them."""

from collections.abc import Callable
from random import Random

from deid.synthesis import places
from deid.synthesis.names import family
from deid.synthesis.places import Place
from deid.synthesis.values import ordinal
from deid.synthesis.words import Fields, form, has_forms, words

Street = Callable[[Random], str]


def street(place: Place, rng: Random) -> str:
    """Street and number, and the unit where there is one, on one line."""
    maker = _STREETS.get(place.country) or rng.choice(_ELSEWHERE)
    return maker(rng)


def _house(rng: Random) -> str:
    return str(rng.randrange(1, rng.choice((100, 1000, 1000, 20000))))


def _name(rng: Random) -> str:
    chance = rng.random()
    if chance < 0.15:
        return ordinal(rng.choice((rng.randrange(1, 30), rng.randrange(30, 190))))
    if chance < 0.45:
        return family("us", rng)
    if chance < 0.55:
        return rng.choice(words("street_first")) + rng.choice(words("street_second"))
    return rng.choice(words("street_words"))


_BOXES = ("P.O. Box", "PO Box", "PO Box", "P O Box", "POB", "Post Office Box")
_ROADS = (
    "County Road",
    "State Route",
    "Highway",
    "US Hwy",
    "FM",
    "Route",
    "Co Rd",
    "State Highway",
    "Interstate",
)
_WAYS = ("",) * 8 + ("N ", "S ", "E ", "W ", "North ", "South ", "East ", "NW ", "SE ", "N. ", "W. ", "SW ")
_UNITS = (
    "Apt",
    "Apt.",
    "Unit",
    "Suite",
    "Ste",
    "Ste.",
    "#",
    "Apartment",
    "Bldg",
    "Floor",
    "Rm",
    "Lot",
    "Trlr",
)


def _american(rng: Random) -> str:
    """USPS Publication 28: boxes, rural routes, military mail, grids and streets."""
    chance = rng.random()
    if chance < 0.06:
        return f"{rng.choice(_BOXES)} {rng.randrange(1, 99999)}"
    if chance < 0.085:
        return f"{rng.choice(('RR', 'Rural Route', 'HC'))} {rng.randrange(1, 90)} Box {rng.randrange(1, 900)}"
    if chance < 0.1:
        return f"{rng.choice(('PSC', 'Unit', 'CMR'))} {rng.randrange(10, 9999)} Box {rng.randrange(1, 9999)}"
    if chance < 0.13:
        line = f"{_house(rng)} {rng.choice(_ROADS)} {rng.randrange(1, 999)}"
    elif chance < 0.14:
        line = f"W{rng.randrange(10, 300)}N{rng.randrange(1000, 30000)} {_name(rng)} Rd"
    else:
        half, end = (
            rng.choice(("",) * 30 + (" 1/2", "-B", "A")),
            rng.choice(("",) * 14 + (" N", " SW", " East")),
        )
        line = f"{_house(rng)}{half} {rng.choice(_WAYS)}{_name(rng)} {rng.choice(words('street_types'))}{end}"
    return line + _unit(rng) if rng.random() < 0.25 else line


def _unit(rng: Random) -> str:
    kind, letter = rng.choice(_UNITS), rng.choice("ABCDEFGH")
    number = rng.randrange(1, rng.choice((40, 2500)))
    value = rng.choice((str(number), str(number), f"{number}{letter}", letter, f"{letter}{number}"))
    return f"{rng.choice((', ', ' '))}{kind}{'' if kind == '#' else ' '}{value}"


_BRITISH_KINDS = (
    *(
        "Road",
        "Street",
        "Lane",
        "Avenue",
        "Close",
        "Drive",
        "Way",
        "Gardens",
        "Crescent",
        "Terrace",
        "Grove",
        "Court",
    ),
    *("Place", "Mews", "Hill", "Row", "Walk", "Green", "Square", "Rise", "View"),
)


def _british(rng: Random) -> str:
    number, chance = rng.randrange(1, 300), rng.random()
    name = rng.choice(words("british_streets")) if rng.random() < 0.6 else family("british", rng)
    shown = f"{number}{rng.choice(('', '', '', '', '', 'a', 'B', f'-{number + 2}'))}"
    line = f"{name} {rng.choice(_BRITISH_KINDS)}"
    if chance < 0.15:
        flat = f"{rng.choice(('Flat', 'Flat', 'Apartment', 'Unit'))} {rng.randrange(1, 60)}"
        return f"{flat}{rng.choice(('', '', 'A', 'b'))}, {shown} {line}"
    if chance < 0.25:
        house = f"{rng.choice(words('street_words'))} {rng.choice(('House', 'Cottage', 'Lodge', 'Farm', 'Court'))}"
        return f"{house}, {line}" if chance < 0.2 else f"{house}, {shown} {line}"
    return f"{shown} {line}"


def _number_behind(names: str) -> Street:
    return lambda rng: (
        f"{rng.choice(words(names))} {rng.randrange(1, 220)}{rng.choice(('', '', '', '', 'a', 'b', ' C'))}"
    )


def _french(rng: Random) -> str:
    number = f"{rng.randrange(1, 250)}{rng.choice(('', '', '', ' bis', ' ter', ','))}"
    return f"{number} {rng.choice(words('french_streets'))}"


def _indian(rng: Random) -> str:
    number = rng.randrange(1, 500)
    house = rng.choice(
        ("Flat No. {}", "H.No. 4-{}", "{}/12", "Plot No {}", "B-{}", "No. {}", "#{}", "Door No. {}")
    )
    return f"{house.format(number)}, {rng.choice(words('indian_streets'))}"


def _romance(names: str) -> Street:
    def make(rng: Random) -> str:
        number = rng.choice(("{}", "{}", "nº {}", "No. {}", "s/n", "#{}", "{}, 3º B", "{}, 1º", "{}/A"))
        joint = rng.choice((", ", " ", ", "))
        return f"{rng.choice(words(names))}{joint}{number.format(rng.randrange(1, 300))}"

    return make


_STREETS: dict[str, Street] = {
    **{"US": _american, "CA": _american, "GB": _british, "IE": _british, "AU": _british, "NZ": _british},
    **{"ZA": _british, "IN": _indian, "FR": _french, "DE": _number_behind("german_streets")},
    **{"AT": _number_behind("german_streets"), "NL": _number_behind("dutch_streets")},
    **{
        "ES": _romance("spanish_streets"),
        "MX": _romance("spanish_streets"),
        "IT": _romance("italian_streets"),
    },
    **{
        "AR": _romance("spanish_streets"),
        "CO": _romance("spanish_streets"),
        "BR": _romance("brazilian_streets"),
    },
}
_ELSEWHERE = tuple(dict.fromkeys(_STREETS.values()))


def address(place: Place, street_line: str, rng: Random, *, inline: bool) -> str:
    """The whole address: on one line with commas, or over several lines."""
    own = f"lines {place.country}"
    code = rng.choice((place.state_code, place.state_code, place.state)) or place.state
    below = form(own if has_forms(own) else "lines", rng).format(
        city=place.city, CITY=place.city.upper(), state=code, name=place.state, code=place.postcode
    )
    lines = [street_line, *below.split("\n")]
    if rng.random() < (0.1 if place.country == "US" else 0.35):
        lines.append(places.country(place, rng))
    if inline:
        return (", " if rng.random() < 0.92 else " ").join(lines)
    return rng.choice(("\n", "\n", "\n", ",\n")).join(lines)


def telephone(place: Place, digits: str, rng: Random, *, mobile: bool) -> str:
    """In a form of the country. `digits` are the subscriber's own, twelve or more: each form takes what it needs."""
    area = place.area or digits[7:9]
    sections = (f"mobile {place.country}" if mobile else "", f"phone {place.country} {len(area)}")
    section = next(filter(has_forms, (*sections, f"phone {place.country}")), "phone")
    dialled = area if place.country in {"US", "CA"} or area.startswith("0") else f"0{area}"
    fields = {
        "a": lambda: dialled,
        "b": lambda: area.lstrip("0"),
        "cc": lambda: places.calling_code(place.country),
    }
    left = iter(digits)
    shown = "".join(next(left) if c == "#" else c for c in form(section, rng))
    return shown.format_map(Fields(fields))
