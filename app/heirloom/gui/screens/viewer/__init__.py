"""One memory, large, with its catalogue card."""
