"""What the web server itself costs: how long it takes to begin, and what each of its workers has for itself alone."""
