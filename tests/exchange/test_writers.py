from __future__ import annotations

import csv
from datetime import date, datetime
from io import StringIO
from pathlib import Path

import pytest
from python_calamine import CalamineWorkbook

from app.domain import cells
from app.domain.birthday import Calendar
from app.domain.consent import Answer, Channel, Purpose, State
from app.domain.contact import Contact, HouseholdMark, Portrait
from app.domain.customer import Address, CustomerDraft, EmailEntry, FormOfAddress, PhoneEntry
from app.domain.own_table import Widths, contact_columns
from app.errors import FileError
from app.exchange import contact_table, csv_writer, vcard_writer, xlsx_writer
from tests.documents.test_hostile import HOSTILE

NAUGHTY = (
    *(text for text in HOSTILE if "\ud800" not in text),
    "=1+1",
    "+421 905",
    "-1",
    "@x",
    "'=1",
    "''+2",
    "'t Hooft",
)
ANSWER = Answer(
    Channel.LETTER,
    Purpose.GREETING,
    State.YES,
    datetime.fromisoformat("2026-11-20T10:15:00.250+01:00"),
    "counter",
    "May we send you a card; for your birthday?\nAnd holidays?",
    "Ruth",
)
FULL = Contact(
    number=1042,
    draft=CustomerDraft(
        id=7,
        title_before="Ing.",
        given_name="Jana",
        middle_name="Mária",
        family_name="Kováčová",
        title_after="PhD.",
        former_name="Nováková",
        nickname="Janka",
        salutation="Milá Janka,",
        phones=(PhoneEntry("+421 905 218 447", "Mobil"), PhoneEntry("032/555", "u mamy; cez deň")),
        emails=(EmailEntry("jana@example.com", "home"),),
        addresses=(
            Address("Štúrovo námestie 14", "Trenčín", "", "911 01", "SK", "home"),
            Address("Stará, 3", "Nitra", past=True, returned=date(2026, 3, 1)),
        ),
        birth_day=15,
        birth_month=8,
        birth_year=None,
        birth_calendar=Calendar.LUNAR,
        birth_leap=True,
        language="zh_CN",
        form=FormOfAddress.MS,
        occupation="účtovníčka",
        hobbies="čaj, ryby",
        price_attitude="nad 50 €, nie",
        source="odporučila 张伟",
        note="First line\n\n=HYPERLINK(1)\n\ttab",
        counter_note="@ pozor",
        card="=007",
        tags=("tea; green", "gifts"),
    ),
    verified_on=date(2026, 11, 1),
    consents=(ANSWER,),
    household=HouseholdMark(1040, "Kováčovci", letters=True),
    portrait=Portrait("image/png", bytes(range(200))),
)


def lines_of(card: bytes) -> list[str]:
    """The lines of a vCard, unfolded."""
    assert card.endswith(b"\r\n")
    return card.replace(b"\r\n ", b"").decode().split("\r\n")[:-1]


@pytest.mark.parametrize("ending", ["csv", "xlsx"])
def test_every_text_comes_back_as_it_was(tmp_path: Path, ending: str) -> None:
    file, texts = tmp_path / f"table.{ending}", (*NAUGHTY, " ends ", "", "a\r\nb", "_x0041_")
    writer = csv_writer.writing(file, ["A"]) if ending == "csv" else xlsx_writer.writing(file, ["A"], "S & <co>")
    with writer as put:
        for text in texts:
            put([text])
    if ending == "csv":
        assert file.read_bytes().startswith(b"\xef\xbb\xbfA\r\n")
        rows = list(csv.reader(StringIO(file.read_bytes().decode("utf-8-sig"), newline="")))
        assert not any(row[0].startswith(tuple("=+-@\t\r")) for row in rows if row)
        read = [cells.bare(row[0]) if row else "" for row in rows[1:]]
    else:
        book = CalamineWorkbook.from_path(str(file))
        assert book.sheet_names == ["S & <co>"]
        read = [str(row[0]) for row in book.get_sheet_by_index(0).to_python(skip_empty_area=False)[1:]]
        texts = tuple(text.replace("\ufffe", "_xFFFE_") for text in texts)  # no workbook can hold it
    assert read == list(texts)


