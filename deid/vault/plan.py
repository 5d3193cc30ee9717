"""Exactly one-to-one: which originals are drawn anew, so that no two of a label and scope share a surrogate.

The plan is a function of the key and of the *set* of originals: order, shards and reruns change nothing. Of the
originals that share a surrogate, the first by a keyed order keeps it; the others are drawn anew, attempt after
attempt, until they have one that nobody has; where there are too few for all, the rest keeps what it shares, and is
counted. It takes about 1 KB of memory an original.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from deid.corpus.collisions import SHIFTED, canonical
from deid.pipeline import Deidentifier
from deid.policy.actions import act
from deid.vault.records import Record, Seal
from deid.vault.store import Entity, Vault

_DRY_ROUNDS, _DRY_DRAWS = 256, 200_000
"""After so many attempts, or draws, in which nobody found a free surrogate, the range is as good as used up."""

Draw = Callable[[Sequence[Entity], int], list[str | None]]
"""The surrogates of some originals at an attempt."""


@dataclass(slots=True)
class Plan:
    """What a plan settled, in numbers by label."""

    originals: Counter[str] = field(default_factory=Counter)
    """Distinct ones, whatever their written forms."""
    redrawn: Counter[str] = field(default_factory=Counter)
    """Of them, those that get another surrogate than without the plan."""
    left: Counter[str] = field(default_factory=Counter)
    """Of them, those that still share one: there are too few for all."""
    changed: int = 0
    """Records that stand in an output already, with another surrogate than they have from now on."""


class _Original:
    """One original in all its written forms: the same letters and digits, in one label and scope."""

    __slots__ = ("attempt", "forms", "label", "name", "scope", "surrogates")

    def __init__(self, label: str, scope: str, name: str) -> None:
        self.label, self.scope, self.name = label, scope, name
        self.forms: list[str] = []
        self.surrogates: list[str] = []
        """Of the forms, at the attempt."""
        self.attempt = 0

    @property
    def entities(self) -> list[Entity]:
        return [(self.label, self.scope, form) for form in self.forms]

    @property
    def claims(self) -> set[Entity]:
        return {(self.label, self.scope, canonical(surrogate)) for surrogate in self.surrogates}


def plan(vault: Vault, deidentifier: Deidentifier, *, labels: Iterable[str] | None = None) -> Plan:
    """Settle the plan of an open vault that all inputs were recorded in, and write it there.

    It is for all labels that the policy replaces but dates, times and ages, or for `labels` of them. What is drawn
    anew no longer follows what it belonged to: the forms of a name, the state of a city.
    """
    rule = deidentifier.policy.rule
    wanted = None if labels is None else frozenset(labels)

    def planned(label: str) -> bool:
        chosen = wanted is None or label in wanted
        return chosen and label not in SHIFTED and rule(label).action == "replace"

    try:
        return settle(vault, drawn_by(deidentifier), planned=planned)
    finally:
        deidentifier.redraw({})


def settle(vault: Vault, draw: Draw, *, planned: Callable[[str], bool]) -> Plan:
    """`plan`, with the surrogates that `draw` makes, for the labels that are `planned`."""
    used: dict[Entity, bool] = {}
    originals: dict[Entity, _Original] = {}
    for record in vault.records():
        if planned(record.label):
            form = (record.label, record.scope, record.original)
            used[form] = used.get(form, False) or record.used
            key = (record.label, record.scope, canonical(record.original))
            original = originals.setdefault(key, _Original(*key))
            if record.original not in original.forms:
                original.forms.append(record.original)
    before = vault.attempts()
    left = _assign(originals.values(), draw, vault.seal)
    return _written(vault, list(originals.values()), left, before, used)


def _assign(originals: Iterable[_Original], draw: Draw, seal: Seal) -> list[_Original]:
    """Gives each its attempt and surrogates; returns those that still share one."""
    owned: set[Entity] = set()
    waiting = list(originals)
    _draw(waiting, draw, 0)
    claimed = Counter(claim for original in waiting for claim in original.claims)
    rivals = []
    for original in waiting:
        if all(claimed[claim] == 1 for claim in original.claims):
            owned |= original.claims
        else:
            rivals.append(original)
    rivals.sort(key=lambda original: seal.rank(original.label, original.scope, original.name))
    first = {id(original): original.surrogates for original in rivals}
    losers = list(_without_a_claim(rivals, owned))
    attempt = dry = 0
    while losers and dry < _DRY_ROUNDS and dry * len(losers) < _DRY_DRAWS:
        attempt += 1
        _draw(losers, draw, attempt)
        before = len(losers)
        losers = list(_without_a_claim(losers, owned))
        dry = dry + 1 if len(losers) == before else 0
    for original in losers:
        original.attempt, original.surrogates = 0, first[id(original)]
    return losers


def _draw(originals: Sequence[_Original], draw: Draw, attempt: int) -> None:
    drawn = iter(draw([entity for original in originals for entity in original.entities], attempt))
    for original in originals:
        found = [next(drawn) for _ in original.forms]
        original.attempt = attempt
        original.surrogates = [surrogate for surrogate in found if surrogate is not None]


def _without_a_claim(originals: Iterable[_Original], owned: set[Entity]) -> Iterator[_Original]:
    """One after the other takes its claims, if all of them are free; those that cannot come back."""
    for original in originals:
        claims = original.claims
        whole = len(original.surrogates) == len(original.forms)
        if not whole or claims & owned:
            yield original
        else:
            owned |= claims


def _written(
    vault: Vault,
    originals: Sequence[_Original],
    left: Sequence[_Original],
    before: dict[Entity, int],
    used: dict[Entity, bool],
) -> Plan:
    told = Plan()
    told.left.update(original.label for original in left)
    attempts = {}
    covered = []
    for original in originals:
        told.originals[original.label] += 1
        told.redrawn[original.label] += original.attempt > 0
        whole = len(original.surrogates) == len(original.forms)
        for i, entity in enumerate(original.entities):
            name = vault.seal.id(*entity)
            covered.append(name)
            if original.attempt:
                attempts[name] = original.attempt
            told.changed += used[entity] and before.get(entity, 0) != original.attempt
            if whole:
                record = Record(*entity, original.surrogates[i], original.attempt, used=False)
                vault.record(record)
    told.redrawn = +told.redrawn
    vault.set_plan(attempts, covered)
    return told


def drawn_by(deidentifier: Deidentifier) -> Draw:
    def draw(entities: Sequence[Entity], attempt: int) -> list[str | None]:
        deidentifier.redraw(dict.fromkeys(entities, attempt) if attempt else {})
        rule, surrogates = deidentifier.policy.rule, deidentifier.surrogates
        return [
            act(rule(label), label, original, scope=scope, surrogates=surrogates)
            for label, scope, original in entities
        ]

    return draw
