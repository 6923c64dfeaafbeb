"""Names for the arrays the ranking computes with."""

from typing import Any

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Singles = NDArray[np.float32]
Ints = NDArray[np.int32]
Longs = NDArray[np.int64]
Bools = NDArray[np.bool_]
Array = NDArray[Any]


def grown(array: Array, rows: int, fill: float = 0) -> Array:
    """A copy with more rows, the new ones filled."""
    larger = np.full((rows, *array.shape[1:]), fill, array.dtype)
    larger[: len(array)] = array
    return larger
