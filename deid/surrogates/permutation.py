"""Keyed choice without memory: a pseudo-random function, and permutations of range(n) that fix no point.

A `Permutation` of up to 128 numbers is a keyed sort by HMAC-SHA-256; of fewer than a million, a Feistel network
of HMACs on Z_a x Z_b with a*b just over n (the "generalized Feistel" of Black and Rogaway, "Ciphers with
Arbitrary Finite Domains", CT-RSA 2002); of a million and more, FF1 of NIST SP 800-38G with AES-256 (see `ff1`).
The last two are walked until they land inside the domain. A `Derangement` conjugates a rotation by such a
permutation: x -> p^-1(p(x) + c mod n), one-to-one and without fixed points for every key.
"""

import hmac
from functools import cached_property
from math import isqrt
from struct import Struct

from deid.surrogates.ff1 import FF1, SMALLEST_DOMAIN, fitting

_SORTED_UP_TO = 128
_UNPACK = Struct(">4Q").unpack
_Four = tuple[int, int, int, int]


def pack(*parts: str | int | bytes) -> bytes:
    """The parts as one byte string that no other parts give: each is preceded by its length."""
    raws = [part if isinstance(part, bytes) else str(part).encode("utf-8", "surrogatepass") for part in parts]
    return b"".join([b"%d:%b" % (len(raw), raw) for raw in raws])


def integer(key: bytes, *parts: str | int | bytes) -> int:
    """256 pseudo-random bits, a function of the key and the parts."""
    return int.from_bytes(hmac.digest(key, pack(*parts), "sha256"), "big")


def pick(key: bytes, n: int, *parts: str | int | bytes) -> int:
    """One of range(n); the bias is below n / 2**256."""
    return integer(key, *parts) % n


class Permutation:
    """A keyed permutation of range(n), n >= 1: `p(x)` and `p.inverse(y)`.

    Below a million it has eight rounds, and remembers what they add: for up to 1,000 values of each half.
    """

    def __init__(self, key: bytes, n: int) -> None:
        if n < 1:
            raise ValueError(f"a permutation needs n >= 1, not {n}")
        self.n = n
        self._key = key
        if n >= SMALLEST_DOMAIN:
            self._radix, self._length = fitting(n)
        elif n > _SORTED_UP_TO:
            self._a = isqrt(n - 1) + 1
            self._b = -(-n // self._a)
            self._rounds: tuple[dict[int, _Four], dict[int, _Four]] = ({}, {})

    @cached_property
    def _order(self) -> list[int]:
        keys = [key for at in range(-(-self.n // 4)) for key in self._four(b"%d" % at)]
        return sorted(range(self.n), key=keys.__getitem__)

    @cached_property
    def _place(self) -> list[int]:
        place = [0] * self.n
        for i, x in enumerate(self._order):
            place[x] = i
        return place

    @cached_property
    def _ff1(self) -> FF1:
        return FF1(hmac.digest(self._key, b"FF1, AES-256", "sha256"))

    def __call__(self, x: int) -> int:
        self._check(x)
        if self.n <= _SORTED_UP_TO:
            return self._place[x]
        while True:
            x = self._forward(x)
            if x < self.n:
                return x

    def inverse(self, y: int) -> int:
        self._check(y)
        if self.n <= _SORTED_UP_TO:
            return self._order[y]
        while True:
            y = self._backward(y)
            if y < self.n:
                return y

    def _check(self, x: int) -> None:
        if not 0 <= x < self.n:
            raise ValueError(f"outside range({self.n})")

    def _four(self, message: bytes) -> _Four:
        """Four pseudo-random numbers of 64 bits."""
        return _UNPACK(hmac.digest(self._key, message, "sha256"))

    def _round(self, side: int, value: int) -> _Four:
        """What the four rounds of a side add for this value of the other half."""
        known = self._rounds[side]
        found = known.get(value)
        if found is None:
            found = known[value] = self._four(b"%d|%d" % (side, value))
        return found

    def _forward(self, x: int) -> int:
        if self.n >= SMALLEST_DOMAIN:
            return self._ff1.encrypt(x, radix=self._radix, length=self._length)
        left, right = divmod(x, self._b)
        for i in range(4):
            left = (left + self._round(0, right)[i]) % self._a
            right = (right + self._round(1, left)[i]) % self._b
        return left * self._b + right

    def _backward(self, y: int) -> int:
        if self.n >= SMALLEST_DOMAIN:
            return self._ff1.decrypt(y, radix=self._radix, length=self._length)
        left, right = divmod(y, self._b)
        for i in range(3, -1, -1):
            right = (right - self._round(1, left)[i]) % self._b
            left = (left - self._round(0, right)[i]) % self._a
        return left * self._b + right


class Derangement:
    """A keyed permutation of range(n), n >= 2, that maps no number to itself: `d(x)`."""

    def __init__(self, key: bytes, n: int) -> None:
        if n < 2:
            raise ValueError(f"only a domain of two or more has a permutation without fixed points, not {n}")
        self.n = n
        self._inner = Permutation(hmac.digest(key, b"inner", "sha256"), n)
        self._step = 1 + pick(key, n - 1, "step")

    def __call__(self, x: int) -> int:
        return self._inner.inverse((self._inner(x) + self._step) % self.n)
