"""Every error that deid raises on purpose.

    DeidError
    ├── PolicyError       the policy cannot be read, or says something that it may not
    ├── KeyUnavailable    no key, or not one that can be read
    ├── InputError        a document or a record cannot be read
    ├── OutputError       the output cannot be written where it was asked for
    ├── DetectorError     a detector failed, or did not see the whole of a document
    └── MissingExtra      a library of an optional extra is not installed

A message says what is wrong, where, what would be allowed and the remedy. It never quotes a document (law 7).
"""


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
