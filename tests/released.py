"""An archive with something of everything, and releases made of it. Fictional throughout."""

import io
import random

from django.core.management import call_command

from findings.merging.deed import merge
from findings.models import Figure, Tagging
from findings.publishing import withdraw
from findings.releasing import shelf
from tests.factories import (
    ClaimStatusFactory,
    ConnectionFactory,
    CorrectionFactory,
    CoveringFactory,
    DraftFactory,
    FindingFactory,
    FormerAddressFactory,
    InstitutionFactory,
    InvolvementFactory,
    PersonFactory,
    PublisherFactory,
    QuotationFactory,
    ReplyFactory,
    ReportFactory,
    SourceFactory,
    TextVersionFactory,
    ThemeFactory,
)

# What breaks tables, formulas, markup, names of files and readers of BibTeX.
ODD = [
    "=1+1", "+Keys", "-5 keys", "@all", "\tTabbed", "'=quoted", "''+twice", "＝wide", "“marks”, and, commas; too",
    'say "key"', "two\nlines", "a brace } and { another", "100% & $5 #1 a_b ~ ^ \\", "🔑 clé à l’œil", "<b>bold</b>",
    "\u2028odd\u2029", "NULL", "\\N", "..", "2021-05-04", "00012", "1e5", "true",
]  # fmt: skip


def make(*options):
    """Runs `release_data`; returns what it said."""
    said = io.StringIO()
    call_command("release_data", *options, stdout=said)
    return said.getvalue()


def newest():
    return shelf.newest()


def everything(seed=1, number=12):
    """`number` published findings by chance, with parts of every sort, beside others that nobody may see."""
    chance = random.Random(seed)

    def odd(most=3):
        return " ".join(chance.choices(ODD, k=chance.randint(1, most)))

    publishers = [PublisherFactory(name=f"{odd()} {n}", website="https://gazette.example") for n in range(2)]
    broad = ThemeFactory(name="Keys", aliases=[odd(), odd()])
    themes = [broad, *(ThemeFactory(parent=broad, name=f"{odd(1)} {n}", content_note=odd()) for n in range(3))]
    people = [PersonFactory(name=f"{odd(1)} Invented {n}", aliases=[odd()]) for n in range(4)]
    force = InstitutionFactory(name=f"Toytown {odd(1)}", publisher=publishers[0])
    squad = InstitutionFactory(name="Biscuit Squad", parent=force, kind="police-unit")
    review = InstitutionFactory(name="Nowhere Review", kind="review", description=odd())
    report = ReportFactory(title=odd(), publisher=publishers[1], published_on="1999-02-01", published_precision="month")
    again = ReportFactory(title="Told again", publisher=publishers[1])
    article = SourceFactory(title=odd(), byline=odd(1), publisher=publishers[0], licence="open-government-licence")
    CoveringFactory(from_source=article, to_source=report)
    words = [f"{odd()} was lost, {n}." for n in range(number)]
    text = f"Page one. {' And '.join(words)} Page two."
    texts = [
        TextVersionFactory(source=source, text=text, page_starts=[0, 10], page_labels=["i", "+2"])
        for source in (article, report)
    ]
    found = [
        _finding(chance, odd, each, chance.choice(texts), report, themes, people, [force, squad, review])
        for each in words
    ]
    first, second, third = found[:3]
    ConnectionFactory(from_finding=first, to_finding=second, note=odd())
    QuotationFactory(
        finding=first,
        role="also-in",
        text_version=TextVersionFactory(source=again, text=f"Again: {first.quotation.text}!"),
        words=first.quotation.text,
    )
    CorrectionFactory(finding=second, changes=[{"what": "Summary", "was": odd(), "now": odd()}], reason=odd())
    CorrectionFactory(finding=second, words_withheld=False, reason="Again.", made_at="2099-01-01T00:00:00.000001Z")
    ClaimStatusFactory(finding=third, status="alleged", decided_on="2020-01-01", decided_precision="year")
    ClaimStatusFactory(finding=third, status="upheld", decided_on="2021-03-02", body=review, source=report, note=odd())
    ReplyFactory(finding=third, text=odd(), state="published", person=people[0])
    ReplyFactory(finding=third, text="Hidden reply.", state="declined")
    FormerAddressFactory(noun="theme", slug="once", person=None, theme=broad)
    kept, gone = people[1], PersonFactory(name="Twice Invented")
    InvolvementFactory(finding=second, role="mentioned", party=gone)
    merge(kept=kept, gone=gone, reason="The same.")
    withdraw([FindingFactory(words="Taken back before.", summary="Hidden summary.")], reason="error")
    DraftFactory(summary="Hidden draft.")
    SourceFactory(title="Hidden source", state="draft")
    return found


def _finding(chance, odd, words, text, report, themes, people, bodies):
    finding = FindingFactory(
        words=words,
        text_version=text,
        summary=odd(),
        report=report if chance.random() < 0.5 else None,
        themes=chance.sample(themes, 2),
        speakers=[chance.choice(people), odd(1)],
        bodies=[bodies[2]],
        subjects=[chance.choice(bodies[:2])],
        groups=chance.sample(["age", "race", "sex"], 2),
        direction=chance.choice(["", "inside"]),
        content_note=chance.choice(["", odd()]),
    )
    value = chance.choice([None, "20", "0.1", "-3.25", "123456.789"])
    Figure.objects.create(finding=finding, as_stated="lost", value=value, unit=odd(1), group=odd(1))
    Tagging.objects.filter(finding=finding).update(suggested=chance.random() < 0.5)
    return finding
