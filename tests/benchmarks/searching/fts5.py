"""SQLite's FTS5, with the queries by which Datasette 0.65 lists rows and counts facets. It neither ranks nor marks."""

import json
import sqlite3
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from .question import PER_PAGE, Answer, Question
from .reading import FACETS, MANY, WORDS

COLUMNS = ["id", "date", *FACETS, *WORDS]
FACET_SIZE = 30
COLUMN = (
    "select {col} as value, count(*) as count from ({sql}) where {col} is not null "
    "group by {col} order by count desc, value limit {limit}"
)
ARRAY = (
    "with inner as ({sql}), deduped_array_items as (select distinct j.value, inner.* "
    "from json_each([inner].{col}) j join inner) select value as value, count(*) as count "
    "from deduped_array_items group by value order by count(*) desc, value limit {limit}"
)


class Datasette:
    """The tables and queries of Datasette, without its web server, and without its limits of time."""

    name = "Datasette"
    ranks = False

    def __init__(self, directory: Path) -> None:
        self.database = sqlite3.connect(directory / "fts5.db")

    @staticmethod
    def build(directory: Path, rows: Iterable[dict[str, Any]]) -> None:
        """Write the findings into a new database."""
        (directory / "fts5.db").unlink(missing_ok=True)
        database = sqlite3.connect(directory / "fts5.db")
        database.execute(f"create table findings ({', '.join(f'[{name}]' for name in COLUMNS)}, primary key (id))")
        told = ", ".join("?" for _ in COLUMNS)
        for row in rows:
            values = [json.dumps(row[name]) if name in MANY else row[name] for name in COLUMNS]
            database.execute(f"insert into findings values ({told})", values)  # noqa: S608
        database.execute("create index by_date on findings (date)")
        database.execute(
            "create virtual table findings_fts using fts5"
            f" ({', '.join(WORDS)}, tokenize='porter unicode61', content='findings')"
        )
        database.execute("insert into findings_fts (findings_fts) values ('rebuild')")
        database.commit()
        database.close()

    def ask(self, question: Question, order: str) -> Answer:
        """Total, rows and every facet, one query each, as Datasette asks them."""
        conditions, values = [], []
        if match := _match(question):
            conditions.append("rowid in (select rowid from findings_fts where findings_fts match ?)")
            values.append(match)
        for name, value in question.filters.items():
            condition = f"[{name}] = ?"
            if name in MANY:
                condition = f"id in (select f.id from findings f, json_each(f.[{name}]) j where j.value = ?)"  # noqa: S608
            conditions.append(condition)
            values.append(value)
        sql = " where ".join(["select * from findings", *filter(None, [" and ".join(conditions)])])
        (total,) = self.database.execute(f"select count(*) from ({sql})", values).fetchone()  # noqa: S608
        page = self.database.execute(f"{sql} order by date desc, id desc limit {PER_PAGE + 1}", values).fetchall()
        for name in FACETS:
            query = (ARRAY if name in MANY else COLUMN).format(col=f"[{name}]", sql=sql, limit=FACET_SIZE + 1)
            self.database.execute(query, values).fetchall()
        return Answer(total, tuple(row[0] for row in page[:PER_PAGE]))


def _match(question: Question) -> str:
    found = [" AND ".join(question.every), " OR ".join(question.either)]
    found.append(f'"{" ".join(question.phrase)}"' if question.phrase else "")
    said = " AND ".join(filter(None, found))
    return said + "".join(f" NOT {word}" for word in question.without)
