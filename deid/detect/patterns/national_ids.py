"""National identity and tax numbers: a table over python-stdnum. To add a number, add a line.

`strong` forms are distinctive: a number of that form that passes its check is accepted. `weak` forms collide
with telephone, order and other numbers, and need a word of `context`. 9 is a digit, A a letter, X either.
"""

import re
from collections.abc import Callable
from typing import Any, NamedTuple

from deid.detect.patterns.base import Pattern
from deid.detect.patterns.checksums import (
    au_medicare,
    compact,
    de_kvnr,
    digits_of,
    es_nass,
    hk_hkid,
    sg_nric,
    stdnum,
)

_ID, _TAX = "NATIONAL_ID", "TAX_ID"


class Number(NamedTuple):
    country: str
    """ISO 3166; several with a space between; empty for everywhere."""
    name: str
    label: str
    check: Callable[[str], bool]
    strong: str
    """Forms, with " | " between them."""
    weak: str
    context: str
    """Words, with " | " between them, lower-case."""
    score: float = 1.0
    """Of the strong forms: less than 1 where the check is only one of form."""


def _form(regex: str) -> Callable[[str], bool]:
    """A check of the number without its separators, upper-case."""
    pattern = re.compile(regex)
    return lambda value: bool(pattern.fullmatch(compact(value)))


def _ssn(value: str) -> bool:
    """Never issued: area 000, 666, 9xx; group 00; serial 0000 (SSA, 2011)."""
    return bool(_SSN.fullmatch(compact(value))) and len(set(digits_of(value))) > 1


_SSN = re.compile(r"(?!000|666|9)[0-9]{3}(?!00)[0-9]{2}(?!0000)[0-9]{4}")


def _upper(check: Callable[[str], bool]) -> Callable[[str], bool]:
    """The check, for numbers whose letters are always written as capitals."""
    return lambda value: value == value.upper() and check(value)


