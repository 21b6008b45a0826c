"""Settings, each explained by its effect."""
