"""What the window shows of many memories at once, read in a few statements each."""
