"""The justified grid of memories: layout, painting, selection, previews, scrubber."""
