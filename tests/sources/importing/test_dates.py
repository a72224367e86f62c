"""Dates in the shapes in which people write them, the day first, and told where they could be read otherwise."""

import datetime

import pytest

from sources.importing.dates import read_date
from sources.importing.unreadable import Wrong

DAY = datetime.date(2023, 3, 21)


def read(cell):
    remarks: list[str] = []
    return (*read_date(cell, remarks.append), remarks)


@pytest.mark.parametrize(
    ("cell", "date", "precision"),
    [
        ("2023-03-21", DAY, "day"),
        ("21/03/2023", DAY, "day"),
        ("21.3.2023", DAY, "day"),
        ("21-03-2023", DAY, "day"),
        ("21 March 2023", DAY, "day"),
        ("21st March, 2023", DAY, "day"),
        ("Tuesday 21 March 2023", DAY, "day"),
        ("Tue, 21 Mar 2023", DAY, "day"),
        ("March 21, 2023", DAY, "day"),
        ("Mar 21st 2023", DAY, "day"),
        ("21-Mar-2023", DAY, "day"),
        ("2023-03-21T00:00", DAY, "day"),
        ("2023-03-21 09:30:15", DAY, "day"),
        ("2023-03-21T09:30:00Z", DAY, "day"),
        (DAY, DAY, "day"),
        ("March 2023", datetime.date(2023, 3, 1), "month"),
        ("Mar-2023", datetime.date(2023, 3, 1), "month"),
        ("2023-03", datetime.date(2023, 3, 1), "month"),
        ("03/2023", datetime.date(2023, 3, 1), "month"),
        ("2023", datetime.date(2023, 1, 1), "year"),
        ("  21   SEPT 2023 ", datetime.date(2023, 9, 21), "day"),
    ],
)
def test_each_shape_is_read(cell, date, precision):
    assert read(cell) == (date, precision, [])


@pytest.mark.parametrize(
    ("cell", "date", "said"),
    [
        ("03/04/2023", datetime.date(2023, 4, 3), "“03/04/2023” was read as 3 April 2023: the day first."),
        ("21 Mar 23", DAY, "“21 Mar 23” was read as 21 March 2023: the year as 2023."),
        ("21/03/23", DAY, "“21/03/23” was read as 21 March 2023: the year as 2023."),
        ("1.2.99", datetime.date(1999, 2, 1), "the year as 1999 and the day first."),
    ],
)
def test_what_could_be_read_otherwise_is_told(cell, date, said):
    found, _, [remark] = read(cell)

    assert found == date
    assert said in remark


def test_the_same_day_and_month_leave_no_doubt():
    assert read("04/04/2023")[2] == []


@pytest.mark.parametrize(
    ("cell", "said"),
    [
        ("03/21/2023", "Read day first"),
        ("31/02/2023", "not a date that there is"),
        ("2023-13-01", "not a date that there is"),
        ("21 Marsh 2023", "no month “marsh”"),
        ("yesterday", "not a date that can be read"),
        ("45006", "not a date that can be read"),
        ("0001", "lies in the year 1"),
        ("3", "not a date that can be read"),
    ],
)
def test_what_is_no_date_is_refused_with_an_example(cell, said):
    with pytest.raises(Wrong, match="Write it as 2023-03-21") as refused:
        read(cell)

    assert said in str(refused.value)
