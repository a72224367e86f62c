"""People and institutions named in one cell."""

from collections.abc import Iterable

from findings.models import Institution, Person
from findings.vocabulary import Noun, Role
from sources.importing.looking_up import told
from sources.importing.unreadable import Wrong

from .naming import known

Party = Person | Institution


class Parties:
    """Who can be named in a role: people and institutions, by slug, name or alias."""

    def __init__(self) -> None:
        self.people = known(Noun.PERSON, Person)
        self.bodies = known(Noun.INSTITUTION, Institution)

    def every(self, names: Iterable[str], role: str) -> list[Party]:
        """The parties of these names. Raises Wrong for one that nobody has, or several."""
        return list(dict.fromkeys(self._find(name, role) for name in names))

    def _find(self, name: str, role: str) -> Party:
        bodies_alone = role == Role.FINDING_BODY
        where = [self.bodies] if bodies_alone else [self.people, self.bodies]
        found: list[Party] = []
        for names in where:
            try:
                found.append(names.find(name))
            except Wrong as wrong:
                if names.slugs.get(name.strip()) or " may be " in str(wrong):
                    raise
        if not found:
            noun = "institution" if bodies_alone else "person or institution"
            raise Wrong(f"There is no {noun} “{name}”. Add it first, or mend the name.")
        if len(found) > 1:
            raise Wrong(f"“{name}” may be {told(found)}. Give the name in full, or the slug of the one that is meant.")
        return found[0]
