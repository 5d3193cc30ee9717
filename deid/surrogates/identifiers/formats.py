"""The numbers that python-stdnum validates, each as the fields it is made of: data for `checked`.

A line is a module of stdnum, the labels it is tried for (a letter each, see `_LETTERS`), and one or more
patterns between slashes. A pattern is a row of fields:

- `9*4` four digits, `A` letters, `X` letters or digits, `H` hexadecimal digits, `3-8` a digit of these;
- `10|20|23` one of these, `=CHE` these characters, `k*2` two characters (`K` letters) that stay as they are
  (a country, a kind of document);
- `yymmdd`, `ddmmyy`, `yyyymmdd` a date; `/m0,20` after it: 20 may have been added to the
  month, `/d0,40`: 40 to the day;
- `#` a check digit, `?` a check letter, `%` either: whatever makes the module accept the number.

`9*3..8` is a pattern for each number of digits; a row that is indented further goes on with the one above.
`name~`: some numbers have several right check digits; `name!`: the module reads the number with its
punctuation; `name-`: only a number with that punctuation is tried (see `checked`).

Within a label and shape the order here is the order of trying, the commonest first (but see `checked`). The
patterns are those of the modules' own sources and of what they cite; dates end in 2025, because a module that
looks at the calendar would give another answer another day.
"""

import re
from functools import cache
from typing import NamedTuple

_LETTERS = {
    "N": "NATIONAL_ID",
    "T": "TAX_ID",
    "H": "HEALTH_PLAN",
    "B": "BANK_ACCOUNT",
    "L": "LICENSE_NUMBER",
    "D": "DEVICE_ID",
    "P": "PASSPORT",
    "I": "",
}
"""I: tried after the label's own, for every label; only what is hardly ever right by chance."""

