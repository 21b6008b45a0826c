"""Albums for the doors: reading, changing by hand with a way back, and the models that learn in memory."""
