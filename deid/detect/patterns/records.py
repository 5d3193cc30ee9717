"""Numbers that only their name gives away: "MRN: 00482913", "Acct # 12-3456", "NºCol: 99 99 12345"."""

import re
from typing import Any, NamedTuple

from deid.detect.patterns.base import LEFT, RIGHT, Pattern
from deid.detect.patterns.checksums import compact, dea, digits_of, npi, vin


class Record(NamedTuple):
    label: str
    name: str
    called: str
    """What the number is called, with " | " between names, lower-case; a space also matches "-" and "_"."""
    bare: bool = True
    """May a short number follow directly ("MRN 4829")? Else that takes five digits, a colon, "#" or "no."."""


RECORDS: tuple[Record, ...] = (
    Record("MEDICAL_RECORD", "medical_record",
           "mrn | mr no | mr num | mr number | mr# | medical record | med rec | medical rec "
           "| health record | "
           "hospital number | hosp no | unit number | patient id | patient number | patient no | pat id "
           "| chart number | "
           "chart no | chart | chart# | encounter | encounter id | encounter number | visit number "
           "| visit id | csn | "
           "nhc | n.h.c. | historia clinica | historia clínica | nº historia | cipa | cip | ipp | nda "
           "| nip | "
           "patienten-nr | patientennummer | patienten-id | fallnummer | numéro de dossier | dossier "
           "| accession | "
           "accession number | accession no | specimen | specimen number | specimen id | specimen no "
           "| case number"),
    Record("HEALTH_PLAN", "health_plan",
           "member id | member number | member no | member # | memberid | subscriber id "
           "| subscriber number | "
           "subscriber no | beneficiary id | beneficiary number | beneficiary | health plan id "
           "| health plan number | "
           "health plan | insurance id | insurance number | insurance no | insurance policy | hicn "
           "| medicaid id | "
           "medicaid number | medicaid | medicare id | medicare number | medicare | medicare no "
           "| group number | "
           "group no | group id | group # | rx bin | rxbin | rx group | mbi | health card "
           "| health insurance | "
           "versichertennummer | versicherten-nr | krankenversichertennummer | kvnr | tarjeta sanitaria "
           "| ohip | phn"),
    Record("PASSPORT", "passport",
           "passport | passport number | passport no | passport # | passport id | pasaporte "
           "| nº pasaporte | passeport | "
           "reisepass | reisepassnummer | reisepass-nr | passnummer | passaporto | passaporte | paspoort "
           "| 护照"),
    Record("DRIVER_LICENSE", "driver_license",
           "driver's license | driver's licence | drivers license | drivers licence | driver license "
           "| driver licence | "
           "driving licence | driving license | dl | dl# | d.l. | dl no | dl number | license dl | "
           "permiso de conducir | carnet de conducir | licencia de conducir | führerschein "
           "| führerscheinnummer | "
           "fuehrerschein | permis de conduire | patente di guida | patente | rijbewijs | cnh | 驾驶证"),
    Record("LICENSE_NUMBER", "license_number",
           "dea | dea number | dea no | npi | npi number | npi no | license number | license no "
           "| licence number | "
           "licence no | lic no | lic # | lic. no | medical license | medical licence | state license | "
           "professional license | nursing license | rn license | certificate number | certificate no "
           "| cert no | "
           "cert # | registration number | registration no | reg no | bar number | bar no | gmc "
           "| gmc number | nmc pin | "
           "nºcol | nº col | n° col | núm. col | num col | nº colegiado | número de colegiado | colegiado "
           "| col nº | "
           "rpps | adeli | crm | approbationsnummer | lanr | permit number | permit no", ),
    Record("VEHICLE_ID", "vehicle",
           "vin | vehicle id | vehicle identification number | chassis number | chassis no "
           "| fahrgestellnummer | "
           "bastidor | license plate | licence plate | license plates | plate number | plate no "
           "| number plate | plate | "
           "plates | registration plate | vehicle registration | kennzeichen | matrícula | matricula | "
           "immatriculation | targa | kenteken | placa | tag number | tag # | "
           "car registration | 车牌 | 车牌号"),
    Record("ACCOUNT", "account",
           "account number | account no | account # | account num | account id | acct number | acct no "
           "| acct # | acct | "
           "account | a/c no | a/c | acc no | customer number | customer no | customer id | customer # "
           "| client number | "
           "client id | client no | order number | order no | order # | order id | order | invoice number "
           "| invoice no | "
           "invoice # | invoice | claim number | claim no | claim # | claim id | claim | policy number "
           "| policy no | "
           "policy # | policy id | policy | case number | case no | case # | case id | case "
           "| ticket number | ticket no | "
           "ticket # | ticket id | ticket | reference number | reference no | ref no | ref number | ref # "
           "| ref | "
           "booking reference | booking number | confirmation number | confirmation no | confirmation code | "
           "confirmation # | reservation number | tracking number | tracking no | tracking # "
           "| membership number | "
           "membership no | membership id | loan number | loan no | loan # | contract number | contract no | "
           "purchase order | po number | po # | p.o. number | p.o. # | deal number | deal # "
           "| transaction id | "
           "transaction number | kundennummer | kunden-nr | kundennr | bestellnummer | rechnungsnummer "
           "| vertragsnummer | "
           "auftragsnummer | versicherungsnummer | policennummer | aktenzeichen | numéro de client "
           "| n° client | "
           "numéro de commande | n° de commande | numéro de facture | número de cliente | nº cliente "
           "| número de pedido | "
           "nº pedido | número de factura | número de póliza | póliza | expediente | nº expediente "
           "| klantnummer | "
           "bestelnummer | factuurnummer | numero cliente | docket number | docket no | docket | matter no | "
           "订单号 | 账号", bare=False),
    Record("ID", "identifier",
           "nass | nuss | episodio | nº episodio | employee id | employee number | employee no "
           "| employee # | emp id | emp no | staff id | staff number | "
           "staff no | badge number | badge no | badge # | badge id | badge | student id | student number "
           "| student no | "
           "personnel number | personalnummer | matrikelnummer | matricola | inmate number | inmate id "
           "| inmate # | "
           "military id | service number | user id | userid | person id | participant id | subject id "
           "| study id | "
           "id number | id no | id # | id nr | national id | identity number | identification number "
           "| social worker id | "
           "voter id | ballot id | tribal id | alien number | a-number | uscis number | receipt number "
           "| green card | "
           "ausweisnummer | personalausweis | ausweis-nr | carta d'identità | cédula | cedula "
           "| numéro d'identification | "
           "número de identificación | registration id | matrícula nº | certificate id"),
)  # fmt: skip

