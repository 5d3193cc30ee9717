import pytest
from typer.testing import CliRunner

from deid import __version__
from deid.cli.app import app
from deid.policy import PRESETS, preset_text

runner = CliRunner()


def test_version():
    done = runner.invoke(app, ["--version"])
    assert (done.exit_code, done.output) == (0, f"deid {__version__}\n")


@pytest.mark.parametrize(
    "arguments",
    [[], ["run"], ["detect"], ["key"], ["key", "new"], ["policy"], ["policy", "show"], ["policy", "check"]],
)
def test_help_fits_a_terminal_and_gives_an_example(arguments):
    done = runner.invoke(app, [*arguments, "--help"], env={"COLUMNS": "80", "TERM": "dumb"})
    assert done.exit_code == 0
    assert max(map(len, done.output.splitlines())) <= 80
    if arguments not in (["key"], ["policy"]):
        assert "deid " + " ".join(arguments or ["run"]) + " " in done.output.partition("Example")[2]


def test_list_names_every_preset():
    done = runner.invoke(app, ["policy", "list"], env={"COLUMNS": "100"})
    assert done.exit_code == 0
    assert all(name in done.output for name in PRESETS)


@pytest.mark.parametrize("name", PRESETS)
def test_show_prints_what_check_accepts(name, tmp_path):
    done = runner.invoke(app, ["policy", "show", name])
    assert (done.exit_code, done.output) == (0, preset_text(name))
    (tmp_path / "p.yaml").write_text(done.output)
    checked = runner.invoke(app, ["policy", "check", str(tmp_path / "p.yaml")])
    assert checked.exit_code == 0
    assert f"valid. Policy '{name}'" in checked.output


def test_show_of_no_preset():
    done = runner.invoke(app, ["policy", "show", "defualt"])
    assert done.exit_code == 2
    assert "did you mean default" in done.stderr


@pytest.mark.parametrize(
    ("content", "says"),
    [
        ("labels: {PERSON: redact, NAME_OF_DOG: redact}\n", "NAME_OF_DOG"),
        ("lables: {}\n", "lables"),
        ("a: [\n", "not YAML"),
    ],
)
def test_check_says_what_is_wrong(tmp_path, content, says):
    (tmp_path / "p.yaml").write_text(content)
    done = runner.invoke(app, ["policy", "check", str(tmp_path / "p.yaml")])
    assert done.exit_code == 1
    assert says in done.stderr
    assert "p.yaml" in done.stderr


def test_check_of_no_file():
    assert runner.invoke(app, ["policy", "check", "nothing.yaml"]).exit_code == 2


def test_an_unknown_command_is_wrong_use():
    assert runner.invoke(app, ["policy", "frobnicate"]).exit_code == 2
