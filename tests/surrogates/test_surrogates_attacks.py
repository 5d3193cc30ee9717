"""What an attacker tried, and what held: odd spellings, threads, evictions, look-alike mailboxes, changed vaults."""

import random
import re
import shutil
import sqlite3
import threading
import unicodedata
from collections import Counter
from pathlib import Path

import pytest

from deid.surrogates import Key, Surrogates, dispatch
from deid.surrogates.forms import fold
from deid.surrogates.originality import shared_words
from deid.surrogates.places import gazetteer
from deid.vault import Vault, VaultError, merge

KEY, OTHER = Key(b"a" * 32), Key(b"b" * 32)
SAMPLES = {
    "PERSON": [
        "Maria Keller",
        "KELLER-BRAUN, Maria J.",
        "Dr. José O'Neill",
        "Jan van der Berg",
        "Zyxandra Qwelbrook",
    ],
    "USERNAME": ["mkellerbraun", "@maria_keller84", "qwelbrookz"],
    "EMAIL": ["maria.keller-braun@acme.com", "zyxandra@gmail.com"],
    "URL": ["https://www.acme-robotics.de/team/maria-keller?id=48213", "/home/mkellerbraun/x"],
    "PHONE": ["(617) 253-1000", "+49 89 1234567", "0049 89 1234567"],
    "STREET_ADDRESS": [
        "12 Oak Street, Springfield, IL 62704",
        "Hauptstr. 12, 80331 München",
        "877 Garn Turnpike",
    ],
    "CITY": ["Springfield", "Qwelbrook Falls", "Saint Louis", "Lyon"],
    "STATE": ["Ohio", "Ontario"],
    "COUNTRY": ["France", "Portugal"],
    "ORGANIZATION": ["Acme Robotics GmbH", "Keller & Sons", "Massachusetts General Hospital"],
    "NATIONAL_ID": ["123-45-6789", "943 476 5870"],
    "TAX_ID": ["12-3456789", "GB604820719"],
    "MEDICAL_RECORD": ["MRN-004821", "U952504P"],
    "BANK_ACCOUNT": ["91978 194703"],
    "CREDIT_CARD": ["4111 1111 1111 1111"],
    "IBAN": ["DE89 3704 0044 0532 0130 00"],
    "VEHICLE_ID": ["1HGCM82633A004352", "B-MK 1234"],
    "IP_ADDRESS": ["198.51.100.77", "2001:db8::d63e"],
    "POSTCODE": ["62704", "SW1A 1AA"],
    "DATE": ["2024-03-15", "the 15th of March 2024"],
}


def _wide(text):
    return "".join(chr(ord(c) + 0xFEE0) if "!" <= c <= "~" else c for c in text)


def _bold(text):
    return "".join(chr(0x1D41A + ord(c) - 97) if "a" <= c <= "z" else c for c in text)


def _arabic_digits(text):
    return "".join(chr(0x660 + int(c)) if c in "0123456789" else c for c in text)


