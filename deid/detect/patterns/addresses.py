"""Street addresses: a number and a street, whole with unit, city, state and ZIP code; and post boxes."""

# ruff: noqa: SIM905  (a row of words reads better than a list of literals)

import re
from string import ascii_uppercase

from deid.detect.patterns.base import LETTER, Pattern

STATES = (
    "AL|AK|AZ|AR|CA|CO|CT|DE|DC|FL|GA|HI|ID|IL|IN|IA|KS|KY|LA|ME|MD|MA|MI|MN|MS|MO|MT|NE|NV|NH|NJ|NM|NY|NC"
    "|ND|OH|OK|"
    "OR|PA|PR|RI|SC|SD|TN|TX|UT|VT|VA|WA|WV|WI|WY|GU|VI|AE|AP|"
    "Alabama|Alaska|Arizona|Arkansas|California|Colorado|Connecticut|Delaware|Florida|Georgia|Hawaii|Idaho"
    "|Illinois|"
    "Indiana|Iowa|Kansas|Kentucky|Louisiana|Maine|Maryland|Massachusetts|Michigan|Minnesota|Mississippi"
    "|Missouri|"
    "Montana|Nebraska|Nevada|New Hampshire|New Jersey|New Mexico|New York|North Carolina|North Dakota|Ohio"
    "|Oklahoma|"
    "Oregon|Pennsylvania|Puerto Rico|Rhode Island|South Carolina|South Dakota|Tennessee|Texas|Utah|Vermont"
    "|Virginia|"
    r"Washington|West Virginia|Wisconsin|Wyoming|D\.C\.|N\.Y\.|N\.J\.|N\.C\.|S\.C\.|N\.M\.|Tex\.|Calif\."
    r"|Mass\.|Mich\.|"
    r"Penn\.|Fla\.|Ill\.|Minn\.|Ariz\.|Colo\.|Conn\.|Tenn\.|Wash\.|Wis\.|Ore\.|Okla\.|Va\.|Ga\.|Md\.|Mo\."
    r"|Pa\.|Ala\."
)
_TYPES = (
    "street|st|avenue|aven|ave|av|boulevard|boul|blvd|road|rd|drive|drv|dr|lane|ln|court|crt|ct|circle|cir"
    "|place|pl|"
    "terrace|terr|ter|trail|trl|parkway|pkwy|pky|highway|hwy|way|square|sq|plaza|plz|loop|alley|aly"
    "|crescent|cres|"
    "expressway|expy|expwy|freeway|fwy|turnpike|tpke|pike"
)
_CAPITAL_TYPES = (
    "Row|Path|Walk|Commons?|Cove|Cv|Point|Pt|Ridge|Rdg|Landing|Lndg|Close|Gardens|Grove|Mews|Hill|Heights"
    "|Hts|Crossing|Xing|"
    "Bend|Vista|Park|Pass|Bypass|Causeway|Quay|Wharf|Rise|Mall|Center|Centre|Ctr|Esplanade|Embankment"
    "|Promenade|Concourse|"
    "Spur|Run|View|Hollow|Mountain|Mtn|Green|ROW|PATH|WALK|POINT|RIDGE|GROVE|HILL|PARK|CENTER"
)
"""Words that only with a capital are a type of street."""
_DIRECTION = (
    r"(?:(?:north|south)[ ]?(?:east|west)|north|south|east|west|n\.?[ ]?e|n\.?[ ]?w|s\.?[ ]?e|s\.?[ ]?w|n"
    r"|s|e|w)(?:\.|\b)"
)
_SP = r"[ \t]{1,2}"
_NUMBER = r"[0-9]{1,6}(?:[A-Za-z](?![0-9A-Za-z]))?(?:[ ]?-[ ]?[0-9]{1,6}[A-Za-z]?(?![0-9A-Za-z]))?(?:[ ]1/2)?"
_WORD = (
    rf"(?:[{LETTER}][{LETTER}'-]{{0,24}}|[{LETTER}]{{1,3}}\.|[0-9]{{1,3}}(?:st|nd|rd|th|ST|ND|RD|TH|St|Th"
    r"|(?=[ ](?i:street|st|avenue|ave|place|road|rd)\b)))"
)
_NAMED_BY_TYPE = (
    r"(?:(?:(?i:avenue|ave|av|road|rd|street|highway|hwy|route|rte|rt|interstate|county road|county rd"
    r"|state road|"
    r"state route|state rte|state highway|old highway|farm road|ranch road|us highway|us hwy"
    r"|us route)|FM|CR|SR|US|Loop|Camino|Calle|Via|"
    r"Avenida|Paseo)\.?[ ](?:#[ ]?)?(?:[A-Z]\b|[0-9]{1,4}[A-Z]?\b|of the [A-Z][a-z]{2,15}"
    r"|[A-Z][a-z]{2,15}(?: [A-Z][a-z]{2,15}){0,2})"
    r"|(?i:business)[ ][0-9]{1,4}[A-Z]?\b"
    r"|(?-i:Broadway|Bowery|The Alameda|Embarcadero|Park Avenue South|Central Park (?:West|South)))"
)
_UNIT = (
    r"(?:[ ]{0,3}[,;]?[ ]{0,3}\n?[ ]{0,4}(?i:(?:apartment|appartment|apt|suite|ste|unit|floor|flr|fl|room|rm"
    r"|building|bldg|lot|space|spc|"
    r"trailer|trlr|dept|department|office|ofc|mail ?stop|ms|mc|level|lvl|box|po box|p\.o\. box|pmb|no"
    r"|tower|wing|stop)(?![A-Za-z])\.?[ ]{0,2}(?:#[ ]?)?"
    r"(?:[0-9]{1,6}-?[a-z]?(?:-[0-9a-z]{1,4})?|[a-z](?:-?[0-9]{1,5})?)(?![0-9A-Za-z])"
    r"|\#[ ]?(?:apt[ ])?[0-9a-z-]{1,8}(?![0-9A-Za-z])"
    r"|(?:[0-9]{1,3}(?:st|nd|rd|th)|first|second|third|fourth|fifth|lower|upper|ground|main)[ ](?:floor|fl"
    r"|level|flr)\b\.?))"
)
_PLACE = (
    rf"(?-i:[A-ZÀ-Ö][{LETTER}'.-]{{1,24}}(?:[ ](?:[A-ZÀ-Ö][{LETTER}'.-]{{1,24}}|of|de|del|la|los|las|on"
    rf"|upon|le|du)){{0,3}})"
)
ZIP = r"[0-9]{5}(?:[ ]?-[ ]?[0-9]{4}|[0-9]{4})?(?![0-9])"
_CITY_LINE = (
    rf"(?:[ ]{{0,2}}(?:,|\n)[ \n]{{0,4}}|[ ]{{1,4}})(?:{_PLACE}[ ]?,?[ ]{{1,3}})?(?-i:{STATES})"
    r"(?![A-Za-z])[.,]?"
    rf"(?:[ ]{{1,4}}{ZIP})?(?:,?[ ](?:USA|U\.S\.A\.|United States(?: of America)?)\b)?"
    rf"|[ ]{{0,2}}(?:,|\n)[ \n]{{0,4}}{_PLACE},?[ ]{ZIP}|,?[ ]{{1,2}}{ZIP}"
    rf"|[ ]{{0,2}}(?:,|\n)[ \n]{{0,4}}{_PLACE},?[ ][A-Z]{{1,2}}[0-9][A-Z0-9]?[ ][0-9][A-Z]{{2}}\b"
    rf"|[ ]{{0,2}}(?:,|\n)[ \n]{{0,4}}{_PLACE},[ ](?:AB|BC|MB|NB|NL|NS|NT|NU|ON|PE|QC|SK"
    r"|YT)[ ]{1,4}[A-Z][0-9][A-Z][ ]?[0-9][A-Z][0-9]\b"
)
_STREET = (
    rf"(?<![0-9{LETTER}.,:/$£€#%+-])(?<![$£€#][ ]){_NUMBER},?{_SP}(?:(?i:{_DIRECTION}){_SP})?"
    rf"(?:{_NAMED_BY_TYPE}|(?:{_WORD}{_SP}){{1,4}}?(?:(?i:{_TYPES})"
    rf"|{_CAPITAL_TYPES})(?![0-9{LETTER}'])(?!-[a-z])\.?(?:[ ](?:(?i:{_TYPES})"
    rf"|{_CAPITAL_TYPES})(?![0-9{LETTER}'.])){{0,2}}(?:(?:(?<=[Hh]ighway)|(?<=[Rr]oute)|(?<=Hwy)|(?<=Rte)"
    rf"|(?<=HWY))[ ][0-9]{{1,4}}(?![0-9]))?)"
    rf"(?:,?{_SP}(?i:{_DIRECTION})(?![{LETTER}]))?{_UNIT}{{0,3}}(?:{_CITY_LINE})?"
)
_POST_BOX = (
    r"(?i:(?:P\.?[ ]?O\.?|post office|postal)[ ]?box|postfach|apartado(?: de correos)?|apdo\.?"
    rf"(?: de correos)?|caixa postal|bo[iî]te postale)[ ]?#?[ ]?[0-9][0-9A-Za-z]{{0,8}}"
    rf"(?:-[0-9]{{1,4}})?(?![A-Za-z0-9])(?:{_UNIT}){{0,2}}(?:{_CITY_LINE})?"
)

