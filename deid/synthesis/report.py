"""What was produced: kinds, labels with the rates asked for, origins, noise, rejections."""

from collections import Counter
from collections.abc import Iterable
from typing import TYPE_CHECKING

from deid.synthesis.documents import LabelledDocument
from deid.synthesis.specification import Specification

if TYPE_CHECKING:
    from rich.console import RenderableType


class Report:
    """Counts documents as they pass: `for document in report.watch(synthesize(...))`."""

    def __init__(self, specification: Specification) -> None:
        self._specification = specification
        self.documents = 0
        self.words = 0
        self.kinds: Counter[str] = Counter()
        self.spans: Counter[str] = Counter()
        self.holding: Counter[str] = Counter()
        """Label -> how many documents hold it."""
        self.added: Counter[str] = Counter()
        self.origins: Counter[str] = Counter()
        self.noise: Counter[str] = Counter()
        self.rejected: Counter[str] = Counter()

    def add(self, document: LabelledDocument) -> None:
        self.documents += 1
        self.words += len(document.text.split())
        self.kinds[document.kind] += 1
        labels = [span.label for span in document.spans]
        self.spans.update(labels)
        self.holding.update(set(labels))
        self.added.update(document.metadata["added"])
        self.origins.update(document.metadata["origins"].values())
        self.noise.update(document.metadata["noise"])
        self.rejected.update(document.metadata["rejected"])

    def watch(self, documents: Iterable[LabelledDocument]) -> Iterable[LabelledDocument]:
        for document in documents:
            self.add(document)
            yield document

    def tables(self) -> "list[RenderableType]":
        """For rich: one table a subject, without those that have nothing to say."""
        total = max(self.documents, 1)
        families: Counter[str] = Counter()
        for kind, count in self.kinds.items():
            families[kind.split("/")[0]] += count
        noise = {**_flat(self._specification), **dict.fromkeys(self.noise, 0.0)}
        asked = {name: _flat(self._specification).get(name, 0.0) for name in noise}
        named = sum(self.origins.values()) or 1
        shown = [
            _table(
                ("label", "spans", "documents", "asked"),
                [
                    (
                        label,
                        f"{self.spans[label]:,}",
                        f"{self.holding[label] / total:.1%}",
                        self._asked(label),
                    )
                    for label in sorted({*self.spans, *self._specification.rates})
                ],
            ),
            _table(
                ("family", "documents", "kinds"),
                [
                    (family, f"{count:,}", str(sum(kind.startswith(f"{family}/") for kind in self.kinds)))
                    for family, count in sorted(families.items())
                ],
            ),
            _table(
                ("noise", "documents", "asked"),
                [(name, f"{self.noise[name] / total:.1%}", f"{asked[name]:.1%}") for name in asked],
            ),
            _table(
                ("origin of names", "people"),
                [(origin, f"{count / named:.1%}") for origin, count in self.origins.most_common()],
            ),
            _table(
                ("rejected and replaced", "count"),
                [(why, f"{n:,}") for why, n in sorted(self.rejected.items())],
            ),
        ]
        return [table for table in shown if table is not None]

    def summary(self) -> str:
        rejected = sum(self.rejected.values())
        spans = sum(self.spans.values())
        made = f"{self.documents:,} documents, {self.words:,} words, {spans:,} spans"
        return f"{made}; {rejected:,} rejected and replaced" if rejected else made

    def _asked(self, label: str) -> str:
        rate = self._specification.rates.get(label)
        if label in self._specification.require:
            return "all"
        return "" if rate is None else f"at least {rate:.1%}"


def _flat(specification: Specification) -> dict[str, float]:
    """Noise -> the share asked for, where there is one."""
    noise = specification.noise
    plain = {name: getattr(noise, name) for name in type(noise).model_fields if name != "wrap"}
    return {name: share for name, share in {**plain, **noise.wrap}.items() if share}


def _table(columns: tuple[str, ...], rows: list[tuple[str, ...]]) -> "RenderableType | None":
    from rich.box import SIMPLE_HEAD
    from rich.table import Table

    if not rows:
        return None
    table = Table(box=SIMPLE_HEAD, pad_edge=False)
    for place, column in enumerate(columns):
        table.add_column(column, justify="left" if place == 0 else "right")
    for row in rows:
        table.add_row(*row)
    return table
