"""Files through `deidentify`: the output byte for byte, and what is left when something goes wrong."""

import csv
import gzip
import json
import os
import tracemalloc
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from deid.corpus import deidentify
from deid.errors import DetectorError, InputError, OutputError

BOM = b"\xef\xbb\xbf"


def files_in(folder: Path) -> list[str]:
    return sorted(str(path.relative_to(folder)) for path in folder.rglob("*"))


class TestText:
    @pytest.mark.parametrize(
        ("source", "output"),
        [
            (b"Ann Lee lives\r\nin Springfield.\r\n", b"[PERSON] lives\r\nin [CITY].\r\n"),
            (BOM + b"Ann", BOM + b"[PERSON]"),
            (BOM, BOM),
            ("caf\u00e9\r \u2028\x85\x0bAnn\rx".encode(), "caf\u00e9\r \u2028\x85\x0b[PERSON]\rx".encode()),
            (b"", b""),
            (b"\n\n", b"\n\n"),
        ],
    )
    @pytest.mark.parametrize("name", ["a.txt", "a.md", "A.TXT", "a.txt.gz"])
    def test_bytes(self, tmp_path, words, source, output, name):
        packed = name.endswith(".gz")
        (tmp_path / name).write_bytes(gzip.compress(source) if packed else source)
        target = tmp_path / "out" / name
        deidentify([tmp_path / name], target, deidentifier=words())
        written = target.read_bytes()
        assert (gzip.decompress(written) if packed else written) == output

    def test_counts(self, tmp_path, words):
        (tmp_path / "a.txt").write_text("Ann Lee and Ann, Springfield")
        summary = deidentify([tmp_path / "a.txt"], tmp_path / "b.txt", deidentifier=words())
        assert (summary.documents, summary.characters, summary.failed, summary.dropped) == (1, 28, 0, 0)
        assert summary.counts == {("PERSON", "redact"): 2, ("CITY", "redact"): 1}
        assert "Ann" not in repr(summary)

    @settings(deadline=None, max_examples=30)
    @given(text=st.text(alphabet=st.sampled_from("Ane \r\n\té中😀\u2028"), max_size=30))
    def test_untouched_text_is_byte_identical(self, tmp_path_factory, words, text):
        folder = tmp_path_factory.mktemp("bytes")
        (folder / "a.txt").write_bytes(text.encode())
        deidentify([folder / "a.txt"], folder / "b.txt", deidentifier=words())
        assert (folder / "b.txt").read_bytes() == text.replace("Ann", "[PERSON]").encode()


