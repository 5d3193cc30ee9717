"""New texts spliced into the source of a JSON object or a CSV row: all else stays byte for byte (law 2).

Parsing a record and writing it anew would change how its numbers, escapes, quotes and spaces are written.
"""

import json
import re
from collections.abc import Sequence
from json.decoder import JSONDecoder, scanstring  # type: ignore[attr-defined]
from typing import Any

from deid.corpus.fields import Edits

_SPACE = re.compile(r"[ \t\r\n]*")
_VALUE = JSONDecoder()


def json_edited(source: str, edits: Edits) -> str:
    """`source`, JSON without duplicate keys, with the strings at the paths of `edits` replaced."""
    found: list[tuple[int, int, str]] = []
    _find(source, _space(source, 0), edits, found)
    ascii_only = source.isascii()
    pieces: list[str] = []
    done = 0
    for start, end, text in found:
        if scanstring(source, start + 1)[0] == text:
            continue  # untouched: written as it was
        surrogates = any(
            "\ud800" <= c <= "\udfff" for c in text
        )  # UTF-8 cannot hold half a pair; an escape can
        pieces += (source[done:start], json.dumps(text, ensure_ascii=ascii_only or surrogates))
        done = end
    return "".join((*pieces, source[done:]))


def json_object(source: str) -> dict[str, Any]:
    """The object that `source` holds. A `ValueError` says why there is none, without a word of the source.

    A key that comes twice is an error: the first would hide a text.
    """
    try:
        value = json.loads(source, object_pairs_hook=_without_duplicates)
        reason = "" if isinstance(value, dict) else "is JSON, but not an object"
    except _Duplicate:
        reason = "has a key twice in one object"
    except json.JSONDecodeError as error:
        reason = f"is not JSON (column {error.colno})"
    except (ValueError, RecursionError):  # a number of 5,000 digits, 10,000 brackets
        reason = "is not JSON that can be read"
    if reason:
        raise ValueError(reason)  # out here, lest the error carry one that carries the source
    return value


class _Duplicate(ValueError):
    pass


def _without_duplicates(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    value = dict(pairs)
    if len(value) != len(pairs):
        raise _Duplicate
    return value


def _find(source: str, at: int, edits: Edits | str | None, found: list[tuple[int, int, str]]) -> int:
    """Where the value that starts at `at` ends; the literals to replace in it go to `found`."""
    if edits is None:
        return _VALUE.raw_decode(source, at)[1]
    if isinstance(edits, str):
        end = scanstring(source, at + 1)[1]
        found.append((at, end, edits))
        return end
    is_object = source[at] == "{"
    index = 0
    at = _space(source, at + 1)
    while source[at] not in "}]":
        key: str | int = index
        if is_object:
            key, at = scanstring(source, at + 1)
            at = _space(source, _space(source, at) + 1)  # over the colon
        at = _space(source, _find(source, at, edits.get(key), found))
        if source[at] == ",":
            at = _space(source, at + 1)
        index += 1
    return at + 1


def _space(source: str, at: int) -> int:
    match = _SPACE.match(source, at)
    assert match is not None, "it matches nothing, too"
    return match.end()


def csv_cells(source: str, delimiter: str) -> list[str]:
    """The cells of one row as they are written, quotes and all, without the end of the line."""
    cell = rf'"(?:[^"]|"")*+"|[^{re.escape(delimiter)}\r\n]*'
    cells, at = [], 0
    pattern = re.compile(cell)
    while match := pattern.match(source, at):
        cells.append(match[0])
        at = match.end()
        if source[at : at + 1] != delimiter:
            break
        at += 1
    return cells


def csv_edited(source: str, cells: Sequence[str], edits: dict[int, str], delimiter: str) -> str:
    """A row with the cells at some indices replaced; `cells` are its values. A quoted cell stays quoted."""
    written = csv_cells(source, delimiter)
    if [_unquoted(cell) for cell in written] != list(cells):
        raise ValueError("the row is not written as it was read")
    ending = source[len(delimiter.join(written)) :]
    for index, text in edits.items():
        if text != cells[index]:
            written[index] = _quoted(text, delimiter, always=written[index].startswith('"'))
    return delimiter.join(written) + ending


def _unquoted(cell: str) -> str:
    return cell[1:-1].replace('""', '"') if cell.startswith('"') else cell


def _quoted(text: str, delimiter: str, *, always: bool) -> str:
    needed = always or not text or any(c in text for c in (delimiter, '"', "\r", "\n"))
    return '"' + text.replace('"', '""') + '"' if needed else text
