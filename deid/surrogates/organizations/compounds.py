"""How the words of an organisation's name are told apart, and what each of them is: without a key, so that a
name and its domain are read alike.

"acmerobotics" is acme, robotics; "bankofamerica" bank, of, america; "goldmansachs" goldman, sachs; "mkeller" m,
keller. A word that is not clearly made of others stays whole.
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from math import log2

from deid.surrogates.names import handles
from deid.surrogates.organizations.ordinary_words import QUALIFIER_PLACE, QUALIFIERS
from deid.surrogates.organizations.type_words import FIELDS, LAST
from deid.surrogates.organizations.vocabulary import (
    ACRONYMS,
    CITIES,
    COUNTRIES,
    JOINING,
    LEGAL,
    STATES,
    TYPES,
)
from deid.surrogates.places import gazetteer
from deid.surrogates.pools import FAMILY, VOWELS, every, name_place
from deid.surrogates.pools import numbers as names_by_letter

STAYING = LEGAL | TYPES
_STANDING = STAYING | LAST
_OF_SEVERAL = {name.replace(" ", ""): name for name in CITIES | STATES | COUNTRIES}
LONGEST_PLACE = max(name.count(" ") for name in _OF_SEVERAL.values()) + 1
FIRST_OF_SEVERAL = frozenset(name.split(" ")[0] for name in _OF_SEVERAL.values())
_SHORT_TAILS = frozenset(("inc", "llc", "ltd", "llp", "law", "lab", "bau", "oil", "gas", "spa"))
_SHORT_HEADS = frozenset(("the", "new"))
_BETWEEN = ("and", "und", "of")
_BITS_A_LETTER = 2.3  # a word is split where its parts say less than English letters would
_BITS_OF_AN_INITIAL = 5.0
_LEAST_WITH_INITIALS = 10
_BITS_OF_A_PLACE = 10.0
_RARE = 400  # so many names of its letter are more frequent than a rare one


@lru_cache(1 << 14)
def split(plain: str) -> tuple[str, ...]:
    """The words that a folded word is written together from; a place of several words comes with its spaces."""
    if plain in _OF_SEVERAL:
        return (_OF_SEVERAL[plain],)
    if len(plain) < 6 or _is_word(plain) or plain in ACRONYMS:
        return (plain,)
    if is_abbreviation(plain):
        return _handle(plain)  # "jsmith"
    tails = _tails(plain)
    return _segment(plain, tails) or _off_the_end(plain, tails) or (_handle(plain) if tails else (plain,))


_PARTNERS = frozenset(("and", "und", "et", "y", "e", "en"))


def is_kind(plain: Sequence[str], i: int) -> bool:
    """Whether a word that is a surname too says what the organisation is: the last of its words, legal forms
    aside, and no partner's name ("Riverside Chambers", but not "Chambers" nor "Reed and Chambers").
    """
    if plain[i] not in LAST or not i or plain[i - 1] in _PARTNERS:
        return False
    behind = TYPES if plain[i] in FIELDS else LEGAL  # "Springfield Parks Department"
    return all(word in LEGAL or word in behind for word in plain[i + 1 :])


_NO_PERSONS = (LEGAL | JOINING) - {
    "brothers",
    "bros",
    "sons",
    "daughters",
    "partner",
    "private",
    "holding",
    "company",
    "saint",
}
_BEFORE_A_PERSON = _PARTNERS | {"of", "von", "de", "di"}


def is_persons(plain: Sequence[str], i: int, joined: frozenset[int] = frozenset()) -> bool:
    """Whether a type word is somebody's family name: behind "of" or "and" and a given name or initials, and the last
    word but for legal forms ("Law Offices of Maria Church"); or a partner's ("Church & Keller").

    `joined`: the words before which an ampersand stands.
    """
    word = plain[i]
    name = name_place(word)
    if name is None or name[0] != FAMILY or len(word) < 3 or word in _NO_PERSONS:
        return False
    if not i:
        return (
            len(plain) > 1
            and word not in LEGAL
            and _is_partner(plain, 2 if plain[1] in _PARTNERS else 1, joined)
        )
    ends = i + 1 >= len(plain) or i + 1 in joined or plain[i + 1] in _PARTNERS
    if not ends and any(after not in LEGAL for after in plain[i + 1 :]):
        return False
    if (
        word not in LEGAL
        and plain[0] not in _STANDING
        and ((i == 1 and i in joined) or (i == 2 and plain[1] in _PARTNERS))
    ):  # "Keller & Church"
        return name_place(plain[0]) is not None and not place_kind(plain[0])
    start = i
    while start and _is_given(plain[start - 1]) and start not in joined:
        start -= 1
    return start < i and start > 0 and (start in joined or plain[start - 1] in _BEFORE_A_PERSON)


def _is_partner(plain: Sequence[str], other: int, joined: frozenset[int]) -> bool:
    """Whether a name of persons stands there, behind "and" or an ampersand."""
    if other >= len(plain) or not (other in joined or plain[other - 1] in _PARTNERS):
        return False
    return (
        plain[other] not in _STANDING
        and name_place(plain[other]) is not None
        and not place_kind(plain[other])
    )


def _is_given(word: str) -> bool:
    if len(word) == 1:
        return True
    name = None if word in STAYING or place_kind(word, named=True) else name_place(word)
    return name is not None and name[0] != FAMILY


def _is_word(plain: str) -> bool:
    return (
        plain in _STANDING
        or plain in QUALIFIER_PLACE
        or name_place(plain) is not None
        or place_kind(plain) != ""
    )


@cache
def _word_bits() -> dict[str, float]:
    """How much the words of the closed lists say, in bits."""
    found = dict.fromkeys(_OF_SEVERAL, _BITS_OF_A_PLACE)
    found.update({word: 10.0 + 3 * (len(word) == 3) for word in QUALIFIERS if len(word) > 2})
    found.update({word: 8.0 + 2 * (len(word) == 3) for word in _STANDING if len(word) > 2})
    found.update({word: 4.0 for word in JOINING if len(word) > 2 or word in {"of", "de", "la"}})
    return found


def _segment(plain: str, tails: frozenset[int]) -> tuple[str, ...]:
    """Known words from end to end, the likeliest, or nothing; initials may stand first ("jpmorganchase").

    `tails`: where the words begin that end the text.
    """
    size, limit, listed = len(plain), _BITS_A_LETTER * len(plain), _word_bits()
    if not tails and not any(plain[:end] in listed for end in range(3, size - 3)):
        return ()
    best: dict[int, tuple[float, tuple[str, ...]]] = {0: (0.0, ())}
    for initials in (1, 2) if size >= _LEAST_WITH_INITIALS else ():
        best[initials] = (_BITS_OF_AN_INITIAL * initials, (plain[:initials],))
    for start in range(size - 2):
        if start not in best:
            continue
        cost, before = best[start]
        for end, word, bits in _words_from(plain, start, tails, before):
            bits += cost
            if bits <= limit and (end not in best or bits < best[end][0]):
                best[end] = (bits, (*before, _OF_SEVERAL.get(word, word)))
    found = best.get(size, (0.0, ()))[1]
    telling = [word for word in found if word not in JOINING]
    least = 3 if found and len(found[0]) < 3 and found[0] not in JOINING else 2
    if len(telling) < least or found[-1] in JOINING or (found[0] in JOINING and found[0] not in _SHORT_HEADS):
        return ()
    return found


def _words_from(
    plain: str, start: int, tails: frozenset[int], before: tuple[str, ...]
) -> Iterator[tuple[int, str, float]]:
    """The known words that begin there: their ends, and how much they say, in bits.

    A place is one only at an end of the text, beside words of the lists.
    """
    size, listed, names = len(plain), _word_bits(), names_by_letter(plain[start])
    for end in range(start + 2, min(size, start + 15) + 1):
        if end - start == size or (
            end == size and start not in tails and (not before or len(before[-1]) < 2)
        ):
            continue
        word = plain[start:end]
        bits = listed.get(word)
        if bits is not None:
            yield end, word, bits
        elif end - start > 3:
            number = names.get(word)
            if number is not None:
                yield end, word, 4.5 + log2(number // 3 + 1)
                continue
            beside = plain[end:] in listed if not start else end == size and all(w in listed for w in before)
            if beside and end - start > 4 and place_kind(word):
                yield end, word, _BITS_OF_A_PLACE


def _tails(plain: str) -> frozenset[int]:
    """Where the known words begin that end the text."""
    listed, size = _word_bits(), len(plain)
    return frozenset(
        start
        for start in range(1, size - 2)
        if plain[start:] in listed or plain[start:] in names_by_letter(plain[start])
    )


def _off_the_end(plain: str, tails: frozenset[int]) -> tuple[str, ...]:
    """A type word or legal form off the end of a name that nobody knows; "theacmegroup" has an article too."""
    for cut in sorted(tails):
        if cut < 3:
            continue
        head, tail = plain[:cut], plain[cut:]
        if tail in STAYING and (len(tail) > 3 or tail in _SHORT_TAILS):
            joined = next((w for w in _BETWEEN if head.endswith(w) and len(head) > len(w) + 3), "")
            if joined and _is_word(head[: -len(joined)]):
                return (head[: -len(joined)], joined, tail)
            if head.startswith("the") and len(head) > 6 and not _is_word(head):
                return ("the", *split(head[3:]), tail)
            return (*split(head), tail)
    return ()


def _handle(plain: str) -> tuple[str, ...]:
    """The names of a person's own domain ("mariakeller", "mkeller"), where they are usual ones."""
    parts = tuple(handles.split(plain))
    if (
        len(parts) < 2
        or "".join(parts) != plain
        or not all(is_usual(part) for part in parts if len(part) > 2)
    ):
        return (plain,)
    initials = any(len(part) < 3 for part in parts)
    return parts if not initials or len(parts[-1]) > 4 else (plain,)


