"""The counter as a clerk uses it: one box, keys, money, the next customer."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from app.domain.customer import PhoneEntry
from app.domain.document_number import Kind
from app.domain.money import Money
from app.domain.payment import Method, Payment
from app.domain.relation import RelationDraft, Side
from app.domain.warranty import months
from app.i18n import language
from app.services import customers, drafts, duplicates, relations, sales
from app.ui.counter.ask_sheet import AskSheet
from app.ui.counter.page import CounterPage
from app.ui.counter.pay_sheet import PaySheet
from app.ui.counter.till import Till
from app.ui.pages import PAGES
from app.ui.paper_desk import Kept, PaperDesk
from app.ui.session import Session
from app.ui.shell.main_window import MainWindow
from app.ui.widgets.dialog import Sheet
from app.ui.widgets.picker import Picker
from app.ui.worker import Done, InlineWorker

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from tests.verbs import Shop


class Clerk:
    """Presses keys in the real window."""

    def __init__(self, qtbot: QtBot, shop: Shop) -> None:
        self.bot = qtbot
        session = Session(shop.open, language("en"), InlineWorker(), now=lambda: shop.now)
        session.papers = PaperDesk(session)
        self.papers: list[Kept] = []
        session.papers.done.connect(self.papers.append)
        self.session = session
        self.window = MainWindow(session, PAGES)
        self.window.resize(1440, 900)
        qtbot.addWidget(self.window)
        self.window.show()
        self.window.show_page("counter")
        self.window.activateWindow()

    @property
    def page(self) -> CounterPage:
        page = self.window.page()
        assert isinstance(page, CounterPage)
        return page

    def types(self, text: str, *, enter: bool = True) -> None:
        """Into the box, as slow fingers do, so that the list has time to open."""
        if text.isascii():
            QTest.keyClicks(self.page.box, text)
        else:
            self.page.box.insert(text)  # as an input method commits it
        self.page.box.settle()
        if enter:
            QTest.keyClick(self.page.box, Qt.Key.Key_Return)

    def presses(self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """A key of the page's strip."""
        wanted = _key_name(key, modifier)
        action = next(action for action in self.window.actions_now() if action.key == wanted)
        action.do()

    @property
    def sheet(self) -> Sheet:
        return self.window.sheets()[-1]

    def answers(self, **fields: str) -> None:
        """Fill the open sheet and press Enter."""
        sheet = self.sheet
        assert isinstance(sheet, AskSheet)
        for name, text in fields.items():
            sheet.form.fields[name].input.set_value(text)
        QTest.keyClick(sheet, Qt.Key.Key_Return)

    def pays(self, given: str) -> None:
        """F12, the money, Enter."""
        self.presses(Qt.Key.Key_F12)
        sheet = self.sheet
        assert isinstance(sheet, PaySheet)
        sheet.given.setText(given)
        QTest.keyClick(sheet, Qt.Key.Key_Return)

    @property
    def lines(self) -> list[str]:
        """The cart as text: quantity, name, amount."""
        cart = self.page.till.cart
        return [f"{line.quantity:f} {line.name} {line.amount(cart.currency)}" for line in cart.lines]


def _key_name(key: Qt.Key, modifier: Qt.KeyboardModifier) -> str:
    prefix = "Shift+" if modifier is Qt.KeyboardModifier.ShiftModifier else ""
    return prefix + key.name.removeprefix("Key_")


@pytest.fixture
def clerk(qtbot: QtBot, my_shop: Shop) -> Clerk:
    my_shop.add_product("Kettle", "49.00", code="8590001187340", term=months(24))
    my_shop.add_product("Tea towel", "4.20", code="4006381333931")
    my_shop.add_product("Blender", "89.00", code="5901234123457", ask_serial=True, term=months(24))
    my_shop.add_customer("Jana Kováčová", phones=(PhoneEntry("0905 218 447"),))
    my_shop.add_customer("张伟", phones=(PhoneEntry("0911 222 333"),))
    return Clerk(qtbot, my_shop)


def test_scans_cash_and_the_next_customer_is_served_at_once(clerk: Clerk) -> None:
    clerk.types("8590001187340")
    clerk.types("3*4006381333931")
    assert clerk.lines == ["1 Kettle 49.00", "3 Tea towel 12.60"]

    clerk.pays("100")

    number = sales.last(1)
    assert number is not None
    assert sales.sale_of(number[0]).change.minor == 3840
    assert clerk.lines == []
    assert not clerk.window.sheets()
    assert [kept.made.kind for kept in clerk.papers] == ["receipt", "certificate"]
    assert clerk.papers[0].file.read_bytes().startswith(b"%PDF")


