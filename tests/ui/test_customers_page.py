"""The customers as the owner keeps them: found, written down, changed, looked at."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from app.domain.complaint_file import ComplaintDraft
from app.domain.consent import State
from app.domain.customer import Address, CustomerDraft, PhoneEntry
from app.domain.warranty import months
from app.i18n import LANGUAGES, language
from app.services import complaints, customers
from app.ui import theme
from app.ui.complaints.target import NewComplaint
from app.ui.counter.target import NewSale
from app.ui.customers import birthday_text
from app.ui.customers.fields import draft_of, fields_of
from app.ui.customers.offer_sheet import OfferSheet
from app.ui.customers.target import NewCustomer
from app.ui.mailings.target import NewLetter
from tests.ui.owner import Owner
from tests.verbs import SELLER, goods

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from tests.verbs import Shop

LONG = "Alžběta Wolfeschlegelsteinhausenbergerdorffová-Dlhopolčeková"


@pytest.fixture
def owner(qtbot: QtBot, my_shop: Shop) -> Owner:
    known = {"phones": (PhoneEntry("0905 218 447"),), "addresses": (Address("Lipová 3", "Nitra", postcode="949 01"),)}
    jana = my_shop.add_customer("Jana Kováčová", birth_day=20, birth_month=11, birth_year=1966, **known)
    my_shop.add_customer("张伟", phones=(PhoneEntry("13805712206"),), tags=("tea",))
    my_shop.add_customer("Peter Novák", counter_note="Only unscented goods")
    my_shop.sell(goods("Cast iron pan", "61.20", term=months(24)), goods("Tea towel", "4.20"), buyer=jana)
    return Owner(qtbot, my_shop, "customers")


def names(owner: Owner) -> list[str]:
    return [row.name for row in owner.page.list.table.rows()]


def test_the_list_stands_in_the_order_of_names_with_the_first_one_on_the_card(owner: Owner) -> None:
    assert names(owner) == ["Jana Kováčová", "Peter Novák", "张伟"]
    assert owner.sees("No. 1")
    assert owner.sees("65.40") or owner.sees("€65.40")


@pytest.mark.parametrize("text", ["zw", "zhangwei", "张伟", "zhang wei", "2206", "tea"])
def test_a_chinese_customer_is_found_by_whatever_comes_to_mind(owner: Owner, text: str) -> None:
    owner.types(owner.page.list.box, text)
    assert names(owner) == ["张伟"]


def test_found_letters_are_marked_and_the_filter_stays(owner: Owner) -> None:
    owner.page.list.pills.choose("birthday")
    owner.page.list.pills.chosen.emit("birthday")
    owner.types(owner.page.list.box, "zw")
    assert names(owner) == []
    owner.types(owner.page.list.box, "jk")
    assert owner.page.list.table.view.delegate.letters == "jk"
    assert owner.page.list.pills.current() == "birthday"
    assert owner.sees("1 customer found")
    assert owner.page.step_back()
    assert len(names(owner)) == 3


def test_enter_opens_the_record_and_escape_comes_back_to_the_same_row(owner: Owner) -> None:
    owner.types(owner.page.list.box, "novak", enter=True)
    assert owner.page.record.file.card.name == "Peter Novák"
    assert owner.page.stack.currentWidget() is owner.page.record
    assert owner.page.step_back()
    assert owner.page.list.table.current().name == "Peter Novák"


def test_filters_narrow_the_list_and_count(owner: Owner) -> None:
    owner.page.list.pills.choose("birthday")
    owner.page.list.pills.chosen.emit("birthday")
    assert names(owner) == ["Jana Kováčová"]
    assert owner.sees("In the order of the days")


def test_clicking_a_head_orders_by_it(owner: Owner) -> None:
    head = owner.page.list.table.view.horizontalHeader()
    head.sectionClicked.emit(3)
    head.sectionClicked.emit(3)
    assert names(owner)[0] == "Jana Kováčová"
    assert owner.sees("In the order of the last visit")


def test_a_customer_with_only_a_phone_is_enough_and_undo_takes_it_back(owner: Owner) -> None:
    owner.presses("F3")
    owner.fills(phones=(("0911 222 333, mum", ""),))
    owner.saves()
    assert owner.page.record.file.card.name == "0911 222 333"
    assert owner.page.record.file.draft.phones == (PhoneEntry("0911 222 333", "mum"),)
    assert owner.said[-1] == "Added: 0911 222 333"
    owner.undoes()
    assert len(names(owner)) == 3


def test_what_was_looked_for_in_vain_begins_the_new_customer(owner: Owner) -> None:
    owner.types(owner.page.list.box, "Eva Malá")
    owner.presses("F3")
    assert owner.sheet.form.fields["family_name"].input.value() == "Malá"
    owner.saves()
    assert customers.by_number("4") is not None


def test_another_page_may_begin_a_new_customer(owner: Owner) -> None:
    owner.session.go("customers", NewCustomer("Eva Malá 0911 222 333"))
    assert owner.sheet.form.fields["phones"].input.value() == (("0911 222 333", ""),)


def test_each_problem_stands_beside_its_field_and_the_first_gets_the_keyboard(owner: Owner) -> None:
    owner.presses("F3")
    owner.fills(emails=(("nobody", ""),), birthday="31. 2.")
    owner.saves()
    assert owner.problems() == {
        "family_name": "Write a name or a phone number: one of them is enough.",
        "emails": "“nobody” is not an e-mail address.",
        "birthday": "That month does not have so many days.",
    }
    owner.fills(birthday="someday")
    owner.saves()
    assert "is not a birthday" in owner.problems()["birthday"]
    assert owner.told == []


def test_a_changed_record_shows_at_once_and_undo_brings_the_old_one_back(owner: Owner) -> None:
    owner.page.open(1)
    owner.presses("F4")
    owner.fills(family_name="Malá", tags="baker, regular", birthday="")
    moved: Any = owner.sheet.form.fields["addresses"].input
    moved.have_moved()
    moved.blocks()[0].street.set_value("Dlhá 1")
    moved.blocks()[0].city.set_value("Nitra")
    owner.saves()
    draft = customers.draft(1)
    assert draft.display_name == "Jana Malá"
    assert [(a.street, a.past) for a in draft.addresses] == [("Dlhá 1", False), ("Lipová 3", True)]
    assert draft.tags == ("baker", "regular")
    assert draft.birthday is None
    assert owner.sees("Jana Malá")
    owner.undoes()
    assert customers.draft(1).display_name == "Jana Kováčová"
    assert customers.draft(1).birthday is not None


def test_leaving_a_form_keeps_what_was_typed_for_the_next_time(owner: Owner) -> None:
    owner.page.open(3)
    owner.presses("F4")
    owner.fills(note="Looks for a moka pot")
    QTest.keyClick(owner.sheet, Qt.Key.Key_Escape)
    assert customers.draft(3).note == ""
    owner.presses("F4")
    owner.saves()
    assert customers.draft(3).note == "Looks for a moka pot"


def test_the_record_shows_who_it_is_what_is_due_and_the_whole_history(owner: Owner, my_shop: Shop) -> None:
    draft = ComplaintDraft(draft_id="c1", subject="Pan is bent", customer_id=1, customer_name="Jana Kováčová")
    complaints.register(draft, seller=SELLER, now=my_shop.now + timedelta(minutes=1), settings=my_shop.settings)
    owner.page.open(1)
    entries = [owner.page.record.history.model.index(n, 0).data() for n in range(2)]
    assert "Pan is bent" in entries[0]
    assert "Purchase T1-000001" in entries[1]
    assert "Cast iron pan; Tea towel" in entries[1]
    assert owner.sees("Birthday: Friday")
    assert owner.sees("No. 1 · customer since 18 Nov 2026")
    owner.page.record.segments.chosen.emit("units")
    assert [event.items[0].name for event in owner.page.record.history.rows()] == ["Cast iron pan"]


def test_enter_in_the_history_opens_the_paper(owner: Owner) -> None:
    owner.page.open(1)
    QTest.keyClick(owner.page.record.history.view, Qt.Key.Key_Return)
    assert owner.went[-1] == ("sales", "T1-000001")


def test_keys_of_the_record_lead_on_with_this_customer(owner: Owner) -> None:
    owner.page.open(1)
    for key in ("F2", "F6", "F7"):
        owner.presses(key)
    assert owner.went[-3:] == [
        ("counter", NewSale(1)),
        ("mailings", NewLetter(1)),
        ("complaints", NewComplaint(customer_id=1)),
    ]


def test_the_one_question_is_answered_once_with_its_words(owner: Owner) -> None:
    owner.page.open(1)
    assert owner.sees("May we send you a card")
    owner.presses("Alt+Y")
    (answer,) = owner.page.record.file.consents
    assert (answer.state, answer.staff) == (State.YES, SELLER)
    assert answer.wording == "May we send you a card for your birthday and holidays?"
    assert not owner.sees("May we send you a card")


def test_the_next_customer_of_the_list_is_one_key_away(owner: Owner) -> None:
    owner.page.open(1)
    owner.presses("Ctrl+PgDown")
    assert owner.page.record.file.card.name == "Peter Novák"
    owner.presses("Ctrl+PgUp")
    assert owner.page.record.file.card.name == "Jana Kováčová"


def test_a_sale_made_elsewhere_shows_in_the_open_record(owner: Owner, my_shop: Shop) -> None:
    owner.page.open(3)
    done = my_shop.sell(goods("Moka pot", "29"), buyer=customers.party(3))
    owner.session.changed.emit(done.changes)
    assert [event.number for event in owner.page.record.history.rows()] == [done.number]


def test_a_customer_who_is_gone_is_told_and_the_list_stays(owner: Owner) -> None:
    owner.page.open(99)
    assert len(owner.told) == 1
    assert owner.page.stack.currentWidget() is owner.page.list


def test_an_empty_shop_says_how_to_begin(qtbot: QtBot, my_shop: Shop) -> None:
    owner = Owner(qtbot, my_shop, "customers")
    assert owner.sees("No customers yet")
    owner.presses("F3")
    owner.fills(family_name="Malá")
    owner.saves()
    assert owner.page.record.file.card.name == "Malá"


@pytest.mark.parametrize("speech", LANGUAGES)
@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_pages_and_form_fit_the_smallest_window_in_every_language(
    qtbot: QtBot, qapp: QApplication, my_shop: Shop, speech: str, scale: float
) -> None:
    theme.apply(qapp, theme.make_look("dark", scale, language(speech), qapp))
    my_shop.add_customer(LONG, counter_note="x" * 60, tags=("y" * 60,), emails=())
    owner = Owner(qtbot, my_shop, "customers", speech)
    owner.window.resize(1024, 700)
    for show in (lambda: None, lambda: owner.page.open(1), owner.page.edit):
        show()
        qapp.processEvents()
        assert owner.window.minimumSizeHint().width() <= 1024
        assert owner.window.minimumSizeHint().height() <= 700
    frame = owner.sheet.frame
    assert frame.minimumSizeHint().width() <= 1024


@pytest.mark.parametrize(
    ("speech", "text", "read"),
    [
        ("en", "24 Nov 1966", (24, 11, 1966)),
        ("en", "24 Nov", (24, 11, None)),
        ("sk", "24. 11.", (24, 11, None)),
        ("sk", "24. novembra 1966", (24, 11, 1966)),
        ("zh_CN", "11月24日", (24, 11, None)),
        ("zh_CN", "1966年11月24日", (24, 11, 1966)),
        ("zh_CN", "1960年2月30日", (30, 2, 1960)),
        ("en", "1966-11-24", (24, 11, 1966)),
        ("en", "", (None, None, None)),
    ],
)
def test_birthdays_are_read_as_people_write_them(
    speech: str, text: str, read: tuple[int | None, int | None, int | None]
) -> None:
    assert tuple(birthday_text.read(text, language(speech))) == read


@pytest.mark.parametrize("speech", LANGUAGES)
@pytest.mark.parametrize("born", [(24, 11, 1966), (29, 2, None), (30, 2, 1960), (None, None, None)])
def test_the_form_gives_back_what_it_was_given(speech: str, born: tuple[int | None, int | None, int | None]) -> None:
    day, month, year = born
    draft = _whole(day, month, year)
    assert draft_of(fields_of(draft, language(speech)), language(speech)) == draft


def _whole(day: int | None, month: int | None, year: int | None) -> CustomerDraft:
    draft = CustomerDraft(
        id=7,
        family_name="Kováčová",
        phones=(PhoneEntry("0905 218 447", "mum"), PhoneEntry("032 744 12 12")),
        addresses=(Address("Lipová 3", "Nitra"), Address("Dlhá 1", past=True)),
        tags=("baker",),
    )
    return replace(draft, birth_day=day, birth_month=month, birth_year=year)


def test_the_shop_says_what_the_form_asks_and_what_it_leaves_out(owner: Owner) -> None:
    owner.shop.set("customer_form", "hobbies=hidden birthday=hidden emails=required")
    owner.presses("F3")
    assert not {"hobbies", "birthday", "birth_leap"} & owner.sheet.form.fields.keys()
    owner.fills(family_name="Malá")
    owner.saves()
    assert owner.problems() == {"emails": "This shop always asks for it."}
    owner.fills(emails=(("mala@example.com", "home"),))
    owner.saves()
    assert owner.said[-1] == "Added: Malá"


def test_several_phones_and_addresses_are_written_each_with_a_note(owner: Owner) -> None:
    owner.page.open(1)
    owner.presses("F4")
    phones: Any = owner.sheet.form.fields["phones"].input
    phones.lines()[1].setText("032 744 12 12")
    phones.lines()[1].textEdited.emit("032 744 12 12")
    assert len(phones.lines()) == 3
    places: Any = owner.sheet.form.fields["addresses"].input
    places.add_another()
    places.blocks()[1].city.set_value("Martin")
    places.blocks()[1].postcode.set_value("03601")
    places.blocks()[1].label.set_value("summer")
    owner.saves()
    draft = customers.draft(1)
    assert [phone.typed for phone in draft.phones] == ["0905 218 447", "032 744 12 12"]
    assert [(one.city, one.postcode, one.label) for one in draft.addresses] == [
        ("Nitra", "949 01", ""),
        ("Martin", "036 01", "summer"),
    ]


def test_somebody_who_is_in_the_file_is_offered_instead_of_written_down_twice(owner: Owner) -> None:
    owner.presses("F3")
    owner.fills(given_name="Jana", family_name="Kovacova", phones=(("+421 905 218 447", ""),))
    owner.saves()
    offer = owner.window.sheets()[-1]
    assert isinstance(offer, OfferSheet)
    assert [row.title for row in offer.list.results()] == ["Jana Kováčová"]
    QTest.keyClick(offer, Qt.Key.Key_Return)
    assert owner.went[-1] == ("customers", 1)
    assert len(names(owner)) == 3


def test_a_new_phone_goes_to_the_record_that_is_there(owner: Owner) -> None:
    owner.presses("F3")
    fields = {"given_name": "Jana", "family_name": "Kováčová", "emails": (("jana@example.com", ""),)}
    owner.fills(**fields, phones=(("0905 218 447", ""), ("0911 222 333", "work")))
    owner.saves()
    QTest.keyClick(owner.window.sheets()[-1], Qt.Key.Key_A, Qt.KeyboardModifier.AltModifier)
    draft = customers.draft(1)
    assert [phone.typed for phone in draft.phones] == ["0905 218 447", "0911 222 333"]
    assert [email.address for email in draft.emails] == ["jana@example.com"]
    assert owner.said[-1] == "Changed: Jana Kováčová"


def test_a_daughter_at_the_same_phone_is_written_down_and_nobody_asks_again(owner: Owner) -> None:
    owner.presses("F3")
    owner.fills(given_name="Lucia", family_name="Kováčová", phones=(("0905 218 447", "mum"),))
    form: Any = owner.sheet
    form.ask()
    assert owner.sees("This may be a relative of Jana Kováčová")
    owner.saves()
    assert owner.said[-1] == "Added: Lucia Kováčová"


def test_tab_goes_to_the_second_phone_and_the_second_address_where_they_stand(owner: Owner) -> None:
    owner.presses("F3")
    owner.fills(phones=(("0905 218 447", "mum"),), addresses=(Address("Lipová 3"),))
    QApplication.processEvents()  # the new rows are shown by the event loop
    reached: list[str] = []
    phones: Any = owner.sheet.form.fields["phones"].input
    phones.lines()[0].setFocus()
    for _ in range(24):
        holder = owner.window.focusWidget()
        assert holder is not None
        reached.append(holder.accessibleName())
        QTest.keyClick(holder, Qt.Key.Key_Tab)
    note = "Note to Phones"
    assert reached[:5] == ["Phones", note, "Phones", note, "E-mails"]
    street = reached.index("Street and number")
    assert reached[street + 5] == "Note to the address"
    assert reached.index("Another address") > street
    assert reached.index("Day of birth") > reached.index("Another address")
