"""Small numbers for names: people, conversations and terms index the arrays by them."""

from collections.abc import Hashable
from dataclasses import dataclass, field
from typing import Generic, TypeVar

Name = TypeVar("Name", bound=Hashable)


@dataclass(slots=True)
class Numbers(Generic[Name]):
    """Numbers are given in the order in which names are first met."""

    names: list[Name] = field(default_factory=list[Name])
    known: dict[Name, int] = field(default_factory=dict[Name, int])

    def __len__(self) -> int:
        return len(self.names)

    def of(self, name: Name) -> int:
        """The number of a name, a new one when it is new."""
        number = self.known.get(name)
        if number is None:
            number = self.known[name] = len(self.names)
            self.names.append(name)
        return number

    def find(self, name: Name) -> int:
        """The number of a name, or -1."""
        return self.known.get(name, -1)
