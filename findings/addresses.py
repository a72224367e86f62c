"""Addresses of the list of findings: one list has one address, in whatever order filters were chosen."""

from collections.abc import Callable, Iterable, Mapping
from urllib.parse import quote_plus

from django.urls import reverse

Values = Mapping[str, object]  # by parameter: a value, or a list of several; None for none


class Addresses:
    """Addresses that keep the parameters `values`, and change some of them. `order` is that of the parameters."""

    def __init__(self, values: Values, order: Iterable[str], path: str | None = None) -> None:
        self.order = tuple(order)
        self.path = path or reverse("findings:finding-list")
        self.pieces = {name: _written(name, given) for name, given in values.items()}

    def having(self, **changes: object) -> str:
        """The address with some parameters changed; None takes one away, a list gives several values."""
        return self._joined(self.pieces | {name: _written(name, given) for name, given in changes.items()})

    def at(self, path: str) -> str:
        """The same parameters at another path."""
        return Addresses({}, self.order, path)._joined(self.pieces)

    def varying(self, name: str, *, without: Iterable[str] = ()) -> Callable[[Iterable[str]], str]:
        """Gives a function that makes addresses with other values of one parameter: lean, for long lists of links."""
        pieces = {other: piece for other, piece in self.pieces.items() if piece and other not in {name, *without}}
        place = self.order.index(name)
        before = "".join(f"{pieces[other]}&" for other in self.order[:place] if other in pieces)
        after = "".join(f"&{pieces[other]}" for other in self.order[place:] if other in pieces)
        bare = self._joined(pieces)

        def address(values: Iterable[str]) -> str:
            own = _written(name, sorted(values))
            return f"{self.path}?{before}{own}{after}" if own else bare

        return address

    def _joined(self, pieces: Mapping[str, str]) -> str:
        query = "&".join(pieces[name] for name in self.order if pieces.get(name))
        return f"{self.path}?{query}" if query else self.path


def _written(name: str, given: object) -> str:
    """A parameter with its values; nothing where there are none."""
    if given is None:
        return ""
    values = given if isinstance(given, list) else [given]
    return "&".join(f"{name}={quote_plus(str(value))}" for value in values)
