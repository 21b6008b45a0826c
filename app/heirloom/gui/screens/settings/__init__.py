"""Settings: few choices, each explained by what it does; they apply at once."""
