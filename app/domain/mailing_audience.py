"""To whom a mailing is meant to go, before anybody asks whether they may be written to."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING

from app.i18n import N_, Message

if TYPE_CHECKING:
    from app.domain.segment import Conditions


class AudienceKind(StrEnum):
    """Where the people come from."""

    EVERYONE = "everyone"
    SEGMENT = "segment"
    TAGS = "tags"
    PRODUCT = "product"
    NEED = "need"
    SELECTION = "selection"
    BIRTHDAYS = "birthdays"
    NAME_DAYS = "name_days"
    ANNIVERSARIES = "anniversaries"


AUDIENCE_WORDS: dict[AudienceKind, Message] = {
    AudienceKind.EVERYONE: N_("All customers"),
    AudienceKind.SEGMENT: N_("A saved filter"),
    AudienceKind.TAGS: N_("Who carries a tag"),
    AudienceKind.PRODUCT: N_("Who bought or uses a product"),
    AudienceKind.NEED: N_("Who looks for a product"),
    AudienceKind.SELECTION: N_("Marked customers"),
    AudienceKind.BIRTHDAYS: N_("Who has a birthday"),
    AudienceKind.NAME_DAYS: N_("Who has a name day"),
    AudienceKind.ANNIVERSARIES: N_("Whose first purchase was on these days of an earlier year"),
}
# A span of days longer than a year only says everybody.
LONGEST_SPAN = 366


@dataclass(frozen=True, slots=True, kw_only=True)
class Audience:
    """Whom a mailing means. `conditions` narrow whatever the kind finds.

    `first` and `last` are the days of a purchase, or of the birthdays, name days and anniversaries.
    """

    kind: AudienceKind = AudienceKind.EVERYONE
    segment: str = ""
    conditions: Conditions = ()
    tags: tuple[str, ...] = ()
    product: int | None = None
    customers: tuple[int, ...] = ()
    first: date | None = None
    last: date | None = None
