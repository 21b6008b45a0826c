"""Models that were converted: what they are on disk, and the encoders that run them with onnxruntime alone."""
