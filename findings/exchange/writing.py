"""The same records as YAML, always in the same form."""

from collections.abc import Iterable
from typing import Any

import yaml

WIDTH = 110


class Dumper(yaml.SafeDumper):
    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:
        """Lists stand indented under their key: easier to read, and to move."""
        return super().increase_indent(flow, False)

    def ignore_aliases(self, data: Any) -> bool:
        return True


def _string(dumper: yaml.SafeDumper, text: str) -> yaml.ScalarNode:
    style = "|" if "\n" in text else None
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style=style)


def _list(dumper: yaml.SafeDumper, items: list[Any]) -> yaml.SequenceNode:
    brief = all(isinstance(item, str) and "\n" not in item for item in items) and sum(map(len, items)) < WIDTH - 30
    return dumper.represent_sequence("tag:yaml.org,2002:seq", items, flow_style=brief)


Dumper.add_representer(str, _string)
Dumper.add_representer(list, _list)


def written(content: Any) -> str:
    """One record, or a list of records, as YAML."""
    return str(yaml.dump(content, Dumper=Dumper, allow_unicode=True, sort_keys=False, width=WIDTH))


def written_list(records: Iterable[dict[str, Any]]) -> str:
    """Records as a list, an empty line between them."""
    return "\n".join(written([record]) for record in records) or "[]\n"
