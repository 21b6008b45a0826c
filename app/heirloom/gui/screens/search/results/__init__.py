"""What was found, painted: tiles with their reasons, rows of words, the plain rest."""
