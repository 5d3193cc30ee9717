"""Payment cards, IBANs, bank accounts and routing numbers."""

from deid.detect.patterns.base import LEFT, RIGHT, Pattern
from deid.detect.patterns.checksums import aba_routing, card, compact, mx_clabe, stdnum

_CARD_WORDS = (
    "card", "cards", "credit", "debit", "visa", "mastercard", "amex", "american express", "discover", "cc",
    "cvv",
    "tarjeta", "carte", "karte", "kreditkarte", "carta", "cartão", "卡号", "信用卡",
)  # fmt: skip


def _iban_length(value: str) -> int:
    """How much of the letters and digits is a valid IBAN (ISO 13616): words may follow. All, if none is."""
    is_valid = stdnum("iban")
    for end in range(len(value), 14, -1):
        if value[end - 1].isalnum() and is_valid(value[:end]):
            return end
    return len(value)


PATTERNS: tuple[Pattern, ...] = (
    Pattern(
        "CREDIT_CARD", "credit_card",
        shapes=(
            "9999 9999 9999 9999", "9999-9999-9999-9999", "9999.9999.9999.9999", "9999999999999999",
            "9999 999999 99999",
            "9999-999999-99999", "9999 999999 9999", "9999-999999-9999", "999999999999999", "99999999999999",
            "9999 9999 9999 9999 999", "9999999999999999999", "9999 9999 9999 999", "9999 99999999 9999",
            "99999999 99999999", "999999999999999999",
        ),
        score=1.0, validate=card, context=_CARD_WORDS,
    ),
    Pattern(
        "CREDIT_CARD", "credit_card", shapes=("9999999999999", "999999999999"), score=0.3, validate=card,
        context=_CARD_WORDS,
    ),
    Pattern(
        "CREDIT_CARD", "card_end",
        regex=r"(?i)(?:card|visa|mastercard|amex|account)\b[^.\n0-9]{0,30}?(?:ending|ends|last (?:4"
            r"|four)(?: digits)?)"
        rf"(?: (?:in|with|on|is|are|of))?[ :#]{{0,4}}(?P<value>[0-9]{{4}}){RIGHT}",
        anchors=("card", "visa", "mastercard", "amex"), score=0.7,
    ),
    Pattern(
        "CREDIT_CARD", "card_masked",
        regex=r"(?:[xX*#•]{4}[ -]?){3}[0-9]{4}(?![0-9])|[xX*#•]{12}[0-9]{4}(?![0-9])",
        anchors=("xxxx", "****", "####", "••••"), score=0.6,
    ),
    Pattern(
        "CREDIT_CARD", "card_code",
        regex=rf"(?i){LEFT}(?:cvv2?|cvc2?|security code|card code)[\"']?[ ]?(?:[:#=]|is|no\.?"
            r"|number)?[ ]?[\"']?"
        rf"(?P<value>[0-9]{{3,4}}){RIGHT}",
        anchors=("cvv", "cvc", "security code", "card code"), score=0.8,
    ),
    Pattern(
        "IBAN", "iban",
        regex=rf"{LEFT}[A-Za-z]{{2}}[0-9]{{2}}(?:[ -]?[A-Za-z0-9]{{4}}){{2,7}}"
            rf"(?:[ -]?[A-Za-z0-9]{{1,4}})?{RIGHT}",
        lead="abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ", reach=2, led=True, digits=(2, 32), score=1.0,
        trim=_iban_length, validate=stdnum("iban"), context=("iban",),
    ),
    Pattern(
        "IBAN", "iban_glued",  # "IBANDE44…"
        regex=r"(?i)iban:?(?P<value>[A-Z]{2}[0-9]{2}(?:[ ]?[A-Z0-9]{4}){2,7}(?:[ ]?[A-Z0-9]{1,4})?)",
        anchors=("iban",), score=1.0, trim=_iban_length, validate=stdnum("iban"),
    ),
    Pattern(
        "BANK_ACCOUNT", "bic",
        regex=r"(?i)(?:swift|bic)(?:[ /-](?:code|bic|swift))?[\"']?[ ]?(?:[:#=]|is|no\.?)?[ ]?[\"']?"
        rf"(?P<value>[A-Z]{{6}}[A-Z0-9]{{2}}(?:[A-Z0-9]{{3}})?){RIGHT}",
        anchors=("swift", "bic"), score=0.85, validate=lambda value: value.isupper() and stdnum("bic")(value),
    ),
    Pattern(
        "BANK_ACCOUNT", "us_routing", shapes=("999999999", "9999-9999-9", "9999 9999 9"), score=0.0,
        validate=aba_routing,
        context=("routing", "aba", "rtn", "routing number", "aba number", "transit", "wire", "ach"),
        countries=frozenset({"US"}),
    ),
    Pattern(
        "BANK_ACCOUNT", "mx_clabe", shapes=("999999999999999999", "999 999 99999999999 9"), score=0.8,
        validate=mx_clabe, context=("clabe", "interbancaria"), countries=frozenset({"MX"}),
    ),
    Pattern(
        "BANK_ACCOUNT", "uk_sort_code", shapes=("99-99-99", "99 99 99", "999999"), score=0.0,
        context=("sort code", "sort", "sortcode", "s/c"), adjacent=True, countries=frozenset({"GB", "IE"}),
    ),
    Pattern(
        "BANK_ACCOUNT", "bsb", shapes=("999-999", "999999"), score=0.0, context=("bsb",), adjacent=True,
        countries=frozenset({"AU"}),
    ),
    Pattern(
        "BANK_ACCOUNT", "es_ccc",
        shapes=("9999 9999 99 9999999999", "9999-9999-99-9999999999", "99999999999999999999"),
        score=0.9, validate=stdnum("es.ccc"), context=("ccc", "cuenta"), countries=frozenset({"ES"}),
    ),
    Pattern(
        "BANK_ACCOUNT", "bank_account",
        regex=r"(?i)(?:bank|checking|savings?|chequing|current|deposit|beneficiary|giro|wire|iban"
            r"|sort code[^\n]{0,20})"
        r"[ ]?(?:account|acct|a/c|acc)\b\.?(?:[ ]?(?:number|no|num|nr|#))?\.?[\"']?[ ]{0,2}(?:[:#=]|is|was"
        r"|ending in|xxx?x?)?"
        rf"[ ]?#?[\"']?(?P<value>[0-9][0-9 -]{{2,20}}[0-9]){RIGHT}",
        anchors=("bank", "checking", "saving", "chequing", "current", "deposit", "beneficiary", "giro",
            "sort code"),
        score=0.92, validate=lambda value: 4 <= len(compact(value)) <= 18,
    ),
    Pattern(
        "BANK_ACCOUNT", "bank_account",
        regex=r"(?i)(?:kontonummer|konto-?nr|konto|n[uú]mero de cuenta|cuenta bancaria|cuenta"
            r"|num[eé]ro de compte|"
        r"rekeningnummer|conto corrente|conta corrente|conta)\b\.?[ ]{0,2}(?:n[º°]|no?\.|nr\.?)?[ ]?"
        r"(?:[:#=]|es|ist)?[ ]?"
        rf"(?P<value>[0-9][0-9 ./-]{{4,24}}[0-9]){RIGHT}",
        anchors=(
            "konto", "número de cuenta", "numero de cuenta", "cuenta", "numéro de compte", "numero de compte",
            "rekeningnummer", "conto corrente", "conta",
        ),
        score=0.8, validate=lambda value: 6 <= len(compact(value)) <= 24,
    ),
)  # fmt: skip
