"""The window: a desktop program over the façade, Qt Widgets; it sees only `bank` and `core`."""
