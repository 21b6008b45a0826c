"""Opening a vault: is the catalogue whole and as new as HEAD says, and mending it where it is not."""
