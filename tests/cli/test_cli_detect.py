import json
import os
import pty
import re
import subprocess
import sys
from pathlib import Path

import pytest

import deid


def lines(output: bytes) -> list[dict]:
    return [json.loads(line) for line in output.decode().splitlines()]


def span(start: int, end: int, label: str, **more: str) -> dict:
    return {"start": start, "end": end, "label": label, "score": 1.0, "source": "deny", **more}


def test_a_text_has_its_path_as_id(cli, folder):
    (folder / "a.txt").write_bytes("\ufeffé Ann Lee\r\nin Springfield".encode())
    done = cli("detect", "a.txt", "-p", "p.yaml")
    assert done.returncode == 0
    assert lines(done.stdout) == [{"id": "a.txt", "spans": [span(2, 9, "PERSON"), span(14, 25, "CITY")]}]


def test_records_have_their_own_ids_or_their_lines(cli, folder):
    (folder / "a.jsonl").write_text(
        '{"id": 7, "text": "Ann"}\n\n{"text": "nobody"}\n{"id": "x", "text": null}\n'
        '{"id": "ü", "text": ", Ann"}\n'
    )
    done = cli("detect", "a.jsonl", "-p", "p.yaml")
    assert lines(done.stdout) == [
        {"id": 7, "spans": [span(0, 3, "PERSON")]},
        {"id": "a.jsonl:3", "spans": []},
        {"id": "x", "spans": []},
        {"id": "ü", "spans": [span(2, 5, "PERSON")]},
    ]


def test_spans_of_several_texts_name_their_field(cli, folder):
    record = {
        "messages": [{"role": "user", "content": "I am Ann"}, {"role": "user", "content": "Ann!"}],
        "t": "Ann",
    }
    (folder / "a.jsonl").write_text(json.dumps(record))
    done = cli("detect", "a.jsonl", "-p", "p.yaml", "-f", "t", "-f", "messages")
    assert lines(done.stdout)[0]["spans"] == [
        span(0, 3, "PERSON", field="t"),
        span(5, 8, "PERSON", field="messages[0].content"),
        span(0, 3, "PERSON", field="messages[1].content"),
    ]


def test_several_inputs_to_one_file(cli, folder):
    (folder / "in").mkdir()
    (folder / "in" / "a.txt").write_text("Ann")
    (folder / "in" / "b.csv").write_text("id,text\n5,Ann\n")
    (folder / "c.md").write_text("")
    done = cli("detect", "in", "c.md", "-o", "spans.jsonl", "-p", "p.yaml")
    assert (done.returncode, done.stdout) == (0, b"")
    assert [found["id"] for found in lines((folder / "spans.jsonl").read_bytes())] == ["in/a.txt", "5"]
    again = cli("detect", "in", "-o", "spans.jsonl", "-p", "p.yaml")
    assert again.returncode == 2
    assert "--force" in again.stderr.decode()
    assert cli("detect", "in", "-o", "spans.jsonl", "-p", "p.yaml", "--force").returncode == 0
    over_input = cli("detect", "in/a.txt", "-o", "in/a.txt", "-p", "p.yaml", "--force")
    assert over_input.returncode == 2
    assert (folder / "in" / "a.txt").read_text() == "Ann"


def test_a_failure_leaves_no_file(cli, folder):
    (folder / "a.jsonl").write_text('{"text": "Ann"}\nsecret')
    done = cli("detect", "a.jsonl", "-o", "spans.jsonl", "-p", "p.yaml")
    assert done.returncode == 1
    assert "a.jsonl:2" in done.stderr.decode()
    assert "secret" not in done.stderr.decode()
    assert sorted(path.name for path in folder.iterdir() if path.suffix != ".yaml") == ["a.jsonl"]
    done = cli("detect", "a.jsonl", "-p", "drop.yaml")
    assert (done.returncode, len(lines(done.stdout))) == (0, 1)
    assert "1 of 2 documents failed: 1 dropped" in done.stderr.decode()


def test_needs_no_key_and_does_not_speak_of_one(cli, folder):
    (folder / "a.txt").write_text("Ann")
    assert cli("detect", "a.txt", "-p", "keyed.yaml").stderr == b""


@pytest.mark.parametrize("columns", ["80", "40"])
def test_the_highlighted_view_on_a_terminal(folder, columns):
    (folder / "a.txt").write_text("Ann Lee [sic] lives in [bold]Springfield[/bold], see Ann.")
    main, terminal = pty.openpty()
    environment = {
        **os.environ,
        "PYTHONPATH": str(Path(deid.__file__).parents[1]),
        "TERM": "xterm-256color",
        "COLUMNS": columns,
    }
    command = [sys.executable, "-m", "deid", "detect", "a.txt", "-p", "p.yaml"]
    process = subprocess.Popen(command, cwd=folder, env=environment, stdout=terminal, stderr=subprocess.PIPE)
    os.close(terminal)
    shown = b""
    while True:
        try:
            shown += (got := os.read(main, 65536))
        except OSError:
            break
        if not got:
            break
    assert process.wait(timeout=30) == 0
    assert b"\x1b[" in shown
    plain = " ".join(re.sub(r"\x1b\[[0-9;]*m", "", shown.decode()).split())
    assert "Ann Lee PERSON [sic] lives in [bold]Springfield CITY[/bold], see Ann PERSON." in plain
    assert plain.endswith("CITY 1 PERSON 2")
