"""How far a long task has come."""

from __future__ import annotations

from typing import NamedTuple


class Progress(NamedTuple):
    """Steps done of all steps; yielded after each batch that is saved."""

    done: int
    total: int
