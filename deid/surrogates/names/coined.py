"""Names that are in no table: pronounceable, made of syllables, 10**7 and more to a letter.

A spelling is read in one way only (consonants and vowels take turns, and the ending is what follows the fifth run),
so another number is another name. Half of the numbers of a letter are for names that have a number of their own
in the tables: those are permuted, in blocks, one block for each attempt, and never meet. The other half is for
names that nobody has numbered: over the first letters as they are spread in the census, two originals share a
fake more rarely than among 10**8 values drawn evenly (a test computes it).
"""

import re
from functools import cache
from math import gcd, prod

from deid.surrogates.forms import words
from deid.surrogates.pools import FAMILY, VOWELS, name_place
from deid.surrogates.source import Source

_NUCLEI = words("a e i o u ai ea ie au ei")
_PLAIN_NUCLEI = words("a e i o u")
_MIDDLES = words("""
    b d f g k l m n p r s t v z br ch ck dr gr ld lf lk ll lm ln ls lt lv mb mm mp nd ng nn nt pp rb rd rg
    rk rl rm rn rr rs rt rv sh sk sl ss st th tr tt
""")
_LATER_MIDDLES = words("b d f g k l m n p r s t v z br ck dr ld ll mb mm nd nn nt rn rt sh ss st th tt")
_ENDS = words("""
    a an ar as ay e el en er es ett ey ic in is o on or ow us ald and ard art ell end ert est ick ill ind
    ish old ond orn ott und urn ack add ane ark ash ath eck eld elt eno esh eth ico ida ide iff ile ina
    ine ino int ira isk ita ith ola one ora ore ota owe ule una ura ury aman alton elyn erman erton eston
    idge iley iman ington inson iston oway oyd ulin urman uson
""")  # each begins with a vowel: the run of consonants before it is the last middle
_CLUSTERS = {
    "b": "b bl br", "c": "c ch cl cr", "d": "d dr", "f": "f fl fr", "g": "g gl gr", "k": "k kl kr kn",
    "p": "p pl pr", "q": "qu", "s": "s sh sl sm sn sp st sw", "t": "t th tr tw", "v": "v", "w": "w wh",
}  # fmt: skip
UNWANTED = re.compile(
    "anal|anus|arse|bitch|bastard|butt|cock|coon|crap|cum|cunt|dick|dyke|fag|fuck|gook|hell|homo|kike|kill|jap"
    "|jizz|nazi|nigg|penis|piss|poop|porn|puss|rape|rapist|sex|shit|slut|spic|suck|tits|titt|turd|twat|wank|whore"
)
_LIKE_PARTICLES = re.compile("van|del[ao]|[ae]l")
"""What a name that is written together with its particle begins with: its fake keeps that."""
_ATTEMPTS = 32
"""The blocks of numbered names: half for what they are called, half for where that will not do."""
_TRIES = 64


@cache
def _lists(letter: str) -> tuple[tuple[str, ...], ...]:
    """The lists that a name is made of, one choice from each."""
    if letter in VOWELS:
        return (tuple(letter + middle for middle in _MIDDLES), _NUCLEI, _MIDDLES, _ENDS)
    return (
        tuple(_CLUSTERS.get(letter, letter).split()),
        _NUCLEI,
        _MIDDLES,
        _PLAIN_NUCLEI,
        _LATER_MIDDLES,
        _ENDS,
    )


@cache
def _size(letter: str) -> int:
    return prod(len(choices) for choices in _lists(letter))


def pool_size(letter: str) -> int:
    """How many names there are for originals that are in no table."""
    return _size(letter) - _size(letter) // 2


@cache
def _stride(letter: str) -> int:
    """Prime to the size, about its golden section: neighbouring numbers become names far apart."""
    size = _size(letter)
    return next(s for s in range(int(size * 0.6180339887), size) if gcd(s, size) == 1)


def spell(letter: str, number: int) -> str:
    """The name of a number of range(_size(letter)): one-to-one."""
    number = number * _stride(letter) % _size(letter)
    parts = []
    for choices in _lists(letter):
        number, place = divmod(number, len(choices))
        parts.append(choices[place])
    return "".join(parts)


def _is_fit(name: str, plain: str) -> bool:
    """No name of the tables, nor the plural of one, or one with its particle; not vulgar; without the original."""
    return not (
        name_place(name)
        or plain in name
        or UNWANTED.search(name)
        or (name[-1] == "s" and singular(name))
        or _LIKE_PARTICLES.match(name)
    )


def coin(plain: str, letter: str, source: Source, *, attempt: int = 0) -> str:
    """A name in lower case for one that is in no table, beginning with `letter`; never one that contains
    `plain`.
    """
    first, size = _size(letter) // 2, pool_size(letter)
    for draw in range(_TRIES):
        name = spell(letter, first + source.pick("names/coined", size, plain, letter, attempt, draw))
        if _is_fit(name, plain):
            return name
    raise AssertionError("no coined name in 64 draws")


def coin_numbered(
    plain: str, number: int, letter: str, source: Source, *, own: frozenset[str] | None = None
) -> str:
    """A name in lower case for the name of the tables that has this number among those of its first letter,
    beginning with `letter`: one-to-one, also with the second choices, which are those with `own`, names that
    they must not be.
    """
    size = _size(letter) // 2 // _ATTEMPTS
    attempts = range(_ATTEMPTS // 2) if own is None else range(_ATTEMPTS // 2, _ATTEMPTS)
    for attempt in attempts:
        place = source.permute(f"names/numbered/{letter}/{attempt}", size, number)
        name = spell(letter, attempt * size + place)
        if _is_fit(name, plain) and (own is None or name not in own):
            return name
    raise AssertionError("no coined name in 16 attempts")


def singular(plain: str, *, even_a_name: bool = False) -> str:
    """The family name of which a folded word is the plural ("kellers", "joneses"), or nothing. A name of the tables
    is no plural, but with `even_a_name` one that is much rarer than the other.
    """
    place = name_place(plain)
    if len(plain) < 5 or plain[-1] != "s" or (place and not even_a_name):
        return ""
    for name in (plain[:-2], plain[:-1]):
        found = name_place(name) if plural(name) == plain else None
        if found and found[0] == FAMILY and (not place or place[1] > 8 * found[1]):
            return name
    return ""


def plural(name: str) -> str:
    """The family of that name, in lower case."""
    return name + ("es" if name.endswith(("s", "x", "z", "ch", "sh")) else "s")
