"""Consents: what customers allow the shop to send, written down with their evidence and never without it."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import datetime

from app.domain.act import ActKind, ChangeKind
from app.domain.changes import Changes
from app.domain.consent import NOTHING, NOTHING_MORE, QUESTIONS, Answer, Reply, State, latest
from app.errors import InputError, NotFoundError
from app.i18n import N_, Language
from app.models import act, audit, consent, customer
from app.models.database import transaction


@dataclass(frozen=True, slots=True)
class Written:
    """Answers that stand now; `act` takes them back. Without one nothing was new."""

    customer_id: int
    ids: tuple[int, ...]
    changes: Changes
    act: int | None = None


def history(customer_id: int) -> tuple[Answer, ...]:
    """Every answer of a customer, newest first."""
    return tuple(reversed(consent.of_customer(customer_id)))


def questions(speech: Language) -> dict[Reply, str]:
    """The words of every question in a language, by the question answered with yes."""
    return {Reply(*which, State.YES): speech.render(words) for which, words in QUESTIONS.items()}


def answer(
    customer_id: int, replies: tuple[Reply, ...], *, source: str, speech: Language, seller: str, now: datetime
) -> Written:
    """Write down what a customer said to the shop's questions, as they were put in `speech`.

    A reply that says what holds already is left out.
    """
    held = latest(consent.of_customer(customer_id))
    states = {which: one.state for which, one in held.items()}
    said = tuple(
        Answer(*reply, now, source, speech.render(QUESTIONS[reply.channel, reply.purpose]), seller)
        for reply in replies
        if states.get((reply.channel, reply.purpose), State.NOT_ASKED) is not reply.state
    )
    return write(customer_id, said, seller=seller, now=now)


def take_back(customer_id: int, *, source: str, speech: Language, seller: str, now: datetime) -> Written:
    """The customer wants nothing more: a no to every question, in one go."""
    words = speech.render(NOTHING_MORE)
    said = tuple(Answer(*reply, now, source, words, seller) for reply in NOTHING)
    return write(customer_id, said, seller=seller, now=now)


def write(customer_id: int, answers: tuple[Answer, ...], *, seller: str, now: datetime) -> Written:
    """Add a customer's answers; earlier ones stay. Raises InputError for an answer without its evidence."""
    if any(not (one.source.strip() and one.wording.strip()) for one in answers):
        raise InputError(N_("An answer is kept with the words of its question and where it came from."))
    marks = customer.marks(customer_id)
    if marks is None:
        raise NotFoundError(N_("This customer is not in the file any more."))
    if not answers:
        return Written(customer_id, (), Changes())
    with transaction():
        before = {_what(one): consent.latest(customer_id, one.channel, one.purpose).value for one in answers}
        ids = tuple(consent.add(customer_id, one) for one in answers)
        _audit(
            "consent", marks.number, before, {_what(one): one.state.value for one in answers}, seller=seller, now=now
        )
        words = N_("Consent of customer {number}", number=marks.number)
        done = act.start(ActKind.EDIT, words, staff=seller, at=now)
        act.add_changes(done, ((ChangeKind.CONSENT, customer_id, "", json.dumps(one)) for one in ids))
    return Written(customer_id, ids, Changes.of("customers"), done)


def _what(answer: Answer) -> str:
    return f"{answer.channel.value}/{answer.purpose.value}"


def _audit(
    action: str, number: int, before: dict[str, str] | None, after: dict[str, object], *, seller: str, now: datetime
) -> None:
    record = str(number)
    audit.write(at=now, staff=seller, action=action, kind="customer", record=record, before=before, after=after)
