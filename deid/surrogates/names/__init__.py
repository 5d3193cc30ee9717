"""PERSON and USERNAME: mapped token by token, without context.

A token is folded (case, accents, apostrophes off) and mapped (see `tokens`) by the key, the scope and nothing else.
Initials agree by construction: with M -> S, Maria is Susan, Keller is Jordan, "M. Keller" is "S. Jordan",
"mkeller" is "sjordan" and "MK" is "SJ". Titles, particles ("van der", "de la", "al-"), suffixes and credentials
stay, and so do order, case, marks and possessives ("James'" becomes "Keller's"). A login name is taken apart where the
tables are clear (see `handles`). A family name that is written together with its particle keeps it: "Vandyke"
follows "van Dyke". "the Kellers" are the family of Keller's fake.

What a fake keeps of its original, and so reveals to a reader who knows the scheme:

- the band: a family name, a woman's or a man's name, by where the token has most bearers in the US census;
- the origin group, where at least eight names under both letters are of it: Hispanic, East and South-East
  Asian, South Asian, Arabic and Persian, African and African American, German and Dutch, French, Italian, Slavic, or
  none of these (by the census' shares and by the letters of the name: see scripts/pools/people_origins.py);
- the group of five or six letters that its first letter is in (`tokens.LETTER_GROUPS`);
- about how usual it is: the 40 most frequent of such names, the next 360, the next 2,600 and the rest;
- that it has pet names (these change places in fives, those with four that people use among themselves as far as
  there are enough), or is one, and of which place; and which particle it is written together with.

One-to-one for every key and scope: all names of the tables, first and second choices together. Names that are in no
table: up to a birthday among over 10**8 (see `coined`).

What does not link, on purpose or for want of a way:

- a name's own token that is the fake of another of its tokens ("James Thomas", James -> Thomas), and a given name
  that would make a famous full name with the family name beside it, take a second fake in that text: a coined
  one, with the same initial. "Thomas" alone, or with another name, keeps the first.
- The initial of a pet name of another letter: "B." is not Robert's. A pet name has one name only: Pat is
  Patricia, also where a Patrick is meant; "Betty" and the like, who are more than a pet name, are names of their own.
- Spellings that are names of their own: Mueller and Muller (Müller is Muller), MacDonald and McDonald, Jon and John.
- Login names that the tables do not read, or read otherwise; "Kellers" without "the", where its fake is a name too.

Not mapped: names in other scripts than Latin (None: the caller redacts).
"""

import re
from collections.abc import Mapping

from deid.surrogates.forms import APOSTROPHES, ascii_digits, fold, is_latin, is_loose_s, like, words
from deid.surrogates.names import handles
from deid.surrogates.names.coined import plural, singular
from deid.surrogates.names.tokens import initials, letters, second_choice, strata, token
from deid.surrogates.pools import FAMILY, famous, kind_of, name_place, particle_of
from deid.surrogates.source import Source
from deid.words import PARTICLES, TITLES

__all__ = ["STANDING", "initials", "is_acronym", "letters", "replace", "strata", "token"]

