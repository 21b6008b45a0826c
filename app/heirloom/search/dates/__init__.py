"""Stretches of time named in words, English and Chinese."""