def is_usual(name: str) -> bool:
    """Among the twentieth of the names of its letter that are most frequent; one of three letters must be more so."""
    place = name_place(name)
    if place is None:
        return False
    return place[1] * 20 < len(every(place[0], name[0])) and (len(name) > 3 or place[1] < 40)


_RATHER_NAMES = frozenset(
    ("victoria", "alberta", "galicia", "jordan", "chad", "israel", "mali", "niger", "nelson")
)
"""Names of states and countries that a person rather has."""


@lru_cache(1 << 14)
def place_kind(plain: str, *, named: bool = False) -> str:
    """'CITY', 'STATE' or 'COUNTRY' where a folded word of an organisation's name is read as a place, or ''.

    States and countries are, but for some; a large city is where it is no usual name of persons. Small towns are not:
    what is called like one is more often a person or a coined word. With `named`, behind "of" ("Hospital of Kazan"),
    most cities are.
    """
    if " " in plain:
        return "CITY" if plain in CITIES else "STATE" if plain in STATES else "COUNTRY"
    if len(plain) < 4 or plain in STAYING or plain in QUALIFIER_PLACE:
        return ""
    if plain not in _RATHER_NAMES:
        if gazetteer.find_state(plain) is not None:
            return "STATE"
        if gazetteer.find_country(plain) is not None:
            return "COUNTRY"
    city = gazetteer.find_city(plain)
    if city is None:
        return ""
    most = (40 if city.region.startswith("US-") else 150) if named else _most_cities(plain, city.region)
    return "CITY" if city.index < most else ""


