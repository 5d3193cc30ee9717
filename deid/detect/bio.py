"""From tag probabilities to spans: BIO, IO, BIOES, BILOU and BMES, decoded by words and from offsets.

transformers' `aggregation_strategy` splits and fuses words, so the decoding is ours. Nearly every word is
outside any entity: numpy finds the few that are not, and Python loops only over those.
"""

import re
from collections.abc import Mapping, Sequence
from typing import NamedTuple

import numpy as np

from deid.detect.windows import codes
from deid.labels import canonical
from deid.types import Span

_PREFIXED = re.compile(r"([BIMESLUW])[-_](.+)", re.DOTALL)
_OUTSIDE = re.compile(r"O|X|PAD|\[.*\]|<.*>", re.DOTALL)

# At these a new word begins whatever the tokenizer says: to one that cuts at white space only, "Name:Ada"
# is one word, and its first piece would decide for the name. "'", "-", "." and "&" stand inside names.
_FIELD_MARKS = np.isin(np.arange(128), [ord(c) for c in ':;,/\\=|<>()[]{}"\t\n\r'])

_TRIMMED = frozenset(" \t\n\r\f\v,;:!?\"'`*_/\\|<>=~-\xa0\u200b\u2028\u2029\u3000\xab\xbb\xb4") | frozenset(
    map(chr, range(0x2010, 0x2028))  # hyphens, dashes, quotation marks, bullets, ellipsis
)
_OPENING, _CLOSING = "([{", ")]}"
_ABBREVIATION = re.compile(
    r"(?:\b(?:\w|jr|sr|inc|co|corp|ltd|llc|llp|plc|bros|dept|univ|assn|st|ave|blvd|rd|mt|ft|dr|mr|mrs|ms|prof"
    r"|rev|hon|capt|col|gen|sgt|lt|esq|md|gmbh|cia|ste|sra|srta)|\.\w+)\.$",
    re.IGNORECASE,
)
_BLANK_LINE = re.compile(r"\n[^\S\n]*\n")


class TagSet(NamedTuple):
    """How the columns of a probability array are read."""

    labels: tuple[str, ...]
    """The canonical labels."""
    member: np.ndarray
    """(tags, labels): 1 where the tag is one of the label's."""
    opening: np.ndarray
    """(tags, labels): 1 where the tag begins a span of the label: B, S, and tags without a prefix."""
    inner: np.ndarray
    """(tags, labels): 1 where the tag goes on with one: I, E, and tags without a prefix."""
    closes: np.ndarray
    """(tags,): +1 for E and S, -1 for B and I, where the set has an E or S for the label: is it the last?"""
    outside: np.ndarray
    """The columns that stand for no entity."""


def read_tags(tags: Sequence[str], relabel: Mapping[str, str] | None = None) -> TagSet:
    """Read a model's tags, whatever the scheme; bare labels (no prefix) are read as IO.

    `relabel` maps the model's labels (without prefix) or whole tags to labels of ours, or to "O": no entity.
    `ValueError` if no tag stands for no entity.
    """
    relabel = relabel or {}
    prefixes, names = _split_tags(tags)
    named = zip(tags, names, strict=True)
    mapped = ["O" if name is None else relabel.get(tag, relabel.get(name, name)) for tag, name in named]
    found = ["O" if name == "O" else canonical(name) for name in mapped]
    labels = tuple(dict.fromkeys(label for label in found if label != "O"))
    outside = np.array([i for i, label in enumerate(found) if label == "O"], dtype=np.int64)
    if not len(outside):
        raise ValueError(
            f"none of the tags {', '.join(tags)} is 'O'; say with `labels` which one means no entity"
        )
    member = np.array([[float(label == mine) for mine in labels] for label in found]).reshape(len(tags), -1)
    last = {label for prefix, label in zip(prefixes, found, strict=True) if prefix in "ES"}
    opening = member * np.array([[prefix not in "IE"] for prefix in prefixes])
    opening = np.where(opening.any(axis=0), opening, member)  # IO: no tag of its own for the first word
    inner = member * np.array([[prefix not in "BS"] for prefix in prefixes])
    sign = {"E": 1.0, "S": 1.0, "I": -1.0, "B": -1.0}
    closes = np.array(
        [sign.get(p, 0.0) if label in last else 0.0 for p, label in zip(prefixes, found, strict=True)]
    )
    return TagSet(labels, member, opening, inner, closes, outside)


def _split_tags(tags: Sequence[str]) -> tuple[list[str], list[str | None]]:
    """(prefix in B, I, E, S or "-", name or None for outside) of each tag."""
    matches = [None if _OUTSIDE.fullmatch(tag) else _PREFIXED.fullmatch(tag) for tag in tags]
    if any(match is None and not _OUTSIDE.fullmatch(tag) for tag, match in zip(tags, matches, strict=True)):
        return ["-"] * len(tags), [None if _OUTSIDE.fullmatch(tag) else tag for tag in tags]
    same = {"M": "I", "L": "E", "U": "S", "W": "S"}
    prefixes = ["-" if match is None else same.get(match[1], match[1]) for match in matches]
    return prefixes, [None if match is None else match[2] for match in matches]


