"""Who can change the file, and does not have the key: whatever is changed shows when it is opened, as damage."""

import json
import random
import shutil
import sqlite3
import time
from contextlib import closing

import pytest

from deid.vault import Record, Vault, VaultError, merge
from deid.vault.records import Seal

ROWS = [("PERSON", "", f"Original {i}", f"Surrogate {i}") for i in range(20)]
FIRST = "WHERE id = (SELECT min(id) FROM records)"
COLUMNS = "id, attempt, mark, nonce, body, used"


def change(path, *statements) -> None:
    with closing(sqlite3.connect(path)) as connection, connection:
        for statement in statements:
            connection.execute(*((statement,) if isinstance(statement, str) else statement))


def ask(path, question) -> list[tuple]:
    with closing(sqlite3.connect(path)) as connection:
        return connection.execute(question).fetchall()


def refused(path, key) -> None:
    """By all that opens a vault; nothing is written."""
    before = path.read_bytes()
    files = set(path.parent.iterdir())
    for use in (
        lambda: Vault.open(path, key),
        lambda: Vault.extend(path, key=key),
        lambda: merge(path.parent / "merged", [path], key),
        lambda: merge(path, [path], key),
    ):
        with pytest.raises(VaultError, match="damaged"):
            use()
    assert path.read_bytes() == before
    assert set(path.parent.iterdir()) == files


CHANGES = {
    "a record is missing": f"DELETE FROM records {FIRST}",
    "all are missing": "DELETE FROM records",
    "another number": f"UPDATE records SET attempt = 3 {FIRST}",
    "a negative attempt": f"UPDATE records SET attempt = -1 {FIRST}",
    "a huge attempt": f"UPDATE records SET attempt = {1 << 40} {FIRST}",
    "an attempt past 64 bits": f"UPDATE records SET attempt = 1e30 {FIRST}",
    "an attempt that is none": f"UPDATE records SET attempt = 'two' {FIRST}",
    "it stands in no output": f"UPDATE records SET used = 0 {FIRST}",
    "used twice": f"UPDATE records SET used = 2 {FIRST}",
    "used is text": f"UPDATE records SET used = 'yes' {FIRST}",
    "used is huge": f"UPDATE records SET used = {1 << 60} {FIRST}",
    **{
        f"{column} is {what}": f"UPDATE records SET {column} = {value} {FIRST}"
        for column in ("id", "mark", "nonce", "body")
        for what, value in (
            ("text", "'some text'"),
            ("a number", "7"),
            ("a fraction", "7.5"),
            ("empty", "x''"),
            ("long", "zeroblob(70000)"),
            ("turned", f"substr({column}, 2) || substr({column}, 1, 1)"),
        )
    },
    "a trigger": "CREATE TRIGGER t AFTER INSERT ON records BEGIN DELETE FROM records; END",
    "a view": "CREATE VIEW v AS SELECT * FROM records",
    "an index": "CREATE INDEX i ON records (mark)",
    "a table": "CREATE TABLE t (x)",
    "a column": "ALTER TABLE records ADD COLUMN x",
    "no plan": "DROP TABLE plan",
    "another plan": "INSERT INTO plan VALUES (zeroblob(16), 1)",
    "a plan that is none": "INSERT INTO plan VALUES ('text', 'text')",
    "a plan of negatives": "INSERT INTO plan VALUES (zeroblob(16), -1)",
    "a plan of fractions": "INSERT INTO plan VALUES (7.5, 7.5)",
    "a plan of huge attempts": f"INSERT INTO plan VALUES (zeroblob(16), {1 << 60})",
    "no header": "DELETE FROM header",
    "two headers": "INSERT INTO header SELECT * FROM header",
    "a mac of text": "UPDATE header SET mac = 'text'",
    "a mac of a number": "UPDATE header SET mac = 7",
    "a mac of another size": "UPDATE header SET mac = x'00'",
    "a header of bytes": "UPDATE header SET body = CAST(body AS BLOB)",
    "a header of a number": "UPDATE header SET body = 7",
    "a header of bytes that are no text": "UPDATE header SET body = CAST(x'ff7b7d' AS TEXT)",
    "a deep header": f"UPDATE header SET body = '{'[' * 100_000}'",
    "a header that goes deep": f"UPDATE header SET body = json_set(body, '$.policies', json('{'[' * 900}{']' * 900}'))",
    "a header that is a list": "UPDATE header SET body = '[]'",
    "a header without policies": "UPDATE header SET body = json_remove(body, '$.policies')",
    "a header with more": "UPDATE header SET body = json_set(body, '$.more', 1)",
    "a format that is none": "UPDATE header SET body = json_set(body, '$.format', json('[]'))",
    "a format past all bounds": f"UPDATE header SET body = replace(body, '\"format\": 1', '\"format\": {'9' * 5000}')",
    "a key that is none": "UPDATE header SET body = json_set(body, '$.vault_key', 7)",
    "a key that is a message": "UPDATE header SET body = json_set(body, '$.vault_key', 'call 555-0100')",
    "fewer rows": "UPDATE header SET body = json_set(body, '$.rows', 19)",
}


@pytest.mark.parametrize("statement", CHANGES.values(), ids=CHANGES)
def test_what_was_changed_shows(written, key, statement):
    path = written(ROWS)
    change(path, statement)
    refused(path, key)


