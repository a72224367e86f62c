"""Who may edit, and what an editor may do."""

from django.apps import apps
from django.contrib.auth import get_user_model
from django.contrib.auth.models import AbstractUser, Group, Permission
from django.contrib.auth.password_validation import validate_password
from django.db import transaction
from django.db.models import Q

GROUP = "Editors"
EDITED = ("sources", "findings")
# Evidence and findings have public addresses that must last: they are withdrawn, not deleted.
DELETED_FROM = ("findings",)
NEVER_DELETED = ("finding",)


def editors_group() -> Group:
    """The group of all editors, with what its members may do brought up to date."""
    group, _ = Group.objects.get_or_create(name=GROUP)
    group.permissions.set(_rights())
    return group


@transaction.atomic
def make_editor(*, name: str, password: str, chief: bool = False) -> tuple[AbstractUser, bool]:
    """The account `name` with this password, and whether it is new. A chief may do everything, accounts included.

    Raises ValidationError for a password the validators refuse; nothing is changed then.
    """
    model = get_user_model()
    editor = model.objects.filter(username=name).first() or model(username=name)
    is_new = editor.pk is None
    validate_password(password, editor)
    editor.set_password(password)
    editor.is_staff = editor.is_active = True
    editor.is_superuser = editor.is_superuser or chief
    editor.full_clean()
    editor.save()
    editor.groups.add(editors_group())
    return editor, is_new


def _rights() -> list[Permission]:
    may = Q(content_type__app_label__in=EDITED) & ~Q(codename__startswith="delete_") & ~Q(codename="publish_finding")
    may_delete = Q(content_type__app_label__in=DELETED_FROM, codename__startswith="delete_")
    never = Q(codename__in=[f"delete_{name}" for name in NEVER_DELETED])
    live = Q(
        content_type__model__in=[m._meta.model_name for app in EDITED for m in apps.get_app_config(app).get_models()]
    )
    return list(Permission.objects.filter(live & (may | (may_delete & ~never))))
