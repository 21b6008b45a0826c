"""Photographs of the real window, for packaging/shots.py."""
