"""From templates to text and spans: `Grammar` joins several files and expands their templates, in one pass."""

from bisect import bisect
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from random import Random

from deid.synthesis.grammar import Body, Call, Choice, Node, Slot, Template, TemplateError, TemplateFile

Piece = tuple[str, str | None]
"""Some text, and its label; None for text that is no entity."""
Fill = Callable[[Slot], Sequence[Piece]]
"""What a slot is filled with in this document."""


class Grammar:
    """The templates of several files. Rules of a file come first, then those of `common`.

    `check_slot` returns what is wrong with a slot, or an empty string.
    """

    def __init__(
        self, files: Iterable[TemplateFile], check_slot: Callable[[Slot], str] = lambda _: ""
    ) -> None:
        self._files = {file.name: file for file in files}
        shared = self._files.get("common.txt", TemplateFile("common.txt")).rules
        self._rules = {name: {**shared, **file.rules} for name, file in self._files.items()}
        faults = [*self._missing(), *self._endless(), *self._bad_slots(check_slot)]
        if faults:
            raise TemplateError("\n".join(faults))
        self.templates = [template for file in self._files.values() for template in file.templates]

    def _missing(self) -> Iterator[str]:
        for name, file in self._files.items():
            for call, _ in file.calls:
                if call.rule not in self._rules[name]:
                    yield f"{name}:{call.line}: no rule @{call.rule} in this file or in common.txt"

    def _endless(self) -> Iterator[str]:
        for name, rules in self._rules.items():
            ending: set[str] = set()
            while more := {
                rule
                for rule, choice in rules.items()
                if rule not in ending and any(_ends(option, ending) for option in choice.options)
            }:
                ending |= more
            for rule in sorted(self._files[name].rules.keys() - ending):
                if all(call.rule in rules for call, inside in self._files[name].calls if inside == rule):
                    yield f"{name}: @{rule} never ends; give it an alternative that does not call it"

    def _bad_slots(self, check: Callable[[Slot], str]) -> Iterator[str]:
        for name, file in self._files.items():
            for slot, line in file.slots:
                if problem := check(slot):
                    yield f"{name}:{line}: {problem}"

    def pieces(self, template: Template, rng: Random, fill: Fill) -> Iterator[Piece]:
        """A document in pieces: text, and what its slots were filled with."""
        rules = self._rules[template.source.rsplit(":", 1)[0]]
        return _pieces(template.body, rules, rng, fill, 0)

    def expand(self, template: Template, rng: Random, fill: Fill) -> tuple[str, list[tuple[int, int, str]]]:
        """A document: its text, and its spans in order."""
        return write(self.pieces(template, rng, fill))

    def slots(self, template: Template) -> set[Slot]:
        """Every slot that a document of this template may hold."""
        rules = self._rules[template.source.rsplit(":", 1)[0]]
        found: set[Slot] = set()
        seen: set[str] = set()
        waiting: list[Node] = list(template.body)
        while waiting:
            node = waiting.pop()
            if isinstance(node, Slot):
                found.add(node)
            elif isinstance(node, Choice):
                waiting.extend(part for option in node.options for part in option)
            elif isinstance(node, Call) and node.rule not in seen:
                seen.add(node.rule)
                waiting.append(rules[node.rule])
        return found


_DEEPEST = 100


def _ends(body: Body, ending: set[str]) -> bool:
    for node in body:
        if isinstance(node, Call) and node.rule not in ending:
            return False
        if isinstance(node, Choice) and not any(_ends(option, ending) for option in node.options):
            return False
    return True


def _pieces(body: Body, rules: Mapping[str, Choice], rng: Random, fill: Fill, depth: int) -> Iterator[Piece]:
    if depth > _DEEPEST:
        raise TemplateError(f"rules call each other more than {_DEEPEST} deep; give endings more weight")
    for node in body:
        if isinstance(node, str):
            yield node, None
        elif isinstance(node, Slot):
            yield from fill(node)
        else:
            choice = rules[node.rule] if isinstance(node, Call) else node
            yield from _pieces(_pick(choice, rng), rules, rng, fill, depth + 1)


def _pick(choice: Choice, rng: Random) -> Body:
    if len(choice.options) == 1:
        return choice.options[0]
    return choice.options[bisect(choice.weights, int(rng.random() * choice.weights[-1]))]


def write(pieces: Iterable[Piece]) -> tuple[str, list[tuple[int, int, str]]]:
    """Text and spans of pieces in a row."""
    parts: list[str] = []
    spans: list[tuple[int, int, str]] = []
    at = 0
    for text, label in pieces:
        parts.append(text)
        if label and text:
            spans.append((at, at + len(text), label))
        at += len(text)
    return "".join(parts), spans
