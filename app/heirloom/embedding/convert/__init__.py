"""Turns an installed model's weights into ONNX graphs, once, in a process of its own (`python -m …convert`).

torch, open_clip and sentence_transformers are loaded in that process only; `client` starts it and loads none.
"""
