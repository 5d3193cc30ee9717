"""A step for `datasets.Dataset.map`.

    >>> from datasets import load_dataset
    >>> from deid.hf import map_step
    >>> dataset = load_dataset("json", data_files="notes.jsonl", split="train")
    >>> dataset = dataset.map(map_step("fine-tuning", key="deid.key"), batched=True, num_proc=4)

The same code reads and restores records as in `deid run`, so both give the same text. The step is hashed by
`datasets` as its configuration: policy, versions, model, key *id*. Workers find the key in the process that they were
forked from, or in DEID_KEY_FILE or DEID_KEY.
"""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from deid.corpus.fields import Fields, default_names
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

    `columns`: the text columns, plain strings or chat `messages` lists; None takes `text`, else `messages`, else
    the only column of strings. All text columns of a row are one document. Every other column is untouched.
    """
    names = (columns,) if isinstance(columns, str) else tuple(columns or ())
    return MapStep(Deidentifier.from_policy(policy, key=key), names)


class MapStep:
    def __init__(self, deidentifier: Deidentifier, columns: tuple[str, ...]) -> None:
        self.deidentifier = deidentifier
        self.columns = columns

    def __call__(self, batch: Mapping[str, Sequence[Any]]) -> dict[str, list[Any]]:
        """A batch as `datasets` gives it, a list a column, with the text replaced; dropped rows are left out."""
        columns = {name: batch[name] for name in batch}
        lengths = {len(column) if isinstance(column, Sequence) else -1 for column in columns.values()}
        if len(lengths) > 1 or any(isinstance(column, str) for column in columns.values()):
            raise TypeError("deid works on batches: dataset.map(step, batched=True)")
        records = [dict(zip(columns, row, strict=True)) for row in zip(*columns.values(), strict=True)]
        fields = Fields(self.columns or default_names(columns, strings=_strings(columns)))
        readable = [(record, document) for record in records if (document := self._document(fields, record))]
        results = self.deidentifier.pipe(document for _, document in readable)
        restored = [
            fields.restore(record, result)
            for (record, _), result in zip(readable, results, strict=True)
            if result.text is not None
        ]
        return {name: [record[name] for record in restored] for name in columns}

    def _document(self, fields: Fields, record: Mapping[str, Any]) -> Document | None:
        """None for a record without readable text, which the policy wants dropped."""
        try:
            return fields.document(record)
        except InputError:
            if self.deidentifier.policy.on_error == "raise":
                raise
        return None


def _strings(columns: Mapping[str, Sequence[Any]]) -> list[str]:
    return [name for name, column in columns.items() if any(isinstance(value, str) for value in column)]
