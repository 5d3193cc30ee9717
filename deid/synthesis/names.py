"""Names of people by origin: where the pools come from, and how a full name is made of its parts.

Sources: the census tables that the surrogates use (US), Faker's person providers, and data/names.txt.
"""

import re
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from importlib.resources import files
from random import Random

from deid.errors import MissingExtra
from deid.synthesis.words import listed

_FAKER = {
    "british": ("en_GB", "en_NZ"),
    "irish": ("en_IE", "ga_IE"),
    "german": ("de_DE", "de_AT"),
    "french": ("fr_FR",),
    "spanish": ("es_ES",),
    "hispanic": ("es_MX", "es_CO", "es_CL", "es_AR"),
    "italian": ("it_IT",),
    "brazilian": ("pt_BR", "pt_PT"),
    "dutch": ("nl_NL", "nl_BE"),
    "nordic": ("sv_SE", "no_NO", "da_DK"),
    "finnish": ("fi_FI", "et_EE"),
    "czech": ("cs_CZ", "sk_SK"),
    "polish": ("pl_PL",),
    "balkan": ("hr_HR", "sl_SI"),
    "romanian": ("ro_RO",),
    "hungarian": ("hu_HU",),
    "turkish": ("tr_TR",),
    "lithuanian_latvian": ("lt_LT", "lv_LV"),
    "indonesian": ("id_ID",),
    "east_african": ("en_KE",),
    "akan_wolof": ("tw_GH",),
    "yoruba_igbo": ("yo_NG", "ig_NG"),
    "hausa": ("ha_NG",),
    "southern_african": ("zu_ZA",),
    "south_asian_hindi": ("en_IN",),
}
_SPACED = {"native_american", "southern_african", "filipino"}
"""Where a hyphen of data/names.txt stands for a space."""
_NO_NAME = re.compile(r"[^\w'\u2019. -]|\d|_")
ORIGINS = (
    "us",
    *_FAKER,
    *("chinese", "japanese", "korean", "vietnamese", "arabic", "persian", "ethiopian", "somali"),
    *("tamil", "telugu_malayali", "bengali", "punjabi", "pakistani", "pacific", "native_american"),
    *("african_american", "caribbean", "jewish", "russian", "greek", "thai_lao", "filipino"),
    *("word", "coined"),
)
"""All origins; `word` are names that are common words, `coined` are made of syllables."""


@dataclass(frozen=True)
class Pool:
    female: tuple[str, ...]
    male: tuple[str, ...]
    family: tuple[str, ...]


@cache
def pool(origin: str) -> Pool:
    """The names of an origin; of `us` and `coined` there are functions instead."""
    own, bands = _own(), []
    for band in ("female", "male", "family"):
        found = [*own.get((origin, band), ())]
        for locale in _FAKER.get(origin, ()):
            found += _faker(locale, band)
        bands.append(tuple(dict.fromkeys(name.strip() for name in found if _fits(name.strip()))))
    return Pool(*bands)


def _fits(name: str) -> bool:
    return (
        1 < len(name) < 30
        and not _NO_NAME.search(name)
        and ord(max(name)) < 0x1F00
        and name not in {"Doe", "Al"}
    )


@cache
def _own() -> dict[tuple[str, str], tuple[str, ...]]:
    found: dict[tuple[str, str], tuple[str, ...]] = {}
    head = ("", "")
    for line in files("deid.synthesis").joinpath("data", "names.txt").read_text("utf-8").splitlines():
        if line.startswith("["):
            origin, band = line.strip("[]").split()
            head = (origin, band)
        elif line and not line.startswith("#"):
            text = line.replace("-", "\0") if head[0] in _SPACED else line
            found[head] = (*found.get(head, ()), *(word.replace("\0", " ") for word in text.split()))
    return found


def check_faker() -> None:
    """Raises `MissingExtra` where faker is not installed."""
    try:
        import_module("faker.providers.person")
    except ModuleNotFoundError:
        raise MissingExtra("faker", "synthesis") from None


@cache
def _faker(locale: str, band: str) -> tuple[str, ...]:
    """The lists that a locale's provider chooses from: no chance of Faker's own comes into it."""
    check_faker()
    try:
        provider = import_module(f"faker.providers.person.{locale}").Provider
    except ModuleNotFoundError:  # an older or newer Faker may not have the locale
        return ()
    lists = ("last_names",) if band == "family" else (f"first_names_{band}", "first_names")
    return next((tuple(getattr(provider, name)) for name in lists if getattr(provider, name, None)), ())


@cache
def _census(band: str) -> tuple[str, ...]:
    """About by frequency: the tables are in order within a letter."""
    from string import ascii_lowercase

    from deid.surrogates.pools import bucket

    ranked = [
        (place / len(bucket(band, letter)), name)
        for letter in ascii_lowercase
        for place, name in enumerate(bucket(band, letter))
    ]
    return tuple(_capital(name) for _, name in sorted(ranked))


def _capital(name: str) -> str:
    if name.startswith("mc") and len(name) > 4:
        return "Mc" + name[2:].capitalize()
    return name.capitalize()


