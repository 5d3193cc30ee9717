"""All numbers and codes that have no family of their own.

Length, grouping, case and the pattern of letters and digits stay. What a number is depends on it and its label
alone, not on its grouping ("123-45" and "12345" agree), but that three groups of 3-2-4 digits are a US Social
Security number. In this order: a UUID, a card, an IBAN, a Social Security number, a VIN, the first format of
python-stdnum that it is valid in (see `checked`), else a pattern.

One-to-one, and right where the original was right: national numbers (`checked`), UUIDs (122 bits), IBANs by
country, VINs by pattern, and all other codes by their pattern of letters and digits; those of 8 to 19 digits with
a right Luhn digit among themselves. Not one-to-one: what lies in ranges that are never issued (`never_issued`
says which and how large they are; with `plausible` it is), payment cards (`cards`), crypto addresses.

Domains of a million and more are moved by FF1 (NIST SP 800-38G), which one number in all is expected to
survive; that one has no surrogate and is redacted. Smaller ones are moved without fixed points.
"""

import re
from functools import lru_cache
from hmac import digest
from itertools import pairwise

from deid.surrogates import network
from deid.surrogates.forms import ascii_digits
from deid.surrogates.identifiers import cards, checked, crypto, ibans, leads, never_issued
from deid.surrogates.identifiers.check_digits import luhn, luhn_digit, vin_check
from deid.surrogates.identifiers.fields import Pattern
from deid.surrogates.keys import Key
from deid.surrogates.permutation import pack
from deid.surrogates.source import Source

_UUID = re.compile(r"[0-9a-f]{8}-?[0-9a-f]{4}-?[0-9a-f]{4}-?[0-9a-f]{4}-?[0-9a-f]{12}", re.I)
_MAC = re.compile(r"[0-9a-f]{2}(?:[:-][0-9a-f]{2}){5}", re.I)
_WALKS = 500
_STEPS = 50
_ANY = re.compile(r"[^\W_]")
_SSN = re.compile(r"\s*\d{3}(?:[-\s.\u2013]\d{2}[-\s.\u2013]\d{4}|\d{6})\s*")
_PREFIXED_HEX = re.compile("0[xX][0-9a-fA-F]+")
_EIN = re.compile(r"\s*\d{2}[-\u2013]\d{7}\s*")
_MASKED = re.compile(r"(?<![^\W_])x{3,}|x{3,}(?![^\W_])|(?<![^\W_])x{2}(?![^\W_])|x{4}", re.I)
_VIN = re.compile("[A-HJ-NPR-Z0-9]{17}")


def replace(text: str, source: Source, label: str = "ID") -> str | None:
    """Another number, or None.

    A number whose first letters would be read as a lead ("PO-604"), or whose letters as a mask, is walked over, so
    that it is the surrogate of such a number alone.
    """
    text = ascii_digits(text)
    if label == "CREDIT_CARD" and not text.isdigit():
        read = cards.read(text)
        if read is not None:
            return _card_and_words(text, read, source) if read else None
    start, end = leads.number_in(text, label)
    body = text[start:end]
    if not _ANY.search(body) or (not body.isascii() and any(c.isalpha() and not c.isascii() for c in body)):
        return None
    new, masks = body, _masks(body)
    for _ in range(_STEPS):
        new = _typed(new, source, label, masks) or body
        if new == body:
            return None
        whole = text[:start] + new + text[end:]
        if leads.number_in(whole, label) == (start, end) and _masks(new) == masks:
            return whole
    return None


_Spans = list[tuple[int, int]]


def _masks(body: str) -> _Spans:
    """Where 'xxx' stands for what was not to be read."""
    if "xx" not in body.lower() or not _MASKED.search(body):
        return []
    return [run.span() for run in _MASK.finditer(body)]


def _typed(body: str, source: Source, label: str, masks: _Spans) -> str | None:
    compact = body.upper() if body.isalnum() else "".join([c for c in body if c.isalnum()]).upper()
    if label == "CRYPTO_ADDRESS":
        return crypto.replace(body, source) or _same_pattern(body, compact, source, label, masks)
    if len(compact) == 32 and _UUID.fullmatch(body.strip()):
        return _uuid(body, source)
    if label == "DEVICE_ID" and _MAC.fullmatch(body.strip()):
        return network.replace(body, source, "MAC_ADDRESS")
    if label == "CREDIT_CARD" and cards.is_whole(compact):
        return _into(body, cards.replace(compact, source))
    if label == "IBAN" or (label == "BANK_ACCOUNT" and ibans.is_right(compact)):
        return _into(body, ibans.replace(compact, source)) or _same_pattern(
            body, compact, source, label, masks
        )
    if label == "VEHICLE_ID" and _VIN.fullmatch(compact):
        return _into(body, _vin(compact, source))
    if label in {"NATIONAL_ID", "TAX_ID"} and _is_ssn(body, compact, label):
        return _into(body, _ssn(compact, source))
    if body[1:2] in {"x", "X"} and _PREFIXED_HEX.fullmatch(body):
        return _hexadecimal(body, source)
    found = None if masks else _found(body, compact, label)
    if found is None:
        return _same_pattern(body, compact, source, label, masks)
    if not source.plausible and never_issued.has_range(found.format.name):
        return _into(body, never_issued.replace(found, compact, source))
    return _into(body, checked.replace(found, label, compact, body, source))


