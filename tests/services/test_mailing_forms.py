"""One mailing on every paper: letters, cards, postcards and labels, from the file that goes to the printer."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from app.domain.customer import Address
from app.domain.letter import Occasion
from app.domain.mailing import Form, Order
from app.domain.mailing_person import UNSEEN, LeftOut
from app.errors import InputError, NotFoundError
from app.services import letter_preview, mailing_output, mailing_preview, mailings, printing
from tests.documents.reading import Print
from tests.services.mailing_desk import Post, finished
from tests.verbs import SELLER

if TYPE_CHECKING:
    from pathlib import Path

    from tests.verbs import Shop

NAMES = ("Anna Malá", "Beáta Veľká", "Cyril Tichý")


@pytest.fixture
def post(my_shop: Shop) -> Post:
    return Post(my_shop)


def printed(post: Post, mailing: int, folder: Path, form: Form | None = None) -> Print:
    file = folder / f"{form or 'own'}.pdf"
    finished(mailing_output.to_file(mailing, file, settings=post.shop.settings, form=form))
    return Print(file.read_bytes())


@pytest.mark.parametrize(
    ("form", "pages", "size"),
    [
        (Form.LETTER, 1, (210, 297)),
        (Form.CARD_A5, 2, (210, 148)),
        (Form.CARD_A6, 2, (148, 105)),
        (Form.POSTCARD, 2, (148, 105)),
    ],
)
def test_each_person_gets_a_piece_of_their_own_in_order(
    post: Post, tmp_path: Path, form: Form, pages: int, size: tuple[int, int]
) -> None:
    for n, name in enumerate(NAMES):
        post.person(name, at=Address(street=f"Hlavná {n}", city="Nitra", postcode="949 01"), language="sk")
    found = printed(post, post.sent(form=form, occasion=Occasion.BIRTHDAY), tmp_path)
    assert len(found.pages) == pages * len(NAMES)
    assert {(round(page.width), round(page.height)) for page in found.pages} == {size}
    for place, name in enumerate(NAMES):
        own = " ".join(run.text for page in found.pages[place * pages : (place + 1) * pages] for run in page.runs)
        assert "narodeninám" in own
        assert [one for one in NAMES if one.split()[1] in own or one in own] == [name]


def test_labels_fill_their_sheets_from_the_first_free_one(post: Post, tmp_path: Path) -> None:
    for n in range(30):
        post.person(f"Person {n:02d}", at=Address(street=f"Hlavná {n}", city="Nitra", postcode="949 01"))
    found = printed(post, post.sent(form=Form.LABELS, sheet="L7160", first_label=20), tmp_path)
    assert [sum("Person" in run.text for run in page.runs) for page in found.pages] == [2, 21, 7]


def test_letters_get_labels_too(post: Post, tmp_path: Path) -> None:
    post.person(NAMES[0])
    mailing = post.sent()
    assert NAMES[0] in printed(post, mailing, tmp_path, Form.LABELS).text


def test_a_text_too_long_for_its_card_leaves_out_by_name(post: Post) -> None:
    post.person("Anna Malá", language="sk")
    long = (("", "message", "Toto je veľmi dlhý odkaz. " * 18),)
    assert post.who(post.gathered(occasion=Occasion.FREE, words=long)) == ["Anna Malá"]
    mailing = post.gathered(form=Form.POSTCARD, occasion=Occasion.FREE, words=long)
    assert post.why(mailing) == {"Anna Malá": LeftOut.TOO_LONG}


def test_an_address_the_window_may_cut_is_said_and_still_printed(post: Post) -> None:
    post.person("Anna Malá", at=Address(street="x", city="Nitra", postcode="949 01"))
    post.person("Beáta Veľká", at=Address(street="WWWW " * 39, city="WWWW " * 39, region="WWWW " * 39))
    mailing = post.gathered()
    assert sorted((row.name, row.detail) for row in post.rows(mailing)) == [("Anna Malá", ""), ("Beáta Veľká", UNSEEN)]


def test_one_piece_is_looked_at_before_and_after_it_is_written(post: Post) -> None:
    post.person(NAMES[0], language="sk")
    mailing = post.gathered(form=Form.CARD_A5)
    (row,) = post.rows(mailing)

    def shown(form: Form | None = None) -> Print:
        return Print(
            mailing_preview.piece(
                mailing, row.id, form=form, seller=SELLER, now=post.shop.now, settings=post.shop.settings
            )
        )

    before = shown()
    assert len(before.pages) == 2
    assert NAMES[0] in shown(Form.LABELS).text
    post.write(mailing)
    assert "L1-000001" in shown().text
    assert "L1-000001" not in before.text
    assert post.one(mailing).tally.written == 1


def test_papers_and_sheets_there_are_not_are_told_before_anything(post: Post) -> None:
    post.person(NAMES[0])
    with pytest.raises(InputError):
        post.gather(post.new(paper="A3"))
    with pytest.raises(NotFoundError):
        post.gather(post.new(form=Form.LABELS, sheet="Nothing 1"))
    assert mailings.page().rows[0].letters == 0


def test_chosen_goods_stand_on_cards_and_on_a_leaflet_behind_letters(post: Post, tmp_path: Path) -> None:
    goods = tuple(post.shop.add_product(name, "8.20") for name in ("Teapot", "Candle", "Pan"))
    post.person("Anna Malá", language="sk")
    post.person("张伟", language="zh_CN")
    post.person("Beáta Veľká", language="sk")
    plain = post.sent(form=Form.CARD_A5, every_days=0)
    assert "Teapot" not in printed(post, plain, tmp_path).text
    for form, shown in ((Form.CARD_A5, [0, 1]), (Form.LETTER, [0, 1]), (Form.LEAFLET, [1])):
        found = printed(post, post.sent(form=form, products=goods, every_days=0), tmp_path)
        assert [sum("Teapot" in run.text for run in page.runs) for page in found.pages] == shown * 3
    with pytest.raises(InputError):
        post.gather(post.new(form=Form.LEAFLET))


def test_a_card_that_was_kept_is_shown_as_a_card_and_an_address_as_a_label(post: Post) -> None:
    post.person("Anna Malá", language="sk")
    post.sent(form=Form.CARD_A6, every_days=0)
    post.sent(form=Form.LABELS, every_days=0)
    assert [page.width for page in Print(letter_preview.of_letter("L1-000001")).pages] == pytest.approx(
        [148, 148], abs=0.1
    )
    assert "Anna Malá" in Print(letter_preview.of_letter("L1-000002")).text
    with pytest.raises(InputError):
        printing.make("L1-000002", "letter")


def test_what_has_no_room_on_another_paper_is_told_and_the_rest_is_printed(post: Post, tmp_path: Path) -> None:
    for n, name in enumerate(NAMES):
        long = "Wide " * 39 if n == 1 else "Short"
        post.person(name, at=Address(street=long, city="Ward " * 39 if n == 1 else "Nitra", postcode="949 01"))
    mailing = post.sent(sheet="Avery L7651", order=Order.NAME)
    file = tmp_path / "labels.pdf"
    done = finished(mailing_output.to_file(mailing, file, settings=post.shop.settings, form=Form.LABELS))
    assert (done.pieces, len(done.left_out)) == (2, 1)
    assert NAMES[1] in str(done.left_out[0])
    text = Print(file.read_bytes()).text
    assert [name in text for name in NAMES] == [True, False, True]


def test_letters_get_envelopes_too(post: Post, tmp_path: Path) -> None:
    for name in NAMES:
        post.person(name)
    found = printed(post, post.sent(order=Order.NAME), tmp_path, Form.ENVELOPES)
    assert [[name for name in NAMES if name in "".join(run.text for run in page.runs)] for page in found.pages] == [
        [name] for name in sorted(NAMES, key=lambda name: name.split()[1])
    ]


HOSTILE = {
    "𠮷野 家": None,
    "龘": None,
    "Ľubomíra Ďurčáková-Šťastná": None,
    "x" * 60 + " Dlhá": None,
    "<b>Bold</b> {salutation} %s": None,
    "Jana\u200b Malá": None,
    "محمد علي": LeftOut.CHARACTER,
    "Eva 🎁": LeftOut.CHARACTER,
}


@pytest.mark.parametrize("form", [Form.LETTER, Form.CARD_A6, Form.POSTCARD, Form.LABELS, Form.ENVELOPES])
def test_strange_names_are_printed_right_or_told_with_the_character(post: Post, tmp_path: Path, form: Form) -> None:
    shown = {post.person(name).name: reason for name, reason in HOSTILE.items()}
    mailing = post.sent(form=form)
    assert post.why(mailing) == {name: reason for name, reason in shown.items() if reason}
    assert all("U+" in row.detail for row in mailings.left_out(mailing).rows)
    pages = ["".join(run.text for run in page.runs) for page in printed(post, mailing, tmp_path).pages]
    for name, reason in shown.items():
        # Long words are broken over lines, and a card greets by the first name alone.
        begins = name.replace("\u200b", "").split()[0][:20]
        assert reason or any(begins in page for page in pages), name
