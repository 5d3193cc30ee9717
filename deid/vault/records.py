"""One record of a vault, and how it is sealed."""

import hmac
import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from struct import Struct
from typing import NamedTuple

from deid.errors import DeidError
from deid.surrogates.keys import Key
from deid.surrogates.permutation import pack

_BUCKET = 64
"""Bytes: records are padded to a multiple of it, so that their lengths tell little."""

_ENCODE = json.JSONEncoder(ensure_ascii=False).encode
_SIZES = Struct(">IBBBBI").pack
"""Of a row: attempt, used, and how long each of its four blobs is."""


class VaultError(DeidError):
    """A vault cannot be read with this key, does not fit the run, or says two things about one original."""


@dataclass(frozen=True, slots=True)
class Record:
    """What an original became in one scope. `attempt` is 0, or says how often it was drawn anew."""

    label: str
    scope: str = field(repr=False)
    original: str = field(repr=False)
    surrogate: str = field(repr=False)
    attempt: int = 0
    used: bool = True
    """Whether it stands in an output; False: so far only in a plan."""


class Sealed(NamedTuple):
    """A record as the file holds it, in the order of the table's columns."""

    id: bytes
    attempt: int
    mark: bytes
    nonce: bytes
    body: bytes
    used: int


class Seal:
    """What the vault's key does: names records, seals them, opens them.

    Five keys are derived from it, each for one purpose: so the vault's own use of the key and the surrogates'
    cannot meet. The nonce is the first 96 bits of a keyed hash of the record (a synthetic nonce, as in RFC 8452),
    so it comes twice only with the same record, and the same record is sealed to the same bytes by every worker.
    Like random nonces they are good for 2**32 records a key (NIST SP 800-38D, 8.3). A record's own seal leaves
    `used` out, so that a planned record and the same one in an output are alike; `sum` has it in.
    """

    def __init__(self, key: Key) -> None:
        from cryptography.hazmat.primitives.ciphers.aead import AESGCM  # 30 ms

        self._cipher = AESGCM(key.derive("vault/seal"))
        self._find = key.derive("vault/find")
        self._nonce = key.derive("vault/nonce")
        self._check = key.derive("vault/check")
        self._rows = key.derive("vault/rows")

    def id(self, label: str, scope: str, original: str) -> bytes:
        return self._named(b"original/" + pack(label, scope, original))

    def mark(self, surrogate: str) -> bytes:
        return self._named(b"surrogate/" + pack(surrogate))

    def _named(self, message: bytes) -> bytes:
        return hmac.digest(self._find, message, "sha256")[:16]

    def rank(self, *parts: str) -> bytes:
        """A place in an order that the key alone decides."""
        return self._named(b"rank/" + pack(*parts))

    def mac(self, body: bytes) -> bytes:
        return hmac.digest(self._check, body, "sha256")

    def sum(
        self, batches: Iterable[Sequence[tuple[bytes, int, bytes, bytes, bytes, int]]]
    ) -> tuple[int, str]:
        """How many rows there are, and a MAC over every column of every one of them, in the order they come.

        Not a sum (or exclusive or) of one MAC a row: of those, rows can be swapped so that the sum stays. Raises
        `TypeError`, `OverflowError` or `struct.error` at a row that no `Sealed` was written as.
        """
        mac = hmac.new(self._rows, digestmod="sha256")
        count = 0
        for batch in batches:
            parts: list[bytes] = []
            for id, attempt, mark, nonce, body, used in batch:
                sizes = _SIZES(attempt, used, len(id), len(mark), len(nonce), len(body))
                parts += (sizes, id, mark, nonce, body)
            mac.update(b"".join(parts))
            count += len(batch)
        return count, mac.hexdigest()

    def seal(self, record: Record) -> Sealed:
        id = self.id(record.label, record.scope, record.original)
        mark = self.mark(record.surrogate)
        content = (record.label, record.scope, record.original, record.surrogate)
        plain = _ENCODE(content).encode("utf-8", "surrogatepass")
        plain = plain.ljust(-(-len(plain) // _BUCKET) * _BUCKET)
        bound = _bound(id, record.attempt, mark)
        nonce = hmac.digest(self._nonce, bound + plain, "sha256")[:12]
        body = self._cipher.encrypt(nonce, plain, bound)
        return Sealed(id, record.attempt, mark, nonce, body, int(record.used))

    def open(self, sealed: Sealed) -> Record:
        """Raises `VaultError` where the row is not as it was sealed."""
        from cryptography.exceptions import InvalidTag

        try:
            bound = _bound(sealed.id, sealed.attempt, sealed.mark)
            plain = self._cipher.decrypt(sealed.nonce, sealed.body, bound)
            content = json.loads(plain.decode("utf-8", "surrogatepass"))
            label, scope, original, surrogate = content
            return Record(label, scope, original, surrogate, sealed.attempt, bool(sealed.used))
        except (InvalidTag, ValueError, TypeError, AttributeError, OverflowError):
            pass
        raise VaultError("a record was changed since it was written")


def _bound(id: bytes, attempt: int, mark: bytes) -> bytes:
    return id + attempt.to_bytes(4, "big") + mark