_NOT_STREET_WORDS = frozenset(
    "meg megs gig mb gb kb tb mhz ghz hz bit bits byte bytes hard disk disc floppy inch inches cd cd-rom "
    "rom tape mm cm km mile miles "
    "minute minutes min mins hour hours hr hrs day days week weeks month months year years yr people "
    "persons person men "
    "women kids patients times time percent dollars dollar cents am pm a an the to on in at by for from "
    "with and or but "
    "is are was were be been his her their my our your its that this these those i we he she they you it if"
    " then than as "
    "of not no so who which when where while had has have did do does will would can could should may might"
    " must just "
    "still about over under out up down off into more less most some any each every all both few many much "
    "other such "
    "only own same too very also back way ways mg ml mcg cc degrees degree units unit lbs lb pounds kg feet"
    " foot ft "
    "yard yards meters meter point points game games goal goals season seasons wins win player players star"
    " stars".split()
)
_TYPE_WORD = re.compile(rf"(?:(?i:{_TYPES})|{_CAPITAL_TYPES})\.?")
_ORDINAL = re.compile(r"[0-9]{1,3}(?:st|nd|rd|th)", re.I)


_YEAR = re.compile("(?:19|20)[0-9]{2}")
_NOT_AFTER_A_YEAR = frozenset(
    "annual award awards budget business championship conference convention fiscal forecast games meeting planning "
    "plan report review session super supreme survey tax tour world".split()
)


