"""The eight laws of design.md, each against the whole pipeline with the embedded model."""

import copy
import logging
import os
import pickle
import random
import subprocess
import sys
import traceback

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from deid import Deidentifier, DeidError, Document, Key, Policy, Span
from deid.errors import DetectorError

SECRET = "zanzibarquux"  # stands in texts, and must not stand in any message

NAMES = st.sampled_from(
    ["Maria Keller", "KELLER, Maria", "Dr. O'Neill", "Jonas Keller", "Ms. Keller's", "Zoë Ångström"]
)
PIECES = st.one_of(
    NAMES,
    st.sampled_from(
        [
            "maria.keller@acme.com",
            "(503) 555-0148",
            "12 May 2024",
            "03/14/2024",
            "https://acme.com/u/7?id=3",
            "MRN: 00482913",
            "418 Alder Street, Portland, OR 97205",
            "4111 1111 1111 1111",
            "192.168.0.17",
            "62-year-old",
            "\r\n",
            "\t—\u00a0",
            "e\u0301 ﬁ İ 😀",
            "密码",
        ]
    ),
    st.text(max_size=12),
)
DOCUMENTS = st.lists(PIECES, max_size=12).map(" ".join)

quick = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


class Says:
    """A detector for tests: what it is told."""

    name = "says"
    labels = frozenset({"PET"})

    def __init__(self, action):
        self.action = action

    def detect(self, texts):
        return [self.action(text) for text in texts]


def policy(**settings):
    return Policy.model_validate({"detectors": [], **settings})


def fails(text):
    if SECRET in text:
        raise ValueError(f"cannot read {text}")
    return []


# ---------------------------------------------------------------------- 1. nothing is skipped silently


def test_1_a_document_of_3_mb_is_covered_to_the_end(deidentifier):
    filler = "The ward was quiet and the results were normal, as had been expected from the start. "
    needle = "Call Rebecca Thornton at rebecca.thornton@acme.com on 12 May 2024. "
    text = ((filler * 300 + needle) * 130)[: 3 * 1024 * 1024]
    result = deidentifier(text)
    starts = {span.start for span in result.spans}
    where = text.find("Rebecca Thornton")
    found = 0
    while where >= 0:
        if where + len(needle) < len(text):
            assert where in starts
            found += 1
        where = text.find("Rebecca Thornton", where + 1)
    assert found > 100
    assert "Thornton" not in result.text
    assert "rebecca" not in result.text


@pytest.mark.parametrize(
    "text", ["x" * 300_000, "😀" * 5_000, "\u200b" * 5_000, "\ud800 alone", "\x00\x01", " " * 9_999]
)
def test_1_strange_documents_are_seen_whole(deidentifier, text):
    assert deidentifier(text).failure is None


def test_1_a_failing_row_raises():
    deid = Deidentifier(policy(on_error="raise"), detectors=[Says(fails)])
    with pytest.raises(DetectorError, match="ValueError"):
        deid(["fine", f"a {SECRET}"])


@pytest.mark.parametrize(("on_error", "text"), [("drop", None), ("redact-all", "[REDACTED]")])
def test_1_a_failing_row_is_handled_and_its_neighbours_are_not(on_error, text):
    deid = Deidentifier(policy(on_error=on_error, deny={"PERSON": ["Ada"]}), detectors=[Says(fails)])
    first, second, third = deid(["Ada", f"Ada {SECRET}", "no Ada"])
    assert (first.text, third.text) == ("[PERSON]", "no [PERSON]")
    assert second.text == text
    assert "ValueError" in second.failure


@pytest.mark.parametrize(
    "spans",
    [[Span(0, 2, "PET", float("nan"))], [Span(0, 99, "PET")], [Span(3, 3, "PET")], [Span(-2, 1, "PET")]],
)
def test_1_a_detector_that_points_outside_the_text_has_failed(spans):
    with pytest.raises(DetectorError, match="says"):
        Deidentifier(policy(), detectors=[Says(lambda text: spans)])("short")


@pytest.mark.parametrize("spans", [[(0, 2, "PET")], [Span(0, 2, None)], None])
def test_1_a_detector_that_gives_no_spans_has_failed(spans):
    with pytest.raises(DetectorError, match="says"):
        Deidentifier(policy(), detectors=[Says(lambda text: spans)])("short")


