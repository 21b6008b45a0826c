"""One command a file, one shape: `add_arguments(parser)` and `run(options, output) -> exit code`."""
