"""The locked process: unlock, first run, recovery sheet. It holds no vault."""
