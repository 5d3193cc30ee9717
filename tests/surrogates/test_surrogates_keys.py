"""The key: where it is found, what it shows, what it leaves in a pickle."""

import copy
import multiprocessing
import os
import pickle

import pytest

from deid.errors import KeyUnavailable
from deid.surrogates import keys
from deid.surrogates.keys import Key, hkdf_expand, hkdf_extract, write_key_file

HEX = "00112233445566778899aabbccddeeff" * 2


def test_hkdf_gives_the_vectors_of_rfc_5869():
    # appendix A.1 and A.3
    prk = hkdf_extract(bytes([0x0B] * 22), bytes(range(13)))
    assert prk.hex() == "077709362c2e32df0ddc3f0dc47bba6390b6c73bb50f9c3122ec844ad7c2b3e5"
    okm = hkdf_expand(prk, bytes(range(0xF0, 0xFA)), 42)
    assert okm.hex() == (
        "3cb25f25faacd57a90434f64d0362f2a2d2d0a90cf1a5a4c5db02d56ecc4c5bf34007208d5b887185865"
    )
    bare = hkdf_expand(hkdf_extract(bytes([0x0B] * 22), b""), b"", 42)
    assert bare.hex() == (
        "8da4e775a563c18f715f802a063c5a31b8a11f5c5ee1879ec3454e5f3c738d2d9d201395faa4b61a96c8"
    )


def test_a_new_key_file_is_private_and_never_overwritten(tmp_path):
    path = tmp_path / "key"
    key = write_key_file(path)
    assert path.stat().st_mode & 0o777 == 0o600
    text = path.read_text()
    assert len(text) == 65
    assert text.endswith("\n")
    assert Key.from_file(path) == key
    with pytest.raises(KeyUnavailable, match="there already"):
        write_key_file(path)
    assert path.read_text() == text


@pytest.mark.parametrize("mode", [0o604, 0o606, 0o620, 0o602])
def test_a_key_file_that_others_may_read_or_change_is_refused(tmp_path, mode):
    path = tmp_path / "key"
    write_key_file(path)
    path.chmod(mode)
    with pytest.raises(KeyUnavailable, match="chmod 600"):
        Key.from_file(path)


def test_a_key_file_that_its_group_may_read_is_accepted(tmp_path):
    path = tmp_path / "key"
    key = write_key_file(path)
    path.chmod(0o440)
    assert Key.from_file(path) == key


@pytest.mark.parametrize("content", ["", "abc", HEX + "00", "zz" * 32, HEX[:-1], "\0" * 64, "é" * 32])
def test_a_bad_key_file_is_named_and_its_content_is_not(tmp_path, content):
    path = tmp_path / "some.key"
    path.write_text(content)
    path.chmod(0o600)
    with pytest.raises(KeyUnavailable, match="64 hex digits") as caught:
        Key.from_file(path)
    assert "some.key" in str(caught.value)
    assert not content or content not in str(caught.value)
    assert caught.value.__cause__ is None
    assert caught.value.__context__ is None


def test_a_missing_key_file_and_a_folder_say_so(tmp_path):
    with pytest.raises(KeyUnavailable, match="deid key new"):
        Key.from_file(tmp_path / "none")
    with pytest.raises(KeyUnavailable, match="directory"):
        Key.from_file(tmp_path)


def test_find_goes_by_file_then_environment(tmp_path):
    one, two = write_key_file(tmp_path / "one"), write_key_file(tmp_path / "two")
    environ = {"DEID_KEY_FILE": str(tmp_path / "two"), "DEID_KEY": HEX}
    assert Key.find(tmp_path / "one", environ) == one
    assert Key.find(None, environ) == two
    assert Key.find(None, {"DEID_KEY": HEX}) == Key.from_text(HEX)
    assert Key.find(None, {}) is None
    assert Key.find(None, {"DEID_KEY": ""}) is None
    with pytest.raises(KeyUnavailable, match="DEID_KEY is not"):
        Key.find(None, {"DEID_KEY": "not a key"})


def test_the_id_is_stable_and_tells_keys_apart():
    key = Key.from_text(HEX)
    assert key.id == "da09ac7247486274"
    assert key == Key.from_text(HEX.upper() + "\n")
    assert key != Key.generate()
    assert len({key, Key.from_text(HEX)}) == 1


def test_derived_keys_differ_by_purpose_and_key():
    key = Key.from_text(HEX)
    assert key.derive("a") == key.derive("a")
    assert len({key.derive("a"), key.derive("b"), Key.generate().derive("a")}) == 3


def forms_of_the_secret(key, material):
    return {
        material,
        material.hex().encode(),
        key._secret,
        key._secret.hex().encode(),
        repr(material).encode(),
    }


def test_nothing_shows_or_pickles_the_key():
    material = bytes(range(32))
    key = Key(material)
    assert repr(key) == str(key) == f"Key(id='{key.id}')"
    for protocol in range(pickle.HIGHEST_PROTOCOL + 1):
        raw = pickle.dumps(key, protocol)
        assert not any(form in raw for form in forms_of_the_secret(key, material))
        assert pickle.loads(raw) == key
    assert copy.copy(key) is key
    assert copy.deepcopy({"k": key})["k"] is key


def test_dill_pickles_the_id_too():
    dill = pytest.importorskip("dill")
    material = bytes(range(1, 33))
    key = Key(material)
    raw = dill.dumps(key, recurse=True)
    assert not any(form in raw for form in forms_of_the_secret(key, material))
    assert dill.loads(raw) == key


def test_a_key_is_recalled_from_the_environment_or_not_at_all(monkeypatch, tmp_path):
    key = write_key_file(tmp_path / "key")
    raw = pickle.dumps(key)
    monkeypatch.setattr(keys, "_SEEN", {})
    monkeypatch.delenv("DEID_KEY", raising=False)
    monkeypatch.delenv("DEID_KEY_FILE", raising=False)
    with pytest.raises(KeyUnavailable, match="DEID_KEY_FILE"):
        pickle.loads(raw)
    monkeypatch.setenv("DEID_KEY", HEX)
    with pytest.raises(KeyUnavailable, match="another id"):
        pickle.loads(raw)
    keys._SEEN.clear()
    monkeypatch.setenv("DEID_KEY_FILE", str(tmp_path / "key"))
    assert pickle.loads(raw) == key


@pytest.mark.skipif(not hasattr(os, "fork"), reason="this system does not fork")
def test_a_forked_worker_finds_the_key():
    key = Key.generate()
    with multiprocessing.get_context("fork").Pool(1) as pool:
        assert pool.apply(repr, (key,)) == repr(key)


@pytest.mark.parametrize("given", [HEX, HEX.upper(), HEX + "\n"])
def test_a_key_given_for_a_path_is_not_shown(given, tmp_path, monkeypatch):
    for use in (Key.from_file, Key.find, lambda path: Key.find(None, {"DEID_KEY_FILE": path})):
        with pytest.raises(KeyUnavailable, match="this is a key, not a file") as caught:
            use(given)
        assert HEX[:16] not in str(caught.value).lower()
        assert caught.value.__context__ is None
    monkeypatch.chdir(tmp_path)
    for problem in (lambda: Key.from_file(given.strip()[:-1]), lambda: write_key_file(f"none/{given}")):
        with pytest.raises(KeyUnavailable) as caught:
            problem()
        assert HEX[:16] not in str(caught.value).lower()
