import csv
import io
import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from deid.corpus.splice import csv_cells, csv_edited, json_edited, json_object

SOURCE = (
    '{ "a" : 1.50, "t":"caf\\u00e9", "big": 12345678901234567890123, "l":[1e5,{"t":"x"},"y"], "z":"\\/" }\r\n'
)


class TestJson:
    def test_changes_the_literal_and_nothing_else(self):
        assert json_edited(SOURCE, {"l": {1: {"t": "Ann"}}}) == SOURCE.replace('"x"', '"Ann"')

    def test_an_equal_text_stays_as_it_is_written(self):
        assert json_edited(SOURCE, {"t": "café", "z": "/"}) == SOURCE

    def test_an_ascii_line_stays_ascii(self):
        assert json_edited(SOURCE, {"t": "é", "l": {2: "ß"}}) == SOURCE.replace(
            "caf\\u00e9", "\\u00e9"
        ).replace('"y"', '"\\u00df"')

    def test_a_line_with_letters_stays_readable(self):
        assert json_edited('{"t":"é"}', {"t": "ü\n"}) == '{"t":"ü\\n"}'

    def test_half_a_surrogate_pair_is_escaped(self):
        json_edited('{"t":"é"}', {"t": "é\ud83d"}).encode()

    values = st.recursive(
        st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=4),
        lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=3), inner, max_size=3),
        max_leaves=12,
    )

    @settings(deadline=None)
    @given(
        value=st.dictionaries(st.text(max_size=3), values, max_size=4),
        new=st.text(),
        indent=st.none() | st.just(2),
    )
    def test_equals_changing_the_value(self, value, new, indent):
        source = json.dumps(value, indent=indent, ensure_ascii=bool(indent))
        edits, expected = _all_strings(value, new)
        assert json.loads(json_edited(source, edits)) == expected
        assert json_edited(source, {}) == source

    @pytest.mark.parametrize(
        ("source", "says"),
        [
            ("secret words", r"not JSON \(column 1\)"),
            ('{"secret": "words}', r"not JSON \(column"),
            ('["secret"]', "not an object"),
            ('{"secret": 1, "secret": 2}', "a key twice"),
            ('{"a": {"secret": 1, "secret": 2}}', "a key twice"),
            ('{"a": ' + "9" * 5000 + "}", "is not JSON that can be read"),
            ("[" * 100_000, "not JSON"),
        ],
    )
    def test_what_is_no_object_is_not_quoted(self, source, says):
        with pytest.raises(ValueError, match=says) as caught:
            json_object(source)
        assert "secret" not in str(caught.value)
        assert caught.value.__context__ is None


def _all_strings(value, new):
    """Edits for every string in the value, and what the value is then."""
    if isinstance(value, str):
        return new, new
    if isinstance(value, dict | list):
        items = value.items() if isinstance(value, dict) else enumerate(value)
        inner = {key: _all_strings(item, new) for key, item in items}
        edits = {key: edit for key, (edit, _) in inner.items() if edit is not None}
        changed = {key: item for key, (_, item) in inner.items()}
        return edits, changed if isinstance(value, dict) else list(changed.values())
    return None, value


class TestCsv:
    @pytest.mark.parametrize(
        ("source", "cells"),
        [
            ("a,b\r\n", ["a", "b"]),
            ('"a, ""b""",c', ['"a, ""b"""', "c"]),
            (",\n", ["", ""]),
            ('"a\nb",\n', ['"a\nb"', ""]),
            ('a"b",c\r', ['a"b"', "c"]),
        ],
    )
    def test_cells_as_written(self, source, cells):
        assert csv_cells(source, ",") == cells

    def test_other_cells_and_the_line_end_stay(self):
        assert csv_edited('"1";Ann;"x";\r\n', ["1", "Ann", "x", ""], {1: "B;o"}, ";") == '"1";"B;o";"x";\r\n'

    def test_a_quoted_cell_stays_quoted_and_an_equal_one_as_it_is(self):
        assert csv_edited('"Ann","b"\n', ["Ann", "b"], {0: "Bo", 1: "b"}, ",") == '"Bo","b"\n'

    @settings(deadline=None)
    @given(
        cells=st.lists(st.text(alphabet='ab,;"\t\r\n é', max_size=6), min_size=2, max_size=5),
        new=st.text(alphabet='xy,;"\t\r\n', max_size=6),
        delimiter=st.sampled_from(",;\t"),
        quoting=st.sampled_from([csv.QUOTE_MINIMAL, csv.QUOTE_ALL]),
    )
    def test_equals_changing_the_cells(self, cells, new, delimiter, quoting):
        out = io.StringIO()
        csv.writer(out, delimiter=delimiter, quoting=quoting).writerow(cells)
        edited = csv_edited(out.getvalue(), cells, {1: new}, delimiter)
        read = list(csv.reader(io.StringIO(edited, newline=""), delimiter=delimiter, strict=True))
        assert read == [[cells[0], new, *cells[2:]]]
        assert csv_edited(out.getvalue(), cells, {}, delimiter) == out.getvalue()
