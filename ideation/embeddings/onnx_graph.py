"""The ONNX graph of a BERT body with mean pooling, written node by node from its weights.

Every matrix is stored in 8 bits, with one scale per word or output channel. A product is
computed in float32 from the widened matrix, or in integers: then each token's activations are
rounded to 8 bits with a scale of their own, so that no token's result depends on another text
in the batch. Both sides are unsigned: signed weights overflow 16 bits on processors without
VNNI, and the same model would give other vectors there.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    from onnx import ModelProto, NodeProto, TensorProto

Weights = Mapping[str, NDArray[np.float32]]

# The kinds of matrix products in a layer, in the order they are met.
PRODUCTS = ("query-key-value", "attention-output", "feed-forward-input", "feed-forward-output")

# ONNX Runtime's own fused operators.
_RUNTIME = "com.microsoft"
_FUSED = {"BiasGelu", "MatMulIntegerToFloat", "MultiHeadAttention", "SkipLayerNormalization"}
_ZERO_POINT = 128
_STEPS = 127


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

    writer = _Writer()
    states = _embed(writer, weights, body)
    mask = writer.node("Cast", "attention_mask", to=TensorProto.INT32)
    for layer in range(body.layers):
        states = _layer(writer, weights, body, states, mask, layer, eight_bit)
    pooled = _pool(writer, states)
    writer.nodes.append(helper.make_node("Identity", [pooled], ["sentence_embedding"]))
    dim = weights["embeddings.word_embeddings.weight"].shape[1]
    ids = ("input_ids", "attention_mask")
    graph = helper.make_graph(
        writer.nodes,
        "sentence-encoder",
        [
            helper.make_tensor_value_info(name, TensorProto.INT64, ["batch", "length"])
            for name in ids
        ],
        [helper.make_tensor_value_info("sentence_embedding", TensorProto.FLOAT, ["batch", dim])],
        writer.constants,
    )
    operators = [helper.make_opsetid("", 18), helper.make_opsetid(_RUNTIME, 1)]
    model = helper.make_model(graph, opset_imports=operators, ir_version=10)
    checker.check_model(model)
    return model


@dataclass(slots=True)
class _Writer:
    """Collects nodes and constants, and names them."""

    nodes: list[NodeProto] = field(default_factory=list)
    constants: list[TensorProto] = field(default_factory=list)

    def node(self, operator: str, *inputs: str, **attributes: Any) -> str:  # noqa: ANN401
        from onnx import helper

        output = f"{operator}_{len(self.nodes)}"
        domain = _RUNTIME if operator in _FUSED else ""
        self.nodes.append(
            helper.make_node(operator, list(inputs), [output], domain=domain, **attributes)
        )
        return output

    def constant(self, value: NDArray[Any] | np.generic) -> str:
        from onnx import numpy_helper

        name = f"constant_{len(self.constants)}"
        self.constants.append(
            numpy_helper.from_array(np.ascontiguousarray(value).reshape(value.shape), name)
        )
        return name


def _embed(writer: _Writer, weights: Weights, body: Body) -> str:
    from onnx import TensorProto

    words, scales = _rounded(weights["embeddings.word_embeddings.weight"], axis=1)
    looked_up = writer.node("Gather", writer.constant(words), "input_ids")
    scale = writer.node("Gather", writer.constant(scales), "input_ids")
    states = writer.node("Mul", writer.node("Cast", looked_up, to=TensorProto.FLOAT), scale)
    # Every token is of the first type, so its row joins the positions.
    first_type = weights["embeddings.token_type_embeddings.weight"][0]
    positions = weights["embeddings.position_embeddings.weight"] + first_type
    zero = writer.constant(np.array([0]))
    length = writer.node("Shape", "input_ids", start=1, end=2)
    placed = writer.node("Slice", writer.constant(positions), zero, length, zero)
    name = "embeddings.LayerNorm"
    return writer.node(
        "LayerNormalization",
        writer.node("Add", states, placed),
        writer.constant(weights[f"{name}.weight"]),
        writer.constant(weights[f"{name}.bias"]),
        epsilon=body.epsilon,
    )


def _layer(
    writer: _Writer,
    weights: Weights,
    body: Body,
    states: str,
    mask: str,
    layer: int,
    eight_bit: Collection[str],
) -> str:
    part = {
        name.removeprefix(f"encoder.layer.{layer}."): value
        for name, value in weights.items()
        if name.startswith(f"encoder.layer.{layer}.")
    }

    def bias(*names: str) -> str:
        return writer.constant(np.concatenate([part[f"{name}.bias"] for name in names]))

    def products(rows: str, kind: str, *names: str) -> list[str]:
        matrices = [part[f"{name}.weight"].T for name in names]
        return _products(writer, rows, matrices, integer=kind in eight_bit)

    def joined(rows: str, added: str, name: str, norm: str) -> str:
        """Add the residual and the bias, and normalise."""
        scale, shift = writer.constant(part[f"{norm}.weight"]), bias(norm)
        inputs = (rows, added, scale, shift, bias(name))
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


def _products(
    writer: _Writer, rows: str, matrices: list[NDArray[np.float32]], *, integer: bool
) -> list[str]:
    """Multiply `rows`, shape (batch, length, k), by each matrix, shape (k, n)."""
    from onnx import TensorProto

    rounded = [_rounded(matrix, axis=0) for matrix in matrices]
    if not integer:
        return [
            writer.node(
                "MatMul",
                rows,
                writer.node(
                    "Mul",
                    writer.node("Cast", writer.constant(values), to=TensorProto.FLOAT),
                    writer.constant(scales),
                ),
            )
            for values, scales in rounded
        ]
    step = writer.constant(np.float32(1 / _STEPS))
    zero_point = writer.constant(np.uint8(_ZERO_POINT))
    last = writer.constant(np.array([-1]))
    largest = writer.node("ReduceMax", writer.node("Abs", rows), last)
    largest = writer.node("Max", largest, writer.constant(np.float32(1e-9)))
    activations = writer.node("QuantizeLinear", writer.node("Div", rows, largest), step, zero_point)
    return [
        writer.node(
            "Mul",
            writer.node(
                "MatMulIntegerToFloat",
                activations,
                writer.constant((values.astype(np.int16) + _ZERO_POINT).astype(np.uint8)),
                step,
                writer.constant(scales[0]),
                zero_point,
                writer.constant(np.full(scales.shape[1], _ZERO_POINT, dtype=np.uint8)),
            ),
            largest,
        )
        for values, scales in rounded
    ]


def _pool(writer: _Writer, states: str) -> str:
    """Average the states of real tokens; at unit length their number plays no role."""
    from onnx import TensorProto

    mask = writer.node("Cast", "attention_mask", to=TensorProto.FLOAT)
    last = writer.constant(np.array([-1]))
    kept = writer.node("Mul", states, writer.node("Unsqueeze", mask, last))
    summed = writer.node("ReduceSum", kept, writer.constant(np.array([1])), keepdims=0)
    norm = writer.node("ReduceL2", summed, last)
    return writer.node("Div", summed, writer.node("Max", norm, writer.constant(np.float32(1e-9))))


def _rounded(
    matrix: NDArray[np.float32], *, axis: int
) -> tuple[NDArray[np.int8], NDArray[np.float32]]:
    """Return whole numbers in [-127, 127] and the scales that undo them, one along `axis`."""
    largest = np.abs(matrix).max(axis=axis, keepdims=True)
    scales = np.where(largest > 0, largest / _STEPS, 1).astype(np.float32)
    return np.rint(matrix / scales).astype(np.int8), scales
