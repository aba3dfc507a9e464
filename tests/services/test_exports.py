from __future__ import annotations

import csv
from collections.abc import Generator
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import TypeVar

import pytest
from python_calamine import CalamineWorkbook

from app.domain import cells
from app.domain.complaint_file import ComplaintDraft
from app.domain.consent import State
from app.domain.customer import Address, CustomerDraft, EmailEntry, PhoneEntry
from app.domain.customer_card import CustomerQuery
from app.domain.product import ProductDraft
from app.errors import FileError, InputError
from app.models.database import db
from app.services import check, complaints, customers, exports, products
from tests import verbs

Result = TypeVar("Result")
NAMES = ("Jana Kováčová", "张伟", "=SUM(A1:A9)", "Kováčová-" * 6 + "Nová", "欧阳娜娜", 'O\'Brien; Ltd, "x"')


def done(steps: Generator[object, None, Result]) -> Result:
    while True:
        try:
            next(steps)
        except StopIteration as end:
            return end.value  # type: ignore[no-any-return]  # the generator's result


def table(path: Path) -> list[dict[str, str]]:
    if path.suffix == ".csv":
        with path.open(encoding="utf-8-sig", newline="") as file:
            return [{name: cells.bare(cell) for name, cell in row.items()} for row in csv.DictReader(file)]
    head, *rows = CalamineWorkbook.from_path(str(path)).get_sheet_by_index(0).to_python()
    return [dict(zip(map(str, head), map(str, row), strict=True)) for row in rows]


@pytest.fixture
def people(my_shop: verbs.Shop) -> list[int]:
    """Six people; the first two live together, and the first gets their letters."""
    draft = CustomerDraft(
        phones=(PhoneEntry("+421 905 218 447", "Mobil"), PhoneEntry("0905 1")),
        emails=(EmailEntry("a@b.sk"),),
        addresses=(Address("Stará 1", "Nitra", past=True), Address("Nová 2", "Trenčín", "", "911 01", "SK")),
        note="One\n\nthree",
        tags=("čaj; zelený", "gifts"),
    )
    ids = [
        customers.save(replace(draft, family_name=name), seller="Ruth", now=my_shop.now, settings=my_shop.settings).id
        for name in NAMES
    ]
    customers.answer_consent(ids[0], State.YES, source="counter", wording="May we?", seller="Ruth", now=my_shop.now)
    db.execute_sql("INSERT INTO household (id, name, letter_to) VALUES (1, 'Kováčovci', ?)", (ids[1],))
    db.execute_sql("UPDATE customer SET household_id = 1 WHERE id IN (?, ?)", (ids[0], ids[1]))
    return ids


@pytest.mark.parametrize("ending", [".csv", ".xlsx"])
def test_all_customers_stand_in_the_table(my_shop: verbs.Shop, people: list[int], tmp_path: Path, ending: str) -> None:
    file = tmp_path / f"all{ending}"
    exported = done(exports.customers(file, seller="Ruth", now=my_shop.now, settings=my_shop.settings))
    assert (exported.rows, exported.path) == (6, file)
    rows = table(file)
    assert [row["Family name"] for row in rows] == list(NAMES)
    assert [row["Household"] for row in rows[:3]] == ["1", "1", ""]
    assert [row["Household letters"] for row in rows[:2]] == ["", "yes"]
    first = rows[0]
    assert (first["Phone 1"], first["Phone 1 label"], first["Phone 2"]) == ("+421 905 218 447", "Mobil", "0905 1")
    assert (first["Address 1 city"], first["Address 2 city"], first["Address 2 past"]) == ("Trenčín", "Nitra", "yes")
    assert first["Note"] == "One\n\nthree"
    assert cells.split(first["Tags"]) == ("gifts", "čaj; zelený")
    assert cells.split(first["Consent letter greeting evidence"])[1:] == ("counter", "Ruth", "May we?")
    record = db.execute_sql("SELECT staff, kind, record, after FROM audit ORDER BY id DESC LIMIT 1").fetchone()
    assert record == ("Ruth", "customers", f"all{ending}", '{"rows": 6}')
    assert check.run().ok
    assert len(people) == 6


