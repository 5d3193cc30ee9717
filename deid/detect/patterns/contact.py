"""E-mail addresses, web addresses, telephone numbers."""

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from deid.detect.patterns.base import LEFT, LETTER, RIGHT, Pattern

if TYPE_CHECKING:
    from deid.detect.patterns.text import Text

PHONE_REGIONS = ("US", "GB", "DE", "FR", "ES", "IT", "NL", "BR", "MX", "IN", "AU", "CN")
"""Where a number without a country code may be from, unless the caller says so: ISO 3166 codes."""

_LATIN = "".join(map(chr, [*range(0xC0, 0xD7), *range(0xD8, 0xF7), *range(0xF8, 0x250)]))
_ALNUM = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789" + _LATIN
_HOST = rf"(?:[0-9{LETTER}](?:[0-9{LETTER}_-]{{0,61}}[0-9{LETTER}])?\.){{1,10}}"

_OPEN_TLDS = (
    "com", "org", "net", "edu", "gov", "mil", "int", "info", "biz", "co.uk", "ac.uk", "org.uk", "com.au",
    "edu.au",
    "com.br", "co.jp", "co.in", "co.nz", "com.mx", "co.za", "io", "dev", "app", "ai", "cloud", "online",
    "xyz",
)  # fmt: skip
"""Endings that make a host name of `name.ending` in running text."""
_COUNTRY_TLDS = (
    "uk", "de", "fr", "nl", "ch", "ca", "eu", "br", "jp", "cn", "ru", "pl", "au", "se", "dk", "fi", "cz",
    "ie", "nz",
    "mx", "es", "it", "at", "be", "no", "pt", "us", "in", "ar", "cl", "co", "me", "tv", "ly", "gr", "hu",
    "kr", "tr",
)  # fmt: skip
"""Endings that may also be a word ("done.in"): they need a third label or a path."""

_PATH = r"(?:[/?#][^\s<>\"]{0,2000})?"
_SCHEMES = (
    r"(?:https?|ftps?|sftp|ssh|wss?|git|svn|file|smb|nfs|ldaps?|s3|gs|telnet|gopher|ircs?|imaps?|news|rtsp)"
)
_CHINESE_STOPS = "\uff0c\uff1b\uff01\uff1f\u3002\u3001\u300d\u3011"
_OPENING = {")": "(", "]": "[", "}": "{"}


def _without_trailing_punctuation(value: str) -> int:
    """A full stop, a quote or an unmatched bracket after an address belongs to the sentence."""
    end = len(value)
    while end:
        last = value[end - 1]
        unmatched = last in _OPENING and value.count(last, 0, end) > value.count(_OPENING[last], 0, end)
        if last not in ".,;:!?'*|`" + _CHINESE_STOPS and not unmatched:
            break
        end -= 1
    return end


def _is_email(value: str) -> bool:
    local, _, domain = value.rpartition("@")
    return ".." not in local and not local.endswith(".") and len(domain) <= 253


def _bare(value: str) -> str:
    """Without the brackets around: "(03/12/2024" is a date too."""
    return value.lstrip("( ").rstrip(") ")


def is_phone(value: str, regions: Sequence[str] = PHONE_REGIONS) -> bool:
    """A number that the numbering plans allow: with its country code, or dialled inside one of `regions`."""
    import phonenumbers

    if _NOT_A_PHONE.fullmatch(_bare(value)):
        return False
    coded = value.lstrip("( ").startswith("+")
    for region in [None] if coded else regions:
        try:
            number = phonenumbers.parse(value, region)
        except phonenumbers.NumberParseException:
            continue
        if phonenumbers.is_valid_number(number) or (coded and phonenumbers.is_possible_number(number)):
            return True
    return False


