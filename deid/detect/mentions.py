"""A name found once in a document is found everywhere in it: pure, one pass for all names."""

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from deid.detect.mention_words import COMMON, COMMON_IN_LOWER, MONTHS, NEVER, PARTICLES, TITLES
from deid.detect.search import SPACELESS, Search, folded
from deid.labels import LABELS, is_structured
from deid.types import Span

SOURCE = "mentions"

_EXACT = frozenset({"ORGANIZATION", "LOCATION", "CITY", "STATE", "COUNTRY", "STREET_ADDRESS"})
_ELSEWHERE = frozenset({"POSTCODE", "COORDINATES"})  # the same number may mean something else elsewhere
_NUMBERS = frozenset(filter(is_structured, LABELS)) - _ELSEWHERE
_SOUGHT = _EXACT | _NUMBERS | {"PERSON"}

_NAME_TOKEN = re.compile(r"[^\W\d_]+(?:['-][^\W\d_]+)*")
_NO_NAME = re.compile(r"[\d@/\\_<>=#:]")
_SURNAME_FIRST = re.compile(r"\s*([^,]+),\s*(\S.*)")
_POSSESSIVE = re.compile(r"'s?$")
_TITLE_BEFORE = re.compile(rf"\b(?:{'|'.join(sorted(TITLES))})\.?[ \t]+$", re.IGNORECASE)
_SENTENCE_START = re.compile(r"(?:^|[.!?:;|>*\u2022\r\n\u2013\u2014-])[ \t\"'\u201c\u201d\u2018\u2019(\[_]*$")
_BEFORE_MONTH = re.compile(
    r"(?:\d(?:st|nd|rd|th)?|\b(?:in|of|since|until|till|by|last|next|this|early|late|mid|during|from|each|every"
    r"|before|after|through|to|and|or|en|de|im|du))[\s,.-]*$",
    re.IGNORECASE,
)
_CAPITALISED_NEXT = re.compile(r"[ \t]+[^\W\d_]")
_IN_ADDRESS = re.compile(r"[@_/!%]|^[.-] | [.-]\w")  # the mention is the blank
_LONGEST_FORM = 200  # characters
_LONGEST_NAME = 6  # tokens; a "name" that is longer is taken as it stands
_WORDS_SHOWN = 16  # characters before a mention that are looked at


class _Form(NamedTuple):
    """A way to write a name that was found."""

    kind: str
    """name (several tokens), token (one alone), short (one of two letters), initial ("M. Keller"), exact."""
    label: str
    score: float
    written: str
    """As the original has it, for `exact`; the one token, folded, for `token`."""

    @property
    def rank(self) -> tuple[int, float, str]:
        return (
            ("handle", "short", "token", "initial", "name", "exact").index(self.kind),
            self.score,
            self.label,
        )


def mentions(text: str, spans: Iterable[Span]) -> list[Span]:
    """Further mentions of what `spans` found in `text`: in order, disjoint, none within one of `spans`.

    A PERSON is found by the full name, given or family name alone, with an initial, reversed ("Keller,
    Maria"), in capitals, in lower case where that is safe, with accents or without, always as whole words
    and without the possessive. Organisations, places and identifiers are found by their full text. A single
    word that is also an ordinary word ("Will", "Brown") counts only capitalised inside a sentence, or after
    a title; one of two letters only after a title. A mention has the label of its original, the score of
    the best one, and the source "mentions".
    """
    originals = [span for span in spans if span.source != SOURCE]
    forms = _forms(text, [span for span in originals if span.label in _SOUGHT])
    if not forms:
        return []
    matches = _matches(text, forms)
    covered = _union(originals)
    if all(_within(start, end, covered) for start, end, _ in matches):
        return []
    found = _judged(text, matches, _written_lower(text, originals))
    return _joined(text, [span for span in _longest(found) if not _within(span.start, span.end, covered)])


# ---------------------------------------------------------------------- what to look for


def _forms(text: str, spans: Sequence[Span]) -> dict[str, _Form]:
    """How the originals may be written elsewhere, folded."""
    best: dict[tuple[str, str], float] = {}
    for span in spans:
        key = (" ".join(text[span.start : span.end].split()), span.label)
        best[key] = max(span.score, best.get(key, 0.0))
    forms: dict[str, _Form] = {}
    for (written, label), score in best.items():
        if len(written) > _LONGEST_FORM:  # no name, and every place in it would be compared with it
            continue
        for pattern, kind in _patterns(written, label):
            means = "USERNAME" if kind == "handle" else label
            form = _Form(kind, means, score, pattern if kind == "token" else written)
            if pattern not in forms or form.rank > forms[pattern].rank:
                forms[pattern] = form
    return forms


