"""The address of a letter, measured on the page beside the window of its envelope."""

from __future__ import annotations

from dataclasses import replace

import pytest
from pypdf.generic import ContentStream

from app.documents import letter_address
from app.documents.letter import LetterFacts, render
from app.documents.paper import A4, LETTER, PAPERS
from app.domain.letter_window import LetterWindow, WindowChoice
from app.domain.settings import Settings
from app.i18n import language
from app.services import envelopes
from tests.documents.label_samples import ADDRESSES, TWELVE_LINES
from tests.documents.reading import MM, Page, Print, Run
from tests.documents.samples import CHINESE_LETTER
from tests.documents.samples import LETTER as DEAR

WINDOWS = {window.key: window for window in envelopes.windows()}
TALL = tuple(key for key, window in WINDOWS.items() if window.shown.height >= 45 and key != "c6-5")
EVERY = pytest.mark.parametrize("key", list(WINDOWS))
CODES = pytest.mark.parametrize("code", ["en", "sk", "zh_CN"])
# Many lines, each as wide as a window: what a large firm's department writes.
TWELVE = tuple(line if len(line) < 40 else line[:38] for line in TWELVE_LINES)


def letter(code: str, recipient: tuple[str, ...], window: LetterWindow) -> LetterFacts:
    base = CHINESE_LETTER if code == "zh_CN" else DEAR
    return replace(base, recipient_lines=recipient, windows=(window,))


def printed(facts: LetterFacts, code: str = "en") -> Page:
    return Print(render(facts, PAPERS[facts.windows[0].paper], language(code))).pages[0]


def in_window(page: Page, texts: tuple[str, ...], window: LetterWindow) -> list[Run]:
    """The pieces of the address: what begins inside the window's height and is no part of the date at the right."""
    found = [run for run in page.runs if window.shown.top <= run.y <= window.shown.bottom]
    whole = "".join("".join(texts).split())
    return [run for run in found if "".join(run.text.split()) in whole or run.size <= 6.5]


@EVERY
@CODES
def test_every_line_is_seen_however_the_sheet_lies(key: str, code: str) -> None:
    window = WINDOWS[key]
    safe = window.safe
    for recipient in (ADDRESSES[code][0], ("X" * 60, "Námestie SNP 12", "811 06 Bratislava")):
        runs = in_window(printed(letter(code, recipient, window), code), recipient, window)
        seen = "".join("".join(run.text for run in runs).split())
        assert "".join("".join(recipient).split()) in seen
        for run in runs:
            assert safe.left - 0.01 <= run.x
            assert run.end <= safe.right + 0.01, run
            assert safe.top - 0.01 <= run.y - run.size * 0.72 / MM, run
            assert run.y + run.size * 0.22 / MM <= safe.bottom + 0.01, run


@pytest.mark.parametrize("key", TALL)
@CODES
def test_twelve_lines_are_seen_with_the_line_of_the_sender(key: str, code: str) -> None:
    window = WINDOWS[key]
    page = printed(letter(code, TWELVE, window), code)
    runs = in_window(page, TWELVE, window)
    assert "".join("".join(TWELVE).split()) in "".join("".join(run.text for run in runs).split())
    assert min(run.size for run in runs if run.size > 6.5) >= 7.0
    assert all(window.safe.top - 0.01 <= run.y - run.size * 0.72 / MM for run in runs)
    assert all(run.y <= window.safe.bottom for run in runs)
    assert any(run.size == 6.5 for run in runs)


@EVERY
def test_the_envelope_shows_nothing_but_the_address(key: str) -> None:
    window = WINDOWS[key]
    facts = letter("en", ADDRESSES["en"][0], window)
    page = printed(facts)
    address = in_window(page, facts.recipient_lines, window)
    others = [run for run in page.runs if run not in address]
    shown = window.shown
    for run in others:
        outside = run.y < shown.top or run.y - run.size * 0.7 / MM > shown.bottom
        assert outside or run.x > shown.right or run.end < shown.left, run


def test_what_the_window_may_cut_is_told_before_printing() -> None:
    window = WINDOWS["us-10"]
    facts = letter("en", TWELVE, window)
    (told,) = letter_address.unseen(facts, LETTER)
    assert TWELVE[0] in language("en").render(told)
    assert letter_address.unseen(letter("en", ADDRESSES["en"][0], window), LETTER) == ()
    page = printed(facts)
    assert all(line in page.rows for line in TWELVE)


@pytest.mark.parametrize(
    ("key", "folds", "punch"), [("din-b", (105, 210), 148.5), ("din-a", (87, 192), 148.5), ("us-10", (), None)]
)
def test_fold_marks_and_punch_mark_stand_at_the_left_edge(key: str, folds: tuple[float, ...], punch: float) -> None:
    page = printed(letter("en", ADDRESSES["en"][0], WINDOWS[key]))
    operations = ContentStream(page._page["/Contents"].get_object(), None).operations  # noqa: SLF001 - our own reader
    marks = [[float(value) / MM for value in one] for one, operator in operations if operator == b"re"]
    short = sorted(-(mark[1] + mark[3] / 2) for mark in marks if abs(mark[0] - 3.5) < 0.1)
    assert short == pytest.approx(sorted((*folds, *((punch,) if punch else ()))), abs=0.1)


@EVERY
def test_the_text_begins_below_the_window(key: str) -> None:
    window = WINDOWS[key]
    page = printed(letter("en", ADDRESSES["en"][0], window))
    salutation = next(run for run in page.runs if run.text.startswith("Dear"))
    assert salutation.y > window.shown.bottom


def test_a_head_with_much_to_say_stays_above_the_window() -> None:
    window = WINDOWS["din-a"]
    wordy = replace(DEAR.shop, trade_line="Kitchen and home, made by hand, since 1921. " * 6)
    facts = replace(DEAR, shop=wordy, windows=(window,))
    page = printed(facts)
    for run in in_window(page, DEAR.recipient_lines, window):
        assert run.y > window.safe.top
    assert " ".join(page.rows).count("1921.") == 6


def test_each_country_has_its_window_and_the_shop_may_choose_another() -> None:
    def keys(settings: Settings) -> dict[str, str]:
        return {window.paper: window.key for window in envelopes.windows_of(settings)}

    assert keys(Settings(country="SK")) == {"A4": "din-b", "Letter": "us-10"}
    assert keys(Settings(country="GB")) == {"A4": "uk-dl", "Letter": "us-10"}
    assert keys(Settings(country="US")) == {"A4": "din-b", "Letter": "us-10"}
    assert keys(Settings(country="SK", letter_window=WindowChoice.DIN_A)) == {"A4": "din-a"}
    assert keys(Settings(country="SK", letter_window=WindowChoice.NONE)) == {}


def test_every_window_says_where_it_comes_from() -> None:
    assert {choice.value for choice in WindowChoice} - {"country", "none"} == set(WINDOWS)
    for window in WINDOWS.values():
        assert window.source
        assert window.shown.right <= PAPERS[window.paper].width
    assert A4.name in {window.paper for window in WINDOWS.values()}
