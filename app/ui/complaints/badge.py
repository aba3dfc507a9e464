"""The figure beside the page's name in the sidebar."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.services import late_answers

if TYPE_CHECKING:
    from app.ui.session import Session


def late_complaints(session: Session) -> int:
    """How many answers are late."""
    return late_answers.count(session.now().date())
