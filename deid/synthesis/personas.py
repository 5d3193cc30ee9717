"""One identity whose fields agree: name, address, e-mail, telephone, records."""

import unicodedata
from collections.abc import Callable
from datetime import date
from functools import cached_property
from random import Random

from deid.synthesis import addresses, identifiers, organizations, places, values
from deid.synthesis.names import ORIGINS, given, nickname, whole_family
from deid.synthesis.words import Fields, filled, form, words

AT_HOME = {
    **{"GB": ("british", "irish"), "CA": ("us", "french", "british"), "AU": ("british", "irish")},
    **{
        "IN": ("south_asian_hindi", "tamil", "telugu_malayali", "bengali", "punjabi"),
        "DE": ("german", "turkish"),
    },
    **{"FR": ("french",), "ES": ("spanish",), "IT": ("italian",), "NL": ("dutch",), "BR": ("brazilian",)},
    **{
        "MX": ("hispanic",),
        "IE": ("irish",),
        "NZ": ("british", "pacific"),
        "ZA": ("southern_african", "dutch"),
    },
}
"""Origins that are common where a person lives: of half of the people there."""
_GIVEN_ANYWHERE = ("us", "us", "word", "british", "french", "hispanic", "arabic", "russian")
"""Where given names come from that people of every origin bear."""
_FAMILY_FIRST = {"chinese", "korean", "vietnamese", "hungarian", "japanese"}
_PRONOUNS = {
    "female": {"he": "she", "him": "her", "his": "her", "He": "She", "His": "Her", "Him": "Her"},
    "male": {"he": "he", "him": "him", "his": "his", "He": "He", "His": "His", "Him": "Him"},
}
_NOT_DECOMPOSED = str.maketrans("øØłŁđĐıəƏð", "oOlLdDieEd") | {ord("ß"): "ss", ord("æ"): "ae", ord("þ"): "th"}


def _spelled(name: str, plainly: bool) -> str:
    """As it is, or without accents, as names are often typed."""
    if not plainly or name.isascii():
        return name
    parts = unicodedata.normalize("NFKD", name.translate(_NOT_DECOMPOSED))
    return "".join(c for c in parts if not unicodedata.combining(c)).replace("\u2019", "'")


def plain(text: str) -> str:
    """Lower-case ASCII letters and digits, as in logins.

    >>> plain("O'Şahin"), plain("Łukasz")
    ('osahin', 'lukasz')
    """
    return "".join(c for c in _spelled(text, True).lower() if c.isascii() and c.isalnum())


def _initial(name: str) -> str:
    return next(filter(str.isalpha, name)).upper()