NUMBERS: tuple[Number, ...] = (
    Number("US", "us_ssn", _ID, _ssn, "999-99-9999", "999 99 9999 | 999.99.9999 | 999999999 | 999-999999 "
        "| 99999-9999",
           "ssn | social security | social | soc sec | ss# | ss no | ss number | ss", 0.95),
    Number("US", "us_itin", _TAX, stdnum("us.itin"), "999-99-9999", "999 99 9999 | 999999999",
           "itin | taxpayer | tax id | tin", 0.95),
    Number("US", "us_ein", _TAX, stdnum("us.ein"), "", "99-9999999 | 999999999",
           "ein | fein | employer identification | tax id | federal tax id | employer id | tin | irs"),
    Number("CA", "ca_sin", _ID, stdnum("ca.sin"), "999-999-999", "999 999 999 | 999999999",
           "sin | social insurance | nas | assurance sociale", 0.9),
    Number("GB", "uk_nino", _ID, _form(r"(?!BG|GB|KN|NK|NT|TN"
        r"|ZZ)[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z][0-9]{6}[A-D]?"),
           "AA999999A | AA 99 99 99 A | AA-99-99-99-A | AA 999999 A", "AA 99 99 99 | AA999999",
           "nino | ni number | ni no | national insurance | n.i.", 0.95),
    Number("GB", "uk_nhs", _ID, stdnum("gb.nhs"), "", "999 999 9999 | 999-999-9999 | 9999999999",
           "nhs | nhs no | nhs number | national health | chi"),
    Number("GB", "uk_utr", _TAX, stdnum("gb.utr"), "", "99999 99999 | 9999999999 | 9999999999A",
           "utr | unique taxpayer | taxpayer reference"),
    Number("AU", "au_tfn", _TAX, stdnum("au.tfn"), "", "999 999 999 | 999-999-999 | 999999999",
           "tfn | tax file | tax file number"),
    Number("AU", "au_abn", _TAX, stdnum("au.abn"), "", "99 999 999 999 | 99999999999",
        "abn | business number"),
    Number("AU", "au_medicare", "HEALTH_PLAN", au_medicare, "", "9999 99999 9 | 9999999999 | 9999-99999-9",
        "medicare"),
    Number("NZ", "nz_ird", _TAX, stdnum("nz.ird"), "", "999-999-999 | 99-999-999 | 999999999 | 99999999",
        "ird"),
    Number("IN", "in_aadhaar", _ID, stdnum("in_.aadhaar"), "9999 9999 9999 | 9999-9999-9999", "999999999999",
           "aadhaar | aadhar | uid | uidai | आधार"),
    Number("IN", "in_pan", _TAX, _upper(stdnum("in_.pan")), "AAAAA9999A", "", "pan | permanent account",
        0.95),
    Number("IN", "in_gstin", _TAX, stdnum("in_.gstin"), "99AAAAA9999AXXX", "", "gstin | gst"),
    Number("DE", "de_idnr", _TAX, stdnum("de.idnr"), "", "99 999 999 999 | 99999999999",
           "idnr | id-nr | steuer-id | steuerid | steueridentifikationsnummer | identifikationsnummer "
           "| steuer-idnr | tin"),
    Number("DE", "de_steuernummer", _TAX, stdnum("de.stnr"), "",
           "999/9999/9999 | 999/999/99999 | 99/999/99999 | 99 999 99999 | 999 9999 9999 | 9999999999999 "
           "| 99999999999",
           "steuernummer | steuer-nr | steuernr | st.-nr | st-nr | stnr"),
    Number("DE", "de_svnr", _ID, _form(r"[0-9]{2}(?:0[1-9]|[12][0-9]|3[01])(?:0[1-9]"
        r"|1[0-2])[0-9]{2}[A-Z][0-9]{3}"),
           "99 999999 A 999 | 99999999A999", "", "sozialversicherungsnummer | rentenversicherungsnummer "
           "| svnr", 0.9),
    Number("DE", "de_kvnr", "HEALTH_PLAN", de_kvnr, "", "A999999999 | A999 999 999",
           "versichertennummer | versicherten-nr | versichertennr | krankenversichertennummer | kvnr | krankenkasse "
           "| krankenversicherung | gesundheitskarte | gkv | aok"),
    Number("AT", "at_vnr", _ID, stdnum("at.vnr"), "", "9999 999999 | 9999999999",
           "svnr | sv-nr | sozialversicherungsnummer | versicherungsnummer"),
    Number("CH", "ch_ahv", _ID, stdnum("ch.ssn"), "999.9999.9999.99", "9999999999999", "ahv | avs | navs"),
    Number("FR", "fr_nir", _ID, stdnum("fr.nir"),
           "9 99 99 99 999 999 99 | 9 99 99 99 999 999 | 999999999999999 | 9 99 99 9A 999 999 99",
           "9 99 99 99 999 999",
           "nir | sécurité sociale | securite sociale | sécu | insee | nss"),
    Number("FR", "fr_spi", _TAX, stdnum("fr.nif"), "", "99 99 999 999 999 | 9999999999999",
        "spi | numéro fiscal | nif"),
    Number("FR", "fr_siret", _TAX, stdnum("fr.siret"), "999 999 999 99999", "99999999999999", "siret"),
    Number("FR", "fr_siren", _TAX, stdnum("fr.siren"), "", "999 999 999 | 999999999", "siren | rcs"),
    Number("ES", "es_dni", _ID, stdnum("es.dni"), "99999999A | 99999999-A | 99.999.999-A | 99.999.999A "
        "| 99999999 A",
           "9999999A | 9999999-A", "dni | nif | d.n.i. | documento | nacional de identidad"),
    Number("ES", "es_nie", _ID, stdnum("es.nie"), "A9999999A | A-9999999-A | A9999999-A | A 9999999 A", "",
           "nie | n.i.e. | extranjero"),
    Number("ES", "es_cif", _TAX, stdnum("es.cif"), "A99999999 | A-99999999 | A9999999A", "", "cif | nif",
        0.9),
    Number("ES", "es_nass", _ID, es_nass, "", "99 99999999 99 | 999999999999 | 99/99999999/99 "
        "| 99 9999999999",
           "nass | nuss | naf | seguridad social"),
    Number("IT", "it_codice_fiscale", _ID, stdnum("it.codicefiscale"),
        "AAAAAA99A99A999A | AAA AAA 99A99 A999A", "",
           "codice fiscale | c.f. | cf"),
    Number("IT", "it_partita_iva", _TAX, stdnum("it.iva"), "", "99999999999",
        "partita iva | p.iva | p. iva | piva | iva"),
    Number("NL", "nl_bsn", _ID, stdnum("nl.bsn"), "", "999999999 | 9999.99.999 | 9999 99 999 "
        "| 999 999 999 | 99999999",
           "bsn | burgerservicenummer | sofinummer | sofi"),
    Number("BE", "be_nn", _ID, stdnum("be.nn"), "99.99.99-999.99",
        "99999999999 | 999999 999 99 | 99.99.99.999.99",
           "rijksregisternummer | registre national | nn | niss | insz | rrn"),
    Number("BR", "br_cpf", _ID, stdnum("br.cpf"), "999.999.999-99",
        "99999999999 | 999 999 999 99 | 999999999-99", "cpf"),
    Number("BR", "br_cnpj", _TAX, stdnum("br.cnpj"), "99.999.999/9999-99", "99999999999999", "cnpj"),
    Number("PT", "pt_nif", _TAX, stdnum("pt.nif"), "", "999999999 | 999 999 999", "nif | contribuinte"),
    Number("PT", "pt_cc", _ID, stdnum("pt.cc"), "99999999 9 AA9 | 999999999AA9 | 99999999 9AA9", "",
           "cartão de cidadão"),
    Number("PL", "pl_pesel", _ID, stdnum("pl.pesel"), "", "99999999999", "pesel"),
    Number("PL", "pl_nip", _TAX, stdnum("pl.nip"), "999-999-99-99", "999-99-99-999 | 9999999999", "nip"),
    Number("SE", "se_personnummer", _ID, stdnum("se.personnummer"), "999999-9999 | 99999999-9999",
           "9999999999 | 999999999999", "personnummer | personnr | pnr | samordningsnummer | person no"),
    Number("NO", "no_fodselsnummer", _ID, stdnum("no.fodselsnummer"), "999999 99999", "99999999999",
           "fødselsnummer | fodselsnummer | fnr | personnummer | d-nummer"),
    Number("DK", "dk_cpr", _ID, stdnum("dk.cpr"), "999999-9999", "9999999999 | 999999 9999",
        "cpr | personnummer", 0.8),
    Number("FI", "fi_hetu", _ID, stdnum("fi.hetu"), "999999-999X | 999999A999X", "", "hetu | henkilötunnus"),
    Number("IS", "is_kennitala", _ID, stdnum("is_.kennitala"), "", "999999-9999 | 9999999999",
        "kennitala | kt"),
    Number("IE", "ie_pps", _ID, stdnum("ie.pps"), "9999999A | 9999999AA", "", "pps | ppsn"),
    Number("CZ SK", "cz_rc", _ID, stdnum("cz.rc"), "999999/9999", "9999999999 | 999999/999",
           "rodné číslo | rodne cislo | r.č. | rč"),
    Number("RO", "ro_cnp", _ID, stdnum("ro.cnp"), "", "9999999999999", "cnp | cod numeric"),
    Number("BG", "bg_egn", _ID, stdnum("bg.egn"), "", "9999999999", "egn | егн"),
    Number("HR", "hr_oib", _ID, stdnum("hr.oib"), "", "99999999999", "oib"),
    Number("RS BA ME MK SI", "yu_jmbg", _ID, stdnum("si.emso"), "", "9999999999999", "jmbg | emšo"),
    Number("EE", "ee_ik", _ID, stdnum("ee.ik"), "", "99999999999", "isikukood | ik"),
    Number("LT", "lt_asmens", _ID, stdnum("lt.asmens"), "", "99999999999", "asmens kodas"),
    Number("LV", "lv_pk", _ID, stdnum("lv.pvn"), "", "999999-99999 | 99999999999", "personas kods"),
    Number("HU", "hu_anum", _TAX, stdnum("hu.anum"), "", "99999999 | 99999999-9-99", "adószám"),
    Number("GR", "gr_amka", _ID, stdnum("gr.amka"), "", "99999999999", "amka | αμκα"),
    Number("GR", "gr_afm", _TAX, stdnum("gr.vat"), "", "999999999", "afm | αφμ"),
    Number("TR", "tr_tckimlik", _ID, stdnum("tr.tckimlik"), "", "99999999999",
           "tckn | kimlik | t.c. | tc kimlik | tc no"),
    Number("RU", "ru_inn", _TAX, stdnum("ru.inn"), "", "9999999999 | 999999999999", "инн | inn"),
    Number("UA", "ua_rntrc", _TAX, stdnum("ua.rntrc"), "", "9999999999", "рнокпп | іпн | rntrc"),
    Number("IL", "il_idnr", _ID, stdnum("il.idnr"), "", "999999999 | 99999999 | 9-9999999-9",
           "teudat zehut | t.z. | tz | israeli id | ת.ז | מספר זהות"),
    Number("ZA", "za_idnr", _ID, stdnum("za.idnr"), "999999 9999 999 | 999999 9999 99 9", "9999999999999",
           "id | id number | identity | rsa"),
    Number("EG", "eg_tn", _TAX, stdnum("eg.tn"), "", "999-999-999", "tax registration"),
    Number("MX", "mx_curp", _ID, stdnum("mx.curp"), "AAAA999999AAAAAAX9", "", "curp"),
    Number("MX", "mx_rfc", _TAX, stdnum("mx.rfc"), "AAAA999999XXX | AAAA-999999-XXX | AAA999999XXX", "",
        "rfc"),
    Number("CL", "cl_rut", _ID, stdnum("cl.rut"), "99.999.999-X | 9.999.999-X",
        "99999999-X | 9999999-X | 999999999",
           "rut | run"),
    Number("AR", "ar_cuit", _TAX, stdnum("ar.cuit"), "99-99999999-9", "99999999999", "cuit | cuil"),
    Number("AR", "ar_dni", _ID, stdnum("ar.dni"), "", "99.999.999 | 99999999 | 9.999.999 | 9999999",
        "dni | documento"),
    Number("CO", "co_nit", _TAX, stdnum("co.nit"), "999.999.999-9", "999999999-9 | 9999999999", "nit"),
    Number("PE", "pe_cui", _ID, stdnum("pe.cui"), "", "99999999 | 99999999-9 | 999999999", "dni | cui"),
    Number("EC", "ec_ci", _ID, stdnum("ec.ci"), "", "9999999999 | 999999999-9", "cédula | cedula | ci"),
    Number("UY", "uy_ci", _TAX, stdnum("uy.rut"), "", "999999999999", "rut"),
    Number("CN", "cn_ric", _ID, stdnum("cn.ric"), "999999999999999999 | 99999999999999999A "
        "| 999999 99999999 999X", "",
           "身份证 | identity card | 公民身份"),
    Number("TW", "tw_ubn", _TAX, stdnum("tw.ubn"), "", "99999999", "統一編號 | ubn"),
    Number("HK", "hk_hkid", _ID, hk_hkid, "", "A999999X | AA999999X | A999999 X",
        "hkid | identity card | 身份證"),
    Number("KR", "kr_rrn", _ID, stdnum("kr.rrn"), "999999-9999999", "9999999999999",
        "주민등록번호 | rrn | resident"),
    Number("JP", "jp_my_number", _ID, stdnum("jp.in_"), "", "9999 9999 9999 | 999999999999 | 9999-9999-9999",
           "マイナンバー | 個人番号 | my number"),
    Number("TH", "th_pin", _ID, stdnum("th.pin"), "9-9999-99999-99-9 | 9 9999 99999 99 9", "9999999999999",
           "บัตรประชาชน | thai id | national id"),
    Number("MY", "my_nric", _ID, stdnum("my.nric"), "999999-99-9999", "999999999999", "nric | mykad | ic"),
    Number("SG", "sg_nric", _ID, sg_nric, "A9999999A", "", "nric | fin"),
    Number("ID", "id_npwp", _TAX, stdnum("id.npwp"), "99.999.999.9-999.999", "999999999999999", "npwp"),
    Number("ID", "id_nik", _ID, stdnum("id.nik"), "", "9999999999999999", "nik | ktp"),
    Number("VN", "vn_mst", _TAX, stdnum("vn.mst"), "", "9999999999", "mst | mã số thuế"),
    Number("PK", "pk_cnic", _ID, stdnum("pk.cnic"), "99999-9999999-9", "9999999999999", "cnic | nic"),
    Number("KE", "ke_pin", _TAX, stdnum("ke.pin"), "A999999999A", "", "kra | pin", 0.9),
    Number("", "eu_vat", _TAX, stdnum("eu.vat"), "",
           "AA999999999 | AA 999999999 | AA99999999 | AA 99999999 | AA9999999999 | AA 9999999999 "
           "| AA99999999999 | "
           "AA 99999999999 | AAA99999999 | AA999999999A99 | AA999 999 999 | AA 999 999 999 | AAA9999999A "
           "| AA999999999999",
           "vat | ust-idnr | ust-id | ustid | ust-id-nr | ust | mwst | tva | iva | btw | moms | uid "
           "| vat no | nip"),
)  # fmt: skip


