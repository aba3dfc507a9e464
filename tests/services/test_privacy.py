from __future__ import annotations

import json
from datetime import date
from typing import TYPE_CHECKING

import pytest

from app import cli
from app.domain import person_report_json
from app.domain.cart import Party
from app.domain.complaint_file import ComplaintDraft
from app.domain.consent import Channel, Purpose, Reply, Source, State
from app.domain.customer import Address, CustomerDraft, EmailEntry, PhoneEntry
from app.domain.letter import Occasion
from app.domain.need import NeedDraft
from app.domain.relation import RelationDraft
from app.domain.retention import Contact
from app.domain.warranty import months
from app.errors import InputError, NotFoundError
from app.i18n import language
from app.models import audit
from app.models.database import db
from app.services import (
    attachments,
    check,
    complaints,
    consents,
    customers,
    drafts,
    finding,
    households,
    letters,
    merges,
    needs,
    printing,
    privacy,
    relations,
    retention,
)
from app.services import settings as settings_service
from tests.services.till import SELLER, SETTINGS, at, line, sell

if TYPE_CHECKING:
    from collections.abc import Generator
    from typing import Any

    from app.services.shop import Shop

NOW = at("2026-11-22")
TODAY = date(2026, 11, 22)
# Everything that tells who she is; every one of them is typed in below, some of them in texts about other things.
HER_WORDS = (
    "Zuzana", "Zuzka", "Bartošová", "Bartosova", "Kratochvílová", "905 777", "905777", "0905 777 321",
    "zuzana.b@post.sk", "Bartošovej", "Javorová 77", "Kežmarok", "990077", "huslistka", "mandolína",
    "ticho, prosím", "zuzkin",
)  # fmt: skip


@pytest.fixture(autouse=True)
def _slovak_shop(shop: Shop) -> None:  # noqa: ARG001 - it must be open first
    settings_service.save(SETTINGS, seller=SELLER, now=NOW)


def finish(steps: Generator[tuple[int, int], None, Any]) -> Any:
    while True:
        try:
            next(steps)
        except StopIteration as end:
            return end.value


def add(**known: object) -> int:
    draft = CustomerDraft(**known)  # type: ignore[arg-type]  # fields by name
    return customers.save(draft, seller=SELLER, now=NOW, settings=SETTINGS).id


def zuzana() -> int:
    """A regular of whom the shop knows a lot, under two names."""
    identity = add(
        given_name="Zuzana",
        family_name="Kratochvílová",
        nickname="Zuzka",
        phones=(PhoneEntry("0905 777 321", "mandolína"),),
        emails=(EmailEntry("zuzana.b@post.sk"),),
        addresses=(Address("Javorová 77", "Kežmarok"),),
        occupation="huslistka",
        note="ticho, prosím",
        counter_note="zuzkin pes",
        card="990077",
        tags=("mandolína",),
    )
    married = customers.draft(identity)
    values = {name: getattr(married, name) for name in married.__dataclass_fields__}
    add(**values | {"family_name": "Bartošová", "former_name": "Kratochvílová"})
    return identity


def full_life(her: int, other: Party) -> dict[str, str]:
    """What happens between her and the shop; the numbers of the papers."""
    me = customers.party(her)
    bought = sell(line("Violin strings", serial="S-1"), line("Bow", user=Party("Zuzka’s son")), buyer=me)
    sell(line("Case", user=me), hour=13, buyer=other)
    complaint = complaints.register(
        ComplaintDraft(
            draft_id="draft-1",
            customer_id=her,
            customer_name=me.name,
            contact="0905 777 321",
            subject="Strings of Mrs Bartošovej break",
            description="Zuzana says: call +421 905/777 321 or Javorová 77",
        ),
        seller=SELLER,
        now=NOW,
        settings=SETTINGS,
    )
    reply = Reply(Channel.LETTER, Purpose.GREETING, State.YES)
    consents.answer(her, (reply,), source=Source.FORM, speech=language("en"), seller=SELLER, now=NOW)
    composed = letters.compose(her, Occasion.BIRTHDAY, seller=SELLER, now=NOW, settings=SETTINGS)
    letter = letters.write(composed.draft, seller=SELLER, now=NOW, settings=SETTINGS)
    cart = drafts.new_cart(SETTINGS)
    cart = type(cart)(
        **{**{n: getattr(cart, n) for n in cart.__dataclass_fields__}, "buyer": me, "lines": (line("Rosin"),)}
    )
    relations.save(
        RelationDraft(one_id=her, other_id=other.id or 0, one_is="aunt", other_is="nephew", note="zuzkin dar"),
        seller=SELLER,
        now=NOW,
    )
    households.join(other.id or 0, her, seller=SELLER, now=NOW, settings=SETTINGS)
    needs.save(NeedDraft(customer_id=her, what="struny na mandolínu", note="mandolína z Brna"), seller=SELLER, now=NOW)
    attachments.keep(her, "mandolína.txt", b"zuzkin pes", seller=SELLER, now=NOW)
    drafts.park(cart, seller=SELLER, now=NOW, settings=SETTINGS, label=me.name)
    return {"sale": bought.number, "complaint": complaint.number, "letter": letter.number}


