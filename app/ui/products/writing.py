"""Writing to those whom a product concerns: who looks for it, and who bought it when it must come back."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from app.domain.letter import Occasion
from app.ui.mailings.target import NewMailing
from app.ui.widgets.actions import Action

if TYPE_CHECKING:
    from collections.abc import Callable

    from app.ui.session import Session


def actions(session: Session, product: Callable[[], int | None], awaited: Callable[[], bool]) -> tuple[Action, ...]:
    """Two keys, each of which begins a mailing."""
    _ = session.language.gettext

    def write(occasion: Occasion) -> None:
        identity = product()
        if identity is not None:
            session.go("mailings", NewMailing(occasion, products=(identity,)))

    def some() -> bool:
        return product() is not None

    tell, recall = partial(write, Occasion.NEW_GOODS), partial(write, Occasion.RECALL)
    return (
        Action("product.tell", _("Write to those who look for it"), "Ctrl+L", tell, awaited, in_strip=False),
        Action("product.recall", _("Recall: write to all who bought it"), "Ctrl+R", recall, some, in_strip=False),
    )
