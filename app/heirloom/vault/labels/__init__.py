"""What people say of their memories, for many at once, each change with its way back; and the privacy ledger."""