class TestJsonLines:
    def test_only_the_text_changes(self, tmp_path, words):
        source = (
            '{"id": 1, "text": "Ann Lee", "n": 1.50, "x": "Ann"}\n'
            "\n"
            '{ "text":"caf\\u00e9 Ann","e":1e5 }\r\n'
            '{"text": null}\n'
            '{"text": "no name", "big": 123456789012345678901234567890}'
        )
        (tmp_path / "a.jsonl").write_bytes(BOM + source.encode())
        summary = deidentify([tmp_path / "a.jsonl"], tmp_path / "b.jsonl", deidentifier=words())
        expected = source.replace("Ann Lee", "[PERSON]").replace("u00e9 Ann", "u00e9 [PERSON]")
        assert (tmp_path / "b.jsonl").read_bytes() == BOM + expected.encode()
        assert summary.documents == 4

    def test_chat(self, tmp_path, words):
        record = {
            "messages": [{"role": "user", "content": "Ann?"}, {"role": "assistant", "content": None}],
            "k": "Ann",
        }
        (tmp_path / "a.jsonl").write_text(json.dumps(record))
        deidentify([tmp_path / "a.jsonl"], tmp_path / "b.jsonl", deidentifier=words())
        assert (tmp_path / "b.jsonl").read_text() == json.dumps(record).replace("Ann?", "[PERSON]?")

    def test_fields_by_name(self, tmp_path, words):
        record = {"title": "Ann", "note": {"body": "Ann", "by": "Ann"}}
        (tmp_path / "a.jsonl").write_text(json.dumps(record))
        deidentify(
            [tmp_path / "a.jsonl"], tmp_path / "b.jsonl", deidentifier=words(), fields=["title", "note.body"]
        )
        assert json.loads((tmp_path / "b.jsonl").read_text()) == {
            "title": "[PERSON]",
            "note": {"body": "[PERSON]", "by": "Ann"},
        }

    def test_compressed_output_is_the_same_every_time(self, tmp_path, words):
        (tmp_path / "a.jsonl").write_text('{"text": "Ann"}\n')
        for name in ("b.jsonl.gz", "c.jsonl.gz"):
            deidentify([tmp_path / "a.jsonl"], tmp_path / name, deidentifier=words())
        written = (tmp_path / "b.jsonl.gz").read_bytes()
        assert gzip.decompress(written) == b'{"text": "[PERSON]"}\n'
        assert (tmp_path / "c.jsonl.gz").read_bytes() == written

    BAD = (
        '{"text": "Ann"}\n{"text": "secret\n\n{"text": 5}\n{"body": 1}\n'
        '{"text": "unreadable"}\n{"text": "ok"}\n'
    )

    def test_raise_names_the_line_and_leaves_nothing(self, tmp_path, words):
        (tmp_path / "a.jsonl").write_text(self.BAD)
        with pytest.raises(InputError, match=r"a\.jsonl:2: is not JSON \(column \d+\)") as caught:
            deidentify([tmp_path / "a.jsonl"], tmp_path / "out" / "b.jsonl", deidentifier=words())
        assert "secret" not in str(caught.value)
        assert files_in(tmp_path) == ["a.jsonl"]

    @pytest.mark.parametrize(
        ("on_error", "unreadable"), [("drop", ""), ("redact-all", '{"text": "[REDACTED]"}\n')]
    )
    def test_failed_rows_become_what_the_policy_says(self, tmp_path, words, on_error, unreadable):
        (tmp_path / "a.jsonl").write_text(self.BAD)
        summary = deidentify(
            [tmp_path / "a.jsonl"], tmp_path / "b.jsonl", deidentifier=words(on_error=on_error)
        )
        assert (
            tmp_path / "b.jsonl"
        ).read_text() == f'{{"text": "[PERSON]"}}\n\n{unreadable}{{"text": "ok"}}\n'
        assert (summary.documents, summary.failed) == (6, 4)
        assert summary.dropped == 4 - bool(unreadable)
        assert any(failure.endswith("a.jsonl:6: detector 'words' failed") for failure in summary.failures)
        lines = sorted(failure.partition("a.jsonl:")[2].partition(": ")[0] for failure in summary.failures)
        assert lines == ["2", "4", "5", "6"]

    def test_a_document_that_fails_is_named(self, tmp_path, words):
        lines = ['{"text": "Ann"}'] * 40 + ['{"text": "unreadable Ann"}'] + ['{"text": "Ann"}'] * 3
        (tmp_path / "a.jsonl").write_text("\n".join(lines))
        with pytest.raises(DetectorError, match=r"a\.jsonl:41: detector 'words' failed"):
            deidentify([tmp_path / "a.jsonl"], tmp_path / "b.jsonl", deidentifier=words())
        assert files_in(tmp_path) == ["a.jsonl"]

    def test_memory_does_not_grow_with_the_file(self, tmp_path, words):
        line = json.dumps({"text": "x" * 4000, "more": "y" * 4000}) + "\n"
        (tmp_path / "a.jsonl").write_text(line * 2500)
        done: list[int] = []
        tracemalloc.start()
        try:
            deidentify(
                [tmp_path / "a.jsonl"], tmp_path / "b.jsonl", deidentifier=words(), progress=done.append
            )
            _, peak = tracemalloc.get_traced_memory()
        finally:
            tracemalloc.stop()
        size = (tmp_path / "a.jsonl").stat().st_size
        assert peak < size / 5
        assert done == sorted(done)
        assert size / 2 < done[-1] <= size


