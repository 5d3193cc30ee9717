"""`deid run --vault`, `deid restore` and `deid vault` in processes of their own."""

import json
import os
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import pytest

import deid
from deid.surrogates import write_key_file

TEXT = "Ann Lee of Springfield met Ann.\r\nSpringfield, caf\u00e9.\n"
RUN = ("-p", "keyed.yaml", "--key-file", "k")
ORIGINALS = ("Ann Lee", "Ann", "Springfield")


@pytest.fixture(scope="module")
def made_once(tmp_path_factory):
    return tmp_path_factory.mktemp("made")


@pytest.fixture
def ready(cli, folder, made_once):
    """A key, another one, a text, its output and the vault of that run."""
    names = ("k", "other", "a.txt", "b.txt", "v")
    if not list(made_once.iterdir()):
        for name in ("k", "other"):
            write_key_file(folder / name)
        (folder / "a.txt").write_bytes(TEXT.encode())
        done = cli("run", "a.txt", "-o", "b.txt", *RUN, "--vault", "v")
        assert (done.returncode, done.stdout) == (0, b"")
        assert (folder / "v").stat().st_mode & 0o777 == 0o600
        for name in names:
            shutil.copy(folder / name, made_once)
    for name in names:
        shutil.copy(made_once / name, folder)
    return folder


def lines(said: bytes) -> list[list[str]]:
    return [line.split() for line in said.decode().splitlines() if line.strip()]


class TestRestore:
    def test_there_and_back(self, cli, ready):
        done = cli("restore", "b.txt", "-o", "c.txt", "--vault", "v", "--key-file", "k")
        assert (done.returncode, done.stdout) == (0, b"")
        assert (ready / "c.txt").read_bytes() == TEXT.encode() != (ready / "b.txt").read_bytes()
        assert ["PERSON", "restored", "2"] in lines(done.stderr)
        assert ["CITY", "restored", "2"] in lines(done.stderr)

    def test_streams(self, cli, ready):
        made = (ready / "b.txt").read_bytes()
        done = cli("restore", "-", "--vault", "v", "-q", stdin=made, DEID_KEY_FILE="k")
        assert (done.returncode, done.stdout, done.stderr) == (0, TEXT.encode(), b"")

    def test_a_folder_of_tables(self, cli, ready):
        (ready / "in").mkdir()
        (ready / "in" / "a.jsonl").write_text('{"note": "Ann Lee", "by": "Ann"}\n')
        (ready / "in" / "b.csv").write_text('id,note\n1,"Ann, Ann"\n')
        done = cli("run", "in", "-o", "out", *RUN, "--field", "note", "--vault", "v")
        assert done.returncode == 0, done.stderr
        done = cli("restore", "out", "-o", "back", "--field", "note", "--vault", "v", "--key-file", "k")
        assert done.returncode == 0, done.stderr
        for name in ("a.jsonl", "b.csv"):
            assert (ready / "back" / name).read_bytes() == (ready / "in" / name).read_bytes()
            assert (ready / "out" / name).read_bytes() != (ready / "in" / name).read_bytes()

    def test_another_text(self, cli, ready):
        done = cli("restore", "-", "--vault", "v", "--key-file", "k", stdin=b"nothing")
        assert (done.returncode, done.stdout) == (0, b"nothing")
        assert "No surrogate of the vault found" in done.stderr.decode()