_Token = tuple[int, int, str]
_TITLES = TITLES | frozenset(words("hr hrn fru"))
_DOTTED_TITLES = frozenset(words("hr hrn hon gov sen rep maj gen col fr br me sr mag ing dipl"))
_GENERATIONS = frozenset(words("jr sr ii iii iv jnr snr"))
_ORDINALS = frozenset(words("st nd rd th"))
_SUFFIXES = _GENERATIONS | frozenset(words("md phd dds dmd esq rn"))
_CREDENTIALS = frozenset(
    words("""
    MD DO PhD PHD DDS DMD RN NP LPN PA DVM MBA JD CPA MSN BSN FACS FACP MPH LCSW MA MS BA BS PT OT
""")
)
STANDING = _SUFFIXES | frozenset(fold(word) for word in _CREDENTIALS)
_JOINING = frozenset(words("and und et y e or"))
_PARTICLES_OR_NAMES = frozenset(
    words("al el le do das della bin st ap abu ben mac")
)  # small, or before a hyphen
_PARTICLES = (PARTICLES | _JOINING - {"or"}) - _PARTICLES_OR_NAMES
_LEADING_PARTICLES = frozenset(words("van von de del dela delas delos der den ter ibn"))
_NEVER_NAMES = frozenset(words("de dela delas delos"))
_CONNECTIVES = frozenset(words("and und et y or aka nee geb born van")) - {"van"}
_OF_SEVERAL = frozenset(words("family families brothers sisters twins siblings couple household"))
STANDING |= _CONNECTIVES | _OF_SEVERAL
_DOTTED_END = re.compile(
    r"(?:[\s,]+(?:Ph\.\s?D|M\.D|D\.O|R\.N|Esq|D\.D\.S|M\.B\.A|J\.D|M\.P\.H|B\.A|B\.Sc?|M\.Sc?|M\.A)\.?)+\s*$"
)
_APOSTROPHE_MARKS = frozenset(APOSTROPHES)
_LEADS = {
    **dict.fromkeys(("Mc", "MC", "Mac", "MAC"), (" ",)),
    **dict.fromkeys(("St", "ST"), (" ", ". ", ".")),
    "O": tuple(mark + " " for mark in APOSTROPHES),
}
"""What may stand apart from the family name that it begins, and what may stand between."""
_IRISH = frozenset(
    words("""
    oboyle obrian obrien obryan obryant obyrne ocallaghan oconnell oconner oconnor odaniel odea odell odonnell
    odonoghue odonovan odowd odriscoll odwyer ofarrell oflaherty oflynn ogorman ograde ogrady ohagan ohalloran ohanlon
    ohara ohare oharra okane okeefe okelley okelly oleary olaughlin oloughlin omahony omalley omara omeara oneal oneil
    oneill onolan oquinn oregan oreilly orielly orourke osullivan oshaughnessy oshea otoole
""")
)
_NONE: Mapping[str, str] = {}
_LETTER = r"(?:[^\W\d_][\u0300-\u036f]*)"
_TOKEN = re.compile(rf"{_LETTER}+(?:[{APOSTROPHES}]{_LETTER}+)*|[0-9]+")
_POSSESSIVE = re.compile(rf"[{APOSTROPHES}][sS]$")
_ADDRESS = re.compile(r"\S@\S+\.\w|://")
_HANDLE = re.compile(r"[@\d]")
_PLAIN = re.compile(r"[A-Z][a-z]+(?: [A-Z][a-z]+)*")
_LOGIN = re.compile(r"[a-z]+(?:[._-][a-z]+)*[0-9]*")
_LOGIN_PARTS = re.compile(r"[a-z]+|[0-9]+|[._-]")
_SPECIAL = _TITLES | PARTICLES | STANDING | _PARTICLES_OR_NAMES | frozenset(fold(lead) for lead in _LEADS)
"""What a name of plain words must not have, to be read without looking at how its words stand."""
_MEMO = 1 << 15


def replace(text: str, source: Source, label: str = "PERSON") -> str | None:
    """The text with every name in it mapped; titles, particles, suffixes, order, case and marks stay."""
    memo = source.parts.get("names/texts")
    if memo is None:
        memo = source.parts["names/texts"] = {}
    assert isinstance(memo, dict)
    wanted = (text, label == "USERNAME")
    found = memo.get(wanted, "")
    if found != "":
        return found
    if len(memo) >= _MEMO:
        memo.clear()
    found = memo[wanted] = _replace(ascii_digits(text), source, wanted[1])
    return found


def _replace(text: str, source: Source, username: bool) -> str | None:
    if _PLAIN.fullmatch(text) and not username:
        plain = text.lower().split(" ")
        if _SPECIAL.isdisjoint(plain):
            fakes = _fakes(plain, source)
            return " ".join([titled(fakes[p]) for p in plain])
    if username and _LOGIN.fullmatch(text):
        parts = _LOGIN_PARTS.findall(text)
        if _SPECIAL.isdisjoint(parts) and _JOINING.isdisjoint(parts):
            return _login(parts, source)
    if _ADDRESS.search(text):
        return None
    tail = _DOTTED_END.search(text) if "." in text else None
    end = tail.start() if tail and tail.start() else len(text)
    tokens = _tokens(text, end)
    words = [word for _, _, word in tokens]
    if not words:
        return None
    if not text.isascii():
        if not all(w.isdigit() or is_latin(_bare(w)[0]) for w in words):
            return None
        if any(c.isalpha() and not is_latin(c) for c in text if not c.isascii()):
            return None
    kept = _kept(words, [text[end : end + 1] for _, end, _ in tokens])
    alone = sum(not w.isdigit() for w in words) == 1
    handle = username or (alone and _HANDLE.search(text) is not None)
    if handle or alone:
        words = [_split(word, handle=handle) for word in words]
    return _rewrite(text, tokens, words, kept, source, handle=handle)


def _login(parts: list[str], source: Source) -> str:
    """A login name in small letters, of runs of letters and digits and the marks between them."""
    runs = [part.split("\0") for word in parts for part in [_split(word, handle=True)]]
    fakes = _fakes([part for run in runs for part in run if part.isalnum()], source)
    return "".join([fakes.get(part, part) for run in runs for part in run])


