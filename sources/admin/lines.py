"""Lists edited as text, one member a line."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError


class LinesField(forms.Field):
    """A list as lines of a text box: empty lines are dropped, each other line is what `member` makes of it."""

    widget = forms.Textarea

    def __init__(self, *, member: forms.Field, **kwargs: Any) -> None:
        self.member = member
        super().__init__(**kwargs)

    def prepare_value(self, value: Any) -> Any:
        return "\n".join(map(str, value)) if isinstance(value, list | tuple) else value

    def to_python(self, value: Any) -> list[Any]:
        if isinstance(value, list | tuple):
            return list(value)
        members, problems = [], []
        for number, line in enumerate((value or "").splitlines(), start=1):
            try:
                if line.strip():
                    members.append(self.member.clean(line.strip()))
            except ValidationError as error:
                problems += [f"Line {number}: {message}" for message in error.messages]
        if problems:
            raise ValidationError(problems)
        return members

    def has_changed(self, initial: Any, data: Any) -> bool:
        return super().has_changed(list(initial or []), data)
