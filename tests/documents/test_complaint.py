from __future__ import annotations

from dataclasses import replace
from datetime import datetime

import pytest

from app.documents.complaint import ComplaintFacts, render
from app.documents.paper import A4, A5, LETTER, SLIP_58, SLIP_80, Paper
from app.i18n import language
from tests.documents.reading import Print, solid
from tests.documents.samples import COMPLAINT, SHOP

EN = language("en")
PAPERS = pytest.mark.parametrize("paper", [A4, A5, LETTER, SLIP_80, SLIP_58], ids=lambda paper: str(paper.name))


def printed(facts: ComplaintFacts, paper: Paper) -> Print:
    return Print(render(facts, paper, EN))


@PAPERS
def test_the_slip_says_what_was_told_asked_and_promised(paper: Paper) -> None:
    read = printed(COMPLAINT, paper)
    told = ["R-000071", "20 Nov 2026, 09:41", "in person", "received by Ruth", "Jana Kováčová", "+421 905 123 456"]
    told += ["Electric kettle", "Receipt T1-004513 of 18 Nov 2026", "£44.10", "It no longer switches off.", "Repair"]
    told += ["Water drips from the base.", "Scratch on the lid.", "base, box", "20 Dec 2026", str(COMPLAINT.handling)]
    told += ["Complaints are settled within 30 days.", "Customer’s signature", "For the shop"]
    assert all(solid(text) in read.solid for text in told)


@PAPERS
def test_it_fits_its_paper(paper: Paper) -> None:
    (page,) = printed(COMPLAINT, paper).pages
    assert page.width == pytest.approx(paper.width)
    assert min(run.x for run in page.runs) >= paper.side - 0.01
    assert max(run.end for run in page.runs) <= paper.width - paper.side + 0.01


@PAPERS
def test_a_complaint_about_service_by_nobody_known_still_prints(paper: Paper) -> None:
    bare = ComplaintFacts(shop=SHOP, number="R-1", received=datetime(2026, 1, 2, 9, 5), defect="Nobody answered.")
    assert "Nobody answered." in printed(bare, paper).text


def test_a_copy_says_so() -> None:
    assert "COPY 1" in printed(replace(COMPLAINT, copy=1), A4).text
    assert "COPY 1" in printed(replace(COMPLAINT, copy=1), SLIP_80).text


def test_the_same_facts_give_the_same_bytes() -> None:
    for paper in (A4, SLIP_80):
        assert render(COMPLAINT, paper, EN) == render(COMPLAINT, paper, EN)
