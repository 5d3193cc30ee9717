"""Which origin group a name belongs to: by the census' shares where they tell, by its letters where they do not.

The letters are judged by naive Bayes over n-grams, trained on lists of names by origin (Faker's locales, and the
lists of deid.synthesis). It is a guess about a spelling, good enough to replace Kowalski with another Slavic name.
"""

import re
import unicodedata
from collections import Counter
from functools import cache
from math import log

GENERAL, HISPANIC, ASIAN, INDIAN, ARABIC, BLACK = "g", "h", "a", "i", "r", "b"
GERMAN, FRENCH, ITALIAN, SLAVIC = "d", "f", "t", "s"
LISTS = {
    GENERAL: ("british", "irish"),
    HISPANIC: ("spanish", "hispanic"),
    ASIAN: ("chinese", "japanese", "korean", "vietnamese", "thai_lao", "pacific", "filipino", "indonesian"),
    INDIAN: ("south_asian_hindi", "tamil", "telugu_malayali", "bengali", "punjabi"),
    ARABIC: ("arabic", "persian", "pakistani", "somali", "turkish"),
    BLACK: ("yoruba_igbo", "akan_wolof", "african_american", "southern_african", "east_african"),
    GERMAN: ("german", "dutch"),
    FRENCH: ("french",),
    ITALIAN: ("italian",),
    SLAVIC: ("polish", "russian", "czech", "balkan"),
}
"""The groups, and the lists of deid.synthesis.names that they are learnt from."""
_UNDECOMPOSED = str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "\u0131": "i"}
)
_OTHERS = frozenset((GENERAL, GERMAN, FRENCH, ITALIAN, SLAVIC))
_BY_LETTERS = _OTHERS | {ARABIC}


def plain(name: str) -> str:
    """Folded as deid.surrogates.forms.fold does it, without spaces, hyphens and apostrophes."""
    text = unicodedata.normalize("NFKD", name.casefold())
    text = "".join(c for c in text if not unicodedata.combining(c)).translate(_UNDECOMPOSED)
    return re.sub(r"[\W_]", "", text)


@cache
def listed(band: str) -> dict[str, str]:
    """Name -> its group, for the names of the lists; all of them, where there are several."""
    from deid.synthesis.names import pool

    found: dict[str, str] = {}
    for group, origins in LISTS.items():
        for origin in origins:
            bands = ("female", "male") if band == "given" else (band,)
            for name in (n for b in bands for n in getattr(pool(origin), b)):
                if not re.search(r"[ -]", name) and plain(name).isascii() and plain(name).isalpha():
                    groups = found.get(plain(name), "")
                    found[plain(name)] = groups if group in groups else groups + group
    return found


def _grams(name: str) -> list[str]:
    text = f"^{name}$"
    return [text[i : i + n] for n in (2, 3, 4) for i in range(len(text) - n + 1)]


class Guess:
    """Naive Bayes over the letters of names."""

    def __init__(self, examples: dict[str, str]) -> None:
        counts: dict[str, Counter[str]] = {group: Counter() for group in LISTS}
        for name, group in examples.items():
            counts[group].update(_grams(name))
        kinds = sorted(set().union(*counts.values()))
        totals = [sum(counts[group].values()) + 0.3 * len(kinds) for group in LISTS]
        self.logs = {
            gram: [
                log((counts[group][gram] + 0.3) / total) for group, total in zip(LISTS, totals, strict=True)
            ]
            for gram in kinds
        }
        self.unknown = [log(0.3 / total) for total in totals]

    def ranked(self, name: str, groups: frozenset[str]) -> list[tuple[float, str]]:
        """(log likelihood, group), the likeliest first."""
        rows = [self.logs.get(gram, self.unknown) for gram in _grams(name)]
        scores = zip(map(sum, zip(*rows, strict=True)), LISTS, strict=True)
        return sorted(((round(score, 6), group) for score, group in scores if group in groups), reverse=True)


_MARGIN = 9.0
_USUAL = 60_000


def group_of(name: str, row: dict[str, float], guess: Guess, known: dict[str, str], *, given: bool) -> str:
    """The group of a name by the shares of those who bear it, and by its letters where these say too little."""

    def likelier(group: str, than: frozenset[str], margin: float = 0.0) -> bool:
        scores = {g: score for score, g in guess.ranked(name, than | {group})}
        return all(scores[group] - scores[other] >= margin for other in than if other in scores)

    groups = known.get(name, "")
    if row["pcthispanic"] > 50:
        return HISPANIC
    if row["pctapi"] > 50:
        of_asia = frozenset((ASIAN, INDIAN, ARABIC))
        return guess.ranked(name, of_asia & frozenset(groups) or of_asia)[0][1]
    mixed = row["pctapi"] + row["pctblack"] > 25
    listed_arabic = ARABIC in groups and (mixed or likelier(ARABIC, frozenset((GENERAL,))))
    if listed_arabic or (mixed and likelier(ARABIC, _OTHERS | {BLACK}, 5)):
        return ARABIC
    if row["pctblack"] > 60:
        return BLACK
    if row["pctapi"] > 25 and (ASIAN in groups or INDIAN in groups):
        return ASIAN if ASIAN in groups else INDIAN
    return _by_letters(name, int(row["count"]), guess, groups, given=given)


def _by_letters(name: str, bearers: int, guess: Guess, groups: str, *, given: bool) -> str:
    ranked = guess.ranked(name, frozenset(_BY_LETTERS))
    best = ranked[0][1]
    over_general = ranked[0][0] - next(score for score, group in ranked if group == GENERAL)
    if bearers > _USUAL and GENERAL in groups:
        return GENERAL
    if best in groups and (not given or bearers < _USUAL):
        return ITALIAN if given and best == FRENCH else best  # too few French ones for a group
    if given or bearers > _USUAL or over_general < _MARGIN:
        return GENERAL
    return best
