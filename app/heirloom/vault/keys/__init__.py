"""Secrets and what they open: slots, keyring, master keys and the two small records that they authenticate."""
