"""A step for `datasets.Dataset.map`.

    >>> from datasets import load_dataset
    >>> from deid.hf import map_step
    >>> dataset = load_dataset("json", data_files="notes.jsonl", split="train")
    >>> dataset = dataset.map(map_step("fine-tuning", key="deid.key"), batched=True, num_proc=4)

The same code reads and restores records as in `deid run`, so both give the same text. The step is hashed by
`datasets` as its configuration: policy, versions, model, key *id*. Workers find the key in the process that they were
forked from, or in DEID_KEY_FILE or DEID_KEY.
"""

import warnings
from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from deid.corpus.fields import Fields, default_names, names_there
from deid.errors import InputError
from deid.pipeline import Deidentifier
from deid.policy import Policy
from deid.surrogates.keys import Key
from deid.types import Document


def map_step(
    policy: str | Path | Policy = "default",
    *,
    columns: str | Sequence[str] | None = None,
    key: Key | str | Path | None = None,
) -> "MapStep":
    """A callable for `dataset.map(step, batched=True)`.

    `columns`: the text columns, plain strings or chat `messages` lists; None takes `text`, else `messages`. All text
    columns of a row are one document, and every other column is untouched. Rows that fail are handled as the
    policy's `on_error` says; how many, and why, is a warning.
    """
    names = (columns,) if isinstance(columns, str) else tuple(columns or ())
    return MapStep(Deidentifier.from_policy(policy, key=key), names)


class MapStep:
    def __init__(self, deidentifier: Deidentifier, columns: tuple[str, ...]) -> None:
        self.deidentifier = deidentifier
        self.columns = columns

    def __repr__(self) -> str:
        return f"<MapStep of {self.deidentifier!r}, columns {', '.join(self.columns) or 'text or messages'}>"

    def __call__(self, batch: Mapping[str, Sequence[Any]]) -> dict[str, list[Any]]:
        """A batch as `datasets` gives it, a list a column, with the text replaced; dropped rows are left out."""
        columns = {name: batch[name] for name in batch}
        lengths = {len(column) if isinstance(column, Sequence) else -1 for column in columns.values()}
        if len(lengths) > 1 or any(isinstance(column, str) for column in columns.values()):
            raise TypeError("deid works on batches: dataset.map(step, batched=True)")
        records = [dict(zip(columns, row, strict=True)) for row in zip(*columns.values(), strict=True)]
        fields = Fields(self._names(columns))
        failures: Counter[str] = Counter()
        readable = [(record, doc) for record in records if (doc := self._document(fields, record, failures))]
        results = self.deidentifier.pipe(document for _, document in readable)
        restored = []
        for (record, _), result in zip(readable, results, strict=True):
            if result.failure:
                failures[result.failure.partition(": ")[2]] += 1
            if result.text is not None:
                restored.append(fields.restore(record, result))
        for reason, count in failures.items():
            handled = (
                "dropped" if self.deidentifier.policy.on_error == "drop" else "dropped or redacted whole"
            )
            warnings.warn(f"{count} of {len(records)} rows failed and were {handled}: {reason}", stacklevel=2)
        return {name: [record[name] for record in restored] for name in columns}

    def _names(self, columns: Mapping[str, Any]) -> tuple[str, ...]:
        """The same for every batch of a dataset: it must not depend on what a batch happens to hold."""
        if not self.columns:
            return default_names(columns, strings=())
        for name in self.columns:
            if name not in columns and name.split(".")[0].removesuffix("[]") not in columns:
                raise InputError(f"there is no column {name!r}. {names_there(columns)}")
        return self.columns

    def _document(
        self, fields: Fields, record: Mapping[str, Any], failures: "Counter[str]"
    ) -> Document | None:
        """None for a record without readable text; such a one is dropped, unless the policy says to raise."""
        try:
            return fields.document(record)
        except InputError as error:
            if self.deidentifier.policy.on_error == "raise":
                raise
            failures[str(error)] += 1
        return None
