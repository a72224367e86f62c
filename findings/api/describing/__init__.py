"""The description of the interface in OpenAPI 3.1, out of its views and serialisers: for developers alone.

Nothing imports this but the command that writes it and its tests; a worker serves what was written.
"""

from .writing import Faulty, description

__all__ = ["Faulty", "description"]
