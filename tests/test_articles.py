"""The indefinite article before a surrogate: right where it was right, and untouched wherever it is no article."""

import pytest

from deid import Deidentifier, Document, Key, Policy, Span
from deid.articles import agree, sounds_like_vowel
from deid.rewrite import rewrite
from deid.types import Replacement


def changed(text, old, new, *, label="ORGANIZATION", action="replace"):
    start = text.index(old)
    item = Replacement(Span(start, start + len(old), label), new, action)
    out, spans = rewrite(text, [*agree(text, [item])])
    (span,) = (span for span in spans if span.label)
    assert out[span.start : span.end] == new
    return out


@pytest.mark.parametrize(
    ("text", "old", "new", "expected"),
    [
        ("She is an Acme customer.", "Acme", "Tavoril", "She is a Tavoril customer."),
        ("She is a Tavoril customer.", "Tavoril", "Acme", "She is an Acme customer."),
        ("An Acme van was at the gate.", "Acme", "Tavoril", "A Tavoril van was at the gate."),
        ("A Tavoril van was at the gate.", "Tavoril", "Acme", "An Acme van was at the gate."),
        ("He is an 82-year-old with pain.", "82-year-old", "79-year-old", "He is a 79-year-old with pain."),
        ("He is an 18-year-old.", "18-year-old", "19-year-old", "He is a 19-year-old."),
        ("It was a (nice) day at the Acme.", "Acme", "Tavoril", "It was a (nice) day at the Tavoril."),
        ("an Acme", "Acme", "Tavoril", "an Acme".replace("Acme", "Tavoril")),  # nothing says it is English
        ("Ich schrieb an Anna und die Firma.", "Anna", "Berta", "Ich schrieb an Berta und die Firma."),
        ("Se lo dio a Berta en la calle.", "Berta", "Anna", "Se lo dio a Anna en la calle."),
        ("Vitamin A Keller said to her.", "Keller", "Adams", "Vitamin A Adams said to her."),
        ("The grade was an  Acme one.", "Acme", "Tavoril", "The grade was an  Tavoril one."),
        ("He has a Apple.", "Apple", "Orange", "He has a Orange."),  # it was wrong before
        ("He has a Apple.", "Apple", "Tavoril", "He has a Tavoril."),
        ("She has plan-a Keller.", "Keller", "Adams", "She has plan-a Adams."),
    ],
)
def test_the_article_follows_the_surrogate(text, old, new, expected):
    assert changed(text, old, new) == expected


def test_placeholders_have_no_article_of_their_own():
    text = "She is an Acme customer."
    assert changed(text, "Acme", "[ORGANIZATION]", action="redact") == "She is an [ORGANIZATION] customer."


def test_an_article_that_is_itself_replaced_stays_so():
    text = "This is an Acme."
    items = [
        Replacement(Span(8, 10, "ID"), "xx", "replace"),
        Replacement(Span(11, 15, "ORGANIZATION"), "Tavoril", "replace"),
    ]
    assert rewrite(text, [*agree(text, items)])[0] == "This is xx Tavoril."


@pytest.mark.parametrize(
    "word",
    [
        "apple",
        "8",
        "80-year-old",
        "11",
        "18th",
        "1876",
        "hour",
        "FBI",
        "MRI",
        "unnamed",
        "\u00d6zil",
        "ADAMS",
    ],
)
def test_vowel_sounds(word):
    assert sounds_like_vowel(word)


@pytest.mark.parametrize(
    "word",
    ["berry", "1", "100", "12", "university", "European", "UN", "one", "110", "USA", "Ukrainian", "MILLER"],
)
def test_consonant_sounds(word):
    assert not sounds_like_vowel(word)


class Given:
    name = "given"
    labels = frozenset({"AGE", "ORGANIZATION"})

    def detect(self, texts):
        return [[Span(t.index("82"), t.index("82") + 11, "AGE")] for t in texts]


def test_in_the_pipeline_only_the_article_changes_beside_the_span():
    policy = Policy.model_validate({"labels": {"AGE": {"action": "generalize", "band": 5}}, "detectors": []})
    text = "He is an 82-year-old and was here in my office."
    result = Deidentifier(policy, key=Key(bytes(32)), detectors=[Given()])(Document(text))
    assert result.text == "He is an 80-84-year-old and was here in my office."
    policy = Policy.model_validate({"labels": {"AGE": "replace"}, "detectors": []})
    for i in range(8):
        result = Deidentifier(policy, key=Key(bytes([i]) * 32), detectors=[Given()])(text)
        (span,) = result.output_spans
        age = result.text[span.start : span.end]
        article = "an" if age.startswith("8") else "a"
        assert result.text == f"He is {article} {age} and was here in my office."
        assert result.text[span.end :] == text[text.index(" and") :]
