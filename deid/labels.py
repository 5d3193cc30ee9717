"""The canonical labels: what each covers, its HIPAA category, and what other tools call it."""

from typing import NamedTuple


class Label(NamedTuple):
    covers: str
    hipaa: str | None
    """The letter of 45 CFR 164.514(b)(2)(i) that it falls under; None where Safe Harbor does not name it."""
    structured: bool
    """Has a written format of its own: where it overlaps free text (a name, say), the format decides."""
    aliases: tuple[str, ...] = ()
    """Names of the same thing in Presidio, spaCy/OntoNotes, CoNLL, i2b2 and others."""


# fmt: off
LABELS: dict[str, Label] = {
    "PERSON": Label("names of people", "A", False, ("PER", "NAME", "PATIENT", "DOCTOR")),
    "USERNAME": Label("login names, handles", "R", True, ("USER", "HANDLE")),
    "EMAIL": Label("e-mail addresses", "F", True, ("EMAIL_ADDRESS", "E_MAIL", "MAIL")),
    "PHONE": Label("telephone and fax numbers", "D", True, ("PHONE_NUMBER", "TELEPHONE", "FAX")),
    "URL": Label("web addresses", "N", True, ("URI", "LINK")),
    "IP_ADDRESS": Label("IPv4 and IPv6 addresses", "O", True, ("IP", "IPV4", "IPV6")),
    "MAC_ADDRESS": Label("network hardware addresses", "M", True, ("MAC",)),
    "STREET_ADDRESS": Label("street addresses, whole", "B", False, ("ADDRESS", "STREET", "FAC_ADDRESS")),
    "CITY": Label("cities, towns, villages", "B", False, ("TOWN",)),
    "STATE": Label("states, provinces, regions", None, False, ("PROVINCE",)),
    "COUNTRY": Label("countries", None, False),
    "POSTCODE": Label("postal codes", "B", False, ("ZIP", "ZIPCODE", "ZIP_CODE", "POSTAL_CODE")),
    "LOCATION": Label("any other named place", "B", False, ("LOC", "GPE", "FAC", "FACILITY", "PLACE")),
    "COORDINATES": Label("latitude and longitude", "B", True, ("GPS", "GEO_COORDINATES")),
    "ORGANIZATION": Label("companies, institutions, employers", None, False, ("ORG", "COMPANY", "HOSPITAL")),
    "DATE": Label("dates, whole or in part", "C", False, ("DATE_TIME", "DOB", "DATE_OF_BIRTH")),
    "RELATIVE_DATE": Label("today, next Tuesday, three weeks ago: dates that name no day", None, False),
    "TIME": Label("times of day", None, False),
    "AGE": Label("ages", "C", False),
    "OCCUPATION": Label("professions, job titles", None, False, ("PROFESSION", "JOB_TITLE", "TITLE")),
    "NRP": Label("nationality, religion, politics", None, False, ("NORP", "NATIONALITY", "RELIGION")),
    "NATIONAL_ID": Label("national identity numbers", "G", True, ("SSN", "US_SSN", "UK_NHS")),
    "TAX_ID": Label("tax numbers", "R", True, ("US_ITIN", "ITIN", "TIN", "VAT")),
    "PASSPORT": Label("passport numbers", "R", True, ("US_PASSPORT", "UK_PASSPORT")),
    "DRIVER_LICENSE": Label("driver's licence numbers", "K", True, ("US_DRIVER_LICENSE",)),
    "VEHICLE_ID": Label("VINs, licence plates", "L", True, ("VIN", "VEHICLE", "LICENSE_PLATE")),
    "MEDICAL_RECORD": Label("medical record numbers", "H", True, ("MRN", "MEDICALRECORD")),
    "HEALTH_PLAN": Label("health plan beneficiary numbers", "I", True, ("HEALTHPLAN", "US_MBI", "MBI")),
    "LICENSE_NUMBER": Label("certificates, professional licences", "K", True, ("MEDICAL_LICENSE",)),
    "BANK_ACCOUNT": Label("bank account numbers", "J", True, ("US_BANK_NUMBER", "ABA_ROUTING_NUMBER")),
    "IBAN": Label("international bank account numbers", "J", True, ("IBAN_CODE",)),
    "CREDIT_CARD": Label("payment card numbers", "J", True, ("CREDIT_CARD_NUMBER",)),
    "CRYPTO_ADDRESS": Label("cryptocurrency addresses", "J", True, ("CRYPTO", "BITCOIN_ADDRESS")),
    "DEVICE_ID": Label("device identifiers, serial numbers, UUIDs, IMEIs", "M", True, ("DEVICE", "UUID", "IMEI")),
    "ACCOUNT": Label("customer, order, claim and other account numbers", "J", True, ("ACCOUNT_NUMBER",)),
    "ID": Label("any other identifying number or code", "R", True, ("IDNUM", "IDENTIFIER", "CODE")),
    "SECRET": Label("keys, tokens, passwords", "R", True, ("PASSWORD", "API_KEY", "TOKEN", "PRIVATE_KEY")),
}
# fmt: on

_ALIASES = {alias: name for name, label in LABELS.items() for alias in label.aliases}


def canonical(name: str) -> str:
    """The canonical label for another tool's name; a name nobody knows comes back upper-cased (and is redacted).

    >>> canonical("B-PER"), canonical("phone_number"), canonical("pet")
    ('PERSON', 'PHONE', 'PET')
    """
    plain = name.upper().replace("-", "_")
    bare = plain[2:] if plain[:2] in {"B_", "I_", "E_", "S_", "L_", "U_"} else plain
    known = (n if n in LABELS else _ALIASES.get(n) for n in (plain, bare))
    return next(filter(None, known), bare)


def is_structured(label: str) -> bool:
    return label in LABELS and LABELS[label].structured
