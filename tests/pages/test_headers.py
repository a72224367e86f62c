import gzip

import pytest

from tests.crowd import crowd

from .addresses import API, DATA, FILES, MACHINES, files, in_api, leaving, pages

POLICY = {
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self'",
    "font-src 'self'",
    "connect-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
    "object-src 'none'",
}


@pytest.fixture
def addresses(db):
    crowd(60)
    return [*pages(), DATA]


def test_no_public_page_sets_a_cookie_or_depends_on_one(client, addresses):
    for address in [
        *addresses,
        *MACHINES,
        *files(),
        *leaving(),
        *in_api(),
        "/nowhere/",
        "/findings/K7Q2-9XWT/",
        "/api/v1/check?text=key",
    ]:
        response = client.get(address)

        assert not response.cookies, address
        assert "cookie" not in response.get("Vary", "").lower(), address


def test_a_visitor_with_an_editors_session_gets_the_same_bytes(client, admin_client, addresses):
    for address in addresses:
        assert client.get(address).content == admin_client.get(address).content, address


def test_every_page_has_the_strict_policy_without_nonce(client, addresses):
    for address in [*addresses, "/nowhere/", "/admin/login/"]:
        policy = client.get(address)["Content-Security-Policy"]

        assert {directive.strip() for directive in policy.split(";")} == POLICY, address


def test_a_page_that_has_not_changed_is_not_sent_again(client, addresses):
    for address in [*addresses, *files(), *API, *in_api()]:
        etag = client.get(address)["ETag"]

        again = client.get(address, headers={"If-None-Match": etag})

        assert again.status_code == 304, address
        assert again.content == b""


def test_pages_are_compressed_for_those_who_take_it(client, addresses):
    for address in [*addresses, *files(), *in_api()]:
        plain, packed = client.get(address), client.get(address, headers={"Accept-Encoding": "gzip"})

        assert packed["Content-Encoding"] == "gzip", address
        assert gzip.decompress(packed.getvalue()) == plain.getvalue()


def test_only_the_framed_card_may_be_framed(client, admin_client, addresses):
    card = leaving()[0]
    everything = [*addresses, *MACHINES, *FILES, *files(), *leaving(), "/nowhere/", "/findings/K7Q2-9XWT/embed/"]

    may = {
        address
        for address in everything
        for response in [client.get(address)]
        if "frame-ancestors 'none'" not in response["Content-Security-Policy"] or response["X-Frame-Options"] != "DENY"
    }

    assert may == {card}
    framed = client.get(card)
    assert {part.strip() for part in framed["Content-Security-Policy"].split(";")} == {
        *POLICY - {"frame-ancestors 'none'"},
        "frame-ancestors *",
    }
    assert "X-Frame-Options" not in framed
    assert "frame-ancestors 'none'" in admin_client.get("/admin/")["Content-Security-Policy"]


def test_a_framed_card_that_has_not_changed_may_still_be_framed(client, addresses):
    card = leaving()[0]

    again = client.get(card, headers={"If-None-Match": client.get(card)["ETag"]})

    assert again.status_code == 304
    assert "frame-ancestors *" in again["Content-Security-Policy"]
    assert "X-Frame-Options" not in again


def test_no_page_holds_inline_script_style_or_handler(client, addresses):
    for address in addresses:
        page = client.get(address).content.decode()

        assert "style=" not in page, address
        assert "<style" not in page, address
        assert " on" + "click" not in page, address
        assert page.count("<script") == page.count("<script src=") + page.count("<script defer src=") + page.count(
            '<script type="application/ld+json">'
        ), address


def test_a_head_request_gets_the_headers_of_the_page_and_no_body(client, addresses):
    for address in addresses:
        got, asked = client.get(address), client.head(address)

        assert asked.content == b"", address
        for header in ["ETag", "Content-Type", "Content-Length", "Cache-Control", "Content-Security-Policy"]:
            assert asked[header] == got[header], (address, header)


def test_a_page_may_be_kept_by_anyone_who_asks_whether_it_changed(client, admin_client, addresses):
    for address in [*addresses, *files(), *API, *in_api()]:
        assert client.get(address)["Cache-Control"] == "public, max-age=0, must-revalidate", address
        assert "geolocation=()" in client.get(address)["Permissions-Policy"], address
    assert "private" in admin_client.get("/admin/")["Cache-Control"]


@pytest.mark.parametrize("method", ["TRACE", "PUT", "DELETE", "PATCH", "BREW"])
def test_methods_that_nothing_here_uses_are_refused(client, method):
    response = client.generic(method, "/about/")

    assert response.status_code == 405
    assert "GET" in response["Allow"]


def test_nothing_is_taken_from_a_form_that_no_page_has(client, addresses):
    for address in addresses:
        assert client.post(address).status_code == 405, address
