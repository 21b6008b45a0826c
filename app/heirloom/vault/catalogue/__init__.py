"""The encrypted catalogue: its connection, its log, its migrations."""
