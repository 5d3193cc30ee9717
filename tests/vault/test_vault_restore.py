"""Originals back: in one text, and in files of every format, byte for byte."""

import csv
import gzip
import json

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from deid import Deidentifier, Document, Replacement, Span
from deid.corpus import deidentify
from deid.errors import InputError
from deid.policy import Policy
from deid.rewrite import rewrite
from deid.vault import Record, Restorer, Vault
from deid.vault.files import restore
from deid.vault.restore import is_telling

RECORDS = [
    Record("PERSON", "", "Maria Keller", "Antonia Navarro"),
    Record("PERSON", "", "Keller", "Navarro"),
    Record("CITY", "", "Salem", "Amherst"),
    Record("PHONE", "", "(212) 555-0143", "(956) 555-0168"),
    Record("AGE", "", "62", "60"),
]


class TestText:
    @pytest.mark.parametrize(
        ("text", "restored"),
        [
            ("Antonia Navarro called.", "Maria Keller called."),
            ("Ms. Navarro's (Amherst)", "Ms. Keller's (Salem)"),
            ("Navarro, Antonia Navarro; Navarro", "Keller, Maria Keller; Keller"),
            ("at (956) 555-0168.", "at (212) 555-0143."),
            ("navarro NAVARRO Navarros xNavarro Navarro7", "navarro NAVARRO Navarros xNavarro Navarro7"),
            ("1(956) 555-0168 (956) 555-01682", "1(212) 555-0143 (956) 555-01682"),
            (
                "caf\u00e9 \u2028 Amherst\u00e9 \U0001f600Amherst\U0001f600 \ud800",
                "caf\u00e9 \u2028 Amherst\u00e9 \U0001f600Salem\U0001f600 \ud800",
            ),
            ("\u5b89Amherst\u5728", "\u5b89Salem\u5728"),
            ("[PERSON] 60 mg", "[PERSON] 60 mg"),
            (r"on\nNavarro,\tAmherst", r"on\nKeller,\tSalem"),
            ("", ""),
        ],
    )
    def test_whole_words_as_they_are_written(self, text, restored):
        assert Restorer(RECORDS)(text).text == restored

    def test_counts(self):
        done = Restorer(RECORDS)("Antonia Navarro, Navarro, 60, Amherst")
        assert done.counts == {"PERSON": 2, "CITY": 1}
        assert (done.ambiguous, done.short) == ({}, {"AGE": 1})

    def test_the_longer_wins(self):
        records = [Record("A", "", "one", "Dover Hill"), Record("B", "", "two", "Hill Street West")]
        assert Restorer(records)("Dover Hill Street West").text == "Dover two"

    def test_short_ones_only_where_asked(self):
        assert Restorer(RECORDS, short=True)("60 mg").text == "62 mg"
        assert [is_telling(text) for text in ("Mac", "60", "J.", "5A", "12/3", "60y", "1999")] == [
            True, False, False, False, False, True, True,
        ]  # fmt: skip

    def test_labels(self):
        assert Restorer(RECORDS, labels=["CITY"])("Navarro, Amherst").text == "Navarro, Salem"

    def test_one_that_stands_for_two_is_left_whole(self):
        records = [*RECORDS, Record("PERSON", "", "Anna Kohl", "Antonia Navarro")]
        done = Restorer(records)("Antonia Navarro, Navarro")
        assert done.text == "Antonia Navarro, Keller"
        assert (done.counts, done.ambiguous) == ({"PERSON": 1}, {"PERSON": 1})

    def test_two_labels_of_one_original_agree(self):
        records = [Record("CITY", "", "Salem", "Amherst"), Record("LOCATION", "", "Salem", "Amherst")]
        assert Restorer(records)("Amherst").text == "Salem"

    def test_articles(self):
        records = [Record("PERSON", "", "Keller", "Abbott")]
        assert Restorer(records)("She is an Abbott by birth.").text == "She is a Keller by birth."

    def test_nothing_to_restore(self):
        assert Restorer([])("Navarro").text == "Navarro"


