import pytest

from findings.vocabulary import Direction, Group, Kind
from tests.factories import (
    ClaimStatusFactory,
    CorrectionFactory,
    FindingFactory,
    InstitutionFactory,
    PersonFactory,
    PublisherFactory,
    ReportFactory,
    TextVersionFactory,
    ThemeFactory,
)

WORDS = [
    "The freezers of Toytown were full.",
    "Two fridges were strapped shut with a rope.",
    "A cop called the badge a tick box.",
    "Nobody counted the biscuits, and the box was ticked.",
    "The sergeant shared pictures of the mayor’s café.",
    "Misogyny was found in the staff room.",
]


@pytest.fixture
def toytown(db):
    """A dozen published findings that differ in everything one can filter by, and drafts that must not count."""
    whole = ThemeFactory(slug="storage", name="Storage", position=1)
    themes = [
        whole,
        ThemeFactory(slug="cold", name="Cold storage", parent=whole, aliases=["ice box"], position=2),
        ThemeFactory(slug="manners", name="Manners", position=3),
    ]
    force = InstitutionFactory(slug="toytown", name="Toytown Constabulary", aliases=["Toy Police"])
    squad = InstitutionFactory(slug="squad", name="Biscuit Squad", kind="police-unit", parent=force)
    patrol = InstitutionFactory(slug="patrol", name="Crumb Patrol", kind="police-unit", parent=squad)
    review = InstitutionFactory(slug="review", name="Nowhere Review", kind="review")
    people = [PersonFactory(slug=f"person-{n}", name=f"Ida Invented the {n}th") for n in range(3)]
    publisher = PublisherFactory(name="Toytown Gazette")
    reports = [
        ReportFactory(slug=f"report-{year}", published_on=f"{year}-02-03", publisher=publisher) for year in (1999, 2022)
    ]
    text_version = TextVersionFactory(text="\n\n".join(WORDS))
    kinds, directions, groups = [Kind.CONCLUSION, Kind.TESTIMONY], Direction.values, Group.values
    made = [
        FindingFactory(
            words=WORDS[n % 6],
            text_version=text_version if n < 6 else None,
            kind=kinds[n % 2],
            themes=[themes[n % 3]] if n % 4 else themes[1:],
            speakers=[people[n % 3]],
            bodies=[review] if n % 2 else None,
            subjects=[[force, squad, patrol][n % 3]] if n % 5 else [squad, patrol],
            direction=directions[n % 3] if n % 4 else "",
            groups=groups[n % 4 : n % 4 + n % 3],
            report=[None, *reports][n % 3],
            summary=f"Finding number {n} says that things were lost.",
        )
        for n in range(12)
    ]
    decided = ["alleged", "under-investigation", "reported"]
    for n, finding in enumerate(made[:6]):
        ClaimStatusFactory(finding=finding, status=decided[n % 3], decided_on=None if n % 2 else f"202{n}-01-01")
    ClaimStatusFactory(finding=made[2], status="alleged", decided_on="2019-01-01")
    for n in (1, 4, 7):
        CorrectionFactory(finding=made[n], made_at=f"2023-0{n % 3 + 1}-01T00:00:00Z")
    for state in ("draft", "in-review", "withdrawn"):
        FindingFactory(words=WORDS[0], themes=themes, speakers=people, subjects=[force], state=state)
    return made
