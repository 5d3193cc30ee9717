"""The fields of one identity agree, whoever asks for them in whatever order."""

import re
from random import Random

import phonenumbers
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from stdnum import iban, luhn

from deid.surrogates.pools import read
from deid.synthesis import Specification, names, values
from deid.synthesis.identifiers import MAKERS
from deid.synthesis.personas import Person, plain
from deid.synthesis.population import People

choose = People(Specification(), 0)._choose
people = st.integers(0, 10**9).map(lambda number: Person(f"test:{number}", choose))
americans = st.integers(0, 10**9).map(
    lambda n: Person(f"test:{n}", lambda rng: ("US", rng.choice(names.ORIGINS)))
)
ZIPS = {
    (line.split("\t")[0], city.rsplit(":", 1)[0]): city.rsplit(":", 1)[1].split()
    for line in read("us_places.tsv").splitlines()
    for city in line.split("\t")[1:]
}
AREAS = dict(line.split("\t") for line in read("area_codes.tsv").splitlines())
each = settings(deadline=None, max_examples=150)


@given(people)
@each
def test_mail_addresses_come_from_the_name(person):
    first, last = plain(person.first.split()[0]), plain(person.last.split("-")[0])
    for address in (person.own_email, person.work_email):
        local, _, host = address.partition("@")
        assert first[:30] in local or last[: 30 - len(first) - 1] in local
        assert re.fullmatch(r"[a-z0-9.-]+\.[a-z.]+", host)
        assert address.isascii()


@given(americans)
@each
def test_city_state_postcode_and_area_code_agree(person):
    place = person.place
    assert place.postcode[:5] in ZIPS[place.state_code, place.city]
    assert place.area in AREAS[place.state_code].split()
    shown = person.phone(Random(1))
    assert place.area in re.sub(r"\D", "", shown)[:5]
    assert phonenumbers.is_possible_number(phonenumbers.parse(re.split(" ?(x|ext)", shown)[0], "US"))


@given(people, st.integers(0, 1000))
@each
def test_a_field_is_the_same_value_whatever_was_asked_before(person, seed):
    again = Person(person._seed, choose)
    asked = [
        lambda p: p.own_email,
        lambda p: p.place,
        lambda p: p.street,
        lambda p: p.employer,
        lambda p: p.username,
        lambda p: p.born,
        lambda p: p.identifier("mrn"),
        lambda p: p.occupation(Random(seed)),
        lambda p: re.sub(r"\D", "", p.phone(Random(seed))),
    ]
    forwards = [ask(person) for ask in asked]
    assert forwards == [ask(again) for ask in reversed(asked)][::-1]


@given(people, st.integers(0, 1000))
@each
def test_names_are_made_of_their_parts(person, seed):
    rng = Random(seed)
    known = plain(" ".join((person.first, person.last, person.middle, person.nick, person.suffix)))
    for name in (person.name(rng), person.reversed(rng), person.short(rng)):
        assert name == name.strip()
        for part in re.findall(r"[^\W\d_]{2,}", name):
            assert plain(part) in known
    assert 2 <= len(re.findall(r"\w", person.initials(rng))) <= 3


@given(people, st.integers(0, 1000))
@each
def test_age_and_date_of_birth_agree(person, seed):
    years = (values.birthday(0) - person.born).days // 365
    assert person.age(Random(seed), "number") == str(max(1, years))


@given(people, st.integers(0, 1000))
@each
def test_an_address_holds_its_street_and_city(person, seed):
    for style in ("inline", ""):
        written = person.address(Random(seed), style)
        assert written.startswith(person.street)
        assert person.place.city.lower() in written.lower()
        assert ("\n" in written) == (style == "")


@pytest.mark.parametrize("origin", names.ORIGINS)
def test_every_origin_has_names_enough(origin):
    rng = Random(1)
    firsts = {names.given(origin, gender, rng) for gender in ("female", "male") for _ in range(400)}
    lasts = {names.family(origin, rng) for _ in range(400)}
    least = (25, 15) if origin == "hausa" else (50, 30)
    assert len(firsts) >= least[0]
    assert len(lasts) >= least[1]
    assert all(
        name == name.strip() and name[0].isprintable() and not re.search(r"\d", name)
        for name in firsts | lasts
    )


@pytest.mark.parametrize("country", ["US", "GB", "DE", "XX"])
def test_check_digits_are_right(country):
    rng = Random(country)
    for _ in range(50):
        assert luhn.is_valid(re.sub(r"\D", "", MAKERS["card"](country, rng)))
        number = MAKERS["iban"](country, rng).replace(" ", "")
        assert int("".join(str(int(c, 36)) for c in number[4:] + number[:4])) % 97 == 1
        assert iban.compact(number) == number
        assert len(MAKERS["vin"](country, rng)) == 17


@pytest.mark.parametrize("field", MAKERS)
def test_identifiers_have_many_forms(field):
    rng = Random(field)
    shapes = {re.sub(r"[A-Z]", "A", re.sub(r"\d", "9", MAKERS[field]("US", rng))) for _ in range(300)}
    assert len(shapes) >= (1 if field == "vin" else 2 if field in {"mac", "ip"} else 4)
    assert all(shape == shape.strip() for shape in shapes)


@pytest.mark.parametrize("style", values.DATE_STYLES)
def test_dates_have_many_forms_and_none_is_unfinished(style):
    rng = Random(style)
    made = [values.date_words(values.a_date(rng), style, rng) for _ in range(200)]
    assert len({re.sub(r"\d", "9", text) for text in made}) >= 3
    assert not any(re.search(r"[{}]|\b0\b|May\.", text) for text in made)
