from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from app.domain.birthday import Calendar
from app.domain.cart import Party
from app.domain.complaint_file import ComplaintDraft
from app.domain.consent import Channel, Purpose, State
from app.domain.customer import Address, CustomerDraft, CustomerKind, EmailEntry, PhoneEntry
from app.domain.customer_card import CustomerFilter, CustomerQuery, DueKind
from app.domain.page import Sort
from app.domain.warranty import months
from app.errors import FormError, InputError, NotFoundError
from app.models import audit, customer_list
from app.models.database import db, transaction
from app.services import complaints, customers
from app.services import settings as settings_service
from app.services.customers import Saved
from tests.services.till import SELLER, SETTINGS, at, customer, line, sell, steps_of

if TYPE_CHECKING:
    from app.domain.page import Cursor
    from app.services.shop import Shop

pytestmark = pytest.mark.usefixtures("shop")
NOW = at("2026-11-22")
TODAY = date(2026, 11, 22)


@pytest.fixture(autouse=True)
def _slovak_shop(shop: Shop) -> None:  # noqa: ARG001 - it must be open first
    settings_service.save(SETTINGS, seller=SELLER, now=NOW)


def add(name: str = "", phone: str = "", **known: object) -> Saved:
    entries = {"phones": (PhoneEntry(phone),)} if phone else {}
    draft = CustomerDraft(family_name=name, **entries, **known)  # type: ignore[arg-type]  # fields by name
    return customers.save(draft, seller=SELLER, now=NOW, settings=SETTINGS)


def party(saved: Saved) -> Party:
    return customers.party(saved.id)


def listed(query: CustomerQuery, limit: int = 2) -> list[str]:
    names: list[str] = []
    cursor: Cursor | None = None
    while True:
        page = customers.page(query, cursor, limit, now=NOW)
        names += [row.name for row in page.rows]
        if page.next is None:
            return names
        cursor = page.next


def found(text: str) -> list[str]:
    return listed(CustomerQuery(text=text), 50)


def test_a_customer_with_only_a_phone_is_listed_by_it() -> None:
    saved = customers.quick_add("0905 218 447", seller=SELLER, now=NOW, settings=SETTINGS)
    assert saved.name == "0905 218 447"
    assert saved.changes.touches("customers")
    assert found("218447") == ["0905 218 447"]
    assert found("+421 905 218 447") == ["0905 218 447"]


def test_an_empty_box_adds_nobody() -> None:
    with pytest.raises(InputError, match="name or a phone"):
        customers.quick_add("  ", seller=SELLER, now=NOW, settings=SETTINGS)
    assert customers.none_yet()


def test_a_chinese_customer_is_found_by_characters_pinyin_and_initials() -> None:
    customers.quick_add("张伟", seller=SELLER, now=NOW, settings=SETTINGS)
    for text in ("张伟", "zhangwei", "zhang wei", "zw", "伟"):
        assert found(text) == ["张伟"], text
    assert found("lw") == []


def test_a_slovak_customer_is_found_without_accents_by_town_mail_tag_and_number() -> None:
    add(
        "Kováčová",
        "0905 218 447",
        given_name="Jana",
        emails=(EmailEntry("jana@post.sk"),),
        addresses=(Address("Štúrovo námestie 14", "Trenčín", postcode="911 01"), Address(city="Nitra", past=True)),
        tags=("baker",),
    )
    for text in ("kovac", "JANA", "447", "trencin", "sturovo", "post.sk", "baker", "1"):
        assert found(text) == ["Jana Kováčová"], text
    assert found("nitra") == []


def test_numbers_are_given_one_after_the_other_and_never_again() -> None:
    assert [add("A").number, add("B").number, add("C").number] == [1, 2, 3]
    assert customers.by_number("2") == Party("B", 2, "2")
    assert customers.by_number("17") is None
    assert customers.by_number("x") is None