_NOT_A_PHONE = re.compile(
    r"[0-9]{1,2}([-./ ])[0-9]{1,2}\1(?:[12][0-9])?[0-9]{2}|[12][0-9]{3}([-./ ])[0-9]{1,2}\2[0-9]{1,2}"
    r"|[0-9]+\.[0-9]+|[0-9]{1,2}[ ]?([-./])[ ]?[0-9]{1,2}[ ]?\3[ ]?(?:[12][0-9])?[0-9]{2}(?:[ ].*)?"
    r"|[0-9]{5}[ ][2-9][0-9]{2}[-./ ][0-9]{3}[-./ ][0-9]{4}|[0-9]{5}-[0-9]{1,4}"
    r"|[0-9]{3}([-. ])[0-9]{2}\4[0-9]{4}|[0-9]{1,3}(?:\.[0-9]{1,3}){3}"
    r"|[0-2][0-9][0-5][0-9]-[0-2][0-9][0-5][0-9]|0(?:[^0-9]*[0-9]){0,7}[^0-9]*"
)


_LABELLED_OTHERWISE = (  # the word right before a number says more than "call" further off
    r"\b(?:ssn|ss#|social(?: security)?|ip(?:v4)?(?: address)?|cpt|hcpcs|icd(?:-?(?:9|10))?|mrn|ein|itin|tin|npi|dea"
    r"|isbn|issn|upc|version|section|sku|icd code|cpt code)s?(?:[ ]?(?:no|nr|num|number|code|#))?\.?[ ]?"
    r"(?:[:#=]|is|was)?[ ]{0,2}"
)


def _is_dialled_inland(text: "Text", start: int, end: int) -> bool:
    """Seven digits or more, and no date or SSN: what is shorter needs a label of its own, not a word near it."""
    value = text.plain[start:end]
    return sum(c.isdigit() for c in value) >= 7 and _is_balanced_number(text, start, end)


def _is_balanced_number(text: "Text", start: int, end: int) -> bool:
    value = text.plain[start:end]
    return value.count("(") == value.count(")") and not _NOT_A_PHONE.fullmatch(_bare(value))


def _is_international(value: str) -> bool:
    return is_phone("+" + value.lstrip("0").lstrip() if value.startswith("00") else value)


def _looks_like_digits_for_dialling(value: str) -> bool:
    """A labelled number is taken at its word: it only has to be of a length that is dialled (ITU-T E.164)."""
    digits = [c for c in value.partition("x")[0] if c.isdigit()]
    return 6 <= len(digits) <= 20 and len(set(digits)) > 1 and not _DATED.match(_bare(value))


_DATED = re.compile(r"[01]?[0-9][ ]?([/-])[ ]?[0-3]?[0-9][ ]?\1[ ]?(?:19|20)[0-9]{2}(?![0-9])")


_EXTENSION = (
    r"(?:[ ,;]{0,3}(?:ext(?:ension|n)?|[xX]|Ext|EXT|ramal|int|poste"
    r"|Durchwahl)[.:]?[ ]?#?[0-9]{1,6}(?![0-9]))?"
)
_NO_NUMBER_LEFT = r"(?<![0-9])(?<![0-9][-./:,_])(?<![-./_=][-])(?<![0-9A-Za-z_]\.)"
_NO_NUMBER_RIGHT = r"(?![0-9])(?![-./:_][0-9])(?!,[0-9]{3})(?![0-9A-Za-z]{0,32}@)"
_GROUPS = r"(?:[0-9]|\)[ .\-/]{0,2}(?=[(0-9])|[ .\-/]{1,2}(?=[(0-9])|\([0-9]{1,5}\)){6,22}(?<=[0-9])"
_CALLED = (
    r"(?:phone|telephone|tel|tele|telefon|tel[eé]fono|telefone|t[eé]l[eé]phone|t[eé]l|telf|tfno|tlfn?o?"
    r"|tlf|fono|"
    r"mobile|mob|m[oó]vil|cell(?:ular|phone)?|celular|handy|portable|fax|faks|pager|beeper|hotline|whatsapp|"
    r"call(?:back|er)?(?: (?:me|us|him|her|them))?|dial|ring|desk|direct|contact(?: (?:number|no\.?))?|"
    r"telefoon|telefoonnummer|cellulare|rufnummer|office|home|work|电话|手机|電話|携帯)"
)

