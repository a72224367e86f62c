"""What became of each part of what was pasted, by what was found of it."""

from collections.abc import Iterable, Sequence

from findings.anchoring.differing import weighty
from sources.models import Source
from sources.passages import OMISSION

from .aligning import Near, compared, nearest
from .looking_up import FINDINGS, findings, windows
from .matching import Match, match, places_of
from .pattern import Pattern
from .result import Filling, Part, Place, Verdict
from .surroundings import Barred, Quoted, Region, quoted_in, regions_of
from .words import Words, words_of, words_of_quotation

FEWEST = 3  # words: fewer stand anywhere
SHOWN = 5  # findings and sources that are named of those that hold the words


def judged(patterns: Sequence[Pattern]) -> list[Part]:
    """One answer for each pattern, in at most six queries, however many there are."""
    parts = [Part(pattern.text.strip(), Verdict.TOO_SHORT) for pattern in patterns]
    long = [number for number, pattern in enumerate(patterns) if pattern.number >= FEWEST]
    if not long:
        return parts
    asked = [patterns[number] for number in long]
    found = windows(asked)
    regions = regions_of(found.likeliest, [len(pattern.text) for pattern in asked])
    quoted, barred = quoted_in(regions, found.holding)
    phrases = findings(asked, found.phrased)
    untold = set(found.common) - set(found.phrased)  # they are as good as too short
    about = {region.source for region in regions if region.latest}
    sources = {s.pk: s for s in Source.objects.published().filter(pk__in=about).select_related("publisher")}
    for n, number in enumerate(long):
        if n not in untold:
            near = [region for region in regions if n in region.parts]
            held = [(finding, words) for part, finding, words in [*quoted, *phrases] if part == n]
            full = len({finding for part, finding, _ in phrases if part == n}) >= FINDINGS
            parts[number] = _part(asked[n], held, full, near, barred, sources)
    return parts


def _part(
    pattern: Pattern,
    holding: list[Quoted],
    full: bool,
    regions: list[Region],
    barred: Barred,
    sources: dict[int, Source],
) -> Part:
    text = pattern.text.strip()
    quoted = list(dict.fromkeys([*holding, *(each for region in regions for each in region.quoted)]))
    held = {}
    for finding, words in quoted:
        if finding not in held and (found := match(pattern, words_of_quotation(words))):
            held[finding] = _fillings(pattern, words_of_quotation(words), found)
    if held:
        first = sorted(held)
        total = min(len(first), FINDINGS - 1)
        return Part(
            text, Verdict.VERBATIM, tuple(first[:SHOWN]), total, full or len(first) > total, fillings=held[first[0]]
        )
    known = [region for region in regions if region.latest and region.source in sources]
    if places := _places(pattern, known, barred, sources):
        return Part(text, Verdict.NOT_EXCERPTED, places=places)
    return _altered(text, pattern, quoted, known, barred, sources)


def _fillings(pattern: Pattern, words: Words, found: Match) -> tuple[Filling, ...]:
    """What stands there in place of each bracket and ellipsis."""
    fillings = []
    for between, (_, end), (start, _) in zip(pattern.between, found.runs, found.runs[1:], strict=False):
        stands = words.printed(end, start)
        whole = stands.replace(OMISSION.strip(), " ").split()
        put_in = between.printed.split() if between.kind != "left-out" else []
        fillings.append(Filling(between.printed, stands, bool(weighty(whole, [word.strip("[]") for word in put_in]))))
    return tuple(fillings)


def _places(
    pattern: Pattern, regions: Iterable[Region], barred: Barred, sources: dict[int, Source]
) -> tuple[Place, ...]:
    places: dict[int, Place] = {}
    for region in regions:
        words = words_of(region.text)
        found = match(pattern, words)
        if found and not _touches(words, *found.whole, region.source, barred):
            at = words.words[found.whole[0]].start
            places.setdefault(region.source, _place(sources[region.source], region.page_at(at)))
    return tuple(places.values())[:SHOWN]


def _altered(
    text: str,
    pattern: Pattern,
    quoted: list[Quoted],
    regions: list[Region],
    barred: Barred,
    sources: dict[int, Source],
) -> Part:
    """Against the nearest finding, else the nearest open text; else the source alone that has something near."""
    near = [(found, key) for key, words in quoted if (found := nearest(pattern, words_of_quotation(words)))]
    if near:
        best, finding = max(near, key=lambda each: each[0].same)
        return Part(text, Verdict.ALTERED, (finding,), difference=compared(pattern, best))
    texts: list[tuple[Near, Region]] = []
    for region in regions:
        found = nearest(pattern, words_of(region.text))
        if found and not _touches(found.words, found.start, found.end, region.source, barred):
            texts.append((found, region))
    if not texts:
        return Part(text, Verdict.ABSENT)
    best, region = max(texts, key=lambda each: (sources[each[1].source].text_is_open, each[0].same))
    source = sources[region.source]
    place = _place(source, region.page_at(best.words.words[best.start].start))
    difference = compared(pattern, best) if source.text_is_open else None
    return Part(text, Verdict.ALTERED, places=(place,), difference=difference)


def _touches(words: Words, start: int, end: int, source: int, barred: Barred) -> bool:
    """Whether a stretch of a text holds words of a finding that readers may not see: it is then as if it were not."""
    if barred is None:
        return True
    return any(
        first < end and start < last
        for quotation in barred.get(source, ())
        for part in quotation.split(OMISSION)
        if (keys := words_of(part).keys)
        for first, last in places_of(keys, words.keys)
    )


def _place(source: Source, page: str) -> Place:
    return Place(
        source=source.pk,
        title=source.title,
        slug=source.slug,
        publisher=source.publisher.name,
        published=source.date,
        address=source.address,
        page=page if source.text_is_open else "",
        open=source.text_is_open,
    )