_PERSONS = """
    es.dni               NTI  9*8 ?
    es.nie               NTI  X|Y|Z 9*7 ?
    it.codicefiscale     NTI  A*6 9*2 [ABCDEHLMPRST] 01-31|41-71 A 9*3 ? / A*6 X*2 [ABCDEHLMPRST] X*2 A X*3 ?
    mx.curp              NTI  A A|E|I|O|U|X A*2 yymmdd H|M <state> A*3 X # / A*4 yymmdd H|M <state> A*3 X #
    fi.hetu              NTI  ddmmyy 9*3 % / ddmmyy k*1 9*3 %
    ie.pps               NT   9*7 ? / 9*7 ? K*1
    cn.ric               NTI  cn/loc:6 yyyymmdd 9*3 %
    fr.nir               NTI  1-2 9*2 01-12 01-19|21-97 9*6 #*2 / 9*13 #*2 / 9*5 2A|2B 9*6 #*2
    mu.nid               NTI  A ddmmyy 9*6 % / A ddmmyy 9*6 X
    pt.cc                N    9*9 X*2 #
    kr.rrn               NTI  yymmdd 9 00-96 9*3 #
    za.idnr              NTI  yymmdd 9*4 0|1 9 #
    ro.cnp               NTI  1-9 yymmdd 01-48|51|52|70|80-83 9*3 #
    si.emso              NTI  ddmmyyy 9*5 #
    ch.ssn               NTHI =756 9*9 #
    th.pin               NTI  1-8 9*11 #
    pk.cnic              N    1-7 9*11 1-9
    in_.aadhaar          NTI  2-9 9*10 #
    in_.vid              NI   2-9 9*14 #
    jp.in_               NT   9*11 #
    id.nik               NTI  id/loc:4 9*2 ddmmyy/d0,40 9*4
    my.nric              N    yymmdd my/bp:2 9*4
    be.nn~               NTI  yymmdd 9*3 #*2 / 9*2 00-12 9*5 #*2
    be.bis~              NTI  yymmdd/m20,40 9*3 #*2 / 9*2 20-32|40-52 9*5 #*2
    no.fodselsnummer     NTI  ddmmyy 9*3 #*2 / ddmmyy/d0,40,m0,40 9*3 #*2
    ee.ik                NTI  1-8 yymmdd 9*3 #
    pl.pesel             NTI  yymmdd/m0,20,40,60,80 9*4 #
    lt.asmens            NT   1-8 yymmdd 9*3 # / =9 9*9 #
    gr.amka              NTH  ddmmyy 9*4 #
    br.cpf               NTI  9*9 #*2
    tr.tckimlik          NTI  1-9 9*8 #*2
    de.idnr              NT   1-9 9*9 #
    hr.oib               NT   9*10 #
    cu.ni                N    yymmdd 9*5
    do.cedula            NT   9*10 #
    se.personnummer      NT   yymmdd 9*3 # / yyyymmdd 9*3 #
    is_.kennitala        NT   ddmmyy/d0,40 9*2 # 0|9
    dk.cpr               NT   ddmmyy 9*4
    bg.egn               NT   yymmdd/m0,20,40 9*3 #
    cz.rc                NT   yymmdd/m0,20,50,70 9*3 #
    lv.pvn               NT   ddmmyy 0-2 9*3 # / =32 9*8 # / 4-9 9*9 #
    au.medicare          HN   2-6 9*7 # 1-9 / 2-6 9*7 # 1-9 1-9
    at.vnr               NTH  1-9 9*2 # ddmmyy / 1-9 9*2 # 9*6
    gb.nhs               NH   9*9 #
    ca.bc_phn            NH   =9 9*8 #
    ec.ci                NT   01-24|30|50 0-6 9*6 #
    ua.rntrc             NT   9*9 #
    bg.pnf               NT   9*9 #
    ca.sin               NT   1-7|9 9*7 #
    nl.bsn               NT   9*8 # / 1-9 9*6 #
    il.idnr              NT   9*8 # / 1-9 9*6 #
    cl.rut               NT   9*8 % / 9*7 %
    cz.rc                NT   yymmdd/m0,50 9*3
    cr.cpf               N    =0 9*9 / 1-9 9*8
    cr.cr                N    =1 9*11 / =1 9*10
    ar.dni               N    9*8 / 9*7
    pe.cui~              N    9*8 % / 9*8
    be.eid               NPI  9*10 #*2
    gb.upn               NI   ? 9*12 / ? 9*11 [ABCDEFGHJKLMNPQRTUVWXYZ]
    nl.onderwijsnummer   N    =10 9*6 #
    nl.identiteitskaartnummer NP [ABCDEFGHIJKLMNPQRSTUVWXYZ]*2 [0123456789ABCDEFGHIJKLMNPQRSTUVWXYZ]*6 9
    in_.epic             NI   A*3 9*6 #
"""
_BUSINESS = """
    in_.pan              TNI  A*3 A|B|C|F|G|H|L|J|P|T|K A 9*4 A
    in_.gstin            TI   01-37 A*3 A|B|C|F|G|H|L|J|P|T|K A 9*4 A X =Z %
    es.cif~              TI   [ABEHCDFGJUVNPQRSW] 9*7 %
    es.nif               TI   K|L|M 9*7 ?
    mx.rfc               TI   A*4 yymmdd X*3 / A*3 yymmdd X*3 / A*4 yymmdd
    br.cnpj              TI   9*8 =0001 #*2 / 9*12 #*2 / X*12 #*2
    id.npwp              T    9*8 # 9*6 / =0 9*8 # 9*6
    eu.oss               T    =EU <oss> 9*6 / =IM <oss> 9*7
    eu.excise            T    K*2 9*8 A*3 / K*2 9*3 A*3
    de.stnr              T    9*11 / 9*13 / 9*10
    it.iva               TI   9*7 001-100|120|121|888|999 #
    au.abn               TI   #*2 9*9
    ar.cuit              TNI  20|23|24|27|30|33|34|50|51|55 9*8 #
    pe.ruc               TI   10|15|17|20 9*8 #
    fr.tva               TI   #*2 =000 9*6 / #*2 9*8 # / [0123456789ABCDEFGHJKLMNPQRSTUVWXYZ]*2 9*8 #
    nl.btw               TI   9*9 =B 9*2 / 9*8 =B 9*2 / 9*7 =B 9*2
    fr.siret             TLI  9*8 # 9*4 #
    sv.nit               T    0|1|9 9*12 #
    fr.nif               TI   0-3 9*9 #*3
    ma.ice~              TI   9*13 #*2
    dz.nif               T    9*15 / 9*20
    uy.rut               TI   01-22 9*6 =001 #
    ru.inn               TN   9*10 #*2 / 9*9 #
    ru.ogrn              TLI  1-9 9*11 # / 3|4 9*13 #
    mk.edb               T    9*12 #
    md.idno              TL   9*12 #
    th.moa               TL   =0 9*11 #
    jp.cn                TL   # 9*12
    ec.ruc~              TI   01-24|30|50 0-5 9*6 # 9*3 / 01-24|30|50 6|9 9*5 # 9*4 / 01-24|30|50 =9 9*6 # 9*3
    vn.mst               T    9*9 # / 9*9 # 9*3
    cn.uscc              TLI  9*8 [0123456789ABCDEFGHJKLMNPQRTUWXY]*9 %
    ve.rif               TI   V|E|J|P|G 9*8 #
    ke.pin               T    A|P 9*9 A
    al.nipt              T    [ABCDEFGHIJKLM] 9*8 A
    ad.nrt               T    [CDEGOPU] 9*6 A / =F 0-6 9*5 A / A|L =7 9*5 A
    gh.tin               TI   P|C|G|Q|V =00 9*7 %
    cy.vat               T    9*8 ?
    ch.uid               TLI  =CHE 9*8 # / 9*8 #
    ch.vat               TI   =CHE 9*8 # =MWST / =CHE 9*8 # IVA|TVA|TPV
    ie.vat               T    9*7 ? / 9*7 ? K*1 / 9 A 9*5 ?
    at.uid               TI   =U 9*7 #
    at.tin               T    at/fa:2 9*6 #
    at.businessid        L    9*4..6 A / =FN 9*4..6 A
    pl.nip               T    9*9 #
    gb.utr               T    # 9*9 / =K # 9*9
    se.orgnr             TL   9*9 #
    se.vat               T    9*9 # =01
    tr.vkn               T    9*9 #
    be.vat~              TI   0|1 9*7 #*2 / 1-9 9*6 #*2
    kr.brn               TL   101-999 01-99 0001-9999 9
    cr.cpj               T    =3 002-014|101-110 9*6 / =2 100|200|300|400 9*6 / =4000 9*6 / =5001 9*6
    sk.dph               T    9*9 #
    az.voen              T    9*8 # 1|2 / 9*7 # 1|2
    za.tin               T    0|1|2|3|9 9*8 #
    co.nit               T    9*9 # / 9*8 # / 9*7 #
    pl.regon             T    9*8 # / 9*8 # 9*4 #
    pt.nif               T    1-9 9*7 #
    gr.vat               T    9*8 #
    no.orgnr             TL   8|9 9*7 # / 9*8 #
    no.mva               TI   9*8 # =MVA
    fr.siren             TL   9*8 #
    de.vat               T    1-9 9*7 #
    au.tfn               TN   9*8 # / 9*7 #
    au.acn               TL   9*8 #
    ca.bn                T    9*8 # / 9*8 # RC|RM|RP|RT 9*4
    nz.ird               TN   1-9 9*6 # / =1 9*7 # / =0 1-9 9*6 #
    bg.vat               T    9*8 #
    ee.kmkr              T    9*8 #
    rs.pib               T    9*8 #
    lt.pvm               T    9*7 =1 # / 9*10 =1 #
    do.rnc               T    9*8 #
    mz.nuit              TN   9*8 #
    gn.nifp              T    9*8 #
    il.hp                TL   =5 9*7 #
    by.unp               T    1-7 9*7 # / [ABCEHKM] [ABCEHKMOPT] 9*6 #
    gb.vat~              T    1-9 9*6 #*2 / 1-9 9*6 #*2 9*3 / =GD 0-4 9*2 / =HA 5-9 9*2 / =GD8888 0-4 9*2 #*2
                         / =HA8888 5-9 9*2 #*2 / =0 9*6 #*2
    us.ein               T    us/ein:2 9*7
    us.ptin              LT   =P 9*8
    eg.tn                T    9*9
    dk.cvr               T    1-9 9*6 #
    fi.alv               T    9*7 #
    hu.anum              T    9*7 #
    lu.tva               T    9*6 #*2
    mt.vat~              T    1-9 9*5 #*2
    si.ddv               T    1-9 9*6 #
    cz.dic               T    0-8 9*6 # / =6 9*7 #
    me.pib               T    9*7 #
    ua.edrpou            TL   9*7 #
    tw.ubn~              T    9*7 #
    ee.registrikood      L    1|7|8|9 9*6 #
    ro.cui               T    1-9 9*1..8 #
    gt.nit               T    1-9 9*3..10 %
    py.ruc               T    1-9 9*3..7 #
    sn.ninea             T    9*6 # / 9*8 # / 9*6 # 0-2 [ABCDEFGHJKLMNPQRSTUVWZ] 9
                         / 9*8 # 0-2 [ABCDEFGHJKLMNPQRSTUVWZ] 9
    si.maticna           L    9*6 # / 9*6 # 9*3
    tn.mf                T    9*7 [ABCDEFGHJKLMNPQRSTVWXYZ] A|P|B|D|N M|P|C|N =000
                         / 9*7 [ABCDEFGHJKLMNPQRSTVWXYZ] A|P|B|D|N =E 9*3 / 1-9 9*1..6 [ABCDEFGHJKLMNPQRSTVWXYZ]
                         / =0 9*6 [ABCDEFGHJKLMNPQRSTVWXYZ]
    fo.vn                T    9*6
    is_.vsk              T    9*6 / 9*5
    sm.coe               T    1-9 9*2..4 / =0 9*5
    li.peid              T    1-9 9*3..11 / 9*11
    fi.veronumero        T    9*12
    fi.associationid     L    1-9 9*2..5
    sg.uen               TLI  1965-2025 9*5 ? / 9*8 ? / R|S 9*2 <entity> 9*4 % / =T 0|1 9 <entity> 9*4 %
                         / =T 20-25 <entity> 9*4 %
    ro.onrc              LI   J|F|C 1990-2025 9*6 00-40|51|52 #
    ro.onrc!-            LI   J|F|C 01-40|51|52 9*2..5 1990-2024
    do.ncf               T    =B 01-04|11-17 9*8 / =E 31-34|41|43-47 9*10 / A|P 9*8 01-04|11-17 9*8
    us.itin              T    =9 9*2 70-88|90-92|94-99 9*4
"""
_OTHERS = """
    npi                  L    1|2 9*8 #
    dea                  LI   K*1 A 9*6 #
    us.mbi               HNI  1-9 <mbi> <mbi0> 9 <mbi> <mbi0> 9 <mbi>*2 9*2
    gb.nino              NTI  A*2 9*6 [ABCD]
    ulid                 I    0-7 [0123456789ABCDEFGHJKMNPQRSTVWXYZ]*25
    us.rtn               B    00-12|21-32|61-72|80 9*6 # / 9*8 #
    ar.cbu               BI   9*7 # 9*13 #
    es.ccc               BI   9*8 #*2 9*10
    cz.bankaccount!-     B    9*2..16 cz/banks:4
    no.kontonr           B    9*10 # / 9*6 #
    nz.bankaccount       B    nz/banks:6 9*10 / nz/banks:6 9*9
    ch.esr               B    1-9 9*3..25 # / 9*26 #
    be.ogm_vcs           BI   9*10 #*2
    iso11649~            BI   =RF #*2 X*1..21
    bic                  B    A*4 K*2 X*2 / A*4 K*2 X*2 X*3
    eu.at_02~            BI   K*2 #*2 k*3 X*3..28
    imei                 D    9*14 # / 9*14 / 9*16
    meid                 DI   [ABCDEF] H*13 / [ABCDEF] H*13 % / 0-4 9*17 / 0-4 9*17 #
    imsi                 D    k*5 9*10 / k*5 9*9
    isin                 I    K*2 X*9 #
    lei~                 I    9*4 =00 X*12 #*2 / X*18 #*2
    figi                 I    K*2 =G [0123456789BCDFGHJKLMNPQRSTVWXYZ]*8 #
    cusip                I    X*8 #
    gb.sedol             I    [BCDFGHJKLMNPQRSTVWXYZ] [0123456789BCDFGHJKLMNPQRSTVWXYZ]*5 # / 9*6 #
    isbn                 I    978|979 9*9 # / 9*9 %
    ismn                 I    =9790 9*8 # / =M 9*8 #
    ean                  I    9*12 # / 9*13 # / 9*11 #
    isni                 I    9*15 %
    issn                 I    9*7 %
    iso6346              I    A*3 U|J|Z|R 9*6 #
    isrc                 I    K*2 X*3 9*2 9*5
    grid                 I    =A1 X*15 %
    imo                  I    =IMO 9*6 # / 9*6 #
    isan                 I    H*16 % H*8 %
    casrn-               I    1-9 9*1..6 9*2 #
    eu.ecnumber-         I    9*6 #
    de.leitweg!-         I    k*2 9*2..20 #*2
    eu.banknote~         I    [BCDEFGHJLMNPRSTUVWXYZ] 9*10 # / [BCDEFGHJLMNPRSTUVWXYZ] A 9*9 #
    es.cups              I    =ES 9*16 ?*2 / =ES 9*16 ?*2 9 F|P|R|C|X|Y|Z
    es.referenciacatastral I  X*18 ?*2
    es.cae               L    =ES000 01-56 k*2 9*3 A
    fr.accise            L    =FR0 9*2 9*3 E|N|C|B 9*4
    eu.eic!              I    k*2 K*1 X*4..12 %
    it.aic               I    =0 9*7 #
    nl.brin              L    9*2 A*2 / 9*2 A*2 9*2
"""
_SHORT = {
    "<state>": "AS|BC|BS|CC|CH|CL|CM|CS|DF|DG|GR|GT|HG|JC|MC|MN|MS|NE|NL|NT|OC|PL|QR|QT|SL|SP|SR|TC|TL|TS|"
    "VZ|YN|ZS",
    "<entity>": "CC|CD|CH|CL|CM|CP|CS|CX|DP|FB|FC|FM|FN|GA|GB|GS|HS|LL|LP|MB|MC|MD|MH|MM|MQ|NB|NR|PA|PB|PF|"
    "RF|RP|SM|SS|TC|TU|VH|XL",
    "<mbi>": "[ACDEFGHJKMNPQRTUVWXY]",
    "<mbi0>": "[0123456789ACDEFGHJKMNPQRTUVWXY]",
    "<oss>": "040|056|100|191|196|203|208|233|246|250|276|300|348|372|380|428|440|442|470|528|616|620|642|"
    "703|705|724|752|900",
}


