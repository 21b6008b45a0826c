"""The page of one album."""
