"""The date scrubber beside the grid."""
