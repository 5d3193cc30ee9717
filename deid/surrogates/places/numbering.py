"""Numbers that stand for themselves: in streets, organisations, districts."""

from deid.surrogates.source import Source

_LOADED = frozenset(("", "14", "18", "69", "88", "420", "666", "911", "1312", "1488"))
"""What a reader takes for a slogan or a joke; and zero, which no house has."""
_MOST_STEPS = 8


def digits(purpose: str, written: str, source: Source) -> str:
    """Other digits, as many (see `Source.digits`), and on to the next where a reader would stumble over them.

    One-to-one, but for the originals that are such numbers themselves.
    """
    new = source.digits(purpose, written)
    for _ in range(_MOST_STEPS):
        if new.lstrip("0") not in _LOADED and new != written:
            break
        new = source.digits(purpose, new)
    return new if new != written else source.digits(purpose, written)
