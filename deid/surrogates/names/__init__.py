"""PERSON and USERNAME: mapped token by token, without context.

A token is folded (case, accents, apostrophes off) and mapped (see `tokens`) by the key, the scope and nothing else.
Initials agree by construction: with M -> S, Maria is Susan, Keller is Jordan, "M. Keller" is "S. Jordan",
"mkeller" is "sjordan" and "MK" is "SJ". Titles, particles ("van der", "de la", "al-"), suffixes and credentials
stay, and so do order, case, marks and possessives ("James'" becomes "Keller's"). A login name is taken apart where the
tables are clear (see `handles`); where it has several words each is one name, and particles stay as between spaces.
A family name that is written together with its particle keeps it: "Vandyke" follows "van Dyke". "the Kellers" are the
family of Keller's fake. Two or three capitals alone are initials ("ALM"), unless they are a usual name ("LEE"); "Mª"
(María) is mapped as her initial is. "Baby Boy Keller" keeps what hospitals call the newborn.

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
- Login names of one run of letters that the tables do not read, or read otherwise, and family names that are written
  together with "da", "de", "di" or "le" ("dacosta", Da Costa); "Kellers" without "the", where its fake is a name too.

Not mapped: names in other scripts than Latin (None: the caller redacts).
"""

import re
from collections.abc import Mapping

from deid.surrogates.forms import APOSTROPHES, ascii_digits, fold, is_latin, is_loose_s, like, words
from deid.surrogates.names import handles
from deid.surrogates.names.coined import coin, plural, singular
from deid.surrogates.names.standing import JOINING, SPECIAL, STANDING, standing
from deid.surrogates.names.tokens import initials, letters, second_choice, strata, token
from deid.surrogates.pools import FAMILY, famous, name_place, particle_of
from deid.surrogates.source import Source

__all__ = ["STANDING", "bare", "initials", "is_acronym", "letters", "replace", "strata", "token"]

