"""Numbers and codes: pattern, grouping and check digits stay, the number does not."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from stdnum import iban, imei, luhn
from stdnum.eu import vat

from deid.surrogates import Key, Surrogates, checked, crypto, dispatch, identifiers
from deid.surrogates.source import Source

KEY = Key(b"k" * 32)
S = Surrogates(KEY)
SOURCE = Source(KEY)
LABELS = {label for label, family in dispatch._FAMILIES.items() if family == "identifiers:replace"}


def shape(text):
    return re.sub(r"[a-z]", "a", re.sub(r"[A-Z]", "A", re.sub(r"\d", "9", text)))


def compact(text):
    return "".join(c for c in text if c.isalnum()).upper()


# Example numbers of python-stdnum's documentation and of the authorities'; none is a person's.
VALID = [
    ("NATIONAL_ID", "gb.nhs", "943 476 5870"),
    ("NATIONAL_ID", "es.dni", "54362315-K"),
    ("NATIONAL_ID", "es.nie", "X-2482300-W"),
    ("NATIONAL_ID", "it.codicefiscale", "RCCMNL83S18D969H"),
    ("NATIONAL_ID", "fr.nir", "2 95 10 99 126 111 93"),
    ("NATIONAL_ID", "de.idnr", "36 574 261 809"),
    ("NATIONAL_ID", "be.nn", "85.07.30-033 28"),
    ("NATIONAL_ID", "pl.pesel", "44051401359"),
    ("NATIONAL_ID", "se.personnummer", "880320-0016"),
    ("NATIONAL_ID", "no.fodselsnummer", "151086 95088"),
    ("NATIONAL_ID", "hetu", "131052-308T"),
    ("NATIONAL_ID", "br.cpf", "390.533.447-05"),
    ("NATIONAL_ID", "mx.curp", "BOXW310820HNERXN09"),
    ("NATIONAL_ID", "in_.aadhaar", "2341 2341 2346"),
    ("NATIONAL_ID", "ch.ssn", "756.9217.0769.85"),
    ("NATIONAL_ID", "za.idnr", "7503305044089"),
    ("NATIONAL_ID", "kr.rrn", "971013-9019902"),
    ("NATIONAL_ID", "cn.ric", "360426199101010071"),
    ("NATIONAL_ID", "ie.pps", "6433435F"),
    ("NATIONAL_ID", "ca.sin", "123-456-782"),
    ("NATIONAL_ID", "tr.tckimlik", "17291716060"),
    ("TAX_ID", "us.ein", "91-1144442"),
    ("TAX_ID", "in_.pan", "ACUPA7085R"),
    ("TAX_ID", "br.cnpj", "16.727.230/0001-97"),
    ("TAX_ID", "au.abn", "51 824 753 556"),
    ("TAX_ID", "es.cif", "A13585625"),
    ("BANK_ACCOUNT", "us.rtn", "111000025"),
    ("DEVICE_ID", "imei", "49-015420-323751-8"),
    ("LICENSE_NUMBER", "npi", "1234567893"),
    ("LICENSE_NUMBER", "dea", "AB1234563"),
]


@pytest.mark.parametrize(("label", "name", "text"), VALID)
def test_a_valid_number_becomes_a_valid_number_of_its_format(label, name, text):
    known = checked.formats_of(label, compact(text))
    assert known is not None
    for i in range(4):
        fake = Surrogates(Key(bytes([i]) * 32)).replace(label, text)
        assert fake != text
        assert known.valid(compact(fake))
        if name == known.name:
            assert re.sub(r"\w", "x", fake) == re.sub(r"\w", "x", text)


def test_the_table_above_covers_the_formats_it_names():
    found = {checked.formats_of(label, compact(text)).name for label, _, text in VALID}
    assert {name for _, name, _ in VALID} - found <= {"kr.rrn", "tr.tckimlik", "cn.ric"}


def test_checked_formats_are_one_to_one():
    known = next(f for f in checked.NATIONAL if f.name == "gb.nhs")
    numbers = [n for n in (f"{i:010d}" for i in range(4_000_000_000, 4_000_001_500)) if known.valid(n)]
    assert len(numbers) > 100
    assert len({checked.replace(known, n, SOURCE) for n in numbers}) == len(numbers)


@pytest.mark.parametrize("text", ["123-45-6789", "123 45 6789", "123456789", "078-05-1120", "912-70-1234"])
def test_a_us_social_security_number_was_never_issued(text):
    fake = S.replace("NATIONAL_ID", text)
    assert shape(fake) == shape(text)
    digits = compact(fake)
    group = int(digits[3:5])
    assert digits[0] == "9"
    assert group not in {0, *range(50, 66), *range(70, 89), *range(90, 100)}
    assert digits[5:] != "0000"


def test_grouping_does_not_matter():
    assert compact(S.replace("NATIONAL_ID", "123-45-6789")) == S.replace("NATIONAL_ID", "123456789")
    assert compact(S.replace("ACCOUNT", "4402-1187")) == S.replace("ACCOUNT", "44021187")
    assert S.replace("ACCOUNT", "44021187") == S.replace("ID", "44021187")
    assert S.replace("MEDICAL_RECORD", "MRN: 00482913") == f"MRN: {S.replace('MEDICAL_RECORD', '00482913')}"
    assert S.replace("DEVICE_ID", "AB12CD34XY").lower() == S.replace("DEVICE_ID", "ab12cd34xy")


@pytest.mark.parametrize(
    "text", ["4111 1111 1111 1111", "5500-0000-0000-0004", "371449635398431", "36148900647913"]
)
def test_a_card_keeps_its_scheme_and_luhn_digit(text):
    fake = S.replace("CREDIT_CARD", text)
    assert shape(fake) == shape(text)
    assert fake[0] == text[0]
    assert luhn.is_valid(compact(fake))
    assert not luhn.is_valid(compact(S.replace("CREDIT_CARD", text[:-1] + str((int(text[-1]) + 1) % 10))))


@pytest.mark.parametrize(
    "text",
    [
        "GB82 WEST 1234 5698 7654 32",
        "DE89370400440532013000",
        "ES91 2100 0418 4502 0005 1332",
        "FR1420041010050500013M02606",
        "be68 5390 0754 7034",
        "NL91ABNA0417164300",
    ],
)
def test_an_iban_stays_valid_and_in_its_country(text):
    fake = S.replace("IBAN", text)
    assert iban.is_valid(fake.upper(), check_country=False)
    assert iban.is_valid(fake.upper()) or not iban.is_valid(text.upper())
    assert fake[:2] == text[:2]
    assert re.sub(r"\w", "x", fake) == re.sub(r"\w", "x", text)
    assert fake.islower() == text.islower()


@pytest.mark.parametrize("text", ["DE136695976", "FR40303265045", "ATU13585627", "NL4495445B01"])
def test_a_european_vat_number_stays_valid(text):
    fake = S.replace("TAX_ID", text)
    assert vat.is_valid(fake) == vat.is_valid(text)
    assert fake[:2] == text[:2]
    assert fake != text


def test_a_vehicle_identification_number_keeps_its_check_place():
    text = "1M8GDM9AXKP042788"
    fake = S.replace("VEHICLE_ID", text)
    assert checked.vin_check(text) == text[8]
    assert checked.vin_check(fake) == fake[8]
    assert shape(fake[:8]) == shape(text[:8])
    wrong = "1M8GDM9A1KP042788"
    assert S.replace("VEHICLE_ID", wrong)[8] == "1"


@settings(deadline=None, max_examples=50)
@given(st.uuids())
def test_a_uuid_keeps_version_and_variant(uuid):
    fake = S.replace("DEVICE_ID", str(uuid))
    assert fake != str(uuid)
    assert shape(fake).replace("a", "9") == shape(str(uuid)).replace("a", "9")
    assert fake[14] == str(uuid)[14]
    assert (int(fake[19], 16) >> 2) == (int(str(uuid)[19], 16) >> 2)


def bech32_holds(address):
    prefix, data = address.lower().rsplit("1", 1)
    values = [crypto._BECH32.index(c) for c in data]
    expanded = [ord(c) >> 5 for c in prefix] + [0] + [ord(c) & 31 for c in prefix]
    return crypto._polymod(expanded + values) == (1 if values[0] == 0 else 0x2BC830A3)


def test_crypto_addresses_keep_kind_and_checksum():
    from stdnum import bitcoin

    for text in ("1BvBMSEYstWetqTFn5Au4m4GFg7xJaNVN2", "3J98t1WpEZ73CNmQviecrnyiWrnqRhWNLy"):
        fake = S.replace("CRYPTO_ADDRESS", text)
        assert bitcoin.is_valid(fake)
        assert (fake[0], len(fake)) == (text[0], len(text))
    # the examples of BIP 173 and BIP 350
    for text in (
        "BC1QW508D6QEJXTDG4Y5R3ZARVARY0C5XW7KV8F3T4",
        "bc1p0xlxvlhemja6c4dqv22uapctqupfhlxm9h8z3k2e72q4k9hcz7vqzk5jj0",
    ):
        assert bech32_holds(text)
        fake = S.replace("CRYPTO_ADDRESS", text)
        assert bech32_holds(fake)
        assert len(fake) == len(text)
        assert fake.isupper() == text.isupper()
    ether = S.replace("CRYPTO_ADDRESS", "0xde0B295669a9FD93d5F28D9Ec85E40f4cb697BAe")
    assert re.fullmatch(r"0x[0-9a-f]{40}", ether)


PATTERNS = st.from_regex(r"[A-Z]{0,3}-?[1-9][0-9]{2,9}(/[0-9]{1,3})?", fullmatch=True)


@settings(deadline=None, max_examples=150)
@given(st.sampled_from(sorted(LABELS - {"CREDIT_CARD", "IBAN"})), PATTERNS)
def test_pattern_and_length_stay(label, text):
    fake = S.replace(label, text)
    assert fake is None or (shape(fake) == shape(text) and fake != text)
    if label in {"ACCOUNT", "ID", "MEDICAL_RECORD", "PASSPORT"}:
        assert fake is not None


@pytest.mark.parametrize("length", [2, 3, 4])
def test_short_numbers_are_mapped_one_to_one(length):
    texts = [str(n) for n in range(10 ** (length - 1), 10**length)][:1500]
    assert len({S.replace("ID", text) for text in texts}) == len(texts)


def test_luhn_numbers_and_others_are_mapped_one_to_one_together():
    texts = [f"{n}" for n in range(70_000_000, 70_000_400)]
    fakes = [S.replace("ACCOUNT", text) for text in texts]
    assert len(set(fakes)) == len(texts)
    assert [luhn.is_valid(f) for f in fakes] == [luhn.is_valid(t) for t in texts]


@pytest.mark.parametrize("text", ["---", "", "\u00dcn\u00ef-1", "\u00b2\u00b3", "No."])
def test_what_has_no_letter_or_digit_to_move_is_redacted(text):
    fake = S.replace("ID", text)
    assert fake is None or text == "No."


def test_masked_places_stay():
    assert re.fullmatch(r"xxx-xx-\d{4}", S.replace("NATIONAL_ID", "xxx-xx-6789"))
    assert re.fullmatch(r"\*\*\*-\*\*-\d{4}", S.replace("NATIONAL_ID", "***-**-6789"))


def test_hashes_are_keyed_and_by_label_and_scope():
    one = identifiers.hash_of(KEY, "ID", "12345")
    assert re.fullmatch("[0-9a-f]{16}", one)
    assert one == S.hash("ID", "12345")
    others = [
        identifiers.hash_of(KEY, "ACCOUNT", "12345"),
        identifiers.hash_of(KEY, "ID", "12346"),
        identifiers.hash_of(Key(b"l" * 32), "ID", "12345"),
        S.hash("ID", "12345", scope="x"),
    ]
    assert len({one, *others}) == 5
    assert len(S.hash("ID", "12345", length=40)) == 40


def test_imei_is_what_stdnum_says():
    assert imei.is_valid(S.replace("DEVICE_ID", "490154203237518"))


@settings(deadline=None, max_examples=200)
@given(st.sampled_from(sorted(LABELS)), st.text(max_size=25))
def test_no_text_makes_it_fail(label, text):
    fake = S._make(label, text, "")
    assert fake is None or text.strip().casefold() not in fake.casefold()


def test_an_invisible_character_does_not_change_what_a_number_is():
    assert S.replace("NATIONAL_ID", "12\ufe0f3-45-6789") == S.replace("NATIONAL_ID", "123-45-6789")
