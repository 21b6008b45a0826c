"""What the window asks of an open vault: small façades that `Bank` carries as attributes."""
