"""Two years at the demo shop's counter: who comes when, what they take, what breaks, who gets a letter."""

from __future__ import annotations

import uuid
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from decimal import Decimal
from random import Random

from app.domain import cart as carts
from app.domain.cart import Ask, Cart, CartLine, Party
from app.domain.complaint import Category, ComplaintState, Wish
from app.domain.complaint_file import ComplaintDraft
from app.domain.letter import Occasion
from app.domain.payment import Method, Payment
from app.domain.settings import Settings
from app.errors import InputError
from app.i18n import N_, Message, language
from app.services import complaints, letters, sales

DAYS = 730
# How often each kind of customer comes: their share, days between visits, and for how many days they have stayed away.
_HABITS = ((0.12, 30, 0), (0.30, 90, 0), (0.33, 240, 0), (0.25, 120, 300))
_WALK_INS_PER_CUSTOMER = 1.6
_LINES = (1, 1, 1, 2, 2, 3, 3, 4, 5)
_METHODS = (Method.CASH, Method.CASH, Method.CARD, Method.CARD, Method.CARD, Method.TRANSFER)
_FOR_ANOTHER, _FOR_FAMILY = 0.03, 0.2
_LARGEST_GRAMS = 600
_LETTERS = 8
_OPENS, _CLOSES = 9, 18
_SUNDAY = 6
_DEFECTS: tuple[tuple[Message, Category, Wish], ...] = (
    (N_("It does not switch on any more"), Category.DEFECT, Wish.REPAIR),
    (N_("It leaks at the handle"), Category.DEFECT, Wish.REPLACEMENT),
    (N_("It arrived with a crack"), Category.DAMAGE, Wish.REPLACEMENT),
    (N_("It switches off by itself"), Category.DEFECT, Wish.REPAIR),
    (N_("The lid does not close"), Category.DEFECT, Wish.REFUND),
    (N_("A part is missing in the box"), Category.MISSING, Wish.OTHER),
)
_STATES = (
    (ComplaintState.IN_PROGRESS, ComplaintState.RESOLVED),
    (ComplaintState.IN_PROGRESS, ComplaintState.WITH_SUPPLIER),
    (),
    (ComplaintState.IN_PROGRESS,),
    (ComplaintState.RESOLVED, ComplaintState.CLOSED),
    (ComplaintState.WAITING,),
)


@dataclass(frozen=True, slots=True, order=True)
class Visit:
    """Somebody comes in; nobody known when `buyer` is None."""

    at: datetime
    place: int
    buyer: Party | None = None


@dataclass(frozen=True, slots=True)
class Goods:
    """A line as the counter would add it, and how often it is taken."""

    line: CartLine
    weight: int


