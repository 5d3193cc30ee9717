"""Policy files: what they may say, and how an error points at the place."""

import pytest

from deid.errors import PolicyError
from deid.labels import LABELS
from deid.policy import PRESETS, load_policy, preset_text


@pytest.mark.parametrize("name", PRESETS)
def test_presets_are_whole_and_explain_themselves(name):
    policy = load_policy(name)
    assert policy.name == name
    assert policy.description
    assert policy.default.action == "redact"
    assert policy.rule("SECRET").action == "redact"
    assert policy.rule("NO_SUCH_LABEL").action == "redact"
    assert preset_text(name).startswith(f"# {name}:")


def test_the_default_preset_names_every_action_and_every_label():
    text = preset_text("default")
    for action in ("keep", "redact", "mask", "replace", "shift", "generalize", "hash"):
        assert f"#     {action}" in text
    assert not {label for label in LABELS if f"  {label}:" not in text}


def test_safe_harbor_leaves_none_of_the_named_categories():
    policy = load_policy("hipaa-safe-harbor")
    for name, label in LABELS.items():
        if label.hipaa:
            assert policy.rule(name).action in {"redact", "generalize"}, name


BAD = [
    # the file's text, the line named, what else the message holds
    (
        "name: x\nlabels: {PERSON: replcae}",
        2,
        ["labels.PERSON", "'replcae'", "allowed: keep, redact", "mean replace?"],
    ),
    ("labels:\n  PERSON: {action: mask, lst: 3}", 2, ["labels.PERSON.lst", "character, last", "mean last?"]),
    (
        "labels:\n  DATE: shift\n  PERSO: mask",
        3,
        ["labels.PERSO", "no such label", "PERSON", "custom_labels"],
    ),
    ("name: x\ndefalt: redact", 2, ["defalt", "no such key", "on_error", "mean default?"]),
    ("name: x\nscope: subject", 2, ["subject: name the field"]),
    ("scope: everywhere", 1, ["'corpus', 'subject' or 'document'"]),
    ("threshold: 3", 1, ["threshold", "less than or equal to 1"]),
    ("labels: {PERSON: generalize}", 1, ["generalize works on AGE, DATE, POSTCODE only"]),
    ("labels: {TIME: shift}", 1, ["shift works on DATE only"]),
    ("default: shift", 1, ["cannot be the default"]),
    ("detectors:\n  - patterns\n  - spcy", 3, ["detectors.1", "'spcy'", "spacy, presidio"]),
    ("detectors: [{detector: spacy}]", 1, ["detectors.0.pipeline", "required"]),
    ("detectors: [{detector: ner, modl: x}]", 1, ["detectors.0.modl", "detector, model", "mean model?"]),
    ("labels:\n  PERSON: mask\n  PERSON: keep", 3, ["PERSON", "second time"]),
    ("labels: {PERSON: {threshold: 0.2}}", 1, ["name the action"]),
    ("labels: {PERSON: 3}", 1, ["labels.PERSON", "write an action"]),
    ("on_error: explode", 1, ["'raise', 'drop' or 'redact-all'"]),
    ("placeholder: '{text}'", 1, ["placeholder", "{label}"]),
    ("deny: {PERSON: ['--']}", 1, ["deny.PERSON", "letter or digit"]),
    ("deny: {PROJECT: ['Falcon']}", 1, ["deny.PROJECT", "custom_labels"]),
    ("a: [", 1, ["not YAML"]),
    ("a: &a [1]\nallow: *a", 1, ["no & anchors"]),
    ("labels: {SECRET: keep}", 1, ["always redacted"]),
]


@pytest.mark.parametrize(("text", "line", "said"), BAD)
def test_an_error_names_file_line_path_and_what_is_allowed(tmp_path, text, line, said):
    file = tmp_path / "mine.yaml"
    file.write_text(text)
    with pytest.raises(PolicyError) as caught:
        load_policy(file)
    message = str(caught.value)
    assert f"{file}:{line}:" in message
    for part in said:
        assert part in message


def test_every_error_of_a_file_is_told_at_once(tmp_path):
    file = tmp_path / "mine.yaml"
    file.write_text("labels:\n  PERSON: replcae\nthreshold: 7\n")
    with pytest.raises(PolicyError) as caught:
        load_policy(file)
    assert [line.split(":")[1] for line in str(caught.value).splitlines()] == ["2", "3"]


def test_a_file_of_the_same_name_is_no_preset(tmp_path, monkeypatch):
    (tmp_path / "default").write_text("default: keep\ndetectors: []\n")
    monkeypatch.chdir(tmp_path)
    assert load_policy("default").default.action == "redact"
    assert load_policy("./default").default.action == "keep"


@pytest.mark.parametrize("content", ["[" * 3000, "name: 2024-13-45", "name: !!int Maria", "x" * 1_000_001])
def test_no_file_breaks_the_reader(tmp_path, content):
    file = tmp_path / "mine.yaml"
    file.write_text(content)
    with pytest.raises(PolicyError) as caught:
        load_policy(file)
    assert "Maria" not in str(caught.value)


def test_a_file_that_is_no_policy_is_not_quoted(tmp_path):
    file = tmp_path / "note.txt"
    file.write_text("Patient Maria Keller: seen today\nlabels: {PERSON: Maria Keller}\n")
    with pytest.raises(PolicyError) as caught:
        load_policy(file)
    assert "Maria" not in str(caught.value)


@pytest.mark.parametrize("content", ["- a\n- b", "just words", "", "3"])
def test_a_policy_is_a_mapping(tmp_path, content):
    file = tmp_path / "mine.yaml"
    file.write_text(content)
    with pytest.raises(PolicyError, match="a policy is a mapping"):
        load_policy(file)


def test_a_policy_that_is_not_there_names_the_presets(tmp_path):
    with pytest.raises(PolicyError, match="fine-tuning"):
        load_policy(tmp_path / "none.yaml")
    with pytest.raises(PolicyError, match="did you mean gdpr"):
        load_policy("gpdr")


def test_custom_labels_take_rules_and_deny_lists(tmp_path):
    file = tmp_path / "mine.yaml"
    file.write_text("custom_labels: [TICKET]\nlabels: {TICKET: hash}\ndeny: {TICKET: ['T-1000']}\n")
    assert load_policy(file).rule("TICKET").action == "hash"


def test_keep_is_the_default_only_where_the_policy_says_so(tmp_path):
    file = tmp_path / "mine.yaml"
    file.write_text("default: keep\n")
    assert load_policy(file).rule("PERSON").action == "keep"
    file.write_text("name: x\n")
    assert load_policy(file).rule("PERSON").action == "redact"


def test_the_fingerprint_follows_behaviour_not_wording(tmp_path):
    def fingerprint(text):
        file = tmp_path / "mine.yaml"
        file.write_text(text)
        return load_policy(file).fingerprint

    plain = fingerprint("labels: {PERSON: replace, DATE: shift}")
    assert fingerprint("# a comment\nname: y\nlabels:\n  DATE: {action: shift}\n  PERSON: replace\n") == plain
    assert fingerprint("labels: {PERSON: replace, DATE: {action: shift, max_days: 9}}") != plain
