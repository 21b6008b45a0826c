"""The pages of the locked window: unlock, recovery sheet, vaults, another passphrase."""
