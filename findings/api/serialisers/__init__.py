"""Records as the interface tells of them. What is not known or does not apply is `null`; nothing is ever left out."""

from .briefly import PublisherSerialiser
from .checked import CheckSerialiser
from .finding import FindingSerialiser
from .parts import ConnectionSerialiser, StatedFigureSerialiser
from .records import InstitutionSerialiser, PersonSerialiser, SourceSerialiser, ThemeSerialiser

__all__ = [
    "CheckSerialiser",
    "ConnectionSerialiser",
    "FindingSerialiser",
    "InstitutionSerialiser",
    "PersonSerialiser",
    "PublisherSerialiser",
    "SourceSerialiser",
    "StatedFigureSerialiser",
    "ThemeSerialiser",
]
