"""`deid` as a user runs it, on a policy that finds known words: quick, and without a model."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

import deid

POLICY = """\
name: known words
default: {action: redact}
deny:
  PERSON: [Ann Lee, Ann]
  CITY: [Springfield]
detectors: []
mentions: false
"""

Run = Callable[..., subprocess.CompletedProcess[bytes]]


@pytest.fixture
def folder(tmp_path, monkeypatch) -> Path:
    """The working folder, with a policy in `p.yaml` and no key in the environment."""
    monkeypatch.chdir(tmp_path)
    for variable in ("DEID_KEY", "DEID_KEY_FILE"):
        monkeypatch.delenv(variable, raising=False)
    (tmp_path / "p.yaml").write_text(POLICY)
    for on_error in ("drop", "redact-all"):
        (tmp_path / f"{on_error}.yaml").write_text(f"{POLICY}on_error: {on_error}\n")
    (tmp_path / "keyed.yaml").write_text(POLICY.replace("action: redact", "action: replace"))
    return tmp_path


@pytest.fixture
def cli(folder) -> Run:
    """`cli("run", "a.txt")` in a process of its own."""
    environment = {**os.environ, "PYTHONPATH": str(Path(deid.__file__).parents[1]), "COLUMNS": "100"}

    def run(*arguments: str, stdin: bytes = b"", **variables: str) -> subprocess.CompletedProcess[bytes]:
        return subprocess.run(
            [sys.executable, "-m", "deid", *arguments],
            input=stdin,
            capture_output=True,
            cwd=folder,
            env=environment | variables,
            timeout=60,
        )

    return run
