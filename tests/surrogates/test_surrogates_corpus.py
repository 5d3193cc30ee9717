"""Two thousand documents about three hundred people, in every form that a name is written in: each of the people
becomes one fake person everywhere, no two become the same, and four shards give what a single run gives.

The spans are told, not found: what is tested is that surrogates agree without memory and without coordination.
"""

import multiprocessing
import unicodedata
from collections import defaultdict
from concurrent.futures import ProcessPoolExecutor
from random import Random
from typing import NamedTuple

import pytest

from deid import Deidentifier, Document, Key, Policy, Span
from deid.surrogates import Surrogates
from deid.surrogates.forms import words

KEY = "5eed" * 16
GIVEN = words("""
    Maria James Aisha Robert José Linda Wei Michael Fatima Patricia Søren Jennifer Raj David Anneliese Mary
    Carlos Sarah Hiroshi Karen Ahmed Nancy Björn Lisa Ivan Sandra Kwame Ashley Luis Dorothy Yusuf Kimberly Olga
    Steven Priya Andrew Mei Kenneth Zoë Paul Ana Mark Ingrid Donald Sofía George Thandiwe Edward Noor Brian
""")
FAMILY = words("""
    Keller O'Neill Nguyen García Smith-Jones Müller McDonald Okafor Patel Johnson Kowalczyk Tanaka Williams Rossi
    Hernández Brown Al-Rashid Novák Davis Kim Andersson Miller Dubois Wilson Yamamoto Anderson Gonzalez Taylor Weiss
    Thomas Costa Moore Petrov Jackson Lindqvist Martin Osei Lee Fernández Thompson Haddad White Ivanova Harris Singh
    Clark Braun-Vogel Lewis Zimmermann Robinson Fitzgerald Walker Nakamura Young D'Angelo Allen Bianchi King Chen
""")
PARTICLES = ("", "", "", "", "", "", "van der ", "de la ", "von ")
MIDDLE = words("Anne Lee José Marie Ray Kumar Eduardo Grace Lou Noelle")


class Person(NamedTuple):
    given: str
    middle: str
    family: str
    particle: str


def plain(text):
    kept = unicodedata.normalize("NFKD", text.replace("ø", "o").replace("ß", "ss"))
    return "".join(c for c in kept if not unicodedata.combining(c) and c not in "'\u2019")


def login(text):
    return plain(text).lower().replace(" ", "")


FORMS = {
    "full": ("PERSON", lambda p: f"{p.given} {p.middle} {p.particle}{p.family}"),
    "two": ("PERSON", lambda p: f"{p.given} {p.particle}{p.family}"),
    "shouted": ("PERSON", lambda p: f"{p.given} {p.family}".upper()),
    "inverted": ("PERSON", lambda p: f"{p.family.upper()}, {p.given} {p.middle[0]}."),
    "listed": ("PERSON", lambda p: f"{p.family}, {p.given}"),
    "title": ("PERSON", lambda p: f"Dr. {p.particle}{p.family}"),
    "possessive": ("PERSON", lambda p: f"Ms. {p.family}\u2019s"),
    "initial": ("PERSON", lambda p: f"{p.given[0]}. {p.family}"),
    "initials": ("PERSON", lambda p: f"{p.given[0]}. {p.middle[0]}. {p.family}"),
    "credentials": ("PERSON", lambda p: f"{p.given} {p.family}, MD, PhD"),
    "junior": ("PERSON", lambda p: f"{p.given} {p.family} Jr."),
    "third": ("PERSON", lambda p: f"{p.given} {p.middle[0]}. {p.family} III"),
    "first": ("PERSON", lambda p: p.given),
    "family first": ("PERSON", lambda p: f"{p.family} {p.given}"),
    "last": ("PERSON", lambda p: p.family),
    "plain": ("PERSON", lambda p: plain(f"{p.given} {p.family}")),
    "small": ("PERSON", lambda p: f"{p.given} {p.family}".lower()),
    "dotted": ("USERNAME", lambda p: f"{login(p.given)}.{login(p.family)}"),
    "underscored": ("USERNAME", lambda p: f"@{login(p.given)}_{login(p.family)}"),
    "email": ("EMAIL", lambda p: f"{login(p.given)}.{login(p.family)}@gmail.com"),
    "reversed email": ("EMAIL", lambda p: f"{login(p.family)}.{login(p.given)}@outlook.com"),
    "initial email": ("EMAIL", lambda p: f"{login(p.given)[0]}.{login(p.family)}@gmx.de"),
    "page": ("URL", lambda p: f"https://github.com/{login(p.given)}-{login(p.family)}"),
}


