"""FF1, the format-preserving cipher of NIST SP 800-38G (Algorithms 7 and 8), on integers.

AES is that of `cryptography`; this is the Feistel network around it. A numeral string of SP 800-38G is here
the integer that it spells, so that "0123456789" in radix 10 is 123456789 and a length of 10. The published
samples are in tests/surrogates/test_surrogates_ff1.py.

`fitting` finds a radix and a length for a domain of any size: SP 800-38G takes any radix up to 2**16, and an
even length gives two halves of one size. The few values above the domain are walked over ("cycle walking",
Black and Rogaway, "Ciphers with Arbitrary Finite Domains", CT-RSA 2002).
"""

from functools import lru_cache
from math import log2
from typing import NamedTuple

_ROUNDS = 10
SMALLEST_DOMAIN = 1_000_000
"""SP 800-38G Rev. 1 asks for radix ** length of a million at least."""


class _Shape(NamedTuple):
    """What depends on the radix, the length and the tweak alone."""

    low: int
    """radix ** u, where u = length // 2: the left half is below it."""
    high: int
    """radix ** (length - u)."""
    starts: tuple[int, ...]
    """For each round, the last block of the CBC-MAC before NUM(B) is added."""
    size: int
    """How many bytes of the MAC are read (d)."""
    width: int
    """How many bytes NUM(B) takes (b)."""
    head: bytes
    """The blocks before, but for the first, if the tweak and NUM(B) need more than one."""


class FF1:
    """FF1 under one AES key (16, 24 or 32 bytes): `encrypt(x, radix=, length=, tweak=)` and `decrypt`.

    Holds no state between calls but constants that it has computed before, so threads may share it.
    """

    def __init__(self, key: bytes) -> None:
        from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes

        # One block at a time, as SP 800-38G builds its MAC: nothing longer is ever enciphered in ECB mode.
        self._aes = Cipher(algorithms.AES(key), modes.ECB()).encryptor().update
        self._shapes: dict[tuple[int, int, bytes], _Shape] = {}

    def encrypt(self, x: int, *, radix: int, length: int, tweak: bytes = b"") -> int:
        """The number below radix ** length that stands for x, one-to-one for a radix, length and tweak."""
        shape = self._shapes.get((radix, length, tweak)) or self._shape(radix, length, tweak)
        low, high, starts, size, _, head = shape
        left, right = divmod(x, high)
        if not 0 <= left < low:
            raise ValueError("outside radix ** length")
        if head or size > 16:
            return self._long(left, right, shape, range(_ROUNDS), 1)
        aes, read = self._aes, int.from_bytes
        for i in range(0, _ROUNDS, 2):
            left = (left + read(aes((starts[i] ^ right).to_bytes(16, "big"))[:size], "big")) % low
            right = (right + read(aes((starts[i + 1] ^ left).to_bytes(16, "big"))[:size], "big")) % high
        return left * high + right

    def decrypt(self, y: int, *, radix: int, length: int, tweak: bytes = b"") -> int:
        """The x that `encrypt` makes y of."""
        shape = self._shapes.get((radix, length, tweak)) or self._shape(radix, length, tweak)
        low, high, starts, size, _, head = shape
        left, right = divmod(y, high)
        if not 0 <= left < low:
            raise ValueError("outside radix ** length")
        if head or size > 16:
            return self._long(left, right, shape, range(_ROUNDS - 1, -1, -1), -1)
        aes, read = self._aes, int.from_bytes
        for i in range(_ROUNDS - 2, -1, -2):
            right = (right - read(aes((starts[i + 1] ^ left).to_bytes(16, "big"))[:size], "big")) % high
            left = (left - read(aes((starts[i] ^ right).to_bytes(16, "big"))[:size], "big")) % low
        return left * high + right

    def _long(self, left: int, right: int, shape: _Shape, rounds: range, sign: int) -> int:
        """All rounds, for numbers and tweaks of any size: even rounds change the left half, odd the right."""
        for i in rounds:
            if i % 2:
                right = (right + sign * self._round(i, left, shape)) % shape.high
            else:
                left = (left + sign * self._round(i, right, shape)) % shape.low
        return left * shape.high + right

    def _round(self, i: int, half: int, shape: _Shape) -> int:
        """SP 800-38G, Algorithm 7, steps 6.i to 6.iv: the first d bytes of R || AES(R xor 1) || ..."""
        mac = shape.starts[i]
        blocks = bytearray(shape.head)
        blocks[-1 - shape.width] = i
        blocks[-shape.width :] = half.to_bytes(shape.width, "big")
        for at in range(0, len(blocks), 16):
            mac = int.from_bytes(self._aes((mac ^ int.from_bytes(blocks[at : at + 16])).to_bytes(16, "big")))
        parts = [mac.to_bytes(16, "big")]
        parts += [self._aes((mac ^ j).to_bytes(16, "big")) for j in range(1, -(-shape.size // 16))]
        return int.from_bytes(b"".join(parts)[: shape.size], "big")

    def _shape(self, radix: int, length: int, tweak: bytes) -> _Shape:
        if not 2 <= radix <= 1 << 16 or length < 2 or radix**length < SMALLEST_DOMAIN:
            raise ValueError("FF1 needs a radix of 2 to 65536 and radix ** length of a million at least")
        u = length // 2
        low, high = radix**u, radix ** (length - u)
        width = ((high - 1).bit_length() + 7) // 8
        size = 4 * -(-width // 4) + 4
        first = b"\1\2\1%b\x0a%c%b%b" % (
            radix.to_bytes(3, "big"),
            u % 256,
            length.to_bytes(4, "big"),
            len(tweak).to_bytes(4, "big"),
        )
        mac = int.from_bytes(self._aes(first), "big")
        blocks = tweak + bytes(-(len(tweak) + width + 1) % 16 + 1 + width)
        if len(blocks) == 16 and size <= 16:
            number = int.from_bytes(blocks, "big")
            starts = tuple(mac ^ number ^ (i << 8 * width) for i in range(_ROUNDS))
            blocks = b""
        else:
            starts = (mac,) * _ROUNDS
        shape = _Shape(low, high, starts, size, width, blocks)
        self._shapes[radix, length, tweak] = shape
        return shape


@lru_cache(maxsize=4096)
def fitting(n: int) -> tuple[int, int]:
    """The radix and the even length whose power is n or just above (by less than a part in 20).

    >>> fitting(10**9), fitting(10**16), fitting(2**64)
    ((31623, 2), (10000, 4), (65536, 4))
    """
    length = 2
    while (1 << 16 * length) < n:
        length += 2
    radix = round(2 ** (log2(n) / length))
    while radix > 2 and (radix - 1) ** length >= n:
        radix -= 1
    while radix**length < n:
        radix += 1
    return radix, length
