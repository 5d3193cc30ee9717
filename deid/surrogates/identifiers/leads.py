"""What stands beside a number and is no part of it: "MRN 004821", "ID004821", "123-45-6789 (SSN)".

Such words stay, so that the number links with the same number written alone. A word may be written together with
the number, but then it must not be the number's own letters: a hexadecimal number ("aba19f3c"), a number that
is valid as it stands (a tax number of Mexico may begin with CASE), two letters before more than nine digits (an
ISIN of Norway: NO0010063308), or those of a passport, a driver's licence, a vehicle or an IBAN.
"""

import re

from deid.surrogates.forms import words
from deid.surrogates.identifiers import checked

_WORD = (
    r"mrn|ssn|sin|ein|itin|vin|imei|iban|npi|dea|nhs|id|no|nr|num|number|acct|account|acc|ref|case|claim|order|invoice|inv|"
    r"member|policy|patient|record|chart|passport|licen[cs]e|serial|s/n|sn|uuid|customer|cust|ticket|po|medicare|routing|"
    r"aba|card|visa|mastercard|amex|dni|nie|nif|cif|bsn|tax|vat|loan|file|room|bed|unit|nino|utr|mbi|pesel|nip|regon|cpf|"
    r"cnpj|cuit|rut|curp|rfc|pan|gstin|aadhaar|abn|acn|tfn|siren|siret|nir|idnr|steuer-?id|ust-?idnr?|iva|oib|egn|cnp|"
    r"cpr|cvr|hetu|orgnr|inn|snils|bic|swift|isin|isbn|grid|imsi|iccid|meid|lei|gtin|ean"
)
_LEAD = re.compile(rf"(?:(?:{_WORD})(?![^\W\d_])[\s.:#№=_-]*)+", re.I)
_TAIL = re.compile(rf"[\s,;]*[\s,;(\[]+(?:{_WORD})[\s)\].]*", re.I)
_FIRST = re.compile("[a-zA-Z]+")
_LAST = re.compile(r"[a-zA-Z]+(?=[\s)\].]*\Z)")
_KNOWN = frozenset(
    ("s", "n", "steuer", "ust", "license", "licence", "steuerid", "ustid", "ustidnr", "ustidn", "idnr", "idn")
) | frozenset(part for part in _WORD.split("|") if part.isalpha())
_OWN_LETTERS = frozenset(words("PASSPORT DRIVER_LICENSE VEHICLE_ID IBAN CRYPTO_ADDRESS"))
_MOST_DIGITS = 9
_HEX_WORD = re.compile("[a-f]+", re.I)


def number_in(text: str, label: str) -> tuple[int, int]:
    """Where the number starts and ends, beside the words that stay; the whole text if there are none."""
    start, end = 0, len(text)
    if text[:1].isdigit() and text[-1:].isdigit():
        return start, end
    first = _FIRST.match(text)
    if first and first[0].lower() in _KNOWN:
        start = _after_lead(text, label)
    if not text[-1:].isdigit():
        last = _LAST.search(text)
        if last and last[0].lower() in _KNOWN:
            end = _before_tail(text, start, last.start())
    return start, end


def _after_lead(text: str, label: str) -> int:
    lead = _LEAD.match(text)
    if lead is None or not any(c.isalnum() for c in text[lead.end() :]):
        return 0
    start = lead.end()
    if text[start - 1].isalpha() and not _is_apart(lead[0], text, label):
        return 0
    return start


def _is_apart(lead: str, text: str, label: str) -> bool:
    """Whether a word that is written together with the number is no part of it."""
    if label in _OWN_LETTERS:
        return False
    rest = text[len(lead) :]
    if len(lead) <= 2:
        digits = [c for c in rest if c.isalnum()]
        return len(digits) <= _MOST_DIGITS and all(c.isdigit() for c in digits)
    if _HEX_WORD.fullmatch(lead) and any(c.isalpha() for c in rest):
        return False
    if not any(c.isalpha() for c in rest):
        return True
    compact = "".join([c for c in text if c.isalnum()]).upper()
    return checked.find(label, compact, text) is None


def _before_tail(text: str, start: int, at: int) -> int:
    """Where the words after the number begin: " (SSN)"."""
    for place in range(at - 1, start, -1):
        if text[place].isalnum():
            tail = _TAIL.fullmatch(text, place + 1)
            return place + 1 if tail and any(c.isdigit() for c in text[start : place + 1]) else len(text)
    return len(text)
