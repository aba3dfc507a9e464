from __future__ import annotations

from datetime import date

import pytest

from app.domain.consent import NOTHING, Channel, Purpose, Reply, Source, State, state_of
from app.domain.customer import Address, CustomerDraft
from app.errors import InputError
from app.i18n import language
from app.models import audit
from app.models.database import db
from app.services import acts, consents, customers, freshness
from tests.services.till import SELLER, SETTINGS, at

pytestmark = pytest.mark.usefixtures("shop")
NOW = at("2026-11-22")
SPEECH = language("en")
MAIL = Reply(Channel.EMAIL, Purpose.OFFER, State.YES)


@pytest.fixture
def jana(shop: object) -> int:  # noqa: ARG001 - it must be open first
    draft = CustomerDraft(given_name="Jana", family_name="Kováčová", addresses=(Address("Lipová 3", "Nitra"),))
    return customers.save(draft, seller=SELLER, now=NOW, settings=SETTINGS).id


def answer(customer_id: int, *replies: Reply) -> consents.Written:
    return consents.answer(customer_id, replies, source=Source.FORM, speech=SPEECH, seller=SELLER, now=NOW)


def test_an_answer_keeps_its_question_its_source_and_who_wrote_it_down(jana: int) -> None:
    answer(jana, MAIL)
    (kept,) = consents.history(jana)
    assert (kept.state, kept.source, kept.staff) == (State.YES, "form", SELLER)
    assert kept.wording == "May we send you news and offers by e-mail?"
    assert state_of((kept,), Channel.LETTER, Purpose.OFFER) is State.NOT_ASKED
    assert not answer(jana, MAIL).ids, "the same answer again is no news"
    assert len(consents.history(jana)) == 1


def test_an_answer_without_its_evidence_is_not_taken(jana: int) -> None:
    with pytest.raises(InputError, match="words of its question"):
        customers.answer_consent(jana, State.YES, source="counter", wording=" ", seller=SELLER, now=NOW)
    assert consents.history(jana) == ()


def test_taking_everything_back_is_one_deed_that_letters_obey_and_one_undo_takes_back(jana: int) -> None:
    answer(jana, MAIL)
    gone = consents.take_back(jana, source=Source.PHONE, speech=SPEECH, seller=SELLER, now=NOW)
    said = consents.history(jana)
    assert all(state_of(said[::-1], one.channel, one.purpose) is State.NO for one in NOTHING)
    assert not customers.card(jana, today=NOW.date(), settings=SETTINGS).ask
    acts.undo(gone.act or 0, seller=SELLER, now=NOW)
    assert [one.state for one in consents.history(jana)] == [State.YES]
    assert audit.first_broken() is None


def test_details_are_checked_and_mail_that_came_back_is_marked_until_there_is_a_new_address(jana: int) -> None:
    customers.verify(jana, seller=SELLER, now=NOW)
    freshness.mail_returned(jana, 0, NOW.date(), seller=SELLER, now=NOW)
    file = customers.file(jana, today=NOW.date(), settings=SETTINGS)
    assert file.verified_on == date(2026, 11, 22)
    assert file.draft.addresses[0].returned == date(2026, 11, 22)
    assert db.execute_sql("SELECT count(*) FROM act").fetchone()[0] >= 2
    assert not freshness.mail_returned(jana, 0, NOW.date(), seller=SELLER, now=NOW)
    freshness.mail_returned(jana, 0, None, seller=SELLER, now=NOW)
    assert customers.draft(jana).addresses[0].returned is None
