"""Dates in every written form and language: what is moved, what is not, and the laws over whole calendars."""

# ruff: noqa: RUF001  (digits and letters of other scripts are meant)

import re
from datetime import date, timedelta

import pytest
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st

from deid.surrogates import dates
from deid.surrogates.dates import spelled
from deid.surrogates.dates.forms import forms_of
from deid.surrogates.dates.months import _DAYS, _MONTHS, _SHORT, months, weekdays
from deid.surrogates.dates.scanning import scan
from deid.surrogates.dates.words import SPELLED

SHIFTED_BY_45 = [
    # Chinese, Japanese, Korean
    ("2024年5月12日", "2024年6月26日"),
    ("2024 年 5 月 12 日", "2024 年 6 月 26 日"),
    ("5月12日", "6月26日"),
    ("5月12号", "6月26号"),
    ("2024年05月12日", "2024年06月26日"),
    ("2024年12月25日", "2025年2月8日"),
    ("2024年5月", "2024年6月"),
    ("2024年", "2025年"),
    ("二〇二四年五月十二日", "二〇二四年六月二十六日"),
    ("十二月二十五日", "二月八日"),
    ("令和6年5月12日", "令和6年6月26日"),
    ("平成31年4月30日", "令和元年6月14日"),
    ("昭和63年12月1日", "平成元年1月15日"),
    ("民國113年5月12日", "民國113年6月26日"),
    ("5月12日日曜日", "6月26日水曜日"),
    ("2024년 5월 12일", "2024년 6월 26일"),
    ("5월 12일에", "6월 26일에"),
    ("2015年1月1日から", "2015年2月15日から"),
    ("星期五", "星期一"),
    # digits of other scripts
    ("٢٠٢٤-٠٥-١٢", "٢٠٢٤-٠٦-٢٦"),
    ("١٢ مايو ٢٠٢٤", "٢٦ يونيو ٢٠٢٤"),
    ("१२ मई २०२४", "२६ जून २०२४"),
    ("２０２４年５月１２日", "２０２４年６月２６日"),
    # Roman numerals, spelled days
    ("12 V 2024", "26 VI 2024"),
    ("12.IX.2024", "27.X.2024"),
    ("the fifth of May", "the nineteenth of June"),
    ("May fifth", "June nineteenth"),
    ("Twenty-First of May 2024", "Fifth of July 2024"),
    ("veintiuno de mayo de 2024", "cinco de julio de 2024"),
    ("le premier mai 2024", "le quinze juin 2024"),
    ("am dritten Mai 2024", "am siebzehnten Juni 2024"),
    ("dritter Mai 2024", "siebzehnter Juni 2024"),
    ("tweede van augustus", "zestiende van september"),
    ("trinta e um de maio", "quinze de julho"),
    # other languages
    ("12 Mayıs 2024", "26 Haziran 2024"),
    ("3 Nisan 2024 Çarşamba", "18 Mayıs 2024 Cumartesi"),
    ("segunda-feira, 13 de maio de 2024", "quinta-feira, 27 de junho de 2024"),
    ("sexta 10 de maio de 2024", "segunda-feira 24 de junho de 2024"),
    ("Di, 14.05.2024", "Fr, 28.06.2024"),
    ("29 mars 2024", "13 mai 2024"),
    ("17 avril 2024", "1er juin 2024"),
    ("la fin d'août 2024", "la fin de septembre 2024"),
    ("5 كانون الثاني 2024", "19 شباط 2024"),
    ("1.º de julio de 2024", "15.º de agosto de 2024"),
    # parts of years and longer
    ("the 1990s", "the 2000s"),
    ("'90s", "'00s"),
    ("1930's", "1940's"),
    ("jaren '90", "jaren '00"),
    ("años 70", "años 80"),
    ("mid-March 2020", "mid-April 2020"),
    ("end of 2019", "end of 2020"),
    ("Sommer 2020", "Herbst 2020"),
    ("otoño de 2020", "invierno de 2021"),
    ("Q3 FY24", "Q4 FY24"),
    ("3Q24", "4Q24"),
    ("FY2024", "FY2025"),
    ("FY 2023-24", "FY 2024-25"),
    ("first quarter of 2024", "second quarter of 2024"),
    ("1st quarter of 2024", "2nd quarter of 2024"),
    ("trimestre 3 2019", "trimestre 4 2019"),
    ("H2 2019", "H1 2020"),
    ("2024-W19-7", "2024-W26-3"),
    ("2024-W19", "2024-W25"),
    ("week 19 of 2024", "week 25 of 2024"),
    ("2024-133", "2024-178"),
    ("May of '98", "June of '98"),
    ("Jun-98", "Jul-98"),
    ("5/98", "6/98"),
    ("98-05-12", "98-06-26"),
    # days of unknown months
    ("the 12th", "the 26th"),
    ("13th of this month", "27th of this month"),
    ("Friday the 13th", "Monday the 27th"),
    ("le lundi 21", "le jeudi 4"),
    ("the seventh", "the twenty-first"),
    ("the twenty fifth", "the eighth"),
    # years in words
    ("nineteen sixty seven", "nineteen sixty eight"),
    ("Nineteen Ninety-Six", "Nineteen Ninety-Seven"),
    ("nineteen ninety-nine", "two thousand"),
    ("two thousand and four", "two thousand and five"),
    ("twenty twelve", "twenty thirteen"),
    ("May fifth, nineteen oh six", "June nineteenth, nineteen oh six"),
    # with times, and as machines write them
    ("12/May/2024:10:33:05 +0000", "26/Jun/2024:10:33:05 +0000"),
    ("Sun, 12 May 2024 10:33:05 +0200 (CEST)", "Wed, 26 Jun 2024 10:33:05 +0200 (CEST)"),
    ("Wed May 15 10:33:05 UTC 2024", "Sat Jun 29 10:33:05 UTC 2024"),
    ("20240512T103305Z", "20240626T103305Z"),
    ("2024-05-12T10:33:05.123+02:00", "2024-06-26T10:33:05.123+02:00"),
    ("10:33 on 12 May 2024", "10:33 on 26 June 2024"),
    ("12.05.2024 um 10.30 Uhr", "26.06.2024 um 10.30 Uhr"),
    ("2024/May/12", "2024/Jun/26"),
    ("02 04 2009", "03 21 2009"),
    ("12|05|2024", "01|19|2025"),
    ("12MAY2024", "26JUN2024"),
    ("12-May-24", "26-Jun-24"),
    # order of day and month
    ("vrijdag 5/12", "maandag 19/1"),
    ("29/2/2024-1/3/2024", "14/4/2024-15/4/2024"),
    ("10.20.09", "12.04.09"),
]


