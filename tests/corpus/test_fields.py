import pickle

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from deid.corpus.fields import SEPARATOR, Fields
from deid.errors import InputError
from deid.rewrite import rewrite
from deid.types import Replacement, Result, Span

CHAT = {
    "id": 7,
    "messages": [
        {"role": "system", "content": "Be kind."},
        {
            "role": "user",
            "content": [{"type": "text", "text": "I am Ann."}, {"type": "image_url", "image_url": {}}],
        },
        {"role": "assistant", "content": None, "tool_calls": [{"id": "c1"}]},
        {"role": "tool", "tool_call_id": "c1"},
        {"role": "assistant", "content": "Hello Ann!"},
    ],
    "source": "web",
}


def result_of(text: str, *replaced: tuple[int, int, str]) -> Result:
    replacements = [Replacement(Span(start, end, "PERSON"), new, "replace") for start, end, new in replaced]
    new_text, moved = rewrite(text, replacements)
    return Result(None, new_text, tuple(item.span for item in replacements), moved)


def names_replaced(text: str, name: str, new: str) -> Result:
    places, start = [], text.find(name)
    while start >= 0:
        places.append((start, start + len(name), new))
        start = text.find(name, start + len(name))
    return result_of(text, *places)


class TestDocument:
    @pytest.mark.parametrize(
        ("record", "names", "text"),
        [
            ({"text": "a"}, (), "a"),
            ({"text": "a", "messages": []}, (), "a"),
            ({"note": "a", "n": 1, "id": "x"}, (), "a"),
            ({"note": None, "n": 1}, (), ""),
            ({"messages": [{"role": "user", "content": "a"}]}, (), "a"),
            ({"note": {"body": "a", "by": "b"}}, ("note.body",), "a"),
            ({"note.body": "a", "note": 1}, ("note.body",), "a"),
            ({"notes": ["a", None, "b"]}, ("notes[]",), "a\n\nb"),
            ({"subject": "a", "body": "b"}, ("body", "subject"), "b\n\na"),
            ({"turns": [{"from": "human", "value": "a"}]}, ("turns",), "a"),
            ({"turns": [{"said": "a"}, {"said": "b"}]}, ("turns[].said",), "a\n\nb"),
            ({"threads": [{"mails": [{"body": "a"}]}, {"mails": None}]}, ("threads[].mails[].body",), "a"),
            ({"messages": {"role": ["user", "tool"], "content": ["a", "b"]}}, (), "a\n\nb"),
            ({"messages": [{"content": [{"type": "tool_result", "content": [{"text": "a"}]}]}]}, (), "a"),
            ({"messages": []}, (), ""),
            ({"text": "a", "again": "b"}, ("text", "text"), "a"),
        ],
    )
    def test_joins_the_texts(self, record, names, text):
        assert Fields(names).document(record).text == text

    def test_breaks_are_the_separators(self):
        document = Fields(("a", "b", "c")).document({"a": "one", "b": "", "c": "two"})
        assert document.text == f"one{SEPARATOR}{SEPARATOR}two"
        assert document.breaks == ((3, 5), (5, 7))

    def test_a_chat_is_one_document_without_its_silent_messages(self):
        assert Fields().document(CHAT).text == "Be kind.\n\nI am Ann.\n\nHello Ann!"

    def test_metadata_is_the_rest_of_the_record(self):
        record = {"id": 1, "text": "a", "patient": {"id": "p", "name": "Ann", "more": {"x": 1}}}
        metadata = Fields(("text", "patient.name")).document(record).metadata
        assert dict(metadata) == {"id": 1, "patient": {"id": "p", "more": {"x": 1}}}
        assert len(metadata) == 2
        assert "text" not in metadata
        assert dict(pickle.loads(pickle.dumps(metadata))) == dict(metadata)

    @pytest.mark.parametrize(
        ("record", "id"),
        [({"id": 3}, "3"), ({"id": "x"}, "x"), ({"id": 1.5}, None), ({"id": True}, None), ({}, None)],
    )
    def test_id(self, record, id):
        assert Fields(("text",)).document({"text": "", **record}).id == id

    def test_an_id_that_is_text_is_no_id(self):
        assert Fields(("id",)).document({"id": "Ann Lee"}).id is None


