from .checking import Check
from .findings import FindingDetail, FindingList
from .parts import ConnectionList, FigureList
from .records import (
    InstitutionDetail,
    InstitutionList,
    PersonDetail,
    PersonList,
    SourceDetail,
    SourceList,
    ThemeDetail,
    ThemeList,
)
from .root import Description, Root

__all__ = [
    "Check",
    "ConnectionList",
    "Description",
    "FigureList",
    "FindingDetail",
    "FindingList",
    "InstitutionDetail",
    "InstitutionList",
    "PersonDetail",
    "PersonList",
    "Root",
    "SourceDetail",
    "SourceList",
    "ThemeDetail",
    "ThemeList",
]
