"""Whom a record is about, for the scope `subject`."""

import re
from collections.abc import Mapping
from typing import Any

from deid.corpus.fields import names_there
from deid.errors import InputError

_STEP = re.compile(r"([^.\[\]]+)|\[(\d+)\]")


def subject_of(record: Mapping[str, Any], path: str) -> str:
    """The value of a column, by its name or by a simple JSON path: `patient.id`, `$.authors[0].mail`."""
    value: Any = record.get(path)
    if value is None:
        value = record
        for key, index in _STEP.findall(path.removeprefix("$")):
            value = (
                _item(value, int(index)) if index else value.get(key) if isinstance(value, Mapping) else None
            )
    if value is None or isinstance(value, (Mapping, list)):
        raise InputError(f"the policy's subject field {path!r} is not in the record. {names_there(record)}")
    return str(value)


def _item(value: Any, index: int) -> Any:
    return value[index] if isinstance(value, list | tuple) and index < len(value) else None
