"""Inflates metadata blocks with a bound, so that a few bytes cannot become a flood."""

from __future__ import annotations

import zlib


def inflate(data: bytes, most_bytes: int) -> bytes | None:
    """The inflated bytes; None where they are damaged or would pass `most_bytes`. A cut stream gives its start."""
    stream = zlib.decompressobj()
    try:
        plain = stream.decompress(data, most_bytes)
    except zlib.error:
        return None
    return None if stream.unconsumed_tail else plain