def _street_length(value: str) -> int:
    """Without the full stop after it: it may be the sentence's. "D.C." keeps its own."""
    return len(value) if re.search(r"[A-Z]\.[A-Z]\.$", value) else len(value.rstrip(" .,"))


def _is_street(value: str) -> bool:
    """A number and a name, not a quantity ("3 hard drive", "5 minutes drive") and not a sentence."""
    number, _, after = re.sub(r"^([0-9]+[A-Za-z]?),", r"\1 ", value).split("\n")[0].partition(" ")
    names: list[str] = []
    for word in after.split(",")[0].split():
        if names and _TYPE_WORD.fullmatch(word):
            break
        names.append(word)
    if not names:
        return True
    plain = [name.strip(".").lower() for name in names]
    if any(word in _NOT_STREET_WORDS and not name.istitle() for word, name in zip(plain, names, strict=True)):
        return len(names) == 1 and len(names[0]) == 1 and names[0].isupper()
    if plain[0] in _NOT_STREET_WORDS and len(names[0]) > 1:
        return False
    if _YEAR.fullmatch(number) and not _NOT_AFTER_A_YEAR.isdisjoint(plain):
        return False
    if any(name[0].isupper() or _ORDINAL.fullmatch(name) for name in names):
        return True
    long_number = sum(c.isdigit() for c in number) >= 3
    return len(names) <= (3 if long_number else 1) and sum(c.isdigit() for c in number) >= 2


