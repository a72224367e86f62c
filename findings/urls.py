from django.urls import path, register_converter

from findings import views
from findings.api.urls import urlpatterns as api
from findings.citing.files import FORMS
from findings.converters import FormOfFile

register_converter(FormOfFile, "form_of_file")

app_name = "findings"

urlpatterns = [
    path("findings/", views.finding_list, name="finding-list"),
    path("findings/complete", views.complete_words, name="complete"),
    path("findings/export.csv", views.export_csv, name="export-csv"),
    path("findings/export.jsonl", views.export_jsonl, name="export-jsonl"),
    path("findings/export.xlsx", views.export_xlsx, name="export-xlsx"),
    path("findings/feed.atom", views.finding_feed, {"form": "atom"}, name="feed-atom"),
    path("findings/feed.json", views.finding_feed, {"form": "json"}, name="feed-json"),
    path("findings/pick/", views.pick_findings, name="pick"),
    path("findings/facets/<str:facet>/", views.facet_detail, name="facet"),
    *(
        path(f"findings/export.{form}", views.finding_export, {"form": form}, name=f"export-{form.replace('.', '-')}")
        for form in FORMS
    ),
    *(
        path(
            f"findings/<str:identifier>.{form}",
            views.finding_file,
            {"form": form},
            name=f"finding-{form.replace('.', '-')}",
        )
        for form in FORMS
    ),
    path("findings/<str:identifier>.jsonld", views.finding_annotation, name="finding-jsonld"),
    path("findings/<str:identifier>/embed", views.finding_embed, name="finding-embed-no-slash"),
    path("findings/<str:identifier>/embed/", views.finding_embed, name="finding-embed"),
    path("findings/<str:identifier>/card.png", views.finding_card, name="finding-card"),
    path("findings/<str:identifier>/card-<str:digest>.png", views.finding_card, name="finding-card-of"),
    path("findings/<str:identifier>.<form_of_file:form>", views.finding_file_otherwise, name="finding-file-otherwise"),
    path("findings/<str:identifier>", views.finding_detail, name="finding-id"),
    path("findings/<str:identifier>/", views.finding_detail, name="finding-id-slash"),
    path("findings/<str:identifier>/<str:slug>", views.finding_detail, name="finding-detail-no-slash"),
    path("findings/<str:identifier>/<str:slug>/", views.finding_detail, name="finding-detail"),
    path("card-<str:digest>.png", views.site_card, name="site-card"),
    path("oembed", views.oembed, name="oembed"),
    path("sources/<slug:slug>/text/", views.source_text, name="source-text"),
    path("sources/<slug:slug>/text/<int:number>/", views.source_text, name="source-text-numbered"),
    path(
        "sources/<slug:slug>/text/<int:number>/page-<int:page>.png",
        views.page_picture,
        name="page-picture",
    ),
    path("check/", views.check_quotation, name="check"),
    path("corrections/", views.correction_list, name="correction-list"),
    path("corrections/feed.atom", views.correction_feed, {"form": "atom"}, name="correction-feed-atom"),
    path("corrections/feed.json", views.correction_feed, {"form": "json"}, name="correction-feed-json"),
    path("removals/", views.removal_list, name="removal-list"),
    path("removals/feed.atom", views.removal_feed, {"form": "atom"}, name="removal-feed-atom"),
    path("removals/feed.json", views.removal_feed, {"form": "json"}, name="removal-feed-json"),
    path("themes/", views.theme_list, name="theme-list"),
    path("themes/<slug:slug>/", views.theme_detail, name="theme-detail"),
    path("institutions/", views.institution_list, name="institution-list"),
    path("institutions/<slug:slug>/", views.institution_detail, name="institution-detail"),
    path("people/", views.person_list, name="person-list"),
    path("people/<slug:slug>/", views.person_detail, name="person-detail"),
    *api,
]
