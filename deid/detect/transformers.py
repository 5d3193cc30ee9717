"""Any Hugging Face token-classification model. The only file that imports transformers and torch."""

from collections.abc import Mapping, Sequence
from functools import cached_property
from typing import Any

import numpy as np

from deid.detect.bio import TagSet, decode, read_tags
from deid.detect.foreign import NOT_IDENTIFYING, fingerprint, require
from deid.detect.windows import assert_covered, encodable, stitch, windows
from deid.errors import DetectorError, guarded
from deid.types import Span

_LONGEST_WINDOW = 512  # tokens; attention costs the square, and NER needs no more context


class TransformersDetector:
    """A token classifier by path or hub name, with its own tokenizer, decoded by `deid.detect.bio`.

    `labels` maps the model's labels to ours ("O" leaves one out); `overlap` is what neighbouring windows
    share and `max_length` how long they may be, both in tokens (where the model takes less, less). `device`
    as torch names it: by default the GPU if there is one. Weights are used in 32 bits on every device.

    The model is loaded when it is first used, and is no part of a pickle. A text's probabilities do not
    depend on the rest of the batch but for float rounding (about 1e-6 in 32 bits); they are rounded to 4
    decimals before anything is decided on them. With `batch_size=1` they are the same to the last bit.
    """

    def __init__(
        self,
        model: str,
        *,
        revision: str | None = None,
        device: str | None = None,
        batch_size: int = 16,
        labels: Mapping[str, str] | None = None,
        overlap: int = 64,
        max_length: int | None = None,
        threshold: float = 0.5,
        name: str = "transformers",
    ) -> None:
        require("transformers", "torch")
        require("torch", "torch")
        if batch_size < 1 or overlap < 0:
            raise ValueError(f"batch_size is {batch_size} and overlap {overlap}; they are at least 1 and 0")
        self.name = name
        self.options: dict[str, Any] = {
            "model": str(model),
            "revision": revision,
            "device": device,
            "batch_size": batch_size,
            "labels": dict(sorted((labels or {}).items())),
            "overlap": overlap,
            "max_length": max_length,
            "threshold": threshold,
            "name": name,
        }

    def __getstate__(self) -> dict[str, Any]:
        return self.options

    def __setstate__(self, state: dict[str, Any]) -> None:
        self.__init__(**state)  # type: ignore[misc]

    def __repr__(self) -> str:
        return f"TransformersDetector({self.options['model']!r})"

    @cached_property
    def fingerprint(self) -> str:
        """Over the options and, for a folder, its files; of a hub name only `revision` says which weights."""
        return fingerprint("transformers", self.options, self.options["model"])

    @property
    def labels(self) -> frozenset[str]:
        return frozenset(self._tags.labels)

    @cached_property
    def _tags(self) -> TagSet:
        import transformers

        config = self._from_pretrained(transformers.AutoConfig)
        tags = [config.id2label[number] for number in range(config.num_labels)]
        relabel = {**dict.fromkeys(NOT_IDENTIFYING, "O"), **self.options["labels"]}
        return read_tags(tags, relabel)

    @cached_property
    def _tokenizer(self) -> Any:
        import transformers

        tokenizer = self._from_pretrained(transformers.AutoTokenizer)
        if not tokenizer.is_fast:
            raise DetectorError(
                f"{self.options['model']!r} has no fast tokenizer (tokenizer.json), and only a fast one "
                "tells where its tokens stand; convert it with transformers.convert_slow_tokenizer"
            )
        backend = tokenizer.backend_tokenizer
        backend.no_truncation()
        backend.no_padding()
        backend.encode_special_tokens = True  # "[SEP]" in a text is text
        return tokenizer

    @cached_property
    def _frame(self) -> tuple[list[int], list[int]]:
        """The ids of the special tokens before and after a text."""
        probe = self._tokenizer.backend_tokenizer.encode("a")
        inside = [i for i, special in enumerate(probe.special_tokens_mask) if not special]
        if not inside:
            raise DetectorError(f"the tokenizer of {self.options['model']!r} makes nothing of the letter 'a'")
        return probe.ids[: inside[0]], probe.ids[inside[-1] + 1 :]

    @cached_property
    def _model(self) -> Any:
        import torch
        import transformers

        device = self.options["device"] or ("cuda" if torch.cuda.is_available() else "cpu")
        model = self._from_pretrained(transformers.AutoModelForTokenClassification)
        return model.float().eval().to(device)

    def _from_pretrained(self, factory: Any) -> Any:
        try:
            return factory.from_pretrained(self.options["model"], revision=self.options["revision"])
        except Exception as error:  # no document has been seen yet: the message is the library's own
            raise DetectorError(
                f"{factory.__name__} cannot load {self.options['model']!r}: {type(error).__name__}: {error}"
            ) from error

    @cached_property
    def _window(self) -> int:
        """How many tokens of text go into one run of the model."""
        limits = [self.options["max_length"] or _LONGEST_WINDOW, self._tokenizer.model_max_length]
        limits += [
            module.num_embeddings - (0 if module.padding_idx is None else module.padding_idx + 1)
            for name, module in self._model.named_modules()  # RoBERTa counts positions from the padding's on
            if name.endswith("position_embeddings") and hasattr(module, "num_embeddings")
        ]
        return max(1, int(min(limits)) - sum(map(len, self._frame)))

    def detect(self, texts: Sequence[str]) -> list[list[Span]]:
        return guarded(f"detector {self.name!r}", lambda: self._detect(texts))

    def _detect(self, texts: Sequence[str]) -> list[list[Span]]:
        safe = [encodable(text) for text in texts]
        encodings = self._tokenizer.backend_tokenizer.encode_batch(safe, add_special_tokens=False)
        overlap = min(self.options["overlap"], self._window // 2)
        ranges = []
        for text, encoding in zip(texts, encodings, strict=True):
            assert_covered(text, encoding.offsets, detector=self.name)
            ranges.append(windows(len(encoding.ids), size=self._window, overlap=overlap))
        pieces = [
            encoding.ids[start:end]
            for encoding, mine in zip(encodings, ranges, strict=True)
            for start, end in mine
        ]
        scores = iter(self._scores(pieces))
        return [
            self._decode(text, encoding, mine, [next(scores) for _ in mine])
            for text, encoding, mine in zip(texts, encodings, ranges, strict=True)
        ]

    def _scores(self, pieces: Sequence[list[int]]) -> list[np.ndarray]:
        """A (tokens, tags) array of probabilities a piece; pieces of like length run together."""
        scores: list[Any] = [None] * len(pieces)
        order = sorted(range(len(pieces)), key=lambda i: (-len(pieces[i]), i))
        size = self.options["batch_size"]
        for first in range(0, len(order), size):
            batch = order[first : first + size]
            for i, rows in zip(batch, self._run([pieces[i] for i in batch]), strict=True):
                scores[i] = rows
        return scores

    def _run(self, batch: Sequence[list[int]]) -> list[np.ndarray]:
        import torch

        before, after = self._frame
        longest = max(map(len, batch)) + len(before) + len(after)
        ids = np.full((len(batch), longest), self._tokenizer.pad_token_id or 0, dtype=np.int64)
        mask = np.zeros_like(ids)
        for row, piece in enumerate(batch):
            full = [*before, *piece, *after]
            ids[row, : len(full)] = full
            mask[row, : len(full)] = 1
        device = self._model.device
        with torch.inference_mode():
            inputs = {"input_ids": torch.from_numpy(ids), "attention_mask": torch.from_numpy(mask)}
            logits = self._model(**{key: value.to(device) for key, value in inputs.items()}).logits
            scores = torch.softmax(logits.float(), dim=-1).cpu().numpy()
        if not np.isfinite(scores).all():
            raise DetectorError(f"detector {self.name!r} failed: the model's output is not finite")
        return [
            scores[row, len(before) : len(before) + len(piece)].round(4) for row, piece in enumerate(batch)
        ]

    def _decode(
        self, text: str, encoding: Any, ranges: list[tuple[int, int]], scores: list[np.ndarray]
    ) -> list[Span]:
        if not ranges:
            return []
        words = np.array([-1 if word is None else word for word in encoding.word_ids])
        return decode(
            stitch(ranges, scores),
            self._tags,
            np.array(encoding.offsets),
            words,
            text=text,
            source=self.name,
            threshold=self.options["threshold"],
        )
