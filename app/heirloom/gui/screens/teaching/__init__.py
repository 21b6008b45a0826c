"""Teaching an album: one question at a time, and an honest word on how well it is learned."""
