"""How much is answered at once."""

USUAL, MOST = 25, 100  # records of a page