def _tokens(text: str, end: int) -> list[_Token]:
    """(start, end, word) of every word up to `end`; "Mc Donald", "O' Neill" and "St. John" are one word."""
    found = [(m.start(), m.end(), m[0]) for m in _TOKEN.finditer(text, 0, end)]
    if any(c in text for c in APOSTROPHES):
        found = [token for token in found if not is_loose_s(text, token[0], token[1])]
    i = 0
    while i + 1 < len(found):
        (start, stop, lead), (follow, last, word) = found[i], found[i + 1]
        gaps = _LEADS.get(lead)
        if gaps and text[stop:follow] in gaps and word[0].isupper() and _is_joined(lead, word):
            found[i : i + 2] = [(start, last, lead + word)]
        i += 1
    return found


def _is_joined(lead: str, word: str) -> bool:
    """Whether "Mac", "Donald" are the family name MacDonald; "Mac Miller" are a given and a family name."""
    name = fold(_bare(word)[0])
    if (name_place(fold(lead) + name) or ("", 0))[0] != FAMILY:
        return False
    return lead not in {"Mac", "MAC"} or (name_place(name) or ("", 0))[0] != FAMILY


def _split(word: str, *, handle: bool) -> str:
    """The word with its parts set apart by a NUL where it is a handle made of several.

    Elsewhere than in a handle a name in small letters is one name ("tramy" is Tramy, and not T. Ramy), and
    only capitals inside the word ("MariaKeller") show that it is two.
    """
    if not word.isalpha() or len(fold(word)) != len(word):
        return word
    if handle and len(word) == 3 and name_place(fold(word)) is None:
        return "\0".join(word)  # "mkb": initials
    if handle or not (word.islower() or word.isupper() or word[1:].islower()):
        return "\0".join(handles.split(word))
    return word


def _rewrite(
    text: str, tokens: list[_Token], words: list[str], kept: list[bool], source: Source, *, handle: bool
) -> str:
    """The text with its words mapped; those that are not `kept`, and the parts of them that a NUL sets apart."""
    parts = [_bare(part) for w, k in zip(words, kept, strict=True) if not k for part in w.split("\0")]
    plurals = _plurals(words, kept)
    fakes = _fakes([fold(bare) for bare, _ in parts], source, plurals)
    alone = sum(not word.isdigit() for word in words) == 1
    pieces, done, bare_possessive = [], 0, ""
    for (start, end, whole), word, keep in zip(tokens, words, kept, strict=True):
        pieces.append(_with_s(text[done:start], bare_possessive))
        bare_possessive, done = "", end
        if keep:
            pieces.append(whole)
        elif alone and len(whole) < 6 and is_acronym(whole):  # "FERC", taken for a person
            pieces.append(initials(fold(whole), source).upper())
        else:
            new = "".join(_written(part, fakes) for part in word.split("\0"))
            pieces.append(new)
            quoted = start > 0 and text[start - 1] in APOSTROPHES
            if word[-1] in "sS" and new[-1] not in "sS" and not (handle or quoted):
                bare_possessive = "S" if new.isupper() else "s"
    pieces.append(_with_s(text[done:], bare_possessive))
    return "".join(pieces)


def _with_s(gap: str, s: str) -> str:
    """What follows a name: the apostrophe of "James'" becomes that of "Keller's"."""
    if s and gap[:1] in _APOSTROPHE_MARKS and (len(gap) == 1 or gap[1] == " "):
        return gap[0] + s + gap[1:]
    return gap


def _plurals(words: list[str], kept: list[bool]) -> dict[str, str]:
    """ "the Kellers" -> {"kellers": "keller"}: a word behind "the" is a family's, though it may be a name itself."""
    if len(words) < 2 or not kept[0] or fold(words[0]) != "the":
        return {}
    plain = fold(_bare(words[1])[0])
    name = singular(plain, even_a_name=True)
    return {plain: name} if name else {}


def _fakes(plain: list[str], source: Source, plurals: Mapping[str, str] = _NONE) -> dict[str, str]:
    """What each of the folded names of one text becomes: none of the others, and together nobody famous."""
    own = frozenset(plain)
    made = {
        p: source.digits("names/digits", p) if p.isdigit() else token(p, source, own)
        for p in dict.fromkeys(plain)
    }
    for several, name in plurals.items():
        made[several] = plural(token(name, source, own))
    if len(made) > 1:
        stars = famous()
        for family in [p for p in made if made[p] in stars]:
            for given in [p for p in made if p != family and made[p] in stars[made[family]]]:
                made[given] = second_choice(given, source, own)
    return made


