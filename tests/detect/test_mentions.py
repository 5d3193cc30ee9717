import subprocess
import sys
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from deid.detect.mentions import mentions
from deid.types import Span


def found(text, *names, label="PERSON"):
    """What is found besides the first place where each name stands."""
    spans = [Span(text.index(name), text.index(name) + len(name), label, 0.9, "ner") for name in names]
    return [text[span.start : span.end] for span in mentions(text, spans)]


@pytest.mark.parametrize(
    ("text", "name", "expected"),
    [
        ("Maria Keller left. Maria Keller wrote.", "Maria Keller", ["Maria Keller"]),
        ("Maria Keller left. Keller wrote. We met Maria.", "Maria Keller", ["Keller", "Maria"]),
        (
            "Maria Keller left. Keller's house, KELLER'S, Keller\u2019s",
            "Maria Keller",
            ["Keller", "KELLER", "Keller"],
        ),
        ("Maria Keller left. MARIA KELLER; KELLER, MARIA", "Maria Keller", ["MARIA KELLER", "KELLER, MARIA"]),
        ("Keller, Maria\nSeen: Maria Keller", "Keller, Maria", ["Maria Keller"]),
        ("Maria Keller left. ask maria keller or keller", "Maria Keller", ["maria keller", "keller"]),
        ("Maria Keller left. M. Keller, Keller, M.", "Maria Keller", ["M. Keller", "Keller, M"]),
        ("Maria Ana Keller left. Maria Keller. Ana!", "Maria Ana Keller", ["Maria Keller", "Ana"]),
        ("Dr. Maria Keller left. Dr. Keller, Dr. M. Keller", "Dr. Maria Keller", ["Keller", "M. Keller"]),
        ("Maria Keller's left. Maria Keller", "Maria Keller's", ["Maria Keller"]),
        ("John Keller Jr. left. Keller. Jr. ii", "John Keller Jr.", ["Keller"]),
        (
            "José Núñez left. Jose Nunez; NÚÑEZ; Jose\u0301",
            "José Núñez",
            ["Jose Nunez", "NÚÑEZ", "Jose\u0301"],
        ),
        ("Jose Nunez left. José Núñez", "Jose Nunez", ["José Núñez"]),
        ("Jörg Müller left. Joerg Mueller, MUELLER", "Jörg Müller", ["Joerg Mueller", "MUELLER"]),
        ("Anna Weißmann left. WEISSMANN, weissmann", "Anna Weißmann", ["WEISSMANN", "weissmann"]),
        ("Pat O'Neil left. O\u2019Neil said", "Pat O'Neil", ["O\u2019Neil"]),
        (
            "Jan van der Keller left. Van der Keller, Keller",
            "Jan van der Keller",
            ["Van der Keller", "Keller"],
        ),
        (
            "Maria Keller left. Maria\n  Keller, Maria\tKeller",
            "Maria Keller",
            ["Maria\n  Keller", "Maria\tKeller"],
        ),
        (
            "Mary-Ann Keller-Ruiz left. Keller-Ruiz, Mary-Ann",
            "Mary-Ann Keller-Ruiz",
            ["Keller-Ruiz, Mary-Ann"],
        ),
        ("Мария Петрова ушла. Петрова, ПЕТРОВА", "Мария Петрова", ["Петрова", "ПЕТРОВА"]),
        ("田中太郎が来た。田中太郎は", "田中太郎", ["田中太郎"]),
        ("Ann Wu left. Ms. Wu said", "Ann Wu", ["Wu"]),
        (
            "Wayne Keller left.\n\nWayne\n\nw@x wayne.keller@x wayne@x",
            "Wayne Keller",
            ["Wayne", "wayne.keller", "wayne"],
        ),
        ("<b>Maria Keller</b> maria_keller.txt", "Maria Keller", ["maria_keller"]),
    ],
)
def test_people_are_found_in_the_ways_names_are_written(text, name, expected):
    assert found(text, name) == expected


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Maria Keller left. Mariana, Kellerman, akeller, Keller7", "Maria Keller"),
        ("Will Young left. He will be young. Will he? YOUNG ADULTS; Young people", "Will Young"),
        ("May Rose left. It may be in May, on 3 May and since May. A rose", "May Rose"),
        ("Mark Grant left. mark grant money; Grant Agreement; the Grant Agreement", "Mark Grant"),
        ("Jan Keller left. On Jan. 30th, in Jan", "Jan Keller"),
        ("Li Wu left. li, wu, Li, WU", "Li Wu"),
        ("A. Bo left. a bo", "A. Bo"),
        ("Dr. van der Keller left. Dr. van der, Dr, Van", "Dr. van der Keller"),
        ("Mr. Smith Jr. left. Jr, Mr", "Mr. Smith Jr."),
        ("Don Keller left. We don't. DON'T", "Don Keller"),
        ("Patient left. The patient and Patient", "Patient"),
        ("user17 left. user and USER", "user17"),
        ("Maria Keller and more of it", "Maria Keller"),
        ("Ed Keller left. Ed; an ed", "Ed Keller"),
        ("Sarah Bunch left. A bunch of it.\n\nBunch of", "Sarah Bunch"),
        ("Al Storey left. al dente", "Al Storey"),
    ],
)
def test_ordinary_words_and_parts_of_words_are_left_alone(text, name):
    assert found(text, name) == []


