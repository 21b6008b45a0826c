"""The privacy ledger: what came in, what went out, and who decided it."""
