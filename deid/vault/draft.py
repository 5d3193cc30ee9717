"""How a vault is written: all of it appears, or nothing."""

import os
import re
import secrets
import shutil
import sqlite3
import time
from contextlib import suppress
from pathlib import Path
from typing import BinaryIO

from deid.vault.file import APPLICATION, SCHEMA, writing
from deid.vault.records import VaultError

_FAST = ("journal_mode=OFF", "synchronous=OFF", "locking_mode=EXCLUSIVE", "cache_size=-65536")
"""For a file that nobody sees before it is whole: it is synced at the end, and leaves no journal beside it."""
_YOUNG = 60
"""Seconds in which a file without a lock may be one that is just being made."""


class Draft:
    """A vault in the making, under a hidden name beside the place that `commit` puts it in.

    `extends`: it starts as a copy of the vault that is there, which stays locked until the end; else there must
    be none, unless `force`.
    """

    def __init__(self, path: Path, *, extends: bool = False, force: bool = False) -> None:
        self._place = Path(os.path.realpath(path))
        self._shown = path
        self._replaces = extends or force
        self.compact = False
        """Whether rows were dropped, and left holes."""
        self._locked: BinaryIO | None = None
        if not self._replaces:
            self._refuse_existing()
        if extends:
            self._locked = self._lock()
        self._refuse_others()
        self._own: BinaryIO | None = None
        self._temporary = self._place.with_name(f".{self._place.name[:200]}.{secrets.token_hex(4)}.part")
        try:
            with writing(path):
                self.connection = self._started()
        except BaseException:
            self._release()
            raise

    def _started(self) -> sqlite3.Connection:
        descriptor = os.open(self._temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        self._own = os.fdopen(descriptor, "wb")
        _lock(self._own)
        if self._locked is not None:
            shutil.copyfileobj(self._locked, self._own, 1 << 20)
            self._own.flush()
        connection = sqlite3.connect(self._temporary, isolation_level=None)
        for pragma in _FAST:
            connection.execute(f"PRAGMA {pragma}")
        if self._locked is None:
            connection.executescript(f"PRAGMA application_id={APPLICATION};{SCHEMA}")
        connection.execute("BEGIN")
        return connection

    def commit(self) -> None:
        with writing(self._shown):
            self.connection.execute("COMMIT")
            if self.compact:
                self.connection.execute("VACUUM")
            self.connection.close()
            _sync(self._temporary)
            if not self._replaces:
                self._refuse_existing()
            elif self._locked is not None and not self._is_still_there(self._locked):
                raise VaultError(f"{self._shown}: another program has replaced it meanwhile; run this again")
            os.replace(self._temporary, self._place)
            with suppress(OSError):  # not every system has folders that can be synced
                _sync(self._place.parent)
        self._release()

    def abort(self) -> None:
        """After a commit there is nothing left to do."""
        with suppress(AttributeError, sqlite3.Error):
            self.connection.close()
        self._release()

    def _release(self) -> None:
        with suppress(OSError):
            self._temporary.unlink(missing_ok=True)
        for file in (self._own, self._locked):
            if file is not None:
                file.close()

    def _refuse_existing(self) -> None:
        if os.path.lexists(self._place):
            raise VaultError(f"{self._shown}: is there already; name another, or overwrite it with --force")

    def _refuse_others(self) -> None:
        """Another run that makes this vault now is told at once; what a killed one left behind is taken away."""
        pattern = re.compile(rf"\.{re.escape(self._place.name[:200])}\.[0-9a-f]{{8}}\.part")
        with suppress(OSError):
            for path in self._place.parent.iterdir():
                if pattern.fullmatch(path.name) and not self._swept(path):
                    raise self._busy()

    def _swept(self, path: Path) -> bool:
        with suppress(FileNotFoundError), path.open("rb") as file:
            if not _lock(file):
                return False
            if time.time() - path.stat().st_mtime > _YOUNG:
                path.unlink()
        return True

    def _busy(self) -> VaultError:
        return VaultError(
            f"{self._shown}: another run is writing into it. Give each run a vault of its own, and make one of them "
            "with: deid vault merge"
        )

    def _is_still_there(self, file: BinaryIO) -> bool:
        return self._place.exists() and os.path.samestat(os.fstat(file.fileno()), self._place.stat())

    def _lock(self) -> BinaryIO:
        """The vault that is there, locked against other writers; readers need no lock."""
        with writing(self._shown):
            file = self._place.open("rb")
        if not _lock(file) or not self._is_still_there(file):
            file.close()
            raise self._busy()
        return file


def _lock(file: BinaryIO) -> bool:
    try:
        import fcntl
    except ImportError:  # Windows: `commit` still notices a vault that was replaced
        return True
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    except OSError:  # a file system without locks
        return True
    return True


def _sync(path: Path) -> None:
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
