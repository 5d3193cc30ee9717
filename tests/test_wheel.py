"""The built wheel, not only the source tree: is everything in it, and does it work from there?"""

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

pytest.importorskip("build")
pytest.importorskip("hatchling")

ROOT = Path(__file__).parents[1]


@pytest.fixture(scope="module")
def wheel(tmp_path_factory):
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", folder, ROOT]
    subprocess.run(command, check=True, capture_output=True)
    (made,) = folder.glob("deid_text-*.whl")
    return made


def test_it_holds_model_policies_pools_and_licence(wheel):
    names = set(zipfile.ZipFile(wheel).namelist())
    for folder in ("configs", "models"):
        assert {f"deid/{folder}/{path.name}" for path in (ROOT / folder).iterdir()} <= names
    assert {
        f"deid/surrogates/data/{path.name}" for path in (ROOT / "deid/surrogates/data").iterdir()
    } <= names
    assert any(name.endswith("licenses/LICENSE") for name in names)
    assert not any(name.startswith(("tests/", "scripts/")) for name in names)


def test_it_works_from_the_wheel_alone(wheel, tmp_path, note, key, deidentifier):
    zipfile.ZipFile(wheel).extractall(tmp_path / "site")
    (tmp_path / "note.txt").write_text(note, encoding="utf-8")
    program = "import sys, deid; sys.stderr.write(deid.__file__); from deid.cli import main; main()"
    done = subprocess.run(
        [sys.executable, "-c", program, "run", "note.txt", "--policy", "fine-tuning", "--quiet"],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(tmp_path / "site"), "DEID_KEY": "5eed" * 16},
        capture_output=True,
        check=True,
    )
    assert str(tmp_path / "site") in done.stderr.decode()
    assert done.stdout.decode() == deidentifier(note).text
