from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace
from datetime import date, datetime
from enum import Enum

import pytest

from app.documents import call_list, consent_form, person_report, privacy_notice
from app.documents.paper import A4, A5, LETTER, Paper
from app.documents.writing import clean
from app.domain import person_report_json
from app.domain.customer import CustomerDraft
from app.domain.money import Money
from app.domain.person_report import PersonReport
from app.i18n import language
from tests.documents.privacy_samples import CALLS, FORM, NOTICE, PERSON, REPORT
from tests.documents.reading import Print, solid
from tests.documents.test_hostile import HOSTILE

EN, SK, ZH = language("en"), language("sk"), language("zh_CN")
SHEETS = pytest.mark.parametrize("paper", [A4, A5, LETTER], ids=lambda paper: str(paper.name))


def inside(read: Print, paper: Paper) -> bool:
    return all(
        paper.side - 0.01 <= run.x and run.end <= paper.width - paper.side + 0.01 and run.y < paper.height - 10
        for page in read.pages
        for run in page.runs
    )


def texts(value: object) -> Iterator[str]:
    """Every text somebody typed, anywhere in a value."""
    if isinstance(value, str) and not isinstance(value, Enum):
        yield value
    elif isinstance(value, tuple):
        for item in value:
            yield from texts(item)
    elif is_dataclass(value) and not isinstance(value, Money):
        for field in fields(value):
            yield from texts(getattr(value, field.name))


@SHEETS
def test_a_person_report_leaves_nothing_out(paper: Paper) -> None:
    read = Print(person_report.render(PERSON, paper, EN))
    keys = {"sale", "buyer", "sold", "resolved", "phone", "repair", "open", "spouse", "counter", "cash", "received"}
    keys |= {"pc", "kg", "birthday", "zh_CN", "change", "SK", "image/png", REPORT.shop}
    held = [line for text in texts(REPORT) if text not in keys and text[:1] != "{" for line in text.split("\n")]
    assert [text for text in held if solid(text) not in read.solid] == []
    for shown in ("1 Mar 2024", "£56.70", "18 Nov 2028", "Nováková → Kováčová", "简体中文", "0.150 kg", "Resolved"):
        assert solid(shown) in read.solid
    assert len(read.pages) > 1
    assert [f"{number} / {len(read.pages)}" in page.rows[-1] for number, page in enumerate(read.pages, 1)]
    assert inside(read, paper)


def test_a_person_of_whom_little_is_known_is_told_that_there_is_no_more() -> None:
    contact = replace(REPORT.contact, draft=CustomerDraft(family_name="Li"), portrait=None, verified_on=None)
    bare = PersonReport(made_at=REPORT.made_at, shop=REPORT.shop, contact=contact, since=REPORT.since)
    read = Print(person_report.render(replace(PERSON, report=bare), A4, EN))
    assert "Purchases" in read.text
    assert solid("We keep nothing under these headings: How to reach you") in read.solid


def test_the_report_as_json_says_the_same_under_stable_keys() -> None:
    document = json.loads(person_report_json.written(REPORT))
    assert list(document)[:6] == ["format", "version", "made_at", "shop", "person", "consents"]
    assert document["person"]["birthday"] == {"month": 8, "day": 15, "year": None, "calendar": "lunar", "leap": True}
    assert document["person"]["addresses"][1]["returned"] == "2026-03-01"
    assert document["consents"][0] | {"at": ""} == {
        "channel": "letter",
        "purpose": "greeting",
        "state": "yes",
        "at": "",
        "source": "counter",
        "wording": "May we send you a card; for your birthday?\nAnd holidays?",
        "staff": "Ruth",
    }
    purchase = document["purchases"][0]
    assert (purchase["number"], purchase["total"]) == ("T1-004513", {"amount": "56.70", "currency": "GBP"})
    assert purchase["lines"][2]["quantity"] == "0.150"
    assert document["other_numbers"] == [{"program": "shopify", "id": "6543"}]
    held = json.dumps(document, ensure_ascii=False)
    assert [
        text for text in texts(REPORT) if text != "zh_CN" and json.dumps(text, ensure_ascii=False)[1:-1] not in held
    ] == []
    known = {field.name for field in fields(CustomerDraft)} - {"id"}
    written = set(document["person"]) | {f"birth_{part}" for part in ("day", "month", "year", "calendar", "leap")}
    assert known <= written


@SHEETS
def test_a_consent_form_is_asked_and_signed(paper: Paper) -> None:
    read = Print(consent_form.render(FORM, paper, EN))
    for text in texts(FORM.purposes):
        assert solid(text) in read.solid
    for text in ("Jana Kováčová", "0905 218 447", "Your answer of 2 Nov 2026", FORM.free, "Customer’s signature"):
        assert solid(text) in read.solid
    assert read.text.count("×") == 2
    assert inside(read, paper)


@SHEETS
def test_a_call_list_has_a_box_and_a_line_for_each(paper: Paper) -> None:
    read = Print(call_list.render(CALLS, paper, EN))
    for text in (
        "Cast iron pan 24 cm",
        "£42.00",
        "0905 218 447",
        "evenings only",
        "铸铁锅",
        "no phone",
        "up to £45.00",
    ):
        assert solid(text) in read.solid
    assert inside(read, paper)
    many = replace(CALLS, calls=CALLS.calls * 20)
    read = Print(call_list.render(many, paper, SK))
    assert read.solid.count(solid("evenings only")) == 20
    assert inside(read, paper)
    nobody = Print(call_list.render(replace(CALLS, calls=()), paper, EN))
    assert "Nobody waits for it." in nobody.text


@pytest.mark.parametrize(
    "text", [*HOSTILE[:8], *HOSTILE[16:27], "Kováčová-" * 6 + "Nová", "欧阳" * 30], ids=str.__len__
)
def test_any_name_is_printed_whole_and_stays_on_its_paper(text: str) -> None:
    person = replace(FORM.person, name=text, phone=text, address_lines=(text,)) if FORM.person else None
    called = replace(CALLS.calls[0], name=text, wants=text, note=text, phone=text[:20])
    draft = replace(REPORT.contact.draft, family_name=text, note=text, tags=(text,))
    report = replace(REPORT, contact=replace(REPORT.contact, draft=draft))
    for data in (
        consent_form.render(replace(FORM, person=person), A5, ZH),
        call_list.render(replace(CALLS, product=text, calls=(called,)), A5, ZH),
        person_report.render(replace(PERSON, report=report), A5, ZH),
    ):
        read = Print(data)
        assert solid(clean(text))[:40] in read.solid or "\uf780" <= max(clean(text)) <= "\uf786"
        assert inside(read, A5)


def test_the_same_facts_give_the_same_bytes() -> None:
    assert person_report.render(PERSON, A4, SK) == person_report.render(PERSON, A4, SK)
    assert consent_form.render(FORM, A4, SK) == consent_form.render(FORM, A4, SK)
    assert privacy_notice.render(NOTICE, A4, SK) == privacy_notice.render(NOTICE, A4, SK)
    assert solid(NOTICE.sections[0].heading) in Print(privacy_notice.render(NOTICE, A5, ZH)).solid
    assert REPORT.made_at == datetime.fromisoformat("2026-11-22T10:00:00+01:00")
    assert NOTICE.checked == date(2026, 11, 22)
