"""Albums that learn from yes and no: a ladder of methods, calibrated probabilities, a threshold in words."""
