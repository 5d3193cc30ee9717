"""Changed text: the gold spans still lie on what they lay on."""

import json
import re
from html import unescape
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from deid.evaluate import Gold, GoldSet
from deid.evaluate.perturb import CHANGES, WIDTH, perturbed, rebuilt
from deid.types import Span

TEXT = 'Dear Ms Ada Lovelace,\n\nthe "Bern & Co" order of 5 May 2021\narrives at Baker Street 5,\nLondon | <soon>\n'
NAMES = {
    "Ada Lovelace": "PERSON",
    "Bern & Co": "ORGANIZATION",
    "5 May 2021": "DATE",
    "Baker Street 5,\nLondon": "STREET_ADDRESS",
}


def gold(text=TEXT, names=NAMES):
    spans = [Span(text.index(name), text.index(name) + len(name), label) for name, label in names.items()]
    return GoldSet("set", (Gold(text, tuple(spans), {(8, 20): "somewhere"}),), frozenset(names.values()))


def entities(changed):
    record = changed.records[0]
    return [record.text[span.start : span.end] for span in record.spans]


@pytest.mark.parametrize(
    ("change", "becomes"),
    [
        ("lower case", str.lower),
        ("upper case", str.upper),
        ("line breaks lost", lambda name: name.replace("\n", " ")),
        ("in JSON", lambda name: name.replace("\n", "\\n")),
        ("in HTML", lambda name: name.replace("&", "&amp;").replace("\n", "<br>\n")),
        ("in Markdown", str),
        ("in a log line", lambda name: name.replace("\n", "\\n")),
        ("in a quoted e-mail", str),
        ("in a chat", str),
        ("in a table row", lambda name: name.replace("\n", " ")),
    ],
)
def test_entities_keep_their_place(change, becomes):
    changed = perturbed(gold(), change)
    assert entities(changed) == [becomes(name) for name in NAMES]
    record = changed.records[0]
    assert record.origins == {(record.spans[0].start, record.spans[0].end): "somewhere"}
    assert changed.annotated == gold().annotated


def test_what_it_is_wrapped_in_is_that():
    assert json.loads(perturbed(gold(), "in JSON").texts[0])["body"] == TEXT
    page = perturbed(gold(), "in HTML").texts[0]
    assert TEXT in unescape(page.replace("<br>\n", "\n"))
    assert perturbed(gold(), "in a log line").texts[0].count("\n") == 0
    assert perturbed(gold(), "in a table row").texts[0].strip().count("\n") == 2
    assert "\n> the" in perturbed(gold(), "in a quoted e-mail").texts[0]
    assert "**Ada Lovelace**" in perturbed(gold(), "in Markdown").texts[0]


def test_wrapped_lines_are_short_and_lose_nothing():
    text = "Ada Lovelace " * 40
    changed = perturbed(gold(text, {"Ada Lovelace": "PERSON"}), "lines wrapped").texts[0]
    assert max(map(len, changed.split("\n"))) <= WIDTH
    assert changed.replace("\n", " ") == text


@pytest.mark.parametrize("change", ["OCR noise", "typing noise"])
def test_noise_is_as_frequent_as_asked_for_and_repeats(change):
    text = "the quick brown fox jumps over the lazy dog " * 200
    quiet, loud = (perturbed(gold(text, {}), change, rate=rate).texts[0] for rate in (0.0, 0.05))
    assert quiet == text
    edits = sum(a != b for a, b in zip(text.split(), loud.split(), strict=True))
    assert 200 * 9 * 0.05 < edits < 200 * 9 * 0.3  # a word in six or so
    assert loud == perturbed(gold(text, {}), change, rate=0.05).texts[0]
    assert loud != perturbed(gold(text, {}), change, rate=0.05, seed=1).texts[0]


def test_noise_of_a_record_does_not_depend_on_the_others():
    record = gold().records[0]
    one, two = GoldSet("x", (record,), frozenset()), GoldSet("x", (record, Gold("more", ())), frozenset())
    assert perturbed(one, "OCR noise").records[0] == perturbed(two, "OCR noise").records[0]


def test_the_change_is_another_text():
    assert gold().head(1).digest == ""
    for change in set(CHANGES) - {"lines wrapped"}:
        assert perturbed(gold(), change, rate=0.3).texts != gold().texts


texts = st.text(alphabet=st.sampled_from('abRrn clvw05\n\r\t|"<&\\ßİ\u2028é'), min_size=1, max_size=60)


@given(texts, st.data(), st.sampled_from(sorted(CHANGES)))
def test_spans_stay_inside_and_in_order(text, data, change):
    ends = (
        data.draw(st.lists(st.integers(0, len(text)), min_size=2, max_size=6, unique=True).map(sorted))
        if len(text) > 1
        else [0, 1]
    )
    spans = tuple(Span(a, b, "PERSON") for a, b in zip(ends[::2], ends[1::2], strict=False))
    options = {"rate": 0.5} if "noise" in change else {}
    changed = CHANGES[change](Gold(text, spans), Random(0), **options)
    last = 0
    for span in changed.spans:
        assert last <= span.start < span.end <= len(changed.text)
        last = span.end


@given(texts, st.data())
def test_rebuilding_is_exact(text, data):
    pieces = [data.draw(st.sampled_from([c, "", c + c, "xy"])) for c in text]
    between = data.draw(
        st.dictionaries(st.integers(0, len(text)), st.sampled_from(["", "* ", "**"]), max_size=3)
    )
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    changed = rebuilt(Gold(text, (Span(start, end, "PERSON"),)), pieces, between)
    whole = "".join(between.get(i, "") + piece for i, piece in enumerate([*pieces, ""]))
    assert changed.text == whole
    inside = pieces[start] + "".join(between.get(i, "") + pieces[i] for i in range(start + 1, end))
    assert [changed.text[s.start : s.end] for s in changed.spans] == ([inside] if inside else [])


def test_no_line_marker_within_an_entity():
    changed = perturbed(gold(), "in a chat").texts[0]
    assert "Baker Street 5,\nLondon" in changed
    assert len(re.findall(r"\[10:43\]", changed)) == 2