def _written(word: str, fakes: dict[str, str]) -> str:
    """The fake of a word, in its case, with its possessive."""
    bare, possessive = _bare(word)
    fake = fakes[fold(bare)]
    if bare.isascii() and bare.isalpha() and bare[1:].islower():
        return (titled(fake) if bare[0].isupper() else fake) + possessive
    plain = fold(bare)
    if bare.isdigit():
        return fake
    if not (bare.islower() or bare[1:].islower() or bare.isupper()):
        if bare[-2:].isupper():  # "McDONALD"
            return fake.upper() + possessive
        particle = len(particle_of(plain))
        if particle and len(plain) == len(bare) and bare[particle].isupper():  # "VanDyke"
            return bare[:particle] + like(bare[particle:], fake[particle:]) + possessive
    new = like(bare, fake)
    return (titled(fake) if new[1:].islower() and new[0].isupper() else new) + possessive


def titled(fake: str) -> str:
    """A folded name as people write it: "Keller", "McGuire", "O'Brien"."""
    if fake in _IRISH:
        return f"O'{fake[1:].capitalize()}"
    if fake.startswith("mc") and len(fake) > 4:
        return "Mc" + fake[2:].capitalize()
    return fake.capitalize()


def _bare(word: str) -> tuple[str, str]:
    """The word without its possessive and inner apostrophes, and the possessive: "O'Neill's" -> "ONeill",
    "'s".
    """
    if word.isalnum():
        return word, ""
    found = _POSSESSIVE.search(word)
    cut = found.start() if found and found.start() else len(word)
    return "".join(c for c in word[:cut] if c not in APOSTROPHES), word[cut:]


def _kept(words: list[str], follows: list[str]) -> list[bool]:
    """Which words stay: titles before a name, particles in it, suffixes and credentials after it."""
    plain = [fold(w) for w in words]
    shouted = all(w.isupper() for w in words if len(w) > 1)
    kept = [False] * len(words)
    i, last = 0, len(words) - 1
    while i < last and _is_title(plain[i], follows[i]):
        kept[i] = True
        i += 1
    first, names_before = i, 0
    while i <= last:
        if names_before and plain[i] in _GENERATIONS:
            kept[i] = True
        elif names_before and i < last and words[i].isdigit() and follows[i] + plain[i + 1][1:] in _ORDINALS:
            kept[i] = kept[i + 1] = True  # "3rd"
            i += 1
        elif names_before and _is_suffix(
            words[i], plain[i], shouted or (names_before < 2 and follows[i - 1] != ",")
        ):
            kept[i] = all(_is_suffix(w, p, shouted) for w, p in zip(words[i:], plain[i:], strict=True))
        elif i < last and plain[i] in _CONNECTIVES and i > 0:
            kept[i] = True
            while i + 1 < last and _is_title(plain[i + 1], follows[i + 1]):
                i += 1
                kept[i] = True
        elif i < last:
            leads = i == first == 0
            leads_one = leads and not (
                plain[i + 1] in _PARTICLES or follows[i + 1] == "," or plain[i] in _NEVER_NAMES
            )
            kept[i] = (leads and plain[i] == "the") or _is_particle(
                words[i], plain[i], follows[i], leads, leads_one, plain[i + 1]
            )
        elif names_before:
            turned = "," in follows and words[i].islower() and plain[i] in _PARTICLES  # "Cruz, Juan de la"
            kept[i] = turned or words[i] in _OF_SEVERAL or (plain[i] == "family" and plain[0] == "the")
        names_before += not kept[i] and len(plain[i]) > 1
        i += 1
    if all(k or w.isdigit() for k, w in zip(kept, words, strict=True)):
        return [False] * len(words)
    return kept


def _is_title(plain: str, follow: str) -> bool:
    return plain in _TITLES and follow != "," and (follow == "." or plain not in _DOTTED_TITLES)


def _is_suffix(word: str, plain: str, doubtful: bool) -> bool:
    """`doubtful`: in capitals like the rest, or right behind one name ("Jack MA"): then it may be a name."""
    return plain in _SUFFIXES or (word in _CREDENTIALS and not doubtful)


def _is_particle(word: str, plain: str, follow: str, leads: bool, leads_one: bool, after: str) -> bool:
    """`leads_one`: before one name only; with a capital it is then a name itself ("Von Miller", "Van Morrison")."""
    if follow == ".":
        return False
    if plain in _PARTICLES_OR_NAMES:
        return word.islower() or (plain in {"al", "el"} and (follow == "-" or _is_arabic(after)))
    if leads:
        return plain in _PARTICLES and (word.islower() or (plain in _LEADING_PARTICLES and not leads_one))
    return plain in _PARTICLES


def _is_arabic(plain: str) -> bool:
    """Whether an Arabic family name ("Al Rashid"), and so not the second name of an Al."""
    place = name_place(plain)
    return place is not None and place[0] == FAMILY and kind_of(plain) == "r"


def is_acronym(word: str) -> bool:
    """FERC, NASA: capitals that are no name of the tables."""
    return 2 <= len(word) <= 6 and word.isupper() and word.isascii() and name_place(fold(word)) is None
