"""Pictures dropped on the list of products: each goes to the product whose code is its name."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from app.services import acts, product_pictures
from app.services import settings as settings_service

if TYPE_CHECKING:
    from pathlib import Path

    from app.services.product_pictures import Brought
    from app.ui.session import Session


def bring(session: Session, paths: tuple[Path, ...]) -> None:
    """Take them under a progress card; the toast takes all of it back."""
    steps = product_pictures.bring(paths, seller=settings_service.load().seller, now=session.now())
    session.run_job(steps, session.language.gettext("Bringing in pictures"), partial(_say, session))


def _say(session: Session, done: Brought) -> None:
    language = session.language
    many = language.ngettext("{n} product has a new picture.", "{n} products have a new picture.", done.count)
    if done.refused:
        first = done.refused[0]
        why = language.gettext("{file}: {reason}", file=first.file, reason=language.render(first.reason))
        left = language.ngettext("{n} file was not taken.", "{n} files were not taken.", len(done.refused))
        many = language.join((many, left, why), " ")
    session.say(many, partial(_undo, session, done.act) if done.act is not None else None)


def _undo(session: Session, act_id: int) -> None:
    session.write(partial(acts.undo, act_id, seller=settings_service.load().seller, now=session.now()))