def decode(
    probabilities: np.ndarray,
    tags: Sequence[str] | TagSet,
    offsets: np.ndarray,
    words: np.ndarray | None = None,
    *,
    text: str,
    source: str,
    relabel: Mapping[str, str] | None = None,
    threshold: float = 0.5,
    operating: np.ndarray | None = None,
    bounds: Sequence[int] = (),
) -> list[Span]:
    """The spans of one text: disjoint, in order, and no word of letters and digits is split.

    `probabilities` is (tokens, tags), `offsets` (tokens, 2) in code points, without special tokens; `words`
    (tokens,) numbers the word that a token belongs to; without it, touching pieces of letters and digits
    are one word. The first token of a word decides for the word: its label is the one with the most probability
    over all its tags, its score 1 - P(outside), and it is an entity if the score is at least `threshold`. With
    `operating` (labels,), the probability at which each label is best taken, scores are stretched so that this
    is 0.5 for every label. Words of one label that follow each other are one span unless the tags say that a
    new one begins, or a blank line is between them; where neighbours disagree, the likeliest sequence of tags
    decides. A span's score is the mean over its words, so that what
    `threshold` let in passes the same threshold as a span. `tags` may be what `read_tags` made of them;
    `relabel` is then not used. Several texts may be decoded as one, with a blank line between them: `bounds` are
    then the first tokens of the texts, and nothing reaches from one into the next.
    """
    tag_set = tags if isinstance(tags, TagSet) else read_tags(tags, relabel)
    offsets = np.asarray(offsets, dtype=np.int64).reshape(-1, 2)
    if not len(probabilities) == len(offsets):
        raise ValueError(f"probabilities of {len(probabilities)} tokens, but offsets of {len(offsets)}")
    if not len(offsets) or not tag_set.labels:
        return []
    first = _first_tokens(offsets, words, text)
    start = offsets[first, 0]
    end = np.maximum.reduceat(offsets[:, 1], first)
    rows = probabilities[first]
    inside = 1.0 - rows[:, tag_set.outside].sum(axis=1)
    found = np.flatnonzero((inside >= _UNLIKELY * threshold) & (end > start))
    label = _mass(rows[found], tag_set.member).argmax(axis=1)
    score = inside[found] if operating is None else stretched(inside[found], operating[label])
    taken = score >= threshold
    found, label, score = found[taken], label[taken], score[taken]
    if not len(found):
        return []
    place = found + np.searchsorted(bounds, first[found], side="right")  # texts are not next to each other
    label, begins = _paths(rows[found], label, place, tag_set)
    return _spans(text, source, tag_set.labels, label, score, start[found], end[found], begins)


def _mass(rows: np.ndarray, part: np.ndarray) -> np.ndarray:
    """(words, labels): how much of each row's probability lies on the tags of `part`.

    Not with `@`: what BLAS makes of a row may depend on how many others there are (law 5).
    """
    return np.einsum("wt,tl->wl", rows, part.astype(rows.dtype))


_UNLIKELY = 0.02
"""No label's operating point is lower than this."""


def stretched(probability: np.ndarray, operating: np.ndarray) -> np.ndarray:
    """Probabilities as scores: 0 and 1 stay, the operating point becomes 0.5, and between them it is linear.

    >>> stretched(np.array([0.1, 0.2, 0.6]), np.array([0.2, 0.2, 0.2])).tolist()
    [0.25, 0.5, 0.75]
    """
    low = 0.5 * probability / operating
    return np.where(probability < operating, low, 0.5 + 0.5 * (probability - operating) / (1 - operating))


_NEIGHBOURS = np.log(0.3)
"""What it costs that a span begins right behind another: words of one entity are more frequent than two entities."""

_STRAY = np.log(0.2)
"""What it costs to go on with a label that the word before has not."""


def _paths(
    rows: np.ndarray, label: np.ndarray, place: np.ndarray, tag_set: TagSet
) -> tuple[np.ndarray, np.ndarray]:
    """(words,) label of each entity word, and whether a span begins at it.

    A tag that goes on with a label should follow one of that label (a model with IOB1 tags may mean it
    otherwise): where words next to each other do not agree by themselves, the likeliest sequence decides
    (Viterbi 1967).
    """
    opening, inner = (np.log(_mass(rows, part) + 1e-9) for part in (tag_set.opening, tag_set.inner))
    words = np.arange(len(place))
    begins = np.ones(len(place), dtype=bool)
    begins[1:] = (place[1:] != place[:-1] + 1) | (label[1:] != label[:-1])
    heads = np.flatnonzero(np.diff(place, prepend=-2) != 1)
    begins |= opening[words, label] > inner[words, label]
    begins[heads] = True
    label = label.copy()
    for head, tail in zip(heads.tolist(), [*heads[1:].tolist(), len(place)], strict=True):
        if begins[head + 1 : tail].any():
            label[head:tail], begins[head:tail] = _path(opening[head:tail], inner[head:tail])
    begins[1:] |= (rows[:-1] * tag_set.member.T[label[:-1]]) @ tag_set.closes > 0
    return label, begins


