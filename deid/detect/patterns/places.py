"""Coordinates and postcodes. Street addresses: see addresses."""

import re

from deid.detect.patterns.addresses import STATES, ZIP
from deid.detect.patterns.base import LEFT, LETTER, RIGHT, Pattern

_UK_AREAS = (
    "AB|AL|B|BA|BB|BD|BF|BH|BL|BN|BR|BS|BT|BX|CA|CB|CF|CH|CM|CO|CR|CT|CV|CW|DA|DD|DE|DG|DH|DL|DN|DT|DY|E"
    "|EC|EH|EN|EX|FK|"
    "FY|G|GL|GU|GY|HA|HD|HG|HP|HR|HS|HU|HX|IG|IM|IP|IV|JE|KA|KT|KW|KY|L|LA|LD|LE|LL|LN|LS|LU|M|ME|MK|ML|N"
    "|NE|NG|NN|NP|NR|"
    "NW|OL|OX|PA|PE|PH|PL|PO|PR|RG|RH|RM|S|SA|SE|SG|SK|SL|SM|SN|SO|SP|SR|SS|ST|SW|SY|TA|TD|TF|TN|TQ|TR|TS"
    "|TW|UB|W|WA|WC|"
    "WD|WF|WN|WR|WS|WV|YO|ZE"
)

_DEGREES = r"[0-9]{1,3}(?:\.[0-9]{1,8})?[ ]?(?:°|º|deg(?:rees)?\b)"
_DMS = (
    rf"(?:[NSEWO][ ]?)?{_DEGREES}(?:[ ]?[0-9]{{1,2}}(?:\.[0-9]{{1,6}})?[ ]?'(?:[ ]?[0-9]{{1,2}}"
    rf"(?:\.[0-9]{{1,6}})?[ ]?(?:\"|''))?)?(?:[ ]?[NSEWO]\b)?"
)


def _is_coordinates(value: str) -> bool:
    numbers = [float(number) for number in re.findall(r"[-+]?[0-9]{1,3}\.[0-9]+", value)]
    return len(numbers) == 2 and abs(numbers[0]) <= 90 and abs(numbers[1]) <= 180


def _is_dms(value: str) -> bool:
    """A direction or minutes must be there: "20° 30°" may be angles."""
    return any(c in "NSEWO" for c in value) or value.count("'") >= 2


_TNM = re.compile(r"T[0-4]N[0-3]M[01]")
_CALGARY = re.compile(r"\b(?:AB|Alberta|Calgary),?[ ]{1,2}$")


def _is_tumour_stage(text: str, start: int, end: int) -> bool:
    """Is it "T2N0M0" (UICC, TNM)? Where the province is named it is a postcode: T2N is in Calgary, too."""
    return bool(_TNM.fullmatch(text, start, end)) and not _CALGARY.search(text[max(0, start - 12) : start])


