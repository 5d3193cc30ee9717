"""Which given names have pet names, and which: those that people use as far as there are four, then such as could be.

Each letter of a group has as many such names, so that none is left without a counterpart; a name for which four cannot
be found is a name like any other.
"""

import re
from collections import Counter

import people_origins as origins
from people_lists import VULGAR, listed, unwanted
from people_origins import plain

from deid.surrogates.names.coined import UNWANTED
from deid.surrogates.names.tokens import LETTER_GROUPS

SLOTS = 4
_Found = dict[str, dict[str, tuple[int, str]]]
"""Band -> name -> (bearers, origin)."""
_Root = tuple[str, str]
"""Band, name."""
_SYLLABLE = re.compile(
    r"(?P<head>(?:qu|y|[^aeiouy]*)(?P<vowels>[aeiou]{1,2}|y))(?P<last>ch|ck|gh|ph|sh|th|[^aeiouy])(?P<after>[^aeiouy]*)"
)
_FILLING = frozenset((origins.GENERAL, origins.HISPANIC, origins.GERMAN, origins.FRENCH, origins.ITALIAN))
_NOT_SHORTENED = frozenset(
    ["oaklee", "kingston", "london", "gunner", "easton", "waltraud", "wednesday", "wolfgang", "westley"]
)
"""Names whose made-up pet names would read oddly."""
_CLASSES = {"G": "F", "H": "K"}
"""The kind of the names that have pet names of their own, and of those some of whose are made up."""


