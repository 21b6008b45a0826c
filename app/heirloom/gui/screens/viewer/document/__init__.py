"""Documents: pages as pictures, texts, and the card of a file that nothing here shows."""
