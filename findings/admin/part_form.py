from typing import Any

from .loaded import LoadedForm


class PartForm(LoadedForm):
    """A part of a finding that has its place among others of its sort: a new one comes last, unless told otherwise."""

    whole = "finding"

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if position := self.fields.get("position"):
            position.required = False
            if self.instance._state.adding:
                self.initial["position"] = None  # empty: it will come last

    def clean_position(self) -> int:
        position: int | None = self.cleaned_data["position"]
        return self.instance.position if position is None else position

    def save(self, commit: bool = True) -> Any:
        part = self.instance
        if part._state.adding and "position" not in self.changed_data:
            others = type(part)._default_manager.filter(**{self.whole: getattr(part, f"{self.whole}_id")})
            last = others.order_by("position").values_list("position", flat=True).last()
            part.position = 0 if last is None else last + 1
        return super().save(commit)


class ConnectionForm(PartForm):
    """A connection, placed among those that go out from the same finding."""

    whole = "from_finding"
