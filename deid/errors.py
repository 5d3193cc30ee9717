"""Every error that deid raises on purpose.

    DeidError
    ├── PolicyError       the policy cannot be read, or says something that it may not
    ├── KeyUnavailable    no key, or not one that can be read
    ├── InputError        a document or a record cannot be read
    ├── OutputError       the output cannot be written where it was asked for
    ├── DetectorError     a detector failed, or did not see the whole of a document
    ├── MissingExtra      a library of an optional extra is not installed
    ├── deid.vault: VaultError
    └── deid.synthesis: SpecificationError, TemplateError, SynthesisError

A message says what is wrong, where, what would be allowed and the remedy. It never quotes a document (law 7).
"""

from collections.abc import Callable
from pathlib import Path
from types import TracebackType
from typing import TypeVar

T = TypeVar("T")


class DeidError(Exception):
    """The base of them all."""


class PolicyError(DeidError, ValueError):
    """The policy cannot be read, or says something that it may not."""


class KeyUnavailable(DeidError):
    """No key, or not one that can be read."""


class InputError(DeidError, ValueError):
    """A document or a record cannot be read."""


class OutputError(DeidError):
    """The output cannot be written where it was asked for."""


class DetectorError(DeidError):
    """A detector failed, or did not see the whole of a document."""


class MissingExtra(DeidError, ImportError):
    """A library of an optional extra is not installed."""

    def __init__(self, library: str, extra: str) -> None:
        super().__init__(f"{library} is not installed. Install it with: pip install 'deid-text[{extra}]'")


def guarded(stage: str, work: Callable[[], T]) -> T:
    """What `work` returns; a foreign exception becomes a `DetectorError` that neither quotes nor links it.

    Exceptions of other code may quote the text they failed on (law 7): only their type and place are told.
    """
    try:
        return work()
    except DeidError:
        raise
    except Exception as error:
        failure = f"{type(error).__name__} at {_place(error.__traceback__)}"
    raise DetectorError(f"{stage} failed: {failure}")


def _place(traceback: TracebackType | None) -> str:
    place = "an unknown place"
    while traceback is not None:
        path = Path(traceback.tb_frame.f_code.co_filename)
        place = f"{path.parent.name}/{path.name}:{traceback.tb_lineno}"
        traceback = traceback.tb_next
    return place
