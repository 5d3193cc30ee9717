"""Numbers that carry check digits, or a date, or a code: each as the fields it is made of.

The fields before the check digits are one number in a mixed radix. It is moved by a keyed permutation of all
such numbers and completed by the check digits that make python-stdnum accept it; where none do, it is moved
again (cycle walking). So the map is one-to-one on the valid numbers of a format. A number whose fields are
not in the lists here (a date of another century's coding, say) is drawn by a keyed hash instead.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from importlib import import_module

from deid.surrogates.forms import words
from deid.surrogates.source import Source

_DAYS_IN = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_WALKS = 4000


@cache
def _list(kind: str) -> tuple[str, ...]:
    """Every value that a field may take."""
    month_days = [(m, d) for m in range(1, 13) for d in range(1, _DAYS_IN[m - 1] + 1)]
    if kind == "yymmdd":
        return tuple(f"{y:02d}{m:02d}{d:02d}" for y in range(100) for m, d in month_days)
    if kind == "ddmmyy":
        return tuple(f"{d:02d}{m:02d}{y:02d}" for y in range(100) for m, d in month_days)
    if kind == "yyyymmdd":
        return tuple(f"{y:04d}{m:02d}{d:02d}" for y in range(1930, 2010) for m, d in month_days)
    if kind == "mm":
        return tuple(f"{m:02d}" for m in range(1, 13))
    if kind == "dd+40":  # the Italian code adds 40 to the day for women
        return tuple(f"{d:02d}" for d in (*range(1, 29), *range(41, 69)))
    if kind == "region":  # some districts of the Chinese code
        return tuple(
            words("""
    110101 110105 120101 310101 310104 320102 330102 350102 370102 420102 440103 510104
