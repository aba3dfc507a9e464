"""A mailing from F3 to paper by the keyboard: who, how, looked at, written, printed, sent; and left in the middle."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

import pytest
from PIL import Image
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit

from app.domain.consent import State
from app.domain.customer import Address, FormOfAddress
from app.domain.letter import Occasion
from app.domain.mailing import Form, MailingState
from app.domain.mailing_audience import AudienceKind
from app.domain.mailing_person import LeftOut
from app.domain.print_job import View as JobView
from app.domain.printer import Connection, Device, Printer
from app.services import (
    customers,
    letter_templates,
    letters,
    mailing_write,
    mailings,
    pictures,
    print_queue,
    printers,
)
from app.services import settings as settings_service
from app.ui.customers.page import CustomersPage
from app.ui.mailings import words
from app.ui.mailings.edit_sheet import EditSheet
from app.ui.mailings.left_out_sheet import LeftOutSheet
from app.ui.mailings.page import MailingsPage
from app.ui.mailings.print_sheet import PrintSheet
from app.ui.mailings.returned_sheet import ReturnedSheet
from app.ui.mailings.target import NewMailing
from app.ui.preview_sheet import PreviewSheet
from app.ui.templates.page import TemplatesPage
from app.ui.widgets.strip import KeyStrip
from app.ui.widgets.table import Table
from app.ui.worker import ThreadWorker
from tests.documents.reading import Print
from tests.ui.desk import Desk
from tests.verbs import SELLER

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from app.domain.mailing import Mailing
    from app.ui.mailings.maker import Maker
    from tests.verbs import Shop

LONG = "Konštantína Hviezdoslavova-Vajanská z Podtatranskej Novej Vsi"


def person(shop: Shop, name: str, code: str, *, speech: str = "sk", yes: bool = True) -> int:
    home = (Address("Hlavná 1", "Trenčín", "", code),) if code else ()
    party = shop.add_customer(name, language=speech, form=FormOfAddress.MS, addresses=home)
    assert party.id is not None
    if yes:
        customers.answer_consent(party.id, State.YES, source="counter", wording="May we?", seller=SELLER, now=shop.now)
    return party.id


@pytest.fixture
def people(my_shop: Shop) -> dict[str, int]:
    return {
        "jana": person(my_shop, "Jana Kováčová", "911 01"),
        "zhang": person(my_shop, "张伟", "811 01", speech="zh_CN"),
        "eva": person(my_shop, "Eva Biela", "", yes=True),
        "nina": person(my_shop, "Nina Tichá", "010 01", yes=False),
    }


@pytest.fixture
def desk(qtbot: QtBot, my_shop: Shop, people: dict[str, int]) -> Desk:
    assert people
    made = Desk(qtbot, my_shop)
    made.opens("mailings")
    return made


def page(desk: Desk) -> MailingsPage:
    assert isinstance(desk.page, MailingsPage)
    return desk.page


def maker(desk: Desk) -> Maker:
    return page(desk).maker


def kept(desk: Desk) -> Mailing:
    """The mailing as it is in the file."""
    shown = maker(desk).mailing
    assert shown is not None
    maker(desk).keep()
    return mailings.one(shown.id)


def looked_at(desk: Desk) -> str:
    """What the letter says that is shown."""
    preview = maker(desk).look.preview
    preview.settle()
    return Print(preview.pdf).text


def test_from_f3_to_one_pdf_for_all_of_them_by_keys_alone(desk: Desk) -> None:
    assert "A letter at the right moment" in desk.reads()
    desk.presses("F3")
    assert "letters to 2 people" in desk.reads()
    assert "2 left out" in desk.reads()
    desk.presses("F12")
    assert maker(desk).step == "how"
    desk.presses("F12")
    assert maker(desk).step == "look"
    names = [row.name for row in maker(desk).look.people.rows()]
    assert names == ["张伟", "Jana Kováčová"]
    assert "Letter 1 of 2" in desk.reads()
    assert "张伟" in looked_at(desk)
    desk.presses("PgDown")
    assert "Jana Kováčová" in looked_at(desk)
    desk.presses("F12")
    assert isinstance(desk.sheet, PrintSheet)
    desk.presses("Return")
    done = kept(desk)
    assert (done.state, done.number, done.tally.written) == (MailingState.WRITTEN, "M1-000001", 2)
    files = list(desk.session.shop.papers.glob("mailing-*.pdf"))
    assert [file.name for file in files] == ["mailing-M1-000001-letter-1-2.pdf"]
    printed = Print(files[0].read_bytes())
    assert len(printed.pages) == 2
    assert "张伟" in "\n".join(printed.pages[0].rows)
    assert "2 letters are in mailing-M1-000001-letter-1-2.pdf" in desk.reads()


def test_what_is_seen_of_a_letter_is_what_is_printed_but_for_its_number(desk: Desk) -> None:
    page(desk).open(NewMailing(Occasion.SEASON))
    maker(desk).show_step("look")
    seen = [looked_at(desk)]
    desk.presses("PgDown")
    seen.append(looked_at(desk))
    desk.presses("F12")
    desk.presses("Return")
    (file,) = desk.session.shop.papers.glob("mailing-*.pdf")
    printed = ["\n".join(one.rows) for one in Print(file.read_bytes()).pages]
    assert [text.replace(" · L1-00000" + str(n), "") for n, text in enumerate(printed, 1)] == seen


def test_those_left_out_are_shown_by_reason_and_lead_to_their_file(desk: Desk, people: dict[str, int]) -> None:
    page(desk).open(NewMailing(Occasion.SEASON))
    shown = maker(desk).who.gets
    assert shown.reasons[LeftOut.NO_ADDRESS].count.text() == "1"
    shown.reasons[LeftOut.NOT_ASKED].link.click()
    sheet = desk.sheet
    assert isinstance(sheet, LeftOutSheet)
    assert [row.name for row in sheet.table.rows()] == ["Nina Tichá"]
    QTest.keyClick(sheet.table.view, Qt.Key.Key_Return)
    assert str(people["nina"]) in str(desk.window.page().record.file.card.id)  # type: ignore[attr-defined] # the customers' page


def test_another_occasion_brings_its_people_and_rules(desk: Desk) -> None:
    page(desk).open(NewMailing(Occasion.SEASON))
    head = maker(desk).who.head
    desk.fills(head, occasion=Occasion.BIRTHDAY)
    plan = kept(desk).plan
    assert (plan.occasion, plan.audience.kind, plan.per_household) == (Occasion.BIRTHDAY, AudienceKind.BIRTHDAYS, False)
    assert plan.name.startswith("Birthday, ")
    assert "Say from which day to which day." in desk.reads()


def test_a_page_asks_for_a_mailing_with_its_days_and_people(desk: Desk, people: dict[str, int]) -> None:
    week = (date(2026, 11, 16), date(2026, 11, 22))
    desk.session.go("mailings", NewMailing(Occasion.BIRTHDAY, *week))
    plan = kept(desk).plan
    assert (plan.audience.kind, plan.audience.first, plan.audience.last) == (AudienceKind.BIRTHDAYS, *week)
    desk.session.go("mailings", NewMailing(Occasion.THANK_YOU, customers=(people["jana"],)))
    assert kept(desk).tally.letters == 1
    assert len(mailings.page().rows) == 2


def test_one_letter_in_other_words_and_one_skipped_and_put_back(desk: Desk) -> None:
    page(desk).open(NewMailing(Occasion.SEASON))
    maker(desk).show_step("look")
    desk.presses("F4")
    sheet = desk.sheet
    assert isinstance(sheet, EditSheet)
    desk.fills(sheet.form, body="只写给您。")
    QTest.keyClick(sheet, Qt.Key.Key_Return)
    assert "只写给您。" in looked_at(desk)
    assert maker(desk).look.people.rows()[0].edited
    desk.presses("Space")
    assert kept(desk).tally.letters == 1
    assert "Skipped: 张伟" in desk.said
    desk.window.undo()
    assert kept(desk).tally.letters == 2
    desk.presses("F12")
    desk.presses("Return")
    assert letters.letter("L1-000001").paragraphs == ("只写给您。",)


def test_after_a_jam_only_some_are_printed_again(desk: Desk) -> None:
    page(desk).open(NewMailing(Occasion.SEASON))
    maker(desk).show_step("look")
    desk.presses("F12")
    desk.presses("Return")
    desk.presses("F12")
    sheet = desk.sheet
    assert isinstance(sheet, PrintSheet)
    desk.fills(sheet.fields, first=3)
    desk.presses("Return")
    assert "The letters of this mailing go from 1 to 2." in desk.reads(sheet)
    desk.fills(sheet.fields, first=2)
    assert sheet.deed.words() == "Print 2 to 2"
    desk.presses("Return")
    file = desk.session.shop.papers / "mailing-M1-000001-letter-2-2.pdf"
    assert "Jana Kováčová" in Print(file.read_bytes()).text
    assert len(letters.page().rows) == 2


def test_sent_is_marked_and_taken_back(desk: Desk) -> None:
    page(desk).open(NewMailing(Occasion.SEASON))
    maker(desk).show_step("look")
    desk.presses("F12")
    desk.presses("Return")
    desk.presses("F9")
    assert kept(desk).sent_on == desk.shop.now.date()
    assert "Went to the post on" in desk.reads()
    desk.window.undo()
    assert kept(desk).state is MailingState.WRITTEN


def test_a_draft_is_left_with_esc_and_found_again_after_a_crash(desk: Desk, qtbot: QtBot) -> None:
    page(desk).open(NewMailing(Occasion.SEASON))
    desk.fills(maker(desk).who.head, name="Winter letter with leaflet")
    page(desk).step_back()
    assert [row.name for row in page(desk).mailings.table.rows()] == ["Winter letter with leaflet"]
    desk.shop.reopen()
    again = Desk(qtbot, desk.shop)
    again.opens("mailings")
    QTest.keyClick(page(again).mailings.table.view, Qt.Key.Key_Return)
    assert again.page.isVisible()
    assert "Winter letter with leaflet" in again.reads()
    assert maker(again).step == "look"


def test_the_form_and_the_own_words_are_kept_with_the_plan(desk: Desk) -> None:
    page(desk).open(NewMailing(Occasion.INVITATION))
    desk.presses("F12")
    how = maker(desk).how
    assert {"event", "event_day", "gift", "closing"} <= how.own.fields.keys()
    how.own.fields["event"].input.set_value("Baking night")
    how.own.fields["event"].input.edited.emit()
    desk.fills(how.fields, paper="A5")
    plan = kept(desk).plan
    assert (plan.form, plan.paper) == (Form.LETTER, "A5")
    assert ("en", "event", "Baking night") in plan.words


def test_a_copy_begins_a_new_one_and_a_draft_is_given_up(desk: Desk) -> None:
    page(desk).open(NewMailing(Occasion.SEASON))
    page(desk).step_back()
    desk.presses("F4")
    page(desk).step_back()
    assert len(page(desk).mailings.table.rows()) == 2
    desk.presses("Ctrl+Del")
    assert [row.state for row in mailings.page().rows].count(MailingState.CANCELLED) == 1
    desk.window.undo()
    assert {row.state for row in mailings.page().rows} <= {MailingState.DRAFT, MailingState.GATHERED}


def sheet_fits(desk: Desk) -> None:
    desk.reads()
    body = desk.sheet.body.parentWidget()
    assert body is not None
    assert body.minimumSizeHint().width() <= desk.sheet.area.viewport().width(), desk.sheet.accessibleName()


@pytest.mark.parametrize("speech", ["en", "sk", "zh_CN"])
@pytest.mark.parametrize(("scale", "size"), [(1.0, (1024, 700)), (2.0, (1024, 700)), (1.0, (1920, 1080))])
@pytest.mark.usefixtures("people")
def test_every_step_fits(qtbot: QtBot, my_shop: Shop, speech: str, scale: float, size: tuple[int, int]) -> None:
    person(my_shop, LONG, "911 01")
    desk = Desk(qtbot, my_shop, speech=speech, scale=scale, size=size, dark=True)
    desk.opens("mailings", NewMailing(Occasion.SEASON))
    desk.fills(maker(desk).who.head, name=LONG)
    for step in ("who", "how", "look"):
        maker(desk).show_step(step)
        desk.reads()
        assert desk.fits(), step
    for key in ("F4", "F12"):
        desk.presses(key)
        sheet_fits(desk)
        desk.sheet.dismiss()
    maker(desk).look.reason_wanted.emit(LeftOut.NOT_ASKED)
    sheet_fits(desk)
    desk.sheet.dismiss()
    desk.presses("F12")
    desk.presses("Return")
    desk.presses("F7")
    sheet_fits(desk)
    desk.sheet.dismiss()
    assert desk.fits()
    assert not desk.window.grab().isNull()


def test_the_list_of_customers_writes_to_the_marked_ones_or_to_all_it_shows(desk: Desk, people: dict[str, int]) -> None:
    desk.opens("customers")
    customers_page = desk.page
    assert isinstance(customers_page, CustomersPage)
    desk.presses("Ctrl+L")
    assert kept(desk).tally.people + kept(desk).tally.out == len(people)
    desk.opens("customers")
    customers_page.list.table.mark_all()
    customers_page.list.box.setText("kovacova")
    customers_page.list.box.settle()
    desk.presses("Ctrl+L")
    audience = kept(desk).plan.audience
    assert (audience.kind, audience.customers) == (AudienceKind.SELECTION, (people["jana"],))


def test_letters_that_came_back_are_scanned_and_taken_back(desk: Desk, people: dict[str, int]) -> None:
    page(desk).open(NewMailing(Occasion.SEASON))
    maker(desk).show_step("look")
    desk.presses("F12")
    desk.presses("Return")
    desk.presses("F7")
    sheet = desk.sheet
    assert isinstance(sheet, ReturnedSheet)
    box = sheet.number.control
    assert isinstance(box, QLineEdit)
    QTest.keyClicks(box, "l1-000099")
    desk.presses("Return")
    assert "There is no letter “L1-000099”." in desk.reads(sheet)
    box.setText("L1-000002")  # as a scan does it
    assert "Jana Kováčová · L1-000002" in desk.reads(sheet)
    assert "The address is marked." in desk.reads(sheet)
    line = sheet.lines["L1-000002"]
    assert line.visibleRegion().boundingRect() == line.rect()
    assert customers.draft(people["jana"]).addresses[0].returned == desk.shop.now.date()
    sheet._take_back("L1-000002")  # noqa: SLF001 - the button of its line
    assert customers.draft(people["jana"]).addresses[0].returned is None
    assert "Jana Kováčová" not in desk.reads(sheet)


def test_a_product_is_recalled_from_everybody_who_bought_it(desk: Desk, people: dict[str, int]) -> None:
    kettle = desk.shop.add_product("Kettle", "20")
    desk.shop.sell(desk.shop.line(kettle), buyer=customers.party(people["nina"]))
    desk.opens("products")
    desk.presses("Ctrl+R")
    plan = kept(desk).plan
    assert (plan.occasion, plan.audience.kind, plan.audience.product) == (
        Occasion.RECALL,
        AudienceKind.PRODUCT,
        kettle,
    )
    assert "A recall goes to everybody concerned" in desk.reads()
    maker(desk).show_step("how")
    danger = maker(desk).how.own.fields["danger"].input
    for code in ("en", "sk", "zh_CN"):
        maker(desk).how.own.speech.choose(code)
        danger.set_value("the base may overheat.")
        danger.edited.emit()
    maker(desk).show_step("look")
    assert [row.name for row in maker(desk).look.people.rows()] == ["Nina Tichá"]


def test_a_folded_card_is_looked_at_outside_and_inside(desk: Desk) -> None:
    page(desk).open(NewMailing(Occasion.SEASON))
    maker(desk).show_step("how")
    QTest.keyClick(maker(desk).how.tiles, Qt.Key.Key_Right)
    assert kept(desk).plan.form is Form.CARD_A5
    desk.presses("F12")
    look = maker(desk).look
    assert (look.preview.pages, look.pages.accessibleName()) == (2, "Page: Outside")
    strip = desk.window.findChild(KeyStrip)
    assert strip is not None
    assert "F2 Other side" in strip.accessibleName()
    desk.presses("F2")
    assert (look.preview.page, look.pages.accessibleName()) == (1, "Page: Inside")
    desk.presses("PgDown")
    assert look.preview.page == 1
    desk.presses("F12")
    desk.presses("Return")
    (file,) = desk.session.shop.papers.glob("mailing-*.pdf")
    assert len(Print(file.read_bytes()).pages) == 4


def test_a_postcard_has_a_side_with_the_picture_and_one_with_the_address(desk: Desk) -> None:
    page(desk).open(NewMailing(Occasion.SEASON))
    maker(desk).show_step("how")
    maker(desk).how.tiles.chosen.emit(Form.POSTCARD)
    desk.presses("F12")
    look = maker(desk).look
    assert look.pages.accessibleName() == "Page: Picture side"
    desk.presses("F2")
    assert look.pages.accessibleName() == "Page: Address side"


def test_addresses_are_printed_on_the_sheet_of_labels_that_lies_in_the_printer(desk: Desk) -> None:
    page(desk).open(NewMailing(Occasion.SEASON))
    maker(desk).show_step("how")
    how = maker(desk).how
    how.tiles.choose(Form.LABELS)
    how.tiles.chosen.emit(Form.LABELS)
    assert not how.text_card.isVisible()
    sheet = how.fields.fields["sheet"].input
    sheet.pick()  # type: ignore[attr-defined] # the input of sheets
    desk.picks("l7163")
    desk.fills(how.fields, first_label=3)
    plan = kept(desk).plan
    assert (plan.sheet, plan.first_label) == ("Avery L7163", 3)
    desk.presses("F12")
    desk.presses("F12")
    desk.presses("Return")
    (file,) = desk.session.shop.papers.glob("mailing-*.pdf")
    assert "Jana Kováčová" in Print(file.read_bytes()).text


def test_the_labels_of_a_mailing_are_printed_beside_its_letters(desk: Desk) -> None:
    page(desk).open(NewMailing(Occasion.SEASON))
    maker(desk).show_step("look")
    desk.presses("F12")
    desk.presses("Return")
    desk.presses("F12")
    sheet = desk.sheet
    assert isinstance(sheet, PrintSheet)
    what = sheet.fields.fields["form"].input
    what.set_value(Form.LABELS)
    what.edited.emit()
    desk.presses("Return")
    file = desk.session.shop.papers / "mailing-M1-000001-labels-1-2.pdf"
    assert "Jana Kováčová" in Print(file.read_bytes()).text


def test_a_picture_of_the_shops_own_stays_while_a_mailing_shows_it(desk: Desk, tmp_path: Path) -> None:
    page(desk).open(NewMailing(Occasion.SEASON))
    maker(desk).show_step("how")
    how = maker(desk).how
    how.tiles.choose(Form.CARD_A5)
    how.tiles.chosen.emit(Form.CARD_A5)
    file = tmp_path / "snow.png"
    Image.new("RGB", (400, 300), "#AABBCC").save(file)
    how.picture.take_file(file)
    digest = kept(desk).plan.picture
    assert digest
    pictures.forget_unused()
    assert pictures.content(digest)


def test_other_words_of_the_shop_are_in_the_letters_at_once(desk: Desk) -> None:
    page(desk).open(NewMailing(Occasion.SEASON))
    maker(desk).show_step("how")
    assert "The program’s own text" in desk.reads()
    desk.presses("F4")
    assert isinstance(desk.page, TemplatesPage)
    program = letter_templates.program(Occasion.SEASON, "sk")
    save = partial(
        letter_templates.save, replace(program, body="Zvoníme na konci roka."), seller=SELLER, now=desk.shop.now
    )
    desk.session.write(save)
    desk.opens("mailings")
    maker(desk).show_step("look")
    desk.presses("PgDown")
    assert "Zvoníme na konci roka." in looked_at(desk)


def test_one_letter_is_printed_alone_before_the_others(desk: Desk) -> None:
    page(desk).open(NewMailing(Occasion.SEASON))
    maker(desk).show_step("look")
    desk.presses("PgDown")
    desk.presses("Ctrl+P")
    sheet = desk.sheet
    assert isinstance(sheet, PreviewSheet)
    assert "Jana Kováčová" in Print(sheet.view.pdf).text
    assert kept(desk).state is MailingState.GATHERED


def test_who_goes_to_another_page_at_once_loses_nothing(desk: Desk) -> None:
    page(desk).open(NewMailing(Occasion.SEASON))
    shown = maker(desk).mailing
    assert shown is not None
    desk.fills(maker(desk).who.head, name="Ovčí list")
    desk.opens("customers")
    assert mailings.one(shown.id).plan.name == "Ovčí list"
    desk.session.go("mailings", NewMailing(Occasion.EASTER))
    desk.fills(maker(desk).who.head, name="Veľká noc")
    desk.session.go("mailings", NewMailing(Occasion.THANK_YOU))
    assert [row.name for row in mailings.page().rows][1:] == ["Veľká noc", "Ovčí list"]


def test_while_somebody_types_the_newest_plan_is_the_one_that_is_counted(qtbot: QtBot, desk: Desk) -> None:
    worker = ThreadWorker(desk.shop.open.close)
    desk.session.worker = worker
    try:
        desk.session.go("mailings", NewMailing(Occasion.SEASON))
        qtbot.waitUntil(lambda: maker(desk).mailing is not None)
        for kind in (AudienceKind.TAGS, AudienceKind.SELECTION, AudienceKind.EVERYONE):
            box = maker(desk).who.audience
            box.kind.set_value(kind)
            box.kind.edited.emit()
            maker(desk).keep()

        def settled() -> bool:
            shown = maker(desk).mailing
            counted = shown is not None and shown.state is MailingState.GATHERED and not maker(desk).counting.running
            return counted and shown is not None and shown.plan.audience.kind is AudienceKind.EVERYONE

        qtbot.waitUntil(settled)
        assert "letters to 2 people" in desk.reads()
        maker(desk).show_step("look")
        qtbot.waitUntil(lambda: maker(desk).look.preview.pages == 1)
    finally:
        worker.close()


def test_all_of_them_go_to_the_printer_that_was_chosen_through_the_queue(desk: Desk, tmp_path: Path) -> None:
    folder = tmp_path / "printed"
    folder.mkdir()
    office = Printer(name="Office", device=Device(connection=Connection.FOLDER, path=str(folder)))
    office = printers.save(office, seller=SELLER, now=desk.shop.now)[0]
    page(desk).open(NewMailing(Occasion.SEASON))
    maker(desk).show_step("look")
    desk.presses("F12")
    sheet = desk.sheet
    assert isinstance(sheet, PrintSheet)
    desk.fills(sheet.fields, printer=office)
    desk.presses("Return")
    (file,) = folder.iterdir()
    assert len(Print(file.read_bytes()).pages) == 2
    assert "Sent to Office" in desk.reads()
    (job,) = print_queue.page(JobView.SENT).rows
    assert (job.kind, job.number, job.printer) == ("letter", "M1-000001", "Office")


def test_a_character_that_no_font_has_is_told_by_name_before_printing(desk: Desk) -> None:
    person(desk.shop, "Eva 🎁 Biela", "911 02")
    page(desk).open(NewMailing(Occasion.SEASON))
    maker(desk).show_step("look")
    assert "1 letter cannot be printed" in desk.reads()
    maker(desk).look.reason_wanted.emit(LeftOut.CHARACTER)
    told = desk.sheet.findChild(Table)
    assert told is not None
    (row,) = told.rows()
    assert row.name == "Eva 🎁 Biela"
    assert "🎁 (U+1F381)" in words.why_not(desk.session.language, row)


def test_writing_that_was_stopped_goes_on_and_nobody_gets_two(desk: Desk) -> None:
    page(desk).open(NewMailing(Occasion.SEASON))
    shown = kept(desk)
    settings = settings_service.load()
    steps = mailing_write.write(shown.id, seller=SELLER, now=desk.shop.now, settings=settings)
    next(steps)
    steps.close()  # the computer went out
    page(desk).show_mailing(shown.id)
    assert maker(desk).step == "look"
    assert "2 of 2 are written" in desk.reads()
    assert "F12 writes the others; nobody gets two." in desk.reads()
    desk.presses("F12")
    desk.presses("Return")
    assert kept(desk).state is MailingState.WRITTEN
    assert [row.number for row in letters.page().rows] == ["L1-000002", "L1-000001"]


def test_the_label_of_the_same_person_is_seen_beside_the_letter(desk: Desk) -> None:
    page(desk).open(NewMailing(Occasion.SEASON))
    maker(desk).show_step("look")
    desk.presses("PgDown")
    look = maker(desk).look
    assert "Vážená" in looked_at(desk)
    look.looks.choose(Form.LABELS)
    look.looks.chosen.emit(Form.LABELS)
    assert "Jana Kováčová" in looked_at(desk)
    assert "Vážená" not in looked_at(desk)
    desk.presses("PgUp")
    assert "张伟" in looked_at(desk)