class TestScopes:
    SUBJECTS = (
        Record("PERSON", "subject:1", "Maria Keller", "Antonia Navarro"),
        Record("PERSON", "subject:2", "Anna Kohl", "Antonia Navarro"),
    )

    def test_subjects(self):
        restore = Restorer(self.SUBJECTS)
        assert restore("Antonia Navarro", subject="1").text == "Maria Keller"
        assert restore("Antonia Navarro", subject="2").text == "Anna Kohl"
        for subject in (None, "3"):
            done = restore("Antonia Navarro", subject=subject)
            assert (done.text, done.ambiguous) == ("Antonia Navarro", {"PERSON": 1})

    def test_documents(self):
        """The document that explains most of the surrogates in a text is the one that it was made from."""
        one = [Record("PERSON", "document:1", *pair) for pair in (("Maria", "Antonia"), ("Jonas", "Milo"))]
        two = [Record("PERSON", "document:2", *pair) for pair in (("Petra", "Antonia"), ("Horst", "Dale"))]
        restore = Restorer([*one, *two])
        assert restore("Antonia and Milo").text == "Maria and Jonas"
        assert restore("Antonia and Dale").text == "Petra and Horst"
        done = restore("Antonia")
        assert (done.text, done.ambiguous) == ("Antonia", {"PERSON": 1})


NAMES = ("Maria Keller", "Keller", "Ana\u00efs Lefebvre", "Jonas Brandt")
CITIES = ("Salem", "Boston", "New Haven")


class Words:
    """Finds the names and cities above."""

    name = "words"
    labels = frozenset({"PERSON", "CITY"})

    def detect(self, texts):
        return [
            [
                Span(start, start + len(word), label)
                for label, words in (("PERSON", NAMES), ("CITY", CITIES))
                for word in words
                for start in range(len(text))
                if text.startswith(word, start)
            ]
            for text in texts
        ]


def replacing(key, **policy) -> Deidentifier:
    rules = {"default": "replace", "mentions": False, **policy}
    return Deidentifier(Policy.model_validate(rules), key=key, detectors=[Words()])


TEXT = st.lists(
    st.sampled_from(
        [*NAMES, *CITIES, " ", ", ", "\n", "\r\n", "'s ", "caf\u00e9", "\U0001f600", '"', "\\", "x"]
    ),
    max_size=20,
).map("".join)


@pytest.fixture(scope="module")
def round_trip(key, tmp_path_factory):
    def there_and_back(name, source: bytes, fields=(), by=None, **policy):
        folder = tmp_path_factory.mktemp("trip")
        (folder / name).write_bytes(source)
        with Vault.create(folder / "v", key=key) as vault:
            done = deidentify(
                [folder / name],
                folder / "out" / name,
                deidentifier=replacing(key, **policy),
                fields=fields,
                vault=vault,
            )
        restorer = Restorer(Vault.open(folder / "v", key).records())
        back = restore(
            [folder / "out" / name], folder / "back" / name, restorer=restorer, fields=fields, subject=by
        )
        return done, back, (folder / "out" / name).read_bytes(), (folder / "back" / name).read_bytes()

    return there_and_back


def told(summary) -> int:
    return sum(summary.counts.values())


