"""ORGANIZATION: mapped word by word, so that a domain, an address or a URL that has the same words follows.

Legal forms ("GmbH & Co. KG", "Pty Ltd"), type words ("Hospital", "National", "Amtsgericht") and small words stay. What
is left names the organisation:

- ordinary words ("Riverside", "Deutsche", "Panthers") change places within their group (`ordinary_words`);
- a city, state or country follows the place ("Boston General Hospital"; see `compounds.place_kind`);
- a name follows the person ("Keller Logistics"), and a word that nobody knows gets a coined name, whatever its case;
- a type word is a person's name behind a given name and "of" or "and" ("Law Offices of Maria Church");
- abbreviations that cannot be spoken, or are well known, are mapped letter by letter (IBM, FERC): others, like ACME,
  are words in capitals;
- numbers move one-to-one.

A word made of several ("LexCorp", acmerobotics, goldmansachs) is taken apart as its domain is (`compounds`). A name
of nothing but type words changes one of them ("Financial Times" -> "Tavoril Times"); a single such word gives None.

One-to-one: ordinary words, numbers, abbreviations letter by letter; names as far as `names` is. A place and a person
may become one, and so may two of the rare words that would share a stem with their fake and take a coined one.
"""

import re
from collections.abc import Iterable, Sequence

from deid.surrogates import names, places
from deid.surrogates.forms import (
    APOSTROPHES,
    ascii_digits,
    fold,
    is_latin,
    is_loose_s,
    like,
    like_words,
    words,
)
from deid.surrogates.organizations.compounds import (
    FIRST_OF_SEVERAL,
    LONGEST_PLACE,
    QUALIFIER_PLACE,
    STAYING,
    is_abbreviation,
    is_kind,
    is_persons,
    is_usual,
    place_kind,
    split,
)
from deid.surrogates.organizations.known_hosts import PLAIN_LABELS as _PLAIN_LABELS
from deid.surrogates.organizations.known_hosts import PUBLIC_HOSTS, SAFE_SUFFIX, SUFFIXES
from deid.surrogates.organizations.legal_forms import legal_runs
from deid.surrogates.organizations.ordinary_words import GROUPS, QUALIFIERS
from deid.surrogates.organizations.telling import changed, telling
from deid.surrogates.organizations.type_words import LAST
from deid.surrogates.organizations.vocabulary import (
    CITIES,
    COUNTRIES,
    STATES,
)
from deid.surrogates.places import numbering
from deid.surrogates.pools import name_place
from deid.surrogates.source import Source

__all__ = ["KEPT", "PLAIN_LABELS", "PUBLIC_HOSTS", "SAFE_SUFFIX", "map_words", "replace", "token"]

KEPT = STAYING | LAST | (SUFFIXES - frozenset(QUALIFIERS))
"""The words that may stand in a name and in its fake."""
PLAIN_LABELS = _PLAIN_LABELS | SUFFIXES
_SEVERAL = CITIES | STATES | COUNTRIES
_NAMES_IF_CAPITAL = frozenset(words("at in on a an y e i o op do di il lo"))
_LETTERS_IF_CAPITAL = frozenset(words("la le de el da di do das les los ses der"))
_BEFORE_A_PLACE = frozenset(("of", "di", "von"))
_SAINTS = frozenset(("st", "saint"))
_TOKEN = re.compile(rf"[^\W\d_]+(?:[{APOSTROPHES}][^\W\d_]+)*|\d+")
_VULGAR = frozenset(
    words("anal anus arse ass cock coon crap cum cunt dick dyke fag fuc fuk fuck homo jap kkk kike nazi nig "
          "piss poop porn rape sex shit slut spic sperm suck tit tits turd twat wank")
)  # fmt: skip


def replace(text: str, source: Source, label: str = "ORGANIZATION") -> str | None:
    """The name in the same written form, or None: in another script, an address, a single type word."""
    text = ascii_digits(text)
    if "@" in text or "://" in text:
        return None
    if not text.isascii() and any(c.isalpha() and not is_latin(c) for c in text if not c.isascii()):
        return None
    if "." in text and re.fullmatch(r"(?:[\w-]+\.)+[A-Za-z]{2,}", text.strip()):
        from deid.surrogates.organizations import domains

        if domains.has_suffix(text.strip()):
            return _around(text, domains.replace(text.strip(), source, public=False))
    return _rewrite(text, source)


def _around(text: str, new: str | None) -> str | None:
    bare = text.strip()
    return None if new is None else text.replace(bare, new)


class _Word:
    """A word, several that name one place, or a number, where it stands in a text."""

    __slots__ = ("bare", "end", "named", "of_person", "plain", "possessive", "start", "stays")

    def __init__(self, start: int, end: int, bare: str, possessive: str, plain: str, stays: bool) -> None:
        self.start, self.end, self.bare, self.possessive = start, end, bare, possessive
        self.plain, self.stays = plain, stays
        self.named = False
        """Whether it stands behind "of"."""
        self.of_person = False
        """Whether a type word is somebody's family name here."""


