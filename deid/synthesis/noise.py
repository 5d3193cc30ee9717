"""Noise that keeps the offsets true: it works on the pieces of a document, before they are joined.

Casing, typing errors, OCR confusions, lost and hard line breaks; and the escapes of the formats that a document
may be wrapped in. An entity keeps its edges: none begins or ends with a space, and none disappears.
"""

import json
import re
from collections.abc import Callable, Iterable
from random import Random

from deid.synthesis.expansion import Piece

Pieces = list[Piece]
_WORD = re.compile(r"[^\W\d_]+")


def _each(pieces: Pieces, change: Callable[[str], str]) -> Pieces:
    return [(change(text), label) for text, label in pieces]


def lower(pieces: Pieces, rng: Random) -> Pieces:
    return _each(pieces, str.lower)


def upper(pieces: Pieces, rng: Random) -> Pieces:
    return _each(pieces, str.upper)


def title(pieces: Pieces, rng: Random) -> Pieces:
    return _each(
        pieces, lambda text: re.sub(r"[^\W\d_]+(?:['\u2019][^\W\d_]+)?", lambda m: m[0].capitalize(), text)
    )


# ------------------------------------------------------------------------------------- typing and reading

_NEIGHBOURS = dict(zip("qwertyuiopasdfghjklzxcvbnm", "wertyuiopoasdfghjkzxcvbnmn", strict=True))


def typing(pieces: Pieces, rng: Random) -> Pieces:
    """Slips of the fingers in about 3 to 10 of 100 words, of four letters or more."""
    rate = rng.uniform(0.03, 0.1)

    def slip(found: re.Match[str]) -> str:
        word = found[0]
        if len(word) < 4 or rng.random() > rate:
            return word
        at = rng.randrange(1, len(word) - 1)
        head, letter, tail = word[:at], word[at], word[at + 1 :]
        return rng.choice(
            (
                head + tail[0] + letter + tail[1:],
                head + tail,
                head + letter + letter + tail,
                head + _NEIGHBOURS.get(letter, letter) + tail,
                head + letter + _NEIGHBOURS.get(letter, letter) + tail,
            )
        )

    return _each(pieces, lambda text: _WORD.sub(slip, text))


_MISREAD = {
    **{"l": "1", "I": "l", "O": "0", "0": "O", "1": "l", "5": "S", "S": "5", "8": "B", "B": "8", "e": "c"},
    **{"m": "rn", "w": "vv", "d": "cl", "h": "b", "t": "f", "i": "í", "g": "q", "a": "o", "Z": "2", "2": "Z"},
    **{"G": "6", "6": "b", "c": "e", "n": "ri", "u": "ii", ".": ",", ",": ".", "-": "~", "'": "`", "D": "O"},
}


def ocr(pieces: Pieces, rng: Random) -> Pieces:
    """Characters that a machine misreads, 1 to 4 in 100; spaces that it drops, outside of entities or inside."""
    rate = rng.uniform(0.01, 0.04)

    def read(text: str, entity: bool) -> str:
        parts = []
        for at, c in enumerate(text):
            if rng.random() < rate:
                inside = 0 < at < len(text) - 1
                c = "" if c == " " and inside and rng.random() < 0.3 else _MISREAD.get(c, c)
                if c.isalpha() and inside and not entity and rng.random() < 0.1:
                    c += " "
            parts.append(c)
        return "".join(parts)

    return [(read(text, label is not None), label) for text, label in pieces]


# ------------------------------------------------------------------------------------------------ layout


def lost_breaks(pieces: Pieces, rng: Random) -> Pieces:
    """The lines run together: with a space or, as some extractors do it, with nothing between them."""
    joint = rng.choice((" ", " ", "  ", ""))
    return _each(pieces, lambda text: re.sub(r"[ \t]*\n[\n \t]*", joint, text))


def hard_wraps(pieces: Pieces, rng: Random) -> Pieces:
    """No line longer than 24 to 80 characters where there is a space to break at."""
    width, text = rng.randrange(24, 81), "".join(text for text, _ in pieces)
    wrapped, column, space = list(text), 0, -1
    for at, c in enumerate(text):
        column += 1
        if c == "\n":
            column, space = 0, -1
        elif c == " ":
            space = at
        elif column > width and space >= 0:
            wrapped[space] = "\n"
            column, space = at - space, -1
    done, at = [], 0
    for part, label in pieces:
        done.append(("".join(wrapped[at : at + len(part)]), label))
        at += len(part)
    return done


# --------------------------------------------------------------------------------------- formats around it


def _one_line(text: str) -> str:
    return re.sub(r"[ \t]*\n[\n \t]*", " ", text).replace("\t", " ")


def _json(text: str, *, ascii_only: bool) -> str:
    return json.dumps(text, ensure_ascii=ascii_only)[1:-1]


def _html(text: str) -> str:
    for c, name in (("&", "&amp;"), ("<", "&lt;"), (">", "&gt;"), ('"', "&quot;")):
        text = text.replace(c, name)
    return text.replace("\n", "<br>\n")


def escape(pieces: Pieces, style: str, rng: Random) -> Pieces:
    """The document as the format wants it. `style` is one of `ESCAPES`."""
    if style == "json":
        ascii_only = rng.random() < 0.4
        return _each(pieces, lambda text: _json(text, ascii_only=ascii_only))
    if style == "bullets":  # an address of several lines stays one point
        pieces = [(_one_line(text) if label else text, label) for text, label in pieces]
    return _each(pieces, _ESCAPES[style])


_ESCAPES: dict[str, Callable[[str], str]] = {
    "plain": lambda text: text,
    "html": _html,
    "line": _one_line,
    "logfmt": lambda text: _one_line(text).replace("\\", "\\\\").replace('"', '\\"'),
    "quote": lambda text: text.replace("\n", "\n> "),
    "quote2": lambda text: text.replace("\n", "\n>> "),
    "bullets": lambda text: re.sub(r"\n+(?=[^\n])", "\n- ", text),
    "pipe": lambda text: _one_line(text).replace("|", "\\|"),
    "csv": lambda text: text.replace('"', '""'),
    "tsv": _one_line,
    "sql": lambda text: text.replace("'", "''").replace("\n", "\\n"),
}
ESCAPES = ("json", "chat", *_ESCAPES)


def lines(pieces: Iterable[Piece]) -> list[Pieces]:
    """The document line by line; a line break within an entity becomes a space."""
    found: list[Pieces] = [[]]
    for text, label in pieces:
        if label:
            found[-1].append((_one_line(text), label))
            continue
        first, *others = text.split("\n")
        found[-1].append((first, None))
        found += [[(part, None)] for part in others]
    return [line for line in found if "".join(text for text, _ in line).strip()]


CASING = {"lower": lower, "upper": upper, "title": title}
SLIPS = {"typing": typing, "ocr": ocr}
LAYOUT = {"lost_breaks": lost_breaks, "hard_wraps": hard_wraps}
WRAPS = ("json", "html", "markdown", "log", "mail", "chat", "table")
