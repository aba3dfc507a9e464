"""Printers, rules and the print queue as scripts use them."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests import verbs
from tests.printers import escpos_reading
from tests.printers.printer_at import PrinterAt
from tests.test_cli import DONE, TOLD, USAGE, Terminal


@pytest.fixture
def terminal(shop_template: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Terminal:
    """A shop with one product and a receipt printer that is a file."""
    monkeypatch.chdir(tmp_path)
    shop = verbs.open_copy(shop_template, tmp_path / "shop")
    shop.add_product("Kettle", "49", sku="KETTLE")
    shop.close()
    (tmp_path / "lp0").touch()
    there = Terminal(tmp_path / "shop")
    assert there("printers", "add", "Till", "file", str(tmp_path / "lp0"), "--dots", "384", "--drawer").out == "Till\n"
    return there


@pytest.fixture
def number(terminal: Terminal) -> str:
    return terminal("sell", "--line", "KETTLE", "--pay", "cash").out.strip()


def test_printers_are_kept_put_straight_renamed_and_removed(terminal: Terminal, tmp_path: Path) -> None:
    changed = terminal("printers", "change", "till", "--offset=-1.5,2", "--scale", "99,5%", "--no-cut", "--json")
    till = {
        "name": "Till",
        "connection": "file",
        "where": str(tmp_path / "lp0"),
        "offset": ["-1.5", "2"],
        "scale": "99.5",
        "dots": 384,
        "cut": False,
        "drawer": True,
        "as_picture": None,
    }
    assert changed.json == till
    assert terminal("printers", "add", "Bar", "network", "192.168.1.50").code == DONE
    assert terminal("printers", "change", "Bar", "network", "[fe80::1]:9101", "--rename", "Kitchen").out == "Kitchen\n"
    assert terminal("printers", "add", "Office", "system", "Laser", "--as-picture", "--json").json["as_picture"] is True
    assert terminal("printers", "add", "Old", "usb", "04B8:0E15", "--json").json["where"] == "04b8:0e15"
    assert terminal("printers", "remove", "office", "--json").json == {"removed": "Office"}
    assert terminal("printers").out.splitlines() == [
        "Kitchen\tnetwork\tfe80::1:9101",
        "Old\tusb\t04b8:0e15",
        f"Till\tfile\t{tmp_path / 'lp0'}",
    ]
    assert terminal("printers", "--json").json[2] == till
    assert isinstance(terminal("printers", "found", "--json").json, list)


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (("printers", "add"), TOLD, "Give the printer a name"),
        (("printers", "add", "New"), TOLD, "how the printer is reached"),
        (("printers", "add", "TILL", "folder", "x"), TOLD, "a printer of this name already"),
        (("printers", "add", "New", "network", "host:port"), TOLD, "“port” is not a whole number"),
        (("printers", "add", "New", "usb", "12"), TOLD, "04b8"),
        (("printers", "add", "New", "telegraph", "12"), USAGE, "telegraph"),
        (("printers", "change", "Till", "--offset", "3"), TOLD, "two numbers"),
        (("printers", "change", "Till", "--offset", "30,0"), TOLD, "20 mm"),
        (("printers", "change", "Till", "--scale", "half"), TOLD, "not a number"),
        (("printers", "remove", "Nobody"), TOLD, "The shop’s printers are: Till"),
        (("printers", "test-page", "Nobody"), TOLD, "no printer “Nobody”"),
        (("print-rules", "--copies", "2"), TOLD, "which kind"),
        (("print-rules", "banknote"), USAGE, "banknote"),
        (("print-rules", "certificate", "print", "--paper", "58mm"), TOLD, "cannot be on 58mm"),
        (("print-rules", "receipt", "print", "--copies", "100"), TOLD, "From 1 to 99"),
        (("print-queue", "retry"), TOLD, "which print job"),
        (("print-queue", "cancel", "9"), TOLD, "no print job 9"),
        (("print", "receipt", "1", "--copies", "2"), TOLD, "on which printer"),
    ],
)
def test_what_cannot_be_is_told_and_changes_nothing(
    terminal: Terminal, words: tuple[str, ...], code: int, said: str
) -> None:
    before = terminal("printers", "--json").out, terminal("print-rules", "--json").out
    answer = terminal(*words)
    assert (answer.code, answer.out) == (code, "")
    assert said in answer.err
    assert (terminal("printers", "--json").out, terminal("print-rules", "--json").out) == before


def test_a_receipt_comes_out_of_the_printer_on_its_own_roll(terminal: Terminal, number: str, tmp_path: Path) -> None:
    done = terminal("print", "receipt", number, "--printer", "till", "--copies", "2", "--json")
    assert done.json == {"file": None, "missing": [], "job": 1, "printer": "Till", "copies": 2, "state": "sent"}
    roll = escpos_reading.read((tmp_path / "lp0").read_bytes())
    assert ([page.width for page in roll.pages], roll.cuts, roll.pulses) == ([384, 384], 2, 0)
    assert not list(tmp_path.glob("*.pdf"))
    assert terminal("print-queue").out == ""
    assert terminal("print-queue", "--all", "--json").json[0]["paper"] == "58mm"


def test_the_test_page_comes_out_with_an_offset_too(terminal: Terminal, tmp_path: Path) -> None:
    terminal("printers", "change", "Till", "--offset=-3,4")
    assert terminal("printers", "test-page", "Till").out == "Till\n"
    assert len(escpos_reading.read((tmp_path / "lp0").read_bytes()).pages) == 1


def test_a_folder_takes_papers_and_a_file_beside_them(terminal: Terminal, number: str, tmp_path: Path) -> None:
    assert terminal("printers", "add", "Archive", "folder", str(tmp_path / "kept")).code == DONE
    answer = terminal("print", "receipt", number, "--printer", "Archive", "--paper", "A4", "--out", "mine.pdf")
    assert answer.out == "mine.pdf\n"
    kept = tmp_path / "kept" / f"receipt-{number}.pdf"
    assert kept.read_bytes() == (tmp_path / "mine.pdf").read_bytes()


def test_a_printer_that_fails_is_told_and_the_paper_waits_until_it_works(
    terminal: Terminal, number: str, tmp_path: Path
) -> None:
    device, away = tmp_path / "lp0", tmp_path / "away"
    device.rename(away)
    failed = terminal("print", "receipt", number, "--printer", "Till")
    assert failed.code == TOLD
    assert "cannot be reached: it is not there" in failed.err
    assert "waits in the print queue as job 1" in failed.err
    job = terminal("print-queue", "--json").json[0]
    assert (job["id"], job["state"], job["tries"], job["held"]) == (1, "failed", 1, False)
    assert "cannot be reached" in job["problem"]
    assert terminal("print-queue", "run", "--json").json == {"ok": True, "sent": 0, "failed": 0, "jobs": []}
    assert terminal("print-queue", "retry", "1").code == TOLD
    away.rename(device)
    assert terminal("print-queue", "retry", "1", "--json").json["state"] == "sent"
    assert len(escpos_reading.read(device.read_bytes()).pages) == 1


def test_a_printer_that_hangs_up_in_the_page_is_told(terminal: Terminal, number: str) -> None:
    with PrinterAt(takes=100) as there:
        terminal("printers", "add", "Bar", "network", f"127.0.0.1:{there.port}")
        failed = terminal("print", "receipt", number, "--printer", "Bar", "--json")
    assert (failed.code, failed.out) == (TOLD, "")
    assert "hung up in the middle of the page" in failed.err
    assert terminal("print-queue", "cancel", "1").out == "cancelled\n"
    assert terminal("print-queue", "--json").json == []


def test_rules_say_what_becomes_of_each_kind(terminal: Terminal) -> None:
    rule = terminal(
        "print-rules", "receipt", "print", "--printer", "Till", "--paper", "58mm", "--copies", "2", "--json"
    )
    wanted = {"kind": "receipt", "mode": "print", "printer": "Till", "paper": "58mm", "copies": 2, "own": True}
    assert rule.json == [wanted]
    assert terminal("print-rules", "receipt", "none", "--json").json == [wanted | {"mode": "none"}]
    assert terminal("print-rules", "receipt", "none", "--printer", "", "--json").json[0]["printer"] == ""
    assert terminal("print-rules", "receipt", "usual", "--json").json[0]["own"] is False
    kinds = [line.split("\t")[0] for line in terminal("print-rules").out.splitlines()]
    assert kinds[:3] == ["receipt", "gift-receipt", "certificate"]
