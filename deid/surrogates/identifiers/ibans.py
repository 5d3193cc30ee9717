"""IBAN: the same country; bank and account moved one-to-one, check digits right where they were (ISO 13616).

The two check digits of a wrong number are as far from the right ones as they were. The account's own check
digits (Belgium, France, Italy, Norway, Portugal, Spain: the national parts of the SWIFT IBAN registry) are
right where they were, too.
"""

import re
from collections.abc import Callable
from functools import lru_cache

from deid.surrogates.identifiers import check_digits
from deid.surrogates.identifiers.fields import Pattern, fill
from deid.surrogates.source import Source

_WALKS = 200


def is_right(compact: str) -> bool:
    """Whether it is an IBAN of a country that has them, in its length, with right check digits."""
    if not re.fullmatch(r"[A-Z]{2}\d\d[A-Z0-9]{11,30}", compact):
        return False
    if (int(compact[2:4]) - _check(compact[:2], compact[4:])) % 97:
        return False
    from stdnum import iban

    return bool(iban.is_valid(compact, check_country=False))


def replace(compact: str, source: Source) -> str | None:
    """Another IBAN, compact; None where there is none."""
    if not re.fullmatch(r"[A-Z]{2}\d\d[A-Z0-9]{4,}", compact):
        return None
    country, rest = compact[:2], compact[4:]
    new = _national(country, rest, source)
    if new is None or new == rest:
        return None
    wrong = (int(compact[2:4]) - _check(country, rest)) % 97
    digits = (_check(country, new) - 2 + wrong) % 97 + 2
    return f"{country}{digits:02d}{new}"


def _check(country: str, rest: str) -> int:
    number = int("".join([str(int(c, 36)) for c in rest + country])) * 100
    return 98 - number % 97


def _national(country: str, rest: str, source: Source) -> str | None:
    shape = "".join(["9" if c.isdigit() else "A" for c in rest])
    solve = _SOLVERS.get(country)
    for text in (_PATTERNS.get(country, ""), f"X*{len(rest)}"):
        pattern = _pattern(text, shape) if text else None
        reading = pattern.read(rest) if pattern else None
        if pattern is None or reading is None:
            continue
        if pattern.checks and (solve is None or _filled(pattern, reading.number, solve) != rest):
            continue
        purpose = f"iban/{country}/{shape}/{len(pattern.checks)}"
        number = reading.number
        for _ in range(_WALKS):
            number = source.permute(purpose, pattern.size, number)
            new = _filled(pattern, number, solve)
            if new and (pattern.checks or not _right(country, new)):
                return new
    return None


def _right(country: str, rest: str) -> bool:
    """Whether the national check digits are right."""
    pattern, solve = _pattern(_PATTERNS.get(country, "9"), ""), _SOLVERS.get(country)
    if country in _PATTERNS:
        pattern = _pattern(_PATTERNS[country], "".join(["9" if c.isdigit() else "A" for c in rest]))
    reading = pattern.read(rest) if solve else None
    return bool(reading and solve and _filled(pattern, reading.number, solve) == rest)


@lru_cache(maxsize=4096)
def _pattern(text: str, shape: str) -> Pattern:
    return Pattern(text, shape)


def _filled(pattern: Pattern, number: int, solve: Callable[[str, str], list[str]] | None) -> str | None:
    parts = pattern.write(number, "")
    if not pattern.checks:
        return "".join(parts)
    ways = solve("".join(parts), fill(parts, "0" * len(pattern.checks))) if solve else []
    return fill(parts, ways[0]) if ways and len(ways[0]) == len(pattern.checks) else None


_RIB = {c: str(i % 9 + 1) for i, c in enumerate("ABCDEFGHIJKLMNOPQR")} | {
    c: str(i + 2) for i, c in enumerate("STUVWXYZ")
}
_CIN_ODD = (1, 0, 5, 7, 9, 13, 15, 17, 19, 21, 2, 4, 18, 20, 11, 3, 6, 8, 12, 14, 16, 10, 22, 25, 24, 23)


def _belgian(body: str, full: str) -> list[str]:
    return [f"{int(body) % 97 or 97:02d}"]


def _rib(body: str, full: str) -> list[str]:
    """France, Monaco: the key of the RIB."""
    number = "".join([_RIB.get(c, c) for c in body])
    return [f"{97 - int(number + '00') % 97:02d}"]


def _cin(body: str, full: str) -> list[str]:
    """Italy, San Marino: the letter before bank and branch."""
    values = [int(c, 36) - 10 if c.isalpha() else int(c) for c in body]
    return [chr(65 + sum([v if i % 2 else _CIN_ODD[v] for i, v in enumerate(values)]) % 26)]


def _nib(body: str, full: str) -> list[str]:
    return [f"{98 - int(body + '00') % 97:02d}"]


def _kontonr(body: str, full: str) -> list[str]:
    rest = -sum([w * int(d) for w, d in zip((5, 4, 3, 2, 7, 6, 5, 4, 3, 2), body, strict=True)]) % 11
    return [str(rest)] if rest < 10 else []


_PATTERNS = {
    "BE": "be/banks:3 9*7 #*2",
    "ES": "9*8 #*2 9*10",
    "FR": "9*10 X*11 #*2",
    "MC": "9*10 X*11 #*2",
    "IT": "? 9*10 X*12",
    "SM": "? 9*10 X*12",
    "NO": "9*10 #",
    "ME": "9*16 #*2",
    "PT": "9*19 #*2",
    "SI": "9*13 #*2",
}
_SOLVERS: dict[str, Callable[[str, str], list[str]]] = {
    "BE": _belgian,
    "ES": check_digits.SOLVERS["es.ccc"],
    "FR": _rib,
    "MC": _rib,
    "IT": _cin,
    "SM": _cin,
    "NO": _kontonr,
    "ME": _nib,
    "PT": _nib,
    "SI": _nib,
}
