"""How predicted spans stand to gold ones: what they cover, and which labels count as the same."""

from bisect import bisect_left
from collections.abc import Collection, Iterable, Sequence

from deid.types import Span

BROADER: dict[str, str] = {
    "CITY": "LOCATION",
    "STATE": "LOCATION",
    "COUNTRY": "LOCATION",
    "POSTCODE": "LOCATION",
    "STREET_ADDRESS": "LOCATION",
    "RELATIVE_DATE": "DATE",
    "TIME": "DATE",
    "IBAN": "BANK_ACCOUNT",
    "BANK_ACCOUNT": "ACCOUNT",
    "CREDIT_CARD": "ACCOUNT",
    "CRYPTO_ADDRESS": "ACCOUNT",
    "MAC_ADDRESS": "DEVICE_ID",
    "ACCOUNT": "ID",
    "DEVICE_ID": "ID",
    "DRIVER_LICENSE": "ID",
    "HEALTH_PLAN": "ID",
    "LICENSE_NUMBER": "ID",
    "MEDICAL_RECORD": "ID",
    "NATIONAL_ID": "ID",
    "PASSPORT": "ID",
    "TAX_ID": "ID",
    "VEHICLE_ID": "ID",
}
"""What a label counts as in a set that does not annotate it. Anything else counts as nothing there."""


def as_annotated(label: str, annotated: Collection[str]) -> str | None:
    """The narrowest annotated label that covers `label`, or None: the set's silence about it says nothing.

    >>> as_annotated("IBAN", {"ID", "PERSON"}), as_annotated("CITY", {"CITY", "LOCATION"})
    ('ID', 'CITY')
    """
    seen: str | None = label
    while seen is not None and seen not in annotated:
        seen = BROADER.get(seen)
    return seen


def narrower(label: str) -> frozenset[str]:
    """All labels that `label` covers, itself not among them."""
    below = {name for name, above in BROADER.items() if above == label}
    return frozenset(below.union(*(narrower(name) for name in below)))


def readings(label: str, annotated: Collection[str], vocabulary: Collection[str]) -> frozenset[str]:
    """The annotated labels that a detector may mean by `label`; none where the set does not annotate its kind.

    A label stands for the narrower ones that the detector has no word for: Presidio says DATE_TIME of a time
    of day and LOCATION of a city, and is right.
    """
    own = as_annotated(label, annotated)
    unsaid = {name for name in narrower(label) if name in annotated and name not in vocabulary}
    return frozenset(unsaid if own is None else {own, *unsaid})


def covered(length: int, spans: Iterable[Span]) -> bytearray:
    """One byte a code point: 1 where some span lies, else 0."""
    flags = bytearray(length)
    for span in spans:
        flags[span.start : span.end] = b"\1" * (span.end - span.start)
    return flags


def is_leaked(text: str, span: Span, flags: bytearray) -> bool:
    """Whether a character of the span, white space aside, is not covered."""
    at = flags.find(0, span.start, span.end)
    while at >= 0 and text[at].isspace():
        at = flags.find(0, at + 1, span.end)
    return at >= 0


class Index:
    """The spans of one text, to be asked which of them overlap another."""

    def __init__(self, spans: Iterable[Span]) -> None:
        self._spans: Sequence[Span] = sorted(spans, key=lambda span: (span.start, span.end, span.label))
        self._starts = [span.start for span in self._spans]
        self._longest = max(map(len, self._spans), default=0)

    def overlapping(self, span: Span) -> list[Span]:
        first = bisect_left(self._starts, span.start - self._longest)
        last = bisect_left(self._starts, span.end)
        return [other for other in self._spans[first:last] if other.end > span.start]


def label_in_set(
    span: Span, overlapping: Sequence[Span], annotated: Collection[str], vocabulary: Collection[str]
) -> str | None:
    """The annotated label under which a predicted span counts, or None where it does not count.

    Of several readings, that of the gold span with the same ends, else of the one it shares most with; where it
    meets none of them, its own, or the first by the alphabet if the set does not annotate that.
    """
    possible = readings(span.label, annotated, vocabulary)
    if not possible:
        return None
    alike = [other for other in overlapping if other.label in possible]
    if not alike:
        return as_annotated(span.label, annotated) or min(possible)
    return max(alike, key=lambda other: (_shared(span, other), -len(other), other.label)).label


def _shared(one: Span, other: Span) -> int:
    return min(one.end, other.end) - max(one.start, other.start)
