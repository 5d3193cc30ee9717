"""What holds for every label: laws 5 (order changes nothing), 6 (never the original) and 7 (secrets stay)."""

import copy
import hashlib
import os
import pickle
import re
import subprocess
import sys
import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import deid.surrogates
from deid.errors import DeidError
from deid.labels import LABELS
from deid.surrogates import SURROGATE_VERSION, Key, Surrogates, dates, organizations
from deid.surrogates.forms import words
from deid.surrogates.originality import shared_words
from deid.surrogates.source import Source

KEY = Key(b"k" * 32)
SAMPLES = {
    "PERSON": ["Maria Keller", "O'Neill", "KELLER, M.", "Zzyzx Qwertz"],
    "USERNAME": ["mkeller", "maria_keller42", "@zzyzx"],
    "EMAIL": ["maria.keller@acme.com", "zz@gmail.com"],
    "PHONE": ["(617) 253-1000", "+49 89 1234567", "+1 617 253 1000 x12"],
    "URL": ["https://www.acme.com/u/mkeller?id=12", "acme.com"],
    "IP_ADDRESS": ["203.0.113.9", "2001:4860::8888"],
    "MAC_ADDRESS": ["00:1b:44:11:3a:b7"],
    "STREET_ADDRESS": ["12 Elm St, Boston, MA 02118", "Hauptstra\u00dfe 5, 80331 M\u00fcnchen"],
    "CITY": ["Boston", "Zzyzxtown"],
    "STATE": ["MA", "Ontario"],
    "COUNTRY": ["France"],
    "POSTCODE": ["02118", "SW1A 1AA"],
    "LOCATION": ["Lake Tahoe", "Boston, MA"],
    "COORDINATES": ["40.7128, -74.0060"],
    "ORGANIZATION": ["Acme Robotics GmbH", "IBM"],
    "DATE": ["2024-05-12", "May 12"],
    "TIME": ["10:33 AM"],
    "AGE": ["43-year-old"],
    "NATIONAL_ID": ["123-45-6789", "943 476 5870"],
    "TAX_ID": ["91-1144442"],
    "PASSPORT": ["C01X00T47"],
    "DRIVER_LICENSE": ["D123-4567-8901"],
    "VEHICLE_ID": ["1M8GDM9AXKP042788", "ABC-1234"],
    "MEDICAL_RECORD": ["MRN: 00482913"],
    "HEALTH_PLAN": ["1EG4-TE5-MK73"],
    "LICENSE_NUMBER": ["1234567893"],
    "BANK_ACCOUNT": ["111000025"],
    "IBAN": ["GB82 WEST 1234 5698 7654 32"],
    "CREDIT_CARD": ["4111 1111 1111 1111"],
    "CRYPTO_ADDRESS": ["1BvBMSEYstWetqTFn5Au4m4GFg7xJaNVN2"],
    "DEVICE_ID": ["550e8400-e29b-41d4-a716-446655440000"],
    "ACCOUNT": ["4402-1187-93"],
    "ID": ["QX-77-1203"],
}
PAIRS = [(label, text) for label, texts in SAMPLES.items() for text in texts]
REDACTED = {"SECRET", "OCCUPATION", "NRP", "RELATIVE_DATE"}


def test_every_label_has_a_surrogate_or_is_redacted_on_purpose():
    assert set(SAMPLES) | REDACTED == set(LABELS)
    assert Surrogates(KEY).labels == set(SAMPLES)


@pytest.mark.parametrize(("label", "text"), PAIRS)
def test_a_surrogate_is_never_the_original_and_differs_by_key_and_scope(label, text):
    fakes = [Surrogates(Key(bytes([i]) * 32)).replace(label, text) for i in range(12)]
    assert all(fake is not None and text.casefold() not in fake.casefold() for fake in fakes)
    assert len(set(fakes)) > 1
    scoped = {Surrogates(KEY).replace(label, text, scope=str(i)) for i in range(12)}
    assert len(scoped) > 1
    assert Surrogates(KEY).replace(label, text) == Surrogates(Key(b"k" * 32)).replace(label, text)


@pytest.mark.parametrize("label", [*sorted(REDACTED), "PET", "", "B-PER"])
@pytest.mark.parametrize("text", ["Maria", "12345", "hunter2"])
def test_secrets_and_unknown_labels_have_none(label, text):
    assert Surrogates(KEY).replace(label, text) is None


@settings(deadline=None, max_examples=20)
@given(st.permutations(PAIRS))
def test_order_changes_nothing(pairs):
    surrogates = Surrogates(KEY)
    assert {p: surrogates.replace(*p) for p in pairs} == {
        p: Surrogates(KEY).replace(*p) for p in PAIRS[:10]
    } | {p: surrogates.replace(*p) for p in PAIRS[10:]}


