"""One memory after another, one key each."""
