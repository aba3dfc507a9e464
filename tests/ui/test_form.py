"""Forms: a draft in, a draft out, problems beside their fields."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtTest import QTest

from app.domain.money import Money
from app.errors import FormError, StorageError
from app.i18n import N_, language
from app.ui import theme
from app.ui.widgets.day_text import read_day
from app.ui.widgets.field import FieldSpec
from app.ui.widgets.form import Form

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot

    from app.ui.session import Session


@dataclass(frozen=True, slots=True)
class Draft:
    name: str = ""
    nickname: str | None = None
    limit: Money | None = None
    visits: int | None = None
    weight: Decimal | None = None
    born: date | None = None
    language: str = "en"
    letters: bool = False
    note: str = ""


SPECS = (
    FieldSpec("name", "Name", required=True),
    FieldSpec("nickname", "Called"),
    FieldSpec("limit", "Limit", "money", currency="EUR"),
    FieldSpec("visits", "Visits", "number"),
    FieldSpec("weight", "Weight", "decimal"),
    FieldSpec("born", "Born", "day"),
    FieldSpec("language", "Language", "choice", choices=(("en", "English"), ("sk", "Slovensky"))),
    FieldSpec("letters", "Letters by post", "check"),
    FieldSpec("note", "Note", "text"),
)
FULL = Draft(
    "Jana", "Janka", Money(12050, "EUR"), 3, Decimal("1.5"), date(1966, 11, 20), "sk", letters=True, note="a\nb"
)


def form(qtbot: QtBot, draft: Draft) -> Form[Draft]:
    made = Form(SPECS, draft)
    qtbot.addWidget(made)
    made.resize(500, 700)
    made.show()
    return made


@pytest.mark.parametrize("draft", [Draft(), FULL])
@pytest.mark.parametrize("code", ["en", "sk", "zh_CN"])
def test_an_untouched_form_gives_the_draft_back(qtbot: QtBot, qapp: QApplication, draft: Draft, code: str) -> None:
    theme.apply(qapp, theme.make_look("light", 1.0, language(code), qapp))
    shown = form(qtbot, draft)
    assert shown.draft() == draft
    assert not shown.dirty


def test_what_is_typed_comes_out(qtbot: QtBot) -> None:
    shown = form(qtbot, Draft())
    for name, keys in (("name", " Jana  "), ("limit", "1 250,50"), ("visits", "12"), ("born", "20. 11. 1966")):
        QTest.keyClicks(shown.fields[name].control, keys)
    QTest.mouseClick(shown.fields["letters"].control, Qt.MouseButton.LeftButton)
    assert shown.dirty
    assert shown.draft() == replace(
        Draft(), name="Jana", limit=Money(125050, "EUR"), visits=12, born=date(1966, 11, 20), letters=True
    )


def test_nothing_unreadable_leaves_the_form(qtbot: QtBot, session: Session) -> None:
    shown = form(qtbot, Draft())
    saved: list[Draft] = []
    QTest.keyClicks(shown.fields["visits"].control, "2.5")
    QTest.keyClicks(shown.fields["born"].control, "30 Feb 2026")
    assert not shown.submit(session, saved.append)
    assert saved == []
    assert shown.fields["visits"].problem.text() == "“2.5” is not a whole number."
    assert shown.fields["born"].has_problem()
    assert shown.focusWidget() is shown.fields["visits"].control


def test_a_services_problems_come_to_their_fields(qtbot: QtBot, session: Session) -> None:
    shown = form(qtbot, Draft())

    def refuse(_draft: Draft) -> None:
        raise FormError({"name": N_("Somebody is already called so.")})

    assert shown.submit(session, refuse)
    field = shown.fields["name"]
    assert field.problem.text() == "Somebody is already called so."
    assert field.control.accessibleDescription() == "Somebody is already called so."
    QTest.keyClicks(field.control, "x")
    assert not field.has_problem()


def test_other_errors_go_to_the_door(qtbot: QtBot, session: Session) -> None:
    told: list[BaseException] = []
    session.door = lambda error, _again: told.append(error)
    shown = form(qtbot, Draft())
    error = StorageError(N_("The disk is full."))

    def fail(_draft: Draft) -> None:
        raise error

    shown.submit(session, fail)
    assert told == [error]


def test_a_saved_form_is_clean(qtbot: QtBot, session: Session) -> None:
    shown = form(qtbot, Draft())
    QTest.keyClicks(shown.fields["name"].control, "Jana")
    answers: list[object] = []
    shown.submit(session, lambda draft: draft.name, answers.append)
    assert answers == ["Jana"]
    assert not shown.dirty


@pytest.mark.parametrize(("width", "columns"), [(500, 1), (719, 1), (720, 2), (1100, 2)])
def test_two_columns_where_there_is_room(qtbot: QtBot, width: int, columns: int) -> None:
    shown = form(qtbot, Draft())
    shown.resize(width, 900)
    QCoreApplication.sendPostedEvents()
    beside = shown.fields["name"].y() == shown.fields["nickname"].y()
    assert beside is (columns == 2)
    assert shown.fields["name"].width() <= 480


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("18. 11. 2026", date(2026, 11, 18)),
        ("18/11/2026", date(2026, 11, 18)),
        ("18 Nov 2026", date(2026, 11, 18)),
        ("18. novembra 2026", date(2026, 11, 18)),
        ("2026-11-18", date(2026, 11, 18)),
        ("2026年11月18日", date(2026, 11, 18)),
        ("29.2.2026", None),
        ("0001", None),
        ("18.11.", None),
        ("abc", None),
    ],
)
def test_days_are_read_as_people_write_them(typed: str, day: date | None) -> None:
    assert read_day(typed) == day


def test_up_and_down_move_a_day(qtbot: QtBot) -> None:
    shown = form(qtbot, FULL)
    QTest.keyClick(shown.fields["born"].control, Qt.Key.Key_Up)
    assert shown.draft().born == date(1966, 11, 21)
