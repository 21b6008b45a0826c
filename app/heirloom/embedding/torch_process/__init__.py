"""A process of its own for batches on a CUDA device: torch there, frames over pipes, no keys, no network."""
