"""The key: 256 random bits that every surrogate is a function of.

A `Key` shows its id only. It pickles as that id, and is looked up where it is unpickled: among the keys that
this process (or the one it was forked from) has seen, then in DEID_KEY_FILE and DEID_KEY. So a key reaches
workers on other machines by the environment and never by a pickle (law 7).

The bits go through HKDF-SHA256 (RFC 5869), one derived key for each purpose. It is written out here because
the twelve lines cost nothing, and importing `cryptography` costs 30 ms of every cold start.
"""

import hmac
import os
import re
import secrets
import stat
from collections.abc import Mapping
from hashlib import sha256
from pathlib import Path

from deid.errors import KeyUnavailable

_SALT = b"deid key 1"
_SEEN: dict[str, "Key"] = {}


def hkdf_extract(material: bytes, salt: bytes) -> bytes:
    return hmac.digest(salt or bytes(32), material, "sha256")


def hkdf_expand(pseudo_random_key: bytes, info: bytes, length: int = 32) -> bytes:
    blocks, block = b"", b""
    for i in range(1, -(-length // sha256().digest_size) + 1):
        block = hmac.digest(pseudo_random_key, block + info + bytes([i]), "sha256")
        blocks += block
    return blocks[:length]


class Key:
    """256 secret bits. Equal and hashed by id; `copy` gives the same object; `repr` and `pickle` hold the id
    only.
    """

    __slots__ = ("__weakref__", "_secret", "id")

    id: str
    """16 hex digits derived from the key: says which key it was, nothing about it, and may be published."""

    def __init__(self, material: bytes) -> None:
        if len(material) != 32:
            raise KeyUnavailable(f"a key has 32 bytes, not {len(material)}; make one with: deid key new FILE")
        self._secret = hkdf_extract(material, _SALT)
        self.id = hkdf_expand(self._secret, b"id", 8).hex()
        _SEEN.setdefault(self.id, self)

    @classmethod
    def generate(cls) -> "Key":
        return cls(secrets.token_bytes(32))

    @classmethod
    def from_text(cls, text: str, *, where: str = "the key") -> "Key":
        """The key written as 64 hex digits, with or without white space around them."""
        material = _unhex(text.strip())
        if material is None:
            raise KeyUnavailable(
                f"{where} is not 64 hex digits (it has {len(text.strip())} characters); "
                "make one with: deid key new FILE"
            )
        return cls(material)

    @classmethod
    def from_file(cls, path: str | os.PathLike[str]) -> "Key":
        """The key in a file that `write_key_file` made.

        Refuses a file that everybody on the machine may read, or that others may change. One that its group
        may read is accepted: that is how container platforms mount secrets.
        """
        return cls.from_text(_read(Path(path)), where=f"the key file {_shown(path)}")

    @classmethod
    def find(
        cls, key_file: str | os.PathLike[str] | None = None, environ: Mapping[str, str] = os.environ
    ) -> "Key | None":
        """The key in `key_file`, else in the file DEID_KEY_FILE names, else in DEID_KEY, else None."""
        if key_file is not None:
            return cls.from_file(key_file)
        if environ.get("DEID_KEY_FILE"):
            return cls.from_file(environ["DEID_KEY_FILE"])
        if environ.get("DEID_KEY"):
            return cls.from_text(environ["DEID_KEY"], where="DEID_KEY")
        return None

    def derive(self, purpose: str, length: int = 32) -> bytes:
        """A key of its own for `purpose`: knowing it tells nothing about this key or another purpose's."""
        return hkdf_expand(self._secret, b"derive:" + purpose.encode("utf-8", "surrogatepass"), length)

    def __repr__(self) -> str:
        return f"Key(id={self.id!r})"

    def __eq__(self, other: object) -> bool:
        return self.id == other.id if isinstance(other, Key) else NotImplemented

    def __hash__(self) -> int:
        return int(self.id, 16)

    def __copy__(self) -> "Key":
        return self

    def __deepcopy__(self, memo: dict) -> "Key":
        return self

    def __reduce__(self) -> tuple:
        return _recall, (self.id,)


def write_key_file(path: str | os.PathLike[str]) -> Key:
    """A new random key, in a new file that only its owner may read: one line of 64 hex digits."""
    material = secrets.token_bytes(32)
    problem = None
    try:
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        problem = "it is there already, and a key that is overwritten is lost; choose another name"
    except OSError as error:
        problem = error.strerror or type(error).__name__
    if problem:
        raise KeyUnavailable(f"cannot write the key file {_shown(path)}: {problem}")
    with os.fdopen(descriptor, "w", encoding="ascii") as file:
        file.write(material.hex() + "\n")
    return Key(material)


def _unhex(text: str) -> bytes | None:
    if len(text) != 64 or not text.isascii() or not text.isalnum():
        return None
    try:
        return bytes.fromhex(text)
    except ValueError:
        return None


_KEY_LIKE = re.compile(r"[0-9a-fA-F]{40,}")


def _shown(path: str | os.PathLike[str]) -> str:
    """The path as a message may show it: not where somebody gave the key itself for a path."""
    return "(name not shown: it could be a key)" if _KEY_LIKE.search(str(path)) else str(path)


def _read(path: Path) -> str:
    if _unhex(str(path).strip()) and not path.exists():
        raise KeyUnavailable("this is a key, not a file: use Key.from_text(...) or DEID_KEY")
    problem, raw = None, b""
    try:
        with open(path, "rb") as file:
            problem = _unsafe(os.fstat(file.fileno()), path)
            raw = file.read(4096)
    except FileNotFoundError:
        problem = "there is no such file; make one with: deid key new FILE"
    except OSError as error:
        problem = error.strerror or type(error).__name__
    if problem:
        raise KeyUnavailable(f"cannot use the key file {_shown(path)}: {problem}")
    return raw.decode("ascii", "replace")


def _unsafe(status: os.stat_result, path: Path) -> str | None:
    if os.name != "posix" or not stat.S_ISREG(status.st_mode):
        return None
    if status.st_mode & (stat.S_IRWXO | stat.S_IWGRP):
        mode = stat.S_IMODE(status.st_mode)
        return f"others may read or change it (mode {mode:04o}); close it with: chmod 600 {_shown(path)}"
    return None


def _recall(key_id: str) -> Key:
    """The key with this id, for an object that was unpickled."""
    if key_id in _SEEN:
        return _SEEN[key_id]
    found = Key.find()
    if found is not None and found.id == key_id:
        return found
    elsewhere = "the one in the environment has another id" if found else "the environment holds none"
    raise KeyUnavailable(
        f"the key {key_id} is not known in this process, and {elsewhere}. A key never travels in a pickle: "
        "set DEID_KEY_FILE (or DEID_KEY) for the workers too"
    )
