import json
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner

from deid.cli.app import app

EXAMPLE = str(Path(__file__).parents[2] / "examples" / "synthesis.yaml")
runner = CliRunner()


@pytest.fixture
def run(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    return lambda *arguments: runner.invoke(app, ["synthesize", *arguments])


def test_writes_what_it_says(run, tmp_path):
    done = run(EXAMPLE, "-n", "30", "-o", "out.jsonl")
    assert done.exit_code == 0, done.output
    rows = [json.loads(line) for line in (tmp_path / "out.jsonl").read_text().splitlines()]
    assert [row["id"] for row in rows] == [f"0-{number}" for number in range(30)]
    for row in rows:
        assert {"id", "text", "spans", "kind"} <= row.keys()
        assert all(row["text"][s["start"] : s["end"]].strip() for s in row["spans"])
    assert "30 documents" in done.stderr
    assert "at least 2.0%" in done.stderr
    assert done.stdout == ""


def test_same_seed_same_bytes(run, tmp_path):
    for name, seed, n in (("a", "7", "9"), ("b", "7", "9"), ("c", "8", "9"), ("d", "7", "12")):
        assert run(EXAMPLE, "-n", n, "--seed", seed, "-o", name, "-q").exit_code == 0
    a, b, c, d = ((tmp_path / name).read_bytes() for name in "abcd")
    assert a == b != c
    assert d.startswith(a)


def test_without_an_output_it_goes_to_stdout(run):
    done = run(EXAMPLE, "-n", "2", "-q")
    assert len(done.stdout.splitlines()) == 2
    assert done.stderr == ""


def test_nothing_is_overwritten(run, tmp_path):
    (tmp_path / "s.yaml").write_text("people: 5\n")
    (tmp_path / "there").write_text("kept")
    for target in ("there", "s.yaml"):
        done = run("s.yaml", "-n", "1", "-o", target)
        assert done.exit_code == 2
    assert (tmp_path / "there").read_text() == "kept"
    assert "--force" in run("s.yaml", "-n", "1", "-o", "there").stderr
    assert run("s.yaml", "-n", "1", "-o", "s.yaml", "--force").exit_code == 2
    assert run("s.yaml", "-n", "1", "-o", "there", "--force", "-q").exit_code == 0
    assert json.loads((tmp_path / "there").read_text())["spans"] is not None


@pytest.mark.parametrize(
    ("content", "says"),
    [
        ("documents: {clinik: 1}\n", "allowed: "),
        ("noise: {lowr: 1}\n", "did you mean lower"),
        (None, "No such file"),
    ],
)
def test_wrong_use_says_what_is_allowed(run, tmp_path, content, says):
    if content is not None:
        (tmp_path / "s.yaml").write_text(content)
    done = run("s.yaml", "-o", "out")
    assert done.exit_code == 2
    assert says in done.stderr
    assert not (tmp_path / "out").exists()


def test_a_missing_extra_says_how_to_get_it(run, monkeypatch):
    from deid.synthesis import names

    for cached in (names._faker, names.pool):
        cached.cache_clear()
    for name in [name for name in sys.modules if name.split(".")[0] == "faker"]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, "faker", None)
    done = run(EXAMPLE, "-n", "50", "-q")
    for cached in (names._faker, names.pool):
        cached.cache_clear()
    assert done.exit_code == 2
    assert "pip install 'deid-text[synthesis]'" in done.stderr


def test_help_fits_a_terminal_and_gives_an_example():
    done = runner.invoke(app, ["synthesize", "--help"], env={"COLUMNS": "80", "TERM": "dumb"})
    assert done.exit_code == 0
    assert max(map(len, done.output.splitlines())) <= 80
    assert "deid synthesize " in done.output.partition("Example")[2]