@pytest.mark.parametrize(
    ("text", "name", "expected"),
    [
        ("Will Young left. We asked Will about it.", "Will Young", ["Will"]),
        ("Will Young left. Mr. Young said. YOUNG, WILL", "Will Young", ["Young", "YOUNG, WILL"]),
        ("Ann Brown left. Dr. Brown, then (with Brown)", "Ann Brown", ["Brown", "Brown"]),
        ("May Keller left. We like May very much", "May Keller", ["May"]),
        ("Jack Walker left. Jack said. Walker said. a jack, a walker", "Jack Walker", ["Jack", "Walker"]),
    ],
)
def test_a_name_that_is_a_word_is_found_where_it_is_a_name(text, name, expected):
    assert found(text, name) == expected


def test_a_word_that_this_document_writes_small_is_no_name_at_a_sentence_start():
    text = "Anna Tumor left. " + "The tumor, a tumor. " * 8 + "Tumor grows. Dr. Tumor. We asked Tumor again"
    assert found(text, "Anna Tumor") == ["Tumor", "Tumor"]


def test_a_document_that_writes_names_small_has_them_found_small():
    text = "maria keller here. maria again, maria, maria, maria and keller"
    assert found(text, "maria keller") == ["maria"] * 4 + ["keller"]


@pytest.mark.parametrize(
    ("label", "text", "name", "expected"),
    [
        ("ORGANIZATION", "Acme Widgets met. Acme Widgets, ACME WIDGETS, Acme, acme widgets", "Acme Widgets",
         ["Acme Widgets", "ACME WIDGETS"]),
        ("ORGANIZATION", "ACME WIDGETS met. Acme Widgets", "ACME WIDGETS", ["Acme Widgets"]),
        ("ORGANIZATION", "WHO met. who? Who. WHO", "WHO", ["WHO"]),
        ("ORGANIZATION", "In Apple we met. Apple pie. An apple. At Apple", "Apple", ["Apple"]),
        ("LOCATION", "In Ofdorf. Ofdorf's, ofdorf, Ofdorfs", "Ofdorf", ["Ofdorf"]),
        ("CITY", "In Reading. Reading is good, reading; to Reading", "Reading", ["Reading"]),
        ("MEDICAL_RECORD", "MRN: 00482913. Again 00482913, not 004829131", "00482913", ["00482913"]),
        ("ACCOUNT", "Acct AB-1234-X; ab-1234-x", "AB-1234-X", ["ab-1234-x"]),
        ("ACCOUNT", "Acct 1234; 1234", "1234", []),
        ("DATE", "On May 3. May 3", "May 3", []),
        ("POSTCODE", "ZIP 123456. 123456", "123456", []),
        ("OCCUPATION", "A welder. welder, Welder", "welder", []),
    ],
)  # fmt: skip
def test_other_labels_are_found_by_their_full_text(label, text, name, expected):
    assert found(text, name, label=label) == expected


def test_label_score_and_source_of_a_mention():
    text = "Maria Keller. Maria Keller. Keller"
    spans = [Span(0, 12, "PERSON", 0.6, "ner"), Span(14, 26, "PERSON", 0.8, "spacy")]
    assert mentions(text, spans) == [Span(28, 34, "PERSON", 0.8, "mentions")]
    assert mentions(text, []) == []
    assert mentions("", []) == []


def test_what_is_covered_is_not_found_again_but_a_longer_name_is():
    text = "Maria Keller met at Keller House. Maria Keller"
    house = Span(20, 32, "LOCATION", 0.9, "ner")
    again = Span(34, 39, "PERSON", 0.9, "ner")
    new = mentions(text, [Span(0, 12, "PERSON", 0.9, "ner"), house, again])
    assert [(span.start, span.end) for span in new] == [(34, 46)]


