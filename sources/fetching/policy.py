from dataclasses import dataclass, field

_MEBIBYTE = 1024 * 1024


@dataclass(frozen=True)
class Policy:
    """What may be fetched. The archive knows one, `PUBLIC`; only a test that runs a server of its own makes another.

    `loopback` lets this very machine be asked. No setting and no environment variable reaches it.
    """

    ports: frozenset[int] = frozenset({80, 443})
    most_bytes: int = 50 * _MEBIBYTE
    seconds: float = 30.0
    redirects: int = 5
    loopback: bool = False
    media_types: frozenset[str] = field(
        default=frozenset(
            {
                "text/html",
                "application/xhtml+xml",
                "text/plain",
                "application/pdf",
                "application/x-pdf",
                "application/octet-stream",  # what many servers say of a PDF; its content decides
                "binary/octet-stream",
                "application/force-download",
                "",
            }
        )
    )


PUBLIC = Policy()
