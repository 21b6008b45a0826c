"""About Heirloom: version, licences, the paper of the vault format, and how to leave."""
