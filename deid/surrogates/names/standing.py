"""Which words of a name stay as they are: titles before it, particles in it, suffixes and credentials behind it."""

from deid.surrogates.forms import fold, words
from deid.surrogates.pools import FAMILY, kind_of, name_place
from deid.words import PARTICLES, TITLES

NAME_TITLES = TITLES | frozenset(words("hr hrn fru dna familie"))
_DOTTED_TITLES = frozenset(words("hr hrn hon gov sen rep maj gen col fr br me sr mag ing dipl"))
_GENERATIONS = frozenset(words("jr sr ii iii iv jnr snr"))
_ORDINALS = frozenset(words("st nd rd th"))
_SUFFIXES = _GENERATIONS | frozenset(words("md phd dds dmd esq rn"))
_CREDENTIALS = frozenset(
    words("""
    MD DO PhD PHD DDS DMD RN NP LPN PA DVM MBA JD CPA MSN BSN FACS FACP MPH LCSW MA MS BA BS PT OT
""")
)
JOINING = frozenset(words("and und et y e or"))
PARTICLES_OR_NAMES = frozenset(
    words("al el le do das della bin st ap abu ben mac vd")
)  # small, or before a hyphen
_PARTICLES = (PARTICLES | JOINING - {"or"}) - PARTICLES_OR_NAMES
_LEADING_PARTICLES = frozenset(words("van von de del dela delas delos der den ter ibn"))
_NEVER_NAMES = frozenset(words("de dela delas delos"))
_KINDS_BEHIND = {
    **dict.fromkeys(words("van von"), "d"),
    **dict.fromkeys(words("da di du das dos"), "GHhrbdftsg-"),
    **dict.fromkeys(words("del la las los"), "Hhft"),
    **dict.fromkeys(words("do della"), "ht"),
    "abu": "r",
    "bin": "GHhrbdftsg-",
    "le": "f",
}
"""Of which kinds (see `pools`; - is none) a family name is behind which a capitalised particle is one, and no name:
"Da Silva" and "Le Blanc", but "Das Gupta", "Di Wang" and "Van Morrison". Or both together are a family name: "Del Rio".
"""
_NAMES_IN_FRONT = frozenset(words("bin do della"))
_IRISH_PARTICLES = frozenset(("\u00d3", "N\u00ed", "U\u00ed"))
_CONNECTIVES = frozenset(words("and und et y or aka nee geb born"))
_FAMILY_WORDS = frozenset(words("family families brothers sisters twins siblings couple household"))
_NEWBORN = frozenset(words("boy girl"))
_ORDINAL_MARKS = frozenset("\u00aa\u00ba")
STANDING = (
    frozenset(word for word in (*_SUFFIXES, *map(fold, _CREDENTIALS), *_CONNECTIVES, *_FAMILY_WORDS))
    | _NEWBORN
    | frozenset(words("baby familie"))
)
SPECIAL = NAME_TITLES | PARTICLES | STANDING | PARTICLES_OR_NAMES
"""What a name of plain words must not have, to be read without looking at how its words stand."""


def standing(words: list[str], follows: list[str], *, login: bool = False) -> list[bool]:
    """Which of the words stay; `follows` has the character behind each. If all would, none does.

    A login name is read as if its words were capitalised, with spaces between: its single letters are initials.
    """
    if login:
        words = [w if w.isupper() or w == "vd" else w.capitalize() for w in words]
        pairs = zip(words, follows, strict=True)
        follows = ["." if len(w) == 1 else " " if f in {".", "_"} else f for w, f in pairs]
    kept = _Reading(words, follows, login=login).kept()
    return [False] * len(words) if all(k or w.isdigit() for k, w in zip(kept, words, strict=True)) else kept


def _is_title(plain: str, follow: str) -> bool:
    return plain in NAME_TITLES and follow != "," and (follow == "." or plain not in _DOTTED_TITLES)


def _is_suffix(word: str, plain: str, doubtful: bool) -> bool:
    """`doubtful`: in capitals like the rest, or right behind one name ("Jack MA"): then it may be a name."""
    return plain in _SUFFIXES or (word in _CREDENTIALS and not doubtful)


