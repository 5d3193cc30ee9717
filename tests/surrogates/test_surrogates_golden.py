"""Every surrogate of five hundred inputs a label is what it was: a difference is a breaking change.

Then raise `VERSION` in deid/surrogates/source.py, say so in the changelog, and write the files anew:

    python tests/surrogates/test_surrogates_golden.py

It keeps the inputs that are there, and fills up to five hundred with what `deid.synthesis` writes.
"""

import json
import sys
from itertools import islice, product
from pathlib import Path
from random import Random

import pytest

from deid.labels import LABELS
from deid.surrogates import SURROGATE_VERSION, Key, Surrogates

FOLDER = Path(__file__).with_name("golden")
SURROGATES = Surrogates(Key(bytes(range(32))))
WITHOUT = {"SECRET", "OCCUPATION", "NRP", "RELATIVE_DATE"}
INPUTS = 500


def rows(label):
    head, *lines = (FOLDER / f"{label}.tsv").read_text("utf-8").splitlines()
    assert head == f"surrogates {SURROGATE_VERSION}"
    return [tuple(map(json.loads, line.split("\t"))) for line in lines]


@pytest.mark.parametrize("label", sorted(set(LABELS) - WITHOUT))
def test_nothing_has_changed(label):
    found = rows(label)
    changed = [(text, fake) for text, fake in found if SURROGATES.replace(label, text) != fake]
    assert not changed
    assert len({text for text, _ in found}) >= INPUTS
    assert sum(fake is None for _, fake in found) < INPUTS / 5


# ------------------------------------------------------------------------------------------ writing them anew


def inputs(documents=60_000):
    from deid.synthesis import Specification, synthesize

    found = {label: dict.fromkeys(islice(more(label), 6 * INPUTS)) for label in sorted(set(LABELS) - WITHOUT)}
    for document in synthesize(Specification(), documents, seed=500):
        for span in document.spans:
            if span.label in found and len(found[span.label]) < 8 * INPUTS:
                found[span.label].setdefault(document.text[span.start : span.end])
    return found


def more(label):
    """What the synthesis writes too seldom."""
    from deid.surrogates.places import gazetteer
    from deid.synthesis import identifiers

    rng = Random(500)
    if label == "COORDINATES":
        for _ in range(INPUTS):
            yield identifiers.coordinates("US", rng)
            yield f"{rng.uniform(-89, 89):.4f}, {rng.uniform(-179, 179):.4f}"
    elif label in {"CRYPTO_ADDRESS", "MAC_ADDRESS", "CREDIT_CARD"}:
        make = {"CRYPTO_ADDRESS": identifiers.crypto, "MAC_ADDRESS": identifiers.mac}.get(
            label, identifiers.card
        )
        for _ in range(2 * INPUTS):
            yield make("US", rng)
    elif label == "COUNTRY":
        for row in gazetteer.countries():
            yield from (row[2], row[2].upper(), row[1], row[0])
    elif label == "STATE":
        for country in ("US", "CA", "AU", "DE", "GB", "ES", "FR", "IT", "IN"):
            for code, name in gazetteer.states(country):
                yield from (name, name.upper(), *[code] * bool(code))
    elif label == "AGE":
        forms = ("{}", "{}-year-old", "{} years old", "aged {}", "{} yo", "age {}", "{}F", "{}-year-old man")
        for number, form in product(range(1, 103), forms):
            yield form.format(number)


def main():
    found = inputs()
    FOLDER.mkdir(exist_ok=True)
    for label, more_texts in found.items():
        path = FOLDER / f"{label}.tsv"
        texts = (
            [text for text, _ in map(parse, path.read_text("utf-8").splitlines()[1:])]
            if path.exists()
            else []
        )
        rng = Random(label)
        rest = sorted(set(more_texts) - set(texts))
        texts += rng.sample(rest, min(len(rest), max(0, INPUTS - len(texts))))
        lines = [f"surrogates {SURROGATE_VERSION}"]
        for text in texts:
            pair = (text, SURROGATES.replace(label, text))
            lines.append("\t".join(json.dumps(value, ensure_ascii=False) for value in pair))
        path.write_text("\n".join(lines) + "\n", "utf-8")
        print(f"{label}: {len(texts)} inputs", file=sys.stderr)


def parse(line):
    return tuple(map(json.loads, line.split("\t")))


if __name__ == "__main__":
    main()