""")
        )
    if kind == "9":
        return tuple("0123456789")
    if kind == "A":
        return tuple("ABCDEFGHIJKLMNOPQRSTUVWXYZ")
    return tuple(kind.split("|"))


def _fields(spec: str) -> tuple[tuple[str, ...], ...]:
    """'yymmdd 9*4 A' -> the values of each field."""
    fields: list[tuple[str, ...]] = []
    for word in spec.split():
        kind, _, times = word.partition("*")
        fields += [_list(kind)] * int(times or 1)
    return tuple(fields)


@dataclass(frozen=True)
class Format:
    name: str
    """A module of stdnum, or a name in `_OWN`."""
    shape: str
    """The compact number, upper case, in full."""
    spec: str
    """The fields before the check characters."""
    check: int = 0
    """How many check characters follow."""
    letters: bool = False
    """Whether they may be letters."""

    def valid(self, compact: str) -> bool:
        return _validator(self.name)(compact)

    def completions(self) -> Iterator[str]:
        if not self.check:
            yield ""
        elif self.letters:
            yield from (*_list("A"), *_list("9"))
        else:
            yield from (f"{n:0{self.check}d}" for n in range(10**self.check))


@cache
def _validator(name: str) -> Callable[[str], bool]:
    if name in _OWN:
        return _OWN[name]
    return import_module(f"stdnum.{name}").is_valid


def luhn(number: str) -> bool:
    total = 0
    for place, char in enumerate(reversed(number)):
        digit = int(char) * (1 + place % 2)
        total += digit - 9 * (digit > 9)
    return total % 10 == 0


def _npi(number: str) -> bool:
    """US National Provider Identifier: Luhn with the prefix 80840 (45 CFR 162.406)."""
    return number[0] in "12" and luhn("80840" + number)


def _dea(number: str) -> bool:
    d = [int(c) for c in number[2:]]
    return (d[0] + d[2] + d[4] + 2 * (d[1] + d[3] + d[5])) % 10 == d[6]


_VIN_VALUES = dict(
    zip(
        "ABCDEFGHJKLMNPRSTUVWXYZ0123456789",
        [*range(1, 9), *range(1, 6), 7, 9, *range(2, 10), *range(10)],
        strict=True,
    )
)
_VIN_WEIGHTS = (8, 7, 6, 5, 4, 3, 2, 10, 0, 9, 8, 7, 6, 5, 4, 3, 2)


def vin_check(vin: str) -> str:
    """The check character at place 9 (49 CFR 565.15)."""
    rest = sum(_VIN_VALUES[c] * w for c, w in zip(vin, _VIN_WEIGHTS, strict=True)) % 11
    return "X" if rest == 10 else str(rest)


def _hetu(number: str) -> bool:
    """Finnish personal identity code, its century sign put back where it was punctuation ('-') and so not
    compact.
    """
    from stdnum.fi import hetu

    return hetu.is_valid(number if len(number) == 11 else f"{number[:6]}-{number[6:]}")


_OWN: dict[str, Callable[[str], bool]] = {"luhn": luhn, "npi": _npi, "dea": _dea, "hetu": _hetu}

_DIGITS9 = r"\d{9}"
NATIONAL = (
    Format("es.dni", r"\d{8}[A-Z]", "9*8", 1, letters=True),
    Format("es.nie", r"[XYZ]\d{7}[A-Z]", "X|Y|Z 9*7", 1, letters=True),
    Format(
        "it.codicefiscale",
        r"[A-Z]{6}\d\d[A-Z]\d\d[A-Z]\d{3}[A-Z]",
        "A*6 9*2 A|B|C|D|E|H|L|M|P|R|S|T dd+40 A 9*3",
        1,
        letters=True,
    ),
    Format(
        "mx.curp",
        r"[A-Z]{4}\d{6}[HM][A-Z]{5}[0-9A-Z]\d",
        "B|C|D|G|L|M|R|S|T A|E|I|O|U B|C|D|G|L|M|R|S|T L|M|R|S|T yymmdd H|M AS|BC|DF|GR|JC|NL|OC|PL|SL|VZ "
        "B|C|D|L|M|R|S B|C|D|L|M|R|S B|C|D|L|M|R|S 9",
        1,
    ),
    Format("hetu", r"\d{9}[0-9A-Y]", "ddmmyy 9*3", 1, letters=True),
    Format("ie.pps", r"\d{7}[A-W]", "9*7", 1, letters=True),
    Format("cn.ric", r"\d{17}[0-9X]", "region yyyymmdd 9*3", 1, letters=True),
    Format("fr.nir", r"[12]\d{14}", "1|2 9*2 mm 01|13|31|33|34|35|38|44|59|67|69|75|76 9*3 9*3", 2),
    Format("kr.rrn", r"\d{13}", "yymmdd 1|2|3|4 9*5", 1),
    Format("za.idnr", r"\d{10}[01]\d{2}", "yymmdd 9*4 0|1 8|9", 1),
    Format("ro.cnp", r"[1256]\d{12}", "1|2|5|6 yymmdd 01|02|05|10|12|17|22|35|40 9*3", 1),
    Format("ch.ssn", r"756\d{10}", "756 9*9", 1),
    Format("in_.aadhaar", r"[2-9]\d{11}", "2|3|4|5|6|7|8|9 9*10", 1),
    Format("be.nn", r"\d{11}", "yymmdd 9*3", 2),
    Format("no.fodselsnummer", r"\d{11}", "ddmmyy 9*3", 2),
    Format("pl.pesel", r"\d{11}", "yymmdd 9*4", 1),
    Format("gr.amka", r"\d{11}", "ddmmyy 9*4", 1),
    Format("br.cpf", r"\d{11}", "9*9", 2),
    Format("tr.tckimlik", r"[1-9]\d{10}", "1|2|3|4|5|6|7|8|9 9*8", 2),
    Format("de.idnr", r"[1-9]\d{10}", "1|2|3|4|5|6|7|8|9 9*9", 1),
    Format("hr.oib", r"\d{11}", "9*10", 1),
    Format("se.personnummer", r"\d{10}", "yymmdd 9*3", 1),
    Format("gb.nhs", r"\d{10}", "9*9", 1),
    Format("ca.sin", _DIGITS9, "9*8", 1),
    Format("nl.bsn", _DIGITS9, "9*8", 1),
    Format("au.tfn", _DIGITS9, "9*8", 1),
    Format("il.idnr", _DIGITS9, "9*8", 1),
    Format("cl.rut", r"\d{7,8}[0-9K]", "9*8", 1, letters=True),
)
TAX = (
    Format("in_.pan", r"[A-Z]{3}[ABCFGHLJPT][A-Z]\d{4}[A-Z]", "A*3 A|B|C|F|G|H|L|J|P|T A 9*4 A"),
    Format(
        "it.codicefiscale",
        r"[A-Z]{6}\d\d[A-Z]\d\d[A-Z]\d{3}[A-Z]",
        "A*6 9*2 A|B|C|D|E|H|L|M|P|R|S|T dd+40 A 9*3",
        1,
        letters=True,
    ),
    Format("es.dni", r"\d{8}[A-Z]", "9*8", 1, letters=True),
    Format("es.nie", r"[XYZ]\d{7}[A-Z]", "X|Y|Z 9*7", 1, letters=True),
    Format("es.cif", r"[ABEH]\d{8}", "A|B|E|H 9*7", 1),
    Format("br.cnpj", r"\d{14}", "9*12", 2),
    Format("br.cpf", r"\d{11}", "9*9", 2),
    Format("de.idnr", r"[1-9]\d{10}", "1|2|3|4|5|6|7|8|9 9*9", 1),
    Format("it.iva", r"\d{11}", "9*10", 1),
    Format("au.abn", r"\d{11}", "9*11"),
    Format("ar.cuit", r"(?:20|23|27|30)\d{9}", "20|23|27|30 9*8", 1),
    Format("pl.nip", r"\d{10}", "9*9", 1),
    Format("gb.utr", r"\d{10}", "9*10"),
    Format("us.ein", r"\d{9}", "9*9"),
    Format("pt.nif", _DIGITS9, "1|2|5 9*7", 1),
    Format("au.tfn", _DIGITS9, "9*8", 1),
    Format("ca.sin", _DIGITS9, "9*8", 1),
    Format("nl.bsn", _DIGITS9, "9*8", 1),
)
FORMATS: dict[str, tuple[Format, ...]] = {
    "NATIONAL_ID": NATIONAL,
    "TAX_ID": TAX,
    "BANK_ACCOUNT": (Format("us.rtn", r"[0-3]\d{8}", "0|1|2|3 9*7", 1),),
    "DEVICE_ID": (Format("imei", r"\d{15}", "9*14", 1),),
    "LICENSE_NUMBER": (
        Format("npi", r"[12]\d{9}", "1|2 9*8", 1),
        Format("dea", r"[A-Z]{2}\d{7}", "A*2 9*6", 1),
    ),
}


def formats_of(label: str, compact: str) -> Format | None:
    """The first format of the label that the number is valid in."""
    for known in FORMATS.get(label, ()):
        if re.fullmatch(known.shape, compact) and known.valid(compact):
            return known
    return None


def replace(known: Format, compact: str, source: Source) -> str | None:
    """Another valid number of the format, or None where the walk finds none."""
    fields = _fields(known.spec)
    body = compact[: len(compact) - known.check]
    size = 1
    for values in fields:
        size *= len(values)
    number = _number(fields, body)
    purpose = f"checked/{known.name}"
    if number is None:
        number = source.pick(purpose + "/outside", size, compact)
    for _ in range(_WALKS):
        number = source.derange(purpose, size, number)
        found = _complete(known, _spell(fields, number))
        if found and found != compact and len(found) == len(compact):
            return found
    return None


def _complete(known: Format, body: str) -> str | None:
    return next((body + tail for tail in known.completions() if known.valid(body + tail)), None)


def _number(fields: tuple[tuple[str, ...], ...], body: str) -> int | None:
    number, at = 0, 0
    for values in fields:
        width = len(values[0])
        place = _places(values).get(body[at : at + width])
        if place is None:
            return None
        number, at = number * len(values) + place, at + width
    return number if at == len(body) else None


@cache
def _places(values: tuple[str, ...]) -> dict[str, int]:
    return {value: place for place, value in enumerate(values)}


def _spell(fields: tuple[tuple[str, ...], ...], number: int) -> str:
    parts = []
    for values in reversed(fields):
        number, place = divmod(number, len(values))
        parts.append(values[place])
    return "".join(reversed(parts))
