"""A tree of words told: as a reader would type it, and as a sentence."""

from .tree import Either, Every, Node, Phrase, Start, Without, Word


def typed(node: Node | None) -> str:
    """The tree as it is typed most plainly; empty for none."""
    match node:
        case None:
            return ""
        case Word(text):
            return text
        case Start(text):
            return f"{text}*"
        case Phrase(words):
            return f'"{" ".join(words)}"'
        case Without(part):
            return f"-({typed(part)})" if isinstance(part, Every | Either) else f"-{typed(part)}"
        case Every(parts):
            return " ".join(f"({typed(part)})" if isinstance(part, Either) else typed(part) for part in parts)
        case Either(parts):
            return " OR ".join(typed(part) for part in parts)


def told(node: Node) -> str:
    """The tree as the end of a sentence that begins with “Findings”."""
    wanted, unwanted = _parted(node)
    with_words = [f"with {_wanted(wanted)}"] if wanted else []
    return ", and ".join(with_words + [f"without {_unwanted(part)}" for part in unwanted])


def _unwanted(node: Node) -> str:
    return f"{_part(node)} together" if isinstance(node, Every) else _part(node)


def _parted(node: Node) -> tuple[list[Node], list[Node]]:
    parts = node.parts if isinstance(node, Every) else (node,)
    unwanted = [part.part for part in parts if isinstance(part, Without)]
    return [part for part in parts if not isinstance(part, Without)], unwanted


def _wanted(parts: list[Node]) -> str:
    return _part(parts[0]) if len(parts) == 1 else _listed([_grouped(part) for part in parts], "and")


def _part(node: Node) -> str:
    match node:
        case Word(text):
            return f"“{text}”"
        case Start(text):
            return f"a word that begins with “{text}”"
        case Phrase(words):
            return f"exactly “{' '.join(words)}”"
        case Either(parts):
            return "either " + _listed([_grouped(part) for part in parts], "or")
        case Without(part):
            return f"not {_part(part)}"
        case Every():
            wanted, unwanted = _parted(node)
            return " and ".join(([_wanted(wanted)] if wanted else []) + [f"not {_grouped(part)}" for part in unwanted])


def _grouped(node: Node) -> str:
    return f"({_part(node)})" if isinstance(node, Every | Either) else _part(node)


def _listed(texts: list[str], joint: str) -> str:
    *first, last = texts
    return f"{', '.join(first)} {joint} {last}"
