from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from app.domain.cart import Party
from app.domain.complaint_file import ComplaintDraft
from app.domain.customer_card import EventKind, HistoryFilter, SoldItem
from app.domain.money import Money
from app.domain.need import NeedDraft
from app.domain.relation import RelationDraft
from app.models.database import db, transaction
from app.services import complaints, customer_history, needs, relations
from tests.services.till import SELLER, SETTINGS, at, customer, days, line, sell, steps_of

if TYPE_CHECKING:
    from app.domain.customer_card import HistoryEvent
    from app.domain.page import Cursor

pytestmark = pytest.mark.usefixtures("shop")
_LETTER = (
    "INSERT INTO letter (draft_id, number, customer_id, customer_name, occasion, language, address, salutation, "
    "body, closing, signature, at, day, staff) "
    "VALUES (?, ?, ?, 'Jana', 'birthday', 'sk', '', '', '', '', '', ?, ?, 'Ruth')"
)


def whole(who: Party, only: HistoryFilter = HistoryFilter.ALL, limit: int = 2) -> list[HistoryEvent]:
    assert who.id is not None
    events: list[HistoryEvent] = []
    cursor: Cursor | None = None
    while True:
        page = customer_history.page(who.id, only, cursor, limit)
        events += page.rows
        if page.next is None:
            return events
        cursor = page.next


def complain(who: Party, subject: str, day: str) -> None:
    draft = ComplaintDraft(draft_id=subject, subject=subject, customer_id=who.id, customer_name=who.name)
    complaints.register(draft, seller=SELLER, now=at(day), settings=SETTINGS)


def a_year_with(jana: Party, stefan: Party) -> None:
    sell(
        line("Kettle", "34.90", term=None),
        line("Cup", "2", term=None, quantity=Decimal(6)),
        on="2026-03-01",
        buyer=jana,
    )
    sell(line("Pan", "61.20", user=stefan), on="2026-06-01", buyer=jana)
    complain(jana, "Scale is wrong", "2026-09-01")
    db.execute_sql(_LETTER, ("l1", "L1-000001", jana.id, "2026-10-01T08:00:00.000Z", "2026-10-01"))


def test_the_timeline_shows_everything_newest_first() -> None:
    jana, stefan = customer("Jana"), customer("Stefan")
    a_year_with(jana, stefan)
    events = whole(jana)
    assert [event.kind for event in events] == [
        EventKind.LETTER,
        EventKind.COMPLAINT,
        EventKind.SALE,
        EventKind.SALE,
    ]
    letter, complaint, pan, kettle = events
    assert (letter.number, letter.text) == ("L1-000001", "birthday")
    assert (complaint.text, complaint.until) == ("Scale is wrong", date(2026, 10, 1))
    assert (pan.items, pan.person, pan.warranties, pan.until) == (
        (SoldItem("Pan"),),
        "Stefan",
        1,
        date(2028, 6, 1),
    )
    assert str(kettle.amount) == "46.90"
    assert kettle.items == (SoldItem("Kettle"), SoldItem("Cup", Decimal(6)))


def test_who_uses_a_thing_sees_it_in_the_own_history() -> None:
    jana, stefan = customer("Jana"), customer("Stefan")
    a_year_with(jana, stefan)
    (pan,) = whole(stefan)
    assert (pan.kind, pan.items, pan.buyer, pan.until, pan.amount) == (
        EventKind.USED,
        (SoldItem("Pan"),),
        "Jana",
        date(2028, 6, 1),
        None,
    )
    assert [unit.number for unit in whole(stefan, HistoryFilter.UNITS)] == ["Z1-000001"]


def test_of_what_was_bought_for_somebody_they_see_their_own_lines_alone() -> None:
    jana, stefan = customer("Jana"), customer("Stefan")
    sell(line("Pan", user=stefan), line("Secret present", user=jana), line("Tea", term=None), buyer=jana)
    (used,) = whole(stefan)
    assert used.items == (SoldItem("Pan"),)
    assert (used.warranties, used.more) == (1, 0)


