"""Files and folders of text: `deidentify` does in Python what `deid run` does."""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from deid.corpus.entries import Summary
    from deid.corpus.fields import Fields
    from deid.corpus.run import deidentify

_HOME = {"Fields": "fields", "Summary": "entries", "deidentify": "run"}

__all__ = ["Fields", "Summary", "deidentify"]


def __getattr__(name: str) -> object:
    if name not in _HOME:
        raise AttributeError(f"module 'deid.corpus' has no attribute {name!r}")
    return getattr(import_module(f"deid.corpus.{_HOME[name]}"), name)
