"""Dates that name no day."""

import pytest

from deid.detect.dates import refine
from deid.types import Span


@pytest.mark.parametrize(
    "written",
    [
        "today", "Tomorrow", "yesterday evening", "TONIGHT", "the day after tomorrow", "next week", "last month",
        "this weekend", "the past few days", "three weeks ago", "in 2 days", "a couple of months later",
        "next Tuesday", "this coming Friday", "last night", "the end of the month", "hoy", "avant-hier", "every day",
        "the early morning", "evening",
    ],
)  # fmt: skip
def test_relative(written):
    text = f"We met {written}."
    span = Span(7, 7 + len(written), "DATE", 0.9, "ner")
    assert [s.label for s in refine(text, [span])] == ["RELATIVE_DATE"]


@pytest.mark.parametrize(
    "written",
    [
        "12 May 1961", "March 14th", "2019", "next March", "Tuesday", "last Christmas", "the 3rd of this month",
        "summer of 1999", "05/12", "Easter", "today, March 3", "the week of 3 May", "two days after 12 May",
    ],
)  # fmt: skip
def test_dates_that_name_a_day_a_month_or_a_year_stay(written):
    text = f"We met {written}."
    span = Span(7, 7 + len(written), "DATE", 0.9, "ner")
    assert refine(text, [span]) == [span]


def test_only_dates_change():
    span = Span(0, 8, "PERSON", 0.9, "ner")
    assert refine("tomorrow", [span]) == [span]
