"""The file itself: sealed, whole or not there, and only for its key."""

import os
import sqlite3
import stat
import subprocess
import sys
import time
from contextlib import suppress
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import deid
from deid.vault import Record, Vault, VaultError
from deid.vault import file as vault_file

PEOPLE = [
    ("PERSON", "", "Maria Keller", "Antonia Navarro"),
    ("PERSON", "", "Keller", "Navarro"),
    ("CITY", "", "Salem", "Amherst"),
    ("PHONE", "", "(212) 555-0143", "(956) 555-0168"),
]


def names_in(folder) -> set[str]:
    return {path.name for path in folder.iterdir()}


class TestRoundTrip:
    def test_what_was_added_is_there(self, written, key, held):
        assert held(written(PEOPLE)) == sorted((*row, 0, True) for row in PEOPLE)

    @settings(deadline=None, max_examples=30)
    @given(
        rows=st.dictionaries(
            st.tuples(st.sampled_from(["PERSON", "ID"]), st.text(max_size=5), st.text(max_size=300)),
            st.text(max_size=300),
            max_size=8,
        )
    )
    def test_any_text(self, tmp_path_factory, key, rows, held):
        path = tmp_path_factory.mktemp("any") / "v"
        with Vault.create(path, key=key) as vault:
            for (label, scope, original), surrogate in rows.items():
                vault.add(label, scope, original, surrogate)
        assert held(path) == sorted((*entity, new, 0, True) for entity, new in rows.items())

    def test_half_a_surrogate_pair(self, written, key, held):
        row = ("ID", "", "a\ud800b", "c\udfffd")
        assert held(written([row])) == [(*row, 0, True)]

    def test_more_than_a_batch_and_twice(self, written, key):
        rows = [("ID", "", f"A{i}", f"B{i}") for i in range(9000)]
        path = written(rows * 2)
        with Vault.open(path, key) as vault:
            assert len(vault) == 9000
            assert vault.find("B8999")[0].original == "A8999"
            assert vault.find_original("A17")[0].surrogate == "B17"
            assert vault.find("A17") == vault.find_original("B17") == []

    def test_add_to_one_that_is_there(self, written, key, held):
        path = written(PEOPLE)
        for more in (PEOPLE, [("CITY", "", "Boston", "Dover")]):
            with Vault.extend(path, key=key) as vault:
                for row in more:
                    vault.add(*row)
        assert held(path) == sorted((*row, 0, True) for row in [*PEOPLE, more[0]])

    def test_extend_makes_one(self, tmp_path, key, held):
        with Vault.extend(tmp_path / "v", key=key) as vault:
            vault.add(*PEOPLE[0])
        assert held(tmp_path / "v") == [(*PEOPLE[0], 0, True)]

    def test_the_header_names_keys_and_policies(self, written, key, other_key):
        path = written(PEOPLE, run_key=other_key, policy="aa")
        with Vault.extend(path, key=key, run_key=other_key, policy="bb"):
            pass
        header = Vault.open(path, key).header
        assert (header.key, header.vault_key, header.policies) == (other_key.id, key.id, ("aa", "bb"))
        assert header.surrogates == deid.surrogates.SURROGATE_VERSION


class TestSecrecy:
    def test_only_its_owner_may_read_it(self, written):
        path = written(PEOPLE)
        assert stat.S_IMODE(path.stat().st_mode) == 0o600
        assert names_in(path.parent) == {"a.vault"}  # no journal beside it

    @pytest.mark.parametrize("scope", ["", "subject:patient-4711", "document:" + "ab" * 32])
    def test_no_text_in_the_file(self, written, scope):
        rows = [(label, scope, original, surrogate) for label, _, original, surrogate in PEOPLE]
        raw = written(rows * 3).read_bytes()
        texts = {text for row in rows for text in row if text} | {"Maria", "Antonia", "Keller", "patient"}
        for text in texts:
            for encoding in ("utf-8", "utf-16-le", "utf-16-be"):
                assert text.encode(encoding) not in raw

    def test_lengths_are_padded(self, written):
        short, long = (written([("PERSON", "", "A" * n, "B" * n)], f"{n}.vault") for n in (2, 12))
        sizes = [
            sqlite3.connect(path).execute("SELECT length(body) FROM records").fetchone()
            for path in (short, long)
        ]
        assert sizes[0] == sizes[1] == (64 + 16,)

    def test_no_repr_shows_text(self, written, key):
        vault = Vault.open(written(PEOPLE), key)
        record = next(vault.records())
        shown = repr(vault) + repr(record) + repr(vault.restore("Antonia Navarro"))
        assert not any(word in shown for row in PEOPLE for word in row[2:])

    def test_the_run_s_key_is_no_key_of_the_vault_s_cipher(self, key):
        from deid.vault.records import Seal

        purposes = ["vault/seal", "vault/find", "vault/nonce", "vault/check", "vault/rows"]
        assert len({key.derive(purpose) for purpose in purposes}) == len(purposes)
        assert Seal(key).id("A", "", "x") != Seal(key).id("", "A", "x")


