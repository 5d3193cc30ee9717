"""PHONE: written form kept (grouping, marks, words, extension, vanity letters as the digits that they stand for).

Numbers that nobody has, where a regulator sets such aside (see `phone_ranges`): US, Canada, UK, Australia, France,
Germany, Ireland, Sweden. There are few of these (100 lines an area in the US, 10 to 10,000 elsewhere), so such
fakes are not one-to-one. Numbers of other countries, or of none that can be told, keep country code, trunk prefix,
first digit and length, and are one-to-one; somebody may have such a number.

With `source.plausible` all are one-to-one: US and Canadian ones get another area code and another seven digits, those
of other countries another number that is valid where theirs was (Google's libphonenumber).

The forms of one number agree: "+49 89 1234567", "0049 89 1234567" and "089/1234567"; "(617) 253-1000", "+1 617 253
1000" and "253-1000". A national number is told to be of a country by its length, its start and its grouping
(`country_of`); where that is not clear, the international form gets another fake.
With `source.follow_state` a US area code becomes one of the state that its own state becomes.
"""

import re
from functools import cache

from deid.surrogates.contacts.phone_ranges import (
    CALLING_CODES_OF_TWO,
    CANADIAN,
    GERMAN_MOBILE,
    LENGTHS,
    RANGES,
    TOLL_FREE,
    TWO_DIGIT_AREAS,
)
from deid.surrogates.forms import ascii_digits, says_only, words
from deid.surrogates.pools import read
from deid.surrogates.source import Source

_EXTENSION = re.compile(
    r"(?P<word>(?<!\s)(?:\s{0,9},)?\s{0,9}[(\[]?(?:ext(?:ension|n)?|x|durchwahl|dw|app(?:arat)?|poste|anexo|interno|int|toestel)\.?\s{0,9}(?:[#:]\s{0,9})?|(?<!\s)\s{0,9}#\s{0,9})"
    r"(?P<digits>\d{1,6})(?P<end>[)\]]?\s{0,9})$",
    re.I,
)
_SEVERAL = re.compile(r"((?<!\s)\s*(?:[/;,|&]|\bor\b|\band\b|\boder\b|\bund\b|\bou\b|\bet\b|\by\b)\s*)", re.I)
_VANITY = re.compile(
    r"(?<=[\d)])[-. ]?(?P<letters>(?=(?:[-. \d]*[A-Z]){3})[A-Z\d]+(?:[-. ][A-Z\d]+)*)(?![a-z])"
)
_WORDS = frozenset(
    words("""
    tel telephone phone ph fax mobile mob cell cellular home office work direct toll free main number no
    nr t p f m c o h w telefon telefono tlf tfno handy mobil movil telefax portable and or at is the on
    x ext extension extn durchwahl dw poste int a b e d i line desk day evening night call text sms whatsapp
    telefoon telefone tele phon privat dienstlich buro bureau fixe fijo casa trabajo ufficio cellulare
    oder und ou et y us uk intl international
""")
)
_SWEDISH = frozenset(("2-3-3-2", "3-3-2-2", "4-2-2-2"))
_WALKS = 400


def replace(text: str, source: Source, label: str = "PHONE") -> str | None:
    """Another number in the same written form, extension too; None for fewer than three digits."""
    text = ascii_digits(text)
    parts = _SEVERAL.split(text)
    if len(parts) > 1 and all(sum(c.isdigit() for c in part) >= 7 for part in parts[::2]):
        new = [part if i % 2 else _one(part, source) for i, part in enumerate(parts)]
        return None if None in new else "".join(part for part in new if part)
    return _one(text, source)


def _one(text: str, source: Source) -> str | None:
    found = _EXTENSION.search(text)
    main, extension = (text[: found.start()], found) if found and found.start() else (text, None)
    main = _VANITY.sub(lambda m: _keypad(m[0]), main)
    digits = "".join(c for c in main if c.isdigit())
    if len(digits) < 3 or not says_only(main, _WORDS):
        return None
    fakes = iter(_number(main, digits, source))
    out = "".join(next(fakes) if c.isdigit() else c for c in main)
    if extension:
        out += extension["word"] + source.digits("phones/extension", extension["digits"]) + extension["end"]
    return None if out == text else out


def _keypad(letters: str) -> str:
    """'FLOWERS' -> '3569377' (ITU-T E.161)."""
    return "".join("22233344455566677778889999"[ord(c) - 65] if "A" <= c <= "Z" else c for c in letters)


def _number(main: str, digits: str, source: Source) -> str:
    """The digits of the fake, as many."""
    lead = _international(main, digits)
    if lead is not None:
        code = _calling_code(digits[lead:])
        return digits[:lead] + code + _of_country(code, digits[lead + len(code) :], source)
    nanp = _american_at(digits, main)
    if nanp is not None:
        end = nanp + 10
        rest = source.digits("phones/extension", digits[end:]) if digits[end:] else ""
        return digits[:nanp] + _american(digits[nanp:end], source) + rest
    if len(digits) == 7 and digits[0] in "23456789" and re.search(r"(?<!\d)\d{3}[-. ]?\d{4}(?!\d)", main):
        return _local(digits, source)
    groups = "-".join(str(len(group)) for group in re.findall(r"\d+", main))
    code = country_of(digits, groups)
    if code == "7" and digits[0] == "8":
        return "8" + _of_country(code, digits[1:], source)
    return _of_country(code, digits, source)


