"""The closed vocabulary of dates: each word that may stand in one, and what it is there.

A kind is one character, so that the kinds of a text are a string that a regular expression can read:

    M W   month, weekday              X     "mar": either           D     two letters, a weekday before a date
    S     season                      k K   "quarter", the Q of Q3  H     the H of H2 (half a year)
    N     a day spelled out           o     the ending of an ordinal: st, er, º
    R     a Roman numeral (a month)   s     the ending of a decade  a     "jaren", "années" before a decade
    w     "week", the W of W19        F     FY                      h     a feast: names a day that cannot move
    x     may join two dates          g     "of", "the": between day and month
    v     a unit: no date counts it   f     any other word of the vocabulary
    年 月 日 E   the counters of Chinese, Japanese and Korean dates, and the eras

What is in no table here is looked for among the words that the detectors read dates by; what is there neither
makes the text no date. So nothing but fields that move and words of this vocabulary comes out of it.
"""

from functools import cache, lru_cache
from typing import NamedTuple

from deid.surrogates.dates.months import months, weekdays
from deid.surrogates.forms import fold, words


class Entry(NamedTuple):
    kind: str
    value: int
    languages: str
    """The languages it speaks for, as one text: "es pt"; empty where it says nothing."""


SEASONS = {
    "en": ("winter", "spring", "summer", "autumn"),
    "es": ("invierno", "primavera", "verano", "otoño"),
    "fr": ("hiver", "printemps", "été", "automne"),
    "de": ("Winter", "Frühling", "Sommer", "Herbst"),
    "it": ("inverno", "primavera", "estate", "autunno"),
    "nl": ("winter", "lente", "zomer", "herfst"),
    "pt": ("inverno", "primavera", "verão", "outono"),
    "us": ("winter", "spring", "summer", "fall"),
    "at": ("Winter", "Frühjahr", "Sommer", "Herbst"),
}
ROMAN = words("I II III IV V VI VII VIII IX X XI XII")
ZONES = (
    "Z|UTC|GMT|EST|EDT|ET|CST|CDT|CT|MST|MDT|MT|PST|PDT|PT|BST|CET|CEST|EET|EEST|MEZ|MESZ|MSK|IST|JST|KST|HKT|SGT"
    "|AEST|AEDT|ACST|AWST|NZST|NZDT|WET|WEST|AST|ADT|HST|AKST|AKDT|SAST|BRT|ART"
)
_FILLERS = {
    "en": """on at in since by before after until during dated early mid late fiscal middle beginning start end around
        about circa ca c this next last past coming previous following same current later that morning
        afternoon evening night noon midnight today now present tonight approximately nearly almost calendar
        school academic season class ending starting effective every each o'clock half only or before""",
    "es": """los las en desde antes después hacia sobre dia principios finales mediados fines fin inicio comienzos este
        esta próximo pasado próxima pasada mañana tarde noche hoy actualidad""",
    "fr": """les en dès depuis avant après vers début fin milieu mi ce cette prochain dernier matin soir nuit midi au ai
        aujourd""",
    "de": """am im in zum zur seit ab vor nach gegen um anfang ende mitte beginn dieses diesem letzten nächsten
        kommenden
        uhr morgens abends mittags heute""",
    "it": """i gli le dei dal dall nel nell nella inizio fine metà prima dopo entro circa questo questa prossimo
        scorso
        mattina sera oggi""",
    "nl": """een op in sinds voor na rond omstreeks eind begin midden deze dit vorige volgende komende 's ochtends
        avonds
        middags uur heden""",
    "pt": """dos das os as no na nos nas em início fim final meados desde antes depois próximo próxima passado este esta
        hoje""",
}  # fmt: skip
_CONNECTORS = {
    "en": "of the day",
    "es": "de del el la día",
    "fr": "de du le la d l jour",
    "de": "der die das den dem des von vom tag",
    "it": "di del dello della il lo la l giorno",
    "nl": "de het van dag",
    "pt": "de do da o dia",
    "tr": "günü",
}
_UNITS = {
    "en": "days week weeks month months year years hours minutes seconds decade decades hour minute",
    "es": "días mes meses año semanas",
    "fr": "jours mois an ans année semaines",
    "de": "tage tagen monat monate jahr jahres wochen",
    "it": "giorni mese mesi anno settimane",
    "nl": "dagen maand maanden jaar weken",
    "pt": "dias mês meses ano semanas",
}
_JOINERS = {
    "en": "to through thru until till and or",
    "es": "a al y e hasta o",
    "fr": "à au et ou",
    "de": "bis und oder",
    "it": "a al e ed fino alla o",
    "nl": "tot en",
    "pt": "a ao e até ou",
    "tr": "ile ve",
    "hi": "से और",
    "ar": "إلى و حتى",
}
_LEADERS = {
    "en": "from between",
    "es": "entre desde",
    "fr": "entre",
    "de": "zwischen vom von",
    "it": "tra fra dal",
    "nl": "tussen vanaf",
    "pt": "entre",
}
_QUARTERS = {
    "en": "quarter",
    "es": "trimestre",
    "fr": "trimestre",
    "de": "Quartal",
    "nl": "kwartaal",
    "it": "trimestre",
}
_DECADES = {
    "nl": "jaren",
    "es": "años década",
    "fr": "années",
    "de": "Jahre Jahren",
    "it": "anni",
    "pt": "anos",
}
_WEEKS = {"en": "week wk w kw", "es": "semana", "fr": "semaine", "de": "Woche", "it": "settimana"}
_FEASTS = (
    "christmas xmas thanksgiving easter halloween juneteenth hanukkah chanukah passover ramadan diwali navidad "
    "nochebuena nochevieja weihnachten ostern pfingsten silvester neujahr noël pâques pentecôte kerst kerstmis "
    "labor labour memorial independence veterans columbus valentine valentines mother mothers father fathers martin "
    "luther mlk president presidents patrick patricks palm ash boxing yom kippur rosh hashanah eid fitr adha "
    "pasen pinksteren natale pasqua capodanno ferragosto natal páscoa"
)
_ORDINALS = (
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth "
    "fifteenth sixteenth seventeenth eighteenth nineteenth twentieth"
)
SPELLED: dict[str, tuple[str, ...]] = {
    "en": (
        *words(_ORDINALS),
        *(f"twenty-{word}" for word in words(_ORDINALS)[:9]),
        "thirtieth",
        "thirty-first",
    ),
    "es": words("""uno dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince dieciséis
        diecisiete dieciocho diecinueve veinte veintiuno veintidós veintitrés veinticuatro veinticinco veintiséis
        veintisiete veintiocho veintinueve treinta treinta_y_uno"""),
    "fr": words("""un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize dix-sept
        dix-huit dix-neuf vingt vingt_et_un vingt-deux vingt-trois vingt-quatre vingt-cinq vingt-six vingt-sept
        vingt-huit vingt-neuf trente trente_et_un"""),
    "de": words("""ersten zweiten dritten vierten fünften sechsten siebten achten neunten zehnten elften zwölften
        dreizehnten vierzehnten fünfzehnten sechzehnten siebzehnten achtzehnten neunzehnten zwanzigsten
        einundzwanzigsten zweiundzwanzigsten dreiundzwanzigsten vierundzwanzigsten fünfundzwanzigsten
        sechsundzwanzigsten siebenundzwanzigsten achtundzwanzigsten neunundzwanzigsten dreißigsten
        einunddreißigsten"""),
    "it": words("""uno due tre quattro cinque sei sette otto nove dieci undici dodici tredici quattordici quindici
        sedici diciassette diciotto diciannove venti ventuno ventidue ventitré ventiquattro venticinque ventisei
        ventisette ventotto ventinove trenta trentuno"""),
    "nl": words("""eerste tweede derde vierde vijfde zesde zevende achtste negende tiende elfde twaalfde dertiende
        veertiende vijftiende zestiende zeventiende achttiende negentiende twintigste eenentwintigste
        tweeëntwintigste drieëntwintigste vierentwintigste vijfentwintigste zesentwintigste zevenentwintigste
        achtentwintigste negenentwintigste dertigste eenendertigste"""),
    "nl2": words("""een twee drie vier vijf zes zeven acht negen tien elf twaalf dertien veertien vijftien zestien
        zeventien achttien negentien twintig eenentwintig tweeëntwintig drieëntwintig vierentwintig vijfentwintig
        zesentwintig zevenentwintig achtentwintig negenentwintig dertig eenendertig"""),
    "pt": words("""um dois três quatro cinco seis sete oito nove dez onze doze treze catorze quinze dezesseis
        dezessete dezoito dezenove vinte vinte_e_um vinte_e_dois vinte_e_três vinte_e_quatro vinte_e_cinco
        vinte_e_seis vinte_e_sete vinte_e_oito vinte_e_nove trinta trinta_e_um"""),
}  # fmt: skip
FIRST = {"es": "primero", "fr": "premier", "it": "primo", "pt": "primeiro"}
GERMAN_ENDINGS = ("en", "er", "es", "em", "e")
_DETECTED = ("lead", "link", "bound", "part", "at", "which", "now", "ago", "clock", "unit")