def test_what_is_saved_comes_back_whole() -> None:
    draft = CustomerDraft(
        title_before="Ing.",
        given_name="Ján",
        family_name="Novák",
        title_after="PhD.",
        phones=(PhoneEntry("0905 218 447", "mobile"), PhoneEntry("032/744 12 12", "work")),
        emails=(EmailEntry("jan@post.sk", "home"),),
        addresses=(Address("Lipová 3", "Nitra", "", "949 01", "SK", "home"),),
        birth_day=24,
        birth_month=11,
        birth_year=1966,
        language="sk",
        occupation="joiner",
        hobbies="chess",
        price_attitude="quality first",
        source="neighbour",
        note="Two lines\nof note",
        counter_note="Only without scent",
        card="990017",
        tags=("regular", "school"),
    )
    saved = customers.save(draft, seller=SELLER, now=NOW, settings=SETTINGS)
    again = customers.draft(saved.id)
    assert again == CustomerDraft(**{**_values(draft), "id": saved.id})  # type: ignore[arg-type]  # fields by name
    assert saved.name == "Ing. Ján Novák, PhD."


def _values(draft: CustomerDraft) -> dict[str, object]:
    return {name: getattr(draft, name) for name in draft.__dataclass_fields__}


def test_a_changed_customer_is_found_by_the_new_name_only_and_the_old_one_is_kept_on_record() -> None:
    saved = add("Horváthová", "0905 111 222", given_name="Eva")
    old = customers.draft(saved.id)
    customers.save(
        CustomerDraft(**{**_values(old), "family_name": "Malá", "phones": ()}),  # type: ignore[arg-type]  # fields by name
        seller=SELLER,
        now=NOW,
        settings=SETTINGS,
    )
    assert found("mala") == ["Eva Malá"]
    assert found("horvathova") == []
    assert found("222") == []
    entry = audit.Audit.select().order_by(audit.Audit.id.desc()).get()
    assert "Horváthová" in entry.before
    assert "Malá" in entry.after
    assert audit.first_broken() is None


def test_an_address_shared_by_a_household_is_not_changed_for_the_others() -> None:
    home = Address("Lipová 3", "Nitra", postcode="949 01")
    one, other = add("Kováč", addresses=(home,)), add("Kováčová", addresses=(home,))
    db.execute_sql("UPDATE customer_address SET address_id = (SELECT min(id) FROM address)")
    moved = CustomerDraft(id=one.id, family_name="Kováč", addresses=(Address("Dlhá 1", "Nitra"),))
    customers.save(moved, seller=SELLER, now=NOW, settings=SETTINGS)
    assert customers.draft(other.id).addresses == (home,)
    assert customers.draft(one.id).addresses == (Address("Dlhá 1", "Nitra"),)


def test_problems_come_back_for_each_field_and_nothing_is_written() -> None:
    bad = CustomerDraft(emails=(EmailEntry("nobody"),), birth_day=31, birth_month=4)
    with pytest.raises(FormError) as caught:
        customers.save(bad, seller=SELLER, now=NOW, settings=SETTINGS)
    assert set(caught.value.problems) == {"family_name", "emails", "birth_day"}
    assert customers.none_yet()


def test_a_card_belongs_to_one_customer() -> None:
    first = add("Kováč", card="990017")
    with pytest.raises(FormError) as caught:
        add("Novák", card="99 00 17")
    assert str(caught.value.problems["card"]) == "This card belongs to Kováč."
    same = CustomerDraft(id=first.id, family_name="Kováč", card="990017")
    customers.save(same, seller=SELLER, now=NOW, settings=SETTINGS)


def test_who_has_this_phone_already_is_told() -> None:
    saved = add("Kováč", "0905 218 447")
    assert customers.with_phone("+421 905 218447", SETTINGS) == ((saved.id, "Kováč"),)
    assert customers.with_phone("0905 218 448", SETTINGS) == ()