def _international(main: str, digits: str) -> int | None:
    """How many digits stand before the country code: 0 after a plus, 2 for 00, 3 for 011; None in a national number."""
    if main.lstrip(" (\t[").startswith("+") or re.search(r"[A-Za-z:]\s*\(?\+\d", main):
        return 0
    if digits.startswith("00") and len(digits) > 8:
        return 2
    if digits.startswith("011") and len(digits) >= 13:
        return 3
    if len(digits) >= 11 and digits[0] not in "01":
        code = _calling_code(digits)
        if (
            code in LENGTHS
            and len(digits) - len(code) in LENGTHS[code]
            and (len(digits) > 11 or code in {"33", "61"})
        ):
            return 0
    return None


def _calling_code(digits: str) -> str:
    if digits[:1] in {"1", "7"}:
        return digits[0]
    return digits[:2] if digits[:2] in CALLING_CODES_OF_TWO else digits[:3]


def _american_at(digits: str, main: str) -> int | None:
    """Where a US or Canadian number of ten digits begins, or None."""
    start = 1 if digits[0] == "1" and len(digits) >= 11 else 0
    national = digits[start:]
    if len(national) < 10 or national[0] not in "23456789" or national[3] not in "23456789":
        return None
    known = national[:3] in known_areas()
    if len(national) == 10:
        indian = re.search(r"(?<!\d)\d{5}[ -]\d{5}(?!\d)", main)
        return start if (known or start or national[0] not in "6789") and not indian else None
    split_there = re.match(r"\D*(?:1\D*)?\d{3}\D*\d{3}\D*\d{4}\D+\d{1,4}\D*$", main)
    return start if known and split_there and len(national) <= 14 else None


def country_of(digits: str, groups: str) -> str:
    """The calling code of the country that a national number is written as in, or '' where that is not clear.

    `groups`: the lengths of its groups of digits, like "3-4-4".
    """
    size, first = len(digits), int(groups.split("-")[0])
    if digits[0] != "0":
        if size == 10 and digits[:4] in {"1800", "1300"}:
            return "61"
        if size == 11 and digits[0] == "8":
            return "7"
        if size == 10 and digits[0] in "6789":
            return "91"
        if size == 10 and digits[0] == "3":
            return "39"
        return "34" if size == 9 and digits[0] in "6789" else ""
    if size == 10:
        return _of_ten(digits, groups, first)
    if size == 11:
        return _of_eleven(digits, groups, first)
    german = digits[1:3] in TWO_DIGIT_AREAS or digits[:4] in GERMAN_MOBILE
    if size == 12 or (size in (8, 9) and german):
        return "49"
    return "49" if size == 9 and first in (4, 5) else ""


def _of_ten(digits: str, groups: str, first: int) -> str:
    if groups == "2-2-2-2-2" or (groups in {"10", "4-6"} and digits[1] in "15679" and first != 4):
        return "33"
    if digits[:2] == "04" and groups in {"4-3-3", "10"}:
        return "61"
    if groups in {"2-4-4", "2-8"} and digits[1] in "2378":
        return "61"
    if digits[:2] == "06" and groups in {"2-8", "2-4-4"}:
        return "31"
    if (digits[:2] == "07" and first == 3) or (groups in _SWEDISH and digits[1] != "6"):
        return "46"
    if digits[1:3] in TWO_DIGIT_AREAS and first in (3, 10):
        return "49"
    return "49" if first in (4, 5) else "31" if first == 3 and digits[1] in "1234567" else ""


def _of_eleven(digits: str, groups: str, first: int) -> str:
    if digits[1] in "6789" and groups in {"6-5", "1-5-5"}:
        return "91"
    if digits[1] in "689" and groups == "11" and digits[1:3] not in words("80 84 87 90 91"):
        return "91"
    if digits[1:3] in TWO_DIGIT_AREAS and first == 3:
        return "49"
    if digits[:4] in GERMAN_MOBILE and (first == 4 and groups != "4-3-4"):
        return "49"
    if digits[:4] in GERMAN_MOBILE - {"0151"} and groups == "11":
        return "49"
    british = digits[1] in "17" or digits[1:3] in words("20 23 24 28 29 30 33 34 37 80 84 87 90 91 98")
    if british and groups != "4-7" and not (first == 4 and digits[1] == "7"):
        return "44"
    return "49" if first in (3, 4, 5) else ""


def _of_country(code: str, digits: str, source: Source) -> str:
    """`digits`: the number after the country code; its trunk zeros stay."""
    if code == "1" and len(digits) == 10:
        return _american(digits, source)
    national = digits.lstrip("0")
    trunk = digits[: len(digits) - len(national)]
    if not national:
        return source.digits("phones/zeros", digits) if digits else ""
    if source.plausible:
        return trunk + _valid(code, national, trunk if code == "39" else "", source)
    return trunk + (_reserved(code, national, source) or _moved(national, source))


