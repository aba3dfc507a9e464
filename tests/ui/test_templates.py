"""The words of letters and cards, written in the window."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, given
from hypothesis import settings as examples
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from app.domain.letter import Occasion, TemplateForm
from app.i18n import LANGUAGES
from app.services import letter_templates
from app.ui.templates.field_text import FieldText
from app.ui.templates.page import TemplatesPage
from app.ui.templates.versions_sheet import VersionsSheet
from app.ui.widgets.picker import Picker
from tests.documents.reading import Print
from tests.ui.desk import Desk

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from tests.verbs import Shop

WHICH = (Occasion.BIRTHDAY, "en", TemplateForm.LETTER)


class Writer(Desk):
    """Somebody at the page of texts."""

    def __init__(self, bot: QtBot, shop: Shop, **how: Any) -> None:
        super().__init__(bot, shop, **how)
        self.opens("templates")

    @property
    def texts(self) -> TemplatesPage:
        page = self.page
        assert isinstance(page, TemplatesPage)
        return page

    def part(self, name: str) -> FieldText:
        return self.texts.editor.parts[name].text

    def writes(self, name: str, text: str) -> None:
        """Type over the whole part, key by key where it matters."""
        part = self.part(name)
        part.setFocus()
        part.selectAll()
        QTest.keyClicks(part, text)

    def told(self, name: str) -> tuple[str, ...]:
        self.texts.look_through()
        return self.texts.editor.parts[name].said()

    @property
    def state(self) -> str:
        return self.texts.choices.state.accessibleName()

    def paper(self) -> str:
        return Print(self.texts.paper.preview.pdf).text


@pytest.fixture
def desk(qtbot: QtBot, my_shop: Shop) -> Writer:
    return Writer(qtbot, my_shop)


@pytest.fixture
def body(desk: Writer) -> FieldText:
    return desk.part("body")


def test_the_text_in_use_is_shown_with_chips_and_as_paper(desk: Writer) -> None:
    assert desk.part("body").value() == letter_templates.program(*WHICH).body
    assert "{" not in desk.part("opening").toPlainText()
    assert "Happy birthday" in desk.paper()
    assert desk.state == "The program’s text"


def test_a_typed_field_becomes_a_chip_and_goes_as_a_whole(desk: Writer, body: FieldText) -> None:
    desk.writes("body", "Dear {first_name}, hello")
    assert body.value() == "Dear {first_name}, hello"
    assert body.toPlainText() == "Dear \ufffc, hello"
    body.moveCursor(QTextCursor.MoveOperation.Start)
    for _ in range(6):
        body.moveCursor(QTextCursor.MoveOperation.Right)
    QTest.keyClick(body, Qt.Key.Key_Backspace)
    assert body.value() == "Dear , hello"
    QTest.keyClick(body, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert body.value() == "Dear {first_name}, hello"


def test_what_is_copied_is_text_and_comes_back_as_chips(desk: Writer, body: FieldText) -> None:
    desk.writes("body", "Dear {first_name}, yours {shop}")
    body.selectAll()
    body.copy()
    assert QApplication.clipboard().text() == "Dear {first_name}, yours {shop}"
    closing = desk.part("closing")
    closing.selectAll()
    QApplication.clipboard().setText("From {shop}\nand {nobody}")
    closing.paste()
    assert closing.value() == "From {shop} and {nobody}"
    assert closing.toPlainText() == "From \ufffc and {nobody}"


@pytest.mark.parametrize("rare", ["\U0001f381", "𠮷𠮷", "e\u0301"])
def test_rare_characters_and_emoji_stand_beside_chips(desk: Writer, body: FieldText, rare: str) -> None:
    body.set_value(f"{rare} {{first_name}} {rare} {{shop}}\n{rare}{{nobody}} {{shop}}")
    assert body.value() == f"{rare} {{first_name}} {rare} {{shop}}\n{rare}{{nobody}} {{shop}}"
    body.moveCursor(QTextCursor.MoveOperation.End)
    QTest.keyClicks(body, "{signer}")
    assert str(body.value()).endswith("{shop}{signer}")
    assert body.toPlainText().count("\ufffc") == 4
    body.selectAll()
    body.copy()
    assert QApplication.clipboard().text() == body.value()
    assert desk.told("body")


@given(
    st.lists(
        st.sampled_from(["{shop}", "{first_name}", "{x", "}", "{nobody}", "a", " ", "\n", "您", "\U0001f381", "&<b>"])
    )
)
@examples(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_text_comes_out_as_it_went_in(qtbot: QtBot, pieces: list[str]) -> None:
    text = FieldText(lines=4)
    qtbot.addWidget(text)
    text.set_value("".join(pieces))
    assert text.value() == "".join(pieces)


def test_a_misspelt_field_is_told_at_once_and_is_not_saved(desk: Writer) -> None:
    desk.writes("body", "Dear {frist_name}.")
    assert desk.told("body") == ("There is no field {frist_name}.",)
    assert "{first_name}, First name?" in desk.reads()
    desk.presses("F12")
    assert letter_templates.template(*WHICH).version == 0
    assert desk.part("body").hasFocus()


def test_a_field_is_put_in_from_the_list(desk: Writer, body: FieldText) -> None:
    desk.writes("body", "Dear ")
    desk.presses("F4")
    assert isinstance(desk.sheet, Picker)
    desk.picks("family")
    assert body.value() == "Dear {last_name}"
    desk.part("closing").setFocus()
    desk.presses("F4")
    desk.picks("phone")
    assert str(desk.part("closing").value()).startswith("{shop_phone}")


def test_a_text_is_saved_as_a_version_and_the_paper_follows(desk: Writer, my_shop: Shop) -> None:
    desk.writes("body", "Dear {first_name}, all the best.")
    assert desk.state == "Not saved"
    desk.presses("F12")
    assert letter_templates.template(*WHICH).body == "Dear {first_name}, all the best."
    assert desk.state == "Your own, version 1"
    assert "Dear Jana, all the best." in desk.paper()
    assert not desk.can("F12")
    who = my_shop.add_customer("Eva Malá", given_name="Eva", family_name="Malá")
    desk.presses("F5")
    desk.picks("Eva")
    assert desk.texts.paper.customer == who
    assert "Dear Eva, all the best." in desk.paper()
    desk.presses("Shift+F5")
    assert "Dear Jana, all the best." in desk.paper()


def test_what_was_typed_waits_while_another_text_is_looked_at(desk: Writer, body: FieldText) -> None:
    desk.writes("body", "Half a letter")
    desk.presses("F7")
    assert body.value() == letter_templates.program(Occasion.BIRTHDAY, "zh_CN").body
    desk.presses("Ctrl+PgDown")
    desk.presses("Ctrl+PgUp")
    desk.presses("F7")
    desk.presses("F7")
    assert body.value() == "Half a letter"
    assert desk.state == "Not saved"


def test_an_earlier_version_is_looked_at_and_taken_again(desk: Writer, body: FieldText) -> None:
    for text in ("One.", "Two."):
        desk.writes("body", text)
        desk.presses("F12")
    desk.presses("F9")
    sheet = desk.sheet
    assert isinstance(sheet, VersionsSheet)
    assert "This is the text in use." in desk.reads(sheet)
    sheet.table.select(1)
    assert "One." in sheet.difference.toPlainText()
    assert "Two." in sheet.difference.toPlainText()
    desk.presses("Return")
    assert body.value() == "One."
    assert letter_templates.template(*WHICH).version == 3
    desk.presses("F9")
    sheet = desk.sheet
    assert isinstance(sheet, VersionsSheet)
    sheet.table.select(3)
    desk.presses("Return")
    assert body.value() == letter_templates.program(*WHICH).body
    assert desk.state == "The program’s text"


def test_saving_can_be_taken_back(desk: Writer, body: FieldText) -> None:
    desk.writes("body", "One.")
    desk.presses("F12")
    desk.window.undo()
    assert body.value() == letter_templates.program(*WHICH).body
    assert letter_templates.template(*WHICH) == letter_templates.program(*WHICH)


def test_unfair_terms_and_too_long_cards_are_said_beside_the_text(desk: Writer) -> None:
    desk.presses("F8")
    desk.writes("body", "No refunds on sale items. " + "And so on and on. " * 60)
    assert [one.partition(":")[0] for one in desk.told("body")] == [
        "This is too long for",
        "“No refunds on sale items” may be an unfair term.",
    ]
    assert "Občiansky zákonník § 53" in desk.reads()
    assert desk.can("F12")


def test_a_card_is_shown_from_its_inside(desk: Writer) -> None:
    desk.presses("F8")
    assert desk.texts.paper.preview.pages == 2
    assert desk.texts.paper.preview.page == 1
    assert desk.part("subline").isVisible()


def test_in_a_narrow_window_words_and_paper_change_places(qtbot: QtBot, my_shop: Shop) -> None:
    desk = Writer(qtbot, my_shop, size=(1024, 700), scale=1.5)
    assert not desk.texts.paper.preview.isVisible()
    desk.presses("F6")
    assert desk.texts.paper.preview.isVisible()
    assert not desk.part("body").isVisible()
    desk.presses("F6")
    assert desk.part("body").isVisible()


@pytest.mark.parametrize("code", LANGUAGES)
def test_everything_on_the_page_has_a_name(qtbot: QtBot, my_shop: Shop, code: str) -> None:
    desk = Writer(qtbot, my_shop, speech=code)
    for part in desk.texts.editor.parts.values():
        assert part.text.accessibleName()
    choices = desk.texts.choices
    for control in (choices.occasion, choices.speech, choices.form, desk.texts.paper.preview):
        assert control.accessibleName()


def test_the_page_is_reached_with_an_occasion(desk: Writer) -> None:
    desk.opens("templates", (Occasion.EASTER, "sk", TemplateForm.CARD))
    assert desk.texts.which == (Occasion.EASTER, "sk", TemplateForm.CARD)
    desk.opens("templates", Occasion.RECALL)
    assert desk.texts.which[0] is Occasion.RECALL


def test_the_list_says_which_texts_are_the_shop_s_own(desk: Writer) -> None:
    desk.writes("body", "One.")
    desk.presses("F12")
    occasion = desk.texts.choices.occasion
    assert occasion.currentText() == "Birthday: your own"
    assert occasion.value() is Occasion.BIRTHDAY
    desk.presses("F8")
    assert occasion.currentText() == "Birthday"


def test_versions_are_compared_with_their_fields_as_chips(desk: Writer) -> None:
    desk.writes("body", "Dear {first_name}.")
    desk.presses("F12")
    desk.presses("F9")
    sheet = desk.sheet
    assert isinstance(sheet, VersionsSheet)
    assert "{" not in sheet.difference.toPlainText()
    assert "{first_name}" in sheet.difference.accessibleDescription()
