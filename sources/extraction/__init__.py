"""Reading the bytes of others: what words they hold, and where. Saves nothing."""
