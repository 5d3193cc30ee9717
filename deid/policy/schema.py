"""What a policy may say. `configs/default.yaml` explains it by example."""

import json
from hashlib import sha256
from typing import Annotated, Literal

from pydantic import AfterValidator, Field, model_validator
from pydantic_core import PydanticCustomError

from deid.labels import LABELS
from deid.policy.rules import (
    GENERALIZABLE,
    KEYED,
    SHIFTABLE,
    AnyRule,
    Generalize,
    Redact,
    Rule,
    Scope,
    Shift,
    Strict,
    check_placeholder,
)
from deid.policy.sources import AnySource, Ner, Patterns


class Policy(Strict):
    name: str = "unnamed"
    description: str = ""
    default: AnyRule = Redact()
    """For every label that `labels` does not name."""
    placeholder: Annotated[str, AfterValidator(check_placeholder)] = "[{label}]"
    threshold: float = Field(default=0.5, ge=0, le=1)
    scope: Scope = "corpus"
    day_first: bool | None = None
    """How "03/04/2024" is read; None: as the other dates of its document say, else month first."""
    subject: str | None = None
    """The field of a record that says whom it is about, for `scope: subject`."""
    labels: dict[str, AnyRule] = Field(default_factory=dict)
    custom_labels: tuple[str, ...] = ()
    """Labels of your own detectors and of `deny`, beside the canonical ones."""
    allow: tuple[str, ...] = ()
    """Texts to leave alone: a span that is exactly one of them, in any case, is not taken."""
    deny: dict[str, tuple[str, ...]] = Field(default_factory=dict)
    """Texts to take always, in any case, as whole words: label -> texts."""
    detectors: tuple[AnySource, ...] = (Patterns(), Ner())
    mentions: bool = True
    """Whether a name found once in a document is looked for everywhere in it."""
    on_error: Literal["raise", "drop", "redact-all"] = "raise"

    @model_validator(mode="after")
    def _consistent(self) -> "Policy":
        known = sorted({*LABELS, *self.custom_labels})
        for field in ("labels", "deny"):
            for label in getattr(self, field):
                if label not in known:
                    raise _error(
                        f"{field}.{label}",
                        f"no such label; allowed: {', '.join(known)}. "
                        "A label of your own goes into custom_labels first",
                    )
        for label, rule in self.labels.items():
            for kind, allowed in ((Generalize, GENERALIZABLE), (Shift, SHIFTABLE)):
                if isinstance(rule, kind) and label not in allowed:
                    raise _error(f"labels.{label}", f"{rule.action} works on {', '.join(allowed)} only")
            if getattr(rule, "area_code", "any") != "any" and label != "PHONE":
                raise _error(f"labels.{label}.area_code", "area_code is an option of PHONE only")
        if "SECRET" in self.labels and self.labels["SECRET"].action != "redact":
            raise _error("labels.SECRET", "a secret is always redacted; the only action is redact")
        if isinstance(self.default, (Generalize, Shift)):
            raise _error(
                "default", f"{self.default.action} works on some labels only; it cannot be the default"
            )
        if self.subject is None and "subject" in self._scopes():
            raise _error(
                "scope", "subject: name the field that holds the subject, as in `subject: patient_id`"
            )
        for label, texts in self.deny.items():
            if not all(any(c.isalnum() for c in text) for text in texts):
                raise _error(f"deny.{label}", "a text to take holds at least one letter or digit")
        return self

    def _scopes(self) -> set[str]:
        return {self.scope, self.default.scope or "", *(rule.scope or "" for rule in self.labels.values())}

    def rule(self, label: str) -> Rule:
        return self.labels.get(label, self.default)

    def threshold_of(self, label: str) -> float:
        own = self.rule(label).threshold
        return self.threshold if own is None else own

    def scope_of(self, label: str) -> Scope:
        return self.rule(label).scope or self.scope

    @property
    def lowest_threshold(self) -> float:
        rules = (self.default, *self.labels.values())
        return min([self.threshold, *(rule.threshold for rule in rules if rule.threshold is not None)])

    @property
    def needs_key(self) -> bool:
        """Whether some action draws on the key."""
        return any(rule.action in KEYED for rule in (self.default, *self.labels.values()))

    @property
    def fingerprint(self) -> str:
        """SHA-256, in hex, over everything that decides the output, the version of the surrogates too; a new name or
        description leaves it alone.
        """
        from deid.surrogates.source import VERSION

        behaviour = self.model_dump(mode="json", exclude={"name", "description"}) | {"surrogates": VERSION}
        return sha256(json.dumps(behaviour, sort_keys=True).encode()).hexdigest()


def _error(place: str, message: str) -> PydanticCustomError:
    return PydanticCustomError("policy", "{message}", {"message": message, "place": place})
