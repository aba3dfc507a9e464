"""Where the chain of who did what ends."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class AuditHead:
    """The last link of the chain of who did what: its place and its hash."""

    entry: int
    digest: str