class Trade:
    """The counter of the demo; the same seed, the same two years."""

    def __init__(
        self,
        random: Random,
        goods: tuple[Goods, ...],
        families: Mapping[int, tuple[Party, ...]],
        *,
        settings: Settings,
        seller: str,
    ) -> None:
        """`families` says to whom each customer belongs: they buy for them now and then."""
        self._random = random
        self._families = families
        self._goods = goods
        self._weights = [one.weight for one in goods]
        self._settings = settings
        self._seller = seller

    def visits(self, people: tuple[Party, ...], now: datetime) -> tuple[Visit, ...]:
        """Everybody's visits in the order of time."""
        found = [
            Visit(at, place, person)
            for place, person in enumerate(people)
            for at in self._times(place, len(people), now)
        ]
        walk_ins = round(len(people) * _WALK_INS_PER_CUSTOMER)
        found += [Visit(self._moment(now, self._random.uniform(0, DAYS)), len(people)) for _ in range(walk_ins)]
        return tuple(sorted(found, key=lambda visit: (visit.at, visit.place)))

    def _times(self, place: int, count: int, now: datetime) -> list[datetime]:
        share, habit = (place + 0.5) / count, 0
        while share > _HABITS[habit][0]:
            share -= _HABITS[habit][0]
            habit += 1
        _, gap, away = _HABITS[habit]
        days: list[float] = [DAYS - self._random.uniform(0, gap)]
        while (following := days[-1] - self._random.uniform(0.4, 1.6) * gap) > away:
            days.append(following)
        return [self._moment(now, day) for day in days]

    def _moment(self, now: datetime, days_ago: float) -> datetime:
        day = now - timedelta(days=max(int(days_ago), 1))
        if day.weekday() == _SUNDAY:
            day -= timedelta(days=1)
        seconds = self._random.randrange(_OPENS * 3600, _CLOSES * 3600)
        # Wall-clock time of that day: summer and winter have offsets of their own.
        wall = datetime(day.year, day.month, day.day) + timedelta(seconds=seconds)
        return wall.astimezone(now.tzinfo) if now.tzinfo else wall

    def sell(self, visit: Visit, people: tuple[Party, ...]) -> str:
        """One sale; its number."""
        cart = Cart(
            draft_id=self._draft_id(),
            currency=self._settings.currency,
            prices_include_tax=self._settings.prices_include_tax,
            rounding=self._settings.rounding,
            buyer=visit.buyer,
        )
        for one in self._random.choices(self._goods, self._weights, k=self._random.choice(_LINES)):
            cart = carts.add(cart, self._taken(one.line, visit, people))
        paid = (Payment(self._random.choice(_METHODS)),)
        return sales.complete(cart, paid, seller=self._seller, now=visit.at, settings=self._settings).number

    def _taken(self, line: CartLine, visit: Visit, people: tuple[Party, ...]) -> CartLine:
        if line.unit == "kg":
            return replace(line, quantity=Decimal(self._random.randrange(50, _LARGEST_GRAMS, 10)) / 1000)
        if Ask.SERIAL in line.asks:
            line = replace(line, serial=f"{line.code[-4:]}{self._random.randrange(10**8):08d}")
        if Ask.BATCH in line.asks:
            line = replace(line, batch=f"L{visit.at:%y%m}{self._random.randrange(100):02d}")
        return replace(line, user=self._user(visit.buyer, people))

    def _user(self, buyer: Party | None, people: tuple[Party, ...]) -> Party | None:
        """For whom it is, if not for the buyer."""
        family = self._families.get(buyer.id or 0, ()) if buyer is not None else ()
        if buyer is None or self._random.random() >= (_FOR_FAMILY if family else _FOR_ANOTHER):
            return None
        return self._random.choice(family or people)

    def complain(self, people: tuple[Party, ...], now: datetime) -> int:
        """A handful of complaints of the last weeks, each in another state; how many."""
        speech = language(self._settings.language)
        made = 0
        for person in people[:: max(len(people) // 12, 1)]:
            bought = [one for one in complaints.purchases(person.id or 0) if one.unit_number]
            if not bought or made == len(_DEFECTS):
                continue
            words, category, wish = _DEFECTS[made]
            at = self._moment(now, 3 + (len(_DEFECTS) - made) * 4)
            draft = ComplaintDraft(
                draft_id=self._draft_id(),
                subject=speech.render(words),
                customer_id=person.id,
                customer_name=person.name,
                about=bought[0].about,
                wish=wish,
                category=category,
            )
            number = complaints.register(draft, seller=self._seller, now=at, settings=self._settings).number
            for step, state in enumerate(_STATES[made], 1):
                later = at + timedelta(days=min(step, 2))
                complaints.move(number, state, seller=self._seller, now=later)
            made += 1
        return made

    def write(self, people: tuple[Party, ...], now: datetime) -> int:
        """A few letters of the last months, to those who want any; how many."""
        written = 0
        for person in people:
            at = self._moment(now, 5 + (_LETTERS - written) * 9)
            occasion = Occasion.THANK_YOU if written % 2 else Occasion.SEASON
            try:
                letter = letters.compose(person.id or 0, occasion, seller=self._seller, now=at, settings=self._settings)
            except InputError:  # who does not want letters gets none, here too
                continue
            own = replace(letter.draft, draft_id=self._draft_id())
            letters.write(own, seller=self._seller, now=at, settings=self._settings)
            written += 1
            if written == _LETTERS:
                break
        return written

    def _draft_id(self) -> str:
        return str(uuid.UUID(int=self._random.getrandbits(128), version=4))
