"""Django's `ENGINE` for the embedded database."""
