"""What stands in a letter's fields for one person, and the moon calendar in words."""

from __future__ import annotations

from datetime import date

import pytest

from app.domain import lunar_words, occasion_day
from app.domain.birthday import Calendar
from app.domain.customer import CustomerDraft, CustomerKind, FormOfAddress
from app.domain.letter_field import FIELDS, FieldSource
from app.domain.letter_values import Purchases, listed, of_occasion, of_person, of_shop, year_greeted, years_between
from app.domain.occasion import Occasion
from app.domain.settings import Identity, Settings
from app.i18n import LANGUAGES, language

TODAY = date(2026, 11, 22)
JANA = CustomerDraft(given_name="Jana", family_name="Kováčová", form=FormOfAddress.MS, birth_day=6, birth_month=11)
BOUGHT = Purchases(date(2021, 3, 3), date(2026, 11, 18), "Kanvica")
SHOP = Settings(country="SK", shop=Identity(legal_name="Lipa", phone="032 744", hours="Po – Pi 9 – 18"))


def person(code: str, who: CustomerDraft = JANA, bought: Purchases = BOUGHT) -> dict[str, str]:
    return of_person(who, bought, language(code), TODAY)


def test_every_field_of_a_person_and_of_the_shop_has_a_value() -> None:
    for code in LANGUAGES:
        values = person(code) | of_shop(SHOP, language(code), "Ruth", TODAY)
        wanted = {name for name, field in FIELDS.items() if field.source is not FieldSource.MAILING}
        assert wanted - set(values) == {"bought_on", "festival_day"}
        assert set(values) <= set(FIELDS)


def test_days_and_years_are_said_as_each_language_says_them() -> None:
    said = {code: person(code) for code in LANGUAGES}
    assert [said[code]["years_together"] for code in ("en", "zh_CN", "sk")] == ["5 years", "五年", "5 rokov"]
    assert [said[code]["birthday"] for code in ("en", "zh_CN", "sk")] == ["6 November", "11月6日", "6. novembra"]
    assert said["sk"]["name_day"] == "21. augusta"
    assert said["sk"]["first_purchase"] == "3. marca 2021"


@pytest.mark.parametrize(
    ("code", "form", "words"),
    [
        ("en", FormOfAddress.MS, "Dear Jana"),
        ("en", FormOfAddress.UNKNOWN, "Dear Jana"),
        ("sk", FormOfAddress.MS, "Milá pani Kováčová"),
        ("sk", FormOfAddress.MR, "Milý pán Kováčová"),
        ("sk", FormOfAddress.UNKNOWN, "Dobrý deň, Jana Kováčová"),
        ("zh_CN", FormOfAddress.MS, "Jana Kováčová 女士"),
        ("zh_CN", FormOfAddress.UNKNOWN, "尊敬的 Jana Kováčová"),
    ],
)
def test_a_card_begins_warmer_than_a_letter_where_it_is_known_how(code: str, form: FormOfAddress, words: str) -> None:
    who = CustomerDraft(given_name="Jana", family_name="Kováčová", form=form)
    assert person(code, who)["warm_salutation"] == words


def test_doctors_firms_and_own_salutations_stay_as_in_letters() -> None:
    doctor = CustomerDraft(given_name="Ján", family_name="Novák", title_before="MUDr.", form=FormOfAddress.MR)
    assert person("en", doctor)["warm_salutation"] == "Dear Dr Novák"
    wei = CustomerDraft(given_name="静", family_name="张", form=FormOfAddress.MS)
    assert person("zh_CN", wei)["warm_salutation"] == "张静女士"
    assert person("en", wei)["warm_salutation"] == "Dear Ms 张"
    firm = CustomerDraft(kind=CustomerKind.ORGANISATION, organisation="Lipa")
    assert person("en", firm)["warm_salutation"] == "Dear Sir or Madam"
    own = CustomerDraft(given_name="Jana", salutation="Dear friend")
    assert person("en", own)["warm_salutation"] == person("en", own)["salutation"] == "Dear friend"


def test_what_is_not_known_of_a_person_is_empty() -> None:
    values = person("sk", CustomerDraft(family_name="张"), Purchases())
    empty = ("birthday", "name_day", "first_purchase", "years_together", "last_purchase", "last_product")
    assert [values[name] for name in empty] == [""] * len(empty)
    lunar = CustomerDraft(family_name="张", birth_day=1, birth_month=1, birth_calendar=Calendar.LUNAR)
    assert person("zh_CN", lunar)["birthday"] == ""


