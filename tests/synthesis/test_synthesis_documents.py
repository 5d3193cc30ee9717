import json
from itertools import islice
from pathlib import Path
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from deid.labels import LABELS
from deid.synthesis import (
    LabelledDocument,
    Noise,
    Report,
    Specification,
    SpecificationError,
    SynthesisError,
    load_specification,
    synthesize,
    validation,
)
from deid.synthesis.expansion import write
from deid.synthesis.grammar import Slot, TemplateError
from deid.synthesis.noise import WRAPS
from deid.synthesis.personas import Person
from deid.synthesis.production import grammar
from deid.synthesis.slots import LABELS_MADE, Scene, check, labels_of

MINE = str(Path(__file__).parent / "templates")
NOISY = Noise(
    lower=0.2,
    upper=0.2,
    title=0.1,
    typing=0.3,
    ocr=0.3,
    lost_breaks=0.3,
    hard_wraps=0.3,
    wrap=dict.fromkeys(WRAPS, 0.12),
)


def lines(specification: Specification, n: int, seed: int) -> list[str]:
    return [json.dumps(document.as_json()) for document in synthesize(specification, n, seed=seed)]


@given(seed=st.integers(0, 10**6), few=st.integers(1, 5), more=st.integers(1, 20), linked=st.booleans())
@settings(deadline=None, max_examples=30)
def test_same_seed_same_bytes_whatever_n(seed, few, more, linked):
    wanted = Specification(noise=NOISY, rates={"PASSPORT": 0.3}, people=20 if linked else None)
    assert lines(wanted, few + more, seed)[:few] == lines(wanted, few, seed)


def test_another_seed_gives_other_documents():
    assert not set(lines(Specification(), 30, 1)) & set(lines(Specification(), 30, 2))


@given(seed=st.integers(0, 10**6))
@settings(deadline=None, max_examples=40)
def test_spans_are_true_under_noise(seed):
    for document in synthesize(Specification(noise=NOISY), 5, seed=seed):
        done = 0
        for span in document.spans:
            assert done <= span.start < span.end <= len(document.text)
            value = document.text[span.start : span.end]
            assert value == value.strip()
            assert any(map(str.isalnum, value))
            assert span.label in LABELS
            done = span.end


@pytest.mark.parametrize("format", WRAPS)
def test_a_wrapped_document_is_of_its_format(format):
    wanted = Specification(templates=(MINE,), documents={"other": 1}, noise=Noise(wrap={format: 1.0}))
    for document in synthesize(wanted, 40, seed=3):
        assert document.metadata["noise"] == (format,)
        addresses = [s for s in document.spans if s.label == "STREET_ADDRESS"]
        assert len(addresses) == 1
        shown = document.text[addresses[0].start : addresses[0].end]
        if format == "json":
            held = json.dumps(json.loads(document.text), ensure_ascii=False)
            assert json.loads(f'"{shown}"').split("\n")[0] in json.loads(f'"{shown}"')
            assert "Write to:" in held
        if format in {"log", "table"} and "\n" in shown:
            assert '"' in document.text  # only a quoted cell holds a line break
        if format == "html":
            assert "&quot;quote&quot;" in document.text
        if format == "mail" and "\n" in shown:
            assert "\n>" in shown or "-----Original" in document.text


def test_every_template_that_comes_with_deid_keeps_its_specification():
    shipped = grammar()
    for number, template in enumerate(shipped.templates):
        rng = Random(number)
        scene = Scene(rng, lambda role, number=number: Person(f"{number}:{role}", lambda rng: ("US", "us")))
        pieces = list(shipped.pieces(template, rng, scene.fill))
        text, spans = write(pieces)
        assert validation.fault(text, spans, pieces) == "", (
            template.source,
            validation.fault(text, spans, pieces),
        )


def test_what_is_asked_for_comes_and_nothing_else():
    wanted = Specification(templates=(MINE,), documents={"mine": 3, "other/address": 1})
    kinds = [document.kind for document in synthesize(wanted, 800, seed=1)]
    assert set(kinds) == {"mine/note", "mine/rare", "other/address"}
    assert 0.2 < kinds.count("other/address") / 800 < 0.3
    assert 0.32 < kinds.count("mine/rare") / 800 < 0.43


@pytest.mark.parametrize("label", LABELS_MADE)
def test_a_rate_is_reached(label):
    wanted = Specification(templates=(MINE,), documents={"mine/rare": 1}, rates={label: 0.25})
    holding = [any(s.label == label for s in d.spans) for d in synthesize(wanted, 80, seed=5)]
    assert sum(holding) >= 20


