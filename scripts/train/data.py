"""What the tagger learns from: labelled records as windows of tokens, each with the tags that it may have.

A set teaches only about the labels that it annotates: where it is silent about a label, any tag of that label is
allowed, and the loss sums over what is allowed (marginal likelihood). A coarse label allows the finer ones: a place
that a set calls LOCATION may be a CITY.
"""

import json
import math
import random
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from faker import Faker
from model import tokenizer

from deid.detect.ner import marks_of
from deid.surrogates.places.wording import kind_of
from deid.synthesis import Specification, synthesize

# fmt: off
LABELS = (
    "PERSON", "USERNAME", "STREET_ADDRESS", "CITY", "STATE", "COUNTRY", "POSTCODE", "LOCATION", "ORGANIZATION",
    "DATE", "TIME", "AGE", "OCCUPATION", "NRP", "MEDICAL_RECORD", "ACCOUNT", "NATIONAL_ID", "PASSPORT",
    "DRIVER_LICENSE", "VEHICLE_ID", "HEALTH_PLAN", "ID", "SECRET", "EMAIL", "PHONE", "URL", "BANK_ACCOUNT",
    "CREDIT_CARD", "TAX_ID", "LICENSE_NUMBER", "DEVICE_ID",
)
# fmt: on
TAGS = ("O", *(f"{prefix}-{label}" for label in LABELS for prefix in "BI"))
FINER = {
    "LOCATION": ("LOCATION", "CITY", "STATE", "COUNTRY"),
    "ID": (
        *("ID", "MEDICAL_RECORD", "ACCOUNT", "NATIONAL_ID", "PASSPORT", "DRIVER_LICENSE", "VEHICLE_ID"),
        *("HEALTH_PLAN", "BANK_ACCOUNT", "TAX_ID", "LICENSE_NUMBER", "DEVICE_ID"),
    ),
}
SETS = {  # name: (labels annotated, exhaustive, share of the records in an epoch)
    "uner_ewt": ("PERSON LOCATION ORGANIZATION EMAIL URL", True, 1.0),
    "gum": ("PERSON LOCATION ORGANIZATION DATE", True, 1.0),
    "litbank": ("PERSON LOCATION", True, 0.4),
    "re_docred": ("PERSON LOCATION ORGANIZATION DATE", True, 0.8),
    "wikigold": ("PERSON LOCATION ORGANIZATION", True, 1.0),
    "wnut17": ("PERSON LOCATION ORGANIZATION", True, 1.0),
    "btc": ("PERSON LOCATION ORGANIZATION", True, 1.0),
    "tweebank": ("PERSON LOCATION ORGANIZATION", True, 1.0),
    "sec_filings": ("PERSON LOCATION ORGANIZATION", True, 1.0),
    "crossner": ("PERSON LOCATION ORGANIZATION", True, 0.6),
    "restaurants8k": ("PERSON DATE TIME", True, 0.5),
    "sgd_dialogues": ("PERSON LOCATION ORGANIZATION STREET_ADDRESS DATE TIME PHONE", False, 0.15),
    "aci_bench": ("PERSON", False, 1.0),
    "meddocan_es": (
        "PERSON LOCATION ORGANIZATION STREET_ADDRESS DATE AGE NRP ID EMAIL PHONE OCCUPATION",
        True,
        0.6,
    ),
    "echr_es_fr": ("PERSON LOCATION ORGANIZATION DATE ID NRP TIME", True, 0.5),
    "eds_pseudo_fr": ("PERSON LOCATION ORGANIZATION STREET_ADDRESS DATE ID EMAIL PHONE", True, 1.0),
}
SIZES = (24, 48, 80, 110, 126, 126)  # window sizes in training, in tokens
SYNTHETIC = "synthetic"


class Example(NamedTuple):
    ids: list[int]
    marks: np.ndarray
    allowed: np.ndarray
    """(tokens,) number of the row of `Allowed.table` that says which tags a token may have."""


def varied(text: str, rng: random.Random) -> str:
    """Now and then all in lower case, all in capitals, or with no line breaks; never another length."""
    draw = rng.random()
    if draw < 0.12:
        changed = text.lower()
    elif draw < 0.18:
        changed = text.upper()
    elif draw < 0.22:
        changed = text.replace("\n", " ")
    elif draw < 0.24:
        changed = text.title()
    else:
        return text
    return changed if len(changed) == len(text) else text