class Person:
    """`seed` decides everything about the person.

    Each field has a source of chance of its own: the order in which they are asked for changes nothing. What varies
    with the writing (`rng`) is the form alone.
    """

    def __init__(self, seed: str, choose: Callable[[Random], tuple[str, str]]) -> None:
        self._seed = seed
        rng = self.chance("who")
        self.country, self.origin = choose(rng)
        self.gender = "female" if rng.random() < 0.5 else "male"
        self._plainly = rng.random() < 0.35
        given_origin = rng.choice(_GIVEN_ANYWHERE) if rng.random() < 0.08 else self.origin
        self.first = _spelled(given(given_origin, self.gender, rng), self._plainly)
        self.last = _spelled(whole_family(self.origin, rng, rng.choice(ORIGINS)), self._plainly)
        self._lot = rng.random()

    def chance(self, field: str) -> Random:
        return Random(f"{self._seed}/{field}")

    # ---------------------------------------------------------------------------------------- names

    @cached_property
    def middle(self) -> str:
        return _spelled(given(self.origin, self.gender, self.chance("middle")), self._plainly)

    @cached_property
    def nick(self) -> str:
        return nickname(self.first, self.chance("nick"))

    @cached_property
    def suffix(self) -> str:
        rare = self.gender == "male" and self._lot > 0.97
        return (
            self.chance("suffix").choice((" Jr.", ", Jr.", " Jr", " Sr.", " II", " III", " IV"))
            if rare
            else ""
        )

    @cached_property
    def title(self) -> str:
        return self.chance("title").choice(words(f"{self.gender} titles"))

    def pronoun(self, which: str) -> str:
        return _PRONOUNS[self.gender][which]

    def _named(self, section: str, rng: Random) -> str:
        shape = form(section, rng)
        if "{nick}" in shape and self.nick == self.first:
            shape = "{first} {last}"
        return shape.format_map(Fields(self._name_fields))

    @cached_property
    def _name_fields(self) -> dict[str, Callable[[], object]]:
        return {
            "first": lambda: self.first,
            "FIRST": lambda: self.first.upper(),
            "middle": lambda: self.middle,
            "last": lambda: self.last,
            "LAST": lambda: self.last.upper(),
            "nick": lambda: self.nick,
            "f": lambda: _initial(self.first),
            "m": lambda: _initial(self.middle),
            "l": lambda: _initial(self.last),
        }

    def name(self, rng: Random, style: str = "") -> str:
        return self._named("name eastern" if self.origin in _FAMILY_FIRST else "name", rng) + self.suffix

    def reversed(self, rng: Random, style: str = "") -> str:
        return self._named("reversed", rng)

    def short(self, rng: Random, style: str = "") -> str:
        return self._named("short", rng)

    def initials(self, rng: Random, style: str = "") -> str:
        return self._named("initials", rng)

    # ---------------------------------------------------------------------------------------- contact

    def _handle(self, section: str, rng: Random) -> str:
        first = plain(self.first.split()[0]) or "user"
        last = plain(self.last.split("-")[0]) or "name"
        year = self.born.year
        number = rng.choice((f"{year % 100:02}", str(rng.randrange(1, 999)), str(year), "", "", ""))
        free = rng.choice(words("org_syllables_1")).lower() + rng.choice(words("org_syllables_2"))
        noun, other = rng.choice(words("common_nouns")), rng.choice(words("common_nouns"))
        return form(section, rng).format(
            first=first,
            last=last,
            f=first[0],
            l=last[0],
            n=number,
            n1=number or year,
            first3=first[:3],
            last3=last[:3],
            last6=last[:6],
            First=first.capitalize(),
            Last=last.capitalize(),
            free=free,
            noun=noun,
            Noun=noun.capitalize(),
            Other=other.capitalize(),
        )[:30]

    @cached_property
    def username(self) -> str:
        return self._handle("username", self.chance("username"))

    @cached_property
    def own_email(self) -> str:
        rng = self.chance("email")
        host = rng.choice(
            ("gmail.com", "gmail.com", rng.choice(words("free mail")), rng.choice(words("free mail")))
        )
        return f"{self._handle('email', rng)}@{host}"

    @cached_property
    def work_email(self) -> str:
        host = identifiers.domain(self.employer, self.chance("domain"), self.country)
        return f"{self._handle('work email', self.chance('work'))}@{host}"

    def email(self, rng: Random, style: str = "") -> str:
        return self.work_email if style == "work" else self.own_email

    @cached_property
    def url(self) -> str:
        rng = self.chance("url")
        if rng.random() < 0.25:
            return form("social url", rng) + self.username
        own = f"{plain(self.first)}{plain(self.last)}.{rng.choice(('com', 'net', 'io', 'me', 'dev'))}"
        company = identifiers.domain(self.employer, rng, self.country)
        return identifiers.url(
            rng.choice((own, company, company, "example.com", "example.org")), self.username, rng
        )

    def phone(self, rng: Random, style: str = "", *, kind: str = "phone") -> str:
        own = self.chance(kind)
        start = (
            "555"
            if self.place.country in {"US", "CA"} and own.random() < 0.3
            else str(own.randrange(200, 999))
        )
        return addresses.telephone(self.place, start + filled("#" * 10, own), rng, mobile=kind == "mobile")

    # ---------------------------------------------------------------------------------------- where

    @cached_property
    def place(self) -> places.Place:
        return places.make(self.country, self.chance("place"))

    @cached_property
    def street(self) -> str:
        return addresses.street(self.place, self.chance("street"))

    def address(self, rng: Random, style: str = "") -> str:
        return addresses.address(self.place, self.street, rng, inline=style == "inline")

    # ---------------------------------------------------------------------------------------- life

    @cached_property
    def days(self) -> int:
        """How long the person has lived: mostly an adult; one in 33 each an infant and over 90."""
        rng = self.chance("age")
        if 0.9 < self._lot < 0.93:
            return rng.randrange(1, 730)
        low, high = (2, 18) if 0.86 < self._lot <= 0.9 else (90, 105) if self._lot > 0.97 else (18, 90)
        return rng.randrange(low, high) * 365 + rng.randrange(365)

    @cached_property
    def born(self) -> date:
        return values.birthday(self.days)

    def dob(self, rng: Random, style: str = "") -> str:
        return values.date_words(self.born, style or "full", rng)

    def age(self, rng: Random, style: str = "") -> str:
        return values.age_words(self.days, style, rng)

    def occupation(self, rng: Random, style: str = "") -> str:
        return occupation(self.chance("occupation"), style)

    @cached_property
    def employer(self) -> str:
        rng = self.chance("employer")
        return organizations.make("", rng, self.place.city if rng.random() < 0.7 else "")

    def identifier(self, field: str) -> str:
        return identifiers.MAKERS[field](self.country, self.chance(field))


def occupation(rng: Random, style: str = "") -> str:
    """ "bus driver", or as a title: "Senior Accountant"."""
    if style != "title":
        return rng.choice(words("occupations"))
    if rng.random() < 0.6:
        return rng.choice(words("occupation_titles"))
    parts = rng.choice(words("occupations")).split()
    base = " ".join(part.capitalize() if part.islower() else part for part in parts)
    return f"{rng.choice(words('occupation_ranks'))} {base}" if rng.random() < 0.5 else base
