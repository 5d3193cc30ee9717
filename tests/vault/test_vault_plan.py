"""Exactly one-to-one: no two originals of a label and scope share a surrogate after the planned run."""

import json
import random
import re

import pytest

from deid import Deidentifier
from deid.corpus import deidentify
from deid.corpus.plan import Job
from deid.corpus.run import record
from deid.policy import Policy
from deid.vault import Restorer, Vault, VaultError, merge
from deid.vault.plan import plan, settle

AREAS = (212, 646, 917, 415, 650, 408, 312, 773, 617, 857, 206, 253, 305, 786, 404, 470, 713, 832, 214, 469)
FORMS = ("({}) {}-{:04d}", "{}-{}-{:04d}", "{}.{}.{:04d}")


def numbers(count: int) -> list[str]:
    """US telephone numbers, distinct by their digits."""
    chosen = random.Random(4)
    found = {(chosen.choice(AREAS), chosen.randint(200, 999), chosen.randint(0, 9999)) for _ in range(count)}
    return [FORMS[i % 3].format(*number) for i, number in enumerate(sorted(found))]


def corpus(path, texts):
    path.write_text("".join(json.dumps({"text": f"Call {text} now."}) + "\n" for text in texts))
    return path


def digits_in(path) -> list[str]:
    return [re.sub(r"\D", "", json.loads(line)["text"]) for line in path.read_text().splitlines()]


@pytest.fixture(scope="module")
def phones(key):
    def make(**policy) -> Deidentifier:
        rules = {"default": "replace", "detectors": ["patterns"], "mentions": False, **policy}
        return Deidentifier(Policy.model_validate(rules), key=key)

    return make


def planned(path, inputs, deidentifier):
    with Vault.extend(path, key=deidentifier.key) as vault:
        record([Job(source) for source in inputs], deidentifier=deidentifier, vault=vault)
        return plan(vault, deidentifier)


class TestPhones:
    """100 lines reserved for fiction in each of 20 area codes, for 5,000 numbers: they must share."""

    @pytest.fixture(scope="class")
    def folder(self, tmp_path_factory, phones):
        folder = tmp_path_factory.mktemp("phones")
        corpus(folder / "in.jsonl", numbers(5000))
        return folder

    def test_no_two_share_one(self, folder, phones, key):
        deidentifier = phones()
        before = deidentify([folder / "in.jsonl"], folder / "before.jsonl", deidentifier=deidentifier)
        count = len(set(digits_in(folder / "in.jsonl")))
        assert before.collisions["PHONE"] == count - len(set(digits_in(folder / "before.jsonl"))) > 100

        told = planned(folder / "v", [folder / "in.jsonl"], deidentifier)
        assert (told.originals, told.left) == ({"PHONE": count}, {})
        assert told.redrawn == before.collisions
        with Vault.extend(folder / "v", key=key) as vault:
            after = deidentify(
                [folder / "in.jsonl"], folder / "after.jsonl", deidentifier=deidentifier, vault=vault
            )
        assert after.collisions == {}
        assert len(set(digits_in(folder / "after.jsonl"))) == count
        restorer = Restorer(Vault.open(folder / "v", key).records())
        made, source = ((folder / f"{name}.jsonl").read_text().splitlines() for name in ("after", "in"))
        assert [restorer(line).text for line in made] == source
        assert not set(made) & set(source)

        again = deidentify([folder / "in.jsonl"], folder / "again.jsonl", deidentifier=deidentifier)
        assert again.collisions == before.collisions  # the plan was for that run
        assert (folder / "again.jsonl").read_bytes() == (folder / "before.jsonl").read_bytes()


@pytest.fixture
def few(tmp_path, phones, held):
    """`few("name", parts)`: the records of a plan over shards, each recorded in a vault of its own and merged."""

    def make(name, parts, *, plan_each=False):
        deidentifier = phones()
        paths = []
        for i, texts in enumerate(parts):
            paths.append(tmp_path / f"{name}{i}.v")
            source = corpus(tmp_path / f"{name}{i}.jsonl", texts)
            with Vault.create(paths[-1], key=deidentifier.key) as vault:
                record([Job(source)], deidentifier=deidentifier, vault=vault)
                if plan_each:
                    plan(vault, deidentifier)
        merge(tmp_path / name, paths, deidentifier.key)
        with Vault.extend(tmp_path / name, key=deidentifier.key) as vault:
            plan(vault, deidentifier)
        return held(tmp_path / name)

    return make


def test_order_and_shards_change_nothing(few):
    texts = numbers(700)
    one = few("one", [texts])
    assert {0, 1, 2} <= {attempt for *_, attempt, _ in one}
    assert few("back", [texts[::-1]]) == one
    assert few("parts", [texts[::3], texts[1::3], texts[2::3], texts[:50]]) == one
    assert few("replanned", [texts[::2], texts[1::2]], plan_each=True) == one


def test_all_forms_of_one_original_move_together(tmp_path, phones, key):
    texts = [
        form.format(*number) for number in ((212, 600 + i, 7000 + i) for i in range(130)) for form in FORMS
    ]
    deidentifier = phones()
    told = planned(tmp_path / "v", [corpus(tmp_path / "in.jsonl", texts)], deidentifier)
    assert told.originals == {"PHONE": 130}
    with Vault.extend(tmp_path / "v", key=key) as vault:
        deidentify([tmp_path / "in.jsonl"], tmp_path / "out.jsonl", deidentifier=deidentifier, vault=vault)
    made = digits_in(tmp_path / "out.jsonl")
    assert made[::3] == made[1::3] == made[2::3]
    assert len(set(made)) == 130