_NUMBER = r"(?:number|num|nos?|nr|n[º°o]|id|code|#|ref|reference|nummer|número|numero|numéro)"
_BETWEEN = rf"""["']?[ \t]?\(?(?:{_NUMBER}\b\.?|#|[º°])?\)?["'.]?[ \t]{{0,3}}"""
_MARK = r"""(?:[:#=]|is\b|was\b|-{1,2}>?|->)"""
_VALUE = (
    r"(?P<value>[0-9]{1,10}(?:[ ][0-9]{2,10}){1,5}(?![0-9A-Za-z]|[-./:][0-9A-Za-z]|[ ]?%)"  # "99 99 12345"
    r"|(?=[A-Za-z./-]{0,8}[0-9])[A-Za-z0-9](?:[A-Za-z0-9]|[-./_](?=[A-Za-z0-9])){1,30})"
)


def _spelled(name: str) -> str:
    """The name as a regular expression: spaces may be hyphens or underscores, or two."""
    return re.escape(name).replace(r"\ ", "[ _-]{1,2}")


def _plausible(value: str) -> bool:
    """Three characters or more, of which two are digits: "case 3" names nobody. Not a date, not a time."""
    return len(compact(value)) >= 3 and len(digits_of(value)) >= 2 and not _is_common(value)


def _is_common(value: str) -> bool:
    head, _, rest = value.partition("/")
    return bool(rest) and head.isdigit() and rest.isdigit() and len(head) <= 2 and len(rest) <= 2


def _long(value: str) -> bool:
    """Long enough to be a number of record without a colon before it: "account 2004" is not."""
    return _plausible(value) and len(digits_of(value)) >= 5