def _reserved(code: str, national: str, source: Source) -> str | None:
    """A number that is never issued, of the same kind and length; None where there are none."""
    table = RANGES.get(code)
    if table is None or len(national) not in LENGTHS[code]:
        return None
    size = next((n for n in (4, 3, 2, 1) if national[:n] in table), 0)
    if not size:
        return None
    if code == "49" and national[:2] in {"15", "16", "17"}:
        starts: tuple[str, ...] = ("17139200",) if len(national) < 11 else ("176040690",)
    else:
        starts = tuple(s for s in table[national[:size]] if s[:3] != national[:3]) or table[national[:size]]
    whole = [s for s in starts if len(s) == len(national) and s != national]
    if whole:
        return whole[source.pick(f"phones/reserved/{code}", len(whole), national)]
    start = starts[source.pick(f"phones/areas/{code}", len(starts), national[:3])]
    left = len(national) - len(start)
    if left < 1:
        return None
    for attempt in range(8):
        fake = f"{start}{source.pick(f'phones/reserved/{code}', 10**left, national, attempt):0{left}d}"
        if fake != national:
            return fake
    return None


def _moved(national: str, source: Source) -> str:
    """One-to-one among the numbers of the same first digit and length."""
    kept = 1 if len(national) >= 6 else 0
    body = national[kept:]
    if not body:
        return national
    moved = source.derange(f"phones/{national[:kept]}/{len(body)}", 10 ** len(body), int(body))
    return f"{national[:kept]}{moved:0{len(body)}d}"


def _valid(code: str, national: str, zeros: str, source: Source) -> str:
    """Moved on until it is as valid as it was, which keeps it one-to-one."""
    new = _moved(national, source)
    if not code or not _is_valid(code, zeros + national):
        return new
    for _ in range(_WALKS):
        if _is_valid(code, zeros + new):
            return new
        new = _moved(new, source)
    return _moved(national, source)


def _is_valid(code: str, national: str) -> bool:
    import phonenumbers

    zeros = len(national) - len(national.lstrip("0"))
    number = phonenumbers.PhoneNumber(
        country_code=int(code),
        national_number=int(national),
        italian_leading_zero=bool(zeros) or None,
        number_of_leading_zeros=zeros if zeros > 1 else None,
    )
    return phonenumbers.is_valid_number(number)


@cache
def area_codes() -> tuple[str, ...]:
    """Those of the US states."""
    return tuple(
        sorted({code for line in read("area_codes.tsv").splitlines() for code in line.split("\t")[1].split()})
    )


@cache
def known_areas() -> frozenset[str]:
    return frozenset(area_codes()) | frozenset(CANADIAN) | TOLL_FREE


def _american(digits: str, source: Source) -> str:
    """Another area code (toll-free stays), exchange 555, line 0100 to 0199; or another exchange and line."""
    area = _area(digits[:3], source)
    return area + _local(digits[3:], source)


def _area(code: str, source: Source) -> str:
    if code in TOLL_FREE:
        return code
    if source.follow_state:
        from deid.surrogates import places

        followed = places.area_code(code, source)
        if followed is not None and followed != code:
            return followed
    for table, name in ((area_codes(), "us"), (CANADIAN, "ca")):
        if code in table:
            return table[source.derange(f"phones/areas/{name}", len(table), table.index(code))]
    codes = tuple(found for found in area_codes() if found != code)
    return codes[source.pick("phones/areas", len(codes), code)]


def _local(digits: str, source: Source) -> str:
    """Seven digits, alike with and without the area code: 555-01xx, or another exchange and line."""
    if source.plausible:
        return _exchange_and_line(digits, source)
    if digits.startswith("55501"):
        return f"55501{source.derange('phones/line', 100, int(digits[5:])):02d}"
    return f"55501{source.pick('phones/line', 100, digits):02d}"


def _exchange_and_line(digits: str, source: Source) -> str:
    """One-to-one among 792 exchanges (2 to 9 first, not N11) with 10,000 lines each."""
    exchange = int(digits[:3])
    if exchange < 200 or exchange % 100 == 11:
        return _moved(digits, source)
    block, rest = divmod(exchange - 200, 100)
    at = 99 * block + rest - (rest > 11)
    moved, line = divmod(source.derange("phones/local", 792 * 10_000, at * 10_000 + int(digits[3:])), 10_000)
    return f"{_nth_exchange(moved)}{line:04d}"


def _nth_exchange(n: int) -> int:
    """The n-th of 200, ... 999 without 211, 311, ... 911.

    >>> [_nth_exchange(n) for n in (0, 10, 11, 109, 110, 791)]
    [200, 210, 212, 310, 312, 999]
    """
    block, rest = divmod(n, 99)
    return 200 + 100 * block + rest + (rest >= 11)