def test_what_is_looked_for_and_who_is_related_stand_in_the_whole_history() -> None:
    jana, stefan = customer("Jana"), customer("Stefan")
    draft = NeedDraft(customer_id=jana.id or 0, what="Cast iron pot", price_limit=Money(12000, "EUR"))
    needs.save(draft, seller=SELLER, now=at("2026-05-01"))
    family = RelationDraft(one_id=stefan.id or 0, other_id=jana.id or 0, one_is="parent")
    relations.save(family, seller=SELLER, now=at("2026-05-02"))
    related, need = whole(jana)
    assert (related.kind, related.person, related.text) == (EventKind.RELATION, "Stefan", "parent")
    assert (need.kind, need.text, str(need.limit), need.state) == (EventKind.NEED, "Cast iron pot", "120.00", "open")
    assert [(event.text, event.id) for event in whole(stefan)] == [("child", jana.id)]
    assert customer_history.counts(jana.id or 0)[HistoryFilter.ALL] == 2


@pytest.mark.parametrize(
    ("text", "found"),
    [("panvica", "Panvica 9"), ("PAN vica", "Panvica 9"), ("scale", "Scale is wrong"), ("stefan", "Pan"), ("zzz", "")],
)
def test_a_word_finds_its_entries_however_it_is_typed(text: str, found: str) -> None:
    jana, stefan = customer("Jana"), customer("Stefan")
    a_year_with(jana, stefan)
    sell(*(line(name, term=None) for name in ("A", "B", "C", "Panvica 9")), on="2025-01-01", buyer=jana)
    page = customer_history.page(jana.id or 0, text=text)
    assert [event.items[0].name if event.items else event.text for event in page.rows] == [found] * bool(found)


def test_segments_show_their_kind_and_their_count() -> None:
    jana, stefan = customer("Jana"), customer("Stefan")
    a_year_with(jana, stefan)
    assert jana.id is not None
    counts = customer_history.counts(jana.id)
    assert counts == {
        HistoryFilter.ALL: 4,
        HistoryFilter.SALES: 2,
        HistoryFilter.UNITS: 1,
        HistoryFilter.COMPLAINTS: 1,
        HistoryFilter.LETTERS: 1,
    }
    for only, count in counts.items():
        assert len(whole(jana, only)) == count, only


def test_a_long_sale_names_three_lines_and_says_how_many_more() -> None:
    jana = customer("Jana")
    sell(*(line(f"Item {n}", term=None) for n in range(5)), buyer=jana)
    (sale,) = whole(jana)
    assert [item.name for item in sale.items] == ["Item 0", "Item 1", "Item 2"]
    assert sale.more == 2


def test_what_happened_in_the_same_moment_is_shown_once_on_whatever_page() -> None:
    jana = customer("Jana")
    for number in range(3):
        sell(line("Pan", term=None), on="2026-06-01", buyer=jana)
        complain(jana, f"Complaint {number}", "2026-06-01")
        moment = ("2026-06-01T12:00:00.000Z", "2026-06-01")
        db.execute_sql(_LETTER, (f"l{number}", f"L1-{number:06d}", jana.id, *moment))
    for limit in range(1, 10):
        events = whole(jana, limit=limit)
        assert len({(event.kind, event.id) for event in events}) == len(events) == 9


def test_a_long_history_is_read_page_by_page() -> None:
    jana, other = customer("Jana"), customer("Other")
    with transaction():
        for day in days("2025-01-01", 200):
            sell(line("Pan"), on=day, buyer=jana)
            sell(line("Pan"), on=day, buyer=other)
    assert jana.id is not None
    first = customer_history.page(jana.id, limit=10)
    assert steps_of(lambda: customer_history.page(jana.id or 0, limit=10)) < 40
    assert steps_of(lambda: customer_history.page(jana.id or 0, HistoryFilter.ALL, first.next, 10)) < 40
    assert len(whole(jana, limit=30)) == 200
