"""Every surrogate of a list of inputs is what it was: a difference is a breaking change.

Then raise `VERSION` in deid/surrogates/source.py, say so in the changelog, and write the file anew:

    python tests/surrogates/test_surrogates_golden.py
"""

import json
from pathlib import Path

from deid.surrogates import SURROGATE_VERSION, Key, Surrogates

GOLDEN = Path(__file__).with_name("golden.tsv")
SURROGATES = Surrogates(Key(bytes(range(32))))


def rows():
    for line in GOLDEN.read_text("utf-8").splitlines()[1:]:
        label, text, fake = line.split("\t")
        yield label, json.loads(text), json.loads(fake)


def test_nothing_has_changed():
    assert GOLDEN.read_text("utf-8").splitlines()[0] == f"surrogates {SURROGATE_VERSION}"
    found = list(rows())
    changed = [(label, text, fake) for label, text, fake in found if SURROGATES.replace(label, text) != fake]
    assert not changed
    assert len(found) > 400


if __name__ == "__main__":
    lines = [f"surrogates {SURROGATE_VERSION}"]
    for label, text, _ in list(rows()):
        fake = SURROGATES.replace(label, text)
        lines.append("\t".join([label, *(json.dumps(value, ensure_ascii=False) for value in (text, fake))]))
    GOLDEN.write_text("\n".join(lines) + "\n", "utf-8")
