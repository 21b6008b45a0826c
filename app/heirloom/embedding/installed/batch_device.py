"""What takes whole batches off the CPU: a device that may be there or may have gone."""

from __future__ import annotations

from typing import Any, Protocol

from numpy.typing import NDArray

from heirloom.embedding.encoder import Floats


class BatchDevice(Protocol):
    """Encodes batches elsewhere, in a number format within 1e-3 cosine of fp32."""

    def encode(self, batch: NDArray[Any]) -> Floats | None:
        """Vectors (n, d) of pictures (n, s, s, 3) uint8 or ids (n, t) int64; None where the device has failed."""
        ...

    def close(self) -> None: ...
