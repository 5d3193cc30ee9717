"""From YAML to `Policy`; what is wrong is said with file, line, path and the allowed values."""

import re
from difflib import get_close_matches
from pathlib import Path
from typing import Any

import yaml
from pydantic import ValidationError

from deid.errors import PolicyError
from deid.policy.rules import RULES
from deid.policy.schema import Policy
from deid.policy.sources import SOURCES
from deid.resources import folder

_LONGEST = 1_000_000
_KEY = re.compile(r"[\w-]{1,40}")  # what is no such word may be text of a file that is no policy
_MODELS = {**RULES, **SOURCES}

PRESETS = ("default", "fine-tuning", "hipaa-safe-harbor", "gdpr", "redact-all")


def preset_text(name: str) -> str:
    """The commented YAML of a preset."""
    if name not in PRESETS:
        raise PolicyError(
            f"no preset {name!r}; there are: {', '.join(PRESETS)}{_did_you_mean(name, PRESETS)}"
        )
    return (folder("configs") / f"{name}.yaml").read_text(encoding="utf-8")


def load_policy(policy: str | Path | Policy) -> Policy:
    """A preset by name, or a YAML file by path (what ends in .yaml or .yml or holds a slash is a path)."""
    if isinstance(policy, Policy):
        return policy
    path = Path(policy)
    if isinstance(policy, str) and path.suffix not in {".yaml", ".yml"} and path.name == policy:
        return _parse(preset_text(policy), f"{policy}.yaml")
    try:
        text, problem = path.read_text(encoding="utf-8"), ""
    except OSError as error:
        text, problem = "", error.strerror or "cannot be read"
    except UnicodeDecodeError:
        text, problem = "", "is not UTF-8 text"
    if problem:
        raise PolicyError(f"{path}: {problem}. A policy is a YAML file or one of: {', '.join(PRESETS)}")
    return _parse(text, str(path))


def _parse(text: str, source: str) -> Policy:
    if len(text) > _LONGEST:
        raise PolicyError(f"{source}: {len(text):,} characters are too many for a policy")
    try:
        _no_aliases(text, source)
        tree = yaml.compose(text, Loader=yaml.SafeLoader)
        content = yaml.load(text, Loader=yaml.SafeLoader)
    except (ValueError, RecursionError) as error:  # an impossible date; brackets without end
        if isinstance(error, PolicyError):
            raise
        raise PolicyError(f"{source}: not YAML that can be read ({type(error).__name__})") from None
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        line = f":{mark.line + 1}" if mark else ""
        raise PolicyError(
            f"{source}{line}: not YAML: {getattr(error, 'problem', None) or 'cannot be parsed'}"
        ) from None
    if not isinstance(content, dict):
        raise PolicyError(f"{source}: a policy is a mapping, such as `labels: {{PERSON: replace}}`")
    _no_duplicates(tree, source)
    try:
        return Policy.model_validate(content)
    except ValidationError as error:
        explained = sorted(_explain(item, tree) for item in error.errors())
        raise PolicyError("\n".join(f"{source}:{line}: {problem}" for line, problem in explained)) from None


def _no_aliases(text: str, source: str) -> None:
    """A policy has no use for YAML's references, and a few lines of them can stand for gigabytes."""
    for token in yaml.scan(text, Loader=yaml.SafeLoader):
        if isinstance(token, yaml.AnchorToken | yaml.AliasToken):
            raise PolicyError(f"{source}:{token.start_mark.line + 1}: no & anchors and * aliases in a policy")


def _no_duplicates(node: yaml.Node, source: str) -> None:
    """PyYAML lets the last of two equal keys win in silence; in a policy that hides a rule."""
    if isinstance(node, yaml.MappingNode):
        seen: set[str] = set()
        for key, value in node.value:
            if key.value in seen:
                raise PolicyError(
                    f"{source}:{key.start_mark.line + 1}: {key.value} stands here a second time"
                )
            seen.add(key.value)
            _no_duplicates(value, source)
    elif isinstance(node, yaml.SequenceNode):
        for value in node.value:
            _no_duplicates(value, source)


def _explain(item: Any, tree: yaml.Node) -> tuple[int, str]:
    """The line, and what is wrong there."""
    context = item.get("ctx", {})
    path = tuple(context["place"].split(".")) if "place" in context else item["loc"]
    line, path = _locate(tree, path, missing_ok=item["type"] == "missing")
    shown = ".".join(str(part) if _KEY.fullmatch(str(part)) else "(a key)" for part in path)
    return line, f"{shown}: {_problem(item, path)}"


def _problem(item: Any, path: tuple) -> str:
    context = item.get("ctx", {})
    match item["type"]:
        case "extra_forbidden":
            allowed = _keys_allowed(item["loc"])
            return f"no such key; allowed: {', '.join(allowed)}{_did_you_mean(str(path[-1]), allowed)}"
        case "union_tag_invalid":
            allowed = tuple(tag.strip("' ") for tag in context["expected_tags"].split(","))
            kind = context["discriminator"].strip("'")
            tag = context["tag"]
            tag = repr(tag) if _KEY.fullmatch(str(tag)) else "what stands there"
            return f"{tag} is no {kind}; allowed: {', '.join(allowed)}{_did_you_mean(tag.strip(chr(39)), allowed)}"
        case "union_tag_not_found":
            kind = context["discriminator"].strip("'")
            return f"name the {kind}, as in `{{{kind}: {'replace' if kind == 'action' else 'ner'}}}`"
        case "model_type" | "model_attributes_type":
            return "write an action, as in `replace`, or a mapping, as in `{action: replace}`"
        case "missing":
            return "this key is required"
    return f"{item['msg'].removeprefix('Value error, ').removeprefix('Input ')}"


def _keys_allowed(loc: tuple) -> tuple[str, ...]:
    """`loc` names the model before the key: `("labels", "PERSON", "mask", "lenght")`."""
    if len(loc) == 1:
        return tuple(Policy.model_fields)
    return tuple(_MODELS[loc[-2]].model_fields)


def _locate(node: yaml.Node, path: tuple, *, missing_ok: bool) -> tuple[int, tuple]:
    """The line of the deepest part of `path` that stands in the file, and the path without pydantic's own parts."""
    line, real = node.start_mark.line, []
    for part in path:
        step = _child(node, part)
        if step is not None:
            (line, node) = step
            real.append(part)
        elif missing_ok and part == path[-1]:
            real.append(part)
    return line + 1, tuple(real)


def _child(node: yaml.Node, part: str | int) -> tuple[int, yaml.Node] | None:
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            if key.value == str(part):
                return key.start_mark.line, value
    elif isinstance(node, yaml.SequenceNode) and isinstance(part, int) and part < len(node.value):
        return node.value[part].start_mark.line, node.value[part]
    return None


def _did_you_mean(word: str, allowed: tuple[str, ...]) -> str:
    close = get_close_matches(word, allowed, n=1)
    return f" (did you mean {close[0]}?)" if close else ""
