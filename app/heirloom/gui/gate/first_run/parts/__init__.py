"""Painted and small parts of the steps."""