class TestRowsOfAnotherVault:
    """All of them are sealed under the same key, so each of them opens."""

    @pytest.fixture
    def two(self, written):
        many = [
            ("PERSON", "", f"{side} {i}", f"{side[::-1]} {i}")
            for side in ("left", "right")
            for i in range(140)
        ]
        return written(many[:140], "left.v"), written(many[140:], "right.v")

    def swap(self, mine, theirs, pairs) -> None:
        placeholders = ",".join("?" * 6)
        change(mine, *[("DELETE FROM records WHERE id = ?", (a[0],)) for a, _ in pairs])
        change(mine, *[(f"INSERT INTO records VALUES ({placeholders})", b) for _, b in pairs])

    def test_so_chosen_that_the_tags_add_up(self, two, key):
        """Of 140 differences of 128 bits, some add up to nothing: an exclusive or of all tags would stay."""
        left, right = two
        rows = [ask(path, f"SELECT {COLUMNS} FROM records ORDER BY id") for path in two]
        pairs = list(zip(*rows, strict=True))
        tag = lambda row: int.from_bytes(row[4][-16:], "big")  # noqa: E731
        chosen = dependent([tag(a) ^ tag(b) for a, b in pairs])
        self.swap(left, right, [pairs[i] for i in chosen])
        before, after = 0, 0
        for row in rows[0]:
            before ^= tag(row)
        for row in ask(left, f"SELECT {COLUMNS} FROM records"):
            after ^= tag(row)
        assert (len(chosen) > 2, before) == (True, after)
        refused(left, key)

    def test_one_more(self, two, key):
        left, right = two
        change(
            left,
            ("INSERT INTO records VALUES (?,?,?,?,?,?)", ask(right, f"SELECT {COLUMNS} FROM records")[7]),
        )
        refused(left, key)

    def test_all(self, two, key):
        left, right = two
        change(left, "DELETE FROM records", f"ATTACH '{right}' AS other")
        with closing(sqlite3.connect(left)) as connection, connection:
            connection.execute(f"ATTACH '{right}' AS other")
            connection.execute("INSERT INTO main.records SELECT * FROM other.records")
        refused(left, key)

    def test_its_header(self, two, key):
        left, right = two
        change(left, ("UPDATE header SET body = ?, mac = ?", ask(right, "SELECT body, mac FROM header")[0]))
        refused(left, key)


def dependent(values) -> list[int]:
    """Which of the values add up to zero, without carry (Gauss's elimination over GF(2))."""
    base: dict[int, tuple[int, int]] = {}
    for i, value in enumerate(values):
        which = 1 << i
        while value and (top := value.bit_length()) in base:
            value, which = value ^ base[top][0], which ^ base[top][1]
        if not value:
            return [j for j in range(i + 1) if which >> j & 1]
        base[value.bit_length()] = value, which
    raise AssertionError


def test_a_plan_that_was_taken_out(tmp_path, key):
    path = tmp_path / "v"
    with Vault.create(path, key=key) as vault:
        ids = [vault.seal.id(*row[:3]) for row in ROWS]
        for row in ROWS:
            vault.record(Record(*row, attempt=1, used=False))
        vault.set_plan(dict.fromkeys(ids, 1), ids)
    assert len(Vault.open(path, key).redraws()) == len(ROWS)
    change(path, "DELETE FROM plan WHERE id = (SELECT min(id) FROM plan)")
    refused(path, key)


def test_bits_that_flip(written, key, held):
    """Either it shows, or the bit lay where nothing is; no other exception, and never other records."""
    path = written(("ID", "", f"Original {i}", f"Surrogate {i}") for i in range(100))
    whole, rows = path.read_bytes(), held(path)
    chance = random.Random(0)
    noticed = 0
    for _ in range(400):
        raw = bytearray(whole)
        raw[chance.randrange(len(raw))] ^= 1 << chance.randrange(8)
        path.write_bytes(raw)
        try:
            assert held(path) == rows
        except VaultError:
            noticed += 1
    assert noticed > 150


@pytest.mark.parametrize("name", ["attempt", "id", "mark", "nonce", "body"])
@pytest.mark.parametrize("value", [-1, 1 << 40, 1 << 70, 1.5, "text", None, b"", b"\0" * 16])
def test_a_row_that_was_changed_after_it_was_opened(key, name, value):
    """`Seal.open` says so itself, whatever SQLite hands it."""
    seal = Seal(key)
    row = seal.seal(Record(*ROWS[0]))
    with pytest.raises(VaultError, match="was changed"):
        seal.open(row._replace(**{name: value}))


def test_an_older_file_that_is_put_back_does_not_show(written, key, held):
    """Nothing in a file can show it: as the docs say."""
    path = written(ROWS[:10])
    shutil.copy(path, older := path.with_suffix(".older"))
    with Vault.extend(path, key=key) as vault:
        vault.add(*ROWS[15])
    shutil.copy(older, path)
    assert len(held(path)) == 10


def test_the_same_records_have_the_same_check(written, key):
    """So that merging can be repeated, and in any order."""
    paths = [written(rows, f"{i}.v") for i, rows in enumerate((ROWS, ROWS[::-1], ROWS[1:]))]
    checks = [Vault.open(path, key).header.check for path in paths]
    assert checks[0] == checks[1] != checks[2]
    assert merge(paths[0].parent / "all", paths, key).check == checks[0]
    assert json.loads(ask(paths[0], "SELECT body FROM header")[0][0])["check"] == checks[0]


def test_opening_is_quick(written, key):
    """About 1.5 microseconds a record; the bound is for a busy machine."""
    path = written(("ID", "", f"Original {i}", f"Surrogate {i}") for i in range(20_000))
    start = time.process_time()
    Vault.open(path, key).close()
    assert time.process_time() - start < 0.3
