"""What the rows of contact tables say: of known programs, of any other, of our own, and of broken spreadsheets."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.domain import birthday_read, cells, contact_columns, own_table
from app.domain.birthday import Birthday, Calendar
from app.domain.consent import Answer, Channel, Purpose, State
from app.domain.contact import Contact, HouseholdMark
from app.domain.contact_field import FIELDS
from app.domain.customer import (
    Address,
    CustomerDraft,
    CustomerKind,
    EmailEntry,
    FormOfAddress,
    PhoneEntry,
    problems,
    tidied,
)
from app.domain.read_record import ReadCustomer
from app.exchange import contact_table

TODAY = date(2026, 11, 22)
OFFER = Purpose.OFFER


def read(header: str, *rows: str, region: str = "SK", workbook: bool = False) -> list[ReadCustomer]:
    """The rows of a table whose cells are parted by `|`."""
    names = tuple(header.split("|"))
    return read_cells(names, [tuple(row.split("|")) for row in rows], region=region, workbook=workbook)


def read_cells(
    names: tuple[str, ...], rows: list[tuple[str, ...]], *, region: str = "SK", workbook: bool = False
) -> list[ReadCustomer]:
    preset = contact_columns.recognise(names)
    mapping = preset.mapping(names) if preset else contact_columns.guess(names, rows)
    how = contact_columns.options(names, rows, mapping, preset=preset, region=region, workbook=workbook)
    return [contact_columns.customer(place, row, mapping, how, TODAY, region) for place, row in enumerate(rows, 2)]


def preset_of(header: str) -> str:
    found = contact_columns.recognise(tuple(header.split(",")))
    return found.key if found else ""


@pytest.mark.parametrize(
    ("key", "header"),
    [
        ("google", "First Name,Last Name,Organization Name,Labels,E-mail 1 - Label,E-mail 1 - Value,Phone 1 - Value"),
        ("google", "Name,Given Name,Family Name,Group Membership,E-mail 1 - Type,E-mail 1 - Value"),
        ("outlook", "First Name,Middle Name,Last Name,Title,E-mail Address,Mobile Phone,Home Street,Categories"),
        ("thunderbird", "First Name,Last Name,Display Name,Primary Email,Work Phone,Birth Year,Birth Month"),
        ("square", "First Name,Last Name,Email Address,Phone Number,Memo,Square Customer ID"),
        ("shopify", "Customer ID,First Name,Last Name,Email,Accepts Email Marketing,Phone,Tags"),
        ("loyverse", "Customer ID,Customer name,Email,Phone,Customer code,Points balance,Note"),
        ("woocommerce", "Customer ID,Username,First name,Last name,Email,Billing Phone,City,Total spend"),
        ("mailchimp", "Email Address,First Name,Last Name,Birthday,MEMBER_RATING,OPTIN_TIME"),
        ("hubspot", "First Name,Last Name,Email,Phone Number,Contact owner,Lifecycle Stage,Create Date"),
        ("klaviyo", "Email,First Name,Last Name,Phone Number,Organization,Title,City,Country,Tags"),
        ("linkedin", "First Name,Last Name,URL,Email Address,Company,Position,Connected On"),
        ("regulars", ",".join(own_table.contact_columns(own_table.Widths()))),
        ("", "Meno,Priezvisko,Telefón"),
    ],
)
def test_programs_are_known_by_their_columns(key: str, header: str) -> None:
    assert preset_of(header) == key


def test_a_google_row_keeps_every_value_with_its_label() -> None:
    (one,) = read(
        "First Name|Last Name|Organization Name|Photo|Labels|E-mail 1 - Label|E-mail 1 - Value|Phone 1 - Label|"
        "Phone 1 - Value|Address 1 - Label|Address 1 - Formatted|Custom Field 1 - Label|Custom Field 1 - Value",
        "Jana|Kováčová|Čajovňa|http://x/p.jpg|* myContacts ::: VIP|* Work|jana@example.sk|Mobile|"
        "+421 905 218 447 ::: +421 905 218 448|Home|Hlavná 5\n811 01 Bratislava\nSlovakia|Šálka|modrá",
    )
    assert one.draft.display_name == "Jana Kováčová"
    assert one.draft.phones == (PhoneEntry("+421 905 218 447", "Mobile"), PhoneEntry("+421 905 218 448", "Mobile"))
    assert one.draft.emails == (EmailEntry("jana@example.sk", "Work"),)
    assert one.draft.addresses == (Address("Hlavná 5", "Bratislava", "", "811 01", "SK", "Home"),)
    assert one.draft.tags == ("VIP",)
    assert one.draft.note == "Šálka: modrá"
    assert one.lost == ("Photo",)


def test_a_shopify_row_loses_its_apostrophes_and_keeps_its_answers() -> None:
    (one,) = read(
        "Customer ID|First Name|Last Name|Email|Accepts Email Marketing|Default Address Address1|Default Address City|"
        "Default Address Country Code|Default Address Zip|Phone|Accepts SMS Marketing|Total Spent|Tags",
        "'7210448301122|Sanne|'t Hooft|s@example.nl|yes|Straat 1|Utrecht|NL|'1234AB|'+31612345678|no|12.00|vip, tea",
    )
    assert (one.external, one.draft.family_name) == ("7210448301122", "'t Hooft")
    assert one.draft.phones[0].typed == "+31612345678"
    assert one.draft.addresses[0].postcode == "1234AB"
    # An empty box of a program is no answer of a person.
    assert one.consents == ((Channel.EMAIL, OFFER, State.YES),)
    assert one.lost == ("Total Spent",)


def test_square_says_nothing_of_who_was_never_asked() -> None:
    header = "First Name|Last Name|Email Address|Birthday|Email Subscription Status|Square Customer ID"
    one, other = read(
        header, "Amy|Lee|a@example.com|04-12|Unknown|X1", "Bo|Li|b@example.com|03-04-1990|Unsubscribed|X2"
    )
    assert (one.consents, other.consents) == ((), ((Channel.EMAIL, OFFER, State.NO),))
    assert (one.draft.birthday, other.draft.birthday) == (Birthday(4, 12), Birthday(3, 4, 1990))


def test_columns_of_any_table_are_told_by_their_names() -> None:
    slovak = "Meno|Priezvisko|Mobil|Telefón domov|E-mail|Ulica a číslo|Mesto|PSČ|Dátum narodenia|Poznámka|Skupina"
    assert contact_columns.guess(slovak.split("|"), []) == (
        *("given_name", "family_name", "phone", "phone:2", "email", "street", "city", "postcode"),
        *("birthday", "note", "tags"),
    )
    chinese = "姓名|手机号码|生日|地址|公司名称|备注|会员卡号|性别"
    assert contact_columns.guess(chinese.split("|"), []) == (
        *("full_name", "phone", "birthday", "address", "organisation", "note", "card", ""),
    )
    german = "Vorname|Nachname|Straße|PLZ|Ort|Handynummer|Telefon privat|Geburtsdatum|Bemerkungen"
    assert contact_columns.guess(german.split("|"), []) == (
        *("given_name", "family_name", "street", "postcode", "city", "phone", "phone:2", "birthday", "note"),
    )
    two = "Name|Billing City|Billing Street|Shipping City|Shipping Street|Email 1|Email 2"
    assert contact_columns.guess(two.split("|"), []) == (
        *("full_name", "city", "street", "city:2", "street:2", "email", "email:2"),
    )


def test_columns_without_names_are_told_by_what_stands_in_them() -> None:
    rows = [("Jana Kováčová", "0905 218 447", "j@example.sk", "12.4.1986", "7"), ("张伟", "13812345678", "", "", "8")]
    assert contact_columns.guess("ABCDE", rows) == ("full_name", "phone", "email", "birthday", "")


def test_every_guessed_and_preset_field_can_be_chosen_by_hand() -> None:
    keys = {field.key for field in FIELDS}
    assert len(keys) == len(FIELDS)
    names = ("Meno", "Firma", "Mobil", "Mail", "Adresa", "Mesto", "Narodeniny", "Poznámka", "Newsletter", "Web")
    assert set(contact_columns.guess(names, [])) <= keys


def test_what_a_spreadsheet_broke_is_mended_or_named() -> None:
    lost, whole, nought = read(
        "Meno|Mobil|Ulica|Mesto|PSČ",
        "Jana|4.21905E+11|||",
        "Ján|4.21905218447E+11|||",
        "Eva|905218447.0|Hlavná 1|Košice|4001",
    )
    assert lost.draft.phones == ()
    assert lost.draft.note == "Mobil: 4.21905E+11"
    assert str(lost.warnings[0]) == (
        "A spreadsheet shortened “Mobil” to 4.21905E+11: digits are lost. It stands in the note."
    )
    assert whole.draft.phones == (PhoneEntry("421905218447", "Mobile"),)
    assert nought.draft.phones == (PhoneEntry("905218447", "Mobile"),)
    assert nought.draft.addresses[0].postcode == "04001"
    assert "nought back" in str(nought.warnings[0])


def test_nothing_that_does_not_fit_is_lost() -> None:
    (one,) = read(
        "Meno|Mobil|E-mail|Dátum narodenia|Povolanie|Neznáme",
        f"Jana\u0007|volať synovi|nemá|asi v máji|{'x' * 250}|7|navyše",
    )
    assert one.problem is None
    assert (one.draft.display_name, one.draft.phones, one.draft.emails, one.draft.birthday) == ("Jana", (), (), None)
    for text in ("Mobil: volať synovi", "E-mail: nemá", "Dátum narodenia: asi v máji", "x" * 250):
        assert text in one.draft.note
    assert one.draft.occupation == "x" * 200
    assert one.lost == ("Neznáme", "#7")
    assert len(one.warnings) == 5


def test_a_record_needs_something_to_call_it_by() -> None:
    mail, firm, phone, nothing, broken = read_cells(
        ("Meno", "Firma", "Telefón", "E-mail"),
        [
            ("", "", "", "j@example.sk"),
            ("", "Čajovňa s.r.o.", "", "j@example.sk"),
            ("", "", "0905 218 447", ""),
            ("", "", "", ""),
            (),
        ],
    )
    assert mail.draft.display_name == "j@example.sk"
    assert (firm.draft.kind, firm.draft.display_name) == (CustomerKind.ORGANISATION, "Čajovňa s.r.o.")
    assert phone.draft.display_name == "0905 218 447"
    assert str(nothing.problem) == "There is no name, no phone and no e-mail address."
    assert "cannot be read" in str(broken.problem)


def test_names_come_apart_and_stay_whole() -> None:
    one, two, three = read("Meno|Meno a priezvisko|Priezvisko", "|张伟|", "|Ing. Ján Novák, PhD.|", "欧阳娜娜||")
    assert (one.draft.family_name, one.draft.given_name) == ("张", "伟")
    assert (two.draft.title_before, two.draft.family_name, two.draft.title_after) == ("Ing.", "Novák", "PhD.")
    assert (three.draft.family_name, three.draft.given_name) == ("欧阳", "娜娜")


@pytest.mark.parametrize(
    ("text", "born"),
    [
        ("1986-04-12", Birthday(4, 12, 1986)),
        ("1986-04-12T00:00:00Z", Birthday(4, 12, 1986)),
        ("19860412", Birthday(4, 12, 1986)),
        ("1986/4/12", Birthday(4, 12, 1986)),
        ("12. 4. 1986", Birthday(4, 12, 1986)),
        ("12.4.", Birthday(4, 12)),
        ("12.04.86", Birthday(4, 12, 1986)),
        ("12.04.07", Birthday(4, 12, 2007)),
        ("--0412", Birthday(4, 12)),
        ("--04-12", Birthday(4, 12)),
        ("1604-04-12", Birthday(4, 12)),
        ("12 April 1986", Birthday(4, 12, 1986)),
        ("April 12, 1986", Birthday(4, 12, 1986)),
        ("12. apríla 1986", Birthday(4, 12, 1986)),
        ("12-Apr-86", Birthday(4, 12, 1986)),
        ("5. září 1970", Birthday(9, 5, 1970)),
        ("1. März 1970", Birthday(3, 1, 1970)),
        ("1990年3月5日", Birthday(3, 5, 1990)),
        ("3月5日", Birthday(3, 5)),
        ("农历1988年八月十五", Birthday(8, 15, 1988, Calendar.LUNAR)),
        ("一九八八年闰四月廿三", Birthday(4, 23, 1988, Calendar.LUNAR, leap=True)),
        ("正月初一", Birthday(1, 1, None, Calendar.LUNAR)),
        ("asi v máji", None),
        ("0/0/00", None),
        ("", None),
    ],
)
def test_birthdays_are_read_in_many_forms(text: str, born: Birthday | None) -> None:
    assert birthday_read.read(text, TODAY) == born


def test_a_column_of_birthdays_shows_its_order_and_a_person_may_change_it() -> None:
    header = ("Name", "Birthday")
    american: list[tuple[str, ...]] = [("Amy", "3/4/1990"), ("Bo", "3/14/1990")]
    assert [one.draft.birthday for one in read_cells(header, american)] == [Birthday(3, 4, 1990), Birthday(3, 14, 1990)]
    mapping = contact_columns.guess(header, american[:1])
    how = contact_columns.options(header, american[:1], mapping, region="SK")
    other = replace(how, day_first=False)
    first = contact_columns.customer(2, american[0], mapping, how, TODAY, "SK")
    second = contact_columns.customer(2, american[0], mapping, other, TODAY, "SK")
    assert (first.draft.birthday, second.draft.birthday) == (Birthday(4, 3, 1990), Birthday(3, 4, 1990))


def ours() -> Contact:
    draft = CustomerDraft(
        title_before="Ing.",
        given_name="Jana",
        middle_name="van der",
        family_name="Kováčová",
        former_name="Nováková",
        nickname="Janka",
        salutation="Milá Janka",
        organisation="=Čaj & káva",
        phones=(PhoneEntry("+421 905 218 447", "mama"), PhoneEntry("linka 5")),
        emails=(EmailEntry("jana@example.sk", "práca"),),
        addresses=(
            Address("Hlavná 5", "Košice", "", "4001", "Slovensko", "doma"),
            Address("Stará 1", past=True, returned=date(2025, 3, 4)),
        ),
        birth_day=15,
        birth_month=8,
        birth_calendar=Calendar.LUNAR,
        birth_leap=True,
        form=FormOfAddress.MS,
        language="zh_CN",
        note="'=1+1\nmá rada čaj",
        counter_note="-10 %",
        tags=("čaj; káva", "VIP"),
    )
    at = datetime(2026, 11, 22, 9, 43, 12, 345000, UTC)
    yes = Answer(Channel.LETTER, Purpose.GREETING, State.YES, at, "counter", "May we; send you a card?", "Ruth")
    never = Answer(Channel.EMAIL, OFFER, State.NOT_ASKED, at, "form", "", "Ruth")
    home = HouseholdMark(7, "Kováčovci", letters=True)
    return Contact(number=1042, draft=draft, verified_on=date(2026, 1, 2), consents=(yes, never), household=home)


@pytest.mark.parametrize("workbook", [False, True])
def test_our_own_table_comes_back_as_it_left(workbook: bool) -> None:  # noqa: FBT001 - both ways are shown
    contact = ours()
    widths = contact_table.widths_of(contact)
    texts = contact_table.row(contact, widths)
    row = texts if workbook else tuple(map(cells.guarded, texts))
    (one,) = read_cells(own_table.contact_columns(widths), [row], workbook=workbook)
    assert one.draft == contact.draft
    assert (one.number, one.verified_on, one.household) == (1042, date(2026, 1, 2), contact.household)
    assert one.answers == contact.consents
    assert one.consents == ((Channel.LETTER, Purpose.GREETING, State.YES),)
    assert (one.lost, one.warnings, one.problem) == ((), (), None)


@given(st.lists(st.text(st.characters(codec=None), max_size=30), min_size=8, max_size=10))
@settings(max_examples=150, deadline=None)
def test_no_text_breaks_a_row_and_every_draft_can_be_kept(texts: list[str]) -> None:
    header = ("Meno", "Priezvisko", "Mobil", "E-mail", "Adresa", "Narodeniny", "Tags", "Jazyk")
    (one,) = read_cells(header, [tuple(texts)])
    assert tidied(one.draft) == one.draft
    assert one.problem is not None or problems(one.draft, TODAY) == {}
