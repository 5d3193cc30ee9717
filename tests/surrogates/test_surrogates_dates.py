"""Dates: moved in the form they were written, by the offset of a scope."""

import re
from datetime import date, timedelta

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from deid.surrogates import Key, Surrogates, dates

KEY = Key(b"k" * 32)

SHIFTED_BY_45 = [
    ("2024-05-12", "2024-06-26"),
    ("2024/05/12", "2024/06/26"),
    ("20240512", "20240626"),
    ("2024-05-12T10:33:00Z", "2024-06-26T10:33:00Z"),
    ("2024-05-12 10:33:00+02:00", "2024-06-26 10:33:00+02:00"),
    ("05/12/2024", "06/26/2024"),
    ("5/12/24", "6/26/24"),
    ("5/12/2024", "6/26/2024"),
    ("13/05/2024", "27/06/2024"),
    ("03/04/2024", "04/18/2024"),
    ("03.04.2024", "18.05.2024"),
    ("3.4.24", "18.5.24"),
    ("12 May 2024", "26 June 2024"),
    ("12 Jan 2024", "26 Feb 2024"),
    ("12 JAN 2024", "26 FEB 2024"),
    ("12 january 2024", "26 february 2024"),
    ("05 January 2024", "19 February 2024"),
    ("Jan. 5, 2024", "Feb. 19, 2024"),
    ("May 12th, 2024", "June 26th, 2024"),
    ("the 12th of May, 2024", "the 26th of June, 2024"),
    ("May 8th", "June 22nd"),
    ("12-May-24", "26-Jun-24"),
    ("12-JAN-2024", "26-FEB-2024"),
    ("Sunday, May 12, 2024", "Wednesday, June 26, 2024"),
    ("Sun, 12 May 2024 10:33:00 +0000", "Wed, 26 Jun 2024 10:33:00 +0000"),
    ("Sun May 12 10:33:00 2024", "Wed Jun 26 10:33:00 2024"),
    ("12/May/2024:10:33:00 +0000", "26/Jun/2024:10:33:00 +0000"),
    ("May 5, 2024 at 10:30 AM", "June 19, 2024 at 10:30 AM"),
    ("May 2024", "June 2024"),
    ("May '24", "June '24"),
    ("2024-05", "2024-06"),
    ("05/2024", "06/2024"),
    ("Q3 2024", "Q4 2024"),
    ("2024Q4", "2025Q1"),
    ("3-5 May 2024", "17-19 June 2024"),
    ("May 3-5, 2024", "June 17-19, 2024"),
    ("15-17 May 2024", "29 June-1 July 2024"),
    ("from 3 May 2024 to 6 June 2024", "from 17 June 2024 to 21 July 2024"),
    ("2019-2021", "2020-2022"),
    ("5/12", "6/26"),
    ("May 12", "June 26"),
    ("May", "June"),
    ("1998", "1999"),
    ("'98", "'99"),
    ("early 2019", "early 2020"),
    ("summer of 1998", "autumn of 1998"),
    ("fall 2021", "winter 2022"),
    ("Thursday", "Sunday"),
    ("12 de mayo de 2024", "26 de junio de 2024"),
    ("lunes, 13 de mayo de 2024", "jueves, 27 de junio de 2024"),
    ("le 1er mai 2024", "le 15 juin 2024"),
    ("12 f\u00e9vrier 2024", "28 mars 2024"),
    ("12. M\u00e4rz 2024", "26. April 2024"),
    ("12. Mai 2024", "26. Juni 2024"),
    ("Montag, 13. Mai 2024", "Donnerstag, 27. Juni 2024"),
    ("13 maggio 2024", "27 giugno 2024"),
    ("12 maart 2024", "26 april 2024"),
    ("12 de mar\u00e7o de 2024", "26 de abril de 2024"),
    ("2/29/2024", "4/14/2024"),
]


@pytest.mark.parametrize(("text", "expected"), SHIFTED_BY_45)
def test_a_shifted_date_keeps_its_written_form(text, expected):
    assert dates.shift(text, 45) == expected


@pytest.mark.parametrize(
    "text",
    [
        "31/02/2024",
        "02/30/2024",
        "2/29/2023",
        "2024-13-01",
        "32 May 2024",
        "tomorrow",
        "last week",
        "",
        "20th century",
        "12 Foo 2024",
        "99/99/9999",
        "Foosday, May 12, 2024",
        "Dec 31, 9999",
        "x",
    ],
)
def test_what_is_no_date_or_impossible_is_not_shifted(text):
    assert dates.shift(text, 45) is None


