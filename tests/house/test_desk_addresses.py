"""Every page of the admin opens for those who may do everything, and for nobody else."""

import pytest
from django.contrib import admin
from django.contrib.auth.models import Group
from django.contrib.contenttypes.models import ContentType

from findings.models import Finding
from sources.tracking import history_of
from tests.factories import EditorFactory, factory_of

from .addresses import addresses

SITE = {
    "admin:index": 200,
    "admin:login": 302,  # an editor is already there
    "admin:logout": 405,  # leaving is a deed, not a link
    "admin:password_change": 200,
    "admin:password_change_done": 200,
    "admin:autocomplete": 403,  # asked for no field
    "admin:jsi18n": 200,
    "admin:view_on_site": 302,
    "admin:app_list": 200,
    "admin:": 404,  # whatever is nothing else
}
RECORDS = {"changelist": 200, "add": 200, "history": 200, "delete": 200, "change": 200}
MORE = {
    "admin:auth_user_password_change": 200,
    "admin:findings_finding_withdraw": 200,
    "admin:findings_refusedsuggestion_add": 403,  # refused on the desk
    "admin:sources_textversion_page": 404,  # the text of a factory is from no file
    "admin:sources_textversion_pages": 404,
    "admin:sources_textversion_places": 400,  # asked for no passage
    "admin:sources_capture_bring": 200,
    "admin:sources_capture_reading": 200,
    "admin:sources_capture_progress": 200,
    "admin:sources_capture_again": 405,  # beginning anew is a deed, not a link
    "admin:sources_capture_bytes": 200,
    "admin:sources_capture_warc": 404,  # the capture at hand did not come from the web
    "admin:sources_textversion_correct": 200,
    "admin:findings_reply_decide": 405,  # a deed, not a link
    "admin:findings_quotedsource_desk": 200,
    **{
        f"admin:findings_quotedsource_desk_{door}": 200
        for door in ("findings", "session", "names", "suggestions", "elsewhere")
    },
    **{f"admin:findings_quotedsource_desk_{door}": 405 for door in ("save", "send", "refuse", "link")},  # deeds
    "admin:findings_quotedsource_desk_paper": 404,  # the text of a factory is from no file
    "admin:findings_finding_review": 200,
    **{f"admin:findings_finding_{deed}": 405 for deed in ("send", "send_back", "publish")},  # deeds are posted
    **{
        f"admin:{name}_put_back": 200
        for name in [
            *(f"findings_{noun}" for noun in ("finding", "person", "institution", "theme")),
            *(f"sources_{noun}" for noun in ("source", "article", "report", "publisher")),
        ]
    },
    "admin:findings_finding_tag": 302,  # asked for no findings
    "admin:findings_person_merge": 200,
    "admin:findings_institution_merge": 200,
    "admin:findings_theme_merge": 200,
    "admin:findings_merge_undo": 200,
    **{
        f"admin:{name}_{view}": code
        for name in [
            "findings_finding",
            "findings_institution",
            "findings_person",
            "findings_theme",
            "sources_source",
        ]
        for view, code in {"import": 200, "process_import": 405, "import_template": 200}.items()
    },
    "admin:findings_taggingbatch_undo": 200,
    **{
        f"admin:{name}_{deed}": 403
        for deed in ("add", "delete")
        for name in [
            "findings_searchdocument",  # the database writes these
            "findings_frequentphrase",
            "findings_indexpart",
            "findings_searchchange",
            "findings_textwindow",
            "findings_wordtally",
            "findings_nametally",
            "findings_editing",
            "findings_removal",
            "findings_correction",  # made by changing a published finding
            "findings_quotedsource",  # seen as sources
            "findings_quotedtext",
            "findings_quotedpublisher",
            "findings_anchorquestion",
            "findings_receipt",
            "sources_covering",  # chosen on the article's page
            "sources_capture",  # comes in by other doors
            "sources_payload",
            "sources_extraction",
            "sources_formerslug",  # the database writes these
            "sources_pagelayout",
            "sources_shownchange",
            "sources_waitingimport",
            "findings_formeraddress",  # a merge writes these
            "findings_merge",
            "findings_taggingbatch",
        ]
    },
}
NAMES = {f"{model._meta.app_label}_{model._meta.model_name}": model for model in admin.site._registry}
TABLE = {**SITE, **{f"admin:{name}_{view}": code for name in NAMES for view, code in RECORDS.items()}, **MORE}
DESK = [address for address in addresses() if address.name.startswith("admin:")]
# Django keeps the old address of a record's page, which leads on to the new one, and gives it no name.
UNNAMED = [address for address in DESK if address.name == "admin:" and "<path:object_id>" in address.route]
NAMED = [address for address in DESK if address not in UNNAMED]


PATTERNS = {"admin:app_list": "/admin/findings/", "admin:": "/admin/nothing-of-the-kind/"}  # these have no plain route


@pytest.fixture
def addressed(db):
    """Fills the parameters of an address with those of a record whose page it shows."""
    made = {Group: Group.objects.create(name="Toytown"), **{factory._meta.model: factory() for factory in factories()}}

    def filled(address):
        if "(?P" in address.route:
            return PATTERNS[address.name]
        model = next((m for m in made if f"/{m._meta.app_label}/{m._meta.model_name}/" in address.route), Finding)
        record = EditorFactory() if address.name.startswith("admin:auth_user") else made[model]
        kind = ContentType.objects.get_for_model(record).pk
        change = {"part": record._meta.model_name, "number": latest_change(record) or 1, "deed": "publish"}
        return address.filled(object_id=record.pk, pk=record.pk, id=record.pk, content_type_id=kind, **change)

    return filled


def latest_change(record):
    history = history_of(type(record))
    return history.objects.filter(pgh_obj=record.pk).latest("pgh_id").pgh_id if history else 0


def factories():
    return [factory_of(model) for model in NAMES.values() if model is not Group]


def test_every_page_of_the_desk_stands_in_the_table():
    assert {address.name for address in NAMED} == set(TABLE)
    assert len(UNNAMED) == len(NAMES)


def test_an_editor_with_all_rights_gets_what_the_table_says(client, addressed):
    client.force_login(EditorFactory())

    answers = {address.name: client.get(addressed(address)).status_code for address in NAMED}

    assert answers == TABLE


def test_the_old_address_of_a_record_leads_to_its_page(client, addressed):
    client.force_login(EditorFactory())

    for address in UNNAMED:
        url = addressed(address)
        assert client.get(url).url == f"{url}change/"


def test_a_visitor_is_asked_to_log_in_everywhere(client, addressed):
    guarded = [address for address in [*NAMED, *UNNAMED] if address.name not in {"admin:login", "admin:logout"}]

    for address in guarded:
        response = client.get(addressed(address))
        assert response.status_code == 302, address
        assert response.url.startswith("/admin/login/?next="), address


def test_an_editor_without_rights_sees_no_record(client, addressed):
    client.force_login(EditorFactory(is_superuser=False))
    of_records = [address for address in NAMED if any(name in address.name for name in NAMES)]

    for address in of_records:
        assert client.get(addressed(address)).status_code == 403, address
