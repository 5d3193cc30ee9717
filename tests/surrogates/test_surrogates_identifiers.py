"""Numbers and codes: pattern, grouping and check digits stay, the number does not."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from stdnum import iban, imei, luhn
from stdnum.eu import vat

from deid.surrogates import Key, Surrogates, dispatch, identifiers
from deid.surrogates.identifiers import checked, crypto, never_issued
from deid.surrogates.identifiers.check_digits import luhn as right_luhn
from deid.surrogates.identifiers.check_digits import vin_check
from deid.surrogates.source import Source

KEY = Key(b"k" * 32)
S = Surrogates(KEY)
SOURCE = Source(KEY)
PLAUSIBLE = Source(KEY, plausible=True)
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
    ("NATIONAL_ID", "fi.hetu", "131052-308T"),
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


NEVER_VALID = {"us.ein"}  # a prefix that is not assigned is no valid one


@pytest.mark.parametrize(("label", "name", "text"), VALID)
def test_a_valid_number_becomes_a_valid_number_of_its_format(label, name, text):
    found = identifiers._found(text, compact(text), label)
    assert found.format.name == name
    for i in range(4):
        for plausible in (False, True):
            source = Source(Key(bytes([i]) * 32), plausible=plausible)
            fake = identifiers.replace(text, source, label)
            assert fake != text
            assert plausible or name not in NEVER_VALID or not found.format.valid(compact(fake), fake)
            if plausible or name not in NEVER_VALID:
                assert found.format.valid(compact(fake), fake)
            assert re.sub(r"\w", "x", fake) == re.sub(r"\w", "x", text)


def some_valid(name, count, start=0):
    """Valid numbers of the first pattern of a format."""
    made = next(made for _, made in checked._all() if made.name == name)
    found = []
    for number in range(start, made.pattern.size):
        one = checked.complete(made, number, "")
        if one:
            found.append(one)
        if len(found) == count:
            break
    return found


ONE_TO_ONE = [
    ("NATIONAL_ID", "gb.nhs", 4 * 10**8), ("NATIONAL_ID", "es.dni", 0), ("NATIONAL_ID", "pl.pesel", 10**8),
    ("NATIONAL_ID", "br.cpf", 10**7), ("NATIONAL_ID", "no.fodselsnummer", 10**6), ("TAX_ID", "pt.nif", 10**6),
    ("NATIONAL_ID", "fi.hetu", 10**6), ("NATIONAL_ID", "be.nn", 10**6), ("LICENSE_NUMBER", "npi", 10**6),
    ("DEVICE_ID", "imei", 10**9), ("TAX_ID", "de.idnr", 123_456_000), ("NATIONAL_ID", "dk.cpr", 10**6),
]  # fmt: skip


@pytest.mark.parametrize(("label", "name", "start"), ONE_TO_ONE)
def test_checked_formats_are_one_to_one(label, name, start):
    """Neighbours, in what is issued and what is not."""
    for source in (PLAUSIBLE, SOURCE):
        numbers = some_valid(name, 150, start)
        fakes = [identifiers.replace(number, source, label) for number in numbers]
        assert len(set(fakes)) == len(numbers) == 150
        assert not set(fakes) & set(numbers) or name != "npi"
        assert all(fake != number for fake, number in zip(fakes, numbers, strict=True))


def test_numbers_of_every_class_are_one_to_one_together():
    """Eleven digits may be of twenty formats or of none; whichever they are, no two meet."""
    texts = [f"{n}" for n in range(10_010_100_000, 10_010_100_500)]
    for label in ("NATIONAL_ID", "ID"):
        fakes = [identifiers.replace(text, PLAUSIBLE, label) for text in texts]
        assert len(set(fakes)) == len(texts)
        kinds = {found.format.name if found else None for found in (checked.find(label, t, t) for t in texts)}
        assert len(kinds) > 5
        for text, fake in zip(texts, fakes, strict=True):
            one, two = (checked.find(label, t, t) for t in (text, fake))
            assert (one and one.format.name) == (two and two.format.name)


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
    assert vin_check(text) == text[8]
    assert vin_check(fake) == fake[8]
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


FREE = [
    ("NATIONAL_ID", "123-45-6789", "9[0-9]{2}-(0[1-9]|[1-4][0-9]|6[6-9]|89)-[0-9]{4}"),
    ("NATIONAL_ID", "943 476 5870", "[589][0-9]{2} [0-9]{3} [0-9]{4}"),
    ("HEALTH_PLAN", "943 476 5870", "[589][0-9]{2} [0-9]{3} [0-9]{4}"),
    ("LICENSE_NUMBER", "1234567893", "2[0-9]{9}"),
    ("TAX_ID", "91-1144442", "(07|08|09|17|18|19|28|29|49|69|70|78|79|89|96|97)-[0-9]{7}"),
    ("BANK_ACCOUNT", "111000025", "(1[3-9]|20|3[3-9]|4[0-9]|5[0-9]|60|7[3-9]|8[1-9]|9[0-9])[0-9]{7}"),
    ("DEVICE_ID", "49-015420-323751-8", "00-[0-9]{6}-[0-9]{6}-[0-9]"),
    ("DEVICE_ID", "310150123456789", "00101[0-9]{10}"),
    ("NATIONAL_ID", "AB 12 34 56 C", "[DFIQUV][A-Z]( [0-9]{2}){3} [A-D]"),
    ("HEALTH_PLAN", "1EG4-TE5-MK73", "0[A-Z][A-Z0-9][0-9]-[A-Z][A-Z0-9][0-9]-[A-Z]{2}[0-9]{2}"),
    ("CREDIT_CARD", "4111 1111 1111 1111", "4000 00[0-9]{2} [0-9]{4} [0-9]{4}"),
]


@pytest.mark.parametrize(("label", "text", "free"), FREE)
def test_numbers_lie_in_ranges_that_are_never_issued_unless_asked_otherwise(label, text, free):
    assert not re.fullmatch(free, text) or text.startswith("943")
    for i in range(20):
        source = Source(Key(bytes([i]) * 32))
        assert re.fullmatch(free, identifiers.replace(text, source, label))
    asked = {
        identifiers.replace(text, Source(Key(bytes([i]) * 32), plausible=True), label) for i in range(20)
    }
    assert len(asked) == 20
    assert not all(re.fullmatch(free, fake) for fake in asked)


def test_every_range_is_smaller_or_as_large_as_stated():
    """The sizes that never_issued documents."""
    assert 100 * len(never_issued.SSN_GROUPS) * 9999 == pytest.approx(54e6, rel=0.01)
    sizes = {"gb.nhs": 3e8, "npi": 1e8, "us.rtn": 6.2e7, "us.ein": 1.6e8, "gb.nino": 4.8e8}
    for name, size in sizes.items():
        (_, text), *_ = never_issued._patterns(name)
        assert never_issued._shaped(text, "").size == pytest.approx(size, rel=0.05)


def test_plausible_social_security_numbers_are_issued_and_one_to_one():
    texts = [f"{area}-45-{serial}" for area in range(401, 405) for serial in range(6001, 6101)]
    fakes = [identifiers.replace(text, PLAUSIBLE, "NATIONAL_ID") for text in texts]
    assert len(set(fakes)) == len(texts)
    for fake in fakes:
        assert fake[0] != "9"
        assert fake[:3] not in {"000", "666"}
        assert fake[4:6] != "00"
        assert fake[7:] != "0000"
    itin = identifiers.replace("912-70-1234", PLAUSIBLE, "NATIONAL_ID")
    assert itin[0] == "9"


@pytest.mark.parametrize(
    ("text", "name"), [("111222333", "nl.bsn"), ("130692544", "ca.sin"), ("046454286", "il.idnr")]
)
def test_nine_digits_without_grouping_stay_right_as_what_they_may_be(text, name):
    right = checked.validator(name)
    assert right(text)
    for i in range(10):
        fake = Surrogates(Key(bytes([i]) * 32)).replace("NATIONAL_ID", text)
        assert right(fake)
        assert fake[0] == "9"
        assert int(fake[3:5]) not in {0, *range(50, 66), *range(70, 89), *range(90, 100)}
    assert compact(S.replace("NATIONAL_ID", f"{text[:3]}-{text[3:5]}-{text[5:]}")) == S.replace(
        "NATIONAL_ID", text
    )


@pytest.mark.parametrize("plausible", [False, True])
def test_cards_right_and_wrong_stay_what_they_are_and_apart(plausible):
    source = Source(KEY, plausible=plausible)
    right = [f"{body}{d}" for body in range(510510000000000, 510510000000150) for d in range(10)]
    fakes = [identifiers.replace(card, source, "CREDIT_CARD") for card in right]
    assert len(set(fakes)) == len(right)
    assert [right_luhn(fake) for fake in fakes] == [right_luhn(card) for card in right]
    assert {fake[:2] for fake in fakes} == {"51"}
    if plausible:
        assert len({fake[:6] for fake in fakes}) > 100


WRONG_IBANS = ["DE88370400440532013000", "GB83WEST12345698765432", "ES9021000418450200051332"]


@pytest.mark.parametrize("text", WRONG_IBANS)
def test_a_wrong_iban_stays_wrong(text):
    fake = S.replace("IBAN", text)
    assert fake[:2] == text[:2]
    assert shape(fake[4:]) == shape(text[4:])
    assert not iban.is_valid(fake, check_country=False)


def test_ibans_right_and_wrong_are_one_to_one_together():
    texts = [f"DE{check:02d}37040044{n:010d}" for n in range(15) for check in range(2, 99)]
    assert len({S.replace("IBAN", text) for text in texts}) == len(texts)


def french_key(text):
    values = {**{str(d): str(d) for d in range(10)}}
    values |= {c: str(i % 9 + 1) for i, c in enumerate("ABCDEFGHIJKLMNOPQR")}
    values |= {c: str(i + 2) for i, c in enumerate("STUVWXYZ")}
    return int("".join(values[c] for c in text[4:25]) + text[25:]) % 97 == 0


def test_national_check_digits_of_an_iban_stay_right():
    """Examples of the SWIFT registry."""
    text = "FR1420041010050500013M02606"
    assert french_key(text)
    assert french_key(S.replace("IBAN", text))
    assert not french_key(S.replace("IBAN", "FR1420041010050500013M02607"))
    for text in ("BE32123456789002", "ES9121000418450200051332", "NO9386011117947", "ME25510000000006234133"):
        assert iban.is_valid(text)
        for i in range(5):
            assert iban.is_valid(Surrogates(Key(bytes([i]) * 32)).replace("IBAN", text))
    for text, module in [("IT60X0542811101000000123456", 97), ("PT50000201231234567890154", 97)]:
        fake = S.replace("IBAN", text)
        assert iban.is_valid(fake)
        assert shape(fake) == shape(text)
        if text.startswith("PT"):
            assert int(fake[4:]) % module == int(text[4:]) % module == 1


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("PL 8567346215", "pl.nip"), ("DE136695976", "de.vat"), ("EL 094259216", "gr.vat"), ("CY-10259033P", "cy.vat"),
        ("XI 980 7806 84", "gb.vat"), ("RO 185 472 90", "ro.cui"),
        ("SE 123456789701", "se.vat"), ("HR33392005961", "hr.oib"),
    ],
)  # fmt: skip
def test_a_country_before_a_number_says_which_format_it_is(text, name):
    found = checked.find("TAX_ID", compact(text), text)
    assert found.format.name == name
    fake = S.replace("TAX_ID", text)
    assert fake[:2] == text[:2]
    assert found.format.valid(compact(fake)[2:], "")
    assert re.sub(r"\w", "x", fake) == re.sub(r"\w", "x", text)


@pytest.mark.parametrize("label", sorted(LABELS))
def test_a_number_that_would_stay_itself_is_redacted(label, monkeypatch):
    """FF1 has a fixed point in every domain, as expected."""
    monkeypatch.setattr(Source, "permute", lambda self, purpose, n, x: x)
    for text in ("12345678", "1234567890", "4111111111111111", "DE89370400440532013000", "AB12CD34", "54362315K",
                 "550e8400-e29b-41d4-a716-446655440000", "1M8GDM9AXKP042788"):  # fmt: skip
        fake = identifiers.replace(text, Source(KEY, plausible=True), label)
        assert fake is None or fake != text


@settings(deadline=None, max_examples=250)
@given(
    st.sampled_from(["ID", "ACCOUNT", "MEDICAL_RECORD", "PASSPORT", "NATIONAL_ID", "TAX_ID", "BANK_ACCOUNT"]),
    st.from_regex(r"[A-Z]{0,3}-?[0-9]{2,10}[A-Z]?", fullmatch=True),
    st.randoms(use_true_random=False),
)
def test_two_numbers_of_one_pattern_never_meet(label, text, random):
    other = "".join(
        random.choice("0123456789") if c.isdigit() else random.choice("ABCDEFGH") if c.isalpha() else c
        for c in text
    )
    one, two = (identifiers.replace(t, PLAUSIBLE, label) for t in (text, other))
    if one and two and text != other:
        assert one != two
        assert shape(one) == shape(text) or checked.find(label, compact(text), text)


@settings(deadline=None, max_examples=60)
@given(st.sampled_from(sorted(LABELS)), st.from_regex(r"[1-9][0-9]{7,10}", fullmatch=True))
def test_wrong_stays_wrong(label, text):
    """Of a number that no format takes, no format takes the surrogate."""
    fake = identifiers.replace(text, PLAUSIBLE, label)
    if label in {"IBAN", "CREDIT_CARD", "CRYPTO_ADDRESS"} or fake is None:
        return
    if checked.find(label, text, text) is None and not (label == "NATIONAL_ID" and len(text) == 9):
        assert checked.find(label, fake, fake) is None


def test_a_ulid_keeps_its_alphabet():
    fake = S.replace("ID", "01ARZ3NDEKTSV4RRFFQ69G5FAV")
    assert re.fullmatch("[0-7][0-9A-HJKMNP-TV-Z]{25}", fake)
    assert shape(fake) == shape("01ARZ3NDEKTSV4RRFFQ69G5FAV")


def test_hexadecimal_numbers_stay_hexadecimal():
    texts = [f"507f1f77bcf86cd7994390{n:02x}" for n in range(256)]
    fakes = [S.replace("ID", text) for text in texts]
    assert len(set(fakes)) == 256
    assert all(re.fullmatch("[0-9a-f]{24}", fake) for fake in fakes)


def test_nobody_is_born_after_2025():
    """The modules look at the calendar; surrogates must not."""
    danish = some_valid("dk.cpr", 40, 7 * 10**7)
    assert all(checked.validator("dk.cpr")(n) for n in danish)
    for year in ("26", "30"):
        for digit in "4567":
            assert not checked.validator("dk.cpr")(f"0101{year}{digit}123")
    assert not any(
        checked.validator("be.nn")(f"270101001{check:02d}") for check in (97 - int("2270101001") % 97,)
    )


@pytest.mark.parametrize(
    ("label", "text"), [*((label, text) for label, _, text in VALID), ("IBAN", "DE89370400440532013000")]
)
def test_numbers_depend_on_key_and_scope(label, text):
    fakes = {
        identifiers.replace(text, Source(Key(bytes([i]) * 32), scope), label)
        for i in range(5)
        for scope in ("", "a")
    }
    assert len(fakes) == 10


def ripple_holds(address):
    number = 0
    for char in address:
        number = number * 58 + crypto._RIPPLE.index(char)
    raw = number.to_bytes(25, "big")
    return crypto._checksum(raw[:21]) == raw[21:]


def test_other_coins_keep_kind_and_checksum():
    """The examples of the XRP Ledger's and Solana's documentation."""
    text = "rHb9CJAWyB4rj91VRWn96DkukG4bwdtyTh"
    assert ripple_holds(text)
    fake = S.replace("CRYPTO_ADDRESS", text)
    assert ripple_holds(fake)
    assert (fake[0], len(fake)) == ("r", len(text))
    text = "4fYNw3dojWmQ4dXtSGE9epjRGy9pFSx62YypT7avPYvA"
    fake = S.replace("CRYPTO_ADDRESS", text)
    assert re.fullmatch("[1-9A-HJ-NP-Za-km-z]{44}", fake)
    assert fake != text


@pytest.mark.parametrize("text", ["BC11234567890123", "ltc1bbbbbbbbbbbbbb", "bc1"])
def test_what_only_begins_like_an_address_is_a_pattern(text):
    fake = identifiers.replace(text, SOURCE, "CRYPTO_ADDRESS")
    assert shape(fake) == shape(text)
    assert fake != text


def test_what_follows_0x_stays_hexadecimal():
    fakes = [S.replace("ID", f"0x1f4a{n:02x}") for n in range(256)]
    assert len(set(fakes)) == 256
    assert all(re.fullmatch("0x[0-9a-f]{6}", fake) for fake in fakes)
    assert re.fullmatch("0x[0-9A-F]{4}", S.replace("ID", "0xAB12"))


def test_an_australian_medicare_number_keeps_its_check_digit():
    text = "2123 45670 1"
    assert checked.find("HEALTH_PLAN", compact(text), text).format.name == "au.medicare"
    assert checked.validator("au.medicare")(compact(S.replace("HEALTH_PLAN", text)))


def test_zeros_alone_are_redacted_and_meet_nothing():
    assert S.replace("ID", "000") is None
    texts = [f"{n:03d}" for n in range(1, 1000)]
    assert len({S.replace("ID", text) for text in texts}) == 999
    assert len({S.replace("ID", str(n)) for n in range(10)}) == 10


@pytest.mark.parametrize("text", ["89-7633786", "00-1234567", "07-1234567", "12-3456789", "96-4096568"])
def test_an_employer_number_has_a_surrogate_whatever_its_prefix(text, monkeypatch):
    """Of a prefix that was never assigned it was tried against every nine-digit number of the world, 500 times."""
    steps = []
    permute = Source.permute
    monkeypatch.setattr(Source, "permute", lambda self, *rest: steps.append(1) or permute(self, *rest))
    for source in (SOURCE, PLAUSIBLE):
        fake = identifiers.replace(text, source, "TAX_ID")
        assert shape(fake) == shape(text)
        assert fake != text
    assert len(steps) < 60


LEADS = [
    ("MEDICAL_RECORD", "004821", ["MRN{}", "MRN-{}", "MRN {}", "MRN_{}", "mrn#{}", "Mrn: {}", "{} (MRN)", "{} MRN"]),
    ("ID", "004821", ["ID{}", "ID-{}", "id {}", "Case{}", "PO{}", "No.{}", "NR{}", "SN{}", "{} (ID)"]),
    ("ACCOUNT", "004821", ["Acct{}", "ACCT-{}", "Account No. {}", "Inv{}", "acc{}", "{} [acct]"]),
    ("NATIONAL_ID", "123-45-6789", ["SSN{}", "SSN {}", "SSN: {}", "{} SSN", "{} (SSN)"]),
    ("TAX_ID", "12-3456789", ["EIN{}", "EIN {}", "{} (EIN)"]),
]  # fmt: skip


@pytest.mark.parametrize(("label", "number", "forms"), LEADS)
def test_a_word_before_or_after_a_number_stays_and_the_number_links(label, number, forms):
    alone = S.replace(label, number)
    assert [S.replace(label, form.format(number)) for form in forms] == [form.format(alone) for form in forms]


def test_a_word_written_together_keeps_the_number_never_issued():
    fake = S.replace("NATIONAL_ID", "SSN123-45-6789")
    assert re.fullmatch(r"SSN9\d\d-\d\d-\d{4}", fake)


@pytest.mark.parametrize(
    ("label", "text", "lead"),
    [
        ("ID", "bed4f9a8c1e0", "bed"), ("ID", "NO0010063308", "NO00100"), ("PASSPORT", "ID1234567", "ID"),
        ("ID", "CASE850101AB1", "CASE"), ("DRIVER_LICENSE", "PO1234567", "PO"), ("ID", "Identity7", "Id"),
    ],
)  # fmt: skip
def test_the_letters_of_a_number_are_no_lead(label, text, lead):
    assert not S.replace(label, text).startswith(lead)


def test_all_codes_of_one_pattern_are_one_to_one_the_leads_among_them():
    """PO-, SN-, NR-, ID- and NO- stay, and XX is a mask: no other code may become one of them."""
    source = Source(Key(bytes(range(32))))
    pairs = [a + b for a in "ABCDEFGHIJKLMNOPQRSTUVWXYZ" for b in "ABCDEFGHIJKLMNOPQRSTUVWXYZ"]
    codes = [f"{pair}-{n:02d}" for pair in pairs for n in range(100)]
    fakes = {code: identifiers.replace(code, source, "ID") for code in codes}
    unmoved = {code for code, fake in fakes.items() if fake is None}
    assert unmoved <= {f"{lead}-00" for lead in pairs}
    assert len(unmoved) < 12
    made = [fake for fake in fakes.values() if fake is not None]
    assert len(set(made)) == len(made)
    assert set(made) <= set(codes)
    assert all(code != fake for code, fake in fakes.items())
    for lead in ("PO", "SN", "NR", "ID", "NO", "XX"):
        assert all((fakes[code] or code)[:2] == lead for code in codes if code[:2] == lead)
        assert not [code for code, fake in fakes.items() if fake and fake[:2] == lead != code[:2]]


@pytest.mark.parametrize("length", [1, 2, 3, 4])
def test_digits_are_permuted_without_fixed_points_zeros_among_them(length):
    for source in (SOURCE, Source(Key(bytes(range(32)))), Source(KEY, "another")):
        texts = [f"{n:0{length}d}" for n in range(10**length)]
        fakes = [source.digits("p", text) for text in texts]
        assert sorted(fakes) == texts
        assert all(text != fake for text, fake in zip(texts, fakes, strict=True))
        for text, fake in zip(texts, fakes, strict=True):
            if len(text.lstrip("0")) > 1:
                assert len(fake.lstrip("0")) == len(text.lstrip("0"))
        assert source.digits("p", "0" * length) == source.digits("p", "0").zfill(length)


def test_users_0_to_9_of_one_mailbox_stay_ten():
    assert len({S.replace("EMAIL", f"user{n}@acme.com") for n in range(10)}) == 10


CARD = "4111 1111 1111 1111"


@pytest.mark.parametrize(
    ("form", "tail"),
    [
        ("{}", ""), ("{} (Visa)", ""), ("card {}", ""), ("Visa: {}", ""), ("{} exp 12/27", r"exp \d\d/2\d"),
        ("{} 12/27", r"\d\d/2\d"), ("{} exp. 12/2027", r"exp\. \d\d/202\d"), ("{}, exp 1227", r"exp \d\d2\d"),
        ("{} CVV 123", r"CVV \d{3}"), ("Visa {} exp 12/27, cvv 123", r"exp \d\d/2\d, cvv \d{3}"),
    ],
)  # fmt: skip
def test_words_beside_a_card_stay_and_its_dates_and_codes_do_not(form, tail):
    fake, alone = S.replace("CREDIT_CARD", form.format(CARD)), S.replace("CREDIT_CARD", CARD)
    assert alone in fake
    assert re.search(rf"{tail}\)?$", fake)
    assert re.sub(r"\d", "9", fake) == re.sub(r"\d", "9", form.format(CARD))
    assert luhn.is_valid(compact(alone))
    assert compact(alone).startswith("400000")
    for left in ("12/27", "12/2027", "1227", " 123", "/27"):
        assert left not in fake
    month = re.search(r"(\d\d)/?(?:20)?2\d(?:,|$)", fake)
    assert month is None or "exp" not in form or 1 <= int(month[1]) <= 12


@pytest.mark.parametrize(
    "form", ["ending in {}", "Visa ending in {}", "last four digits {}", "xxxx {}", "****{}"]
)
def test_the_last_four_digits_of_a_card_link(form):
    assert S.replace("CREDIT_CARD", form.format("1111")) == form.format(S.replace("CREDIT_CARD", "1111"))


@pytest.mark.parametrize(
    "text", [f"{CARD} belongs to Ann", f"Ann's {CARD}", "Ann ending in 1111", "visa", "Ann exp 12/27"]
)
def test_a_card_with_other_words_is_redacted(text):
    assert S.replace("CREDIT_CARD", text) is None


def test_a_module_that_stumbles_finds_a_number_not_valid():
    """A Chinese province whose counties stdnum's table does not name."""
    made = next(made for _, made in checked._all() if made.name == "cn.ric")
    for place in ("710000", "810000", "820000", "110000"):
        body = f"{place}19900101001"
        assert [made.valid(body + digit) for digit in "0123456789X"].count(True) <= 1
    assert S.replace("TAX_ID", "917400297550473688") is not None


@pytest.mark.parametrize("label", ["ID", "ACCOUNT", "MEDICAL_RECORD", "DEVICE_ID"])
def test_a_code_is_not_redacted_because_its_fake_would_look_masked(label):
    """One pair of letters in 676 is XX: the next is taken."""
    assert None not in [S.replace(label, f"EM{c}-{n}") for c in "ABCDEFGH" for n in range(5000, 5250)]


@pytest.mark.parametrize(
    ("label", "text", "fake"),
    [
        ("CREDIT_CARD", "4111XXXXXXXX1111", r"\d{4}XXXXXXXX\d{4}"), ("ID", "XX-1234", r"XX-\d{4}"),
        ("ID", "12xxx", r"\d\dxxx"), ("TAX_ID", "XAXX010101000", r"(?!XAXX)[A-Z]{4}\d{9}"),
        ("ID", "AXXB-12", r"(?!AXXB)[A-Z]{4}-\d\d"),
    ],
)  # fmt: skip
def test_what_is_a_mask_and_what_is_not(label, text, fake):
    assert re.fullmatch(fake, S.replace(label, text))
