"""The names of streets: another of the same language and article, the same wherever the street is named.

One-to-one for the names in `street_words`; any other name becomes one of them, or, in English, a family name
of the US Census, by its hash: two may become one.
"""

from deid.surrogates.forms import fold, like_words, words
from deid.surrogates.places import street_words
from deid.surrogates.pools import FAMILY, bucket
from deid.surrogates.source import Source

_LETTERS = "abcdefghjklmnoprstvw"
_FREQUENT = 300
_STAND = frozenset(words("saint sainte san santa santo sant lake"))


def rename(written: str, which: str, source: Source, *, own: frozenset[str] = frozenset()) -> str:
    """Another name for a street, in the case of `written`, which may be of several words.

    `which` names a pool of `street_words`; `own` are the other words of the address, folded, none of which may
    come in.
    """
    plain = " ".join(fold(written).replace(".", "").split())
    mine = own | frozenset(plain.replace("-", " ").split())
    pool, places = street_words.pool(which), street_words.places(which)
    at = places.get(plain)
    if at is not None:
        new = pool[source.derange(f"addresses/streets/{which}", len(pool), at)]
        if _is_free(new, plain, mine):
            return like_words(written, new)
    for attempt in range(64):
        if which == "EN":
            letter = _LETTERS[source.pick("addresses/letter", len(_LETTERS), plain, attempt)]
            names = bucket(FAMILY, letter)[:_FREQUENT]
            new = names[source.pick("addresses/name", len(names), plain, attempt)].capitalize()
        else:
            new = pool[source.pick("addresses/names", len(pool), plain, attempt)]
        if _is_free(new, plain, mine):
            return like_words(written, new)
    raise AssertionError("no street name in 64 draws")


def _is_free(new: str, plain: str, own: frozenset[str]) -> bool:
    parts = fold(new).replace("-", " ").split()
    return plain not in fold(new) and not any(part in own - _STAND for part in parts if len(part) > 2)


def stem(written: str, which: str, source: Source) -> str:
    """Another first part for a compound: Haupt(straße), Kerk(straat)."""
    new = rename(written, which, source)
    return new if written[:1].isupper() else new.lower()
