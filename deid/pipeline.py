"""detect -> resolve -> decide -> replace. Everything that de-identifies calls this."""

import json
import warnings
from collections import Counter, deque
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import replace
from functools import cached_property, partial
from hashlib import sha256
from itertools import zip_longest
from pathlib import Path
from typing import Any, Self, overload

from deid import __version__, articles, spans
from deid.corpus.subjects import subject_of
from deid.detect import dates, places
from deid.detect.base import Detector
from deid.detect.terms import Terms
from deid.errors import DeidError, DetectorError, InputError, guarded
from deid.labels import LABELS, canonical
from deid.policy import Policy, load_policy
from deid.policy.actions import Hints, act, placeholder
from deid.policy.context import ages_move, city_beside, hints_of, is_of_birth
from deid.policy.rules import KEYED
from deid.rewrite import rewrite
from deid.surrogates.keys import Key
from deid.types import Document, Replacement, Result, Span

BATCH = 512
"""Documents that the detectors see together, so that a model finds many windows of one length."""
BATCH_CHARACTERS = 50_000
"""A batch ends here even if it holds fewer documents than asked for: memory stays flat."""


class Deidentifier:
    """A policy, a key and the detectors that the policy names, ready for text.

    `key` is a `Key`, or the path of a key file; None looks in DEID_KEY_FILE and DEID_KEY, and where there is none
    and the policy needs one, makes a key for this object alone and warns. `detectors` take the place of the
    policy's. What is not installed is said at once; models are loaded at the first document. It pickles as
    configuration: policy, versions, key *id*.
    """

    def __init__(
        self,
        policy: Policy,
        *,
        key: Key | str | Path | None = None,
        detectors: Sequence[Detector] | None = None,
    ) -> None:
        self.policy = policy
        self.key = _find_key(key, needed=policy.needs_key)
        self._given = None if detectors is None else tuple(detectors)
        self.detectors: tuple[Detector, ...] = self._named() if self._given is None else self._given
        self.witness: Callable[[str, str, str, str], None] | None = None
        """Called with label, scope, original and surrogate for each surrogate given, in the order of the text; not
        pickled. What it is told is as secret as the text."""

    @classmethod
    def from_policy(
        cls,
        policy: str | Path | Policy = "default",
        *,
        key: Key | str | Path | None = None,
        detectors: Sequence[Detector] | None = None,
    ) -> Self:
        """A preset by name ("fine-tuning"), a YAML file by path, or a `Policy`."""
        return cls(load_policy(policy), key=key, detectors=detectors)

    def __repr__(self) -> str:
        key = f"key id {self.key.id}" if self.key else "no key"
        return f"<Deidentifier policy {self.policy.name!r}, {key}>"

    def __reduce__(self) -> tuple[Any, ...]:
        return _restore, (json.dumps(self._configuration, sort_keys=True), self.key, self._given)

    @property
    def _configuration(self) -> dict[str, Any]:
        from stdnum import __version__ as stdnum_version

        from deid.surrogates import SURROGATE_VERSION

        models = [d.fingerprint for d in self.detectors if hasattr(d, "fingerprint")]
        return {
            "policy": self.policy.model_dump(mode="json"),
            "deid": __version__,
            "surrogates": SURROGATE_VERSION,
            "stdnum": stdnum_version,  # says which numbers are valid
            "models": models,
        }

    @property
    def fingerprint(self) -> str:
        """SHA-256, in hex, over all that decides the output: policy, versions, models, key id; never the key."""
        behaviour = {
            **self._configuration,
            "policy": self.policy.fingerprint,
            "detectors": [detector.name for detector in self.detectors],
            "key": self.key.id if self.key else None,
        }
        return sha256(json.dumps(behaviour, sort_keys=True).encode()).hexdigest()

    def _named(self) -> tuple[Detector, ...]:
        return tuple(source.build(self.policy.lowest_threshold) for source in self.policy.detectors)

    @cached_property
    def _deny(self) -> Terms:
        return Terms(self.policy.deny)

    @cached_property
    def _allow(self) -> frozenset[str]:
        return frozenset(text.casefold().strip() for text in self.policy.allow)

    @cached_property
    def _labels(self) -> frozenset[str]:
        return frozenset((*LABELS, *self.policy.custom_labels))

    @cached_property
    def surrogates(self) -> Any:
        """The `Surrogates` under the key and with what the policy keeps; None without a key."""
        from deid.surrogates import Surrogates

        kept = {label for label in ("STATE", "COUNTRY") if self.policy.rule(label).action == "keep"}
        return Surrogates(self.key, kept=kept) if self.key else None

    def redraw(self, attempts: Mapping[tuple[str, str, str], int]) -> None:
        """Draw the surrogates of these (label, scope, original) anew, by the number of the attempt (see `vault`)."""
        if self.surrogates:
            self.surrogates.redraw(attempts)

    # ------------------------------------------------------------------ the three ways in

    @overload
    def __call__(self, documents: str | Document) -> Result: ...  # type: ignore[overload-overlap]  # a str is a Sequence[str]
    @overload
    def __call__(self, documents: Sequence[str | Document]) -> list[Result]: ...
    def __call__(self, documents: str | Document | Sequence[str | Document]) -> Result | list[Result]:
        """A document gives a `Result`, a list gives a list."""
        if isinstance(documents, (str, Document)):
            return next(self.pipe([documents]))
        return list(self.pipe(documents))

    def pipe(self, documents: Iterable[str | Document], *, batch_size: int = BATCH) -> Iterator[Result]:
        """Results in the order of the documents; a batch is read ahead. A failed row is handled as the policy says."""
        for number, (document, found) in enumerate(self._detected(documents, batch_size), 1):
            yield self._finish(document, found, number)

    @overload
    def detect(self, texts: str | Document) -> list[Span]: ...  # type: ignore[overload-overlap]
    @overload
    def detect(self, texts: Sequence[str | Document]) -> list[list[Span]]: ...
    def detect(self, texts: str | Document | Sequence[str | Document]) -> list[Span] | list[list[Span]]:
        """The disjoint spans that would be acted on, in order; a list of texts gives a list of lists.

        A document that a detector cannot read raises, whatever the policy's `on_error`.
        """
        if isinstance(texts, (str, Document)):
            return self.detect([texts])[0]
        found = []
        for _, spans_or_error in self._detected(texts, BATCH):
            if isinstance(spans_or_error, DeidError):
                raise spans_or_error
            found.append(spans_or_error)
        return found

    # ------------------------------------------------------------------ detect

    def _detected(
        self, documents: Iterable[str | Document], size: int
    ) -> Iterator[tuple[Document, list[Span] | DeidError]]:
        """Each document with its resolved spans, or the error that its detection ended in.

        While one batch is settled (and replaced, by who takes from here), the detectors read the next: a model
        leaves the interpreter free for it.
        """
        with ThreadPoolExecutor(1, thread_name_prefix="deid") as ahead:
            reading: deque[tuple[list[Document], Future]] = deque()
            for batch in _batches(map(_document, documents), size):
                reading.append((batch, ahead.submit(self._read, batch)))
                if len(reading) > 1:
                    yield from self._settled(*reading.popleft())
            if reading:
                yield from self._settled(*reading.popleft())

    def _read(self, batch: Sequence[Document]) -> list[list[Span] | DeidError]:
        """All that the detectors find in each document, or the error that one of them ended in."""
        texts = [document.text for document in batch]
        try:
            found = [self._deny.find(text) for text in texts]
            for detector in self.detectors:
                for mine, more in zip(found, self._run(detector, texts), strict=True):
                    mine += more
            return [*found]
        except DeidError as error:
            if len(batch) == 1:
                return [error]
        middle = len(batch) // 2  # find out whose failure it was
        return [*self._read(batch[:middle]), *self._read(batch[middle:])]

    def _settled(
        self, batch: Sequence[Document], read: Future
    ) -> Iterator[tuple[Document, list[Span] | DeidError]]:
        for document, found in zip(batch, read.result(), strict=True):
            if not isinstance(found, DeidError):
                try:
                    found = guarded("resolving spans", partial(self._accept, document, found))
                except DeidError as error:
                    found = error
            yield document, found

    def _run(self, detector: Detector, texts: Sequence[str]) -> list[list[Span]]:
        """The detector's spans, checked, each with a source and the canonical label (or the policy's own)."""

        def named(span: Span) -> Span:
            label = span.label if span.label in self._labels else canonical(span.label)
            if span.source and label == span.label:
                return span
            return replace(span, label=label, source=span.source or detector.name)

        def detect() -> list[list[Span]]:
            found = [[named(span) for span in mine] for mine in detector.detect(texts)]
            if len(found) != len(texts):
                raise DetectorError(f"{stage} gave {len(found)} lists of spans for {len(texts)} texts")
            return [spans.validate(mine, len(text)) for mine, text in zip(found, texts, strict=True)]

        stage = f"detector {detector.name!r}"
        return guarded(stage, detect)

    def _accept(self, document: Document, found: Iterable[Span]) -> list[Span]:
        text = document.text
        taken: list[Span] = []
        kept: list[Span] = []
        for span in self._sure(text, spans.cut(found, document.breaks)):
            (kept if self.policy.rule(span.label).action == "keep" else taken).append(span)
        if self.policy.mentions and taken:
            from deid.detect.mentions import mentions

            more = spans.cut(mentions(text, taken), document.breaks)
            taken += [span for span in more if not self._allowed(text, span)]
        taken = spans.resolve(taken, text)
        if not kept:
            return taken
        kept = spans.cut(kept, [(span.start, span.end) for span in taken])  # keeping never uncovers (law 3)
        return sorted([*taken, *spans.resolve(kept, text)], key=lambda span: span.start)

    def _sure(self, text: str, found: Sequence[Span]) -> list[Span]:
        """Those that pass their thresholds and are not allowed, with their places and dates named more exactly."""
        # What the policy denies keeps the label that the policy gives it, and needs no score.
        sure = [span for span in found if span.source == Terms.source]
        others = [span for span in found if span.source != Terms.source] if sure else found
        sure += [
            span
            for span in dates.refine(text, places.refine(text, others))
            if span.score >= self.policy.threshold_of(span.label) and not self._allowed(text, span)
        ]
        return sure

    def _allowed(self, text: str, span: Span) -> bool:
        return bool(self._allow) and text[span.start : span.end].casefold().strip() in self._allow

    # ------------------------------------------------------------------ decide and replace

    def _finish(self, document: Document, found: list[Span] | DeidError, number: int) -> Result:
        try:
            if isinstance(found, DeidError):
                raise found
            return guarded("replacing", partial(self._replace, document, found))
        except DeidError as error:
            if self.policy.on_error == "raise":
                raise
            text = None if self.policy.on_error == "drop" else self.redact_whole(document.text)
            return Result(document.id, text, (), failure=f"document {number}: {error}")

    def redact_whole(self, text: str) -> str:
        """What takes the place of a document that could not be read by every detector."""
        return self.policy.placeholder.replace("{label}", "REDACTED") if text else text

    def _replace(self, document: Document, found: Sequence[Span]) -> Result:
        scopes = {label: self._scope(document, label) for label in {span.label for span in found}}
        hints = hints_of(self.policy, document.text, found)
        replacements = []
        for span, following in zip_longest(found, found[1:]):
            made = self._city(document.text, span, following, scopes) if following else None
            replacements.append(made or self._decide(document, span, scopes[span.label], hints))
        text, moved = rewrite(document.text, [*articles.agree(document.text, replacements)])
        output_spans = tuple(span for span in moved if span.label)
        counts = Counter((item.span.label, item.action) for item in replacements)
        return Result(document.id, text, tuple(found), output_spans, dict(sorted(counts.items())))

    def _decide(self, document: Document, span: Span, scope: str, hints: Hints) -> Replacement:
        rule = self.policy.rule(span.label)
        text = document.text[span.start : span.end]
        if span.label == "DATE" and self._ages_move:
            hints = hints._replace(born=is_of_birth(document.text, span))
        made = act(rule, span.label, text, scope=scope, surrogates=self.surrogates, hints=hints)
        if made is None:
            return Replacement(span, placeholder(self.policy, span.label), "redact")
        if self.witness and rule.action in KEYED:
            read = "" if hints == Hints() or span.label != "DATE" else f"\0{hints.day_first} {hints.born}"
            self.witness(span.label, scope + read, text, made)
        return Replacement(span, made, rule.action)

    def _city(self, text: str, city: Span, beside: Span, scopes: Mapping[str, str]) -> Replacement | None:
        made = city_beside(self.policy, text, city, beside, scopes=scopes, surrogates=self.surrogates)
        if made is None:
            return None
        if self.witness:
            self.witness(city.label, scopes[city.label], made.original, made.surrogate)
        return Replacement(city, made.city, "replace")

    @cached_property
    def _ages_move(self) -> bool:
        return ages_move(self.policy)

    def _scope(self, document: Document, label: str) -> str:
        if self.policy.rule(label).action not in KEYED:
            return ""
        match self.policy.scope_of(label):
            case "document":  # from the text, not the id: the same in a file, a table and a call
                return "document:" + sha256(document.text.encode("utf-8", "surrogatepass")).hexdigest()
            case "subject":
                return f"subject:{subject_of(document.metadata, self.policy.subject or '')}"
        return ""


