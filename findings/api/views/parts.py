from rest_framework.request import Request
from rest_framework.response import Response

from findings.api.serialisers import ConnectionSerialiser, StatedFigureSerialiser
from findings.models import Connection, Figure
from findings.models.finding_queryset import readable

from .records import Lined


class ConnectionList(Lined):
    """How published findings stand to each other, in the order in which that was entered."""

    place, column = "api-connection-list", "pk"
    serialiser = ConnectionSerialiser

    def get(self, request: Request) -> Response:
        connections = Connection.objects.filter(readable("from_finding__"), readable("to_finding__"))
        return self.line(connections.select_related("from_finding", "to_finding"), connections.count(), request)


class FigureList(Lined):
    """The statistics that published findings state, in the order in which they were entered."""

    place, column = "api-figure-list", "pk"
    serialiser = StatedFigureSerialiser

    def get(self, request: Request) -> Response:
        figures = Figure.objects.filter(readable("finding__"))
        return self.line(figures.select_related("finding"), figures.count(), request)
