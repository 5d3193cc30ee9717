"""Given and family names."""

from collections import defaultdict
from pathlib import Path


def words(text: str) -> frozenset[str]:
    return frozenset(text.split())


# Names that no reader should meet as somebody's fake name.
UNWANTED = frozenset(
    words("""
    anal anus ass balls bastard bitch blow boob boobs butt butts cock cocks coon crap cum cunt dick dicks
    dickhaut dyke fag fagg faggot fuchs fuck fucks fuk gay gook hitler ho hoare hooker hore hussein jap
    jesus kike kill killer laden lucifer moron nazi negro nigger osama pecker penis piss poop porn pussy
    queer raper rape raper satan schmuck sex sexton shit shite shitt slut sluts stalin suck tit tits titty
    turd twat vagina wank wanker whore
""")
)


def name_bands() -> dict[str, list[str]]:
    """Each name of the US Census 1990 in the one band where it is most frequent, most frequent first."""
    import names

    def share(file: str) -> dict[str, float]:
        lines = (Path(names.__file__).parent / file).read_text("ascii").split("\n")
        return {fields[0].lower(): float(fields[1]) for fields in map(str.split, lines) if fields}

    shares = {
        "female": share("dist.female.first"),
        "male": share("dist.male.first"),
        "family": share("dist.all.last"),
    }
    weight = {"female": 0.5, "male": 0.5, "family": 1.0}  # a given-name share is one of a single sex
    bands: dict[str, list[tuple[float, str]]] = defaultdict(list)
    for name in sorted(set().union(*shares.values())):
        if len(name) < 2 or not name.isalpha() or name in UNWANTED:
            continue
        held = {band: weight[band] * table[name] for band, table in shares.items() if name in table}
        best = max(held, key=lambda band: (held[band], band))
        bands[best].append((-held[best], name))
    return {band: [name for _, name in sorted(found)] for band, found in bands.items()}


def names_file() -> str:
    """78 lines: band, first letter, then that bucket's names, most frequent first."""
    lines = []
    for band, found in sorted(name_bands().items()):
        buckets: dict[str, list[str]] = defaultdict(list)
        for name in found:
            buckets[name[0]].append(name)
        lines += [f"{band} {letter} {' '.join(buckets[letter])}" for letter in sorted(buckets)]
    return "\n".join(lines) + "\n"


VERSIONS = {"names": "0.3.0"}
CENSUS = "US Census Bureau 1990, as packaged by `names` {names}"
SOURCES = {
    "names.txt": ("given and family names by band and letter, most frequent first", CENSUS, "public domain"),
}


def make() -> dict[str, str]:
    return {"names.txt": names_file()}