def test_the_list_is_ordered_by_name_by_visit_and_by_number() -> None:
    for name in ("Žiak", "Adam", "张伟", "Čierny", "Zeman"):
        add(name)
    assert listed(CustomerQuery()) == ["Adam", "Čierny", "Zeman", "张伟", "Žiak"]
    assert listed(CustomerQuery(sort=Sort("name", descending=True))) == ["Žiak", "张伟", "Zeman", "Čierny", "Adam"]
    assert listed(CustomerQuery(sort=Sort("number"))) == ["Žiak", "Adam", "张伟", "Čierny", "Zeman"]
    assert listed(CustomerQuery(sort=Sort("number", descending=True)))[0] == "Zeman"
    adam = customers.by_number("2")
    sell(line("Pan"), buyer=adam)
    assert listed(CustomerQuery(sort=Sort("visit", descending=True)))[0] == "Adam"
    assert listed(CustomerQuery(sort=Sort("visit")))[-1] == "Adam"


def test_who_bought_last_comes_first_among_those_found() -> None:
    names = [add("Novák", given_name=given) for given in ("Adam", "Boris", "Cyril")]
    sell(line("Pan"), buyer=party(names[0]), on="2026-11-01")
    sell(line("Pan"), buyer=party(names[1]), on="2026-11-20")
    assert found("novak") == ["Boris Novák", "Adam Novák", "Cyril Novák"]


def test_filters_show_birthdays_those_away_endings_complaints_and_tags() -> None:
    born = add("Birthday", birth_day=24, birth_month=11)
    away, here, never = add("Away"), add("Here"), add("Never")
    sell(line("Pan", term=months(1)), buyer=party(away), on="2026-05-01")
    sell(line("Pot", term=months(1)), line("Lid", term=months(1)), buyer=party(here), on="2026-11-10")
    complaint = ComplaintDraft(draft_id="c1", subject="Scale", customer_id=never.id, customer_name="Never")
    complaints.register(complaint, seller=SELLER, now=NOW, settings=SETTINGS)
    add("Tagged", tags=("school",))
    assert listed(CustomerQuery(filter=CustomerFilter.BIRTHDAY), 1) == ["Birthday"]
    assert listed(CustomerQuery(filter=CustomerFilter.AWAY), 1) == ["Away"]
    assert listed(CustomerQuery(filter=CustomerFilter.WARRANTY), 1) == ["Here"]
    assert listed(CustomerQuery(filter=CustomerFilter.COMPLAINT), 1) == ["Never"]
    assert listed(CustomerQuery(filter=CustomerFilter.TAG, tag="school"), 1) == ["Tagged"]
    assert {only: counted.number for only, counted in customers.counts(NOW).items()} == {
        CustomerFilter.ALL: 5,
        CustomerFilter.REGULAR: 0,
        CustomerFilter.BIRTHDAY: 1,
        CustomerFilter.AWAY: 1,
        CustomerFilter.WARRANTY: 1,
        CustomerFilter.COMPLAINT: 1,
        CustomerFilter.WAITING: 0,
        CustomerFilter.TO_CHECK: 5,
    }
    assert customers.tags() == (("school", 1),)
    assert born.number == 1


def test_birthdays_come_day_by_day_and_by_moon_too() -> None:
    add("Sunday", birth_day=29, birth_month=11)
    add("Moon", birth_day=15, birth_month=10, birth_calendar=Calendar.LUNAR)
    add("Today", birth_day=22, birth_month=11)
    add("Next month", birth_day=22, birth_month=12)
    assert listed(CustomerQuery(filter=CustomerFilter.BIRTHDAY), 1) == ["Today", "Moon", "Sunday"]