PROGRAM = """
import sys
from deid.surrogates import Key, Surrogates
surrogates = Surrogates(Key(b"k" * 32))
for line in sys.stdin.buffer.read().decode().split("\\0"):
    label, text = line.split("\\1")
    sys.stdout.buffer.write((surrogates.replace(label, text) + "\\0").encode())
"""


@pytest.mark.parametrize("seed", ["1", "4711"])
def test_another_process_with_another_hash_seed_gives_the_same(seed):
    lines = "\0".join(f"{label}\1{text}" for label, text in PAIRS)
    environ = {**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": str(Path(deid.__file__).parent.parent)}
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM], input=lines.encode(), capture_output=True, env=environ, check=True
    )
    surrogates = Surrogates(KEY)
    assert done.stdout.decode().split("\0")[:-1] == [surrogates.replace(*pair) for pair in PAIRS]


def test_the_pickle_holds_configuration_only_and_does_not_grow():
    material = bytes(range(32))
    surrogates = Surrogates(Key(material), kept={"STATE"})
    before = pickle.dumps(surrogates)
    for label, text in PAIRS:
        surrogates.replace(label, text)
        surrogates.replace(label, text, scope="another")
    raw = pickle.dumps(surrogates)
    assert raw == before
    secret = surrogates.key._secret
    for hidden in (material, material.hex().encode(), secret, secret.hex().encode(), b"Keller", b"Maria"):
        assert hidden not in raw
    again = pickle.loads(raw)
    assert [again.replace(*p) for p in PAIRS] == [surrogates.replace(*p) for p in PAIRS]
    assert copy.deepcopy(surrogates).replace("STATE", "MA") == surrogates.replace("STATE", "MA")
    assert "Keller" not in repr(surrogates)
    assert material.hex() not in repr(surrogates)
    assert SURROGATE_VERSION in repr(surrogates)


def test_memory_is_bounded():
    surrogates = Surrogates(KEY)
    for i in range(300):
        surrogates.replace("ID", "12345", scope=str(i))
    assert len(surrogates._sources) <= 64


@settings(deadline=None, max_examples=200)
@given(st.sampled_from(sorted(LABELS)), st.text(max_size=40), st.text(max_size=5))
def test_any_text_in_any_scope_is_safe(label, text, scope):
    fake = Surrogates(KEY)._make(label, text, scope)
    assert fake is None or (fake.strip() and text.strip().casefold() not in fake.casefold())


def test_the_pools_are_those_whose_hashes_the_readme_states():
    data = Path(deid.surrogates.__file__).parent / "data"
    readme = (data / "README.md").read_text("utf-8")
    stated = dict(reversed(line.split()) for line in readme.splitlines() if line.startswith("    "))
    found = {
        p.name: hashlib.sha256(p.read_bytes()).hexdigest()
        for p in data.iterdir()
        if p.suffix in {".txt", ".tsv"}
    }
    assert found == stated
    assert sum(p.stat().st_size for p in data.iterdir()) < 6_000_000


def test_the_script_makes_the_same_pools():
    script = Path(deid.surrogates.__file__).parents[2] / "scripts" / "pools"
    if not script.exists():
        pytest.skip("installed without scripts/")
    done = subprocess.run([sys.executable, str(script), "--check"], capture_output=True, text=True)
    if "this needs" in done.stderr:
        pytest.skip("other versions of the sources are installed")
    assert (done.returncode, done.stdout) == (0, "")


LONG = {
    "DATE": " " * 4000 + "May",
    "STREET_ADDRESS": "a" * 4000,
    "PERSON": "Maria " * 200,
    "URL": "a." * 2000,
}


@pytest.mark.parametrize("label", sorted(LONG))
def test_very_long_texts_are_redacted_at_once(label):
    start = time.perf_counter()
    assert Surrogates(KEY).replace(label, LONG[label]) is None
    assert Surrogates(KEY).shift_date("DATE", LONG[label]) is None
    assert dates.generalize_to_year(LONG[label]) is None
    assert dates.generalize_age(LONG[label]) is None
    assert time.perf_counter() - start < 0.2


def test_the_keys_of_a_source_are_bounded():
    source = Source(KEY)
    for i in range(5000):
        source.pick(str(i), 7)
    assert len(source._keys) == 4096


GIVEN = ["Maria", "James", "Wei", "Anneliese", "Fatima", "Justin"]
FAMILY = ["Keller", "O'Neill", "Oyelaran", "Garcia", "Smith-Jones", "Bridges", "Kowalczyk", "North"]
TITLE = ["", "Dr. ", "Judge ", "Mrs. ", "Prof. ", "Coach "]
CITY = ["Boston", "New York", "Salem", "Fort Worth", "North Charleston", "Lyon", "Los Angeles", "Zzyzxtown"]
STATE = ["MA", "North Carolina", "Virginia", "Kansas", "Washington", "West Virginia", "Texas"]
COUNTRY = ["South Korea", "United States", "Guinea", "Great Britain", "New Zealand", "Germany"]
KIND = ["Hospital", "Family Clinic", "Times", "Gas Company", "of Health", "Bank", "GmbH", "& Sons, Inc."]
BRAND = [
    "Riverside",
    "Good Samaritan",
    "United National",
    "Acme",
    "Florida",
    "Keller",
    "Golden Harbor",
    "NYISO",
]


