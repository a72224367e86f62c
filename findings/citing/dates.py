"""Dates as the styles write them, as precisely as they are known."""

import datetime

_SHORT = ["Jan.", "Feb.", "Mar.", "Apr.", "May", "June", "July", "Aug.", "Sept.", "Oct.", "Nov.", "Dec."]
_LONG = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]


def british(day: datetime.date | None, precision: str = "day") -> str:
    """“4 May 2021”."""
    return f"{within_year(day, precision)} {day.year}".strip() if day else ""


def within_year(day: datetime.date | None, precision: str = "day") -> str:
    """“4 May”, “May”, or nothing of a date of which only the year is known."""
    if day is None or precision == "year":
        return ""
    month = _LONG[day.month - 1]
    return month if precision == "month" else f"{day.day} {month}"


def american(day: datetime.date | None, precision: str = "day") -> str:
    """“May 4, 2021”."""
    if day is None or precision == "year":
        return str(day.year) if day else ""
    month = _LONG[day.month - 1]
    return f"{month} {day.year}" if precision == "month" else f"{month} {day.day}, {day.year}"


def year_first(day: datetime.date | None, precision: str = "day") -> str:
    """“2021, May 4”."""
    if day is None or precision == "year":
        return str(day.year) if day else ""
    month = _LONG[day.month - 1]
    return f"{day.year}, {month}" if precision == "month" else f"{day.year}, {month} {day.day}"


def abbreviated(day: datetime.date | None, precision: str = "day") -> str:
    """“4 May 2021”, “29 Nov. 2026”."""
    if day is None or precision == "year":
        return str(day.year) if day else ""
    month = _SHORT[day.month - 1]
    return f"{month} {day.year}" if precision == "month" else f"{day.day} {month} {day.year}"


def digits(day: datetime.date | None, precision: str = "day", between: str = "-") -> str:
    """“2021-05-04”, “2021-05”, “2021”: what files hold."""
    return between.join(f"{part:02}" for part in parts(day, precision))


def parts(day: datetime.date | None, precision: str = "day") -> list[int]:
    """Year, month and day, as far as they are known."""
    known = {"day": 3, "month": 2, "year": 1}[precision]
    return [day.year, day.month, day.day][:known] if day else []
