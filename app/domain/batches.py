"""Many things a batch at a time, so that no transaction and no statement grows with a shop."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import TypeVar

Thing = TypeVar("Thing")


def batches(things: Iterable[Thing], size: int) -> Iterator[tuple[Thing, ...]]:
    """All of them in their order, `size` at a time; the last batch may be smaller."""
    waiting = iter(things)
    while batch := tuple(islice(waiting, size)):
        yield batch