class TestRoundTrip:
    @settings(deadline=None, max_examples=40)
    @given(text=TEXT.map(lambda text: " ".join(text.split("x"))))
    def test_text(self, round_trip, text):
        separated = "".join(text)
        done, back, _, restored = round_trip("a.txt", separated.encode())
        if told(done) == sum(n for (_, outcome), n in back.counts.items() if outcome == "restored"):
            assert restored == separated.encode()

    SENTENCES = (
        "Maria Keller met Ana\u00efs Lefebvre in Salem; Keller left.",
        'He said "Jonas Brandt, \u00fcber Boston"\nto Maria Keller',
        "nothing here",
        "",
    )

    def test_jsonl(self, round_trip):
        lines = [json.dumps({"n": 1.50, "text": text, "k": "Keller"}) for text in self.SENTENCES]
        source = "\n".join(['{ "text":"Ana\\u00efs Lefebvre" }', "", *lines]).encode()
        done, back, made, restored = round_trip("a.jsonl", source)
        assert json.loads(restored.splitlines()[0]) == {"text": "Ana\u00efs Lefebvre"}
        assert restored.splitlines()[1:] == source.splitlines()[1:]
        assert b'"k": "Keller"' in made
        assert back.counts == {("CITY", "restored"): 2, ("PERSON", "restored"): 6}
        assert told(done) == told(back)

    def test_several_fields_and_chats(self, round_trip):
        record = {
            "title": "Keller",
            "messages": [{"role": "user", "content": "Salem?"}, {"role": "x", "content": None}],
        }
        source = json.dumps(record).encode()
        _, back, made, restored = round_trip("a.jsonl", source, fields=("title", "messages"))
        assert restored == source != made
        assert told(back) == 2

    @pytest.mark.parametrize("name", ["a.csv", "a.tsv", "a.csv.gz"])
    def test_csv(self, round_trip, tmp_path, name):
        with (tmp_path / "x").open("w", newline="") as file:
            writer = csv.writer(file, delimiter="\t" if "tsv" in name else ",")
            writer.writerows([["id", "text"], *enumerate(self.SENTENCES)])
        source = (tmp_path / "x").read_bytes()
        packed = name.endswith("gz")
        _, _, made, restored = round_trip(name, gzip.compress(source, mtime=0) if packed else source)
        assert (gzip.decompress(restored) if packed else restored) == source
        assert made != restored

    def test_parquet(self, round_trip, tmp_path):
        table = pa.table({"id": [1, 2, 3, 4, 5], "text": [*self.SENTENCES, None]})
        pq.write_table(table, tmp_path / "x")
        _, back, made, restored = round_trip("a.parquet", (tmp_path / "x").read_bytes())
        assert pq.read_table(pa.BufferReader(restored)).equals(table)
        assert not pq.read_table(pa.BufferReader(made)).equals(table)
        assert told(back) == 7

    def test_document_scope(self, round_trip):
        source = "".join(
            json.dumps({"text": f"{text} {i}"}) + "\n" for i, text in enumerate(self.SENTENCES * 5)
        ).encode()
        done, back, made, restored = round_trip("a.jsonl", source, scope="document")
        assert restored == source != made
        assert told(done) == told(back) == 35

    def test_subject_scope(self, round_trip):
        records = [{"who": i % 3, "text": text} for i in range(12) for text in self.SENTENCES]
        source = "".join(json.dumps(record) + "\n" for record in records).encode()
        policy = {"scope": "subject", "subject": "who"}
        _, back, _, restored = round_trip("a.jsonl", source, by="who", **policy)
        assert restored == source
        assert not any("left" in outcome for _, outcome in back.counts)

    def test_a_subject_that_is_not_there(self, round_trip):
        with pytest.raises(InputError, match=r"a\.jsonl:1: .*'who' is not in the record"):
            round_trip("a.jsonl", b'{"text": "Keller"}', by="who")


def test_spans_do_not_cross_fields(key):
    restorer = Restorer(
        [Record("PERSON", "", "x", "Navarro\n\nAmherst"), Record("CITY", "", "Salem", "Amherst")]
    )
    document = Document("Navarro\n\nAmherst", breaks=((7, 9),))
    assert restorer.result(document).text == "Navarro\n\nSalem"


def test_the_whole_pipeline(deidentifier, note, key, tmp_path):
    """The example with everything that has a surrogate: all comes back but what was redacted."""
    with Vault.create(tmp_path / "v", key=key) as vault:
        deidentifier.witness = vault.add
        made = deidentifier(note)
        deidentifier.witness = None
    redacted = [
        Replacement(span, made.text[new.start : new.end], "redact")
        for span, new in zip(made.spans, made.output_spans, strict=True)
        if made.text[new.start] == "["
    ]
    restored = Vault.open(tmp_path / "v", key).restore(made.text)
    assert restored.text == rewrite(note, redacted)[0]
    assert not restored.ambiguous
    assert sum(restored.counts.values()) > 20
