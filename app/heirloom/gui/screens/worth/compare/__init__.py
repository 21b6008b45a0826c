"""Two pictures of one moment side by side: which of them to keep."""