class TestErrors:
    @pytest.mark.parametrize(
        ("record", "names", "says"),
        [
            ({"body": "x", "n": 1}, ("text",), r"no field 'text'.*'body', 'n'"),
            ({}, ("text",), "no fields"),
            ({"a": "x", "b": "y"}, (), r"more than one other string column.*'a', 'b'.*--field"),
            ({"n": 1}, (), "no other string column"),
            ({"text": 5}, (), "'text' is a number, not text"),
            ({"text": True}, (), "'text' is a boolean, not text"),
            ({"text": b"x"}, (), "'text' is bytes, not text"),
            ({"text": ["secret", "words"]}, (), r"list, but of a string.*'text\[\]'"),
            ({"note": {"body": "x"}}, ("note",), r"an object, not text.*note\.body"),
            ({"note": {"body": "x"}}, ("note.text",), r"no field 'text' in 'note'.*'body'"),
            ({"note": "x"}, ("note.text",), r"'note' is a string: there is no 'text' in it"),
            ({"note": "x"}, ("note[]",), r"a string, not a list: name it without \[\]"),
            (
                {"messages": [{"said": "x"}]},
                ("messages[].content",),
                r"no field 'content' in 'messages\[0\]'.*'said'",
            ),
            (
                {"messages": [{"role": "user", "message": "x"}]},
                (),
                r"'messages\[0\]' holds no text that deid knows",
            ),
            (
                {"messages": [{"content": "x"}, {"type": "tool_use", "input": {"q": "x"}}]},
                (),
                r"'messages\[1\]' holds no text",
            ),
            ({"messages": [{"content": 5}]}, (), r"'messages\[0\]\.content' is a number"),
        ],
    )
    def test_names_the_field_and_what_is_there(self, record, names, says):
        with pytest.raises(InputError, match=says) as caught:
            Fields(names).document(record)
        assert "secret" not in str(caught.value)

    @pytest.mark.parametrize("name", ["", "a..b", "[]", ".a", "a."])
    def test_a_name_that_is_no_path(self, name):
        with pytest.raises(InputError, match="is not a field"):
            Fields((name,))

    def test_does_not_quote_what_may_be_text(self):
        """The first row of a CSV without a header comes as its column names."""
        record = {"17": "", "Ann": "", "She said that she lives in Springfield.": ""}
        with pytest.raises(InputError, match="There are 3") as caught:
            Fields(("text",)).document(record)
        assert "Ann" not in str(caught.value)