def _found(body: str, compact: str, label: str) -> checked.Found | None:
    if label == "TAX_ID" and _EIN.fullmatch(body):
        return checked.named("us.ein", compact, body)
    return checked.find(label, compact, body)


def _card_and_words(text: str, read: cards.Read, source: Source) -> str | None:
    """The card, and the other numbers beside it, each as if it stood alone; the words stay."""
    out, at = [], 0
    for start, end, kind in read:
        old = text[start:end]
        new = cards.expiry(old, source) if kind == "date" else _typed(old, source, "CREDIT_CARD", [])
        if new is None or new == old:
            return None
        out += [text[at:start], new]
        at = end
    return "".join([*out, text[at:]])


def hash_of(key: Key, label: str, text: str, length: int = 16, *, scope: str = "") -> str:
    """`length` hex digits (64 at most) that stand for the text: HMAC-SHA-256, so nobody without the key can
    try texts.
    """
    return digest(key.derive("hash"), pack(label, text, scope), "sha256").hex()[:length]


def _into(form: str, compact: str | None) -> str | None:
    """The compact number in the grouping and case of `form`."""
    return checked.dress(form, compact) if compact else None


def _same_pattern(body: str, compact: str, source: Source, label: str, masks: _Spans) -> str | None:
    """Each digit a digit, each letter a letter; masked places ('xxx-xx-1234') stay."""
    if masks:
        return _unmasked(body, source, label, masks)
    old = body if len(body) == len(compact) else "".join([c for c in body if c.isalnum()])
    new = _plain(old, source, label, body)
    return new if new is None or old is body else _filled(body, new)


def _unmasked(body: str, source: Source, label: str, masks: _Spans) -> str | None:
    masked = {place for span in masks for place in range(*span)}
    places = [i for i, c in enumerate(body) if c.isalnum() and i not in masked]
    old = "".join([body[i] for i in places])
    new = _plain(old, source, label, "") if old else None
    if new is None:
        return None
    out = list(body)
    for i, char in zip(places, new, strict=True):
        out[i] = char
    return "".join(out)


def _filled(body: str, new: str) -> str:
    chars = iter(new)
    return "".join([next(chars) if c.isalnum() else c for c in body])


_MASK = re.compile("x{2,}", re.I)


def _plain(old: str, source: Source, label: str, body: str) -> str | None:
    """A code of the same pattern that is of none of the checked formats of the label.

    Numbers with a right Luhn digit become such numbers, and the others others: each class onto itself.
    """
    digits = old.isdigit() and 8 <= len(old) <= 19
    right, new = digits and luhn(old), old
    for _ in range(_WALKS):
        if right:
            head = _move(new[:-1], source, "luhn")
            new = head + luhn_digit(head) if head else ""
        else:
            new = _move(new, source, "digits" if digits else "pattern") or ""
        if not new or new == old:
            return None
        if digits and luhn(new) != right:
            continue
        if not body or _found(checked.dress(body, new), new.upper(), label) is None:
            return new
    return None


def _is_hex(text: str) -> bool:
    """Eight characters or more of 0-9 and a-f in one case, well mixed, as digests and device numbers are."""
    if len(text) < 8 or text.isdigit() or not _HEX.fullmatch(text):
        return False
    return sum([a.isdigit() != b.isdigit() for a, b in pairwise(text)]) >= 3


_HEX = re.compile("[0-9a-f]+|[0-9A-F]+")


def _move(old: str, source: Source, purpose: str) -> str | None:
    """Leading zeros stay, and the first other digit is none; zeros alone have no other."""
    upper = old if old.isdigit() else old.upper()
    zeros = len(upper) - len(upper.lstrip("0")) if len(old) > 1 and upper[0] == "0" else 0
    if zeros == len(old):
        return None
    if upper is old and old.isdigit():
        return _moved_digits(old, zeros, source, purpose)
    shape = "hex" if _is_hex(old) else checked.shape_of(upper)
    pattern, domain = _pattern(shape, len(old), zeros, purpose)
    reading = pattern.read(upper)
    if reading is None or pattern.size < 2:
        return None
    moved = _elsewhere(source, domain, pattern.size, reading.number)
    return _cased(old, "".join(pattern.write(moved, reading.kept)))


def _moved_digits(old: str, zeros: int, source: Source, purpose: str) -> str:
    length = len(old)
    low = 10 ** (length - zeros - 1) if length > 1 else 0
    size = 9 * low or 10
    return f"{low + _elsewhere(source, f'{purpose}/{length}/{zeros}', size, int(old) - low):0{length}d}"


