"""The same corpus on the command line, as a `datasets.map` step and in Python gives the same text."""

import json
import os
import subprocess
import sys

import pytest

from deid import Deidentifier, Key
from deid.corpus.fields import Fields
from deid.errors import InputError, KeyUnavailable
from deid.hf import map_step

datasets = pytest.importorskip("datasets")


@pytest.fixture(scope="module", autouse=True)
def _own_cache(tmp_path_factory):
    datasets.config.HF_DATASETS_CACHE = str(tmp_path_factory.mktemp("cache"))
    datasets.disable_progress_bars()


@pytest.fixture
def records(note):
    paragraphs = [p for p in note.split("\n\n") if p]
    rows = [{"id": i, "text": " / ".join(paragraphs[i % 4 :]), "n": i * 0.5} for i in range(23)]
    rows[5]["text"] = ""
    return rows


@pytest.fixture
def chats():
    return [
        {
            "messages": [
                {"role": "system", "content": "Be kind."},
                {"role": "user", "content": f"I am Maria Keller, born 12 May {1961 + i}."},
                {"role": "assistant", "content": "How can I help you, Ms. Keller?"},
            ]
        }
        for i in range(9)
    ]


def by_cli(records, folder, key_file, *options):
    source, target = folder / "in.jsonl", folder / "out.jsonl"
    source.write_text("".join(json.dumps(record) + "\n" for record in records), encoding="utf-8")
    command = [sys.executable, "-m", "deid", "run", source, "-o", target, "--policy", "fine-tuning", *options]
    subprocess.run([*command, "--key-file", key_file], check=True, capture_output=True, env={**os.environ})
    return [json.loads(line) for line in target.read_text(encoding="utf-8").splitlines()]


@pytest.fixture
def key_file(tmp_path):
    file = tmp_path / "deid.key"
    file.write_text("5eed" * 16 + "\n")
    file.chmod(0o600)
    return file


def test_all_give_the_same(records, deidentifier, tmp_path, key_file):
    python = [
        {**r, "text": result.text}
        for r, result in zip(records, deidentifier([r["text"] for r in records]), strict=True)
    ]
    assert python[0]["text"] != records[0]["text"]
    assert by_cli(records, tmp_path, key_file) == python

    dataset = datasets.Dataset.from_list(records)
    step = map_step("fine-tuning", key=key_file)
    for options in ({}, {"batch_size": 3}, {"num_proc": 4}):
        assert list(dataset.map(step, batched=True, load_from_cache_file=False, **options)) == python

    shuffled = dataset.shuffle(seed=1).map(step, batched=True, batch_size=5)
    assert sorted(shuffled, key=lambda row: row["id"]) == python
    assert list(dataset.to_iterable_dataset().map(step, batched=True)) == python


def test_chats_too(chats, deidentifier, tmp_path, key_file):
    fields = Fields(("messages",))
    python = [
        fields.restore(chat, result)
        for chat, result in zip(chats, deidentifier.pipe([fields.document(c) for c in chats]), strict=True)
    ]
    assert by_cli(chats, tmp_path, key_file, "--field", "messages") == python
    assert (
        list(datasets.Dataset.from_list(chats).map(map_step("fine-tuning", key=key_file), batched=True))
        == python
    )

    first = python[0]["messages"]
    assert [message["role"] for message in first] == ["system", "user", "assistant"]
    assert first[0]["content"] == "Be kind."
    surname = first[1]["content"].split(",")[0].split()[-1]
    assert surname != "Keller"
    assert first[2]["content"] == f"How can I help you, Ms. {surname}?"  # one conversation, one person


def test_several_columns_are_one_document(key):
    step = map_step("fine-tuning", key=key, columns=["question", "answer"])
    batch = {"question": ["Who is Maria Keller?"], "answer": ["Keller is a teacher."], "n": [1]}
    made = step(batch)
    assert made["n"] == [1]
    assert made["question"][0].split()[-1].rstrip("?") == made["answer"][0].split()[0] != "Keller"


