from django.contrib.auth.models import AbstractUser


class Editor(AbstractUser):
    """Someone who may enter the admin. Readers need no account, and have none."""

    class Meta(AbstractUser.Meta):
        verbose_name = "editor"
        verbose_name_plural = "editors"
