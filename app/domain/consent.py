"""Consent: what a customer allows the shop to send, by which way, and how we know."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import NamedTuple

from app.i18n import N_, Message


class Channel(StrEnum):
    """A way to reach a customer."""

    LETTER = "letter"
    EMAIL = "email"
    PHONE = "phone"
    MESSAGE = "message"


class Purpose(StrEnum):
    """What the customer is reached for."""

    GREETING = "greeting"
    OFFER = "offer"


class State(StrEnum):
    """The answer; nobody who was not asked counts as yes."""

    YES = "yes"
    NO = "no"
    NOT_ASKED = "not_asked"


class Source(StrEnum):
    """How the answer reached the shop."""

    COUNTER = "counter"
    PHONE = "phone"
    LETTER = "letter"
    EMAIL = "email"
    FORM = "form"
    IMPORT = "import"


CHANNEL_WORDS: dict[Channel, Message] = {
    Channel.LETTER: N_("Letter"),
    Channel.EMAIL: N_("E-mail"),
    Channel.PHONE: N_("Phone call"),
    Channel.MESSAGE: N_("Text message"),
}
PURPOSE_WORDS: dict[Purpose, Message] = {
    Purpose.GREETING: N_("Greetings and birthday cards"),
    Purpose.OFFER: N_("News and offers"),
}
STATE_WORDS: dict[State, Message] = {
    State.YES: N_("Yes"),
    State.NO: N_("No"),
    State.NOT_ASKED: N_("Not asked yet"),
}
SOURCE_WORDS: dict[Source, Message] = {
    Source.COUNTER: N_("Asked at the counter"),
    Source.PHONE: N_("By phone"),
    Source.LETTER: N_("By letter"),
    Source.EMAIL: N_("By e-mail"),
    Source.FORM: N_("On a signed form"),
    Source.IMPORT: N_("From an earlier list"),
}
# What can be chosen as the source of an answer that is written down by hand.
WRITTEN_SOURCES = (Source.COUNTER, Source.PHONE, Source.LETTER, Source.EMAIL, Source.FORM)
# The one question the counter asks, and its words as they are kept with the answer.
COUNTER_QUESTION = (Channel.LETTER, Purpose.GREETING)
QUESTIONS: dict[tuple[Channel, Purpose], Message] = {
    (Channel.LETTER, Purpose.GREETING): N_("May we send you a card for your birthday and holidays?"),
    (Channel.LETTER, Purpose.OFFER): N_("May we write to you about news and offers?"),
    (Channel.EMAIL, Purpose.GREETING): N_("May we send you greetings by e-mail?"),
    (Channel.EMAIL, Purpose.OFFER): N_("May we send you news and offers by e-mail?"),
    (Channel.PHONE, Purpose.GREETING): N_("May we call you to congratulate you?"),
    (Channel.PHONE, Purpose.OFFER): N_("May we call you about news and offers?"),
    (Channel.MESSAGE, Purpose.GREETING): N_("May we send you greetings as text messages?"),
    (Channel.MESSAGE, Purpose.OFFER): N_("May we send you news and offers as text messages?"),
}

# What is kept as the words of an answer that takes back everything at once.
NOTHING_MORE = N_("Nothing more from us: no letters, e-mails, calls or text messages.")


class Reply(NamedTuple):
    """What a customer says to one question."""

    channel: Channel
    purpose: Purpose
    state: State


NOTHING = tuple(Reply(channel, purpose, State.NO) for channel in Channel for purpose in Purpose)


@dataclass(frozen=True, slots=True)
class Answer:
    """One answer with its evidence: who wrote it down when, where it came from and the very words of the question."""

    channel: Channel
    purpose: Purpose
    state: State
    at: datetime
    source: str
    wording: str
    staff: str


def latest(answers: tuple[Answer, ...]) -> dict[tuple[Channel, Purpose], Answer]:
    """The answer that holds for each question; `answers` come oldest first."""
    return {(answer.channel, answer.purpose): answer for answer in answers}


def state_of(answers: tuple[Answer, ...], channel: Channel, purpose: Purpose) -> State:
    """The latest answer of each kind, oldest first in `answers`; not asked where there is none."""
    found = [answer.state for answer in answers if (answer.channel, answer.purpose) == (channel, purpose)]
    return found[-1] if found else State.NOT_ASKED
