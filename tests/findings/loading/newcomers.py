"""New findings of Toytown, not yet saved, and what stands of them once they are."""

from django.apps import apps

from findings.loading.newcomer import Newcomer
from findings.models import Figure, Finding, Involvement, Quotation, Tagging
from findings.vocabulary import Kind, State
from sources.tracking import is_history
from tests.factories import (
    InstitutionFactory,
    PersonFactory,
    PublisherFactory,
    SourceFactory,
    TextVersionFactory,
    ThemeFactory,
)

# Numbers that the database gives, and moments at which it wrote: no two ways of writing agree on these.
OF_NO_ACCOUNT = {"id", "pgh_id", "finding_id", "pgh_obj_id", "pgh_created_at", "touched_at", "revision"}
TABLES = ["finding", "quotation", "tagging", "involvement", "figure", "editing", "searchdocument", "removal"]


class Toytown:
    """Records that findings can be about, and findings that are about them."""

    def __init__(self, findings=12):
        self.sentences = [f"In case {n} a key was lost — nobody of “Squad {n}” wept." for n in range(findings)]
        source = SourceFactory(publisher=PublisherFactory())
        half = findings // 2
        self.texts = [
            TextVersionFactory(source=source, text="\n\n".join(sentences) + "\n")
            for source, sentences in [(source, self.sentences[:half]), (SourceFactory(), self.sentences[half:])]
        ]
        broad = ThemeFactory()
        self.themes = [broad, ThemeFactory(parent=broad)]
        self.person = PersonFactory()
        self.force = InstitutionFactory()
        self.squad = InstitutionFactory(parent=self.force, kind="police-unit")

    def newcomers(self):
        """One for each sentence: most published, some not, some withdrawn, some with a figure."""
        return [self.newcomer(n) for n in range(len(self.sentences))]

    def newcomer(self, n, state=None):
        state = state or [State.PUBLISHED, State.PUBLISHED, State.PUBLISHED, State.DRAFT][n % 4]
        text = self.texts[n >= len(self.sentences) // 2]
        start = text.text.index(self.sentences[n])
        quotation = Quotation(text_version=text)
        quotation.place(text.text, [(start, start + 12), (start + 14, start + len(self.sentences[n]))])
        finding = Finding(kind=[Kind.CONCLUSION, Kind.STATISTIC][n % 2], summary=f"Key {n} was lost.", state=state)
        return Newcomer(
            finding,
            [quotation],
            [Tagging(theme=theme, position=place) for place, theme in enumerate(self.themes[: 1 + n % 2])],
            [
                Involvement(role="speaker", person=self.person),
                Involvement(role="subject", institution=self.squad, position=1),
                Involvement(role="mentioned", descriptor="a “quiet”, tall constable", position=2),
            ],
            [Figure(as_stated=str(n), value=n)] if n % 2 else [],
        )


def save_one_by_one(newcomers):
    """The way in which a page saves: each row by itself."""
    for newcomer in newcomers:
        newcomer.finding.save()
        for part in [*newcomer.taggings, *newcomer.involvements, *newcomer.figures, *newcomer.quotations]:
            part.finding = newcomer.finding
            part.save()


def standing():
    """By table, what stands there of each finding, in an order that does not depend on how it came there."""
    names = dict(Finding.objects.values_list("pk", "public_id"))
    models = {model._meta.model_name: model for model in apps.get_app_config("findings").get_models()}
    tracked = {f"{name}event" for name in TABLES} & {name for name, model in models.items() if is_history(model)}
    return {name: sorted(_rows(models[name], names)) for name in [*TABLES, *tracked]}


def _rows(model, names):
    owner = "finding_id" if any(field.attname == "finding_id" for field in model._meta.fields) else "id"
    for row in model.objects.values():
        told = {name: str(value) for name, value in sorted(row.items()) if name not in OF_NO_ACCOUNT}
        yield names[row[owner]], str(told)