class TestRefusals:
    def test_another_key(self, written, key, other_key):
        path = written(PEOPLE)
        before = path.read_bytes()
        for attempt in (
            lambda: Vault.open(path, other_key),
            lambda: Vault.extend(path, key=other_key),
            lambda: Vault.extend(path, key=key, run_key=other_key),
        ):
            with pytest.raises(VaultError, match=f"{key.id}.*{other_key.id}") as caught:
                attempt()
            assert "--key-file" in str(caught.value)
        assert path.read_bytes() == before
        assert names_in(path.parent) == {"a.vault"}

    def test_another_surrogate_version_is_read_but_not_written(self, written, key, monkeypatch):
        path = written(PEOPLE)
        monkeypatch.setattr("deid.surrogates.SURROGATE_VERSION", "99")
        with pytest.raises(VaultError, match="version 99"):
            Vault.extend(path, key=key)
        assert Vault.open(path, key).restore("Amherst").text == "Salem"

    def test_another_format(self, written, key, monkeypatch):
        monkeypatch.setattr("deid.vault.store.FORMAT", 2)
        path = written(PEOPLE)
        with pytest.raises(VaultError, match="format 2; this deid reads format 1"):
            Vault.open(path, key)

    def test_one_that_is_there(self, written, key, held):
        path = written(PEOPLE)
        with pytest.raises(VaultError, match="is there already"):
            Vault.create(path, key=key)
        with Vault.create(path, key=key, force=True):
            pass
        assert held(path) == []

    def test_one_that_is_not(self, tmp_path, key):
        with pytest.raises(VaultError, match="no such file"):
            Vault.open(tmp_path / "v", key)
        with pytest.raises(VaultError, match="is a folder"):
            Vault.open(tmp_path, key)

    def test_a_folder_that_is_not(self, tmp_path, key):
        with pytest.raises(VaultError, match="cannot be written: No such file"):
            Vault.create(tmp_path / "no" / "v", key=key)

    @pytest.mark.parametrize("content", [b"", b"Maria Keller\n" * 900, b"SQLite format 3\0" + bytes(4096)])
    def test_some_other_file(self, tmp_path, key, content):
        path = tmp_path / "v"
        path.write_bytes(content)
        for attempt in (lambda: Vault.open(path, key), lambda: Vault.extend(path, key=key)):
            with pytest.raises(VaultError, match="not a vault, or a damaged one"):
                attempt()
        assert path.read_bytes() == content

    def test_some_other_database(self, tmp_path, key):
        with sqlite3.connect(tmp_path / "v") as connection:
            connection.execute("CREATE TABLE t (x)")
        with pytest.raises(VaultError, match="not a vault"):
            Vault.open(tmp_path / "v", key)

    def test_one_that_is_closed(self, written, key):
        with Vault.extend(written(PEOPLE), key=key) as vault:
            vault.add("CITY", "", "Boston", "Dover")
        for use in (lambda: list(vault.records()), lambda: vault.find("x"), lambda: vault.restore("x")):
            with pytest.raises(VaultError, match=r"is closed.*Vault\.open"):
                use()
        vault.record(Record("CITY", "", "Salem", "Ely"))
        with pytest.raises(VaultError):
            vault.flush()

    def test_to_read_is_not_to_write(self, written, key):
        with Vault.open(written(PEOPLE), key) as vault:
            vault.add("CITY", "", "Boston", "Dover")
            with pytest.raises(VaultError, match="open to read only"):
                vault.flush()

    def test_a_second_surrogate_for_one_original(self, written, key):
        path = written(PEOPLE)
        before = path.read_bytes()
        with (
            pytest.raises(VaultError, match="another surrogate") as caught,
            Vault.extend(path, key=key) as vault,
        ):
            vault.add("PERSON", "", "Maria Keller", "Someone Else")
        assert "Keller" not in str(caught.value)
        assert path.read_bytes() == before

    def test_a_refusal_that_is_caught_still_holds(self, tmp_path, key):
        vault = Vault.create(tmp_path / "v", key=key)
        vault.add(*PEOPLE[0])
        with pytest.raises(VaultError):
            vault.add("PERSON", "", "Maria Keller", "Someone Else")
        with pytest.raises(VaultError):
            vault.commit()
        vault.close()
        assert names_in(tmp_path) == set()


