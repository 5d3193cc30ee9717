"""Originals that share a surrogate: counted by a run, and told in numbers."""

import json
import random
import re
import subprocess
import sys
import tracemalloc
import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from deid import Deidentifier
from deid.corpus import deidentify
from deid.corpus.collisions import Collisions, canonical
from deid.errors import OutputError
from deid.policy import Policy
from deid.surrogates.forms import fold
from deid.vault import Vault


def told(*calls, **options) -> Collisions:
    seen = Collisions(**options)
    for call in calls:
        seen(*call)
    return seen


class TestCounting:
    @pytest.mark.parametrize(
        ("calls", "counts"),
        [
            ([("ID", "", "A1", "Z9"), ("ID", "", "B2", "Z9")], {"ID": 1}),
            ([("ID", "", "A1", "Z9"), ("ID", "", "B2", "Z9"), ("ID", "", "C3", "Z9")], {"ID": 2}),
            ([("ID", "", "A1", "Z9"), ("ID", "", "B2", "Z9")] * 3, {"ID": 1}),
            ([("ID", "", "A1", "Z9"), ("ID", "", "B2", "Y8")], {}),
            ([("ID", "", "A1", "Z9"), ("ACCOUNT", "", "B2", "Z9")], {}),
            ([("ID", "document:1", "A1", "Z9"), ("ID", "document:2", "B2", "Z9")], {}),
            ([("PHONE", "", "(212) 555-0143", "(956) 555-0168"), ("PHONE", "", "212.555.0143", "956.555.0168")], {}),
            ([("PHONE", "", "(212) 555-0143", "(956) 555-0168"), ("PHONE", "", "212.555.0199", "956.555.0168")],
             {"PHONE": 1}),
            ([("PERSON", "", "Jos\u00e9", "Luis"), ("PERSON", "", "JOSE", "LUIS")], {}),
            ([("PERSON", "", "\u5f20\u4f1f", "x"), ("PERSON", "", "\u738b\u82b3", "x")], {"PERSON": 1}),
            ([("ID", "", "--", "Z9"), ("ID", "", "++", "Z9")], {"ID": 1}),
            ([(label, "", text, "x") for label in ("DATE", "TIME", "AGE") for text in ("1", "2")], {}),
        ],
    )  # fmt: skip
    def test_counts(self, calls, counts):
        assert told(*calls).counts == counts

    def test_order_does_not_matter(self):
        calls = [("ID", "", f"A{i}", f"Z{i % 700}") for i in range(5000)]
        assert told(*calls).counts == told(*calls[::-1]).counts == {"ID": 4300}

    def test_canonical(self):
        assert canonical("Stra\u00dfe_7") == canonical("STRASSE 7") == "strasse7"

    @settings(deadline=None)
    @given(
        st.text(max_size=12)
        | st.text("aZ\u00e9e\u0301\u0131\u0130\u00df\u0345\u1f80\uac01 _-7\u00b2\ud800", max_size=12)
    )
    def test_canonical_is_folded_letters_and_digits(self, text):
        """Character by character, as the whole text would be folded; and however its accents are encoded."""
        assert canonical(text) == (re.sub(r"[\W_]+", "", fold(text)) or text)
        composed, parted = (canonical(unicodedata.normalize(form, f"x{text}")) for form in ("NFC", "NFD"))
        assert composed == parted

    def test_as_a_dict_would_count(self):
        """With several sizes of the table on the way."""
        chance = random.Random(5)
        calls = [("ID", "", f"A{i}", f"Z{chance.randrange(20_000)}") for i in range(30_000)]
        assert told(*calls).counts == {"ID": len(calls) - len({surrogate for *_, surrogate in calls})}

    def test_there_is_a_limit(self):
        calls = [("ID", "", f"A{i}", f"Z{i % 60}") for i in range(120)]
        few = told(*calls, limit=50)
        assert (few.counts, few.limited) == ({"ID": 50}, True)
        assert not told(*calls).limited

    def test_memory(self):
        """25 MB for a million; here a 64th of that, with what it remembers for speed."""
        tracemalloc.start()
        try:
            seen = told(*((("ID", "", f"A{i}", f"Z{i}")) for i in range(1 << 14)), limit=1 << 14)
            size, _ = tracemalloc.get_traced_memory()
        finally:
            tracemalloc.stop()
        assert seen.limited
        assert size < 3_500_000


@pytest.fixture(scope="module")
def phones(key):
    rules = {"default": "replace", "detectors": ["patterns"], "mentions": False}
    return Deidentifier(Policy.model_validate(rules), key=key)