@pytest.mark.parametrize(("text", "expected"), SHIFTED_BY_45)
def test_a_shifted_date_keeps_its_written_form(text, expected):
    assert dates.shift(text, 45) == expected


@pytest.mark.parametrize(
    "text",
    [
        "31/02/2024", "2024-13-45", "2024-00-10", "00/00/2024", "29 Feb 2023", "30 feb", "2/30", "2024-366x",
        "2023-366", "2024-W60", "令和元年2月30日", "平成45年1月1日", "大正20年", "1715509985", "19th century",
        "the 17th century", "Christmas 2019", "Easter Monday 2020", "12 May 0099", "Monday 3-8", "1-3 pm",
        "May 12, 2024 Jane", "12 May 2024 smith", "Jane 12", "born to Smith in 1990", "12 May 2024 1234567",
        "3 days", "2 weeks ago", "tomorrow", "16.00", "el verano de 2019", "رمضان 2001", "二〇二四年五月三十二日",
        "3 days after January 12th", "segunda semana de 2021", "3rd week of 2018", "12 Foo", "5 5 5",
        "six", "two thousand years", "three",
    ],
)  # fmt: skip
def test_what_cannot_be_read_whole_or_is_impossible_is_not_shifted(text):
    assert dates.shift(text, 45) is None
    assert dates.shift(text, -45) is None


