"""Check digits that python-stdnum does not have, and a way to ask it by a module's name. All pure."""

import re
from collections.abc import Callable
from functools import lru_cache
from importlib import import_module

_NOT_ALNUM = re.compile(r"[^0-9A-Za-z]")


def compact(value: str) -> str:
    """Letters (upper-case) and digits only."""
    return _NOT_ALNUM.sub("", value).upper()


def digits_of(value: str) -> list[int]:
    return [int(char) for char in value if "0" <= char <= "9"]


@lru_cache(maxsize=256)
def stdnum(module: str) -> Callable[[str], bool]:
    """`is_valid` of a python-stdnum module, "us.ssn" say; the module is imported at the first number."""

    def is_valid(value: str) -> bool:
        return bool(import_module(f"stdnum.{module}").is_valid(value))

    return is_valid


def luhn(value: str) -> bool:
    """ISO/IEC 7812-1 annex B. One digit repeated does not pass."""
    digits = digits_of(value)
    doubled = [digit * 2 - 9 * (digit > 4) for digit in digits[-2::-2]]
    return len(set(digits)) > 1 and (sum(digits[-1::-2]) + sum(doubled)) % 10 == 0


def card(value: str) -> bool:
    """Luhn, and a prefix and length that the networks issue (ISO/IEC 7812, EMVCo lists)."""
    number = "".join(map(str, digits_of(value)))
    return bool(_CARDS.fullmatch(number)) and luhn(number)


_CARDS = re.compile(
    r"4(?:[0-9]{12}|[0-9]{15}|[0-9]{18})"  # Visa
    r"|(?:5[1-5][0-9]{2}|222[1-9]|22[3-9][0-9]|2[3-6][0-9]{2}|27[01][0-9]|2720)[0-9]{12}"  # Mastercard
    r"|3[47][0-9]{13}"  # American Express
    r"|3(?:0[0-5]|095|[689][0-9])[0-9]{11,13}"  # Diners Club
    r"|(?:6011|64[4-9][0-9]|65[0-9]{2})[0-9]{12,15}"  # Discover
    r"|35(?:2[89]|[3-8][0-9])[0-9]{12,15}"  # JCB
    r"|62[0-9]{14,17}"  # UnionPay
    r"|(?:50[0-9]{2}|5[6-9][0-9]{2}|6(?:304|7[0-9]{2}))[0-9]{8,15}"  # Maestro
    r"|220[0-4][0-9]{12}"  # Mir
    r"|(?:60|65|81|82)[0-9]{14}"  # RuPay
)


def aba_routing(value: str) -> bool:
    """US bank routing number: weights 3, 7, 1; the first two digits name a Federal Reserve district."""
    digits = digits_of(value)
    district = digits[0] * 10 + digits[1] if len(digits) == 9 else 99
    known = district <= 12 or 21 <= district <= 32 or 61 <= district <= 72 or district == 80
    return known and sum(d * w for d, w in zip(digits, (3, 7, 1) * 3, strict=True)) % 10 == 0


def npi(value: str) -> bool:
    """US National Provider Identifier: Luhn over 80840 and the number (45 CFR 162.406)."""
    digits = digits_of(value)
    return len(digits) == 10 and digits[0] in (1, 2) and luhn("80840" + "".join(map(str, digits)))


def dea(value: str) -> bool:
    """US DEA registration: two letters, six digits, a check digit."""
    digits = digits_of(value)
    return len(digits) == 7 and (sum(digits[0:6:2]) + 2 * sum(digits[1:6:2])) % 10 == digits[6]


_VIN_LETTERS = dict(zip("ABCDEFGHJKLMNPRSTUVWXYZ", map(int, "12345678123457923456789"), strict=True))


def vin(value: str) -> bool:
    """49 CFR 565.15 (c): the ninth character checks the others. European numbers need not have it."""
    number = compact(value)
    dated = re.match("[0-9]{2}(?:JAN|FEB|MAR|APR|MAY|JUN|JUL|AUG|SEP|NOV|DEC)[0-9]", number)
    if len(number) != 17 or set(number) & set("IOQ") or number.isdigit() or number.isalpha() or dated:
        return False
    values = [int(c) if c.isdigit() else _VIN_LETTERS[c] for c in number]
    weights = (8, 7, 6, 5, 4, 3, 2, 10, 0, 9, 8, 7, 6, 5, 4, 3, 2)
    return "0123456789X"[sum(v * w for v, w in zip(values, weights, strict=True)) % 11] == number[8]


def au_medicare(value: str) -> bool:
    """Australian Medicare card: weights 1, 3, 7, 9 over eight digits; the ninth checks."""
    digits = digits_of(value)
    if len(digits) not in (10, 11) or not 2 <= digits[0] <= 6:
        return False
    return sum(d * w for d, w in zip(digits, (1, 3, 7, 9) * 2, strict=False)) % 10 == digits[8]


def es_nass(value: str) -> bool:
    """Spanish social security number: province, eight digits, the number modulo 97."""
    number = "".join(map(str, digits_of(value)))
    if len(number) != 12:
        return False
    body = number[:2] + number[2:10].lstrip("0") if number[2] == "0" else number[:10]
    return int(body) % 97 == int(number[10:])


def sg_nric(value: str) -> bool:
    """Singapore NRIC and FIN: weights 2, 7, 6, 5, 4, 3, 2 and a letter by series."""
    number = compact(value)
    if len(number) != 9 or number[0] not in "STFGM" or not number[1:8].isdigit():
        return False
    total = sum(int(d) * w for d, w in zip(number[1:8], (2, 7, 6, 5, 4, 3, 2), strict=True))
    total += {"S": 0, "T": 4, "F": 0, "G": 4, "M": 3}[number[0]]
    letters = {
        "S": "JZIHGFEDCBA",
        "T": "JZIHGFEDCBA",
        "F": "XWUTRQPNMLK",
        "G": "XWUTRQPNMLK",
        "M": "XWUTRQPNJLK",
    }
    place = 10 - total % 11 if number[0] == "M" else total % 11
    return letters[number[0]][place] == number[8]


def hk_hkid(value: str) -> bool:
    """Hong Kong identity card: one or two letters, six digits, a check digit or A, modulo 11."""
    number = compact(value)
    if not re.fullmatch(r"[A-Z]{1,2}[0-9]{6}[0-9A]", number):
        return False
    head = number[:-7]
    values = [36] * (2 - len(head)) + [ord(c) - 55 for c in head] + [int(c) for c in number[-7:-1]]
    values.append(10 if number[-1] == "A" else int(number[-1]))
    return sum(v * w for v, w in zip(values, (9, 8, 7, 6, 5, 4, 3, 2, 1), strict=True)) % 11 == 0


def mx_clabe(value: str) -> bool:
    """Mexican CLABE: weights 3, 7, 1 modulo 10 over seventeen digits."""
    digits = digits_of(value)
    if len(digits) != 18:
        return False
    weighted = sum(d * w % 10 for d, w in zip(digits[:17], (3, 7) + (1, 3, 7) * 5, strict=True))
    return (10 - weighted % 10) % 10 == digits[17]


def de_kvnr(value: str) -> bool:
    """German health insurance number (SGB V § 290): a letter, eight digits, a Luhn-like check digit."""
    number = compact(value).upper()
    if len(number) != 10 or not ("A" <= number[0] <= "Z" and number[1:].isdigit()):
        return False
    digits = f"{ord(number[0]) - 64:02}{number[1:9]}"
    products = (int(digit) * (1 + place % 2) for place, digit in enumerate(digits))
    return sum(product // 10 + product % 10 for product in products) % 10 == int(number[9])
