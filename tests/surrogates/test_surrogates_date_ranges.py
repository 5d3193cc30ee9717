"""Ranges and rows of dates: each end moves, and what the form leaves out is said where the move parts it."""

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from deid.surrogates import dates

OFFSETS = st.integers(-365, 365).filter(bool)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("3-5 May 2024", "17-19 June 2024"),
        ("May 3-5, 2024", "June 17-19, 2024"),
        ("from 3 to 5 May", "from 17 to 19 June"),
        ("between March 3 and March 9", "between April 17 and April 23"),
        ("3 and 5 May", "17 and 19 June"),
        ("May 3, 5 and 7, 2024", "June 17, 19 and 21, 2024"),
        ("3rd-5th May 2024", "17th-19th June 2024"),
        ("28 Dec 2023 - 3 Jan 2024", "11 Feb 2024 - 17 Feb 2024"),
        ("28 Dec - 3 Jan 2024", "11 Feb - 17 Feb 2024"),
        ("5 May 2023 to 4 March", "19 June 2023 to 18 April"),
        ("10/1-11/2/2017", "11/15-12/17/2017"),
        ("2024-05-12 to 2024-06-01", "2024-06-26 to 2024-07-16"),
        ("2024-05-12/2024-06-01", "2024-06-26/2024-07-16"),
        ("10-1-2018-10-7-2018", "11-15-2018-11-21-2018"),
        ("1.-3.5.2024", "15.-17.6.2024"),
        ("12-15/05/2024", "26-29/06/2024"),
        ("vom 3. bis 5. Mai 2024", "vom 17. bis 19. Juni 2024"),
        ("du 3 au 5 mai 2024", "du 17 au 19 juin 2024"),
        ("del 3 al 5 de mayo de 2024", "del 17 al 19 de junio de 2024"),
        ("dal 3 al 5 maggio 2024", "dal 17 al 19 giugno 2024"),
        ("van 3 tot 5 mei 2024", "van 17 tot 19 juni 2024"),
        ("de 3 a 5 de maio de 2024", "de 17 a 19 de junho de 2024"),
        ("5月3日から5日", "6月17日から19日"),
        ("2019-2021", "2020-2022"),
        ("2019\u201321", "2020\u201322"),
        ("2019-21", "2020-22"),
        ("2020/21", "2021/22"),
        ("1999-00", "2000-01"),
        ("2019 to 2021", "2020 to 2022"),
        ("between 2007 and 2009", "between 2008 and 2010"),
        ("2013 \u2013 present", "2014 \u2013 present"),
        ("March-May 2020", "April-June 2020"),
        ("November-January 2021", "December-February 2021"),
        ("May 2024 \u2013 June 2025", "June 2024 \u2013 July 2025"),
        ("May to Oct 2020", "Jun to Nov 2020"),
        ("Q1-Q3 2020", "Q2-Q4 2020"),
        ("Monday to Friday", "Thursday to Monday"),
        ("wednesday, thursday or friday", "saturday, sunday or monday"),
        ("Tuesday, 28 May - Thursday, 30 May 2024", "Friday, 12 July - Sunday, 14 July 2024"),
    ],
)
def test_both_ends_move(text, expected):
    assert dates.shift(text, 45) == expected


@pytest.mark.parametrize(
    ("text", "days", "expected"),
    [
        ("15-17 May 2024", 15, "30 May-1 June 2024"),
        ("15th-17th May 2024", 15, "30th May-1st June 2024"),
        ("15th to 17th of May", 15, "30th of May to 1st of June"),
        ("May 15-17, 2024", 15, "May 30-June 1, 2024"),
        ("May 15, 17 and 19, 2024", 14, "May 29, 31 and June 2, 2024"),
        ("30-31 Dec 2023", 1, "31 Dec 2023-1 Jan 2024"),
        ("December 30-31, 2023", 1, "December 31, 2023-January 1, 2024"),
        ("30. und 31. Dezember 2023", 1, "31. Dezember 2023 und 1. Januar 2024"),
        ("15 y 17 de mayo de 2024", 15, "30 de mayo y 1 de junio de 2024"),
        ("28.-30.4.2024", 2, "30.4.-2.5.2024"),
        ("28-30/04/2024", 2, "30/04-02/05/2024"),
        ("30.4.-2.5.2024", 1, "1.5.-3.5.2024"),
        ("5月3日から5日", -97, "1月26日から28日"),
        ("2024年5月3日-5日", 27, "2024年5月30日-1日"),
        ("2024年5月30日-1日", -27, "2024年5月3日-5日"),
        ("May 3, 2024, and the 5th", -97, "January 27, 2024, and the 29th"),
    ],
)
def test_a_row_of_days_that_the_move_parts_says_its_months(text, days, expected):
    assert dates.shift(text, days) == expected


@pytest.mark.parametrize(
    "text",
    [
        "5-3 May 2024",
        "31 April - 2 May 2024",
        "29/2-1/3/2023",
        "2021-2019-13",
        "1-3-5-7",
        "3-40 May 2024",
        "5-5 May",
    ],
)
def test_impossible_ranges_are_not_shifted(text):
    assert dates.shift(text, 45) is None


STARTS = st.dates(date(1905, 1, 1), date(2095, 1, 1))


@settings(deadline=None, max_examples=150)
@given(start=STARTS, length=st.integers(1, 400), days=OFFSETS)
def test_a_range_keeps_its_length(start, length, days):
    end = start + timedelta(days=length)
    for write in (
        lambda day: day.isoformat(),
        lambda day: f"{day.day} {day:%B} {day.year}",
        lambda day: f"{day:%B} {day.day}, {day.year}",
        lambda day: f"{day:%m/%d/%Y}",
    ):
        for joint in (" - ", " to ", " \u2013 "):
            text = f"{write(start)}{joint}{write(end)}"
            moved = dates.shift(text, days)
            assert moved == joint.join(write(day + timedelta(days=days)) for day in (start, end))


@settings(deadline=None, max_examples=150)
@given(start=STARTS, length=st.integers(1, 25), days=OFFSETS)
def test_a_row_in_one_month_moves_as_its_days_do(start, length, days):
    end = start + timedelta(days=length)
    if start.month != end.month:
        return
    text = f"{start.day}-{end.day} {start:%B} {start.year}"
    first, last = (day + timedelta(days=days) for day in (start, end))
    moved = dates.shift(text, days)
    if first.month == last.month:
        assert moved == f"{first.day}-{last.day} {last:%B} {last.year}"
    elif first.year == last.year:
        assert moved == f"{first.day} {first:%B}-{last.day} {last:%B} {last.year}"
    else:
        assert moved == f"{first.day} {first:%B} {first.year}-{last.day} {last:%B} {last.year}"


@settings(deadline=None, max_examples=100)
@given(first=st.integers(1500, 2100), length=st.integers(1, 50), days=OFFSETS)
def test_ranges_of_years_keep_their_length(first, length, days):
    for write in ("{}-{}", "{} to {}", "between {} and {}", "{} \u2013 {}"):
        moved = dates.shift(write.format(first, first + length), days)
        step = 1 if days > 0 else -1
        assert moved == write.format(first + step, first + length + step)
