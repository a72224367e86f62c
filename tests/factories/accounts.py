"""Editors."""

import factory
from django.contrib.auth import get_user_model
from factory.django import DjangoModelFactory


class EditorFactory(DjangoModelFactory):
    class Meta:
        model = get_user_model()
        skip_postgeneration_save = True

    username = factory.Sequence(lambda n: f"editor{n}")
    password = factory.django.Password("toytown-cupboard-key")
    is_staff = True
    is_superuser = True
