"""Item models over arrays of the façade."""