def test_the_card_says_what_counts_at_the_counter() -> None:
    saved = add("Kováčová", "0905 218 447", birth_day=24, birth_month=11, birth_year=1966, counter_note="No scent")
    sell(line("Pan", "61.20", term=months(24)), buyer=party(saved), on="2026-11-10")
    sell(line("Old pot", "20", term=None), buyer=party(saved), on="2025-12-30")
    sell(line("Toaster", "30", term=months(1)), buyer=party(saved), on="2026-11-01")
    complaint = ComplaintDraft(draft_id="c1", subject="Scale is wrong", customer_id=saved.id, customer_name="K")
    complaints.register(complaint, seller=SELLER, now=NOW, settings=SETTINGS)
    card = customers.card(saved.id, today=TODAY, settings=SETTINGS)
    assert (card.number, card.name, card.counter_note) == (1, "Kováčová", "No scent")
    assert card.phone is not None
    assert card.phone.e164 == "+421905218447"
    assert str(card.last_amount) == "61.20"
    assert card.last_visit == at("2026-11-10")
    assert (str(card.year_spent), card.year_visits) == ("91.20", 2)
    assert (card.under_warranty, card.next_end) == (2, date(2026, 12, 1))
    assert [due.kind for due in card.due] == [DueKind.BIRTHDAY, DueKind.COMPLAINT, DueKind.WARRANTY]
    assert (card.due[0].day, card.due[0].age) == (date(2026, 11, 24), 60)
    assert card.ask


def test_the_file_adds_what_was_bought_ever_and_every_answer() -> None:
    saved = add("Kováč")
    sell(line("Pot", "20"), buyer=party(saved), on="2024-03-01")
    sell(line("Pan", "30"), buyer=party(saved), on="2026-03-01")
    whole = customers.file(saved.id, today=TODAY, settings=SETTINGS)
    assert (str(whole.total_spent), whole.sales, str(whole.card.year_spent)) == ("50.00", 2, "30.00")
    assert whole.consents == ()


def test_an_answer_is_added_with_its_evidence_and_an_earlier_one_stays() -> None:
    saved = add("Kováč")
    for state in (State.YES, State.NO):
        changes = customers.answer_consent(
            saved.id, state, source="counter", wording="May we write?", seller=SELLER, now=NOW
        )
        assert changes.touches("customers")
    answers = customers.file(saved.id, today=TODAY, settings=SETTINGS).consents
    assert [answer.state for answer in answers] == [State.YES, State.NO]
    assert {(a.source, a.wording, a.staff) for a in answers} == {("counter", "May we write?", SELLER)}
    card = customers.card(saved.id, today=TODAY, settings=SETTINGS)
    assert card.consent is State.NO
    assert not card.ask
    customers.answer_consent(
        saved.id,
        State.YES,
        channel=Channel.EMAIL,
        purpose=Purpose.OFFER,
        source="form",
        wording="May we write?",
        seller=SELLER,
        now=NOW,
    )
    assert customers.card(saved.id, today=TODAY, settings=SETTINGS).consent is State.NO


def test_somebody_who_is_not_in_the_file_is_told() -> None:
    for ask in (customers.draft, customers.party):
        with pytest.raises(NotFoundError):
            ask(99)


def test_an_organisation_is_found_by_its_name_and_by_the_person_in_it() -> None:
    add("Kováčová", given_name="Jana", kind=CustomerKind.ORGANISATION, organisation="Škola Lipová")
    assert found("skola") == ["Škola Lipová"]
    assert found("jana") == ["Škola Lipová"]


def test_no_list_reads_more_than_it_shows() -> None:
    with transaction():
        for number in range(400):
            seen = f"2026-0{number % 8 + 1}-01T08:00:00.000Z"
            somebody = customer(f"Person {number:04d}", last_sale_at=seen, birth_month=11, birth_day=20 + number % 9)
            db.execute_sql("INSERT INTO customer_tag VALUES (?, 'all')", (somebody.id,))
    queries = [CustomerQuery(sort=Sort(key, descending=down)) for key in ("name", "visit", "number") for down in (0, 1)]  # type: ignore[arg-type]  # 0 and 1 are enough
    queries += [CustomerQuery(filter=only, tag="all") for only in customer_list.WALKS]
    for query in queries:
        first = customers.page(query, None, 20, now=NOW)
        assert steps_of(lambda query=query: customers.page(query, None, 20, now=NOW)) < 80, query
        if first.next is not None:
            deep = customers.page(query, first.next, 20, now=NOW)
            assert {row.id for row in deep.rows}.isdisjoint({row.id for row in first.rows})
            assert steps_of(lambda query=query, at=first.next: customers.page(query, at, 20, now=NOW)) < 80, query
