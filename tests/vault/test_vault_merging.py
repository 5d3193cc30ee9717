"""Many workers, one vault."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import deid
from deid.vault import Vault, VaultError, merge

ROWS = [("PERSON", "", f"Original {i}", f"Surrogate {i}") for i in range(40)]


def test_union(written, held, key, tmp_path):
    paths = [written(rows, f"{i}.v") for i, rows in enumerate((ROWS[:25], ROWS[20:], [], ROWS[:1]))]
    header = merge(tmp_path / "all", paths, key)
    assert held(tmp_path / "all") == sorted((*row, 0, True) for row in ROWS)
    assert header.rows == 40
    assert (tmp_path / "all").stat().st_mode & 0o777 == 0o600


@settings(deadline=None, max_examples=15)
@given(
    parts=st.lists(st.lists(st.sampled_from(ROWS), max_size=8), min_size=1, max_size=4),
    order=st.randoms(use_true_random=False),
)
def test_order_grouping_and_repetition_change_nothing(tmp_path_factory, key, parts, order):
    folder = tmp_path_factory.mktemp("merge")
    paths = []
    for i, rows in enumerate(parts):
        paths.append(folder / f"{i}.v")
        with Vault.create(paths[-1], key=key) as vault:
            for row in rows:
                vault.add(*row)
    merge(folder / "one", paths, key)
    order.shuffle(paths)
    merge(folder / "some", paths[:2], key)
    merge(folder / "two", [*paths[1:], folder / "some", folder / "some"], key)
    one, two = (Vault.open(folder / name, key) for name in ("one", "two"))
    assert list(one.rows()) == list(two.rows())
    assert one.header == two.header


def test_into_one_of_them(written, held, key):
    one, other = written(ROWS[:10], "1.v"), written(ROWS[5:20], "2.v")
    merge(one, [one, other], key)
    assert held(one) == sorted((*row, 0, True) for row in ROWS[:20])


def test_over_a_file_that_is_there(written, held, key):
    one, other = written(ROWS[:10], "1.v"), written(ROWS[:5], "2.v")
    before = other.read_bytes()
    with pytest.raises(VaultError, match="is there already"):
        merge(other, [one], key)
    assert other.read_bytes() == before
    merge(other, [one], key, force=True)
    assert held(other) == held(one)


def test_two_surrogates_for_one_original(written, key, tmp_path):
    one, other = written(ROWS, "1.v"), written([("PERSON", "", "Original 7", "Else")], "2.v")
    for inputs in ([one, other], [other, one]):
        with pytest.raises(VaultError, match="another surrogate for an original") as caught:
            merge(tmp_path / "all", inputs, key)
        assert "Original 7" not in str(caught.value)
    assert not (tmp_path / "all").exists()


def test_other_keys(written, key, other_key, tmp_path):
    with Vault.create(tmp_path / "other", key=other_key) as vault:
        vault.add(*ROWS[0])
    one, run = written(ROWS, "1.v"), written(ROWS, "2.v", run_key=other_key)
    with pytest.raises(VaultError, match="sealed with the key"):
        merge(tmp_path / "all", [one, tmp_path / "other"], key)
    with pytest.raises(VaultError, match="runs with the key"):
        merge(tmp_path / "all", [one, run], key)
    assert not (tmp_path / "all").exists()


def test_other_versions(written, key, tmp_path, monkeypatch):
    one = written(ROWS, "1.v")
    monkeypatch.setattr("deid.surrogates.SURROGATE_VERSION", "99")
    with pytest.raises(VaultError, match="surrogate version 99"):
        merge(tmp_path / "all", [one, written(ROWS, "2.v")], key)
    assert merge(tmp_path / "all", [one], key).surrogates != "99"  # older ones may still be merged


def test_nothing(tmp_path, key):
    with pytest.raises(VaultError):
        merge(tmp_path / "all", [], key)


def test_processes_at_once(tmp_path, key, held):
    """Two processes write at the same time, in another order, without a word between them."""
    program = (
        "import sys\n"
        "from deid import Deidentifier, Key\n"
        "from deid.policy import Policy\n"
        "from deid.vault import Vault\n"
        "name, step = sys.argv[1], int(sys.argv[2])\n"
        "key = Key.from_text('5eed' * 16)\n"
        "people = [f'Maria Keller{chr(97 + i % 26)}{chr(97 + i // 26)}' for i in range(200)]\n"
        "policy = Policy.model_validate({'default': 'replace', 'deny': {'PERSON': people}, 'detectors': []})\n"
        "deidentifier = Deidentifier(policy, key=key)\n"
        "with Vault.create(name, key=key) as vault:\n"
        "    deidentifier.witness = vault.add\n"
        "    for name in people[::step][:150]: deidentifier(f'{name} called.')\n"
    )
    environment = {**os.environ, "PYTHONPATH": str(Path(deid.__file__).parents[1])}
    workers = [
        subprocess.Popen([sys.executable, "-c", program, name, step], cwd=tmp_path, env=environment)
        for name, step in (("1.v", "1"), ("2.v", "-1"))
    ]
    assert [worker.wait(60) for worker in workers] == [0, 0]
    merge(tmp_path / "all", [tmp_path / "1.v", tmp_path / "2.v"], key)
    one, other, both = (held(tmp_path / name) for name in ("1.v", "2.v", "all"))
    assert len(set(one) & set(other)) == 100
    assert both == sorted({*one, *other})
