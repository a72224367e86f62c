from dataclasses import asdict, dataclass


@dataclass(frozen=True)
class Hints:
    """What is known of a capture beside its bytes."""

    media_type: str
    charset: str = ""  # as the web server declared it
    address: str = ""

    def as_dict(self) -> dict[str, str]:
        return asdict(self)
