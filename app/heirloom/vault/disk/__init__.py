"""What the vault asks of a disk: durable writes, the writer's lock, the reserve, a place that will do."""