def test_1_a_detector_that_loses_a_text_has_failed():
    class Loses(Says):
        def detect(self, texts):
            return [[]] * (len(texts) - 1)

    with pytest.raises(DetectorError, match="0 lists of spans for 1 texts"):
        Deidentifier(policy(), detectors=[Loses(None)])("text")


# ---------------------------------------------------------------------- 2. untouched text is byte-identical


@quick
@given(DOCUMENTS)
def test_2_everything_outside_the_spans_is_identical(deidentifier, text):
    result = deidentifier(text)
    done = at = 0
    for before, after in zip(result.spans, result.output_spans, strict=True):
        assert result.text[at : after.start] == text[done : before.start]
        done, at = before.end, after.end
    assert result.text[at:] == text[done:]


# ---------------------------------------------------------------------- 3. resolution never uncovers


@quick
@given(st.text("ab 1.", min_size=1, max_size=30), st.data())
def test_3_the_output_covers_the_union_of_what_detectors_gave(text, data):
    ends = st.integers(0, len(text))
    pairs = data.draw(st.lists(st.tuples(ends, ends).filter(lambda p: p[0] < p[1]), max_size=6))
    labels = data.draw(st.lists(st.sampled_from(["PERSON", "PHONE", "PET"]), min_size=6, max_size=6))
    spans = [Span(*pair, label) for pair, label in zip(pairs, labels, strict=False)]
    result = Deidentifier(policy(mentions=False), detectors=[Says(lambda _: spans)])(text)
    wanted = {i for a, b in pairs for i in range(a, b)}
    assert {i for span in result.spans for i in range(span.start, span.end)} == wanted


@pytest.mark.parametrize("order", [1, -1])
def test_3_keeping_one_entity_never_uncovers_another(order):
    text = "The German citizen Maria Keller came."
    spans = [Span(4, 31, "NRP", 1.0), Span(19, 31, "PERSON", 0.6)][::order]
    rules = {"NRP": "keep", "ORGANIZATION": "keep"}
    assert Deidentifier(policy(labels=rules), detectors=[Says(lambda t: spans)])(text).text == (
        "The German citizen [PERSON] came."
    )
    longer = [Span(4, 36, "ORGANIZATION", 1.0)]
    deid = Deidentifier(
        policy(labels=rules, deny={"PERSON": ["Maria Keller"]}), detectors=[Says(lambda t: longer)]
    )
    assert deid(text).text == "The German citizen [PERSON] came."


def test_3_a_person_with_the_name_of_a_kept_place_is_found_everywhere():
    def says(text):
        return [Span(0, 13, "PERSON", 0.9), Span(22, 29, "COUNTRY", 0.9)]

    deid = Deidentifier(policy(labels={"COUNTRY": "keep"}), detectors=[Says(says)])
    assert deid("Georgia Brown saw us. Georgia left.").text == "[PERSON] saw us. [PERSON] left."


def test_3_a_secret_in_a_kept_address_is_taken():
    spans = [Span(0, 30, "URL", 1.0), Span(24, 30, "SECRET", 0.9)]
    deid = Deidentifier(policy(labels={"URL": "keep"}, default="keep"), detectors=[Says(lambda t: spans)])
    assert deid("https://acme.com/?token=abcdef").text == "https://acme.com/?token=[SECRET]"


# ---------------------------------------------------------------------- 4. unknown means redact


def test_4_a_label_nobody_knows_is_redacted(key):
    deid = Deidentifier(
        policy(labels={"PERSON": "replace"}), key=key, detectors=[Says(lambda t: [Span(0, 3, "pet")])]
    )
    assert deid("Rex barks").text == "[PET] barks"


@quick
@given(st.text(min_size=1, max_size=20), st.sampled_from(["replace", "shift", "hash", "mask", "generalize"]))
def test_4_no_action_returns_its_input(key, text, action):
    label = "DATE" if action in {"shift", "generalize"} else "PERSON"
    deid = Deidentifier(
        policy(labels={label: action}, mentions=False),
        key=key,
        detectors=[Says(lambda t: [Span(0, len(t), label)])],
    )
    may_stay = action == "generalize" and text.isdigit()  # a year alone is as general as a date gets
    assert deid(text).text != text or may_stay


