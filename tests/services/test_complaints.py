from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from app.domain.complaint import Channel, ComplaintState, Severity, Wish
from app.domain.complaint_file import About, ComplaintDraft, ComplaintFilter, ComplaintQuery
from app.errors import FormError, InputError, NotFoundError
from app.models.database import db, transaction
from app.services import complaints
from tests.services.till import SELLER, SETTINGS, at, customer, line, sell, steps_of

if TYPE_CHECKING:
    from app.domain.page import Cursor
    from app.services.complaints import Moved, Registered

pytestmark = pytest.mark.usefixtures("my_shop")
TODAY = date(2026, 11, 18)


def complain(subject: str, on: str = "2026-11-18", draft_id: str = "", **more: object) -> Registered:
    draft = ComplaintDraft(draft_id=draft_id or f"draft {subject} {on}", subject=subject, **more)  # type: ignore[arg-type]  # fields by name
    return complaints.register(draft, seller=SELLER, now=at(on), settings=SETTINGS)


def move(number: str, to: ComplaintState, on: str = "2026-11-18", reason: str = "") -> Moved:
    return complaints.move(number, to, reason=reason, seller=SELLER, now=at(on, 15))


def board(today: date = TODAY) -> dict[ComplaintState, list[str]]:
    return {column.state: [row.number for row in column.rows] for column in complaints.board(today).columns}


def test_a_complaint_gets_a_number_and_the_country_s_day_at_once() -> None:
    first = complain("Kettle leaks")
    assert (first.number, first.deadline) == ("C1-000001", date(2026, 12, 18))
    assert first.changes.touches("complaints")
    assert complain("Pan chipped").number == "C1-000002"


def test_the_same_draft_twice_is_one_complaint() -> None:
    first = complain("Kettle leaks", draft_id="one")
    again = complain("Kettle leaks", draft_id="one")
    assert (again.number, again.deadline, again.again) == (first.number, first.deadline, True)
    assert complain("Next", draft_id="two").number == "C1-000002"


def test_everything_told_at_the_counter_is_in_the_file() -> None:
    jana = customer("Jana Kováčová")
    sold = sell(line("Kettle", serial="KT-1"), buyer=jana)
    piece = complaints.purchase_of_unit(sold.warranties[0].number)
    assert piece is not None
    number = complain(
        "Kettle  does not\nswitch off",
        customer_id=jana.id,
        customer_name=jana.name,
        contact="0905 218 447",
        about=piece.about,
        description="It boils on.",
        channel=Channel.PHONE,
        wish=Wish.REPAIR,
        severity=Severity.DANGER,
        condition="scratched lid",
        accessories="base, cable",
        assigned="Tom",
        language="sk",
    ).number
    found = complaints.complaint(number.lower())
    assert found.row.subject == "Kettle does not switch off"
    assert (found.row.customer, found.contact, found.language) == ("Jana Kováčová", "0905 218 447", "sk")
    assert (found.sale_number, found.sale_day, found.serial) == (sold.number, TODAY, "KT-1")
    assert (found.unit_number, found.row.about) == (sold.warranties[0].number, "Kettle")
    assert (found.wish, found.channel, found.row.severity) == (Wish.REPAIR, Channel.PHONE, Severity.DANGER)
    assert (found.condition, found.accessories, found.row.assigned) == ("scratched lid", "base, cable", "Tom")
    assert [event.kind for event in found.events] == ["received"]


def test_somebody_without_a_file_can_complain_about_anything() -> None:
    number = complain("Rude answer", customer_name="A neighbour", about=About("Service on Monday")).number
    found = complaints.complaint(number)
    assert (found.row.customer, found.customer_id, found.sale_number) == ("A neighbour", None, "")
    assert found.row.about == "Service on Monday"


def test_a_complaint_without_words_is_not_taken() -> None:
    with pytest.raises(FormError) as told:
        complain("  ")
    assert list(told.value.problems) == ["subject"]
    with pytest.raises(FormError):
        complain("x" * 201)


