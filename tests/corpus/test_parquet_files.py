"""Parquet: the text changes, every other column is equal to what it was, whatever its type."""

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from deid.corpus import deidentify
from deid.errors import DetectorError, InputError

NOW = datetime(2024, 2, 29, 12, 30, 1, 123456, tzinfo=UTC)
OTHERS = {
    "id": pa.array([1, 2, None, 4], pa.int32()),
    "day": pa.array([date(1999, 1, 1), None, date(2000, 2, 29), date(1970, 1, 1)], pa.date32()),
    "at": pa.array([1_700_000_000_000_000_001, None, 3, 4], pa.timestamp("ns", tz="UTC")),
    "took": pa.array([timedelta(seconds=1), None, None, None], pa.duration("us")),
    "price": pa.array([Decimal("1.50"), None, Decimal("-0.01"), Decimal("0")], pa.decimal128(10, 2)),
    "score": pa.array([0.1, float("nan"), None, -0.0], pa.float32()),
    "raw": pa.array([b"\xff\x00", b"", None, b"Ann"], pa.binary()),
    "tags": pa.array([["Ann", None], [], None, ["x"]], pa.list_(pa.string())),
    "vector": pa.array([[1.0, 2.0]] * 4, pa.list_(pa.float16(), 2)),
    "who": pa.array([{"name": "Ann", "age": 3}, None, {"name": None, "age": 4}, {"name": "x", "age": None}]),
    "map": pa.array([[("Ann", 1)], [], None, [("x", 2)]], pa.map_(pa.string(), pa.int8())),
    "kind": pa.array(["a", "b", "a", None]).dictionary_encode(),
    "nothing": pa.nulls(4),
}
TEXTS = ["Ann Lee in Springfield", None, "", "no name, dé中"]
REDACTED = ["[PERSON] in [CITY]", None, "", "no name, dé中"]


def table_with(text: pa.Array, name: str = "text", metadata: dict | None = None) -> pa.Table:
    columns = {**OTHERS, name: text}
    fields = [pa.field(key, column.type, metadata={"unit": key}) for key, column in columns.items()]
    return pa.Table.from_arrays(
        list(columns.values()), schema=pa.schema(fields, metadata or {"made by": "a test"})
    )


def run(tmp_path, words, table: pa.Table, fields=(), on_error="raise", **options) -> pa.Table:
    pq.write_table(table, tmp_path / "a.parquet", **options)
    made = words(on_error=on_error)
    deidentify([tmp_path / "a.parquet"], tmp_path / "b.parquet", deidentifier=made, fields=fields, force=True)
    return pq.read_table(tmp_path / "b.parquet")


@pytest.mark.parametrize(
    "kind",
    [pa.string(), pa.large_string(), pa.string_view(), pa.dictionary(pa.int32(), pa.string())],
    ids=str,
)
def test_other_columns_are_equal(tmp_path, words, kind):
    table = table_with(pa.array(TEXTS, pa.string()).cast(kind))
    after = run(tmp_path, words, table)
    before = pq.read_table(tmp_path / "a.parquet")
    assert after.schema.equals(before.schema, check_metadata=True)
    assert after["text"].to_pylist() == REDACTED
    for name in OTHERS:
        if name != "score":
            assert after[name].equals(before[name]), name
    bits = [column.combine_chunks().view(pa.int32()) for column in (after["score"], before["score"])]
    assert bits[0].equals(bits[1])  # a NaN is not equal to itself


def test_the_only_string_column_is_the_text(tmp_path, words):
    """`kind` is of strings, too: it has to go for the column to be the only one."""
    table = table_with(pa.array(TEXTS), "note").drop_columns(["kind"])
    assert run(tmp_path, words, table)["note"].to_pylist() == REDACTED


@pytest.mark.parametrize(
    ("values", "fields", "expected"),
    [
        (
            [[{"role": "user", "content": "Ann"}, {"role": "assistant", "content": None}], None, [], []],
            ("messages",),
            [[{"role": "user", "content": "[PERSON]"}, {"role": "assistant", "content": None}], None, [], []],
        ),
        (
            [
                {"body": "Ann", "at": NOW, "cost": Decimal("1.10")},
                None,
                {"body": None, "at": None, "cost": None},
                None,
            ],
            ("messages.body",),
            [
                {"body": "[PERSON]", "at": NOW, "cost": Decimal("1.10")},
                None,
                {"body": None, "at": None, "cost": None},
                None,
            ],
        ),
        (
            [["Ann", None, "x"], None, [], ["Ann"]],
            ("messages[]",),
            [["[PERSON]", None, "x"], None, [], ["[PERSON]"]],
        ),
    ],
    ids=["chat", "struct", "list"],
)
def test_nested_texts(tmp_path, words, values, fields, expected):
    table = table_with(pa.array(values), "messages")
    after = run(tmp_path, words, table, fields)
    before = pq.read_table(tmp_path / "a.parquet")
    assert after["messages"].to_pylist() == expected
    assert after.schema.equals(before.schema, check_metadata=True)


