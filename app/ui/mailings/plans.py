"""Plans of new mailings: what another page asked for, and what comes next in the year."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.domain.letter import Occasion
from app.domain.mailing import Form, MailingPlan, aim_of, is_personal
from app.domain.mailing_audience import Audience, AudienceKind
from app.ui.mailings import words

if TYPE_CHECKING:
    from datetime import date

    from app.i18n import Language
    from app.ui.mailings.target import NewMailing

OWN_DAY = {
    Occasion.BIRTHDAY: AudienceKind.BIRTHDAYS,
    Occasion.NAME_DAY: AudienceKind.NAME_DAYS,
    Occasion.ANNIVERSARY: AudienceKind.ANNIVERSARIES,
}


def from_target(target: NewMailing, language: Language, today: date) -> MailingPlan:
    """The plan that a page asked for, under a name of its own."""
    occasion = target.occasion
    return MailingPlan(
        name=words.new_name(language, occasion, target.start or today),
        occasion=occasion,
        form=Form.LETTER,
        audience=_audience(target),
        aim=aim_of(occasion),
        per_household=not is_personal(occasion),
        products=target.products,
        delivery=None if occasion in OWN_DAY else target.start,
    )


def _audience(target: NewMailing) -> Audience:
    """Marked customers before a filter, a filter before the people of the day."""
    if target.audience is not None:
        return target.audience
    if target.customers:
        return Audience(kind=AudienceKind.SELECTION, customers=target.customers)
    if target.segment:
        return Audience(kind=AudienceKind.SEGMENT, segment=target.segment)
    if target.occasion in OWN_DAY:
        return Audience(kind=OWN_DAY[target.occasion], first=target.start, last=target.end or target.start)
    if target.products and target.occasion in (Occasion.RECALL, Occasion.NEW_GOODS):
        kind = AudienceKind.PRODUCT if target.occasion is Occasion.RECALL else AudienceKind.NEED
        return Audience(kind=kind, product=target.products[0])
    return Audience()