class _Reading:
    """One name, read from left to right."""

    def __init__(self, words: list[str], follows: list[str], *, login: bool) -> None:
        self.words, self.follows, self.login = words, follows, login
        self.plain = [fold(word) for word in words]
        self.last = len(words) - 1
        long = [word for word in words if len(word) > 1]
        self.shouted = bool(long) and all(word.isupper() for word in long)
        self.is_small = all(word.islower() for word in words)

    def kept(self) -> list[bool]:
        words, plain, follows, last = self.words, self.plain, self.follows, self.last
        kept = [False] * len(words)
        i = 0
        while i < last and _is_title(plain[i], follows[i]):
            kept[i] = True
            i += 1
        first, names_before = i, 0
        while i <= last:
            if names_before and plain[i] in _GENERATIONS:
                kept[i] = True
            elif i < last and plain[i] == "baby" and plain[i + 1] in _NEWBORN and last > 1:
                kept[i] = kept[i + 1] = True  # "Baby Boy Keller"
                i += 1
            elif (
                names_before
                and i < last
                and words[i].isdigit()
                and follows[i] + plain[i + 1][1:] in _ORDINALS
            ):
                kept[i] = kept[i + 1] = True  # "3rd"
                i += 1
            elif names_before and self._is_suffix(i, names_before):
                kept[i] = all(
                    _is_suffix(w, p, self.shouted) for w, p in zip(words[i:], plain[i:], strict=True)
                )
            elif 0 < i < last and self._is_connective(i):
                kept[i] = True
                while i + 1 < last and _is_title(plain[i + 1], follows[i + 1]):
                    i += 1
                    kept[i] = True
            elif i < last:
                kept[i] = self._stays_before_a_name(i, leads=i == first == 0)
            elif names_before:
                kept[i] = self._stays_at_the_end(i)
            names_before += not kept[i] and len(plain[i]) > 1
            i += 1
        return kept

    def _is_suffix(self, i: int, names_before: int) -> bool:
        doubtful = self.shouted or (names_before < 2 and self.follows[i - 1] != ",")
        return _is_suffix(self.words[i], self.plain[i], doubtful)

    def _is_connective(self, i: int) -> bool:
        plain = self.plain[i]
        if plain not in _CONNECTIVES or not (self.words[i].isascii() or plain == "nee"):
            return False
        if len(plain) > 1 and "-" in (
            self.follows[i - 1],
            self.follows[i],
        ):  # a double name: "Anderson-Aka, MD"
            return False
        return len(plain) > 1 or (self.follows[i] != "." and not self._is_initial(i))

    def _is_initial(self, i: int) -> bool:
        """Whether a single letter is one, and no "y" or "e" between names."""
        word = self.words[i]
        return len(word) == 1 and word.isupper() and not (self.shouted and word == "Y")

    def _stays_before_a_name(self, i: int, *, leads: bool) -> bool:
        if self._is_dotted_particle(i) or (leads and self.plain[i] == "the"):
            return True
        if self.plain[i] in _FAMILY_WORDS:  # "the brothers Keller"
            return not self.login and (self.words[i].islower() or self.plain[0] == "the")
        return self.words[i] in _ORDINAL_MARKS or self._is_particle(i, leads=leads)

    def _stays_at_the_end(self, i: int) -> bool:
        word, plain = self.words[i], self.plain[i]
        if plain in _FAMILY_WORDS:
            if self.login:
                return False
            shown = word.islower() and not self.is_small and name_place(plain) is None
            return shown or self.plain[0] == "the"
        turned = "," in self.follows and word.islower() and plain in _PARTICLES  # "Cruz, Juan de la"
        return turned or word in _ORDINAL_MARKS

    def _is_dotted_particle(self, i: int) -> bool:
        """The v and the d of "v.d. Berg" and "v. Braun"."""
        word, follow, after = self.words[i], self.follows[i], self.words[i + 1]
        if word == "v" and follow and follow in "./":
            return after == "d" or (follow == "." and len(after) > 1 and after[0].isupper())
        return word == "d" and i > 0 and self.words[i - 1] == "v" and i < self.last

    def _is_particle(self, i: int, *, leads: bool) -> bool:
        word, plain, follow = self.words[i], self.plain[i], self.follows[i]
        if word in _IRISH_PARTICLES:
            return follow == " "
        if follow == "." or not word.isascii() or self._is_initial(i):
            return False
        if self._is_between_asian_names(i):
            return False
        after = self.plain[i + 1]
        if plain in {"al", "el"} and (follow == "-" or _is_arabic(after)):
            return True
        if word.islower() and not (self.is_small and plain in PARTICLES_OR_NAMES):
            return plain in PARTICLES_OR_NAMES or plain in _PARTICLES
        if plain in _KINDS_BEHIND and (leads or plain in PARTICLES_OR_NAMES) and self._opens_a_family(i):
            return not (leads and plain in _NAMES_IN_FRONT)
        if plain in PARTICLES_OR_NAMES:
            return False
        if not leads:
            return plain in _PARTICLES
        before_one = not (after in _PARTICLES or self.follows[i + 1] == "," or plain in _NEVER_NAMES)
        return plain in _LEADING_PARTICLES and not before_one  # "Von Miller", "Van Morrison"

    def _opens_a_family(self, i: int) -> bool:
        after = self.plain[i + 1]
        place = name_place(after)
        if place is not None and place[0] != FAMILY and i + 1 < self.last and self.follows[i + 1] != ",":
            return False
        kind = kind_of(after) if place else "-"
        joined = name_place(self.plain[i] + after)
        return kind in _KINDS_BEHIND[self.plain[i]] or (
            kind not in "ai" and joined is not None and joined[0] == FAMILY
        )

    def _is_between_asian_names(self, i: int) -> bool:
        """Whether the Van of "Tran Van Duc": a name, where the others are East or South-East Asian ones, too."""
        return (
            i > 0
            and (self.is_small or not self.words[i].islower())
            and all(name_place(p) and kind_of(p) == "a" for p in (self.plain[i - 1], self.plain[i + 1]))
        )


def _is_arabic(plain: str) -> bool:
    """Whether an Arabic family name ("Al Rashid"), and so not the second name of an Al."""
    place = name_place(plain)
    return place is not None and place[0] == FAMILY and kind_of(plain) == "r"
