"""Collected static files: each script asks for the hashed version of those it imports."""

import re

import pytest
from django.conf import settings as django_settings
from django.core.management import call_command
from django.utils.module_loading import import_string

STORAGES = dict(django_settings.STORAGES)  # as they are outside tests, which use the plain names


@pytest.fixture(scope="module")
def collected(tmp_path_factory):
    from django.test import override_settings

    root = tmp_path_factory.mktemp("static")
    with override_settings(STATIC_ROOT=root, STORAGES=STORAGES):
        call_command("collectstatic", interactive=False, verbosity=0)
    return root


def test_the_storage_of_the_archive_is_the_hashing_one():
    storage = import_string(STORAGES["staticfiles"]["BACKEND"])

    assert storage.__name__ == "HashedFiles"


def test_every_import_of_our_scripts_names_a_hashed_file_that_is_there(collected):
    hashed = [
        file for file in (collected / "editors" / "desk").glob("*.js") if re.search(r"\.[0-9a-f]{12}\.js$", file.name)
    ]
    imports = [(file, name) for file in hashed for name in re.findall(r'from "(.+?)";', file.read_text())]

    assert len(imports) > 20
    for file, name in imports:
        assert re.fullmatch(r"\./[a-z]+\.[0-9a-f]{12}\.js", name), f"{file.name} imports {name}"
        assert (file.parent / name).exists()
