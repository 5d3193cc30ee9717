"""Labelled text from a specification: text and ground truth made in the same step.

from deid.synthesis import Specification, synthesize

for document in synthesize(Specification(), 100, seed=1):
    document.text, document.spans
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from deid.synthesis.documents import LabelledDocument
    from deid.synthesis.production import SynthesisError, synthesize
    from deid.synthesis.report import Report
    from deid.synthesis.specification import Noise, Specification, SpecificationError, load_specification

_HOMES = {
    "LabelledDocument": "documents",
    "Noise": "specification",
    "Report": "report",
    "Specification": "specification",
    "SpecificationError": "specification",
    "SynthesisError": "production",
    "load_specification": "specification",
    "synthesize": "production",
}
__all__ = [  # noqa: RUF022
    "synthesize",
    "Specification",
    "Noise",
    "load_specification",
    "LabelledDocument",
    "Report",
    "SpecificationError",
    "SynthesisError",
]


def __getattr__(name: str) -> Any:
    if name in _HOMES:
        return getattr(import_module(f"deid.synthesis.{_HOMES[name]}"), name)
    raise AttributeError(name)