_PHONE_WORDS = (
    "phone", "telephone", "tel", "fax", "mobile", "cell", "call", "dial", "reach", "contact", "text", "sms",
    "whatsapp",
    "my number", "your number", "his number", "her number", "their number", "number is", "numbers",
    "teléfono", "telefono", "tfno", "telf", "tlf", "móvil", "fijo", "telefon", "telefone",
    "téléphone", "tél",
    "portable", "handy", "mobil", "rufnummer", "telefoon", "cellulare", "celular", "pager", "tel.", "fono",
)  # fmt: skip

_PHONES = (
    # North America (nanpa.com): area and office codes do not start with 0 or 1. The form says what it is, so
    # phonenumbers, to which fiction's 555 is not valid, is not asked.
    Pattern(
        "PHONE", "phone",
        regex=rf"{_NO_NUMBER_LEFT}(?:\+?1[-. ]{{0,2}})?(?:\(?[0-9]{{3}}\)[-. /]{{0,2}}"
            rf"|[2-9][0-9]{{2}}[-./ ]{{1,2}}|[1-9][0-9]{{2}}(?=([-.])[0-9]{{3}}\1)[-.]|"
        rf"[2-9][0-9]{{2}}[ ]?-[ ]?)[0-9]{{3}}(?:[-.]|[ ]{{1,2}}"
        rf"|[ ]-[ ])[0-9]{{4}}{_EXTENSION}{_NO_NUMBER_RIGHT}",
        lead="+(", reach=2, digits=(1, 4), then=")-./ ", score=0.9,
    ),
    Pattern(
        "PHONE", "phone",
        regex=rf"(?<![0-9A-Za-z+])\(?\+[ ]?\(?[1-9]{_GROUPS}{_EXTENSION}(?![0-9])",
        anchors=("+",), lead="(", reach=1, score=1.0, validate=is_phone, context=("phone", "tel", "fax",
            "mobile", "cell", "call"),
    ),
    Pattern(
        "PHONE", "phone",
        regex=rf"{_NO_NUMBER_LEFT}00[ -]?[1-9]{_GROUPS}{_EXTENSION}{_NO_NUMBER_RIGHT}",
        digits=(2, 16), score=0.9, validate=_is_international,
    ),
    Pattern(
        "PHONE", "phone_national",
        regex=rf"{_NO_NUMBER_LEFT}(?<!\))(?:\([0-9]{{1,5}}\)|[0-9]{{1,5}}(?!\)))"
            rf"(?:[ ]?[-./ ][ ]?[0-9]{{2,8}}){{1,5}}{_EXTENSION}{_NO_NUMBER_RIGHT}",
        lead="(", reach=1, digits=(1, 5), then=")-./ ", score=0.0, validate=is_phone,
        context=_PHONE_WORDS, unless=_LABELLED_OTHERWISE,
        fits=_is_dialled_inland,
    ),
    Pattern(  # the trunk prefix: "020 7946 0958", "030/1234567"
        "PHONE", "phone_trunk",
        regex=rf"{_NO_NUMBER_LEFT}(?<![$£€])(?<![A-Za-z]-)(?<![A-Za-z])(?![0-9]{{1,3}}"
            rf"(?:\.[0-9]{{1,3}}){{3}}(?![0-9]))(?:\(0[1-9][0-9]{{0,4}}\)|0[1-9][0-9]{{0,4}}(?!\)))"
            rf"(?:[ ]?[-./ ][ ]?[0-9]{{2,8}}){{1,5}}{_EXTENSION}{_NO_NUMBER_RIGHT}(?!\.[a-z])",
        lead="(", reach=1, digits=(2, 6), then=")-./ ", score=0.6, validate=is_phone, context=_PHONE_WORDS,
        unless=_LABELLED_OTHERWISE, fits=_is_balanced_number,
    ),
    Pattern(
        "PHONE", "phone_digits",
        regex=rf"(?<![0-9{LETTER}+])(?<![0-9][-./:,_])(?:1?[2-9][0-9]{{9}}|0[0-9]{{8,11}}|1[3-9][0-9]{{9}}"
            rf"|[6-9][0-9]{{8}})"
        rf"{_EXTENSION}{_NO_NUMBER_RIGHT}{RIGHT}",
        digits=(9, 12), score=0.3, validate=is_phone, unless=_LABELLED_OTHERWISE,
        context=(
            "phone", "telephone", "tel", "fax", "mobile", "cell", "call", "dial", "reach", "text", "sms",
            "whatsapp",
            "teléfono", "telefono", "tfno", "telf", "móvil", "telefon", "téléphone", "tél", "handy", "ext",
            "pager",
        ),
    ),
    Pattern(
        "PHONE", "phone_extended",  # an extension says what the digits before it are
        regex=rf"(?<![0-9{LETTER}+])[0-9]{{7,12}}[ ,]{{0,2}}(?:ext\.?|[xX])[ ]?[0-9]{{1,6}}{RIGHT}", digits=(
            7, 12), then=" ,exX",
        score=0.8, validate=_looks_like_digits_for_dialling,
    ),
    Pattern(
        "PHONE", "phone_extension",  # inside a company: "x 3-9610", "ext. 4411"
        regex=r"(?i)(?:x[ ]?(?=[0-9]-)|ext(?:ension|n)?\.?[ ]?[:#]?[ ]?)(?P<value>[0-9]-[0-9]{4}|[0-9]{3,6})"
            rf"(?![0-9{LETTER}]|[-./][0-9])",
        anchors=("x", "ext"), score=0.6,
    ),
    Pattern(
        "PHONE", "phone_in_context",
        regex=rf"(?i){_CALLED}(?:[ ]?(?:no|number|num|nr|n[º°]|#|autor|line|is"
            rf"|at))?[ ]?[.]?[ ]?[:#=+]?[ ]?[.:]?[ ]{{0,2}}"
        rf"(?:number |is |at |on |é |es |ist |est ){{0,3}}[号码號碼是为為]{{0,4}}"
        rf"(?:\((?=\+?[0-9][0-9 .\-/]{{5,22}}\)))?"
        rf"(?P<value>\(?(?:\+[ ]?)?\(?[0-9]{_GROUPS}{_EXTENSION}){_NO_NUMBER_RIGHT}",
        anchors=(
            "phone", "telephone", "tel", "tele", "telefon", "teléfono", "telefono", "telefone", "téléphone",
            "tél",
            "telf", "tfno", "tlf", "fono", "mobile", "mob", "móvil", "movil", "cell", "celular", "handy",
            "portable",
            "fax", "faks", "pager", "beeper", "hotline", "whatsapp", "call", "dial", "ring", "desk", "direct",
            "contact", "telefoon", "cellulare", "rufnummer", "office", "home", "work",
            "电话", "手机", "電話", "携帯",
        ),
        score=0.85, validate=_looks_like_digits_for_dialling,
    ),
)  # fmt: skip


