"""One fetch: every step checked, all of it in thirty seconds and fifty megabytes."""

import http
import http.client
import threading
import time
from contextlib import suppress
from dataclasses import dataclass
from typing import Any
from urllib.parse import urljoin

import requests
import urllib3
from requests_hardened import Config, HTTPSession
from requests_hardened.ip_filter import InvalidIPAddress

from sources.capturing.refused import Refused
from sources.storable import storable

from .addresses import NOT_PUBLIC, checked, require_public_name
from .policy import PUBLIC, Policy
from .recording import Exchange, Recorder, RecordingAdapter
from .warc import warc_of

AGENT = "Mozilla/5.0 (compatible; CaseArchive/1.0; keeps evidence of public reports)"
_REDIRECTING = {301, 302, 303, 307, 308}
_CHUNK = 64 * 1024


@dataclass(frozen=True)
class Fetched:
    """The answer at the end of all redirections; `warc` holds every step as it was sent."""

    address: str
    final_address: str
    status: int
    headers: list[list[str]]
    body: bytes
    warc: bytes


def fetch(address: str, policy: Policy = PUBLIC) -> Fetched:
    """What stands at a public address. Raises Refused, with the rule that was broken."""
    fetching = _Fetching(policy)
    done: list[Fetched | Exception] = []

    def run() -> None:
        try:
            done.append(fetching.run(address))
        except Exception as error:  # noqa: BLE001  told to whoever waits, who is in another thread
            done.append(error)

    # A thread, as neither the look-up of a name nor a server that answers drop by drop can be given a deadline.
    thread = threading.Thread(target=run, daemon=True)
    thread.start()
    thread.join(policy.seconds)
    found = done[0] if done else None
    fetching.recorder.cut_off()
    if found is None:
        raise Refused(
            f"The server took longer than {policy.seconds:.0f} seconds in all. Try again later, or upload it."
        )
    if isinstance(found, Exception):
        raise found
    return found


class _Session(HTTPSession):
    def get_redirect_target(self, resp: requests.Response) -> None:
        """Nowhere: the library would read all of an answer that leads on, however much that is."""


class _Fetching:
    def __init__(self, policy: Policy):
        self.policy = policy
        self.recorder = Recorder()
        self.deadline = time.monotonic() + policy.seconds
        self.received = 0  # bytes of all answers so far

    def run(self, address: str) -> Fetched:
        where = asked = checked(address, self.policy)
        for _ in range(self.policy.redirects + 1):
            # A session for each step: the connection is to be closed after it, and a closing one is not asked again.
            with self._session() as session:
                response = self._ask(session, where)
                with response:
                    onward = response.headers.get("Location", "")
                    if response.status_code in _REDIRECTING and onward:
                        self._read(response)  # the archive keeps its words too
                        where = self._next(where, onward)
                        continue
                    return self._taken(asked, where, response)
        raise Refused(f"The address leads on more than {self.policy.redirects} times. Give the address it ends at.")

    def _next(self, where: str, onward: str) -> str:
        with suppress(UnicodeDecodeError):
            onward = onward.encode("latin-1").decode()  # many servers send UTF-8, which headers are not read as
        try:
            return checked(urljoin(where, onward), self.policy)
        except (Refused, ValueError) as problem:
            said = problem if isinstance(problem, Refused) else "That is no address of the web."
            raise Refused(f"The address leads on to {onward[:200]}. {said}") from problem

    def _session(self) -> _Session:
        config = Config(
            ip_filter_enable=True,
            ip_filter_allow_loopback_ips=self.policy.loopback,
            never_redirect=True,
            default_timeout=(10.0, self.policy.seconds),
            user_agent_override=AGENT,
        )
        session = _Session(config)
        session.trust_env = False  # no proxy, no password file, no certificates from the environment
        for scheme in ("http", "https"):
            adapter = RecordingAdapter(is_https_proto=scheme == "https", policy=self.policy, recorder=self.recorder)
            session.mount(f"{scheme}://", adapter)
        session.headers.update({"Accept-Encoding": "gzip, deflate", "Connection": "close"})
        session.headers["Accept"] = "text/html,application/xhtml+xml,application/pdf,text/plain;q=0.9,*/*;q=0.1"
        return session

    def _ask(self, session: _Session, where: str) -> requests.Response:
        require_public_name(where, self.policy)
        self.recorder.exchanges.append(Exchange(where))
        try:
            return session.get(where, stream=True, allow_redirects=False)
        except InvalidIPAddress as error:
            raise Refused(NOT_PUBLIC.format(host=where, number=error)) from error
        except requests.exceptions.SSLError as error:
            raise Refused("The server could not prove who it is (its certificate is not valid).") from error
        except requests.Timeout as error:
            raise Refused("The server did not answer in time. Try again later, or upload the file.") from error
        except (requests.RequestException, urllib3.exceptions.HTTPError, OSError, UnicodeError) as error:
            raise Refused("The server could not be reached, or broke off. Try again later, or upload it.") from error

    def _taken(self, asked: str, where: str, response: requests.Response) -> Fetched:
        if response.status_code != http.HTTPStatus.OK:
            meaning = http.client.responses.get(response.status_code, "")
            raise Refused(
                f"The server answered {response.status_code} {meaning}".rstrip() + " instead of the page. "
                "Open it in a browser and bring in what you see there."
            )
        declared = response.headers.get("Content-Type", "").partition(";")[0].strip().lower()
        if declared not in self.policy.media_types:
            raise Refused(f"The server says that it is {declared}. Only HTML, plain text and PDF are fetched.")
        body = self._read(response)
        headers = [[storable(name), storable(value)] for name, value in response.raw.headers.items()]
        return Fetched(asked, where, response.status_code, headers, body, warc_of(self.recorder.exchanges))

    def _read(self, response: requests.Response) -> bytes:
        """The body, unpacked, as far as all bodies together are no larger than allowed, packed and unpacked."""
        left = self.policy.most_bytes - self.received
        announced = response.headers.get("Content-Length", "")
        if announced.isdecimal() and int(announced) > left:
            raise self._too_large()
        body = bytearray()
        raw: Any = response.raw
        try:
            for chunk in raw.stream(_CHUNK, decode_content=True):
                body += chunk
                if len(body) > left or raw.tell() > left:
                    raise self._too_large()
                if time.monotonic() > self.deadline:
                    raise Refused("The server took too long. Try again later, or upload the file.")
        except (urllib3.exceptions.HTTPError, OSError) as error:
            raise Refused("The answer broke off or is damaged. Try again, or upload the file.") from error
        self.received += max(len(body), raw.tell())
        return bytes(body)

    def _too_large(self) -> Refused:
        most = self.policy.most_bytes // (1024 * 1024)
        return Refused(f"It is larger than {most} MB, the most that is fetched. Bring in a smaller copy of it.")
