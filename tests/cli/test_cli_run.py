import os
import pty
import re
import signal
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path

import pytest

import deid

SECRET = "Wilhelmina Featherstone"
"""Stands in every bad input; nothing that goes to stderr may hold it."""


def files_in(folder: Path) -> set[str]:
    made = {str(path.relative_to(folder)) for path in folder.rglob("*")}
    return {name for name in made if not name.endswith(".yaml")}


def environment() -> dict[str, str]:
    return {**os.environ, "PYTHONPATH": str(Path(deid.__file__).parents[1])}


def all_of(terminal: int) -> bytes:
    """What a process writes to the terminal until it ends."""
    said = b""
    with suppress(OSError):  # Linux says so when the other side is closed
        while got := os.read(terminal, 65536):
            said += got
    return said


class TestOutput:
    def test_stdout_has_the_text_and_nothing_else(self, cli, folder):
        (folder / "a.txt").write_bytes(b"\xef\xbb\xbfAnn Lee\r\nlives in Springfield")
        done = cli("run", "a.txt", "-p", "p.yaml")
        assert (done.returncode, done.stdout) == (0, b"\xef\xbb\xbf[PERSON]\r\nlives in [CITY]")
        said = done.stderr.decode()
        assert [line.split() for line in said.splitlines() if "redact" in line] == [
            ["CITY", "redact", "1"],
            ["PERSON", "redact", "1"],
        ]
        assert "1 document, 29 characters in " in said
        assert "characters/s" in said

    def test_quiet(self, cli, folder):
        (folder / "a.txt").write_text("Ann")
        done = cli("run", "a.txt", "-p", "p.yaml", "--quiet")
        assert (done.returncode, done.stdout, done.stderr) == (0, b"[PERSON]", b"")

    def test_stdin(self, cli):
        done = cli("run", "-", "-p", "p.yaml", "-q", stdin="Ann, caf\u00e9\r\n".encode())
        assert done.stdout == "[PERSON], caf\u00e9\r\n".encode()

    def test_a_table_to_a_file(self, cli, folder):
        (folder / "a.jsonl").write_text('{"note": "Ann", "by": "Ann"}\n')
        done = cli("run", "a.jsonl", "-o", "b.jsonl", "--policy", "p.yaml", "--field", "note")
        assert (done.returncode, done.stdout) == (0, b"")
        assert (folder / "b.jsonl").read_text() == '{"note": "[PERSON]", "by": "Ann"}\n'

    def test_a_folder(self, cli, folder):
        (folder / "in" / "deep").mkdir(parents=True)
        (folder / "in" / "deep" / "a.md").write_text("Ann")
        (folder / "in" / "b.csv").write_text("id,text\n1,Ann\n")
        (folder / "in" / "c.pdf").write_text("Ann")
        done = cli("run", "in", "-o", "out", "-p", "p.yaml")
        assert done.returncode == 0
        assert files_in(folder / "out") == {"deep", "deep/a.md", "b.csv"}
        assert "1 file of other formats in the folders: not read and not copied" in done.stderr.decode()

    def test_an_empty_file(self, cli, folder):
        (folder / "a.txt").write_bytes(b"")
        done = cli("run", "a.txt", "-o", "b.txt", "-p", "p.yaml")
        assert done.returncode == 0
        assert (folder / "b.txt").read_bytes() == b""
        assert "a.txt: empty, and so is the output" in done.stderr.decode()


class TestKey:
    def test_says_that_another_run_gives_other_surrogates(self, cli, folder):
        (folder / "a.txt").write_text("Ann Lee")
        one, other = (cli("run", "a.txt", "-p", "keyed.yaml") for _ in range(2))
        assert one.returncode == 0
        assert one.stdout != other.stdout
        told = [line for line in one.stderr.decode().splitlines() if "another run will give other" in line]
        assert len(told) == 1
        assert "deid key new" in told[0]

    def test_a_policy_without_surrogates_needs_none(self, cli, folder):
        (folder / "a.txt").write_text("Ann")
        assert "another run" not in cli("run", "a.txt", "-p", "p.yaml").stderr.decode()

    def test_the_same_key_by_every_way(self, cli, folder):
        (folder / "a.txt").write_text("Ann Lee")
        made = cli("key", "new", "deid.key")
        assert made.returncode == 0
        assert (folder / "deid.key").stat().st_mode & 0o777 == 0o600
        key = (folder / "deid.key").read_text().strip()
        assert key not in made.stdout.decode()
        run = ("run", "a.txt", "-p", "keyed.yaml")
        by_option = cli(*run, "--key-file", "deid.key", DEID_KEY="00" * 32)
        by_file = cli(*run, DEID_KEY_FILE="deid.key", DEID_KEY="00" * 32)
        by_variable = cli(*run, DEID_KEY=key)
        assert by_option.stdout == by_file.stdout == by_variable.stdout != b"Ann Lee"
        assert by_option.returncode == 0
        assert cli(*run, DEID_KEY="00" * 32).stdout != by_variable.stdout
        assert "another run" not in by_option.stderr.decode()

    def test_never_overwritten(self, cli, folder):
        assert cli("key", "new", "deid.key").returncode == 0
        before = (folder / "deid.key").read_text()
        assert cli("key", "new", "deid.key").returncode == 2
        assert (folder / "deid.key").read_text() == before

    @pytest.mark.parametrize("content", [None, "", "not a key"])
    def test_unreadable(self, cli, folder, content):
        (folder / "a.txt").write_text("Ann")
        if content is not None:
            (folder / "k").write_text(content)
            (folder / "k").chmod(0o600)
        done = cli("run", "a.txt", "-p", "keyed.yaml", "--key-file", "k")
        assert (done.returncode, done.stdout) == (2, b"")
        assert done.stderr.decode().startswith("error: ")
        assert done.stderr.count(b"\n") == 1


