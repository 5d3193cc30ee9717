"""The parts of coined names: beginnings and endings that real names have, to be put together anew.

A coined name is a beginning ("Tolv", "Kess", "Amar": the first sounds up to the consonants before the second vowel;
for one that begins with a vowel, the third) and an ending ("ander", "elli", "iano": what follows it). Of both, those
are taken that are made of usual parts and short.
"""

import re
from collections import Counter, defaultdict
from math import log

from deid.surrogates.forms import words
from deid.surrogates.names.coined import UNWANTED

WANTED = 8_000_000
"""How many names a letter should have at least; those with few beginnings have fewer."""
LETTERS = "abcdefghijklmnopqrstuvwxyz"
ENDINGS = range(7_000, 18_001)
"""How many endings a letter's beginnings are combined with: as many as give it WANTED names."""
_LONGEST = 13
_ONSETS = (
    "qu|[bcfgps]l|[bcdfgkpt]r|ch|sh|st|sch|th|wh|kn|sp|sm|sn|sw|tw|[bcdfghjklmnprstvwxyz](?=[aeiou])"
    "|[bdghklmprst](?=y)"
)
_NUCLEI = "ai|au|ea|ee|ei|ie|oo|ou|[aeo]y(?=[^aeiouy])|[aeiouy]"
_FROM_CONSONANT = re.compile(rf"(?:{_ONSETS})(?:{_NUCLEI})(?P<last>[^aeiouy]+)(?P<rest>[aeiou].*)")
_FROM_VOWEL = re.compile(r"[aeiou](?P<first>[^aeiouy]+)[aeiou](?P<last>[^aeiouy]+)(?P<rest>[aeiou].*)")
_ENDING = re.compile(r"(?P<middle>(?:i[eao]|e[ai]|[aeiou])[^aeiouy]+)(?P<last>[aeiou].*|e?y)")
_ODD_BEGINNING = re.compile(
    r"van|del$|[ae]l|mc|[aeiou]{3}|(.)\1.*(.)\2|aa|ii|uu|[fhjqwx]$|[aeiou]{1,2}[hj]"
    r"|[aeiouy]{2}(?!nt|nd|ld|rn|rt|rd|st|ll|ck|ss|nn|tt|ch|th|sh)[^aeiouy]{2}$"
    r"|(?!(.)\3$|ck$|mp$|mb$)[bcdfgjkmpvxz]{2}$"
    r"|(?:[cgkpt][bdgkmnpvz]|[bdvzs][bcfgkpt]|h[lmnrstw]|w[a-z]|[td]s|[nm]h|[^aeiouy]{3})$"
)
"""Of sounds that are hard to say, that would be read as a particle, or end in a letter that begs for another."""
_ODD_ENDING = re.compile(
    r"[aeiou]{3}|[^aeiouy]{4}|[aeiou]{2}.*[aeiou]{2}|(..)\1|(.)\2.*(.)\3|([aeiou])[^aeiou]+\4[^aeiou]+\4"
    r"|u[^aeiou]+u|k[aeiou]+k|[iu]o.|[uo]e|ian[aeio]+n|(..)[aeiou]\5|ck.*ck"
)
_ODD_MIDDLE = re.compile("[hjqwxy]|[gk]n|gr|kr|[nr]k|erf|enf|enr|uz|ub|ah|oh|sz|[iu]gl|v[^aeiou]|[^aeiou]{3}")
_ENDS = words("""
    a e i o y er en on an io ia in es ey el is ino ini ano os ine ar ina al as ez ier ian elli one us ick ell ale ich
    ill ero ella ing iano or ette aro and ello ana il ore etti et ola all ant ein ita eo ane ani ock ato ena oni ico
    ett eri ack orn era ela ers ica ais eck oli eno ean illo illa ord ito eld ach ille iel ann ari um iere olo osa etta
    ald ona ieri are ara ard old ora ort ain edo onte ardo iero ert ent ati aus ova ovic iak ese ado eda ada ida ila
    oz az iz eth ith orth erg urg ener iner eler ilo ene ile oro ure ary ery elle alli anti ens end est ost
""")
_MOST = {"beginning": 20, "middle": 5}
"""How many names must have the consonants in a beginning, and the middle of an ending, for it to be usual."""


def coined_file(names: list[str]) -> str:
    """The endings on one line, then 'letter how-many-endings beginning beginning ...' for each letter, by the
    names of the tables.
    """
    names = [name for name in names if len(name) < _LONGEST]
    endings = _endings(names)[: ENDINGS[-1]]
    lines = [" ".join(endings)]
    beginnings = _beginnings(names)
    for letter in LETTERS:
        found = beginnings[letter]
        number = min(max(WANTED // len(found) + 1, ENDINGS[0]), len(endings))
        lines.append(f"{letter} {number} {' '.join(found[: WANTED // number + 1])}")
    return "\n".join(lines) + "\n"


def _beginnings(names: list[str]) -> dict[str, list[str]]:
    """Letter -> what its names begin with, the most natural first."""
    borne: dict[str, Counter[str]] = defaultdict(Counter)
    consonants: Counter[str] = Counter()
    for name in names:
        if found := _FROM_CONSONANT.fullmatch(name):
            consonants[found["last"]] += 1
            borne[name[0]][name[: found.end("last")]] += 1
    for name in names:
        found = _FROM_VOWEL.fullmatch(name)
        if found and consonants[found["first"]] >= 40 and found.end("last") < 6:
            borne[name[0]][name[: found.end("last")]] += 1
    ranked: dict[str, list[str]] = {}
    for letter in LETTERS:
        fit = []
        for beginning, count in borne[letter].items():
            last = re.split("[aeiouy]", beginning)[-1]
            if consonants[last] < _MOST["beginning"] or _ODD_BEGINNING.search(beginning):
                continue
            if UNWANTED.search(beginning):
                continue
            fit.append((-log(consonants[last]) - 0.7 * log(1 + count) + 0.6 * len(beginning), beginning))
        ranked[letter] = [beginning for _, beginning in sorted(fit)]
    return ranked


def _endings(names: list[str]) -> list[str]:
    """What names end in, or could, the most natural first: of 3 to 6 letters."""
    borne = Counter(found["rest"] for name in names if (found := _FROM_CONSONANT.fullmatch(name)))
    middles: Counter[str] = Counter()
    ends: Counter[str] = Counter()
    for rest in borne:
        if found := _ENDING.fullmatch(rest):
            middles[found["middle"]] += 1
            ends[found["last"]] += 1
    score: dict[str, float] = {}
    usual = [m for m in middles if middles[m] >= _MOST["middle"] and not _ODD_MIDDLE.search(m)]
    for middle, end in ((m, e) for m in usual for e in _ENDS):
        ending = middle + end
        if len(ending) > 6 or _ODD_ENDING.search(ending) or UNWANTED.search(ending):
            continue
        real = 1.0 if borne[ending] > 1 else borne[ending] / 2
        natural = log(middles[middle]) + 0.7 * log(1 + ends[end]) - 0.5 * len(ending) + real
        score[ending] = max(score.get(ending, natural), natural)
    return sorted(score, key=lambda ending: (-score[ending], ending))