def _at_the_middle(mark):
    return lambda text: text[: len(text) // 2] + mark + text[len(text) // 2 :]


ODD = {
    "capitals": str.upper,
    "small": str.lower,
    "swapped case": str.swapcase,
    "full width": _wide,
    "mathematical": _bold,
    "decomposed": lambda text: unicodedata.normalize("NFD", text),
    "Arabic digits": _arabic_digits,
    "ligature": lambda text: text.replace("fi", "\ufb01").replace("st", "\ufb06"),
    "no-break spaces": lambda text: text.replace(" ", "\u00a0"),
    "line breaks": lambda text: text.replace(" ", "\r\n  "),
    "tabs": lambda text: text.replace(" ", "\t"),
    "no-break hyphens": lambda text: text.replace("-", "\u2011"),
    "underscores": lambda text: text.replace(" ", "_"),
    "no spaces": lambda text: text.replace(" ", ""),
    "spaced out": lambda text: " ".join(text),
    "zero-width space": _at_the_middle("\u200b"),
    "soft hyphen": _at_the_middle("\u00ad"),
    "right-to-left mark": _at_the_middle("\u200f"),
    "override": lambda text: f"\u202e{text}\u202c",
    "combining": _at_the_middle("\u0301"),
    "emoji": lambda text: f"{text} \U0001f600",
    "full stop": lambda text: text + ".",
    "quotes": lambda text: f"\u201c{text}\u201d",
    "bracket": lambda text: "[" + text,
    "possessive": lambda text: text + "\u2019s",
    "nul": lambda text: text + "\0",
    "lone surrogate": lambda text: text + "\ud800",
    "twice": lambda text: f"{text} {text}",
    "leading zeros": lambda text: "000" + text,
    "one character": lambda text: text[:1],
    "backwards": lambda text: text[::-1],
}


def _plain(text):
    return fold("".join(c for c in text if unicodedata.category(c) != "Cf")).strip()


@pytest.fixture
def open_surrogates(monkeypatch):
    """Surrogates whose generators may not stumble: an exception is not turned into a redaction."""
    monkeypatch.setattr(Surrogates, "_remembered", lambda self, wanted, make, *arguments: make(*arguments))
    return [Surrogates(KEY), Surrogates(OTHER)]


@pytest.mark.parametrize("odd", ODD)
def test_odd_spellings_neither_raise_nor_leak(odd, open_surrogates):
    for label, texts in SAMPLES.items():
        for text in {ODD[odd](text) for text in texts} - {""}:
            for surrogates in open_surrogates:
                new = surrogates.replace(label, text)
                if new is None:
                    continue
                assert new.strip()
                assert _plain(text) not in _plain(new) or label == "DATE"
                assert label not in dispatch._FREE_TEXT or not shared_words(label, text, new)
                made = {c for c in new if unicodedata.category(c) in {"Cc", "Cs", "Cn"}}
                assert made <= set(text)


def test_numbers_keep_no_run_of_five_digits(open_surrogates):
    """By chance one number in 10,000 keeps four; none of these keeps more."""
    rng = random.Random(8)
    for label in ("ID", "ACCOUNT", "MEDICAL_RECORD", "BANK_ACCOUNT", "PASSPORT", "NATIONAL_ID", "DEVICE_ID"):
        for _ in range(150):
            text = "".join(rng.choice("123456789") for _ in range(10))
            new = open_surrogates[0].replace(label, text)
            assert new is not None
            runs = {text[i : i + 5] for i in range(6)}
            assert not any(run in new for run in runs)


def test_eight_threads_at_once_get_what_one_gets(open_surrogates, monkeypatch):
    shared, alone = open_surrogates[0], Surrogates(KEY)
    pairs = [
        (label, odd(text)) for label, texts in SAMPLES.items() for text in texts for odd in (str, str.upper)
    ]
    found: list[dict] = [{} for _ in range(8)]
    failed = []

    def work(number):
        order = pairs[:]
        random.Random(number).shuffle(order)
        try:
            for label, text in order:
                for scope in ("", "subject:1"):
                    found[number][label, text, scope] = shared.replace(label, text, scope=scope)
        except BaseException as error:
            failed.append(type(error))

    threads = [threading.Thread(target=work, args=(number,)) for number in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert not failed
    wanted = {
        (*pair, scope): alone.replace(*pair, scope=scope) for pair in pairs for scope in ("", "subject:1")
    }
    assert all(each == wanted for each in found)


def test_what_was_forgotten_comes_back_the_same():
    surrogates = Surrogates(KEY)
    pairs = [(label, text) for label, texts in SAMPLES.items() for text in texts]
    before = [surrogates.replace(*pair) for pair in pairs]
    for i in range(dispatch._MEMO + 10):
        surrogates.replace("ID", f"{i:07d}")
    for i in range(dispatch._SCOPES + 10):
        surrogates.replace("PERSON", "Maria Keller", scope=f"document:{i}")
    assert [surrogates.replace(*pair) for pair in pairs] == before


@pytest.mark.parametrize(
    "label", ["PERSON", "EMAIL", "PHONE", "ORGANIZATION", "NATIONAL_ID", "MEDICAL_RECORD", "IBAN"]
)
def test_scopes_and_keys_share_no_surrogate(label):
    one, two = Surrogates(KEY), Surrogates(OTHER)
    for text in SAMPLES[label]:
        made = [
            one.replace(label, text),
            one.replace(label, text, scope="subject:1"),
            one.replace(label, text, scope="document:1"),
            two.replace(label, text),
        ]
        assert max(Counter(made).values()) == 1


@pytest.mark.parametrize("country", ["US", "DE", "FR"])
def test_cities_with_their_state_are_one_to_one(country):
    surrogates = Surrogates(OTHER)
    for code, _ in gazetteer.states(country):
        cities = gazetteer.cities(f"{country}-{code}")[:120]
        texts = [f"{city}, {code}" if country == "US" else city for city in cities]
        made = Counter(surrogates.replace("CITY", text) for text in texts)
        assert max(made.values(), default=1) == 1, code


@pytest.mark.parametrize(
    ("label", "forms"),
    [
        ("NATIONAL_ID", ["123-45-6789", "123456789", "123 45 6789", "SSN 123-45-6789"]),
        ("CREDIT_CARD", ["4111 1111 1111 1111", "4111111111111111", "4111-1111-1111-1111"]),
        ("IBAN", ["DE89370400440532013000", "DE89 3704 0044 0532 0130 00"]),
        ("MAC_ADDRESS", ["00:1A:2B:3C:4D:5E", "001a.2b3c.4d5e", "00-1a-2b-3c-4d-5e"]),
        ("PHONE", ["+49 89 1234567", "0049 89 1234567", "089/1234567", "+49 (0)89 1234567"]),
        ("PHONE", ["(617) 253-1000", "+1 617 253 1000", "6172531000", "1-617-253-1000"]),
        ("DATE", ["2024-03-15", "20240315", "2024-03-15T10:00:00Z"]),
        ("MEDICAL_RECORD", ["MRN-004821", "MRN 004821", "004821", "#004821"]),
        ("VEHICLE_ID", ["B-MK 1234", "B MK 1234", "BMK1234"]),
    ],
)
def test_forms_of_one_number_agree(label, forms):
    surrogates = Surrogates(KEY)
    made = [surrogates.replace(label, form) for form in forms]
    assert None not in made
    cores = [re.sub(r"T10:00:00Z|SSN|MRN|[^0-9A-Za-z]", "", new).upper() for new in made]
    assert len({core[-6:] for core in cores}) == 1


# ------------------------------------------------------------------ the vault


NAMES = ["Antonia Navarro", "Berta Quillfeather", "Maria Keller", "Jan van der Berg"]


@pytest.fixture
def vault(tmp_path):
    path = tmp_path / "corpus.vault"
    surrogates = Surrogates(KEY)
    with Vault.create(path, key=KEY) as made:
        for name in NAMES:
            made.add("PERSON", "", name, surrogates.replace("PERSON", name) or "")
    return path


def _read(path):
    with Vault.open(path, KEY) as opened:
        return sorted(record.original for record in opened.records())


def test_the_file_shows_no_text_and_is_its_owners(vault):
    raw = vault.read_bytes()
    shown = [*NAMES, "PERSON", *(part for name in NAMES for part in name.split() if len(part) > 3)]
    assert not [text for text in shown if text.encode() in raw]
    assert vault.stat().st_mode & 0o077 == 0
    assert [*vault.parent.iterdir()] == [vault]


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE records SET body = (SELECT body FROM records r WHERE r.id != records.id)",
        "UPDATE records SET mark = (SELECT mark FROM records r WHERE r.id != records.id)",
        "UPDATE records SET nonce = (SELECT nonce FROM records r WHERE r.id != records.id)",
        "UPDATE records SET attempt = 1",
        "UPDATE records SET body = x'00'",
        "DELETE FROM records WHERE id = (SELECT min(id) FROM records)",
        "DELETE FROM header",
        "INSERT INTO header SELECT * FROM header",
        """UPDATE header SET body = replace(body, '"rows": 4', '"rows": 3')""",
    ],
)
def test_a_changed_vault_is_refused(vault, change):
    connection = sqlite3.connect(vault)
    connection.execute(change)
    connection.commit()
    connection.close()
    with pytest.raises(VaultError) as caught:
        _read(vault)
    assert not any(name in str(caught.value) for name in NAMES)


