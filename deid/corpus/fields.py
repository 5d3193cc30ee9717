"""Which part of a record is text: taken out as one `Document`, put back piece by piece."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Any

from deid.errors import InputError
from deid.rewrite import moved_to
from deid.types import Document, Result, Span

SEPARATOR = "\n\n"
"""Stands between the texts of one record; a `Document`'s breaks say where."""

Path = tuple[str | int, ...]
Edits = dict[str | int, Any]
"""New texts, nested as the record is: `{"messages": {0: {"content": "Hello"}}}`."""

_EACH = None  # the step of a path that goes through every item of a list
_TEXT_KEYS = ("content", "value", "text", "parts", "refusal", "reasoning_content", "thinking", "caption")
"""Where OpenAI, ShareGPT, Anthropic, Gemini and others keep the text of a message or of a part of one."""
_NAMED_BY_PROGRAMS = {"tool", "function", "system", "developer"}
_FOR_PROGRAMS = {"role", "from", "type", "id", "tool_call_id", "finish_reason", "cache_control"}
_MEDIA_KEYS = {
    "image_url",
    "url",
    "data",
    "format",
    "detail",
    "source",
    "media_type",
    "mime_type",
    "file_id",
} | {"audio", "image", "input_audio", "video", "video_url"}
_MEDIA = {"audio", "image", "image_url", "input_audio", "input_image", "video", "video_url"}
_COLUMN_NAME = re.compile(r"[a-z][A-Za-z0-9]*(?:[_.\-/][A-Za-z0-9]+)*|id|ID|[A-Z]{1,3}")
_NAMES_SHOWN = 20


class Fields:
    """The text fields of a record, by column name or simple path: `text`, `note.body`, `messages[].content`.

    A chat (a list of `{"role", "content"}`) may be named as a whole: `messages` means the content of every
    message and, where that is a list of parts, of every part. With no names: `text`, else `messages`, else
    the only column that holds a string. A column whose name looks like a path is found by its name.
    """

    def __init__(self, names: Sequence[str] = ()) -> None:
        if isinstance(names, str):
            raise TypeError("names is a sequence of field names, not one string")
        self.names = tuple(dict.fromkeys(names))
        self._steps = {name: _parsed(name) for name in self.names}

    def __repr__(self) -> str:
        return f"Fields({list(self.names)!r})"

    def document(self, record: Mapping[str, Any], *, id: str | None = None) -> Document:
        """The record's texts as one document; its `id` is the record's `id` where none is given.

        Raises `InputError` for a field that is not there, or that holds neither text nor null.
        """
        texts = self._texts(record)
        if id is None and (own := self.record_id(record)) is not None:
            id = str(own)
        bounds = _bounds(texts.values())
        breaks = tuple((end, start) for (_, end), (start, _) in pairwise(bounds))
        text = SEPARATOR.join(texts.values())
        return Document(text, id=id, metadata=_Rest(record, texts), breaks=breaks)

    def restore(self, record: Mapping[str, Any], result: Result) -> dict[str, Any]:
        """A new record with the pieces of `result.text` in their places and everything else as it was."""
        return edited(dict(record), self.edits(record, result))

    def edits(self, record: Mapping[str, Any], result: Result) -> Edits:
        """The new texts of the record's fields, for a record format that changes them in place."""
        if result.text is None:
            raise ValueError("a dropped record has no text to put back")
        texts = self._texts(record)
        edits: Edits = {}
        for path, text in zip(texts, _pieces(list(texts.values()), result), strict=True):
            inner = edits
            for step in path[:-1]:
                inner = inner.setdefault(step, {})
            inner[path[-1]] = text
        return edits

    def locate(self, record: Mapping[str, Any], spans: Iterable[Span]) -> list[tuple[str | None, Span]]:
        """Each span with the place of its text, `messages[2].content`, and its offsets in that text.

        The place is None where the record has one text in a column of its own.
        """
        texts = self._texts(record)
        bounds = _bounds(texts.values())
        starts = [start for start, _ in bounds]
        plain = len(self.names) < 2 and all(len(path) == 1 for path in texts)
        places = [None if plain else place(path) for path in texts]
        located = []
        for span in spans:
            which = bisect_right(starts, span.start) - 1
            start = bounds[which][0]
            located.append((places[which], replace(span, start=span.start - start, end=span.end - start)))
        return located

    def record_id(self, record: Mapping[str, Any]) -> str | int | None:
        """The record's `id`, where it is a string or a whole number and not itself text to de-identify."""
        own = None if "id" in self.names else record.get("id")
        return own if isinstance(own, str | int) and not isinstance(own, bool) else None

    def _texts(self, record: Mapping[str, Any]) -> dict[Path, str]:
        texts: dict[Path, str] = {}
        for name in self.names or default_names(record):
            steps = (name,) if name in record else self._steps[name]
            texts.update(_found(record, steps, ()))
        return texts


