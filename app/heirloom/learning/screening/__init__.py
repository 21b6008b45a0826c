"""Kinds of clutter, named with their reasons: from what was measured, and from plain facts and words."""
