"""The shop's calendar: what the weeks bring, whom they are about, and how little work that is in a large shop."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from app.domain.calendar import Entry, EntryKind
from app.domain.calendar_people import PeopleKind
from app.domain.occasion import Occasion
from app.domain.segment import Counted
from app.errors import InputError
from app.models import database
from app.services import acts, calendar, merges
from tests.services.till import SELLER, SETTINGS, at, customer, line, sell, steps_of

if TYPE_CHECKING:
    from tests.verbs import Shop

pytestmark = pytest.mark.usefixtures("my_shop")
DAY, MONDAY = date(2026, 12, 1), date(2026, 11, 30)


def entries(first: str, last: str, kind: EntryKind) -> list[Entry]:
    found = calendar.span(date.fromisoformat(first), date.fromisoformat(last), SETTINGS)
    return [entry for entry in found if entry.kind is kind]


def names(found: list[Entry], language: str = "en") -> list[str]:
    return [entry.names.in_language(language) or entry.title for entry in found]


def met(kind: PeopleKind, first: str, last: str) -> list[tuple[str, str, int | None]]:
    page = calendar.celebrants(kind, date.fromisoformat(first), date.fromisoformat(last), SETTINGS)
    return [(one.name, one.day.isoformat(), one.years) for one in page.rows]


def first_sales() -> dict[str, str]:
    return dict(database.db.execute_sql("SELECT display_name, first_sale_on FROM customer").fetchall())


# --- which calendars


def test_a_shop_follows_its_country_and_the_languages_of_its_customers(my_shop: Shop) -> None:
    assert calendar.follows(SETTINGS) == ("SK",)
    customer("张伟", language="zh_CN")
    assert calendar.follows(SETTINGS) == ("CN", "SK")
    customer("Eleanor", language="en")
    assert calendar.follows(SETTINGS) == ("CN", "SK", "GB")
    my_shop.set("calendars", "ie, sk")
    assert calendar.follows(my_shop.settings) == ("SK", "IE")
    with pytest.raises(InputError) as told:
        my_shop.set("calendars", "SK FR")
    assert "CN" in str(told.value.hint)


def test_december_in_slovakia_is_listed_in_order() -> None:
    found = calendar.span(DAY, date(2026, 12, 31), SETTINGS)
    listed = [(entry.first.day, entry.names.in_language("sk"), entry.free) for entry in found]
    assert listed == [
        (29, "Advent", ()),
        (1, "Začína sa zima", ()),
        (6, "Mikuláš", ()),
        (24, "Štedrý deň", ("SK",)),
        (25, "Prvý sviatok vianočný", ("SK",)),
        (26, "Druhý sviatok vianočný", ("SK",)),
        (31, "Silvester", ()),
    ]
    eve = found[3]
    assert (eve.kind, eve.write_by, calendar.occasion(eve)) == (
        EntryKind.FESTIVAL,
        date(2026, 12, 6),
        Occasion.SEASON,
    )


def test_one_day_under_one_name_is_one_entry_for_all_countries(my_shop: Shop) -> None:
    my_shop.set("calendars", "CN SK US")
    found = calendar.span(date(2026, 5, 10), date(2026, 5, 10), my_shop.settings)
    assert [(entry.countries, entry.names.in_language("zh_CN")) for entry in found] == [(("CN", "SK", "US"), "母亲节")]


def test_days_off_that_last_are_their_own_entry_beside_the_festival(my_shop: Shop) -> None:
    my_shop.set("calendars", "CN")
    found = calendar.span(date(2026, 2, 16), date(2026, 2, 17), my_shop.settings)
    shown = [(entry.kind, entry.names.in_language("zh_CN"), entry.last.day) for entry in found]
    assert (EntryKind.HOLIDAY, "春节", 23) in shown
    assert (EntryKind.FESTIVAL, "春节", 17) in shown
    assert (EntryKind.FESTIVAL, "除夕", 16) in shown


def test_a_day_of_mourning_has_no_occasion() -> None:
    (souls,) = entries("2026-11-02", "2026-11-02", EntryKind.FESTIVAL)
    assert (souls.greet, calendar.occasion(souls), souls.write_by) == (False, None, None)
    assert souls.note


def test_a_span_that_is_none_is_told() -> None:
    with pytest.raises(InputError):
        calendar.span(DAY, date(2026, 11, 30), SETTINGS)
    with pytest.raises(InputError):
        calendar.span(DAY, date(2036, 11, 30), SETTINGS)


# --- people


def test_birthdays_of_a_week_over_the_turn_of_the_year_by_sun_and_moon() -> None:
    customer("Tom", birth_month=12, birth_day=31, birth_year=1966)
    customer("Eva", birth_month=1, birth_day=2)
    # 31 December 2026 is the 23rd of the eleventh month.
    customer("李娜", birth_month=11, birth_day=23, birth_calendar="lunar", birth_year=1980)
    customer("Far", birth_month=1, birth_day=12)
    assert met(PeopleKind.BIRTHDAYS, "2026-12-28", "2027-01-03") == [
        ("Tom", "2026-12-31", 60),
        ("李娜", "2026-12-31", 46),
        ("Eva", "2027-01-02", None),
    ]
    (week, after) = entries("2026-12-28", "2027-01-17", EntryKind.BIRTHDAYS)
    assert week.who == ("Tom", "李娜", "Eva")
    assert (week.first, week.last, week.people) == (date(2026, 12, 28), date(2027, 1, 3), Counted(3))
    assert (week.write_by, calendar.occasion(week)) == (date(2026, 12, 23), Occasion.BIRTHDAY)
    assert after.first == date(2027, 1, 11)


def test_leap_month_and_leap_day_birthdays_are_found_by_their_rules() -> None:
    leap = {"birth_month": 6, "birth_day": 10, "birth_calendar": "lunar", "birth_leap": 1}
    customer("Leap", **leap)
    customer("Plain", **leap | {"birth_leap": 0})
    customer("Day", birth_month=2, birth_day=29, birth_year=1988)
    assert met(PeopleKind.BIRTHDAYS, "2025-07-04", "2025-07-04") == [("Plain", "2025-07-04", None)]
    assert met(PeopleKind.BIRTHDAYS, "2025-08-03", "2025-08-03") == [("Leap", "2025-08-03", None)]
    both = met(PeopleKind.BIRTHDAYS, "2026-07-23", "2026-07-23")
    assert {name for name, _, _ in both} == {"Leap", "Plain"}
    assert met(PeopleKind.BIRTHDAYS, "2027-02-28", "2027-03-01") == [("Day", "2027-02-28", 39)]


def test_name_days_are_for_those_who_keep_them() -> None:
    customer("Ondrej Malý", given_key="ondrej", language="sk")
    customer("Ondrej Veľký", given_key="ondrej")
    customer("Ondrej Foreign", given_key="ondrej", language="en")
    met_names = [name for name, _, _ in met(PeopleKind.NAME_DAYS, "2026-11-30", "2026-12-06")]
    assert met_names == ["Ondrej Malý", "Ondrej Veľký"]
    (week,) = entries("2026-11-30", "2026-12-06", EntryKind.NAME_DAYS)
    assert week.people == Counted(2)
    assert week.who[:3] == ("Ondrej", "Andrej", "Edmund")


def test_the_day_of_the_first_purchase_comes_again_each_year() -> None:
    eva, tom = customer("Eva"), customer("Tom")
    sell(line("Pan"), on="2024-12-03", buyer=eva)
    sell(line("Pan"), on="2025-06-01", buyer=eva)
    sell(line("Pan"), on="2024-02-29", buyer=tom)
    sell(line("Pan"), on="2026-12-02", buyer=customer("New"))
    assert met(PeopleKind.ANNIVERSARIES, "2026-11-30", "2026-12-06") == [("Eva", "2026-12-03", 2)]
    assert met(PeopleKind.ANNIVERSARIES, "2026-02-28", "2026-02-28") == [("Tom", "2026-02-28", 2)]
    assert met(PeopleKind.ANNIVERSARIES, "2028-02-29", "2028-02-29") == [("Tom", "2028-02-29", 4)]


def test_the_first_purchase_follows_a_merge_and_its_undo(my_shop: Shop) -> None:
    eva, twin = my_shop.add_customer("Eva Malá"), my_shop.add_customer("Eva Mala")
    sell(line("Pan"), on="2025-03-05", buyer=eva)
    sell(line("Pan"), on="2023-03-05", buyer=twin)
    assert eva.id is not None
    assert twin.id is not None
    merges.merge(eva.id, twin.id, seller=SELLER, now=at("2026-01-01"))
    assert first_sales() == {"Eva Malá": "2023-03-05", "Eva Mala": ""}
    act = acts.last(1)[0]
    acts.undo(act.id, seller=SELLER, now=at("2026-01-02"))
    assert first_sales() == {"Eva Malá": "2025-03-05", "Eva Mala": "2023-03-05"}


def test_a_sale_that_goes_takes_the_first_purchase_with_it() -> None:
    eva = customer("Eva")
    for day in ("2024-05-01", "2025-05-01"):
        sell(line("Pan", term=None), on=day, buyer=eva)
    database.db.execute_sql("DELETE FROM sale WHERE day = '2024-05-01'")
    assert first_sales() == {"Eva": "2025-05-01"}


def test_people_come_page_by_page_and_once() -> None:
    for number in range(25):
        customer(f"P{number:02d}", birth_month=12, birth_day=1 + number % 5)
    found: list[str] = []
    cursor = None
    while True:
        page = calendar.celebrants(PeopleKind.BIRTHDAYS, DAY, date(2026, 12, 6), SETTINGS, cursor, limit=4)
        found += [one.name for one in page.rows]
        cursor = page.next
        if cursor is None:
            break
    assert len(found) == len(set(found)) == 25
    sizes = [len(one) for one in calendar.batches(PeopleKind.BIRTHDAYS, DAY, date(2026, 12, 6), SETTINGS, 10)]
    assert sizes == [10, 10, 5]


# --- a large shop


@pytest.fixture
def large(my_shop: Shop) -> Shop:
    """Forty thousand people: 110 birthdays a day, half of them by the moon; two hundred of a name; old customers."""
    database.db.execute_sql(
        "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 40000) "
        "INSERT INTO customer (number, display_name, sort_key, birth_month, birth_day, birth_calendar, birth_leap, "
        "given_key, language, first_sale_on, created_at, updated_at) "
        "SELECT 100000 + i, 'P' || i, 'p' || i, 1 + i % 12, 1 + (i / 12) % 28, iif(i / 7 % 2, 'lunar', 'solar'), "
        "iif(i / 7 % 2 and i % 31 = 1, 1, 0), iif(i % 200, 'x' || i, 'ondrej'), iif(i % 3, 'sk', 'en'), "
        "date('2020-01-01', (i % 2190) || ' days'), '2026-01-01T00:00:00.000Z', '2026-01-01T00:00:00.000Z' FROM n"
    )
    return my_shop


@pytest.mark.usefixtures("large")
def test_a_page_of_people_costs_the_same_in_a_large_shop() -> None:
    for kind in PeopleKind:
        page = calendar.celebrants(kind, MONDAY, date(2026, 12, 6), SETTINGS, limit=20)
        assert len(page.rows) == 20, kind
        for cursor in (None, page.next):
            work = steps_of(
                lambda k=kind, c=cursor: calendar.celebrants(k, MONDAY, date(2026, 12, 6), SETTINGS, c, limit=20)
            )
            assert work < 40, (kind, work)


@pytest.mark.usefixtures("large")
def test_eight_weeks_are_counted_by_indexes_alone() -> None:
    work = steps_of(lambda: calendar.span(DAY, date(2027, 1, 25), SETTINGS))
    assert work < 1500, work
    weeks = entries("2026-12-07", "2026-12-13", EntryKind.BIRTHDAYS)
    assert weeks[0].people is not None
    assert weeks[0].people.number > 300


def test_a_sale_pays_nothing_worth_counting_for_the_first_purchase() -> None:
    eva = customer("Eva")
    sell(line("Pan"), on="2025-06-01", buyer=eva)
    known = steps_of(lambda: sell(line("Pan"), on="2026-06-01", buyer=eva))
    database.db.execute_sql("DROP TRIGGER first_sale_comes")
    without = steps_of(lambda: sell(line("Pan"), on="2026-06-02", buyer=eva))
    assert known <= without + 2
