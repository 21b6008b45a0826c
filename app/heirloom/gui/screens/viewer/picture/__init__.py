"""One picture, large: zoom, pan, and the pixels for it."""
