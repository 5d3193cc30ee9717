"""The actions carried out: a rule and a span's text -> what takes its place."""

import re
from typing import TYPE_CHECKING, NamedTuple

from deid.policy.rules import Generalize, Hash, Keep, Mask, Redact, Replace, Rule, Shift
from deid.policy.schema import Policy

if TYPE_CHECKING:
    from deid.surrogates import Surrogates

# The first three digits of US ZIP codes whose areas hold 20,000 people or fewer (Census 2000): Safe Harbor asks for
# 000 there. HHS, Guidance Regarding Methods for De-identification of PHI (2012), on 164.514(b)(2)(i)(B).
SPARSE_ZIP3 = frozenset(
    {"036", "059", "063", "102", "203", "556", "692", "790", "821"}
    | {"823", "830", "831", "878", "879", "884", "890", "893"}
)


def placeholder(policy: Policy, label: str) -> str:
    rule = policy.rule(label)
    own = rule.placeholder if isinstance(rule, Redact) else None
    return (policy.placeholder if own is None else own).replace("{label}", label)


class Hints(NamedTuple):
    """What the document says of a date: whether 3/4/2024 is 3 April, and whether it is one of birth."""

    day_first: bool | None = None
    born: bool = False


_NONE = Hints()


def act(
    rule: Rule, label: str, text: str, *, scope: str, surrogates: "Surrogates | None", hints: Hints = _NONE
) -> str | None:
    """What takes the place of `text`; None if the action cannot be done, or would leave it as it was: then redact.

    `scope` is what the surrogates are bound to; actions that draw on the key need `surrogates`.
    """
    made = _act(rule, label, text, scope, surrogates, hints)
    may_stay = isinstance(rule, (Keep, Generalize)) or (isinstance(rule, Shift) and rule.keep == "year")
    return made if may_stay or made != text else None  # a year alone is as general as a date gets


def _act(
    rule: Rule, label: str, text: str, scope: str, surrogates: "Surrogates | None", hints: Hints
) -> str | None:
    if label == "SECRET":  # always redacted: no part of it, and nothing made from it
        return None
    if isinstance(rule, Keep):
        return text
    match rule:
        case Mask():
            return mask(text, character=rule.character, last=rule.last)
        case Generalize():
            return generalize(rule, label, text)
    if surrogates is None:
        return None
    match rule:
        case Hash():
            return surrogates.hash(label, text, scope=scope, length=rule.length)
        case Shift():
            return surrogates.shift_date(
                label,
                text,
                scope=scope,
                max_days=rule.max_days,
                whole_weeks=rule.whole_weeks,
                keep_year=rule.keep == "year",
                **hints._asdict(),
            )
        case Replace() if label == "DATE":
            return surrogates.shift_date(label, text, scope=scope, **hints._asdict())
        case Replace():
            follow_state = rule.area_code == "state"
            return surrogates.replace(
                label, text, scope=scope, plausible=rule.plausible, follow_state=follow_state
            )
    return None


def mask(text: str, *, character: str, last: int) -> str:
    """Every letter and digit but the `last` ones masked, length and punctuation kept.

    >>> mask("4111 1111 1111 1234", character="*", last=4)
    '**** **** **** 1234'
    """
    readable = [i for i, c in enumerate(text) if c.isalnum()]
    if 2 * last >= len(readable):
        last = 0
    hidden = set(readable[: len(readable) - last])
    return "".join(character if i in hidden else c for i, c in enumerate(text))


def generalize(rule: Generalize, label: str, text: str) -> str | None:
    """A DATE to its year, an AGE to its band, a POSTCODE to its beginning; None if the text cannot be read."""
    from deid.surrogates import dates

    match label:
        case "DATE":
            return dates.generalize_to_year(text, oldest=rule.oldest_year)
        case "AGE":
            return dates.generalize_age(text, band=rule.band, cap=rule.cap)
        case "POSTCODE":
            return postcode_prefix(text, rule.digits)
    return None


def postcode_prefix(text: str, digits: int) -> str | None:
    """The first `digits` letters and digits, the rest as asterisks; sparse US ZIP areas as 000.

    >>> postcode_prefix("02139-4307", 3), postcode_prefix("05901", 3), postcode_prefix("NW1 6XE", 3)
    ('021**', '000**', 'NW1 ***')
    """
    compact = text.strip()
    if re.fullmatch(r"\d{5}(?:[- ]?\d{4})?", compact):
        compact = compact[:5]
        if compact[:3] in SPARSE_ZIP3:
            return "000**"
    kept = 0
    made = []
    for c in compact:
        kept += c.isalnum()
        made.append(c if not c.isalnum() or kept <= digits else "*")
    return "".join(made) if kept > digits else None