def _path(opening: np.ndarray, inner: np.ndarray) -> tuple[list[int], list[bool]]:
    """The likeliest labels of words in a row, and where spans begin; (words, labels) log probabilities."""
    best = np.logaddexp(opening[0], inner[0])
    steps = []
    for begin, go_on in zip(opening[1:], inner[1:], strict=True):
        last = int(best.argmax())
        begun = best[last] + _NEIGHBOURS + np.logaddexp(begin, _STRAY + go_on)
        begun[last] = best[last] + _NEIGHBOURS + begin[last]
        gone_on = best + go_on
        begins = begun > gone_on
        steps.append((last, begins))
        best = np.where(begins, begun, gone_on)
    at = int(best.argmax())
    labels, starts = [at], []
    for last, begins in reversed(steps):
        starts.append(bool(begins[at]))
        at = last if begins[at] else at
        labels.append(at)
    return labels[::-1], [True, *starts[::-1]]


def _spans(
    text: str,
    source: str,
    labels: Sequence[str],
    label: np.ndarray,
    inside: np.ndarray,
    start: np.ndarray,
    end: np.ndarray,
    begins: np.ndarray,
) -> list[Span]:
    spans: list[Span] = []
    for i in range(1, len(label)):
        if not begins[i] and start[i] - end[i - 1] > 1:
            begins[i] = _BLANK_LINE.search(text, end[i - 1], start[i]) is not None
    heads = np.flatnonzero(begins)
    tails = np.append(heads[1:], len(label))
    score = np.add.reduceat(inside, heads, dtype=np.float64) / (tails - heads)
    reach = 0
    for head, tail, mean in zip(heads.tolist(), tails.tolist(), score.tolist(), strict=True):
        low, high = trimmed(text, max(int(start[head]), reach), int(end[tail - 1]))
        if low < high:
            spans.append(Span(low, high, labels[label[head]], min(max(mean, 0.0), 1.0), source))
            reach = high
    return spans


def trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """The range without white space and plain punctuation at its ends; empty if it holds nothing else.

    A full stop that belongs to an abbreviation ("Jr.", "Inc.", "U.S.") and brackets that close inside stay.
    """
    while start < end and (text[start] in _TRIMMED or _is_loose(text, start, start, end)):
        start += 1
    while start < end and (text[end - 1] in _TRIMMED or _is_loose(text, end - 1, start, end)):
        end -= 1
    return start, end


def _is_loose(text: str, position: int, start: int, end: int) -> bool:
    """Is this a bracket without its partner, or a full stop that ends no abbreviation?"""
    mark = text[position]
    if mark == ".":
        return position == start or not _ABBREVIATION.search(text[max(start, end - 12) : end])
    if mark in _OPENING:
        return text.find(_CLOSING[_OPENING.index(mark)], start, end) < 0
    if mark in _CLOSING:
        return text.find(_OPENING[_CLOSING.index(mark)], start, end) < 0
    return False


def _first_tokens(offsets: np.ndarray, words: np.ndarray | None, text: str) -> np.ndarray:
    """The index of the first token of each word."""
    points = codes(text)
    last = np.maximum(offsets[:-1, 1] - 1, 0)
    before = points[np.minimum(last, len(points) - 1)]
    after = points[np.minimum(offsets[1:, 0], len(points) - 1)]
    touching = offsets[1:, 0] <= offsets[:-1, 1]
    new = np.ones(len(offsets), dtype=bool)
    if words is None:
        new[1:] = ~(touching & _in_words(before) & _in_words(after))
    else:
        words = np.asarray(words)
        new[1:] = (words[1:] != words[:-1]) | _is_mark(before) | _is_mark(after)
    return np.flatnonzero(new)


def _is_mark(points: np.ndarray) -> np.ndarray:
    return (points < 128) & _FIELD_MARKS[np.minimum(points, 127)]


def _in_words(points: np.ndarray) -> np.ndarray:
    """(points,) bool: is it a letter, a digit or a mark of a script that puts spaces between words?"""
    kinds, place = np.unique(points, return_inverse=True)
    return np.array([_joins(chr(kind)) for kind in kinds.tolist()], dtype=bool)[place]


def _joins(c: str) -> bool:
    spaceless = "\u0e00" <= c <= "\u0eff" or "\u1000" <= c <= "\u109f" or "\u1780" <= c <= "\u17ff"
    spaceless = spaceless or "\u3040" <= c <= "\u9fff" or "\uf900" <= c <= "\ufaff" or c >= "\U00020000"
    return (c.isalnum() or c == "_") and not spaceless