@cache
def _vocabulary() -> dict[str, Entry]:
    table: dict[str, Entry] = {}
    tables = {
        "f": _FILLERS,
        "v": _UNITS,
        "g": _CONNECTORS,
        "x": _JOINERS,
        "k": _QUARTERS,
        "a": _DECADES,
        "w": _WEEKS,
    }
    for kind, rows in (*tables.items(), ("f", _LEADERS)):
        for language, row in rows.items():
            for word in words(row):
                _add(table, word, kind, 0, language)
    for word in words("rd nd st th"):
        table.setdefault(word, Entry("f", 0, ""))
    for word in words(_FEASTS):
        _add(table, word, "h", 0, "")
    for word, kind in (
        ("fy", "F"),
        ("cy", "F"),
        ("h", "H"),
        ("q", "K"),
        ("t", "K"),
        ("年", "年"),
        ("월", "月"),
    ):
        table[fold(word)] = Entry(kind, 0, "")
    for language, days in SPELLED.items():
        for number, word in enumerate(days, start=1):
            _add(table, word.replace("_", " "), "N", number, language)
            if language == "de":
                for ending in GERMAN_ENDINGS:
                    _add(table, word[:-2] + ending, "N", number, language)
    for language, word in FIRST.items():
        _add(table, word, "N", 1, language)
    for language, seasons in SEASONS.items():
        for number, word in enumerate(seasons):
            _add(table, word, "S", number, language)
    for kind, names in (("W", weekdays()), ("M", months())):
        for word, readings in names.found.items():
            for language, _, number in readings:
                _add(table, word, kind, number, language)
    return table


