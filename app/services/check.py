"""The check a shop can run at any time, and what it says."""

from __future__ import annotations

from dataclasses import dataclass

from app.errors import StorageError
from app.i18n import Message
from app.models import check


@dataclass(frozen=True, slots=True)
class Report:
    """What the check found; no problems means the file is sound."""

    problems: tuple[Message, ...]

    @property
    def ok(self) -> bool:
        """Whether nothing was found."""
        return not self.problems


def run() -> Report:
    """Check pages, references, sums, numbers and the audit chain. Reads the whole file; changes nothing."""
    try:
        found = check.engine_problems()
        return Report(tuple(found or (*check.rule_problems(), *check.series_gaps())))
    except StorageError as error:
        return Report((error.text,))
