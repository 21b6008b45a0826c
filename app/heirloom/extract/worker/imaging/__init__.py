"""From encoded pixels to thumbnail, encoder pixels and the cheap look."""
