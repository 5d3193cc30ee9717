"""A city, its state and its postcode as spans of their own agree as they do in one."""

import re

import pytest

from deid import Deidentifier, Key, Policy, Span
from deid.surrogates.places import gazetteer

BLOCK = re.compile(
    r"(?P<city>[A-Z][a-z]+(?: [A-Z][a-z]+)*)(?P<gap>,? ?\n?)(?P<state>[A-Z]{2})? ?(?P<zip>\d{5})"
)


class Parts:
    name = "parts"
    labels = frozenset({"CITY", "STATE", "POSTCODE"})

    def detect(self, texts):
        names = {"city": "CITY", "state": "STATE", "zip": "POSTCODE"}
        found = [BLOCK.search(text) for text in texts]
        return [[Span(*m.span(g), label) for g, label in names.items() if m[g]] for m in found]


def run(text, key, **rules):
    labels = {label: rules.get(label, "replace") for label in ("CITY", "STATE", "POSTCODE")}
    policy = Policy.model_validate({"labels": labels, "detectors": [], "mentions": False})
    return Deidentifier(policy, key=Key(bytes([key]) * 32), detectors=[Parts()])(text).text


@pytest.mark.parametrize("key", range(5))
@pytest.mark.parametrize(
    "text",
    [
        "in Springfield, IL 62704.",
        "in Portland, ME 04101.",
        "in Salem, OR 97301.",
        "in Columbus,\nGA 31901.",
        "in Boston 02118.",
    ],
)
def test_the_city_lies_in_the_state_and_the_postcode_in_the_city(text, key):
    made = BLOCK.search(run(text, key))
    state, city = gazetteer.zip_index()[made["zip"]]
    assert made["state"] in (state, None)
    assert gazetteer.us_cities(state)[city][0] == made["city"]


class Together(Parts):
    """Takes state and postcode for one."""

    labels = frozenset({"CITY", "STREET_ADDRESS"})

    def detect(self, texts):
        found = [BLOCK.search(text) for text in texts]
        return [
            [Span(*m.span("city"), "CITY"), Span(m.start("state"), m.end(), "STREET_ADDRESS")] for m in found
        ]


@pytest.mark.parametrize("key", range(5))
def test_state_and_postcode_may_be_one_span_of_any_label(key):
    labels = {"CITY": "replace", "STREET_ADDRESS": "replace"}
    policy = Policy.model_validate({"labels": labels, "detectors": [], "mentions": False})
    run = Deidentifier(policy, key=Key(bytes([key]) * 32), detectors=[Together()])
    made = BLOCK.search(run("in Salem, MA 01970.").text)
    state, city = gazetteer.zip_index()[made["zip"]]
    assert made["state"] == state != "MA"
    assert gazetteer.us_cities(state)[city][0] == made["city"]


def test_a_kept_state_keeps_its_cities():
    made = BLOCK.search(run("in Springfield, IL 62704.", 1, STATE="keep"))
    assert made["state"] == "IL"
    assert made["city"] in gazetteer.cities("US-IL")


@pytest.mark.parametrize(
    "rules", [{"STATE": "redact"}, {"STATE": {"action": "replace", "scope": "document"}}]
)
def test_where_the_state_is_another_matter_the_city_is_made_alone(rules):
    alone = run("in Springfield 62704.", 2)
    made = run("in Springfield, IL 62704.", 2, **rules)
    assert made is not None
    assert "Springfield" not in made + alone
