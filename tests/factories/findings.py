"""Findings and their parts."""

import datetime
from typing import Any

import factory
from factory.django import DjangoModelFactory

from findings.models import (
    AnchorQuestion,
    Connection,
    Editing,
    Figure,
    Finding,
    FrequentPhrase,
    IndexPart,
    Institution,
    Involvement,
    NameTally,
    Person,
    Quotation,
    QuotedPublisher,
    QuotedSource,
    QuotedText,
    Receipt,
    RefusedSuggestion,
    SearchChange,
    SearchDocument,
    Tagging,
    TextWindow,
    WordTally,
)
from findings.vocabulary import Kind, State

from .names import PersonFactory, ThemeFactory
from .sources import TEXT, WORDS, PublisherFactory, SourceFactory, TextVersionFactory

LONG_AGO = datetime.datetime(2020, 1, 2, tzinfo=datetime.UTC)  # when readers had seen it


class QuotedPublisherFactory(PublisherFactory):
    class Meta:
        model = QuotedPublisher


class QuotedSourceFactory(SourceFactory):
    class Meta:
        model = QuotedSource


class QuotedTextFactory(TextVersionFactory):
    class Meta:
        model = QuotedText


class QuotationFactory(DjangoModelFactory):
    """A quotation of `words` in its text version, at the first place where they stand."""

    class Meta:
        model = Quotation

    finding = factory.SubFactory("tests.factories.DraftFactory")
    text_version = factory.SubFactory(TextVersionFactory)

    @classmethod
    def _create(cls, model_class: type, *args: Any, **kwargs: Any) -> Quotation:
        words = kwargs.pop("words", WORDS)
        quotation: Quotation = model_class(*args, **kwargs)
        text = quotation.text_version.text
        if not quotation.spans:
            start = text.index(words)
            quotation.place(text, [(start, start + len(words))])
        quotation.save()
        return quotation


class DraftFactory(DjangoModelFactory):
    """A finding that nobody may see yet: without words, theme or attribution."""

    class Meta:
        model = Finding

    kind = Kind.CONCLUSION
    summary = "The review found that a key was lost."
    retold = factory.LazyAttribute(lambda finding: finding.kind == Kind.JOURNALISTS_SUMMARY)


class EditingFactory(DjangoModelFactory):
    """The editing of a finding: the database begins it, so it is looked up."""

    class Meta:
        model = Editing

    @classmethod
    def _create(cls, model_class: type, *args: Any, **kwargs: Any) -> Editing:
        return Editing.objects.get(finding=DraftFactory(**kwargs))


class FindingFactory(DraftFactory):
    """A published finding, ready to be seen. Takes words, text_version, themes, speakers, bodies, subjects, figures.

    `first_published`: in the past, as for readers who saw it; else it is the time of this transaction.
    """

    class Meta:
        model = Finding
        skip_postgeneration_save = True

    @classmethod
    def _create(cls, model_class: type, *args: Any, **kwargs: Any) -> Finding:
        parts = {name: kwargs.pop(name, None) for name in ("words", "text_version", "themes", "speakers", "bodies")}
        parts["subjects"], figures = kwargs.pop("subjects", None), kwargs.pop("figures", [])
        state, first_published = kwargs.pop("state", State.PUBLISHED), kwargs.pop("first_published", None)
        finding: Finding = super()._create(model_class, *args, **{**kwargs, "state": State.DRAFT})
        words = parts["words"] or WORDS
        text_version = parts["text_version"] or TextVersionFactory(
            text=TEXT if words in TEXT else f"Before. {words} After."
        )
        QuotationFactory(finding=finding, text_version=text_version, words=words)
        for position, theme in enumerate(parts["themes"] or [ThemeFactory()]):
            Tagging.objects.create(finding=finding, theme=theme, position=position)
        speakers = parts["speakers"] if parts["speakers"] is not None or parts["bodies"] else [PersonFactory()]
        for role, parties in [("speaker", speakers), ("finding-body", parts["bodies"]), ("subject", parts["subjects"])]:
            for party in parties or []:
                InvolvementFactory(finding=finding, role=role, party=party)
        for figure in figures:
            FigureFactory(finding=finding, as_stated=figure)
        if state != State.DRAFT:
            finding.state = state if state != State.WITHDRAWN else State.PUBLISHED
            finding.first_published = first_published
            finding.save()
        if state == State.WITHDRAWN:
            from findings.publishing import withdraw

            withdraw([finding], reason="error")
        finding.refresh_from_db()
        return finding