LANGUAGES = [language for language in _MONTHS if language != "ar2"]
DAYS = st.dates(date(1900, 1, 1), date(2100, 12, 31))
DAYS_OF_TWO_DIGITS = st.dates(date(1931, 1, 1), date(2030, 12, 31))
OFFSETS = st.integers(-365, 365).filter(bool)


def _month(day, language, short=False):
    return (_SHORT if short else _MONTHS)[language].split()[day.month - 1].replace("_", " ")


def _weekday(day, language="en"):
    return _DAYS[language].split()[day.weekday()]


NUMERIC = {
    "iso": lambda d: d.isoformat(),
    "iso with a time": lambda d: f"{d.isoformat()}T10:33:00Z",
    "iso week": lambda d: "{}-W{:02}-{}".format(*d.isocalendar()),
    "ordinal": lambda d: d.strftime("%Y-%j"),
    "compact": lambda d: d.strftime("%Y%m%d"),
    "slashes, year first": lambda d: d.strftime("%Y/%m/%d"),
    "month first": lambda d: d.strftime("%m/%d/%Y"),
    "month first, bare": lambda d: f"{d.month}/{d.day}/{d.year}",
    "dots": lambda d: d.strftime("%d.%m.%Y"),
    "dots, spaced": lambda d: f"{d.day}. {d.month}. {d.year}",
    "Japanese": lambda d: f"{d.year}年{d.month}月{d.day}日",
    "Korean": lambda d: f"{d.year}년 {d.month}월 {d.day}일",
}
WORDED = {
    "American": lambda d: f"{d:%B} {d.day}, {d.year}",
    "British": lambda d: f"{d.day} {d:%B} {d.year}",
    "ordinal": lambda d: f"{_weekday(d)}, {d:%B} {_nth(d.day)}, {d.year}",
    "the nth of": lambda d: f"the {_nth(d.day)} of {d:%B} {d.year}",
    "mail": lambda d: f"{d:%a}, {d:%d} {d:%b} {d.year} 10:33:05 +0000",
    "log": lambda d: d.strftime("%d/%b/%Y:10:33:05 +0000"),
    "spelled": lambda d: f"the {SPELLED['en'][d.day - 1]} of {d:%B} {d.year}",
    "Spanish": lambda d: f"{d.day} de {_month(d, 'es')} de {d.year}",
    "German": lambda d: f"{_weekday(d, 'de')}, {d.day}. {_month(d, 'de')} {d.year}",
    "French": lambda d: f"{_weekday(d, 'fr')} {d.day}{'er' * (d.day == 1)} {_month(d, 'fr')} {d.year}",
    "Italian": lambda d: f"{_weekday(d, 'it')} {d.day} {_month(d, 'it')} {d.year}",
    "Dutch": lambda d: f"{_weekday(d, 'nl')} {d.day} {_month(d, 'nl')} {d.year}",
    "Portuguese": lambda d: f"{_weekday(d, 'pt')}, {d.day} de {_month(d, 'pt')} de {d.year}",
    "Turkish": lambda d: f"{d.day} {_month(d, 'tr')} {d.year} {_weekday(d, 'tr')}",
    "Hindi": lambda d: f"{d.day} {_month(d, 'hi')} {d.year}",
    "Arabic": lambda d: f"{d.day} {_month(d, 'ar')} {d.year}",
    "Roman": lambda d: f"{d.day} {'I II III IV V VI VII VIII IX X XI XII'.split()[d.month - 1]} {d.year}",  # noqa: SIM905
}
TWO_DIGITS = {
    "month first": lambda d: d.strftime("%m/%d/%y"),
    "dots": lambda d: d.strftime("%d.%m.%y"),
    "military": lambda d: d.strftime("%d-%b-%y"),
    "tick": lambda d: f"{d:%B} {d.day}, '{d:%y}",
}
UNPADDED = {"worded: mail", "worded: log", "numeric: month first, bare", "numeric: dots, spaced"}
"""Where 10 and 12 do not tell whether 9 is "9" or "09"."""
_SPANISH_TOO = {"sábado", "domingo", "abril", "agosto"}
FORMS = {**{f"numeric: {k}": v for k, v in NUMERIC.items()}, **{f"worded: {k}": v for k, v in WORDED.items()}}


