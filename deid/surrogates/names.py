"""PERSON and USERNAME: mapped token by token, without context.

A token is folded (case, accents, apostrophes off), looked up in the census tables and mapped within its band
(family, female, male: where it is most frequent) by a keyed permutation. A keyed permutation of the letters,
which fixes none, says which letter the fakes of a letter's names begin with, so that initials agree by
construction: with M -> S, Maria is Susan, Keller is Jordan, "M. Keller" is "S. Jordan" and "mkeller" is
"sjordan". Letters change places within a group of letters with alike many names; a name too rare to have a
counterpart under the other letter gets a coined name, as do names that are in no table (see `coined`). Within
a bucket, the 40 most frequent, the 460 after them and the rest stay among themselves, so that a fake is about
as usual as its original. A reader who knows the scheme therefore learns of a name its band, its letter's
group, and which of three degrees of frequency it has.

One-to-one: the indexed names, always (given one letter permutation, buckets are matched in pairs). Coined
names, and so the names that are too rare for an index: up to birthday collisions (6 to 18 pairs among all 91,881
names of the tables, under three keys). Where a name's own tokens would meet their fakes ("James Thomas", James ->
Thomas), that token takes a second fake: the one place where linking yields to privacy.

Not mapped: names in other scripts than Latin (None: the caller redacts).
"""

import re
from hmac import digest
from itertools import pairwise

from deid.surrogates import handles
from deid.surrogates.coined import coin
from deid.surrogates.forms import APOSTROPHES, ascii_digits, fold, is_latin, is_loose_s, like, words
from deid.surrogates.pools import VOWELS, bucket, name_place
from deid.surrogates.source import Source
from deid.words import PARTICLES, TITLES

LETTER_GROUPS = ("acjlmrsd", "betkng", "fhpwvoi", "quxyz")
_STRATA = (40, 500)

_DOTTED_TITLES = frozenset(words("hon gov sen rep maj gen col fr br me sr mag ing dipl"))
_SUFFIXES = frozenset(words("jr sr ii iii iv md phd dds dmd esq rn jnr snr"))
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
_LEADING_PARTICLES = frozenset(words("van von de del dela der den ter ibn"))
_CONNECTIVES = frozenset(words("and und et y or aka nee geb born van")) - {"van"}
STANDING |= _CONNECTIVES
_DOTTED_END = re.compile(
    r"(?:[\s,]+(?:Ph\.\s?D|M\.D|D\.O|R\.N|Esq|D\.D\.S|M\.B\.A|J\.D|M\.P\.H|B\.A|B\.Sc?|M\.Sc?|M\.A)\.?)+\s*$"
)
_LETTER = r"(?:[^\W\d_][\u0300-\u036f]*)"
_TOKEN = re.compile(rf"{_LETTER}+(?:[{APOSTROPHES}]{_LETTER}+)*|[0-9]+")
_POSSESSIVE = re.compile(rf"[{APOSTROPHES}][sS]$")
_ADDRESS = re.compile(r"\S@\S+\.\w|://")
_MEMO = 1 << 16


def replace(text: str, source: Source, label: str = "PERSON") -> str | None:
    """The text with every name in it mapped; titles, particles, suffixes, order, case and marks stay."""
    text = ascii_digits(text)
    if _ADDRESS.search(text):
        return None
    tail = _DOTTED_END.search(text)
    end = tail.start() if tail and tail.start() else len(text)
    matches = [m for m in _TOKEN.finditer(text, 0, end) if not is_loose_s(text, *m.span())]
    words = [m[0] for m in matches]
    if not words or not all(w.isdigit() or is_latin(_bare(w)[0]) for w in words):
        return None
    if any(c.isalpha() and not is_latin(c) for c in text if not c.isascii() and c.isalpha()):
        return None
    kept = _kept(words, [text[m.end() : m.end() + 1] for m in matches])
    alone = sum(not w.isdigit() for w in words) == 1
    handle = label == "USERNAME" or (alone and re.search(r"[@\d]", text) is not None)
    if handle or alone:
        words = [_split(word, handle=handle) for word in words]
    return _rewrite(text, matches, words, kept, source)


def _split(word: str, *, handle: bool) -> str:
    """The word with its parts set apart by a NUL where it is a handle made of several.

    Elsewhere than in a handle a name in small letters is one name ("tramy" is Tramy, and not T. Ramy), and
    only capitals inside the word ("MariaKeller") show that it is two.
    """
    if not word.isalpha() or len(fold(word)) != len(word):
        return word
    if handle or not (word.islower() or word.isupper() or word[1:].islower()):
        return "\0".join(handles.split(word))
    return word


def _rewrite(text: str, matches: list, words: list[str], kept: list[bool], source: Source) -> str:
    parts = {_bare(p)[0] for w, k in zip(words, kept, strict=True) if not k for p in w.split("\0")}
    own = frozenset(fold(p) for p in parts)
    alone = sum(not word.isdigit() for word in words) == 1
    pieces, done = [], 0
    for match, word, keep in zip(matches, words, kept, strict=True):
        pieces.append(text[done : match.start()])
        if alone and len(word) < 6 and is_acronym(word):  # "FERC", taken for a person
            pieces.append(initials(fold(word), source).upper())
        else:
            pieces.append(
                match[0] if keep else "".join(_fake(part, own, source) for part in word.split("\0"))
            )
        done = match.end()
    pieces.append(text[done:])
    return "".join(pieces)


