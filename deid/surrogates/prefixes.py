"""Prefix-preserving maps of addresses.

Two addresses that share their first k bits, and no more, have images that share their first k bits, and no
more (Xu, Fan, Ammar and Moon, "Prefix-Preserving IP Address Anonymization", ICNP 2002): bit i is flipped or
not, as a keyed function of the i bits before it says. Here one HMAC decides for eight bits, all 255 inner nodes of a
tree at once. Such a map is one-to-one; which addresses share a network is what it shows, on purpose.
"""

import hmac
from collections.abc import Sequence

_TO_0 = sum(1 << (1 << i) for i in range(8))
"""The nodes on the way to 0; node 1 is the root, and the bits below node n are nodes 2n and 2n + 1."""
_TO_0_AND_255 = _TO_0 | sum(1 << ((2 << i) - 1) for i in range(1, 8))


class Tree:
    """A prefix-preserving map under one key."""

    def __init__(self, key: bytes) -> None:
        self._key = key

    def move(
        self,
        address: bytes,
        start: int,
        *,
        lively: int = -1,
        host: int = -1,
        numbers: Sequence[tuple[int, int]] = (),
    ) -> bytes:
        """The address with its bits from `start` on moved; the bits before count, but stay.

        Bit `lively` is always flipped, so that no address stays what it is. In the byte `host` 0 stays 0 and
        255 stays 255, and so 1 and 254. Of the bytes from and before each of `numbers` the leading zeros, and the
        1 after them, stay.
        """
        out = bytearray(address)
        for at in range(start // 8, len(address)):
            flips = self._flips(address[:at])
            if at == host:
                flips &= ~_TO_0_AND_255
            elif any(first <= at < last and not any(address[first:at]) for first, last in numbers):
                flips &= ~_TO_0
            out[at] = _moved(address[at], flips, max(0, start - 8 * at), lively - 8 * at)
        return bytes(out)

    def _flips(self, prefix: bytes) -> int:
        return int.from_bytes(hmac.digest(self._key, prefix, "sha256"), "big")


def _moved(byte: int, flips: int, first: int, lively: int) -> int:
    """A byte whose bit i, of the way from the root (node 1) to it, is flipped where `flips` has the node's bit."""
    new, node = byte, 1
    for i in range(8):
        shift = 7 - i
        if i >= first and (i == lively or flips >> node & 1):
            new ^= 1 << shift
        node = node << 1 | (byte >> shift & 1)
    return new