def _nth(n):
    return f"{n}" + ("th" if 10 < n < 14 else {1: "st", 2: "nd", 3: "rd"}.get(n % 10, "th"))


def _skeleton(text):
    """Digits as runs of 9 and words by their case; a word's length is free, and "9" and "10" are one."""
    text = re.sub(r"(?<=\d)(?:st|nd|rd|th|er)\b", "", text)
    text = re.sub(r"\d+", "9", text)
    return re.sub(r"[^\W\d_][\w\u0900-\u097f-]*", "a", text)


@pytest.mark.parametrize("form", FORMS)
@settings(deadline=None, max_examples=40)
@given(day=DAYS, days=OFFSETS)
@example(day=date(2024, 2, 29), days=365)
@example(day=date(2024, 5, 1), days=-1)
@example(day=date(2023, 12, 31), days=1)
def test_a_full_date_is_read_moved_and_moved_back(form, day, days):
    write = FORMS[form]
    text, after = write(day), day + timedelta(days=days)
    assert dates.parse(text).day == day
    if form == "worded: Portuguese":  # "sábado, 1 de abril" is Spanish as well
        assume(
            not any(
                {words[0].rstrip(","), words[3]} <= _SPANISH_TOO
                for words in (text.split(), write(after).split())
            )
        )
    moved = dates.shift(text, days)
    if form in UNPADDED:
        assert re.sub(r"\b0(?=\d\b)", "", moved) == re.sub(r"\b0(?=\d\b)", "", write(after))
    else:
        assert moved == write(after)
        assert dates.shift(moved, -days) == text
    assert moved != text
    assert _skeleton(moved) == _skeleton(text)


@pytest.mark.parametrize("form", TWO_DIGITS)
@settings(deadline=None, max_examples=60)
@given(day=DAYS_OF_TWO_DIGITS, days=OFFSETS)
def test_a_year_of_two_digits_stays_one(form, day, days):
    write = TWO_DIGITS[form]
    moved = dates.shift(write(day), days)
    assert dates.parse(write(day)).day == day
    after = day + timedelta(days=days)
    assert re.sub(r"\b0(?=\d-)", "", moved) == re.sub(r"\b0(?=\d-)", "", write(after))


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_month_of_a_language_is_read_and_written(language):
    for month in range(1, 13):
        for short in (False, True) if language in _SHORT else (False,):
            text = f"10 {_month(date(2024, month, 1), language, short)} 2024"
            assert dates.parse(text).day == date(2024, month, 10), text
            assert months().number(_month(date(2024, month, 1), language, short)) == month


@pytest.mark.parametrize("language", [code for code in _DAYS if code not in {"zh2", "zh3"}])
def test_every_weekday_moves_in_its_language(language):
    names = _DAYS[language].split()
    for number, name in enumerate(names):
        for days in range(1, 7):
            moved = dates.shift(name, days)
            assert weekdays().number(moved) == (number + days) % 7
            assert moved in names or name == "sábado" or name == "domingo"
        assert dates.shift(name, 7) is None


@settings(deadline=None, max_examples=150)
@given(one=DAYS, two=DAYS, days=OFFSETS, forms=st.tuples(*[st.sampled_from(sorted(FORMS))] * 2))
def test_intervals_are_kept_whatever_the_forms(one, two, days, forms):
    moved = [
        dates.parse(dates.shift(FORMS[form](day), days)).day
        for form, day in zip(forms, (one, two), strict=True)
    ]
    assert moved[1] - moved[0] == two - one


UNITS = {
    "month": lambda i: f"{1950 + i // 12}-{i % 12 + 1:02}",
    "worded month": lambda i: f"{_month(date(2001, i % 12 + 1, 1), 'en')} {1950 + i // 12}",
    "quarter": lambda i: f"Q{i % 4 + 1} {1950 + i // 4}",
    "season": lambda i: f"{('winter', 'spring', 'summer', 'autumn')[i % 4]} {1950 + i // 4}",
    "half": lambda i: f"H{i % 2 + 1} {1950 + i // 2}",
    "year": lambda i: str(1950 + i),
    "decade": lambda i: f"{1500 + 10 * i}s",
    "week": lambda i: "{}-W{:02}".format(*date.fromordinal(711856 + 7 * i).isocalendar()[:2]),
}


