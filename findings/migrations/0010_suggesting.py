"""Refused suggestions, and an index of the letters of quotations."""

import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models

import findings.models.quotation


class Migration(migrations.Migration):
    dependencies = [
        ("findings", "0004_begin_editing"),
        ("sources", "0010_long_words"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="RefusedSuggestion",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "key",
                    models.CharField(
                        help_text="The key of the suggestion: made from its sort and its words.", max_length=64
                    ),
                ),
                ("words", models.TextField(help_text="The words that were suggested.")),
                (
                    "refused_at",
                    models.DateTimeField(
                        default=django.utils.timezone.now, editable=False, help_text="When it was refused."
                    ),
                ),
            ],
            options={
                "ordering": ["-refused_at", "-pk"],
            },
        ),
        migrations.AddIndex(
            model_name="quotation",
            index=models.Index(findings.models.quotation.LettersDigest(models.F("text")), name="quotation_letters"),
        ),
        migrations.AddField(
            model_name="refusedsuggestion",
            name="refused_by",
            field=models.ForeignKey(
                blank=True,
                editable=False,
                help_text="The editor who refused it.",
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="refusedsuggestion",
            name="source",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="refused_suggestions", to="sources.source"
            ),
        ),
        migrations.AddConstraint(
            model_name="refusedsuggestion",
            constraint=models.UniqueConstraint(
                fields=("source", "key"),
                name="suggestion_is_refused_once",
                violation_error_message="This suggestion was refused already.",
            ),
        ),
    ]
