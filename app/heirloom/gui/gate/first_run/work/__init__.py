"""What the steps have done off the GUI thread."""
