"""What the reader makes of a file: documents, rows left out with their reason, and words for files that are none."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pytest

from app.domain.imported import ImportedDocument, SkipReason, exact
from app.errors import FileError
from app.exchange import online_retail

SAMPLE = Path(__file__).parent.parent / "data" / "online_retail_sample.csv"
HEADER = "InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID,Country\n"
GOOD = "536365,71053,WHITE METAL LANTERN,6,2010-12-01 08:26:00,3.39,17850.0,United Kingdom\n"


def read(path: Path) -> dict[str, ImportedDocument]:
    return {document.number: document for document in online_retail.documents(online_retail.survey(path))}


def written(tmp_path: Path, *rows: str, header: str = HEADER) -> Path:
    path = tmp_path / "sales.csv"
    path.write_text(header + "".join(rows), encoding="utf-8")
    return path


def reasons(document: ImportedDocument) -> list[SkipReason]:
    return [skip.reason for skip in document.skips]


def test_an_invoice_is_one_sale_with_its_customer_and_minute() -> None:
    sale = read(SAMPLE)["536365"]
    assert (sale.card, sale.country, sale.at) == ("17850", "United Kingdom", datetime(2010, 12, 1, 8, 26))
    assert not sale.returned
    assert len(sale.lines) == 7
    lantern = sale.lines[1]
    assert (lantern.row, lantern.code, lantern.name) == (3, "71053", "WHITE METAL LANTERN")
    assert (lantern.quantity_milli, lantern.price_micro) == (6000, 3_390_000)


def test_every_row_is_a_line_or_has_a_reason() -> None:
    found = read(SAMPLE)
    rows = sorted(
        [line.row for document in found.values() for line in document.lines]
        + [skip.row for document in found.values() for skip in document.skips]
    )
    assert rows == list(range(2, 57))


def test_what_is_no_sale_says_why() -> None:
    found = read(SAMPLE)
    assert reasons(found["A563185"]) == [SkipReason.ADJUSTMENT]
    assert reasons(found["536589"]) == [SkipReason.STOCK]
    assert reasons(found["536995"]) == [SkipReason.STOCK]
    assert reasons(found["536779"]) == [SkipReason.COST]
    assert reasons(found["C537581"]) == [SkipReason.COST, SkipReason.COST]
    assert exact(found["A563185"].skips[0].nano) == exact(11_062_060_000_000)


def test_rows_that_stand_apart_are_one_invoice() -> None:
    found = read(SAMPLE)
    assert len(found["542806"].lines) == 6
    assert found["C542805"].returned
    assert len(found["C542805"].lines) == 2


def test_unpriced_rows_stay_where_the_sum_was_entered_by_hand() -> None:
    sale = read(SAMPLE)["545160"]
    assert [line.free for line in sale.lines] == [False, False, False, False, True]
    assert sum(line.nano for line in sale.lines) == 48 * 10**9


def test_codes_that_differ_by_case_are_one_product_with_its_usual_name(tmp_path: Path) -> None:
    path = written(
        tmp_path,
        "1,85123A,CREAM HOLDER,1,2010-12-01 08:26:00,2.55,,X\n",
        "1,85123a,WHITE HOLDER ,1,2010-12-01 08:26:00,2.65,,X\n",
        "2,85123a,WHITE HOLDER,1,2010-12-01 08:27:00,2.75,,X\n",
        "3,85123A,damaged,1,2010-12-01 08:28:00,0.0,,X\n",
    )
    product = online_retail.survey(path).products["85123A"]
    assert (product.name, product.price_micro) == ("WHITE HOLDER", 2_750_000)


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        ("536365,71053,LANTERN,six,2010-12-01 08:26:00,3.39,17850.0,X\n", SkipReason.NUMBER),
        ("536365,71053,LANTERN,0,2010-12-01 08:26:00,3.39,17850.0,X\n", SkipReason.NUMBER),
        ("536365,71053,LANTERN,1,2010-12-01 08:26:00,1e308,17850.0,X\n", SkipReason.NUMBER),
        ("536365,71053,LANTERN,1,2010-12-01 08:26:00,NaN,17850.0,X\n", SkipReason.NUMBER),
        ("536365,71053,LANTERN,1,2010-12-01 08:26:00,-1,17850.0,X\n", SkipReason.NUMBER),
        ("536365,71053,LANTERN,1,2010-12-01 08:26:00,0.0000001,17850.0,X\n", SkipReason.NUMBER),
        ("536365,71053,LANTERN,1,yesterday,3.39,17850.0,X\n", SkipReason.MOMENT),
        ("536365,,LANTERN,1,2010-12-01 08:26:00,3.39,17850.0,X\n", SkipReason.INVOICE),
        (",71053,LANTERN,1,2010-12-01 08:26:00,3.39,17850.0,X\n", SkipReason.INVOICE),
        ("536365,71053,LANTERN,-1,2010-12-01 08:26:00,3.39,17850.0,X\n", SkipReason.NEGATIVE),
        ("C536365,71053,LANTERN,1,2010-12-01 08:26:00,3.39,17850.0,X\n", SkipReason.NEGATIVE),
        ("536365,71053,LANTERN,1\n", SkipReason.COLUMNS),
        ('536365,71053,"' + "x" * 200_000 + '",1,2010-12-01 08:26:00,3.39,17850.0,X\n', SkipReason.BROKEN),
    ],
)
def test_a_row_that_cannot_be_read_is_left_out_and_the_rest_is_read(
    tmp_path: Path, row: str, reason: SkipReason
) -> None:
    found = list(online_retail.documents(online_retail.survey(written(tmp_path, row, GOOD.replace("536365", "9")))))
    assert [skip.reason for document in found for skip in document.skips] == [reason]
    assert sum(len(document.lines) for document in found) == 1


def test_hostile_names_arrive_letter_for_letter(tmp_path: Path) -> None:
    path = written(tmp_path, '9,71053,"<b>R&D</b> \u202eİ 张伟\x07",1,2010-12-01 08:26:00,3.39,,X\n')
    assert read(path)["9"].lines[0].name == "<b>R&D</b> \u202eİ 张伟"


def test_a_file_of_windows_western_europe_is_read(tmp_path: Path) -> None:
    path = tmp_path / "sales.csv"
    path.write_bytes((HEADER + GOOD.replace("WHITE METAL LANTERN", "Gift £20")).encode("cp1252"))
    assert read(path)["536365"].lines[0].name == "Gift £20"


def test_the_second_edition_with_other_column_names_is_read(tmp_path: Path) -> None:
    header = "Invoice,StockCode,Description,Quantity,InvoiceDate,Price,Customer ID,Country\n"
    assert len(read(written(tmp_path, GOOD, header=header))["536365"].lines) == 1


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "is empty"),
        (b"\n\n", "is empty"),
        ((HEADER + GOOD).encode("utf-16"), "UTF-16"),
        (b"PK\x03\x04rest", "workbook"),
        (b"\x89PNG\r\n\x1a\n\0\0\0", "not a text file"),
        (b"name,phone\nJana,0905\n", "does not have the columns"),
        (b"just words", "does not have the columns"),
    ],
)
def test_a_file_of_another_kind_is_told_in_words(tmp_path: Path, content: bytes, words: str) -> None:
    path = tmp_path / "sales.csv"
    path.write_bytes(content)
    with pytest.raises(FileError, match=words):
        online_retail.survey(path)


def test_a_file_that_is_not_there_is_told_in_words(tmp_path: Path) -> None:
    with pytest.raises(FileError, match="cannot be read"):
        online_retail.survey(tmp_path / "none.csv")


def test_a_folder_is_told_in_words(tmp_path: Path) -> None:
    with pytest.raises(FileError, match="cannot be read"):
        online_retail.survey(tmp_path)