def _patterns(row: Number) -> list[Pattern]:
    context = _split(row.context)
    common: dict[str, Any] = {
        "label": row.label,
        "name": row.name,
        "validate": row.check,
        "context": context,
        "countries": frozenset(row.country.split()),
    }
    patterns = []
    if row.strong:
        patterns.append(Pattern(**common, shapes=_split(row.strong), score=row.score))
    if row.weak:
        patterns.append(Pattern(**common, shapes=_split(row.weak), score=0.0))
    return patterns


def _split(cell: str) -> tuple[str, ...]:
    return tuple(item for item in cell.split(" | ") if item)


_SSN_WORD = r"(?:ssn|ss[ ]?#|social(?: security)?)(?: (?:number|no\.?|num))?"
_LAST_FOUR = r"(?:last|final) (?:four|4)(?: digits| numbers)?"
_PARTS: tuple[Pattern, ...] = (  # what is left of an SSN is an "identifying number" still
    Pattern(
        "NATIONAL_ID", "us_ssn_masked",
        regex=r"(?i)(?<![0-9a-z*#])(?:x{3}[- ]?x{2}|\*{3}[- ]?\*{2}|#{3}[- ]?#{2})[- ]?[0-9]{4}(?![0-9a-z])",
        anchors=("xxx", "***", "###"), score=0.9, countries=frozenset({"US"}),
    ),
    Pattern(
        "NATIONAL_ID", "us_ssn_ending",
        regex=rf"(?i)(?<![0-9a-z])(?:{_SSN_WORD},?(?: is| was)?[ ,(]{{1,2}}"
            rf"(?:(?:that )?end(?:ing|s)(?: in| with)?|{_LAST_FOUR})"
            rf"|{_LAST_FOUR}(?: of)?(?: (?:his|her|the|their|your|my|patient's))? {_SSN_WORD})(?: is| are| was| were)?"
            r"[ :=#)]{1,3}(?P<value>[0-9]{4})(?![0-9]|[-/.,][0-9])",
        anchors=("ssn", "ss#", "ss #", "social", "last four", "last 4", "final four", "final 4"), score=0.9,
        countries=frozenset({"US"}),
    ),
)  # fmt: skip

PATTERNS: tuple[Pattern, ...] = (*(pattern for row in NUMBERS for pattern in _patterns(row)), *_PARTS)
COUNTRIES: frozenset[str] = frozenset(country for row in NUMBERS for country in row.country.split())
