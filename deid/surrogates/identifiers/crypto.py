"""CRYPTO_ADDRESS: addresses of the same kind whose checksums hold, of keys that nobody has.

Drawn by a keyed hash from 2**160 (Bitcoin, Ethereum, Ripple, ...) or 2**256 (Solana) of them. An Ethereum address
comes out in small letters, that is without the checksum of EIP-55.
"""

import re
from hashlib import sha256

from deid.surrogates.permutation import integer
from deid.surrogates.source import Source

_BASE58 = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz"
_RIPPLE = "rpshnaf39wBUDNEGHJKLM4PQRST7VWXYZ2bcdeCg65jkm8oFqi1tuvAxyz"
_BECH32 = "qpzry9x8gf2tvdw0s3jn54khce6mua7l"
_GENERATOR = (0x3B6A57B2, 0x26508E6D, 0x1EA119FA, 0x3D4233DD, 0x2A1462B3)


def replace(text: str, source: Source) -> str | None:
    """Base58Check (Bitcoin, Litecoin, Tron, Ripple, ...), Bech32 and Bech32m (BIP 173, 350), Ethereum, Solana;
    else None.
    """
    bare = text.strip()
    new: str | None
    if re.fullmatch(r"0x[0-9a-fA-F]{40}", bare):
        new = f"0x{integer(source.key('crypto'), bare.lower()) % 16**40:040x}"
    elif re.fullmatch(r"(?i)(bc|tb|ltc)1[ac-hj-np-z02-9]{11,87}", bare):
        new = _bech32(bare.lower(), source)
        new = new.upper() if bare.isupper() else new
    elif re.fullmatch(r"[1-9A-HJ-NP-Za-km-z]{25,44}", bare):
        new = _base58(bare, source, _BASE58) or _base58(bare, source, _RIPPLE) or _solana(bare, source)
    else:
        return None
    return text.replace(bare, new) if new else None


def _number(address: str, alphabet: str) -> int:
    number = 0
    for char in address:
        number = number * 58 + alphabet.index(char)
    return number


def _base58(address: str, source: Source, alphabet: str) -> str | None:
    """Version, 20 bytes and a checksum (Base58Check)."""
    number = _number(address, alphabet)
    raw = number.to_bytes(25, "big") if number < 256**25 else b""
    if not raw or _checksum(raw[:21]) != raw[21:]:
        return None
    for attempt in range(1000):
        payload = raw[:1] + integer(source.key("crypto"), address, attempt).to_bytes(32, "big")[:20]
        new = _base58_text(payload + _checksum(payload), alphabet)
        if len(new) == len(address) and new != address:
            return new
    return None


def _checksum(payload: bytes) -> bytes:
    return sha256(sha256(payload).digest()).digest()[:4]


def _solana(address: str, source: Source) -> str | None:
    """A public key: 32 bytes without a checksum."""
    if not 256**31 <= _number(address, _BASE58) < 256**32:
        return None
    for attempt in range(1000):
        new = _base58_text(integer(source.key("crypto"), address, attempt).to_bytes(32, "big"), _BASE58)
        if len(new) == len(address) and new != address:
            return new
    return None


def _base58_text(raw: bytes, alphabet: str) -> str:
    number, digits = int.from_bytes(raw, "big"), []
    while number:
        number, rest = divmod(number, 58)
        digits.append(alphabet[rest])
    zeros = len(raw) - len(raw.lstrip(b"\0"))
    return alphabet[0] * zeros + "".join(reversed(digits))


def _polymod(values: list[int]) -> int:
    check = 1
    for value in values:
        top = check >> 25
        check = (check & 0x1FFFFFF) << 5 ^ value
        for i, term in enumerate(_GENERATOR):
            check ^= term if top >> i & 1 else 0
    return check


def _bech32(address: str, source: Source) -> str:
    """The same human-readable part, witness version and length; the data drawn anew, the checksum made for
    it.
    """
    prefix, data = address.rsplit("1", 1)
    version, length = data[0], len(data) - 7
    draw, values = 0, []
    for place in range(length):
        if place % 48 == 0:
            draw = integer(source.key("crypto"), address, place)
        values.append(draw & 31)
        draw >>= 5
    values[-1] &= ~0xF if length == 32 * 8 // 5 + 1 else 31  # 256 bits fill 51 of 52 characters and one bit
    body = [_BECH32.index(version) if version in _BECH32 else 0, *values]
    expanded = [ord(c) >> 5 for c in prefix] + [0] + [ord(c) & 31 for c in prefix]
    constant = 1 if body[0] == 0 else 0x2BC830A3
    check = _polymod(expanded + body + [0] * 6) ^ constant
    tail = [check >> 5 * (5 - i) & 31 for i in range(6)]
    return prefix + "1" + "".join(_BECH32[v] for v in body + tail)