def people():
    rng, found = Random(300), {}
    while len(found) < 300:
        given, family = rng.choice(GIVEN), rng.choice(FAMILY)
        found.setdefault((given, family), Person(given, rng.choice(MIDDLE), family, rng.choice(PARTICLES)))
    return list(found.values())


PEOPLE = people()


class Mention(NamedTuple):
    person: int
    form: str
    start: int
    end: int


def corpus():
    """(text, its mentions) of two thousand documents."""
    rng, documents = Random(2000), []
    for number in range(2000):
        text, mentions = f"Document {number}.", []
        others = rng.sample(range(len(PEOPLE)), rng.randint(0, 2))
        for person in dict.fromkeys([number % len(PEOPLE), *others]):
            forms = rng.sample(sorted(FORMS), rng.randint(2, 6))
            for form in forms if number >= len(PEOPLE) else dict.fromkeys(["full", *forms]):
                written = FORMS[form][1](PEOPLE[person])
                text += rng.choice([" Seen with: ", "\n- ", " Then: ", " (see "])
                mentions.append(Mention(person, form, len(text), len(text) + len(written)))
                text += written
        documents.append((text, mentions))
    return documents


CORPUS = corpus()


class Told:
    """A detector that knows the spans of these documents."""

    name = "told"
    labels = frozenset({"PERSON", "USERNAME", "EMAIL", "URL"})

    def detect(self, texts):
        known = dict(CORPUS)
        return [[Span(m.start, m.end, FORMS[m.form][0]) for m in known[text]] for text in texts]


def deidentify(numbers):
    """The results of these documents, from nothing but the key and the policy."""
    policy = Policy.model_validate(
        {"labels": dict.fromkeys(sorted(Told.labels), "replace"), "detectors": [], "mentions": False}
    )
    run = Deidentifier(policy, key=Key.from_text(KEY), detectors=[Told()])
    return {n: (r.text, r.output_spans) for n, r in zip(numbers, run(_documents(numbers)), strict=True)}


def _documents(numbers):
    return [Document(CORPUS[n][0]) for n in numbers]


@pytest.fixture(scope="module")
def single():
    return deidentify(range(len(CORPUS)))


def fakes(single):
    """(person, form) -> what it became, everywhere."""
    found = defaultdict(set)
    for number, (text, spans) in single.items():
        for mention, span in zip(CORPUS[number][1], spans, strict=True):
            found[mention.person, mention.form].add(text[span.start : span.end])
    return found


def test_every_mention_has_a_surrogate_and_a_form_has_one(single):
    found = fakes(single)
    assert len({person for person, _ in found}) == 300
    assert len(found) > 4000
    assert {len(became) for became in found.values()} == {1}
    assert not any("[" in text for became in found.values() for text in became)


def as_person(became, of):
    """The fake person whose full name this is."""
    given, middle, rest = became.split(" ", 2)
    assert rest.startswith(of.particle)
    return Person(given, middle, rest.removeprefix(of.particle), of.particle)


def test_all_forms_of_a_person_are_forms_of_one_fake_person(single):
    found = fakes(single)
    fake = {p: as_person(*became, PEOPLE[p]) for (p, form), became in found.items() if form == "full"}
    assert len(fake) == 300
    wrong = [
        (PEOPLE[p], form, became, FORMS[form][1](fake[p]))
        for (p, form), (became,) in ((key, tuple(value)) for key, value in found.items())
        if became != FORMS[form][1](fake[p])
    ]
    assert not wrong
    names = [(login(f.given), login(f.family)) for f in fake.values()]
    assert len(set(names)) == 300


RUN_TOGETHER = {
    "initial": lambda p: f"{login(p.given)[0]}{login(p.family).replace('-', '')}",
    "whole": lambda p: f"@{login(p.given)}{login(p.family).replace('-', '')}",
}


@pytest.mark.parametrize("form", sorted(RUN_TOGETHER))
def test_nine_logins_in_ten_that_are_run_together_follow_the_person(form):
    surrogates, follow = Surrogates(Key.from_text(KEY)), 0
    for person in PEOPLE:
        fake = as_person(surrogates.replace("PERSON", FORMS["full"][1](person)), person)
        became = surrogates.replace("USERNAME", RUN_TOGETHER[form](person))
        follow += became == RUN_TOGETHER[form](fake)
        assert became is not None
    assert follow > 0.9 * len(PEOPLE)


def test_four_shuffled_shards_give_what_a_single_run_gives(single):
    numbers = list(range(len(CORPUS)))
    Random(4).shuffle(numbers)
    shards = [numbers[i::4] for i in range(4)]
    with ProcessPoolExecutor(2, mp_context=multiprocessing.get_context("spawn")) as workers:
        together = {n: made for shard in workers.map(deidentify, shards) for n, made in shard.items()}
    assert together == single
