from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from app.domain import mailing_words
from app.domain.consent import State
from app.domain.customer import Address, FormOfAddress
from app.domain.document_number import Kind
from app.domain.mailing import MailingState, Order
from app.domain.mailing_audience import Audience, AudienceKind
from app.domain.mailing_person import LeftOut
from app.services import finding, mailing_output, mailings
from tests.documents.reading import Print
from tests.services.mailing_desk import HOME, Post, finished, says
from tests.services.till import steps_of

if TYPE_CHECKING:
    from pathlib import Path

    from tests.verbs import Shop


@pytest.fixture
def post(my_shop: Shop) -> Post:
    return Post(my_shop)


def test_who_said_yes_and_lives_somewhere_gets_a_letter(post: Post, tmp_path: Path) -> None:
    post.person("Jana Kováčová", form=FormOfAddress.MS, language="sk")
    post.person("Peter Novák", said=State.NO)
    post.person("Eva Malá", said=None)
    post.person("Ján Veľký", at=None)
    mailing = post.gathered()
    assert post.who(mailing) == ["Jana Kováčová"]
    assert post.why(mailing) == {
        "Peter Novák": LeftOut.SAID_NO,
        "Eva Malá": LeftOut.NOT_ASKED,
        "Ján Veľký": LeftOut.NO_ADDRESS,
    }
    done = post.write(mailing)
    assert post.letters(mailing) == [(done.first, "Jana Kováčová")]
    file = tmp_path / "letters.pdf"
    finished(mailing_output.to_file(mailing, file, settings=post.shop.settings))
    printed = Print(file.read_bytes())
    assert len(printed.pages) == 1
    assert "Vážená pani Kováčová," in printed.text


def test_the_summary_counts_in_every_language(post: Post) -> None:
    for name in ("Jana Kováčová", "Peter Novák"):
        post.person(name)
    post.person("Eva Malá", said=None)
    for name in ("Ján Veľký", "Ema Tichá"):
        post.person(name, at=None)
    tally = post.gather(post.new())
    summary = mailing_words.summary(tally, 30)
    assert says("en", summary) == "2 people, 3 left out: 1 no consent, 2 no address"
    assert says("sk", summary) == "2 ľudia, 3 vynechaní: 1 bez súhlasu, 2 bez adresy"
    assert says("zh_CN", summary) == "2 位，3 位未列入：1 位未同意，2 位没有地址"


def test_pieces_come_in_the_order_of_post_codes_and_house_numbers(post: Post) -> None:
    post.person("A", at=Address(street="Hlavná 10", city="Trenčín", postcode="911 01"))
    post.person("B", at=Address(street="Hlavná 2", city="Trenčín", postcode="91101"))
    post.person("C", at=Address(street="Zelená 1", city="Bratislava", postcode="811 01"))
    post.person("D", at=Address(street="High Street 1", city="Falmouth", postcode="TR11 3LH", country="GB"))
    assert post.who(post.gathered()) == ["C", "B", "A", "D"]
    assert post.who(post.gathered(order=Order.NAME)) == ["A", "B", "C", "D"]
    assert post.who(post.gathered(order=Order.NUMBER)) == ["A", "B", "C", "D"]


def test_a_mailing_written_is_numbered_and_stays(post: Post) -> None:
    post.person("Jana", at=HOME)
    mailing = post.sent()
    known = post.one(mailing)
    assert (known.state, known.number, known.tally.written) == (MailingState.WRITTEN, "M1-000001", 1)


def test_the_one_box_finds_a_mailing_by_its_number_and_the_check_counts_it(post: Post) -> None:
    post.person("Jana")
    mailing = post.sent()
    for typed in ("M1-000001", "m1-000001", "M1-"):
        (hit,) = finding.find(typed)
        assert (hit.kind, hit.id, hit.title) == ("mailing", mailing, "Winter letter")
    assert finding.exists(Kind.MAILING, "m1-000001")
    assert post.shop.problems() == []
    post.shop.tamper("UPDATE mailing SET number = NULL")
    assert post.shop.problems() == ["Series M1: 1 numbers are missing"]


def test_the_list_of_mailings_costs_a_page(post: Post) -> None:
    for _ in range(30):
        post.shop.now += timedelta(minutes=1)
        post.new()
    few = steps_of(lambda: mailings.page(None, 20))
    for _ in range(200):
        post.shop.now += timedelta(minutes=1)
        post.new()
    assert steps_of(lambda: mailings.page(None, 20)) < few * 1.3
    page = mailings.page(None, 20)
    assert steps_of(lambda: mailings.page(page.next, 20)) < few * 1.3


def test_gathering_a_few_costs_the_same_in_a_large_file(post: Post) -> None:
    chosen = tuple(post.person(f"Person {n:02d}").id or 0 for n in range(20))
    audience = Audience(kind=AudienceKind.SELECTION, customers=chosen)
    small = post.new(audience=audience)
    few = steps_of(lambda: post.gather(small))
    for n in range(200):
        post.person(f"Stranger {n:03d}")
    large = post.new(audience=audience)
    assert steps_of(lambda: post.gather(large)) < few * 1.3