def test_a_quantity_typed_first_counts_for_the_next_scan(clerk: Clerk) -> None:
    clerk.types("4*")
    clerk.types("4006381333931")
    assert clerk.lines == ["4 Tea towel 16.80"]


@pytest.mark.parametrize("typed", ["kovac", "Jana", "0905218", "8447", "JK"])
def test_a_regular_is_found_by_whatever_the_clerk_remembers(clerk: Clerk, typed: str) -> None:
    clerk.types(typed)
    buyer = clerk.page.till.cart.buyer
    assert buyer is not None
    assert buyer.name == "Jana Kováčová"


@pytest.mark.parametrize("typed", ["zw", "zhangwei", "张伟", "2333"])
def test_a_chinese_customer_is_found_by_pinyin_initials_and_phone(clerk: Clerk, typed: str) -> None:
    clerk.types(typed)
    buyer = clerk.page.till.cart.buyer
    assert buyer is not None
    assert buyer.name == "张伟"


def test_an_unknown_name_becomes_a_customer_with_one_key(clerk: Clerk) -> None:
    clerk.types("Peter Novák", enter=False)
    clerk.presses(Qt.Key.Key_F3)
    buyer = clerk.page.till.cart.buyer
    assert buyer is not None
    assert (buyer.name, customers.draft(buyer.id or 0).family_name) == ("Peter Novák", "Novák")


def test_only_a_phone_is_enough_for_a_customer(clerk: Clerk) -> None:
    clerk.types("0948 123 456", enter=False)
    clerk.presses(Qt.Key.Key_F3)
    buyer = clerk.page.till.cart.buyer
    assert buyer is not None
    assert customers.draft(buyer.id or 0).phones[0].typed == "0948 123 456"


def test_at_the_counter_too_who_is_known_is_offered_first(clerk: Clerk) -> None:
    clerk.types("Jana Kovacova 0905218447", enter=False)
    clerk.presses(Qt.Key.Key_F3)
    assert clerk.page.till.cart.buyer is None
    QTest.keyClick(clerk.sheet, Qt.Key.Key_Return)
    assert clerk.page.till.cart.buyer is not None
    assert clerk.page.till.cart.buyer.name == "Jana Kováčová"
    clerk.page.remove_buyer()
    clerk.types("Jana Kovacova 0905218447", enter=False)
    clerk.presses(Qt.Key.Key_F3)
    QTest.keyClick(clerk.sheet, Qt.Key.Key_F3)
    assert clerk.page.till.cart.buyer.name == "Jana Kovacova"
    assert duplicates.told_apart().rows[0].one.name == "Jana Kováčová"


def test_a_serial_number_is_asked_for_at_once_and_the_sale_waits_for_it(clerk: Clerk) -> None:
    clerk.types("5901234123457")
    QTest.keyClick(clerk.sheet, Qt.Key.Key_Escape)
    clerk.presses(Qt.Key.Key_F12)
    assert not isinstance(clerk.sheet, PaySheet)
    clerk.answers(serial="KT-2209-118734")
    clerk.pays("89")
    last = sales.last(1)
    assert last is not None
    sale = sales.sale_of(last[0])
    assert [(line.serial, line.name) for line in sale.lines] == [("KT-2209-118734", "Blender")]
    assert sale.units[0].serial == "KT-2209-118734"


def test_discounts_in_percent_and_money(clerk: Clerk) -> None:
    clerk.types("8590001187340")
    clerk.presses(Qt.Key.Key_F4)
    clerk.answers(line="10%", sale="4.10")
    assert clerk.page.till.totals.due.minor == 4000


def test_a_discount_over_the_price_is_refused_in_words_and_changes_nothing(clerk: Clerk) -> None:
    clerk.types("4006381333931")
    clerk.presses(Qt.Key.Key_F4)
    clerk.answers(line="9", sale="")
    sheet = clerk.sheet
    assert isinstance(sheet, AskSheet)
    assert sheet.form.fields["line"].has_problem()
    assert clerk.page.till.totals.due.minor == 420


def test_another_price_needs_a_reason(clerk: Clerk) -> None:
    clerk.types("4006381333931")
    clerk.presses(Qt.Key.Key_F7)
    clerk.answers(price="3", reason="")
    assert clerk.page.till.totals.due.minor == 420
    clerk.answers(price="3", reason="scratched")
    assert clerk.page.till.totals.due.minor == 300