def test_dropped_rows_leave_the_dataset(key):
    class Fails:
        name, labels = "fails", frozenset()

        def detect(self, texts):
            if any("bad" in text for text in texts):
                raise RuntimeError
            return [[] for _ in texts]

    step = map_step("fine-tuning", key=key)
    step.deidentifier = Deidentifier.from_policy("fine-tuning", key=key, detectors=[Fails()])
    dataset = datasets.Dataset.from_dict({"text": ["a", "bad", "c"], "n": [1, 2, 3]})
    assert dataset.map(step, batched=True, load_from_cache_file=False).to_dict() == {
        "text": ["a", "c"],
        "n": [1, 3],
    }


def test_failed_rows_are_told(key):
    step = map_step("fine-tuning", key=key)
    with pytest.warns(UserWarning, match="1 of 2 rows failed and were dropped: field 'text' is a number"):
        assert step({"text": [3, "fine"]}) == {"text": ["fine"]}


def test_a_column_that_is_not_there_is_an_error_whatever_the_policy(key):
    with pytest.raises(InputError, match=r"no column 'nope'.*'text'"):
        map_step("fine-tuning", key=key, columns="nope")({"text": ["a"]})
    with pytest.raises(InputError, match="columns="):
        map_step("fine-tuning", key=key)({"a": ["only string column"], "b": [None]})


def test_arguments_of_tool_calls_are_text_of_the_chat(key):
    call = {"function": {"name": "book", "arguments": '{"name": "Maria Keller"}'}}
    chat = [{"role": "user", "content": "I am Maria Keller."}, {"role": "assistant", "tool_calls": [call]}]
    made = map_step("fine-tuning", key=key)({"messages": [chat]})["messages"][0]
    name = made[0]["content"].removeprefix("I am ").removesuffix(".")
    assert "Keller" not in name
    assert made[1]["tool_calls"][0]["function"] == {"name": "book", "arguments": f'{{"name": "{name}"}}'}


def test_a_row_at_a_time_says_to_batch(key):
    with pytest.raises(TypeError, match="batched=True"):
        map_step("default", key=key)({"text": "Ada", "n": 1})


FINGERPRINT = """
import sys
from datasets.fingerprint import Hasher
from deid import Key
from deid.hf import map_step
print(Hasher.hash(map_step(sys.argv[1], key=Key.from_text(sys.argv[2] * 16), columns=sys.argv[3:] or None)))
"""


def fingerprint(*arguments, seed="0"):
    environment = {**os.environ, "PYTHONHASHSEED": seed}
    command = [sys.executable, "-c", FINGERPRINT, *arguments]
    return subprocess.run(command, check=True, capture_output=True, text=True, env=environment).stdout.strip()


def test_the_fingerprint_is_stable_and_follows_policy_key_and_columns():
    plain = fingerprint("fine-tuning", "5eed")
    assert plain == fingerprint("fine-tuning", "5eed", seed="7")
    assert (
        len(
            {
                plain,
                fingerprint("default", "5eed"),
                fingerprint("fine-tuning", "beef"),
                fingerprint("fine-tuning", "5eed", "a"),
            }
        )
        == 4
    )


def test_work_does_not_change_the_fingerprint_nor_is_the_key_in_it(key):
    from datasets.fingerprint import Hasher
    from datasets.utils._dill import dumps

    step = map_step("fine-tuning", key=key)
    before = Hasher.hash(step)
    step({"text": ["Maria Keller called on 12 May 2024."]})
    assert Hasher.hash(step) == before
    dumped = dumps(step)
    assert b"5eed5eed" not in dumped
    assert bytes.fromhex("5eed" * 4) not in dumped
    assert b"Keller" not in dumped


def test_a_key_that_is_nowhere_is_an_error():
    with pytest.raises(KeyUnavailable):
        map_step("fine-tuning", key="no/such/file.key")
    assert Key.generate().id
