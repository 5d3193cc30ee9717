"""Cryptocurrency addresses."""

from deid.detect.patterns.base import LEFT, RIGHT, Pattern
from deid.detect.patterns.checksums import stdnum

_BASE58 = "[1-9A-HJ-NP-Za-km-z]"
_CONTEXT = (
    "bitcoin", "btc", "wallet", "address", "crypto", "ethereum", "eth", "litecoin", "ltc", "dogecoin", "doge",
    "ripple", "xrp", "monero", "xmr", "solana", "sol", "tron", "trx", "usdt", "deposit",
)  # fmt: skip


def _is_ethereum(value: str) -> bool:
    """Forty hexadecimal digits. (EIP-55's checksum needs Keccak; the form says enough.)"""
    return len(set(value[2:].lower())) > 3


def _is_bech32(value: str) -> bool:
    """BIP 173 and BIP 350: the checksum over the human-readable part and the data."""
    if value != value.lower() and value != value.upper():
        return False
    prefix, _, data = value.lower().rpartition("1")
    numbers = ["qpzry9x8gf2tvdw0s3jn54khce6mua7l".find(char) for char in data]
    if not prefix or -1 in numbers:
        return False
    check = 1
    for number in [*(ord(c) >> 5 for c in prefix), 0, *(ord(c) & 31 for c in prefix), *numbers]:
        top = check >> 25
        check = (check & 0x1FFFFFF) << 5 ^ number
        for i, generator in enumerate((0x3B6A57B2, 0x26508E6D, 0x1EA119FA, 0x3D4233DD, 0x2A1462B3)):
            check ^= generator * (top >> i & 1)
    return check in (1, 0x2BC830A3)


def _is_base58check(value: str) -> bool:
    """Base58 with four bytes of double SHA-256 at the end: Litecoin, Dogecoin, Tron, test nets."""
    from hashlib import sha256

    number = 0
    for char in value:
        number = number * 58 + "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz".index(char)
    raw = number.to_bytes(25, "big") if number < 1 << 200 else b""
    return bool(raw) and sha256(sha256(raw[:21]).digest()).digest()[:4] == raw[21:]


PATTERNS: tuple[Pattern, ...] = (
    Pattern(
        "CRYPTO_ADDRESS", "bitcoin", regex=rf"{LEFT}[13]{_BASE58}{{25,34}}{RIGHT}", score=1.0,
        word=26, validate=stdnum("bitcoin"), context=("bitcoin", "btc", "bitcoin address", "btc address"),
    ),
    Pattern(
        "CRYPTO_ADDRESS", "bech32", regex=rf"(?i){LEFT}(?:bc1|tb1|ltc1)[02-9ac-hj-np-z]{{11,87}}{RIGHT}",
        anchors=("bc1", "tb1", "ltc1"), score=1.0, validate=_is_bech32, context=("bitcoin", "btc", "wallet",
            "address"),
    ),
    Pattern(
        "CRYPTO_ADDRESS", "base58check", regex=rf"{LEFT}[LMDATmn2]{_BASE58}{{25,33}}{RIGHT}",
        lead="123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz", reach=34, word=26, score=1.0,
        validate=_is_base58check,
    ),
    Pattern(
        "CRYPTO_ADDRESS", "ethereum", regex=rf"0[xX][0-9a-fA-F]{{40}}{RIGHT}", anchors=("0x",), score=0.95,
        validate=_is_ethereum,
    ),
    Pattern(
        "CRYPTO_ADDRESS", "ripple", regex=rf"{LEFT}r[1-9A-HJ-NP-Za-km-z]{{24,34}}{RIGHT}",
        lead="123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz", reach=34, led=True, word=25, score=0.0,
        context=("ripple", "xrp"),
    ),
    Pattern(
        "CRYPTO_ADDRESS", "monero", regex=rf"{LEFT}[48][0-9AB]{_BASE58}{{93}}{RIGHT}", word=95, score=0.95,
    ),
    Pattern(
        "CRYPTO_ADDRESS", "wallet",
        regex=r"(?i)(?:wallet|solana|sol address|crypto address)(?: address)?[ ]?(?:[:#=]"
            rf"|is)?[ ]?(?P<value>(?-i:{_BASE58}{{32,44}})){RIGHT}",
        anchors=("wallet", "solana", "sol address", "crypto address"), score=0.8,
    ),
)  # fmt: skip
