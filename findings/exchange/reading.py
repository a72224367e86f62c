"""YAML files, with the line of everything in them, so that an error can say where to look."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml

Loader: Any = getattr(yaml, "CBaseLoader", yaml.BaseLoader)  # every scalar is a string: no guessing of types


class Problem(Exception):
    """Something in a file that cannot be taken in: which file, which line, what is wrong and what to do."""

    def __init__(self, file: str, line: int, sentence: str) -> None:
        super().__init__(sentence)
        self.file, self.line, self.sentence = file, line, sentence

    def __str__(self) -> str:
        return f"{self.file} line {self.line}: {self.sentence}"


class Text(str):
    """A scalar, with its place."""

    file: str
    line: int


class Items(list[Any]):
    """A list, with its place."""

    file: str
    line: int


class Record(dict[str, Any]):
    """A mapping, with its place and the line of each of its keys."""

    file: str
    line: int
    lines: dict[str, int]

    @classmethod
    def of(cls, key: str, value: Text) -> "Record":
        """The record that has only this key, standing where the value stands."""
        record = cls({key: value})
        record.file, record.line, record.lines = value.file, value.line, {key: value.line}
        return record

    def problem(self, sentence: str, key: str = "") -> Problem:
        """A problem with one key of this record, or with the record."""
        return Problem(self.file, self.lines.get(key, self.line), sentence)


def read_text(path: Path, file: str) -> str:
    """The text of a file in UTF-8 with line feeds. Raises Problem, with the line, where it is not that."""
    try:
        raw = path.read_bytes()
    except OSError as error:
        raise Problem(file, 1, f"This file cannot be read: {error.strerror}.") from error
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        raise Problem(file, line, "This line is not UTF-8. Save the file in that encoding.") from error
    unwanted = [("\x00", "a NUL character", text), ("\r", "a carriage return", text)]
    for character, name, where in [*unwanted, ("\ufeff", "a byte order mark", text[:1])]:  # later it is a word joiner
        if character in where:
            line = text.count("\n", 0, text.index(character)) + 1
            raise Problem(
                file, line, f"There is {name} in this line. Save the file as plain UTF-8 with Unix line ends."
            )
    return text


def read_yaml(path: Path, file: str) -> Any:
    """What a YAML file holds, as Text, Items and Records. Raises Problem where it is no YAML of this format."""
    text = read_text(path, file)
    try:
        for event in yaml.parse(text, Loader=Loader):
            if isinstance(event, yaml.AliasEvent):
                raise Problem(file, _line(event.start_mark), "References (*name) are not part of this format.")
        node = yaml.compose(text, Loader=Loader)
    except yaml.MarkedYAMLError as error:
        line = _line(error.problem_mark or error.context_mark)
        raise Problem(file, line, f"This is not YAML: {error.problem or error.context}.") from error
    except (yaml.YAMLError, RecursionError) as error:
        raise Problem(file, 1, f"This is not YAML: {str(error).splitlines()[0]}.") from error
    return _built(node, file) if node is not None else Items()


def records(path: Path, file: str) -> Iterator[Record | Problem]:
    """The records of a file that holds a list of them; a Problem in the place of what is none."""
    try:
        content = read_yaml(path, file)
    except Problem as problem:
        yield problem
        return
    if not isinstance(content, Items):
        yield Problem(file, 1, "This file holds a list: each record starts with “- ”.")
        return
    for item in content:
        yield (
            item if isinstance(item, Record) else Problem(file, item.line, "Here a record, “key: value”, is expected.")
        )


def _line(mark: Any) -> int:
    return mark.line + 1 if mark else 1


def _built(node: yaml.Node, file: str) -> Any:
    line = _line(node.start_mark)
    built: Any
    if isinstance(node, yaml.MappingNode):
        built = Record()
        built.lines = {}
        for key, value in node.value:
            if not isinstance(key, yaml.ScalarNode):
                raise Problem(file, key.start_mark.line + 1, "A key is a single word.")
            if key.value in built:
                raise Problem(file, key.start_mark.line + 1, f"“{key.value}” stands twice in this record.")
            built[key.value] = _built(value, file)
            built.lines[key.value] = key.start_mark.line + 1
    elif isinstance(node, yaml.SequenceNode):
        built = Items(_built(item, file) for item in node.value)
    else:
        built = Text(node.value)
    built.file, built.line = file, line
    return built
