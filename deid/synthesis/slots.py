"""What each slot of the template language is filled with, and its label."""

from collections.abc import Callable
from random import Random
from typing import Any

from deid.synthesis import organizations, places, values
from deid.synthesis.expansion import Piece
from deid.synthesis.grammar import Slot
from deid.synthesis.identifiers import MAKERS
from deid.synthesis.personas import Person, occupation
from deid.synthesis.words import words

Write = Callable[[Person, Random, str], str]


def _pronoun(which: str) -> Write:
    return lambda person, rng, style: person.pronoun(which)


def _field(name: str) -> Write:
    return lambda person, rng, style: getattr(person, name)


def _method(name: str) -> Write:
    return lambda person, rng, style: getattr(person, name)(rng, style)


def _identifier(name: str) -> Write:
    return lambda person, rng, style: person.identifier(name)


def _tail(name: str) -> Write:
    def write(person: Person, rng: Random, style: str) -> str:
        whole = person.identifier(name)
        return whole[-4:].strip("- .") if style == "last4" else whole

    return write


def _username(person: Person, rng: Random, style: str) -> str:
    return f"@{person.username.replace('.', '_').replace('-', '_')}" if style == "at" else person.username


def _chosen(section: str) -> Write:
    return lambda person, rng, style: person.chance(section).choice(words(section))


_PERSON: dict[str, tuple[str | None, Write, tuple[str, ...]]] = {
    "name": ("PERSON", _method("name"), ()),
    "first": ("PERSON", _field("first"), ()),
    "last": ("PERSON", _field("last"), ()),
    "middle": ("PERSON", _field("middle"), ()),
    "nick": ("PERSON", _field("nick"), ()),
    "reversed": ("PERSON", _method("reversed"), ()),
    "short": ("PERSON", _method("short"), ()),
    "initials": ("PERSON", _method("initials"), ()),
    "upper": ("PERSON", lambda p, rng, style: p.name(rng).upper(), ()),
    "lower": ("PERSON", lambda p, rng, style: p.name(rng).lower(), ()),
    "username": ("USERNAME", _username, ("at",)),
    "email": ("EMAIL", _method("email"), ("work",)),
    "phone": ("PHONE", _method("phone"), ()),
    "mobile": ("PHONE", lambda p, rng, style: p.phone(rng, style, kind="mobile"), ()),
    "fax": ("PHONE", lambda p, rng, style: p.phone(rng, style, kind="fax"), ()),
    "street": ("STREET_ADDRESS", _field("street"), ()),
    "address": ("STREET_ADDRESS", _method("address"), ("inline",)),
    "city": ("CITY", lambda p, rng, style: p.place.city, ()),
    "state": ("STATE", lambda p, rng, style: places.state(p.place, rng, style), ("name", "code")),
    "country": ("COUNTRY", lambda p, rng, style: places.country(p.place, rng), ()),
    "postcode": ("POSTCODE", lambda p, rng, style: p.place.postcode, ()),
    "dob": ("DATE", _method("dob"), values.DATE_STYLES),
    "age": ("AGE", _method("age"), ("number", "adjective", "years")),
    "occupation": ("OCCUPATION", _method("occupation"), ("title",)),
    "employer": ("ORGANIZATION", _field("employer"), ()),
    "nationality": ("NRP", _chosen("nationalities"), ()),
    "religion": ("NRP", _chosen("religions"), ()),
    "party": ("NRP", _chosen("parties"), ()),
    "ethnicity": ("NRP", _chosen("ethnicities"), ()),
    "url": ("URL", _field("url"), ()),
    "title": (None, _field("title"), ()),
    **{which: (None, _pronoun(which), ()) for which in ("he", "him", "his", "He", "Him", "His")},
}
_LABELS = {
    **{
        "ssn": "NATIONAL_ID",
        "national_id": "NATIONAL_ID",
        "passport": "PASSPORT",
        "license": "DRIVER_LICENSE",
    },
    **{"plate": "VEHICLE_ID", "vin": "VEHICLE_ID", "mrn": "MEDICAL_RECORD", "health_plan": "HEALTH_PLAN"},
    **{
        "account": "ACCOUNT",
        "bank_account": "BANK_ACCOUNT",
        "iban": "IBAN",
        "card": "CREDIT_CARD",
        "tax_id": "TAX_ID",
    },
    **{
        "license_number": "LICENSE_NUMBER",
        "id": "ID",
        "device": "DEVICE_ID",
        "ip": "IP_ADDRESS",
        "mac": "MAC_ADDRESS",
    },
    **{"coordinates": "COORDINATES", "crypto": "CRYPTO_ADDRESS", "password": "SECRET", "api_key": "SECRET"},
}
for _name in MAKERS:
    _PERSON[_name] = (_LABELS[_name], _tail(_name), ("last4",))