class TestRestore:
    def test_puts_every_piece_back(self):
        fields = Fields()
        restored = fields.restore(CHAT, names_replaced(fields.document(CHAT).text, "Ann", "Beatrix"))
        assert restored["messages"][1]["content"][0] == {"type": "text", "text": "I am Beatrix."}
        assert restored["messages"][4]["content"] == "Hello Beatrix!"
        assert restored["messages"][:1] + restored["messages"][2:4] == [
            CHAT["messages"][i] for i in (0, 2, 3)
        ]
        assert restored["messages"][1]["content"][1] is CHAT["messages"][1]["content"][1]
        assert list(restored) == list(CHAT)
        assert CHAT["messages"][4]["content"] == "Hello Ann!"

    def test_nulls_stay(self):
        fields = Fields(("a", "b"))
        record = {"a": None, "b": "Ann", "c": 1.0}
        assert fields.restore(record, result_of("Ann", (0, 3, "Bo"))) == {"a": None, "b": "Bo", "c": 1.0}

    def test_spans_at_the_edges_and_empty_replacements(self):
        fields = Fields(("a", "b", "c"))
        record = {"a": "Ann", "b": "", "c": "Ann"}
        restored = fields.restore(record, result_of("Ann\n\n\n\nAnn", (0, 3, ""), (7, 10, "Beatrix")))
        assert restored == {"a": "", "b": "", "c": "Beatrix"}

    def test_redacts_every_text_of_a_failed_record(self):
        failed = Result(None, "[REDACTED]", (), failure="detector failed")
        restored = Fields().restore(CHAT, failed)
        assert [m.get("content") for m in restored["messages"]] == [
            "[REDACTED]",
            [{"type": "text", "text": "[REDACTED]"}, {"type": "image_url", "image_url": {}}],
            None,
            None,
            "[REDACTED]",
        ]

    def test_a_dropped_record_cannot_be_restored(self):
        with pytest.raises(ValueError, match="dropped"):
            Fields().restore({"text": "a"}, Result(None, None, (), failure="failed"))

    @settings(deadline=None)
    @given(
        texts=st.lists(st.text(alphabet="Ann Lé\n", max_size=12), min_size=1, max_size=5),
        new=st.text(max_size=5),
    )
    def test_equals_replacing_in_each_text(self, texts, new):
        fields = Fields()
        record = {"messages": [{"role": "user", "content": text} for text in texts]}
        document = fields.document(record)
        result = names_replaced(document.text, "Ann", new)
        restored = fields.restore(record, result)
        assert [m["content"] for m in restored["messages"]] == [text.replace("Ann", new) for text in texts]


class TestLocate:
    def test_a_plain_column_needs_no_place(self):
        span = Span(2, 5, "PERSON")
        assert Fields(("text",)).locate({"text": "I, Ann"}, [span]) == [(None, span)]

    def test_offsets_count_from_the_start_of_their_text(self):
        text = Fields().document(CHAT).text
        starts = [i for i in range(len(text)) if text.startswith("Ann", i)]
        located = Fields().locate(CHAT, [Span(i, i + 3, "PERSON") for i in starts])
        assert [(where, span.start, span.end) for where, span in located] == [
            ("messages[1].content[0].text", 5, 8),
            ("messages[4].content", 6, 9),
        ]

    def test_two_columns_always_have_places(self):
        located = Fields(("a", "b")).locate({"a": None, "b": "Ann"}, [Span(0, 3, "PERSON")])
        assert located == [("b", Span(0, 3, "PERSON"))]


@pytest.mark.parametrize(
    ("messages", "texts"),
    [
        (
            [{"role": "user", "content": "a"}, {"role": "assistant", "content": None, "refusal": "b"}],
            ["a", "b"],
        ),
        ([{"role": "assistant", "content": "a", "reasoning_content": "b", "thinking": "c"}], ["a", "b", "c"]),
        ([{"role": "user", "content": "a"}, {"role": "user", "parts": [{"text": "b"}]}], ["a", "b"]),
        (
            [{"role": "user", "name": "a", "content": "b"}, {"role": "tool", "name": "f", "content": "c"}],
            ["b", "a", "c"],
        ),
        ([{"role": "user", "content": [{"type": "image", "url": "x", "caption": "a"}]}], ["a"]),
        ([{"from": "human", "value": "a"}, {"from": "gpt", "value": "b"}], ["a", "b"]),
        (
            [{"content": "a", "tool_calls": [{"id": "1", "function": {"name": "f", "arguments": "b"}}]}],
            ["a", "b"],
        ),
    ],
)
def test_every_text_of_a_chat_is_found(messages, texts):
    for column in ("messages", "conversations"):
        assert Fields().document({column: messages}).text == "\n\n".join(texts)


def test_a_guess_never_leaves_a_chat_behind():
    record = {"dialog": [{"from": "human", "value": "a secret"}], "source": "web"}
    with pytest.raises(InputError, match="a list or an object beside"):
        Fields().document(record)
