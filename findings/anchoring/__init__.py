"""Finding the words of quotations again in a newer text of their source: for certain, or else by a person."""
