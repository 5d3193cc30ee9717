"""Check characters: computed, where that beats trying them all, and the formats that python-stdnum has not.

A solver gets the number without its check characters, and with a 0 in each of their places, and gives the
strings of check characters that may be right, in an order of its own; the module has the last word.
"""

from collections.abc import Callable, Iterable
from functools import cache, partial
from importlib import import_module
from operator import mul

from deid.surrogates.forms import words

Solver = Callable[[str, str], list[str]]

_BY_BODY = words("""
    es.dni es.nie it.codicefiscale mx.curp fr.nir kr.rrn ro.cnp si.emso th.pin jp.in_ 
    tr.tckimlik bg.egn ua.rntrc bg.pnf cl.rut gb.upn br.cnpj au.abn ar.cuit pe.ruc sv.nit fr.nif uy.rut mk.edb
    md.idno th.moa jp.cn vn.mst cn.uscc gh.tin cy.vat at.tin tr.vkn co.nit pt.nif gr.vat
    au.acn nz.ird lt.pvm do.rnc mz.nuit by.unp lu.tva si.ddv me.pib ua.edrpou ro.cui gt.nit py.ruc si.maticna
    us.rtn ch.esr be.ogm_vcs isin figi casrn eu.ecnumber es.cups es.referenciacatastral
""")
_BY_WHOLE = words("ee.ik lt.asmens cn.ric at.vnr ru.ogrn ee.registrikood es.ccc")
_BY_LUHN = words("""
    gr.amka do.cedula ca.sin il.idnr in_.epic it.iva se.orgnr za.idnr za.tin fr.siren gn.nifp
    il.hp imei
""")
_BY_MOD_11_10 = words("de.idnr hr.oib de.vat rs.pib")


def luhn(number: str) -> bool:
    """Whether the last digit is the Luhn check digit (ISO/IEC 7812-1, annex B)."""
    return luhn_digit(number[:-1]) == number[-1]


