"""Tables as people have them: any encoding and delimiter, broken rows, workbooks; everything else refused in words."""

from __future__ import annotations

import json
import os
import zipfile
from datetime import date, datetime
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from app.errors import FileError
from app.exchange import tables, workbook
from app.exchange.tables import TableFile

SLOVAK = "Meno;Priezvisko;Mobil\r\nĽubomíra;Kováčová;0905 218 447\r\nŠtefan;Ťažký;0905 218 448\r\n"
CHINESE = "姓名,手机,地址\n张伟,13812345678,北京市朝阳区建国路\n陈静,13812345679,上海市\n"


def look(folder: Path, content: bytes, name: str = "list.csv", **how: Any) -> TableFile:
    path = folder / name
    path.write_bytes(content)
    return tables.look(path, **how)


def read(file: TableFile) -> list[tuple[str, ...]]:
    return [row for _, row in tables.rows(file)]


@pytest.mark.parametrize(
    ("text", "written", "guessed"),
    [
        (SLOVAK, "utf-8", "utf-8-sig"),
        (SLOVAK, "utf-8-sig", "utf-8-sig"),
        (SLOVAK, "cp1250", "cp1250"),
        (SLOVAK, "utf-16-le", "utf-16-le"),
        (SLOVAK, "utf-16-be", "utf-16-be"),
        ("\ufeff" + SLOVAK, "utf-16-be", "utf-16-be"),
        ("\ufeff" + CHINESE, "utf-16-le", "utf-16-le"),
        (CHINESE, "gb18030", "gb18030"),
        (CHINESE.replace(",", "\t"), "gb18030", "gb18030"),
        ("姓,名\n张,伟\n陈,静\n", "gb18030", "gb18030"),
        ("姓名,電話\n陳大文,0912345678\n林美麗,0912345679\n", "big5", "big5"),
        ("Name;Ort\nMüller;Köln\nGroß;Düsseldorf\n", "cp1252", "cp1252"),
        ("Nom;Prénom\nLefèvre;Hélène\nGarçon;Zoë\n", "cp1252", "cp1252"),
        ("Name;Ciudad\nMuñoz;Málaga\nGarcía;León\n", "cp1252", "cp1252"),
        ("Imię;Nazwisko\nŁukasz;Wiśniewski\nMałgorzata;Dąbrowska\n", "cp1250", "cp1250"),
        ("Name;City\nDvořák;Plzeň\n", "cp1250", "cp1250"),
        ("Имя;Город\nИван Петров;Москва\n", "cp1251", "cp1251"),
    ],
)
def test_the_encoding_is_told_by_the_letters(tmp_path: Path, text: str, written: str, guessed: str) -> None:
    file = look(tmp_path, text.encode(written))
    assert file.encoding == guessed
    mark = file.delimiter
    assert [file.header, *read(file)] == [tuple(line.split(mark)) for line in text.lstrip("\ufeff").splitlines()]


def test_what_is_guessed_can_be_changed(tmp_path: Path) -> None:
    content = "a;b,c\nč;1,2\n".encode("cp1250")
    assert look(tmp_path, content, encoding="iso8859-2", delimiter=",").header == ("a;b", "c")


def test_a_place_that_is_not_utf8_does_not_spoil_the_rest(tmp_path: Path) -> None:
    content = ("Meno;Mesto\n" + "Ľubomíra;Košice\n" * 40).encode() + b"J\xe1n;Nitra\n"
    file = look(tmp_path, content)
    assert (file.encoding, read(file)[0][0], read(file)[-1]) == ("utf-8-sig", "Ľubomíra", ("J\ufffdn", "Nitra"))


@pytest.mark.parametrize("mark", [",", ";", "\t", "|"])
def test_the_delimiter_is_the_one_that_fits_the_rows(tmp_path: Path, mark: str) -> None:
    text = mark.join(("Name", "Note\nJana a", "1, 2; 3\nEva", '"x\ty|z\nw, v;"\nJán', "1\n"))
    text = text.replace("1, 2; 3", '"1, 2; 3"')
    file = look(tmp_path, text.encode())
    assert (file.delimiter, file.header) == (mark, ("Name", "Note"))
    assert read(file) == [("Jana a", "1, 2; 3"), ("Eva", "x\ty|z\nw, v;"), ("Ján", "1")]


def test_excels_first_line_names_the_delimiter(tmp_path: Path) -> None:
    file = look(tmp_path, b"sep=;\r\nName,First;Note\r\nJana;1,2\r\n")
    assert (file.header, list(tables.rows(file))) == (("Name,First", "Note"), [(2, ("Jana", "1,2"))])


def test_broken_rows_cost_nobody_else(tmp_path: Path) -> None:
    rows = [
        "name,phone,note",
        "Ragged",
        'Open,1,"never closed',
        "Next,2,fine",
        'Inner,3,"says "hi" to all"',
        'Lines,4,"one\ntwo"',
        "",
        "Wide,5,x,beyond,",
        "Long," + "x" * 2_000_000,
        "Last,6,",
    ]
    file = look(tmp_path, "\n".join(rows).encode())
    assert list(tables.rows(file)) == [
        (2, ("Ragged", "", "")),
        (3, ("Open", "1", "never closed")),
        (4, ("Next", "2", "fine")),
        (5, ("Inner", "3", 'says hi" to all"')),
        (6, ("Lines", "4", "one\ntwo")),
        (8, ("Wide", "5", "x", "beyond")),
        (9, ()),
        (10, ("Last", "6", "")),
    ]


