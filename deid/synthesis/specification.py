"""What a specification may say; examples/synthesis.yaml explains it by example. And reading one from YAML."""

from difflib import get_close_matches
from pathlib import Path
from typing import Annotated, Any

import yaml
from pydantic import BaseModel, ConfigDict, Field, ValidationError, model_validator
from pydantic_core import PydanticCustomError

from deid.errors import DeidError
from deid.synthesis.names import ORIGINS
from deid.synthesis.noise import WRAPS
from deid.synthesis.places import COUNTRIES
from deid.synthesis.slots import LABELS_MADE

_LONGEST = 1_000_000
Share = Annotated[float, Field(ge=0, le=1)]
Weight = Annotated[float, Field(ge=0)]
OTHER = "other"
PLACES = tuple(OTHER if code == "XX" else code for code in COUNTRIES)


class SpecificationError(DeidError, ValueError):
    """The specification cannot be read, or says something that it may not."""


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


def _check_names(place: str, named: dict[str, float], allowed: tuple[str, ...], what: str) -> None:
    for name in named:
        if name not in allowed:
            raise _error(place, unknown(name, what, allowed))


def unknown(name: str, what: str, allowed: tuple[str, ...]) -> str:
    close = get_close_matches(name, allowed, n=1)
    hint = f" (did you mean {close[0]}?)" if close else ""
    return f"no {what} {name!r}{hint}; allowed: {', '.join(allowed)}"


def _error(place: str, message: str) -> PydanticCustomError:
    return PydanticCustomError("specification", "{message}", {"message": message, "place": place})


class Noise(_Strict):
    """The share of documents that get each; within a line, at most one of them."""

    lower: Share = 0.0
    upper: Share = 0.0
    title: Share = 0.0

    typing: Share = 0.0
    ocr: Share = 0.0

    lost_breaks: Share = 0.0
    hard_wraps: Share = 0.0

    wrap: dict[str, Share] = Field(default_factory=dict)
    """json, html, markdown, log, mail, chat, table: the document stands inside one."""

    @model_validator(mode="after")
    def _possible(self) -> "Noise":
        _check_names("noise.wrap", self.wrap, WRAPS, "format")
        groups = {
            "lower, upper and title": self.lower + self.upper + self.title,
            "lost_breaks and hard_wraps": self.lost_breaks + self.hard_wraps,
            "wrap": sum(self.wrap.values()),
        }
        for group, total in groups.items():
            if total > 1 + 1e-9:
                raise _error(
                    "noise", f"{group} exclude each other, and their shares sum to {total:g}; 1 at most"
                )
        return self


class Specification(_Strict):
    name: str = "unnamed"
    description: str = ""
    documents: dict[str, Weight] = Field(default_factory=dict)
    """Family or kind -> how often, beside the others. Empty: every kind as often as another."""
    templates: tuple[str, ...] = ()
    """Files or folders of templates of your own, beside those that come with deid."""
    require: tuple[str, ...] = ()
    """Labels that every document must hold."""
    rates: dict[str, Share] = Field(default_factory=dict)
    """Label -> the share of documents that hold it, at least: a sentence that carries it is added where needed."""
    origins: dict[str, Weight] = Field(default_factory=dict)
    """Origin of names -> weight. Empty: all the same, `word` and `us` twice as often."""
    countries: dict[str, Weight] = Field(default_factory=dict)
    """Where people live: an ISO code, or `other`."""
    people: int | None = Field(default=None, ge=2, le=1_000_000)
    """The documents are about so many people, who recur; without it, everybody is new in every document."""
    noise: Noise = Noise()

    @model_validator(mode="after")
    def _known(self) -> "Specification":
        _check_names("origins", self.origins, ORIGINS, "origin")
        _check_names("countries", self.countries, PLACES, "country")
        _check_names("rates", self.rates, LABELS_MADE, "label")
        _check_names("require", dict.fromkeys(self.require, 1.0), LABELS_MADE, "label")
        for field in ("documents", "origins", "countries"):
            weights = getattr(self, field)
            if weights and not any(weights.values()):
                raise _error(field, "all weights are 0; raise one")
        return self


def load_specification(path: str | Path) -> Specification:
    """Reads a YAML file. Raises `SpecificationError` with file, line, what is wrong and what is allowed."""
    path = Path(path)
    try:
        text, problem = path.read_text(encoding="utf-8"), ""
    except OSError as error:
        text, problem = "", error.strerror or "cannot be read"
    except UnicodeDecodeError:
        text, problem = "", "is not UTF-8 text"
    if problem:
        raise SpecificationError(
            f"{path}: {problem}. A specification is a YAML file, as examples/synthesis.yaml"
        )
    content, tree = _read(text, str(path))
    try:
        specification = Specification.model_validate(content)
    except ValidationError as error:
        raise SpecificationError("\n".join(_explained(error, tree, str(path)))) from None
    beside = tuple(str(path.parent / folder) for folder in specification.templates)
    return specification.model_copy(update={"templates": beside})


def _read(text: str, source: str) -> tuple[dict[str, Any], yaml.Node | None]:
    if len(text) > _LONGEST:
        raise SpecificationError(f"{source}: {len(text):,} characters are too many for a specification")
    try:
        for token in yaml.scan(text, Loader=yaml.SafeLoader):
            if isinstance(token, yaml.AnchorToken | yaml.AliasToken):
                line = token.start_mark.line + 1
                raise SpecificationError(f"{source}:{line}: no & anchors and * aliases in a specification")
        tree = yaml.compose(text, Loader=yaml.SafeLoader)
        content = yaml.load(text, Loader=yaml.SafeLoader)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        line_of = f":{mark.line + 1}" if mark else ""
        problem = getattr(error, "problem", None) or "cannot be parsed"
        raise SpecificationError(f"{source}{line_of}: not YAML: {problem}") from None
    except (ValueError, RecursionError) as error:
        if isinstance(error, SpecificationError):
            raise
        raise SpecificationError(f"{source}: not YAML that can be read ({type(error).__name__})") from None
    if content is None:
        return {}, None
    if not isinstance(content, dict):
        raise SpecificationError(
            f"{source}: a specification is a mapping, such as `documents: {{clinic: 1}}`"
        )
    return content, tree


def _explained(error: ValidationError, tree: yaml.Node | None, source: str) -> list[str]:
    found = []
    for item in error.errors():
        context = item.get("ctx", {})
        path = tuple(context["place"].split(".")) if "place" in context else item["loc"]
        problem = str(item["msg"]).removeprefix("Value error, ").removeprefix("Input ")
        if item["type"] == "extra_forbidden":
            model = Noise if path[0] == "noise" else Specification
            problem = unknown(str(path[-1]), "key", tuple(model.model_fields))
        shown = ".".join(str(part) for part in path)
        found.append((_line(tree, path), f"{shown}: {problem}" if shown else problem))
    return [f"{source}:{line}: {problem}" for line, problem in sorted(found)]


def _line(node: yaml.Node | None, path: tuple[Any, ...]) -> int:
    line = 0
    for part in path:
        if isinstance(node, yaml.MappingNode):
            for key, value in node.value:
                if key.value == str(part):
                    line, node = key.start_mark.line, value
                    break
    return line + 1
