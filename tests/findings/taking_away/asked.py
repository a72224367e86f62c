"""Addresses of lists by chance, over the words and records of the invented archive."""

from hypothesis import strategies as st

from findings.models import Institution, Person, Theme
from findings.vocabulary import Direction, Group
from sources.models import Publisher, Source
from tests.findings.index.questions import PHRASES, WORDS

TYPED = [
    *WORDS,
    *(f'"{" ".join(phrase)}"' for phrase in PHRASES),
    "fr*",
    "box OR cold",
    "lost -freezer",
    "kind:testimony",
]


def parameters():
    """What may stand in the address of a list: by name, values."""
    records = {
        "theme": Theme,
        "person": Person,
        "speaker": Person,
        "institution": Institution,
        "source": Source,
        "publisher": Publisher,
    }
    values = {name: list(model.objects.values_list("slug", flat=True)) for name, model in records.items()}
    values |= {"kind": ["conclusion", "testimony"], "group": Group.values[:5], "direction": Direction.values}
    several = {
        name: st.lists(st.sampled_from(slugs), min_size=1, max_size=2, unique=True)
        for filter_, slugs in values.items()
        for name in (filter_, f"not_{filter_}")
    }
    one = {
        "q": st.sampled_from(TYPED),
        "year": st.sampled_from(["1999", "2022"]),
        "since": st.just("2000"),
        "until": st.just("2022"),
        "sort": st.sampled_from(["newest", "oldest", "added", "corrected", "relevance"]),
    }
    return st.lists(st.sampled_from([*several, *one]), max_size=3, unique=True).flatmap(
        lambda names: st.fixed_dictionaries({name: several.get(name, one.get(name)) for name in names})
    )
