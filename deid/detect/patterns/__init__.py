"""The pattern detector: everything that has a written form of its own, and needs no model.

`FAMILIES` holds the patterns, one module a family. To add a pattern, add it to its family's table; it is then
found, filtered by label and country, and run by the property tests of `tests/detect/patterns`.
"""

from collections.abc import Collection, Sequence
from functools import cached_property

from deid.detect.patterns import (
    addresses,
    ages,
    contact,
    crypto,
    dates,
    dates_cjk,
    dates_worded,
    device,
    finance,
    national_ids,
    network,
    people,
    places,
    records,
    secrets,
    times,
)
from deid.detect.patterns.base import Pattern
from deid.detect.patterns.contact import PHONE_REGIONS
from deid.detect.patterns.scan import Scanner
from deid.errors import PolicyError
from deid.types import Span

FAMILIES: dict[str, tuple[Pattern, ...]] = {
    "contact": contact.PATTERNS,
    "network": network.PATTERNS,
    "device": device.PATTERNS,
    "finance": finance.PATTERNS,
    "national_ids": national_ids.PATTERNS,
    "records": records.PATTERNS,
    "crypto": crypto.PATTERNS,
    "secrets": secrets.PATTERNS,
    "addresses": addresses.PATTERNS,
    "places": places.PATTERNS,
    "dates": dates.PATTERNS,
    "times": times.PATTERNS,
    "dates_worded": dates_worded.PATTERNS,
    "dates_cjk": dates_cjk.PATTERNS,
    "ages": ages.PATTERNS,
    "people": people.PATTERNS,
    "usernames": people.USERNAMES,
}
PATTERNS: tuple[Pattern, ...] = tuple(pattern for family in FAMILIES.values() for pattern in family)
LABELS: frozenset[str] = frozenset(pattern.label for pattern in PATTERNS)
COUNTRIES: frozenset[str] = frozenset().union(*(pattern.countries for pattern in PATTERNS))


class PatternDetector:
    """Finds what has a written form: a `Detector` (see `deid.detect.base`). It pickles as its configuration.

    `labels` and `countries` (ISO 3166) narrow the patterns; None takes all. A pattern of no country is always
    on. `phone_regions` is where a telephone number without a country code may be from. An unknown label or
    country raises `PolicyError`, which is a `ValueError`.
    """

    name = "patterns"

    def __init__(
        self,
        *,
        labels: Collection[str] | None = None,
        countries: Collection[str] | None = None,
        phone_regions: Sequence[str] = PHONE_REGIONS,
    ) -> None:
        self._asked = _checked("label", labels, LABELS)
        self._countries = _checked("country", countries, COUNTRIES)
        self._phone_regions = tuple(phone_regions)
        self.labels: frozenset[str] = LABELS if self._asked is None else frozenset(self._asked)

    def detect(self, texts: Sequence[str]) -> list[list[Span]]:
        """One list of spans a text, by start; spans of different patterns may overlap."""
        return [self._scanner.spans(text) for text in texts]

    @cached_property
    def _scanner(self) -> Scanner:
        wanted = (p for p in PATTERNS if p.label in self.labels and self._in_country(p))
        return Scanner(contact.with_regions(pattern, self._phone_regions) for pattern in wanted)

    def _in_country(self, pattern: Pattern) -> bool:
        return (
            self._countries is None
            or not pattern.countries
            or not pattern.countries.isdisjoint(self._countries)
        )

    def __getstate__(self) -> dict[str, object]:
        return {
            "labels": self._asked,
            "countries": self._countries,
            "phone_regions": self._phone_regions,
        }

    def __setstate__(self, state: dict[str, tuple[str, ...]]) -> None:
        self.__init__(**state)  # type: ignore[misc]

    def __repr__(self) -> str:
        return (
            f"PatternDetector(labels={self._asked}, countries={self._countries}, "
            f"phone_regions={self._phone_regions})"
        )


def _checked(kind: str, given: Collection[str] | None, allowed: frozenset[str]) -> tuple[str, ...] | None:
    """Sorted, so that two detectors that mean the same pickle the same."""
    if given is None:
        return None
    if isinstance(given, str):
        given = [given]
    unknown = sorted(set(given) - allowed)
    if unknown:
        raise PolicyError(
            f"patterns: unknown {kind} {', '.join(map(repr, unknown))}; allowed are "
            f"{', '.join(sorted(allowed))}"
        )
    return tuple(sorted(set(given)))
