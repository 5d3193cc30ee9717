"""A LOCATION that a gazetteer knows as a city, a state or a country gets that label."""

from collections.abc import Iterable
from dataclasses import replace

from deid.types import Span


def refine(text: str, spans: Iterable[Span]) -> list[Span]:
    """The spans, with a more exact label for those LOCATIONs whose whole text has one meaning only."""
    from deid.surrogates.places import kind_of

    refined = []
    for span in spans:
        kind = kind_of(text[span.start : span.end]) if span.label == "LOCATION" else None
        refined.append(replace(span, label=kind) if kind else span)
    return refined
