"""Small controls that several screens use."""