def every_text() -> str:
    """Every value of every table, the index's own among them."""
    tables = [row[0] for row in db.execute_sql("SELECT name FROM sqlite_schema WHERE type = 'table'").fetchall()]
    rows = (row for name in tables for row in db.execute_sql(f'SELECT * FROM "{name}"').fetchall())  # noqa: S608 - names of our own tables
    return "\n".join(
        value.decode("utf-8", "replace") if isinstance(value, bytes) else str(value) for row in rows for value in row
    )


def test_an_erased_person_is_nowhere_in_the_file_and_the_shop_s_figures_stay(shop: Shop) -> None:
    her = zuzana()
    other = customers.party(add(given_name="Peter", family_name="Malík", addresses=(Address("Lipová 3", "Nitra"),)))
    twice = add(given_name="Zuzka", family_name="Bartosova", phones=(PhoneEntry("+421 905 777 321"),))
    sell(line("Rosin", term=None), buyer=customers.party(twice))
    merges.merge(her, twice, seller=SELLER, now=NOW)
    papers = full_life(her, other)
    shop.papers.mkdir(exist_ok=True)
    for name in (f"receipt-{papers['sale']}-80mm.pdf", f"letter-{papers['letter']}-A4.pdf", "receipt-B9-000001-A4.pdf"):
        (shop.papers / name).write_bytes(b"%PDF-")
    assert all(word in every_text() for word in ("Bartošovej", "Kratochvílová", "0905 777 321"))
    totals = db.execute_sql("SELECT number, total, customer_id FROM sale ORDER BY id").fetchall()
    before = privacy.standing(shop, her, today=TODAY)
    assert (before.sales, before.complaints, before.letters, before.unpaid, before.merged) == (2, 1, 1, 1, 1)
    assert before.open_complaints == (papers["complaint"],)
    assert before.running_warranties == 2

    erased = finish(privacy.erase(shop, her, seller=SELLER, now=NOW))

    assert erased.papers == 2
    held = every_text()
    raw = b"".join(file.read_bytes() for file in shop.folder.iterdir() if file.is_file())
    assert b"violin strings" in raw.lower(), "the file can be read as it lies"
    for word in HER_WORDS:
        assert word.lower() not in held.lower(), word
        assert word.encode() not in raw, word
    assert check.run().ok
    assert audit.first_broken() is None
    assert db.execute_sql("SELECT number, total, customer_id FROM sale ORDER BY id").fetchall() == totals
    assert customers.party(other.id or 0) == other
    assert [hit.title for hit in finding.find("malik")] == ["Peter Malík"]
    assert finding.find("bartosova") == ()
    assert complaints.complaint(papers["complaint"]).row.subject.startswith("Strings of Mrs …")
    with pytest.raises(NotFoundError):
        finish(privacy.erase(shop, her, seller=SELLER, now=NOW))
    with pytest.raises(NotFoundError):
        privacy.standing(shop, her, today=TODAY)
    assert not json.loads(db.execute_sql("SELECT cart FROM draft").fetchone()[0])["buyer"]


