"""PostgreSQL for one checkout: started when first needed, reachable through a socket by its owner alone.

Rooms: `place` (where the files are), `account` (whose they are), `binaries` (the programs), `files` (what is written),
`creating` (a new data directory), `owning` (role and database), `processes` (what still runs), `locks`, `cluster`
(start, stop, ask), `here` (the one of this checkout), `backend` (Django's door to it). Nothing here is used where
DATABASE_URL is set.
"""
