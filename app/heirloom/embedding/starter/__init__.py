"""The encoders that ship with the package: EfficientNet-Lite0 read through MiniLM's words for pictures, MiniLM for text."""
