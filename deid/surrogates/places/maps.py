"""Which region a region becomes, and which city a city: keyed, exactly one-to-one, without tables of results.

Regions change places within groups that have alike many cities (`gazetteer.region_groups`). Of a region's
cities the largest 12, the 68 after them and the rest keep among themselves. Where the other region has fewer
cities, those left over take, across the regions of the group, the names that are left over there, if no other
region of the group has that name; where that fails, or the two names would share a word, a coined name by the
city's own number. So two cities of a region never share a surrogate, and a surrogate is always said to lie in
the region that its region becomes.
"""

import re
from bisect import bisect_right
from collections.abc import Sequence
from itertools import accumulate
from typing import NamedTuple

from deid.surrogates.forms import fold, words
from deid.surrogates.places import coined_cities, gazetteer
from deid.surrogates.places.gazetteer import Place
from deid.surrogates.source import Source

_STRATA = (12, 80)
_MOST = 4096
_DISTRICT = "DC"  # a region of one great city: it counts as one more, the largest, of a small state
_DISTRICT_GROUP = 4
_UNSAID = frozenset(words("republic island islands saint"))  # what two countries may share
GENERIC = frozenset(
    words("""
    lake river mount mountain mountains mt creek bay island islands isle valley beach park county parish
    township district province state region republic north south east west northern southern eastern
    western central upper lower greater new old port fort saint st san santa sao bridge airport station
    terminal harbor harbour university hospital street avenue road square plaza place hills hill heights
    springs falls forest woods canyon desert coast peninsula cape gulf sea ocean strait channel city town
    village downtown uptown midtown room building floor tower center centre mall hotel school church stadium
    arena theater theatre museum the of and de la le del di da du el los las les in on am an der die das von
    upon under near area metro suburb highway route interstate i us hwy rio monte castle house hall court
    gate field fields farm garden gardens zoo bad ost nord sud
    oblast governorate prefecture canton department departement krai voivodeship emirate kingdom territory
    territories commonwealth federation democratic international national regional memorial avenue ave rd blvd lane
    drive terrace trail peak summit ridge glacier volcano ranges range plateau plain plains prairie basin delta
    canal bayou cove inlet sound reef atoll lagoon fjord loch glen moor marsh swamp dam reservoir waterfall
    cave caves cliffs dunes rapids pass pier wharf dock docks marina quay lighthouse palace tower towers abbey
    cathedral temple shrine mosque monastery basilica fortress citadel ruins monument library gallery opera
    aquarium observatory stadium hbf hauptbahnhof bahnhof flughafen gare aeroport estacion aeropuerto stazione
    aeroporto luchthaven monte montagne mont lac lago see insel isla isola ile plage playa spiaggia puente ponte
    pont brucke parc parque parco sub saharan asia africa europe america archipelago cape crossing junction
    country continent upstate do dos das grande nord sur norte
""")
)  # fmt: skip
"""Words that a place and its surrogate may both have."""


class Target(NamedTuple):
    """What a city becomes."""

    name: str
    region: str
    """Where it is said to lie."""
    place: Place | None
    """Where the tables have it; None for a coined name, and for one that really lies elsewhere."""


def share(one: str, other: str, but: frozenset[str] = _UNSAID) -> bool:
    """Whether two folded names share a word of four letters or more, but for some, or one holds the other."""
    words_of_one = _LONG_WORD.findall(one)
    if one in other:
        return True
    return any(word not in but for word in _LONG_WORD.findall(other) if word in words_of_one)


_LONG_WORD = re.compile(r"[^\W_]{4,}")


def apart(source: Source, purpose: str, named: Sequence[str]) -> list[int]:
    """For each of the names another one, one-to-one, that shares no word with it: for South Korea not North
    Korea. A keyed derangement, in which pairs that do share one change partners.
    """
    found = source.parts.get(purpose)
    if isinstance(found, list):
        return found
    n = len(named)
    others = [source.derange(purpose, n, i) for i in range(n)]
    for i in range(n):
        if share(named[i], named[others[i]]):
            for j in (k % n for k in range(i + 1, i + n)):
                if not share(named[i], named[others[j]]) and not share(named[j], named[others[i]]):
                    others[i], others[j] = others[j], others[i]
                    break
    source.parts[purpose] = others
    return others


def region(source: Source, where: str) -> str:
    """The region that a region becomes: 'US-OH' another state of its group, 'CA-ON' another province; the
    same where STATE is kept, and for countries that the tables do not divide ('BR').
    """
    if "-" not in where or "STATE" in source.kept:
        return where
    found = source.parts.setdefault("places/regions", {})
    assert isinstance(found, dict)
    if where not in found:
        found[where] = _region(source, where)
    return found[where]


