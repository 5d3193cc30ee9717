"""What is told of every surrogate while files run: it goes to the count of collisions, and to a vault."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from deid.corpus.collisions import Collisions
from deid.errors import DeidError
from deid.pipeline import Deidentifier

if TYPE_CHECKING:
    from deid.vault.store import Vault


class Watch:
    """A `Deidentifier.witness`. A vault's refusal is kept until `check`: raised from here it would count as the
    failure of one document.
    """

    def __init__(self, deidentifier: Deidentifier, vault: "Vault | None", *, used: bool = True) -> None:
        self.collisions = Collisions()
        self._also = deidentifier.witness
        self._vault = vault
        self._used = used
        self._refusal: DeidError | None = None

    def __call__(self, label: str, scope: str, original: str, surrogate: str) -> None:
        self.collisions(label, scope, original, surrogate)
        if self._also is not None:
            self._also(label, scope, original, surrogate)
        if self._vault is not None and self._refusal is None:
            try:
                self._vault.add(label, scope, original, surrogate, used=self._used)
            except DeidError as error:
                self._refusal = error

    def check(self) -> None:
        if self._refusal is not None:
            raise self._refusal


@contextmanager
def watching(
    deidentifier: Deidentifier, vault: "Vault | None" = None, *, used: bool = True
) -> Iterator[Watch]:
    """The deidentifier draws what the vault's plan says, and tells the watch; at the end it is as it was before."""
    watch = Watch(deidentifier, vault, used=used)
    before = deidentifier.witness
    redraws = {} if vault is None else vault.redraws() if used else vault.attempts()
    deidentifier.witness = watch
    if redraws:
        deidentifier.redraw(redraws)
    try:
        yield watch
        watch.check()
    finally:
        deidentifier.witness = before
        if redraws:
            deidentifier.redraw({})
