"""What a worker does. Each task may be begun twice or broken off, and leaves nothing half done."""

from django_tasks import task

from sources import readings


@task()
def read_capture(extraction: int) -> None:
    """Read what the extraction of this number is of."""
    readings.perform(extraction)
