"""Train the embedded tagger and write models/: model.onnx (int8), tokenizer.json, config.json.

    pip install -e '.[train]'
    python scripts/train teacher --data ../shared/data/train --run runs/teacher
    python scripts/train student --data ../shared/data/train --run runs/student --teacher runs/teacher
    python scripts/train export --run runs/student --out models
    python scripts/train calibrate --data ../shared/data/dev --out models

The teacher is all-MiniLM-L6-v2 fine-tuned whole; the student is what is left of it when the layers, heads and units
that matter least are cut out, trained on, the last part with int8 rounding. A checkpoint is written every 200 steps,
and a run that was cut off goes on from it. With glibc, set MALLOC_TRIM_THRESHOLD_ and MALLOC_MMAP_THRESHOLD_ to
4000000000 first: without, 80 % of the time went into page faults.
"""

import argparse
import time
from dataclasses import dataclass
from pathlib import Path

import torch
from data import TAGS, Corpus, Example
from model import Shape, Tagger, base, cut, described, from_bert, shape_of
from torch import Tensor, nn

TEACHER = Shape()
STUDENT = Shape(layers=(0, 1, 3, 5), heads=6, units=640)
CLS, SEP = 101, 102


@dataclass
class Batch:
    ids: Tensor
    marks: Tensor
    mask: Tensor
    allowed: Tensor
    """(batch, tokens, tags) bool"""


def batch_of(examples: list[Example], table: Tensor) -> Batch:
    width = max(len(example.ids) for example in examples) + 2
    ids = torch.zeros(len(examples), width, dtype=torch.long)
    marks, mask, rows = torch.zeros_like(ids), torch.zeros_like(ids), torch.zeros_like(ids)
    for i, example in enumerate(examples):
        n = len(example.ids)
        ids[i, : n + 2] = torch.tensor([CLS, *example.ids, SEP])
        marks[i, 1 : n + 1] = torch.from_numpy(example.marks)
        mask[i, : n + 2] = 1
        rows[i, 1 : n + 1] = torch.from_numpy(example.allowed.astype("int64"))
    return Batch(ids, marks, mask, table[rows])


def loss_of(logits: Tensor, allowed: Tensor) -> Tensor:
    """Minus the log of the probability that a token has one of the tags it may have, where that says anything."""
    taught = ~allowed.all(-1)
    logits, allowed = logits.float()[taught], allowed[taught]
    return (logits.logsumexp(-1) - logits.masked_fill(~allowed, -1e9).logsumexp(-1)).mean()


def run_on(model: Tagger, batch: Batch) -> Tensor:
    with torch.autocast("cpu", dtype=torch.bfloat16):
        return model(batch.ids, batch.marks, batch.mask)


def importance(model: Tagger, batches: list[Batch]) -> tuple[list[Tensor], list[Tensor]]:
    """|d loss / d gate| of each head and unit, summed over batches."""
    heads = [torch.zeros(layer.head_gate.shape) for layer in model.layers]
    units = [torch.zeros(layer.unit_gate.shape) for layer in model.layers]
    gates = [gate.requires_grad_() for layer in model.layers for gate in (layer.head_gate, layer.unit_gate)]
    for batch in batches:
        found = torch.autograd.grad(loss_of(run_on(model, batch), batch.allowed), gates)
        for i in range(len(model.layers)):
            heads[i] += found[2 * i].abs()
            units[i] += found[2 * i + 1].abs()
    for gate in gates:
        gate.requires_grad_(False)
    return heads, units


