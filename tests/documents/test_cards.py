"""Folded cards and postcards: where everything stands in millimetres, what fits, and what is said when it does not."""

from __future__ import annotations

from dataclasses import replace

import pytest

from app.documents import card, postcard, season_picture
from app.documents.letter import LetterForm
from app.documents.paper import CARD_A5, CARD_A6, CARDS, POSTCARD, POSTCARDS
from app.documents.pdf import Pdf
from app.documents.writing import missing_in
from app.errors import PrintError
from app.i18n import language
from tests.documents.card_samples import LETTERS, card_facts, pictures
from tests.documents.reading import Print, solid

EN = language("en")
CODES = ("en", "zh_CN", "sk")


def long_letter(code: str, times: int = 6) -> object:
    return replace(LETTERS[code], paragraphs=LETTERS[code].paragraphs * times)


@pytest.mark.parametrize("code", CODES)
def test_a_card_is_two_sides_of_one_folded_sheet(code: str) -> None:
    outside, inside = Print(card.render(card_facts(code), CARD_A5, language(code))).pages
    for page in (outside, inside):
        assert page.width == pytest.approx(210, abs=0.05)
        assert page.height == pytest.approx(148, abs=0.05)
        for run in page.runs:  # nothing crosses the fold, nothing leaves its margins
            left = 12 if run.x < 105 else 117 if page is inside else 105 + 9
            right = 93 if run.x < 105 else 198 if page is inside else 210 - 9
            assert left - 0.05 <= run.x, run
            assert run.end <= right + 0.05, run
            assert run.y <= 148 - 12 + 1, run


@pytest.mark.parametrize("code", CODES)
@pytest.mark.parametrize("name", CARDS)
def test_everything_on_it_is_in_the_facts_and_the_other_way_round(code: str, name: str) -> None:
    facts = card_facts(code, letter=replace(LETTERS[code], paragraphs=LETTERS[code].paragraphs[:1]))
    printed = Print(card.render(facts, CARDS[name], language(code)))
    letter = facts.letter
    said = [facts.title, facts.subtitle, facts.items_title, facts.gift, letter.salutation, *letter.paragraphs]
    said += [letter.closing, letter.wish, *letter.signature_lines, letter.small_print, letter.number]
    for text in said:
        assert solid(text) in printed.solid, text
    assert letter.shop.legal_name in printed.text


def test_the_goods_inside_have_the_measures_of_the_house() -> None:
    page = Print(card.render(card_facts("sk"), CARD_A5, language("sk"))).pages[1]
    by_text = {run.text: run for run in page.runs}
    name = by_text["Smaltovaný čajník"]
    assert name.x == pytest.approx(12, abs=0.05)
    assert name.size == 9.2
    assert name.y == pytest.approx(26.1 + 27.7 + 4.6, abs=0.3)
    price = by_text["28,90 €"]
    assert price.end == pytest.approx(12 + 38.5, abs=0.1)
    assert (price.size, price.face) == (9.0, "NotoSans-Bold")
    assert by_text["42,00 €"].y == price.y
    assert by_text["Milá pani Kováčová,"].size == 11.5
    assert by_text["Mária Hrušovská"].size == 15


def test_the_back_says_who_writes_and_why_in_small_letters() -> None:
    page = Print(card.render(card_facts("en"), CARD_A5, EN)).pages[0]
    back = [run for run in page.runs if run.end < 105]
    assert {run.size for run in back} == {11.5, 7.5, 6.5}
    assert min(run.y for run in back) > 100
    reason = " ".join(run.text for run in back if run.size == 6.5)
    assert "We write because you said we may." in reason
    assert "M-000032" in reason


def test_a_chinese_letter_has_its_own_order() -> None:
    page = Print(card.render(card_facts("zh_CN"), CARD_A5, language("zh_CN"))).pages[1]
    letter = [run for run in page.runs if run.x > 105]
    by_text = {run.text.strip("\u3000"): run for run in letter}
    assert by_text["张伟先生："].x == pytest.approx(117, abs=0.05)
    opening = next(run for run in letter if "您好" in run.text)
    assert opening.text.startswith("\u3000\u3000")  # two characters in
    assert by_text["恭祝"].text.startswith("\u3000\u3000")
    assert by_text["新春吉祥，阖家安康！"].x == pytest.approx(117, abs=0.05)
    for text in ("老街茶器　陈静　敬上", "丙午年腊月廿四"):
        assert by_text[text].end == pytest.approx(198, abs=0.05)


@pytest.mark.parametrize("code", CODES)
def test_a_longer_letter_begins_higher_then_is_one_step_smaller_and_then_is_refused_by_name(code: str) -> None:
    speech, sizes = language(code), []
    for times in range(1, 7):
        facts = card_facts(code, letter=long_letter(code, times))
        problems = card.card_problems(facts, CARD_A5, speech)
        if problems:
            assert facts.letter.recipient_lines[0] in str(problems[0])
            assert "Lines too many: " in str(problems[0])
            pdf = Pdf(CARD_A5, title="x", author="x", language=code)
            with pytest.raises(PrintError):
                card.write(facts, pdf, CARD_A5, speech)
            assert pdf.pages == []  # nothing is half printed
            break
        page = Print(card.render(facts, CARD_A5, speech)).pages[1]
        runs = [run for run in page.runs if run.x > 105]
        sizes.append(next(run.size for run in runs if LETTERS[code].salutation in run.text))
        assert max(run.y for run in runs) <= 137
    else:
        pytest.fail("six times as much was not too much")
    assert set(sizes) <= {11.5, 10.5, 12.0}


