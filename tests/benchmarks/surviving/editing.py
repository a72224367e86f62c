"""An editor who works over HTTP alone, and asks again, as the pages would, where no answer came."""

import json
import time
import uuid

import requests
from lxml import html

from .site import NAME, PASSWORD

BRING = "/admin/sources/capture/bring/"
PATIENCE = 240.0


class NoAnswer(Exception):
    """The site gave none for minutes."""


class Editor:
    """One browser, logged in."""

    def __init__(self, address):
        self.address = address
        self.browser = requests.Session()
        self.asked_again = 0
        self.get("/admin/login/")
        said = {"username": NAME, "password": PASSWORD, "next": "/admin/", **self.csrf()}
        assert self.post("/admin/login/", data=said).status_code == 302

    def csrf(self):
        return {"csrfmiddlewaretoken": self.browser.cookies["csrftoken"]}

    def get(self, path):
        return self._asked("get", path)

    def post(self, path, **given):
        return self._asked("post", path, **given)

    def _asked(self, method, path, **given):
        """The first answer that is one; what was not answered is sent once more, unchanged."""
        deadline = time.monotonic() + PATIENCE
        while time.monotonic() < deadline:
            try:
                answer = self.browser.request(
                    method, f"{self.address}{path}", timeout=30, allow_redirects=False, **given
                )
                if answer.status_code < 500:
                    return answer
            except requests.RequestException:
                pass
            self.asked_again += 1
            time.sleep(0.2)
        raise NoAnswer(path)

    def bring(self, files=(), text="", title=""):
        """The addresses of the pages of what was brought in."""
        uploads = [("uploads", each) for each in files]
        said = {"text": text, "title": title, "address": "", **self.csrf()}
        answer = self.post(BRING, data=said, files=uploads or {"uploads": ("", b"")})
        if answer.status_code == 302:
            return [answer.headers["Location"]]
        outcomes = html.fromstring(answer.content).xpath("//section//li[@class='taken']/a")
        assert outcomes, (answer.status_code, answer.text[:3000])
        return [link.get("href") for link in outcomes]

    def is_being_read(self, reading):
        return self.get(reading.replace("/reading/", "/progress/")).json()["going_on"]

    def read_again(self, reading):
        return self.post(reading.replace("/reading/", "/again/"), data=self.csrf())

    def accept(self, reading, **changes):
        """The number of the source, and the words accepted; nothing where no words are proposed."""
        page = html.fromstring(self.get(reading).text)
        forms = [form for form in page.forms if "belongs" in form.fields]
        if not forms:
            return None
        proposed = {name: value.removeprefix("\n") for name, value in forms[0].form_values()}  # as browsers read it
        proposed |= {"accept": "Accept", "publisher_name": "Toytown Gazette"}
        proposed |= {"publisher_kind": "newspaper", "kind": "article", **changes, **self.csrf()}
        proposed["title"] = proposed["title"] or "Words without a title"  # plain text has none to propose
        answer = self.post(reading, data=proposed)
        assert answer.status_code == 302, (reading, complaints(answer), {**proposed, "text": proposed["text"][:200]})
        return int(answer.headers["Location"].rstrip("/").split("/")[-2]), proposed["text"].replace("\r\n", "\n")


def complaints(answer):
    """What a page of forms complains of."""
    return [line.text_content().strip() for line in html.fromstring(answer.text).xpath("//*[@class='errorlist']//li")]


class Desk:
    """The desk of one source, asked as its scripts ask."""

    def __init__(self, editor, source, text):
        self.editor, self.text = editor, text
        self.base = f"/admin/findings/quotedsource/{source}/desk"
        self.token = editor.get(f"{self.base}/session/?text=1").json()["token"]

    def save(self, entry):
        """The finding as the site says it saved it. The token is the same for each attempt."""
        sent = {"token": str(uuid.uuid4()), **entry}
        headers = {"Content-Type": "application/json", "X-CSRFToken": self.token}
        deadline = time.monotonic() + PATIENCE
        while time.monotonic() < deadline:
            answer = self.editor.post(f"{self.base}/save/?text=1", data=json.dumps(sent), headers=headers)
            try:
                told = answer.json()
            except ValueError:  # broke off, as the page would see it
                continue
            assert answer.status_code == 200, (answer.status_code, told.get("problem"), told.get("fields"))
            return sent["token"], told["finding"]
        raise NoAnswer(self.base)
