"""What looks like an entity and is none, and what stands next to one: dialogues, prose, logs."""

import pytest
from marked_text import accepted, check

DIALOGUE = "Doctor: {}\nPatient: Fine, thanks.\nDoctor: Good.\nPatient: {}\n"


@pytest.mark.parametrize(
    "word", ["Great", "Okay", "Yeah", "Did", "Could", "Which", "Let", "Tylenol", "Hello", "Keller"]
)
@pytest.mark.parametrize("tail", ["", ".", ", then", " how are you?", "\r"])
def test_a_speaker_is_no_field(word: str, tail: str) -> None:
    assert accepted(DIALOGUE.format(word + tail, word + tail)) == []


@pytest.mark.parametrize(
    "text",
    [
        "Doctor: Great. How are you?\nPatient: Fine, thanks.",
        "Patient: Okay",
        "Provider: Did it hurt?",
        "Patient: Tylenol helps",
        "User: hello",
        "User: How do I reset it",
        "Login: no luck",
        "login: page is gone",
        "user: banana bread please",
    ],
)
def test_a_sentence_after_a_role_names_nobody(text: str) -> None:
    assert accepted(text) == []


@pytest.mark.parametrize(
    "marked",
    [
        "Patient: [PERSON KELLER, Maria]   MRN: 1",
        "Patient: [PERSON Maria Keller]\nDate: today\nPatient: [PERSON John Doe]\n",
        "Patient: [PERSON Keller]\nDoctor: [PERSON Doyle]",
        "Patient: [PERSON Brown]   Ward: B",
        "Patient: [PERSON Brown] | Ward",
        "Physician: [PERSON Keller], MD",
        "Name: [PERSON Maria Keller]",
        "Name: [PERSON Rose]\nName: [PERSON Will]",
        "Last name: [PERSON May]",
        "Nombre: [PERSON Paola] .\nApellidos: [PERSON Silva]. Nada",
        "Referring physician: [PERSON Doyle] will see",
        "login: [USERNAME jsmith]",
        "user: [USERNAME jsmith] logged in",
        "user: [USERNAME j_smith] did it",
        "user=[USERNAME grant] shell",
        "login: [USERNAME mkeller]\nlogin: [USERNAME jdoe]\n",
    ],
)
def test_a_field_of_a_form_names_somebody(marked: str) -> None:
    check(marked)


@pytest.mark.parametrize(
    "text",
    [
        "Sr. Account Manager",
        "Sr. Engineer",
        "Gov. Relations",
        "Prof. Services",
        "Hon. Mention",
    ],
)
def test_a_title_of_a_post_names_nobody(text: str) -> None:
    assert accepted(text) == []


def test_the_end_of_an_address_is_no_title() -> None:
    check("[EMAIL jean@example.fr]. Elle a dit")
    check("So it ended.Mr. [PERSON Doyle] left")


@pytest.mark.parametrize(
    "marked",
    [
        "SSN: [NATIONAL_ID 456-78-9123] Phone: [PHONE 617-555-0142]",
        "Call me, my social is [NATIONAL_ID 456-78-9123]",
        "call about [IP_ADDRESS 192.0.2.17] please",
        "call the office: CPT 99213-25",
        "Tel. room, 98 - 1063; call 3-1411",
        "call it off on [DATE 08 / 29 / 2000] 01",
        "Call [DATE 08/29/2000]",
        "call (see [PHONE 713-555-0105]) or Tel. ([PHONE 713-555-0106])",
        "TX [POSTCODE 77079] [PHONE 281/555-0111] (phone)",
        "I am at x [PHONE 3-9610], ext. [PHONE 4411]",
    ],
)
def test_only_telephones_are_telephones(marked: str) -> None:
    check(marked)


@pytest.mark.parametrize(
    "marked",
    [
        "She is [AGE 93].",
        "He is [AGE 91] and lives alone",
        "[AGE 95M].",
        "He's [AGE ninety two]",
        "at [AGE 93] she fell",
        "[AGE 72M] presents",
        "[AGE 68F] with CHF",
        "[AGE 93F] presents",
        "[AGE 93 M] with CHF",
        "at [AGE 92], she",
        "He is [AGE 93 yrs]",
        "I'm [AGE thirteen], and my mother is [AGE one hundred and two].",
        "[AGE 94yo]",
        "age: [AGE 93]",
        "Elle a [AGE 51 ans].",
        "in her [AGE thirties]",
    ],
)
def test_ages_in_prose(marked: str) -> None:
    check(marked)


@pytest.mark.parametrize(
    "text",
    [
        "She is 93 kg",
        "it is 93%",
        "He is 93% sure, she is 93 mg",
        "She is one of them and he's two hours away",
        "they raised 95M. It was 68F with wind",
        "a 32M system",
        "68 F with wind, raised 93 M with it",
        "95 years ago, the last 95 years, 99 years of it",
        "At 10 she left",
        "I'm 5-4 up",
        "Il a 10 ans d'expérience",
    ],
)
def test_no_ages_in_prose(text: str) -> None:
    assert [label for *_, label in accepted(text) if label == "AGE"] == []


@pytest.mark.parametrize(
    "text",
    [
        "staged T2N0M0, pT2N1M0",
        "2001, at the Grand Center.",
        "3 Business Day",
        "2002, BUT THE WAY",
        "2011 Budget Planning Court.",
        "App version 10.2.3.4, section 4.1.2.3",
        "firmware: 1.2.3.4, build 10.2.3.4 or release 1.2.3.4",
        "from version 10.2.3.4 to 10.2.3.5",
    ],
)
def test_neither_places_nor_addresses(text: str) -> None:
    assert [label for *_, label in accepted(text) if label != "DATE"] == []


@pytest.mark.parametrize(
    "marked",
    [
        "I live at [STREET_ADDRESS 12 Oak Street]. It is [STREET_ADDRESS 2001 Post Oak Boulevard].",
        "[STREET_ADDRESS 100 S MAIN ST], now",
        "[STREET_ADDRESS 1200 Business 35], then",
        "Calgary, AB [POSTCODE T2N 1N4] or AB [POSTCODE T2N0M0]",
        "the server [IP_ADDRESS 192.0.2.4], host/[IP_ADDRESS 192.0.2.5]",
        "at [TIME 10 : 17 am], [DATE 08 / 29 / 2000] [TIME 01 : 17 pm]",
    ],
)
def test_places_in_prose(marked: str) -> None:
    check(marked)
