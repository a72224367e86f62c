"""From what a reader typed to what is looked for. Every text has an answer, and what is not used is said.

freezer rope                       both words, in any form and spelling
"tick box"                         as written, side by side
-casey  -"tick box"  -(… …)        without; also NOT
freezer OR fridge                  either; also |. What stands side by side binds tighter
strap*                             words that begin so
(freezer OR fridge) rope           brackets
theme:forensics  -kind:opinion  person:"ida invented"  year:1999..2023
"""

from .asked import YEARS, Asked, Field
from .cutting import Cutter, bare
from .parsing import MOST_LEAVES, TOO_MANY, Parser, Part
from .tree import Either, Every, Node, Without, Word, either, every, first, without

SIGNS = {"OR", "AND", "NOT"}


def read(text: str) -> Asked:
    """What is asked for by a text. Never an error; a long text is no more work than one of 2,000 characters."""
    cutter = Cutter(text)
    tokens = list(cutter.tokens())
    parser = Parser(tokens, cutter.notes)
    words, fields, notes = _parted(parser.tree(), parser.notes)
    return Asked(bounded(every(words), notes, len(fields)), fields, tuple(dict.fromkeys(notes)))


def bounded(tree: Node | None, notes: list[str], fields: int = 0) -> Node | None:
    """The tree with no more words than are used beside so many filters: names that were read as words may be long."""
    less = first(tree, MOST_LEAVES - fields)
    if less != tree:
        notes.append(TOO_MANY)
    return less


def as_words(field: Field) -> Node | None:
    """What is looked for where a filter is read as words: those of its values."""
    words: list[Node] = [
        Word(word.lower() if word in SIGNS else word)
        for value in field.values
        for part in value.replace(":", " ").replace('"', " ").split()
        if (word := bare(part))
    ]
    node = every(words)
    return without(node) if field.without and node is not None else node


def _parted(tree: Part | None, notes: list[str]) -> tuple[list[Node], tuple[Field, ...], list[str]]:
    """Words and filters apart. A filter holds for all that is found: where it cannot, it is read as words."""
    words: list[Node] = []
    fields: dict[tuple[str, bool], Field] = {}
    for part in tree.parts if isinstance(tree, Every) else [tree]:
        field = _as_field(part)
        if field is None:
            words.extend(node for node in [_worded(part, notes)] if node is not None)
        elif (other := fields.get((field.name, field.without))) is None:
            fields[field.name, field.without] = field
        else:
            values = tuple(dict.fromkeys(other.values + field.values))
            fields[field.name, field.without] = Field(field.name, values, field.without)
            if not field.without and field.name not in YEARS:
                notes.append(f"“{field.name}:” was given more than once: findings with any of these are shown.")
    return words, tuple(fields.values()), notes


def _as_field(part: Part) -> Field | None:
    """The filter that a part of the whole is: one value, or several of one sort joined by OR; with a minus, none."""
    if isinstance(part, Without):
        field = _as_field(part.part)
        return None if field is None else Field(field.name, field.values, without=not field.without)
    if isinstance(part, Field):
        return part
    if isinstance(part, Either) and all(isinstance(each, Field) for each in part.parts):
        fields: list[Field] = list(part.parts)  # type: ignore[arg-type]
        if len({field.name for field in fields}) == 1:
            return Field(fields[0].name, tuple(value for field in fields for value in field.values))
    return None


def _worded(part: Part, notes: list[str]) -> Node | None:
    """The part with words in place of filters."""
    match part:
        case Field(name, values):
            typed = " ".join(f"{name}:{value}" for value in values)
            notes.append(
                f"“{typed}” was read as words: a filter is for all that is found, and stands outside OR and brackets."
            )
            return as_words(part)
        case Every(parts):
            return every([node for each in parts if (node := _worded(each, notes)) is not None])
        case Either(parts):
            return either([node for each in parts if (node := _worded(each, notes)) is not None])
        case Without(inner):
            node = _worded(inner, notes)
            return None if node is None else without(node)
    found: Node | None = part
    return found
