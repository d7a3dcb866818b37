"""What was worked out from something holds as long as that is the same: kept while one `serve` builds again and again.

Nothing in it can be old: it is found by what it was made from, and what a build did not ask for is forgotten at the next.
"""

from collections.abc import Callable
from typing import Any, TypeVar

T = TypeVar("T")


class Memory:
    """Results by the kind of work and by what they were made from: an object, or a content under a name."""

    def __init__(self) -> None:
        self._now: dict[Any, tuple[Any, Any]] = {}
        self._before: dict[Any, tuple[Any, Any]] = {}
        self._inner: dict[Any, Memory] = {}

    def forget(self) -> None:
        """Let go of everything."""
        self._now, self._before, self._inner = {}, {}, {}

    def turn(self) -> None:
        """A new build begins."""
        self._before, self._now = self._now, {}
        for inner in self._inner.values():
            inner.turn()

    def inner(self, key: Any) -> "Memory":
        """A memory of its own, for what is other under another key."""
        return self._inner.setdefault(key, Memory())

    def of(self, kind: str, origin: Any, work: Callable[[], T]) -> T:
        """What `work` made of this very object, or makes now."""
        key = kind, id(origin)
        found = self._now.get(key) or self._before.get(key)
        if found is None or found[0] is not origin:
            found = origin, work()
        self._now[key] = found
        return found[1]

    def at(self, name: str, content: Any, work: Callable[[], T]) -> T:
        """What `work` made when this content stood under this name, or makes now."""
        found = self._now.get(name) or self._before.get(name)
        if found is None or found[0] != content:
            found = content, work()
        self._now[name] = found
        return found[1]
