"""Mailings as tests speak of them: people who live somewhere and said something, one mailing, its letters."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, TypeVar

from app.domain.consent import Answer, Channel, Purpose, State
from app.domain.customer import Address
from app.domain.mailing import MailingPlan
from app.domain.mailing_audience import Audience
from app.domain.mailing_person import PersonState
from app.i18n import language
from app.models import consent
from app.models.database import db
from app.services import mailing_gather, mailing_write, mailings
from tests.verbs import SELLER

if TYPE_CHECKING:
    from collections.abc import Generator
    from datetime import datetime

    from app.domain.cart import Party
    from app.domain.mailing import Mailing, Tally
    from app.domain.mailing_person import LeftOut, PersonRow
    from app.domain.progress import Progress
    from app.services.mailing_write import Done
    from tests.verbs import Shop

Result = TypeVar("Result")
HOME = Address(street="Hlavná 1", city="Trenčín", postcode="911 01")


def finished(steps: Generator[tuple[int, int], None, Result]) -> Result:
    while True:
        try:
            next(steps)
        except StopIteration as end:
            return end.value  # type: ignore[no-any-return]  # the generator's result


@dataclass
class Post:
    """The owner at the mailings page."""

    shop: Shop

    def person(
        self,
        name: str,
        at: Address | None = HOME,
        said: State | None = State.YES,
        purpose: Purpose = Purpose.GREETING,
        **known: object,
    ) -> Party:
        """A customer who lives there and said that about letters."""
        added = self.shop.add_customer(name, addresses=(at,) if at else (), **known)
        if said is not None:
            self.says(added, said, purpose)
        return added

    def says(self, person: Party, state: State, purpose: Purpose = Purpose.GREETING) -> None:
        answer = Answer(Channel.LETTER, purpose, state, self.shop.now, "counter", "May we?", SELLER)
        consent.add(person.id or 0, answer)

    def plan(self, **more: object) -> MailingPlan:
        plan = MailingPlan(name="Winter letter", audience=Audience(), per_household=False)
        return replace(plan, **more)  # type: ignore[arg-type]  # fields of the plan by name

    def new(self, **more: object) -> int:
        return mailings.new(self.plan(**more), seller=SELLER, now=self.shop.now).id

    def gathering(self, mailing: int) -> Generator[Progress, None, Tally]:
        return mailing_gather.gather(mailing, seller=SELLER, now=self.shop.now, settings=self.shop.settings)

    def gather(self, mailing: int) -> Tally:
        return finished(self.gathering(mailing))

    def gathered(self, **more: object) -> int:
        mailing = self.new(**more)
        self.gather(mailing)
        return mailing

    def writing(self, mailing: int, now: datetime | None = None) -> Generator[Progress, None, Done]:
        return mailing_write.write(mailing, seller=SELLER, now=now or self.shop.now, settings=self.shop.settings)

    def write(self, mailing: int) -> Done:
        return finished(self.writing(mailing))

    def sent(self, **more: object) -> int:
        mailing = self.gathered(**more)
        self.write(mailing)
        return mailing

    def one(self, mailing: int) -> Mailing:
        return mailings.one(mailing)

    def rows(self, mailing: int) -> tuple[PersonRow, ...]:
        return mailings.people(mailing, None, 500).rows

    def who(self, mailing: int) -> list[str]:
        """Whose pieces come out of the printer, in order."""
        shown = (PersonState.IN, PersonState.WRITTEN)
        return [row.name for row in self.rows(mailing) if row.state in shown]

    def why(self, mailing: int) -> dict[str, LeftOut | None]:
        """Who gets nothing, and why."""
        return {row.name: row.reason for row in mailings.left_out(mailing, None, None, 500).rows}

    def letters(self, mailing: int) -> list[tuple[str, str]]:
        """Number and name of every letter of a mailing, by number."""
        sql = "SELECT number, customer_name FROM letter WHERE mailing_id = ? ORDER BY number"
        return [tuple(row) for row in db.execute_sql(sql, (mailing,)).fetchall()]


def says(code: str, message: object) -> str:
    return language(code).render(message)  # type: ignore[arg-type]  # a message