class TestRefusals:
    @pytest.mark.parametrize(
        "command",
        [
            ("restore", "b.txt", "-o", "new", "--vault", "v", "--key-file", "other"),
            ("run", "a.txt", "-o", "new", "-p", "keyed.yaml", "--key-file", "other", "--vault", "v"),
            ("run", "a.txt", "-o", "new", *RUN, "--vault", "v", "--vault-key", "other"),
            ("vault", "plan", "a.txt", "-p", "keyed.yaml", "--vault", "v", "--key-file", "other"),
            ("vault", "show", "v", "--key-file", "other"),
            ("vault", "find", "v", "Ann", "--key-file", "other"),
            ("vault", "merge", "new", "v", "--key-file", "other"),
        ],
        ids=" ".join,
    )
    def test_the_wrong_key(self, cli, ready, command):
        before = {path.name: path.read_bytes() for path in ready.iterdir()}
        done = cli(*command)
        assert done.returncode in (1, 2)
        assert done.stdout == b""
        assert "sealed with the key" in done.stderr.decode()
        assert "--vault-key FILE or --key-file FILE" in done.stderr.decode()
        assert {path.name: path.read_bytes() for path in ready.iterdir()} == before

    @pytest.mark.parametrize(
        ("command", "says"),
        [
            (("restore", "b.txt", "--vault", "no", "--key-file", "k"), "no such file"),
            (("restore", "b.txt", "--vault", "a.txt", "--key-file", "k"), "not a vault, or a damaged one"),
            (("restore", "b.txt", "--vault", "v"), "a vault needs a key"),
            (("run", "a.txt", "-p", "keyed.yaml", "--vault", "w"), "a vault needs a key"),
            (("run", "a.txt", *RUN, "--vault-key", "other"), "--vault-key is for a run with --vault"),
            (("run", "a.txt", "-o", "w", *RUN, "--vault", "w"), "name another file for the vault"),
            (("vault", "plan", "--vault", "w", *RUN), "name the inputs"),
            (("vault", "merge", "v2", "v", "no", "--key-file", "k"), "no such file"),
        ],
        ids=lambda value: value if isinstance(value, str) else None,
    )
    def test_wrong_use(self, cli, ready, command, says):
        before = {path.name for path in ready.iterdir()}
        done = cli(*command)
        assert done.returncode in (1, 2)
        assert says in done.stderr.decode()
        assert done.stderr.decode().count("error:") == 1
        assert {path.name for path in ready.iterdir()} == before

    def test_a_vault_in_the_output_folder(self, cli, ready):
        (ready / "in").mkdir()
        for name in ("a.txt", "b.txt"):
            (ready / "in" / name).write_text("Ann")
        done = cli("run", "in", "-o", "out", *RUN, "--vault", "out/v")
        assert done.returncode == 2
        assert "would go where the output goes" in done.stderr.decode()
        assert not (ready / "out").exists()


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE records SET attempt = -1",
        "UPDATE records SET nonce = 'text'",
        "UPDATE header SET mac = 'text'",
        f"UPDATE header SET body = '{'[' * 100_000}'",
        "DELETE FROM records WHERE id = (SELECT min(id) FROM records)",
    ],
    ids=lambda statement: statement[:40],
)
def test_a_vault_that_was_changed_is_no_bug_in_deid(cli, ready, statement):
    connection = sqlite3.connect(ready / "v")
    connection.execute(statement)
    connection.commit()
    connection.close()
    before = {path.name: path.read_bytes() for path in ready.iterdir()}
    for command in (
        ("restore", "b.txt", "-o", "new", "--vault", "v", "--key-file", "k"),
        ("run", "a.txt", "-o", "new", *RUN, "--vault", "v"),
        ("vault", "find", "v", "Ann", "--key-file", "k"),
    ):
        done = cli(*command)
        said = done.stderr.decode()
        assert (done.returncode in (1, 2), done.stdout) == (True, b"")
        assert "v: not a vault, or a damaged one" in said
        assert "bug" not in said
    assert {path.name: path.read_bytes() for path in ready.iterdir()} == before


class TestLooking:
    def test_show_tells_numbers(self, cli, ready):
        done = cli("vault", "show", "v", "--key-file", "k")
        said = done.stdout.decode()
        assert done.returncode == 0
        assert lines(done.stdout)[-2:] == [["CITY", "1"], ["PERSON", "2"]]
        made = (ready / "b.txt").read_text().split()
        for text in (*ORIGINALS, "Lee", made[0], made[3]):
            assert text.strip(".") not in said

    def test_find(self, cli, ready):
        surrogate = " ".join((ready / "b.txt").read_text().split()[:2])
        done = cli("vault", "find", "v", surrogate, "--key-file", "k")
        assert (done.returncode, done.stdout, done.stderr) == (0, b"Ann Lee\n", b"")
        done = cli("vault", "find", "v", "--original", "Ann Lee", "--key-file", "k")
        assert done.stdout.decode() == f"{surrogate}\n"
        done = cli("vault", "find", "v", "-", "--key-file", "k", stdin=f"{surrogate}\n".encode())
        assert done.stdout == b"Ann Lee\n"

    def test_not_there(self, cli, ready):
        done = cli("vault", "find", "v", "Wilhelmina", "--key-file", "k")
        assert (done.returncode, done.stdout) == (1, b"")
        assert "not in the vault" in done.stderr.decode()
        assert "Wilhelmina" not in done.stderr.decode()


