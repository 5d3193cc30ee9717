"""Numbers of people, accounts and records: forms, check digits, context."""

import pytest
from marked_text import accepted, check

from deid.detect.patterns import PatternDetector
from deid.detect.patterns.base import CONFIRMED, NAMED

DETECTOR = PatternDetector()


def score(text: str, label: str) -> float:
    return max((span.score for span in DETECTOR.detect([text])[0] if span.label == label), default=0.0)


@pytest.mark.parametrize(
    "marked",
    [
        "His SSN is [NATIONAL_ID 123-45-6789].",
        "ssn=[NATIONAL_ID 123456789]",
        "SSN ending in [NATIONAL_ID 6789]",
        "last four of her SSN: [NATIONAL_ID 6789], social security number, last 4 is [NATIONAL_ID 6789]",
        "[NATIONAL_ID xxx-xx-6789] or [NATIONAL_ID ***-**-6789], SSN (last 4) [NATIONAL_ID 6789]",
        "SSN[NATIONAL_ID 123-45-6789]",
        "ITIN [TAX_ID 912-78-1234]",
        "EIN: [TAX_ID 91-1144442]",
        "SIN [NATIONAL_ID 046-454-286]",
        "NI number [NATIONAL_ID AB 12 34 56 C]",
        "NHS No [NATIONAL_ID 943 476 5919]",
        "TFN [TAX_ID 123 456 782]",
        "Medicare [HEALTH_PLAN 2123 45670 1]",
        "Aadhaar [NATIONAL_ID 2341 2341 2346]",
        "PAN [TAX_ID ACUPA7085R]",
        "Steuer-ID [TAX_ID 36 574 261 809]",
        "NIR [NATIONAL_ID 2 95 10 99 126 111 93]",
        "DNI [NATIONAL_ID 12345678Z] y NIE [NATIONAL_ID X1234567L]",
        "codice fiscale [NATIONAL_ID RCCMNL83S18D969H]",
        "BSN [NATIONAL_ID 111222333]",
        "CPF [NATIONAL_ID 390.533.447-05]",
        "CNPJ [TAX_ID 16.727.230/0001-97]",
        "PESEL [NATIONAL_ID 44051401359]",
        "personnummer [NATIONAL_ID 880320-0016]",
        "hetu [NATIONAL_ID 131052-308T]",
        "AHV [NATIONAL_ID 756.9217.0769.85]",
        "CURP [NATIONAL_ID BOXW310820HNERXN09]",
        "RRN [NATIONAL_ID 971013-9019902]",
        "身份证[NATIONAL_ID 360426199101010071]",
        "NRIC [NATIONAL_ID S1234567D]",
        "HKID [NATIONAL_ID G123456A]",
        "Krankenkasse, Nr. [HEALTH_PLAN A123456780]",
        "RUT [NATIONAL_ID 12.531.909-2]",
        "USt-IdNr [TAX_ID DE 136695976] ist",
    ],
)
def test_national_numbers(marked: str) -> None:
    check(marked)


@pytest.mark.parametrize(
    "marked",
    [
        "Card [CREDIT_CARD 4111 1111 1111 1111] approved",
        "Card [CREDIT_CARD 4111111111111111], [CREDIT_CARD 3782 822463 10005], "
        "[CREDIT_CARD 5500-0000-0000-0004].",
        "IBAN [IBAN DE89 3704 0044 0532 0130 00] ist gut",
        "IBAN: [IBAN GB82WEST12345698765432] OK",
        "routing number [BANK_ACCOUNT 021000021]",
        "checking account: [BANK_ACCOUNT 12345678]",
        "sort code [BANK_ACCOUNT 20-00-00]",
        "to [CRYPTO_ADDRESS 1BoatSLRHtKNngkdXEeobR76b53LETtpyT] now",
        "[CRYPTO_ADDRESS bc1qar0srrr7xfkvy5l643lydnw9re59gtzzwf5mdq]",
        "[CRYPTO_ADDRESS 0x52908400098527886E0F7030069857D2E4169EE7]",
    ],
)
def test_finance(marked: str) -> None:
    check(marked)


