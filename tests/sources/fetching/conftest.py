"""A web server of the test's own, on this machine, and the one policy under which it may be asked."""

import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from sources.fetching import Policy


class Server:
    """Answers each path as it was told; `asked` are the paths, in order."""

    def __init__(self):
        self.answers: dict = {}
        self.asked: list = []
        self.headers: list = []
        served = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_GET(self):
                served.asked.append(self.path)
                served.headers.append(dict(self.headers))
                answer = served.answers[self.path.partition("?")[0]]
                try:
                    answer(self) if callable(answer) else served.plain(self, *answer)
                except OSError:
                    pass  # the other side has gone, as some tests want

            def log_message(self, *args):
                pass

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.port = self.server.server_address[1]
        threading.Thread(target=self.server.serve_forever, daemon=True).start()

    def plain(self, handler, body, headers=(), status=200):
        handler.send_response(status)
        given = {"Content-Type": "text/html", "Content-Length": str(len(body)), **dict(headers)}
        for name, value in given.items():
            if value is not None:
                handler.send_header(name, value)
        handler.end_headers()
        handler.wfile.write(body)

    def end(self):
        self.server.shutdown()
        self.server.server_close()

    def at(self, path):
        return f"http://127.0.0.1:{self.port}{path}"

    def policy(self, **limits):
        return Policy(ports=frozenset({self.port}), loopback=True, **limits)


@pytest.fixture
def web():
    server = Server()
    yield server
    server.end()
