"""Worth keeping? What a memory is likely worth to its owner: reasons, signals, a model that learns."""