def _cased(old: str, new: str) -> str:
    if old.islower():
        return new.lower()
    return new if old.isupper() or old.isdigit() else checked.dress(old, new)


@lru_cache(maxsize=1 << 13)
def _pattern(shape: str, length: int, zeros: int, purpose: str) -> tuple[Pattern, str]:
    """The pattern of a shape, and the purpose that its permutation is keyed by."""
    domain = f"{purpose}/{shape}/{length}/{zeros}"
    fields = [f"k*{zeros}"] if zeros else []
    if shape == "hex":
        return Pattern(" ".join([*fields, f"H*{length - zeros}"])), domain
    at = zeros
    if shape[at] == "9" and length > 1:
        fields.append("1-9")
        at += 1
    fields += [f"{run[0][0]}*{len(run[0])}" for run in re.finditer("9+|A+", shape[at:])]
    return Pattern(" ".join(fields)), domain


def _hexadecimal(body: str, source: Source) -> str | None:
    """'0x1F4A': what follows the 0x, as a hexadecimal number of as many digits."""
    pattern = Pattern(f"H*{len(body) - 2}")
    number = int(body[2:], 16)
    moved = _elsewhere(source, f"0x/{len(body)}", pattern.size, number)
    if moved == number:
        return None
    digits = "".join(pattern.write(moved, ""))
    return body[:2] + (digits if any(c.isupper() for c in body[2:]) else digits.lower())


def _elsewhere(source: Source, purpose: str, size: int, number: int) -> int:
    """A keyed permutation; of a million numbers and more one in all may stay."""
    return (source.permute if size >= _LARGE else source.derange)(purpose, size, number)


_LARGE = 1_000_000


def _is_ssn(body: str, compact: str, label: str) -> bool:
    """Nine digits written 3-2-4; or together, if that may be one that was issued and is no tax number."""
    if len(compact) != 9 or not _SSN.fullmatch(body):
        return False
    if len(body.strip()) > 9:
        return True
    if label == "TAX_ID" or compact[0] == "9" or compact[:3] in {"000", "666"}:
        return False
    return compact[3:5] != "00" and compact[5:] != "0000"


def _ssn(compact: str, source: Source) -> str | None:
    if not source.plausible:
        return never_issued.ssn(compact, source)
    return _issued_ssn(compact, source)


def _issued_ssn(compact: str, source: Source) -> str | None:
    """Another that may have been issued, one-to-one; what was not (ITINs, ...) another that was not.

    Nine digits that are also right as another country's number stay so.
    """
    kind, new = _ssn_kind(compact), compact
    for _ in range(_WALKS):
        new = f"{source.permute('ssn/issued', 10**9, int(new)):09d}"
        if new == compact:
            return None
        if _ssn_kind(new) == kind:
            return new
    return None


def _ssn_kind(compact: str) -> tuple[bool, bool, str | None]:
    never = compact[:3] in {"000", "666"} or compact[3:5] == "00" or compact[5:] == "0000"
    return compact[0] == "9", never, never_issued.other_than_ssn(compact)


def _vin(compact: str, source: Source) -> str | None:
    """17 characters: letters stay letters (but I, O, Q) and digits digits; place 9 checks where it did."""
    pattern = _vin_pattern("".join(["9" if c.isdigit() else "A" for c in compact[:8] + compact[9:]]))
    reading = pattern.read(compact[:8] + compact[9:])
    if reading is None or pattern.size < 2:
        return None
    shape = "".join(["9" if c.isdigit() else "A" for c in compact[:8] + compact[9:]])
    moved = source.permute(f"vin/{shape}", pattern.size, reading.number)
    if moved == reading.number:
        return None
    rest = "".join(pattern.write(moved, ""))
    new = f"{rest[:8]}{compact[8]}{rest[8:]}"
    right = vin_check(compact) == compact[8]
    return f"{new[:8]}{vin_check(new)}{new[9:]}" if right else new


@lru_cache(maxsize=4096)
def _vin_pattern(shape: str) -> Pattern:
    return Pattern(f"[0123456789ABCDEFGHJKLMNPRSTUVWXYZ]*{len(shape)}", shape)


def _uuid(body: str, source: Source) -> str | None:
    """Version and variant stay: 122 bits are moved (RFC 9562)."""
    text = "".join([c for c in body if c.isalnum()])
    number = int(text, 16)
    high, middle, low = number >> 80, number >> 64 & 0xFFF, number & (1 << 62) - 1
    packed = (high << 74) | (middle << 62) | low
    moved = source.permute("uuid", 1 << 122, packed)
    if moved == packed:
        return None
    kept = number & ((0xF << 76) | (0x3 << 62))
    new = (moved >> 74) << 80 | (moved >> 62 & 0xFFF) << 64 | moved & (1 << 62) - 1 | kept
    chars = iter(f"{new:032X}" if text.isupper() else f"{new:032x}")
    return "".join([next(chars) if c.isalnum() else c for c in body])
