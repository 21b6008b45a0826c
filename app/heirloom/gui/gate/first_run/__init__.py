"""The five steps from nothing to a sealed vault."""