def default_names(record: Mapping[str, Any], *, strings: Iterable[str] | None = None) -> tuple[str, ...]:
    """The text field where none is named; `strings` are the string columns, where a schema knows them."""
    for name in ("text", "messages", "conversations"):
        if name in record:
            return (name,)
    if strings is None:
        strings = [name for name in record if isinstance(record[name], str)]
    columns = [name for name in strings if name != "id"]
    if len(columns) == 1 and not _has_containers(record):  # a list or an object may hold text too
        return (columns[0],)
    if not columns and any(record[name] is None for name in record) and not _has_containers(record):
        return ()  # the text of this record is null
    others = (
        ("no", "a list or an object beside the only")[len(columns)] if len(columns) < 2 else "more than one"
    )
    raise InputError(
        f"which field is the text? There is no field 'text' or 'messages', and {others} other string column. "
        f"{names_there(record)} Name the text with --field (columns=[...] in Python)"
    )


def _has_containers(record: Mapping[str, Any]) -> bool:
    return any(isinstance(record[name], Mapping | list | tuple) for name in record)


def looks_like_a_name(name: str) -> bool:
    """Whether this is surely the name of a column, and not text."""
    return len(name) <= 64 and _COLUMN_NAME.fullmatch(name) is not None


def names_there(names: Iterable[str]) -> str:
    """The fields of a record, in a sentence; only counted where one could be text (a CSV without a header)."""
    names = list(names)
    if not all(map(looks_like_a_name, names)):
        return f"There are {len(names)}; they are not shown, since some could be text (is there a header?)."
    more = f" and {len(names) - _NAMES_SHOWN} more" if len(names) > _NAMES_SHOWN else ""
    listed = ", ".join(repr(name) for name in names[:_NAMES_SHOWN])
    return f"The fields that are there: {listed}{more}." if names else "There are no fields."


def place(path: Path) -> str:
    """`('messages', 2, 'content')` as `messages[2].content`."""
    return "".join(f"[{step}]" if isinstance(step, int) else f".{step}" for step in path).removeprefix(".")


def edited(value: Any, edits: Edits | str) -> Any:
    """A copy of `value` with the edits made; parts without an edit are the same objects."""
    if isinstance(edits, str):
        return edits
    if isinstance(value, Mapping):
        return {key: edited(item, edits[key]) if key in edits else item for key, item in value.items()}
    return [edited(item, edits[i]) if i in edits else item for i, item in enumerate(value)]


class _Rest(Mapping[str, Any]):
    """A record without its texts, not copied: a table's cells are read only if a policy asks for them."""

    def __init__(self, record: Mapping[str, Any], texts: Iterable[Path]) -> None:
        self._record = record
        self._hidden = {path[0] for path in texts if not _in_object(path)}
        self._inner: dict[str | int, list[Path]] = {path[0]: [] for path in texts if _in_object(path)}
        for path in texts:
            if _in_object(path):
                self._inner[path[0]].append(path[1:])

    def __getitem__(self, key: str) -> Any:
        if key in self._hidden:
            raise KeyError(key)
        value = self._record[key]
        return dict(_Rest(value, self._inner[key])) if key in self._inner else value

    def __iter__(self) -> Iterator[str]:
        return (key for key in self._record if key not in self._hidden)

    def __len__(self) -> int:
        return sum(1 for _ in self)


def _in_object(path: Path) -> bool:
    return len(path) > 1 and isinstance(path[1], str)


def _parsed(name: str) -> tuple[str | None, ...]:
    steps: list[str | None] = []
    for segment in name.split("."):
        key = segment
        while key.endswith("[]"):
            key = key.removesuffix("[]")
        if not key:
            raise InputError(
                f"{name!r} is not a field: write a name or a path like note.body or messages[].content"
            )
        steps += [key, *[_EACH] * segment.count("[]")]
    return tuple(steps)


def _found(value: Any, steps: Sequence[str | None], path: Path) -> Iterator[tuple[Path, str]]:
    """The texts that the rest of a field's path leads to. A null on the way has none."""
    if not steps:
        yield from _leaf(value, path)
    elif value is None:
        return
    elif steps[0] is _EACH:
        yield from _each(value, steps[1:], path)
    elif not isinstance(value, Mapping):
        raise InputError(f"field {place(path)!r} is {_kind(value)}: there is no {steps[0]!r} in it")
    elif steps[0] not in value:
        where = f" in {place(path)!r}" if path else ""
        raise InputError(f"there is no field {steps[0]!r}{where}. {names_there(value)}")
    else:
        yield from _found(value[steps[0]], steps[1:], (*path, steps[0]))


