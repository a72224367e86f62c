import filecmp
from pathlib import Path

import pytest
from django.apps import apps
from django.db import connection, transaction
from psycopg.sql import SQL, Identifier

from findings.exchange.exporting import export_archive
from findings.exchange.importing import ImportRefused
from findings.merging import merge
from findings.models import Finding, FormerAddress, Person, Theme
from findings.publishing import withdraw
from sources.models import FormerSlug, Publisher, Source
from tests.emptying import UNHEARD
from tests.factories import (
    ConnectionFactory,
    DraftFactory,
    FindingFactory,
    InstitutionFactory,
    PersonFactory,
    TextVersionFactory,
    ThemeFactory,
)

from .conftest import SEEDS


def quiet(line: str) -> None:
    """Progress that nobody watches."""


def bytes_of(directory: Path) -> dict[str, bytes]:
    return {str(path.relative_to(directory)): path.read_bytes() for path in directory.rglob("*") if path.is_file()}


def empty_the_archive() -> None:
    with transaction.atomic(), connection.cursor() as cursor:
        tables = ", ".join(
            f'"{table}"'
            for table in connection.introspection.table_names()
            if table.startswith(("findings_", "sources_"))
        )
        cursor.execute(UNHEARD)
        cursor.execute(f"TRUNCATE {tables} CASCADE")


@pytest.mark.django_db(transaction=True)
def test_export_of_an_import_of_an_export_is_the_same_bytes(tmp_path, take):
    take(SEEDS)
    export_archive(tmp_path / "first", quiet)
    empty_the_archive()
    assert not Source.objects.exists()

    take(tmp_path / "first")
    export_archive(tmp_path / "second", quiet)

    assert bytes_of(tmp_path / "first") == bytes_of(tmp_path / "second")
    assert len(bytes_of(tmp_path / "first")) == 10


@pytest.mark.django_db(transaction=True)
def test_the_first_records_are_kept_in_the_form_that_an_export_writes(tmp_path, take):
    take(SEEDS)

    export_archive(tmp_path / "export", quiet)

    written = bytes_of(tmp_path / "export")
    kept = {name: content for name, content in bytes_of(SEEDS).items() if name != "README.md"}
    assert sorted(written) == sorted(kept)
    assert [name for name in kept if written[name] != kept[name]] == []


@pytest.mark.django_db(transaction=True)
def test_awkward_records_survive_the_round_trip(tmp_path, take):
    words = "  - key: “two  spaces”, tab\there, no-break\u00a0space, #hash & *star\u2028line, emoji 🗝, yes, null, 1e3: "
    text_version = TextVersionFactory(
        text=f"One.\n\n{words}[…] x […] y\n\nTwo lines\nand a third.\n",
        page_starts=[0, 5],
        page_labels=["i", "1"],
        note="a\n\n b\n",
    )
    first = FindingFactory(
        words=words, text_version=text_version, groups=["sex", "race"], content_note="yes", kind="testimony"
    )
    second = FindingFactory(
        words="Two lines\nand a third.", text_version=text_version, summary="no", figures=["a third"], kind="statistic"
    )
    second.figures.update(value="33.5", unit="percent", base="~")
    FindingFactory(
        words="[…] x […] y",
        text_version=text_version,
        speakers=["Somebody: unnamed", PersonFactory(aliases=["a, b", "[c]", "null"])],
    )
    FindingFactory(state="withdrawn")
    between = FindingFactory()
    withdraw([FindingFactory()], reason="duplicate", replaced_by=between)
    withdraw([between], reason="duplicate", replaced_by=first)
    DraftFactory(summary="", kind="")
    ConnectionFactory(from_finding=second, to_finding=first, note="x\ny")
    InstitutionFactory(slug="a-part", parent=InstitutionFactory(slug="z-whole"), publisher=Publisher.objects.first())
    ThemeFactory(position=1, parent=ThemeFactory(position=2))
    for factory in (PersonFactory, InstitutionFactory, ThemeFactory):
        kept = factory()
        for gone in (factory(), factory()):
            merge(kept=kept, gone=gone, reason="The same.")
        factory._meta.model.objects.filter(pk=kept.pk).update(slug=f"new-{kept.slug}")
    Source.objects.filter(pk=text_version.source_id).update(slug="a-new-slug")
    export_archive(tmp_path / "first", quiet)
    numbers = Finding.objects.count(), Theme.objects.count()
    empty_the_archive()

    take(tmp_path / "first")
    export_archive(tmp_path / "second", quiet)

    assert bytes_of(tmp_path / "first") == bytes_of(tmp_path / "second")
    assert Finding.objects.exclude(replaced_by=None).count() == 2
    assert FormerSlug.objects.get().source.slug == "a-new-slug"
    assert (Finding.objects.count(), Theme.objects.count()) == numbers
    assert Finding.objects.get(public_id=first.public_id).quotation.text == words