def test_what_lacks_a_required_label_is_counted_and_replaced():
    wanted = Specification(templates=(MINE,), documents={"mine/rare": 1}, require=("PERSON",))
    report = Report(wanted)
    made = list(report.watch(synthesize(wanted, 60, seed=2)))
    assert len(made) == 60
    assert all(any(s.label == "PERSON" for s in d.spans) for d in made)
    assert report.rejected["required PERSON missing"] > 60
    assert sum(len(d.metadata["rejected"]) for d in made) == sum(report.rejected.values())


def test_what_cannot_come_is_an_error_and_not_a_gap():
    wanted = Specification(templates=(MINE,), documents={"mine/rare": 1}, require=("IBAN",))
    with pytest.raises(SpecificationError, match="IBAN"):
        synthesize(wanted, 1)


def test_tries_end(tmp_path):
    (tmp_path / "never.txt").write_text("== never/ever\n[1000000*nobody|{a.name}]")
    wanted = Specification(templates=(str(tmp_path),), documents={"never": 1}, require=("PERSON",))
    with pytest.raises(SynthesisError, match="required PERSON missing"):
        list(synthesize(wanted, 3))


def test_the_people_of_a_population_recur_with_their_values():
    wanted = Specification(templates=(MINE,), documents={"mine/note": 1}, people=6)
    mails: dict[int, set[str]] = {}
    cities: dict[int, set[str]] = {}
    for document in synthesize(wanted, 120, seed=9):
        if (patient := document.metadata["people"].get("patient")) is None:
            continue
        for span in document.spans:
            value = document.text[span.start : span.end]
            if span.label == "EMAIL":
                mails.setdefault(patient, set()).add(value)
            if span.label == "POSTCODE":
                cities.setdefault(patient, set()).add(value)
    assert len(mails) == 5  # a quarter of the six are at work
    assert all(len(values) == 1 for values in (*mails.values(), *cities.values()))
    assert len({next(iter(values)) for values in mails.values()}) == 5


def test_origins_are_those_asked_for():
    wanted = Specification(origins={"korean": 3, "greek": 1}, countries={"US": 1})
    origins = [o for d in synthesize(wanted, 150, seed=1) for o in d.metadata["origins"].values()]
    assert set(origins) == {"korean", "greek"}
    assert 0.65 < origins.count("korean") / len(origins) < 0.85


def test_origins_are_even_by_default():
    report = Report(Specification())
    for document in synthesize(Specification(), 1500, seed=4):
        report.add(document)
    shares = {origin: count / sum(report.origins.values()) for origin, count in report.origins.items()}
    assert len(shares) >= 48
    assert max(shares.values()) < 0.08
    assert min(shares.values()) > 0.004


@pytest.mark.parametrize(
    ("text", "spans", "pieces", "says"),
    [
        ("Ann is in", [(0, 3, "PERSON")], [("Ann", "PERSON")], ""),
        ("", [], [], "no text"),
        ("Ann is in", [], [("Ann", "PERSON")], "spans lost"),
        ("Ann is in", [(0, 99, "PERSON")], [("Ann", "PERSON")], "span empty or outside the text"),
        ("Ann is in", [(2, 2, "PERSON")], [("Ann", "PERSON")], "span empty or outside the text"),
        (
            "Ann is in",
            [(0, 3, "PERSON"), (2, 5, "CITY")],
            [("Ann", "PERSON"), ("n i", "CITY")],
            "spans overlap",
        ),
        ("Ann is in", [(0, 3, "NAME")], [("Ann", "NAME")], "label not canonical"),
        ("Ann is in", [(1, 4, "PERSON")], [("Ann", "PERSON")], "span does not hold its value"),
        ("Ann is in", [(0, 4, "PERSON")], [("Ann ", "PERSON")], "span not trimmed"),
        ("-- is in", [(0, 2, "PERSON")], [("--", "PERSON")], "span without a letter or digit"),
        ("he is in", [], [], "required PERSON missing"),
        ("to {a.name} of", [], [], "slot not expanded"),
    ],
)
def test_validation_says_why(text, spans, pieces, says):
    required = ("PERSON",) if "required" in says else ()
    assert validation.fault(text, spans, pieces, required) == says


@pytest.mark.parametrize(
    ("slot", "says"),
    [
        (Slot("p", "nmae"), "no field nmae"),
        (Slot("", "datum"), "no slot datum"),
        (Slot("", "date", "roman"), "no style roman"),
        (Slot("", "number", "9-1"), "the lower number"),
        (Slot("", "number", "1-9"), ""),
        (Slot("p", "age", "adjective"), ""),
        (Slot("p", "name", "upper"), ""),
        (Slot("", "phone", "", "tag"), ""),
    ],
)
def test_slots_are_checked(slot, says):
    assert check(slot).startswith(says)
    assert bool(check(slot)) == bool(says)


