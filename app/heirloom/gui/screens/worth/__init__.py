"""Worth keeping? Likely keepsakes, likely clutter, and pictures of the same moment."""
