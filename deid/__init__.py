"""deid: free-text de-identification with linked, keyed surrogates.

    >>> from deid import Deidentifier
    >>> deidentifier = Deidentifier.from_policy("fine-tuning", key="deid.key")
    >>> deidentifier("Maria Keller called from 212-555-0143.").text

Importing this package loads no model and nothing heavy (law 8): names below are resolved when first used.
"""

from importlib import import_module
from typing import TYPE_CHECKING

__version__ = "0.1.0"

if TYPE_CHECKING:
    from deid.errors import DeidError
    from deid.pipeline import Deidentifier
    from deid.policy import Policy
    from deid.surrogates.keys import Key
    from deid.types import Document, Replacement, Result, Span

_HOME = {
    "DeidError": "deid.errors",
    "Deidentifier": "deid.pipeline",
    "Document": "deid.types",
    "Key": "deid.surrogates.keys",
    "Policy": "deid.policy",
    "Replacement": "deid.types",
    "Result": "deid.types",
    "Span": "deid.types",
}

__all__ = [
    "DeidError",
    "Deidentifier",
    "Document",
    "Key",
    "Policy",
    "Replacement",
    "Result",
    "Span",
    "__version__",
]


def __getattr__(name: str) -> object:
    if name not in _HOME:
        raise AttributeError(f"module 'deid' has no attribute {name!r}")
    return getattr(import_module(_HOME[name]), name)