def test_an_anniversary_a_month_ahead_counts_already() -> None:
    assert years_between(date(2021, 12, 20), TODAY) == 5
    assert years_between(date(2021, 12, 24), TODAY) == 4
    assert years_between(date(2024, 2, 29), date(2027, 1, 28)) == 2
    assert years_between(date(2024, 2, 29), date(2027, 1, 30)) == 3


def test_the_year_greeted_is_the_one_that_begins() -> None:
    assert year_greeted(date(2026, 12, 18)) == 2027
    assert year_greeted(date(2027, 1, 4)) == 2027


def test_moon_years_have_their_names() -> None:
    assert [lunar_words.year_name(2027, code) for code in ("en", "zh_CN", "sk")] == [
        "Year of the Goat",
        "丁未羊年",
        "Rok Kozy",
    ]
    assert lunar_words.year_name(2024, "zh_CN") == "甲辰龙年"
    assert lunar_words.year_name(1984, "zh_CN") == "甲子鼠年"


@pytest.mark.parametrize(
    ("day", "words"),
    [
        ((2026, 12, 24), "丙午年腊月廿四"),
        ((2027, 1, 1), "丁未年正月初一"),
        ((2026, 8, 15), "丙午年八月十五"),
        ((2026, 11, 20), "丙午年冬月二十"),
        ((2026, 9, 9), "丙午年九月初九"),
        ((2026, 10, 10), "丙午年十月初十"),
    ],
)
def test_days_of_the_moon_are_written_as_letters_write_them(day: tuple[int, int, int], words: str) -> None:
    assert lunar_words.day_in_words(*day) == words


def test_a_leap_month_says_so() -> None:
    assert lunar_words.day_in_words(2025, 6, 30, leap=True) == "乙巳年闰六月三十"


def test_numbers_in_chinese() -> None:
    assert [lunar_words.number(n) for n in (1, 10, 12, 20, 45, 99)] == ["一", "十", "十二", "二十", "四十五", "九十九"]


@pytest.mark.parametrize(
    ("occasion", "today", "day"),
    [
        (Occasion.SPRING_FESTIVAL, date(2026, 11, 22), date(2027, 2, 6)),
        (Occasion.SPRING_FESTIVAL, date(2027, 2, 6), date(2027, 2, 6)),
        (Occasion.MID_AUTUMN, date(2026, 9, 26), date(2027, 9, 15)),
        (Occasion.EASTER, date(2026, 11, 22), date(2027, 3, 28)),
        (Occasion.SEASON, date(2026, 12, 26), date(2027, 12, 25)),
        (Occasion.BIRTHDAY, date(2026, 12, 26), None),
    ],
)
def test_a_festival_comes_next_on_its_day(occasion: Occasion, today: date, day: date | None) -> None:
    assert occasion_day.next_day(occasion, today) == day
    said = of_occasion(occasion, language("sk"), today)["festival_day"]
    assert said == (language("sk").long_day(day) if day else "")


def test_chinese_letters_for_moon_festivals_bear_the_moon_s_date() -> None:
    assert occasion_day.moon_date(Occasion.SPRING_FESTIVAL, date(2027, 1, 31), "zh_CN") == "丙午年腊月廿四"
    assert occasion_day.moon_date(Occasion.MID_AUTUMN, date(2026, 9, 25), "zh_CN") == "丙午年八月十五"
    assert occasion_day.moon_date(Occasion.BIRTHDAY, date(2027, 1, 31), "zh_CN") == ""
    assert occasion_day.moon_date(Occasion.SPRING_FESTIVAL, date(2027, 1, 31), "sk") == ""


def test_things_are_listed_as_each_language_lists_them() -> None:
    assert listed(("tea", "pan"), language("en")) == "tea, pan"
    assert listed(("茶壶", "平底锅"), language("zh_CN")) == "茶壶、平底锅"


def test_the_shop_s_phone_is_not_torn_apart() -> None:
    assert of_shop(SHOP, language("sk"), "Ruth", TODAY)["shop_phone"] == "032\u00a0744"