class TestCsv:
    def test_only_the_text_changes(self, tmp_path, words):
        source = (
            b'id;text;n\r\n1;Ann Lee;"q"\r\n\r\n2;"He said ""Ann"";\r\nok";3\r\n3; "x ;4\r\n4;no name;"Ann"'
        )
        (tmp_path / "a.csv").write_bytes(BOM + source)
        deidentify([tmp_path / "a.csv"], tmp_path / "b.csv", deidentifier=words())
        expected = source.replace(b"Ann Lee", b"[PERSON]").replace(b'""Ann""', b'""[PERSON]""')
        assert (tmp_path / "b.csv").read_bytes() == BOM + expected

    @pytest.mark.parametrize(
        ("name", "delimiter"), [("a.csv", ","), ("a.csv", ";"), ("a.csv", "\t"), ("a.tsv", "\t")]
    )
    def test_delimiters(self, tmp_path, words, name, delimiter):
        rows = [["id", "text"], ["1", "Ann, Ann; x"]]
        with (tmp_path / name).open("w", newline="") as file:
            csv.writer(file, delimiter=delimiter).writerows(rows)
        deidentify([tmp_path / name], tmp_path / f"out-{name}", deidentifier=words())
        with (tmp_path / f"out-{name}").open(newline="") as file:
            assert list(csv.reader(file, delimiter=delimiter)) == [rows[0], ["1", "[PERSON], [PERSON]; x"]]

    def test_a_single_column_needs_no_delimiter(self, tmp_path, words):
        (tmp_path / "a.csv").write_text('note\nAnn\n"Ann, Ann"\n')
        deidentify([tmp_path / "a.csv"], tmp_path / "b.csv", deidentifier=words())
        assert (tmp_path / "b.csv").read_text() == 'note\n[PERSON]\n"[PERSON], [PERSON]"\n'

    def test_cells_of_any_size(self, tmp_path, words):
        (tmp_path / "a.csv").write_text(f"id,text\n1,{'x' * 300_000} Ann\n")
        deidentify([tmp_path / "a.csv"], tmp_path / "b.csv", deidentifier=words())
        assert (tmp_path / "b.csv").read_text().endswith("x [PERSON]\n")

    def test_lines_that_end_in_carriage_returns(self, tmp_path, words):
        (tmp_path / "a.csv").write_bytes(b"id,text\r1,Ann\r2,x\r")
        deidentify([tmp_path / "a.csv"], tmp_path / "b.csv", deidentifier=words())
        assert (tmp_path / "b.csv").read_bytes() == b"id,text\r1,[PERSON]\r2,x\r"

    @pytest.mark.parametrize(
        ("source", "says"),
        [
            ("id,body,n\n1,secret,2\n", r"a\.csv: .*more than one other string column.*'id', 'body', 'n'"),
            ("text,n,text\nsecret,1,secret\n", r"a\.csv: column 3 has the name of another one"),
            ("id,text\n1,secret,secret\n", r"a\.csv:2: has 3 cells, the header 2"),
            ('id,text\n1,x\n2,"secret\n3,x\n', r"a\.csv:3: .*not closed"),
            ('\nid,text\n1,"x\ny"\n2,"secret"x\n', r"a\.csv:5: .*not doubled"),
        ],
    )
    def test_what_is_wrong(self, tmp_path, words, source, says):
        (tmp_path / "a.csv").write_text(source)
        with pytest.raises(InputError, match=says) as caught:
            deidentify([tmp_path / "a.csv"], tmp_path / "b.csv", deidentifier=words())
        assert "secret" not in str(caught.value)
        assert files_in(tmp_path) == ["a.csv"]

    def test_a_row_of_another_length_is_dropped_where_the_policy_says_so(self, tmp_path, words):
        (tmp_path / "a.csv").write_text("id,text\n1,Ann,Ann\n2,Ann\n")
        summary = deidentify([tmp_path / "a.csv"], tmp_path / "b.csv", deidentifier=words(on_error="drop"))
        assert (tmp_path / "b.csv").read_text() == "id,text\n2,[PERSON]\n"
        assert summary.dropped == 1

    def test_an_open_quote_raises_whatever_the_policy_says(self, tmp_path, words):
        """What follows it could be text in a cell that is left alone."""
        (tmp_path / "a.csv").write_text('text,tag\nx,"secret\nAnn,y\n')
        with pytest.raises(InputError, match="not closed"):
            deidentify([tmp_path / "a.csv"], tmp_path / "b.csv", deidentifier=words(on_error="drop"))

    def test_a_header_alone(self, tmp_path, words):
        (tmp_path / "a.csv").write_text("id,text\n")
        summary = deidentify([tmp_path / "a.csv"], tmp_path / "b.csv", deidentifier=words())
        assert (tmp_path / "b.csv").read_text() == "id,text\n"
        assert summary.empty == [tmp_path / "a.csv"]


