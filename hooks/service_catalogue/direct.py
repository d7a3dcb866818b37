"""Templates compiled to Python as one would write it: an attribute is an attribute, a call is a call.

Jinja asks three functions more each time: whether an item has that name where no attribute has, whether
what is called wants to know where it is called from, and whether finished HTML is HTML. Ours need none of
them, and a page asks some four hundred times.
"""

from io import StringIO

from jinja2 import nodes
from jinja2.compiler import CodeGenerator, Frame


class Direct(CodeGenerator):
    """For `Environment.code_generator_class`. What is missing stops the build with an AttributeError."""

    def visit_Getattr(self, node: nodes.Getattr, frame: Frame) -> None:
        self.visit(node.node, frame)
        self.write(f".{node.attr}")

    def visit_Call(self, node: nodes.Call, frame: Frame, forward_caller: bool = False) -> None:
        self.visit(node.node, frame)
        whole, self.stream = self.stream, StringIO()
        self.signature(node, frame, {"caller": "caller"} if forward_caller else None)
        arguments, self.stream = self.stream.getvalue(), whole
        self.write(f"({arguments.removeprefix(', ')})")

    def _output_child_pre(self, node: nodes.Expr, frame: Frame, finalize: CodeGenerator._FinalizeInfo) -> None:
        self.write("(told if type(told := ")

    def _output_child_post(self, node: nodes.Expr, frame: Frame, finalize: CodeGenerator._FinalizeInfo) -> None:
        self.write(") is Markup else escape(told))")
