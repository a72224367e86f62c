"""The years of what is found, as bars: each a link, and together the filter of a range."""

from collections.abc import Mapping
from dataclasses import dataclass

from findings.addresses import Addresses
from findings.filters import FindingFilter
from findings.index.documents import NONE, Value
from findings.questions import YEARS


@dataclass(slots=True, eq=False)  # not frozen, as values of other facets are not
class Year:
    """One year: a click chooses it, or takes it away. `stretch_url`: the range from what is chosen to this year."""

    id: str
    text: str
    count: int
    url: str
    selected: bool = False
    within: bool = False  # what is chosen: a year or a range
    stretch_url: str | None = None
    range: str = ""  # in words, where it leads to one


@dataclass(frozen=True)
class Years:
    """The years that occur, the newest first; and from which year to which is asked for, as far as that is said."""

    values: list[Year]
    since: str = ""
    until: str = ""


def years(filterset: FindingFilter, counts: Mapping[Value, int], addresses: Addresses) -> Years:
    """The years in which there are findings, and one that is chosen. It takes the place of a range, and a range its."""
    chosen = {name: values[0] for name, values in filterset.values.items() if name in YEARS}
    since = max([chosen[name] for name in ("year", "since") if name in chosen], default="")
    until = min([chosen[name] for name in ("year", "until") if name in chosen], default="")
    choosing = addresses.varying("year", without=["since", "until"])  # it takes the place of what is chosen

    def bar(text: str) -> Year:
        first, last = _stretched(text, since, until)
        is_wider = (first, last) != (since, until)
        return Year(
            id=f"year-{text}",
            text=text,
            count=counts.get(int(text), 0),
            url=choosing.less(text) if text == chosen.get("year") else choosing.more(text),
            selected=text == chosen.get("year"),
            within=bool(since or until) and not is_wider,
            stretch_url=addresses.having(year=None, since=first or None, until=last or None) if is_wider else None,
            range=_told(first, last) if is_wider else "",
        )

    found = {str(year) for year in counts if year != NONE} | ({chosen["year"]} if "year" in chosen else set())
    return Years([bar(year) for year in sorted(found, key=int, reverse=True)], since, until)


def _stretched(year: str, since: str, until: str) -> tuple[str, str]:
    """The range that reaches as far as this year too: years have four figures."""
    return (min(year, since) if since else ""), (max(year, until) if until else "")


def _told(first: str, last: str) -> str:
    return " ".join(filter(None, [first and f"from {first}", last and f"to {last}"]))