class TestUnreadable:
    @pytest.mark.parametrize("on_error", ["raise", "drop"])
    @pytest.mark.parametrize(
        ("name", "start"), [("a.txt", b"ok\n"), ("a.jsonl", b'{"text": "ok"}\n\n'), ("a.csv", b"text\n")]
    )
    @pytest.mark.parametrize(
        ("row", "place", "says"),
        [
            (b"secret M\xfcller\n", 8, r"is not UTF-8.*convert it to UTF-8"),
            (b"secret\x00\x01\x02", 6, "is a NUL: this is a binary file"),
        ],
        ids=["latin-1", "binary"],
    )
    def test_encodings(self, tmp_path, words, name, start, row, place, says, on_error):
        (tmp_path / name).write_bytes(start + row)
        with pytest.raises(InputError, match=f"{name}: byte {len(start) + place} {says}") as caught:
            deidentify([tmp_path / name], tmp_path / "out", deidentifier=words(on_error=on_error))
        assert "secret" not in str(caught.value)
        assert caught.value.__context__ is None
        assert files_in(tmp_path) == [name]

    @pytest.mark.parametrize("name", ["a.txt", "a.jsonl", "a.csv"])
    @pytest.mark.parametrize("encoding", ["utf-16", "utf-32"])
    def test_wide_encodings(self, tmp_path, words, name, encoding):
        (tmp_path / name).write_text("text", encoding=encoding)
        with pytest.raises(InputError, match=r"is UTF-16 or UTF-32\. Convert it to UTF-8"):
            deidentify([tmp_path / name], tmp_path / "out", deidentifier=words())

    def test_a_late_byte_has_its_place_in_the_file(self, tmp_path, words):
        (tmp_path / "a.jsonl").write_bytes(b'{"text": "ok"}\n' * 100 + b'{"text": "\xe9"}\n')
        with pytest.raises(InputError, match="byte 1510 "):
            deidentify([tmp_path / "a.jsonl"], tmp_path / "b.jsonl", deidentifier=words())

    def test_a_broken_gzip_file(self, tmp_path, words):
        whole = gzip.compress(b'{"text": "Ann"}\n' * 1000)
        for number, content in enumerate((b"no gzip", whole[:40])):
            (tmp_path / f"{number}.jsonl.gz").write_bytes(content)
            with pytest.raises(InputError, match="not a whole gzip file"):
                deidentify([tmp_path / f"{number}.jsonl.gz"], tmp_path / "b.jsonl", deidentifier=words())

    def test_a_file_that_may_not_be_read(self, tmp_path, words):
        (tmp_path / "a.txt").write_text("x")
        (tmp_path / "a.txt").chmod(0)
        if os.access(tmp_path / "a.txt", os.R_OK):
            pytest.skip("this user may read everything")
        with pytest.raises(InputError, match="cannot be read: Permission denied"):
            deidentify([tmp_path / "a.txt"], tmp_path / "b.txt", deidentifier=words())


