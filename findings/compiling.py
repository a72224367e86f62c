"""Parts of pages as leaner Python than Jinja2 writes by itself, which halves what the parts of a list cost.

Jinja2 does not know what a template is given. Ours are given values with attributes and other parts; so an attribute is
read as Python reads it, a part is called as a function is, and what is escaped need not be marked as escaped, piece by
piece, before all is joined.
"""

from typing import Any

import markupsafe
from jinja2 import Environment, StrictUndefined, nodes
from jinja2.compiler import CodeGenerator, Frame, MacroRef
from jinja2.runtime import Macro, missing
from markupsafe import Markup

# The function of markupsafe that `escape` wraps; without it all is as right, and slower.
_of_text: Any = getattr(markupsafe, "_escape_inner", lambda text: str(markupsafe.escape(text)))


def escaped(value: Any) -> str:
    """What `escape` gives, as plain words."""
    kind = type(value)
    if kind is str:
        return _of_text(value)  # type: ignore[no-any-return]
    if kind is Markup or kind is int:
        return str(value)
    return str(markupsafe.escape(value))


class Part(Macro):
    """A macro that is not asked how it wants to be escaped: always."""

    def __call__(self, *args: Any, **kwargs: Any) -> str:
        if kwargs or len(args) > self._argument_count:
            return super().__call__(*args, **kwargs)
        rest = (missing,) * (self._argument_count - len(args))  # for which the macro has defaults, or tells of the lack
        return str.__new__(Markup, self._func(*args, *rest))


class LeanCode(CodeGenerator):
    """Writes templates as Python."""

    def write_commons(self) -> None:
        super().write_commons()
        self.writeline("escape = environment.escaped")

    def visit_Getattr(self, node: nodes.Getattr, frame: Frame) -> None:  # noqa: N802  so Jinja2 calls it
        self.visit(node.node, frame)
        self.write(f".{node.attr}")

    def visit_Call(self, node: nodes.Call, frame: Frame, forward_caller: bool = False) -> None:  # noqa: N802
        if node.dyn_args or node.dyn_kwargs or forward_caller:
            self.fail("Parts are called with arguments that can be counted.", node.lineno)
        self.visit(node.node, frame)
        self.write("(")
        for argument in [*node.args, *node.kwargs]:
            self.visit(argument, frame)  # one that is named is written with its name
            self.write(", ")
        self.write(")")

    def macro_def(self, macro_ref: MacroRef, frame: Frame) -> None:
        self.write("environment.")
        super().macro_def(macro_ref, frame)


class LeanEnvironment(Environment):
    """Escapes whatever is shown; a name that is not there is an error."""

    code_generator_class = LeanCode
    escaped = staticmethod(escaped)
    Macro = Part

    def __init__(self, **options: Any) -> None:
        super().__init__(**{**options, "autoescape": True, "undefined": StrictUndefined})
