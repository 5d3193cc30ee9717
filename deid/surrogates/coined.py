"""Names that are in no table: pronounceable, made from syllables, about 4 x 10**8 in all.

Letter by letter there are fewer, and a fake keeps to its letter. Over the first letters as they are spread in
the census, two originals still share a fake more rarely than among 10**8 values drawn evenly (a test computes
it).
"""

from functools import cache

from deid.surrogates.forms import words
from deid.surrogates.pools import VOWELS, name_place
from deid.surrogates.source import Source

_NUCLEI = ("a", "e", "i", "o", "u", "ai", "ea", "ie", "oa", "oo")
_PLAIN_NUCLEI = ("a", "e", "i", "o", "u")
_MIDDLES = words("""
    b d f g k l m n p r s t v z br ch ck dr gr ld lf lk ll lm ln ls lt lv mb mm mp nd ng nn nt pp rb rd rg
    rk rl rm rn rr rs rt rv sh sk sl ss st th tr tt
""")
_ENDS = words("""
    a an ar as ay e el en er es ett ey ic in is o on or ow us ald and ard art ell end ert est ick ill ind
    ish old ond orn ott und urn ack add ane ark ash ath eck eld elt eno esh eth ico ida ide iff ile ina
    ine ino int ira isk ita ith ola one ora ore ota owe ule una ura ury man ley ney ton win
""")
_CLUSTERS = {
    "b": "b bl br", "c": "c ch cl cr", "d": "d dr", "f": "f fl fr", "g": "g gl gr", "k": "k kl kr kn",
    "p": "p pl pr", "q": "qu", "s": "s sh sl sm sn sp st sw", "t": "t th tr tw", "v": "v", "w": "w wh",
}  # fmt: skip
_UNWANTED = words("""
    anal anus arse bitch bastard butt cock coon crap cum cunt damn dick dyke fag fuck gook hell homo kike
    kill jap nazi nigg penis piss poop porn puss rape rapist sex shit slut spic suck tit turd twat wank
    whore
""")
_TRIES = 64


@cache
def _lists(letter: str) -> tuple[tuple[str, ...], ...]:
    """The lists that a name is made of, one choice from each."""
    middles, ends = tuple(_MIDDLES), tuple(_ENDS)
    if letter in VOWELS:
        return (tuple(letter + middle for middle in middles), _NUCLEI, middles, ends)
    return (tuple(_CLUSTERS.get(letter, letter).split()), _NUCLEI, middles, _PLAIN_NUCLEI, middles, ends)


def pool_size(letter: str) -> int:
    size = 1
    for choices in _lists(letter):
        size *= len(choices)
    return size


def _spell(letter: str, number: int) -> str:
    parts = []
    for choices in _lists(letter):
        number, place = divmod(number, len(choices))
        parts.append(choices[place])
    return "".join(parts)


def coin(plain: str, letter: str, source: Source, *, attempt: int = 0) -> str:
    """A name in lower case for one that is in no table, beginning with `letter`; never one that contains
    `plain`.
    """
    for draw in range(_TRIES):
        name = _spell(letter, source.pick("names/coined", pool_size(letter), plain, letter, attempt, draw))
        if name_place(name) is None and plain not in name and not any(bad in name for bad in _UNWANTED):
            return name
    raise AssertionError("no coined name in 64 draws")