def test_a_free_line_for_what_is_not_in_the_list(clerk: Clerk) -> None:
    clerk.types("Knife sharpening", enter=False)
    clerk.presses(Qt.Key.Key_F6)
    clerk.answers(price="5", quantity="2")
    assert clerk.lines == ["2 Knife sharpening 10.00"]


def test_who_will_use_it_is_said_on_the_line(clerk: Clerk) -> None:
    clerk.types("8590001187340")
    clerk.presses(Qt.Key.Key_F5)
    picker = clerk.sheet
    assert isinstance(picker, Picker)
    picker.box.setText("Harold")
    QTest.keyClick(picker.box, Qt.Key.Key_Return)
    line = clerk.page.till.line
    assert line is not None
    assert line.user is not None
    assert line.user.name == "Harold"


def test_the_family_of_the_buyer_is_offered_first_and_who_usually_uses_it_is_one_enter_away(
    clerk: Clerk, my_shop: Shop
) -> None:
    stefan, lucia = my_shop.add_customer("Štefan Kováč"), my_shop.add_customer("Lucia Kováčová")
    buyer = customers.by_number("1")
    assert buyer is not None
    for one, uses in ((lucia, Side.NOBODY), (stefan, Side.ONE)):
        draft = RelationDraft(one_id=one.id or 0, other_id=buyer.id or 0, one_is="parent", uses=uses)
        relations.save(draft, seller="Ruth", now=my_shop.now)
    clerk.page.till.set_buyer(buyer)
    clerk.types("8590001187340")
    clerk.presses(Qt.Key.Key_F5)
    picker = clerk.sheet
    assert isinstance(picker, Picker)
    assert [result.title for result in picker.list.results()] == ["Štefan Kováč", "Lucia Kováčová"]
    QTest.keyClick(picker.box, Qt.Key.Key_Return)
    line = clerk.page.till.line
    assert line is not None
    assert line.user == stefan


def test_a_parked_sale_comes_back_with_everything(clerk: Clerk) -> None:
    clerk.types("8590001187340")
    clerk.types("kovac")
    clerk.presses(Qt.Key.Key_F8)
    assert clerk.lines == []
    clerk.presses(Qt.Key.Key_F9)
    picker = clerk.sheet
    assert isinstance(picker, Picker)
    QTest.keyClick(picker.box, Qt.Key.Key_Return)
    assert clerk.lines == ["1 Kettle 49.00"]
    assert clerk.page.till.cart.buyer is not None


def test_a_crash_leaves_the_open_cart_where_it_was(clerk: Clerk, my_shop: Shop) -> None:
    clerk.types("8590001187340")
    left = drafts.left_open(my_shop.settings)
    assert left is not None
    assert [line.name for line in left.lines] == ["Kettle"]


def test_the_last_step_is_taken_back(clerk: Clerk) -> None:
    clerk.types("8590001187340")
    clerk.types("4006381333931")
    clerk.page.till.undo()
    assert clerk.lines == ["1 Kettle 49.00"]
    QTest.keyClick(clerk.page.box, Qt.Key.Key_Delete)
    assert clerk.lines == []


def test_card_and_cash_split_with_the_rounding_of_coins(clerk: Clerk) -> None:
    clerk.types("8590001187340")
    clerk.presses(Qt.Key.Key_F12, Qt.KeyboardModifier.ShiftModifier)
    sheet = clerk.sheet
    assert isinstance(sheet, PaySheet)
    sheet.type_part("card", "20.02")
    sheet.type_part("cash", "30")
    QTest.keyClick(sheet, Qt.Key.Key_Return)
    last = sales.last(1)
    assert last is not None
    sale = sales.sale_of(last[0])
    assert [(p.method, p.amount.minor) for p in sale.payments] == [("card", 2002), ("cash", 2900)]
    assert (sale.rounding.minor, sale.change.minor) == (2, 100)


def test_too_little_money_is_said_and_nothing_is_saved(clerk: Clerk) -> None:
    clerk.types("8590001187340")
    clerk.pays("20")
    assert sales.last(1) is None
    assert "29.00" in clerk.sheet.band.figure  # type: ignore[attr-defined]  # the payment sheet


def test_a_receipts_code_opens_that_sale(clerk: Clerk) -> None:
    clerk.types("4006381333931")
    clerk.pays("5")
    went: list[tuple[str, object]] = []
    clerk.session.went.connect(lambda page, target: went.append((page, target)))
    clerk.types("T1-000001")
    assert went == [("sales", "T1-000001")]
    assert Kind.SALE


def test_a_code_nobody_knows_is_told_and_the_ways_on_are_offered(clerk: Clerk) -> None:
    clerk.types("8590001187347")
    assert clerk.lines == []
    assert clerk.page.popup.isVisible()


