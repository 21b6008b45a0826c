"""The command line: one command a file, one shape; it sees the bank and core only."""
