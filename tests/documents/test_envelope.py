"""Envelopes measured on the printed face: what the post keeps for itself stays free."""

from __future__ import annotations

from dataclasses import replace

import pytest

from app.documents import envelope
from app.documents.envelope_chinese import BOX_LEFT, BOX_PITCH, BOX_TOP, BOX_WIDE
from app.documents.envelope_facts import EnvelopeFacts
from app.documents.paper import ENVELOPES
from app.domain.envelope import CHINESE_SIZES, EnvelopeSize
from app.i18n import language
from tests.documents.label_samples import ADDRESSES, TWELVE_LINES
from tests.documents.reading import MM, Page, Print, solid
from tests.documents.test_labels import frames

WESTERN = EnvelopeFacts(
    sender_lines=("Dom a záhrada, s. r. o.", "Štúrovo námestie 14", "911 01 Trenčín"), recipient_lines=()
)
CHINESE = EnvelopeFacts(
    sender_lines=("杭州市上城区中山南路 12 号", "老街茶器"),
    recipient_lines=ADDRESSES["zh_CN"][0],
    sender_postcode="310002",
    chinese=True,
)
EVERY = pytest.mark.parametrize("size", list(EnvelopeSize))


def page(facts: EnvelopeFacts, size: str, code: str = "en") -> Page:
    (only,) = Print(envelope.render(facts, ENVELOPES[size], language(code))).pages
    return only


@EVERY
@pytest.mark.parametrize("lines", [ADDRESSES["en"][0], ADDRESSES["sk"][0], ADDRESSES["zh_CN"][1], TWELVE_LINES])
def test_stamps_and_bars_of_the_post_stay_free(size: str, lines: tuple[str, ...]) -> None:
    facts = replace(WESTERN, recipient_lines=lines)
    shown = page(facts, size)
    paper = ENVELOPES[size]
    assert shown.width == pytest.approx(paper.width, abs=0.1)
    assert shown.height == pytest.approx(paper.height, abs=0.1)
    assert shown.width > shown.height
    assert envelope.problems(facts, paper) == ()
    for run in shown.runs:
        assert run.size >= 7.0
        assert run.end <= paper.width - 10
        assert run.y <= paper.height - 15 + 0.05
        assert not (run.end > paper.width - 74 and run.y - run.size * 0.7 / MM < 40 - 0.05), run
    assert "".join(run.text for run in shown.runs).replace(" ", "").count(lines[-1].replace(" ", "")) == 1


@EVERY
def test_the_address_is_in_the_lower_right_and_the_sender_at_the_top_left(size: str) -> None:
    shown = page(replace(WESTERN, recipient_lines=ADDRESSES["sk"][0]), size)
    name = next(run for run in shown.runs if run.text == "Jana Kováčová")
    sender = next(run for run in shown.runs if run.text.startswith("Dom a"))
    assert name.x >= shown.width * 0.4 - 0.1
    assert name.y > 40
    assert sender.x == pytest.approx(10, abs=0.1)
    assert sender.y < 20


@pytest.mark.parametrize("size", [size.value for size in CHINESE_SIZES])
def test_the_chinese_face_has_six_red_boxes_with_the_code(size: str) -> None:
    shown = page(CHINESE, size, "zh_CN")
    boxes = frames(shown)
    assert [left for left, *_ in boxes] == pytest.approx([BOX_LEFT + place * BOX_PITCH for place in range(6)], abs=0.1)
    assert all(top == pytest.approx(BOX_TOP, abs=0.1) for _, top, *_ in boxes)
    assert max(right for _, _, right, _ in boxes) < 90
    assert max(bottom for *_, bottom in boxes) < 26
    figures = [run for run in shown.runs if run.text in set("0123456789")]
    for (left, *_), run, figure in zip(boxes, figures, "310012", strict=True):
        assert run.text == figure
        assert (run.x + run.end) / 2 == pytest.approx(left + BOX_WIDE / 2, abs=0.1)


@pytest.mark.parametrize("size", [size.value for size in CHINESE_SIZES])
def test_the_chinese_face_goes_from_place_to_name_to_sender(size: str) -> None:
    shown = page(CHINESE, size, "zh_CN")
    rows = [solid(row) for row in shown.rows]
    place, name, sender, code = (
        next(number for number, row in enumerate(rows) if text in row)
        for text in ("浙江省", "陈静收", "老街茶器", "310002")
    )
    assert place < name < sender < code
    for run in shown.runs:
        in_strip = run.y > shown.height - 20 + 0.05 and run.x < shown.width - 55
        assert not in_strip, run
        assert run.end <= shown.width - 11


def test_mail_abroad_from_china_has_the_western_face() -> None:
    shown = page(replace(CHINESE, recipient_lines=ADDRESSES["en"][0]), "C6")
    assert frames(shown) == []
    assert "Mrs Emily Whitmore" in shown.rows


def test_an_envelope_with_a_window_shows_the_sender_alone() -> None:
    shown = page(replace(WESTERN, recipient_lines=ADDRESSES["sk"][0], window=True), "DL")
    assert shown.rows == list(WESTERN.sender_lines)


def test_an_address_without_end_is_told_before_printing() -> None:
    facts = replace(WESTERN, recipient_lines=("Jana", *("Line",) * 40))
    (told,) = envelope.problems(facts, ENVELOPES["DL"])
    assert "Jana" in language("en").render(told)
