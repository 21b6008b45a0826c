"""The catalogue card beside a memory."""
