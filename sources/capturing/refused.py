class Refused(Exception):
    """It is not taken in. The sentence tells the editor which rule stands against it, and what to do."""
