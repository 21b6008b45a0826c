"""The pages of the five questions."""