TAMPER = {
    "a body": "UPDATE records SET body = zeroblob(length(body)) WHERE id = (SELECT min(id) FROM records)",
    "a mark": "UPDATE records SET mark = zeroblob(16) WHERE id = (SELECT min(id) FROM records)",
    "an id": "UPDATE records SET id = zeroblob(16) WHERE id = (SELECT min(id) FROM records)",
    "an attempt": "UPDATE records SET attempt = 3 WHERE id = (SELECT min(id) FROM records)",
    "a missing record": "DELETE FROM records WHERE id = (SELECT min(id) FROM records)",
}


@pytest.mark.parametrize("statement", TAMPER.values(), ids=TAMPER)
def test_a_record_that_was_changed(written, key, statement):
    path = written(PEOPLE)
    with sqlite3.connect(path) as connection:
        connection.execute(statement)
    with pytest.raises(VaultError, match="damaged"):
        Vault.open(path, key)


def test_a_header_that_was_changed(written, key):
    path = written(PEOPLE)
    with sqlite3.connect(path) as connection:
        connection.execute("UPDATE header SET body = replace(body, '\"rows\": 4', '\"rows\": 3')")
    with pytest.raises(VaultError, match="damaged"):
        Vault.open(path, key)


@pytest.mark.parametrize("size", [100, 4096, 5000, 12_000])
def test_a_file_that_was_cut(written, key, size):
    path = written(PEOPLE)
    path.write_bytes(path.read_bytes()[:size])
    with pytest.raises(VaultError, match="damaged"):
        list(Vault.open(path, key).records())