def _rewrite(text: str, source: Source) -> str | None:
    found = _read(text)
    if all(word.stays for word in found):
        return _of_type_words(text, found, source)
    own = frozenset(part for word in found if not word.plain.isdigit() for part in _parts(word.plain))
    pieces: list[str] = []
    done = 0
    for word in found:
        if word.stays:
            continue
        pieces += (text[done : word.start], _written(word, own, source), word.possessive)
        done = word.end
    new = "".join(pieces) + text[done:]
    return None if new == text else new


def _parts(plain: str) -> tuple[str, ...]:
    return (plain,) if " " in plain else split(plain)


def _read(text: str) -> list[_Word]:
    legal = legal_runs(text) if "." in text or "/" in text else []
    apart = any(mark in text for mark in APOSTROPHES)
    matches = list(_TOKEN.finditer(text))
    shouted = len(matches) > 1 and text.isupper()
    found: list[_Word] = []
    skip = 0
    for i, match in enumerate(matches):
        if i < skip:
            continue
        word = match[0]
        start, end = match.span()
        if legal and any(a <= start < b for a, b in legal):
            continue
        bare, possessive = word, ""
        if apart:
            if is_loose_s(text, start, end):
                continue
            bare, possessive = names.bare(word)
        plain = fold(bare)
        last = _place_of_several(text, matches, i) if plain in FIRST_OF_SEVERAL else i
        if last > i:
            skip, end = last + 1, matches[last].end()
            bare, possessive = names.bare(text[start:end])
            found.append(_Word(start, end, bare, possessive, _spaced(bare), False))
            continue
        if not possessive and found and found[-1].plain in _SAINTS and _is_saints(plain):
            bare, possessive, plain = bare[:-1], bare[-1], plain[:-1]  # "St Marys Hospital"
        stays = plain in STAYING and not _is_letters(word, plain, shouted, text[end : end + 1])
        found.append(_Word(start, end, bare, possessive, plain, stays))
    _look_around(text, found)
    return found


def _is_saints(plain: str) -> bool:
    """Whether it is a name's possessive without its apostrophe."""
    return plain.endswith("s") and name_place(plain) is None and name_place(plain[:-1]) is not None


def _look_around(text: str, found: list[_Word]) -> None:
    """What only the words beside it tell of a word: a surname that is a type word here, a place behind "of"."""
    plain = [word.plain for word in found]
    joined = frozenset(
        i for i, word in enumerate(found) if i and set(text[found[i - 1].end : word.start]) & set("&+")
    )
    for i, word in enumerate(found):
        if word.plain in KEPT and is_persons(plain, i, joined):
            word.stays, word.of_person = False, True
            continue
        if word.stays or not i:
            continue
        word.named = plain[i - 1] in _BEFORE_A_PLACE
        if word.plain in LAST and is_kind(plain, i):
            word.stays = not set(text[found[i - 1].end : word.start]) & set("&+,/")


def _is_letters(word: str, plain: str, shouted: bool, follow: str) -> bool:
    """Whether what looks like a small word is an abbreviation: the AT of "AT&T", the LA of "LA Clippers"."""
    if word.islower():
        return False
    if plain in _NAMES_IF_CAPITAL:
        return not (shouted and follow == " " and len(plain) > 1)
    return plain in _LETTERS_IF_CAPITAL and len(plain) == 2 and word.isupper() and not shouted


def _spaced(bare: str) -> str:
    return re.sub(r"[\W_]+", " ", fold(bare))


def _place_of_several(text: str, matches: list[re.Match[str]], i: int) -> int:
    """The index of the last word of "New York" or "St. Louis" that begins with the i-th word, or i."""
    for last in range(min(i + LONGEST_PLACE - 1, len(matches) - 1), i, -1):
        run = text[matches[i].start() : matches[last].end()]
        if len(run) < 40 and _spaced(names.bare(run)[0]) in _SEVERAL:
            return last
    return i


def _written(word: _Word, own: frozenset[str], source: Source) -> str:
    """The fake of a word in its case."""
    if word.plain.isdigit():
        return number(word.plain, source)
    if word.of_person:
        return in_case(word.bare, names.token(word.plain, source, own))
    parts = _parts(word.plain)
    if word.named and len(parts) == 1:
        return in_case(word.bare, _fake(word.plain, own, source, named=True))
    if len(parts) == 1 or sum(map(len, parts)) != len(word.bare):
        fake = "".join(_fake(part, own, source) for part in parts)
        return in_case(word.bare, fake)
    pieces, at = [], 0
    for part in parts:
        shown = word.bare[at : at + len(part)]
        at += len(part)
        pieces.append(shown if part in STAYING else in_case(shown, _fake(part, own, source)))
    return "".join(pieces)


