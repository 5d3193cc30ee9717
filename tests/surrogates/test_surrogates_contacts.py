"""E-mail, telephone, URL, organisations and networks: the parts follow the people and firms they name."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from deid.surrogates import Key, Surrogates, contacts, organizations

KEY = Key(b"k" * 32)
S = Surrogates(KEY)

GIVEN, FAMILY = S.replace("PERSON", "Maria Keller").lower().split()
ACME = S.replace("ORGANIZATION", "Acme").lower()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("maria.keller@acme-robotics.de", f"{GIVEN}.{FAMILY}@{ACME}-robotics.example"),
        ("maria.keller@acmerobotics.com", f"{GIVEN}.{FAMILY}@{ACME}robotics.example"),
        ("MARIA.KELLER@ACME.COM", f"{GIVEN.upper()}.{FAMILY.upper()}@{ACME}.example"),
        ("mkeller@mail.acme.co.uk", f"{GIVEN[0]}{FAMILY}@mail.{ACME}.example"),
        ("keller_maria@gmail.com", f"{FAMILY}_{GIVEN}@gmail.com"),
        ("<maria@acme.com>", f"<{GIVEN}@{ACME}.example>"),
        ("mailto:maria@acme.com", f"mailto:{GIVEN}@{ACME}.example"),
        ("maria [at] acme.com", f"{GIVEN} [at] {ACME}.example"),
        ("info@acme.com", f"info@{ACME}.example"),
    ],
)
def test_an_address_follows_the_person_and_the_organisation(text, expected):
    assert S.replace("EMAIL", text) == expected


def test_a_role_at_a_public_provider_is_not_left_as_it_is():
    fake = S.replace("EMAIL", "info@gmail.com")
    assert fake.endswith("@gmail.com")
    assert not fake.startswith("info@")


@pytest.mark.parametrize("text", ["maria", "@", "maria@", "a b@c", "\u674e@acme.com"])
def test_what_is_no_address_is_redacted(text):
    fake = S.replace("EMAIL", text)
    assert fake is None or "\u674e" in text


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
        ("+44 20 7946 0958", r"\+44 2\d \d{4} \d{4}"),
        ("+44 (0)20 7946 0958", r"\+44 \(0\)2\d \d{4} \d{4}"),
        ("0049 89 1234567", r"0049 8\d \d{7}"),
        ("089/123456", r"08\d/\d{6}"),
        ("01 42 68 53 00", r"01 \d\d \d\d \d\d \d\d"),
        ("ext. 4512", r"ext\. \d{4}"),
        ("12", None),
        ("call me", None),
    ],
)
def test_a_telephone_number_keeps_its_written_form(text, form):
    fake = S.replace("PHONE", text)
    if form is None:
        assert fake is None
    else:
        assert re.fullmatch(form, fake)
        assert fake != text


def test_forms_of_one_number_agree():
    digits = {re.sub(r"\D", "", S.replace("PHONE", t))[-10:] for t in ("(617) 253-1000", "+1 617 253 1000")}
    assert len(digits) == 1
    national = re.sub(r"\D", "", S.replace("PHONE", "020 7946 0958"))
    assert re.sub(r"\D", "", S.replace("PHONE", "+44 20 7946 0958")) == "44" + national[1:]


def test_area_codes_become_others():
    for area in contacts._area_codes():
        fake = S.replace("PHONE", f"({area}) 253-1000")
        assert fake[1:4] != area
        assert fake[1:4] in contacts._area_codes()


def test_other_countries_numbers_are_mapped_one_to_one():
    texts = [f"+49 89 {n}" for n in range(1_000_000, 1_000_800)]
    assert len({S.replace("PHONE", text) for text in texts}) == len(texts)


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("https://www.acme-robotics.de/", rf"https://www\.{ACME}-robotics\.example/"),
        ("www.acme.com", rf"www\.{ACME}\.example"),
        ("https://acme.com/team/maria-keller", rf"https://{ACME}\.example/team/{GIVEN}-{FAMILY}"),
        (
            "http://web.acme.edu/~mkeller/index.html",
            rf"http://web\.{ACME}\.example/~{GIVEN[0]}{FAMILY}/index\.html",
        ),
        ("https://github.com/mkeller", rf"https://github\.com/{GIVEN[0]}{FAMILY}"),
        ("https://www.linkedin.com/in/maria-keller", rf"https://www\.linkedin\.com/in/{GIVEN}-{FAMILY}"),
        ("https://x.com/status/12345678", r"https://x\.com/status/\d{8}"),
        ("https://acme.com/a?id=123&q=maria", rf"https://{ACME}\.example/\w+\?id=\d{{3}}&q={GIVEN}"),
        ("http://203.0.113.9:8080/x", r"http://10\.\d+\.\d+\.\d+:8080/\w+"),
        ("https://mkeller:pw1@acme.com/", rf"https://{GIVEN[0]}{FAMILY}:\w\w\d@{ACME}\.example/"),
        ("ftp://ftp.acme.com/pub/x.tar.gz", rf"ftp://ftp\.{ACME}\.example/\w+/\w\.tar\.gz"),
        ("https://acme.com/x#Keller", rf"https://{ACME}\.example/\w+#{FAMILY.capitalize()}"),
    ],
)
def test_a_url_keeps_its_structure(text, form):
    assert re.fullmatch(form, S.replace("URL", text))


ORGANISATIONS = [
    ("Acme Robotics GmbH", "{Acme} Robotics GmbH"),
    ("ACME ROBOTICS", "{ACME} ROBOTICS"),
    ("Acme, Inc.", "{Acme}, Inc."),
    ("Acme's", "{Acme}'s"),
    ("The Acme Bank of the Keller Group", "The {Acme} Bank of the {Keller} Group"),
    ("Keller & Sons", "{Keller} & Sons"),
    ("University of Acme", "University of {Acme}"),
    ("S.A. Acme", "S.A. {Acme}"),
    ("acme.com", "{acme}.example"),
]


@pytest.mark.parametrize(("text", "form"), ORGANISATIONS)
def test_legal_forms_and_type_words_stay(text, form):
    words = {"Acme": ACME.capitalize(), "ACME": ACME.upper(), "acme": ACME, "Keller": FAMILY.capitalize()}
    assert S.replace("ORGANIZATION", text) == form.format(**words)


def test_abbreviations_are_mapped_letter_by_letter_in_any_case():
    fake = S.replace("ORGANIZATION", "IBM")
    assert re.fullmatch("[A-Z]{3}", fake)
    assert all(a != b for a, b in zip(fake, "IBM", strict=True))
    assert S.replace("URL", "www.ibm.com") == f"www.{fake.lower()}.example"


@pytest.mark.parametrize("text", ["Bank", "Hospital", "...", "\u65b0\u534e\u793e", ""])
def test_an_organisation_without_a_name_is_redacted(text):
    assert S.replace("ORGANIZATION", text) is None


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("203.0.113.7", "203.0.113.200", 3),
        ("192.168.1.7", "192.168.1.8", 3),
        ("203.0.113.7", "203.0.112.7", 2),
        ("10.1.2.3", "10.1.9.3", 2),
    ],
)
def test_networks_stay_together(one, other, same):
    a, b = (S.replace("IP_ADDRESS", t).split(".") for t in (one, other))
    assert a[:same] == b[:same]
    assert a[same:] != b[same:]
    assert a[0] in {"10", "192"}


def test_hosts_of_a_network_are_mapped_one_to_one():
    fakes = {S.replace("IP_ADDRESS", f"203.0.113.{n}") for n in range(256)}
    assert len(fakes) == 256
    assert len({fake.rsplit(".", 1)[0] for fake in fakes}) == 1


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("203.0.113.9:443", r"10\.\d+\.\d+\.\d+:443"),
        ("203.0.113.0/24", r"10\.\d+\.\d+\.0/24"),
        ("2001:4860:4860::8888", r"2001:db8:[0-9a-f:]+"),
        ("2001:4860:4860:0000:0000:0000:0000:8888", r"2001:0db8(:[0-9a-f]{4}){6}"),
        ("[2001:4860::1]:443", r"\[2001:db8:[0-9a-f:]+\]:443"),
        ("fe80::1%eth0", r"2001:db8:[0-9a-f:]+%eth0"),
        ("2001:DB8::1", r"2001:DB8:[0-9A-F:]+"),
        ("300.1.1.1", None),
        ("1.2.3", None),
    ],
)
def test_ip_addresses_keep_their_written_form(text, form):
    fake = S.replace("IP_ADDRESS", text)
    assert (fake is None) if form is None else re.fullmatch(form, fake)


@pytest.mark.parametrize("text", ["00:1B:44:11:3A:B7", "00-1b-44-11-3a-b7", "001b.4411.3ab7", "001b44113ab7"])
def test_mac_addresses_are_locally_administered_and_keep_their_form(text):
    fake = S.replace("MAC_ADDRESS", text)
    digits = re.sub(r"[^0-9A-Fa-f]", "", fake)
    assert int(digits[:2], 16) & 0b11 == 0b10
    assert re.sub(r"\w", "x", fake) == re.sub(r"\w", "x", text)
    assert digits.lower() == re.sub(r"\W", "", S.replace("MAC_ADDRESS", "00:1b:44:11:3a:b7"))
    assert fake.isupper() == text.isupper()


@settings(deadline=None, max_examples=200)
@given(
    st.sampled_from(["EMAIL", "PHONE", "URL", "USERNAME", "ORGANIZATION", "IP_ADDRESS", "MAC_ADDRESS"]),
    st.one_of(st.text(max_size=25), st.text(alphabet="ab1.@:/-+() ?=%~#[]", max_size=25)),
)
def test_no_text_makes_it_fail(label, text):
    fake = S._make(label, text, "")
    assert fake is None or text.strip().casefold() not in fake.casefold()


def organization(text):
    return S.replace("ORGANIZATION", text)


def test_ordinary_words_in_a_name_become_ordinary_words():
    from deid.surrogates.organization_words import QUALIFIERS

    words = organization("Riverside Family Clinic").lower().split()
    assert words[2] == "clinic"
    assert set(words[:2]) <= set(QUALIFIERS) - {"riverside", "family"}
    assert len(set(QUALIFIERS)) == len(QUALIFIERS) > 400
    assert not set(QUALIFIERS) & organizations.KEPT
    assert len({organization(word.title()) for word in QUALIFIERS}) == len(QUALIFIERS)


@pytest.mark.parametrize("name", ["NYISO", "FERC", "NASA"])
def test_an_abbreviation_is_mapped_letter_by_letter(name):
    fake = organization(name)
    assert re.fullmatch(f"[A-Z]{{{len(name)}}}", fake)
    assert fake == "".join(S.replace("PERSON", c) for c in name)
    assert organization(f"{name} Board") == f"{fake} Board"


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("Financial Times", r"[A-Z][a-z]+ Times"),
        ("Gas Company", r"[A-Z][a-z]+ Company"),
        ("Department of Health", r"Department of [A-Z][a-z]+"),
        ("the Bank", r"the [A-Z][a-z]+ Bank"),
    ],
)
def test_a_name_of_type_words_changes_one_of_them(text, form):
    fake = organization(text)
    assert re.fullmatch(form, fake)
    assert fake != text


@pytest.mark.parametrize("state", ["Florida", "Texas", "Ohio", "Georgia", "Virginia", "FLORIDA"])
def test_a_state_in_a_name_keeps_its_case(state):
    fake = organization(f"{state} Hospital")
    assert fake.endswith(" Hospital")
    words = fake.removesuffix(" Hospital").split()
    assert all(word.isupper() if state.isupper() else word.istitle() for word in words)


@pytest.mark.parametrize("role", ["majordomo", "usenet", "abuse", "root", "news"])
def test_roles_stay_at_an_organisation(role):
    assert S.replace("EMAIL", f"{role}@acme.com").startswith(f"{role}@")
