"""The two measuring scripts, whole, on labelled text of a few lines; Presidio from a cache."""

import json
import subprocess
import sys
from hashlib import sha256
from pathlib import Path

import pytest

SCRIPTS = Path(__file__).parents[2] / "scripts"
RECORDS = [
    {"text": "Write to ada@example.org.", "spans": [{"start": 9, "end": 24, "label": "EMAIL"}]},
    {"text": "Or to bob@example.org!", "spans": [{"start": 6, "end": 21, "label": "EMAIL"}]},
]


@pytest.fixture
def gold(tmp_path) -> Path:
    path = tmp_path / "mails.jsonl"
    path.write_text("\n".join(map(json.dumps, RECORDS)))
    return path


def run(script, *arguments):
    command = [sys.executable, SCRIPTS / script, *arguments]
    return subprocess.run(command, capture_output=True, text=True, check=True, timeout=60).stdout


def cache(folder, gold, spans):
    known = {
        "sha256": sha256(gold.read_bytes()).hexdigest(),
        "records": 2,
        "words": 6,
        "seconds": 60.0,
        "entities": ["EMAIL_ADDRESS", "URL"],
        "spans": spans,
    }
    path = folder / "presidio.json"
    path.write_text(json.dumps({gold.stem: known}))
    return path


def test_measured_beside_presidio(tmp_path, gold):
    found = [[[9, 24, "EMAIL_ADDRESS", 1.0], [13, 24, "URL", 0.5]], [[10, 21, "URL", 0.5]]]
    out = run(
        "measure.py", gold, "--detector", "patterns", "--presidio-cache", cache(tmp_path, gold, found),
        "--json", tmp_path / "all.json", "--markdown", tmp_path / "all.md",
    )  # fmt: skip
    ours, theirs = json.loads((tmp_path / "all.json").read_text())["sets"]
    assert (ours["detector"], theirs["detector"]) == ("patterns", "presidio")
    assert (ours["total"]["leak"], theirs["total"]["leak"]) == (0, 0.5)
    assert (ours["total"]["exact_f1"], theirs["total"]["exact_f1"]) == (1, pytest.approx(2 / 3))
    assert ours["verdicts"] == {"half the leaks": True, "precision": True, "ten times": True}
    assert ours["labels"]["EMAIL"]["entities"] == 2
    assert theirs["words_per_second"] == pytest.approx(0.1)
    assert theirs["cached"]
    assert "an earlier run" in out
    table = (tmp_path / "all.md").read_text()
    assert "| mails | patterns | 2 | 0.0 | 100.0 |" in table
    assert "| mails | presidio | 2 | 50.0 | 100.0 |" in table


def test_the_cache_is_of_the_file_as_it_was(tmp_path, gold):
    path = cache(tmp_path, gold, [[], []])
    gold.write_text(gold.read_text() + "\n")
    with pytest.raises(subprocess.CalledProcessError) as caught:
        run(
            "measure.py",
            gold,
            "--detector",
            "presidio",
            "--presidio-cache",
            path,
            "--spacy-model",
            "no_such_model",
        )
    assert "no_such_model" in caught.value.stderr


def test_some_records_and_no_precision(tmp_path, gold):
    out = tmp_path / "all.json"
    run(
        "measure.py", gold, "--detector", "patterns", "--no-presidio", "--records", "1", "--repeat", "2",
        "--not-exhaustive", "mails", "--json", out,
    )  # fmt: skip
    (ours,) = json.loads(out.read_text())["sets"]
    assert ours["records"] == 1
    assert ours["total"]["entities"] == 1
    assert ours["total"]["precision"] is None
    assert ours["verdicts"]["half the leaks"] is None


def test_a_policy_that_keeps_leaks(tmp_path, gold):
    policy = tmp_path / "keep.yaml"
    policy.write_text("detectors: [patterns]\nlabels:\n  EMAIL: keep\n  PHONE: replace\n")
    out = tmp_path / "all.json"
    run("measure.py", gold, "--detector", policy, "--no-presidio", "--json", out)
    assert json.loads(out.read_text())["sets"][0]["total"]["leak"] == 1


def test_robustness(tmp_path, gold):
    negatives = tmp_path / "none.tsv"
    negatives.write_text("mail\tSent to eve@example.org\nword\tNothing here\nword\tNor here\n")
    out = run(
        "measure_robustness.py", gold, "--detector", "patterns", "--change", "in JSON", "--change", "upper case",
        "--hard-negatives", negatives, "--json", tmp_path / "all.json",
    )  # fmt: skip
    content = json.loads((tmp_path / "all.json").read_text())["patterns"]
    assert content["recall"]["all"]["as it is"] == {"entities": 2, "recall": 100.0}
    assert content["recall"]["EMAIL"]["in JSON"] == {"entities": 2, "recall": 100.0}
    counts = content["hard negatives"]
    assert [counts[kind]["texts"] for kind in ("mail", "word", "all")] == ["1", "2", "3"]
    assert counts["mail"]["with another label"] == counts["all"]["with another label"] == "1"
    assert counts["all"]["with a PERSON"] == "0"
    assert "upper case" in out


def test_hard_negatives_are_lines_of_a_kind_and_a_text():
    lines = (SCRIPTS / "data" / "hard_negatives.tsv").read_text("utf-8").splitlines()
    assert len(lines) >= 300
    assert all(len(line.split("\t")) == 2 for line in lines)
    assert len({line.split("\t")[1] for line in lines}) == len(lines)
