"""After each kind of write, whoever holds a page that shows it gets a new one on the very next request."""

import datetime

import pytest

from findings.correcting import because, correcting
from findings.merging.deed import merge
from findings.models import ClaimStatus, Figure, Finding, Institution, Person, Theme
from findings.publishing import publish, withdraw
from findings.replying import publish_replies
from sources.models import Publisher, Source
from tests.factories import (
    ClaimStatusFactory,
    ConnectionFactory,
    EditorFactory,
    FigureFactory,
    FindingFactory,
    InstitutionFactory,
    PersonFactory,
    ReplyFactory,
    SourceFactory,
    TextVersionFactory,
    ThemeFactory,
)

NEW = "Xyzzy of Toytown"


class Scene:
    """A published finding with everything about it, and others beside."""

    def __init__(self):
        self.theme, self.person, self.body = ThemeFactory(), PersonFactory(), InstitutionFactory()
        self.report = SourceFactory(kind="report")
        self.finding = FindingFactory(
            kind="allegation",
            themes=[self.theme],
            speakers=[self.person],
            subjects=[self.body],
            report=self.report,
        )
        self.figure = FigureFactory(finding=self.finding, as_stated="key")
        self.status = ClaimStatusFactory(finding=self.finding, status="not-upheld", body=self.body)
        self.reply = ReplyFactory(finding=self.finding, text=NEW)
        self.connection = ConnectionFactory(from_finding=self.finding, to_finding=FindingFactory())
        self.source = self.finding.source
        self.address = self.finding.get_absolute_url()


def changed(model, pk, **values):
    with because("A slip."):
        model.objects.filter(pk=pk).update(**values)


def corrected(scene):
    with correcting([scene.finding.pk], reason=f"{NEW}.", by=EditorFactory()):
        Finding.objects.filter(pk=scene.finding.pk).update(kind="testimony")


def published(scene):
    publish([FindingFactory(summary=f"{NEW} lost it.", state="in-review")])


# What is written, the page that shows it, and what it shows.
WRITES = {
    "a publication": (published, lambda s: "/findings/", NEW),
    "a correction": (corrected, lambda s: s.address, NEW),
    "a correction, on the list of all": (corrected, lambda s: "/corrections/", NEW),
    "a withdrawal": (lambda s: withdraw([s.finding], reason="legal"), lambda s: "/removals/", "legal reason"),
    "a theme’s name": (lambda s: changed(Theme, s.theme.pk, name=NEW), lambda s: s.address, NEW),
    "a theme’s meaning": (
        lambda s: changed(Theme, s.theme.pk, definition=NEW),
        lambda s: s.theme.get_absolute_url(),
        NEW,
    ),
    "an alias, by which a search finds": (
        lambda s: changed(Person, s.person.pk, aliases=[NEW]),
        lambda s: "/findings/?q=xyzzy",
        NEW,
    ),
    "a body’s name": (lambda s: changed(Institution, s.body.pk, name=NEW), lambda s: "/institutions/", NEW),
    "a publisher’s name": (
        lambda s: changed(Publisher, s.source.publisher_id, name=NEW),
        lambda s: s.source.get_absolute_url(),
        NEW,
    ),
    "a publisher’s name, among the facets": (
        lambda s: changed(Publisher, s.source.publisher_id, name=NEW),
        lambda s: "/findings/",
        NEW,
    ),
    "a byline": (lambda s: changed(Source, s.source.pk, byline=NEW), lambda s: s.address, NEW),
    "where a copy is kept": (
        lambda s: changed(Source, s.source.pk, archived_address="https://toytown.example/kept"),
        lambda s: s.source.get_absolute_url(),
        "toytown.example/kept",
    ),
    "what a source tells of": (
        lambda s: s.source.covers.add(s.report),
        lambda s: s.source.get_absolute_url(),
        "Reports on",
    ),
    "a newer text": (
        lambda s: TextVersionFactory(source=s.source, number=2, text="Something else."),
        lambda s: s.address,
        "being checked against a newer text",
    ),
    "a decision on a claim": (
        lambda s: ClaimStatusFactory(
            finding=s.finding,
            status="upheld",
            body=InstitutionFactory(name=NEW),
            decided_on=datetime.date(2023, 4, 1),
        ),
        lambda s: s.address,
        NEW,
    ),
    "a note on it": (lambda s: changed(ClaimStatus, s.status.pk, note=NEW), lambda s: s.address, NEW),
    "a reply": (lambda s: publish_replies([s.reply], by=EditorFactory()), lambda s: s.address, NEW),
    "a connection": (
        lambda s: changed(type(s.connection), s.connection.pk, note=NEW),
        lambda s: s.address,
        NEW,
    ),
    "a figure": (lambda s: changed(Figure, s.figure.pk, group=NEW), lambda s: s.address, NEW),
    "a merge": (
        lambda s: merge(kept=PersonFactory(name=NEW), gone=s.person, reason="They are the same."),
        lambda s: s.address,
        NEW,
    ),
}


@pytest.mark.django_db
@pytest.mark.parametrize(("write", "place", "words"), WRITES.values(), ids=WRITES)
def test_the_next_request_shows_what_was_written(client, write, place, words):
    scene = Scene()
    address = place(scene)
    before = client.get(address)
    assert words not in before.content.decode()
    assert client.get(address, headers={"If-None-Match": before["ETag"]}).status_code == 304

    with because("So it is."):
        write(scene)

    after = client.get(address, headers={"If-None-Match": before["ETag"]})
    assert after.status_code == 200
    assert after["ETag"] != before["ETag"]
    assert words in after.content.decode()


@pytest.mark.django_db
def test_an_address_of_a_merged_record_leads_on_for_whoever_holds_its_page(client):
    scene = Scene()
    for address in [scene.person.get_absolute_url(), f"/findings/?person={scene.person.slug}"]:
        assert client.get(address).status_code == 200
    held = {"If-None-Match": client.get(scene.person.get_absolute_url())["ETag"]}
    kept = PersonFactory()

    merge(kept=kept, gone=scene.person, reason="They are the same.")

    assert client.get(scene.person.get_absolute_url(), headers=held).url == kept.get_absolute_url()
