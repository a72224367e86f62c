"""How much of an upload is read at all, whoever sends it and wherever."""

from typing import Any

from django.core.exceptions import RequestDataTooBig
from django.core.files.uploadhandler import FileUploadHandler, SkipFile

from sources.capturing.taking import MOST_BYTES

MOST_IN_ONE_GO = 6 * MOST_BYTES


class BoundedUploadHandler(FileUploadHandler):
    """Lets a file of at most 50 MB through to the next handler. Of a longer one nothing is kept, and its name is noted.

    A request that announces more than 300 MB is refused before any of it is read.
    """

    def handle_raw_input(
        self, input_data: Any, environment: Any, content_length: int, boundary: Any, encoding: Any = None
    ) -> None:
        if content_length > MOST_IN_ONE_GO:
            raise RequestDataTooBig(f"A request may have at most {MOST_IN_ONE_GO:,} bytes; this one has more.")

    def new_file(self, *args: Any, **kwargs: Any) -> None:
        super().new_file(*args, **kwargs)
        self._length = 0

    def receive_data_chunk(self, raw_data: bytes, start: int) -> bytes:
        self._length += len(raw_data)
        if self._length > MOST_BYTES:
            too_large_uploads(self.request).append((self.field_name or "", self.file_name or ""))
            raise SkipFile
        return raw_data

    def file_complete(self, file_size: int) -> None:
        return None  # the next handler has the file


def too_large_uploads(request: Any) -> list[tuple[str, str]]:
    """Of each file of the request that was longer than allowed: the field and the name."""
    if not hasattr(request, "too_large_uploads"):
        request.too_large_uploads = []
    noted: list[tuple[str, str]] = request.too_large_uploads
    return noted