_ONSETS = listed("b br c ch d dr f g gr h j k l m n p r s sh t th tr v w y z b d k l m n r s t v")
_CORES = listed("a a a e e i i o o u ai ea ia ie ou")
_ENDS = listed("- - - n r l s m nd th x nne")


def _coined(rng: Random, syllables: int) -> str:
    name = "".join(
        rng.choice(_ONSETS)
        + rng.choice(_CORES)
        + (rng.choice(_ENDS).strip("-") if last else rng.choice(("", "", "", "n", "l", "r")))
        for last in [*([False] * (syllables - 1)), True]
    )
    return name.capitalize()


def given(origin: str, gender: str, rng: Random) -> str:
    if origin == "coined":
        return _coined(rng, rng.choice((1, 2, 2, 2, 3)))
    if origin == "us":
        names = _census(gender)
        return names[int(len(names) * rng.random() ** 2.5)]
    return rng.choice(getattr(pool(origin), gender) or pool("british").female)


_IRISH = listed(
    "Brien Connor Neill Reilly Sullivan Donnell Keefe Leary Malley Shea Dowd Grady Hara Rourke Toole"
)
_SCOTS = listed(
    "Donald Gregor Intyre Kenzie Leod Pherson Kay Alister Dougall Nab Farlane Lean Carthy Guire Cormick"
)
_PARTICLES = {
    "dutch": ("van der", "van den", "van", "de", "ter", "van de"),
    "german": ("von", "von der", "zu"),
    "french": ("de", "de la", "du", "d'", "Le", "La"),
    "italian": ("Di", "De", "Della", "D'", "Lo"),
    "hispanic": ("de la", "del", "de los", "De La", "de"),
    "brazilian": ("da", "dos", "de", "do"),
    "arabic": ("al-", "Al-", "El-", "bin", "Abu", "Al", "El"),
    "indonesian": ("binti", "bin"),
}
_DOUBLED = {"spanish", "hispanic", "brazilian", "filipino"}


def family(origin: str, rng: Random) -> str:
    if origin == "coined":
        return _coined(rng, rng.choice((2, 2, 2, 3))) + rng.choice(
            ("", "", "", "son", "ski", "er", "ez", "ov")
        )
    if origin == "us":
        names = _census("family")
        return names[int(len(names) * rng.random() ** 2)]
    if origin == "irish" and rng.random() < 0.3:
        return rng.choice(("O'", "O'", "O\u2019")) + rng.choice(_IRISH)
    if origin == "british" and rng.random() < 0.15:
        return rng.choice(("Mac", "Mc")) + rng.choice(_SCOTS)
    name = rng.choice(pool(origin).family)
    if origin in _PARTICLES and rng.random() < 0.12 and not name.startswith(("Al-", "El-", "'", "van ")):
        particle = rng.choice(_PARTICLES[origin])
        return particle + name if particle[-1] in "-'" else f"{particle} {name}"
    if origin == "polish" and name.endswith("ski") and rng.random() < 0.3:
        return name[:-1] + "a"
    return name


def whole_family(origin: str, rng: Random, other: str) -> str:
    """A family name as a person bears it: one, two, or joined with one of another origin."""
    name, chance = family(origin, rng), rng.random()
    if origin in _DOUBLED and chance < 0.4:
        return (
            f"{name} {rng.choice(('', '', '', 'y ') if origin == 'spanish' else ('',))}{family(origin, rng)}"
        )
    if chance > 0.955:
        return f"{name}-{family(other, rng)}"
    return name


_SHORT = {
    **{"William": "Bill", "Robert": "Bob", "Richard": "Rick", "James": "Jim", "John": "Jack"},
    **{"Elizabeth": "Liz", "Katherine": "Kate", "Catherine": "Cathy", "Margaret": "Maggie", "Thomas": "Tom"},
    **{"Michael": "Mike", "Christopher": "Chris", "Jennifer": "Jen", "Patricia": "Pat", "Edward": "Ed"},
    **{"Joseph": "Joe", "Daniel": "Dan", "Matthew": "Matt", "Anthony": "Tony", "Rebecca": "Becky"},
    **{"Alexander": "Alex", "Alexandra": "Sasha", "Samuel": "Sam", "Samantha": "Sam", "Benjamin": "Ben"},
    **{"Nicholas": "Nick", "Jonathan": "Jon", "Timothy": "Tim", "Steven": "Steve", "Andrew": "Andy"},
    **{"Francisco": "Paco", "José": "Pepe", "Guadalupe": "Lupe", "Dolores": "Lola", "Ignacio": "Nacho"},
    **{"Mohammed": "Mo", "Muhammad": "Mo", "Dmitry": "Dima", "Ekaterina": "Katya", "Susan": "Sue"},
}


def nickname(first: str, rng: Random) -> str:
    bare = first.split()[0].split("-")[0]
    if bare in _SHORT:
        return _SHORT[bare]
    if len(bare) > 6 and bare.isalpha() and rng.random() < 0.5:
        return bare[: 3 if bare[2] not in "aeiouhyrwq" else 4]
    return bare
