"""How many papers did not come out, as the sidebar counts them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.services import print_queue

if TYPE_CHECKING:
    from app.ui.session import Session


def not_printed(_session: Session) -> int:
    """Papers that wait for their printer to work again, or for a person."""
    trouble = print_queue.trouble()
    return trouble.count if trouble is not None else 0
