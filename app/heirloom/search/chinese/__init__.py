"""Chinese questions in English words, by an open dictionary."""
