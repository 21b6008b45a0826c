"""Where tiles lie: rows by linear partition, and the whole of a long grid."""