def test_plans_that_were_merged_must_be_made_one(tmp_path, phones, key):
    deidentifier = phones()
    texts = numbers(60)
    paths = []
    for i in range(2):
        paths.append(tmp_path / f"{i}.v")
        planned(paths[-1], [corpus(tmp_path / f"{i}.jsonl", texts[i::2])], deidentifier)
    header = merge(tmp_path / "all", paths, key)
    assert header.stale
    with (
        pytest.raises(VaultError, match="merged from several plans"),
        Vault.extend(tmp_path / "all", key=key) as vault,
    ):
        deidentify([tmp_path / "0.jsonl"], tmp_path / "out.jsonl", deidentifier=deidentifier, vault=vault)
    assert not (tmp_path / "out.jsonl").exists()
    with Vault.extend(tmp_path / "all", key=key) as vault:
        plan(vault, deidentifier)
    assert Vault.open(tmp_path / "all", key).header.planned == len(texts)


def test_copies_of_one_plan_merge_with_it(tmp_path, phones, key):
    """How workers run: each with a copy of the plan, into which it writes."""
    deidentifier = phones()
    texts = numbers(300)
    parts = [corpus(tmp_path / f"{i}.jsonl", texts[i::2]) for i in range(2)]
    planned(tmp_path / "v", parts, deidentifier)
    for i in range(2):
        (tmp_path / f"{i}.v").write_bytes((tmp_path / "v").read_bytes())
        with Vault.extend(tmp_path / f"{i}.v", key=key) as vault:
            deidentify([parts[i]], tmp_path / f"{i}.out.jsonl", deidentifier=deidentifier, vault=vault)
    header = merge(tmp_path / "all", [tmp_path / f"{i}.v" for i in range(2)], key)
    assert (header.stale, header.planned) == (False, len(texts))
    with Vault.open(tmp_path / "all", key) as vault:
        assert vault.redraws()
        assert all(one.used for one in vault.records())
    assert len({*digits_in(tmp_path / "0.out.jsonl"), *digits_in(tmp_path / "1.out.jsonl")}) == len(texts)


def test_a_plan_that_is_not_applied_is_noticed(tmp_path, phones, key):
    deidentifier = phones()
    source = corpus(tmp_path / "in.jsonl", numbers(300))
    planned(tmp_path / "v", [source], deidentifier)
    vault = Vault.extend(tmp_path / "v", key=key)
    deidentifier.witness = vault.add
    list(deidentifier.pipe(json.loads(line)["text"] for line in source.read_text().splitlines()))
    with pytest.raises(VaultError, match="has a plan that this run did not apply"):
        vault.commit()
    vault.close()


def test_what_an_earlier_output_holds_is_told(tmp_path, phones, key):
    deidentifier = phones()
    source = corpus(tmp_path / "in.jsonl", numbers(300))
    with Vault.create(tmp_path / "v", key=key) as vault:
        seen = deidentify([source], tmp_path / "out.jsonl", deidentifier=deidentifier, vault=vault)
    told = planned(tmp_path / "v", [source], deidentifier)
    assert told.changed == told.redrawn.total() == seen.collisions.total() > 0
    with Vault.open(tmp_path / "v", key) as vault:  # the output that is there can still be restored
        made = (tmp_path / "out.jsonl").read_text()
        assert sum(vault.restore(made).counts.values()) > 200


def test_dates_and_what_is_not_replaced_is_left_alone(tmp_path, phones, key):
    deidentifier = phones(labels={"DATE": "shift", "EMAIL": "hash"})
    source = tmp_path / "in.txt"
    source.write_text("On 3 May 2021 and 2021-05-03: a.b@example.org or 212-667-0101")
    assert planned(tmp_path / "v", [source], deidentifier).originals == {"PHONE": 1}


def test_labels_can_be_chosen(tmp_path, phones, key):
    deidentifier = phones()
    source = corpus(tmp_path / "in.jsonl", [*numbers(300), "a.b@example.org"])
    with Vault.create(tmp_path / "v", key=key) as vault:
        record([Job(source)], deidentifier=deidentifier, vault=vault)
        assert plan(vault, deidentifier, labels=["EMAIL"]).originals == {"EMAIL": 1}
        assert set(plan(vault, deidentifier).originals) == {"EMAIL", "PHONE"}


class TestSettling:
    """With surrogates that are made up, where it can be said what must come out."""

    @pytest.fixture
    def settled(self, tmp_path, key, held):
        def make(count, values):
            with Vault.create(tmp_path / f"{count}-{values}", key=key) as vault:
                draw = lambda entities, attempt: [str((int(e[2]) + attempt) % values) for e in entities]  # noqa: E731
                for i in range(count):
                    vault.add("ID", "", f"{i:05d}", *draw([("ID", "", str(i))], 0), used=False)
                return settle(vault, draw, planned=lambda label: True), vault
            raise AssertionError

        return make

    @pytest.mark.parametrize(("count", "values"), [(10, 10), (10, 11), (30, 40), (60, 60)])
    def test_all_that_fit(self, settled, held, count, values):
        told, vault = settled(count, values)
        assert not told.left
        rows = held(vault.path)
        assert len(rows) == len({row[3] for row in rows}) == count

    def test_too_few_for_all(self, settled, held):
        told, vault = settled(30, 20)
        assert told.left == {"ID": 10}
        rows = held(vault.path)
        assert len(rows) == 30
        assert len({row[3] for row in rows}) == 20
