"""The archive's exchange format: plain YAML and text files that a person can read, edit and compare.

What is written here is read here: one list of fields for each noun serves both ways (`forms.py`), so that an export
imported into an empty archive and exported again gives the same bytes. `seeds/README.md` describes the files.
"""
