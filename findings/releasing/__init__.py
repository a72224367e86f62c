"""Releases: the whole published archive as files, made by a command, kept on disk, and served at `/data/`.

`database` reads the archive into a file of SQLite, as it is at one moment; tables, package and sums are made of that
file and of nothing else. So what is taken out of it later (`mending`) is out of all of them. Decision 36 says why.
"""
