"""Cities that do not exist: a stem and an ending of the country, 'Drellburg', 'Morvainville'.

Two kinds: a stem of one syllable, by number (one-to-one: a spelling has one stem and one ending), and of two,
by name (10**8 for each country, so up to birthday collisions). No spelling is that of a city of the tables.
"""

import re
from functools import cache

from deid.surrogates.forms import words
from deid.surrogates.places import gazetteer
from deid.surrogates.source import Source

_ONSETS = words("""
    b bl br c ch cl cr d dr f fl fr g gl gr h j k kl kn kr l m n p pl pr r s sc sh sl sn sp spr st str sw t th tr
    v w wh y z
""")
_SOFT = frozenset(("FR", "ES", "IT"))
_SOFT_ONSETS = words("b br c ch cr d dr f fl fr g gl gr j l m n p pl pr r s sc sp t tr v z")
_SOFT_CODAS = words("l m n r s")
_VOWELS = ("a", "e", "i", "o", "u")
_NUCLEI = ("a", "e", "i", "o", "u", "ai", "au", "ea", "ee", "ie", "oa", "oo", "ou")
_CODAS = words("l m n r nd rn ll nn rl lm rv ld lv rm lt rr mm nt rk rd mb v z rth dd")
_LATE_CODAS = (*_CODAS, *words("x sh th ss ck nk sk nn tt"))
_ENGLISH = frozenset(("", "GB"))
_ENGLISH_ONSETS = words("""
    b bl br c ch cl cr d dr f fl fr g gl gr h j k l m n p pl pr qu r s sc sh sl sp spr st str sw t th thr tr tw v w wh
    wr y sk sm sn gw kn kl shr ph dw z
""")
_ENGLISH_NUCLEI = ("a", "e", "i", "o", "u", "ai", "ea", "ee", "oo")
_ENGLISH_MIDDLES = words("""
    b d f g k l m n p r s t v ck dd ff gg ld lf ll lm ls lt mb mm mp nd ng nk nn nt pp rb rd rg rk rl rm rn rr rs rt
    ss st th tt x z br dr gr tr ckl mbl mpl ndl ngl ndr ntr rtl sk sp
""")
_ENGLISH_LINKS = words("""
    er en el on in ar an or et ing il al ol es is ock ick ell ill all end ern ard ert orn arn ett itt ott enn ann end
    inn ald old eld ast est ist ost ash ish ath eth am em im om um ad ed od ag us un ur
""")
_INSTEAD = {"a": "ai", "e": "ei", "i": "ie", "o": "oi", "u": "au"}
_MIDDLES = words("""
    b d f g k l m n p r s t v z br ch ck dr gr ld lf lk ll lm ln lr ls lt lv mb mm mp nd ng nk nn ns nt nv pp rb
    rch rd rf rg rk rl rm rn rp rr rs rt rv sh sk sl sp ss st th tr tt
""")
_ENDINGS = {
    "": "burg ville field ford dale wood port mont hurst brook bury worth mere combe haven crest ton ham ley view "
    "land stead well bridge cliff gate more side shaw minster grove bourne thorpe wick den croft holme cote "
    "stoke ness hill vale dean wold stock burn bank barrow garth pool mouth court meadow market cross glen mead "
    "by thorn",
    "GB": "bury ford worth wick ham field dale combe hurst mere stead gate thorpe cott bourne leigh ton ley by well "
    "bridge cliff minster shaw holme croft den stoke wood brook side hope kirk ness port haven cote beck toft "
    "hill land more vale dean wold stock burn bank barrow garth pool mouth court low cross market glen mead ing thorn",
    "DE": "dorf heim hausen bach feld berg burg stedt rode hofen walde born kirchen beck thal au",
    "FR": "ville court mont gny zac guay lieu champ vert bourg val jac morel gnac rive bois",
    "ES": "briga dena villa jos tera guez gosa daro rejo balda niza mesa puente cilla bejar duero",
    "IT": "brino dello gnano gliano tasco vigo zano rate fiore monte stello dria gnate baldo vento pieve",
    "NL": "dam veen dijk hoven drecht beek horst wijk burg loo zijl huizen kerk bergen broek donk",
    "IN": "pur nagar bad garh pet halli kot gaon patti palle wadi puram kulam konda gudi gram",
}
_THRICE = re.compile(r"(.)\1\1")
_BEFORE = ("New", "Upper", "Lower", "Great")
_UNWANTED = words("""
    anal anus arse bitch bastard butt cock coon crap cum cunt damn dick dyke fag fuck gook hell homo kike
    kill jap nazi nigg penis piss poop porn puss rape rapist sex shit slut spic suck tit turd twat wank
    whore
""")  # fmt: skip


@cache
def _lists(country: str, syllables: int) -> tuple[tuple[str, ...], ...]:
    ends = tuple(_ENDINGS.get(country, _ENDINGS[""]).split())
    if syllables == 1 and country in _SOFT:
        return (_SOFT_ONSETS, _VOWELS, _SOFT_CODAS, ends)
    if syllables == 1:
        return (_ONSETS, _VOWELS, _CODAS, ends)
    if country in _ENGLISH:
        return (_ENGLISH_ONSETS, _ENGLISH_NUCLEI, _ENGLISH_MIDDLES, _ENGLISH_LINKS, ends)
    return (_ONSETS, _NUCLEI, _MIDDLES, _VOWELS, _LATE_CODAS, ends)


def size(country: str, syllables: int) -> int:
    total = 1
    for choices in _lists(country, syllables):
        total *= len(choices)
    return total


def _spell(number: int, country: str, syllables: int) -> str:
    parts: list[str] = []
    for choices in _lists(country, syllables):
        number, place = divmod(number, len(choices))
        parts.append(choices[place])
    name = "".join(parts)
    if syllables == 1 and is_unwanted(name):
        parts[1] = _INSTEAD[parts[1]]
        return "".join(parts)
    return name


def numbered(number: int, country: str, source: Source) -> str:
    """The coined name of city `number` of a country: for a key, another for each number (a test spells them all)."""
    return _outside(_spell(source.permute(f"places/coined/{country}", size(country, 1), number), country, 1))


def named(plain: str, country: str, source: Source) -> str:
    """A coined name for the folded name of a city that no table has; never one that contains it."""
    n = size(country, 2)
    for draw in range(64):
        name = _spell(source.pick("places/unknown", n, plain, draw), country, 2)
        if not is_unwanted(name) and plain not in name and not _THRICE.search(name):
            return _outside(name)
    raise AssertionError("no coined name in 64 draws")


def is_unwanted(name: str) -> bool:
    return any(bad in name for bad in _UNWANTED)


def _outside(name: str) -> str:
    """The name, with a word before it where a city of the tables is called so."""
    for before in ("", *_BEFORE):
        full = f"{before} {name.capitalize()}".strip()
        if not gazetteer.regions_with(full.lower()):
            return full
    raise AssertionError("a coined name that no word makes new")
