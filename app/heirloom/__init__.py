"""Heirloom: a digital memory bank in one encrypted vault on the family's own disk."""

import os

__version__ = "0.1.0"

# onnxruntime reports to its maker, under a number kept in the person's home, unless this stands before it is loaded.
# The package is the first that every process of Heirloom loads, those with a closed environment too.
os.environ["ORT_DISABLE_TELEMETRY"] = "1"
