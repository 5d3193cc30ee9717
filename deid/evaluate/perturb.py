"""The same text as it might have come: other casing, noise, lost layout, wrapped in a format. Gold stays true.

Each change replaces single characters by strings and puts strings between them, so a gold span's new ends are known
exactly: it keeps what its characters became, and what was put before or behind it stays outside.
"""

import html
import json
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from random import Random

from deid.evaluate.gold import Gold, GoldSet

RATE = 0.02
"""Share of letters and digits that noise changes, if nothing else is said."""
WIDTH = 72

Pieces = list[str]
Change = Callable[[Gold, Random], Gold]


def rebuilt(gold: Gold, pieces: Pieces, between: Mapping[int, str] | None = None) -> Gold:
    """`pieces[i]` takes the place of character i; `between[i]` is put before it (at the length: at the end).

    A span of which nothing is left goes.
    """
    between = between or {}
    parts: list[str] = []
    starts, ends, position = [], [], 0
    for at, piece in enumerate(pieces):
        added = between.get(at, "")
        parts += (added, piece)
        starts.append(position + len(added))
        position += len(added) + len(piece)
        ends.append(position)
    parts.append(between.get(len(pieces), ""))
    moved = {(s.start, s.end): (starts[s.start], ends[s.end - 1]) for s in gold.spans}
    spans = (replace(s, start=moved[s.start, s.end][0], end=moved[s.start, s.end][1]) for s in gold.spans)
    origins = {moved[ends]: origin for ends, origin in gold.origins.items() if ends in moved}
    return Gold("".join(parts), tuple(span for span in spans if span.start < span.end), origins)


# ---------------------------------------------------------------------- casing


def lower(gold: Gold, _: Random) -> Gold:
    return rebuilt(gold, [c.lower() for c in gold.text])


def upper(gold: Gold, _: Random) -> Gold:
    return rebuilt(gold, [c.upper() for c in gold.text])


# ---------------------------------------------------------------------- noise

_OCR = {
    "0": "O", "1": "l", "5": "S", "6": "b", "8": "B", "B": "8", "D": "0", "E": "F", "G": "C", "I": "l",
    "O": "0", "S": "5", "Z": "2", "a": "o", "b": "h", "c": "e", "d": "cl", "e": "c", "f": "t", "g": "q",
    "h": "b", "i": "l", "l": "1", "m": "rn", "n": "ri", "o": "0", "r": "t", "s": "5", "t": "f", "u": "ii",
    "v": "y", "w": "vv", "y": "v",
}  # fmt: skip
"""What a scanner takes a letter for; and two letters for one: rn, cl, vv."""
_OCR_PAIRS = {"rn": "m", "cl": "d", "vv": "w", "ri": "n"}
_ROWS = ("qwertyuiop", "asdfghjkl", "zxcvbnm", "1234567890")


def _neighbours() -> dict[str, str]:
    beside: dict[str, str] = {}
    for row in _ROWS:
        for at, key in enumerate(row):
            beside[key] = row[max(at - 1, 0) : at] + row[at + 1 : at + 2]
    return beside


_BESIDE = _neighbours()


def ocr(gold: Gold, random: Random, *, rate: float = RATE) -> Gold:
    """Letters taken for others that look like them."""
    text, pieces = gold.text, list(gold.text)
    for at in _hits(text, random, rate):
        pair = text[at : at + 2]
        if pair in _OCR_PAIRS and pieces[at] == text[at]:
            pieces[at], pieces[at + 1] = _OCR_PAIRS[pair], ""
        elif pieces[at] == text[at]:
            pieces[at] = _OCR.get(text[at], text[at])
    return rebuilt(gold, pieces)


def typing(gold: Gold, random: Random, *, rate: float = RATE) -> Gold:
    """A letter doubled, left out, exchanged with the next, or the key beside it."""
    text, pieces = gold.text, list(gold.text)
    for at in _hits(text, random, rate):
        slip = random.choice(("double", "leave out", "exchange", "beside"))
        within_word = text[at + 1 : at + 2].isalnum() and text[at - 1 : at].isalnum()
        if slip == "double":
            pieces[at] += text[at]
        elif slip == "beside" or not within_word:
            key = random.choice(_BESIDE.get(text[at].lower(), text[at]))
            pieces[at] = key.upper() if text[at].isupper() else key
        elif slip == "leave out":
            pieces[at] = ""
        elif pieces[at] == text[at]:
            pieces[at], pieces[at + 1] = text[at + 1], text[at]
    return rebuilt(gold, pieces)


def _hits(text: str, random: Random, rate: float) -> Iterator[int]:
    return (at for at, c in enumerate(text) if c.isalnum() and random.random() < rate)


# ---------------------------------------------------------------------- layout


def unbroken(gold: Gold, _: Random) -> Gold:
    """Line breaks lost: a space in their place, one for several."""
    pieces = list(gold.text)
    for found in re.finditer(r"[ \t]*\r?\n\s*", gold.text):
        pieces[found.start() : found.end()] = [" ", *[""] * (len(found.group()) - 1)]
    return rebuilt(gold, pieces)


