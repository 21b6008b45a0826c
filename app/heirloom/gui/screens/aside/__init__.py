"""What was set aside or is to be erased."""