class InvolvementFactory(DjangoModelFactory):
    """An involvement of `party`: a person, an institution, or the description of somebody unnamed."""

    class Meta:
        model = Involvement

    finding = factory.SubFactory(DraftFactory)
    role = Involvement.Role.SPEAKER

    @classmethod
    def _create(cls, model_class: type, *args: Any, **kwargs: Any) -> Involvement:
        party = kwargs.pop("party", None) or PersonFactory()
        field = {Person: "person", Institution: "institution"}.get(type(party), "descriptor")
        return super()._create(model_class, *args, **{field: party, **kwargs})


class TaggingFactory(DjangoModelFactory):
    class Meta:
        model = Tagging

    finding = factory.SubFactory(DraftFactory)
    theme = factory.SubFactory(ThemeFactory)


class FigureFactory(DjangoModelFactory):
    class Meta:
        model = Figure

    finding = factory.SubFactory(DraftFactory)
    as_stated = "one key"


class ConnectionFactory(DjangoModelFactory):
    class Meta:
        model = Connection

    from_finding = factory.SubFactory(FindingFactory)
    to_finding = factory.SubFactory(FindingFactory)
    kind = Connection.Kind.FOUND_BEFORE


class SearchChangeFactory(DjangoModelFactory):
    """What the database writes down when a finding is published."""

    class Meta:
        model = SearchChange

    @classmethod
    def _create(cls, model_class: type, *args: Any, **kwargs: Any) -> SearchChange:
        FindingFactory(**kwargs)
        return SearchChange.objects.latest("pk")


class SearchDocumentFactory(DjangoModelFactory):
    """The document of a published finding: the database writes it, so it is looked up."""

    class Meta:
        model = SearchDocument

    @classmethod
    def _create(cls, model_class: type, *args: Any, **kwargs: Any) -> SearchDocument:
        return SearchDocument.objects.get(finding=FindingFactory(**kwargs))


class FrequentPhraseFactory(DjangoModelFactory):
    class Meta:
        model = FrequentPhrase

    text = factory.Sequence("lost teapots {}".format)
    findings = 3
    witnesses = factory.LazyFunction(list)
    among = 9


class IndexPartFactory(DjangoModelFactory):
    class Meta:
        model = IndexPart

    name = factory.Sequence("part-{}".format)
    content = b"Numbers."


class WordTallyFactory(DjangoModelFactory):
    class Meta:
        model = WordTally

    text = "teapot"
    findings = 1
    named = 0


class NameTallyFactory(DjangoModelFactory):
    class Meta:
        model = NameTally

    noun = "theme"
    record = 1
    findings = 1


class TextWindowFactory(DjangoModelFactory):
    """The first window on a text: the database writes it, so it is looked up."""

    class Meta:
        model = TextWindow

    @classmethod
    def _create(cls, model_class: type, *args: Any, **kwargs: Any) -> TextWindow:
        return TextWindow.objects.get(text_version=TextVersionFactory(**kwargs), starts_at=0)


class ReceiptFactory(DjangoModelFactory):
    class Meta:
        model = Receipt

    token = factory.Faker("uuid4")
    finding = factory.SubFactory(DraftFactory)
    revision = 1


class RefusedSuggestionFactory(DjangoModelFactory):
    class Meta:
        model = RefusedSuggestion

    source = factory.SubFactory(SourceFactory)
    key = factory.Sequence(lambda n: f"{n:032x}")
    words = "the so-called Crumb Patrol"


class AnchorQuestionFactory(DjangoModelFactory):
    """The question about a quotation whose source has a newer text that says `newer`. The database asks it."""

    class Meta:
        model = AnchorQuestion

    @classmethod
    def _create(cls, model_class: type, *args: Any, **kwargs: Any) -> AnchorQuestion:
        newer = kwargs.pop("newer", TEXT.replace("lost", "mislaid"))
        quotation = kwargs.pop("quotation", None) or FindingFactory(**kwargs).quotation
        TextVersionFactory(source=quotation.text_version.source, number=quotation.text_version.number + 1, text=newer)
        return AnchorQuestion.objects.get(quotation=quotation)
