"""Telephone numbers: written form, agreement of the forms of one number, never-issued ranges, one-to-one."""

import re

import phonenumbers
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from deid.surrogates import Key, Surrogates
from deid.surrogates.contacts import phones
from deid.surrogates.contacts.phone_ranges import CANADIAN, RANGES
from deid.surrogates.source import Source

KEY = Key(b"k" * 32)
S = Surrogates(KEY)
PLAUSIBLE = Source(KEY, plausible=True)


def phone(text):
    return S.replace("PHONE", text)


def digits(text):
    return re.sub(r"\D", "", text)


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("(617) 253-1000", r"\(\d{3}\) 555-01\d\d"),
        ("617.253.1000 x123", r"\d{3}\.555\.01\d\d x\d{3}"),
        ("+1 617 253 1000", r"\+1 \d{3} 555 01\d\d"),
        ("1-617-253-1000", r"1-\d{3}-555-01\d\d"),
        ("6172531000", r"\d{3}55501\d\d"),
        ("253-1000", r"555-01\d\d"),
        ("1-800-356-9377", r"1-800-555-01\d\d"),
        ("1-800-FLOWERS", r"1-800-55501\d\d"),
        ("617-253-1000 / 617-253-1001", r"(\d{3})-555-01\d\d / \1-555-01\d\d"),
        ("617-253-1000 or 617-253-1001", r"(\d{3})-555-01\d\d or \1-555-01\d\d"),
        ("Phone: (617) 253-1000 ext. 12", r"Phone: \(\d{3}\) 555-01\d\d ext\. \d\d"),
        ("+44 20 7946 0958", r"\+44 2[89] \d{4} \d{4}"),
        ("+44 (0)20 7946 0958", r"\+44 \(0\)2[89] \d{4} \d{4}"),
        ("01743 123456", r"01632 960\d{3}"),
        ("0161 234 5678", r"01(?:1[3-8]|[2-6]1|91) 49[68] 0\d{3}"),
        ("07911 123456", r"07700 900\d{3}"),
        ("0049 89 1234567", r"0049 (?:30 23125|40 66969|69 90009)\d\d"),
        ("089/12345678", r"0(?:30/23125|40/66969|69/90009)\d{3}"),
        ("0711 1234567", r"0221 4710\d{3}"),
        ("0171 1234567", r"0171 39200\d\d"),
        ("0151 12345678", r"0176 040690\d\d"),
        ("089 1234567 DW 12", r"0\d\d \d{7} DW \d\d"),
        ("01 42 68 53 00", r"0(?:1 99 00|2 61 91|3 53 01|4 65 71|5 36 49) \d\d \d\d"),
        ("06 12 34 56 78", r"06 39 98 \d\d \d\d"),
        ("+33 6 12 34 56 78", r"\+33 6 39 98 \d\d \d\d"),
        ("(02) 9876 5432", r"\(0[378]\) (?:5550|7010) \d{4}"),
        ("0412 345 678", r"0491 57\d \d{3}"),
        ("1800 123 456", r"1800 (?:160 401|975 7\d\d)"),
        ("+46 70 123 45 67", r"\+46 70 174 06 \d\d"),
        ("+34 612 345 678", r"\+34 6\d\d \d{3} \d{3}"),
        ("98765 43210", r"9\d{4} \d{5}"),
        ("8 (495) 123-45-67", r"8 \(4\d\d\) \d{3}-\d\d-\d\d"),
        ("ext. 4512", r"ext\. \d{4}"),
        ("12", None),
        ("call me", None),
        ("Maria 617 253 1000", None),
    ],
)
def test_a_telephone_number_keeps_its_written_form(text, form):
    fake = phone(text)
    if form is None:
        assert fake is None
    else:
        assert re.fullmatch(form, fake)
        assert fake != text


FORMS = [
    ("617 253 1000", "(617) 253-1000", "+1 617 253 1000", "1-617-253-1000", "6172531000", "+1(617)253-1000"),
    ("89 1234567", "089 1234567", "089/1234567", "+49 89 1234567", "0049 89 1234567", "+49 (0)89 1234567"),
    (
        "20 7946 0123",
        "020 7946 0123",
        "+44 20 7946 0123",
        "0044 20 7946 0123",
        "02079460123",
        "011 44 20 7946 0123",
    ),
    ("7911 123456", "07911 123456", "+44 7911 123456", "447911123456", "07911123456"),
    ("1743 123456", "01743 123456", "+44 1743 123456", "01743 123 456"),
    ("6 12 34 56 78", "06 12 34 56 78", "+33 6 12 34 56 78", "+33612345678", "0612345678"),
    ("1 42 68 53 00", "01 42 68 53 00", "+33 1 42 68 53 00", "0142685300", "01.42.68.53.00"),
    ("2 9876 5432", "(02) 9876 5432", "02 9876 5432", "+61 2 9876 5432"),
    ("412 345 678", "0412 345 678", "+61 412 345 678", "0412345678"),
    ("612 345 678", "612 345 678", "+34 612 345 678", "+34612345678"),
    ("6 1234567", "06 1234567", "+39 06 1234567"),
    ("347 123 4567", "347 123 4567", "+39 347 123 4567"),
    ("20 123 4567", "020-1234567", "+31 20 123 4567"),
    ("6 12345678", "06-12345678", "+31 6 12345678"),
    ("98765 43210", "98765 43210", "+91 98765 43210", "+91-9876543210"),
    ("151 12345678", "0151 12345678", "+49 151 12345678", "+49 (0) 151 / 12345678"),
    ("70 123 45 67", "070-123 45 67", "+46 70 123 45 67"),
    ("495 123-45-67", "8 (495) 123-45-67", "+7 495 123-45-67"),
]


