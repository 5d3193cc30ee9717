"""The language that documents are written in: text with alternatives, rules and slots (templates/README.md).

    == clinic/progress-note        a template: its kind; until the next line of this form or a rule
    Seen by {doctor.name} [today|on {date#visit}]. <closing>
    @closing                       a rule: one alternative a line
    Thank you, {doctor.short}
    [3*Regards|Best], {doctor.first}

`parse` reads one file. What becomes of it is in `expansion`.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import accumulate
from typing import NamedTuple

from deid.errors import DeidError


class TemplateError(DeidError, ValueError):
    """A template says something that the language does not know."""


class Slot(NamedTuple):
    role: str
    """The persona ("patient"), or empty for a slot of the document."""
    field: str
    style: str = ""
    tag: str = ""
    """Slots of one tag have one value within a document."""


class Call(NamedTuple):
    rule: str
    line: int


class Choice(NamedTuple):
    weights: tuple[int, ...]
    """Cumulative."""
    options: tuple["Body", ...]


Node = str | Slot | Call | Choice
Body = tuple[Node, ...]


class Template(NamedTuple):
    kind: str
    body: Body
    source: str
    """FILE:LINE."""

    @property
    def family(self) -> str:
        return self.kind.split("/")[0]


@dataclass
class TemplateFile:
    name: str
    templates: list[Template] = field(default_factory=list)
    rules: dict[str, Choice] = field(default_factory=dict)
    slots: list[tuple[Slot, int]] = field(default_factory=list)
    """Every slot and the line it stands in, for whoever knows which slots there are."""
    calls: list[tuple[Call, str]] = field(default_factory=list)
    """Every call, and the rule that it stands in; empty in a template."""


_KIND = re.compile(r"== ([a-z0-9]+(?:[-_][a-z0-9]+)*/[a-z0-9]+(?:[-_][a-z0-9]+)*)\s*$")
_RULE = re.compile(r"@([a-z][a-z0-9_-]*)\s*$")
_SLOT = re.compile(r"\{(?:([a-z][a-z0-9_]*)\.)?([A-Za-z][A-Za-z0-9_]*)((?:[|#][^{}|#\n]*)*)\}")
_CALL = re.compile(r"<([a-z][a-z0-9_-]*)>")
_WEIGHT = re.compile(r"(\d+)\*")
_SPECIAL = re.compile(r"[\\\[\]|{}<]")
_ESCAPED = {"n": "\n", "t": "\t", **{c: c for c in "[]{}<>|\\#@=*"}}


def parse(text: str, name: str) -> TemplateFile:
    """`name` is the file's, for errors. Raises `TemplateError` with every fault that the file has."""
    parsed = TemplateFile(name)
    faults: list[str] = []
    for head, line, lines in _blocks(text.splitlines(), name, faults):
        rule = head[1:] if head.startswith("@") else ""
        try:
            if rule:
                _add_rule(parsed, rule, line, lines)
            else:
                body = _Reader("\n".join(lines), parsed, line + 1, rule).all()
                if not body:
                    raise TemplateError(f"{name}:{line}: a template without text; write some below its kind")
                parsed.templates.append(Template(head, body, f"{name}:{line}"))
        except TemplateError as error:
            faults.append(str(error))
    if faults:
        raise TemplateError("\n".join(faults))
    return parsed


def _blocks(lines: list[str], name: str, faults: list[str]) -> Iterator[tuple[str, int, list[str]]]:
    """(kind or @rule, its line, its lines without blank ones around them)."""
    head, start, body = "", 0, list[str]()
    for number, line in enumerate([*lines, "== end/end"], start=1):
        kind, rule = _KIND.match(line), _RULE.match(line)
        if line.startswith("== ") and not kind:
            faults.append(f"{name}:{number}: no kind; write it as in `== clinic/progress-note`")
        if not (kind or rule):
            comment = line == "#" or line.startswith("# ")
            body.append("\0" if comment else line)
            continue
        if head:
            yield head, *_trimmed(start, body)
        elif any(line.strip("\0 \t") for line in body):
            faults.append(f"{name}:{start + 1}: text before the first `== kind` or `@rule`")
        head, start, body = (kind[1] if kind else f"@{rule[1]}" if rule else ""), number, []


def _trimmed(start: int, body: list[str]) -> tuple[int, list[str]]:
    kept = [(number, line) for number, line in enumerate(body) if line != "\0"]
    while kept and not kept[0][1].strip():
        kept.pop(0)
    while kept and not kept[-1][1].strip():
        kept.pop()
    return start, [line for _, line in kept]