_Token = tuple[int, int, str]
_DOTTED_END = re.compile(
    r"(?:[\s,]+(?:Ph\.\s?D|M\.D|D\.O|R\.N|Esq|D\.D\.S|M\.B\.A|J\.D|M\.P\.H|B\.A|B\.Sc?|M\.Sc?|M\.A)\.?)+\s*$"
)
_APOSTROPHE_MARKS = frozenset(APOSTROPHES)
_LEADS = {
    **dict.fromkeys(("Mc", "MC", "Mac", "MAC"), (" ",)),
    **dict.fromkeys(("St", "ST"), (" ", ". ", ".")),
    **dict.fromkeys(("O", "\u00d3"), (*(mark + " " for mark in APOSTROPHES), " ")),
    **dict.fromkeys(("o", "\u00f3"), (" ", ".", "_", "-")),
    **dict.fromkeys(("mc", "mac", "st"), (".", "_", "-")),
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
_POINTED = re.compile(r"[a-z]+(?:[._][a-z]+)+[0-9]*")
"""What is a login name also where it is taken for a person's."""
_LOGIN_PARTS = re.compile(r"[a-z]+|[0-9]+|[._-]")
_SPECIAL = SPECIAL | frozenset(fold(lead) for lead in _LEADS)
"""What a name of plain words must not have, to be read without looking at how its words stand."""
_BESIDE = frozenset(words("real official its iam hey dev work mail home uk us usa nyc tv music photo"))
"""What people write beside a login name that is whole by itself."""
_USUAL = 40
_SHORT_PET_NAMES = frozenset(
    words(
        "bea deb gus jen kat kev kit len les lex lil liv liz lou lyn meg mel nat nic nik peg reg sal sid stu syd vin"
    )
)


def replace(text: str, source: Source, label: str = "PERSON") -> str | None:
    """The text with every name in it mapped; titles, particles, suffixes, order, case and marks stay."""
    return _replace(ascii_digits(text), source, label == "USERNAME")


def _replace(text: str, source: Source, username: bool) -> str | None:
    if _PLAIN.fullmatch(text) and not username:
        plain = text.lower().split(" ")
        if _SPECIAL.isdisjoint(plain) and min(map(len, plain)) > 2:
            fakes = _fakes(plain, source)
            return " ".join([titled(fakes[p]) for p in plain])
    if username and _LOGIN.fullmatch(text):
        parts = _LOGIN_PARTS.findall(text)
        if _SPECIAL.isdisjoint(parts) and JOINING.isdisjoint(parts):
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
        if not all(w.isdigit() or is_latin(bare(w)[0]) for w in words):
            return None
        if any(c.isalpha() and not is_latin(c) for c in text if not c.isascii()):
            return None
    login = username or _POINTED.fullmatch(text) is not None
    kept = standing(words, [text[end : end + 1] for _, end, _ in tokens], login=login)
    alone = sum(not w.isdigit() for w in words) == 1
    handle = login or (alone and _HANDLE.search(text) is not None)
    if handle or alone:
        apart = _are_apart([w for w, k in zip(words, kept, strict=True) if not k])
        words = [_split(word, handle=handle, apart=apart) for word in words]
    return _rewrite(text, tokens, words, kept, source, handle=handle)


def _login(parts: list[str], source: Source) -> str:
    """A login name in small letters, of runs of letters and digits and the marks between them."""
    apart = _are_apart(parts)
    runs = [part.split("\0") for word in parts for part in [_split(word, handle=True, apart=apart)]]
    fakes = _fakes([part for run in runs for part in run if part.isalnum()], source)
    return "".join([fakes.get(part, part) for run in runs for part in run])


def _are_apart(words: list[str]) -> bool:
    """Whether a login name has several names, set apart: then each word is one, as in "zyx.xandra"."""
    return sum(word.isalpha() and word.lower() not in _BESIDE for word in words) > 1


def _tokens(text: str, end: int) -> list[_Token]:
    """(start, end, word) of every word up to `end`; "Mc Donald", "O' Neill" and "St. John" are one word."""
    found = [(m.start(), m.end(), m[0]) for m in _TOKEN.finditer(text, 0, end)]
    if any(c in text for c in APOSTROPHES):
        found = [token for token in found if not is_loose_s(text, token[0], token[1])]
    i = 0
    while i + 1 < len(found):
        (start, stop, lead), (follow, last, word) = found[i], found[i + 1]
        gaps = _LEADS.get(lead)
        gap = text[stop:follow]
        if gaps and gap in gaps and word[0].isupper() == lead[0].isupper() and _is_joined(lead, gap, word):
            found[i : i + 2] = [(start, last, lead + word)]
        i += 1
    return found


def _is_joined(lead: str, gap: str, word: str) -> bool:
    """Whether "Mac", "Donald" are the family name MacDonald; "Mac Miller" are a given and a family name."""
    name = fold(bare(word)[0])
    if fold(lead) == "o" and gap[:1] not in APOSTROPHES:  # "Sandra O Day" may have an initial
        return "o" + name.removesuffix("s") in _IRISH
    if (name_place(fold(lead) + name) or ("", 0))[0] != FAMILY:
        return False
    return fold(lead) != "mac" or (name_place(name) or ("", 0))[0] != FAMILY


def _split(word: str, *, handle: bool, apart: bool = False) -> str:
    """The word with its parts set apart by a NUL where it is a handle made of several.

    Elsewhere than in a handle a name in small letters is one name ("tramy" is Tramy, and not T. Ramy), and
    only capitals inside the word ("MariaKeller") show that it is two.
    """
    if not word.isalpha() or len(fold(word)) != len(word):
        return word
    if handle and not apart and len(word) == 3 and name_place(fold(word)) is None:
        return "\0".join(word)  # "mkb": initials
    if handle or not (word.islower() or word.isupper() or word[1:].islower()):
        return "\0".join(handles.split(word, apart=apart))
    return word


def _rewrite(
    text: str, tokens: list[_Token], words: list[str], kept: list[bool], source: Source, *, handle: bool
) -> str:
    """The text with its words mapped; those that are not `kept`, and the parts of them that a NUL sets apart."""
    parts = [
        bare(part)[0]
        for (_, end, whole), w, k in zip(tokens, words, kept, strict=True)
        if not (k or _is_short_maria(whole, text[end : end + 2]))
        for part in w.split("\0")
    ]
    plurals = _plurals(words, kept)
    short = frozenset(fold(part) for part in parts if _is_short_name(part))
    fakes = _fakes([fold(part) for part in parts], source, plurals, short)
    alone = sum(not word.isdigit() for word in words) == 1
    pieces, done, bare_possessive = [], 0, ""
    for (start, end, whole), word, keep in zip(tokens, words, kept, strict=True):
        pieces.append(_with_s(text[done:start], bare_possessive))
        bare_possessive, done = "", end
        if keep:
            pieces.append(whole)
        elif _is_short_maria(whole, text[end : end + 2]):
            pieces.append(like(whole[0], initials("m", source)) + whole[1:])
        elif alone and _are_initials(whole):
            pieces.append(_as_initials(whole, source))
        else:
            new = "".join(_written(part, fakes) for part in word.split("\0"))
            pieces.append(new)
            quoted = start > 0 and text[start - 1] in APOSTROPHES
            if word[-1] in "sS" and new[-1] not in "sS" and not (handle or quoted):
                bare_possessive = "S" if new.isupper() else "s"
    pieces.append(_with_s(text[done:], bare_possessive))
    return "".join(pieces)


def _is_short_maria(word: str, follow: str) -> bool:
    """Whether "Mª" or, before a name, "Ma.": María; both are mapped as her initial is."""
    return word in {"Mª", "mª"} or (word == "Ma" and len(follow) == 2 and follow[0] == ".")


def _is_short_name(word: str) -> bool:
    """Whether two letters are a name ("Yo"), and no initials."""
    return (
        len(word) == 2
        and word[0].isupper()
        and word[1].islower()
        and not set("aeiouy").isdisjoint(fold(word))
        and name_place(fold(word)) is None
    )


def _are_initials(word: str) -> bool:
    """Whether a word that stands alone is initials ("ALM") or an abbreviation ("FERC"), and no name in capitals."""
    plain = bare(word)[0]
    if not 2 <= len(plain) <= 5 or not (plain.isupper() and plain.isascii()):
        return False
    place = name_place(fold(plain))
    return place is None or (len(plain) < 4 and place[1] >= _USUAL and fold(plain) not in _SHORT_PET_NAMES)


def _as_initials(word: str, source: Source) -> str:
    plain, possessive = bare(word)
    return initials(fold(plain), source).upper() + possessive


def _with_s(gap: str, s: str) -> str:
    """What follows a name: the apostrophe of "James'" becomes that of "Keller's"."""
    if s and gap[:1] in _APOSTROPHE_MARKS and (len(gap) == 1 or gap[1] == " "):
        return gap[0] + s + gap[1:]
    return gap


def _plurals(words: list[str], kept: list[bool]) -> dict[str, str]:
    """ "the Kellers" -> {"kellers": "keller"}: a word behind "the" is a family's, though it may be a name itself."""
    if len(words) < 2 or not kept[0] or fold(words[0]) != "the":
        return {}
    at = next((i for i, k in enumerate(kept) if not k), 1)  # "the van Dykes"
    plain = fold(bare(words[at])[0])
    name = singular(plain, even_a_name=True)
    if not name and at == len(words) - 1 and words[at][0].isupper() and name_place(plain) is None:
        name = _singular_of_unknown(plain)
    return {plain: name} if name else {}


def _singular_of_unknown(plain: str) -> str:
    """ "qwelbrooks" -> "qwelbrook"."""
    found = (name for name in (plain[:-2], plain[:-1]) if len(name) > 3 and plural(name) == plain)
    return next(found, "")


def _fakes(
    plain: list[str],
    source: Source,
    plurals: Mapping[str, str] = _NONE,
    short: frozenset[str] = frozenset(),
) -> dict[str, str]:
    """What each of the folded names of one text becomes: none of the others, and together nobody famous. `short` are
    those of two letters that are names, and no initials.
    """
    own = frozenset(plain)
    made = {
        p: source.digits("names/digits", p) if p.isdigit() else token(p, source, own)
        for p in dict.fromkeys(plain)
    }
    for two in short:
        made[two] = coin(two, letters(source)[two[0]], source)
    for several, name in plurals.items():
        made[several] = plural(token(name, source, own))
    if len(made) > 1:
        stars, first = famous(), dict(made)
        for family in [p for p in first if first[p] in stars]:
            for given in [p for p in first if p != family and first[p] in stars[first[family]]]:
                made[given] = second_choice(given, source, own)
    return made


def _written(word: str, fakes: dict[str, str]) -> str:
    """The fake of a word, in its case, with its possessive."""
    name, possessive = bare(word)
    plain = fold(name)
    fake = fakes[plain]
    if name.isascii() and name.isalpha() and name[1:].islower():
        return (titled(fake) if name[0].isupper() else fake) + possessive
    if name.isdigit():
        return fake
    if not (name.islower() or name[1:].islower() or name.isupper()):
        if name[-2:].isupper():  # "McDONALD"
            return fake.upper() + possessive
        particle = len(particle_of(plain))
        if particle and len(plain) == len(name) and name[particle].isupper():  # "VanDyke"
            return name[:particle] + like(name[particle:], fake[particle:]) + possessive
    new = like(name, fake)
    return (titled(fake) if new[1:].islower() and new[0].isupper() else new) + possessive


def titled(fake: str) -> str:
    """A folded name as people write it: "Keller", "McGuire", "O'Brien"."""
    if fake in _IRISH:
        return f"O'{fake[1:].capitalize()}"
    if fake.startswith("mc") and len(fake) > 4:
        return "Mc" + fake[2:].capitalize()
    return fake.capitalize()


def bare(word: str) -> tuple[str, str]:
    """The word without its possessive and inner apostrophes, and the possessive: "O'Neill's" -> "ONeill",
    "'s".
    """
    if word.isalnum():
        return word, ""
    found = _POSSESSIVE.search(word)
    cut = found.start() if found and found.start() else len(word)
    return "".join(c for c in word[:cut] if c not in APOSTROPHES), word[cut:]


_bare = bare  # the name it had: organizations reads it


def is_acronym(word: str) -> bool:
    """FERC, NASA: capitals that are no name of the tables."""
    return 2 <= len(word) <= 6 and word.isupper() and word.isascii() and name_place(fold(word)) is None