_STREET_FIRST = (
    r"(?:calle|c/\.?|avenida|avda\.?|avd\.?|avds\.?|av\.|plaza|plza\.?|pza\.?|pz\.?|pl\.|crta\.?|gran vía"
    r"|paseo|pº|p\.º|pso\.?|ronda|carretera|ctra\.?|camino|travesía|"
    r"travesia|glorieta|urbanizaci[oó]n|urb\.|callej[oó]n|pasaje|carrer|rambla|rue|avenue|boulevard|bd"
    r"|quai|impasse|chemin|"
    r"all[ée]e|place|route de|cours|square|via|viale|piazza|corso|vicolo|largo|rua|travessa|alameda|praça"
    r"|estrada|rodovia|"
    r"strada|bulevardul|ulica|ul\.|aleja|al\.|os\.)"
)
_STREET_ANCHORS = (
    "calle", "c/", "avenida", "avda", "avd", "av.", "plaza", "plza", "pza", "pz", "pl.", "crta", "gran vía",
    "paseo", "pº", "p.º", "pso", "ronda",
    "carretera", "ctra", "camino", "travesía", "travesia", "glorieta", "urbaniz", "urb.", "callejón",
    "pasaje", "carrer",
    "rambla", "rue", "avenue", "boulevard", "bd", "quai", "impasse", "chemin", "allée", "place", "route de",
    "cours",
    "square", "via", "viale", "piazza", "corso", "vicolo", "largo", "rua", "travessa", "alameda", "praça",
    "estrada",
    "rodovia", "strada", "bulevardul", "ulica", "ul.", "aleja", "al.", "os.",
)  # fmt: skip
_FLOOR = (
    r"(?:[ ]?,?[ ]?(?:-[ ]?)?(?:(?:piso|planta|portal|puerta|esc(?:alera)?|bajo|[aá]tico|local|apto|int"
    r"|bloque|blq|bis|[dD]cha\.?|[iI]zq(?:da|uierda)?|[bB]ajo|[pP]uerta|[eE]sc\.?|[pP]iso|[aA]pto|"
    r"der(?:echa)?|s/n|étage|etage|apt|scala|interno|andar|lote|dto)\.?[ ]?(?:[0-9]{1,3}[ºª°]?)?[A-Z]?"
    r"|[0-9]{1,4}\.?[ºª°oa]{0,2}[ ]?-?[ ]?[A-Za-z]?|[A-Z])(?![0-9A-Za-z]))"
)

_AFTER_NUMBER = " \t,-abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"