def word_tags(
    words: list[int], offsets: list[tuple[int, int]], spans: list[dict]
) -> list[tuple[str, dict | None] | None]:
    """(prefix, span) of each token that starts a word; ("O", None) outside spans; None for the other tokens."""
    tags: list[tuple[str, dict | None] | None] = []
    ordered = sorted(spans, key=lambda s: s["start"])
    at, open_span, previous = 0, None, None
    for word, (start, end) in zip(words, offsets, strict=True):
        if word == previous:
            tags.append(None)
            continue
        previous = word
        while at < len(ordered) and ordered[at]["end"] <= start:
            at += 1
        span = ordered[at] if at < len(ordered) and ordered[at]["start"] < end else None
        tags.append(("O", None) if span is None else ("I" if span is open_span else "B", span))
        open_span = span
    return tags


def meanings(text: str, span: dict) -> tuple[str, ...]:
    """The labels that a gold span may have among those of the tagger."""
    label, written = span["label"], text[span["start"] : span["end"]]
    if label in {"PERSON", "ORGANIZATION"} and written.startswith("@"):
        return ("USERNAME",)
    if label == "LOCATION":
        known = kind_of(written)
        return (known,) if known else FINER[label]
    return FINER.get(label, (label,))


class Allowed:
    """Which tags a token may have, as rows of one table."""

    def __init__(self) -> None:
        self.rows: dict[frozenset[str], int] = {}
        self.known: dict[tuple, int] = {}
        self.number("O", LABELS, LABELS)

    def number(self, prefix: str, labels: tuple[str, ...], silent: tuple[str, ...] = ()) -> int:
        if (prefix, labels, silent) not in self.known:
            self.known[prefix, labels, silent] = self._number(prefix, labels, silent)
        return self.known[prefix, labels, silent]

    def _number(self, prefix: str, labels: tuple[str, ...], silent: tuple[str, ...]) -> int:
        tags = {"O"} if prefix == "O" else {f"{prefix}-{label}" for label in labels}
        tags |= {f"{p}-{label}" for label in silent for p in "BI"}
        return self.rows.setdefault(frozenset(tags), len(self.rows))

    def table(self) -> np.ndarray:
        """(rows, tags) bool; the first row allows everything and so teaches nothing."""
        return np.array([[tag in row for tag in TAGS] for row in self.rows])


