"""Numbers up to 119 in words, in seven languages, and the words that stand beside an age."""

from functools import cache
from typing import NamedTuple

from deid.surrogates.forms import fold, words

_UP_TO_19 = {
    "en": "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
    "seventeen eighteen nineteen",
    "es": "cero uno dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince dieciséis "
    "diecisiete dieciocho diecinueve",
    "fr": "zéro un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize dix-sept "
    "dix-huit dix-neuf",
    "de": "null ein zwei drei vier fünf sechs sieben acht neun zehn elf zwölf dreizehn vierzehn fünfzehn sechzehn "
    "siebzehn achtzehn neunzehn",
    "it": "zero uno due tre quattro cinque sei sette otto nove dieci undici dodici tredici quattordici quindici sedici "
    "diciassette diciotto diciannove",
    "nl": "nul een twee drie vier vijf zes zeven acht negen tien elf twaalf dertien veertien vijftien zestien "
    "zeventien achttien negentien",
    "pt": "zero um dois três quatro cinco seis sete oito nove dez onze doze treze catorze quinze dezesseis dezessete "
    "dezoito dezenove",
}
_TENS = {
    "en": "twenty thirty forty fifty sixty seventy eighty ninety hundred",
    "es": "veinte treinta cuarenta cincuenta sesenta setenta ochenta noventa cien",
    "fr": "vingt trente quarante cinquante soixante soixante-dix quatre-vingts quatre-vingt-dix cent",
    "de": "zwanzig dreißig vierzig fünfzig sechzig siebzig achtzig neunzig hundert",
    "it": "venti trenta quaranta cinquanta sessanta settanta ottanta novanta cento",
    "nl": "twintig dertig veertig vijftig zestig zeventig tachtig negentig honderd",
    "pt": "vinte trinta quarenta cinquenta sessenta setenta oitenta noventa cem",
}
_HUNDRED_AND = {"en": "one hundred and ", "es": "ciento ", "fr": "cent ", "it": "cento", "pt": "cento e ",
                "nl": "honderd", "de": "hundert"}  # fmt: skip
_OTHER = {
    "en": {"a hundred": 100, "one hundred": 100},
    "es": {"un": 1, "una": 1, "veintiún": 21},
    "fr": {"une": 1, "quatre-vingt": 80},
    "de": {"eine": 1, "einem": 1, "einen": 1, "einhundert": 100, "dreissig": 30},
    "it": {"un": 1, "una": 1},
    "nl": {"één": 1},
    "pt": {"uma": 1, "duas": 2, "dezasseis": 16, "dezassete": 17, "dezanove": 19, "quatorze": 14},
}
_ORDINALS = words("""
    first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth
    sixteenth seventeenth eighteenth nineteenth
""")
DECADES = {
    "en": words("twenties thirties forties fifties sixties seventies eighties nineties"),
}
MOST = 119


class Unit(NamedTuple):
    kind: str
    """y, m, w or d."""
    language: str
    singular: str
    plural: str


_UNITS = (
    Unit("y", "en", "year", "years"), Unit("y", "en", "yr", "yrs"), Unit("m", "en", "month", "months"),
    Unit("m", "en", "mo", "mos"), Unit("w", "en", "week", "weeks"), Unit("w", "en", "wk", "wks"),
    Unit("d", "en", "day", "days"), Unit("y", "es", "año", "años"), Unit("m", "es", "mes", "meses"),
    Unit("w", "es", "semana", "semanas"), Unit("d", "es", "día", "días"), Unit("y", "fr", "an", "ans"),
    Unit("m", "fr", "mois", "mois"), Unit("w", "fr", "semaine", "semaines"), Unit("d", "fr", "jour", "jours"),
    Unit("y", "de", "Jahr", "Jahre"), Unit("y", "de", "Jahr", "Jahren"), Unit("m", "de", "Monat", "Monate"),
    Unit("m", "de", "Monat", "Monaten"), Unit("w", "de", "Woche", "Wochen"), Unit("d", "de", "Tag", "Tage"),
    Unit("d", "de", "Tag", "Tagen"), Unit("y", "it", "anno", "anni"), Unit("m", "it", "mese", "mesi"),
    Unit("w", "it", "settimana", "settimane"), Unit("d", "it", "giorno", "giorni"), Unit("y", "nl", "jaar", "jaar"),
    Unit("m", "nl", "maand", "maanden"), Unit("w", "nl", "week", "weken"), Unit("d", "nl", "dag", "dagen"),
    Unit("y", "pt", "ano", "anos"), Unit("m", "pt", "mês", "meses"), Unit("d", "pt", "dia", "dias"),
)  # fmt: skip
YEARS = {"en": "years", "es": "años", "fr": "ans", "de": "Jahre", "it": "anni", "nl": "jaar", "pt": "anos"}
UNDER = {"en": "under", "es": "menos de", "fr": "moins de", "de": "unter", "it": "meno di", "nl": "onder",
         "pt": "menos de"}  # fmt: skip