_HARD = ("drugs", "diseases", "eponyms", "labs", "products", "works", "idioms", "common_words", "code")
_KINDS_OF_PLACE = (
    "river",
    "mountain",
    "park",
    "building",
    "region",
    "station",
    "island",
    "planet",
    "street_name",
)
Make = Callable[[Random, str], Any]
_RANGE_STYLES = ("decimal", "money")


def _location(rng: Random, style: str) -> str:
    kind = style or rng.choice(_KINDS_OF_PLACE[:-2])
    if kind == "street_name":
        return f"{rng.choice(words('street_words'))} {rng.choice(words('street_types')[:8])}".rstrip(".")
    return rng.choice(words(kind))


def _nrp(rng: Random, style: str) -> str:
    return rng.choice(
        words(
            style
            or rng.choice(("nationalities",) * 4 + ("nrp_people", "religions", "parties", "ethnicities"))
        )
    )


def _secret(rng: Random, style: str) -> str:
    return MAKERS[rng.choice(("password", "api_key"))]("US", rng)


def _no_label(section: str) -> Make:
    return lambda rng, style: rng.choice(words(section))


def _drug(rng: Random, style: str) -> str:
    """One there is, or a made-up brand: new ones come out all the time."""
    if rng.random() < 0.6:
        return rng.choice(words("drugs"))
    middle = rng.choice(("", rng.choice(words("drug_middles"))))
    return (rng.choice(words("drug_heads")) + middle + rng.choice(words("drug_ends"))).capitalize()


_DOCUMENT: dict[str, tuple[str | None, Make, tuple[str, ...]]] = {
    "date": ("DATE", lambda rng, style: values.a_date(rng), values.DATE_STYLES),
    "time": ("TIME", lambda rng, style: values.a_time(rng), values.TIME_STYLES),
    "org": ("ORGANIZATION", lambda rng, style: organizations.make(style, rng), organizations.KINDS),
    "location": ("LOCATION", _location, _KINDS_OF_PLACE),
    "city": ("CITY", lambda rng, style: places.anywhere(rng), ()),
    "country": ("COUNTRY", lambda rng, style: places.any_country(rng), ()),
    "nrp": ("NRP", _nrp, ("nationalities", "nrp_people", "religions", "parties", "ethnicities")),
    "occupation": ("OCCUPATION", occupation, ("title",)),
    "secret": ("SECRET", _secret, ()),
    "number": (None, lambda rng, style: values.number(style, rng), _RANGE_STYLES),
    "product": (None, _no_label("products"), ()),
    "drug": (None, _drug, ()),
    "disease": (None, _no_label("diseases"), ()),
    "hard": (None, lambda rng, style: rng.choice(words(style or rng.choice(_HARD))), _HARD),
    "word": (None, _no_label("common_nouns"), ()),
}
_CASES: dict[str, Callable[[str], str]] = {
    "upper": str.upper,
    "lower": str.lower,
    "capital": lambda text: text[:1].upper() + text[1:],
}