class Corpus:
    """Labelled records, real and synthesised, cut anew into windows for each epoch."""

    def __init__(self, folder: Path, synthetic: int) -> None:
        self.tokenizer = tokenizer()
        self.synthetic = synthetic
        self.sets = {
            name: [json.loads(line) for line in (folder / f"{name}.jsonl").open(encoding="utf-8")]
            for name in SETS
            if (folder / f"{name}.jsonl").exists()
        }
        self.allowed = Allowed()
        self.plain = self._plain_words()

    def _plain_words(self) -> frozenset[str]:
        """Words that are practically never part of an entity: what silence may teach."""
        counts: list[tuple[Counter[str], Counter[str]]] = []
        real = [(r["text"], r["spans"]) for name in self.sets if SETS[name][1] for r in self.sets[name][::3]]
        made = [
            (d.text, dictionaries(d.spans)) for d in self._synthesized(3000 if self.synthetic else 0, "plain")
        ]
        for records in (real, made):
            seen, inside = Counter[str](), Counter[str]()
            for text, spans in records:
                encoding = self.tokenizer.encode(text, add_special_tokens=False)
                tags = word_tags(encoding.word_ids, encoding.offsets, spans)
                for tag, (start, end) in zip(tags, encoding.offsets, strict=True):
                    if tag is not None:
                        word = text[start:end].lower()
                        seen[word] += 1
                        inside[word] += tag[0] != "O"
            counts.append((seen, inside))
        (seen, inside), (also_seen, also_inside) = counts
        return frozenset(
            word
            for word, n in seen.items()
            if n >= 12
            and inside[word] <= 0.02 * n
            and also_inside[word] <= 0.03 * also_seen[word]
            and not any(c.isdigit() for c in word)
        )

    @staticmethod
    def _synthesized(n: int, seed: object, **specification: Any) -> Iterable:
        return synthesize(Specification(**specification), n, seed=str(seed)) if n else ()

    def records(self, epoch: int, rng: random.Random) -> Iterator[tuple[str, str, list[dict]]]:
        """(set, text, spans) of one epoch, the names of people in some real records changed for others."""
        for name, records in self.sets.items():
            for record in rng.sample(records, math.ceil(SETS[name][2] * len(records))):
                text, spans = record["text"], record["spans"]
                if rng.random() < 0.35:
                    text, spans = renamed(text, spans, rng)
                yield name, *spoilt(text, spans, rng)
        for document in self._synthesized(self.synthetic, epoch):
            yield SYNTHETIC, *spoilt(document.text, dictionaries(document.spans), rng)
        for document in self._synthesized(
            self.synthetic // 8, f"{epoch} negatives", documents={"negatives": 1}
        ):
            yield SYNTHETIC, *spoilt(document.text, dictionaries(document.spans), rng)

    def _rows(self, name: str, text: str, encoding: object, spans: list[dict]) -> np.ndarray:
        annotated, exhaustive, _ = SETS.get(name, (" ".join(LABELS), True, 1.0))
        covered = {finer for label in annotated.split() for finer in FINER.get(label, (label,))}
        silent = tuple(label for label in LABELS if label not in covered)
        outside = self.allowed.number("O", (), silent if exhaustive else LABELS)
        plainly = self.allowed.number("O", ())
        rows = np.zeros(len(encoding.ids), dtype=np.int16)
        memo: dict[int, tuple[str, ...]] = {}
        offsets = encoding.offsets
        for i, tag in enumerate(word_tags(encoding.word_ids, offsets, spans)):
            if tag is None:
                continue
            prefix, span = tag
            if span is None:
                start, end = offsets[i]
                rows[i] = plainly if text[start:end].lower() in self.plain else outside
            else:
                exact = (span["label"],)  # what is synthesised knows what it means
                labels = memo.setdefault(id(span), exact if name == SYNTHETIC else meanings(text, span))
                rows[i] = self.allowed.number(prefix, labels) if set(labels) <= set(LABELS) else 0
        return rows

    def examples(self, epoch: int) -> Iterator[Example]:
        rng = random.Random(epoch)
        for name, original, spans in self.records(epoch, rng):
            text = varied(original, rng)
            encoding = self.tokenizer.encode(text, add_special_tokens=False)
            offsets = np.array(encoding.offsets, dtype=np.int64).reshape(-1, 2)
            marks = marks_of(text, np.array(encoding.word_ids, dtype=np.int64), offsets)
            rows = self._rows(name, text, encoding, spans)
            words = encoding.word_ids
            starts = [i == 0 or words[i] != words[i - 1] for i in range(len(words))]
            start = 0
            while start < len(encoding.ids):
                end = min(start + rng.choice(SIZES), len(encoding.ids))
                while end < len(encoding.ids) and not starts[end] and end - start < 160:
                    end += 1
                if rows[start:end].any():
                    yield Example(encoding.ids[start:end], marks[start:end], rows[start:end])
                start = end

    def batches(self, epoch: int, tokens: int) -> list[list[Example]]:
        """Windows of like length together, `tokens` of them a batch, in an order of their own for each epoch."""
        examples = list(self.examples(epoch))
        rng = random.Random(f"{epoch} order")
        rng.shuffle(examples)
        examples.sort(key=lambda example: len(example.ids) // 8)
        made: list[list[Example]] = [[]]
        for example in examples:
            if made[-1] and (len(made[-1]) + 1) * (len(example.ids) + 2) > tokens:
                made.append([])
            made[-1].append(example)
        rng.shuffle(made)
        return made


def dictionaries(spans: Iterable) -> list[dict]:
    return [s if isinstance(s, dict) else {"start": s.start, "end": s.end, "label": s.label} for s in spans]


_LINE_BREAKS = (
    "\\n",
    "<br>",
    "<br/>\n",
    "\n> ",
    "\n>> ",
    "\n- ",
    "\n* ",
    " | ",
    "\\r\\n",
    "\t",
    "\n    ",
    "\n\n",
    ", ",
)
_ESCAPES = ({'"': '\\"', "\\": "\\\\"}, {"&": "&amp;", "'": "&#39;", "<": "&lt;", '"': "&quot;"})


def spoilt(text: str, spans: list[dict], rng: random.Random) -> tuple[str, list[dict]]:
    """One record in eight with typing errors, one in sixteen in another layout; the spans stay true."""
    draw = rng.random()
    if draw > 0.19:
        return text, spans
    if draw < 0.125:
        rate = rng.choice((0.01, 0.02, 0.04))
        pieces = [_mistyped(c, rng) if c.isalnum() and rng.random() < rate else c for c in text]
    else:
        line, escapes = rng.choice(_LINE_BREAKS), rng.choice(_ESCAPES)
        pieces = [line if c == "\n" else escapes.get(c, c) for c in text]
    ends = np.append(0, np.cumsum([len(piece) for piece in pieces])).tolist()
    moved = [{**s, "start": ends[s["start"]], "end": ends[s["end"]]} for s in spans]
    return "".join(pieces), [s for s in moved if s["start"] < s["end"]]


def _mistyped(c: str, rng: random.Random) -> str:
    other = rng.choice("0123456789OlSBIZ" if c.isdigit() else "abcdefghijklmnopqrstuvwxyz")
    return rng.choice(
        ("", c + c, other.upper() if c.isupper() else other, c + other.lower(), c.swapcase(), c + " ")
    )


_NAMED = re.compile(r"[^\W\d_]+(?:[-'][^\W\d_]+)*")


def renamed(text: str, spans: list[dict], rng: random.Random) -> tuple[str, list[dict]]:
    """The text with other people in it: each word of a name becomes another name's, the same one throughout.

    Real contexts with names of all origins. Only words with a capital are changed, and "@handles" are not.
    """
    made: dict[str, str] = {}
    pieces, moved, at, shift = [], [], 0, 0
    for span in sorted(spans, key=lambda s: s["start"]):
        start, end = span["start"], span["end"]
        written = text[start:end]
        if span["label"] == "PERSON" and not written.startswith("@") and start >= at:
            new = _with_other_words(written, made, rng)
        else:
            new = written
        if start >= at:
            pieces += [text[at:start], new]
            moved.append({**span, "start": start + shift, "end": start + shift + len(new)})
            shift += len(new) - len(written)
            at = end
    return "".join([*pieces, text[at:]]), moved


def _with_other_words(name: str, made: dict[str, str], rng: random.Random) -> str:
    words = _NAMED.findall(name)
    family = words[-1] if len(words) > 1 else None
    return _NAMED.sub(lambda m: _other(m[0], m[0] == family, made, rng), name)


def _other(word: str, family: bool, made: dict[str, str], rng: random.Random) -> str:
    if (
        len(word) < 3
        or not word[0].isupper()
        or word.lower() in {"von", "van", "der", "dos", "jr", "sir", "the"}
    ):
        return word
    if word.lower() not in made:
        made[word.lower()] = any_name(family, rng)
    new = made[word.lower()]
    return new.upper() if word.isupper() else new


LOCALES = (
    "cs_CZ de_DE en_GB en_IN en_NG en_US es_CO es_ES es_MX et_EE fi_FI fil_PH fr_FR ga_IE hr_HR hu_HU id_ID "
    "it_IT lt_LT lv_LV nl_NL no_NO pl_PL pt_BR ro_RO sk_SK sl_SI sv_SE sw tr_TR vi_VN yo_NG zu_ZA"
)


@cache
def _names() -> tuple[tuple[tuple[str, ...], tuple[str, ...]], ...]:
    """(first names, family names) of each locale."""
    pools = []
    for locale in LOCALES.split():
        faker = Faker(locale)
        faker.seed_instance(locale)
        first = {faker.first_name() for _ in range(250)}
        last = {faker.last_name() for _ in range(300)}
        pools.append((tuple(sorted(first)), tuple(sorted(last))))
    return tuple(pools)


def any_name(family: bool, rng: random.Random) -> str:
    return rng.choice(rng.choice(_names())[family])
