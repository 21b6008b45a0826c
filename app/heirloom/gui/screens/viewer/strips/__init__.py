"""The strips around a memory, and where all parts of the viewer lie."""
