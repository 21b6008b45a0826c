"""What a model is brought or fetched as: which files make one, and which are what they say."""
