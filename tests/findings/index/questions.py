"""Questions by chance, over the words and values that the invented archive has."""

from typing import Any

from hypothesis import strategies as st

from findings.asking.tree import Either, Every, Phrase, Start, Without, Word
from findings.index.searching import Question
from findings.models import Finding, Institution, Person, Theme
from findings.vocabulary import Direction, Group, Kind, Status
from sources.models import Publisher, Source

WORDS = ["freezer", "fridges", "box", "biscuits", "toytown", "misogyny", "lost", "cold", "ida", "café", "things"]
PHRASES = [
    *(("tick", "box"), ("the", "box"), ("things", "were", "lost"), ("cold", "storage"), ("lost",), ("box", "toytown")),
    *(("toytown", "constabulary"), ("the", "café"), ("lost", "finding"), ("box", "was", "ticked"), ("of", "toytown")),
]

leaves = st.one_of(
    st.sampled_from(WORDS).map(Word),
    st.sampled_from(["fr", "bis", "t", "st"]).map(Start),
    st.sampled_from(PHRASES).map(Phrase),
)
trees = st.recursive(
    leaves,
    lambda part: st.one_of(
        st.lists(part, min_size=2, max_size=3).map(lambda parts: Every(tuple(parts))),
        st.lists(part, min_size=2, max_size=3).map(lambda parts: Either(tuple(parts))),
        part.map(Without),
    ),
    max_leaves=5,
)


def numbers() -> dict[str, list[int]]:
    """By facet, the numbers of the records there are."""
    records = {
        "theme": Theme,
        "person": Person,
        "speaker": Person,
        "institution": Institution,
        "source": Source,
        "publisher": Publisher,
    }
    models = {**records, "finding": Finding}
    return {name: list(model.objects.order_by("pk").values_list("pk", flat=True)) for name, model in models.items()}


def questions(records: dict[str, list[int]]):
    """Questions with any words, filters and order; `records` are the numbers of those of each facet and of findings."""
    values: dict[str, list[Any]] = {
        **{name: keys for name, keys in records.items() if name != "finding"},
        "kind": [Kind.CONCLUSION, Kind.TESTIMONY],
        "group": ["", *Group.values[:5]],
        "direction": ["", *Direction.values],
        "status": ["", *Status.values[:4]],
        "year": [1999, 2021, 2022, 1066],
    }
    chosen = st.dictionaries(st.sampled_from(sorted(values)), st.just(None), max_size=3).flatmap(
        lambda names: st.fixed_dictionaries(
            {name: st.frozensets(st.sampled_from(values[name]), min_size=1, max_size=2) for name in names}
        )
    )
    return st.builds(
        Question,
        words=st.one_of(st.none(), trees),
        chosen=chosen,
        refused=st.one_of(st.just({}), chosen),
        order=st.sampled_from(["newest", "oldest", "added", "corrected", "relevance"]),
        among=st.one_of(st.none(), st.none(), st.frozensets(st.sampled_from([*records["finding"], 0]), min_size=1)),
    )
