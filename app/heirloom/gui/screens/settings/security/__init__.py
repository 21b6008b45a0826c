"""Security: how the vault is opened, and when it locks by itself."""