def _document(document: str | Document) -> Document:
    if isinstance(document, Document):
        return document
    if isinstance(document, str):
        return Document(document)
    raise InputError(f"a document is a str or a deid.Document, not {type(document).__name__}")


def _batches(documents: Iterable[Document], size: int) -> Iterator[list[Document]]:
    batch: list[Document] = []
    characters = 0
    for document in documents:
        if batch and (len(batch) == size or characters + len(document.text) > BATCH_CHARACTERS):
            yield batch
            batch, characters = [], 0
        batch.append(document)
        characters += len(document.text)
    if batch:
        yield batch


def _find_key(key: Key | str | Path | None, *, needed: bool) -> Key | None:
    if isinstance(key, Key):
        return key
    found = Key.find(key)
    if found is None and needed:
        warnings.warn(
            "no key given: another run will give other surrogates. Make one with `deid key new FILE` "
            "and pass key=FILE, or set DEID_KEY_FILE",
            stacklevel=4,
        )
        found = Key.generate()
    return found


def _restore(configuration: str, key: Key | None, detectors: tuple[Detector, ...] | None) -> Deidentifier:
    restored = Deidentifier(
        Policy.model_validate(json.loads(configuration)["policy"]), key=key, detectors=detectors
    )
    if json.dumps(restored._configuration, sort_keys=True) != configuration:
        raise DeidError(
            "this process has another version of deid or of its model than the one it was sent from"
        )
    return restored