FIELDS = """
    name username email phone url ip mac street city state country postcode location coordinates org date time age
    occupation nrp ssn tax_id passport license plate mrn health_plan license_number bank_account iban card crypto
    device account id secret
"""


def test_every_label_has_a_slot():
    made = {label for field in FIELDS.split() for label in labels_of(Slot("", field))}
    assert made == set(LABELS_MADE) == set(LABELS) - {"RELATIVE_DATE"}


def test_a_tag_is_one_value_and_a_state_that_of_the_city_before_it():
    scene = Scene(Random(1), lambda role: Person(role, lambda rng: ("US", "us")))
    fill = lambda *slot: scene.fill(Slot(*slot))  # noqa: E731
    assert fill("", "org", "hospital", "h") == fill("", "org", "hospital", "h")
    assert fill("", "mrn", "", "x") == fill("", "mrn", "", "x") != fill("", "mrn", "", "y")
    assert {fill("", "date", "iso", "v")[0][0][:2] for _ in range(20)} <= {"19", "20"}
    states = {"Hilo": "HI", "Nome": "AK"}
    for _ in range(3000):
        city = fill("", "city")[0][0]
        state = fill("", "state", "code")[0][0]
        assert states.get(city, state) in {state, "Hilo Province"}


def test_documents_do_not_show_their_text():
    document = next(iter(synthesize(Specification(), 1)))
    assert isinstance(document, LabelledDocument)
    assert document.text not in repr(document)


# ------------------------------------------------------------------------------------------- specifications


def test_the_example_says_what_it_does():
    example = load_specification(Path(__file__).parents[2] / "examples" / "synthesis.yaml")
    assert example.people == 50
    assert len(list(islice(synthesize(example, 20), 20))) == 20


@pytest.mark.parametrize(
    ("content", "line", "says"),
    [
        ("documents: {a: 1}\nnoize: {}\n", 2, "did you mean noise"),
        ("noise:\n  lowr: 1\n", 2, "did you mean lower"),
        ("noise: {lower: 0.6, upper: 0.6}\n", 1, "1 at most"),
        ("noise:\n  wrap: {jsno: 0.1}\n", 2, "did you mean json"),
        ("\norigins: {klingon: 1}\n", 2, "allowed: us, british"),
        ("rates: {PASPORT: 0.1}\n", 1, "did you mean PASSPORT"),
        ("rates: {PASSPORT: 2}\n", 1, "less than or equal to 1"),
        ("people: 1\n", 1, "greater than or equal to 2"),
        ("origins: {us: 0}\n", 1, "raise one"),
        ("documents: &x {clinic: 1}\n", 1, "anchors"),
        ("documents: [\n", 2, "not YAML"),
    ],
)
def test_what_is_wrong_is_told_with_its_line(tmp_path, content, line, says):
    path = tmp_path / "s.yaml"
    path.write_text(content)
    with pytest.raises(SpecificationError) as caught:
        load_specification(path)
    assert str(caught.value).startswith(f"{path}:{line}: ")
    assert says in str(caught.value)


@pytest.mark.parametrize(
    ("documents", "says"),
    [({"clinik": 1}, "did you mean clinic"), ({"mine/nite": 1}, "did you mean mine/note")],
)
def test_unknown_kinds_are_told_with_those_there_are(documents, says):
    with pytest.raises(SpecificationError, match=says):
        synthesize(Specification(templates=(MINE,), documents=documents), 1)


def test_own_templates_lie_beside_the_specification(tmp_path):
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "own.txt").write_text("== own/hello\nHello {a.first}")
    (tmp_path / "s.yaml").write_text("templates: [mine]\ndocuments: {own: 1}\n")
    made = list(synthesize(load_specification(tmp_path / "s.yaml"), 3))
    assert {document.kind for document in made} == {"own/hello"}
    (tmp_path / "mine" / "own.txt").write_text("== own/hello\nHello {a.frist}")
    (tmp_path / "t.yaml").write_text("templates: [mine/own.txt, gone]\n")
    with pytest.raises(SpecificationError, match="gone"):
        synthesize(load_specification(tmp_path / "t.yaml"), 1)
    (tmp_path / "mine" / "bad.txt").write_text("== bad/hello\nHello {a.frist}")
    (tmp_path / "u.yaml").write_text("templates: [mine/bad.txt]\n")
    with pytest.raises(TemplateError, match=r"bad.txt:2: no field frist"):
        synthesize(load_specification(tmp_path / "u.yaml"), 1)