@pytest.mark.django_db
def test_importing_twice_changes_nothing(take):
    first = take(SEEDS)
    rows = rows_of_everything()

    second = take(SEEDS)

    assert first == {"added": sum(first.values())}
    assert second == {"unchanged": sum(first.values())}
    assert rows_of_everything() == rows


@pytest.mark.django_db
def test_a_dry_run_checks_everything_and_writes_nothing(take):
    effects = take(SEEDS, dry_run=True)

    assert effects["added"] > 100
    assert not Source.objects.exists()


@pytest.mark.django_db
def test_an_import_makes_a_record_what_its_file_says(files, take):
    take(files)
    themes = files / "themes.yaml"
    themes.write_text(themes.read_text().replace("name: Manners\n", "name: Good manners\n"))

    effects = take(files)

    assert effects["changed"] == 1
    assert Theme.objects.get(slug="manners").name == "Good manners"


@pytest.mark.django_db
def test_a_changed_part_of_a_finding_is_changed_and_the_others_keep_their_rows(files, take):
    take(files)
    finding = Finding.objects.get(public_id="FTN6MAV6")
    rows = dict(finding.taggings.values_list("theme__slug", "pk"))
    path = next(files.glob("sources/*/findings.yaml"))
    path.write_text(path.read_text().replace("themes: [manners, cold]", "themes: [cold, storage]"))

    assert take(files)["changed"] == 1

    taggings = dict(finding.taggings.values_list("theme__slug", "pk"))
    assert list(taggings) == ["cold", "storage"]
    assert taggings["cold"] == rows["cold"]


def rows_of_everything() -> dict[str, list[tuple]]:
    """Every row with the transaction that wrote it last."""
    tables = [
        model._meta.db_table for app in ("findings", "sources") for model in apps.get_app_config(app).get_models()
    ]
    with transaction.atomic(), connection.cursor() as cursor:
        found = {}
        for table in tables:
            cursor.execute(SQL("SELECT t.xmin::text, t.* FROM {} t ORDER BY 2").format(Identifier(table)))
            found[table] = cursor.fetchall()
        return found


@pytest.mark.django_db(transaction=True)
def test_former_addresses_survive_the_round_trip_and_are_never_taken_away(tmp_path, take):
    merge(kept=PersonFactory(slug="ida"), gone=PersonFactory(slug="idah"), reason="The same.")
    export_archive(tmp_path / "first", quiet)
    assert "former_slugs: [idah]" in (tmp_path / "first" / "people.yaml").read_text()
    empty_the_archive()

    assert take(tmp_path / "first") == {"added": 1}
    assert FormerAddress.objects.get(slug="idah").person.slug == "ida"
    people = tmp_path / "first" / "people.yaml"
    people.write_text(people.read_text().replace("  former_slugs: [idah]\n", ""))
    assert take(tmp_path / "first") == {"unchanged": 1}

    assert FormerAddress.objects.count() == 1


@pytest.mark.django_db
def test_a_former_address_of_another_record_is_named_by_its_line(files, take):
    people = files / "people.yaml"
    ida = "- slug: ida\n  name: Ida\n  sort_name: Ida\n  former_slugs: [ida-invented]\n"
    people.write_text(people.read_text() + ida)

    with pytest.raises(ImportRefused) as refused:
        take(files)

    [problem] = refused.value.problems
    assert str(problem).startswith("people.yaml line ")
    assert "A record stands at this address" in str(problem)
    assert not Person.objects.exists()


def test_an_export_refuses_a_directory_that_holds_something(tmp_path):
    (tmp_path / "letter.txt").write_text("keep me")

    with pytest.raises(FileExistsError):
        export_archive(tmp_path, quiet)

    assert filecmp.dircmp(tmp_path, tmp_path).left_list == ["letter.txt"]


@pytest.mark.django_db(transaction=True)
def test_replacing_an_export_removes_what_is_no_longer_there_and_keeps_other_files(tmp_path, take):
    take(SEEDS)
    (tmp_path / "sources" / "gone").mkdir(parents=True)
    (tmp_path / "sources" / "gone" / "source.yaml").write_text("slug: gone\n")
    (tmp_path / "README.md").write_text("keep me")

    export_archive(tmp_path, quiet, replace=True)

    assert (tmp_path / "README.md").read_text() == "keep me"
    assert not (tmp_path / "sources" / "gone").exists()