class TestFailures:
    @pytest.mark.parametrize(
        ("name", "content", "says"),
        [
            ("a.txt", f"{SECRET} M\u00fcller".encode("latin-1"), "a.txt: byte 25 is not UTF-8"),
            ("a.txt", f"{SECRET}\0".encode(), "a.txt: byte 23 is a NUL"),
            (
                "a.jsonl",
                f'{{"text": "x"}}\n{{"text": {SECRET}}}'.encode(),
                "a.jsonl:2: is not JSON (column 10)",
            ),
            ("a.jsonl", f'{{"body": 1, "n": "{SECRET}", "m": ""}}'.encode(), "are there: 'body', 'n', 'm'"),
            ("a.jsonl", f'{{"text": ["{SECRET}"]}}'.encode(), "a.jsonl:1: field 'text' is a list"),
            ("a.csv", f'id,text\n1,"{SECRET}'.encode(), "a.csv:2: this row has a quote that is not closed"),
            ("a.csv", f"id,text\n1,{SECRET},2\n".encode(), "a.csv:2: has 3 cells, the header 2"),
            ("a.csv", f"17,{SECRET} lives here.\n".encode(), "which field is the text"),
            ("a.parquet", SECRET.encode(), "a.parquet: is not a Parquet file"),
        ],
    )
    def test_unreadable_content(self, cli, folder, name, content, says):
        (folder / name).write_bytes(content)
        done = cli("run", name, "-o", "out/", "-p", "p.yaml")
        said = done.stderr.decode()
        assert done.returncode == 1
        assert said.startswith("error: ")
        assert says in said
        assert "Traceback" not in said
        assert not any(word in said for word in SECRET.split())
        assert files_in(folder) == {name}

    BAD = f'{{"text": "Ann"}}\n{{"text": {SECRET}}}\n{{"id": 1, "n": 2}}\n{{"text": "ok"}}\n'

    def test_rows_that_fail_are_dropped_and_counted(self, cli, folder):
        (folder / "a.jsonl").write_text(self.BAD)
        done = cli("run", "a.jsonl", "-p", "drop.yaml", "-q")
        assert (done.returncode, done.stdout) == (0, b'{"text": "[PERSON]"}\n{"text": "ok"}\n')
        said = done.stderr.decode()
        assert "warning: a.jsonl:2: is not JSON" in said
        assert "warning: a.jsonl:3: " in said
        assert "2 of 4 documents failed: 2 dropped" in said
        assert "Wilhelmina" not in said

    def test_nothing_but_failures_is_a_failure(self, cli, folder):
        (folder / "a.jsonl").write_text('{"body": 1}\n')
        assert cli("run", "a.jsonl", "-p", "drop.yaml", "--field", "txt").returncode == 1

    def test_a_failure_in_the_pipeline(self, cli, folder):
        policy = (
            folder / "redact-all.yaml"
        ).read_text() + "scope: subject\nsubject: patient\nlabels: {PERSON: hash}\n"
        (folder / "subject.yaml").write_text(policy)
        (folder / "a.jsonl").write_text('{"text": "Ann", "patient": "p1"}\n{"text": "Ann", "n": "Ann"}\n')
        done = cli("run", "a.jsonl", "-p", "subject.yaml", "-q")
        hashed, redacted = done.stdout.splitlines()
        assert re.fullmatch(rb'{"text": "[0-9a-f]{16}", "patient": "p1"}', hashed)
        assert redacted == b'{"text": "[REDACTED]", "n": "Ann"}'
        assert "1 of 2 documents failed: 1 redacted" in done.stderr.decode()
        (folder / "raise.yaml").write_text(policy.replace("redact-all", "raise"))
        done = cli("run", "a.jsonl", "-p", "raise.yaml", "-o", "b.jsonl")
        assert done.returncode == 1
        assert "error: a.jsonl:2: " in done.stderr.decode()
        assert not (folder / "b.jsonl").exists()