@pytest.mark.parametrize("unit", UNITS)
@pytest.mark.parametrize("days", [-365, -200, -45, -16, -1, 1, 10, 15, 16, 44, 75, 184, 300, 365])
def test_longer_units_move_by_whole_units_one_to_one_in_order_and_never_stay(unit, days):
    texts = [UNITS[unit](i) for i in range(40)]
    moved = [dates.shift(text, days) for text in texts]
    assert not set(texts[20:21]) & set(moved[20:21])
    assert all(a != b for a, b in zip(texts, moved, strict=True))
    assert len(set(moved)) == len(moved)
    shown = [dates.parse(text).day for text in moved]
    assert shown == sorted(shown)


@pytest.mark.parametrize("days", [-365, -31, 1, 59, 364])
@pytest.mark.parametrize("form", ["%m/%d", "%d.%m.", "%B %d", "%d %b", "%B %-d"])
def test_dates_without_a_year_are_one_to_one(days, form):
    texts = [(date(2001, 1, 1) + timedelta(days=i)).strftime(form) for i in range(365)]
    moved = {dates.shift(text, days) for text in texts}
    assert len(moved) == 365
    assert None not in moved


@pytest.mark.parametrize("days", [1, 10, 30, 32, -7])
def test_days_of_an_unknown_month_are_one_to_one(days):
    texts = [f"the {_nth(i)}" for i in range(1, 32)]
    moved = [dates.shift(text, days) for text in texts]
    assert len(set(moved)) == 31
    assert all(a != b for a, b in zip(texts, moved, strict=True))


@settings(deadline=None, max_examples=100)
@given(day=DAYS, weeks=st.integers(-52, 52).filter(bool))
def test_whole_weeks_keep_the_weekday(day, weeks):
    text = f"{_weekday(day)}, {day:%B} {day.day}, {day.year}"
    assert dates.shift(text, 7 * weeks).split(",")[0] == _weekday(day)


# ---- keep_year


@pytest.mark.parametrize("year", [2023, 2024])
@pytest.mark.parametrize("days", [-730, -366, -365, -364, -45, -1, 1, 7, 45, 364, 365, 366, 1000])
def test_with_keep_year_the_days_of_a_year_rotate_and_none_stays(year, days):
    calendar = [date(year, 1, 1) + timedelta(days=i) for i in range(366 if year == 2024 else 365)]
    moved = [date.fromisoformat(dates.shift(day.isoformat(), days, keep_year=True)) for day in calendar]
    assert set(moved) == set(calendar)
    assert all(a != b for a, b in zip(calendar, moved, strict=True))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("May 12, 2024", "June 26, 2024"),
        ("Dec 12, 2024", "Jan 26, 2024"),
        ("Thursday, December 12, 2024", "Friday, January 26, 2024"),
        ("12/2024", "01/2024"),
        ("Q4 2024", "Q1 2024"),
        ("winter 2024", "spring 2024"),
        ("12/12/24", "01/26/24"),
        ("December 12", "January 26"),
        ("2024", "2024"),
        ("2019-2021", "2019-2021"),
        ("the 1990s", "the 1990s"),
        ("31/02/2024", None),
    ],
)
def test_keep_year(text, expected):
    assert dates.shift(text, 45, keep_year=True) == expected


# ---- dates of birth


@settings(deadline=None, max_examples=200)
@given(born=st.dates(date(1910, 1, 1), date(2010, 12, 31)), later=st.integers(0, 35000), days=OFFSETS,
       years=st.integers(-3, 3).filter(bool))  # fmt: skip
def test_the_age_at_any_date_grows_by_the_years_of_the_scope(born, later, days, years):
    seen = born + timedelta(days=later)
    assume(
        abs((seen.replace(day=1) - born.replace(year=seen.year, day=1)).days) > 32
    )  # not around a birthday
    shifted = dates.shift(born.isoformat(), days, age_years=years)
    if shifted is None:  # 365 days and a year cancel out
        assert abs(days) in {365, 366}
        return
    new_born = date.fromisoformat(shifted)
    new_seen = date.fromisoformat(dates.shift(seen.isoformat(), days))
    assert _age(new_born, new_seen) == _age(born, seen) + years


