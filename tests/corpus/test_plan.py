import os
from pathlib import Path

import pytest

from deid.corpus.plan import Job, check_output, find_inputs, plan
from deid.corpus.readers import format_of
from deid.errors import InputError, OutputError


@pytest.fixture
def here(tmp_path, monkeypatch) -> Path:
    monkeypatch.chdir(tmp_path)
    for name in ("a.txt", "b.txt", "t.parquet", "x.pdf"):
        (tmp_path / name).write_text("")
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "c.md").write_text("")
    return tmp_path


def planned(*inputs: str, out: str | None, force: bool = False) -> list[tuple[str, str | None]]:
    jobs, _ = plan([Path(path) for path in inputs], None if out is None else Path(out), force=force)
    return [(str(job.source), None if job.target is None else str(job.target)) for job in jobs]


@pytest.mark.parametrize(
    ("name", "format"),
    [
        ("a.txt", "text"),
        ("A.MD", "text"),
        ("a.b.jsonl", "jsonl"),
        ("a.ndjson.gz", "jsonl"),
        ("a.csv.gz", "csv"),
        ("a.parquet", "parquet"),
        ("a.parquet.gz", None),
        ("a.gz", None),
        ("a.json", None),
        ("txt", None),
        ("-", "text"),
    ],
)
def test_format(name, format):
    assert format_of(Path(name)) == format


@pytest.mark.parametrize(
    ("inputs", "out", "jobs"),
    [
        (["a.txt"], None, [("a.txt", None)]),
        (["a.txt"], "-", [("a.txt", None)]),
        (["-"], "o.txt", [("-", "o.txt")]),
        (["a.txt"], "o.txt", [("a.txt", "o.txt")]),
        (["a.txt"], "o.md", [("a.txt", "o.md")]),
        (["a.txt"], "o", [("a.txt", "o")]),
        (["a.txt"], "in", [("a.txt", "in/a.txt")]),
        (["b.txt", "a.txt"], "o", [("b.txt", "o/b.txt"), ("a.txt", "o/a.txt")]),
        (["in"], "o", [("in/c.md", "o/c.md")]),
        (["in", "a.txt"], "o", [("in/c.md", "o/in/c.md"), ("a.txt", "o/a.txt")]),
    ],
)
def test_where_output_goes(here, inputs, out, jobs):
    assert planned(*inputs, out=out) == jobs


@pytest.mark.parametrize(
    ("inputs", "says"),
    [
        (["nothing.txt"], "nothing.txt: no such file or folder"),
        (["x.pdf"], r"x\.pdf: not a format that deid reads.*\.txt, \.md, \.jsonl.*\.parquet"),
        (["empty"], r"empty: a folder without input. deid looks for \.txt"),
    ],
)
def test_inputs_that_are_none(here, inputs, says):
    (here / "empty").mkdir()
    (here / "empty" / "x.pdf").write_text("")
    with pytest.raises(InputError, match=says):
        planned(*inputs, out="o")


@pytest.mark.parametrize(
    ("inputs", "out", "says"),
    [
        (["a.txt", "b.txt"], None, "more than one file.*folder with -o"),
        (["in"], None, "more than one file.*folder with -o"),
        (["t.parquet"], None, "Parquet.*-o"),
        (["a.txt"], "a.txt", "is the input a.txt"),
        (["a.txt"], "link.txt", "is the input a.txt"),
        (["a.txt"], "hard.txt", "is the input a.txt"),
        (["a.txt"], ".", r"is the input a\.txt"),
        (["a.txt"], "b.txt", "is there already.*--force"),
        (["a.txt"], "o.csv", "does not convert"),
        (["a.txt", "b.txt"], "t.parquet", "is a file"),
        (["in"], "in", "lies within the input"),
        (["in"], "in/out", "lies within the input"),
        (["a.txt", "./a.txt"], "o", "both a.txt and a.txt"),
        (["a.txt", "in2/a.txt"], "o", "both a.txt and in2/a.txt"),
    ],
)
@pytest.mark.parametrize("force", [False, True])
def test_outputs_that_are_refused(here, inputs, out, says, force):
    (here / "link.txt").symlink_to("a.txt")
    (here / "hard.txt").hardlink_to("a.txt")
    (here / "in2").mkdir()
    (here / "in2" / "a.txt").write_text("")
    if force and "already" in says:
        assert planned(*inputs, out=out, force=True) == [("a.txt", "b.txt")]
        return
    with pytest.raises(OutputError, match=says):
        planned(*inputs, out=out, force=force)


def test_another_input_is_not_overwritten_either(here):
    (here / "o").mkdir()
    (here / "o" / "b.txt").hardlink_to("a.txt")
    with pytest.raises(OutputError, match=r"o/b\.txt: is the input a\.txt"):
        planned("a.txt", "b.txt", out="o", force=True)


def test_folders_are_read_in_order_without_following_links(here):
    (here / "in" / "b").mkdir()
    (here / "in" / "b" / "z.txt").write_text("")
    (here / "in" / "a.txt").write_text("")
    (here / "in" / "loop").symlink_to(here / "in")
    (here / "in" / "one.txt").symlink_to(here / "a.txt")
    inputs = find_inputs([Path("in")])
    assert [str(place) for _, place in inputs.files] == ["a.txt", "b/z.txt", "c.md", "one.txt"]
    assert inputs.unread == 1


def test_one_output_of_all_inputs(here):
    inputs = find_inputs([Path("a.txt"), Path("in")])
    check_output(Path("spans.jsonl"), inputs, force=False)
    for out, says in (("in", "a folder"), ("b.txt", "already"), (f"in{os.sep}c.md", "is the input")):
        with pytest.raises(OutputError, match=says):
            check_output(Path(out), inputs, force=False)


def test_jobs_are_plain():
    assert Job(Path("a.txt")).target is None
