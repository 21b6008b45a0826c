"""Running jobs, their failures, their history."""
