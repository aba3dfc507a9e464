"""Cards as phones and programs write them: 2.1, 3.0, 4.0, folded, encoded, cut off and hostile."""

from __future__ import annotations

import base64
from datetime import date
from pathlib import Path

import pytest

from app.domain.birthday import Birthday, Calendar
from app.domain.customer import Address, CustomerKind, EmailEntry, PhoneEntry
from app.domain.read_record import ReadCustomer
from app.errors import FileError
from app.exchange import vcards

TODAY = date(2026, 11, 22)


def read(folder: Path, content: bytes | str) -> list[ReadCustomer]:
    path = folder / "cards.vcf"
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    file = vcards.look(path)
    found = list(vcards.cards(file, TODAY))
    assert file.cards == len(found) or b"AGENT" in path.read_bytes()
    return found


def one(folder: Path, *lines: str, version: str = "3.0") -> ReadCustomer:
    card = ["BEGIN:VCARD", f"VERSION:{version}", *lines, "END:VCARD", ""]
    (found,) = read(folder, "\r\n".join(card))
    return found


def test_an_iphone_card_keeps_everything_it_says(tmp_path: Path) -> None:
    found = one(
        tmp_path,
        "N:Kováčová;Jana;Mária;Ing.;PhD.",
        "FN:Ing. Jana Mária Kováčová PhD.",
        "NICKNAME:Janka",
        "ORG:Čajovňa\\, s.r.o.;Nákup",
        "TITLE:nákupkyňa",
        "item1.EMAIL;type=INTERNET;type=pref:jana@example.sk",
        "TEL;type=CELL;type=VOICE;type=pref:0905 218 447",
        "TEL;type=WORK;type=FAX:02/555 1234",
        "item2.TEL:0905 218 448",
        "item2.X-ABLabel:_$!<AssistantPhone>!$_",
        "item3.TEL:0905 218 449",
        "item3.X-ABLabel:mama",
        "item4.ADR;type=HOME;type=pref:;;Hlavná 5\\nbyt 3;Košice;;040 01;Slovensko",
        "item4.X-ABADR:sk",
        "item5.URL;type=pref:http\\://example.sk",
        "item5.X-ABLabel:_$!<HomePage>!$_",
        "BDAY;X-APPLE-OMIT-YEAR=1604:1604-04-12",
        "CATEGORIES:VIP,čaj",
        "UID:abc-1",
        "GENDER:F",
        "NOTE:má rada\\nzelený čaj",
    )
    draft = found.draft
    assert draft.display_name == "Ing. Jana Mária Kováčová, PhD."
    assert (draft.nickname, draft.organisation, draft.occupation) == ("Janka", "Čajovňa, s.r.o.", "nákupkyňa")
    assert draft.phones == (
        PhoneEntry("0905 218 447", "Mobile"),
        PhoneEntry("02/555 1234", "Work fax"),
        PhoneEntry("0905 218 448", "Assistant"),
        PhoneEntry("0905 218 449", "mama"),
    )
    assert draft.emails == (EmailEntry("jana@example.sk"),)
    assert draft.addresses == (Address("Hlavná 5, byt 3", "Košice", "", "040 01", "SK", "Home"),)
    assert (draft.birthday, draft.tags, found.external) == (Birthday(4, 12), ("VIP", "čaj"), "abc-1")
    assert draft.note == "ORG: Nákup\nHomePage: http://example.sk\nmá rada\nzelený čaj"
    assert (found.lost, found.warnings, found.problem) == (("GENDER",), (), None)


def test_an_old_card_with_soft_breaks_and_a_named_character_set(tmp_path: Path) -> None:
    lines = (
        b"BEGIN:VCARD",
        b"VERSION:2.1",
        b"N;CHARSET=GB2312:" + "张;伟".encode("gb2312"),
        b"FN;CHARSET=GBK;ENCODING=QUOTED-PRINTABLE:=D5=C5=",
        b"=CE=B0",
        b"NOTE;ENCODING=QUOTED-PRINTABLE:C:\\new=0D=0A=",
        b"second",
        b"TEL;HOME;FAX:010 1234 5678",
        b"PHOTO;ENCODING=BASE64;JPEG:",
        b" /9j/4AAQ",
        b"SkZJRg==",
        b"",
        b"EMAIL;INTERNET:wei@example.cn",
        b"END:VCARD",
    )
    (found,) = read(tmp_path, b"\r\n".join(lines))
    assert (found.draft.family_name, found.draft.given_name) == ("张", "伟")
    assert found.draft.note == "C:\\new\nsecond"
    assert found.draft.phones == (PhoneEntry("010 1234 5678", "Home fax"),)
    assert found.picture == base64.b64decode("/9j/4AAQSkZJRg==")
    assert found.draft.emails[0].address == "wei@example.cn"


@pytest.mark.parametrize("encoding", ["utf-8", "cp1250", "utf-16"])
@pytest.mark.parametrize("end", ["\r\n", "\n", "\r"])
def test_any_line_end_and_encoding_will_do(tmp_path: Path, encoding: str, end: str) -> None:
    lines = ["BEGIN:VCARD", "VERSION:2.1", "N:Kováčová;Ľubomíra", "ADR;HOME:;;Štúrova 5;Žilina;;01001;SK", "END:VCARD"]
    (found,) = read(tmp_path, (end.join(lines) + end).encode(encoding))
    assert (found.draft.display_name, found.draft.addresses[0].city) == ("Ľubomíra Kováčová", "Žilina")