def _fake(word: str, own: frozenset[str], source: Source) -> str:
    if word.isdigit():
        return source.digits("names/digits", word)
    bare, possessive = _bare(word)
    return like(bare, token(fold(bare), source, own)) + possessive


def _bare(word: str) -> tuple[str, str]:
    """The word without its possessive and inner apostrophes, and the possessive: "O'Neill's" -> "ONeill",
    "'s".
    """
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
        if names_before and _is_suffix(
            words[i], plain[i], shouted or (names_before < 2 and follows[i - 1] != ",")
        ):
            kept[i] = all(_is_suffix(w, p, shouted) for w, p in zip(words[i:], plain[i:], strict=True))
        elif i < last and plain[i] in _CONNECTIVES and i > 0:
            kept[i] = True
            while i + 1 < last and _is_title(plain[i + 1], follows[i + 1]):
                i += 1
                kept[i] = True
        elif i < last:
            leads_one = i == first and plain[i + 1] not in _PARTICLES
            kept[i] = _is_particle(words[i], plain[i], follows[i], i == first, leads_one)
        names_before += not kept[i] and len(plain[i]) > 1
        i += 1
    if all(k or w.isdigit() for k, w in zip(kept, words, strict=True)):
        return [False] * len(words)
    return kept


def _is_title(plain: str, follow: str) -> bool:
    return plain in TITLES and follow != "," and (follow == "." or plain not in _DOTTED_TITLES)


def _is_suffix(word: str, plain: str, doubtful: bool) -> bool:
    """`doubtful`: in capitals like the rest, or right behind one name ("Jack MA"): then it may be a name."""
    return plain in _SUFFIXES or (word in _CREDENTIALS and not doubtful)


def _is_particle(word: str, plain: str, follow: str, leads: bool, leads_one: bool) -> bool:
    """`leads_one`: before one name only; with a capital it is then a name itself ("Von Miller", "Van Morrison")."""
    if follow == ".":
        return False
    if plain in _PARTICLES_OR_NAMES:
        return word.islower() or (plain in {"al", "el"} and follow == "-")
    if leads:
        return plain in _PARTICLES and (word.islower() or (plain in _LEADING_PARTICLES and not leads_one))
    return plain in _PARTICLES


def letters(source: Source) -> dict[str, str]:
    """The letter permutation: every letter's fake, another letter of its group; one cycle a group."""
    found = source.parts.get("letters")
    if not isinstance(found, dict):
        key = source.key("names/letters")
        found = dict[str, str]()
        for group in LETTER_GROUPS:
            order = sorted(group, key=lambda c: digest(key, c.encode(), "sha256"))
            found.update(zip(order, order[1:] + order[:1], strict=True))
        source.parts["letters"] = found
    return found


def token(plain: str, source: Source, own: frozenset[str] = frozenset()) -> str:
    """The fake of a folded token, in lower case: never in `own`, the tokens of the original that it stands
    in.
    """
    memo = source.parts.setdefault("names", {})
    assert isinstance(memo, dict)
    fake = memo.get(plain)
    if fake is None:
        if len(memo) >= _MEMO:
            memo.clear()
        fake = memo[plain] = _map(plain, source, 0)
    attempt = 0
    while fake in own and len(plain) > 1 and attempt < 16:
        attempt += 1
        fake = _map(plain, source, attempt)
    return fake


def is_acronym(word: str) -> bool:
    """FERC, NASA: capitals that are no name of the tables."""
    return 2 <= len(word) <= 6 and word.isupper() and word.isascii() and name_place(fold(word)) is None


def initials(plain: str, source: Source) -> str:
    """Letter by letter, as initials and abbreviations are mapped."""
    table = letters(source)
    return "".join(table[c] for c in plain)


def strata(size: int, bounds_between: tuple[int, ...] = _STRATA) -> list[tuple[int, int]]:
    """The ranks that stay among themselves: common names become common names, and rare ones rare ones."""
    bounds = [0, *(b for b in bounds_between if b < size), size]
    return list(pairwise(bounds))


def _map(plain: str, source: Source, attempt: int) -> str:
    letter = letters(source)[plain[0]]
    place = name_place(plain)
    if place is None and (
        len(plain) == 1 or (len(plain) <= 4 and not VOWELS & set(plain) and "y" not in plain)
    ):
        return initials(plain, source)
    if place is not None:
        band, index = place
        target = bucket(band, letter)
        size = min(len(bucket(band, plain[0])), len(target))
        for low, high in strata(size):
            if low <= index < high:
                purpose = f"names/{band}/{plain[0]}/{low}/{attempt}"
                fake = target[low + source.permute(purpose, high - low, index - low)]
                if plain not in fake:
                    return fake
    return coin(plain, letter, source, attempt=attempt)
