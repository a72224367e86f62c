"""What a Python file imports, read from its text without running it."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

DOTTED = re.compile(r"[a-z_]+(\.\w+)+")


def imported(path: Path, root: Path) -> set[str]:
    """The top-level packages that the file at `path` names in imports, in dotted strings and as migrations it needs."""
    tree = ast.parse((root / path).read_text())
    return {name.split(".")[0] for name in _names(tree, path)}


def _names(tree: ast.AST, path: Path) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            above = path.parts[: len(path.parts) - node.level] if node.level else ()
            yield ".".join([*above, node.module or ""])
        elif isinstance(node, ast.Constant) and isinstance(node.value, str) and DOTTED.fullmatch(node.value):
            yield node.value  # "findings.Finding", "casearchive.urls"
        elif isinstance(node, ast.Assign) and "migrations" in path.parts and _assigns(node, "dependencies"):
            yield from (str(item.elts[0].value) for item in ast.walk(node.value) if _is_pair(item))


def _assigns(node: ast.Assign, name: str) -> bool:
    return any(isinstance(target, ast.Name) and target.id == name for target in node.targets)


def _is_pair(node: ast.AST) -> bool:
    return isinstance(node, ast.Tuple) and all(isinstance(item, ast.Constant) for item in node.elts)
