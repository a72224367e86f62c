from django.db import models
from django.urls import reverse

from sources.dates import date_told
from sources.shown import shown
from sources.slugs import source_addresses_last
from sources.tracking import tracked
from sources.vocabulary import Licence, Precision, SourceKind, SourceState, listed

from .publisher import Publisher


class SourceQuerySet(models.QuerySet["Source"]):
    def published(self) -> "SourceQuerySet":
        """What readers may know of: the one rule for every page, count and list."""
        return self.filter(state=Source.State.PUBLISHED)


@tracked()
class Source(models.Model):
    """One work in which findings stand: an article, a report, a letter, a judgment, a statement."""

    Kind, State, Precision, Licence = SourceKind, SourceState, Precision, Licence

    slug = models.SlugField(max_length=120, unique=True, help_text="Its name in addresses and in the exchange format.")
    kind = models.CharField(max_length=20, choices=SourceKind, help_text="What sort of work it is.")
    state = models.CharField(
        max_length=10, choices=SourceState, default=SourceState.DRAFT, help_text="Readers see published sources only."
    )
    title = models.CharField(max_length=500, help_text="As printed.")
    standfirst = models.TextField(blank=True, help_text="The lines under the title, as printed.")
    byline = models.CharField(max_length=300, blank=True, help_text="The authors as printed, without the word “by”.")
    publisher = models.ForeignKey(
        Publisher, on_delete=models.PROTECT, related_name="sources", help_text="Who issued it."
    )
    published_on = models.DateField(
        null=True, blank=True, help_text="The day it came out; the first of the month or year where only that is known."
    )
    published_precision = models.CharField(
        max_length=5, choices=Precision, default=Precision.DAY, help_text="How much of that date is known."
    )
    reference = models.CharField(max_length=100, blank=True, help_text="Issue, command paper, case number: “Cm 4262”.")
    pages = models.PositiveIntegerField(null=True, blank=True, help_text="How many pages it has, where known.")
    language = models.CharField(max_length=20, default="en-GB", help_text="The language it is written in (BCP 47).")
    address = models.URLField(max_length=1000, blank=True, help_text="Where it stands on the web.")
    archived_address = models.URLField(max_length=1000, blank=True, help_text="Where a copy is kept by a web archive.")
    licence = models.CharField(
        max_length=30,
        choices=Licence,
        default=Licence.ALL_RIGHTS_RESERVED,
        help_text="Decides how much of the text the public sees.",
    )
    description = models.TextField(blank=True, help_text="What it is, in the editors' own neutral words.")
    covers = models.ManyToManyField(
        "self",
        symmetrical=False,
        blank=True,
        related_name="covered_by",
        help_text="The reports that this article tells of.",
    )

    objects = SourceQuerySet.as_manager()

    class Meta:
        ordering = [models.F("published_on").desc(nulls_last=True), "title", "pk"]
        permissions = [("publish_source", "Can show sources to readers, and withdraw them")]
        constraints = [
            listed("kind", SourceKind, "source_kind_is_known", "Choose one of the listed kinds of source."),
            listed("state", SourceState, "source_state_is_known", "A source is a draft, published or withdrawn."),
            listed("licence", Licence, "source_licence_is_known", "Choose one of the listed licences."),
            listed(
                "published_precision",
                Precision,
                "source_precision_is_known",
                "A date is known to the day, the month or the year.",
            ),
            models.CheckConstraint(
                condition=models.Q(published_precision="day")
                | models.Q(published_on__isnull=True)
                | models.Q(published_precision="month", published_on__day=1)
                | models.Q(published_precision="year", published_on__day=1, published_on__month=1),
                name="source_date_fits_its_precision",
                violation_error_message="Where only the month or year is known, give its first day as the date.",
            ),
        ]
        triggers = [*source_addresses_last(), shown("source")]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("sources:source-detail", args=[self.slug])

    @property
    def date(self) -> str:
        """The date of publication, as precisely as it is known: “21 March 2023”, “March 2023”, “2023”, or nothing."""
        return date_told(self.published_on, self.published_precision)

    @property
    def text_is_open(self) -> bool:
        """Whether the licence lets the public read more than excerpts."""
        return self.licence not in {self.Licence.ALL_RIGHTS_RESERVED, self.Licence.UNKNOWN}


class ArticleManager(models.Manager["Source"]):
    def get_queryset(self) -> SourceQuerySet:
        return SourceQuerySet(self.model, using=self._db).filter(kind=Source.Kind.ARTICLE)


class ReportManager(models.Manager["Source"]):
    def get_queryset(self) -> SourceQuerySet:
        return SourceQuerySet(self.model, using=self._db).exclude(kind=Source.Kind.ARTICLE)


class Article(Source):
    """A source of the press: it reports what others found."""

    objects = ArticleManager()  # type: ignore[assignment]

    class Meta:
        proxy = True


class Report(Source):
    """A source of record: what a review, inquiry, court or body itself published."""

    objects = ReportManager()  # type: ignore[assignment]

    class Meta:
        proxy = True