class TestFolders:
    def test_is_mirrored(self, tmp_path, words):
        source = tmp_path / "in"
        (source / "deep" / "er").mkdir(parents=True)
        (source / ".git").mkdir()
        for name in (
            "b.txt",
            "deep/a.md",
            "deep/er/c.txt",
            ".hidden.txt",
            ".git/x.txt",
            "scan.pdf",
            "deep/no",
        ):
            (source / name).write_text("Ann")
        (source / "t.jsonl").write_text('{"text": "Ann"}')
        summary = deidentify([source], tmp_path / "out", deidentifier=words())
        assert files_in(tmp_path / "out") == [
            "b.txt",
            "deep",
            "deep/a.md",
            "deep/er",
            "deep/er/c.txt",
            "t.jsonl",
        ]
        assert (tmp_path / "out" / "deep" / "er" / "c.txt").read_text() == "[PERSON]"
        assert (summary.documents, summary.unread) == (4, 2)

    def test_several_inputs_lie_under_their_names(self, tmp_path, words):
        for folder in ("x", "y"):
            (tmp_path / folder).mkdir()
            (tmp_path / folder / "a.txt").write_text("Ann")
        (tmp_path / "c.txt").write_text("Ann")
        inputs = [tmp_path / "x", tmp_path / "y", tmp_path / "c.txt"]
        deidentify(inputs, tmp_path / "out", deidentifier=words())
        assert files_in(tmp_path / "out") == ["c.txt", "x", "x/a.txt", "y", "y/a.txt"]

    def test_all_or_nothing(self, tmp_path, words):
        source = tmp_path / "in"
        (source / "deep").mkdir(parents=True)
        for number in range(50):
            (source / "deep" / f"{number:02}.txt").write_text("Ann")
        (source / "z.txt").write_bytes(b"\xff")
        with pytest.raises(InputError):
            deidentify([source], tmp_path / "new" / "out", deidentifier=words())
        assert files_in(tmp_path) == [
            "in",
            "in/deep",
            *sorted(f"in/deep/{n:02}.txt" for n in range(50)),
            "in/z.txt",
        ]

    def test_a_dropped_text_leaves_no_file(self, tmp_path, words):
        (tmp_path / "in").mkdir()
        for name, text in (("a.txt", "Ann"), ("b.txt", "unreadable"), ("c.txt", "Ann")):
            (tmp_path / "in" / name).write_text(text)
        summary = deidentify([tmp_path / "in"], tmp_path / "out", deidentifier=words(on_error="drop"))
        assert files_in(tmp_path / "out") == ["a.txt", "c.txt"]
        assert (summary.failed, summary.dropped) == (1, 1)
        assert "b.txt" in summary.failures[0]

    def test_the_same_text_alone_and_among_others(self, tmp_path, words):
        """Order changes nothing (law 5)."""
        (tmp_path / "in").mkdir()
        for number in range(70):
            (tmp_path / "in" / f"{number}.txt").write_text(f"{number} Ann Springfield " * (number + 1))
        deidentify([tmp_path / "in"], tmp_path / "together", deidentifier=words())
        for path in (tmp_path / "in").iterdir():
            deidentify([path], tmp_path / "alone" / path.name, deidentifier=words())
            alone = (tmp_path / "alone" / path.name).read_bytes()
            assert (tmp_path / "together" / path.name).read_bytes() == alone


class TestOutputs:
    def test_what_is_there_stays_unless_forced(self, tmp_path, words):
        (tmp_path / "in").mkdir()
        (tmp_path / "in" / "a.txt").write_text("Ann")
        (tmp_path / "in" / "b.txt").write_text("Ann")
        (tmp_path / "out").mkdir()
        (tmp_path / "out" / "a.txt").write_text("old")
        with pytest.raises(OutputError, match=r"is there already.*--force"):
            deidentify([tmp_path / "in"], tmp_path / "out", deidentifier=words())
        assert (tmp_path / "out" / "a.txt").read_text() == "old"
        deidentify([tmp_path / "in"], tmp_path / "out", deidentifier=words(), force=True)
        assert (tmp_path / "out" / "a.txt").read_text() == "[PERSON]"
        assert files_in(tmp_path / "out") == ["a.txt", "b.txt"]

    def test_an_interrupt_leaves_nothing(self, tmp_path, words):
        (tmp_path / "a.jsonl").write_text('{"text": "Ann"}\n' * 100)

        def interrupt(done: int) -> None:
            if done > 900:
                raise KeyboardInterrupt

        with pytest.raises(KeyboardInterrupt):
            deidentify([tmp_path / "a.jsonl"], tmp_path / "b.jsonl", deidentifier=words(), progress=interrupt)
        assert files_in(tmp_path) == ["a.jsonl"]

    def test_a_folder_that_cannot_be_made(self, tmp_path, words):
        (tmp_path / "a.txt").write_text("Ann")
        (tmp_path / "file").write_text("")
        with pytest.raises(OutputError, match="cannot be written: "):
            deidentify([tmp_path / "a.txt"], tmp_path / "file" / "b.txt", deidentifier=words())

    def test_output_has_the_usual_permissions(self, tmp_path, words):
        (tmp_path / "a.txt").write_text("Ann")
        deidentify([tmp_path / "a.txt"], tmp_path / "b.txt", deidentifier=words())
        assert (tmp_path / "b.txt").stat().st_mode == (tmp_path / "a.txt").stat().st_mode

    def test_a_device_is_written_to(self, tmp_path, words):
        (tmp_path / "a.txt").write_text("Ann")
        deidentify([tmp_path / "a.txt"], "/dev/null", deidentifier=words())
        assert Path("/dev/null").is_char_device()
