"""Makes pictures of every kind of clutter from seeds and photos: what screening is tuned on and judged by."""
