"""What addresses are made of: kinds of streets, units, small words, in the languages of ten countries."""

import re

from deid.surrogates.forms import words

TYPES = frozenset(
    words("""
    street st avenue ave av road rd boulevard blvd drive dr lane ln court ct place pl square sq terrace
    ter trail trl parkway pkwy way circle cir highway hwy route rte expressway expy freeway fwy turnpike
    tpke alley aly plaza plz crescent cres close gardens gdns grove mews row walk crossing xing loop
    pike ridge run path pass bend cove point pt park hill heights hts creek county cr fm interstate mall
    landing commons green view vista glen bypass esplanade quay wharf embankment bridge gate common
    rise trace trce spur parade pde wynd brae reach strand
""")
)
FOREIGN_TYPES = frozenset(
    words("""
    carrer rue avenue boulevard bd laan straat plein kade singel gracht place allee allees chemin impasse quai
    cours route square calle c avenida avda av paseo plaza plz ronda camino carretera ctra travesia glorieta
    via viale corso piazza piazzale largo vicolo rua travessa praca estrada alameda strada strasse str
    platz weg am an auf im in
""")
)
COMPOUND = re.compile(
    r"(?P<stem>[^\W\d_]{2,}?)-?(?P<end>stra(?:ß|ss)e|str|weg|platz|allee|gasse|damm|ufer|straat|laan|gracht|"
    r"plein|kade|vej|gatan|vägen|katu)|(?P<stem2>[^\W\d_]{4,}?)-?(?P<end2>ring|gade|chaussee|steig|pfad)", re.I
)  # fmt: skip
DIRECTIONS = frozenset(
    words("""
    n s e w ne nw se sw north south east west northeast northwest southeast southwest nord sud est ouest
    norte sur
""")
)
UNITS = frozenset(
    words("""
    apt apartment suite ste unit floor fl room rm bldg building no nr num number box po p o pob postfach
    apdo piso lot dept department trailer trlr space spc slip hangar level lvl flat block blk wing
    entrance stairs esc puerta pta dcha izda izq izquierda derecha bajo edificio bloque portal escalera
    planta local nave etage stock bat batiment appt appartement bp cs cedex bus boite hgr lobby
    penthouse ph rear front upper lower basement bsmt side ground plot sector phase shop
    door hno
""")
)
BUILDINGS = frozenset(
    words("""
    house villa tower cottage lodge farm rectory vicarage apartments apts society residency mansion towers
    heights enclave colony complex
""")
)
ORDINALS = words("first second third fourth fifth sixth seventh eighth ninth tenth")
"""They change places among themselves, in streets and floors."""
SMALL = frozenset(
    words("""
    de la le les du des del della di da do dos das der den dem die das van von of the at and und et y e
    zum zur l d los bis quater las el a us rr hc psc cmr apo fpo dpo near corner dell dei delle degli jr sr dr
    saint sainte san santa sant auf beim opp opposite behind next km statale provinciale unter
    rural h ii iii iv vi vii viii xi xii xx
""")
)
STRUCTURE = TYPES | FOREIGN_TYPES | DIRECTIONS | UNITS | BUILDINGS | SMALL
NUMBERED = frozenset(("cross", "main"))
"""Kinds of street after an ordinal only: Bengaluru's "3rd Main, 5th Cross"."""
PREPOSITIONS = frozenset(("am", "an", "auf", "im", "in"))
INSIDE = frozenset(words("y e et und la le de del du des der di da los las jr sr"))
CLEAR_TYPES = frozenset(
    words(
        "street st avenue ave road rd boulevard blvd drive lane ln place square terrace crescent close mews row marg"
    )
)
DUTCH = frozenset(words("straat laan gracht plein kade"))
SAINTS = frozenset(words("san santa santo sant saint sainte"))

SPEAKS = {
    **dict.fromkeys(
        words("rue allee allees chemin impasse quai cours bd bat appt cedex etage bis du des"), "FR"
    ),
    **dict.fromkeys(
        words(
            "calle carrer avda avenida paseo carretera ctra travesia glorieta ronda piso puerta izq dcha del los"
        ),
        "ES",
    ),
    **dict.fromkeys(words("via viale corso piazza piazzale largo vicolo della dei delle dell"), "IT"),
    **dict.fromkeys(words("strasse str platz weg gasse am unter"), "DE"),
    **dict.fromkeys(words("straat laan gracht plein kade singel"), "NL"),
}
