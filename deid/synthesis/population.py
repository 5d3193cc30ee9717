"""Who is in a document: somebody new in each role, or one of a population that recurs."""

from bisect import bisect
from collections.abc import Mapping
from itertools import accumulate
from random import Random
from typing import Generic, TypeVar

from deid.synthesis.names import ORIGINS
from deid.synthesis.personas import AT_HOME, Person
from deid.synthesis.places import COUNTRIES, WEIGHTS
from deid.synthesis.slots import Scene
from deid.synthesis.specification import OTHER, Specification
from deid.synthesis.words import listed

T = TypeVar("T")
_OFTEN = {"word": 2.0, "us": 2.0}
_STAFF = frozenset(
    listed(
        "doctor nurse surgeon therapist pharmacist agent officer judge lawyer attorney solicitor counsel teacher "
        "professor manager recruiter hr clerk radiologist pathologist physician provider author reporter editor "
        "detective sergeant support operator technician consultant attending resident midwife dentist"
    )
)
"""Roles of people at work: in a population, others than the customers and patients."""


class Weighted(Generic[T]):
    def __init__(self, weights: Mapping[T, float]) -> None:
        self._items = [item for item, weight in weights.items() if weight > 0]
        self._sums = list(accumulate(weights[item] for item in self._items))

    def pick(self, rng: Random) -> T:
        return self._items[min(bisect(self._sums, rng.random() * self._sums[-1]), len(self._items) - 1)]


class People:
    """Who is in a document: new people, or some of a population."""

    def __init__(self, specification: Specification, seed: int | str) -> None:
        origins = specification.origins or {origin: _OFTEN.get(origin, 1.0) for origin in ORIGINS}
        countries = specification.countries or dict(zip(COUNTRIES, WEIGHTS, strict=True))
        self._origins = Weighted(origins)
        self._countries = Weighted({"XX" if c == OTHER else c: weight for c, weight in countries.items()})
        self._at_home = {} if specification.origins else AT_HOME
        self._seed, self._count = seed, specification.people

    def _choose(self, rng: Random) -> tuple[str, str]:
        country = self._countries.pick(rng)
        home = self._at_home.get(country)
        return country, rng.choice(home) if home and rng.random() < 0.5 else self._origins.pick(rng)

    def scene(self, name: str, rng: Random) -> tuple[Scene, dict[str, int]]:
        """A scene, and (filled as it goes) who of the population is in it."""
        taken: dict[str, int] = {}

        def person(role: str) -> Person:
            if self._count is None:
                return Person(f"{name}:{role}", self._choose)
            taken[role] = self._number(role, set(taken.values()), rng)
            return Person(f"{self._seed}:person:{taken[role]}", self._choose)

        return Scene(rng, person), taken

    def _number(self, role: str, taken: set[int], rng: Random) -> int:
        assert self._count is not None
        staff = max(1, self._count // 4)
        low, high = (0, staff) if role.rstrip("0123456789") in _STAFF else (staff, self._count)
        free = [n for n in range(low, high) if n not in taken] if high - low <= 2 * len(taken) else None
        if free is None:
            while (number := rng.randrange(low, high)) in taken:
                pass
            return number
        return rng.choice(free) if free else rng.randrange(low, high)
