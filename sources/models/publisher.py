from django.db import models


class Publisher(models.Model):
    """Who issued a source: a newspaper, an inquiry, a court. Not the body that a finding is about."""

    class Kind(models.TextChoices):
        NEWSPAPER = "newspaper", "newspaper"
        BROADCASTER = "broadcaster", "broadcaster"
        NEWS_AGENCY = "news-agency", "news agency"
        REVIEW = "review", "review"
        INQUIRY = "inquiry", "public inquiry"
        OVERSIGHT = "oversight", "oversight body"
        POLICE_FORCE = "police-force", "police force"
        COURT = "court", "court"
        GOVERNMENT = "government", "government"
        OTHER = "other", "other"

    slug = models.SlugField(max_length=100, unique=True, help_text="Its name in addresses and in the exchange format.")
    name = models.CharField(max_length=200, unique=True, help_text="As it calls itself.")
    kind = models.CharField(max_length=20, choices=Kind, help_text="What sort of body it is.")
    website = models.URLField(blank=True, help_text="Its own address on the web, where known.")

    class Meta:
        ordering = ["name", "pk"]

    def __str__(self) -> str:
        return self.name
