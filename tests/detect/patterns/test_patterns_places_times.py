"""Places, dates, times, ages, people: exact spans."""

import pytest
from marked_text import accepted, check


@pytest.mark.parametrize(
    "marked",
    [
        "lives at [STREET_ADDRESS 1200 Maple Ave, Springfield, IL 62704].",
        "[STREET_ADDRESS 1200 N. Maple Avenue Apt 4B\nSpringfield, IL 62704-1234]\nPhone",
        "Visit [STREET_ADDRESS 14B Beech Street] now",
        "to [STREET_ADDRESS 77 Oak Grove Road, Suite 200].",
        "[STREET_ADDRESS 100 SW 5th St] is",
        "[STREET_ADDRESS P.O. Box 1234, Springfield, IL 62704]",
        "[STREET_ADDRESS PO Box 99]",
        "Domicilio: [STREET_ADDRESS Calle de la Luna, 33, 4B].",
        "en [STREET_ADDRESS Avda. del Puerto, 12]. Luego",
        "wohnt [STREET_ADDRESS Lindenstraße 12 a], dort",
        "au [STREET_ADDRESS 12 rue de la Lune], enfin",
        "in Springfield, IL [POSTCODE 62704]",
        "ZIP code: [POSTCODE 62704-1234]",
        "London [POSTCODE SW1A 1AA].",
        "Ottawa [POSTCODE K1A 0B1]",
        "CP: [POSTCODE 28999]. PLZ [POSTCODE 10999]",
        "at [COORDINATES 40.7128, -74.0060].",
        "[COORDINATES 40°42'46\"N 74°00'22\"W]",
    ],
)
def test_places(marked: str) -> None:
    check(marked)


@pytest.mark.parametrize(
    "text",
    [
        "a 512 meg drive",
        "5 minutes drive to the park",
        "it takes place on the 2nd floor via email",
        "1-0 thread. The common wire",
        "30 people on the way",
        "scored 40 points",
    ],
)
def test_not_a_place(text: str) -> None:
    assert accepted(text) == []


@pytest.mark.parametrize(
    "marked",
    [
        "on [DATE 2024-05-12].",
        "at [DATE 2024-05-12]T[TIME 14:30:00Z] sharp",
        "[DATE 2024-05-12] [TIME 14:30]",
        "[DATE 20240512]T[TIME 143000Z]",
        "DOB [DATE 03/15/1989], seen [DATE 5/2/24]",
        "am [DATE 12.05.2024] und [DATE 12.05.24]",
        "[DATE 12 May 2024], [DATE 12-May-24], [DATE 5th of May], [DATE May 12th, 2024]; [DATE May 12]",
        "[DATE Sat, 12 May 2024] [TIME 09:15:00 +0200]",
        "on [DATE Tuesday, October 30th]",
        "[DATE June 12], [TIME 9 a.m.] to [TIME 4 p.m.]",
        "[DATE 3-5 May 2024]",
        "in [DATE May 2024] and [DATE Q3 2024]",
        "since [DATE 12/2024]",
        "born in [DATE 1960]; since [DATE 2004]",
        "[DATE 14 de julio de 2003], [DATE 3 janvier 2001], [DATE 1. Mai 1999], [DATE 2 maggio 2010]",
        "[DATE Nov 23] [TIME 04:05:06] host",
        "timestamp: [DATE 1700000000]",
        "[DATE 2019年8月6日]",
        "Fecha de nacimiento: [DATE 14/14/1958]",
        "on [DATE 5/12] we met",
        "on [DATE 20240503], admitted [DATE 20240503]",
        "since [DATE Christmas Day 2023] and [DATE Thanksgiving 2022]",
        "[DATE new year's eve, 2021]",
        "D/C [DATE 1-2]. Discharge [DATE 1/2]",
        "[DATE 5/3] and [DATE 05/03] follow up",
    ],
)
def test_dates(marked: str) -> None:
    check(marked)


