from findings.vocabulary import Kind

from .row import Row


def whose(row: Row) -> list[tuple[str, str]]:
    """The authors of the words, each with the path of its page: of what is retold or an opinion, who wrote it."""
    if row.in_press_voice or row.kind == Kind.OPINION or not (row.speakers or row.finding_bodies):
        return [(row.source.author, row.source.url)]
    return [(party.who, party.url) for party in row.named_speakers or row.finding_bodies]
