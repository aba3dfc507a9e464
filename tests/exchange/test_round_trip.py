"""What an export writes, an import reads back: written again, the files are the same, letter for letter."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal
from functools import reduce
from pathlib import Path

import pytest

from app.domain import contact_columns, product_columns, product_presets, table_columns
from app.domain import customer as rules
from app.domain import product as product_rules
from app.domain.birthday import Calendar
from app.domain.consent import Answer, Channel, Purpose, State
from app.domain.contact import Contact, HouseholdMark, Portrait
from app.domain.customer import Address, CustomerDraft, CustomerKind, EmailEntry, PhoneEntry
from app.domain.own_table import PRODUCT_COLUMNS, Widths
from app.domain.own_table import contact_columns as columns
from app.domain.product import ProductDraft, Unit
from app.domain.read_record import ReadCustomer
from app.domain.warranty import TermUnit
from app.exchange import contact_table, csv_writer, product_table, tables, vcard_writer, vcards, xlsx_writer
from app.services import countries
from tests.exchange.test_writers import FULL, NAUGHTY

TODAY = date(2026, 11, 22)


def people() -> tuple[Contact, ...]:
    """Everybody who is hard to write down, tidied as the file keeps them."""
    answers = tuple(
        Answer(channel, purpose, State.NO, datetime(2026, 1, 2, 3, 4, 5, 6000, tzinfo=UTC), "form", f"?;\\{n}", "A;B")
        for n, (channel, purpose) in enumerate((one, two) for one in Channel for two in Purpose)
    )
    drafts = [
        CustomerDraft(
            family_name="Kováčová-" * 6 + "Nová", given_name="Jana", phones=(PhoneEntry("+421 905 218 447"),)
        ),
        CustomerDraft(family_name="欧阳", given_name="娜娜", birth_day=29, birth_month=2, language="zh_CN"),
        CustomerDraft(family_name="阿卜杜拉·买买提" * 8, birth_day=30, birth_month=2, birth_calendar=Calendar.LUNAR),
        CustomerDraft(kind=CustomerKind.ORGANISATION, organisation="<Tom> & Co; Ltd", family_name="Šťastný"),
        CustomerDraft(phones=(PhoneEntry("0042 1905", "=Home"), PhoneEntry("(02) 555", "práca"), PhoneEntry("007"))),
        CustomerDraft(family_name="Li", note="a\n\n b\n=1+1\n'quoted'\n\\n;,", tags=("a;b", "c\\d", "'=x", "Ω")),
        CustomerDraft(
            family_name="Dual",
            birth_day=1,
            birth_month=12,
            birth_year=1950,
            emails=(EmailEntry("a@b.sk", "Work"), EmailEntry("c@d.co", "her; own")),
            addresses=(
                Address("Stará 1/2, byt 3", "Nitra", "", "949 01", "SK", "home"),
                Address("中山南路 12 号", "杭州市", "浙江省", "310002", "CN", "单位", past=True),
                Address("", "Only a town", returned=date(2026, 2, 28)),
            ),
            card="0012345678905",
        ),
        *(
            CustomerDraft(family_name=text, hobbies=text, counter_note=text, tags=(text,))
            for text in NAUGHTY
            if "\ufffe" not in text
        ),
    ]
    tidy = (rules.tidied(draft) for draft in drafts)
    kept = [draft for draft in tidy if draft.display_name and not rules.problems(draft, TODAY)]
    contacts = [Contact(number=number, draft=draft) for number, draft in enumerate(kept, 1)]
    contacts[0] = replace(contacts[0], consents=answers, household=HouseholdMark(1, "N; N"), verified_on=TODAY)
    return (replace(FULL, draft=rules.tidied(FULL.draft), portrait=None), *contacts)


def again(read: ReadCustomer) -> Contact:
    """What an import would keep of a row."""
    assert read.problem is None
    assert read.number is not None
    return Contact(
        number=read.number,
        draft=rules.tidied(read.draft),
        verified_on=read.verified_on,
        consents=read.answers,
        household=read.household,
        portrait=Portrait("image/jpeg", read.picture) if read.picture else None,
    )


def write_table(path: Path, contacts: Iterable[Contact]) -> bytes:
    each = [contact_table.widths_of(contact) for contact in contacts]
    most = reduce(lambda a, b: Widths(*map(max, zip(widths(a), widths(b), strict=True))), each)
    csv = path.suffix == ".csv"
    writer = csv_writer.writing(path, columns(most)) if csv else xlsx_writer.writing(path, columns(most), "Customers")
    with writer as put:
        for contact in contacts:
            put(contact_table.row(contact, most))
    return path.read_bytes()


def widths(one: Widths) -> tuple[int, int, int]:
    return one.phones, one.emails, one.addresses


def read_table(path: Path) -> list[Contact]:
    file = tables.look(path)
    preset = contact_columns.recognise(file.header)
    assert preset is not None
    mapping = preset.mapping(file.header)
    options = contact_columns.options(
        file.header, file.sample, mapping, preset=preset, region="SK", workbook=path.suffix == ".xlsx"
    )
    found = [contact_columns.customer(row, texts, mapping, options, TODAY, "SK") for row, texts in tables.rows(file)]
    assert [one.lost for one in found if one.lost] == []
    return [again(one) for one in found]


@pytest.mark.parametrize("ending", ["csv", "xlsx"])
def test_customers_come_back_from_a_table(tmp_path: Path, ending: str) -> None:
    contacts = people()
    first = write_table(tmp_path / f"first.{ending}", contacts)
    read = read_table(tmp_path / f"first.{ending}")
    for one, other in zip(contacts, read, strict=True):
        assert contact_table.row(one, Widths(9, 9, 9)) == contact_table.row(other, Widths(9, 9, 9))
    assert write_table(tmp_path / f"second.{ending}", read) == first


def test_customers_come_back_from_vcards(tmp_path: Path) -> None:
    contacts = people()
    first = write_cards(tmp_path / "first.vcf", contacts)
    read = [again(one) for one in vcards.cards(vcards.look(tmp_path / "first.vcf"), TODAY)]
    for one, other in zip(contacts, read, strict=True):
        assert vcard_writer.card(one, "Lipa").decode() == vcard_writer.card(other, "Lipa").decode()
    assert write_cards(tmp_path / "second.vcf", read) == first


def write_cards(path: Path, contacts: Iterable[Contact]) -> bytes:
    with vcard_writer.writing(path, "Lipa") as put:
        for contact in contacts:
            put(contact)
    return path.read_bytes()


def test_products_come_back(tmp_path: Path) -> None:
    country = countries.country("SK")
    drafts = [
        ProductDraft(name="+Tea", sku="-007", price=Decimal("0.125"), tax_code="standard", codes=("4006381333931",)),
        ProductDraft(name="=1", sku="A;B", price=Decimal(30), tax_code="reduced", unit=Unit.KILOGRAM, care="a\n\nb"),
        ProductDraft(name="Pan", sku="1", price=Decimal(1), tax_code="zero", term_unit=TermUnit.LIFETIME, active=False),
        ProductDraft(
            name="锅", sku="2", price=Decimal(0), tax_code="standard", term_count=24, term_unit=TermUnit.MONTH
        ),
    ]
    drafts = [product_rules.tidied(draft) for draft in drafts]
    path = tmp_path / "products.csv"
    with csv_writer.writing(path, PRODUCT_COLUMNS) as put:
        for draft in drafts:
            put(product_table.row(draft))
    file = tables.look(path)
    preset = table_columns.recognise(file.header, product_presets.PRESETS)
    assert preset is not None
    reader = product_columns.ProductReader(file.header, preset.mapping(file.header), country, own=True)
    read = [reader.product(row, texts) for row, texts in tables.rows(file)]
    assert [one.problem for one in read if one.problem] == []
    assert [product_table.row(one.draft) for one in read] == [product_table.row(draft) for draft in drafts]
