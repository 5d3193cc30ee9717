"""CRYPTO_ADDRESS: addresses of the same kind whose checksums hold, of keys that nobody has."""

import re
from hashlib import sha256

from deid.surrogates.permutation import integer
from deid.surrogates.source import Source

_BASE58 = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz"
_BECH32 = "qpzry9x8gf2tvdw0s3jn54khce6mua7l"
_GENERATOR = (0x3B6A57B2, 0x26508E6D, 0x1EA119FA, 0x3D4233DD, 0x2A1462B3)


def replace(text: str, source: Source) -> str | None:
    """Base58Check (Bitcoin, Litecoin, ...), Bech32 and Bech32m (BIP 173, 350), Ethereum; else None."""
    bare = text.strip()
    new: str | None
    if re.fullmatch(r"0x[0-9a-fA-F]{40}", bare):
        new = f"0x{integer(source.key('crypto'), bare.lower()) % 16**40:040x}"
    elif re.fullmatch(r"(?i)(bc|tb|ltc)1[a-z0-9]{11,87}", bare):
        new = _bech32(bare.lower(), source)
        new = new.upper() if bare.isupper() else new
    elif re.fullmatch(r"[1-9A-HJ-NP-Za-km-z]{26,36}", bare):
        new = _base58(bare, source)
    else:
        return None
    return text.replace(bare, new) if new else None


def _base58(address: str, source: Source) -> str | None:
    number = 0
    for char in address:
        number = number * 58 + _BASE58.index(char)
    raw = number.to_bytes(25, "big") if number < 256**25 else b""
    if not raw or sha256(sha256(raw[:21]).digest()).digest()[:4] != raw[21:]:
        return None
    for attempt in range(1000):
        body = integer(source.key("crypto"), address, attempt).to_bytes(32, "big")[:20]
        payload = raw[:1] + body
        new = _base58_text(payload + sha256(sha256(payload).digest()).digest()[:4])
        if len(new) == len(address) and new != address:
            return new
    return None


def _base58_text(raw: bytes) -> str:
    number, digits = int.from_bytes(raw, "big"), []
    while number:
        number, rest = divmod(number, 58)
        digits.append(_BASE58[rest])
    zeros = len(raw) - len(raw.lstrip(b"\0"))
    return "1" * zeros + "".join(reversed(digits))


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
