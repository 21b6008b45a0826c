"""Fetching of models: the one room, below the storage targets of backups, that opens a connection to the outside."""