def test_4_labels_of_ones_own_keep_their_names_and_rules():
    rules = {"custom_labels": ["ticket", "L_PLATE"], "labels": {"ticket": "keep"}}
    deid = Deidentifier(
        policy(**rules), detectors=[Says(lambda t: [Span(0, 3, "ticket"), Span(4, 7, "L_PLATE")])]
    )
    assert deid("T17 B-X").text == "T17 [L_PLATE]"


def test_4_the_deny_list_takes_every_spelling():
    deid = Deidentifier(policy(deny={"PERSON": ["Project Falcon", "Straße"]}, mentions=False), detectors=[])
    text = "project  falcon, PROJECT\r\nFALCON, Pro\u200bject Falcon; STRASSE, Falconry"
    assert deid(text).text == "[PERSON], [PERSON], [PERSON]; [PERSON], Falconry"


def test_4_what_is_denied_keeps_its_label():
    """A LOCATION that the gazetteer knows is a STATE or COUNTRY, which policies keep; not so what is denied."""
    rules = {"STATE": "keep", "COUNTRY": "keep"}
    deid = Deidentifier(policy(labels=rules, deny={"LOCATION": ["Germany", "Ohio"]}), detectors=[])
    assert deid("Germany, Ohio, France").text == "[LOCATION], [LOCATION], France"


def test_4_the_allow_list_leaves_whole_spans_only():
    deid = Deidentifier(
        policy(allow=["acme"]), detectors=[Says(lambda t: [Span(0, 4, "PET"), Span(5, 14, "PET")])]
    )
    assert deid("ACME Acme Corp").text == "ACME [PET]"


def test_4_what_the_model_let_in_passes_the_threshold():
    """A word that is surely some entity but hardly of one label: its span must not be lost again."""
    from deid.detect.bio import decode

    tags = ["O", "B-PERSON", "B-ORGANIZATION"]
    (span,) = decode(np.array([[0.4, 0.3, 0.3]]), tags, np.array([[0, 6]]), text="Keller", source="x")
    assert span.score == pytest.approx(0.6)


# ---------------------------------------------------------------------- 5. order changes nothing


@settings(quick, max_examples=15)
@given(st.lists(DOCUMENTS, min_size=1, max_size=6), st.integers(1, 5), st.randoms(use_true_random=False))
def test_5_rows_may_come_in_any_order_and_batch(deidentifier, texts, size, rng):
    alone = {text: deidentifier(text).text for text in texts}
    shuffled = texts + texts[:2]
    rng.shuffle(shuffled)
    fresh = Deidentifier(deidentifier.policy, key=deidentifier.key, detectors=deidentifier.detectors)
    results = fresh.pipe(shuffled, batch_size=size)  # with nothing remembered
    assert [result.text for result in results] == [alone[text] for text in shuffled]


PROGRAM = """
import sys
from deid import Deidentifier, Key
deid = Deidentifier.from_policy("fine-tuning", key=Key.from_text("5eed" * 16))
sys.stdout.buffer.write(deid(sys.stdin.buffer.read().decode()).text.encode())
sys.stderr.write(deid.fingerprint)
"""


def test_5_another_process_and_hash_seed_give_the_same(deidentifier, note):
    outputs = {
        (done.stdout.decode(), done.stderr.decode())
        for seed in "12"
        for done in [
            subprocess.run(
                [sys.executable, "-c", PROGRAM],
                input=note.encode(),
                capture_output=True,
                check=True,
                env={**os.environ, "PYTHONHASHSEED": seed},
            )
        ]
    }
    assert outputs == {(deidentifier(note).text, deidentifier.fingerprint)}


# ---------------------------------------------------------------------- 6. a surrogate is never the original


@quick
@given(st.lists(NAMES, min_size=1, max_size=4, unique=True))
def test_6_one_original_one_surrogate_and_never_itself(deidentifier, names):
    text = "\n".join(f"Patient: {name}." for name in names * 2)
    result = deidentifier(text)
    made: dict[str, set[str]] = {}
    for before, after in zip(result.spans, result.output_spans, strict=True):
        made.setdefault(text[before.start : before.end], set()).add(result.text[after.start : after.end])
    assert made
    for original, surrogates in made.items():
        assert len(surrogates) == 1
        parts = {part for part in original.lower().replace(",", " ").split() if len(part) > 3}
        assert not parts & set(surrogates.pop().lower().replace(",", " ").split())


