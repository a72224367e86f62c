"""Dates as people write them, read the British way: the day first."""

import datetime
import re
from collections.abc import Callable

from sources.vocabulary import Precision

from .unreadable import Wrong

MONTHS = {
    name: number
    for number, names in enumerate(
        [
            ("january", "jan"),
            ("february", "feb"),
            ("march", "mar"),
            ("april", "apr"),
            ("may",),
            ("june", "jun"),
            ("july", "jul"),
            ("august", "aug"),
            ("september", "sep", "sept"),
            ("october", "oct"),
            ("november", "nov"),
            ("december", "dec"),
        ],
        start=1,
    )
    for name in names
}
WEEKDAY = re.compile(r"^(mon|tues?|wed(nes)?|thur?s?|fri|sat(ur)?|sun)(day)?\.?,?\s+", re.IGNORECASE)
ORDINAL = re.compile(r"(?<=\d)(st|nd|rd|th)\b", re.IGNORECASE)
MONTH = r"(?P<month>[a-z]+)\.?"
SHAPES = [
    (re.compile(r"(?P<y>\d{4})-(?P<m>\d{1,2})-(?P<d>\d{1,2})([t ][\d:.]+(z|[+-]\d\d:?\d\d)?)?"), Precision.DAY),
    (re.compile(r"(?P<d>\d{1,2})[/.-](?P<m>\d{1,2})[/.-](?P<y>\d{4}|\d{2})( [\d:.]+)?"), Precision.DAY),
    (re.compile(rf"(?P<d>\d{{1,2}})(\s+|-){MONTH},?(\s+|-)(?P<y>\d{{4}}|’?'?\d{{2}})"), Precision.DAY),
    (re.compile(rf"{MONTH}\s+(?P<d>\d{{1,2}}),?\s+(?P<y>\d{{4}})"), Precision.DAY),
    (re.compile(rf"{MONTH},?(\s+|-)(?P<y>\d{{4}})"), Precision.MONTH),
    (re.compile(r"(?P<y>\d{4})-(?P<m>\d{1,2})"), Precision.MONTH),
    (re.compile(r"(?P<m>\d{1,2})/(?P<y>\d{4})"), Precision.MONTH),
    (re.compile(r"(?P<y>\d{4})"), Precision.YEAR),
]
EXAMPLE = "Write it as 2023-03-21, 21 March 2023, March 2023 or 2023."


def read_date(cell: str | datetime.date, remark: Callable[[str], object]) -> tuple[datetime.date, str]:
    """The date and how much of it is known. `remark` is told where it could have been read otherwise. Raises Wrong."""
    if isinstance(cell, datetime.date):
        return _checked(cell, cell.isoformat()), Precision.DAY
    plain = ORDINAL.sub("", WEEKDAY.sub("", " ".join(cell.split()))).lower()
    for shape, precision in SHAPES:
        if match := shape.fullmatch(plain):
            return _built(cell, match, precision, remark), precision
    raise Wrong(f"“{cell}” is not a date that can be read. {EXAMPLE}")


def _built(cell: str, match: re.Match[str], precision: str, remark: Callable[[str], object]) -> datetime.date:
    parts = match.groupdict()
    month = MONTHS.get(parts["month"]) if parts.get("month") else int(parts.get("m") or 1)
    if month is None:
        raise Wrong(f"“{cell}” is not a date that can be read: there is no month “{parts['month']}”. {EXAMPLE}")
    year, day = parts["y"].lstrip("'’"), int(parts.get("d") or 1)
    doubtful = []
    if len(year) == 2:
        year = f"{'19' if int(year) > 68 else '20'}{year}"
        doubtful.append(f"the year as {year}")
    try:
        date = datetime.date(int(year), month, day)
    except ValueError:
        hint = ""
        if month > 12 >= day and not parts.get("month"):
            hint = " Read day first, there is no such month; if the month was meant to come first, write its name."
        raise Wrong(f"“{cell}” is not a date that there is.{hint} {EXAMPLE}") from None
    first_numbers = not parts.get("month") and precision == Precision.DAY and not re.match(r"\d{4}", cell.strip())
    if first_numbers and day <= 12 and day != month:
        doubtful.append("the day first")
    if doubtful:
        remark(f"“{cell}” was read as {date.day} {date:%B %Y}: {' and '.join(doubtful)}.")
    return _checked(date, cell)


def _checked(date: datetime.date, shown: str) -> datetime.date:
    if not 1000 <= date.year <= 2200:
        raise Wrong(f"“{shown}” lies in the year {date.year}. {EXAMPLE}")
    return date
