"""Parts of the world, and sides of a place: they change places among themselves."""

import re

from deid.surrogates.forms import fold, like, like_words, words
from deid.surrogates.places.maps import apart
from deid.surrogates.places.wording import CONTINENTS
from deid.surrogates.source import Source

_PARTS_OF_THE_WORLD = words(
    """
    Latin America|the Middle East|Scandinavia|Eastern Europe|Western Europe|Central Asia|Southeast Asia|
    East Africa|West Africa|the Caribbean|the Balkans|the Mediterranean|the Pacific|the Arctic|the Midwest|
    New England|Central America
""",
    sep="|",
)
_SIDES = ("north", "south", "east", "west")
_SIDE = re.compile(r"\b(?P<side>north|south|east|west)(?P<ern>ern)?\b", re.I)


def part_of_the_world(core: str, bare: str, source: Source) -> str | None:
    for table in (CONTINENTS, _PARTS_OF_THE_WORLD):
        plain = [re.sub("^the ", "", fold(name)) for name in table]
        if fold(bare) in plain:
            new = table[apart(source, f"places/parts/{len(plain)}", tuple(plain))[plain.index(fold(bare))]]
            return like_words(bare, new if core != bare else re.sub("^the ", "", new))
    return None


def other_side(core: str, source: Source) -> str | None:
    """ "Northern California" for "Southern California", or None where there is no such word, or nothing beside it."""
    side = _SIDE.search(core)
    if side is None or not (core[: side.start()] + core[side.end() :]).strip():
        return None
    at = _SIDES.index(fold(side["side"]))
    new = _SIDES[source.derange("places/sides", len(_SIDES), at)] + fold(side["ern"] or "")
    return core[: side.start()] + like(side[0], new) + core[side.end() :]
