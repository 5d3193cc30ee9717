"""All numbers and codes that have no family of their own.

Length, grouping, case and the pattern of letters and digits stay. Check digits are right where the original's
were. One-to-one per pattern by a keyed permutation, whatever the grouping ("123-45" and "12345" agree),
except where the fakes lie in a range that is smaller than the originals': US Social Security numbers (9xx
with groups that are neither ITIN nor ATIN: 54 million, never issued), payment cards (the test prefixes of the
schemes), crypto addresses.
"""

import re
from collections.abc import Callable
from hmac import digest
from itertools import pairwise

from deid.surrogates import checked, crypto, network
from deid.surrogates.forms import ascii_digits, is_digit
from deid.surrogates.keys import Key
from deid.surrogates.permutation import pack
from deid.surrogates.source import Source

_LEAD = re.compile(
    r"(?:(?:mrn|ssn|sin|ein|itin|vin|imei|iban|npi|dea|nhs|id|no|nr|num|number|acct|account|acc|ref|case|claim|order|invoice|inv|"
    r"member|policy|patient|record|chart|passport|licen[cs]e|serial|s/n|sn|uuid|customer|cust|ticket|po|medicare|routing|"
    r"aba|card|visa|mastercard|amex|dni|nie|nif|cif|bsn|tax|vat|loan|file|room|bed|unit)\b[\s.:#№=-]*)+",
    re.I,
)
_SSN_GROUPS = tuple(f"{n:02d}" for n in (*range(1, 50), *range(66, 70), 89))
_UUID = re.compile(r"[0-9a-f]{8}-?[0-9a-f]{4}-?[0-9a-f]{4}-?[0-9a-f]{4}-?[0-9a-f]{12}", re.I)
_MAC = re.compile(r"[0-9a-f]{2}(?:[:-][0-9a-f]{2}){5}", re.I)
_CARD_PREFIXES = {"2": "222300", "3": "378282", "30": "305693", "36": "360000", "35": "353011", 
                  "38": "385200",                   "4": "400000", "5": "510510", "6": "601111"}  # fmt: skip


def replace(text: str, source: Source, label: str = "ID") -> str | None:
    text = ascii_digits(text)
    lead = _LEAD.match(text)
    start = lead.end() if lead and any(c.isalnum() for c in text[lead.end() :]) else 0
    body = text[start:]
    if any(c.isalpha() and not c.isascii() for c in body) or not any(c.isalnum() for c in body):
        return None
    new = _typed(body, source, label)
    if new is None or new == body:
        return None
    return text[:start] + new


def _typed(body: str, source: Source, label: str) -> str | None:
    compact = "".join(c for c in body if c.isalnum()).upper()
    if label == "CRYPTO_ADDRESS":
        return crypto.replace(body, source) or _same_pattern(body, source)
    if _UUID.fullmatch(body.strip()):
        return _uuid(body, source)
    if label == "DEVICE_ID" and _MAC.fullmatch(body.strip()):
        return network.replace(body, source, "MAC_ADDRESS")
    if label == "CREDIT_CARD" and compact.isdigit() and 12 <= len(compact) <= 19:
        return _into(body, _card(compact, source))
    if label == "IBAN" or (
        label == "BANK_ACCOUNT" and re.fullmatch(r"[A-Z]{2}\d{2}[A-Z0-9]{11,30}", compact)
    ):
        return _iban(body, compact, source)
    if label in {"NATIONAL_ID", "TAX_ID"} and _is_ssn(body, compact):
        return _into(body, _ssn(compact, source))
    if label == "TAX_ID" and re.fullmatch(r"[A-Z]{2}[A-Z0-9]{8,12}", compact) and _vat_valid(compact):
        return _walk(body, source, f"vat/{compact[:2]}", _vat_valid, keep=2 + (compact[:3] == "ATU"))
    if label == "VEHICLE_ID" and re.fullmatch(r"[A-HJ-NPR-Z0-9]{17}", compact):
        return _into(body, _vin(compact, source))
    known = checked.formats_of(label, compact)
    if known:
        new = checked.replace(known, compact, source)
        return _into(body, new) if new else None
    return _same_pattern(body, source)


def hash_of(key: Key, label: str, text: str, length: int = 16, *, scope: str = "") -> str:
    """`length` hex digits (64 at most) that stand for the text: HMAC-SHA-256, so nobody without the key can
    try texts.
    """
    return digest(key.derive("hash"), pack(label, text, scope), "sha256").hex()[:length]