def check(slot: Slot) -> str:
    """What is wrong with a slot; empty where it is right."""
    if slot.role and slot.field not in (*_PERSON, "city_state"):
        return f"no field {slot.field} of a persona; there are: {', '.join((*_PERSON, 'city_state'))}"
    if not slot.role and slot.field not in (*_DOCUMENT, *_PERSON, "city_state"):
        return f"no slot {slot.field}; there are: {', '.join(dict.fromkeys((*_DOCUMENT, *_PERSON, 'city_state')))}"
    if not slot.style or slot.style in _CASES:
        return ""
    if slot.field == "number" and slot.style.replace("-", "", 1).isdigit() and "-" in slot.style:
        low, high = map(int, slot.style.split("-"))
        return "" if low <= high else f"the lower number comes first in {slot.style}"
    table: Any = _PERSON if slot.role or slot.field not in _DOCUMENT else _DOCUMENT
    allowed = (*(style for style in table.get(slot.field, ("", "", ()))[2] if style), *_CASES)
    if slot.field == "number":
        allowed = ("1-20", *allowed)
    return (
        ""
        if slot.style in allowed
        else f"no style {slot.style} of {slot.field}; there are: {', '.join(allowed)}"
    )


def labels_of(slot: Slot) -> tuple[str, ...]:
    """The labels that the slot gives."""
    if slot.field == "city_state":
        return ("CITY", "STATE")
    table: Any = _PERSON if slot.role or slot.field not in _DOCUMENT else _DOCUMENT
    label = table[slot.field][0]
    return (label,) if label else ()


_BESIDE: dict[str, tuple[str, Callable[[places.Place, Random, str], str]]] = {
    "state": ("STATE", places.state),
    "postcode": ("POSTCODE", lambda place, rng, style: place.postcode),
    "country": ("COUNTRY", lambda place, rng, style: places.country(place, rng)),
}


LABELS_MADE = tuple(dict.fromkeys(label for label, *_ in (*_DOCUMENT.values(), *_PERSON.values()) if label))
"""The labels that a document may hold: a date that names no day is a DATE like another."""


class Scene:
    """One document's personas and tagged values: fills its slots."""

    def __init__(self, rng: Random, person: Callable[[str], Person]) -> None:
        self._rng = rng
        self._new = person
        self._fresh = 0
        self.people: dict[str, Person] = {}
        self._values: dict[tuple[str, str], Any] = {}
        self._place: places.Place | None = None
        """Of a {city} just written: a {state} after it is the city's own."""

    def fill(self, slot: Slot) -> list[Piece]:
        beside = self._place
        self._place = None
        if not slot.role and not slot.tag and beside is not None and slot.field in _BESIDE:
            label, write = _BESIDE[slot.field]
            self._place = beside
            pieces: list[Piece] = [(write(beside, self._rng, slot.style), label)]
        elif slot.role or slot.field not in _DOCUMENT or (slot.tag and slot.field in {"city", "country"}):
            pieces = self._of_person(slot, self._person(slot))
        else:
            pieces = self._of_document(slot)
        case = _CASES.get(slot.style)
        return [((case(text) if case else text).strip() if label else text, label) for text, label in pieces]

    def _person(self, slot: Slot) -> Person:
        key = slot.role or (f"#{slot.tag}" if slot.tag else "")
        if not key:
            self._fresh += 1
            return self._new(f"+{self._fresh}")
        if key not in self.people:
            self.people[key] = self._new(key)
        return self.people[key]

    def _of_person(self, slot: Slot, person: Person) -> list[Piece]:
        if slot.field == "city_state":
            city, state = person.place.city, places.state(person.place, self._rng, "code")
            if state == city:
                return [(city, "CITY")]
            return [(city, "CITY"), (", ", None), (state, "STATE")]
        label, write, styles = _PERSON[slot.field]
        return [(write(person, self._rng, slot.style if slot.style in styles else ""), label)]

    def _of_document(self, slot: Slot) -> list[Piece]:
        label, make, _ = _DOCUMENT[slot.field]
        style = "" if slot.style in _CASES else slot.style
        if slot.tag:
            key = (slot.field, slot.tag)
            if key not in self._values:
                self._values[key] = make(self._rng, style)
            value = self._values[key]
        else:
            value = make(self._rng, style)
        if slot.field == "city":
            self._place = value
            value = value.city
        elif slot.field == "date":
            value = values.date_words(value, style, self._rng)
        elif slot.field == "time":
            value = values.time_words(value, style, self._rng)
        return [(value, label)]
