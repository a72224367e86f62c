"""Two records that are one and the same become one, and everything that named the one names the other."""

import random
import re
from typing import Any

import pytest
from django.core.exceptions import ValidationError

from findings.exchange.exporting import export_archive
from findings.merging import merge, plan_of, undo
from findings.models import FormerAddress, Institution, Involvement, Merge, Person, SearchDocument, Tagging, Theme
from sources.models import Publisher
from tests.factories import (
    DraftFactory,
    EditorFactory,
    FindingFactory,
    InstitutionFactory,
    InvolvementFactory,
    PersonFactory,
    PublisherFactory,
    TaggingBatchFactory,
    ThemeFactory,
)
from tests.refusing import refused

pytestmark = pytest.mark.django_db
REASON = "The same in every book."


def join(kept, gone, **options):
    return merge(kept=kept, gone=gone, reason=REASON, **options)


def test_everything_that_named_the_one_names_the_other():
    kept, gone = PersonFactory(name="Ida Invented"), PersonFactory(name="I. Invented", aliases=["Ida I."])
    finding = FindingFactory(speakers=[gone])

    join(kept, gone)

    kept.refresh_from_db()
    assert finding.involvements.get().person == kept
    assert kept.aliases == ["I. Invented", "Ida I."]
    assert not Person.objects.filter(pk=gone.pk).exists()
    assert SearchDocument.objects.get(finding=finding).person_ids == [kept.pk]


def test_a_name_that_is_known_already_becomes_no_second_alias():
    kept = PersonFactory(name="Ida Invented", aliases=["Miss Invented"])
    gone = PersonFactory(name="ida invented", aliases=["MISS INVENTED", "Ida"])

    join(kept, gone)

    kept.refresh_from_db()
    assert kept.aliases == ["Miss Invented", "Ida"]


def test_the_same_party_in_the_same_role_of_a_finding_stands_once_and_keeps_its_description():
    kept, gone = PersonFactory(), PersonFactory()
    finding = FindingFactory(speakers=[kept])
    InvolvementFactory(finding=finding, role="speaker", party=gone, descriptor="the sergeant")
    InvolvementFactory(finding=finding, role="subject", party=gone)

    join(kept, gone)

    stand = finding.involvements.order_by("role").values_list("role", "person", "descriptor")
    assert list(stand) == [("speaker", kept.pk, "the sergeant"), ("subject", kept.pk, "")]


def test_a_theme_that_a_finding_has_already_stands_once():
    kept, gone = ThemeFactory(), ThemeFactory()
    both, one = FindingFactory(themes=[gone, kept]), FindingFactory(themes=[gone])

    join(kept, gone)

    assert [tagging.theme for tagging in both.taggings.all()] == [kept]
    assert [tagging.theme for tagging in one.taggings.all()] == [kept]


def test_the_parts_of_a_body_move_and_its_publisher_too():
    kept, gone = InstitutionFactory(), InstitutionFactory(publisher=PublisherFactory())
    part = InstitutionFactory(parent=gone)

    join(kept, gone)

    kept.refresh_from_db()
    part.refresh_from_db()
    assert (part.parent, part.lineage) == (kept, [kept.pk, part.pk])
    assert kept.publisher == gone.publisher


@pytest.mark.parametrize("depth", [1, 2])
def test_a_body_takes_in_one_above_it_and_the_tree_has_no_circle(depth):
    top = InstitutionFactory()
    gone = InstitutionFactory(parent=top)
    between = InstitutionFactory(parent=gone)
    kept = between if depth == 1 else InstitutionFactory(parent=between)

    log = join(kept, gone)

    kept.refresh_from_db()
    assert kept.lineage == [top.pk, kept.pk]
    if depth == 2:
        between.refresh_from_db()
        assert between.lineage == [top.pk, kept.pk, between.pk]
    undo(log)
    kept.refresh_from_db()
    assert kept.lineage == [top.pk, gone.pk, between.pk, kept.pk][: 2 + depth]


def test_a_narrower_theme_cannot_take_in_a_broad_one_that_has_others():
    broad, gone = ThemeFactory(), ThemeFactory(name="Gone things")
    kept = ThemeFactory(parent=broad)
    ThemeFactory(parent=gone, name="Small things")

    with pytest.raises(ValidationError, match="“Small things”"):
        join(kept, gone)

    assert Theme.objects.filter(pk=gone.pk).exists()


def test_a_narrower_theme_takes_the_place_of_its_broader_one():
    gone = ThemeFactory()
    kept, sister = ThemeFactory(parent=gone), ThemeFactory(parent=gone)

    log = join(kept, gone)

    kept.refresh_from_db()
    sister.refresh_from_db()
    assert (kept.parent, sister.parent) == (None, kept)
    undo(log)
    kept.refresh_from_db()
    sister.refresh_from_db()
    assert (kept.parent, sister.parent) == (gone, gone)


def test_what_is_built_later_and_names_a_record_moves_too():
    kept, gone = ThemeFactory(), ThemeFactory()
    batch = TaggingBatchFactory(theme=gone)

    join(kept, gone)

    batch.refresh_from_db()
    assert batch.theme == kept


def test_a_merge_has_a_reason_and_is_of_two_records():
    person = PersonFactory()

    with pytest.raises(ValidationError, match="Say why"):
        merge(kept=person, gone=PersonFactory(), reason=" ")
    with pytest.raises(ValidationError, match="cannot be merged with itself"):
        join(person, person)
    with pytest.raises(ValidationError, match="same sort"):
        join(person, InstitutionFactory())