def test_the_rule_finds_who_was_not_heard_of_and_spares_whoever_something_goes_on_with(shop: Shop) -> None:
    parties = {name: customers.party(_long_ago(name)) for name in ("Quiet", "Warranted", "Complaining", "Buying")}
    sell(line("Tea", term=None), on="2016-05-03", buyer=parties["Quiet"])
    sell(line("Stove", term=months(240)), on="2016-05-03", buyer=parties["Warranted"])
    sell(line("Tea", term=None), on="2026-05-03", buyer=parties["Buying"])
    draft = ComplaintDraft(
        draft_id="c", customer_id=parties["Complaining"].id, customer_name="Complaining", subject="late"
    )
    complaints.register(draft, seller=SELLER, now=at("2016-05-03"), settings=SETTINGS)
    add(family_name="Fresh")

    found = retention.page(years=5, now=NOW).rows

    assert [(row.name, row.last, row.day.year, row.sales) for row in found] == [("Quiet", Contact.SALE, 2016, 1)]
    assert retention.count(years=5, now=NOW) == 1
    done = finish(retention.run(shop, years=5, seller=SELLER, now=NOW))
    assert done.numbers == (int(parties["Quiet"].number),)
    assert retention.count(years=5, now=NOW) == 0
    assert customers.party(parties["Buying"].id or 0).name == "Buying"
    assert check.run().ok
    with pytest.raises(InputError, match="no rule yet"):
        retention.count(years=0, now=NOW)
    assert retention.suggestion(SETTINGS).years == 3


def _long_ago(name: str) -> int:
    draft = CustomerDraft(family_name=name)
    return customers.save(draft, seller=SELLER, now=at("2015-01-07"), settings=SETTINGS).id


def test_the_report_holds_everything_about_her_and_what_was_bought_for_her(shop: Shop) -> None:  # noqa: ARG001 - it must be open first
    her = zuzana()
    other = customers.party(add(given_name="Peter", family_name="Malík"))
    papers = full_life(her, other)
    report = privacy.person_report(her, now=NOW)
    assert report.name == "Zuzana Bartošová"
    assert [(one.role, [line.name for line in one.lines]) for one in report.purchases] == [
        ("user", ["Case"]),
        ("buyer", ["Violin strings", "Bow"]),
    ]
    assert [one.number for one in report.complaints] == [papers["complaint"]]
    assert [one.number for one in report.letters] == [papers["letter"]]
    assert len(report.warranties) == 3
    assert [one.state for one in report.answers] == [State.YES]
    assert any("Kratochvílová" in change.after for change in report.changes)
    assert json.loads(person_report_json.written(report))["person"]["name"] == "Zuzana Bartošová"


def test_on_the_command_line_erasing_is_said_twice(shop: Shop, capsys: pytest.CaptureFixture[str]) -> None:
    customers.quick_add("Jana Nováková", seller=SELLER, now=NOW, settings=SETTINGS)
    call = ["--data", str(shop.folder), "--lang", "en"]
    assert cli.main([*call, "erase", "1"]) == cli.TOLD
    assert "Jana Nováková would be erased for ever" in capsys.readouterr().err
    assert cli.main([*call, "person", "1", "--json"]) == cli.DONE
    assert json.loads(capsys.readouterr().out)["person"]["name"] == "Jana Nováková"
    assert cli.main([*call, "erase", "1", "--yes", "--json"]) == cli.DONE
    assert json.loads(capsys.readouterr().out) == {"numbers": [1], "papers": 0, "backups": 0}
    assert cli.main([*call, "person", "1"]) == cli.TOLD


def test_papers_of_an_erased_person_print_without_the_name_and_the_letter_says_why_it_cannot(shop: Shop) -> None:
    her = zuzana()
    papers = full_life(her, customers.party(add(given_name="Peter", family_name="Malík")))
    finish(privacy.erase(shop, her, seller=SELLER, now=NOW))
    assert printing.make(papers["sale"], "receipt").pdf.startswith(b"%PDF")
    assert printing.make("Z1-000001", "certificate").pdf.startswith(b"%PDF")
    assert printing.make(papers["complaint"], "complaint-slip").pdf.startswith(b"%PDF")
    with pytest.raises(InputError, match="was erased with its customer"):
        printing.make(papers["letter"], "letter")


def test_a_cart_and_a_letter_that_were_open_meanwhile_do_not_bring_the_name_back(shop: Shop) -> None:
    her = zuzana()
    me = customers.party(her)
    draft = letters.compose(her, Occasion.BIRTHDAY, seller=SELLER, now=NOW, settings=SETTINGS).draft
    finish(privacy.erase(shop, her, seller=SELLER, now=NOW))
    done = sell(line("Tea", user=me), buyer=me)
    assert db.execute_sql(
        "SELECT customer_id, customer_name FROM sale WHERE number = ?", (done.number,)
    ).fetchone() == (
        None,
        "",
    )
    with pytest.raises(NotFoundError):
        letters.write(draft, seller=SELLER, now=NOW, settings=SETTINGS)
    assert "Zuzana" not in every_text()
