"""Processes of the program: one instance, handing over the key, leaving by replacing the process image."""
