"""Reading strangers' files: a client in the program, a confined worker in a process of its own."""
