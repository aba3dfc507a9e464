"""The retention rule: whom it would forget, shown first, and forgetting them when the owner says so."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from app.domain import retention as rules
from app.domain.country import Retention
from app.domain.page import Cursor, Page
from app.domain.retention import Forgettable
from app.domain.settings import Settings
from app.errors import InputError
from app.i18n import N_
from app.models import retention
from app.services import privacy
from app.services import settings as settings_service
from app.services.privacy import Steps
from app.services.shop import Shop

PAGE_ROWS = 50
# Counting further would only make the owner wait; it then says "more than".
MOST_COUNTED = 99_999


def suggestion(settings: Settings) -> Retention:
    """After how many years shops of this country may want to forget customers, with the reason."""
    return settings_service.profile(settings).retention


def page(cursor: Cursor | None = None, limit: int = PAGE_ROWS, *, years: int, now: datetime) -> Page[Forgettable]:
    """Whom the rule finds: nothing was heard of them for so many years, and nothing that goes on needs them."""
    return retention.page(_since(years, now), cursor, limit)


def count(*, years: int, now: datetime) -> int:
    """How many the rule finds, up to MOST_COUNTED."""
    return retention.count(_since(years, now), MOST_COUNTED)


def run(shop: Shop, *, years: int, seller: str, now: datetime) -> Steps:
    """Erase everybody the rule finds, one after the other; a stop keeps what was done. Raises InputError."""
    since = _since(years, now)
    return privacy.erase_all(shop, _quiet(since), count(years=years, now=now), seller=seller, now=now)


def _quiet(since: datetime) -> Iterator[int]:
    """Everybody the rule finds; who buys while it runs is left out."""
    cursor: Cursor | None = None
    while True:
        found = retention.page(since, cursor, PAGE_ROWS)
        yield from (row.id for row in found.rows if retention.is_quiet(row.id, since))
        cursor = found.next
        if cursor is None:
            return


def _since(years: int, now: datetime) -> datetime:
    if years < 1:
        raise InputError(N_("There is no rule yet."), N_("Set after how many years customers are forgotten."))
    return rules.cutoff(now, years)