@pytest.mark.parametrize("forms", FORMS)
@pytest.mark.parametrize("source", [Source(KEY), PLAUSIBLE], ids=["safe", "plausible"])
def test_forms_of_one_number_agree(forms, source):
    size = len(digits(forms[0]))
    fakes = {digits(phones.replace(text, source))[-size:] for text in forms[1:]}
    assert len(fakes) == 1
    assert fakes != {digits(forms[0])}


def test_a_number_without_its_area_agrees_with_the_whole():
    assert phone("(617) 253-1000").endswith(phone("253-1000"))


def test_area_codes_become_others_one_to_one():
    for table in (phones.area_codes(), CANADIAN):
        fakes = [phone(f"({area}) 253-1000")[1:4] for area in table]
        assert all(fake != area for fake, area in zip(fakes, table, strict=True))
        assert sorted(fakes) == sorted(table)


@pytest.mark.parametrize(
    "text", ["+49 89 {}", "+44 20 {}0", "+33 1 4{}", "+34 91{}", "+31 20 {}", "+39 06 {}", "+91 98{}"]
)
def test_plausible_numbers_are_mapped_one_to_one(text):
    texts = [text.format(n) for n in range(2_000_000, 2_000_300)]
    assert len({phones.replace(text, PLAUSIBLE) for text in texts}) == len(texts)


def test_numbers_of_countries_without_a_range_are_mapped_one_to_one():
    texts = [f"+34 912 {n}" for n in range(100_000, 100_800)]
    assert len({phone(text) for text in texts}) == len(texts)


def test_plausible_american_numbers_are_mapped_one_to_one():
    texts = [
        f"(617) {exchange}-{line:04d}"
        for exchange in (200, 210, 212, 253, 999)
        for line in range(0, 10_000, 97)
    ]
    fakes = {phones.replace(text, PLAUSIBLE) for text in texts}
    assert len(fakes) == len(texts)
    assert all(fake[6] in "23456789" and fake[7:9] != "11" for fake in fakes)


def test_exchanges_are_counted_right():
    counted = [phones._nth_exchange(n) for n in range(792)]
    assert counted == [n for n in range(200, 1000) if n % 100 != 11]


@settings(deadline=None, max_examples=60)
@given(
    st.sampled_from(
        [
            "+49 30 {}",
            "+49 171 {}",
            "+33 6 1{}",
            "+34 6{}1",
            "+44 79{}1",
            "+1 617 {}",
            "+39 34{}1",
            "+31 6 1{}",
        ]
    ),
    st.integers(2_000_000, 9_999_999),
)
def test_a_plausible_number_is_valid_where_it_was(pattern, number):
    text = pattern.format(number)
    if phonenumbers.is_valid_number(phonenumbers.parse(text)):
        fake = phones.replace(text, PLAUSIBLE)
        assert phonenumbers.is_valid_number(phonenumbers.parse(fake))
        assert fake != text


@settings(deadline=None, max_examples=200)
@given(st.sampled_from(sorted(RANGES)), st.integers(10**7, 10**11 - 1))
def test_a_safe_number_lies_in_a_range_that_is_never_issued(code, number):
    national = str(number)
    fake = phones._reserved(code, national, Source(KEY))
    starts = tuple(start for options in RANGES[code].values() for start in options)
    assert fake is None or (fake.startswith(starts) and len(fake) == len(national) and fake != national)


def test_an_area_code_follows_its_state_when_asked():
    from deid.surrogates.places import gazetteer

    following = Source(KEY, follow_state=True)
    state = S.replace("STATE", "MA")
    for area in gazetteer.area_codes("MA"):
        fake = phones.replace(f"({area}) 253-1000", following)
        assert fake[1:4] in gazetteer.area_codes(state)
        assert fake[1:4] != area
    assert phones.replace("1-800-253-1000", following).startswith("1-800-")
    assert phones.replace("(416) 253-1000", following)[1:4] in CANADIAN


def test_other_keys_and_scopes_give_other_numbers():
    fakes = {phones.replace("+34 612 345 678", Source(KEY, scope)) for scope in ("", "a", "b", "c")}
    assert len(fakes) == 4


@settings(deadline=None, max_examples=200)
@given(st.one_of(st.text(max_size=25), st.text(alphabet="0123456789+-(). x/", max_size=25)), st.booleans())
def test_no_text_makes_it_fail(text, plausible):
    fake = phones.replace(text, Source(KEY, plausible=plausible))
    assert fake != text


@pytest.mark.parametrize("text", ["09876543210", "098765 43210", "98765 43210", "0 98765 43210"])
def test_an_indian_number_with_its_trunk_zero_is_the_international_one(text):
    surrogates = Surrogates(Key(bytes(range(32))))
    international = re.sub(r"\D", "", surrogates.replace("PHONE", "+91 98765 43210"))[2:]
    assert re.sub(r"\D", "", surrogates.replace("PHONE", text)).removeprefix("0") == international


@pytest.mark.parametrize(
    "tail", [" x12", ", ext. 12", "   (ext 12)", " # 12", " extension: 12", ", Durchwahl 12"]
)
def test_an_extension_is_still_read(tail):
    new = Surrogates(Key(bytes(range(32)))).replace("PHONE", f"617-253-1000{tail}")
    assert re.fullmatch(r"\d{3}-555-01\d\d" + re.escape(tail).replace("12", r"\d\d"), new)