class TestWrongUse:
    @pytest.mark.parametrize(
        ("arguments", "says"),
        [
            (["nothing.txt"], "nothing.txt: no such file or folder"),
            (["x.pdf"], "not a format that deid reads"),
            (["none"], "a folder without input"),
            (["a.txt", "b.txt"], "Name a folder with -o"),
            (["a.txt", "-o", "a.txt"], "never overwrites its input"),
            (["a.txt", "-o", "a.txt", "--force"], "never overwrites its input"),
            (["a.txt", "-o", "b.txt"], "--force"),
            (["a.txt", "-o", "b.csv"], "does not convert"),
            (["a.txt", "-p", "nonsense"], "default, fine-tuning"),
            (["a.txt", "-p", "bad.yaml"], "bad.yaml:1"),
            (["a.txt", "--field", "a..b"], "is not a field"),
            (["a.txt", "--nonsense"], "--nonsense"),
            ([], "INPUT"),
        ],
    )
    def test_exit_code_and_remedy(self, cli, folder, arguments, says):
        (folder / "none").mkdir()
        for name in ("a.txt", "b.txt", "x.pdf"):
            (folder / name).write_text("old")
        (folder / "bad.yaml").write_text("labels: {PERSONN: redact}\n")
        done = cli("run", *([] if "-p" in arguments else ["-p", "p.yaml"]), *arguments)
        assert (done.returncode, done.stdout) == (2, b"")
        assert says in done.stderr.decode()
        assert "Traceback" not in done.stderr.decode()
        assert (folder / "b.txt").read_text() == "old"


class TestProcess:
    def start(self, folder: Path, *arguments: str, **options) -> subprocess.Popen[bytes]:
        command = [sys.executable, "-m", "deid", *arguments]
        return subprocess.Popen(command, cwd=folder, env=environment(), stderr=subprocess.PIPE, **options)

    @pytest.mark.parametrize(("number", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
    def test_a_signal_leaves_no_output(self, folder, number, code):
        (folder / "a.jsonl").write_text('{"text": "Ann Lee of Springfield"}\n' * 300_000)
        process = self.start(folder, "run", "a.jsonl", "-o", "out/b.jsonl", "-p", "p.yaml")
        until = time.monotonic() + 20
        while not list(folder.glob("out/.b.jsonl.*.part")) and time.monotonic() < until:
            time.sleep(0.01)
        process.send_signal(number)
        _, said = process.communicate(timeout=30)
        assert process.returncode == code
        assert b"Traceback" not in said
        assert files_in(folder) == {"a.jsonl"}

    def test_a_closed_pipe_ends_quietly(self, folder):
        (folder / "a.jsonl").write_text('{"text": "Ann Lee of Springfield"}\n' * 20_000)
        process = self.start(folder, "run", "a.jsonl", "-p", "p.yaml", stdout=subprocess.PIPE)
        assert process.stdout is not None
        assert process.stdout.readline() == b'{"text": "[PERSON] of [CITY]"}\n'
        process.stdout.close()
        assert process.wait(timeout=30) == 141
        assert process.stderr is not None
        assert process.stderr.read() == b""

    def python(self, folder: Path, program: str, *arguments: str) -> subprocess.CompletedProcess[bytes]:
        command = [sys.executable, "-c", program, *arguments]
        return subprocess.run(command, cwd=folder, env=environment(), capture_output=True, timeout=60)

    def test_a_bug_says_where_and_not_what(self, folder):
        program = (
            "import deid.pipeline\n"
            f"def fails(*a, **k): secret = '{SECRET}'; raise RuntimeError(secret)\n"
            "deid.pipeline.Deidentifier._finish = fails\n"
            "from deid.cli import main; main()\n"
        )
        (folder / "a.txt").write_text(SECRET)
        done = self.python(folder, program, "run", "a.txt", "-p", "p.yaml")
        assert (done.returncode, done.stdout) == (1, b"")
        assert done.stderr.startswith(b"error: RuntimeError at deid/pipeline.py:")
        assert b"Wilhelmina" not in done.stderr

    def test_heavy_libraries_are_not_imported_for_text(self, folder):
        program = (
            "import sys\n"
            "heavy = set(sys.argv.pop().split())\n"
            "from deid.cli import main\n"
            "try: main()\n"
            "except SystemExit: pass\n"
            "print(sorted(heavy & set(sys.modules)))\n"
        )
        heavy = "pyarrow datasets torch transformers spacy presidio_analyzer onnxruntime phonenumbers"
        (folder / "a.txt").write_text("Ann\n")
        done = self.python(folder, program, "run", "a.txt", "-p", "p.yaml", heavy)
        assert done.stdout == b"[PERSON]\n[]\n"

    def test_a_bar_on_a_terminal_when_work_is_long(self, folder):
        (folder / "a.jsonl").write_text('{"text": "Ann Lee of Springfield"}\n' * 20_000)
        program = "import deid.cli.show as show; show._BAR_AFTER = 0.1\nfrom deid.cli import main; main()\n"
        main, terminal = pty.openpty()
        command = [sys.executable, "-c", program, "run", "a.jsonl", "-o", "b.jsonl", "-p", "p.yaml"]
        process = subprocess.Popen(
            command,
            cwd=folder,
            env=environment() | {"TERM": "xterm"},
            stdout=subprocess.PIPE,
            stderr=terminal,
        )
        os.close(terminal)
        said = all_of(main)
        assert process.wait(timeout=30) == 0
        assert "\u2501".encode() in said
        assert b"kB" in said
        assert b"PERSON" in said