_CHARS = b"0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"
_VALUE = bytes.maketrans(_CHARS, bytes(range(36)))
"""0 to 9 and A to Z as 0 to 35."""
_SUMMED = bytes.maketrans(_CHARS, bytes(value // 10 + value % 10 for value in range(36)))
_DOUBLED = bytes.maketrans(_CHARS, bytes(2 * value // 10 + 2 * value % 10 for value in range(36)))
"""The digits of the value, and of its double, added up."""


def luhn_digit(body: str) -> str:
    raw = body.encode()
    return str(-(sum(raw[-2::-2].translate(_SUMMED)) + sum(raw[-1::-2].translate(_DOUBLED))) % 10)


def _sum(weights: Iterable[int], body: str) -> int:
    return sum(map(mul, weights, body.encode().translate(_VALUE)))


@cache
def _calc_of(name: str) -> Callable[[str], str]:
    module = import_module(f"stdnum.{name}")
    calc: Callable[[str], str] = getattr(module, "calc_check_digits", None) or module.calc_check_digit
    return calc


def _calc(name: str, whole: bool, body: str, full: str) -> list[str]:
    try:
        return [_calc_of(name)(full if whole else body)]
    except Exception:  # the module's own errors, and those of numbers that it does not expect
        return []


def _luhn(body: str, full: str) -> list[str]:
    return [luhn_digit("".join(filter(str.isdigit, body)))]


def _weighted(weights: tuple[int, ...], modulus: int, body: str, full: str) -> list[str]:
    """The remainder of a weighted sum; one of two digits is none."""
    rest = _sum(weights, body) % modulus
    return [str(rest)] if rest < 10 else []


def _mod_11_10(body: str, full: str) -> list[str]:
    """ISO 7064, MOD 11,10."""
    check = 5
    for digit in body:
        check = ((check or 10) * 2 % 11 + int(digit)) % 10
    return [str((1 - (check or 10) * 2 % 11) % 10)]


def _hetu(body: str, full: str) -> list[str]:
    digits = body if len(body) == 9 else body[:6] + body[7:]
    return ["0123456789ABCDEFHJKLMNPRSTUVWXY"[int(digits) % 31]]


def _fodselsnummer(body: str, full: str) -> list[str]:
    first = _weighted((8, 4, 5, 10, 3, 2, 7, 6, 9), 11, body, full)
    return (
        [first[0] + d for d in _weighted((6, 7, 8, 9, 4, 5, 6, 7, 8, 9), 11, body + first[0], full)]
        if first
        else []
    )


def _cpf(body: str, full: str) -> list[str]:
    first = sum([w * int(d) for w, d in zip(range(1, 10), body, strict=True)]) % 11 % 10
    second = sum([w * int(d) for w, d in zip(range(10), f"{body}{first}", strict=True)]) % 11 % 10
    return [f"{first}{second}"]


def _belgian(body: str, full: str) -> list[str]:
    """For who was born before 2000; for who was born since, up to 2025."""
    since = ["2"] if int(body[:2]) <= _YEAR - 2000 else []
    return [f"{97 - int(century + body) % 97:02d}" for century in ["", *since]]


def _pps(body: str, full: str) -> list[str]:
    extra = "WABCDEFGHI".find(body[7:]) if body[7:] in tuple("ABH") else 0
    total = sum([w * int(d) for w, d in zip(range(8, 1, -1), body[:7], strict=True)])
    return ["WABCDEFGHIJKLMNOPQRSTUV"[(total + 9 * extra) % 23]]


def _ean(body: str, full: str) -> list[str]:
    digits = [*map(int, body)]
    return [str(-(3 * sum(digits[-1::-2]) + sum(digits[-2::-2])) % 10)]


def _isbn(body: str, full: str) -> list[str]:
    if len(body) == 12:
        return _ean(body, full)
    rest = sum([w * int(d) for w, d in zip(range(1, 10), body, strict=True)]) % 11
    return ["X" if rest == 10 else str(rest)]


def _issn(body: str, full: str) -> list[str]:
    rest = _sum(range(3, 10), body) % 11
    return ["X" if rest == 10 else str(rest)]


def _cusip(body: str, full: str) -> list[str]:
    """ANSI X9.6."""
    raw = body.encode()
    return [str(-(sum(raw[::2].translate(_SUMMED)) + sum(raw[1::2].translate(_DOUBLED))) % 10)]


def _sedol(body: str, full: str) -> list[str]:
    return [str(-_sum((1, 3, 1, 7, 3, 9), body) % 10)]


def _aic(body: str, full: str) -> list[str]:
    raw = body.encode()
    return [str((sum(raw[::2].translate(_SUMMED)) + sum(raw[1::2].translate(_DOUBLED))) % 10)]


def _at_uid(body: str, full: str) -> list[str]:
    raw = body[1:].encode()
    return [str((6 - sum(raw[::2].translate(_SUMMED)) - sum(raw[1::2].translate(_DOUBLED))) % 10)]


def _rif(body: str, full: str) -> list[str]:
    kind = {"V": 4, "E": 8, "J": 12, "P": 16, "G": 20}.get(body[0], 0)
    return ["00987654321"[(_sum((3, 2, 7, 6, 5, 4, 3, 2), body[1:]) + kind) % 11]]


def _ch_uid(body: str, full: str) -> list[str]:
    """Behind CHE, or without."""
    rest = -_sum((5, 4, 3, 2, 7, 6, 5, 4), body[-8:]) % 11
    return [str(rest)] if rest < 10 else []


def _aadhaar(body: str, full: str) -> list[str]:
    return [import_module("stdnum.verhoeff").calc_check_digit(body)]


def _cif(body: str, full: str) -> list[str]:
    digit = luhn_digit(body[1:])
    return [digit, "JABCDEFGHI"[int(digit)]]


def _siret(body: str, full: str) -> list[str]:
    head = body[:8] + luhn_digit(body[:8])
    return [head[8] + luhn_digit(head + body[8:])]


def _tva(body: str, full: str) -> list[str]:
    """Two digits before a SIREN; a key with a letter has room for many numbers, and is part of the body."""
    siren = body if body.startswith("000") else body + luhn_digit(body[-8:])
    return [f"{int(siren + '12') % 97:02d}{siren[len(body) :]}" if len(body) < 10 else siren[-1]]


def _mod_97(order: Callable[[str], str], body: str, full: str) -> list[str]:
    """ISO 7064, MOD 97-10, once the characters are in order: 02 to 98, and what leaves the same remainder."""
    rest = int("".join([str(int(c, 36)) for c in order(full)])) % 97
    return _of_rest(98 - rest)


def _of_rest(check: int, modulus: int = 97) -> list[str]:
    """The check digits as usual, then the others of two digits that leave the same remainder."""
    return [f"{check:02d}", *(f"{n:02d}" for n in range(check % modulus, 100, modulus) if n != check)]


def _eid(body: str, full: str) -> list[str]:
    return [f"{int(body) % 97 or 97:02d}"]


def _isan(body: str, full: str) -> list[str]:
    calc = import_module("stdnum.iso7064.mod_37_36").calc_check_digit
    return [calc(body[:16]) + calc(body)]


def _inn(body: str, full: str) -> list[str]:
    inn = import_module("stdnum.ru.inn")
    return [inn.calc_personal_check_digits(body) if len(body) == 10 else inn.calc_company_check_digit(body)]


def _cbu(body: str, full: str) -> list[str]:
    calc = import_module("stdnum.ar.cbu").calc_check_digit
    return [calc(body[:7]) + calc(body[7:])]


def _gb_vat(body: str, full: str) -> list[str]:
    """A weighted sum of remainder 0, or (since 2010) 42 or 55; of a department, the number itself."""
    if not full[0].isdigit():
        return [f"{int(full[6:9]) % 97:02d}"]
    total = sum([w * int(d) for w, d in zip(range(8, 1, -1), full[:7], strict=True)])
    return [way for rest in (0, 42, 55) for way in _of_rest((rest - total) % 97)]


def _mt_vat(body: str, full: str) -> list[str]:
    total = sum([w * int(d) for w, d in zip((3, 4, 6, 7, 8, 9), body, strict=True)])
    return _of_rest(37 - total % 37, 37)


SOLVERS: dict[str, Solver] = {
    **{name: partial(_calc, name, False) for name in _BY_BODY},
    **{name: partial(_calc, name, True) for name in _BY_WHOLE},
    **dict.fromkeys(_BY_LUHN, _luhn),
    **dict.fromkeys(_BY_MOD_11_10, _mod_11_10),
    "fi.hetu": _hetu,
    "no.fodselsnummer": _fodselsnummer,
    "br.cpf": _cpf,
    "be.nn": _belgian,
    "be.bis": _belgian,
    "ie.pps": _pps,
    "in_.aadhaar": _aadhaar,
    "in_.vid": _aadhaar,
    "es.cif": _cif,
    "fr.siret": _siret,
    "be.vat": lambda body, full: _of_rest(97 - int(body) % 97),
    "ru.inn": _inn,
    "ar.cbu": _cbu,
    "mt.vat": _mt_vat,
    "se.personnummer": lambda body, full: [luhn_digit(body[-9:])],
    "gb.utr": lambda body, full: _calc("gb.utr", False, body[-9:], full),
    "fr.tva": _tva,
    "gb.vat": _gb_vat,
    "ma.ice": lambda body, full: _of_rest(97 - int(full) % 97),
    "be.eid": _eid,
    "isan": _isan,
    "lei": partial(_mod_97, str),
    "de.leitweg": partial(_mod_97, str),
    "iso11649": partial(_mod_97, lambda full: full[4:] + full[:4]),
    "eu.at_02": partial(_mod_97, lambda full: full[7:] + full[:4]),
    "ch.ssn": _ean,
    "ean": _ean,
    "isbn": _isbn,
    "issn": _issn,
    "cusip": _cusip,
    "gb.sedol": _sedol,
    "it.aic": _aic,
    "at.uid": _at_uid,
    "ve.rif": _rif,
    "ch.uid": _ch_uid,
    "imo": lambda body, full: _weighted((7, 6, 5, 4, 3, 2), 10, body[-6:], full),
    "pl.pesel": partial(_weighted, (9, 7, 3, 1, 9, 7, 3, 1, 9, 7), 10),
    "gb.nhs": partial(_weighted, (1, 2, 3, 4, 5, 6, 7, 8, 9), 11),
    "pl.nip": partial(_weighted, (6, 5, 7, 2, 3, 4, 5, 6, 7), 11),
    "no.orgnr": partial(_weighted, (8, 9, 4, 5, 6, 7, 8, 9), 11),
    "npi": lambda body, full: [luhn_digit("80840" + body)],
}

_YEAR = 2025


def _born(name: str, number: str) -> bool:
    """Whether stdnum finds the number valid and its birthday lies before 2026, whatever the day is today."""
    module = import_module(f"stdnum.{name}")
    if not module.is_valid(number):
        return False
    return module.get_birth_date(number).year <= _YEAR


def _belgian_valid(name: str, number: str) -> bool:
    """The century is that of the check digits; the modules would allow for births after 2025 some day."""
    digits = "".join(c for c in number if c.isdigit())
    return (
        len(digits) == 11
        and digits[9:] in _belgian(digits[:9], "")
        and bool(import_module(f"stdnum.{name}").is_valid(number))
    )


def _hetu_valid(number: str) -> bool:
    """The century sign put back where it was punctuation ('-') and so is not in the compact number."""
    is_valid = import_module("stdnum.fi.hetu").is_valid
    return bool(is_valid(number if len(number) == 11 else f"{number[:6]}-{number[6:]}"))


def _npi(number: str) -> bool:
    """US National Provider Identifier: Luhn with the prefix 80840 (45 CFR 162.406)."""
    return number[0] in "12" and luhn("80840" + number)


def _dea(number: str) -> bool:
    """US DEA registration number: 1st + 3rd + 5th digit + 2 * (2nd + 4th + 6th) ends in the 7th."""
    d = [int(c) for c in number[2:]]
    return (d[0] + d[2] + d[4] + 2 * (d[1] + d[3] + d[5])) % 10 == d[6]


def _medicare(number: str) -> bool:
    """Australian Medicare number (Services Australia): the ninth digit is the weighted sum of eight, mod 10."""
    total = sum([w * int(d) for w, d in zip((1, 3, 7, 9, 1, 3, 7, 9), number[:8], strict=True)])
    return str(total % 10) == number[8]


def _nino(number: str) -> bool:
    """UK National Insurance number (HMRC, National Insurance Manual NIM39110)."""
    pair = number[:2]
    return (
        pair[0] not in "DFIQUV" and pair[1] not in "DFIQUVO" and number[8] in "ABCD"
        and pair not in {"BG", "GB", "KN", "NK", "NT", "TN", "ZZ"}
    )  # fmt: skip


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
    rest = sum([_VIN_VALUES[c] * w for c, w in zip(vin, _VIN_WEIGHTS, strict=True)]) % 11
    return "X" if rest == 10 else str(rest)


def _idnr(number: str) -> bool:
    """German tax number: of the first ten digits one stands there twice or three times, the others once."""
    body = number[:10]
    counts = sorted([body.count(digit) for digit in set(body)])
    return (
        body[0] != "0" and counts[-1] in {2, 3} and counts[-2] == 1 and _mod_11_10(body, "") == [number[10]]
    )


VALIDATORS: dict[str, Callable[[str], bool]] = {
    "de.idnr": _idnr,
    "fi.hetu": _hetu_valid,
    "dk.cpr": partial(_born, "dk.cpr"),
    "no.fodselsnummer": partial(_born, "no.fodselsnummer"),
    "be.nn": partial(_belgian_valid, "be.nn"),
    "be.bis": partial(_belgian_valid, "be.bis"),
    "at.businessid": lambda number: bool(import_module("stdnum.at.businessid").is_valid(number.lower())),
    "npi": _npi,
    "dea": _dea,
    "gb.nino": _nino,
    "au.medicare": _medicare,
    "us.mbi": lambda number: True,  # no check digit: the alphabets of its places say it all (CMS)
    "ulid": lambda number: True,
}
