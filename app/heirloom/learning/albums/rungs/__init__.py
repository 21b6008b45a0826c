"""What a rung of the ladder is made of: coefficients, heads that score a table, the small network."""
