from __future__ import annotations

from dataclasses import replace

import pytest

from app.documents.certificate import CertificateFacts, render
from app.documents.paper import A4, A5, LETTER, Paper
from app.i18n import language
from tests.documents.reading import Print, solid
from tests.documents.samples import CERTIFICATE

EN, SK = language("en"), language("sk")
SHEETS = pytest.mark.parametrize("paper", [A4, A5, LETTER], ids=["A4", "A5", "Letter"])


def printed(facts: CertificateFacts, paper: Paper = A4) -> Print:
    return Print(render(facts, paper, EN))


@SHEETS
def test_one_page_says_what_until_when_and_for_whom(paper: Paper) -> None:
    read = printed(CERTIFICATE, paper)
    told = ["Electric kettle", "KT-2209-118734", "Jana Kováčová", "Štúrovo námestie 14, 911 01 Trenčín", "Štefan Kováč"]
    told += ["18 Nov 2028", "24 months from delivery", "€44.10", "30 days", *map(str, CERTIFICATE.rights)]
    told += ["Descale it once a month.", "to receipt T1-004513 of 18 November 2026", "Mária Hrušovská, for the shop"]
    assert len(read.pages) == 1
    assert all(solid(text) in read.solid for text in told)
    assert max(run.end for run in read.pages[0].runs) <= paper.width - paper.side + 0.01


def test_the_end_is_the_largest_figure_after_the_title() -> None:
    runs = sorted(printed(CERTIFICATE).pages[0].runs, key=lambda run: -run.size)
    assert runs[0].text == "Warranty certificate"
    assert runs[1].text == "18 Nov 2028"


def test_a_warranty_for_life_has_no_day() -> None:
    assert "for life" in printed(replace(CERTIFICATE, ends=None)).text


def test_a_certificate_without_buyer_price_or_care_leaves_them_out() -> None:
    bare = replace(CERTIFICATE, buyer=None, user="", price=None, care=(), answer_days=None, rights=())
    text = printed(bare).text
    assert not any(word in text for word in ("Buyer", "Price", "How to look after it", "What you are entitled to"))


def test_a_copy_says_so() -> None:
    assert "COPY 1" in printed(replace(CERTIFICATE, copy=1)).text


def test_rights_longer_than_a_page_go_on_with_the_number_above() -> None:
    read = printed(replace(CERTIFICATE, rights=("You may ask for a repair. " * 30,) * 8))
    assert len(read.pages) > 1
    assert read.pages[1].rows[0] == "Marlowe & Daughter | Z-000482"


def test_the_same_facts_give_the_same_bytes() -> None:
    assert render(CERTIFICATE, A4, SK) == render(CERTIFICATE, A4, SK)
