"""How quickly the desk can be used, in a real browser. Run by hand; asserts nothing of time."""
