"""Folders: which ones are watched, what was found in them, what happens to originals."""