def test_version_four_has_its_own_forms(tmp_path: Path) -> None:
    found = one(
        tmp_path,
        "FN:Jana Nová",
        "N:Nová;Jana;;;PhD.,MBA",
        "BDAY:--0203",
        'TEL;VALUE=uri;TYPE="work,voice";PREF=1:tel:+421-2-5555-9254;ext=102',
        "EMAIL;TYPE=work:jana@example.sk",
        'ADR;TYPE=work;LABEL="Suite: 2;x":;Suite D2;28 Main Street;Quebec;QC;G1V 2M2;Canada',
        "LANG;PREF=1:sk",
        "PHOTO:data:image/png;base64,iVBORw0KGgo=",
        "RELATED;TYPE=friend:urn:uuid:1",
        version="4.0",
    )
    assert found.draft.birthday == Birthday(2, 3)
    assert found.draft.phones == (PhoneEntry("+421-2-5555-9254 ext. 102", "Work"),)
    assert found.draft.addresses[0] == Address("28 Main Street, Suite D2", "Quebec", "QC", "G1V 2M2", "CA", "Work")
    assert (found.draft.language, found.picture) == ("sk", b"\x89PNG\r\n\x1a\n")
    assert found.lost == ("RELATED",)


@pytest.mark.parametrize(
    ("line", "born"),
    [
        ("BDAY:19860412", Birthday(4, 12, 1986)),
        ("BDAY;VALUE=date:1986-04-12", Birthday(4, 12, 1986)),
        ("BDAY:1986-04-12T00:00:00Z", Birthday(4, 12, 1986)),
        ("BDAY;CALSCALE=chinese:1988-08-15", Birthday(8, 15, 1988, Calendar.LUNAR)),
        ("BDAY:1996-04", None),
        ("BDAY;VALUE=text:circa 1800", None),
    ],
)
def test_birthdays_of_cards(tmp_path: Path, line: str, born: Birthday | None) -> None:
    found = one(tmp_path, "FN:Jana Nová", line)
    assert found.draft.birthday == born
    assert (found.draft.note == "") == (born is not None)


def test_names_are_found_wherever_a_phone_put_them(tmp_path: Path) -> None:
    cases = {
        ("N:;张伟;;;", "FN:张伟"): ("张", "伟"),
        ("N:;Jana Kováčová;;;",): ("Kováčová", "Jana"),
        ("N:;;;;", "FN:Jana Kováčová"): ("Kováčová", "Jana"),
        ("N:van der Berg;Jan",): ("van der Berg", "Jan"),
    }
    for lines, name in cases.items():
        draft = one(tmp_path, *lines).draft
        assert (draft.family_name, draft.given_name) == name
    firm = one(tmp_path, "N:;;;;", "FN:Čajovňa", "ORG:Čajovňa;", "X-ABShowAs:COMPANY").draft
    assert (firm.kind, firm.display_name) == (CustomerKind.ORGANISATION, "Čajovňa")
    other = one(tmp_path, "N:Nová;Jana", "FN:Teta z trhu")
    assert other.draft.note == "FN: Teta z trhu"


def test_what_is_no_person_is_told(tmp_path: Path) -> None:
    assert "group of contacts" in str(one(tmp_path, "FN:Rodina", "KIND:group").problem)
    assert "There is no name" in str(one(tmp_path, "ADR:;;Hlavná 5;Košice;;;").problem)


def test_hostile_text_is_kept_without_what_cannot_be_kept(tmp_path: Path) -> None:
    found = one(
        tmp_path,
        "FN:Jana \u202eNova\u0301\x07 <b>{x}</b>",
        "TEL:\u202d+421 905 218 447\u202c",
        "PHOTO;VALUE=uri:http://127.0.0.1:9/x.png",
        "EMAIL;CHARSET=zlib:jana@example.sk",
        'TEL;TYPE="a,b:c;d":0905 218 448',
    )
    assert found.draft.display_name == "Jana Nová <b>{x}</b>"
    assert [phone.typed for phone in found.draft.phones] == ["+421 905 218 447", "0905 218 448"]
    assert found.draft.emails == (EmailEntry("jana@example.sk"),)
    assert (found.picture, found.lost) == (None, ("PHOTO",))
    assert [warning.params["name"] for warning in found.warnings] == ["FN", "TEL"]


def test_cards_in_cards_without_end_and_without_measure(tmp_path: Path) -> None:
    deep = "BEGIN:VCARD\nFN:Jana\n" + "AGENT:\nBEGIN:VCARD\n" * 5000 + "END:VCARD\n" * 5000 + "TEL:0905\nEND:VCARD\n"
    (found,) = read(tmp_path, deep)
    assert (found.lost, found.draft.phones) == (("AGENT",), (PhoneEntry("0905"),))
    first, second = read(tmp_path, "BEGIN:VCARD\nFN:Jana\nBEGIN:VCARD\nFN:Eva\nTEL:0905 21")
    assert [one.draft.display_name for one in (first, second)] == ["Jana", "Eva"]
    assert all("cut off" in str(one.warnings[0]) for one in (first, second))
    huge = b"BEGIN:VCARD\nFN:A\nPHOTO;ENCODING=b:" + b"A" * (11 << 20) + b"\nEND:VCARD\nBEGIN:VCARD\nFN:B\nEND:VCARD\n"
    large, small = read(tmp_path, huge)
    assert "longer than 10 MB" in str(large.problem)
    assert (small.row, small.draft.display_name) == (2, "B")


@pytest.mark.parametrize(("content", "words"), [(b"", "is empty"), (b"a,b\n1,2\n", "holds no vCards")])
def test_a_file_without_cards_is_refused(tmp_path: Path, content: bytes, words: str) -> None:
    with pytest.raises(FileError, match=words):
        read(tmp_path, content)
