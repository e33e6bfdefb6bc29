"""Nodes and constants of an ONNX graph, with matrices in 8 bits.

Every matrix is stored in 8 bits, with one scale per word or output channel. A product is
computed in float32 from the widened matrix, or in integers: then each token's activations are
rounded to 8 bits with a scale of their own, so that no token's result depends on another text
in the batch. Both sides are unsigned: signed weights overflow 16 bits on processors without
VNNI, and the same model would give other vectors there.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    from onnx import NodeProto, TensorProto

# ONNX Runtime's own operators.
RUNTIME = "com.microsoft"
_FUSED = {"BiasGelu", "MatMulIntegerToFloat", "MultiHeadAttention", "SkipLayerNormalization"}
_ZERO_POINT = 128
_STEPS = 127
_TINY = np.float32(1e-9)

Matrix = NDArray[np.float32]


@dataclass(slots=True)
class Writer:
    """Collects nodes and constants, and names them; every verb returns the name of its result."""

    nodes: list[NodeProto] = field(default_factory=list)
    constants: list[TensorProto] = field(default_factory=list)

    def node(self, operator: str, *inputs: str, **attributes: Any) -> str:  # noqa: ANN401
        """Add a node with one output."""
        from onnx import helper

        output = f"{operator}_{len(self.nodes)}"
        domain = RUNTIME if operator in _FUSED else ""
        self.nodes.append(
            helper.make_node(operator, list(inputs), [output], domain=domain, **attributes)
        )
        return output

    def constant(self, value: NDArray[Any] | np.generic) -> str:
        """Add a constant."""
        from onnx import numpy_helper

        name = f"constant_{len(self.constants)}"
        self.constants.append(numpy_helper.from_array(np.asarray(value, order="C"), name))
        return name

    def rows_of(self, table: Matrix, indices: str) -> str:
        """Look up rows of a table, shape (n, width), that is stored in 8 bits."""
        from onnx import TensorProto

        values, scales = _rounded(table, axis=1)
        rows = self.node("Gather", self.constant(values), indices)
        scale = self.node("Gather", self.constant(scales), indices)
        return self.node("Mul", self.node("Cast", rows, to=TensorProto.FLOAT), scale)

    def products(self, rows: str, matrices: Sequence[Matrix], *, integer: bool) -> list[str]:
        """Multiply `rows`, shape (batch, length, k), by each matrix, shape (k, n)."""
        rounded = [_rounded(matrix, axis=0) for matrix in matrices]
        if not integer:
            return [self.node("MatMul", rows, self._widened(*each)) for each in rounded]
        last = self.constant(np.array([-1]))
        largest = self.at_least_tiny(self.node("ReduceMax", self.node("Abs", rows), last))
        step = self.constant(np.float32(1 / _STEPS))
        zero = self.constant(np.uint8(_ZERO_POINT))
        whole = self.node("QuantizeLinear", self.node("Div", rows, largest), step, zero)
        found = []
        for values, scales in rounded:
            unsigned = (values.astype(np.int16) + _ZERO_POINT).astype(np.uint8)
            zeros = self.constant(np.full(unsigned.shape[1], _ZERO_POINT, dtype=np.uint8))
            inputs = (whole, self.constant(unsigned), step, self.constant(scales[0]), zero, zeros)
            found.append(self.node("Mul", self.node("MatMulIntegerToFloat", *inputs), largest))
        return found

    def at_least_tiny(self, value: str) -> str:
        """Keep a divisor away from zero."""
        return self.node("Max", value, self.constant(_TINY))

    def _widened(self, values: NDArray[np.int8], scales: Matrix) -> str:
        from onnx import TensorProto

        wide = self.node("Cast", self.constant(values), to=TensorProto.FLOAT)
        return self.node("Mul", wide, self.constant(scales))


def _rounded(matrix: Matrix, *, axis: int) -> tuple[NDArray[np.int8], Matrix]:
    """Return whole numbers in [-127, 127] and the scales that undo them, one along `axis`."""
    largest = np.abs(matrix).max(axis=axis, keepdims=True)
    scales = np.where(largest > 0, largest / _STEPS, 1).astype(np.float32)
    return np.rint(matrix / scales).astype(np.int8), scales
