"""How letters begin."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.customer import FormOfAddress
from app.domain.greeting import salutation
from app.domain.names import PersonName
from app.i18n import LANGUAGES

MS, MR, UNKNOWN = FormOfAddress.MS, FormOfAddress.MR, FormOfAddress.UNKNOWN
JANA = PersonName("Kováčová", "Jana")
WEI = PersonName("张", "伟")


@pytest.mark.parametrize(
    ("name", "form", "language", "words"),
    [
        (JANA, MS, "en", "Dear Ms Kováčová"),
        (JANA, MS, "sk", "Vážená pani Kováčová"),
        (JANA, MS, "zh_CN", "尊敬的 Kováčová 女士"),
        (JANA, UNKNOWN, "en", "Dear Jana Kováčová"),
        (JANA, UNKNOWN, "sk", "Dobrý deň, Jana Kováčová"),
        (JANA, UNKNOWN, "zh_CN", "尊敬的 Jana Kováčová"),
        (WEI, MR, "zh_CN", "尊敬的张先生"),
        (WEI, MS, "zh_CN", "尊敬的张女士"),
        (WEI, UNKNOWN, "zh_CN", "尊敬的张伟"),
        (WEI, MR, "en", "Dear Mr 张"),
        (PersonName("欧阳", "娜娜"), MS, "zh_CN", "尊敬的欧阳女士"),
        (PersonName("Novák", "Ján", "Ing.", "PhD."), MR, "sk", "Vážený pán Novák"),
        (PersonName("Novák", "Ján", "MUDr."), MR, "en", "Dear Dr Novák"),
        (PersonName("Novák", "Ján", "prof. Ing."), UNKNOWN, "en", "Dear Prof Novák"),
        (PersonName("Novák", "Ján", "Ing."), UNKNOWN, "en", "Dear Ján Novák"),
        (PersonName("", "Jana"), MS, "en", "Dear Jana"),
        (PersonName("", ""), UNKNOWN, "en", "Dear customer"),
        (PersonName("", ""), MS, "sk", "Vážená zákazníčka, vážený zákazník"),
        (PersonName("{name}", ""), MR, "en", "Dear Mr {name}"),
    ],
)
def test_a_letter_addresses_people_as_they_are_addressed(
    name: PersonName, form: FormOfAddress, language: str, words: str
) -> None:
    assert salutation(name, language, form) == words


def test_a_firm_is_addressed_without_a_person() -> None:
    firm = PersonName("老街茶器", "")
    assert salutation(firm, "zh_CN", organisation=True) == "尊敬的老街茶器"
    assert salutation(firm, "en", organisation=True) == "Dear Sir or Madam"
    assert salutation(firm, "sk", organisation=True) == "Vážená pani, vážený pán"


@given(st.text(max_size=20), st.text(max_size=20), st.sampled_from(FormOfAddress), st.sampled_from(LANGUAGES))
def test_any_name_gets_a_salutation_that_keeps_it(family: str, given_name: str, form: FormOfAddress, lang: str) -> None:
    words = salutation(PersonName(family, given_name), lang, form)
    assert words
    if form is not UNKNOWN and family:
        assert family in words