def _into(form: str, compact: str) -> str:
    """The compact number in the grouping and case of `form`."""
    chars = iter(compact)
    return "".join((next(chars).lower() if c.islower() else next(chars)) if c.isalnum() else c for c in form)


def _same_pattern(body: str, source: Source) -> str | None:
    """Each digit a digit, each letter a letter; masked places ('xxx-xx-1234') stay."""
    masked: set[int] = set()
    for run in re.finditer(r"(?i)x{2,}", body):
        masked.update(range(*run.span()))
    places = [i for i, c in enumerate(body) if c.isalnum() and i not in masked]
    old = "".join(body[i] for i in places)
    if not old:
        return None
    if old.isdigit() and 8 <= len(old) <= 19:
        new = _digits_keeping_luhn(old, source)
    else:
        new = _move(old, source, "pattern")
    if new is None:
        return None
    out = list(body)
    for i, char in zip(places, new, strict=True):
        out[i] = char
    return "".join(out)


def _digits_keeping_luhn(old: str, source: Source) -> str | None:
    """Numbers with a right Luhn digit become such numbers, and the others others: each class onto itself."""
    wanted, new = checked.luhn(old), old
    for _ in range(500):
        new = _move(new, source, "digits") or ""
        if checked.luhn(new) == wanted:
            return new
    return None


def _radices(old: str) -> list[int]:
    """How many values each place has: leading zeros stay (unless there is nothing else), the next digit is 1
    to 9.
    """
    hexadecimal = _is_hex(old)
    zeros = len(old) - len(old.lstrip("0"))
    if zeros == len(old):
        return [10] * len(old)
    radices = []
    for i, char in enumerate(old):
        if i < zeros:
            radices.append(1)
        elif hexadecimal:
            radices.append(16)
        elif char.isdigit():
            radices.append(9 if i == zeros and len(old) > 1 else 10)
        else:
            radices.append(26)
    return radices


def _is_hex(text: str) -> bool:
    """Eight characters or more of 0-9 and a-f in one case, well mixed, as digests and device numbers are."""
    low = text.lower()
    mixed = sum(a.isdigit() != b.isdigit() for a, b in pairwise(low)) >= 3
    return len(text) >= 8 and text in {low, text.upper()} and mixed and bool(re.fullmatch("[0-9a-f]+", low))


def _value(char: str, radix: int) -> int:
    if radix == 16:
        return int(char, 16)
    if char.isdigit():
        return int(char) - (radix == 9)
    return ord(char.upper()) - 65


def _char(value: int, radix: int, old: str, upper: bool) -> str:
    if radix == 16:
        return f"{value:X}" if upper else f"{value:x}"
    if old.isdigit():
        return str(value + (radix == 9))
    return chr(value + (65 if old.isupper() else 97))


def _move(old: str, source: Source, purpose: str) -> str | None:
    radices = _radices(old)
    size, number = 1, 0
    for char, radix in zip(old, radices, strict=True):
        if radix > 1:
            size, number = size * radix, number * radix + _value(char, radix)
    if size < 2:
        return None
    shape = "".join("9" if c.isdigit() else "A" for c in old) if 16 not in radices else "hex"
    moved = source.derange(f"{purpose}/{shape}/{len(old)}/{radices.count(1)}", size, number)
    out, upper = [], old.isupper()
    for char, radix in zip(reversed(old), reversed(radices), strict=True):
        if radix == 1:
            out.append(char)
            continue
        moved, value = divmod(moved, radix)
        out.append(_char(value, radix, char, upper))
    return "".join(reversed(out))


def _walk(body: str, source: Source, purpose: str, valid: Callable[[str], bool], keep: int) -> str | None:
    """The body moved until it is valid again, its first `keep` characters kept."""
    compact = "".join(c for c in body if c.isalnum()).upper()
    head, rest = compact[:keep], compact[keep:]
    for _ in range(checked._WALKS):
        rest = _move(rest, source, purpose) or ""
        if valid(head + rest):
            return _into(body, head + rest)
    return None


def _vat_valid(compact: str) -> bool:
    from stdnum.eu import vat

    return vat.is_valid(compact)


