"""The ONNX graph of a BERT body with mean pooling, written node by node from its weights."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from ideation.embeddings.onnx_writer import RUNTIME, Writer

if TYPE_CHECKING:
    from onnx import ModelProto

Weights = Mapping[str, NDArray[np.float32]]

# The kinds of matrix products in a layer, in the order they are met.
PRODUCTS = ("query-key-value", "attention-output", "feed-forward-input", "feed-forward-output")


@dataclass(frozen=True, slots=True, kw_only=True)
class Body:
    """The shape of a BERT body, as its config.json states it."""

    layers: int
    heads: int
    epsilon: float


def build(weights: Weights, body: Body, *, eight_bit: Collection[str]) -> ModelProto:
    """Return the model: input_ids and attention_mask in, unit rows `sentence_embedding` out.

    Inputs have the shape (batch, length), the output (batch, dim). `eight_bit` names the
    PRODUCTS that are computed in integers.
    """
    from onnx import TensorProto, checker, helper

    writer = Writer()
    states = _embed(writer, weights, body)
    mask = writer.node("Cast", "attention_mask", to=TensorProto.INT32)
    for number in range(body.layers):
        layer = _below(weights, f"encoder.layer.{number}.")
        states = _layer(writer, layer, body, states, mask, eight_bit)
    writer.nodes.append(
        helper.make_node("Identity", [_pool(writer, states)], ["sentence_embedding"])
    )
    ids, dim = ["batch", "length"], weights["embeddings.word_embeddings.weight"].shape[1]
    graph = helper.make_graph(
        writer.nodes,
        "sentence-encoder",
        [
            helper.make_tensor_value_info(name, TensorProto.INT64, ids)
            for name in ("input_ids", "attention_mask")
        ],
        [helper.make_tensor_value_info("sentence_embedding", TensorProto.FLOAT, ["batch", dim])],
        writer.constants,
    )
    operators = [helper.make_opsetid("", 18), helper.make_opsetid(RUNTIME, 1)]
    model = helper.make_model(graph, opset_imports=operators, ir_version=10)
    checker.check_model(model)
    return model


def _embed(writer: Writer, weights: Weights, body: Body) -> str:
    words = writer.rows_of(weights["embeddings.word_embeddings.weight"], "input_ids")
    # Every token is of the first type, so its row joins the positions.
    first_type = weights["embeddings.token_type_embeddings.weight"][0]
    positions = weights["embeddings.position_embeddings.weight"] + first_type
    zero = writer.constant(np.array([0]))
    length = writer.node("Shape", "input_ids", start=1, end=2)
    placed = writer.node("Slice", writer.constant(positions), zero, length, zero)
    norm = _below(weights, "embeddings.LayerNorm.")
    return writer.node(
        "LayerNormalization",
        writer.node("Add", words, placed),
        writer.constant(norm["weight"]),
        writer.constant(norm["bias"]),
        epsilon=body.epsilon,
    )


def _layer(
    writer: Writer,
    layer: Weights,
    body: Body,
    states: str,
    mask: str,
    eight_bit: Collection[str],
) -> str:
    def products(rows: str, kind: str, *names: str) -> list[str]:
        matrices = [layer[f"{name}.weight"].T for name in names]
        return writer.products(rows, matrices, integer=kind in eight_bit)

    def bias(*names: str) -> str:
        return writer.constant(np.concatenate([layer[f"{name}.bias"] for name in names]))

    def joined(rows: str, added: str, name: str, norm: str) -> str:
        """Add the residual and the bias, and normalise."""
        scale = writer.constant(layer[f"{norm}.weight"])
        inputs = (rows, added, scale, bias(norm), bias(name))
        return writer.node("SkipLayerNormalization", *inputs, epsilon=body.epsilon)

    inward = [f"attention.self.{name}" for name in ("query", "key", "value")]
    outward, wide, narrow = "attention.output.dense", "intermediate.dense", "output.dense"
    heads = products(states, "query-key-value", *inward)
    attended = writer.node("MultiHeadAttention", *heads, bias(*inward), mask, num_heads=body.heads)
    [attended] = products(attended, "attention-output", outward)
    states = joined(states, attended, outward, "attention.output.LayerNorm")
    [grown] = products(states, "feed-forward-input", wide)
    grown = writer.node("BiasGelu", grown, bias(wide))
    [shrunk] = products(grown, "feed-forward-output", narrow)
    return joined(states, shrunk, narrow, "output.LayerNorm")


def _pool(writer: Writer, states: str) -> str:
    """Average the states of real tokens; at unit length their number plays no role."""
    from onnx import TensorProto

    mask = writer.node("Cast", "attention_mask", to=TensorProto.FLOAT)
    last = writer.constant(np.array([-1]))
    kept = writer.node("Mul", states, writer.node("Unsqueeze", mask, last))
    summed = writer.node("ReduceSum", kept, writer.constant(np.array([1])), keepdims=0)
    norm = writer.node("ReduceL2", summed, last)
    return writer.node("Div", summed, writer.at_least_tiny(norm))


def _below(weights: Weights, prefix: str) -> Weights:
    """Return the weights whose names begin with `prefix`, without it."""
    return {
        name.removeprefix(prefix): value
        for name, value in weights.items()
        if name.startswith(prefix)
    }
