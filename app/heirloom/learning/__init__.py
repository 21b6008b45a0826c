"""What is learned from a person's answers and decisions: albums, what is worth keeping, and how well it is known."""
