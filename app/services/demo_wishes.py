"""What the demo shop's people look for: some of it came in a few days ago."""

from __future__ import annotations

import re
from datetime import datetime, timedelta
from random import Random

from app.domain import money
from app.domain.cart import Party
from app.domain.need import NeedDraft, NeedState
from app.domain.settings import Settings
from app.i18n import N_, Message, language
from app.services import needs
from app.services.demo_trade import Goods

# Places in the list of goods that the shop has had for a few days only; nobody has bought them yet.
NEW_GOODS, NEW_FOR = (90, 63), 5
_FEATURES: tuple[Message, ...] = (
    N_("preferably red"),
    N_("for an induction hob"),
    N_("as a present"),
    N_("easy to clean"),
    N_("not too heavy"),
)
# Which customer asks for which goods: most for what came in, some for what the shop has in its list.
_ASKED = ((2, 0), (5, 0), (9, 0), (2, 1), (14, 1), (7, 2), (21, 3), (0, 4))
_OTHERS = (37, 91, 80)
_STATES = {4: NeedState.MET, 6: NeedState.TOLD}
_SPAN = 60
_SIZE = re.compile(r",? *\d.*|,.*")


def write(
    random: Random,
    goods: tuple[Goods, ...],
    people: tuple[Party, ...],
    *,
    seller: str,
    now: datetime,
    settings: Settings,
) -> int:
    """A few needs of the last two months; how many."""
    speech = language(settings.language)
    wanted = [goods[place] for place in (*NEW_GOODS, *_OTHERS)]
    written = 0
    for place, (who, what) in enumerate(_ASKED):
        line, at = wanted[what].line, now - timedelta(days=random.randint(NEW_FOR + 2, _SPAN))
        if who >= len(people):
            continue
        limit = money.rounded(line.price, settings.currency)
        draft = NeedDraft(
            customer_id=people[who].id or 0,
            what=_SIZE.sub("", line.name),
            features=speech.render(random.choice(_FEATURES)),
            price_limit=money.Money(limit.minor * 6 // 5 // 500 * 500 or limit.minor, limit.currency),
            wanted_by=(now + timedelta(days=random.randint(20, 50))).date() if place % 3 == 0 else None,
        )
        identity = needs.save(draft, seller=seller, now=at).id
        if place in _STATES:
            needs.move(identity, _STATES[place], seller=seller, now=at + timedelta(days=2))
        written += 1
    return written