@pytest.mark.parametrize("name", POSTCARDS)
@pytest.mark.parametrize("code", CODES)
def test_a_postcard_leaves_the_post_its_places(code: str, name: str) -> None:
    paper, speech = POSTCARDS[name], language(code)
    facts = card_facts(code, letter=replace(LETTERS[code], paragraphs=LETTERS[code].paragraphs[:1]))
    face, side = Print(postcard.render(facts, paper, speech)).pages
    assert solid(facts.title) in solid("".join(run.text for run in face.runs))
    middle = paper.width / 2
    for run in side.runs:
        if run.x > middle:
            assert 40 < run.y < paper.height - 16  # stamps above, the bars of the sorting machine below
            assert run.end <= paper.width - 3
        else:
            assert run.end <= middle
            assert run.x >= 3
    at_right = solid("".join(run.text for run in side.runs if run.x > middle))
    for line in facts.letter.recipient_lines:
        assert solid(line) in at_right
    assert solid(facts.letter.shop.legal_name) in at_right


def test_what_has_no_room_on_a_postcard_is_said_with_the_name() -> None:
    address = tuple(f"line {number}" for number in range(14))
    facts = card_facts("en", letter=replace(LETTERS["en"], recipient_lines=address))
    assert [str(problem) for problem in postcard.postcard_problems(facts, POSTCARD, EN)][-1].startswith(
        "line 0: the address"
    )
    long = card_facts("en", letter=long_letter("en"))
    (problem,) = postcard.postcard_problems(long, POSTCARD, EN)
    assert str(problem).startswith("Mrs Eleanor Whitcombe: the text is too long for a postcard. Lines too many: ")
    with pytest.raises(PrintError):
        postcard.render(long, POSTCARD, EN)


@pytest.mark.parametrize("make", [card.render, postcard.render])
def test_the_same_facts_have_the_same_bytes_and_a_picture_is_in_the_file_once(make: object) -> None:
    letter = replace(LETTERS["en"], paragraphs=LETTERS["en"].paragraphs[:1])
    facts = card_facts("en", letter=letter, picture=pictures()["view"])
    paper = CARD_A5 if make is card.render else POSTCARD
    data = make(facts, paper, EN)  # type: ignore[operator]  # both take the same
    assert data == make(facts, paper, EN)  # type: ignore[operator]  # as above
    two = Pdf(paper, title="x", author="x", language="en")
    write = card.write if make is card.render else postcard.write
    for _ in range(2):
        write(facts, two, paper, EN)
    assert two.data().count(b"/Subtype /Image") == data.count(b"/Subtype /Image")


@pytest.mark.parametrize("code", CODES)
@pytest.mark.parametrize("occasion", season_picture.NAMES)
def test_every_occasion_has_its_picture_but_a_recall_has_none(occasion: str, code: str) -> None:
    shown = season_picture.drawn(occasion, code, 105, 148, 0.3)
    if occasion == "recall":
        assert shown is None
        return
    assert shown is not None
    assert shown.shape == pytest.approx(105 / 148, abs=0.001)
    assert len(shown.operations) < 60_000
    season_picture.drawn.cache_clear()
    again = season_picture.drawn(occasion, code, 105, 148, 0.3)
    assert again is not None
    assert again == shown


def test_names_and_titles_of_any_length_stay_on_the_card() -> None:
    shop = replace(
        LETTERS["en"].shop, legal_name="The Very Old and Honourable Company of Purveyors of Kitchen Goods & Co"
    )
    letter = replace(LETTERS["en"], shop=shop, hand=False, form=LetterForm.WESTERN)
    facts = card_facts("en", letter=letter, title="With all our very best wishes for the coming holidays and after")
    for paper in (CARD_A5, CARD_A6):
        short = replace(facts, letter=replace(letter, paragraphs=("Short.",)))
        for page in Print(card.render(short, paper, EN)).pages:
            assert all(run.x > 0 and run.end < paper.width and run.y < paper.height - 5 for run in page.runs)


def test_hostile_and_rare_texts_stand_on_it_letter_for_letter_or_are_told() -> None:
    rare, hostile = "𠮷野家 㐂久 龘靐", "<b>{x}</b> %s <img src='/etc/passwd'>"
    letter = replace(
        LETTERS["en"],
        recipient_lines=("Konštantína Hviezdoslavova-Vajanská z Podtatranskej Novej Vsi", rare, "مرحبا"),
        salutation=f"Dear {rare},",
        paragraphs=(hostile, "A present 🎁 for you"),
    )
    facts = card_facts("en", letter=letter, title=hostile)
    for make, paper in ((card.render, CARD_A5), (postcard.render, POSTCARD)):
        printed = Print(make(facts, paper, EN))
        assert solid(hostile) in printed.solid
        assert solid(rare) in printed.solid
        assert "[U+1F381]" in printed.solid
    found = {(one.char, one.where) for one in missing_in(facts)}
    assert ("🎁", "A present 🎁 for you") in found
    assert "م" in {char for char, _ in found}
