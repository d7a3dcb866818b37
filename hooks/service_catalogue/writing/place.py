"""Where something stands in a file: the nodes of its YAML by their way, and where each begins and ends."""

import re
from typing import Any, TypeAlias

import yaml

from ..source import Where

Node: TypeAlias = Any
"""A node of PyYAML: a scalar, a list or a mapping with its marks."""

LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class Places:
    """The nodes of one text. Places are counted in characters of it, lines end as they do in it."""

    def __init__(self, text: str):
        self.text = text
        self.root: Node = yaml.compose(text, Loader=LOADER)

    def node(self, where: Where) -> Node | None:
        """The value at `where`; None when there is none."""
        found = self.root
        for step in where:
            found = self._child(found, step)
            if found is None:
                return None
        return found

    def _child(self, node: Node, step: str | int) -> Node | None:
        if isinstance(node, yaml.SequenceNode):
            return node.value[step] if isinstance(step, int) and step < len(node.value) else None
        if isinstance(node, yaml.MappingNode):
            return next((value for key, value in node.value if key.value == step), None)
        return None

    def key(self, where: Where) -> Node:
        """The key of the field at `where`, which is there."""
        return next(key for key, _ in self.node(where[:-1]).value if key.value == where[-1])

    def start(self, where: Where) -> int:
        """Where the field or the item at `where` begins: its key, or its dash."""
        if isinstance(where[-1], str):
            return self.key(where).start_mark.index
        first = self.node(where).start_mark.index
        return first if self.node(where[:-1]).flow_style else self.text.rindex("-", 0, first)

    def end(self, node: Node) -> int:
        """Behind the last character of a value; the empty lines and comments below a block are not part of it."""
        if isinstance(node, yaml.ScalarNode):
            end = node.end_mark.index
            if node.style not in ("|", ">"):
                return end
            block = self.text[node.start_mark.index : end]
            keeps = "+" in block.split("\n", 1)[0].split("#")[0]  # its empty lines belong to it, but for the end of the last
            return node.start_mark.index + len(re.sub(r"\r?\n\Z", "", block) if keeps else block.rstrip())
        if node.flow_style:
            return node.end_mark.index
        last = node.value[-1]
        return self.end(last[1] if isinstance(node, yaml.MappingNode) else last)

    def column(self, index: int) -> int:
        """How many characters stand before `index` on its line."""
        return index - self.line_start(index)

    def line_start(self, index: int) -> int:
        return max(self.text.rfind("\n", 0, index), self.text.rfind("\r", 0, index)) + 1

    def line_end(self, index: int) -> int:
        """Behind the line that `index` is on, its end included."""
        found = self.text.find("\n", index)
        return len(self.text) if found < 0 else found + 1
