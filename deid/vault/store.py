"""`Vault`: add what a run did, look things up, put originals back."""

import os
import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from functools import cached_property
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Self

from deid import __version__
from deid.surrogates.keys import Key
from deid.vault.draft import Draft
from deid.vault.file import (
    FORMAT,
    Header,
    check_run,
    connect,
    damaged,
    read_header,
    write_header,
    writing,
)
from deid.vault.records import Record, Seal, Sealed, VaultError
from deid.vault.table import Place, Table, digest

if TYPE_CHECKING:
    from deid.vault.restore import Restored, Restorer

Entity = tuple[str, str, str]
"""A label, a scope, an original."""

_BATCH = 4096
_REMEMBERED = 1 << 16


class Vault:
    """An open vault: `create` or `extend` one to write, `open` one to read.

    To write is all or nothing: the file takes its place at the end of a `with` block (or at `commit`), and an
    exception leaves what was there before, byte for byte. It never shows text, in no error and no `repr`.
    """

    def __init__(self, path: Path, key: Key, connection: sqlite3.Connection, draft: Draft | None) -> None:
        self.path = path
        self.key = key
        self.seal = Seal(key)
        self._connection = connection
        self._table = Table(path, connection)
        self._draft = draft
        self._pending: list[Record] = []
        self._sealed: list[Sealed] = []
        self._forget()
        self._refused: VaultError | None = None
        self.header: Header

    # ------------------------------------------------------------------ open and close

    @classmethod
    def create(
        cls,
        path: str | os.PathLike[str],
        *,
        key: Key,
        run_key: Key | None = None,
        policy: str = "",
        force: bool = False,
    ) -> Self:
        """A new vault, sealed with `key`. Raises `VaultError` where a file is there already, unless `force`.

        `run_key` is the key that the surrogates are made with, where it is another; `policy` a fingerprint.
        """
        from deid.surrogates import SURROGATE_VERSION

        draft = Draft(Path(path), force=force)
        vault = cls(Path(path), key, draft.connection, draft)
        policies = (policy,) if policy else ()
        vault.header = Header(FORMAT, __version__, SURROGATE_VERSION, (run_key or key).id, key.id, policies)
        return vault

    @classmethod
    def extend(
        cls, path: str | os.PathLike[str], *, key: Key, run_key: Key | None = None, policy: str = ""
    ) -> Self:
        """The vault at `path`, to add to; a new one where there is none.

        Raises `VaultError` for another key, run key or surrogate version, for a damaged file, and for one that
        another run is writing into.
        """
        if not os.path.lexists(path):
            return cls.create(path, key=key, run_key=run_key, policy=policy)
        fits = run_key or key
        # what is wrong with it is said before anything is written
        cls(Path(path), key, connect(Path(path)), None)._load(fits=fits, whole=False).close()
        draft = Draft(Path(path), extends=True)
        vault = cls(Path(path), key, draft.connection, draft)._load(fits=fits)
        if policy and policy not in vault.header.policies:
            vault.header = replace(vault.header, policies=tuple(sorted((*vault.header.policies, policy))))
        return vault

    @classmethod
    def open(cls, path: str | os.PathLike[str], key: Key) -> Self:
        """To read. Raises `VaultError` for another key, and for a file that is not as it was written.

        It reads the whole file for that: about 0.15 s for 100,000 records.
        """
        return cls(Path(path), key, connect(Path(path)), None)._load()

    def _load(self, *, fits: Key | None = None, whole: bool = True) -> Self:
        """Read the header, which must fit a run with that key; check that the file is whole."""
        try:
            self.header = read_header(self._connection, self.seal, self.key.id, self.path)
            if fits is not None:
                check_run(self.header, fits, self.path)
            if whole and not self._is_whole():
                raise damaged(self.path)
        except BaseException:
            self.close()
            raise
        return self

    def _is_whole(self) -> bool:
        """Whether records and plan are those that the header was written with."""
        told = (self.header.rows, self.header.check, self.header.plan[:32] or digest({}))
        return self._table.is_sound() and told == (*self._table.sum(self.seal), self._table.plan_digest())

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, *told: object) -> None:
        try:
            if kind is None:
                self.commit()
        finally:
            self.close()

    def commit(self) -> None:
        """Put the file in its place. Nothing to do for a vault that is open to read, or already in its place."""
        if self._draft is None:
            return
        if self._refused is not None:
            raise self._refused
        self.flush()
        rows, check = self._table.sum(self.seal)
        if rows != self.header.rows:
            raise damaged(self.path)
        self.header = replace(self.header, check=check)
        with writing(self.path):
            write_header(self._connection, self.seal, self.header)
        self._draft.commit()
        self._draft = None

    def close(self) -> None:
        """To write: what was not committed is gone."""
        if self._draft is not None:
            self._draft.abort()
            self._draft = None
        self._table.close()

    def __repr__(self) -> str:
        return f"<Vault {str(self.path)!r}, {self.header.rows} records, key id {self.key.id}>"

    def __len__(self) -> int:
        """How many records."""
        self.flush()
        return self.header.rows

    # ------------------------------------------------------------------ write

    def add(self, label: str, scope: str, original: str, surrogate: str, *, used: bool = True) -> None:
        """What an original became; a `Deidentifier.witness`. The same again changes nothing.

        Raises `VaultError` where the vault has another surrogate for it (another policy, or a plan that was not
        applied), then or at a later call; such a vault refuses to be committed. `used`: it stands in an output.
        """
        entity = (label, scope, original)
        remembered = self._remembered[used]
        known = remembered.get(entity)
        if known == surrogate:
            return
        if known is not None:
            raise self._refuse()
        remembered[entity] = surrogate
        self._pending.append(Record(label, scope, original, surrogate, used=used))
        if len(self._pending) >= _BATCH:
            self.flush()

    def record(self, record: Record) -> None:
        """`add` for a record that has its attempt."""
        self._sealed.append(self.seal.seal(record))
        if len(self._sealed) >= _BATCH:
            self.flush()

    def flush(self) -> None:
        if self._sealed:
            sealed, self._sealed = self._sealed, []
            self.put(sealed)
        if not self._pending:
            return
        records, self._pending = self._pending, []
        if self._attempts:
            ids = (self.seal.id(record.label, record.scope, record.original) for record in records)
            attempts = [self._attempts.get(id, 0) for id in ids]
            records = [replace(record, attempt=n) for record, n in zip(records, attempts, strict=True)]
        self.put([self.seal.seal(record) for record in records])
        if sum(map(len, self._remembered)) > _REMEMBERED:
            self._forget()

    def _forget(self) -> None:
        self._remembered: tuple[dict[Entity, str], dict[Entity, str]] = ({}, {})

    def put(self, sealed: Iterable[Sealed]) -> None:
        """Rows as they are, sealed under this vault's key; each is added once."""
        self._writable()
        rows: dict[Place, Sealed] = {}
        for row in sealed:
            self._join(rows, row)
        used = []
        if self.header.rows:
            for there in self._table.by_id(sorted({id for id, _ in rows})):
                if there[:2] in rows:
                    self._join(rows, there)
                    if rows.pop(there[:2]).used > there.used:
                        used.append(there[:2])
        new = sorted(rows.values())
        self._table.insert(new)
        self._table.mark_used(used)
        self._count(len(new))

    def _join(self, rows: dict[Place, Sealed], row: Sealed) -> None:
        there = rows.setdefault(row[:2], row)
        if there.body != row.body:
            raise self._refuse()
        if row.used > there.used:
            rows[row[:2]] = row

    def _writable(self) -> Draft:
        if self._draft is None:
            raise VaultError(f"{self.path}: open to read only; use Vault.extend")
        return self._draft

    def _count(self, more: int) -> None:
        self.header = replace(self.header, rows=self.header.rows + more)

    def _refuse(self) -> VaultError:
        self._refused = VaultError(
            f"{self.path}: has another surrogate for an original of this run: it was written under another policy, or "
            "has a plan that this run did not apply. Use the same policy, or write a new vault"
        )
        return self._refused

    # ------------------------------------------------------------------ read

    def records(self) -> Iterator[Record]:
        """All of them, opened one by one, by id."""
        for row in self.rows():
            yield self.opened(row)

    def rows(self) -> Iterator[Sealed]:
        """All of them as they are sealed, by id."""
        self.flush()
        yield from self._table.all()

    def opened(self, row: Sealed) -> Record:
        try:
            return self.seal.open(row)
        except VaultError as error:
            reason = str(error)
        raise VaultError(f"{self.path}: damaged: {reason}. Use a backup, or write it anew with deid run")

    def find(self, surrogate: str) -> list[Record]:
        """The records that have exactly this surrogate."""
        self.flush()
        return [self.opened(row) for row in self._table.by_mark(self.seal.mark(surrogate))]

    def find_original(self, original: str) -> list[Record]:
        """The records that have exactly this original; opens every record to find them.

        There is no index of originals on purpose: it would show who holds the file how often each stands in a
        corpus, where the scope is the document.
        """
        return [record for record in self.records() if record.original == original]

    def restore(self, text: str) -> "Restored":
        """The text with originals in the place of the surrogates that stand for one only. See `Restorer`."""
        return self._restorer(text)

    @cached_property
    def _restorer(self) -> "Restorer":
        from deid.vault.restore import Restorer

        return Restorer(record for record in self.records() if record.used)

    # ------------------------------------------------------------------ the plan

    @cached_property
    def _attempts(self) -> Mapping[bytes, int]:
        """Of the originals that the plan draws anew: by id, the attempt."""
        return self._table.plan()

    def redraws(self) -> dict[Entity, int]:
        """For `Deidentifier.redraw`: the originals that the plan draws anew, with their attempts.

        Raises `VaultError` where several plans were merged.
        """
        if self.header.stale:
            raise VaultError(
                f"{self.path}: was merged from several plans; make one of them first, with: deid vault plan --vault "
                f"{self.path}"
            )
        return self.attempts()

    def attempts(self) -> dict[Entity, int]:
        """`redraws`, of a plan that may be stale."""
        self.flush()
        rows = self._table.planned()
        if len(rows) != len(self._attempts):
            raise damaged(self.path)
        opened = map(self.opened, rows)
        return {(record.label, record.scope, record.original): record.attempt for record in opened}

    def copy_plan(self, other: "Vault") -> None:
        """The plan of another vault, which holds where this one has its originals too."""
        self._write_plan(other._attempts)
        self.header = replace(self.header, plan=other.header.plan, planned=other.header.planned)

    def mark_stale(self) -> None:
        """There were several plans: none holds."""
        self.header = replace(self.header, stale=True)

    def set_plan(self, attempts: Mapping[bytes, int], covered: Iterable[bytes]) -> None:
        """The attempt of every original that is drawn anew, and all originals that this was settled for, by id.

        Records of other attempts are dropped where no output holds them.
        """
        ids = sorted(covered)
        self._write_plan(attempts)
        dropped = self._table.drop_unplanned()
        self._count(-dropped)
        self._writable().compact = dropped > 0
        told = digest(attempts) + sha256(b"".join(ids)).hexdigest()[:32]
        self.header = replace(self.header, plan=told, planned=len(ids), stale=False)

    def _write_plan(self, attempts: Mapping[bytes, int]) -> None:
        self._writable()
        self.flush()
        self._table.replace_plan(attempts)
        self.__dict__.pop("_attempts", None)
        self._forget()