def _age(born, seen):
    return seen.year - born.year - ((seen.month, seen.day) < (born.month, born.day))


@pytest.mark.parametrize(
    ("text", "years", "expected"),
    [
        ("1975", 2, "1973"),
        ("1975", -3, "1978"),
        ("May 1975", 2, "June 1973"),
        ("5/12/75", 2, "6/26/73"),
        ("29 February 1980", 1, "14 April 1979"),
        ("15 January 1980", 1, "28 February 1979"),
        ("May 12", 2, "June 26"),
    ],
)
def test_a_date_of_birth_moves_by_the_years_too(text, years, expected):
    assert dates.shift(text, 45, age_years=years) == expected


@pytest.mark.parametrize("days", [-365, -45, 45, 365])
@pytest.mark.parametrize("years", [-3, -1, 1, 3])
def test_a_year_of_birth_never_stays(days, years):
    assert all(dates.shift(str(year), days, age_years=years) != str(year) for year in range(1930, 1950))


# ---- evidence of a document


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        (["25/12/2024"], True),
        (["12/25/2024"], False),
        (["25/12/2024", "12/25/2024"], None),
        (["03/04/2024"], None),
        (["03/04/2024", "25-12-24"], True),
        (["04/04/2024"], None),
        (["03.04.2024"], True),
        (["03.04.2024", "12/25/2024"], False),
        (["12. Mai 2024", "3/4/2024"], True),
        (["May 5, 2024", "3/4/2024"], False),
        (["5 May 2024", "3/4/2024"], None),
        (["May 5, 2024", "12. Mai 2024"], None),
        (["45/45/2024"], None),
        (["25/12"], True),
        (["12/25"], False),
        (["3/4", "3-15"], None),
        ([], None),
    ],
)
def test_day_first(texts, expected):
    assert dates.day_first(texts) is expected


@pytest.mark.parametrize(
    ("text", "day_first", "expected"),
    [
        ("03/04/2024", None, "03/05/2024"),
        ("03/04/2024", False, "03/05/2024"),
        ("03/04/2024", True, "04/04/2024"),
        ("25/12/2024", False, "26/12/2024"),
        ("12/25/2024", True, "12/26/2024"),
        ("03.04.2024", False, "04.04.2024"),
        ("3/4", True, "4/4"),
    ],
)
def test_the_order_of_day_and_month(text, day_first, expected):
    assert dates.shift(text, 1, day_first=day_first) == expected


@pytest.mark.parametrize(
    "before",
    [
        "DOB: ", "D.O.B. ", "Date of Birth: ", "date of birth is ", "birthdate ", "She was born on ", "born in ",
        "Born ", "b. ", "geb. ", "geboren am ", "Geburtsdatum: ", "née le ", "né le ", "nacida el ", "nacido en ",
        "Fecha de nacimiento: ", "nata il ", "nato il ", "geboortedatum ", "nascida em ", "Data de nascimento: ",
        "生年月日: ", "(* ", '"dob": "', "DOB ", "was born on the ",
    ],
)  # fmt: skip
def test_words_before_a_date_of_birth(before):
    assert dates.is_birth(before)


@pytest.mark.parametrize(
    "before",
    [
        "",
        "seen on ",
        "admitted ",
        "reborn ",
        "birthday party on ",
        "born in Ohio, seen on ",
        "web. ",
        "on ",
        "unborn on ",
    ],
)
def test_words_before_another_date(before):
    assert not dates.is_birth(before)


# ---- years


