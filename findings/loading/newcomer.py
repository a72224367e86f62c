from dataclasses import dataclass, field

from findings.models import Figure, Finding, Involvement, Quotation, Tagging


@dataclass
class Newcomer:
    """A finding that the archive does not have yet, with its parts, none of them saved. `load` numbers and writes them.

    Parts need not name the finding, and keep the positions that they have.
    """

    finding: Finding
    quotations: list[Quotation] = field(default_factory=list)
    taggings: list[Tagging] = field(default_factory=list)
    involvements: list[Involvement] = field(default_factory=list)
    figures: list[Figure] = field(default_factory=list)