def test_hostile_names_are_shown_letter_for_letter(clerk: Clerk, my_shop: Shop) -> None:
    name = '<img src="/etc/passwd"> R&D <b>3'
    my_shop.add_product(name, "1.00", code="96385074")
    clerk.types("96385074")
    assert clerk.lines == [f"1 {name} 1.00"]


def test_no_width_grows_over_the_smallest_window(clerk: Clerk) -> None:
    clerk.types("8590001187340")
    clerk.types("kovac")
    clerk.window.resize(1024, 700)
    assert clerk.window.minimumSizeHint().width() <= 1024
    assert clerk.window.minimumSizeHint().height() <= 700


@pytest.mark.usefixtures("qtbot")
def test_what_is_scanned_while_a_sale_is_being_saved_belongs_to_the_next_customer(my_shop: Shop) -> None:
    kettle = my_shop.line(my_shop.add_product("Kettle", "49.00"))
    towel = my_shop.line(my_shop.add_product("Tea towel", "4.20"))
    worker = SlowWorker()
    till = Till(Session(my_shop.open, language("en"), worker, now=lambda: my_shop.now))
    till.add(kettle)
    till.complete((Payment(Method.CASH),), "", lambda _done: None)
    till.add(towel)

    worker.finish()

    assert my_shop.numbers() == ["T1-000001"]
    assert [line.name for line in till.cart.lines] == ["Tea towel"]


@pytest.mark.usefixtures("qtbot")
def test_a_sale_that_cannot_be_saved_comes_back_and_the_next_one_is_parked(my_shop: Shop) -> None:
    kettle = my_shop.line(my_shop.add_product("Kettle", "49.00"))
    towel = my_shop.line(my_shop.add_product("Tea towel", "4.20"))
    worker = SlowWorker()
    session = Session(my_shop.open, language("en"), worker, now=lambda: my_shop.now)
    told: list[BaseException] = []
    session.door = lambda error, _again: told.append(error)
    till = Till(session)
    till.add(kettle)
    till.complete((Payment(Method.CARD, Money(100, "EUR")),), "", lambda _done: None)
    till.add(towel)

    worker.finish()

    assert len(told) == 1
    assert [line.name for line in till.cart.lines] == ["Kettle"]
    assert [[line.name for line in parked.cart.lines] for parked in drafts.parked(my_shop.settings)] == [["Tea towel"]]


class SlowWorker(InlineWorker):
    """Keeps what is to be written, in order, until it is told to go on."""

    def __init__(self) -> None:
        self._waiting: list[tuple[Callable[[], Any], Done]] = []

    def write(self, call: Callable[[], Any], done: Done) -> None:
        self._waiting.append((call, done))

    def finish(self) -> None:
        """Write everything, and what comes of it."""
        while self._waiting:
            super().write(*self._waiting.pop(0))


def test_a_quantity_typed_before_a_scan_counts_for_it(clerk: Clerk) -> None:
    clerk.types("3*", enter=False)
    clerk.page.scan("4006381333931")
    clerk.types("half a name", enter=False)
    clerk.page.scan("8590001187340")
    assert clerk.lines == ["3 Tea towel 12.60", "1 Kettle 49.00"]
    assert clerk.page.box.text() == ""


def test_the_payment_sheet_is_worked_by_keys_alone(clerk: Clerk) -> None:
    clerk.types("8590001187340")
    clerk.presses(Qt.Key.Key_F12)
    sheet = clerk.sheet
    assert isinstance(sheet, PaySheet)
    QTest.keyClick(sheet, Qt.Key.Key_F11)
    QTest.keyClick(sheet, Qt.Key.Key_P, Qt.KeyboardModifier.AltModifier)
    QTest.keyClick(sheet, Qt.Key.Key_F, Qt.KeyboardModifier.AltModifier)
    QTest.keyClicks(sheet.fiscal, "O-7788")
    QTest.keyClick(sheet, Qt.Key.Key_Return)
    number = sales.last(1)
    assert number is not None
    sale = sales.sale_of(number[0])
    assert ([payment.method for payment in sale.payments], sale.fiscal_id) == (["card"], "O-7788")
    assert "receipt" not in [kept.made.kind for kept in clerk.papers]


def test_an_open_sale_stays_when_the_window_is_closed(clerk: Clerk, my_shop: Shop) -> None:
    clerk.types("2*4006381333931")
    clerk.window.close()
    my_shop.reopen()
    left = drafts.left_open(my_shop.settings)
    assert left is not None
    assert [(line.name, str(line.quantity)) for line in left.lines] == [("Tea towel", "2")]
