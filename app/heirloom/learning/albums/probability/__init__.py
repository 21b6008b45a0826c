"""From scores to probabilities, and from probabilities to what is called sure."""