def _add(table: dict[str, Entry], word: str, kind: str, value: int, language: str) -> None:
    """Of two meanings of a word the one that comes last here stands, but for those that are told by their place."""
    plain = fold(word)
    old = table.get(plain)
    short_day = kind == "W" and len(plain) == 2
    if old is None:
        table[plain] = Entry("D" if short_day else kind, value, language)
        return
    known = old.languages.split()
    languages = " ".join([*known, language] if language and language not in known else known)
    kinds = {old.kind, kind}
    if short_day:
        table[plain] = Entry("d" if old.kind in "fgvxd" else "D", value, languages)
    elif kinds == {"W", "M"} or kinds == {"X", "M"}:
        table[plain] = Entry("X", value, languages)
    elif kinds == {"f", "x"}:
        table[plain] = Entry("x", 0, languages)
    elif (kind == "N" and old.kind in "fgvx") or (kind in "fv" and old.kind in "gv"):
        return
    elif old.kind == kind:
        table[plain] = Entry(kind, old.value, languages)
    else:
        table[plain] = Entry(kind, value, language)


@cache
def _detected() -> dict[str, Entry]:
    """The other words, folded, that the detectors read dates by: loaded where one is met."""
    from deid.detect.patterns.dates_worded import LANGUAGES

    found: dict[str, Entry] = {}
    for language, table in LANGUAGES.items():
        for kind in _DETECTED:
            entry = Entry("v" if kind == "unit" else "f", 0, language)
            for word in getattr(table, kind).split("|"):
                for part in word.rstrip("~").replace("'", " ").replace("-", " ").split():
                    found.setdefault(fold(part), entry)
    return found


@lru_cache(maxsize=1 << 13)
def look_up(word: str) -> Entry | None:
    """What a word, or "twenty first" and the like, is in a date; None for one that is in no table."""
    plain = fold(word)
    found = _vocabulary().get(plain)
    if found is None and not word.isalpha():
        found = _vocabulary().get(plain.replace("-", " ")) or _vocabulary().get(plain.replace(" ", "-"))
    return found or _detected().get(plain)
