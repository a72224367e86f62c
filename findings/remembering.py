"""What was looked up in the database, remembered for as long as it is right."""

from collections import OrderedDict
from collections.abc import Callable
from threading import Lock
from typing import Generic, TypeVar

Key = TypeVar("Key")
Thing = TypeVar("Thing")


class Remembered(Generic[Key, Thing]):
    """Things by their keys, of a bounded size together; what was asked for least lately is forgotten first."""

    def __init__(self, most: int, size: Callable[[Thing], int]) -> None:
        self.most, self.size_of, self.size = most, size, 0
        self._things: OrderedDict[Key, Thing] = OrderedDict()
        self._lock = Lock()

    def get(self, key: Key) -> Thing | None:
        """What is remembered under this key."""
        with self._lock:
            thing = self._things.get(key)
            if thing is not None:
                self._things.move_to_end(key)
            return thing

    def keep(self, key: Key, thing: Thing) -> None:
        """Remember this, and forget other things where all together would be too much."""
        with self._lock:
            self._forget(key)
            self._things[key] = thing
            self.size += self.size_of(thing)
            while self.size > self.most:
                self._forget(next(iter(self._things)))

    def copy(self) -> "Remembered[Key, Thing]":
        """The same memories; those that are added later are nobody else’s."""
        other = Remembered[Key, Thing](self.most, self.size_of)
        with self._lock:
            other._things, other.size = self._things.copy(), self.size
        return other

    def _forget(self, key: Key) -> None:
        thing = self._things.pop(key, None)
        self.size -= self.size_of(thing) if thing is not None else 0