PATTERNS: tuple[Pattern, ...] = (
    Pattern(
        "STREET_ADDRESS", "us_address", regex=_STREET, digits=(1, 6), then=_AFTER_NUMBER, score=0.8,
        validate=_is_street, trim=_street_length,
    ),
    Pattern(  # no type of street, but a state and a ZIP code: "12 W. Beech, Springfield, IL 62704"
        "STREET_ADDRESS", "us_address",
        regex=rf"(?<![0-9{LETTER}.,:/$£€#%+-]){_NUMBER}{_SP}[{LETTER}0-9][{LETTER}0-9 .'#-]{{2,40}}"
            rf"(?:,[ ]{{0,2}}[{LETTER}0-9][{LETTER}0-9 .'#-]{{1,30}}){{1,3}}?"
        rf",?[ ]{{1,2}}(?:{STATES})(?![A-Za-z])[.,]?[ ]{{1,3}}{ZIP}",
        digits=(1, 6), then=_AFTER_NUMBER, score=0.7,
    ),
    Pattern(
        "STREET_ADDRESS", "us_address",  # "120 S. Beech"
        regex=rf"(?<![0-9{LETTER}.,:/$£€#%+-])[0-9]{{2,5}}[ ](?:[NSEW]\.?|North|South|East|West)[ ]"
            rf"(?:[A-Z][a-z]{{2,20}}|[A-Z][a-z][A-Z][a-z]{{2,15}})(?:[ ][A-Z][a-z]{{2,20}})?"
            rf"(?:{_UNIT}){{0,2}}",
        digits=(2, 5), then=" ", score=0.55,
    ),
    Pattern(
        "STREET_ADDRESS", "rural_route", regex=r"(?i:r\.?r\.?|h\.?c\.?"
        rf"|rural route)[ ]?#?[ ]?[0-9]{{1,3}},?[ ](?i:box)[ ]?#?[ ]?[0-9]{{1,5}}[A-Za-z]?(?![0-9A-Za-z])"
        rf"(?:{_CITY_LINE})?",
        anchors=("rr ", "hc ", "r.r.", "rural route"), score=0.8,
    ),
    Pattern(
        "STREET_ADDRESS", "post_box", regex=_POST_BOX,
        anchors=("po box", "p.o. box", "p.o.box", "p. o. box", "p o box", "pobox", "post office box",
            "postal box",
                 "postfach", "apartado", "apdo", "caixa postal", "boîte postale", "boite postale"),
        score=0.9,
    ),
    Pattern(
        "STREET_ADDRESS", "street_first",  # "Calle Mayor, 5, 2º B", "rue de la Paix 12"
        regex=rf"(?:(?i:{_STREET_FIRST})(?:(?![{LETTER}])|(?<=/)))[ ]{{0,2}}(?:(?:de|del|d'|la|las|los|el"
            rf"|des|du|da|do|dos|di|della|dei|L')[ ]?){{0,3}}"
        rf"[{LETTER}0-9][{LETTER}'.]{{0,24}}(?:[ -][{LETTER}'.ªº]{{1,24}}){{0,7}}?"
        rf"(?:[ ]?,[ ]?|[ ]{{1,2}})(?:n[ºo°.]{{1,2}}[ ]?)?(?:[0-9]{{1,5}}(?:[ ]?[-/][ ]?[0-9]{{1,4}})?"
        rf"(?:[ ]?[A-Za-z](?![{LETTER}]))?(?![0-9{LETTER}])|(?i:s/n)\b|(?i:km)\.? ?[0-9]{{1,4}})"
        rf"(?:[ ]?bis)?{_FLOOR}{{0,3}}",
        anchors=_STREET_ANCHORS, score=0.75, validate=lambda value: _is_street_first(value),
    ),
    Pattern(
        "STREET_ADDRESS", "fr_address",  # "12 rue de la Paix"
        regex=rf"(?<![0-9{LETTER}.,/-])[0-9]{{1,4}}(?:[ ]?(?:bis|ter|[A-Z]\b))?,?[ ](?i:rue|avenue|av\."
            r"|boulevard|bd|quai|impasse|chemin|all[ée]e|place|"
        rf"route|cours|square|villa|passage)[ ](?:(?:de|des|du|la|le|les|d'|l')[ ]?){{0,3}}"
        rf"(?:[A-ZÀ-Ö][{LETTER}'.-]{{0,24}}(?:[ ](?:de|des|du|la|le|les|et|d'|l')){{0,2}}[ ]?){{1,4}}",
        digits=(1, 4), then=" ,bt" + ascii_uppercase, score=0.8, trim=lambda value: len(value.rstrip(" .,")),
        needs=("rue", "avenue", "av.", "boulevard", "bd", "quai", "impasse", "chemin", "allée", "allee",
            "place", "route", "cours", "square", "villa", "passage"),
    ),
    Pattern(
        "STREET_ADDRESS", "germanic_address",  # "Hauptstraße 12 a", "Keizersgracht 174"
        regex=rf"(?:[A-ZÀ-Ö][{LETTER}.-]{{1,24}}[ -]){{0,3}}[A-ZÀ-Ö]?[{LETTER}-]{{0,30}}(?:stra(?:ß|ss)e"
            r"|str\.|weg|allee|platz|gasse|ring|damm|ufer|straat|laan|"
        rf"plein|gracht|kade|singel|gatan|vägen|vej|gade|veien|gata|katu|tie)[ ]{{1,2}}[0-9]{{1,4}}"
        rf"(?:[ ]?[-/+][ ]?[0-9]{{1,4}})?(?:[ ]?[a-zA-Z](?![{LETTER}]))?(?![0-9])",
        anchors=("straße ", "strasse ", "str. ", "weg ", "allee ", "platz ", "gasse ", "ring ", "damm ",
            "ufer ", "straat ",
                 "laan ", "plein ", "gracht ", "kade ", "singel ", "gatan ", "vägen ", "vej ", "gade ",
                 "veien ", "gata ", "katu "),
        lead="abcdefghijklmnopqrstuvwxyzäöüßéèABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÜ-", reach=40, score=0.75,
        validate=lambda value: value[0].isupper() and value.split()[0].lower() not in {"ring", "weg", "damm"},
    ),
    Pattern(
        "STREET_ADDRESS", "address_in_context",
        regex=r"(?i)(?:(?:home|street|mailing|postal|residential|billing|shipping|work|patient|current"
            r"|permanent)[ ]address|address(?: line ?[12])?|"
        r"domicilio|direcci[oó]n|adresse|anschrift|wohnhaft|endere[cç]o|indirizzo|residenza"
        r"|adres)[\"']?[ ]{0,2}[:=][ ]{0,3}[\"']?"
        r"(?P<value>(?=[^\n]{0,80}[0-9])[A-Za-zÀ-ÿ0-9#][^\n\"<>|;@]{4,100})",
        anchors=("address", "home address", "street address", "mailing address", "postal address",
            "residential address",
                 "billing address", "shipping address", "work address", "patient address", "domicilio",
                 "dirección", "direccion",
                 "adresse", "anschrift", "endereço", "endereco", "indirizzo", "residenza", "adres"),
        score=0.75, trim=lambda value: _address_length(value),
        validate=lambda value: bool(re.search(r"[A-Za-zÀ-ÿ]{3}", value)) and bool(re.search(r"[0-9]", value))
            and "://" not in value,
    ),
)  # fmt: skip

_ALSO_ENGLISH = frozenset(
    "place square via avenue boulevard cours corso largo camino plaza route alameda rambla villa rue os. "
    "al. pl.".split()
)
_ENGLISH = frozenset(
    "on this that by for in at anytime between and or with the of to from shows will is are be as it".split()
)


def _is_street_first(value: str) -> bool:
    """A type of street that is also an English word ("place", "via") has a capital, and a name after it."""
    head, *words = re.split(r"[ /]+", value)
    if len(value) < 7 or any(word in _ENGLISH for word in words):
        return False
    if head.lower() in _ALSO_ENGLISH:
        return head[0].isupper() and any(word[0].isupper() for word in words if word)
    return any(word[:1].isalnum() for word in words)


def _address_length(value: str) -> int:
    """To the end of the address: where a sentence ends, or the next field of a form begins."""
    cut = re.search(
        r"\.(?:\s|$)(?<!St\.\s)(?<!Av\.\s)(?<!\b[A-Z]\.\s)|\s{3,}|[ ,](?:[A-Za-z]{3,15}):|\.$", value
    )
    return len(value[: cut.start()].rstrip(" ,.")) if cut else len(value.rstrip(" ,."))
