"""Mailings as scripts write them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from pypdf import PdfReader

from app.domain.consent import Purpose, State
from app.domain.mailing import MailingPlan
from app.domain.mailing_audience import Audience, AudienceKind
from app.domain.segment import Condition, Field, Operator, Segment
from app.services import mailing_gather, mailing_write, mailings, segments
from app.services import settings as settings_service
from app.services import shop as shops
from tests import verbs
from tests.documents.reading import Print
from tests.exchange.test_pictures import noisy
from tests.services.mailing_desk import Post, finished
from tests.test_cli import DONE, TOLD, Terminal
from tests.verbs import SELLER

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def terminal(shop_template: Path, tmp_path: Path) -> Terminal:
    """A shop with three customers of whom two may be written to."""
    shop = verbs.open_copy(shop_template, tmp_path / "shop")
    post = Post(shop)
    post.person("Jana Kováčová", language="sk", tags=("tea",))
    post.person("张伟", language="zh_CN", tags=("tea",))
    post.person("Eva Malá", said=None, tags=("tea",))
    post.person("Peter", purpose=Purpose.OFFER, said=State.YES)
    tea = (Condition(Field.TAG, Operator.IS, "tea"),)
    segments.save(Segment("Tea drinkers", tea), seller=SELLER, now=shop.now)
    shop.close()
    return Terminal(tmp_path / "shop")


def test_a_mailing_from_a_saved_filter_to_one_pdf(terminal: Terminal, tmp_path: Path) -> None:
    file = tmp_path / "season.pdf"
    answer = terminal("mail", "season", "--to", "tea drinkers", "--out", str(file), "--order", "name", "--json")
    assert answer.code == DONE
    assert answer.json == {
        "letters": 2,
        "people": 2,
        "left_out": {"not_asked": 1},
        "languages": {"sk": 1, "zh_CN": 1},
        "number": "M1-000001",
        "file": str(file),
        "first": "L1-000001",
        "last": "L1-000002",
    }
    assert "2 people, 1 left out: 1 no consent" in answer.err
    assert len(PdfReader(file).pages) == 2
    again = terminal("mail", "season", "--tag", "tea", "--out", str(file), "--json")
    assert again.code == TOLD
    assert "2 written to in the last 30 days" in again.err
    assert [(row["number"], row["state"]) for row in terminal("mail", "list", "--json").json] == [
        ("M1-000001", "written")
    ]


def test_a_trial_keeps_nothing(terminal: Terminal) -> None:
    answer = terminal("mail", "season", "--to", "Tea drinkers", "--dry-run", "--json")
    assert (answer.code, answer.json["letters"], answer.json["number"]) == (DONE, 2, "")
    assert terminal("mail", "list", "--json").json == []


def test_labels_for_its_letters_begin_where_the_sheet_is_free(terminal: Terminal, tmp_path: Path) -> None:
    terminal("mail", "season", "--to", "Tea drinkers", "--out", str(tmp_path / "all.pdf"))
    places = []
    for first in ("1", "5"):
        file = tmp_path / f"labels-{first}.pdf"
        how = ("--form", "labels", "--sheet", "Avery L7160", "--first-label", first)
        assert terminal("mail", "reprint", "M1-000001", *how, "--out", str(file)).code == DONE
        run = Print(file.read_bytes()).pages[0].runs[0]
        places.append((run.x, run.y))
    # Three labels a row: the fifth is the second of the next row.
    assert places[1][0] - places[0][0] == pytest.approx(66.04, abs=0.1)
    assert places[1][1] - places[0][1] == pytest.approx(38.1, abs=0.1)


def test_a_mailing_of_labels_is_printed_again_where_it_began(terminal: Terminal, tmp_path: Path) -> None:
    file, again, other = (tmp_path / name for name in ("labels.pdf", "again.pdf", "other.pdf"))
    how = ("--form", "labels", "--sheet", "Avery L7160", "--first-label", "5")
    terminal("mail", "season", "--to", "Tea drinkers", *how, "--out", str(file))
    terminal("mail", "reprint", "M1-000001", "--out", str(again))
    terminal("mail", "reprint", "M1-000001", "--first-label", "1", "--out", str(other))
    places = [Print(one.read_bytes()).pages[0].runs[0].y for one in (file, again, other)]
    assert places[0] == places[1] > places[2]


def test_pieces_are_printed_again_and_a_letter_comes_back(terminal: Terminal, tmp_path: Path) -> None:
    file, again = tmp_path / "all.pdf", tmp_path / "again.pdf"
    terminal("mail", "season", "--to", "Tea drinkers", "--out", str(file))
    answer = terminal("mail", "reprint", "M1-000001", "--from", "2", "--to", "2", "--out", str(again), "--json")
    assert answer.json == {"number": "M1-000001", "file": str(again), "pieces": 1}
    assert terminal("mail", "reprint", "M1-000001", "--from", "3", "--out", str(again)).code == TOLD
    back = terminal("mail", "returned", "L1-000001", "--json")
    assert (back.json["number"], back.json["addresses"]) == ("L1-000001", 1)
    assert terminal("mail", "returned", "L1-000001", "--undo", "--json").json["addresses"] == 1


def test_a_mailing_that_was_stopped_is_finished(terminal: Terminal, tmp_path: Path) -> None:
    shop = shops.open_shop(tmp_path / "shop")
    now, settings = shops.local_now(), settings_service.load()
    plan = MailingPlan(name="Half", audience=Audience(kind=AudienceKind.TAGS, tags=("tea",)), per_household=False)
    mailing = mailings.new(plan, seller=SELLER, now=now).id
    finished(mailing_gather.gather(mailing, seller=SELLER, now=now, settings=settings))
    writing = mailing_write.write(mailing, seller=SELLER, now=now, settings=settings)
    next(writing)
    writing.close()
    shop.close()
    file = tmp_path / "half.pdf"
    answer = terminal("mail", "resume", "M1-000001", "--out", str(file), "--json")
    assert (answer.code, answer.json["letters"]) == (DONE, 2)
    assert len(PdfReader(file).pages) == 2
    assert terminal("mail", "resume", "M1-000001", "--out", str(file)).code == TOLD


def test_what_cannot_be_is_said_and_nothing_is_written(terminal: Terminal, tmp_path: Path) -> None:
    file = str(tmp_path / "x.pdf")
    for words in (
        ("season", "--out", file),
        ("season", "--to", "Nobody", "--out", file),
        ("season", "--to", "Tea drinkers"),
        ("season", "--to", "Tea drinkers", "--out", file, "--set", "nothing=x"),
        ("season", "--to", "Tea drinkers", "--out", file, "--paper", "A9"),
        ("birthday", "--birthdays", "2026-12-24", "soon", "--out", file),
    ):
        answer = terminal("mail", *words)
        assert (answer.code, answer.out) == (TOLD, "")
    assert terminal("mail", "list", "--json").json == []


def test_a_card_carries_the_shops_own_picture_or_that_of_another_occasion(terminal: Terminal, tmp_path: Path) -> None:
    (tmp_path / "shop.jpg").write_bytes(noisy(kind="JPEG"))
    words = ("mail", "season", "--to", "Tea drinkers", "--form", "card-a5", "--every-days", "0")
    sizes = []
    for picture in ("winter", str(tmp_path / "shop.jpg")):
        file = tmp_path / "cards.pdf"
        assert terminal(*words, "--picture", picture, "--out", str(file)).code == DONE
        sizes.append(file.read_bytes().count(b"/Subtype /Image"))
    assert sizes == [0, 1]
    answer = terminal(*words, "--picture", "nothing.png", "--out", str(tmp_path / "none.pdf"))
    assert answer.code == TOLD
    assert "nothing.png" in answer.err


def test_a_mailing_that_nobody_gets_says_so_and_is_not_kept(terminal: Terminal, tmp_path: Path) -> None:
    file = tmp_path / "nobody.pdf"
    answer = terminal("mail", "season", "--tag", "no such tag", "--out", str(file))
    assert answer.code == TOLD
    assert "Nobody gets this mailing." in answer.err
    assert not file.exists()
    assert terminal("mail", "list", "--json").json == []


def test_a_file_that_cannot_be_written_is_told_before_anything_is(terminal: Terminal, tmp_path: Path) -> None:
    (tmp_path / "blocked").write_text("a file where a folder should be")
    for target in (tmp_path, tmp_path / "blocked" / "season.pdf"):
        answer = terminal("mail", "season", "--tag", "tea", "--out", str(target))
        assert answer.code == TOLD
        assert "could not be written" in answer.err
    assert terminal("mail", "list", "--json").json == []
