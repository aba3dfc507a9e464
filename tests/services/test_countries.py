"""Every country profile is complete, sourced and sayable in every language."""

from __future__ import annotations

from datetime import date

import pytest
from babel import Locale
from babel.numbers import list_currencies

from app.domain import warranty
from app.domain.country import Country, Rule, Source
from app.domain.wording import Wording
from app.errors import NotFoundError
from app.i18n import LANGUAGES
from app.services import countries

ALL = countries.countries()


def spoken(text: Wording) -> bool:
    return all(dict(text.texts).get(code, "").strip() for code in LANGUAGES)


def by_code(country: Country) -> str:
    return country.code


def test_the_countries_of_the_first_day_are_there() -> None:
    assert set(countries.codes()) >= {"SK", "CN", "GB", "US", "AU", "IE", "CZ", "DE", "AT", "XX"}
    assert countries.codes()[-1] == "XX"


@pytest.mark.parametrize("country", ALL, ids=by_code)
def test_a_profile_speaks_every_language(country: Country) -> None:
    texts = [country.name, country.tax_name, country.receipt_title, country.non_fiscal, country.guarantee]
    texts += [named.name for named in country.tax_rates] + [label.label for label in country.ids]
    texts += [rule.words for rule in (*country.rights, *country.complaint_rules)]
    assert all(spoken(text) for text in texts)
    assert spoken(country.fiscal_id) or not country.fiscal_id


@pytest.mark.parametrize("country", ALL, ids=by_code)
def test_every_rule_says_where_it_comes_from_and_when_it_was_checked(country: Country) -> None:
    assert country.rights
    assert country.complaint_rules
    facts: tuple[Rule | Source, ...] = (*country.rights, *country.complaint_rules, *country.sources)
    for fact in facts:
        assert fact.source
        assert date(2026, 1, 1) <= fact.checked <= country.checked
    assert any("tax" in fact.topic or fact.topic == "all" for fact in country.sources)


@pytest.mark.parametrize("country", ALL, ids=by_code)
def test_a_profile_can_be_reckoned_with(country: Country) -> None:
    assert country.currency in list_currencies()
    assert country.paper in ("A4", "Letter")
    assert set(country.languages) <= set(LANGUAGES)
    assert list(country.denominations) == sorted(country.denominations, reverse=True)
    assert all(coin % country.cash_step == 0 for coin in country.denominations)
    assert not country.denominations or country.denominations[-1] >= country.cash_step
    codes = [named.rate.code for named in country.tax_rates]
    assert len(codes) == len(set(codes))
    assert {"standard", "zero"} <= set(codes)
    assert country.standard_rate.code == "standard"
    assert 0 < country.complaint_days <= 60


def percents(code: str) -> list[str]:
    return [str(named.rate.percent) for named in countries.country(code).tax_rates]


def test_rates_of_tax() -> None:
    assert percents("SK") == ["23", "19", "5", "0"]
    assert percents("CN") == ["13", "9", "6", "3", "0"]
    assert percents("GB") == ["20", "5", "0"]
    assert percents("IE") == ["23", "13.5", "9", "4.8", "0"]
    assert not countries.country("US").prices_include_tax


def test_a_slovak_paper_never_passes_for_a_fiscal_receipt() -> None:
    slovakia = countries.country("SK")
    assert slovakia.receipt_title.in_language("sk") == "Doklad o predaji"
    assert slovakia.non_fiscal.in_language("sk") == "Tento doklad nie je pokladničným dokladom eKasa."
    assert all("čtenka" not in text for _, text in slovakia.receipt_title.texts)
    assert (slovakia.cash_step, slovakia.complaint_days, slovakia.complaint_days_by_law) == (5, 30, True)
    assert slovakia.warranty == warranty.months(24)


def test_a_chinese_slip_says_that_it_is_no_fapiao() -> None:
    china = countries.country("CN")
    assert china.non_fiscal.in_language("zh_CN") == "非发票，仅作购物凭证"
    assert "发票" not in china.receipt_title.in_language("zh_CN")
    assert china.ids[0].label.in_language("zh_CN") == "统一社会信用代码"


def test_cash_steps_follow_the_coins() -> None:
    assert [countries.country(code).cash_step for code in ("SK", "AU", "IE", "CZ", "GB", "CN")] == [5, 5, 5, 100, 1, 1]


@pytest.mark.parametrize("country", [one for one in ALL if one.code != "XX"], ids=by_code)
def test_the_name_is_the_one_the_language_uses(country: Country) -> None:
    for language in ("zh_CN", "sk"):
        assert country.name.in_language(language) == Locale.parse(language).territories[country.code]


@pytest.mark.parametrize(
    ("locale_name", "code"),
    [("sk_SK.UTF-8", "SK"), ("zh-Hans-CN", "CN"), ("en_GB", "GB"), ("fr_FR", "XX"), ("C", "XX"), (None, "XX")],
)
def test_the_computers_locale_proposes_the_country(locale_name: str | None, code: str) -> None:
    assert countries.nearest(locale_name) == code


def test_a_country_without_a_profile_is_told() -> None:
    with pytest.raises(NotFoundError, match="FR"):
        countries.country("FR")


def test_a_missing_language_is_answered_in_english() -> None:
    assert Wording.of({"en": "Receipt"}).in_language("sk") == "Receipt"
    assert Wording().in_language("sk") == ""
