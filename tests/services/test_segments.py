from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest

from app.domain.cart import Party
from app.domain.complaint_file import ComplaintDraft
from app.domain.consent import Channel, Purpose, State
from app.domain.customer import Address, CustomerDraft, CustomerKind, EmailEntry, PhoneEntry
from app.domain.customer_card import CustomerFilter, CustomerQuery
from app.domain.freshness import Reason
from app.domain.page import Sort
from app.domain.segment import CONDITIONS, Condition, Counted, Field, Operator, Segment, ValueKind, from_json, to_json
from app.domain.segment_words import FIELD_WORDS, OPERATOR_WORDS, describe
from app.errors import FormError, InputError, NotFoundError
from app.i18n import language
from app.models import audit, segment
from app.models.database import db, transaction
from app.models.segment_pieces import PIECES, Moment
from app.services import complaints, customers, segments
from app.services import settings as settings_service
from tests.services.till import SELLER, SETTINGS, at, customer, line, sell, steps_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from app.domain.segment import Conditions
    from app.services.shop import Shop

pytestmark = pytest.mark.usefixtures("shop")
NOW = at("2026-11-22")
LETTER = (Channel.LETTER, Purpose.GREETING)


@pytest.fixture(autouse=True)
def _slovak_shop(shop: Shop) -> None:  # noqa: ARG001 - it must be open first
    settings_service.save(SETTINGS, seller=SELLER, now=NOW)


def add(name: str, phone: str = "0905 218 447", **known: object) -> Party:
    draft = CustomerDraft(family_name=name, phones=(PhoneEntry(phone),) if phone else (), **known)  # type: ignore[arg-type]  # fields by name
    return customers.party(customers.save(draft, seller=SELLER, now=NOW, settings=SETTINGS).id)


def put(party: Party, **columns: object) -> None:
    """What other pages write about a customer."""
    for name, value in columns.items():
        db.execute_sql(f"UPDATE customer SET {name} = ? WHERE id = ?", (value, party.id))  # noqa: S608 - names of this file


def where(field: Field, operator: Operator, value: object = "", extra: str = "") -> Condition:
    return Condition(field, operator, str(value), extra)


def names(*conditions: Condition, sort: Sort | None = None, limit: int = 2) -> list[str]:
    found: list[str] = []
    cursor = None
    while True:
        page = segments.page(conditions, cursor, limit, sort=sort, now=NOW)
        found += [row.name for row in page.rows]
        if page.next is None:
            return found
        cursor = page.next


def saved(name: str, *conditions: Condition) -> Segment:
    return segments.save(Segment(name, conditions), seller=SELLER, now=NOW).segment