@pytest.mark.parametrize(
    ("text", "year"),
    [
        ("May 12, 1998", "1998"), ("5/12/98", "1998"), ("5/12/24", "2024"), ("2003", "2003"), ("Q3 2024", "2024"),
        ("12. Mai 2024", "2024"), ("Christmas 2019", "2019"), ("2019-2021", "2019-2021"), ("2019-21", "2019-2021"),
        ("28 Dec - 3 Jan 2024", "2023-2024"), ("3-5 May 2024", "2024"), ("the 1990s", "1990s"),
        ("令和6年5月12日", "2024"), ("2024-W01-1", "2024"), ("Monday, May 13, 2024", "2024"), ("May 12", None),
        ("the 12th", None), ("31/02/2024", None), ("yesterday", None), ("Monday", None), ("May 12, 2024 Jane", None),
        ("19th century", None), ("5 May 2024 and 6 June 9", None),
    ],
)  # fmt: skip
def test_generalize_to_year(text, year):
    assert dates.generalize_to_year(text) == year


@pytest.mark.parametrize(
    ("text", "year"),
    [
        ("May 12, 1935", "1935 or earlier"),
        ("1910", "1935 or earlier"),
        ("May 12, 1936", "1936"),
        ("5/12/34", "1935 or earlier"),
        ("5/12/24", "2024"),
        ("1910-1920", "1935 or earlier"),
        ("1930-1950", "1935 or earlier to 1950"),
        ("the 1930s", "1935 or earlier"),
        ("the 1920s", "1935 or earlier"),
        ("the 1940s", "1940s"),
        ("May 12", None),
    ],
)
def test_years_that_show_an_age_over_89_are_one_class(text, year):
    assert dates.generalize_to_year(text, oldest=1936) == year


@settings(deadline=None, max_examples=150)
@given(day=DAYS, form=st.sampled_from(sorted(FORMS)), oldest=st.integers(1900, 2100))
def test_no_year_before_the_oldest_is_ever_shown(day, form, oldest):
    shown = dates.generalize_to_year(FORMS[form](day), oldest=oldest)
    assert shown == (str(day.year) if day.year >= oldest else f"{oldest - 1} or earlier")


@settings(deadline=None, max_examples=400)
@given(
    st.text(alphabet="0123456789/-. aemyMJunTW:'th,Qs年月日é", max_size=24),
    OFFSETS,
    st.booleans(),
    st.integers(-3, 3),
)
def test_no_text_makes_it_fail(text, days, keep_year, years):
    moved = dates.shift(text, days, keep_year=keep_year, age_years=years)
    assert moved is None or moved != text or keep_year
    shown = dates.generalize_to_year(text, oldest=1950)
    assert shown is None or re.fullmatch(r"\d{4}(?:-\d{4}|s)?|1949 or earlier(?: to \d{4})?", shown)


WORDS = st.sampled_from(
    [
        *"- / . ,",
        *"年月日",
        "May",
        "Mai",
        "mars",
        "12",
        "5",
        "05",
        "31",
        "2024",
        "'98",
        "st",
        "of",
        "the",
        "de",
        "to",
        "and",
        "Monday",
        "lunes",
        "Q3",
        "W",
        "10:33",
        "24",
        "fifth",
        "summer",
        "s",
        "1990",
    ]
)


@settings(deadline=None, max_examples=400)
@given(st.lists(WORDS, min_size=1, max_size=8), st.sampled_from(["", " "]), OFFSETS)
def test_every_number_of_a_moved_text_is_of_a_field_that_moves(words, joint, days):
    """A number that no field holds would stand as it was."""
    text = joint.join(words)
    if dates.shift(text, days) is None:
        return
    pieces = scan(text)
    forms = forms_of(pieces.kinds)
    held = {at for form in forms for at in (*form.fields.values(), *form.days)}
    clocks = {at for form in forms if form.name == "pair" for at in range(form.start, form.end)}
    numbers = {at for at, kind in enumerate(pieces.kinds) if kind in "unjycqN"}
    assert numbers <= held | clocks
    assert "?" not in pieces.kinds


def test_years_in_words():
    for year in (year for year in range(1801, 2100) if year % 100 or year == 2000):
        text = spelled.written(year, "nineteen ninety-nine")
        assert spelled.year(text) == year
        assert dates.generalize_to_year(text) == str(year)
        assert spelled.year(spelled.written(year, "two thousand and four")) == year
