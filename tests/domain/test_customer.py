from __future__ import annotations

from datetime import date

import pytest

from app.domain import customer, typed
from app.domain.customer import Address, CustomerDraft, CustomerKind, EmailEntry, PhoneEntry

TODAY = date(2026, 11, 22)


def problems(draft: CustomerDraft) -> set[str]:
    return set(customer.problems(customer.tidied(draft), TODAY))


@pytest.mark.parametrize(
    ("text", "name", "phone"),
    [
        ("张伟", "张伟", ""),
        ("Ing. Ján Novák", "Ing. Ján Novák", ""),
        ("0905 218 447", "0905 218 447", "0905 218 447"),
        ("+421905218447", "+421905218447", "+421905218447"),
        ("Jana Kováčová 0905 218 447", "Jana Kováčová", "0905 218 447"),
        ("张伟 13805712206", "张伟", "13805712206"),
        ("13805712206张伟", "张伟", "13805712206"),
        ("Studio 54", "Studio 54", ""),
    ],
)
def test_the_counters_box_makes_a_customer_of_a_name_or_a_phone(text: str, name: str, phone: str) -> None:
    draft = customer.from_box(text)
    assert draft.display_name == name
    assert "".join(entry.typed for entry in draft.phones) == phone
    assert not problems(draft)


def test_a_name_or_a_phone_is_enough_and_nothing_is_too_little() -> None:
    assert not problems(CustomerDraft(family_name="Li"))
    assert not problems(CustomerDraft(phones=(PhoneEntry("0905"),)))
    assert not problems(CustomerDraft(kind=CustomerKind.ORGANISATION, organisation="老街茶馆"))
    assert problems(CustomerDraft(family_name="   ")) == {"family_name"}
    assert problems(CustomerDraft(kind=CustomerKind.ORGANISATION)) == {"organisation"}


def test_each_fault_is_told_at_its_own_field() -> None:
    draft = CustomerDraft(
        family_name="x" * 201,
        phones=(PhoneEntry("call me"),),
        emails=(EmailEntry("no-at.sk"),),
        birth_day=31,
        birth_month=2,
        language="fr",
        note="y" * 10_001,
        tags=("z" * 201,),
    )
    assert problems(draft) == {"family_name", "phones", "emails", "birth_day", "language", "note", "tags"}


def test_empty_entries_are_left_out_and_ends_are_bare() -> None:
    draft = customer.tidied(
        CustomerDraft(
            family_name="  Kováč ",
            phones=(PhoneEntry(" "), PhoneEntry(" 0905 ")),
            addresses=(Address(country="SK"), Address(city=" Nitra ")),
            tags=("regular", "regular ", ""),
            card=" 12 34 ",
        )
    )
    assert draft.family_name == "Kováč"
    assert draft.phones == (PhoneEntry("0905"),)
    assert draft.addresses == (Address(city="Nitra"),)
    assert draft.tags == ("regular",)
    assert draft.card == "1234"


def test_an_organisation_is_listed_by_its_own_name_and_a_person_without_name_by_the_phone() -> None:
    school = CustomerDraft(kind=CustomerKind.ORGANISATION, organisation="ZŠ Lipová", family_name="Kováčová")
    assert school.display_name == "ZŠ Lipová"
    assert CustomerDraft(phones=(PhoneEntry("138 0571 2206"),)).display_name == "138 0571 2206"


def test_typed_text_keeps_every_letter_and_loses_what_no_record_can_hold() -> None:
    assert typed.one_line(" a\tb\r\nc\x00\x07 ") == "a b  c"
    assert typed.one_line("<b>Řízek & ‘syn’</b> 𠮷👨‍👩‍👧") == "<b>Řízek & ‘syn’</b> 𠮷👨‍👩‍👧"
    assert typed.one_line("half \ud800") == "half \ufffd"
    assert typed.paragraphs("one \n\ntwo\x00\r\n") == "one\n\ntwo"