class TestAllOrNothing:
    def test_an_exception_leaves_nothing(self, tmp_path, key):
        with suppress(RuntimeError), Vault.create(tmp_path / "v", key=key) as vault:
            vault.add(*PEOPLE[0])
            vault.flush()
            raise RuntimeError
        assert names_in(tmp_path) == set()

    def test_an_exception_leaves_what_was_there(self, written, key):
        path = written(PEOPLE)
        before = path.read_bytes()
        with suppress(RuntimeError), Vault.extend(path, key=key) as vault:
            vault.add("CITY", "", "Boston", "Dover")
            vault.flush()
            raise RuntimeError
        assert path.read_bytes() == before
        assert names_in(path.parent) == {"a.vault"}

    def test_a_kill_leaves_no_half_vault(self, tmp_path):
        """SIGKILL: the place stays empty, and what is left behind under a hidden name is sealed and incomplete."""
        program = (
            "import sys, time\n"
            "from deid import Key\n"
            "from deid.vault import Vault\n"
            "vault = Vault.create('v', key=Key.from_text('5eed' * 16))\n"
            "for i in range(20000): vault.add('PERSON', '', f'Maria Keller {i}', f'Antonia Navarro {i}')\n"
            "print('ready', flush=True); time.sleep(60)\n"
        )
        environment = {**os.environ, "PYTHONPATH": str(os.path.dirname(os.path.dirname(deid.__file__)))}
        process = subprocess.Popen(
            [sys.executable, "-c", program], cwd=tmp_path, stdout=subprocess.PIPE, env=environment
        )
        assert process.stdout is not None
        assert process.stdout.readline() == b"ready\n"
        process.kill()
        process.wait(10)
        process.stdout.close()
        left = list(tmp_path.iterdir())
        assert not (tmp_path / "v").exists()
        assert all(path.name.endswith(".part") for path in left)
        assert not any(b"Keller" in path.read_bytes() or b"Navarro" in path.read_bytes() for path in left)

    def test_two_writers_of_one_vault(self, written, key):
        path = written(PEOPLE)
        with (
            Vault.extend(path, key=key) as vault,
            pytest.raises(VaultError, match=r"another run is writing into it.*deid vault merge"),
        ):
            Vault.extend(path, key=key)
        with Vault.extend(path, key=key) as vault:  # the lock is gone
            vault.add("CITY", "", "Boston", "Dover")

    def test_two_that_make_one(self, tmp_path, key):
        """The second is told when it starts, not when it has run for hours."""
        with Vault.create(tmp_path / "v", key=key):
            for attempt in (Vault.create, Vault.extend):
                with pytest.raises(VaultError, match="another run is writing into it"):
                    attempt(tmp_path / "v", key=key)
            with Vault.create(tmp_path / "v2", key=key):
                pass
        assert names_in(tmp_path) == {"v", "v2"}

    def test_what_a_killed_run_left_is_taken_away(self, tmp_path, key):
        for name in (".v.0123abcd.part", ".v.89abcdef.part", ".v2.0123abcd.part", ".v.part"):
            (tmp_path / name).write_bytes(b"x")
            os.utime(tmp_path / name, (0, 0))
        os.utime(tmp_path / ".v.89abcdef.part")  # just now: it may be on its way to its lock
        with Vault.create(tmp_path / "v", key=key):
            pass
        assert names_in(tmp_path) == {"v", ".v.89abcdef.part", ".v2.0123abcd.part", ".v.part"}

    def test_one_that_appears_meanwhile_is_not_overwritten(self, tmp_path, key):
        vault = Vault.create(tmp_path / "v", key=key)
        vault.add(*PEOPLE[0])
        (tmp_path / "v").write_bytes(b"mine")
        with pytest.raises(VaultError, match="is there already"):
            vault.commit()
        vault.close()
        assert (tmp_path / "v").read_bytes() == b"mine"

    def test_one_that_is_replaced_meanwhile_is_not_overwritten(self, written, key):
        path = written(PEOPLE)
        other = written([], "b.vault")
        vault = Vault.extend(path, key=key)
        os.replace(other, path)
        before = path.read_bytes()
        with pytest.raises(VaultError, match="replaced it meanwhile"):
            vault.commit()
        vault.close()
        assert path.read_bytes() == before

    def test_a_link_stays_a_link(self, written, key, tmp_path, held):
        path = written(PEOPLE)
        (tmp_path / "link").symlink_to(path)
        with Vault.extend(tmp_path / "link", key=key) as vault:
            vault.add("CITY", "", "Boston", "Dover")
        assert (tmp_path / "link").is_symlink()
        assert len(held(path)) == len(PEOPLE) + 1


def test_the_same_records_are_sealed_to_the_same_bytes(written):
    """So that merging can compare them, and says nothing new by doing so."""
    one, other = (
        sqlite3.connect(written(rows, f"{i}.vault")) for i, rows in enumerate((PEOPLE, PEOPLE[::-1]))
    )
    query = "SELECT * FROM records ORDER BY id"
    assert one.execute(query).fetchall() == other.execute(query).fetchall()


def test_adding_is_quick(tmp_path, key):
    """About 25 microseconds; the bound is for a busy machine."""
    start = time.process_time()
    with Vault.create(tmp_path / "v", key=key) as vault:
        for i in range(5000):
            vault.add("PERSON", "", f"Maria Keller {i}", f"Antonia Navarro {i}")
    assert time.process_time() - start < 1.5


def test_header_fields_are_what_the_docs_say(written, key):
    header = Vault.open(written(PEOPLE), key).header
    assert replace(header, check="") == vault_file.Header(
        1, deid.__version__, deid.surrogates.SURROGATE_VERSION, key.id, key.id, (), len(PEOPLE), ""
    )
