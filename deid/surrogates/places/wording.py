"""What the text of a place says: its kind, where it lies, and over how many lines it goes. (`places` makes the
fakes.)
"""

import re
from functools import lru_cache

from deid.surrogates.forms import fold, words
from deid.surrogates.places import gazetteer

CONTINENTS = words("Europe|Asia|Africa|Oceania|North America|South America|the Americas|Antarctica", "|")
_PLAIN_CONTINENTS = frozenset(fold(name).removeprefix("the ") for name in CONTINENTS)


@lru_cache(maxsize=1 << 12)
def kind_of(name: str) -> str | None:
    """'CITY', 'STATE' or 'COUNTRY' by the tables, or None. A name that is several is the largest of them.

    A continent counts as a COUNTRY: it is kept where those are, and says no more than they do.
    """
    bare = core_of(name)
    if is_continent(bare):
        return "COUNTRY"
    if len(bare) == 2 and gazetteer.find_state(bare):
        return "STATE"
    if gazetteer.find_country(bare):
        return "COUNTRY"
    if gazetteer.find_state(bare) and fold(bare) not in {"new york", "washington"}:
        return "STATE"
    return "CITY" if gazetteer.find_city(bare) else None


def is_city_of(name: str, state: str) -> bool:
    """Whether the table has a city of that name in the US state: Ontario in California."""
    beside = core_of(state)
    return is_us_state(beside) and gazetteer.find_city(core_of(name), region_of(beside)) is not None


_WRAP = re.compile(r"[^\S\n]*\n\s*")
_LAST_WORDS = re.compile(r"(?:[^\W\d_][\w.'\u2019-]*[^\S\n]+){0,2}[^\W\d_][\w.'\u2019-]*$")
_FIRST_WORDS = re.compile(r"[^\W\d_][\w'\u2019-]*(?:[^\S\n]+[^\W\d_][\w'\u2019-]*){0,2}")
_JOINED = "\x1f"  # white space for `re` and `str`, and in no text that anybody wrote


def unwrap(text: str, *, place: bool = False) -> tuple[str, list[str]]:
    """The text with the line breaks inside names ("New\\nYork") as another white space, and those breaks.

    With `place`, where the text is places only, a break joins unless there is a known place on either side.
    """
    gaps: list[str] = []
    if "\n" not in text or _JOINED in text:
        return text, gaps

    def join(match: re.Match[str]) -> str:
        before = _LAST_WORDS.search(text[: match.start()])
        after = _FIRST_WORDS.match(text, match.end())
        if not before or not after or not (_spans_break(before[0], after[0]) or (place and _is_one(match))):
            return match[0]
        gaps.append(match[0])
        return _JOINED

    return _WRAP.sub(join, text), gaps


def _spans_break(before: str, after: str) -> bool:
    left, right = before.split(), after.split()
    return any(
        kind_of(" ".join([*left[-i:], *right[:j]])) is not None
        for i in range(1, len(left) + 1)
        for j in range(1, len(right) + 1)
    )


def _is_one(match: re.Match[str]) -> bool:
    sides = (
        match.string[: match.start()].rpartition("\n")[2],
        match.string[match.end() :].partition("\n")[0],
    )
    return not all(kind_of(part) for part in sides)


def rewrap(text: str, gaps: list[str]) -> str:
    """The breaks of `unwrap` again, as many as are left."""
    if not gaps:
        return text
    left = iter(gaps)
    return re.sub(_JOINED, lambda _: next(left, "\n"), text)


def in_gaps(written: str, new: str) -> str:
    """The words of `new` with the white space of `written` between them, as far as both have some."""
    if "\n" not in written and _JOINED not in written and "  " not in written and "\t" not in written:
        return new
    gaps = re.findall(r"\s+", written)
    if all(gap == " " for gap in gaps):
        return new
    pieces = new.split(" ")
    gaps += [" "] * len(pieces)
    return "".join(piece + gap for piece, gap in zip(pieces[:-1], gaps, strict=False)) + pieces[-1]


def is_continent(name: str) -> bool:
    return fold(name).removeprefix("the ") in _PLAIN_CONTINENTS


@lru_cache(maxsize=1 << 12)
def core_of(text: str) -> str:
    """The name alone, on one line."""
    return " ".join(bare_of(text).split())


@lru_cache(maxsize=1 << 12)
def bare_of(text: str) -> str:
    """Without the punctuation around it; the last dot of 'U.S.' belongs to it."""
    core = text.strip(" \t\n\x1f\"'()[],;:")
    start = text.find(core)
    if core[:2].lower() == "s-" and start and text[start - 1] in "'\u2019":  # 's-Hertogenbosch
        core = text[start - 1] + core
    return core if core.count(".") > 1 else core.strip(".")


def is_us_state(text: str) -> bool:
    place = gazetteer.find_state(text)
    return place is not None and place.region == "US"


def region_of(context: str) -> str | None:
    """Where the cities beside a state or country lie, as the gazetteer writes it; None for the US as a whole."""
    state, country = gazetteer.find_state(context), gazetteer.find_country(context)
    if state:
        code = gazetteer.states(state.region)[state.index][0]
        return f"US-{code}" if state.region == "US" else state.region
    code = gazetteer.countries()[country.index][0] if country else "US"
    return None if code == "US" else code
