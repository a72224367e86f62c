"""What a program asks of oEmbed: of which finding, in which form, within which room."""

from dataclasses import dataclass
from urllib.parse import unquote, urlsplit

from django.conf import settings
from django.http import HttpRequest
from django.http.request import split_domain_port, validate_host
from django.urls import Resolver404, get_script_prefix, resolve

FORMATS = ("json", "xml")
LONGEST_ADDRESS = 2_000
_PAGES = {
    f"findings:finding-{page}"
    for page in ("id", "id-slash", "detail", "detail-no-slash", "embed", "embed-no-slash")
}  # fmt: skip


class Problem(Exception):
    """Why there is no answer, in a sentence, with the status that says so to programs."""

    def __init__(self, status: int, told: str) -> None:
        super().__init__(told)
        self.status = status
        self.told = told


@dataclass(frozen=True)
class Asked:
    """A question as the specification has it. `identifier` is as it was typed."""

    identifier: str
    form: str
    maxwidth: int | None
    maxheight: int | None


def asked(request: HttpRequest) -> Asked:
    """The question of this request. Raises Problem."""
    form = request.GET.get("format") or "json"
    if form not in FORMATS:
        raise Problem(501, "Answers are given as json or xml: add format=json, or leave it out.")
    address = request.GET.get("url", "").strip()
    if not address:
        raise Problem(400, "Which finding? Add the address of its page: url=https://…/findings/K7Q2-9XWT")
    sizes = [_size(request.GET.get(name), name) for name in ("maxwidth", "maxheight")]
    return Asked(_identifier(address, request), form, *sizes)


def _size(typed: str | None, name: str) -> int | None:
    """A number of pixels, or None where there is no bound."""
    if not typed:
        return None
    if not (typed.isascii() and typed.isdigit() and len(typed) <= 9 and int(typed)):
        raise Problem(400, f"{name} is a whole number of pixels, such as {name}=600.")
    return int(typed)


def _identifier(address: str, request: HttpRequest) -> str:
    """The identifier in the address of one of our findings."""
    try:
        parts = urlsplit(address)
        ours = parts.scheme in {"http", "https"} and _is_ours(parts.netloc, request)
    except ValueError:  # of a host that is none, such as “[”
        ours = False
    if ours and len(address) <= LONGEST_ADDRESS:
        prefix = get_script_prefix()
        path = unquote(parts.path)
        try:
            found = resolve("/" + path[len(prefix) :]) if path.startswith(prefix) else None
        except Resolver404:
            found = None
        if found and found.view_name in _PAGES:
            return str(found.kwargs["identifier"])
    raise Problem(404, "This is not the address of a finding of this archive.")


def _is_ours(netloc: str, request: HttpRequest) -> bool:
    """Whether this is a name of this site, with its own port or a usual one."""
    domain, port = split_domain_port(netloc)
    ours, own = split_domain_port(request.get_host())
    named = [host for host in settings.ALLOWED_HOSTS if host != "*"]  # which would make every site ours
    return bool(domain) and port in {"", "80", "443", own} and (domain == ours or validate_host(domain, named))
