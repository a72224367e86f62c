"""`manage.py editor`, which is `make editor`."""

import getpass
import sys
from argparse import ArgumentParser
from typing import Any

from django.core.exceptions import ValidationError
from django.core.management import BaseCommand, CommandError, call_command

from casearchive.editors import ADMINISTRATOR, EDITOR, GROUPS, MEANINGS, make_editor, role_of
from casearchive.environment import env

ARTICLES = {EDITOR: "an", ADMINISTRATOR: "an"}


class Command(BaseCommand):
    help = "Make an editor's account, or give an existing one a new password."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--name", help="The name to log in with; asked for if left out.")
        parser.add_argument(
            "--role", choices=list(GROUPS), help="What the account is for; a new one is an editor’s if left out."
        )
        parser.add_argument("--chief", action="store_true", help="May do everything, accounts of others included.")

    def handle(self, *, name: str | None, role: str | None, chief: bool, **options: Any) -> None:
        """The password is asked for, or read from EDITOR_PASSWORD: on a command line others could read it."""
        call_command("migrate", verbosity=0, interactive=False)
        name = name or self._asked("Name to log in with: ")
        password = env.str("EDITOR_PASSWORD", "") or self._asked_password()
        try:
            editor, is_new = make_editor(name=name, password=password, role=role, chief=chief)
        except ValidationError as error:
            raise CommandError("No account was made or changed: " + " ".join(error.messages)) from None
        held = role_of(editor) or EDITOR
        rights = (
            "may do everything" if editor.is_superuser else f"is {ARTICLES.get(held, 'a')} {held}: {MEANINGS[held]}"
        )
        self.stdout.write(f"{'Made' if is_new else 'Changed'} the account {editor.get_username()}, which {rights}.")
        self.stdout.write("Log in at /admin/ of the running archive.")

    def _asked_password(self) -> str:
        password = self._asked("Password (at least 12 characters, not shown): ", hidden=True)
        if self._asked("The same again: ", hidden=True) != password:
            raise CommandError("The two passwords differ; no account was made or changed. Try again.")
        return password

    def _asked(self, question: str, hidden: bool = False) -> str:
        if not sys.stdin.isatty():
            raise CommandError(
                "There is no terminal to ask in. Give the name with --name and the password in EDITOR_PASSWORD."
            )
        try:
            return getpass.getpass(question) if hidden else input(question).strip()
        except (EOFError, KeyboardInterrupt):
            raise CommandError("Stopped; no account was made or changed.") from None
