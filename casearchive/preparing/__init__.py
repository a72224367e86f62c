"""The virtual environment of a checkout and what is started in it. Standard library only: nothing is installed yet."""
