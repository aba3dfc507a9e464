"""Lists of another program come in: each row once, nobody twice, and all of it back."""

from __future__ import annotations

import csv
from collections import deque
from dataclasses import replace
from typing import TYPE_CHECKING, TypeVar

import pytest

from app.domain.complaint import ComplaintState
from app.domain.consent import Channel, Purpose, State
from app.domain.customer import CustomerDraft, PhoneEntry
from app.domain.importing import Imported, ImportKind, Order, Rule, RunState
from app.i18n import language
from app.models.database import db
from app.services import check, complaints, customers, import_answers, imports, products
from app.services.import_answers import Decision

from .till import SELLER, SETTINGS, at

if TYPE_CHECKING:
    from collections.abc import Generator, Sequence
    from pathlib import Path

    from app.domain.imported import Undone
    from app.domain.progress import Progress

Answer = TypeVar("Answer")

NOW = at("2026-11-18")
GOOGLE = ("First Name", "Last Name", "Labels", "E-mail 1 - Value", "Phone 1 - Label", "Phone 1 - Value", "Birthday")
PEOPLE = (
    ("Jana", "Kováčová", "vip", "jana@example.com", "Mobile", "0905 218 447", "1986-04-12"),
    ("Ján", "Novák", "", "", "Mobile", "0905 111 222", ""),
    ("Jana", "Kováčová", "", "jana@example.org", "Mobile", "0905 218 447", ""),
    ("Peter", "Kováč", "", "", "Mobile", "0905 218 447", ""),
    ("", "", "vip", "", "", "", "1990-01-01"),
)
REMEMBERED = {"audit", "import_run", "import_mapping", "act", "act_change", "series"}


def finished(work: Generator[Progress, None, Answer]) -> Answer:
    found: list[Answer] = []

    def run() -> Generator[Progress, None, None]:
        found.append((yield from work))

    deque(run(), maxlen=0)
    return found[0]


def table(path: Path, header: Sequence[str], rows: Sequence[Sequence[str]]) -> Path:
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows((header, *rows))
    return path


def bring(
    path: Path, kind: ImportKind = ImportKind.CUSTOMERS, rule: Rule | None = None, *, dry_run: bool = False
) -> Imported:
    order = Order(path=path, kind=kind, rule=rule)
    return finished(imports.bring(order, seller=SELLER, now=NOW, settings=SETTINGS, dry_run=dry_run))


def take_back(number: int) -> Undone:
    return finished(imports.undo(number, seller=SELLER, now=at("2026-11-19")))


def counts() -> dict[str, int]:
    names = [row[0] for row in db.execute_sql("SELECT name FROM sqlite_schema WHERE type = 'table'").fetchall()]
    kept = [name for name in names if "search_" not in name and name not in REMEMBERED]
    return {name: db.execute_sql(f'SELECT count(*) FROM "{name}"').fetchone()[0] for name in kept}  # noqa: S608 - names from the schema


def one(sql: str, *values: object) -> object:
    row = db.execute_sql(sql, values).fetchone()
    return row[0] if row else None


def customer_of(phone: str, family: str) -> int:
    found = customers.with_phone(phone, SETTINGS)
    return next(identity for identity, name in found if family in name)


@pytest.fixture
def people(tmp_path: Path) -> Path:
    return table(tmp_path / "contacts.csv", GOOGLE, PEOPLE)


@pytest.mark.usefixtures("shop")
def test_good_rows_come_in_and_the_others_say_why(people: Path) -> None:
    before = counts()
    dry = bring(people, rule=Rule.FILL, dry_run=True)
    assert counts() == before
    result = bring(people, rule=Rule.FILL)
    assert dry.counts == result.counts
    assert (dry.number, result.number) == (0, 1)
    assert (result.counts.rows, result.counts.created, result.counts.updated) == (5, 3, 1)
    assert [(note.row, str(note.words)) for note in result.problems] == [
        (6, "There is no name, no phone and no e-mail address.")
    ]
    jana = customers.draft(customer_of("0905218447", "Kováčová"))
    assert [email.address for email in jana.emails] == ["jana@example.com", "jana@example.org"]
    assert jana.tags == ("vip",)
    assert check.run().problems == ()


@pytest.mark.usefixtures("shop")
def test_a_family_at_one_phone_stays_a_family(people: Path) -> None:
    bring(people, rule=Rule.UPDATE)
    found = customers.with_phone("0905 218 447", SETTINGS)
    assert sorted(name for _, name in found) == ["Jana Kováčová", "Peter Kováč"]


@pytest.mark.usefixtures("shop")
def test_namesakes_in_different_streets_are_all_there(tmp_path: Path) -> None:
    rows = (("Peter Novák", "Hlavná 1, Nitra"), ("Peter Novák", "Dlhá 7, Košice"), ("Peter Novák", ""))
    result = bring(table(tmp_path / "names.csv", ("Name", "Address"), rows), rule=Rule.SKIP)
    assert result.counts.created == 2
    again = bring(table(tmp_path / "again.csv", ("Name", "Address"), rows[::-1]), rule=Rule.SKIP)
    assert again.counts.created == 0


