"""What the adapters share: is the library there, what its labels mean, its failures, long texts."""

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from hashlib import file_digest, sha256
from importlib.metadata import version
from importlib.util import find_spec
from itertools import pairwise
from pathlib import Path
from typing import Any, TypeVar

from deid.detect.windows import text_windows
from deid.errors import MissingExtra
from deid.labels import canonical
from deid.types import Span

T = TypeVar("T")

NOT_IDENTIFYING = frozenset(
    {
        "CARDINAL",
        "ORDINAL",
        "QUANTITY",
        "PERCENT",
        "MONEY",
        "LANGUAGE",
        "LAW",
        "PRODUCT",
        "WORK_OF_ART",
        "EVENT",
    }
)
"""OntoNotes labels that identify nobody. Adapters leave them out unless their `labels` option maps them: a
label without a rule is redacted, and with it every number in a text."""


def require(library: str, extra: str) -> None:
    """`MissingExtra` if the library is not installed; imports nothing."""
    if find_spec(library) is None:
        raise MissingExtra(library, extra)


def fingerprint(library: str, options: Mapping[str, Any], source: str) -> str:
    """SHA-256, in hex, over what decides the output: options, the library's version, a folder's files."""
    digest = sha256(json.dumps([library, version(library), dict(options)], sort_keys=True).encode())
    folder = Path(source)
    for path in sorted(folder.rglob("*")) if folder.is_dir() else []:
        if path.is_file():
            digest.update(path.relative_to(folder).as_posix().encode())
            with path.open("rb") as file:
                digest.update(file_digest(file, "sha256").digest())
    return digest.hexdigest()


def label_for(name: str, labels: Mapping[str, str]) -> str | None:
    """Our label for another library's, or None to leave it out. `labels` decides first; "O" leaves out."""
    plain = labels.get(name, "O" if name.upper() in NOT_IDENTIFYING else name)
    return None if plain == "O" else canonical(plain)


def labels_for(names: Iterable[str], labels: Mapping[str, str]) -> frozenset[str]:
    return frozenset(label for label in (label_for(name, labels) for name in names) if label is not None)


def by_windows(
    texts: Sequence[str],
    *,
    size: int,
    overlap: int,
    detect: Callable[[list[str]], Iterable[list[Span]]],
) -> list[list[Span]]:
    """Run `detect` on windows of at most `size` characters and put their spans back where they belong.

    Where two windows overlap, each decides up to the middle; what reaches over the middle is taken from both.
    """
    ranges = [text_windows(text, size=size, overlap=overlap) for text in texts]
    pieces = [text[start:end] for text, mine in zip(texts, ranges, strict=True) for start, end in mine]
    answers = iter(detect(pieces))
    return [_placed(mine, [next(answers) for _ in mine]) for mine in ranges]


def _placed(ranges: Sequence[tuple[int, int]], answers: Sequence[list[Span]]) -> list[Span]:
    middles = [(left[1] + right[0]) // 2 for left, right in pairwise(ranges)]
    placed: dict[Span, None] = {}
    for number, ((shift, _), spans) in enumerate(zip(ranges, answers, strict=True)):
        low = middles[number - 1] if number else -1
        high = middles[number] if number < len(middles) else float("inf")
        for span in spans:
            start, end = span.start + shift, span.end + shift
            if end > low and start < high:
                placed[Span(start, end, span.label, span.score, span.source)] = None
    return sorted(placed, key=lambda span: (span.start, span.end, span.label))
