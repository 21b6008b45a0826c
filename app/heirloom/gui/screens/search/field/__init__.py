"""The search field: chips, words, pictures."""