@pytest.mark.usefixtures("shop")
@pytest.mark.parametrize("rule", [Rule.FILL, Rule.SKIP, Rule.UPDATE, Rule.NEW])
def test_the_same_file_again_adds_nobody(people: Path, rule: Rule) -> None:
    bring(people, rule=rule)
    before = counts()["customer"]
    again = bring(people, rule=rule)
    assert again.counts.created == 0
    assert counts()["customer"] == before


@pytest.mark.usefixtures("shop")
def test_a_row_that_may_be_somebody_waits_for_an_answer(people: Path) -> None:
    result = bring(people, rule=Rule.ASK)
    assert (result.counts.created, result.counts.waiting) == (3, 1)
    question = import_answers.questions(result.number)[0]
    assert (question.row, question.candidates[0].name) == (4, "Jana Kováčová")
    assert "same phone" in [str(reason) for reason in question.candidates[0].reasons]
    import_answers.answer(result.number, (question.id,), Decision.ADD, seller=SELLER, now=NOW, settings=SETTINGS)
    assert len(customers.draft(question.candidates[0].customer_id).emails) == 2
    after = imports.imported(result.number).counts
    assert (after.waiting, after.updated) == (0, 1)
    assert import_answers.questions(result.number) == ()


@pytest.mark.usefixtures("shop")
def test_really_new_is_written_down_and_never_asked_again(people: Path) -> None:
    result = bring(people, rule=Rule.ASK)
    question = import_answers.questions(result.number)[0]
    ids = (question.id,)
    import_answers.answer(result.number, ids, Decision.RELATIVE, seller=SELLER, now=NOW, settings=SETTINGS)
    assert one("SELECT count(*) FROM customer") == 4
    assert one("SELECT count(*) FROM relation") == 1
    assert one("SELECT state FROM duplicate_pair") == "different"


@pytest.mark.usefixtures("shop")
def test_undo_leaves_the_shop_as_it_was_and_keeps_what_was_worked_with(people: Path) -> None:
    known = customers.save(
        CustomerDraft(given_name="Ján", family_name="Novák", phones=(PhoneEntry("0905 111 222"),)),
        seller=SELLER,
        now=at("2026-11-17"),
        settings=SETTINGS,
    )
    path = people.with_name("more.csv")
    table(path, GOOGLE, (*PEOPLE[:1], ("Ján", "Novák", "tea", "jan@example.com", "", "0905 111 222", "1970-05-01")))
    before = counts()
    number = bring(path, rule=Rule.FILL).number
    filled = customers.draft(known.id)
    assert (filled.birth_year, filled.tags) == (1970, ("tea",))
    undone = take_back(number)
    assert (undone.customers, undone.kept, undone.taken_back) == (1, 0, 1)
    assert counts() == before
    assert customers.draft(known.id).birthday is None
    assert imports.run(number).state is RunState.UNDONE
    again = bring(path, rule=Rule.FILL)
    jana = customers.draft(customer_of("0905218447", "Kováčová"))
    customers.save(
        replace(jana, note="collects cups"),
        seller=SELLER,
        now=at("2026-11-20"),
        settings=SETTINGS,
    )
    assert take_back(again.number).kept_customers == 1
    assert check.run().problems == ()


@pytest.mark.usefixtures("shop")
def test_one_id_of_the_other_program_is_one_person(tmp_path: Path) -> None:
    header = [
        *("Customer ID", "First Name", "Last Name", "Email", "Accepts Email Marketing", "Phone", "Total Spent"),
        *("Total Orders", "Note", "Tax Exempt", "Tags", "Default Address Company", "Accepts SMS Marketing"),
        *("Default Address Zip", "Default Address City"),
    ]
    row = ["'7210448301122", "Eva", "Malá", "eva@example.com", "yes", "'+421905333444", "12.00", "1", "", "no", ""]
    first = table(tmp_path / "one.csv", header, [[*row, "", "no", "'81101", "Bratislava"]])
    renamed = ["'7210448301122", "Eva", "Veľká", "eva.v@example.com", *row[4:]]
    second = table(tmp_path / "two.csv", header, [[*renamed, "", "no", "'81101", "Bratislava"]])
    assert bring(first, rule=Rule.UPDATE).counts.created == 1
    assert bring(second, rule=Rule.UPDATE).counts.updated == 1
    eva = customers.file(customer_of("+421905333444", "Veľká"), today=NOW.date(), settings=SETTINGS)
    states = {(answer.channel, answer.purpose): (answer.state, answer.source) for answer in eva.consents}
    assert states[Channel.EMAIL, Purpose.OFFER] == (State.YES, "import")
    assert states.get((Channel.LETTER, Purpose.GREETING)) is None