def test_two_columns_are_one_document(tmp_path, words):
    table = table_with(pa.array(TEXTS)).append_column("title", pa.array(["Ann", "x", None, None]))
    after = run(tmp_path, words, table, ("title", "text"))
    assert after["title"].to_pylist() == ["[PERSON]", "x", None, None]
    assert after["text"].to_pylist() == REDACTED


def test_rows_row_groups_and_compression(tmp_path, words):
    texts = [f"{n} Ann" if n % 3 else None for n in range(2000)]
    table = pa.table({"text": texts, "n": list(range(2000))})
    after = run(tmp_path, words, table, row_group_size=700, compression={"text": "zstd", "n": "none"})
    assert after["text"].to_pylist() == [text and text.replace("Ann", "[PERSON]") for text in texts]
    assert after["n"].to_pylist() == list(range(2000))
    written = pq.ParquetFile(tmp_path / "b.parquet").metadata
    assert [written.row_group(i).num_rows for i in range(written.num_row_groups)] == [700, 700, 600]
    assert [written.row_group(0).column(i).compression for i in (0, 1)] == ["ZSTD", "UNCOMPRESSED"]


def test_dropped_and_redacted_rows(tmp_path, words):
    table = pa.table({"text": ["Ann", "unreadable", "x"] * 200, "n": list(range(600))})
    dropped = run(tmp_path, words, table, on_error="drop")
    assert dropped["text"].to_pylist() == ["[PERSON]", "x"] * 200
    assert dropped["n"].to_pylist() == [n for n in range(600) if n % 3 != 1]
    redacted = run(tmp_path, words, table, on_error="redact-all")
    assert redacted["text"].to_pylist() == ["[PERSON]", "[REDACTED]", "x"] * 200
    with pytest.raises(DetectorError, match=r"a\.parquet:2: "):
        run(tmp_path, words, table)


def test_no_rows(tmp_path, words):
    table = table_with(pa.array(TEXTS)).slice(0, 0)
    assert run(tmp_path, words, table).equals(table)


def test_pandas_index_survives(tmp_path, words):
    pandas = pytest.importorskip("pandas")
    frame = pandas.DataFrame({"text": ["Ann", "x"]}, index=pandas.Index([7, 9], name="key"))
    frame.to_parquet(tmp_path / "a.parquet")
    deidentify([tmp_path / "a.parquet"], tmp_path / "b.parquet", deidentifier=words())
    after = pandas.read_parquet(tmp_path / "b.parquet")
    assert after["text"].to_dict() == {7: "[PERSON]", 9: "x"}


@pytest.mark.parametrize(
    ("content", "fields", "says"),
    [
        ({"n": [1]}, (), "no other string column"),
        ({"a": ["secret"], "b": ["secret"]}, (), "more than one other string column.*'a', 'b'"),
        ({"a": ["secret"]}, ("text",), "no field 'text'.*'a'"),
        ({"text": [1]}, (), "'text' is a number, not text"),
        ({"text": [["secret"]]}, (), "'text' is a list, but of a string"),
    ],
)
def test_what_is_wrong(tmp_path, words, content, fields, says):
    with pytest.raises(InputError, match=rf"a\.parquet.*{says}") as caught:
        run(tmp_path, words, pa.table(content), fields)
    assert "secret" not in str(caught.value)
    assert [path.name for path in tmp_path.iterdir()] == ["a.parquet"]


@pytest.mark.parametrize("content", [b"", b"PAR1secret", b"secret" * 100])
def test_no_parquet_at_all(tmp_path, words, content):
    (tmp_path / "a.parquet").write_bytes(content)
    with pytest.raises(InputError, match="not a Parquet file, or not a whole one") as caught:
        deidentify([tmp_path / "a.parquet"], tmp_path / "b.parquet", deidentifier=words())
    assert "secret" not in str(caught.value)
    assert caught.value.__context__ is None


def test_a_damaged_page(tmp_path, words):
    pq.write_table(
        pa.table({"text": ["x" * 50] * 1000, "n": range(1000)}), tmp_path / "a.parquet", compression="none"
    )
    content = bytearray((tmp_path / "a.parquet").read_bytes())
    content[4:40] = b"\xff" * 36
    (tmp_path / "a.parquet").write_bytes(content)
    with pytest.raises(InputError, match="cannot be read on after row 0"):
        deidentify([tmp_path / "a.parquet"], tmp_path / "b.parquet", deidentifier=words())
    assert [path.name for path in tmp_path.iterdir()] == ["a.parquet"]
