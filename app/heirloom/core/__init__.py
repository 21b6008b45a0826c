"""Facts without machinery: records, errors, jobs, settings, paths. Standard library only."""
