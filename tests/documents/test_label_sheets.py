"""The table of label sheets beside two public tables, and the places of labels."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace

import pytest

from app.domain import label_sheet
from app.domain.label_sheet import FillOrder, LabelSheet, Place
from app.domain.settings import Paper
from app.errors import InputError
from app.services import label_sheets
from tests.documents import label_facts
from tests.documents.label_facts import Fact

TOLERANCE = 0.6


def measures(sheet: LabelSheet) -> tuple[float, ...]:
    return sheet.width, sheet.height, sheet.left, sheet.top, sheet.pitch_x, sheet.pitch_y


def known(name: str) -> LabelSheet:
    return next(sheet for sheet in label_sheets.known() if sheet.name == name)


def off(sheet: LabelSheet, fact: Fact) -> float:
    """How far the table is from ours at its worst; a distance to a next label that is not there does not count."""
    if fact.grid != (sheet.columns, sheet.rows):
        return 999.0
    counts = (True, True, True, True, sheet.columns > 1, sheet.rows > 1)
    pairs = zip(counts, measures(sheet), fact.measures, strict=True)
    return max(abs(ours - theirs) for matters, ours, theirs in pairs if matters)


def test_every_sheet_is_as_the_public_tables_say() -> None:
    said: dict[tuple[str, str], dict[str, list[Fact]]] = defaultdict(lambda: defaultdict(list))
    for fact in label_facts.facts():
        said[fact.maker, fact.number][fact.table].append(fact)
    compared = 0
    for sheet in label_sheets.known():
        tables = said.get((sheet.maker, sheet.number), {})
        nearest = {table: min(off(sheet, fact) for fact in facts) for table, facts in tables.items()}
        agreeing = [table for table, distance in nearest.items() if distance <= TOLERANCE]
        if tables or label_facts.folder() is not None:
            assert len(agreeing) >= sheet.tables, (sheet.name, nearest)
            compared += 1
    whole = label_facts.folder() is not None
    assert compared == len(label_sheets.known()) if whole else compared >= 12


def test_the_table_holds_the_sheets_people_buy() -> None:
    sheets = label_sheets.known()
    assert len(sheets) == len({sheet.name for sheet in sheets}) > 250
    for name in ("Avery L7160", "Avery 5160", "Avery L7163", "Avery Zweckform 3490", "HERMA 5051", "Rayfilm 0410"):
        assert known(name).count > 1


def test_every_sheet_is_possible_and_comes_back_from_its_line() -> None:
    for sheet in label_sheets.known():
        assert label_sheet.problems(sheet) == {}, sheet.name
        assert label_sheet.read(label_sheet.line(sheet)) == sheet
        assert label_sheet.use_of(sheet) == sheet.use, sheet.name


def test_labels_are_filled_across_or_down_over_as_many_sheets_as_it_takes() -> None:
    sheet = known("Avery L7160")
    assert sheet.count == 21
    assert sheet.place(0) == Place(0, sheet.left, sheet.top)
    assert sheet.place(4) == Place(0, sheet.left + sheet.pitch_x, sheet.top + sheet.pitch_y)
    assert sheet.place(4, FillOrder.COLUMNS) == Place(0, sheet.left, sheet.top + 4 * sheet.pitch_y)
    assert sheet.place(21).page == 1
    assert sheet.place(20).y + sheet.height < 297


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"number": ""}, "number"),
        ({"columns": 0}, "columns"),
        ({"height": 2.0}, "height"),
        ({"left": -1.0}, "left"),
        ({"pitch_x": 40.0}, "pitch_x"),
        ({"pitch_y": 43.0}, "top"),
        ({"paper": Paper.A5}, "left"),
    ],
)
def test_a_sheet_that_cannot_be_is_refused_with_the_field(change: dict[str, object], field: str) -> None:
    sheet = replace(known("Avery L7160"), **change)  # type: ignore[arg-type]  # fields by name
    assert field in label_sheet.problems(sheet)


@pytest.mark.parametrize("text", ["", "Avery\tL7160", "a\tb\tA4\t1\t1\tx\t1\t1\t1\t1\t1\t0\trectangle\tprice\t0"])
def test_a_line_that_is_no_sheet_is_told(text: str) -> None:
    with pytest.raises(InputError):
        label_sheet.read(text)