def test_a_customer_s_things_are_offered_newest_first_with_those_bought_for_them() -> None:
    jana, peter = customer("Jana"), customer("Peter")
    sell(line("Kettle", serial="KT-1"), line("Napkins", term=None), on="2026-10-01", buyer=jana)
    gift = sell(line("Scale", user=peter), on="2026-11-01", buyer=jana)
    assert [thing.about.text for thing in complaints.purchases(jana.id or 0)] == ["Scale", "Kettle", "Napkins"]
    assert [thing.about.text for thing in complaints.purchases(peter.id or 0)] == ["Scale"]
    assert [thing.about.text for thing in complaints.purchases_of_sale(gift.number.lower())] == ["Scale"]
    assert complaints.purchase_of_unit("Z1-999999") is None


def test_an_answer_waits_for_the_customer_and_the_day_moves_on() -> None:
    number = complain("Part missing", on="2026-11-01").number
    move(number, ComplaintState.WAITING, on="2026-11-05")
    waiting = complaints.complaint(number).row
    assert waiting.waiting_since == date(2026, 11, 5)
    assert not waiting.is_late(date(2027, 3, 1))
    move(number, ComplaintState.IN_PROGRESS, on="2026-11-15")
    assert complaints.complaint(number).row.deadline == date(2026, 12, 11)


def test_an_answer_ends_the_clock_and_is_kept_in_words() -> None:
    number = complain("Kettle leaks").number
    move(number, ComplaintState.RESOLVED, on="2026-11-20", reason="Exchanged for a new one")
    found = complaints.complaint(number)
    assert (found.row.closed_on, found.outcome) == (date(2026, 11, 20), "Exchanged for a new one")
    assert [event.kind for event in found.events] == ["resolved", "received"]
    move(number, ComplaintState.CLOSED, on="2026-12-01")
    closed = complaints.complaint(number)
    assert (closed.row.closed_on, closed.outcome, closed.moves) == (
        date(2026, 11, 20),
        "Exchanged for a new one",
        (),
    )


def test_a_refusal_without_a_reason_and_a_move_against_the_rules_are_refused() -> None:
    number = complain("Kettle leaks").number
    with pytest.raises(InputError, match="reason"):
        move(number, ComplaintState.REFUSED)
    move(number, ComplaintState.IN_PROGRESS)
    with pytest.raises(InputError, match="cannot go"):
        move(number, ComplaintState.RECEIVED)
    assert complaints.complaint(number).row.state is ComplaintState.IN_PROGRESS


def test_a_move_can_be_taken_back_once() -> None:
    number = complain("Kettle leaks").number
    moved = move(number, ComplaintState.RESOLVED, reason="Exchanged")
    complaints.take_back(moved, seller=SELLER, now=at("2026-11-18", 16))
    found = complaints.complaint(number)
    assert (found.row.state, found.row.closed_on, found.outcome) == (ComplaintState.RECEIVED, None, "")
    assert [event.kind for event in found.events] == ["undone", "resolved", "received"]
    with pytest.raises(InputError, match="moved on"):
        complaints.take_back(moved, seller=SELLER, now=at("2026-11-18", 16))


def test_notes_and_names_are_in_the_history() -> None:
    number = complain("Kettle leaks").number
    complaints.note(number, " Called, no answer ", seller="Tom", now=at("2026-11-19"))
    complaints.assign(number, "Tom", seller=SELLER, now=at("2026-11-19", 13))
    assert not complaints.assign(number, "Tom", seller=SELLER, now=at("2026-11-19", 13))
    events = complaints.complaint(number).events
    assert [(event.kind, event.text, event.staff) for event in events[:2]] == [
        ("assigned", "Tom", SELLER),
        ("note", "Called, no answer", "Tom"),
    ]
    with pytest.raises(FormError):
        complaints.note(number, " ", seller="Tom", now=at("2026-11-19"))
    with pytest.raises(NotFoundError):
        complaints.note("C1-000099", "x", seller="Tom", now=at("2026-11-19"))


