"""What a document says of its entities beyond their own text: how its dates are written, which is one of birth, and in
which state a city lies.
"""

import re
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

from deid.policy.actions import Hints, act
from deid.policy.schema import Policy
from deid.types import Span

if TYPE_CHECKING:
    from deid.surrogates import Surrogates

_BEFORE = 60
"""So many characters before a date may say that it is one of birth."""
_GAP = 3
_STATE_AND_ZIP = re.compile(r"[A-Z]{2},? \d{5}(?:-\d{4})?")
"""What a detector may take for one place, whatever it calls it."""


def hints_of(policy: Policy, text: str, found: Sequence[Span]) -> Hints:
    """How the dates of the document are to be read: as the policy says, else as the other dates of it show."""
    if policy.day_first is not None:
        return Hints(policy.day_first)
    written = [text[span.start : span.end] for span in found if span.label == "DATE"]
    if not written or policy.rule("DATE").action not in ("shift", "replace"):
        return Hints()
    from deid.surrogates.dates.evidence import day_first, is_numeric

    return Hints(day_first(written)) if any(map(is_numeric, written)) else Hints()


def is_of_birth(text: str, date: Span) -> bool:
    from deid.surrogates.dates import is_birth

    return is_birth(text[max(0, date.start - _BEFORE) : date.start])


def ages_move(policy: Policy) -> bool:
    """Whether dates of birth move with the ages: both have surrogates, in one scope."""
    age, date = policy.rule("AGE").action, policy.rule("DATE").action
    together = policy.scope_of("AGE") == policy.scope_of("DATE")
    return age == "replace" and date in ("shift", "replace") and together


class CityBeside(NamedTuple):
    """A city with what stands behind it, what both become, and the city's part of that."""

    original: str
    surrogate: str
    city: str


def city_beside(
    policy: Policy,
    text: str,
    city: Span,
    beside: Span,
    *,
    scopes: Mapping[str, str],
    surrogates: "Surrogates | None",
) -> CityBeside | None:
    """A city as the state or postcode behind it has it: the fake of "Salem, MA" lies where that of "MA" does.

    None where it is no such pair, or where the two would not agree: then the city is made alone.
    """
    behind = text[beside.start : beside.end]
    known = beside.label in ("STATE", "POSTCODE") or _STATE_AND_ZIP.fullmatch(behind) is not None
    if city.label != "CITY" or not known:
        return None
    gap = text[city.end : beside.start]
    own, other = policy.rule(city.label), policy.rule(beside.label)
    apart = other.action == "replace" and scopes[beside.label] != scopes[city.label]
    if apart or len(gap) > _GAP or gap.strip(" \n") not in ("", ","):
        return None
    if own.action != "replace" or other.action not in ("replace", "keep"):
        return None
    both, scope = text[city.start : beside.end], scopes[city.label]
    tail = act(other, beside.label, behind, scope=scope, surrogates=surrogates)
    made = act(own, city.label, both, scope=scope, surrogates=surrogates)
    if tail is None or made is None or not made.endswith(gap + tail):
        return None
    return CityBeside(both, made, made.removesuffix(gap + tail))
