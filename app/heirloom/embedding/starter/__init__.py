"""The encoders that ship: EfficientNet-Lite0 read through MiniLM's words for pictures, MiniLM itself for text."""
