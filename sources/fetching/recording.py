"""What went over the wire, kept as it went: for the web archive, and so that a fetch can be cut off at any moment."""

import io
import socket
from dataclasses import dataclass, field
from http.client import HTTPResponse
from typing import Any

from requests.adapters import DEFAULT_POOLBLOCK
from requests_hardened.ip_filter_adapter import IPFilterAdapter
from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.connectionpool import HTTPConnectionPool, HTTPSConnectionPool

from .addresses import require_public_number
from .policy import Policy


@dataclass
class Exchange:
    """One request and its answer, byte for byte."""

    address: str
    number: str = ""
    request: bytearray = field(default_factory=bytearray)
    answer: io.BytesIO = field(default_factory=io.BytesIO)


@dataclass
class Recorder:
    """All exchanges of one fetch, and its open connections."""

    exchanges: list[Exchange] = field(default_factory=list)
    sockets: list[socket.socket] = field(default_factory=list)
    is_over: bool = False

    def opened(self, connection: socket.socket) -> None:
        if self.is_over:
            raise OSError("This fetch was given up.")
        self.sockets.append(connection.dup())  # encryption takes the original over; the copy can still cut it off
        self.exchanges[-1].number = str(connection.getpeername()[0])

    def cut_off(self) -> None:
        """End every connection, whatever it is waiting for, and let none begin."""
        self.is_over = True
        for connection in self.sockets:
            try:
                connection.shutdown(socket.SHUT_RDWR)
            except OSError:
                pass  # it has ended by itself
            connection.close()
        self.sockets = []


class _Copied(io.RawIOBase):
    """Reads from `inner`, and keeps a copy of all that it read."""

    def __init__(self, inner: Any, copy: io.BytesIO):
        self.inner, self.copy = inner, copy

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        count: int = self.inner.readinto1(buffer)
        self.copy.write(memoryview(buffer)[:count])
        return count

    def close(self) -> None:
        self.inner.close()
        super().close()


class _Recorded:
    """For a connection of urllib3."""

    recorder: Recorder

    def _new_conn(self) -> socket.socket:
        opened: socket.socket = super()._new_conn()  # type: ignore[misc]
        self.recorder.opened(opened)
        return opened

    def send(self, data: Any) -> None:
        if isinstance(data, bytes | bytearray):
            self.recorder.exchanges[-1].request += data
        super().send(data)  # type: ignore[misc]

    def response_class(self, connection: Any, *args: Any, **kwargs: Any) -> Any:
        response = HTTPResponse(connection, *args, **kwargs)
        response.fp = io.BufferedReader(_Copied(response.fp, self.recorder.exchanges[-1].answer))
        return response


class RecordingAdapter(IPFilterAdapter):
    """Connects to the very number that was checked, asks our stricter list too, and records what is said."""

    def __init__(self, *, is_https_proto: bool, policy: Policy, recorder: Recorder):
        self._policy, self._recorder = policy, recorder
        super().__init__(is_https_proto=is_https_proto, allow_loopback=policy.loopback)

    def init_poolmanager(
        self, connections: int, maxsize: int, block: bool = DEFAULT_POOLBLOCK, **pool_kwargs: Any
    ) -> None:
        super().init_poolmanager(connections, maxsize, block, **pool_kwargs)
        kept = {"recorder": self._recorder}
        plain = type("Plain", (_Recorded, HTTPConnection), kept)
        secure = type("Secure", (_Recorded, HTTPSConnection), kept)
        self.poolmanager.pool_classes_by_scheme = {
            "http": type("PlainPool", (HTTPConnectionPool,), {"ConnectionCls": plain}),
            "https": type("SecurePool", (HTTPSConnectionPool,), {"ConnectionCls": secure}),
        }

    def build_connection_pool_key_attributes(self, request: Any, verify: Any, cert: Any = None) -> Any:
        host, kwargs = super().build_connection_pool_key_attributes(request, verify, cert)
        require_public_number(host["host"], request.headers["Host"], self._policy)
        return host, kwargs