def _add_rule(parsed: TemplateFile, rule: str, line: int, lines: list[str]) -> None:
    if rule in parsed.rules:
        raise TemplateError(f"{parsed.name}:{line}: @{rule} stands here a second time; give it another name")
    weights, options = [], []
    for offset, text in _joined(lines):
        weight = _WEIGHT.match(text)
        weights.append(int(weight[1]) if weight else 1)
        text = text[weight.end() :] if weight else text
        options.append(_Reader(text, parsed, line + 1 + offset, rule).all())
    if not options:
        raise TemplateError(f"{parsed.name}:{line}: @{rule} has no alternative; write one a line below it")
    parsed.rules[rule] = Choice(tuple(accumulate(weights)), tuple(options))


def _joined(lines: list[str]) -> Iterator[tuple[int, str]]:
    """The alternatives of a rule: a line each, or several where a bracket is open at the end of one."""
    held, first, depth = list[str](), 0, 0
    for number, line in enumerate(lines):
        if not held and not line.strip():
            continue
        first = first if held else number
        held.append(line)
        bare = re.sub(r"\\.", "", line)
        depth += bare.count("[") - bare.count("]")
        if depth <= 0:
            yield first, "\n".join(held)
            held, depth = [], 0
    if held:
        yield first, "\n".join(held)


class _Reader:
    """Reads one template, or one alternative of a rule."""

    def __init__(self, text: str, parsed: TemplateFile, line: int, rule: str) -> None:
        self._text, self._parsed, self._line, self._rule, self._at = text, parsed, line, rule, 0

    def all(self) -> Body:
        body = self._sequence(inside=False)
        if self._at < len(self._text):
            raise self._fault("] without its [; write \\] for the character")
        return body

    def _fault(self, problem: str, at: int | None = None) -> TemplateError:
        at = self._at if at is None else at
        return TemplateError(
            f"{self._parsed.name}:{self._line + self._text.count(chr(10), 0, at)}: {problem}"
        )

    def _sequence(self, *, inside: bool) -> Body:
        nodes: list[Node] = []
        text: list[str] = []

        def add(node: Node) -> None:
            if text:
                nodes.append("".join(text))
                text.clear()
            nodes.append(node)

        while found := _SPECIAL.search(self._text, self._at):
            text.append(self._text[self._at : found.start()])
            self._at = found.start()
            match found[0]:
                case "\\":
                    text.append(self._escape())
                case "|" if not inside:
                    text.append("|")
                    self._at += 1
                case "|" | "]":
                    break
                case "[":
                    add(self._choice())
                case "{":
                    add(self._slot())
                case "<":
                    add(self._call())
                case _:
                    raise self._fault("} without its {; write \\} for the character")
        else:
            text.append(self._text[self._at :])
            self._at = len(self._text)
        return (*nodes, *(["".join(text)] if any(text) else []))

    def _escape(self) -> str:
        following = self._text[self._at + 1 : self._at + 2]
        if following not in _ESCAPED:
            raise self._fault("a \\ before what needs none; write \\\\ for the character itself")
        self._at += 2
        return _ESCAPED[following]

    def _choice(self) -> Choice:
        start = self._at
        weights, options = [], []
        while True:
            self._at += 1  # the [ or |
            weight = _WEIGHT.match(self._text, self._at)
            if weight:
                self._at = weight.end()
            weights.append(int(weight[1]) if weight else 1)
            options.append(self._sequence(inside=True))
            if self._at >= len(self._text):
                raise self._fault("[ without its ]; write \\[ for the character", start)
            if self._text[self._at] == "]":
                self._at += 1
                if not sum(weights):
                    raise self._fault("no alternative has a weight above 0", start)
                return Choice(tuple(accumulate(weights)), tuple(options))

    def _slot(self) -> Slot:
        found = _SLOT.match(self._text, self._at)
        if not found:
            raise self._fault(
                "no slot; write {role.field}, {role.field|style}, {date#tag}, or \\{ for the character"
            )
        style = tag = ""
        for sign, value in re.findall(r"([|#])([^|#]*)", found[3]):
            style, tag = (value, tag) if sign == "|" else (style, value)
        slot = Slot(found[1] or "", found[2], style.strip(), tag.strip())
        self._parsed.slots.append((slot, self._line + self._text.count("\n", 0, self._at)))
        self._at = found.end()
        return slot

    def _call(self) -> Call:
        found = _CALL.match(self._text, self._at)
        if not found:
            raise self._fault("no rule; write <name-of-rule>, or \\< for the character")
        call = Call(found[1], self._line + self._text.count("\n", 0, self._at))
        self._parsed.calls.append((call, self._rule))
        self._at = found.end()
        return call
