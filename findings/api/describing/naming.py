from typing import Any

from drf_spectacular.openapi import AutoSchema


class Schema(AutoSchema):
    """Names what serialisers describe as they do, without saying that they serialise it."""

    def get_serializer_name(self, serializer: Any, direction: Any) -> str:
        name: str = super().get_serializer_name(serializer, direction)
        return name.removesuffix("Serialiser")
