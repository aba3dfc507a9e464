"""Where the person has been, for going back."""

from __future__ import annotations

from dataclasses import dataclass, field

_MOST = 50
# Targets that name a record by number or id; any other asks the page to begin something.
_RECORD = (str, int)


@dataclass(frozen=True, slots=True)
class Place:
    """A page, and the record shown on it."""

    page: str
    target: object = None


@dataclass(slots=True)
class History:
    """The way here; the last place is where the person is now."""

    places: list[Place] = field(default_factory=list)

    def visit(self, place: Place) -> None:
        """Go on; the same place twice counts once."""
        if not self.places or self.places[-1] != place:
            self.places = [*self.places[-_MOST:], place]

    def back(self) -> Place | None:
        """The place before, which is now the last; None at the beginning. What was begun there is not begun again."""
        if len(self.places) <= 1:
            return None
        self.places.pop()
        before = self.places[-1]
        return before if isinstance(before.target, _RECORD) else Place(before.page)