PATTERNS: tuple[Pattern, ...] = (
    Pattern(
        "COORDINATES", "coordinates",
        regex=r"(?<![0-9.,])[-+]?[0-9]{1,2}\.[0-9]{4,12}[ ]?(?:[,;/][ ]{0,2}"
            r"|[ ]{1,2})[-+]?[0-9]{1,3}\.[0-9]{4,12}(?![0-9])(?!,[ ]?[-+]?[0-9]{1,6}\.)",
        lead="-+", reach=1, digits=(1, 2), then=".", score=0.75, validate=_is_coordinates,
    ),
    Pattern(
        "COORDINATES", "coordinates",
        regex=r"(?<![0-9.,])[-+]?[0-9]{1,2}\.[0-9]{1,12}[ ]?[,;/][ ]{0,2}[-+]?[0-9]{1,3}\.[0-9]{1,12}"
            r"(?![0-9])",
        lead="-+", reach=1, digits=(1, 2), then=".", score=0.0, validate=_is_coordinates,
        context=("lat", "latitude", "lon", "lng", "longitude", "gps", "coordinates", "coords", "coordenadas",
            "location",
                 "geo", "latlng", "lat/lon", "koordinaten", "coordonnées"),
    ),
    Pattern(
        "COORDINATES", "coordinates",
        regex=r"(?i)(?:latitude|longitude|lat|long|lng|lon)[\"']?[ ]?(?:[:=]"
            r"|is)?[ ]?[\"']?(?P<value>[-+]?[0-9]{1,3}\.[0-9]{2,15}"
        r"(?:[ ]?°?[ ]?[NSEWnsew]\b)?)(?![0-9])",
        anchors=("lat", "lon", "lng"), score=0.9,
    ),
    Pattern(
        "COORDINATES", "degrees_minutes_seconds", regex=
        rf"(?<![0-9]){_DMS}[ ]?(?:,|/|;|y|and)?[ ]{{0,2}}{_DMS}",
        lead="NSEW ", reach=2, digits=(1, 3), then=" .°ºd", needs=("°", "º", "deg"), score=0.9, validate=_is_dms,
    ),
    Pattern(
        "COORDINATES", "degrees_minutes_seconds", regex=r"(?<![0-9])[0-9]{1,3}[ ]?°[ ]?[0-9]{1,2}[ ]?'"
        r"(?:[ ]?[0-9]{1,2}(?:\.[0-9]{1,6})?[ ]?(?:\"|''))?[ ]?[NSEW]\b",
        digits=(1, 3), then=" °", needs=("°",), score=0.8,
    ),
    Pattern(
        "POSTCODE", "us_zip",
        regex=rf"[ A-Za-z.,]{{0,24}}?(?<![A-Za-z])(?:{STATES}),?[ ]{{1,3}}(?P<value>{ZIP})(?!-)",
        lead="abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ., ", reach=24, led=True, digits=(5, 9), score=0.8,
        countries=frozenset({"US"}),
    ),
    Pattern(
        "POSTCODE", "us_zip4", shapes=("99999-9999",), score=0.6, countries=frozenset({"US"}),
    ),
    Pattern(
        "POSTCODE", "uk_postcode",
        regex=rf"(?<![0-9{LETTER}-])(?:(?:{_UK_AREAS})[0-9][0-9A-HJKMNP-Y]?|GIR 0AA)(?:[ ]{{1,2}}"
            rf"|(?=[0-9][A-Z]{{2}}\b))[0-9][ABD-HJLNP-UW-Z]{{2}}{RIGHT}(?!-)",
        lead="ABCDEFGHIJKLMNOPRSTUWYZ", reach=2, led=True, digits=(1, 3), score=0.85, countries=frozenset({"GB"}),
    ),
    Pattern(
        "POSTCODE", "ca_postcode", regex=rf"{LEFT}[ABCEGHJ-NPRSTVXY][0-9][ABCEGHJ-NPRSTV-Z][ -]?"
        rf"[0-9][ABCEGHJ-NPRSTV-Z][0-9]{RIGHT}",
        lead="ABCEGHJKLMNPRSTVXY", reach=1, led=True, digits=(1, 1), then="ABCEGHJKLMNPRSTVWXYZ", score=0.8,
        countries=frozenset({"CA"}),
        fits=lambda text, start, end: not _is_tumour_stage(text.plain, start, end),
    ),
    Pattern(
        "POSTCODE", "nl_postcode", regex=rf"(?<![0-9{LETTER}-])[1-9][0-9]{{3}}[ ](?!NW|NE|SE|SW|SA|SD|SS"
        rf"|AM|PM|AD|BC|MB|GB|KB|HZ|MW|KM)[A-Z]{{2}}(?=[ ,]{{1,3}}[A-Z][a-z])",
        digits=(4, 4), then=" ", score=0.6, countries=frozenset({"NL"}),
    ),
    Pattern(
        "POSTCODE", "br_postcode", shapes=("99999-999",), score=0.6, countries=frozenset({"BR"}),
    ),
    Pattern(
        "POSTCODE", "postcode_in_context",
        regex=r"(?:(?i:zip[ -]?codes?|zips?|post ?code|postal ?code|postcode|c[oó]digo postal|code postal"
            r"|postleitzahl|plz|postnummer|codice postale|"
        r"pin ?code|cep|cod\.? ?postal)|C\.?P\.?|CAP)[\"']?[ ]{0,2}(?:[:#=]"
        r"|is)?[ ]{0,2}[\"']?(?P<value>(?=[A-Z0-9 ]{0,5}[0-9])(?:[0-9]{4,6}(?:-[0-9]{3,4})?|"
        rf"[A-Z]{{1,2}}[0-9][0-9A-Z]?[ ]?[0-9][A-Z]{{2}}|[A-Z][0-9][A-Z][ -]?[0-9][A-Z][0-9]"
        rf"|[0-9]{{4}}[ ]?[A-Z]{{2}}|[A-Z]{{1,2}}-[0-9]{{4,5}}|[0-9]{{3}}[ -][0-9]{{2,4}})){RIGHT}",
        anchors=("zip", "post", "postcode", "postal", "código postal", "codigo postal", "code postal",
            "postleitzahl", "plz", "codice postale",
                 "pin code", "pincode", "cep", "cp", "c.p", "cap", "cod postal", "cod. postal", "postnummer"),
        score=0.85,
    ),
    Pattern(
        "POSTCODE", "eu_postcode",  # "28016 Madrid", "F-75008 Paris", "10115 Berlin" at the end of an address
        regex=rf"(?<![0-9{LETTER}.,/$£€-])(?:[0-9]{{5}}|[1-9][0-9]{{2}}[ ][0-9]{{2}})"
            rf"(?=[ ]{{1,2}}[A-ZÀ-Ö][a-zà-ÿ]{{2}})(?![ ]{{1,4}}(?i:jan|feb|mar|apr|may|jun|jul|aug|sep"
            rf"|oct|nov|dec|patient|year"
            r"|m))",
        digits=(3, 5), then=" ", score=0.0,
        context=("calle", "c/", "avda", "avenida", "plaza", "paseo", "rue", "via", "piazza", "viale", "rua",
            "straße",
                 "strasse", "str", "platz", "weg", "straat", "gracht", "laan", "ctra", "carretera",
                 "domicilio", "adresse", "anschrift", "wohnhaft",
                 "dirección", "hospital", "departamento", "servicio", "universitario", "correspondencia",
                 "s/n"),
    ),
)  # fmt: skip