def _patterns(written: str, label: str) -> Iterator[tuple[str, str]]:
    plain = folded(written)
    if label == "PERSON":
        yield from _name_patterns(_POSSESSIVE.sub("", plain))
        if "ä" in written.lower() or "ö" in written.lower() or "ü" in written.lower():
            umlauts = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "Ä": "Ae", "Ö": "Oe", "Ü": "Ue"})
            yield from _name_patterns(_POSSESSIVE.sub("", folded(written.translate(umlauts))))
    elif label in _EXACT:
        if len(plain) >= 3 and any(c.isalpha() for c in plain) and (plain not in NEVER or written.isupper()):
            yield plain, "exact"
    elif label in _NUMBERS and _is_number(plain):
        yield plain, "exact"


def _is_number(plain: str) -> bool:
    """Six letters and digits or more, among them a digit."""
    return any(map(str.isdigit, plain)) and sum(map(str.isalnum, plain)) >= 6


def _name_patterns(plain: str) -> Iterator[tuple[str, str]]:
    if SPACELESS.search(plain):
        if len(plain) >= 2:
            yield plain, "name"
        return
    surname_first = _SURNAME_FIRST.match(plain) if "," in plain else None
    before, after = (_tokens(part) for part in (surname_first.groups() if surname_first else (plain, "")))
    ordered = [*after, *before]
    core = [token for token in ordered if len(token) > 1 and token not in PARTICLES]
    if _NO_NAME.search(plain) or not core or len(ordered) > _LONGEST_NAME:
        if len(plain) >= 4 and " " in plain:
            yield plain, "name"
        return
    for token in core:
        if token not in NEVER:
            yield token, "token" if len(token) >= (3 if token.isascii() else 2) else "short"
    if len(ordered) > 1:
        yield from _full_names(ordered)
        if plain not in NEVER and " " in plain:
            yield plain, "name"


def _full_names(ordered: list[str]) -> Iterator[tuple[str, str]]:
    """Given name first in `ordered`; initials are tokens of one letter."""
    family = len(ordered) - 1
    while family > 0 and ordered[family - 1] in PARTICLES:
        family -= 1
    surname, given = " ".join(ordered[family:]), ordered[0]
    if family == 0:  # "van der Berg" alone
        yield surname, "name"
        return
    middle = " ".join(ordered[1:family])
    yield " ".join(ordered), "name"
    if len(given) > 1:
        for name in {given, f"{given} {middle}".rstrip()}:
            for pattern in (
                f"{name} {surname}",
                f"{surname}, {name}",
                f"{surname},{name}",
                f"{surname} {name}",
            ):
                yield pattern, "name"
        yield f"{given} {middle[:1]}. {surname}" if middle else f"{given} {surname}", "name"
    if family < len(ordered) - 1:
        yield surname, "name"
    yield from _handles(given, ordered[-1])
    initial = given[0]
    for pattern in (
        f"{initial}. {surname}",
        f"{initial}.{surname}",
        f"{initial} {surname}",
        f"{surname}, {initial}",
    ):
        yield pattern, "initial"


def _handles(given: str, family: str) -> Iterator[tuple[str, str]]:
    """The user names that are made of a name: mkeller, maria.keller, mariakeller, kellerm."""
    joined = [f"{given}{mark}{family}" for mark in (".", "_", "-", "")] if len(given) > 1 else []
    short = [f"{given[0]}{mark}{family}" for mark in ("_", "")]
    for handle in [*joined, *short, f"{family}{given[0]}"]:
        if len(handle) >= 6 and handle.isascii() and handle not in COMMON_IN_LOWER:
            yield handle, "handle"


def _tokens(part: str) -> list[str]:
    tokens = _NAME_TOKEN.findall(part)
    return [token.removesuffix("'s") for token in tokens if token not in TITLES]


# ---------------------------------------------------------------------- where it stands


def _matches(text: str, forms: dict[str, _Form]) -> list[tuple[int, int, _Form]]:
    """All places, in code points of `text`, where a form stands as whole words."""
    patterns = sorted(forms)
    return [(start, end, forms[patterns[which]]) for which, start, end in Search(patterns).find(text)]


# ---------------------------------------------------------------------- whether it is one


def _written_lower(text: str, spans: Iterable[Span]) -> set[str]:
    """The names that a detector itself found in lower case: this document writes so."""
    pieces = (text[span.start : span.end] for span in spans if span.label == "PERSON")
    return {token for piece in pieces if piece.islower() for token in _NAME_TOKEN.findall(folded(piece))}


