"""What is put in order once the window stands: old deletions leave the bin, old acts are forgotten."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.services import acts, pictures
from app.services import bin as bins
from app.services import settings as settings_service

if TYPE_CHECKING:
    from app.ui.session import Session


def empty_bin(session: Session) -> None:
    """Who was deleted 90 days ago leaves; what can no longer be taken back is forgotten."""
    _forget_acts(session)
    now = session.now()
    if bins.due(now):
        steps = bins.sweep(session.shop, now, seller=settings_service.load().seller)
        session.run_job(steps, session.language.gettext("Emptying the bin of what is older than 90 days"))


def _forget_acts(session: Session) -> None:
    """An act on everybody holds a million changes: a sale goes in between its parts."""
    session.write(
        acts.forget_old, lambda more: _forget_acts(session) if more else session.write(pictures.forget_unused)
    )
