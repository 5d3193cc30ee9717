"""Write a trained tagger as model.onnx, tokenizer.json and config.json.

The graph is written node by node: weights are int8 (one scale an output), activations uint8 with the fixed scales that
training rounded with. A score then depends on nothing but its own window, so windows of one length can be run together;
with scales taken from each batch ("dynamic" quantisation) it would depend on the neighbours.
"""

import json
from pathlib import Path

import numpy as np
import onnx
from data import LABELS, TAGS
from model import HEAD, Linear, Quantizer, Tagger, tokenizer, weight_scale
from onnx import TensorProto, helper, numpy_helper
from torch import Tensor, nn

RUNTIME = "com.microsoft"
WINDOW, OVERLAP = 126, 12


class Graph:
    """Nodes and constants in the making. Each method adds a node and gives the name of its output."""

    def __init__(self) -> None:
        self.nodes: list[onnx.NodeProto] = []
        self.constants: dict[str, onnx.TensorProto] = {}

    def constant(self, name: str, value: Tensor | np.ndarray | np.generic) -> str:
        array = value.detach().numpy() if isinstance(value, Tensor) else np.asarray(value)
        self.constants[name] = numpy_helper.from_array(array, name)
        return name

    def add(self, op: str, *inputs: str, output: str, domain: str = "", **attributes: object) -> str:
        self.nodes.append(helper.make_node(op, inputs, [output], name=output, domain=domain, **attributes))
        return output

    def table(self, name: str, weight: Tensor, ids: str) -> str:
        """Rows of a table of int8, each with its own scale."""
        scale = (weight.detach().abs().amax(1, keepdim=True).clamp(min=1e-8) / 127).numpy()
        rows = np.round(weight.detach().numpy() / scale).astype(np.int8)
        whole = self.add("Gather", self.constant(f"{name}.rows", rows), ids, output=f"{name}.int8")
        whole = self.add("Cast", whole, output=f"{name}.float", to=TensorProto.FLOAT)
        scale = self.add("Gather", self.constant(f"{name}.scales", scale), ids, output=f"{name}.scale")
        return self.add("Mul", whole, scale, output=name)

    def norm(self, name: str, module: nn.LayerNorm, x: str) -> str:
        scale = self.constant(f"{name}.weight", module.weight)
        bias = self.constant(f"{name}.bias", module.bias)
        return self.add("LayerNormalization", x, scale, bias, output=name, epsilon=module.eps)

    def rounded(self, name: str, module: Quantizer, x: str) -> tuple[str, str, str]:
        scale = self.constant(f"{name}.scale", np.float32(module.scale))
        zero = self.constant(f"{name}.zero", np.uint8(module.zero))
        return self.add("QuantizeLinear", x, scale, zero, output=name), scale, zero

    def linear(self, name: str, module: Linear, x: tuple[str, str, str]) -> str:
        values, scale, zero = x
        own = weight_scale(module.weight)
        weight = (module.weight.detach() / own[:, None]).round().clamp(-63, 63).numpy().astype(np.int8)
        inputs = (
            *(values, self.constant(f"{name}.weight", np.ascontiguousarray(weight.T)), scale),
            *(self.constant(f"{name}.weight.scale", own), zero),
            *(self.constant(f"{name}.weight.zero", np.zeros(len(own), np.int8)),),
            self.constant(f"{name}.bias", module.bias),
        )
        return self.add("MatMulIntegerToFloat", *inputs, output=name, domain=RUNTIME)


def graph_of(model: Tagger) -> onnx.ModelProto:
    graph = Graph()
    x = graph.add(
        "Add",
        graph.table("words", model.words.weight, "input_ids"),
        graph.add("Gather", graph.constant("marks.rows", model.marks.weight), "marks", output="marks.of"),
        output="words.marks",
    )
    length = graph.add("Shape", "input_ids", output="length", start=1, end=2)
    zero = graph.constant("zero", np.array([0], dtype=np.int64))
    places = graph.constant("places.rows", model.places.weight[: WINDOW + 2])
    x = graph.add(
        "Add", x, graph.add("Slice", places, zero, length, zero, output="places"), output="embedded"
    )
    x = graph.norm("norm", model.norm, x)
    for i, layer in enumerate(model.layers):
        x = _layer(graph, f"layer{i}", layer, x)
    x = graph.linear("head", model.head, graph.rounded("head.in", model.at_head, x))
    graph.add("Softmax", x, output="probabilities", axis=-1)
    shape = ["batch", "tokens"]
    made = helper.make_graph(
        graph.nodes,
        "tagger",
        [helper.make_tensor_value_info(n, TensorProto.INT64, shape) for n in ("input_ids", "marks")],
        [helper.make_tensor_value_info("probabilities", TensorProto.FLOAT, [*shape, len(TAGS)])],
        list(graph.constants.values()),
    )
    opsets = [helper.make_opsetid("", 17), helper.make_opsetid(RUNTIME, 1)]
    return helper.make_model(made, opset_imports=opsets, ir_version=8, producer_name="deid")


def _layer(graph: Graph, name: str, layer: nn.Module, x: str) -> str:
    entering = graph.rounded(f"{name}.in", layer.at_input, x)
    parts = [
        graph.linear(f"{name}.{part}", getattr(layer, part), entering) for part in ("query", "key", "value")
    ]
    heads = len(layer.head_gate)
    mixed = graph.add(
        "MultiHeadAttention",
        *parts,
        output=f"{name}.attention",
        domain=RUNTIME,
        num_heads=heads,
        scale=HEAD**-0.5,
    )
    mixed = graph.linear(f"{name}.mix", layer.mix, graph.rounded(f"{name}.mix.in", layer.at_mix, mixed))
    x = graph.norm(f"{name}.mix.norm", layer.mix_norm, graph.add("Add", x, mixed, output=f"{name}.mixed"))
    up = graph.linear(f"{name}.up", layer.up, graph.rounded(f"{name}.up.in", layer.at_up, x))
    up = graph.add("Gelu", up, output=f"{name}.gelu", domain=RUNTIME)
    down = graph.linear(f"{name}.down", layer.down, graph.rounded(f"{name}.down.in", layer.at_down, up))
    return graph.norm(f"{name}.down.norm", layer.down_norm, graph.add("Add", x, down, output=f"{name}.added"))


def export(model: Tagger, out: Path) -> None:
    out.mkdir(parents=True, exist_ok=True)
    onnx.save(graph_of(model), str(out / "model.onnx"))
    made = tokenizer()
    made.save(str(out / "tokenizer.json"))
    config = {
        "tags": TAGS,
        "window": WINDOW,
        "overlap": OVERLAP,
        "cls": made.token_to_id("[CLS]"),
        "sep": made.token_to_id("[SEP]"),
        "thresholds": dict.fromkeys(LABELS, 0.5),
    }
    (out / "config.json").write_text(json.dumps(config, indent=2) + "\n", encoding="utf-8")