def test_the_customers_of_a_list_keep_its_order(my_shop: verbs.Shop, people: list[int], tmp_path: Path) -> None:
    ids = exports.chosen(CustomerQuery(), now=my_shop.now)
    assert sorted(ids) == people
    file = tmp_path / "list.csv"
    done(exports.customers(file, ids[1:3], seller="Ruth", now=my_shop.now, settings=my_shop.settings))
    assert [row["Number"] for row in table(file)] == [str(one) for one in ids[1:3]]
    card = tmp_path / "list.vcf"
    done(exports.customers(card, ids[1:3], seller="Ruth", now=my_shop.now, settings=my_shop.settings))
    assert card.read_bytes().count(b"BEGIN:VCARD\r\nVERSION:4.0\r\n") == 2


@pytest.mark.usefixtures("people")
def test_a_household_gets_one_envelope(my_shop: verbs.Shop, tmp_path: Path) -> None:
    def names() -> list[str]:
        steps = exports.customers(
            file, one_per_household=True, seller="Ruth", now=my_shop.now, settings=my_shop.settings
        )
        done(steps)
        return [cells.split(row["Name"])[0] for row in table(file)]

    file = tmp_path / "envelopes.csv"
    assert names() == [NAMES[1], *NAMES[2:]]
    db.execute_sql("UPDATE household SET letter_to = NULL")
    assert names() == ["Kováčovci", *NAMES[2:]]
    assert table(file)[0]["Envelope"] == "Kováčovci\nNová 2\n911 01 Trenčín"


def test_products_and_complaints_are_tables_too(my_shop: verbs.Shop, people: list[int], tmp_path: Path) -> None:
    tea = ProductDraft(name="+Tea", price=Decimal("0.125"), tax_code="standard", codes=("4006381333931",), care="a\nb")
    products.save(tea, seller="Ruth", now=my_shop.now, settings=my_shop.settings)
    done(exports.products(tmp_path / "p.csv", seller="Ruth", now=my_shop.now))
    (row,) = table(tmp_path / "p.csv")
    assert [row[name] for name in ("Name", "Price", "Codes", "Care")] == ["+Tea", "0.125", "4006381333931", "a\nb"]
    draft = ComplaintDraft(draft_id="1", subject="=Broken", customer_id=people[1], customer_name="张伟")
    number = complaints.register(draft, seller="Ruth", now=my_shop.now, settings=my_shop.settings).number
    complaints.note(number, "called; twice", seller="Ruth", now=my_shop.now)
    done(exports.complaints(tmp_path / "c.xlsx", seller="Ruth", now=my_shop.now))
    (row,) = table(tmp_path / "c.xlsx")
    assert [row[name] for name in ("Number", "Subject", "Customer number")] == [number, "=Broken", "2"]
    assert cells.split(row["History"].split("\n")[-1])[1:] == ("note", "Ruth", "called; twice")


def test_a_stopped_or_refused_export_leaves_nothing(my_shop: verbs.Shop, people: list[int], tmp_path: Path) -> None:
    for name in ("all.csv", "all.xlsx", "all.vcf"):
        steps = exports.customers(tmp_path / name, seller="Ruth", now=my_shop.now, settings=my_shop.settings)
        assert next(steps).done == len(people)
        steps.close()
    with pytest.raises(InputError):
        next(exports.products(tmp_path / "x.vcf", seller="Ruth", now=my_shop.now))
    assert [file.name for file in tmp_path.iterdir()] == ["shop"]


def test_who_changes_meanwhile_is_never_cut(
    my_shop: verbs.Shop, people: list[int], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(exports, "PAGE", 2)
    steps = exports.customers(tmp_path / "all.csv", seller="Ruth", now=my_shop.now, settings=my_shop.settings)
    next(steps)
    more = replace(customers.draft(people[5]), phones=tuple(PhoneEntry(f"0905 {place}") for place in range(5)))
    customers.save(more, seller="Ruth", now=my_shop.now, settings=my_shop.settings)
    with pytest.raises(FileError, match="was changed"):
        done(steps)
    assert not (tmp_path / "all.csv").exists()