@pytest.mark.usefixtures("shop")
def test_cancelled_it_goes_on_where_it_stopped(tmp_path: Path) -> None:
    rows = [("Given", f"Family{n:04}", "", f"p{n}@example.com", "", "", "") for n in range(1200)]
    path = table(tmp_path / "long.csv", GOOGLE, rows)
    order = Order(path=path, kind=ImportKind.CUSTOMERS, rule=Rule.FILL)
    work = imports.bring(order, seller=SELLER, now=NOW, settings=SETTINGS)
    next(work)
    work.close()
    assert 0 < int(str(one("SELECT count(*) FROM customer"))) < 1200
    assert imports.runs()[0].state is RunState.CANCELLED
    result = bring(path, rule=Rule.FILL)
    assert (result.number, result.counts.created, result.counts.rows) == (1, 1200, 1200)
    assert one("SELECT count(*) FROM customer") == 1200
    assert check.run().problems == ()


@pytest.mark.usefixtures("shop")
def test_products_by_code_with_words_for_destroyed_ones(tmp_path: Path) -> None:
    header = ("Handle", "SKU", "Name", "Category", "Cost", "Barcode", "Price [Shop]", 'Tax - "DPH" (23%)')
    rows = (
        ("tea", "T1", "Green tea", "Tea", "1", "4006381333931", "3,50", "Y"),
        ("cup", "C1", "Cup", "China", "1", "8.59E+12", "9.90", "Y"),
        ("pot", "P1", "Pot", "China", "1", "4006381333930", "1 284,50", "N"),
        ("bad", "B1", "Bad", "", "", "", "free", ""),
    )
    path = table(tmp_path / "items.csv", header, rows)
    source, look = imports.look(Order(path=path, kind=ImportKind.PRODUCTS), now=NOW, settings=SETTINGS)
    assert source.preset == "loyverse"
    assert look.counts.created == 3
    result = bring(path, ImportKind.PRODUCTS)
    words = {note.row: str(note.words) for note in (*result.problems, *result.warnings)}
    assert "A spreadsheet destroyed this bar code" in words[3]
    assert "check digit" in words[4]
    assert "is not a number" in words[5]
    assert str(products.draft(int(str(products.by_code("P1")))).price) == "1284.5"
    assert products.by_code("04006381333931") is not None
    dearer = table(tmp_path / "dearer.csv", header, [(*rows[0][:6], "4.20", "Y")])
    assert bring(dearer, ImportKind.PRODUCTS, Rule.UPDATE).counts.updated == 1
    assert str(products.draft(int(str(products.by_code("T1")))).price) == "4.2"
    take_back(2)
    assert str(products.draft(int(str(products.by_code("T1")))).price) == "3.5"
    assert take_back(1).products == 3
    assert one("SELECT count(*) FROM product") == 0


@pytest.mark.usefixtures("shop")
def test_complaints_are_numbered_by_our_series_and_keep_theirs(tmp_path: Path) -> None:
    header = [
        *("Date_received", "Product", "Issue", "Consumer_complaint_narrative", "Submitted_via", "State"),
        *("Company_response_to_consumer", "Complaint_ID"),
    ]
    rows = (
        ("27-04-2023", "Kettle", "It leaks", "From the first day.", "Web", "PA", "Closed with explanation", "6896026"),
        ("13-05-2023", "Kettle", "No answer", "", "Phone", "TX", "In progress", "6896027"),
        ("13-13-2023", "Kettle", "When?", "", "Phone", "TX", "In progress", "6896028"),
    )
    path = table(tmp_path / "complaints.csv", header, rows)
    result = bring(path, ImportKind.COMPLAINTS)
    assert [str(note.words) for note in result.problems] == ["“13-13-2023” is not a day."]
    first = complaints.complaint("C1-000001")
    assert (first.row.state, first.row.received.date().isoformat()) == (ComplaintState.CLOSED, "2023-04-27")
    assert one("SELECT external_number FROM complaint WHERE number = 'C1-000002'") == "6896027"
    assert "State: PA" in first.events[1].text
    assert bring(path, ImportKind.COMPLAINTS).counts.created == 0
    complaints.note("C1-000002", "We called.", seller=SELLER, now=at("2026-11-19"))
    undone = take_back(result.number)
    assert (undone.complaints, undone.kept_complaints) == (1, 1)


@pytest.mark.usefixtures("shop")
def test_a_table_of_ones_own_is_remembered_by_its_columns(tmp_path: Path) -> None:
    path = table(tmp_path / "mine.csv", ("kto", "kde"), [("Ján Novák", "0905 111 222")])
    order = Order(path=path, kind=ImportKind.CUSTOMERS, renamed=(("kto", "full_name"), ("kde", "phone")))
    finished(imports.bring(order, seller=SELLER, now=NOW, settings=SETTINGS))
    source, look = imports.look(Order(path=path, kind=ImportKind.CUSTOMERS), now=NOW, settings=SETTINGS)
    assert source.mapping == ("full_name", "phone")
    assert look.counts.already == 1


@pytest.mark.usefixtures("shop")
def test_the_answer_as_json_keeps_its_keys(people: Path) -> None:
    answer = bring(people, rule=Rule.SKIP).as_json(language("en").render)
    keys = ["number", "rows", "created", "updated", "skipped", "waiting", "problems", "warnings", "lost", "seconds"]
    assert list(answer) == keys
