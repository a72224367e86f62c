"""The drill in which everything that can be killed is killed, and what of it stands where."""
