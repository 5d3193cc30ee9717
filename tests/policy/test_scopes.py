"""Where the same entity becomes the same surrogate: the corpus, a subject, a document."""

import pytest

from deid import Deidentifier, Document, Key, Policy, Span
from deid.errors import InputError

KEY = Key(bytes(range(32)))


class Names:
    name = "names"
    labels = frozenset({"PERSON", "CITY"})

    def detect(self, texts):
        words = {"Keller": "PERSON", "Boston": "CITY"}
        return [
            [Span(t.index(w), t.index(w) + len(w), label) for w, label in words.items() if w in t]
            for t in texts
        ]


def run(scope, *documents, subject=None):
    policy = Policy.model_validate(
        {
            "detectors": [],
            "mentions": False,
            "subject": subject,
            "labels": {"PERSON": {"action": "replace", **scope}},
        }
        | {"default": "replace"}
    )
    return [r.text for r in Deidentifier(policy, key=KEY, detectors=[Names()])(documents)]


def test_in_a_corpus_a_name_is_one_everywhere():
    assert run({}, "Keller came", "and Keller left")[0].split()[0] == run({}, "and Keller left")[0].split()[1]


def test_in_a_document_only_there_and_the_same_text_is_the_same_document():
    scope = {"scope": "document"}
    one, other, again = run(scope, "Keller came", "Keller left", "Keller came")
    assert one.split()[0] != other.split()[0]
    assert one == again


RECORD = {"note": {"who": {"id": 7}, "authors": [{"mail": "a"}, {"mail": "b"}]}, "a.b": "x", "n": 7}


@pytest.mark.parametrize(
    ("path", "same"),
    [
        ("n", {"n": 7}),
        ("n", {"n": "7"}),
        ("note.who.id", {"note": {"who": {"id": 7}}}),
        ("$.note.who.id", {"note": {"who": {"id": 7}}}),
        ("note.authors[1].mail", {"note": {"authors": [None, {"mail": "b"}]}}),
        ("a.b", {"a.b": "x", "a": {"b": "y"}}),
    ],
)
def test_a_subject_is_a_column_or_a_path(path, same):
    documents = [Document("Keller came", metadata=m) for m in (RECORD, same)]
    one, other = run({"scope": "subject"}, *documents, subject=path)
    assert one == other
    (elsewhere,) = run({}, "Keller came")
    assert one != elsewhere


@pytest.mark.parametrize(
    "path", ["m", "note", "note.who", "note.authors[2].mail", "note.authors[x]", "n.x", "n[0]", "$"]
)
def test_a_subject_that_is_not_there_is_said(path):
    with pytest.raises(InputError, match="is not in the record"):
        run({"scope": "subject"}, Document("Keller came", metadata=RECORD), subject=path)


def test_scopes_are_per_label():
    texts = ["Keller of Boston", "Keller in Boston"]
    one, other = run({"scope": "document"}, *texts)
    assert one.split()[0] != other.split()[0]
    assert one.split()[-1] == other.split()[-1]


class Phones:
    name = "phones"
    labels = frozenset({"PHONE", "STATE"})

    def detect(self, texts):
        return [[Span(0, 2, "STATE"), Span(3, len(t), "PHONE")] for t in texts]


@pytest.mark.parametrize(
    ("state", "number"), [("MA", "617-253-1000"), ("TX", "512-253-1000"), ("OH", "614-253-1000")]
)
def test_a_telephone_number_may_follow_its_state(state, number):
    from deid.surrogates.places import gazetteer

    rules = {"STATE": "replace", "PHONE": {"action": "replace", "area_code": "state"}}
    policy = Policy.model_validate({"labels": rules, "detectors": [], "mentions": False})
    made = Deidentifier(policy, key=KEY, detectors=[Phones()])(f"{state} {number}").text
    assert made[3:6] in gazetteer.area_codes(made[:2])
    assert made[6:11] == "-555-"


def test_plausible_numbers_are_of_the_ranges_in_use():
    texts = [f"MA 617-{n}-1000" for n in range(220, 420)]

    def run(**options):
        rules = {"PHONE": {"action": "replace", **options}}
        policy = Policy.model_validate({"labels": rules, "detectors": [], "mentions": False})
        return [r.text[-12:] for r in Deidentifier(policy, key=KEY, detectors=[Phones()])(texts)]

    assert all(number[3:8] == "-555-" for number in run())
    plausible = run(plausible=True)
    assert len(set(plausible)) == 200
    assert sum(number[3:8] == "-555-" for number in plausible) < 10
