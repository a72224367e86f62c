"""The archive for programs, at `/api/v1/`: read-only, for anybody, with the filters of the pages by the same names.

What is imported with the addresses (`urls`, `problems`) knows nothing of the REST framework, which a worker loads with
the first question that is asked here.
"""
