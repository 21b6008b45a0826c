"""Files come in: walks folders, watches them, drives each file to the vault and through understanding."""
