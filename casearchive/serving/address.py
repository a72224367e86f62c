"""The address to serve at: is it one, is it free, and by which names may it be called."""

import errno
import ipaddress
import socket
import time
from dataclasses import dataclass
from types import ModuleType

from django.core.management import CommandError

ENDING_SECONDS = 12.0  # how long a web server outlives a killed run, and its workers a killed web server


@dataclass(frozen=True)
class Address:
    """A host, by number or by name, and a port."""

    host: str
    port: int

    @classmethod
    def read(cls, host: str, port: str) -> "Address":
        """The address as typed, or a refusal that says what an address is."""
        if not port.isdecimal() or not 0 < int(port) < 65536:
            raise CommandError(f"PORT={port} is not a port: give a number from 1 to 65535, as in: make run PORT=8001")
        return cls(host.strip("[]"), int(port))

    @property
    def numeric(self) -> str:
        """The host as a number."""
        return str(self._resolved()[1][0])

    @property
    def everywhere(self) -> bool:
        return ipaddress.ip_address(self.numeric).is_unspecified

    @property
    def only_this_machine(self) -> bool:
        return ipaddress.ip_address(self.numeric).is_loopback

    def at(self, host: str) -> str:
        """`host` and our port as they are written in addresses."""
        return f"[{host}]:{self.port}" if ":" in host else f"{host}:{self.port}"

    def names(self) -> list[str]:
        """What visitors may write for the host, as ALLOWED_HOSTS wants it. Never every name."""
        if not self.everywhere:
            return [_allowed(self.host)]
        addresses = sorted(_holders().addresses_of_this_machine())
        reached = [each for each in addresses if ":" not in each or ":" in self.numeric]
        return [socket.gethostname().lower(), *map(_allowed, reached)]

    def require_free(self) -> None:
        """Refuse an address that cannot be had, and say who has it."""
        deadline = time.monotonic() + ENDING_SECONDS
        while error := self._obstacle():
            if error.errno != errno.EADDRINUSE or not _holders().is_ending(self.port) or time.monotonic() > deadline:
                raise CommandError(self._why(error))
            time.sleep(0.2)

    def _obstacle(self) -> OSError | None:
        family, where = self._resolved()
        with socket.socket(family) as attempt:
            attempt.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                attempt.bind(where)
            except OSError as error:
                return error
        return None

    def _why(self, error: OSError) -> str:
        if error.errno == errno.EADDRINUSE:
            other = self.port + 1 if self.port < 65535 else 8000
            holder = _holders().describe(self.port)
            return f"Port {self.port} is taken {holder}\nOr use another port: make run PORT={other}"
        if error.errno == errno.EACCES:
            return f"You may not serve on port {self.port}: below 1024 is root's. Use another: make run PORT=8000"
        return f"{self.host} is not an address of this machine. Leave HOST out for 127.0.0.1: env -u HOST make run"

    def _resolved(self) -> tuple[socket.AddressFamily, tuple]:
        try:
            family, _, _, _, where = socket.getaddrinfo(self.host, self.port, type=socket.SOCK_STREAM)[0]
        except (OSError, UnicodeError):
            raise CommandError(
                f"HOST={self.host} is not an address of this machine. Give one of its own, such as 127.0.0.1 or "
                "0.0.0.0 for all, or leave HOST out: env -u HOST make run"
            ) from None
        return family, where


def _holders() -> ModuleType:
    from casearchive.serving import holders  # needs psutil, which a public server has not

    return holders


def _allowed(host: str) -> str:
    return f"[{host}]" if ":" in host else host.lower()
