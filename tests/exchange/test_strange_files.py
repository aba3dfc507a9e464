"""Contact files as other programs leave them on the disk: what they hold comes in as it was meant."""

from __future__ import annotations

import io
from datetime import date
from pathlib import Path

import pytest
from PIL import Image

from app.domain import contact_columns
from app.domain.birthday import Calendar
from app.domain.consent import Channel, Purpose, State
from app.domain.customer import CustomerKind
from app.domain.read_record import ReadCustomer
from app.exchange import picture, tables, vcard_customer, vcard_lines

TODAY = date(2026, 11, 22)


def read(path: Path, content: bytes) -> list[ReadCustomer]:
    path.write_bytes(content)
    file = tables.look(path)
    mapping = contact_columns.guess(file.header, file.sample)
    how = contact_columns.options(file.header, file.sample, mapping, region="SK")
    return [contact_columns.customer(row, cells, mapping, how, TODAY, "SK") for row, cells in tables.rows(file)]


@pytest.mark.parametrize("encoding", ["cp1250", "iso8859-2", "cp852", "utf-8"])
def test_slovak_names_are_told_in_each_encoding(tmp_path: Path, encoding: str) -> None:
    text = "Meno;Priezvisko;PSČ;Poznámka\nĽudovít;Šťavík;965 01;žlté ruže\nOľga;Ďuríčková;022 01;\n"
    people = read(tmp_path / "a.csv", text.encode(encoding))
    assert [one.draft.display_name for one in people] == ["Ľudovít Šťavík", "Oľga Ďuríčková"]
    assert people[0].draft.note == "žlté ruže"


def test_one_broken_byte_does_not_turn_the_file_into_another_encoding(tmp_path: Path) -> None:
    content = "Name\nŽofia Dobrá\n".encode() + b"Bad\xff Byte\n" + "Ďuro Ďurica\n".encode()
    people = read(tmp_path / "a.csv", content)
    assert [one.draft.display_name for one in people][::2] == ["Žofia Dobrá", "Ďuro Ďurica"]
    assert "could not be read" in str(people[1].warnings[0])


@pytest.mark.parametrize(
    ("column", "text", "month", "day"),
    [
        ("生日", "腊月廿三", 12, 23),
        ("生日", "冬月初一", 11, 1),
        ("生日", "八月廿", 8, 20),
        ("农历生日", "1986-03-05", 3, 5),
    ],
)
def test_a_day_of_the_moon_calendar_is_one(tmp_path: Path, column: str, text: str, month: int, day: int) -> None:
    person = read(tmp_path / "a.csv", f"姓名,{column}\n单雄信,{text}\n".encode())[0].draft
    assert (person.birth_calendar, person.birth_month, person.birth_day) == (Calendar.LUNAR, month, day)


@pytest.mark.parametrize("name", ["Pekáreň Chlieb s.r.o.", "Blumen GmbH", "Čerešňa, a. s.", "杭州兰花有限公司"])
def test_a_firm_among_the_names_is_a_firm(tmp_path: Path, name: str) -> None:
    firm = read(tmp_path / "a.csv", f'Meno,Telefón\n"{name}",0905700005\n'.encode())[0].draft
    assert (firm.kind, firm.organisation, firm.family_name) == (CustomerKind.ORGANISATION, name, "")


def test_a_title_behind_the_comma_is_no_given_name(tmp_path: Path) -> None:
    people = read(
        tmp_path / "a.csv", 'Name\n"Jana Nováková, Ing."\n"Ján Malý, Ing., PhD."\n"Malá, Ing. Eva"\n'.encode()
    )
    parts = [
        (one.draft.title_before, one.draft.given_name, one.draft.family_name, one.draft.title_after) for one in people
    ]
    assert parts == [("Ing.", "Jana", "Nováková", ""), ("Ing.", "Ján", "Malý", "PhD."), ("Ing.", "Eva", "Malá", "")]


def test_addresses_keep_their_shape(tmp_path: Path) -> None:
    lines = read(tmp_path / "a.csv", 'Name,Street,City\nEva,"Hlavná 5\r\n2. poschodie",Prešov\n'.encode())
    assert lines[0].draft.addresses[0].street == "Hlavná 5, 2. poschodie"
    number = read(tmp_path / "b.csv", "Vorname;Straße;Hausnummer;Ort\nEva;Gänsemarkt;12a;Hamburg\n".encode())
    assert number[0].draft.addresses[0].street == "Gänsemarkt 12a"
    whole = read(tmp_path / "c.csv", 'Meno,Adresa\nEva Malá,"Lesná 4, 811 04 Bratislava"\n'.encode())
    place = whole[0].draft.addresses[0]
    assert (place.street, place.postcode, place.city) == ("Lesná 4", "811 04", "Bratislava")
    number_first = read(tmp_path / "d.csv", b'Name,Address\nEva Smith,"Vila, 1234 Smith street"\n')
    assert number_first[0].draft.addresses[0].street == "Vila, 1234 Smith street"


def test_of_two_answers_the_no_counts_and_an_empty_date_is_nothing(tmp_path: Path) -> None:
    header = "Meno,Newsletter,Súhlas s marketingom,Narodeniny,Tags"
    person = read(tmp_path / "a.csv", f'{header}\nEva Malá,nie,áno,0/0/00,"""VIP"", ""Jar"""\n'.encode())[0]
    assert person.consents == ((Channel.EMAIL, Purpose.OFFER, State.NO),)
    assert not person.warnings
    assert set(person.draft.tags) == {"VIP", "Jar"}
    assert not person.draft.note


def test_what_is_no_character_goes_with_a_notice(tmp_path: Path) -> None:
    person = read(tmp_path / "a.csv", "Name,Note\nAn\ufffena,a\uffffb\n".encode())[0]
    assert (person.draft.display_name, person.draft.note) == ("Anna", "ab")
    assert person.warnings


def test_a_card_says_who_belongs_to_them() -> None:
    card = b"BEGIN:VCARD\r\nVERSION:4.0\r\nFN:Eva\r\nRELATED;TYPE=spouse;VALUE=text:Peter\r\nRELATED:urn:uuid:1\r\n"
    card += b"X-ALTBDAY;CALSCALE=chinese:1986-03-05\r\nEND:VCARD\r\n"
    person = vcard_customer.customer(next(vcard_lines.cards(io.BytesIO(card))), "", TODAY)
    assert person.draft.note == "Spouse: Peter\nX-ALTBDAY: 1986-03-05"
    assert person.lost == ("RELATED",)


def test_a_picture_written_here_is_not_written_again_and_again() -> None:
    out = io.BytesIO()
    Image.effect_noise((300, 900), 80).convert("RGB").save(out, "PNG")
    first = picture.reencoded(out.getvalue(), "portrait")
    assert picture.reencoded(first, "portrait") == first
    with_more = first + b"<?php ?>"
    assert picture.reencoded(with_more, "portrait") != with_more