# ---------------------------------------------------------------------- 7. secrets and text stay where they belong


def test_7_key_and_text_are_not_in_the_pickle_and_the_copy_works(deidentifier, key, note):
    deidentifier(note)
    pickled = pickle.dumps(deidentifier)
    for secret in (b"5eed5eed", bytes.fromhex("5eed" * 4), b"Keller", b"hunter2"):
        assert secret not in pickled
    assert key.id.encode() in pickled
    assert pickle.dumps(pickle.loads(pickled)) == pickled
    assert pickle.loads(pickled)(note).text == deidentifier(note).text
    assert copy.deepcopy(deidentifier).fingerprint == deidentifier.fingerprint


def test_7_a_process_without_the_key_says_what_to_do(deidentifier):
    program = "import pickle, sys; pickle.loads(sys.stdin.buffer.read())"
    done = subprocess.run(
        [sys.executable, "-c", program], input=pickle.dumps(deidentifier), capture_output=True
    )
    assert done.returncode == 1
    assert b"KeyUnavailable" in done.stderr
    assert b"DEID_KEY_FILE" in done.stderr


def test_7_no_repr_shows_text(deidentifier, note):
    document = Document(note, id="maria.keller", metadata={"doctor": "Raman"})
    result = deidentifier(document)
    for thing in (document, result, result.spans, deidentifier, deidentifier.key, deidentifier.policy):
        for word in ("Keller", "keller", "Raman", "5eed"):
            assert word not in repr(thing)


@pytest.mark.parametrize("on_error", ["raise", "drop", "redact-all"])
def test_7_no_error_or_log_shows_text(on_error, caplog):
    caplog.set_level(logging.DEBUG)
    deid = Deidentifier(policy(on_error=on_error), detectors=[Says(fails)])
    try:
        told = deid(f"a {SECRET}").failure
    except DeidError as error:
        told = "".join(traceback.format_exception(error))
        while error is not None:  # what a debugger or a crash reporter would find
            told += repr(error) + str(error.args)
            error = error.__cause__ or error.__context__
    assert SECRET not in told
    assert SECRET not in caplog.text


@pytest.mark.parametrize(
    "stage", ["deid.detect.mentions.mentions", "deid.pipeline.dates.refine", "deid.pipeline.rewrite"]
)
def test_7_nor_does_any_stage_that_breaks(stage, monkeypatch):
    def breaks(*arguments):
        raise ValueError(f"cannot work on {arguments}")

    monkeypatch.setattr(stage, breaks)
    with pytest.raises(DetectorError) as caught:
        Deidentifier(policy(deny={"PERSON": [SECRET]}), detectors=[])(SECRET)
    assert SECRET not in "".join(traceback.format_exception(caught.value))
    assert caught.value.__context__ is None
    dropped = Deidentifier(policy(on_error="drop", deny={"PERSON": [SECRET]}), detectors=[])(SECRET)
    assert dropped.text is None
    assert SECRET not in dropped.failure


# ---------------------------------------------------------------------- 8. importing does nothing


def test_8_importing_loads_nothing_heavy_and_touches_nothing():
    heavy = "torch spacy presidio_analyzer transformers datasets pyarrow onnxruntime tokenizers phonenumbers"
    program = f"""
import logging, sys
import deid, deid.cli, deid.hf, deid.pipeline, deid.policy, deid.detect.ner, deid.corpus.run
import deid.detect.spacy, deid.detect.presidio, deid.detect.transformers, deid.surrogates, deid.detect.patterns
print(sorted(set({heavy.split()!r}) & set(sys.modules)), logging.getLogger().handlers)
"""
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[] []"


def test_8_random_numbers_are_left_alone(deidentifier, note):
    random.seed(7)
    before = random.getstate()
    deidentifier(note)
    assert random.getstate() == before
    assert Key.generate().id != Key.generate().id
