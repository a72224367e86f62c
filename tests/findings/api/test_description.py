"""The description of the interface is made of its code, is what OpenAPI allows, and shows what the archive answers."""

import json
import os
import re

import pytest
from django.core.management import CommandError, call_command
from jsonschema import Draft202012Validator
from openapi_spec_validator import validate

from findings.api import description
from findings.api.describing import examples
from findings.api.description import described

from .scene import MADE, WORDS, scene

# By the name of an address: where its example is asked for.
ASKED = {
    "api-root": "/api/v1/",
    "api-finding-list": "/api/v1/findings/?theme=lost-property&page_size=1",
    "api-finding": "/api/v1/findings/K7Q2-9XWD/",
    "api-source-list": "/api/v1/sources/?page_size=1",
    "api-source": "/api/v1/sources/cupboard-review/",
    "api-theme-list": "/api/v1/themes/?page_size=1",
    "api-theme": "/api/v1/themes/lost-property/",
    "api-person-list": "/api/v1/people/",
    "api-person": "/api/v1/people/ida-invented/",
    "api-institution-list": "/api/v1/institutions/?page_size=1",
    "api-institution": "/api/v1/institutions/property-store/",
    "api-connection-list": "/api/v1/connections/?page_size=1",
    "api-figure-list": "/api/v1/figures/?page_size=1",
    "api-check": "/api/v1/check?text=" + WORDS.replace("fifth", "third").replace(" ", "+"),
}


def told(client, address):
    """The answer at an address, as from a host of its own, and at a moment that is always the same."""
    words = client.get(address).content.decode().replace("http://testserver", "https://archive.example.org")
    words = re.sub(r"cursor=[\w%-]+", "cursor=WyJhIiwx", words)
    moment = f"{MADE:%Y-%m-%dT%H:%M:%SZ}"
    return json.loads(re.sub(r"\d{4}-\d\d-\d\dT[\d:.]+Z", moment, words))


def test_the_description_that_is_kept_is_the_one_that_the_code_gives(capsys):
    call_command("describe_api", "--check")

    assert "Nothing has changed." in capsys.readouterr().out


def test_a_change_of_the_interface_is_told_before_it_is_written(tmp_path, monkeypatch):
    kept = tmp_path / "openapi.json"
    kept.write_text("{}")
    monkeypatch.setattr("findings.management.commands.describe_api.DESCRIPTION", kept)

    with pytest.raises(CommandError, match="The interface has changed"):
        call_command("describe_api", "--check")

    assert kept.read_text() == "{}"
    call_command("describe_api", verbosity=0)
    assert kept.read_bytes() == description.DESCRIPTION.read_bytes()


def test_it_is_one_that_openapi_allows(client, db):
    served = client.get("/api/v1/openapi.json").json()

    validate(served)
    assert served == described()
    assert served["openapi"].startswith("3.1")


def test_every_example_is_what_the_archive_answers_and_as_described(client, db):
    """To write them anew: REWRITE=examples pytest, and then manage.py describe_api."""
    scene()

    answers = {name: told(client, address) for name, address in ASKED.items()}

    if os.environ.get("REWRITE") == "examples":
        examples.KEPT.write_text(json.dumps(answers, ensure_ascii=False, indent=2) + "\n")
    assert json.loads(examples.KEPT.read_text()) == answers
    for operations in described()["paths"].values():
        content = operations["get"]["responses"]["200"]["content"]["application/json"]
        [example] = content["examples"].values()
        schema = {**content["schema"], "components": described()["components"]}
        Draft202012Validator(schema).validate(example["value"])


def test_everything_that_is_described_has_a_meaning():
    for name, schema in described()["components"]["schemas"].items():
        if name.startswith(("PageOf", "Root")) or schema.get("type") != "object":
            continue
        assert schema["description"], name
        assert [field for field, told in schema["properties"].items() if not told.get("description")] == [], name