@pytest.fixture(params=["by the few an index leads to", "along the list"])
def _both_ways(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Every filter means the same people, whichever way they are reached."""
    if request.param == "along the list":
        monkeypatch.setattr(segment, "FEW", -1)
        monkeypatch.setattr(segment, "MANY", -1)
        monkeypatch.setattr(segment, "FAR", 3)


@pytest.fixture
def people() -> dict[str, Party]:
    jana = add(
        "Jana",
        tags=("tea",),
        addresses=(Address("Lipová 3", "Nitra", postcode="949 01"),),
        emails=(EmailEntry("jana@post.sk"),),
        birth_day=25,
        birth_month=11,
        source="fair",
        language="en",
    )
    pan = add("Panák", addresses=(Address("Dlhá 1", "Trenčín", postcode="911 01", returned=date(2026, 5, 1)),))
    firm = add("Škola", kind=CustomerKind.ORGANISATION, organisation="Škola Lipová", phone="12")
    bare = add("Tichý", phone="", given_name="Cecília", tags=("quiet",))
    for day in ("2026-02-01", "2026-03-01", "2026-11-20"):
        sell(line("Kettle", "40"), on=day, buyer=jana)
    sell(line("Mug", "5", term=None), on="2025-12-24", buyer=pan)
    late = ComplaintDraft(draft_id="c", subject="Late", customer_id=firm.id, customer_name="Škola")
    complaints.register(late, seller=SELLER, now=NOW, settings=SETTINGS)
    customers.answer_consent(jana.id or 0, State.YES, source="counter", wording="May we?", seller=SELLER, now=NOW)
    db.execute_sql("INSERT INTO need (customer_id, what, created_at, staff) VALUES (?, 'pot', '2026', 'R')", (pan.id,))
    put(jana, verified_on="2026-11-01")
    put(pan, verified_on="2023-01-01")
    db.execute_sql("INSERT INTO household (id, name) VALUES (1, 'Lipová 3')")
    put(jana, household_id=1)
    return {"Jana": jana, "Panák": pan, "Škola Lipová": firm, "Tichý": bare}


_F, _O = Field, Operator
JANA, PAN, FIRM, BARE = "Jana", "Panák", "Škola Lipová", "Cecília Tichý"


@pytest.mark.usefixtures("people", "_both_ways")
def test_each_condition_means_those_it_says() -> None:
    letter = (Channel.LETTER.value, Purpose.GREETING.value)
    expected: dict[Condition, list[str]] = {
        where(_F.TAG, _O.IS, "tea"): [JANA],
        where(_F.TAG, _O.IS_NOT, "tea"): [PAN, FIRM, BARE],
        where(_F.TOWN, _O.IS, "Trenčín"): [PAN],
        where(_F.TOWN, _O.IS_NOT, "Trenčín"): [JANA, FIRM, BARE],
        where(_F.POSTCODE, _O.BEGINS, "9490"): [JANA],
        where(_F.POSTCODE, _O.BEGINS, "9"): [JANA, PAN],
        where(_F.LANGUAGE, _O.IS, "en"): [JANA, PAN, FIRM, BARE],
        where(_F.LANGUAGE, _O.IS, "sk"): [],
        where(_F.KIND, _O.IS, "organisation"): [FIRM],
        where(_F.KIND, _O.IS, "person"): [JANA, PAN, BARE],
        where(_F.SOURCE, _O.IS, "fair"): [JANA],
        where(_F.LAST_VISIT, _O.BEFORE, "2026-08-22"): [PAN],
        where(_F.LAST_VISIT, _O.SINCE, "2026-08-22"): [JANA],
        where(_F.LAST_VISIT, _O.LONGER_AGO, 90): [PAN],
        where(_F.LAST_VISIT, _O.WITHIN, 7): [JANA],
        where(_F.LAST_VISIT, _O.NEVER): [FIRM, BARE],
        where(_F.SPENT_YEAR, _O.AT_LEAST, 12000, "EUR"): [JANA],
        where(_F.SPENT_YEAR, _O.AT_LEAST, 12001, "EUR"): [],
        where(_F.PURCHASES, _O.AT_LEAST, 1): [JANA, PAN],
        where(_F.PURCHASES, _O.AT_LEAST, 4): [],
        where(_F.PURCHASES_YEAR, _O.AT_LEAST, 3): [JANA],
        where(_F.BIRTHDAY, _O.WITHIN, 7): [JANA],
        where(_F.BIRTHDAY, _O.WITHIN, 2): [],
        where(_F.BIRTH_MONTH, _O.IS, 11): [JANA],
        where(_F.NAME_DAY, _O.WITHIN, 3): [BARE],
        where(_F.NAME_DAY, _O.WITHIN, 0): [BARE],
        where(_F.PHONE, _O.HAS): [JANA, PAN, FIRM],
        where(_F.PHONE, _O.HAS_NOT): [BARE],
        where(_F.EMAIL, _O.HAS): [JANA],
        where(_F.EMAIL, _O.HAS_NOT): [PAN, FIRM, BARE],
        where(_F.ADDRESS, _O.HAS): [JANA, PAN],
        where(_F.ADDRESS, _O.HAS_NOT): [FIRM, BARE],
        where(_F.CONSENT, _O.YES, *letter): [JANA],
        where(_F.CONSENT, _O.NO, *letter): [],
        where(_F.CONSENT, _O.NOT_ASKED, *letter): [PAN, FIRM, BARE],
        where(_F.NEED, _O.HAS): [PAN],
        where(_F.WARRANTY, _O.HAS): [JANA],
        where(_F.WARRANTY, _O.WITHIN, 300): [],
        where(_F.WARRANTY, _O.WITHIN, 366): [],
        where(_F.COMPLAINT, _O.HAS): [FIRM],
        where(_F.VERIFIED, _O.BEFORE, "2024-01-01"): [PAN],
        where(_F.VERIFIED, _O.LONGER_AGO, 10): [JANA, PAN],
        where(_F.VERIFIED, _O.NEVER): [FIRM, BARE],
        where(_F.RETURNED_MAIL, _O.HAS): [PAN],
        where(_F.IMPOSSIBLE_PHONE, _O.HAS): [FIRM],
        where(_F.IMPORT, _O.IS, 1): [],
        where(_F.HOUSEHOLD, _O.HAS): [JANA],
        where(_F.HOUSEHOLD, _O.HAS_NOT): [PAN, FIRM, BARE],
    }
    found = {one: names(one) for one in expected}
    assert found == expected
    counted = {one: segments.count((one,), NOW).number for one in expected}
    assert counted == {one: len(who) for one, who in expected.items()}
    assert {(one.field, one.operator) for one in expected} | {
        (_F.PRODUCT, _O.IS), (_F.CATEGORY, _O.IS), (_F.TO_CHECK, _O.HAS)
    } == set(CONDITIONS) == set(PIECES)  # fmt: skip


@pytest.mark.usefixtures("people", "_both_ways")
def test_all_conditions_have_to_hold_in_every_order_of_the_list() -> None:
    phone, never = where(_F.PHONE, _O.HAS), where(_F.LAST_VISIT, _O.NEVER)
    assert names(phone, never) == [FIRM]
    assert names(phone, where(_F.TAG, _O.IS, "quiet")) == []
    assert names(phone, sort=Sort("visit", descending=True)) == [JANA, PAN, FIRM]
    assert names(phone, sort=Sort("number", descending=True)) == [FIRM, PAN, JANA]
    assert sorted(one for batch in segments.everyone((phone,), NOW) for one in batch) == [1, 2, 3]


def test_what_was_bought_is_a_condition_by_product_and_category(people: dict[str, Party]) -> None:
    db.execute_sql(
        "INSERT INTO product (id, sku, name, sort_key, price_micro, tax_code, category, created_at, updated_at) "
        "VALUES (7, 'KET', 'Kettle', 'kettle', 1, 'standard', 'Pots', '2026', '2026')"
    )
    db.execute_sql("UPDATE sale_line SET product_id = 7 WHERE name = 'Kettle'")
    assert names(where(_F.PRODUCT, _O.IS, "KET")) == names(where(_F.CATEGORY, _O.IS, "Pots")) == [JANA]
    assert names(where(_F.PRODUCT, _O.IS, "MUG")) == []
    put(people["Jana"], live=0)
    assert names(where(_F.PRODUCT, _O.IS, "KET")) == []


@pytest.mark.usefixtures("people")
def test_a_text_keeps_the_filter() -> None:
    query = CustomerQuery("a", CustomerFilter.SAVED, conditions=(where(_F.TOWN, _O.IS, "Nitra"),))
    assert [row.name for row in customers.page(replace(query, text="lipova"), now=NOW).rows] == [JANA]
    assert [row.name for row in customers.page(replace(query, text="skola"), now=NOW).rows] == []
    assert [row.name for row in customers.page(CustomerQuery("dlha", CustomerFilter.WAITING), now=NOW).rows] == [PAN]
    assert customers.page(CustomerQuery("lipova", CustomerFilter.WAITING), now=NOW).rows == ()


def test_a_text_that_means_thousands_still_finds_the_few_of_a_filter() -> None:
    with transaction():
        rare = add("Pan First", tags=("rare",))
        for number in range(1100):
            search_only = customer(f"Pan {number}")
            db.execute_sql("INSERT INTO customer_search (rowid, keys) VALUES (?, 'pan')", (search_only.id,))
    query = CustomerQuery("pan", CustomerFilter.TAG, tag="rare")
    assert [row.id for row in customers.page(query, now=NOW).rows] == [rare.id]
    assert [row.id for row in customers.page(replace(query, text="pan first"), now=NOW).rows] == [rare.id]


@pytest.mark.usefixtures("people")
def test_a_filter_is_kept_under_its_name_changed_and_forgotten() -> None:
    tea = saved("  Tea   drinkers ", where(_F.TAG, _O.IS, "tea"))
    assert tea.name == "Tea drinkers"
    with pytest.raises(FormError, match="already"):
        saved("tea DRINKERS", where(_F.TAG, _O.IS, "x"))
    with pytest.raises(FormError, match="condition first"):
        saved("Empty")
    with pytest.raises(FormError, match="name"):
        saved(" ", where(_F.PHONE, _O.HAS))
    second = saved("Quiet", where(_F.TAG, _O.IS, "quiet"))
    assert [one.name for one in segments.all_saved()] == ["Tea drinkers", "Quiet"]
    segments.save(replace(tea, name="Green tea"), seller=SELLER, now=NOW)
    assert segments.named("green TEA").conditions == tea.conditions
    assert segments.counts(NOW) == {tea.id: Counted(1), second.id: Counted(1)}
    assert segments.delete(second.id or 0, seller=SELLER, now=NOW).touches("segments")
    with pytest.raises(NotFoundError):
        segments.named("Quiet")
    assert audit.first_broken() is None


def test_a_filter_of_a_later_version_is_left_alone() -> None:
    db.execute_sql('INSERT INTO segment (name, definition) VALUES (\'Odd\', \'[["moon", "is", "full", ""]]\')')
    assert segments.all_saved() == ()
    assert segment.read_all()[1] == ("Odd",)


@pytest.mark.parametrize(
    "condition",
    [
        where(_F.TAG, _O.IS),
        where(_F.LAST_VISIT, _O.WITHIN, "-3"),
        where(_F.LAST_VISIT, _O.WITHIN, "٣"),
        where(_F.BIRTH_MONTH, _O.IS, 13),
        where(_F.LAST_VISIT, _O.BEFORE, "31. 2. 2026"),
        where(_F.TAG, _O.WITHIN, 3),
    ],
)
def test_a_condition_that_cannot_be_is_refused_in_words(condition: Condition) -> None:
    with pytest.raises(InputError):
        saved("Odd", condition)


VALUES = {
    ValueKind.DAY: "2026-08-22",
    ValueKind.DAYS: "7",
    ValueKind.COUNT: "3",
    ValueKind.MONEY: "1000",
    ValueKind.MONTH: "5",
    ValueKind.IMPORT: "1",
    ValueKind.NOTHING: "",
    ValueKind.PURPOSE: "letter",
    ValueKind.KIND: "person",
}


def every_condition() -> Iterator[Condition]:
    for (field, operator), kind in CONDITIONS.items():
        extra = {ValueKind.PURPOSE: "greeting", ValueKind.MONEY: "EUR"}.get(kind, "")
        yield Condition(field, operator, VALUES.get(kind, "x'; DROP TABLE customer; --"), extra)


def test_every_condition_is_kept_told_and_asked() -> None:
    everything: Conditions = tuple(every_condition())
    assert from_json(to_json(everything)) == everything
    assert set(OPERATOR_WORDS) == set(CONDITIONS)
    assert set(FIELD_WORDS) == set(Field)
    said = [language("en").render(clause) for clause in describe(everything)]
    assert "last visit before 22 Aug 2026" in said
    assert "spent at least €10.00 this year" in said
    assert all("{" not in words for words in said)
    assert names(*everything[:12]) == []
    assert all(names(one) == [] for one in everything)


def test_who_is_to_be_checked_comes_with_the_reasons_recent_buyers_first() -> None:
    fine = add("Fine")
    old, bare = add("Old"), add("Bare", "")
    gone = add("Gone", addresses=(Address("Dlhá 1", "Nitra", "", "949", returned=date(2026, 5, 1)),))
    with transaction():
        db.execute_sql("INSERT INTO import_run (id, kind, preset, file_name, digest, started_at, state) "
                       "VALUES (1, 'x', 'x', 'x', 'x', 'x', 'finished')")  # fmt: skip
    for one in (fine, old, gone, bare):
        put(one, asked=1)
    put(old, verified_on="2024-11-21")
    put(bare, import_id=1)
    nameless = add("", "12")
    sell(line("Pan"), on="2026-11-20", buyer=old)
    rows = customers.page(CustomerQuery(filter=CustomerFilter.TO_CHECK), now=NOW).rows
    assert {row.name: row.reasons for row in rows} == {
        "Old": (Reason.OLD,),
        "Gone": (Reason.RETURNED, Reason.POSTCODE),
        "Bare": (Reason.UNREACHABLE, Reason.NEVER_VERIFIED),
        nameless.name: (Reason.PHONE, Reason.NAMELESS, Reason.NOT_ASKED),
    }
    assert rows[0].name == "Old"


def test_regulars_bought_often_within_a_year() -> None:
    often, seldom = add("Often"), add("Seldom")
    for month in (1, 3, 5, 7):
        sell(line("Pan"), on=f"2026-0{month}-01", buyer=often)
    for year in (2023, 2024, 2025):
        sell(line("Pan"), on=f"{year}-01-01", buyer=seldom)
    sell(line("Pan"), on="2026-11-01", buyer=seldom)
    assert [row.name for row in customers.page(CustomerQuery(filter=CustomerFilter.REGULAR), now=NOW).rows] == ["Often"]
    assert customers.counts(NOW)[CustomerFilter.REGULAR] == Counted(1)


def test_towns_and_tags_in_use_are_offered_whatever_is_typed_of_them() -> None:
    add("A", addresses=(Address("1", "Trenčín"),), tags=("茶",))
    add("B", addresses=(Address("1", "Nové Zámky"),), source="fair")
    assert segments.choices(ValueKind.TOWN, "trenc") == (("Trenčín", "Trenčín"),)
    assert segments.choices(ValueKind.TOWN, "zam") == (("Nové Zámky", "Nové Zámky"),)
    assert [value for value, _ in segments.choices(ValueKind.TOWN)] == ["Nové Zámky", "Trenčín"]
    assert segments.choices(ValueKind.TAG) == (("茶", "茶"),)
    assert segments.choices(ValueKind.SOURCE) == (("fair", "fair"),)


def test_no_filter_reads_more_than_its_rule_allows(monkeypatch: pytest.MonkeyPatch) -> None:
    """Steps for a page stay the same however many customers are beyond the stretch or the few it looks at."""
    monkeypatch.setattr(segment, "FEW", 20)
    monkeypatch.setattr(segment, "FAR", 60)
    with transaction():
        for number in range(600):
            somebody = customer(f"Person {number:04d}", last_sale_at="2026-01-01T08:00:00.000Z")
            tag = "few" if number % 60 == 0 else "many"
            db.execute_sql("INSERT INTO customer_tag VALUES (?, ?)", (somebody.id, tag))
    tags = {tag: where(_F.TAG, _O.IS, tag) for tag in ("few", "many")}
    asked: list[tuple[Condition, ...]] = [(one,) for one in every_condition()]
    asked += [(tags["few"],), (tags["many"],), (tags["many"], where(_F.EMAIL, _O.HAS)), tuple(tags.values())]
    for conditions in asked:
        for sort in (Sort("name"), Sort("visit", descending=True), Sort("number")):
            work = steps_of(lambda c=conditions, s=sort: segment.page(c, s, None, 20, moment()))
            assert work < 110, (conditions, sort, work)
    assert segment.page((tags["few"],), Sort("name"), None, 20, moment()).next is None
    assert len(segment.page((tags["few"],), Sort("name"), None, 20, moment()).rows) == 10


def moment() -> Moment:
    return Moment(NOW, "en", "SK")