def _each(items: Any, steps: Sequence[str | None], path: Path) -> Iterator[tuple[Path, str]]:
    if not isinstance(items, list | tuple):
        raise InputError(f"field {place(path)!r} is {_kind(items)}, not a list: name it without []")
    key = steps[0] if steps else _EACH
    skips = key is not _EACH and any(isinstance(item, Mapping) and key in item for item in items)
    for i, item in enumerate(items):
        if skips and isinstance(item, Mapping) and key not in item:
            continue  # a message without content, beside others that have it
        yield from _found(item, steps, (*path, i))


def _leaf(value: Any, path: Path) -> Iterator[tuple[Path, str]]:
    if isinstance(value, str):
        yield path, value
    elif isinstance(value, list | tuple):
        yield from _chat(value, path)
    elif isinstance(value, Mapping):
        yield from _columns(value, path)
    elif value is not None:
        raise InputError(f"field {place(path)!r} is {_kind(value)}, not text")


def _chat(items: Sequence[Any], path: Path) -> Iterator[tuple[Path, str]]:
    """The texts of a list of messages, or of the parts of one message."""
    if items and not any(isinstance(item, Mapping) for item in items):
        raise InputError(
            f"field {place(path)!r} is a list, but of {_kind(items[0])}: not a chat. "
            f"Name it {place(path) + '[]'!r} to take each item as a text of its own"
        )
    for i, item in enumerate(items):
        here = (*path, i)
        if isinstance(item, str):
            yield here, item
        elif isinstance(item, Mapping) and (has_text := [key for key in _TEXT_KEYS if key in item]):
            for key in has_text:
                yield from _leaf(item[key], (*here, key))
            yield from _beside_the_text(item, here)
        elif isinstance(item, Mapping) and item.get("tool_calls"):
            yield from _beside_the_text(item, here)
        elif not _may_be_silent(item):
            raise InputError(
                f"field {place(here)!r} holds no text that deid knows how to find ({', '.join(_TEXT_KEYS)}); "
                "name the field that does"
            )


def _beside_the_text(message: Mapping[str, Any], path: Path) -> Iterator[tuple[Path, str]]:
    """A speaker's name, and the arguments of tool calls where they are text (OpenAI's are JSON in a string)."""
    if isinstance(message.get("name"), str) and message.get("role") not in _NAMED_BY_PROGRAMS:
        yield (*path, "name"), message["name"]
    calls = message.get("tool_calls")
    for i, call in enumerate(calls if isinstance(calls, list | tuple) else ()):
        function = call.get("function") if isinstance(call, Mapping) else None
        if isinstance(function, Mapping) and isinstance(function.get("arguments"), str):
            yield (*path, "tool_calls", i, "function", "arguments"), function["arguments"]


def _text_key(item: Any) -> str | None:
    return next((key for key in _TEXT_KEYS if key in item), None) if isinstance(item, Mapping) else None


def _may_be_silent(item: Any) -> bool:
    """Whether a message or a part of one holds no text: no string but in keys that are for programs."""
    if not isinstance(item, Mapping):
        return item is None
    media = isinstance(item.get("type"), str) and item["type"] in _MEDIA
    return all(
        key in _FOR_PROGRAMS or (media and key in _MEDIA_KEYS) or not _holds_string(value)
        for key, value in item.items()
    )


def _holds_string(value: Any) -> bool:
    if isinstance(value, Mapping):
        return any(map(_holds_string, value.values()))
    if isinstance(value, list | tuple):
        return any(map(_holds_string, value))
    return isinstance(value, str)


def _columns(value: Mapping[str, Any], path: Path) -> Iterator[tuple[Path, str]]:
    """The texts of a chat kept as an object of lists: `{"role": [...], "content": [...]}`."""
    key = _text_key(value)
    if key is None or not isinstance(value[key], list | tuple):
        raise InputError(
            f"field {place(path)!r} is an object, not text: name a field in it, like {place(path)}.body. "
            f"{names_there(value)}"
        )
    for i, item in enumerate(value[key]):
        yield from _leaf(item, (*path, key, i))


def _bounds(texts: Iterable[str]) -> list[tuple[int, int]]:
    bounds = []
    start = 0
    for text in texts:
        bounds.append((start, start + len(text)))
        start += len(text) + len(SEPARATOR)
    return bounds


def _pieces(texts: Sequence[str], result: Result) -> list[str]:
    assert result.text is not None, "the caller has looked"
    if result.failure is not None:
        return [result.text] * len(texts)
    ends = [span.end for span in result.spans]

    def moved(position: int) -> int:
        last = bisect_right(ends, position)  # of the spans before it, the last says all
        near = slice(max(last - 1, 0), last)
        return moved_to(position, result.spans[near], result.output_spans[near])

    return [result.text[moved(start) : moved(end)] for start, end in _bounds(texts)]


def _kind(value: Any) -> str:
    names = {
        bool: "a boolean",
        int: "a number",
        float: "a number",
        str: "a string",
        list: "a list",
        bytes: "bytes",
    }
    if isinstance(value, Mapping):
        return "an object"
    return names.get(type(value), f"of type {type(value).__name__}")
