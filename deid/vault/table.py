"""The records in a vault's file, as rows: nothing in here can open one."""

import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from hashlib import sha256
from pathlib import Path

from deid.vault.file import decoding, reading, writing
from deid.vault.records import Seal, Sealed

_COLUMNS = "id, attempt, mark, nonce, body, used"
_AT_ONCE = 500
"""Ids in one question to SQLite."""

Place = tuple[bytes, int]
"""An id and an attempt: what a row is found by."""


class Table:
    """Rows in and out. An error of SQLite becomes a `VaultError` that names the file."""

    def __init__(self, path: Path, connection: sqlite3.Connection) -> None:
        self._path = path
        self._connection = connection

    def close(self) -> None:
        self._connection.close()

    def is_sound(self) -> bool:
        """Whether SQLite finds no fault in its pages: one that two tables share would lose what is written next."""
        with reading(self._path):
            return self._connection.execute("PRAGMA integrity_check(1)").fetchall() == [("ok",)]

    def sum(self, seal: Seal) -> tuple[int, str]:
        """`Seal.sum` of all rows by id and attempt, in one pass: 0.1 s for 100,000."""
        with reading(self._path), decoding(self._path):
            rows = self._connection.execute(f"SELECT {_COLUMNS} FROM records ORDER BY id, attempt")
            return seal.sum(iter(lambda: rows.fetchmany(_AT_ONCE), []))

    def plan_digest(self) -> str:
        with decoding(self._path):
            return digest(self.plan())

    def all(self) -> Iterator[Sealed]:
        """By id and attempt."""
        yield from self._rows("FROM records ORDER BY id, attempt")

    def by_mark(self, mark: bytes) -> list[Sealed]:
        """Reads all marks, 15 ms for 100,000: an index would be half as large as the records, and one more thing
        that could be changed.
        """
        return list(self._rows("FROM records WHERE mark = ? ORDER BY id, attempt", (mark,)))

    def by_id(self, ids: Sequence[bytes]) -> Iterator[Sealed]:
        for start in range(0, len(ids), _AT_ONCE):
            some = ids[start : start + _AT_ONCE]
            yield from list(self._rows(f"FROM records WHERE id IN ({','.join('?' * len(some))})", some))

    def planned(self) -> list[Sealed]:
        """Those that the plan draws anew, at their attempts."""
        return list(self._rows("FROM records JOIN plan USING (id, attempt) ORDER BY id"))

    def _rows(self, where: str, values: Sequence[bytes] = ()) -> Iterator[Sealed]:
        with reading(self._path):
            yield from map(Sealed._make, self._connection.execute(f"SELECT {_COLUMNS} {where}", values))

    def insert(self, rows: Sequence[Sealed]) -> None:
        with writing(self._path):
            self._connection.executemany("INSERT INTO records VALUES (?, ?, ?, ?, ?, ?)", rows)

    def mark_used(self, places: Sequence[Place]) -> None:
        with writing(self._path):
            self._connection.executemany("UPDATE records SET used = 1 WHERE id = ? AND attempt = ?", places)

    def plan(self) -> dict[bytes, int]:
        """The attempts of the originals that are drawn anew, by id."""
        with reading(self._path):
            return dict(self._connection.execute("SELECT id, attempt FROM plan"))

    def replace_plan(self, attempts: Mapping[bytes, int]) -> None:
        with writing(self._path):
            self._connection.execute("DELETE FROM plan")
            self._connection.executemany("INSERT INTO plan VALUES (?, ?)", sorted(attempts.items()))

    def drop_unplanned(self) -> int:
        """Takes out the records of attempts that are not the plan's and that no output holds; how many they were."""
        planned = "ifnull((SELECT attempt FROM plan WHERE id = records.id), 0)"
        with writing(self._path):
            where = f"FROM records WHERE used = 0 AND attempt != {planned}"
            return self._connection.execute(f"DELETE {where}").rowcount


def digest(attempts: Mapping[bytes, int]) -> str:
    """Of a plan, 32 hex digits."""
    rows = (id + attempt.to_bytes(4, "big") for id, attempt in sorted(attempts.items()))
    return sha256(b"".join(rows)).hexdigest()[:32]
