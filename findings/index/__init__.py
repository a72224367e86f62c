"""All published findings in memory, for search: who matches, in which order, and how many share each value.

PostgreSQL remains the only store. What stands here is made of search documents and follows their changes.
"""