def one_of(*lists):
    return st.tuples(*map(st.sampled_from, lists))


REAL = st.one_of(
    one_of(TITLE, GIVEN, FAMILY).map(lambda p: ("PERSON", f"{p[0]}{p[1]} {p[2]}")),
    one_of(FAMILY, GIVEN).map(lambda p: ("PERSON", f"{p[0].upper()}, {p[1]}")),
    one_of(BRAND, BRAND, KIND).map(lambda p: ("ORGANIZATION", f"{p[0]} {p[1]} {p[2]}")),
    one_of(BRAND, KIND).map(lambda p: ("ORGANIZATION", " ".join(p))),
    one_of(CITY, STATE).map(lambda p: ("LOCATION", ", ".join(p))),
    one_of(CITY, COUNTRY).map(lambda p: ("LOCATION", ",\n".join(p))),
    one_of(["CITY", "LOCATION"], CITY),
    one_of(["STATE", "LOCATION"], STATE),
    one_of(["COUNTRY", "LOCATION"], COUNTRY),
    one_of(FAMILY, CITY, STATE).map(lambda p: ("STREET_ADDRESS", f"12 {p[0]} Street, {p[1]}, {p[2]} 02118")),
    one_of(GIVEN, FAMILY, FAMILY).map(
        lambda p: ("EMAIL", f"{p[0]}.{p[1]}@{p[2]}-clinic.com".replace("'", ""))
    ),
    one_of(FAMILY, GIVEN).map(lambda p: ("URL", f"https://www.{p[0]}.com/team/{p[1]}?id=7".replace("'", ""))),
)
STANDING = organizations.KEPT | frozenset(words("judge prof coach street fort north south west https team"))


@settings(deadline=None, max_examples=400)
@given(REAL, st.integers(0, 255))
def test_a_surrogate_has_no_word_of_its_original(given, seed):
    label, text = given
    fake = Surrogates(Key(bytes([seed]) * 32)).replace(label, text)
    if fake is None:  # two parts took each other's word: rare, see below
        return
    both = [{w.lower() for w in re.findall("[A-Za-z]{4,}", t)} for t in (text, fake)]
    assert not (both[0] & both[1]) - STANDING


def test_real_looking_inputs_are_hardly_ever_redacted():
    places = [("LOCATION", f"{city}, {state}") for city in CITY for state in STATE]
    organizations = [("ORGANIZATION", f"{one} {kind}") for one in BRAND for kind in KIND]
    people = [("PERSON", f"{title}{one} {two}") for title in TITLE for one in GIVEN for two in FAMILY]
    s = Surrogates(KEY)
    missing = [text for label, text in places + organizations + people if s.replace(label, text) is None]
    assert len(missing) <= 4


@pytest.mark.parametrize(
    ("label", "text", "new", "shared"),
    [
        ("COUNTRY", "Great Britain", "Dudley Britain", {"britain"}),
        ("PERSON", "Judge Keller", "Judge Stark", set()),
        ("PERSON", "Maria Keller", "Keller Stark", {"keller"}),
        ("ORGANIZATION", "Acme Hospital", "Zorn Hospital", set()),
        ("URL", "https://acme.com/?page=acme", "https://zorn.example/?page=acme", {"acme"}),
        ("EMAIL", "maria@gmail.com", "susan@gmail.com", set()),
    ],
)
def test_the_check_sees_what_a_generator_left(label, text, new, shared):
    assert shared_words(label, text, new) == shared


def test_kept_states_and_countries_may_stand():
    assert shared_words("LOCATION", "Lyon, France", "Nantes, France") == {"france"}
    assert not shared_words("LOCATION", "Lyon, France", "Nantes, France", kept=frozenset({"COUNTRY"}))


@pytest.mark.parametrize("failure", [MemoryError, ImportError, FileNotFoundError])
def test_a_failure_of_the_program_is_said_and_not_remembered(monkeypatch, failure):
    def fails(*arguments):
        raise failure("Maria Keller")

    surrogates = Surrogates(KEY)
    with monkeypatch.context() as patched:
        patched.setattr(Surrogates, "_replace", fails)
        with pytest.raises(DeidError) as raised:
            surrogates.replace("PERSON", "Maria Keller")
    assert "Maria" not in str(raised.value)
    assert raised.value.__cause__ is None
    assert surrogates.replace("PERSON", "Maria Keller") == Surrogates(KEY).replace("PERSON", "Maria Keller")


def test_a_generator_that_stumbles_gives_none(monkeypatch):
    def fails(*arguments):
        raise ValueError("Maria Keller")

    monkeypatch.setattr(Surrogates, "_replace", fails)
    assert Surrogates(KEY).replace("PERSON", "Maria Keller") is None
