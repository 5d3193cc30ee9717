"""Reading labelled text."""

import json

import pytest

from deid.errors import InputError
from deid.evaluate import read_gold
from deid.types import Span


def write(folder, *records, name="tiny"):
    folder.mkdir(exist_ok=True)
    path = folder / f"{name}.jsonl"
    path.write_text("\n".join(json.dumps(record, ensure_ascii=False) for record in records), encoding="utf-8")
    return path


ADA = {"text": "Ada in Bern", "spans": [{"start": 0, "end": 3, "label": "PER"}]}


def test_labels_become_canonical_and_spans_are_in_order(tmp_path):
    spans = [{"start": 7, "end": 11, "label": "GPE"}, *ADA["spans"]]
    gold = read_gold(write(tmp_path, {"text": ADA["text"], "spans": spans}))
    assert [(s.start, s.end, s.label) for s in gold.records[0].spans] == [
        (0, 3, "PERSON"),
        (7, 11, "LOCATION"),
    ]
    assert gold.annotated == {"PERSON", "LOCATION"}
    assert gold.exhaustive
    assert gold.name == "tiny"
    assert gold.words == 3


def test_a_line_separator_within_a_string_ends_no_record(tmp_path):
    text = "Ada\u2028in Bern"
    assert read_gold(write(tmp_path, {"text": text, "spans": []})).texts == [text]


@pytest.mark.parametrize("place", [".", ".."])
def test_a_table_beside_it_says_what_is_annotated_and_whether_everywhere(tmp_path, place):
    folder = tmp_path / "dev"
    path = write(folder, ADA)
    rows = [
        {"part": "train", "name": "tiny", "labels": "AGE 1", "exhaustive": True},
        {"part": "dev", "name": "tiny", "labels": "PERSON 1, DATE 9", "exhaustive": False},
        {"part": "dev", "name": "other", "labels": "IBAN 1", "exhaustive": True},
    ]
    (folder / place / "sets.json").write_text(json.dumps(rows))
    gold = read_gold(path)
    assert gold.annotated == {"PERSON", "DATE"}
    assert not gold.exhaustive
    assert read_gold(path, exhaustive=True).exhaustive


@pytest.mark.parametrize(
    "record",
    [
        {"text": "Zuzana", "spans": [{"start": 0, "end": 9, "label": "PERSON"}]},
        {"text": "Zuzana", "spans": [{"start": 3, "end": 3, "label": "PERSON"}]},
        {"text": "Zuzana", "spans": [{"start": "0", "end": 3, "label": "PERSON"}]},
        {"text": "Zuzana", "spans": [{"start": 0, "end": 3}]},
        {"text": "Zuzana", "spans": {"start": 0}},
        {"content": "Zuzana"},
        ["Zuzana"],
    ],
)
def test_a_broken_record_is_named_by_its_line_and_not_shown(tmp_path, record):
    with pytest.raises(InputError) as caught:
        read_gold(write(tmp_path, ADA, record))
    assert "line 2" in str(caught.value)
    assert "Zuzana" not in str(caught.value)


def test_a_line_that_is_no_json_is_not_shown(tmp_path):
    path = tmp_path / "x.jsonl"
    path.write_text("Zuzana was here")
    with pytest.raises(InputError, match="line 1") as caught:
        read_gold(path)
    assert "Zuzana" not in str(caught.value)
    assert "Zuzana" not in repr(caught.value.__cause__)


def test_no_file(tmp_path):
    with pytest.raises(InputError, match="cannot read"):
        read_gold(tmp_path / "none.jsonl")


def test_no_repr_shows_text(tmp_path):
    assert "Ada" not in repr(read_gold(write(tmp_path, ADA)))
    assert "Ada" not in repr(read_gold(write(tmp_path, ADA)).records[0])


def test_origins_of_spans_and_of_records(tmp_path):
    named = {"start": 0, "end": 3, "label": "PERSON", "origin": "one"}
    place = {"start": 7, "end": 11, "label": "CITY"}
    whole = {**ADA, "origin": "two"}
    gold = read_gold(write(tmp_path, {"text": ADA["text"], "spans": [named, place]}, whole))
    assert [dict(record.origins) for record in gold.records] == [{(0, 3): "one"}, {(0, 3): "two"}]


def test_head_keeps_what_the_whole_set_annotates(tmp_path):
    other = {"text": "in 1999", "spans": [{"start": 3, "end": 7, "label": "DATE"}]}
    gold = read_gold(write(tmp_path, ADA, other)).head(1)
    assert len(gold.records) == 1
    assert gold.annotated == {"PERSON", "DATE"}
    assert gold.records[0].spans == (Span(0, 3, "PERSON", 1.0, "gold"),)
