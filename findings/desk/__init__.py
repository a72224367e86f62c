"""The excerpt desk: what is done with a text and its findings side by side, whichever page asks for it."""
