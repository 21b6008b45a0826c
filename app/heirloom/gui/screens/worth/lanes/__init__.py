"""The two lanes: what may be a keepsake, and what may be clutter."""