def test_the_board_has_a_column_for_every_step_and_the_answers_of_this_week() -> None:
    old = complain("Answered long ago", on="2026-10-01").number
    move(old, ComplaintState.RESOLVED, on="2026-10-10", reason="Money back")
    late = complain("Forgotten", on="2026-10-15").number
    new = complain("New").number
    busy = complain("Busy").number
    move(busy, ComplaintState.IN_PROGRESS)
    done = complain("Done").number
    move(done, ComplaintState.REFUSED, reason="Dropped on the floor")
    shown = complaints.board(TODAY)
    assert board() == {
        ComplaintState.RECEIVED: [late, new],
        ComplaintState.IN_PROGRESS: [busy],
        ComplaintState.WITH_SUPPLIER: [],
        ComplaintState.WAITING: [],
        ComplaintState.RESOLVED: [done],
    }
    assert [column.count for column in shown.columns] == [2, 1, 0, 0, 1]
    assert shown.late == 1


def test_the_figures_say_how_the_answers_came_out() -> None:
    assert complaints.answered(TODAY).count == 0
    for day, answer in (("2026-09-01", "2026-09-05"), ("2026-10-01", "2026-11-10")):
        number = complain("Kettle leaks", on=day).number
        move(number, ComplaintState.RESOLVED, on=answer, reason="Repaired")
    figures = complaints.answered(TODAY)
    assert (figures.count, figures.in_time, figures.days, figures.share) == (2, 1, 22, Decimal(50))


def test_the_board_of_one_person() -> None:
    complain("Mine", assigned="Tom")
    complain("Hers", assigned="Ruth")
    shown = complaints.board(TODAY, assigned="Tom")
    assert [row.subject for row in shown.columns[0].rows] == ["Mine"]
    assert shown.columns[0].count == 1


def subjects(query: ComplaintQuery, limit: int = 2) -> list[str]:
    found: list[str] = []
    cursor: Cursor | None = None
    while True:
        page = complaints.page(query, cursor, limit)
        found += [row.subject for row in page.rows]
        if page.next is None:
            return found
        cursor = page.next


def test_the_list_comes_by_deadline_by_answer_or_by_receipt() -> None:
    for day, subject in enumerate(("A", "B", "C", "D", "E"), 10):
        complain(subject, on=f"2026-11-{day}")
    move("C1-000002", ComplaintState.IN_PROGRESS)
    move("C1-000003", ComplaintState.RESOLVED, on="2026-11-19", reason="Repaired")
    move("C1-000005", ComplaintState.RESOLVED, on="2026-11-18", reason="Repaired")
    assert subjects(ComplaintQuery(ComplaintFilter.OPEN)) == ["A", "B", "D"]
    assert subjects(ComplaintQuery(ComplaintFilter.ANSWERED)) == ["C", "E"]
    assert subjects(ComplaintQuery(ComplaintFilter.ALL)) == ["E", "D", "C", "B", "A"]
    assert subjects(ComplaintQuery(number="c1-00000")) == ["A", "B", "C", "D", "E"]
    assert subjects(ComplaintQuery(number="C1-000004")) == ["D"]


def test_the_board_and_the_lists_cost_the_same_after_years_of_complaints() -> None:
    complain("First", on="2020-01-01")
    move("C1-000001", ComplaintState.RESOLVED, on="2020-01-02", reason="Repaired")
    copy = (
        "INSERT INTO complaint (draft_id, number, state, received_at, day, channel, subject, deadline_days, deadline, "
        "closed_on, language, staff) SELECT ?, ?, ?, received_at, day, channel, subject, 30, ?, ?, 'en', staff "
        "FROM complaint WHERE id = 1"
    )
    with transaction():
        for count in range(2, 6000):
            day = f"20{20 + count % 6}-{1 + count % 12:02d}-{1 + count % 28:02d}"
            state, closed = ("received", None) if count % 10 == 0 else ("resolved", day)
            db.execute_sql(copy, (str(count), f"C1-{count:06d}", state, day, closed))
    assert steps_of(lambda: complaints.board(TODAY)) < 400
    for query in (ComplaintQuery(kind) for kind in ComplaintFilter):
        assert steps_of(lambda query=query: complaints.page(query)) < 150
