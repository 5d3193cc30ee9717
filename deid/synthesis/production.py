"""From a specification to documents: template, personas, rates, noise, wrapping, validation."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache, partial
from importlib.resources import files
from pathlib import Path
from random import Random
from typing import Any, NamedTuple

from deid.errors import DeidError
from deid.synthesis import noise, validation
from deid.synthesis.articles import agree
from deid.synthesis.documents import LabelledDocument
from deid.synthesis.expansion import Grammar, Piece, write
from deid.synthesis.grammar import Slot, Template, TemplateError, TemplateFile, parse
from deid.synthesis.names import check_faker
from deid.synthesis.noise import Pieces
from deid.synthesis.population import People, Weighted
from deid.synthesis.slots import Scene, check, labels_of
from deid.synthesis.specification import Specification, SpecificationError, unknown
from deid.types import Span

_TRIES = 30


class SynthesisError(DeidError):
    """No document comes out that keeps to the specification."""


# ------------------------------------------------------------------------------------------- templates


def _parsed(path: Any) -> TemplateFile:
    return parse(path.read_text("utf-8"), path.name)


def _joined(paths: Sequence[Any], check_slot: Callable[[Slot], str]) -> Grammar:
    parsed: list[TemplateFile] = []
    faults: list[str] = []
    for path in paths:
        try:
            parsed.append(_parsed(path))
        except TemplateError as error:
            faults.append(str(error))
    try:
        joined = Grammar(parsed, check_slot)
    except TemplateError as error:
        faults.append(str(error))
    if faults:
        raise TemplateError("\n".join(faults))
    return joined


@cache
def grammar(own: tuple[str, ...] = ()) -> Grammar:
    """Of the templates that come with deid, and of files or folders of your own.

    Raises `TemplateError` with every fault in them, each with file, line and remedy.
    """
    shipped = files("deid.synthesis").joinpath("templates").iterdir()
    paths: list[Any] = sorted(
        (path for path in shipped if path.name.endswith(".txt")), key=lambda path: path.name
    )
    for name in own:
        path = Path(name)
        found = sorted(path.glob("*.txt")) if path.is_dir() else [path]
        if not found or not all(file.is_file() for file in found):
            raise SpecificationError(f"templates: {name}: no such file, or a folder without .txt files")
        taken = {file.name for file in paths}
        for file in found:
            if file.name in taken:
                raise SpecificationError(f"templates: {file}: deid has a file of that name; give it another")
        paths += found
    return _joined(paths, check)


@cache
def _helpers(name: str) -> tuple[Grammar, dict[str, list[Template]]]:
    """The templates of data/wrappers.txt or data/carriers.txt, by what stands after the slash of their kind."""
    joined = _joined([files("deid.synthesis").joinpath("data", name)], _check_helper)
    found: dict[str, list[Template]] = {}
    for template in joined.templates:
        found.setdefault(template.kind.split("/")[1], []).append(template)
    return joined, found


def _check_helper(slot: Slot) -> str:
    return "" if slot.field == "text" and slot.style in noise.ESCAPES else check(slot)


def kinds(own: tuple[str, ...] = ()) -> dict[str, list[Template]]:
    found: dict[str, list[Template]] = {}
    for template in grammar(own).templates:
        found.setdefault(template.kind, []).append(template)
    return dict(sorted(found.items()))


class _Chosen(NamedTuple):
    kinds: Weighted[str]
    templates: dict[str, list[Template]]


def _chosen(specification: Specification) -> _Chosen:
    """The kinds with their weights; only templates that may hold what is required."""
    joined, wanted = grammar(specification.templates), set(specification.require)
    able = {
        kind: [t for t in found if not wanted - _labels(joined, t)]
        for kind, found in kinds(specification.templates).items()
    }
    weights = _kind_weights(specification.documents, tuple(able))
    usable = {kind: weight for kind, weight in weights.items() if able[kind] and weight}
    if not usable:
        raise SpecificationError(
            f"require: no template of the documents asked for holds {', '.join(sorted(wanted))}"
        )
    return _Chosen(Weighted(usable), able)


@cache
def _labels(joined: Grammar, template: Template) -> frozenset[str]:
    return frozenset(label for slot in joined.slots(template) for label in labels_of(slot))


def _kind_weights(asked: Mapping[str, float], known: tuple[str, ...]) -> dict[str, float]:
    """A family's weight is shared by its kinds that have none of their own."""
    if not asked:
        return dict.fromkeys(known, 1.0)
    families = tuple(dict.fromkeys(kind.split("/")[0] for kind in known))
    weights = dict.fromkeys(known, 0.0)
    for name, weight in asked.items():
        if name in weights:
            weights[name] = weight
        elif name in families:
            members = [kind for kind in known if kind.split("/")[0] == name and kind not in asked]
            for kind in members:
                weights[kind] = weight / len(members)
        else:
            allowed = known if "/" in name else families
            raise SpecificationError(
                f"documents: {unknown(name, 'kind' if '/' in name else 'family', allowed)}"
            )
    return weights


# ------------------------------------------------------------------------------------------- documents


class _Draft(NamedTuple):
    pieces: Pieces
    noise: tuple[str, ...]
    added: tuple[str, ...]


