"""Who may edit, and what each role may do."""

from django.apps import apps
from django.contrib.auth import get_user_model
from django.contrib.auth.models import AbstractUser, Group, Permission
from django.contrib.auth.password_validation import validate_password
from django.db import transaction
from django.db.models import Q

from sources.tracking import is_history

EDITOR, REVIEWER, ADMINISTRATOR = "editor", "reviewer", "administrator"
GROUPS = {EDITOR: "Editors", REVIEWER: "Reviewers", ADMINISTRATOR: "Administrators"}
MEANINGS = {
    EDITOR: "writes findings, and cannot publish them",
    REVIEWER: "writes, publishes what others wrote, and shows sources to readers",
    ADMINISTRATOR: "may do all that a reviewer may, deletes drafts, and gives out accounts",
}
EDITED = ("sources", "findings")
# Evidence and findings have public addresses that must last: they are withdrawn, not deleted.
DELETED_FROM = ("findings",)
NEVER_DELETED = ("finding",)
REVIEWED = ("publish_finding", "publish_source")
ACCOUNTS = ("add_editor", "change_editor", "view_editor")


@transaction.atomic
def make_roles() -> list[Group]:
    """The groups of all roles, each with what its members may do brought up to date."""
    return [group_of(role) for role in GROUPS]


def group_of(role: str) -> Group:
    """The group of that role, with what its members may do brought up to date."""
    group, _ = Group.objects.get_or_create(name=GROUPS[role])
    group.permissions.set(_rights(role))
    return group


@transaction.atomic
def make_editor(*, name: str, password: str, role: str | None = None, chief: bool = False) -> tuple[AbstractUser, bool]:
    """The account `name` with this password, and whether it is new. A chief may do everything.

    It has one role: the one given, or else the one it had, or else that of an editor.
    Raises ValidationError for a password the validators refuse; nothing is changed then.
    """
    make_roles()
    model = get_user_model()
    editor = model.objects.filter(username=name).first() or model(username=name)
    is_new = editor.pk is None
    validate_password(password, editor)
    editor.set_password(password)
    editor.is_staff = editor.is_active = True
    editor.is_superuser = editor.is_superuser or chief
    editor.full_clean()
    editor.save()
    give_role(editor, role or role_of(editor) or EDITOR)
    return editor, is_new


def give_role(editor: AbstractUser, role: str) -> None:
    """Make it the one role of the account; groups that are no role are left as they are."""
    editor.groups.remove(*Group.objects.filter(name__in=GROUPS.values()))
    editor.groups.add(Group.objects.get(name=GROUPS[role]))


def role_of(editor: AbstractUser) -> str | None:
    """The role of the account, the highest where it has several; None where it has none."""
    held = set(editor.groups.values_list("name", flat=True))
    return next((role for role in reversed(GROUPS) if GROUPS[role] in held), None)


def _rights(role: str) -> list[Permission]:
    live = [m._meta.model_name for app in EDITED for m in apps.get_app_config(app).get_models() if not is_history(m)]
    edited = Q(content_type__app_label__in=EDITED, content_type__model__in=live)
    never = Q(codename__in=[f"delete_{name}" for name in NEVER_DELETED])
    may = edited & ~Q(codename__startswith="delete_") & ~Q(codename__in=REVIEWED)
    may |= edited & Q(content_type__app_label__in=DELETED_FROM, codename__startswith="delete_") & ~never
    if role != EDITOR:
        may |= edited & Q(codename__in=REVIEWED)
    if role == ADMINISTRATOR:
        may |= edited & never
        may |= Q(content_type__app_label="casearchive", codename__in=ACCOUNTS)
    return list(Permission.objects.filter(may))