class Training:
    """One run: a model, its optimizer and where it stands, kept in `run`/checkpoint.pt."""

    def __init__(
        self, model: Tagger, corpus: Corpus, run: Path, *, epochs: int, rate: float, rounded: float, seed: int
    ) -> None:
        self.model, self.corpus, self.run, self.epochs, self.rate = model, corpus, run, epochs, rate
        self.rounded, self.seed = rounded, seed
        self.step = 0
        model.words.weight.requires_grad_(False)
        self.optimizer = torch.optim.AdamW(
            [p for p in model.parameters() if p.requires_grad], lr=rate, weight_decay=0.01
        )
        run.mkdir(parents=True, exist_ok=True)
        self.path = run / "checkpoint.pt"
        if self.path.exists():
            state = torch.load(self.path, weights_only=True)
            self.step = state["step"]
            model.load_state_dict(state["model"])
            self.optimizer.load_state_dict(state["optimizer"])
            if state["rounding"]:
                model.quantize()

    def save(self) -> None:
        state = {
            "step": self.step,
            "shape": described(self.model.shape),
            "rounding": self.model.at_head.on,
            "model": self.model.state_dict(),
            "optimizer": self.optimizer.state_dict(),
        }
        torch.save(state, self.path.with_suffix(".new"))
        self.path.with_suffix(".new").replace(self.path)

    def go(self, tokens: int) -> None:
        """All epochs. Their lengths differ little, so the first stands for all in the schedule."""
        first = self.corpus.batches(self.seed, tokens)
        total = len(first) * self.epochs
        warm, at = max(1, total // 20), 0
        began, seen, running = time.time(), 0, 0.0
        print(f"{total} steps from {self.step}; {len(self.corpus.plain)} plain words", flush=True)
        for epoch in range(self.epochs):
            if at + len(first) <= self.step:
                at += len(first)
                continue
            batches = first if epoch == 0 else self.corpus.batches(self.seed + epoch, tokens)
            table = torch.from_numpy(self.corpus.allowed.table())
            for examples in batches[: len(first)]:
                at += 1
                if at <= self.step:
                    continue
                if at >= (1 - self.rounded) * total and not self.model.at_head.on:
                    self.start_rounding([batch_of(b, table) for b in batches[-40:]])
                for group in self.optimizer.param_groups:
                    group["lr"] = self.rate * min(at / warm, max(0.01, (total - at) / (total - warm)))
                batch = batch_of(examples, table)
                running = 0.98 * running + 0.02 * self.learn(batch)
                seen += int(batch.mask.sum())
                self.step = at
                if at % 50 == 0:
                    speed = seen / (time.time() - began)
                    print(f"{at}/{total} loss {running:.4f} {speed:.0f} tokens/s", flush=True)
                if at % 200 == 0 or at == total:
                    self.save()
        self.save()

    def learn(self, batch: Batch) -> float:
        self.model.train()
        loss = loss_of(run_on(self.model, batch), batch.allowed)
        loss.backward()
        nn.utils.clip_grad_norm_([p for p in self.model.parameters() if p.grad is not None], 1.0)
        self.optimizer.step()
        self.optimizer.zero_grad()
        return loss.item()

    @torch.no_grad()
    def start_rounding(self, batches: list[Batch]) -> None:
        """Find the range of the activations, then round as int8 will."""
        self.model.eval()
        for quantizer in self.model.quantizers():
            quantizer.watching = True
        for batch in batches:
            run_on(self.model, batch)
        for quantizer in self.model.quantizers():
            quantizer.watching = False
        self.model.quantize()
        print(f"rounding from step {self.step}", flush=True)


def teacher(arguments: argparse.Namespace) -> None:
    from safetensors.torch import load_file

    corpus = Corpus(arguments.data, arguments.synthetic)
    model = from_bert(load_file(base() / "model.safetensors"), len(TAGS))
    Training(
        model,
        corpus,
        arguments.run,
        epochs=arguments.epochs,
        rate=arguments.rate,
        rounded=0,
        seed=arguments.seed,
    ).go(2048)


def loaded(run: Path) -> Tagger:
    state = torch.load(run / "checkpoint.pt", weights_only=True)
    if "shape" not in state:  # version 1 was trained as a transformers BertModel
        return from_bert(state["model"], len(TAGS))
    model = Tagger(shape_of(state["shape"]), len(TAGS))
    model.load_state_dict(state["model"])
    if state["rounding"]:
        model.quantize()
    return model


def student(arguments: argparse.Namespace) -> None:
    corpus = Corpus(arguments.data, arguments.synthetic)
    if (arguments.run / "checkpoint.pt").exists():
        model = loaded(arguments.run)
    else:
        model = loaded(arguments.teacher)
        if model.shape != STUDENT:
            model = small_from(model, corpus)
    Training(
        model,
        corpus,
        arguments.run,
        epochs=arguments.epochs,
        rate=arguments.rate,
        rounded=arguments.rounded,
        seed=arguments.seed,
    ).go(2048)


def small_from(large: Tagger, corpus: Corpus) -> Tagger:
    """What matters most of the teacher. Its head is first fitted to the tags, where it was trained with others."""
    batches = corpus.batches(-1, 2048)
    table = torch.from_numpy(corpus.allowed.table())
    large.requires_grad_(False)
    large.head.requires_grad_(True)
    optimizer = torch.optim.AdamW(large.head.parameters(), lr=1e-3)
    large.train()
    for examples in batches[:60]:
        batch = batch_of(examples, table)
        loss_of(run_on(large, batch), batch.allowed).backward()
        optimizer.step()
        optimizer.zero_grad()
    large.eval()
    large.requires_grad_(False)
    heads, units = importance(large, [batch_of(examples, table) for examples in batches[60:120]])
    return cut(large, STUDENT, heads, units)


def write(arguments: argparse.Namespace) -> None:
    from export import export

    export(loaded(arguments.run).eval(), arguments.out)


def threshold(arguments: argparse.Namespace) -> None:
    from calibrate import calibrate

    for label, best in calibrate(arguments.out, arguments.data, arguments.synthetic).items():
        print(f"{label:16} {best:.2f}")


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    steps = parser.add_subparsers(required=True)
    for work, rate in ((teacher, 2e-4), (student, 3e-4)):
        step = steps.add_parser(work.__name__)
        step.add_argument("--data", type=Path, required=True, help="folder with the training sets (JSONL)")
        step.add_argument(
            "--run", type=Path, required=True, help="folder for checkpoints; goes on from there"
        )
        step.add_argument("--epochs", type=int, default=3)
        step.add_argument("--rate", type=float, default=rate, help="peak learning rate")
        step.add_argument("--seed", type=int, default=0, help="number of the first epoch")
        step.add_argument("--synthetic", type=int, default=12_000, help="synthesised documents an epoch")
        if work is student:
            step.add_argument(
                "--teacher",
                type=Path,
                required=True,
                help="folder of the teacher's run, or of a student's to go on from",
            )
            step.add_argument(
                "--rounded", type=float, default=0.25, help="last share of steps with int8 rounding"
            )
        step.set_defaults(work=work)
    step = steps.add_parser("export", help="write model.onnx, tokenizer.json and config.json")
    step.add_argument("--run", type=Path, required=True)
    step.add_argument("--out", type=Path, required=True)
    step.set_defaults(work=write)
    step = steps.add_parser("calibrate", help="write the thresholds into config.json")
    step.add_argument("--data", type=Path, required=True, help="folder with development sets (JSONL)")
    step.add_argument("--out", type=Path, required=True, help="the model's folder")
    step.add_argument("--synthetic", type=int, default=2000, help="synthesised documents to add")
    step.set_defaults(work=threshold)
    arguments = parser.parse_args()
    arguments.work(arguments)


if __name__ == "__main__":
    main()
