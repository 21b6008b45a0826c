"""Models & GPU: what understands the memories, on this computer; downloads by consent."""
