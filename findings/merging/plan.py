"""What a merge would do, down to the row: shown to the editor first, then done."""

import hashlib
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Model

from findings.models import Institution, Involvement, Tagging, Theme

from .nouns import Record, pointing_at


@dataclass
class Move:
    """Rows that will name the kept record by `field`."""

    model: type[Model]
    field: str
    rows: list[Any]

    @property
    def words(self) -> str:
        """What the rows are, in the number that there are of them."""
        opts = self.model._meta
        return str(opts.verbose_name if len(self.rows) == 1 else opts.verbose_name_plural)


@dataclass
class Change:
    """A column of a row that stays, and what it becomes. Relations by number."""

    row: Any
    column: str
    before: Any
    after: Any


@dataclass
class Plan:
    """Merging `gone` into `kept`: what moves, what is there already, what changes, and what stands in the way."""

    kept: Record
    gone: Record
    moves: list[Move] = field(default_factory=list)
    twice: list[Any] = field(default_factory=list)  # rows left out: the kept record says the same
    changes: list[Change] = field(default_factory=list)
    aliases: list[str] = field(default_factory=list)
    obstacles: list[str] = field(default_factory=list)

    @property
    def finding_ids(self) -> list[int]:
        """The findings that are touched."""
        rows = [row for move in self.moves for row in move.rows] + self.twice + [change.row for change in self.changes]
        return sorted({row.finding_id for row in rows if isinstance(row, Involvement | Tagging)})

    @property
    def digest(self) -> str:
        """Another for another plan: what was shown is what is done."""
        said = [
            [(move.model._meta.label, move.field, [row.pk for row in move.rows]) for move in self.moves],
            [(row._meta.label, row.pk) for row in self.twice],
            [(change.row._meta.label, change.row.pk, change.column, change.after) for change in self.changes],
            (self.kept.pk, self.gone.pk, self.aliases),
        ]
        return hashlib.sha256(repr(said).encode()).hexdigest()


def plan_of(kept: Record, gone: Record) -> Plan:
    """What merging `gone` into `kept` would do. Nothing is written."""
    plan = Plan(kept, gone)
    if type(kept) is not type(gone) or kept.pk == gone.pk:
        plan.obstacles.append("Choose another record of the same sort: a record cannot be merged with itself.")
        return plan
    for model, name in pointing_at(type(gone)):
        rows = model._base_manager.filter(**{name: gone}).order_by("pk")
        if model is Involvement:
            moving = _involvements(plan, name, rows.select_related("finding"))
        elif model is Tagging:
            moving = _taggings(plan, rows.select_related("finding"))
        else:
            moving = [row for row in rows if not (model is type(kept) and row.pk == kept.pk)]
        if moving:
            plan.moves.append(Move(model, name, moving))
    _names(plan)
    _tree(plan)
    return plan


def _involvements(plan: Plan, name: str, rows: Any) -> list[Any]:
    """The same party in the same role of one finding stands once; a description that only one of them has is kept."""
    there: dict[tuple[int, str], list[Any]] = {}
    for row in Involvement.objects.filter(**{name: plan.kept}).select_related("finding"):
        there.setdefault((row.finding_id, row.role), []).append(row)
    moving = []
    for row in rows:
        same = there.get((row.finding_id, row.role))
        if same is None:
            moving.append(row)
            continue
        plan.twice.append(row)
        described = any(change.row.pk == same[0].pk for change in plan.changes)
        if row.descriptor and len(same) == 1 and not same[0].descriptor and not described:
            plan.changes.append(Change(same[0], "descriptor", "", row.descriptor))
    return moving


def _taggings(plan: Plan, rows: Any) -> list[Any]:
    there = set(Tagging.objects.filter(theme_id=plan.kept.pk).values_list("finding_id", flat=True))
    rows = list(rows)
    plan.twice += [row for row in rows if row.finding_id in there]
    return [row for row in rows if row.finding_id not in there]


def _names(plan: Plan) -> None:
    known = {name.casefold() for name in [plan.kept.name, *plan.kept.aliases]}
    for name in [plan.gone.name, *plan.gone.aliases]:
        if name.casefold() not in known:
            known.add(name.casefold())
            plan.aliases.append(name)


def _tree(plan: Plan) -> None:
    kept, gone = plan.kept, plan.gone
    if isinstance(kept, Institution) and isinstance(gone, Institution):
        if gone.pk in kept.lineage[:-1]:
            plan.changes.append(Change(kept, "parent_id", kept.parent_id, gone.parent_id))
        if gone.publisher_id and not kept.publisher_id:
            plan.changes.append(Change(kept, "publisher_id", None, gone.publisher_id))
    if isinstance(kept, Theme) and isinstance(gone, Theme):
        narrower = list(gone.children.exclude(pk=kept.pk))
        if kept.parent_id == gone.pk:
            plan.changes.append(Change(kept, "parent_id", kept.parent_id, None))
        elif kept.parent_id and narrower:
            names = ", ".join(f"“{theme}”" for theme in narrower)
            plan.obstacles.append(
                f"“{kept}” is itself a narrower theme, and cannot take those under “{gone}”: {names}. "
                "Move these elsewhere first, or merge the other way round."
            )
