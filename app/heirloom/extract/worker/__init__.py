"""The extraction worker: opens strangers' files with no key, no network and nothing to write to."""
