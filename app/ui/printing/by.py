"""Who changes something about printing, and when."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypedDict

from app.services import settings as settings_service

if TYPE_CHECKING:
    from datetime import datetime

    from app.ui.session import Session


class By(TypedDict):
    """The two keywords every change of a service takes."""

    seller: str
    now: datetime


def by(session: Session) -> By:
    """Whoever is at the window, now."""
    return By(seller=settings_service.load().seller, now=session.now())