class Nicknames:
    """`of`: (band, name) -> its SLOTS pet names; `class_of`: its kind in names.txt."""

    def __init__(self, found: _Found, never: frozenset[str]) -> None:
        self.found = found
        self.never = never | unwanted()
        self.of: dict[_Root, list[str]] = {}
        self.class_of: dict[_Root, str] = {}
        self.spanish: set[_Root] = set()
        self.used: set[str] = set()
        lists = self._lists()
        self.roots = {root for _, root in lists}
        for root in sorted(lists, key=lambda root: -found[root[0]][root[1]][0]):
            self._add(root, lists[root])
        self._balance()

    def _lists(self) -> dict[_Root, list[str]]:
        """(band, root) -> its usual pet names."""
        lists, band, kind = {}, "", ""
        for line in listed("people_nicknames.txt"):
            if line.startswith("["):
                band, kind = line.strip("[]").split()
                continue
            root, _, names = line.partition(":")
            root = plain(root)
            is_hispanic = root in self.found[band] and self._is_hispanic(band, root)
            is_new = root in self.found[band] and (band, root) not in lists
            if is_new and (kind == "hispanic" or not is_hispanic):
                if kind == "hispanic":
                    self.spanish.add((band, root))
                lists[band, root] = list(dict.fromkeys(plain(n) for n in names.replace("|", " ").split()))
        return lists

    def _is_hispanic(self, band: str, root: str) -> bool:
        return self.found[band][root][1] == origins.HISPANIC

    def _add(self, root: _Root, pets: list[str], *, hispanic: bool = False) -> bool:
        """Two that begin like the name, then two more, of another letter where there are such."""
        fit = [name for name in pets if self._fits(name, root)]
        own = [name for name in fit if name[0] == root[1][0]]
        made = [name for name in self._made(root) if name not in fit]
        first = (own + made)[:2]
        rest = [name for name in fit if name[0] != root[1][0]] + own[2:] + made
        chosen = first + [name for name in rest if name not in first][: SLOTS - 2]
        if len(chosen) < SLOTS:
            return False
        self.of[root] = chosen
        self.used |= set(chosen)
        kind = "H" if hispanic or root in self.spanish else "G"
        self.class_of[root] = kind if set(chosen) <= set(fit) else _CLASSES[kind]
        return True

    def _fits(self, name: str, root: _Root) -> bool:
        """Whether it is nobody else's, and no name that many have who are not called so."""
        borne = max(table.get(name, (0, ""))[0] for table in self.found.values())
        return (
            len(name) > 1
            and name != root[1]
            and name not in self.roots | self.used | self.never
            and not (VULGAR.search(name) or UNWANTED.search(name))
            and borne < 0.35 * self.found[root[0]][root[1]][0]
            and self.found["family"].get(name, (0, ""))[0] < max(3000, 0.01 * self.found[root[0]][root[1]][0])
        )

    def _made(self, root: _Root) -> list[str]:
        """Pet names that could be, for one that has too few."""
        band, name = root
        forms = (
            _spanish(name, band)
            if self._is_hispanic(band, name) or root in self.spanish
            else _english(name, band)
        )
        return [form for form in dict.fromkeys(forms) if len(form) > 2 and self._fits(form, root)]

    def _balance(self) -> None:
        for band in ("female", "male"):
            for kinds, origin in (("GF", origins.GENERAL), ("HK", origins.HISPANIC)):
                for group in LETTER_GROUPS:
                    counts = Counter({c: len(self._roots(band, kinds, c)) for c in group})
                    wanted = sorted(counts.values())[len(group) // 2 if kinds == "GF" else -1]
                    for letter in group:
                        self._fill(band, letter, origin, wanted - counts[letter])
                    self._level(band, kinds, group)

    def _roots(self, band: str, kinds: str, letter: str) -> list[_Root]:
        """The names of a letter that have pet names, those with their own first, then the most frequent."""
        found = [
            root
            for root, kind in self.class_of.items()
            if root[0] == band and root[1][0] == letter and kind in kinds
        ]
        return sorted(
            found, key=lambda root: (kinds.index(self.class_of[root]), -self.found[band][root[1]][0])
        )

    def _fill(self, band: str, letter: str, origin: str, missing: int) -> None:
        """The most usual other names of the letter, of the origin as far as there are, get made-up pet names."""
        table = self.found[band]
        names = (
            name
            for name in table
            if name[0] == letter and name not in _NOT_SHORTENED and table[name][1] in _FILLING
        )
        for name in sorted(names, key=lambda name: (table[name][1] != origin, -table[name][0], name)):
            if missing <= 0:
                return
            free = name not in self.used | self.never and (band, name) not in self.of
            if free and len(name) > 5 - (letter in "xuqz"):
                missing -= self._add((band, name), [], hispanic=origin == origins.HISPANIC)

    def _level(self, band: str, kinds: str, group: str) -> None:
        """As many in each letter: the last of those that have more become names like any other."""
        roots = [self._roots(band, kinds, letter) for letter in group]
        least = min(map(len, roots))
        for root in (root for found in roots for root in found[least:]):
            del self.of[root], self.class_of[root]


def _english(name: str, band: str) -> list[str]:
    """Of "Vernon": Vern, Verny, Vernie, Verni, Verno; of "Kevin": Kev, Kevvy, Kevvie, Kevvi, Kevo."""
    found = _SYLLABLE.match(name)
    if not found or found["last"] in "hjqwxy":
        return []
    base, last, after = found["head"] + found["last"], found["last"], found["after"]
    is_soft = last in "cg" and not after and name[len(base) : len(base) + 1] in {"e", "i", "y"}
    if is_soft or (last == "c" and after):
        return []
    stem = base
    if last in "rlnm" and after and after[0] not in "rlwjhmz":
        stem = base + after[0]
    elif len(found["vowels"]) == 1 and found["head"] != found["vowels"]:
        stem = base + ("k" if last == "c" else last if last in "bdglmnprstvz" else "")
    short = [base] if stem[len(base) :] in {last, "k", ""} else [stem, base]
    ends = ("y", "ie", "i", "o", "ey") if band == "male" else ("ie", "y", "i", "a", "ey")
    return [*short, *(stem + end for end in ends)]


def _spanish(name: str, band: str) -> list[str]:
    """Of "Thiago": Thiaguito, Thiaguillo, Thiaguin; of "Jimena": Jimenita, Jimi, Jimenilla, Jimeni."""
    if name[-1] not in "aeo":
        return [name + ("cito" if band == "male" else "cita")] if name[-1] in "nr" else []
    if name[-2] == "i":  # "Mauricio": "Mauricito"
        short = name[:-2]
    else:
        short = name[:-2] + {"c": "qu", "g": "gu", "z": "c"}.get(name[-2], name[-2])
    first, *others = ("ito", "illo", "in") if band == "male" else ("ita", "illa", "i")
    return [short + first, *(form + "i" for form in _first_part(name)), *(short + end for end in others)]


def _first_part(name: str) -> list[str]:
    found = _SYLLABLE.match(name)
    return [found["head"] + found["last"]] if found and found["last"] not in "hjqwxyc" else []
