from random import Random

import pytest

from deid.synthesis.expansion import Grammar, write
from deid.synthesis.grammar import Slot, TemplateError, parse


def expand(text: str, seed: int = 0, fill=None):
    grammar = Grammar([parse(text, "t.txt")])
    return grammar.expand(
        grammar.templates[0], Random(seed), fill or (lambda slot: [(slot.field.upper(), "L")])
    )


@pytest.mark.parametrize(
    ("body", "text", "spans"),
    [
        ("plain", "plain", []),
        ("a {p.name} b", "a NAME b", [(2, 6, "L")]),
        ("{p.first}{p.last}", "FIRSTLAST", [(0, 5, "L"), (5, 9, "L")]),
        (r"\[a\] \{b\} \<c\> \| \\ d\te\nf", "[a] {b} <c> | \\ d\te\nf", []),
        ("x | y > z", "x | y > z", []),
        ("[a]", "a", []),
        ("[|]x", "x", []),
        ("[0*no|yes]", "yes", []),
        ("[a\nb]", "a\nb", []),
        ("[[{p.name}]]", "NAME", [(0, 4, "L")]),
        ("\n\n  indented\n\n", "  indented", []),
        ("one\n# dropped\n#kept\n## kept", "one\n#kept\n## kept", []),
        ("<r>\n@r\n{p.name}!", "NAME!", [(0, 4, "L")]),
        ("<r>\n@r\n0*never\n\n[a\nb]\n", "a\nb", []),
        ("@someone said", "@someone said", []),
    ],
)
def test_expansion(body, text, spans):
    assert expand(f"== k/k\n{body}") == (text, spans)


def test_slots_are_read_whole():
    seen = []
    expand(
        "== k/k\n{p.age|years} {date#visit|iso} {date|iso#visit} {number|1-20} {p.He}",
        fill=lambda s: seen.append(s) or [],
    )
    assert seen == [
        Slot("p", "age", "years"),
        Slot("", "date", "iso", "visit"),
        Slot("", "date", "iso", "visit"),
        Slot("", "number", "1-20"),
        Slot("p", "He"),
    ]


def test_alternatives_come_by_weight():
    counts = [expand("== k/k\n[3*a|b]", seed)[0] for seed in range(2000)]
    assert 0.7 < counts.count("a") / len(counts) < 0.8


@pytest.mark.parametrize(
    ("text", "line", "says"),
    [
        ("== k/k\na [b", 2, r"\["),
        ("== k/k\na\nb ]", 3, r"\]"),
        ("== k/k\n{p.}", 2, r"\{"),
        ("== k/k\na } b", 2, r"\}"),
        ("== k/k\na < b", 2, r"\<"),
        ("== k/k\nC:\\users", 2, "\\\\"),
        ("== k/k\n<gone>", 2, "no rule @gone"),
        ("== k/k\n<r>\n@r\nx <r>", None, "@r never ends"),
        ("== k/k\n[0*a|0*b]", 2, "weight"),
        ("== k/k\n", 1, "without text"),
        ("@r\n\n== k/k\na", 1, "no alternative"),
        ("@r\na\n@r\nb\n== k/k\na", 3, "second time"),
        ("== nokind\na", 1, "no kind"),
        ("words\n== k/k\na", 1, "before the first"),
    ],
)
def test_faults_name_file_line_and_remedy(text, line, says):
    with pytest.raises(TemplateError) as caught:
        Grammar([parse(text, "t.txt")])
    assert str(caught.value).startswith("t.txt:" if line is None else f"t.txt:{line}:")
    assert says in str(caught.value)


def test_all_faults_of_a_file_are_told_at_once():
    with pytest.raises(TemplateError) as caught:
        parse("== k/a\n[\n== k/b\n}\n== k/c\nfine", "t.txt")
    assert len(str(caught.value).splitlines()) == 2


def test_rules_of_the_file_come_before_the_common_ones():
    common = parse("@r\ncommon\n@s\nshared", "common.txt")
    grammar = Grammar([common, parse("== k/k\n<r> <s>\n@r\nown", "t.txt")])
    assert grammar.expand(grammar.templates[0], Random(0), lambda slot: [])[0] == "own shared"


def test_slots_of_a_template_include_those_of_its_rules():
    grammar = Grammar([parse("== k/k\n[a|{p.name}] <r>\n@r\n<s>\n@s\n{date}", "t.txt")])
    assert {slot.field for slot in grammar.slots(grammar.templates[0])} == {"name", "date"}


def test_pieces_are_joined():
    assert write([("a", None), ("b", "X"), ("", "Y"), ("c", None)]) == ("abc", [(1, 2, "X")])
