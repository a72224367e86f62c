from functools import lru_cache
from typing import Any

from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from findings.api.cursors import Cursor
from findings.api.parameters import refuse_unknown
from findings.origin import origin_if_ours


class View(APIView):
    """A view that only reads. `known`: its parameters; others are refused."""

    known: tuple[str, ...] = ()
    serialiser: Any  # the class that tells of its records

    def initial(self, request: Request, *args: Any, **kwargs: Any) -> None:
        super().initial(request, *args, **kwargs)
        refuse_unknown(request.query_params, self.known)

    @property
    def home(self) -> str:
        """Scheme and host, with which every address of the answer begins."""
        return origin_if_ours(self.request)

    def one(self, record: Any) -> Response:
        """The answer that tells of one record."""
        return Response(_made(self.serialiser, self.home).to_representation(record))

    def many(self, records: list[Any], total: int, addresses: tuple[str | None, str | None], **more: Any) -> Response:
        """The answer with one page of records. `addresses`: of the pages before and after, without the host."""
        before, after = (self.home + path if path else None for path in addresses)
        tell = _made(self.serialiser, self.home).to_representation
        told = [tell(record) for record in records]
        response = Response({"total": total, "next": after, "previous": before, **more, "results": told})
        if links := [f'<{url}>; rel="{way}"' for way, url in (("next", after), ("prev", before)) if url]:
            response.headers["Link"] = ", ".join(links)
        return response


@lru_cache(maxsize=100)
def _made(serialiser: Any, home: str) -> Any:
    """The serialiser for answers that begin so, with its fields: to make these takes longer than to tell a finding."""
    return serialiser(context={"home": home})


def written(cursor: Cursor | None, of: str) -> str | None:
    """The word of a cursor, where there is one."""
    return cursor.written(of) if cursor else None
