"""Spreadsheets taken in by editors: read, matched with the archive's fields, tried, and only then written."""