def test_a_title_is_no_header_and_a_table_may_have_none(tmp_path: Path) -> None:
    titled = look(tmp_path, b"Customers 2026\n\nName,Phone\nJana,0905218447\n")
    assert (titled.header, list(tables.rows(titled))) == (("Name", "Phone"), [(4, ("Jana", "0905218447"))])
    bare = look(tmp_path, b"Jana,0905218447\nEva,0905218448\n")
    assert (bare.header, bare.header_row, len(read(bare))) == (("A", "B"), 0, 2)


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("a.csv", b"", "is empty"),
        ("a.csv", b"\r\n \r\n", "is empty"),
        ("a.csv", b"%PDF-1.7 x", "is a PDF document"),
        ("a.csv", b"\x89PNG\r\n\x1a\n", "is a picture"),
        ("a.xls", b"<html><table><tr><td>a", "is a web page or XML"),
        ("a.ldif", b"dn: cn=Jana\n", "is an LDIF file"),
        ("a.csv", bytes(range(1, 255)) * 9, "is not a text file"),
        ("a.vcf", b"BEGIN:VCARD\nFN:A\nEND:VCARD\n", "holds contacts as vCards"),
        ("a.xlsx", b"PK\x03\x04" + b"junk" * 99, "is damaged"),
        ("a.xls", b"\xd0\xcf\x11\xe0" + b"junk" * 99, "is damaged"),
        ("a.xlsx", b"\xd0\xcf\x11\xe0" + "EncryptedPackage".encode("utf-16-le"), "is locked with a password"),
        ("a.csv", b"x," * 1500, "more than 1000 columns"),
    ],
)
def test_what_is_no_table_is_refused_in_words(tmp_path: Path, name: str, content: bytes, words: str) -> None:
    with pytest.raises(FileError, match=words):
        look(tmp_path, content, name)


def test_a_file_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(FileError, match="cannot be read"):
        tables.look(tmp_path / "none.csv")


def packed(path: Path, parts: dict[str, bytes]) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return path


def test_bombs_are_not_unpacked(tmp_path: Path) -> None:
    book = {"xl/workbook.xml": b"<x/>"}
    for name, parts, words in (
        ("a.xlsx", {"xl/sheet.xml": b"0" * (51 << 20)}, "too large"),
        ("b.xlsx", {"xl/sheet.xml": b"0" * (2 << 20)}, "packed like no workbook"),
        ("c.xlsx", {f"xl/{n}": os.urandom(9) for n in range(200)}, "packed like no workbook"),
        ("d.xlsx", {"../../evil.txt": b"x"}, "is damaged"),
    ):
        with pytest.raises(FileError, match=words):
            tables.look(packed(tmp_path / name, book | parts))
    with pytest.raises(FileError, match="a packed archive and no workbook"):
        tables.look(packed(tmp_path / "e.xlsx", {"a.txt": b"x"}))


def test_a_workbook_is_read_as_it_shows(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    book.active.title = "Prázdny"
    sheet = book.create_sheet("Zákazníci")
    sheet.append(["Zoznam"])
    sheet.append(["Meno", "Mobil", "Narodený", "VIP", "Kedy"])
    sheet.append(["Jana", 421905218447, date(1986, 4, 12), True, datetime(2026, 1, 2, 3, 4, 5)])
    sheet.append([None, "'+421", 1.5, 1e-7, "=1+1"])
    book.save(tmp_path / "book.xlsx")
    (tmp_path / "book.xlsx").rename(tmp_path / "book.csv")  # the name says something else than the file is
    file = tables.look(tmp_path / "book.csv")
    assert (file.kind, file.sheet, file.sheets) == ("workbook", "Zákazníci", ("Prázdny", "Zákazníci"))
    assert list(tables.rows(file)) == [
        (3, ("Jana", "421905218447", "1986-04-12", "TRUE", "2026-01-02 03:04:05")),
        (4, ("", "'+421", "1.5", "0.0000001", "")),
    ]
    with pytest.raises(FileError, match="is empty"):
        tables.look(tmp_path / "book.csv", sheet="Prázdny")


def test_a_cell_in_the_far_corner_takes_no_memory(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    book.active["A1"], book.active["XFD1048576"] = "Name", "x"
    book.save(tmp_path / "far.xlsx")
    with pytest.raises(FileError, match="too large"):
        tables.look(tmp_path / "far.xlsx")


def test_reading_may_stop_at_any_row(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    for row in range(3000):
        book.active.append([f"Name {row}", "0905"])
    book.save(tmp_path / "long.xlsx")
    file = tables.look(tmp_path / "long.xlsx")
    rows = tables.rows(file)
    assert next(rows) == (2, ("Name 1", "0905"))
    rows.close()  # type: ignore[attr-defined]  # it is a generator
    assert len(file.sample) == tables.SAMPLE


def test_the_child_answers_in_lines_of_json(tmp_path: Path) -> None:
    path = packed(
        tmp_path / "small.ods",
        {
            "mimetype": b"application/vnd.oasis.opendocument.spreadsheet",
            "content.xml": (
                '<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
                'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" '
                'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><office:body><office:spreadsheet>'
                '<table:table table:name="S"><table:table-row><table:table-cell office:value-type="string">'
                "<text:p>Meno</text:p></table:table-cell></table:table-row><table:table-row><table:table-cell "
                'office:value-type="string"><text:p>张伟</text:p></table:table-cell></table:table-row></table:table>'
                "</office:spreadsheet></office:body></office:document-content>"
            ).encode(),
            "META-INF/manifest.xml": b'<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:'
            b'manifest:1.0"/>',
        },
    )
    with workbook.opened(path) as sheet:
        assert (sheet.name, json.dumps(list(sheet.rows), ensure_ascii=False)) == ("S", '[["Meno"], ["张伟"]]')
