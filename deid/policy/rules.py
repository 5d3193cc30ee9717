"""The rules a policy can hold: one class an action, with the options that action takes."""

import re
from typing import Annotated, Any, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, field_validator, model_validator

Scope = Literal["corpus", "subject", "document"]


class Strict(BaseModel):
    """Unknown keys are errors, and nothing changes once it is read."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Rule(Strict):
    action: str
    threshold: float | None = Field(default=None, ge=0, le=1)
    """Spans with a lower score are not accepted; None: the policy's."""
    scope: Scope | None = None
    """Where the same entity becomes the same surrogate; None: the policy's."""


class Keep(Rule):
    action: Literal["keep"] = "keep"


class Redact(Rule):
    action: Literal["redact"] = "redact"
    placeholder: str | None = None
    """Takes the place of the text; `{label}` stands for the label. None: the policy's."""

    @field_validator("placeholder")
    @classmethod
    def _only_label(cls, value: str | None) -> str | None:
        return value if value is None else check_placeholder(value)


class Mask(Rule):
    action: Literal["mask"] = "mask"
    character: str = Field(default="*", min_length=1, max_length=1)
    last: int = Field(default=4, ge=0)
    """Letters and digits left readable at the end; none where they would be half of the value or more."""


class Hash(Rule):
    action: Literal["hash"] = "hash"
    length: int = Field(default=16, ge=8, le=64)
    """Hexadecimal digits of the keyed hash (HMAC-SHA-256)."""


class Generalize(Rule):
    action: Literal["generalize"] = "generalize"
    band: int = Field(default=10, ge=1, le=50)
    """AGE: years in a band; 1 leaves every age below `cap` as it is."""
    cap: int = Field(default=90, ge=1)
    """AGE: this age and every higher one becomes "90+" (45 CFR 164.514(b)(2)(i)(C) for 90)."""
    digits: int = Field(default=3, ge=1)
    """POSTCODE: characters left at the beginning."""
    oldest_year: int | None = Field(default=None, ge=1, le=9999)
    """DATE: an earlier year becomes this one "or earlier": it says of somebody that they are over 89."""


class Shift(Rule):
    action: Literal["shift"] = "shift"
    max_days: int = Field(default=365, ge=1)
    whole_weeks: bool = False
    """Move by whole weeks, so that a Monday stays a Monday."""
    keep: Literal["year"] | None = None
    """`year`: a date moves within its year, and from the end of it to its beginning."""

    @model_validator(mode="after")
    def _one_of_them(self) -> "Shift":
        if self.keep and self.whole_weeks:
            raise ValueError("keep: year moves dates around the end of their year, so not by whole weeks")
        return self


class Replace(Rule):
    action: Literal["replace"] = "replace"
    plausible: bool = False
    """Numbers and hosts that somebody may have, not ones from ranges that are never issued."""
    area_code: Literal["any", "state"] = "any"
    """PHONE: `state` takes a US number to the state that the state of its area code becomes."""


RULES: dict[str, type[Rule]] = {
    rule.model_fields["action"].default: rule
    for rule in (Keep, Redact, Mask, Replace, Shift, Generalize, Hash)
}

KEYED = ("replace", "shift", "hash")
"""What draws on the key, and so has a scope."""

GENERALIZABLE = ("AGE", "DATE", "POSTCODE")
SHIFTABLE = ("DATE",)


def _short_form(value: Any) -> Any:
    """`PERSON: replace` is short for `PERSON: {action: replace}`."""
    return {"action": value} if isinstance(value, str) else value


AnyRule = Annotated[
    Annotated[Keep | Redact | Mask | Replace | Shift | Generalize | Hash, Field(discriminator="action")],
    BeforeValidator(_short_form),
]


def check_placeholder(value: str) -> str:
    if re.search(r"[{}]", value.replace("{label}", "")):
        raise ValueError("the only field that a placeholder may hold is {label}")
    return value
