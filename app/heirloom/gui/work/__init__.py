"""Long work as the window runs it: imports in a queue, watched folders, rates and times left."""