def _patterns(row: Record) -> list[Pattern]:
    names = row.called.split(" | ")
    called = "|".join(_spelled(name) for name in sorted(names, key=len, reverse=True))
    anchors = {form for name in names for form in (name, name.replace(" ", "-"), name.replace(" ", "_"))}
    common: dict[str, Any] = {"label": row.label, "name": row.name, "anchors": tuple(sorted(anchors))}
    marked = rf"(?:{_BETWEEN}(?:{_MARK}[ \t]{{0,3}}){{1,2}}|[ \t]?{_NUMBER}\.?[ \t]{{0,3}})"
    value = rf"[\"'(\[#]{{0,2}}{_VALUE}{RIGHT}"
    return [
        Pattern(**common, regex=rf"(?i)(?:{called})s?{marked}{value}", score=0.9, validate=_plausible),
        Pattern(
            **common,
            regex=rf"(?i)(?:{called})[ \t]{{1,3}}{value}",
            score=0.7,
            validate=_plausible if row.bare else _long,
        ),
    ]


_PROVINCES = "京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼"  # of Chinese plates

PATTERNS: tuple[Pattern, ...] = (
    *(pattern for row in RECORDS for pattern in _patterns(row)),
    # CMS, "Understanding the Medicare Beneficiary Identifier Format": no S, L, O, I, B, Z.
    Pattern(
        "HEALTH_PLAN", "us_mbi",
        regex=rf"{LEFT}[1-9][AC-HJKMNP-RT-Y][0-9AC-HJKMNP-RT-Y][0-9]-?[AC-HJKMNP-RT-Y][0-9AC-HJKMNP-RT-Y]"
            r"[0-9]-?"
        rf"[AC-HJKMNP-RT-Y]{{2}}[0-9]{{2}}{RIGHT}",
        digits=(1, 1), then="ACDEFGHJKMNPQRTUVWXY", score=0.95, countries=frozenset({"US"}),
    ),
    Pattern(
        "LICENSE_NUMBER", "us_dea", shapes=("AA9999999",), score=0.3, validate=lambda v: v.isupper() and dea(
        v),
        context=("dea", "prescriber", "registration", "prescription"), countries=frozenset({"US"}),
    ),
    Pattern(
        "LICENSE_NUMBER", "us_npi", shapes=("9999999999",), score=0.3, validate=npi,
        context=("npi", "provider", "prescriber", "national provider"), countries=frozenset({"US"}),
    ),
    Pattern(
        "VEHICLE_ID", "vin", regex=rf"{LEFT}[A-HJ-NPR-Z0-9]{{17}}{RIGHT}",
        lead="ABCDEFGHJKLMNPRSTUVWXYZ0123456789", reach=17, word=17, score=0.95, validate=vin,
        context=("vin", "vehicle", "chassis"),
    ),
    Pattern(
        "VEHICLE_ID", "plate",
        regex=r"(?:licen[sc]e plate|plate|registration|kennzeichen|matr[ií]cula|immatriculation|targa"
            r"|kenteken|placa|tag)"
        r"s?(?: number| no\.?| #)?[\"']?[ ]?(?:[:#=]|is|was|reads|es|ist)?[ ]?[\"'(]?"
        rf"(?P<value>(?=[A-Z -]{{0,7}}[0-9])[A-Z0-9]{{1,4}}(?:[ -][A-Z0-9]{{1,4}}){{0,2}}){RIGHT}",
        anchors=("plate", "registration", "kennzeichen", "matrícula", "matricula", "targa", "kenteken",
            "placa", "tag"),
        score=0.8, validate=lambda value: 4 <= len(compact(value)) <= 9 and len(digits_of(value)) >= 1,
    ),
    Pattern(
        "VEHICLE_ID", "cn_plate",
        regex=rf"[{_PROVINCES}][A-Z][ ·-]?[A-Z0-9]{{5,6}}(?![A-Za-z0-9])",
        anchors=tuple(_PROVINCES), score=0.85,
        validate=lambda value: bool(digits_of(value)), countries=frozenset({"CN"}),
    ),
)  # fmt: skip