class TestKeys:
    def test_a_key_of_its_own(self, cli, ready):
        """Who restores needs the vault's key alone, and cannot make surrogates with it."""
        done = cli("run", "a.txt", "-o", "new.txt", *RUN, "--vault", "w", "--vault-key", "other")
        assert done.returncode == 0, done.stderr
        assert (ready / "new.txt").read_bytes() == (ready / "b.txt").read_bytes()
        restore = ("restore", "new.txt", "--vault", "w", "-q")
        assert cli(*restore, "--vault-key", "other").stdout == TEXT.encode()
        assert cli(*restore, "--key-file", "k").returncode == 2

    def test_shards(self, cli, ready):
        (ready / "c.txt").write_text("Ann Lee again")
        assert cli("run", "c.txt", "-o", "d.txt", *RUN, "--vault", "w").returncode == 0
        done = cli("vault", "merge", "all", "v", "w", "--key-file", "k")
        assert done.returncode == 0
        assert "3 records of 2 vaults" in done.stderr.decode()
        done = cli("restore", "d.txt", "--vault", "all", "--key-file", "k", "-q")
        assert done.stdout == b"Ann Lee again"


class TestPlan:
    def test_two_passes(self, cli, ready):
        (ready / "t.yaml").write_text("default: {action: replace}\ndetectors: [patterns]\nmentions: false\n")
        numbers = [f"212-{600 + i}-{7000 + 13 * i}" for i in range(150)]
        (ready / "t.jsonl").write_text("".join(json.dumps({"text": f"Call {n}."}) + "\n" for n in numbers))
        run = ("-p", "t.yaml", "--key-file", "k")
        plain = cli("run", "t.jsonl", "-o", "one.jsonl", *run)
        assert "share a surrogate with another one (PHONE " in plain.stderr.decode()
        done = cli("vault", "plan", "t.jsonl", "--vault", "w", *run)
        assert (done.returncode, done.stdout) == (0, b"")
        assert lines(done.stderr)[0] == ["label", "originals", "drawn", "anew"]
        done = cli("run", "t.jsonl", "-o", "two.jsonl", "--vault", "w", "--manifest", "m.json", *run)
        assert done.returncode == 0
        assert "share" not in done.stderr.decode()
        assert json.loads((ready / "m.json").read_text())["collisions"] == {}
        assert len(set((ready / "two.jsonl").read_text().splitlines())) == 150
        assert len(set((ready / "one.jsonl").read_text().splitlines())) < 150
        assert cli("vault", "plan", "--vault", "w", *run).returncode == 0  # again, of what it holds


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGKILL])
def test_killed_in_the_middle(ready, number):
    """The vault that was there stays as it was, and there is no output."""
    before = (ready / "v").read_bytes()
    command = [
        sys.executable,
        "-m",
        "deid",
        "run",
        "slow.jsonl",
        "-o",
        "new.jsonl",
        *RUN,
        "--vault",
        "v",
        "-q",
    ]
    os.mkfifo(ready / "slow.jsonl")
    environment = {**os.environ, "PYTHONPATH": str(Path(deid.__file__).parents[1])}
    process = subprocess.Popen(command, cwd=ready, env=environment)
    with open(ready / "slow.jsonl", "wb", buffering=0) as pipe:
        for _ in range(2000):
            pipe.write(b'{"text": "Ann Lee"}\n')
        deadline = time.monotonic() + 20
        while not list(ready.glob(".v.*.part")) and time.monotonic() < deadline:
            time.sleep(0.01)
        process.send_signal(number)
        process.wait(20)
    assert process.returncode != 0
    assert (ready / "v").read_bytes() == before
    assert not (ready / "new.jsonl").exists()
    left = [
        path for path in ready.glob(".*.part") if b"Ann" in path.read_bytes() and "jsonl" not in path.name
    ]
    assert left == []
    if number == signal.SIGTERM:
        assert list(ready.glob(".*.part")) == []
