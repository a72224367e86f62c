from .checking import check_quotation
from .citing import finding_annotation, finding_export, finding_file
from .completing import complete_words
from .facet import facet_detail
from .finding import finding_detail
from .institution import institution_detail, institution_list
from .listing import finding_list
from .person import person_detail, person_list
from .record import correction_list, removal_list
from .theme import theme_detail, theme_list

__all__ = [
    "check_quotation",
    "complete_words",
    "correction_list",
    "facet_detail",
    "finding_annotation",
    "finding_detail",
    "finding_export",
    "finding_file",
    "finding_list",
    "institution_detail",
    "institution_list",
    "person_detail",
    "person_list",
    "removal_list",
    "theme_detail",
    "theme_list",
]
