from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest

from app.domain import postal
from app.domain.consent import Answer, Channel, Purpose, State
from app.domain.customer import Address
from app.domain.letter import Occasion
from app.domain.settings import Identity, Settings
from app.errors import FormError, InputError, NotFoundError
from app.i18n import LANGUAGES, language
from app.models import consent
from app.models.database import db
from app.services import letters
from tests.services.till import SELLER, at, customer, line, sell

if TYPE_CHECKING:
    from app.domain.cart import Party
    from app.domain.letter_file import Composed, LetterDraft
    from app.services.letters import Kept

pytestmark = pytest.mark.usefixtures("my_shop")
IDENTITY = Identity(legal_name="Lipa – domáce potreby", street="Mierové 3", city="Trenčín", phone="032 744 00 10")
SETTINGS = Settings(country="SK", currency="EUR", language="en", shop=IDENTITY)
NOW = at("2026-11-18")


def jana() -> Party:
    return customer("Jana Kováčová", family_name="Kováčová", given_name="Jana", form="ms", language="sk")


def lives(person: Party, street: str, city: str, postcode: str) -> None:
    place = db.execute_sql(
        "INSERT INTO address (street, city, postcode) VALUES (?, ?, ?)", (street, city, postcode)
    ).lastrowid
    db.execute_sql("INSERT INTO customer_address (customer_id, address_id) VALUES (?, ?)", (person.id, place))


def said(person: Party, state: State, on: str = "2026-03-03") -> None:
    consent.add(person.id or 0, Answer(Channel.LETTER, Purpose.GREETING, state, at(on), "counter", "May we?", SELLER))


def compose(person: Party, occasion: Occasion = Occasion.BIRTHDAY, speech: str = "") -> Composed:
    return letters.compose(person.id or 0, occasion, speech, seller="Ruth", now=NOW, settings=SETTINGS)


def write(draft: LetterDraft) -> Kept:
    return letters.write(draft, seller=SELLER, now=NOW, settings=SETTINGS)


def test_a_letter_speaks_the_customer_s_language_and_manner() -> None:
    person = jana()
    lives(person, "Hlavná 1", "Trenčín", "911 01")
    said(person, State.YES)
    done = compose(person)
    assert done.draft.language == "sk"
    assert done.draft.salutation == "Vážená pani Kováčová,"
    assert done.draft.address == "Jana Kováčová\nHlavná 1\n911 01 Trenčín"
    assert "narodeninám" in done.draft.body
    assert "Ruth" in done.draft.signature.split("\n")
    assert done.warnings == ()
    assert "032\u00a0744\u00a000\u00a010" in done.draft.small_print


def test_the_same_customer_in_chinese() -> None:
    person = customer("张伟", family_name="张", given_name="伟", form="mr")
    draft = compose(person, Occasion.SPRING_FESTIVAL, "zh_CN").draft
    assert draft.salutation == "尊敬的张先生："
    assert draft.closing == "恭祝"
    assert draft.wish


@pytest.mark.parametrize("speech", LANGUAGES)
@pytest.mark.parametrize("occasion", list(Occasion))
def test_every_template_becomes_a_letter_for_a_customer_of_whom_little_is_known(
    occasion: Occasion, speech: str
) -> None:
    draft = compose(customer("0905 218 447", family_name=""), occasion, speech).draft
    assert draft.salutation
    assert draft.body
    assert "{" not in draft.salutation + draft.body + draft.signature + draft.subject


def test_thanks_name_the_last_purchase() -> None:
    person = jana()
    sell(line("Spoon", "2"), line("Electric kettle", "39"), on="2026-11-10", buyer=person)
    known = compose(person, Occasion.THANK_YOU, "en").draft.body
    unknown = compose(customer("Peter"), Occasion.THANK_YOU, "en").draft.body
    assert "Electric kettle" in known or "10 November 2026" in known
    assert "{" not in unknown


def test_who_said_no_gets_no_letter() -> None:
    person = jana()
    said(person, State.YES, "2026-01-01")
    draft = compose(person).draft
    said(person, State.NO, "2026-05-05")
    with pytest.raises(InputError, match="does not want letters"):
        compose(person)
    with pytest.raises(InputError, match="does not want letters"):
        write(draft)