def _most_cities(plain: str, region: str) -> int:
    """How many cities of the region are read as places, where a name is as usual for persons as this one."""
    most = 30 if "-" in region else 60
    name = name_place(plain)
    if name is None:
        return most if len(plain) > 5 else most // 3
    return most // 4 if name[1] >= _RARE else 5 if name[1] >= 30 else 0


_ONSETS = (
    "bl br ch chr cl cr dr dw fl fr gh gl gn gr kh kl kn kr ph pl pr ps qu rh sc sch schw scr sh shr sk sl sm "
    "sn sp spl spr sq squ st str sv sw th thr tr ts tw wh wr zh zw"
).replace(" ", "|")
_CODAS = (
    "ch ck ct ff ft gg gh ld lf lk ll lm ln lp ls lt ltz lz mb mm mn mp ms nch nd ng nk nn nt ntz nx nz ph pp ps "
    "pt rb rch rd rf rg rk rl rm rn rp rr rs rst rt rtz rx rz sch sh sk sp ss st th ts tt tz tch wd wk wl wn ws "
    "xt zz lth nth"
).replace(" ", "|")
_SPOKEN = re.compile(
    rf"(?:{_ONSETS}|[b-df-hj-np-tv-z]?)(?:[aeiouy]{{1,3}}[b-df-hj-np-tv-z]{{1,3}})*?[aeiouy]{{1,3}}"
    rf"(?:{_CODAS}|[b-df-hj-np-tv-z]?)s?"
)


def is_abbreviation(plain: str) -> bool:
    """Whether a folded word is mapped letter by letter, however it is written: IBM, FERC, and short words that
    nobody could speak. "ACME" is not: it is the word Acme.
    """
    if plain in ACRONYMS:
        return True
    if len(plain) > 6 or plain in QUALIFIER_PLACE or plain in TYPES or plain in LAST:
        return False
    name = name_place(plain)
    if name is not None:
        return 1 < len(plain) <= 3 and name[1] >= (60 if len(plain) < 3 else 250)
    if len(plain) > 4 and sum(c in VOWELS for c in plain) > 1:
        return False
    return len(plain) <= 3 or not (VOWELS | {"y"}) & set(plain) or _SPOKEN.fullmatch(plain) is None
