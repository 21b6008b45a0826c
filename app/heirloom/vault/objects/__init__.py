"""Sealed objects: their format, writing them for good, reading them from anywhere."""
