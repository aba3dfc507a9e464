"""A mailing: what is sent to whom, on which paper, under which rules, and how far it is."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from typing import TYPE_CHECKING

from app.domain.occasion import Occasion, is_warning
from app.i18n import N_, Message

if TYPE_CHECKING:
    from collections.abc import Mapping

    from app.domain.mailing_audience import Audience
    from app.domain.mailing_person import LeftOut

LONGEST_NAME = 80
LONGEST_TEXT = 500
EVERY_DAYS = 30
MOST_DAYS = 3_650
MOST_PRODUCTS = 48
# Words of the shop's own beside the fields of letters.
GIFT, CLOSING = "gift", "closing"


class Form(StrEnum):
    """What each person gets."""

    LETTER = "letter"
    CARD_A5 = "card-a5"
    CARD_A6 = "card-a6"
    POSTCARD = "postcard"
    LEAFLET = "leaflet"
    LABELS = "labels"
    ENVELOPES = "envelopes"


FORM_WORDS: dict[Form, Message] = {
    Form.LETTER: N_("Letter"),
    Form.CARD_A5: N_("Folded card A5"),
    Form.CARD_A6: N_("Folded card A6"),
    Form.POSTCARD: N_("Postcard"),
    Form.LEAFLET: N_("Leaflet"),
    Form.LABELS: N_("Address labels"),
    Form.ENVELOPES: N_("Envelopes"),
}
# These say nothing to the person beside where they live.
ADDRESS_ONLY = (Form.LABELS, Form.ENVELOPES)
# These have room for the few lines of a card.
CARDS = (Form.CARD_A5, Form.CARD_A6, Form.POSTCARD)


class Order(StrEnum):
    """In which order the pieces come out of the printer and get their numbers."""

    POSTCODE = "postcode"
    NAME = "name"
    NUMBER = "number"


ORDER_WORDS: dict[Order, Message] = {
    Order.POSTCODE: N_("By post code"),
    Order.NAME: N_("By name"),
    Order.NUMBER: N_("By customer number"),
}


class Aim(StrEnum):
    """What the customer is written to for, which decides whose yes it needs. A recall is a duty and asks nobody."""

    GREETING = "greeting"
    OFFER = "offer"
    RECALL = "recall"


AIM_WORDS: dict[Aim, Message] = {
    Aim.GREETING: N_("Greetings and birthday cards"),
    Aim.OFFER: N_("News and offers"),
    Aim.RECALL: N_("Recall: a duty, sent to everybody concerned"),
}
_OFFERS = frozenset(
    (
        Occasion.WIN_BACK,
        Occasion.NEW_GOODS,
        Occasion.INVITATION,
        Occasion.SPRING,
        Occasion.SUMMER,
        Occasion.AUTUMN,
        Occasion.WINTER,
    )
)
# These congratulate one person, not a household.
_PERSONAL = frozenset((Occasion.BIRTHDAY, Occasion.NAME_DAY, Occasion.ANNIVERSARY))


def aim_of(occasion: Occasion) -> Aim:
    """What an occasion usually writes for; a leaflet makes an offer of anything."""
    if is_warning(occasion):
        return Aim.RECALL
    return Aim.OFFER if occasion in _OFFERS else Aim.GREETING


def is_personal(occasion: Occasion) -> bool:
    """Whether the occasion is one person's own day."""
    return occasion in _PERSONAL


class MailingState(StrEnum):
    """How far it is. GATHERED: who gets it is settled. WRITING: some letters have a number, others are to come."""

    DRAFT = "draft"
    GATHERED = "gathered"
    WRITING = "writing"
    WRITTEN = "written"
    SENT = "sent"
    CANCELLED = "cancelled"


STATE_WORDS: dict[MailingState, Message] = {
    MailingState.DRAFT: N_("Draft"),
    MailingState.GATHERED: N_("Draft, not printed"),
    MailingState.WRITING: N_("Half written"),
    MailingState.WRITTEN: N_("All written"),
    MailingState.SENT: N_("Sent"),
    MailingState.CANCELLED: N_("Cancelled"),
}
# Until it is written to the first person, everything may still change.
OPEN_STATES = (MailingState.DRAFT, MailingState.GATHERED)
# Its pieces can be printed.
PRINTABLE = (MailingState.WRITING, MailingState.WRITTEN, MailingState.SENT)


@dataclass(frozen=True, slots=True, kw_only=True)
class MailingPlan:
    """Everything that is chosen about a mailing. Empty texts and None are the usual case.

    `paper` is a size of the form (empty: its own), `sheet` a sheet of labels and `first_label` where it begins.
    `language` speaks one language to all (empty: to each their own). `picture` names a picture of the season, or of the
    shop's own. `products` are on the leaflet. `words` are the shop's own, as language, name and text: the
    fields that are asked when a mailing is planned, a `gift` below the letter's text, a `closing` instead of the
    template's. An empty language is for all of them.
    `delivery` is the day on which it is read: the letter's date, and from where birthdays are counted.
    """

    name: str = ""
    occasion: Occasion = Occasion.SEASON
    form: Form = Form.LETTER
    paper: str = ""
    sheet: str = ""
    first_label: int = 1
    audience: Audience
    aim: Aim = Aim.GREETING
    every_days: int = EVERY_DAYS
    per_household: bool = True
    language: str = ""
    order: Order = Order.POSTCODE
    picture: str = ""
    products: tuple[int, ...] = ()
    words: tuple[tuple[str, str, str], ...] = ()
    delivery: date | None = None

    def own_words(self, name: str, language: str) -> str:
        """The shop's own words under a name in a language; empty where there are none."""
        found = {(code, part): text for code, part, text in self.words}
        return found.get((language, name)) or found.get(("", name), "")


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    """How many get the mailing: pieces of paper, people they speak to, and why the others get none."""

    letters: int = 0
    people: int = 0
    skipped: int = 0
    written: int = 0
    left_out: Mapping[LeftOut, int] = field(default_factory=dict)
    languages: Mapping[str, int] = field(default_factory=dict)

    @property
    def out(self) -> int:
        """How many were left out, for whatever reason."""
        return sum(self.left_out.values())


@dataclass(frozen=True, slots=True, kw_only=True)
class Mailing:
    """A mailing as it stands. `number` is given with its first letter."""

    id: int
    draft_id: str
    number: str
    state: MailingState
    plan: MailingPlan
    tally: Tally
    created: datetime
    staff: str
    gathered: datetime | None = None
    written: datetime | None = None
    sent_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class MailingRow:
    """One mailing in the list."""

    id: int
    number: str
    name: str
    occasion: Occasion
    form: Form
    state: MailingState
    letters: int
    people: int
    out: int
    written: int
    created: datetime
    sent_on: date | None
    staff: str
