"""Given names that have pet names, and which: Bob is a form of Robert, and its fake a form of Robert's fake.

Each of these names has four, in fixed places: two that begin like the name ("Rob", "Robbie"), then two more, of
another letter where there are such ("Bob", "Bobby"). Where people use fewer, the table has made-up ones (Vernie), so
that every place has a counterpart. A pet name belongs to one name alone.
"""

from functools import cache

from deid.surrogates.pools import read


@cache
def _tables() -> tuple[dict[str, tuple[str, ...]], dict[str, tuple[str, int]]]:
    pets_of: dict[str, tuple[str, ...]] = {}
    home: dict[str, tuple[str, int]] = {}
    for line in read("names_nicknames.txt").splitlines():
        _, root, *pets = line.split()
        pets_of[root] = tuple(pets)
        home.update({pet: (root, place) for place, pet in enumerate(pets)})
    return pets_of, home


def pet_names(root: str) -> tuple[str, ...]:
    """The pet names of a folded given name, in their places; none where the table has none."""
    return _tables()[0].get(root, ())


def home(pet: str) -> tuple[str, int] | None:
    """The name that a folded pet name stands for, and its place among that name's."""
    return _tables()[1].get(pet)