def _region(source: Source, where: str) -> str:
    country, _, code = where.partition("-")
    groups = gazetteer.region_groups(country)
    if country == "US" and code == _DISTRICT:
        group = gazetteer.STATE_GROUPS[_DISTRICT_GROUP].split()
        return f"US-{group[source.pick('places/us/DC', len(group), code)]}"
    group_of = groups.get(code, (code,))
    if len(group_of) < 2:
        return where
    named = dict(gazetteer.states(country))
    others = apart(
        source, f"places/regions/{country}/{group_of[0]}", [fold(named.get(c, c)) for c in group_of]
    )
    return f"{country}-{group_of[others[group_of.index(code)]]}"


def _size(where: str) -> int:
    country, _, code = where.partition("-")
    return gazetteer.region_sizes(country).get(code, 0) if code else len(gazetteer.cities(where))


def city(source: Source, place: Place) -> Target:
    """What a city of the tables becomes."""
    known = source.parts.setdefault("places/cities", {})
    assert isinstance(known, dict)
    at = place.region, place.index
    found = known.get(at)
    if found is None:
        if len(known) >= _MOST:
            known.clear()
        found = known[at] = _city(source, place)
    return found


def _city(source: Source, place: Place) -> Target:
    here, target = place.region, region(source, place.region)
    plain = fold(gazetteer.cities(here)[place.index])
    size, at = _numbered(source, here, place.index)
    there = _size(target)
    low, high = _stratum(min(size, there), at)
    found: Place | None
    if at < high and (here != target or high - low > 1):
        choose = source.derange if here == target else source.permute
        found = Place("CITY", target, low + choose(f"places/cities/{target}/{low}", high - low, at - low))
    else:
        found = _left_over(source, here, at) if here != target else None
    if found is not None:
        name = gazetteer.cities(found.region)[found.index]
        if not share(plain, fold(name), GENERIC):
            return Target(name, target, found if found.region == target else None)
    return Target(_coined(source, place), target, None)


def _stratum(size: int, at: int) -> tuple[int, int]:
    """The part of range(size) that a rank keeps to; the last one for a rank beyond."""
    bounds = [0, *(b for b in _STRATA if b + 4 <= size), size]
    i = min(bisect_right(bounds, at), len(bounds) - 1)
    return bounds[i - 1], bounds[i]


def _numbered(source: Source, here: str, index: int) -> tuple[int, int]:
    """How many cities go where this one goes, and which of them it is."""
    size = _size(here)
    if not here.startswith("US-") or "STATE" in source.kept:
        return size, index
    district = f"US-{_DISTRICT}"
    more = _size(district)
    if here == district:
        host = _preimage(source, region(source, district))
        size = _size(host)
        return size + more, index if index == 0 else size + index
    if region(source, here) == region(source, district):
        return size + more, index + 1
    return size, index


def _preimage(source: Source, target: str) -> str:
    country, _, code = target.partition("-")
    group = gazetteer.region_groups(country)[code]
    return next(f"{country}-{c}" for c in group if region(source, f"{country}-{c}") == target)


def _left_over(source: Source, here: str, at: int) -> Place | None:
    """A city of the group that no city comes to, with a name that no other region of the group has."""
    if here == f"US-{_DISTRICT}":
        return None
    sources, targets = _rests(source, here)
    start, rank = next((start, at - first) for code, first, start in sources if code == here)
    total = sum(size for _, _, size in targets)
    if start + rank >= total:
        return None
    number = source.permute(f"places/rest/{targets[0][0]}", total, start + rank)
    ends = list(accumulate(size for _, _, size in targets))
    i = bisect_right(ends, number)
    where, first, size = targets[i]
    place = Place("CITY", where, first + number - (ends[i] - size))
    name = fold(gazetteer.cities(where)[place.index])
    country = here.partition("-")[0]
    group = {f"{country}-{code}" for code in gazetteer.region_groups(country)[here.partition("-")[2]]}
    return place if sum(r in group for r in gazetteer.regions_with(name)) == 1 else None


_Rests = tuple[list[tuple[str, int, int]], list[tuple[str, int, int]]]


def _rests(source: Source, here: str) -> _Rests:
    """Of the group of a region: (region, first city left over, how many before it) of those with too many
    cities, (region, first city left over, how many) of those with more than come.
    """
    country, _, code = here.partition("-")
    group = gazetteer.region_groups(country)[code]
    purpose = f"places/rests/{country}/{group[0]}"
    found = source.parts.get(purpose)
    if isinstance(found, tuple):
        return found
    sources, targets, before = [], [], 0
    for each in (f"{country}-{c}" for c in group):
        target = region(source, each)
        size, there = _numbered(source, each, 0)[0], _size(target)
        if size > there:
            sources.append((each, there, before))
            before += size - there
        elif size < there:
            targets.append((target, size, there - size))
    source.parts[purpose] = (sources, targets)
    return sources, targets


def _coined(source: Source, place: Place) -> str:
    country, _, code = place.region.partition("-")
    number = place.index
    if code:
        for other, size in gazetteer.region_sizes(country).items():
            if other == code:
                break
            number += size
    return coined_cities.numbered(number, country, source)


def unknown(plain: str, source: Source, country: str = "") -> str:
    """A coined city for one that is in no table."""
    return coined_cities.named(plain, country, source)