def test_what_was_shown_is_what_is_done():
    kept, gone = PersonFactory(), PersonFactory()
    seen = plan_of(kept, gone).digest
    FindingFactory(speakers=[gone])

    with pytest.raises(ValidationError, match="changed since you looked"):
        join(kept, gone, seen=seen)

    assert not Merge.objects.exists()


def test_the_log_says_who_and_why():
    editor = EditorFactory()

    log = join(PersonFactory(name="Ida"), PersonFactory(name="Idah"), by=editor)

    assert (str(log), log.merged_by, log.reason) == ("Idah into Ida", editor, REASON)


def test_a_slug_once_used_is_given_to_no_other_record():
    gone = PersonFactory(slug="ida")
    join(PersonFactory(slug="ida-invented"), gone)

    with refused("address_is_never_reused", "belonged to a record that was merged"):
        PersonFactory(slug="ida")
    with refused("address_is_never_reused"):
        Person.objects.filter(slug="ida-invented").update(slug="ida")
    assert InstitutionFactory(slug="ida").pk  # another sort of record, another address


def test_no_address_leads_away_from_a_record_that_stands_there():
    person = PersonFactory(slug="ida")

    with refused("former_address_is_free"):
        FormerAddress.objects.create(noun="person", slug="ida", person=PersonFactory())
    with refused("former_address_is_of_one_record"):
        FormerAddress.objects.create(noun="theme", slug="other", person=person)


def test_undoing_takes_the_redirect_away():
    gone = PersonFactory(slug="ida")

    undo(join(PersonFactory(), gone))

    assert Person.objects.get(slug="ida").pk == gone.pk
    assert not FormerAddress.objects.exists()


def test_a_chain_of_merges_collapses_and_is_undone_from_its_end():
    first, second, third = (PersonFactory(slug=slug) for slug in ("a", "b", "c"))
    one = join(second, first)
    two = join(third, second)
    assert {former.slug: former.person for former in FormerAddress.objects.all()} == {"a": third, "b": third}

    with pytest.raises(ValidationError, match="undo that first"):
        undo(one)
    undo(two)
    assert FormerAddress.objects.get().person_id == second.pk
    undo(one)

    assert set(Person.objects.values_list("slug", flat=True)) == {"a", "b", "c"}
    with pytest.raises(ValidationError, match="undone before"):
        undo(one)


def test_what_was_changed_since_so_that_it_cannot_go_back_stops_the_undo_with_a_sentence():
    kept, gone = PersonFactory(), PersonFactory(name="Idah")
    involvement = InvolvementFactory(party=gone)
    log = join(kept, gone)
    involvement.refresh_from_db()
    involvement.person = PersonFactory()
    involvement.save()

    with pytest.raises(ValidationError, match="1 involvement that moved"):
        undo(log)

    assert not Person.objects.filter(name="Idah").exists()


def test_a_name_that_was_given_away_since_stops_the_undo_with_a_sentence():
    log = join(InstitutionFactory(), InstitutionFactory(name="Biscuit Squad"))
    InstitutionFactory(name="Biscuit Squad")

    with pytest.raises(ValidationError, match="cannot be brought back"):
        undo(log)


def archive(directory):
    """What an export writes, without the corrections: that readers saw both the merge and its undoing stays told."""
    export_archive(directory, lambda line: None)
    files = [path for path in directory.rglob("*") if path.is_file()]
    return {str(path.relative_to(directory)): CORRECTIONS.sub("", path.read_text()) for path in files}


CORRECTIONS = re.compile(r"^  corrections:\n(?:    .*\n)*", re.MULTILINE)


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("seed", range(12))
def test_merging_and_undoing_gives_the_same_archive_byte_for_byte(tmp_path, seed):
    chance = random.Random(seed)
    themes = [ThemeFactory(position=n) for n in range(3)]
    themes += [ThemeFactory(position=10 + n, parent=chance.choice(themes[:3])) for n in range(3)]
    people = [PersonFactory(aliases=[f"Alias {n}", "Shared"]) for n in range(4)]
    bodies = [InstitutionFactory()]
    for _ in range(4):
        publisher = chance.choice([None, PublisherFactory()])
        bodies.append(InstitutionFactory(parent=chance.choice([None, *bodies]), publisher=publisher))
    for _ in range(8):
        finding = FindingFactory(
            themes=chance.sample(themes, 3), speakers=chance.sample(people, 2), subjects=chance.sample(bodies, 3)
        )
        InvolvementFactory(
            finding=finding, role="speaker", party=chance.choice(people), descriptor="the one with the key", position=9
        )
    DraftFactory()
    before, rows = archive(tmp_path / "before"), everything()
    logs = []
    for records in chance.sample([themes, people, bodies, themes, people, bodies], 5):
        pair: Any = chance.sample(records, 2)
        kept, gone = pair
        model = type(kept)
        there = model.objects.in_bulk([kept.pk, gone.pk])
        if len(there) == 2 and not plan_of(there[kept.pk], there[gone.pk]).obstacles:
            logs.append(join(there[kept.pk], there[gone.pk]))
    assert logs
    assert archive(tmp_path / "merged") != before

    for log in reversed(logs):
        undo(log)

    assert archive(tmp_path / "after") == before
    assert everything() == rows


def everything():
    models = [Theme, Person, Institution, Involvement, Tagging, Publisher, FormerAddress]
    return {model: list(model.objects.order_by("pk").values()) for model in models}