STANDING = frozenset(
    fold(word)
    for word in words("""
    a an and or to of at in age aged ages y o yo yof yom m f male female man woman boy girl infant baby newborn
    toddler old olds los young early mid late about almost nearly over his her their the birthday approximately
    edad de con
    y alt alter im am jährig jährige jähriger jährigen jähriges jährigem jaehrig jaehrige jaehriger jaehrigen years oud
    jarige leeftijd âge âgé âgée età d di e ed et à ans bis und van idade com medio mezzo meio lat letni letnia
    """)
)
"""Other words that may stand in an age."""


def spell(number: int, language: str) -> str:
    """A number of 0 to 119 in words, as the language writes it; `KeyError` or `IndexError` for another."""
    small = words(_UP_TO_19[language])
    if number < 20:
        return small[number]
    if number >= 100:
        if number == 100:
            return "one hundred" if language == "en" else words(_TENS[language])[8]
        return _HUNDRED_AND[language] + spell(number - 100, language)
    ten, one = words(_TENS[language])[number // 10 - 2], number % 10
    if one == 0:
        return ten
    return _JOINED[language](ten, one, small)


def _spanish(ten: str, one: int, small: tuple[str, ...]) -> str:
    accents = {2: "dós", 3: "trés", 6: "séis"}
    return "veinti" + accents.get(one, small[one]) if ten == "veinte" else f"{ten} y {small[one]}"


def _french(ten: str, one: int, small: tuple[str, ...]) -> str:
    if ten in {"soixante-dix", "quatre-vingt-dix"}:
        base = ten.removesuffix("-dix")
        return f"{base} et onze" if base == "soixante" and one == 1 else f"{base}-{small[10 + one]}"
    if ten == "quatre-vingts":
        return f"quatre-vingt-{small[one]}"
    return f"{ten} et un" if one == 1 else f"{ten}-{small[one]}"


def _italian(ten: str, one: int, small: tuple[str, ...]) -> str:
    return (ten[:-1] if one in {1, 8} else ten) + ("tré" if one == 3 else small[one])


def _dutch(ten: str, one: int, small: tuple[str, ...]) -> str:
    return small[one] + ("ën" if one in {2, 3} else "en") + ten


_JOINED = {
    "en": lambda ten, one, small: f"{ten}-{small[one]}",
    "es": _spanish,
    "fr": _french,
    "de": lambda ten, one, small: f"{small[one]}und{ten}",
    "it": _italian,
    "nl": _dutch,
    "pt": lambda ten, one, small: f"{ten} e {small[one]}",
}


class Spelled(NamedTuple):
    value: int
    kind: str
    """n, o (an ordinal) or s (a decade)."""
    languages: tuple[str, ...]


DASHES = "-\u00ad\u2010\u2011\u2012\u2013\u2014\u2015\u2212\ufe58\ufe63\uff0d"
"""Whatever is written for a hyphen."""
_NO_DASHES = str.maketrans(dict.fromkeys(DASHES, " "))


def key_of(text: str) -> str:
    """What spellings of one number have in common: no case, no accents, no hyphens or other dashes."""
    return " ".join(fold(text.translate(_NO_DASHES)).split())


@cache
def numbers() -> dict[str, Spelled]:
    """Every number in words that is read, by its `key_of`."""
    table: dict[str, Spelled] = {}

    def add(text: str, value: int, kind: str, language: str) -> None:
        plain = key_of(text)
        old = table.get(plain)
        known = old.languages if old is not None and (old.value, old.kind) == (value, kind) else ()
        if old is None or known:
            table[plain] = Spelled(value, kind, (*known, language))

    for language in _UP_TO_19:
        for value in range(1, MOST + 1):
            add(spell(value, language), value, "n", language)
        for word, value in _OTHER[language].items():
            add(word, value, "n", language)
    for value in range(1, MOST + 1):
        add(ordinal(value), value, "o", "en")
        if value > 100:
            add(spell(value, "en").replace(" and ", " "), value, "n", "en")
            add("a" + spell(value, "en").removeprefix("one"), value, "n", "en")
    for place, word in enumerate(DECADES["en"], start=2):
        add(word, 10 * place, "s", "en")
    add("teens", 10, "s", "en")
    add("hundred", 100, "n", "en")
    return table


@cache
def first_words() -> frozenset[str]:
    return frozenset(text.split()[0] for text in numbers())


def ordinal(number: int) -> str:
    """ "ninety-second"; of 1 to 119."""
    if number < 20:
        return _ORDINALS[number - 1]
    if number >= 100:
        return "one hundredth" if number == 100 else "one hundred and " + ordinal(number - 100)
    ten = words(_TENS["en"])[number // 10 - 2]
    return f"{ten}-{_ORDINALS[number % 10 - 1]}" if number % 10 else ten[:-1] + "ieth"


@cache
def units() -> dict[str, Unit]:
    found: dict[str, Unit] = {}
    for unit in _UNITS:
        for form in (unit.singular, unit.plural):
            found.setdefault(fold(form), unit)
    return found