class Line(NamedTuple):
    name: str
    """A module of stdnum, without "stdnum.", or a validator of `check_digits`."""
    labels: str
    patterns: tuple[str, ...]
    ranked: bool
    """Several check digits may be right for one number."""
    dressed: bool
    """The module wants the punctuation."""
    punctuated: bool
    """Without punctuation it is taken for something else."""


@cache
def lines() -> tuple[Line, ...]:
    """The table above, in its order."""
    found = []
    table = re.sub(r"\n {20,}", " ", _PERSONS + _BUSINESS + _OTHERS)
    for row in filter(str.strip, table.splitlines()):
        name, labels, text = row.split(None, 2)
        for short, full in _SHORT.items():
            text = text.replace(short, full)
        patterns = tuple(one for pattern in text.split(" / ") for one in _lengths(pattern.strip()))
        found.append(Line(name.rstrip("~!-"), labels, patterns, "~" in name, "!" in name, "-" in name))
    return tuple(found)


def _lengths(pattern: str) -> list[str]:
    """'9*3..5 #' -> '9*3 #', '9*4 #', '9*5 #'."""
    span = re.search(r"(\d+)\.\.(\d+)", pattern)
    if not span:
        return [pattern]
    return [pattern.replace(span[0], str(n)) for n in range(int(span[1]), int(span[2]) + 1)]


def label_of(letter: str) -> str:
    """'N' -> 'NATIONAL_ID'; "" for I."""
    return _LETTERS[letter]