def _wants_regions(pattern: Pattern) -> bool:
    return pattern.validate is is_phone


def with_regions(pattern: Pattern, regions: Sequence[str]) -> Pattern:
    """The pattern, asking the numbering plans of `regions`."""
    if not _wants_regions(pattern):
        return pattern
    return replace(pattern, validate=partial(is_phone, regions=tuple(regions)))


PATTERNS: tuple[Pattern, ...] = (
    # RFC 5321 with the characters that are in use; internationalised local parts and hosts too.
    Pattern(
        "EMAIL", "email",
        regex=rf"(?i)(?:[0-9{LETTER}_][0-9{LETTER}.!#$%&'*+=?^_`{{|}}~-]{{0,63}})@"
            rf"(?:{_HOST}[{LETTER}]{{2,24}}(?![{LETTER}])"
        r"|\[[0-9.]{7,15}\])",
        anchors=("@",), lead=_ALNUM + ".!#$%&'*+=?^_`{|}~-", reach=64, score=1.0, validate=_is_email,
        unless=r"://[^\s/@]*:",
    ),
    Pattern(
        "EMAIL", "email_spaced",  # a slip of the pen: "name@ example.com"
        regex=rf"(?i)[0-9{LETTER}_][0-9{LETTER}._+-]{{1,63}}@[ ]{{1,2}}[0-9{LETTER}-]{{3,63}}"
            rf"(?:\.[0-9{LETTER}-]{{2,63}}){{0,3}}\.(?:com|org|net|edu|es|de|fr|it|uk)(?![0-9{LETTER}])",
        anchors=("@ ",), lead=_ALNUM + "._+-", reach=64, score=0.7,
    ),
    Pattern(
        "EMAIL", "email_obfuscated",
        regex=rf"(?i)[0-9{LETTER}][0-9{LETTER}.+_-]{{0,63}}[ ]?(?:\[at\]|\(at\)|<at>|\{{at\}})[ ]?"
            rf"(?:[0-9a-z-]{{1,63}}"
        r"[ ]?(?:\.|\[dot\]|\(dot\)|<dot>|\{dot\})[ ]?){1,5}[a-z]{2,24}(?![a-z])",
        anchors=("[at]", "(at)", "<at>", "{at}", " [at]", " (at)", " <at>", " {at}"), lead=_ALNUM + ".+_-",
            reach=64, score=0.95,
    ),
    Pattern(
        "URL", "url",
        regex=rf"(?i){LEFT}{_SCHEMES}://"
            rf"(?![^\s/@]{{1,64}}:[^\s/@]{{1,128}}@)[^\s<>\"\uff0c\uff1b\uff01\uff1f\u3002\u3001\u300d\u3011]{{1,2048}}",
        anchors=("://",), lead=_ALNUM, reach=8, score=1.0, trim=_without_trailing_punctuation,
    ),
    Pattern(
        "URL", "url_after_credentials",  # the credentials themselves: see secrets
        regex=rf"(?i)://[^\s/@]{{1,64}}:[^\s/@]{{1,128}}@(?P<value>[0-9{LETTER}][^\s<>\"]{{1,2048}})",
        anchors=("://",), score=0.9, trim=_without_trailing_punctuation,
    ),
    Pattern(
        "URL", "url_www",
        regex=rf"(?i){LEFT}www[0-9]?\.{_HOST}[{LETTER}]{{2,24}}(?::[0-9]{{2,5}})?{_PATH}",
        anchors=("www",), score=0.95, trim=_without_trailing_punctuation,
    ),
    Pattern(
        "URL", "domain",
        regex=rf"(?i)(?<![@0-9{LETTER}_/.-]){_HOST}(?:{'|'.join(_OPEN_TLDS)})(?![0-9{LETTER}_-])"
            r"(?!\.[a-z0-9])"
        rf"(?![ ]?@)(?::[0-9]{{2,5}})?{_PATH}",
        anchors=tuple("." + tld for tld in _OPEN_TLDS), lead=_ALNUM + "._-", reach=128, score=0.7,
        trim=_without_trailing_punctuation,
    ),
    Pattern(
        "URL", "domain",
        regex=rf"(?<![@0-9{LETTER}_/.-])(?=[^\s/]{{1,200}}\.[a-z]{{2}}/"
            rf"|[^\s/]{{1,200}}\.[^\s/]{{1,200}}\.){_HOST}"
        rf"(?:{'|'.join(_COUNTRY_TLDS)})(?![0-9{LETTER}_-])(?!\.[A-Za-z0-9])(?::[0-9]{{2,5}})?{_PATH}",
        anchors=tuple("." + tld for tld in _COUNTRY_TLDS), lead=_ALNUM + "._-", reach=128, score=0.6,
        trim=_without_trailing_punctuation,
    ),
    *_PHONES,
)  # fmt: skip