@pytest.mark.parametrize(
    "text",
    [
        "version 1.2.3 of it",
        "1/2 cup",
        "BP 120/80 mmHg",
        "won 12-5",
        "a ratio of 3:1",
        "we may 3 times",
        "on Tuesday",
        "tomorrow, in 30 days",
        "5 ago",
        "99/99/9999",
        "maybe 12 marching bands",
        "pain 5/10",
        "strength 5/5 follow up",
        "discharge 1-2 days, by 2-3 weeks, f/u 1-2 weeks",
        "item 20240503, on 20249903",
        "Christmas with 2023 of them",
    ],
)
def test_not_a_date(text: str) -> None:
    assert accepted(text) == []


@pytest.mark.parametrize(
    "marked",
    [
        "[TIME 9:00 am] - [TIME 10:00 am]",
        "between [TIME 10am]-[TIME 7pm]",
        "at [TIME 14:30], then [TIME 04:05:06]",
        "[TIME half past 9], [TIME quarter to 12]",
        "[TIME 1-3 pm]",
        "at [TIME 9:30]",
        "um [TIME 14.30 Uhr]",
        "à [TIME 14h30]",
        "[TIME 5:15 in the evening]",
    ],
)
def test_times(marked: str) -> None:
    check(marked)


@pytest.mark.parametrize(
    "marked",
    [
        "a [AGE 23-year-old] man",
        "aged [AGE 45]",
        "age: [AGE 67]",
        "[AGE 67 y/o], [AGE 67yo]; [AGE 45 years old]",
        "[AGE 6 months old]",
        "a [AGE forty-five-year-old] woman",
        "Edad: [AGE 70 años]",
        "paciente de [AGE 80 años] que",
        "un homme de [AGE 45 ans]",
        "ist [AGE 45 Jahre alt]",
        "eine [AGE 45-jährige] Frau",
        "ages [AGE 91 to 95]",
        "age [AGE 88-93], between ages [AGE 91 and 95]",
        "is [AGE one hundred and two years old]",
        "a [AGE hundred-year-old] man",
        "[AGE 93 years, 4 months old]",
        "Age/Sex: [AGE 93/F]",
        "Sex/Age: F/[AGE 93]",
        "[AGE 93 yrs], lives alone",
        "aged [AGE ninety-one]",
        "her [AGE 95th] birthday, his [AGE ninety-fifth] birthday",
        "a [AGE nonagenarian], [AGE centenarians] and an [AGE octogenarian]",
        "[AGE 97 años]",
    ],
)
def test_ages(marked: str) -> None:
    check(marked)


@pytest.mark.parametrize(
    "text",
    [
        "5 years of experience",
        "hace 5 años",
        "page 67",
        "hace 97 años",
        "for 95 years",
        "two hundred years old",
        "dolor de 4 meses de evolución",
    ],
)
def test_not_an_age(text: str) -> None:
    assert [span for span in accepted(text) if span[2] == "AGE"] == []


@pytest.mark.parametrize(
    "marked",
    [
        "seen by Dr. [PERSON Alan Doyle].",
        "Mr. [PERSON Doyle]'s claim",
        "Dear [PERSON Maria],",
        "Patient: [PERSON Maria Keller], seen",
        "Name: [PERSON Keller, Maria]",
        "From: [PERSON Maria Keller] <[EMAIL mk@example.com]>",
        "From: [EMAIL mk@example.com] ([PERSON Maria Keller])",
        "Médico: [PERSON José Pérez de la Luna]   NHC: [MEDICAL_RECORD 123456]",
        "My name is [PERSON Ana Silva].",
        "thanks [USERNAME @jsmith]!",
        "user: [USERNAME jsmith]",
        "open /home/[USERNAME jsmith]/x.txt or C:\\Users\\[USERNAME jsmith]\\x",
    ],
)
def test_people(marked: str) -> None:
    check(marked)


@pytest.mark.parametrize(
    "text",
    [
        "Dear Sir or Madam,",
        "Dear Customer,",
        "Dear Example Customers,",
        "Hi guys,",
        "File name: Report Final",
        "MS Excel",
        "@3pm",
        "user: root",
        "Hi all,",
    ],
)
def test_nobody(text: str) -> None:
    assert [label for *_, label in accepted(text) if label in {"PERSON", "USERNAME"}] == []