def _is_ssn(body: str, compact: str) -> bool:
    """Nine digits written 3-2-4 or together whose area is one that was issued, or an ITIN's."""
    if not re.fullmatch(r"\s*\d{3}(?:[-\s.\u2013]\d{2}[-\s.\u2013]\d{4}|\d{6})\s*", body):
        return False
    return bool(re.search(r"\d[-\s.\u2013]\d", body)) or (
        compact[:3] not in {"000", "666"} and compact[3:5] != "00"
    )


def _ssn(compact: str, source: Source) -> str:
    """Area 900 to 999, a group that is neither an ITIN's (50-65, 70-88, 90-92, 94-99) nor an ATIN's (93)."""
    for attempt in range(8):
        draw = source.pick("ssn", 100 * len(_SSN_GROUPS) * 9999, compact, attempt)
        draw, serial = divmod(draw, 9999)
        area, group = divmod(draw, len(_SSN_GROUPS))
        new = f"9{area:02d}{_SSN_GROUPS[group]}{serial + 1:04d}"
        if new != compact:
            return new
    raise AssertionError("eight draws gave the original")


def _card(compact: str, source: Source) -> str:
    """A card of the same scheme and length under a prefix that payment processors use for tests; Luhn as it
    was.
    """
    prefix = _CARD_PREFIXES.get(compact[:2]) or _CARD_PREFIXES.get(compact[0]) or compact[0] + "99999"
    free = len(compact) - 7
    for attempt in range(8):
        body = f"{prefix}{source.pick('card', 10**free, compact, attempt):0{free}d}"
        right = next(d for d in "0123456789" if checked.luhn(body + d))
        wrong = str((int(right) + 1 + source.pick("card/wrong", 9, compact)) % 10)
        new = body + (right if checked.luhn(compact) else wrong)
        if new != compact:
            return new
    raise AssertionError("eight draws gave the original")


def _iban(body: str, compact: str, source: Source) -> str | None:
    """The same country; account and bank moved, mod 97 and the country's own check digits right where they
    were.
    """
    from stdnum import iban

    def valid(number: str) -> bool:
        return iban.is_valid(number)

    country, rest = compact[:2], compact[4:]
    if not re.fullmatch(r"[A-Z]{2}\d\d[A-Z0-9]{4,}", compact):
        return _same_pattern(body, source)
    was_valid = valid(compact)
    for _ in range(checked._WALKS):
        rest = _move(rest, source, f"iban/{country}") or ""
        if not rest:
            return None
        number = country + iban.calc_check_digits(country + "00" + rest) + rest
        if valid(number) or not was_valid:
            return _into(body, number)
    return None


def _vin(compact: str, source: Source) -> str:
    """17 characters: letters stay letters (but I, O, Q) and digits digits; place 9 checks where it did."""
    places = [i for i in range(17) if i != 8]
    alphabets = ["0123456789" if compact[i].isdigit() else "ABCDEFGHJKLMNPRSTUVWXYZ" for i in places]
    size, number = 1, 0
    for i, alphabet in zip(places, alphabets, strict=True):
        size, number = size * len(alphabet), number * len(alphabet) + alphabet.index(compact[i])
    shape = "".join("9" if compact[i].isdigit() else "A" for i in places)
    moved = source.derange(f"vin/{shape}", size, number)
    chars = list(compact)
    for i, alphabet in zip(reversed(places), reversed(alphabets), strict=True):
        moved, value = divmod(moved, len(alphabet))
        chars[i] = alphabet[value]
    if checked.vin_check(compact) == compact[8]:
        chars[8] = checked.vin_check("".join(chars))
    return "".join(chars)


def _uuid(body: str, source: Source) -> str:
    """Version and variant stay: 122 bits are moved (RFC 9562)."""
    compact = "".join(c for c in body if c.isalnum()).lower()
    number = int(compact, 16)
    fixed = (0xF << 76) | (0x3 << 62)
    free = [bit for bit in range(128) if not fixed >> bit & 1]
    packed = sum((number >> bit & 1) << i for i, bit in enumerate(free))
    moved = source.derange("uuid", 1 << len(free), packed)
    new = (number & fixed) | sum((moved >> i & 1) << bit for i, bit in enumerate(free))
    chars = iter(f"{new:032x}")
    upper = body.isupper()
    return "".join(
        (next(chars).upper() if upper else next(chars)) if is_digit(c) or c.isalpha() else c for c in body
    )
