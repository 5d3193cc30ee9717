"""Names of organisations by kind, in the forms of data/formats.txt."""

from random import Random

from deid.synthesis import places
from deid.synthesis.names import ORIGINS, family, given
from deid.synthesis.words import has_forms, words, written

KINDS = (
    *(
        "hospital",
        "clinic",
        "bank",
        "insurer",
        "school",
        "court",
        "agency",
        "pharmacy",
        "company",
        "university",
    ),
    *("law", "ngo", "team", "media", "shop"),
)
_ANY = ("company",) * 6 + KINDS
_KNOWN = {"agency": "agencies", "pharmacy": "known pharmacies"}
_STATES = (
    *(
        "Ohio",
        "Texas",
        "Kansas",
        "Oregon",
        "Utah",
        "Iowa",
        "Georgia",
        "Michigan",
        "Florida",
        "Arizona",
        "Indiana",
    ),
    *(
        "New York",
        "California",
        "Maine",
        "Alabama",
        "Nebraska",
        "Colorado",
        "Virginia",
        "Queensland",
        "Ontario",
    ),
)


def make(kind: str, rng: Random, city: str = "") -> str:
    """`city` is where the organisation is, if that is known: some names hold it."""
    kind = kind or rng.choice(_ANY)
    assert has_forms(kind), kind

    def a(section: str) -> str:
        return rng.choice(words(section))

    return written(
        kind,
        rng,
        {
            "x": lambda: _family(rng),
            "first": lambda: given("us", rng.choice(("male", "female")), rng),
            "city": lambda: city or places.anywhere(rng).city,
            "state": lambda: rng.choice(_STATES),
            "coined": lambda: coined(rng),
            "ABC": lambda: "".join(rng.choices("ABCDEFGHIJKLMNOPRSTUVW", k=rng.choice((2, 3, 3, 3, 4)))),
            "type": lambda: a(f"{kind} types"),
            "known": lambda: a("known_orgs"),
            f"known {kind}": lambda: a(_KNOWN[kind]),
            "word": lambda: a("org_words"),
            "noun": lambda: a("org_nouns"),
            "form": lambda: a("org_forms"),
            "saint": lambda: a("saints"),
            "subject": lambda: a("ngo_subjects"),
            "ngo": lambda: a("ngo_words"),
            "team": lambda: a("team_words"),
            "media": lambda: a("media"),
            "shop": lambda: a("shops"),
        },
    ).replace("##", str(rng.randrange(2, 300)))


def _family(rng: Random) -> str:
    return family("us" if rng.random() < 0.5 else rng.choice(ORIGINS[:-2]), rng)


def coined(rng: Random) -> str:
    return rng.choice(words("org_syllables_1")) + rng.choice(words("org_syllables_2"))
