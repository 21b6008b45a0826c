"""Near vectors: exact while that is instant, a graph beyond, one door for both."""

from heirloom.vector_index.index import VectorIndex

__all__ = ["VectorIndex"]