DAYS = st.dates(date(1905, 1, 1), date(2095, 1, 1))
OFFSETS = st.integers(-365, 365).filter(bool)
FULL_FORMS = [
    "%Y-%m-%d",
    "%m/%d/%Y",
    "%d.%m.%Y",
    "%B %d, %Y",
    "%d %b %Y",
    "%A, %B %d, %Y",
    "%Y%m%d",
    "%d-%b-%Y",
]


@settings(deadline=None, max_examples=200)
@given(day=DAYS, days=OFFSETS, form=st.sampled_from(FULL_FORMS))
def test_a_full_date_moves_by_exactly_the_days(day, days, form):
    assume(day.month != 5 or "%b" not in form)  # May is short for itself
    moved = dates.shift(day.strftime(form), days)
    expected = (day + timedelta(days=days)).strftime(form)
    if "%b" in form or "%B" in form:  # "10 Jan" does not tell whether the ninth is "9" or "09"
        moved, expected = (re.sub(r"\b0(?=\d\b)", "", text) for text in (moved, expected))
    assert moved == expected


@settings(deadline=None, max_examples=100)
@given(one=DAYS, two=DAYS, days=OFFSETS)
def test_intervals_are_kept(one, two, days):
    a, b = (dates.parse(dates.shift(d.isoformat(), days)).day for d in (one, two))
    assert b - a == two - one


@settings(deadline=None, max_examples=150)
@given(day=DAYS, days=OFFSETS, form=st.sampled_from([*FULL_FORMS, "%B %Y", "%Y", "%b %d", "%m/%d", "%A"]))
def test_a_date_never_stays(day, days, form):
    text = day.strftime(form)
    assert dates.shift(text, days) != text
    assert dates.parse(text) is not None


@settings(deadline=None, max_examples=200)
@given(st.text(alphabet="0123456789/-. aemyMJunT:'th,Q", max_size=20), OFFSETS)
def test_no_text_makes_it_fail(text, days):
    moved = dates.shift(text, days)
    assert moved is None or moved != text


def test_offsets_are_never_zero_and_reach_both_ways():
    offsets = [dates.offset_days(KEY, str(i)) for i in range(500)]
    assert 0 not in offsets
    assert max(map(abs, offsets)) <= 365
    assert min(offsets) < -200
    assert max(offsets) > 200
    assert {dates.offset_days(KEY, str(i), max_days=1) for i in range(50)} == {-1, 1}
    weeks = [dates.offset_days(KEY, str(i), whole_weeks=True) for i in range(200)]
    assert all(w % 7 == 0 and w for w in weeks)
    assert offsets[0] == dates.offset_days(Key(b"k" * 32), "0")
    assert offsets != [dates.offset_days(Key(b"l" * 32), str(i)) for i in range(500)]


def test_shift_date_goes_by_scope():
    surrogates = Surrogates(KEY)
    days = dates.offset_days(KEY, "patient 7")
    assert surrogates.shift_date("DATE", "2024-05-12", scope="patient 7") == dates.shift("2024-05-12", days)
    assert surrogates.replace("DATE", "2024-05-12", scope="patient 7") == dates.shift("2024-05-12", days)
    weekly = surrogates.shift_date("DATE", "Sunday, May 12, 2024", scope="x", whole_weeks=True)
    assert weekly.startswith("Sunday, ")
    assert surrogates.shift_date("DATE", "Monday", whole_weeks=True) is None


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("12. maerz 2024", r"\d+\. [a-z]+ 202\d"),
        ("12-mrz-2024", r"\d+-[a-z]{3}-202\d"),
        ("12May2024", r"\d+[A-Z][a-z]+202\d"),
        ("Tues 6/4", r"(Mon|Tue|Wed|Thu|Fri|Sat|Sun) \d+/\d+"),
        ("Mon 12.5", r"(Mon|Tue|Wed|Thu|Fri|Sat|Sun) \d+\.\d+"),
    ],
)
def test_forms_that_reviewers_met(text, form):
    moved = dates.shift(text, 40)
    assert re.fullmatch(form, moved)
    assert moved != text
