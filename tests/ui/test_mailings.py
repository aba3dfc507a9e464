"""Letters as they are written: somebody is chosen, the words are there, they print and are kept."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from app.domain.consent import State
from app.domain.customer import Address, FormOfAddress
from app.domain.letter import Occasion
from app.services import customers, letters
from app.ui.mailings.page import MailingsPage
from app.ui.mailings.target import NewLetter
from tests.documents.reading import Print
from tests.ui.desk import Desk
from tests.verbs import SELLER

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from app.domain.cart import Party
    from app.ui.mailings.composer import Composer
    from app.ui.mailings.live_paper import LivePaper
    from tests.verbs import Shop


def jana(shop: Shop) -> Party:
    home = Address("Hlavná 1", "Trenčín", "", "911 01")
    return shop.add_customer("Jana Kováčová", language="sk", form=FormOfAddress.MS, addresses=(home,))


@pytest.fixture
def desk(qtbot: QtBot, my_shop: Shop) -> Desk:
    jana(my_shop)
    made = Desk(qtbot, my_shop)
    made.opens("mailings")
    return made


def page(desk: Desk) -> MailingsPage:
    assert isinstance(desk.page, MailingsPage)
    return desk.page


def composer(desk: Desk) -> Composer:
    return page(desk).composer


def body(desk: Desk) -> str:
    form = composer(desk).form
    assert form is not None
    return form.draft().body


def shown_words(preview: LivePaper) -> str:
    """What the paper says that is on the screen once nobody types."""
    preview.settle()
    assert preview.pages == 1
    return Print(preview.pdf).text


def test_a_letter_from_f6_to_paper(desk: Desk) -> None:
    assert "A letter at the right moment" in desk.reads()
    desk.presses("F6")
    desk.picks("kovacova")
    assert "narodeninám" in body(desk)
    assert "not asked about letters" in desk.reads()
    form = composer(desk).form
    assert form is not None
    desk.fills(form, body="Milá Jana,\n\nprídite čoskoro.")
    shown = shown_words(composer(desk).preview)
    assert "prídite čoskoro." in shown
    desk.presses("F12")
    kept = letters.letter("L1-000001")
    assert kept.paragraphs == ("Milá Jana,", "prídite čoskoro.")
    assert [paper.made.kind for paper in desk.papers] == ["letter"]
    assert kept.row.printed == 1
    assert [row.customer for row in page(desk).letters.table.rows()] == ["Jana Kováčová"]


def test_another_occasion_or_language_brings_its_own_words_and_undo_the_typed_ones(desk: Desk) -> None:
    page(desk).open(NewLetter(1))
    form = composer(desk).form
    assert form is not None
    desk.fills(form, body="My own words.")
    composer(desk).occasion.set_value(Occasion.SPRING_FESTIVAL)
    composer(desk).speech.set_value("zh_CN")
    composer(desk).speech.edited.emit()
    assert "新" in body(desk)
    desk.presses("Ctrl+Z")
    assert body(desk) == "My own words."


def test_who_said_no_gets_no_letter_and_the_page_says_so(desk: Desk) -> None:
    customers.answer_consent(1, State.NO, source="counter", wording="May we?", seller=SELLER, now=desk.shop.now)
    page(desk).open(NewLetter(1))
    assert "does not want letters" in desk.reads()
    assert not desk.can("F12")


def test_a_kept_letter_prints_again_word_for_word_and_one_like_it_goes_to_somebody_else(desk: Desk) -> None:
    peter = desk.shop.add_customer("Peter Kováč")
    page(desk).open(NewLetter(1, Occasion.THANK_YOU))
    desk.presses("F12")
    desk.presses("F12")
    assert [paper.made.number for paper in desk.papers] == ["L1-000001", "L1-000001"]
    assert desk.papers[0].made.pdf == desk.papers[1].made.pdf
    desk.presses("F4")
    desk.picks("kovac peter")
    draft = composer(desk).draft
    assert draft is not None
    assert (draft.occasion, draft.customer_id) == (Occasion.THANK_YOU, peter.id)


def test_what_is_seen_while_writing_is_what_prints_but_for_its_number(desk: Desk) -> None:
    page(desk).open(NewLetter(1, Occasion.THANK_YOU))
    form = composer(desk).form
    assert form is not None
    desk.fills(form, body="Prvý odsek.\n\n\n  Druhý.  ", signature="Anna\n")
    seen = shown_words(composer(desk).preview)
    desk.presses("F12")
    printed = Print(desk.papers[0].made.pdf).text
    assert printed.replace(" · L1-000001", "") == seen
    assert page(desk).letters.preview.pdf == desk.papers[0].made.pdf


def test_typing_asks_for_one_paper_not_for_one_a_key(desk: Desk) -> None:
    page(desk).open(NewLetter(1))
    preview, form = composer(desk).preview, composer(desk).form
    assert form is not None
    before = preview.pdf
    for words in ("Mi", "Mil", "Milá"):
        desk.fills(form, body=words)
        assert preview.pdf is before
    assert "Milá" in shown_words(preview)


def test_a_letter_without_words_is_not_printed(desk: Desk) -> None:
    page(desk).open(NewLetter(1))
    form = composer(desk).form
    assert form is not None
    desk.fills(form, body="")
    desk.presses("F12")
    assert form.fields["body"].has_problem()
    assert desk.papers == []
    desk.presses("Esc")
    assert page(desk).stack.currentWidget() is not composer(desk)


@pytest.mark.parametrize("speech", ["en", "sk", "zh_CN"])
@pytest.mark.parametrize(("scale", "size"), [(1.0, (1024, 700)), (2.0, (1024, 700)), (1.0, (1920, 1080))])
def test_it_fits(qtbot: QtBot, my_shop: Shop, speech: str, scale: float, size: tuple[int, int]) -> None:
    jana(my_shop)
    desk = Desk(qtbot, my_shop, speech=speech, scale=scale, size=size, dark=True)
    desk.opens("mailings", NewLetter(1))
    assert desk.fits()
    desk.presses("F12")
    assert desk.fits()
    assert not desk.window.grab().isNull()