def test_a_recall_goes_to_those_who_want_no_letters_too() -> None:
    person = jana()
    said(person, State.NO)
    draft = compose(person, Occasion.RECALL, "sk").draft
    assert "Nebezpečenstvo: [Nebezpečenstvo]" in draft.body
    assert draft.small_print.startswith("Tento list sa týka Vašej bezpečnosti.")
    with pytest.raises(FormError, match="Write what belongs here first") as told:
        write(draft)
    assert language("sk").render(told.value.problems["body"]).endswith("[Výrobok], [Nebezpečenstvo].")
    filled = {"[Výrobok]": "kanvica EK-200", "[Nebezpečenstvo]": "môže sa vznietiť"}
    for bracket, text in filled.items():
        draft = replace(draft, subject=draft.subject.replace(bracket, text), body=draft.body.replace(bracket, text))
    assert write(draft).number == "L1-000001"


def test_who_was_not_asked_is_told_before_printing() -> None:
    done = compose(jana())
    assert done.consent is State.NOT_ASKED
    assert len(done.warnings) == 2
    assert "not asked" in str(done.warnings[0])
    assert "address" in str(done.warnings[1])


def test_a_letter_is_kept_word_for_word_and_once() -> None:
    draft = replace(compose(jana()).draft, body="Milá Jana,\r\n\r\nprídite <b>čoskoro</b> & {salutation}.", subject="")
    first = write(draft)
    again = write(draft)
    assert (first.number, again.number, again.again) == ("L1-000001", "L1-000001", True)
    assert first.changes.touches("letters")
    kept = letters.letter("l1-000001")
    assert kept.draft.body == "Milá Jana,\n\nprídite <b>čoskoro</b> & {salutation}."
    assert kept.paragraphs == ("Milá Jana,", "prídite <b>čoskoro</b> & {salutation}.")
    assert (kept.row.customer, kept.row.at.date()) == ("Jana Kováčová", date(2026, 11, 18))


def test_a_letter_without_words_is_sent_back_to_its_fields() -> None:
    draft = replace(compose(jana()).draft, body=" \n ", salutation="", signature="x" * 2000)
    with pytest.raises(FormError) as told:
        write(draft)
    assert sorted(told.value.problems) == ["body", "salutation", "signature"]


def test_letters_come_latest_first_in_pages() -> None:
    person = jana()
    for hour in range(3):
        letters.write(compose(person).draft, seller=SELLER, now=at("2026-11-18", 10 + hour), settings=SETTINGS)
    first = letters.page(limit=2)
    rest = letters.page(first.next, limit=2)
    assert [row.number for row in first.rows + rest.rows] == ["L1-000003", "L1-000002", "L1-000001"]
    assert rest.next is None


def test_unknown_letters_and_customers_are_told() -> None:
    with pytest.raises(NotFoundError):
        letters.letter("L1-000009")
    with pytest.raises(NotFoundError):
        letters.compose(77, Occasion.BIRTHDAY, seller="", now=NOW, settings=SETTINGS)


def test_addresses_stand_as_their_country_writes_them() -> None:
    quay = Address("3 Harbour Rise", "Falmouth", "", "TR11 4JP", "GB")
    main = Address("Hlavná 1", "Trenčín", "", "911 01")
    road = Address("中山路 1 号", "杭州市", "浙江省", "310000", "CN")
    assert postal.lines("Ms Nair", quay, "GB") == ("Ms Nair", "3 Harbour Rise", "Falmouth TR11 4JP")
    abroad = ("Ms Nair", "3 Harbour Rise", "Falmouth TR11 4JP", "SPOJENÉ KRÁĽOVSTVO")
    assert postal.lines("Ms Nair", quay, "SK") == abroad
    assert postal.lines("Jana", main, "SK") == ("Jana", "Hlavná 1", "911 01 Trenčín")
    assert postal.lines("张伟", road, "CN") == ("310000", "浙江省杭州市中山路 1 号", "张伟")