def test_lists_in_a_cell_come_back() -> None:
    for texts in ((), NAUGHTY, (" a", "b ", "c\\", "d;e\nf", "\\n")):
        assert cells.split(cells.join(texts)) == texts


def test_a_row_has_a_cell_for_every_column() -> None:
    widths = contact_table.widths_of(FULL)
    assert widths == Widths(2, 1, 2)
    for wider in (widths, Widths(5, 4, 3)):
        row = dict(zip(contact_columns(wider), contact_table.row(FULL, wider), strict=True))
        assert row["Number"] == "1042"
        assert (row["Birthday"], row["Birthday calendar"]) == ("--08-15", "lunar leap month")
        assert cells.split(row["Tags"]) == FULL.draft.tags
        assert row["Phone 2 label"] == "u mamy; cez deň"
        assert (row["Address 2 past"], row["Address 2 returned on"]) == ("yes", "2026-03-01")
        assert row["Consent letter greeting"] == "yes"
        assert cells.split(row["Consent letter greeting evidence"]) == (
            "2026-11-20T09:15:00.250Z",
            "counter",
            "Ruth",
            ANSWER.wording,
        )
        assert (row["Household"], row["Household name"], row["Household letters"]) == ("1040", "Kováčovci", "yes")


def test_a_contact_is_a_vcard_4() -> None:
    card = vcard_writer.card(FULL, "Lipa")
    assert max(len(line) for line in card.split(b"\r\n")) <= 75
    lines = lines_of(card)
    assert lines[:2] == ["BEGIN:VCARD", "VERSION:4.0"]
    for line in (
        r"N:Kováčová;Jana;Mária;Ing.;PhD.",
        "FN:Ing. Jana Mária Kováčová\\, PhD.",
        "item1.TEL;TYPE=cell:+421 905 218 447",
        "item1.X-ABLABEL:Mobil",
        "item2.X-ABLABEL:u mamy\\; cez deň",
        "item4.ADR;TYPE=home:;;Štúrovo námestie 14;Trenčín;;911 01;SK",
        "X-REGULARS-PAST-ADR;X-RETURNED=2026-03-01:;;Stará\\, 3;Nitra;;;",
        "X-REGULARS-LUNAR-BDAY:--0815;leap",
        "CATEGORIES:tea\\; green,gifts",
        "NOTE:First line\\n\\n=HYPERLINK(1)\\n\ttab",
        "LANG:zh-CN",
        "X-REGULARS-HOUSEHOLD:1040;Kováčovci;yes",
        "X-REGULARS-NUMBER:1042",
    ):
        assert line in lines
    assert any(line.startswith("PHOTO:data:image/png;base64,AAEC") for line in lines)
    assert not any(line.startswith("BDAY") for line in lines)
    assert vcard_writer.card(FULL, "Lipa") == card != vcard_writer.card(FULL, "Another shop")


@pytest.mark.parametrize("text", NAUGHTY, ids=range(len(NAUGHTY)))
def test_no_text_breaks_out_of_its_line(text: str) -> None:
    draft = CustomerDraft(family_name=text, note=text, tags=(text, text), phones=(PhoneEntry(text, text),))
    lines = lines_of(vcard_writer.card(Contact(number=1, draft=draft), "Lipa"))
    names = {line.partition(":")[0].partition(";")[0] for line in lines}
    assert names <= {"BEGIN", "VERSION", "UID", "KIND", "FN", "N", "NOTE", "CATEGORIES", "END", "X-REGULARS-NUMBER"} | {
        "item1.TEL",
        "item1.X-ABLABEL",
    }
    assert len(lines) == 12


def test_a_file_that_cannot_be_finished_is_not_there(tmp_path: Path) -> None:
    file = tmp_path / "table.xlsx"
    with pytest.raises(FileError, match="too long"), xlsx_writer.writing(file, ["A"], "S") as put:
        put(["x" * 40_000])
    with pytest.raises(FileError, match="could not be written"), csv_writer.writing(Path("/proc/x/table.csv"), ["A"]):
        pass
    file.write_text("as it was")
    with pytest.raises(KeyError), csv_writer.writing(file, ["A"]) as put:
        raise KeyError
    assert file.read_text() == "as it was"
    assert list(tmp_path.iterdir()) == [file]
