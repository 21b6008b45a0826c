"""Near vectors: exact while that is instant, a graph beyond, one door for both."""

from heirloom.vector_index.index import EXACT_LIMIT, VectorIndex, engine_for

__all__ = ["EXACT_LIMIT", "VectorIndex", "engine_for"]