@pytest.mark.parametrize("share", [0.0, 0.01, 0.2, 0.5])
def test_a_truncated_vault_is_refused(vault, share):
    raw = vault.read_bytes()
    vault.write_bytes(raw[: int(share * len(raw))])
    with pytest.raises(VaultError):
        _read(vault)


def test_foreign_vaults_are_not_merged_and_leave_nothing(vault):
    foreign, run = vault.with_name("foreign"), vault.with_name("run")
    for path, options in ((foreign, {"key": OTHER}), (run, {"key": KEY, "run_key": OTHER})):
        with Vault.create(path, **options) as made:
            made.add("PERSON", "", "Paula Novak", "Some Body")
    before = {path: path.read_bytes() for path in vault.parent.iterdir()}
    for other in (foreign, run):
        with pytest.raises(VaultError):
            merge(vault.with_name("out"), [vault, other], KEY)
    assert {path: path.read_bytes() for path in vault.parent.iterdir()} == before


def test_a_vault_that_others_could_read_is_closed_when_it_grows(vault):
    copy = Path(shutil.copy(vault, vault.with_name("open.vault")))
    copy.chmod(0o644)
    with Vault.extend(copy, key=KEY) as opened:
        opened.add("PERSON", "", "Nora Ibsen", "Some Body")
    assert copy.stat().st_mode & 0o077 == 0
