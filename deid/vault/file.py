"""The file of a vault: SQLite, with a header that only the key can make.

The header holds a MAC over all records and a digest of the plan, and these are checked when a vault is opened: what
was changed, taken out, put in, or put in from another vault shows then. What nothing in a file can show is that
the whole of it is an older one: who can put files back can put back a vault as it was.
"""

import json
import re
import secrets
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from functools import cache
from pathlib import Path
from struct import error as WrongSize
from urllib.parse import quote

from deid.surrogates.keys import Key
from deid.vault.records import Seal, VaultError

FORMAT = 1
APPLICATION = 0x64656964  # "deid", for file(1)
SCHEMA = """
CREATE TABLE header (body TEXT NOT NULL, mac BLOB NOT NULL);
CREATE TABLE records (
    id BLOB NOT NULL, attempt INTEGER NOT NULL, mark BLOB NOT NULL, nonce BLOB NOT NULL, body BLOB NOT NULL,
    used INTEGER NOT NULL, PRIMARY KEY (id, attempt)
) WITHOUT ROWID;
CREATE TABLE plan (id BLOB PRIMARY KEY, attempt INTEGER NOT NULL) WITHOUT ROWID;
"""


_KEY_ID = re.compile("[0-9a-f]{16}")


@dataclass(frozen=True, slots=True)
class Header:
    """What a vault says of itself, readable by all: versions, ids and counts."""

    format: int
    deid: str
    """The version that made the file."""
    surrogates: str
    """The surrogate version of all its records."""
    key: str
    """The id of the key that the surrogates were made with."""
    vault_key: str
    """The id of the key that the vault is sealed with."""
    policies: tuple[str, ...] = ()
    """Fingerprints of the policies that wrote into it."""
    rows: int = 0
    check: str = ""
    """A MAC over all records in the order of their ids (`Seal.sum`); the same records have the same one."""
    plan: str = ""
    """A digest of the plan and of what it covers; empty where there is none."""
    planned: int = 0
    """How many originals the plan covers."""
    stale: bool = False
    """Whether it was merged from several plans, which one plan must replace before a run."""


def read_header(connection: sqlite3.Connection, seal: Seal, key_id: str, path: Path) -> Header:
    """Raises `VaultError` for another key or format, tables that are not a vault's, or a header that was changed.

    The records and the plan are not looked at.
    """
    with reading(path), decoding(path):
        if _tables(connection) != _vault_tables():
            raise damaged(path)
        ((body, mac),) = connection.execute("SELECT body, mac FROM header LIMIT 2")
        told = json.loads(body)
        if (told_format := int(told["format"])) != FORMAT:
            raise VaultError(f"{path}: a vault of format {told_format!s:.9}; this deid reads format {FORMAT}")
        header = Header(**{**told, "policies": tuple(told["policies"])})
        if not (_KEY_ID.fullmatch(header.vault_key) and isinstance(body, str) and isinstance(mac, bytes)):
            raise damaged(path)
    if header.vault_key != key_id:
        raise VaultError(
            f"{path}: sealed with the key {header.vault_key}, and this is the key {key_id}. "
            "Give the right one with --vault-key FILE or --key-file FILE"
        )
    if not secrets.compare_digest(seal.mac(body.encode()), mac):
        raise damaged(path)
    return header


def _tables(connection: sqlite3.Connection) -> list[tuple[str, str, str]]:
    """All that a database is declared to hold: a view or a trigger of somebody else's would show."""
    return sorted(
        (kind, name, " ".join(sql.split()))
        for kind, name, sql in connection.execute(
            "SELECT type, name, sql FROM sqlite_master WHERE sql IS NOT NULL"
        )
    )


@cache
def _vault_tables() -> list[tuple[str, str, str]]:
    connection = sqlite3.connect(":memory:")
    try:
        connection.executescript(SCHEMA)
        return _tables(connection)
    finally:
        connection.close()


def check_run(header: Header, run_key: Key, path: Path) -> None:
    """Raises `VaultError` where a run with this key, and this deid, would not fit the vault."""
    from deid.surrogates import SURROGATE_VERSION

    if header.surrogates != SURROGATE_VERSION:
        raise VaultError(
            f"{path}: of surrogate version {header.surrogates}; this deid makes version {SURROGATE_VERSION}. "
            "It still restores what it holds; write a new vault for this run"
        )
    if header.key != run_key.id:
        raise VaultError(
            f"{path}: of runs with the key {header.key}, and this run's key is {run_key.id}. Give the same key with "
            "--key-file FILE, or write a new vault"
        )


def write_header(connection: sqlite3.Connection, seal: Seal, header: Header) -> None:
    body = json.dumps(asdict(header), sort_keys=True)
    connection.execute("DELETE FROM header")
    connection.execute("INSERT INTO header VALUES (?, ?)", (body, seal.mac(body.encode())))


def damaged(path: Path) -> VaultError:
    return VaultError(f"{path}: not a vault, or a damaged one. Use a backup, or write it anew with deid run")


def closed(path: Path) -> VaultError:
    return VaultError(
        f"{path}: this vault is closed (or was opened by another thread); open it with Vault.open"
    )


@contextmanager
def reading(path: Path) -> Iterator[None]:
    """A `VaultError` in the place of what SQLite says of a file that is none of its own."""
    try:
        yield
        return
    except sqlite3.ProgrammingError:
        problem = closed(path)
    except sqlite3.Error:
        problem = damaged(path)
    raise problem


@contextmanager
def decoding(path: Path) -> Iterator[None]:
    """A `VaultError` in the place of what Python says of values that no vault was written with."""
    try:
        yield
        return
    except (TypeError, ValueError, LookupError, AttributeError, OverflowError, RecursionError, WrongSize):
        problem = damaged(path)
    raise problem


@contextmanager
def writing(path: Path) -> Iterator[None]:
    try:
        yield
        return
    except OSError as error:
        reason = error.strerror or type(error).__name__
    except sqlite3.ProgrammingError:
        raise closed(path) from None
    except sqlite3.Error as error:
        reason = getattr(error, "sqlite_errorname", type(error).__name__)
    raise VaultError(f"{path}: cannot be written: {reason}")


def connect(path: Path) -> sqlite3.Connection:
    """To read. Raises `VaultError` where there is no vault."""
    if not path.is_file():
        what = "is a folder" if path.is_dir() else "no such file; deid run --vault FILE makes one"
        raise VaultError(f"{path}: {what}")
    problem = None
    try:
        with path.open("rb"):
            pass
    except OSError as error:
        problem = error.strerror
    if problem:
        raise VaultError(f"{path}: cannot be read: {problem}")
    with reading(path):
        # immutable: a vault is replaced and never written in place, so nothing is locked and no file is made
        where = f"file:{quote(str(path.resolve()))}?mode=ro&immutable=1"
        connection = sqlite3.connect(where, uri=True, isolation_level=None)
        if connection.execute("PRAGMA application_id").fetchone() != (APPLICATION,):
            connection.close()
            raise damaged(path)
    return connection
