from .card import finding_card, site_card
from .checking import check_quotation
from .citing import finding_annotation, finding_export, finding_file, finding_file_otherwise
from .completing import complete_words
from .embedding import finding_embed, oembed
from .export import export_csv, export_jsonl, export_xlsx
from .facet import facet_detail
from .feed import correction_feed, finding_feed, removal_feed
from .finding import finding_detail
from .institution import institution_detail, institution_list
from .listing import finding_list
from .page_picture import page_picture
from .person import person_detail, person_list
from .picking import pick_findings
from .record import correction_list, removal_list
from .source_text import source_text
from .theme import theme_detail, theme_list

__all__ = [
    "check_quotation",
    "complete_words",
    "correction_feed",
    "correction_list",
    "export_csv",
    "export_jsonl",
    "export_xlsx",
    "facet_detail",
    "finding_annotation",
    "finding_card",
    "finding_detail",
    "finding_embed",
    "finding_export",
    "finding_feed",
    "finding_file",
    "finding_file_otherwise",
    "finding_list",
    "institution_detail",
    "institution_list",
    "oembed",
    "page_picture",
    "person_detail",
    "person_list",
    "pick_findings",
    "removal_feed",
    "removal_list",
    "site_card",
    "source_text",
    "theme_detail",
    "theme_list",
]
