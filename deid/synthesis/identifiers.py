"""Numbers and codes that identify, in many of the formats that each is written in (data/formats.txt)."""

import string
import unicodedata
from collections.abc import Callable
from functools import partial
from itertools import pairwise
from random import Random

from deid.synthesis.words import filled, form, has_forms, listed, words

Make = Callable[[str, Random], str]
_LETTERS = string.ascii_letters + string.digits


def _formatted(name: str, country: str, rng: Random) -> str:
    """In a form of the country, where it has its own; one in ten in one of elsewhere."""
    national = f"{name} {country}"
    use = has_forms(national) and (not has_forms(name) or rng.random() < 0.9)
    return filled(form(national if use else name, rng), rng)


def _luhn(number: str) -> str:
    doubled = [int(c) * (2 if place % 2 == 0 else 1) for place, c in enumerate(reversed(number))]
    return str(-sum(value // 10 + value % 10 for value in doubled) % 10)


_CARDS = ("4", "4", "5", "51", "2221", "6011", "37", "34", "3530")


def card(country: str, rng: Random) -> str:
    """With the check digit of ISO/IEC 7812, and in the usual groups."""
    prefix = rng.choice(_CARDS)
    length = 15 if prefix in {"34", "37"} else 16
    body = filled(prefix + "#" * (length - 1 - len(prefix)), rng)
    whole = body + _luhn(body)
    cuts = (0, 4, 10, 15) if length == 15 else (0, 4, 8, 12, 16)
    return rng.choice((" ", "-", "", " ")).join(whole[a:b] for a, b in pairwise(cuts))


_IBAN = {
    **{"DE": "#" * 18, "GB": "NWBK" + "#" * 14, "FR": "#" * 23, "ES": "#" * 20, "IT": "X" + "#" * 22},
    **{"NL": "ABNA" + "#" * 10, "IE": "AIBK" + "#" * 14, "CH": "#" * 17, "AT": "#" * 16, "BE": "#" * 12},
    **{"PT": "#" * 21, "PL": "#" * 24, "SE": "#" * 20, "DK": "#" * 14, "NO": "#" * 11, "FI": "#" * 14},
}
"""Country -> the rest of its IBAN, after the check digits."""


def iban(country: str, rng: Random) -> str:
    """With the check digits of ISO 13616, in groups of four or in one."""
    code = country if country in _IBAN else rng.choice(tuple(_IBAN))
    body = filled(_IBAN[code], rng)
    number = "".join(str(int(c, 36)) for c in f"{body}{code}00")
    whole = f"{code}{98 - int(number) % 97:02}{body}"
    return " ".join(whole[i : i + 4] for i in range(0, len(whole), 4)) if rng.random() < 0.6 else whole


_MAKERS = listed("1HG JTD WBA 5YJ 1FT 2T1 3VW WVW KMH JN1 SAL VF1 ZFF YV1 1G1 4T1 KND")


def vin(country: str, rng: Random) -> str:
    """17 characters; I, O and Q are not used (ISO 3779)."""
    return rng.choice(_MAKERS) + filled("******?*######", rng).replace("Q", "P")


_NETWORKS = ("10", "192.168", "172.16", "203.0.113", "198.51.100", "")


def ip(country: str, rng: Random) -> str:
    if rng.random() < 0.8:
        parts = (rng.choice(_NETWORKS) or str(rng.randrange(11, 223))).split(".")
        return ".".join([*parts, *(str(rng.randrange(256)) for _ in range(4 - len(parts)))])
    a, b, c, d = (f"{rng.randrange(1, 65536):x}" for _ in range(4))
    return rng.choice((f"2001:db8:{a}:{b}::{c}", f"fe80::{a}:{b}:{c}:{d}", f"2001:db8::{a}"))


def mac(country: str, rng: Random) -> str:
    whole = rng.choice((":", ":", "-")).join(filled("++", rng) for _ in range(6))
    return whole.upper() if rng.random() < 0.5 else whole


def coordinates(country: str, rng: Random) -> str:
    north, east = rng.uniform(-60, 70), rng.uniform(-179, 179)
    digits = rng.choice((4, 4, 5, 6, 3))
    n, e = "NS"[north < 0], "EW"[east < 0]
    minutes, seconds = rng.randrange(60), rng.uniform(0, 60)
    return rng.choice(
        (
            f"{north:.{digits}f}, {east:.{digits}f}",
            f"{north:.{digits}f},{east:.{digits}f}",
            f"{abs(north):.{digits}f}° {n}, {abs(east):.{digits}f}° {e}",
            f"{abs(north):.0f}°{minutes:02}'{seconds:.1f}\"{n} {abs(east):.0f}°{59 - minutes:02}'{seconds:.1f}\"{e}",
        )
    )


def _of(alphabet: str, length: int, rng: Random) -> str:
    return "".join(rng.choices(alphabet, k=length))


_BASE58 = "".join(c for c in string.digits + string.ascii_letters if c not in "0OIl")
_BECH32 = "qpzry9x8gf2tvdw0s3jn54khce6mua7l"


def crypto(country: str, rng: Random) -> str:
    """The shape of Bitcoin and Ethereum addresses, without their checksums."""
    kind = rng.randrange(3)
    if kind == 0:
        return rng.choice("13") + _of(_BASE58, rng.randrange(32, 34), rng)
    return "bc1q" + _of(_BECH32, 38, rng) if kind == 1 else "0x" + filled("+" * 40, rng)


def password(country: str, rng: Random) -> str:
    if rng.random() < 0.3:
        symbols = rng.choice(("!@#$%^&*_-+=", "!#$", ""))
        made = _of(_LETTERS + symbols, rng.randrange(8, 18), rng)
        return made + rng.choice(symbols or _LETTERS)
    word, other = rng.choice(words("password words")), rng.choice(words("password words"))
    shown = filled(form("password", rng), rng)
    return shown.format(
        word=word,
        Word=word.capitalize(),
        other=other,
        Other=other.capitalize(),
        oth=other[:3],
        OTH=other[:3].upper(),
        year=rng.randrange(1960, 2027),
        leet=word.replace("o", "0").replace("e", "3").replace("a", "@"),
    )


_KEYS = (
    *(("sk_test_", _LETTERS, 24), ("sk-", _LETTERS, 48), ("AKIA", string.ascii_uppercase + "234567", 16)),
    *(
        ("ghp_", _LETTERS, 36),
        ("", "0123456789abcdef", 32),
        ("", "0123456789abcdef", 40),
        ("AIza", _LETTERS + "_-", 35),
    ),
    *(("xoxb-177514685557-", _LETTERS, 24), ("eyJhbGciOiJIUzI1NiJ9.", _LETTERS, 84), ("", _LETTERS, 20)),
    *(
        ("", _LETTERS, 24),
        ("", _LETTERS, 32),
        ("", _LETTERS, 40),
        ("glpat-", _LETTERS + "_-", 20),
        ("hf_", _LETTERS, 34),
    ),
)
"""(how it begins, its alphabet, length of the rest)."""


def api_key(country: str, rng: Random) -> str:
    start, alphabet, length = rng.choice(_KEYS)
    return start + _of(alphabet, length, rng)


_TLDS = {
    **{"GB": "co.uk", "DE": "de", "FR": "fr", "ES": "es", "IT": "it", "NL": "nl", "AU": "com.au", "CA": "ca"},
    **{"IN": "in", "BR": "com.br", "MX": "com.mx", "IE": "ie", "NZ": "co.nz", "ZA": "co.za"},
}
_COMMON_TLDS = ("com", "com", "com", "org", "net", "io", "eu", "info", "example", "co")


def domain(name: str, rng: Random, country: str = "US") -> str:
    """An organisation's domain, from its name."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    split = "".join(c if c.isalnum() else " " for c in plain).split()
    parts = [part for part in split if part not in {"the", "of", "and", "inc", "llc", "ltd"}] or ["example"]
    letters = "".join(part[0] for part in parts) if len(parts) > 2 else parts[0]
    stem = rng.choice(("".join(parts[:2]), "".join(parts[:2]), parts[0], "-".join(parts[:2]), letters))
    return f"{stem[:30]}.{rng.choice((*[_TLDS.get(country, 'com')] * 2, *_COMMON_TLDS))}"


def url(site: str, handle: str, rng: Random) -> str:
    path = filled(form("url path", rng), rng).format(handle=handle).removeprefix("-")
    return form("url start", rng) + site + path


_BY_FORMAT = (
    "passport",
    "license",
    "plate",
    "mrn",
    "health_plan",
    "account",
    "bank_account",
    "tax_id",
    "id",
    "device",
)
MAKERS: dict[str, Make] = {
    **{name: partial(_formatted, name) for name in (*_BY_FORMAT, "license_number", "ssn")},
    **{
        "national_id": partial(_formatted, "ssn"),
        "vin": vin,
        "iban": iban,
        "card": card,
        "ip": ip,
        "mac": mac,
    },
    **{"coordinates": coordinates, "crypto": crypto, "password": password, "api_key": api_key},
}
"""Field -> what makes one for a person of a country."""
