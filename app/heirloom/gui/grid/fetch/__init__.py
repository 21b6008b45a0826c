"""What brings previews: which are wanted, how they are decoded, where they are held."""
