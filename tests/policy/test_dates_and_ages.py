"""What a document says of its dates, and what a policy may ask of them."""

import re
from datetime import date

import pytest

from deid import Deidentifier, Key, Policy, Span
from deid.errors import PolicyError
from deid.policy import load_policy

KEYS = [Key(bytes([i]) * 32) for i in range(6)]
WRITTEN = re.compile(r"\d\d?/\d\d?/\d{4}|\d{4}-\d\d-\d\d|(?<= in )\d{4}|\d+(?=-year-old)")


class Written:
    name = "written"
    labels = frozenset({"DATE", "AGE"})

    def detect(self, texts):
        return [
            [Span(*m.span(), "DATE" if len(m[0]) > 3 else "AGE") for m in WRITTEN.finditer(text)]
            for text in texts
        ]


def policy(date_rule="shift", age="keep", **more):
    labels = {"DATE": date_rule, "AGE": age}
    return Policy.model_validate({"labels": labels, "detectors": [], "mentions": False, **more})


def run(text, key=KEYS[0], **rules):
    return Deidentifier(policy(**rules), key=key, detectors=[Written()])(text).text


def dates(text, order="mdy"):
    found = []
    for written in re.findall(r"\d\d?/\d\d?/\d{4}|\d{4}-\d\d-\d\d", text):
        parts = [int(part) for part in re.split("[/-]", written)]
        year, *rest = parts if parts[0] > 31 else (parts[2], *parts[:2])
        month, day = rest if order == "mdy" or parts[0] > 31 else reversed(rest)
        found.append(date(year, month, day))
    return found


@pytest.mark.parametrize("key", KEYS)
@pytest.mark.parametrize(
    ("text", "order"),
    [
        ("On 03/04/2024 and on 03/09/2024.", "mdy"),
        ("On 03/04/2024 and on 25/04/2024.", "dmy"),
        ("On 03/04/2024 and on 04/25/2024.", "mdy"),
    ],
)
def test_the_other_dates_of_a_document_say_how_one_is_read(key, text, order):
    before, after = dates(text, order), dates(run(text, key), order)
    assert after[0] - before[0] == after[1] - before[1] != 0


def test_the_policy_may_say_it():
    text = "On 03/04/2024 and on 2024-04-03."
    before, after = dates(text, "dmy"), dates(run(text, day_first=True), "dmy")
    assert before[0] == before[1]
    assert after[0] == after[1] != before[0]
    month_first = dates(run(text))
    assert month_first[0] - date(2024, 3, 4) == month_first[1] - date(2024, 4, 3)


@pytest.mark.parametrize("key", KEYS)
def test_dates_of_birth_and_ages_move_together(key):
    text = "DOB: 1961-05-12. On 2024-03-14 a 62-year-old was seen."
    made = run(text, key, age="replace")
    born, seen = dates(made)
    age = int(re.search(r"(\d+)-year-old", made)[1])
    assert age != 62
    assert (
        abs((seen - born).days / 365.25 - (date(2024, 3, 14) - date(1961, 5, 12)).days / 365.25 - (age - 62))
        < 0.01
    )


@pytest.mark.parametrize(
    "age", ["keep", {"action": "generalize", "band": 10}, {"action": "replace", "scope": "document"}]
)
def test_where_ages_stay_so_does_the_time_since_birth(age):
    born, seen = dates(run("DOB: 1961-05-12. On 2024-03-14 a 62-year-old was seen.", age=age))
    assert seen - born == date(2024, 3, 14) - date(1961, 5, 12)


@pytest.mark.parametrize("key", KEYS)
def test_a_date_may_keep_its_year(key):
    made = run("On 2024-03-14, and in 2019.", key, date_rule={"action": "shift", "keep": "year"})
    assert made.endswith("and in 2019.")
    (seen,) = dates(made)
    assert seen.year == 2024
    assert seen != date(2024, 3, 14)


def test_years_of_birth_before_the_oldest_are_one_class():
    rule = {"action": "generalize", "oldest_year": 1936}
    assert run("DOB: 1921-05-12. Seen 2024-03-14.", date_rule=rule) == "DOB: 1935 or earlier. Seen 2024."
    assert run("DOB: 1936-05-12.", date_rule=rule) == "DOB: 1936."


def test_the_hipaa_preset_has_a_class_of_the_oldest_and_fails_closed():
    rule = load_policy("hipaa-safe-harbor").rule("DATE")
    assert rule.action == "generalize"
    assert rule.oldest_year is not None
    assert run("Seen 2024-13-45.", date_rule=rule.model_dump()) == "Seen [DATE]."


@pytest.mark.parametrize(
    ("labels", "told"),
    [
        ({"DATE": {"action": "shift", "keep": "month"}}, "year"),
        ({"DATE": {"action": "shift", "keep": "year", "whole_weeks": True}}, "whole weeks"),
        ({"EMAIL": {"action": "replace", "area_code": "state"}}, "PHONE only"),
        ({"DATE": {"action": "generalize", "oldest_year": 0}}, "greater"),
    ],
)
def test_options_that_make_no_sense_are_said(tmp_path, labels, told):
    import json

    path = tmp_path / "mine.yaml"
    path.write_text(json.dumps({"labels": labels}))
    with pytest.raises(PolicyError, match=told):
        load_policy(path)