@pytest.mark.parametrize(
    "marked",
    [
        "MRN: [MEDICAL_RECORD 00482913], seen",
        "Acct # [ACCOUNT 12-3456]",
        "NHC: [MEDICAL_RECORD 111222].",
        "NºCol: [LICENSE_NUMBER 99 99 12345].",
        "DEA [LICENSE_NUMBER AB1234563]",
        "NPI: [LICENSE_NUMBER 1234567893]",
        "VIN [VEHICLE_ID 1M8GDM9AXKP042788]",
        "plate: [VEHICLE_ID ABC 1234]",
        "passport no. [PASSPORT X1234567]",
        "driver's license: [DRIVER_LICENSE D1234567]",
        "MBI [HEALTH_PLAN 1EG4-TE5-MK73]",
        "Order number [ACCOUNT 5551234]. Thanks",
        "policy no [ACCOUNT AB-99-1234]",
        "employee id: [ID E00417]",
        "Member ID: [HEALTH_PLAN XQH123456789]",
    ],
)
def test_records(marked: str) -> None:
    check(marked)


@pytest.mark.parametrize(
    "text",
    [
        "case 3 of 12",
        "in order to win 100 points",
        "the policy 2020 was new",
        "account for 30 percent",
        "the passport office",
        "order 66",
        "123456789 items",
        "999-99-9999999",
        "4111 1111 1111 1112",
        "build 12345678901",
    ],
)
def test_not_an_identifier(text: str) -> None:
    assert accepted(text) == []


@pytest.mark.parametrize(
    ("label", "good", "bad"),
    [
        ("CREDIT_CARD", "4111111111111111", "4111111111111112"),
        ("IBAN", "DE89370400440532013000", "DE89370400440532013001"),
        ("NATIONAL_ID", "12345678Z", "12345678A"),
        ("NATIONAL_ID", "390.533.447-05", "390.533.447-06"),
        ("NATIONAL_ID", "756.9217.0769.85", "756.9217.0769.84"),
        ("CRYPTO_ADDRESS", "1BoatSLRHtKNngkdXEeobR76b53LETtpyT", "1BoatSLRHtKNngkdXEeobR76b53LETtpyU"),
        ("VEHICLE_ID", "1M8GDM9AXKP042788", "1M8GDM9A1KP042788"),
    ],
)
def test_a_checksum_confirms_and_a_flipped_digit_rejects(label: str, good: str, bad: str) -> None:
    assert score(f"it says {good} here", label) >= 0.9
    assert score(f"it says {bad} here", label) < 0.5


def test_a_mistyped_number_that_is_named_is_kept() -> None:
    assert score("SSN: 000-12-3456", "NATIONAL_ID") == NAMED
    assert score("card number: 4111 1111 1111 1112", "CREDIT_CARD") == NAMED
    assert score("DNI: 12345678A", "NATIONAL_ID") == NAMED


def test_context_raises_a_weak_form_on_word_boundaries_only() -> None:
    assert score("the number 44051401359 in the log", "NATIONAL_ID") < 0.5
    assert score("her PESEL, as she says, is 44051401359", "NATIONAL_ID") == CONFIRMED
    assert score("superpeseling 44051401359", "NATIONAL_ID") < 0.5
    assert score("pesel" + " and so on" * 8 + " 44051401359", "NATIONAL_ID") < 0.5


@pytest.mark.parametrize(
    "marked",
    [
        "password: [SECRET hunter2!]",
        'PASSWORD="[SECRET correct horse battery]"',
        "pwd=[SECRET S3cr3t99];",
        "your password is [SECRET Xy7#kk2]",
        "key [SECRET AKIAIOSFODNN7EXAMPLE] leaked",
        "Authorization: Bearer [SECRET abcDEF123456789abcDEF]",
        "[SECRET eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0NTY3ODkwIn0.dozjgNryP4J3jVmNHl0w5N_XgL0n3I9P]",
        "api_key = '[SECRET 9f8e7d6c5b4a39281706]'",
        "postgres://[USERNAME bob]:[SECRET s3cr3t]@[URL db.example.com/x]",
        "[SECRET -----BEGIN PRIVATE KEY-----\nMIIBVgIBADANBg==\n-----END PRIVATE KEY-----]\nend",
        "PIN: [SECRET 4821]",
        "[URL https://api.example.com/v1?api_key=][SECRET 9f8e7d6c5b4a39281706]",
        "[URL https://api.example.com/v1?x=1&token=][SECRET abcdefgh][URL &y=2]",
    ],
)
def test_secrets(marked: str) -> None:
    check(marked)


@pytest.mark.parametrize(
    "text",
    [
        "password: ********",
        "password = <password>",
        "the password is required",
        "token: string",
        "a key-value",
        "a menu?key=value; x&auth=abcdefg",
    ],
)
def test_not_a_secret(text: str) -> None:
    assert accepted(text) == []