class Producer:
    """Makes documents of a specification, each by its number alone."""

    def __init__(self, specification: Specification, seed: int | str) -> None:
        self._specification, self._seed = specification, seed
        check_faker()
        self._grammar = grammar(specification.templates)
        self._chosen = _chosen(specification)
        self._people = People(specification, seed)

    def document(self, index: int) -> LabelledDocument:
        rejected: list[str] = []
        for attempt in range(_TRIES):
            name = f"{self._seed}:{index}" + (f":{attempt}" if attempt else "")
            rng = Random(name)
            template = self._template(rng)
            scene, taken = self._people.scene(name, rng)
            draft = self._draft(index, template, scene, rng)
            text, spans = write(draft.pieces)
            fault = validation.fault(text, spans, draft.pieces, self._specification.require)
            if not fault:
                origins = {role: person.origin for role, person in scene.people.items()}
                about = {"origins": origins, "people": taken, "noise": draft.noise, "added": draft.added}
                about["rejected"] = tuple(rejected)
                made = tuple(Span(*span) for span in spans)
                return LabelledDocument(f"{self._seed}-{index}", text, made, template.kind, about)
            rejected.append(fault)
        raise SynthesisError(
            f"document {index}: {_TRIES} tries were rejected, the last one for: {rejected[-1]}. "
            "Ask for other documents, or require less"
        )

    def _template(self, rng: Random) -> Template:
        return rng.choice(self._chosen.templates[self._chosen.kinds.pick(rng)])

    def _draft(self, index: int, template: Template, scene: Scene, rng: Random) -> _Draft:
        pieces = agree(list(self._grammar.pieces(template, rng, scene.fill)))
        added = self._carried(index, pieces, scene, rng)
        done: list[str] = []
        asked = self._specification.noise
        for group in (noise.CASING, noise.SLIPS, noise.LAYOUT):
            exclusive = group is not noise.SLIPS
            chance = rng.random()
            for name, apply in group.items():
                share = getattr(asked, name)
                if not exclusive:
                    chance = rng.random()
                if chance < share:
                    pieces = apply(pieces, rng)
                    done.append(name)
                    chance = 1.0
                chance -= share if exclusive else 0
        chance = rng.random()
        for name, share in sorted(asked.wrap.items()):
            if 0 <= chance < share:
                pieces = _wrapped(pieces, name, scene, rng)
                done.append(name)
            chance -= share
        return _Draft(pieces, tuple(done), added)

    def _due(self, label: str, rate: float, index: int) -> bool:
        """Whether document `index` has to hold the label: evenly spaced, so that any n hold their share."""
        start = Random(f"{self._seed}:{label}").random()
        return int((index + 1) * rate + start) > int(index * rate + start)

    def _carried(self, index: int, pieces: Pieces, scene: Scene, rng: Random) -> tuple[str, ...]:
        """Adds a sentence for each label whose rate asks for one; returns those labels."""
        added = []
        for label, rate in sorted(self._specification.rates.items()):
            if not self._due(label, rate, index) or any(label == found for text, found in pieces if text):
                continue
            carriers, by_label = _helpers("carriers.txt")
            template = rng.choice(by_label[label.lower().replace("_", "-")])
            who = next(iter(scene.people), "who")
            fill = partial(_as_role, scene.fill, {"who": who})
            pieces += [(rng.choice(("\n", "\n", "\n\n", " ")), None), *carriers.pieces(template, rng, fill)]
            added.append(label)
        return tuple(added)


def _as_role(
    fill: Callable[[Slot], Sequence[Piece]], roles: Mapping[str, str], slot: Slot
) -> Sequence[Piece]:
    return fill(slot._replace(role=roles.get(slot.role, slot.role)))


def _wrapped(pieces: Pieces, kind: str, scene: Scene, rng: Random) -> Pieces:
    wrappers, by_kind = _helpers("wrappers.txt")
    template = rng.choice(by_kind[kind])

    def fill(slot: Slot) -> Sequence[Piece]:
        if slot.field != "text":
            return scene.fill(slot)
        return _as_chat(pieces, scene, rng) if slot.style == "chat" else noise.escape(pieces, slot.style, rng)

    return list(wrappers.pieces(template, rng, fill))


def _as_chat(pieces: Pieces, scene: Scene, rng: Random) -> Pieces:
    """Line by line, said by two people in turn."""
    wrappers, by_kind = _helpers("wrappers.txt")
    template = rng.choice(by_kind["chat-line"])
    done: Pieces = []
    for line in noise.lines(pieces):
        speaker = rng.choice(("speaker1", "speaker2"))
        head = wrappers.pieces(template, rng, partial(_as_role, scene.fill, {"speaker": speaker}))
        done += [("\n", None)] if done else []
        done += [*head, *line]
    return done


def synthesize(specification: Specification, n: int, *, seed: int | str = 0) -> Iterator[LabelledDocument]:
    """`n` documents; the i-th of a seed and a specification is the same whatever `n`.

    Raises `SpecificationError` or `TemplateError` at once, `SynthesisError` where no document passes validation,
    `MissingExtra` without faker.
    """
    producer = Producer(specification, seed)
    return (producer.document(index) for index in range(n))
