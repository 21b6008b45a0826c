"""More figures of how well an album is learned: with intervals, by class, its worst mistakes, its learning curve."""
