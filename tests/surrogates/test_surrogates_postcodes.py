"""Postcodes: of the city that their city becomes, in the same written form, in ten countries."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from deid.surrogates import Key, places
from deid.surrogates.places import gazetteer, maps, postcodes
from deid.surrogates.places.gazetteer import Place
from deid.surrogates.source import Source

COUNTRIES = ("US", "CA", "GB", "DE", "FR", "ES", "IT", "NL", "AU", "IN")
REST = {"CA": " 1A1", "GB": " 1AA", "NL": " AB"}


def source(seed=0, *, kept=frozenset()):
    return Source(Key(bytes([seed]) * 32), kept=kept)


@pytest.mark.parametrize("country", COUNTRIES)
@pytest.mark.parametrize(("seed", "kept"), [(0, frozenset()), (1, frozenset()), (2, frozenset({"STATE"}))])
def test_a_unit_becomes_one_of_the_city_that_its_city_becomes(country, seed, kept):
    of_key = source(seed, kept=kept)
    homes = postcodes.homes(country)
    for old in list(homes)[:: 1 + len(homes) // 500]:
        place = postcodes.home(country, old)
        target = maps.city(of_key, place)
        new = postcodes.unit(country, old, of_key)
        assert new != old
        if target.place:
            there = postcodes.units_of(target.place)
            assert new in there or there == (old,)
        else:
            assert (
                postcodes.home(country, new).region == target.region
                or len(gazetteer.cities(target.region)) < 3
            )


@pytest.mark.parametrize("country", COUNTRIES)
def test_the_units_of_a_city_stay_apart_where_the_other_city_has_as_many(country):
    of_key, checked = source(), 0
    for code in list(gazetteer.region_sizes(country))[:12]:
        for index in range(min(60, len(gazetteer.cities(f"{country}-{code}")))):
            place = Place("CITY", f"{country}-{code}", index)
            target = maps.city(of_key, place).place
            mine = [u for u in postcodes.units_of(place) if postcodes.home(country, u) == place]
            if target and 0 < len(mine) <= len(postcodes.units_of(target)):
                assert len({postcodes.unit(country, old, of_key) for old in mine}) == len(mine)
                checked += 1
    assert checked


@pytest.mark.parametrize("country", COUNTRIES)
def test_every_city_has_a_postcode(country):
    bare = [
        (code, i)
        for code in gazetteer.region_sizes(country)
        for i in range(len(gazetteer.cities(f"{country}-{code}")))
        if not postcodes.units_of(Place("CITY", f"{country}-{code}", i))
    ]
    assert len(bare) < 3


@pytest.mark.parametrize(
    ("country", "unit", "city"),
    [
        ("US", "02118", "Boston"),
        ("CA", "M5H", "Toronto"),
        ("CA", "X0A", "Iqaluit"),
        ("GB", "NW1", "London"),
        ("GB", "M1", "Manchester"),
        ("GB", "EH1", "Edinburgh"),
        ("GB", "BT1", "Belfast"),
        ("DE", "80331", "Munich"),
        ("DE", "10115", "Berlin"),
        ("FR", "75002", "Paris"),
        ("FR", "13008", "Marseille"),
        ("ES", "28013", "Madrid"),
        ("ES", "48001", "Bilbao"),
        ("IT", "00184", "Rome"),
        ("IT", "20121", "Milan"),
        ("NL", "1015", "Amsterdam"),
        ("NL", "2511", "The Hague"),
        ("AU", "2000", "Sydney"),
        ("AU", "6000", "Perth"),
        ("IN", "560038", "Bengaluru"),
        ("IN", "110001", "Delhi"),
    ],
)
def test_the_tables_know_where_postcodes_are(country, unit, city):
    place = postcodes.home(country, unit)
    assert gazetteer.cities(place.region)[place.index] == city


@pytest.mark.parametrize(
    ("country", "region", "form"),
    [
        ("DE", "BY", r"[6-9]\d{4}"),
        ("FR", "IDF", r"(?:7[5-8]|9[1-5])\d{3}"),
        ("ES", "MD", r"28\d{3}"),
        ("IT", "MI", r"20\d{3}"),
        ("AU", "VIC", r"[38]\d{3}"),
        ("AU", "QLD", r"[49]\d{3}"),
        ("CA", "QC", r"[GHJ]\d[A-Z]"),
        ("CA", "ON", r"[KLMNP]\d[A-Z]"),
        ("IN", "TN", r"6\d{5}"),
        ("IN", "DL", r"11\d{4}"),
        ("GB", "Greater Manchester", r"(?:M|BL|OL|SK|WN|WA|BB|HD)\d+[A-Z]?"),
        ("NL", "ZE", r"4[3-7]\d\d"),
    ],
)
def test_the_postcodes_of_a_region_lie_in_its_range(country, region, form):
    units = [u for u, (where, _) in postcodes.homes(country).items() if where == f"{country}-{region}"]
    wrong = [u for u in units if not re.fullmatch(form, u)]
    assert units
    assert len(wrong) <= len(units) // 20


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("02118", r"\d{5}"),
        ("02118-1234", r"\d{5}-\d{4}"),
        ("M5H 1J8", r"[A-Z]\d[A-Z] \d[A-Z]\d"),
        ("m5h1j8", r"[a-z]\d[a-z]\d[a-z]\d"),
        ("M5H", r"[A-Z]\d[A-Z]"),
        ("NW1 6XE", r"[A-Z]{1,2}\d[A-Z\d]? \d[A-Z]{2}"),
        ("SW1A", r"[A-Z]{1,2}\d[A-Z\d]?"),
        ("1015 CJ", r"\d{4} [A-Z]{2}"),
        ("1015CJ", r"\d{4}[A-Z]{2}"),
        ("D-80331", r"D-\d{5}"),
        ("F-75002", r"F-\d{5}"),
        ("560038", r"\d{6}"),
        ("560 038", r"\d{3} \d{3}"),
        ("PIN 560038", r"PIN \d{6}"),
        ("ZIP code: 02118", r"ZIP code: \d{5}"),
        ("2000", r"\d{4}"),
        ("01310-100", r"\d{5}-\d{3}"),
        (" 02118 ", r" \d{5} "),
    ],
)
def test_the_written_form_stays(text, form):
    new = places.replace(text, source(), "POSTCODE")
    assert re.fullmatch(form, new)
    assert new != text


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("M5H 1J8", "m5h1j8"),
        ("SW1A 1AA", "sw1a1aa"),
        ("560038", "560 038"),
        ("1015 CJ", "1015cj"),
        ("D-80331", "D-80331"),
    ],
)
def test_spellings_of_one_postcode_agree(one, other):
    new = [places.replace(text, source(), "POSTCODE") for text in (one, other)]
    assert new[0].replace(" ", "").upper() == new[1].replace(" ", "").upper()


@pytest.mark.parametrize("area", ["BT", "BF", "BX", "GY", "IM", "JE", "ZE"])
def test_every_british_area_becomes_a_known_one(area):
    new = places.replace(f"{area}1 2AB", source(), "POSTCODE")
    assert re.fullmatch(r"[A-Z]{1,2}\d[A-Z\d]? \d[A-Z]{2}", new)
    assert new.split()[0] in postcodes.homes("GB")


@settings(deadline=None, max_examples=100)
@given(st.sampled_from(COUNTRIES), st.integers(0, 10**6), st.integers(0, 3))
def test_a_kept_state_keeps_its_postcodes(country, at, seed):
    homes = postcodes.homes(country)
    old = list(homes)[at % len(homes)]
    new = postcodes.unit(country, old, source(seed, kept=frozenset({"STATE"})))
    region = postcodes.home(country, old).region
    size = sum(
        len(postcodes.units_of(Place("CITY", region, i))) for i in range(len(gazetteer.cities(region)))
    )
    assert new != old
    assert postcodes.home(country, new).region == region or size < 3


@pytest.mark.parametrize("text", ["", " ", "ZIP", "12", "abc", "123456789012"])
def test_what_is_no_postcode_never_comes_back(text):
    assert places.replace(text, source(), "POSTCODE") != text


def test_area_codes_lie_in_the_state_that_their_state_becomes():
    of_key = source()
    for state, _ in gazetteer.states("US"):
        codes = gazetteer.area_codes(state)
        there = gazetteer.area_codes(places.us_state(state, of_key))
        new = [places.area_code(code, of_key) for code in codes]
        assert set(new) <= set(there)
        assert len(set(new)) == min(len(codes), len(there))
        kept = [places.area_code(code, source(kept=frozenset({"STATE"}))) for code in codes]
        assert set(kept) - {None} <= set(codes)
        assert all(one != other for one, other in zip(codes, kept, strict=True))
    assert places.area_code("555", of_key) is None
    assert places.area_code("416", of_key) is None
