"""Pure function: text + replacements -> text + where the replacements stand in it."""

from collections.abc import Sequence
from dataclasses import replace

from deid.types import Replacement, Span


def rewrite(text: str, replacements: Sequence[Replacement]) -> tuple[str, tuple[Span, ...]]:
    """The text with each replacement in the place of its span; everything else is byte-identical (law 2).

    `replacements` are in order and disjoint. An empty replacement text gives an empty output span.
    """
    pieces: list[str] = []
    moved: list[Span] = []
    done = length = 0
    for item in replacements:
        start, end = item.span.start, item.span.end
        if start < done:
            raise ValueError(f"replacements overlap or are out of order at {start}")
        pieces += (text[done:start], item.text)
        length += start - done
        moved.append(replace(item.span, start=length, end=length + len(item.text)))
        length += len(item.text)
        done = end
    pieces.append(text[done:])
    return "".join(pieces), tuple(moved)


def moved_to(position: int, spans: Sequence[Span], output_spans: Sequence[Span]) -> int:
    """Where `position` of the original, which lies inside no span, stands in the rewritten text."""
    shift = 0
    for before, after in zip(spans, output_spans, strict=True):
        if before.end > position:
            break
        shift = after.end - before.end
    return position + shift