def number(digits: str, source: Source) -> str:
    """Another number, one-to-one; a year becomes one of 1950 to 2029."""
    if len(digits) == 4 and "1950" <= digits < "2030":
        return str(1950 + source.derange("organizations/years", 80, int(digits) - 1950))
    return numbering.digits("organizations/digits", digits, source)


def in_case(shown: str, fake: str) -> str:
    if not fake.islower():  # a place, as the tables write it
        return like_words(shown, fake)
    if len(shown) > 1 and shown[0].islower() and shown[1].isupper() and len(fake) > 1:  # eBay
        return fake[0] + fake[1].upper() + fake[2:]
    if len(shown) < 6 and len(fake) == len(shown) and not shown.islower() and is_abbreviation(fold(shown)):
        return "".join(f.upper() if s.isupper() else f for s, f in zip(shown, fake, strict=True))
    return like(shown, fake)


def token(plain: str, source: Source, own: frozenset[str] = frozenset()) -> str:
    """What one folded word becomes, in lower case; type words and legal forms stay."""
    return fold(_fake(plain, own, source))


def _fake(plain: str, own: frozenset[str], source: Source, *, named: bool = False) -> str:
    if plain in STAYING and plain not in _NAMES_IF_CAPITAL | _LETTERS_IF_CAPITAL:
        return plain
    if plain in QUALIFIER_PLACE:
        return _qualifier(plain, own, source)
    kind = place_kind(plain, named=named)
    if kind:
        fake = _place(plain, kind, source)
        if fake is not None and not own & set(fold(fake).split(" ")):
            return fake
    if is_abbreviation(plain) or plain in STAYING:
        return _letters(plain, source)
    return names.token(plain.replace(" ", ""), source, own)


def _qualifier(plain: str, own: frozenset[str], source: Source) -> str:
    """Another ordinary word; a coined one where that would share a stem with it or stands in the name itself."""
    group, at = QUALIFIER_PLACE[plain]
    of_group = GROUPS[group]
    fake = of_group[source.derange(f"organizations/qualifiers/{group}", len(of_group), at)]
    bare = fold(fake)
    if bare in own or plain in bare or bare in plain or (len(plain) > 3 and bare[:4] == plain[:4]):
        return names.token(plain, source, own)
    return fake


def _letters(plain: str, source: Source) -> str:
    """Letter by letter; on to the next where that would be a vulgar word, which keeps it one-to-one."""
    fake = plain
    for _ in range(32):
        fake = names.initials(fake, source)
        if fake not in _VULGAR and fake != plain:
            break
    return fake


def _place(plain: str, kind: str, source: Source) -> str | None:
    memo = source.parts.setdefault("organizations/places", {})
    assert isinstance(memo, dict)
    if plain not in memo:
        if len(memo) > 4096:
            memo.clear()
        fake = places.replace(plain.title(), source, kind)
        memo[plain] = fake if fake and is_latin(re.sub(r"[\W\d_]", "", fake) or "-") else None
    return memo[plain]


def _of_type_words(text: str, found: Sequence[_Word], source: Source) -> str | None:
    """'Financial Times' -> 'Tavoril Times', 'Department of Health' -> 'Department of Trade'; None for one word."""
    plain = [word.plain for word in found]
    if len(plain) < 2 and not (plain and is_usual(plain[0])):
        return None
    at = telling(plain)
    if at is None:
        return None
    word = found[at]
    if "the" in plain[:at] and len(plain) == 2:
        fake = QUALIFIERS[source.pick("organizations/added", len(QUALIFIERS), word.plain)]
        return f"{text[: word.start]}{like(word.bare, fake)} {text[word.start :]}"
    fake = changed(plain, at, source)
    return text[: word.start] + like(word.bare, fake) + word.possessive + text[word.end :]


def map_words(plain: Iterable[str], source: Source) -> list[str]:
    """The fakes of the words of a name (folded, and split), as a host name writes them: a to z, no spaces."""
    read = list(plain)
    own = frozenset(read)
    of_person = [word in KEPT and is_persons(read, i) for i, word in enumerate(read)]
    stays = [
        not of_person[i] and (word in STAYING or (word in LAST and is_kind(read, i)))
        for i, word in enumerate(read)
    ]
    if len(read) > 1 and all(stays):
        at = telling(read)
        if at is not None:
            read[at] = changed(read, at, source)
            return [word.replace(" ", "") for word in read]
    return [
        _joined(
            part
            if stays[i]
            else names.token(part, source, own)
            if of_person[i]
            else _fake(part, own, source, named=i > 0 and read[i - 1] in _BEFORE_A_PLACE)
        )
        for i, part in enumerate(read)
    ]


def _joined(fake: str) -> str:
    return re.sub(r"[^a-z]", "", fold(fake))