def wrapped(gold: Gold, _: Random) -> Gold:
    """Lines broken at column 72, entities too, as plain-text mail does."""
    pieces, column, last = list(gold.text), 0, -1
    for at, c in enumerate(gold.text):
        column = 0 if c == "\n" else column + 1
        if c == " ":
            last = at
        if column > WIDTH and last >= 0:
            pieces[last] = "\n"
            column, last = at - last, -1
    return rebuilt(gold, pieces)


# ---------------------------------------------------------------------- inside something else


def _framed(gold: Gold, pieces: Pieces, *, before: str, line: str, after: str) -> Gold:
    """Put into a frame, `line` before each line that is not empty; entities that span lines stay as they are."""
    inside = {at for span in gold.spans for at in range(span.start, span.end)}
    between = {0: before}
    for at, c in enumerate(gold.text):
        if c == "\n" and at not in inside and gold.text[at + 1 : at + 2] not in ("", "\n"):
            between[at + 1] = between.get(at + 1, "") + line
    between[len(pieces)] = between.get(len(pieces), "") + after
    return rebuilt(gold, pieces, between)


def in_json(gold: Gold, _: Random) -> Gold:
    pieces = [json.dumps(c, ensure_ascii=False)[1:-1] for c in gold.text]
    before = '{"id": "c0ffee-17", "type": "comment", "public": false, "body": "'
    return rebuilt(gold, pieces, {0: before, len(pieces): '", "attachments": []}'})


def in_html(gold: Gold, _: Random) -> Gold:
    pieces = ["<br>\n" if c == "\n" else html.escape(c, quote=False) for c in gold.text]
    before = '<!DOCTYPE html>\n<html><body><div class="message" id="m-17"><p>'
    return rebuilt(gold, pieces, {0: before, len(pieces): "</p></div></body></html>\n"})


def in_markdown(gold: Gold, _: Random) -> Gold:
    """A list under a heading, every other entity in bold."""
    framed = _framed(gold, list(gold.text), before="## Notes\n\n* ", line="* ", after="\n\n---\n")
    between: dict[int, str] = {}
    for span in framed.spans[::2]:
        for at in (span.start, span.end):
            between[at] = between.get(at, "") + "**"
    return rebuilt(framed, list(framed.text), between)


def in_log(gold: Gold, _: Random) -> Gold:
    """One line of a log, its message quoted and escaped."""
    pieces = [json.dumps(c, ensure_ascii=False)[1:-1] for c in gold.text]
    before = (
        '2024-03-05T10:42:17.310Z INFO  [worker-3] app.inbox.Handler - request_id=7f3a9c status=200 msg="'
    )
    return rebuilt(gold, pieces, {0: before, len(pieces): '" elapsed_ms=41'})


def in_thread(gold: Gold, _: Random) -> Gold:
    """Quoted, under an answer."""
    before = (
        "Thanks, will have a look at it and come back to you.\n\n"
        "On Tue, 5 Mar 2024 at 10:42, <support@example.com> wrote:\n\n> "
    )
    return _framed(gold, list(gold.text), before=before, line="> ", after="\n>\n> --\n> Support\n")


def in_chat(gold: Gold, _: Random) -> Gold:
    before = "[10:41] agent: Hi, how can I help?\n[10:42] customer: "
    after = "\n[10:44] agent: Thanks, one moment please.\n"
    return _framed(gold, list(gold.text), before=before, line="[10:43] customer: ", after=after)


def in_table(gold: Gold, random: Random) -> Gold:
    """A cell of a row: line breaks become spaces."""
    flat = unbroken(gold, random)
    pieces = [r"\|" if c == "|" else c for c in flat.text]
    before = "| id | status | text | priority |\n|---|---|---|---|\n| 1042 | open | "
    return rebuilt(flat, pieces, {0: before, len(pieces): " | high |\n"})


CHANGES: dict[str, Change] = {
    "lower case": lower,
    "upper case": upper,
    "OCR noise": ocr,
    "typing noise": typing,
    "line breaks lost": unbroken,
    "lines wrapped": wrapped,
    "in JSON": in_json,
    "in HTML": in_html,
    "in Markdown": in_markdown,
    "in a log line": in_log,
    "in a quoted e-mail": in_thread,
    "in a chat": in_chat,
    "in a table row": in_table,
}


def perturbed(gold: GoldSet, name: str, *, seed: int = 0, rate: float = RATE) -> GoldSet:
    """The set under one of `CHANGES`; the same seed gives the same text, whatever the other records."""
    change = CHANGES[name]
    options = {"rate": rate} if change in (ocr, typing) else {}
    records = tuple(
        change(record, Random(f"{seed}/{name}/{number}"), **options)
        for number, record in enumerate(gold.records)
    )
    return replace(gold, records=records, digest="")
