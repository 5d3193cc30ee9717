"""What the README shows is what comes out."""

import contextlib
import io
import re
from pathlib import Path

import pytest

from deid import Deidentifier, Key
from deid.cli.app import app
from deid.policy import PRESETS

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"```(\w+)\n(.*?)```", README, re.DOTALL)


def test_the_example_prints_what_stands_below_it():
    (before, after, printed) = [text for kind, text in BLOCKS if kind == "text"][:3]
    program = next(text for kind, text in BLOCKS if kind == "python")
    with contextlib.redirect_stdout(io.StringIO()) as out:
        exec(program, {})
    assert out.getvalue() == printed

    note = (ROOT / "examples" / "note.txt").read_text(encoding="utf-8")
    assert before in note
    assert after in Deidentifier.from_policy("fine-tuning", key=Key.from_text("5eed" * 16))(note).text


@pytest.mark.parametrize(
    "command", [command.name or command.callback.__name__ for command in app.registered_commands]
)
def test_every_command_is_in_the_readme(command):
    assert f"deid {command}" in README


@pytest.mark.parametrize("preset", PRESETS)
def test_every_preset_is_in_the_readme(preset):
    assert f"| `{preset}` |" in README
