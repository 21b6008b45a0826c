"""The channels: each asks one part of the vault and gives findings with evidence on the common scale of `fuse`."""