def _judged(text: str, matches: Sequence[tuple[int, int, _Form]], lower: set[str]) -> Iterator[Span]:
    cases = [_case(text[start:end]) for start, end, _ in matches]
    counts = Counter(
        (form.written, case)
        for (start, end, form), case in zip(matches, cases, strict=True)
        if not _IN_ADDRESS.search(text[max(0, start - 1) : start] + " " + text[end : end + 2])
    )
    for (start, end, form), case in zip(matches, cases, strict=True):
        piece = text[start:end]
        if form.kind in {"exact", "handle"}:
            good = _is_exact(text, start, end, form)
        elif form.kind == "short":
            good = case != "lower" and bool(_TITLE_BEFORE.search(text[max(0, start - _WORDS_SHOWN) : start]))
        elif form.kind == "initial":
            good = case != "lower" and "\n" not in piece
        elif form.kind == "name":
            good = case != "lower" or any(_is_safe(token) for token in _NAME_TOKEN.findall(folded(piece)))
        elif case == "lower":
            often = counts[form.written, "lower"] > 3 * counts[form.written, "capitalised"]
            good = form.written not in COMMON_IN_LOWER and (form.written in lower or not often)
        else:
            often = counts[form.written, "lower"] > counts[form.written, "capitalised"]
            doubtful = form.written in COMMON or (often and form.written not in lower)
            good = not doubtful or _is_name_here(text, start, end, form.written, case)
        if good and "\n\n" not in piece:
            yield Span(start, end, form.label, form.score, SOURCE)


def _case(piece: str) -> str:
    if piece.isupper() and sum(c.isalpha() for c in piece) > 1:
        return "upper"
    first = next((c for c in piece if c.isalpha()), "")
    return "lower" if first.islower() else "capitalised"


def _is_safe(token: str) -> bool:
    return len(token) >= 3 and token not in COMMON_IN_LOWER and token not in NEVER


def _is_name_here(text: str, start: int, end: int, token: str, case: str) -> bool:
    """Is a word that is an ordinary word too a name in this place?"""
    before = text[max(0, start - _WORDS_SHOWN) : start]
    if _TITLE_BEFORE.search(before):
        return True
    if text[end : end + 2] in {"'t", "\u2019t"}:  # "Don't"
        return False
    if case == "upper" or _SENTENCE_START.search(before):
        return False
    following = _CAPITALISED_NEXT.match(text, end)
    if following and following[0][-1].isupper():
        return False
    return token not in MONTHS or not (
        _BEFORE_MONTH.search(before) or re.match(r"[\s,.]*\d", text[end : end + 4])
    )


def _is_exact(text: str, start: int, end: int, form: _Form) -> bool:
    piece, written = " ".join(text[start:end].split()), form.written
    if form.label not in _EXACT:
        return True
    token = folded(piece)
    if written.isupper() and (token in NEVER or token in COMMON):  # WHO, CASE
        return piece == written
    if token in COMMON:
        return piece == written and _is_name_here(text, start, end, token, "capitalised")
    if piece == written:
        return True
    if piece.isupper():
        return len(piece) > 4 or written.isupper()
    return written.isupper() and len(written) > 4 and _case(piece) != "lower"


# ---------------------------------------------------------------------- what is new


def _longest(found: Iterable[Span]) -> list[Span]:
    """Disjoint spans, in order: of those that overlap the first, of those that start together the longest."""
    chosen: list[Span] = []
    for span in sorted(found, key=lambda span: (span.start, -span.end, span.label)):
        if not chosen or span.start >= chosen[-1].end:
            chosen.append(span)
    return chosen


def _joined(text: str, spans: Iterable[Span]) -> list[Span]:
    """A given and a family name that stand together are one mention."""
    joined: list[Span] = []
    for span in spans:
        last = joined[-1] if joined else None
        if last and last.label == span.label == "PERSON" and text[last.end : span.start] == " ":
            joined[-1] = Span(last.start, span.end, span.label, max(last.score, span.score), SOURCE)
        else:
            joined.append(span)
    return joined


def _union(spans: Sequence[Span]) -> tuple[list[int], list[int]]:
    """The starts and ends of the stretches that the spans cover together."""
    starts: list[int] = []
    ends: list[int] = []
    for span in sorted(spans, key=lambda span: span.start):
        if ends and span.start <= ends[-1]:
            ends[-1] = max(ends[-1], span.end)
        else:
            starts.append(span.start)
            ends.append(span.end)
    return starts, ends


def _within(start: int, end: int, covered: tuple[list[int], list[int]]) -> bool:
    place = bisect_right(covered[0], start) - 1
    return place >= 0 and end <= covered[1][place]
