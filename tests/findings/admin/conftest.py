import pytest

from casearchive.editors import give_role, make_roles
from tests.factories import EditorFactory
from tests.journeys.at_the_desk import log_in


@pytest.fixture
def editor(db):
    return EditorFactory(username="toytown-editor")


@pytest.fixture
def desk(client, editor):
    """A browser in which an editor with all rights is logged in."""
    client.force_login(editor)
    return client


@pytest.fixture
def opened(live_server, page, client, editor):
    """Opens an address of the desk in the browser of the editor."""
    log_in(page.context, client, editor, live_server.url)
    return lambda address, **ways: page.goto(live_server.url + address, **ways)


@pytest.fixture
def complaints(page):
    """What the console says on the way, other than that there is no icon."""
    heard = []

    def said(message):
        if message.type in ("error", "warning") and "404" not in message.text:
            heard.append(message.text)

    page.on("console", said)
    page.on("pageerror", lambda error: heard.append(str(error)))
    return heard


@pytest.fixture
def door(client, request):
    """A browser in which somebody of that role is logged in, and their account."""
    make_roles()

    def enter(who):
        if who == "anonymous":
            return client, None
        account = EditorFactory(username=who.replace(" ", "-"), is_superuser=who.startswith("superuser"))
        if (role := who.split()[0]) in {"editor", "reviewer", "administrator"}:
            give_role(account, role)
        client.force_login(account)
        return client, account

    return enter