@pytest.fixture
def folder(tmp_path):
    numbers = [f"212-{600 + i}-{7000 + 13 * i}" for i in range(150)]
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.jsonl").write_text(
        "".join(json.dumps({"text": f"Call {n}."}) + "\n" for n in numbers)
    )
    (tmp_path / "in" / "scan.pdf").write_text("x")
    return tmp_path


class TestRun:
    def test_a_run_counts_them(self, folder, phones):
        summary = deidentify([folder / "in"], folder / "out", deidentifier=phones)
        made = set((folder / "out" / "a.jsonl").read_text().splitlines())
        assert summary.collisions == {"PHONE": 150 - len(made)}
        assert summary.collisions["PHONE"] >= 50
        assert not summary.collisions_limited
        assert summary.unread == 1

    def test_the_caller_s_witness_is_told_too_and_stays(self, folder, phones):
        seen = []
        phones.witness = lambda *told: seen.append(told)
        try:
            deidentify([folder / "in"], folder / "out", deidentifier=phones)
            assert len(seen) == 150
            assert phones.witness is not None
        finally:
            phones.witness = None

    def test_the_manifest(self, folder, phones, key):
        target = folder / "manifest.json"
        summary = deidentify([folder / "in"], folder / "out", deidentifier=phones, manifest=target)
        told = json.loads(target.read_text())
        assert told.pop("seconds") == pytest.approx(summary.seconds, abs=0.001)
        assert told == {
            "deid": "0.1.0",
            "surrogates": told["surrogates"],
            "policy": {"name": "unnamed", "fingerprint": phones.policy.fingerprint},
            "key": key.id,
            "fingerprint": phones.fingerprint,
            "documents": 150,
            "characters": summary.characters,
            "failed": 0,
            "dropped": 0,
            "unread": 1,
            "counts": {"PHONE": {"replace": 150}},
            "collisions": {"PHONE": summary.collisions["PHONE"]},
        }
        assert str(folder) not in target.read_text()

    def test_no_manifest_without_output(self, folder, phones):
        (folder / "in" / "b.jsonl").write_text("{")
        with pytest.raises(Exception, match="not JSON"):
            deidentify([folder / "in"], folder / "out", deidentifier=phones, manifest=folder / "m.json")
        assert not (folder / "m.json").exists()

    def test_a_manifest_takes_no_file_s_place(self, folder, phones):
        (folder / "m.json").write_text("old")
        source, target = folder / "in" / "a.jsonl", folder / "b.jsonl"
        for manifest, says in (
            (folder / "m.json", "--force"),
            (source, "is the input"),
            (target, "is an output"),
        ):
            with pytest.raises(OutputError, match=says):
                deidentify([source], target, deidentifier=phones, manifest=manifest)
        assert not target.exists()


class TestVault:
    def test_vault_and_outputs_appear_together(self, folder, phones, key):
        with Vault.create(folder / "v", key=key) as vault:
            deidentify([folder / "in"], folder / "out", deidentifier=phones, vault=vault)
            assert (folder / "v").exists()
        with Vault.open(folder / "v", key) as vault:
            assert len(vault) == 150

    def test_a_run_that_fails_leaves_none(self, folder, phones, key):
        (folder / "in" / "b.jsonl").write_text("{")
        with pytest.raises(Exception, match="not JSON"), Vault.create(folder / "v", key=key) as vault:
            deidentify([folder / "in"], folder / "out", deidentifier=phones, vault=vault)
        assert {path.name for path in folder.iterdir()} == {"in"}
        assert phones.witness is None

    @pytest.mark.parametrize("on_error", ["drop", "redact-all"])
    def test_a_vault_s_refusal_is_no_failure_of_a_row(self, folder, phones, key, on_error):
        """Whatever the policy does with rows that fail: the run ends, and nothing is written."""
        source = folder / "in" / "a.jsonl"
        original = json.loads(source.read_text().splitlines()[70])["text"][5:-1]
        with Vault.create(folder / "v", key=key) as vault:
            vault.add("PHONE", "", original, "something else")
        before = (folder / "v").read_bytes()
        policy = phones.policy.model_copy(update={"on_error": on_error})
        with (
            pytest.raises(Exception, match="another surrogate"),
            Vault.extend(folder / "v", key=key) as vault,
        ):
            deidentify([source], folder / "b.jsonl", deidentifier=Deidentifier(policy, key=key), vault=vault)
        assert not (folder / "b.jsonl").exists()
        assert (folder / "v").read_bytes() == before


def test_a_run_without_a_vault_imports_none_of_it():
    program = (
        "import sys, deid.cli.app, deid.corpus.run\n"
        "print(sorted({'sqlite3', 'cryptography', 'deid.vault.store'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