def test_names_in_a_row_that_are_covered_stay_apart():
    text = "Ann Keller Maria Ruiz Ann Ruiz"
    spans = [Span(0, 10, "PERSON", 0.9, "ner"), Span(11, 21, "PERSON", 0.9, "ner")]
    assert [(span.start, span.end) for span in mentions(text, spans)] == [(22, 30)]


def test_the_order_of_the_spans_changes_nothing():
    text = "Elda Keller in Elda. Elda, Keller, Elda Keller"
    spans = [Span(0, 11, "PERSON", 0.9, "a"), Span(15, 19, "CITY", 0.9, "b")]
    assert mentions(text, spans) == mentions(text, spans[::-1])
    assert mentions(text, spans)[0].label == "CITY", "the full text of one beats a part of another"


NAMES = (
    "Maria",
    "Keller",
    "KELLER",
    "keller",
    "Will",
    "will",
    "May",
    "Jos\u00e9",
    "Jose\u0301",
    "Dr.",
    "van",
)
ODD = ("\u00df", "\u0130", "\ufb01", "\u7530\u4e2d", "'s", "-", "\u200b", "7", "(", "\u2019")
words = st.sampled_from((*NAMES, *ODD, " ", " ", "\n", "\n\n", ", ", ". "))


@settings(deadline=None, max_examples=300)
@given(pieces=st.lists(words, max_size=40), data=st.data())
def test_mentions_are_inside_disjoint_in_order_whole_and_new(pieces, data):
    text = "".join(pieces)
    cuts = sorted(data.draw(st.sets(st.integers(0, len(text)), max_size=6)))
    labels = st.sampled_from(["PERSON", "ORGANIZATION", "CITY", "ID", "DATE"])
    spans = [Span(a, b, data.draw(labels), 0.5, "x") for a, b in zip(cuts[::2], cuts[1::2], strict=False)]
    reach = 0
    for span in mentions(text, spans):
        assert reach <= span.start < span.end <= len(text)
        assert span.source == "mentions"
        assert not any(old.start <= span.start and span.end <= old.end for old in spans)
        for edge in (span.start, span.end):
            around = text[edge - 1 : edge + 1] if edge else ""
            assert not (len(around) == 2 and all(c.isascii() and c.isalnum() for c in around))
        reach = span.end


@settings(deadline=None)
@given(lead=st.text(max_size=30), gap=st.text(alphabet=" \t\n\u00a0éİßﬁ\u0301", max_size=10))
def test_offsets_are_exact_whatever_folding_does_to_what_stands_before(lead, gap):
    text = f"Zoltanka {lead} {gap} . Zoltanka"
    spans = mentions(text, [Span(0, 8, "PERSON", 0.5, "x")])
    assert (spans[-1].start, spans[-1].end) == (len(text) - 8, len(text))


def test_three_megabytes_and_two_thousand_names_take_seconds():
    syllables = ["ba", "ke", "li", "mo", "nu", "ra", "se", "ti", "vo", "zu"]
    names = [f"{a}{b}{c}n {c}{a}{b}{a}s".title() for a in syllables for b in syllables for c in syllables]
    names += [f"{a}{b}{c}l {c}{b}{b}{a}k".title() for a in syllables for b in syllables for c in syllables]
    head = "; ".join(names)
    starts = [head.index(name) for name in names]
    spans = [
        Span(start, start + len(name), "PERSON", 0.9, "x") for start, name in zip(starts, names, strict=True)
    ]
    filler = "and then we said that it is what was to be done by them all in time "
    text = head + ". " + (filler * 15 + f"{names[700].split()[1]} left. ") * 2900
    began = time.perf_counter()
    new = mentions(text, spans)
    assert time.perf_counter() - began < 20
    assert len(text) > 3_000_000
    assert len(new) == 2900


def test_importing_the_module_does_not_import_the_automaton():
    code = "import sys, deid.detect.mentions; print('ahocorasick_rs' in sys.modules)"
    answer = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert answer.stdout.strip() == "False"


@pytest.mark.parametrize(
    "handle", ["mkeller", "m_keller", "maria.keller", "maria_keller", "MKeller", "kellerm"]
)
def test_user_names_made_of_a_name_are_found(handle):
    text = f"Maria Keller reads it as {handle}, not as makeller."
    found = [s for s in mentions(text, [Span(0, 12, "PERSON", 0.9)]) if s.label == "USERNAME"]
    assert [text[s.start : s.end] for s in found] == [handle]
