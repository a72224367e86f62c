"""What every model of ours has, found by asking Django which there are."""

import pytest
from django.apps import apps
from django.contrib import admin
from django.contrib.auth.models import AbstractUser
from django.db import models

from sources.tracking import is_history
from tests import factories
from tests.factories import factory_of

from .files import APPS

# What the database remembers of our models are models too, made by django-pghistory and read on history pages.
MODELS = [model for model in apps.get_models() if model._meta.app_label in APPS and not is_history(model)]
NOT_OURS = {field.name for field in AbstractUser._meta.get_fields()}  # what Django gives every account
every_model = pytest.mark.parametrize("model", MODELS, ids=lambda model: model._meta.label)


def without_help(model):
    """The fields that a reader of the data dictionary would find unexplained."""
    fields = [*model._meta.local_fields, *model._meta.local_many_to_many]
    return [field.name for field in fields if not field.help_text and not explains_itself(field)]


def explains_itself(field):
    """Numbers the database gives, Django's own columns, and the link of a part to the record it is a part of."""
    whole = field.is_relation and field.remote_field.on_delete is models.CASCADE if field.many_to_one else False
    inherited = issubclass(field.model, AbstractUser) and field.name in NOT_OURS
    return field.primary_key or field.auto_created or whole or inherited


def test_the_models_are_found():
    assert {"findings.Finding", "sources.Article", "casearchive.Editor"} <= {model._meta.label for model in MODELS}


@every_model
def test_an_editor_finds_it_in_the_admin(model):
    assert admin.site.is_registered(model)


@every_model
def test_a_test_can_make_one(model):
    assert factory_of(model) is not None, f"tests/factories.py has no factory of {model._meta.label}"


@every_model
def test_it_has_a_name_for_people(model, db):
    record = factory_of(model)()

    assert str(record).strip()
    assert str(record) != models.Model.__str__(record)


@every_model
def test_every_field_says_what_it_is_for(model):
    assert without_help(model) == []


@every_model
def test_its_promise_is_written_down(model):
    assert model.__doc__
    assert not model.__doc__.startswith(f"{model.__name__}(")


@every_model
def test_every_order_is_total_so_that_pages_do_not_overlap(model):
    if not model._meta.ordering:
        return
    last = str(model._meta.ordering[-1]).lstrip("-")

    assert last == "pk" or model._meta.get_field(last).unique


@every_model
def test_every_rule_of_the_database_has_a_sentence_for_people(model):
    silent = [
        constraint.name
        for constraint in model._meta.constraints
        if constraint.violation_error_message == models.BaseConstraint.default_violation_error_message
    ]

    assert silent == []


def test_a_field_without_help_would_be_seen(monkeypatch):
    monkeypatch.setattr(factories.Theme._meta.get_field("name"), "help_text", "")

    assert without_help(factories.Theme) == ["name"]
