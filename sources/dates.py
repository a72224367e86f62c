import datetime
from functools import lru_cache

from django.utils.dateformat import format as format_date

_FORMS = {"day": "j F Y", "month": "F Y", "year": "Y"}


@lru_cache(maxsize=4096)
def date_told(day: datetime.date | None, precision: str = "day") -> str:
    """A date as precisely as it is known: “21 March 2023”, “March 2023”, “2023”, or nothing.

    Lists show the same dates over and over, so they are remembered.
    """
    return format_date(day, _FORMS[precision]) if day is not None else ""
