"""The texts of letters and cards: those that come with the program, and the shop's own over them."""

from __future__ import annotations

import re
import string
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from app.domain import letter
from app.domain.letter import Occasion, TemplateForm
from app.domain.occasion import LUNAR_FESTIVALS, offered, suits
from app.errors import FormError, NotFoundError
from app.i18n import LANGUAGES
from app.models import audit
from app.models.database import db
from app.services import letter_templates, letters
from tests.verbs import SELLER

if TYPE_CHECKING:
    from app.domain.letter import Template
    from app.services.letter_templates import Saved
    from tests.verbs import Shop

EVERY = [(occasion, language) for occasion in Occasion for language in LANGUAGES]


@pytest.mark.parametrize(("occasion", "language"), EVERY)
def test_a_template_prints_with_the_samples(occasion: Occasion, language: str) -> None:
    template = letter_templates.program(occasion, language)
    assert letter.check(template.text) == ()
    written = letter.write(template, letter.samples(language))
    assert written.subject
    assert written.salutation.endswith("：" if language == "zh_CN" else ",")
    assert len(written.paragraphs) >= 2
    assert written.closing
    assert bool(written.wish) == (language == "zh_CN")
    assert len(written.signature_lines) == 2


@pytest.mark.parametrize(("occasion", "language"), EVERY)
def test_a_template_stands_without_what_is_not_known_of_a_customer(occasion: Occasion, language: str) -> None:
    unknown = dict.fromkeys(("first_name", "last_name", "birthday", "last_purchase", "last_product", "shop_phone"), "")
    written = letter.write(letter_templates.program(occasion, language), letter.samples(language) | unknown)
    assert written.paragraphs
    assert all("  " not in paragraph for paragraph in written.paragraphs)


@pytest.mark.parametrize(("occasion", "language"), EVERY)
def test_slovak_letters_use_vy_and_chinese_ones_full_width_marks(occasion: Occasion, language: str) -> None:
    text = letter_templates.program(occasion, language).text
    if language == "sk":
        assert "Vám" in text or "Vás" in text or "Vaš" in text
        assert " vám" not in text
        assert " vás" not in text
    if language == "zh_CN":
        assert "您" in text
        assert not set(",;!?") & set(text)


def test_every_occasion_is_offered_in_every_language() -> None:
    for language in LANGUAGES:
        titles = [letter_templates.program(occasion, language).title for occasion in Occasion]
        assert len(set(titles)) == len(Occasion)


CARDS = [letter_templates.program(occasion, code, TemplateForm.CARD) for occasion, code in EVERY]


@pytest.mark.parametrize("card", CARDS, ids=lambda card: f"{card.occasion}-{card.language}")
def test_a_card_says_it_shorter_than_the_letter(card: Template) -> None:
    whole = letter_templates.program(Occasion(card.occasion), card.language)
    assert letter.check(card.text) == ()
    assert len(card.body) < len(whole.body)
    written = letter.write(card, letter.samples(card.language))
    assert written.paragraphs
    assert written.salutation.endswith("：" if card.language == "zh_CN" else ",")
    # Room for a dozen lines of writing: see how the card is drawn.
    assert len(" ".join(written.paragraphs)) <= (130 if card.language == "zh_CN" else 330)
    assert len(written.subject) <= (10 if card.language == "zh_CN" else 30)


@pytest.mark.parametrize("form", TemplateForm)
@pytest.mark.parametrize(("occasion", "language"), EVERY)
def test_the_words_keep_each_language_s_marks(occasion: Occasion, language: str, form: TemplateForm) -> None:
    text = letter_templates.program(occasion, language, form)
    outside = re.sub(r"\{[^}]*\}", "", text.text)
    assert "  " not in text.text
    if language == "zh_CN":
        assert not set(outside) & set(string.punctuation)
        assert not re.search(r"[\u4e00-\u9fff] (?!敬上)[\u4e00-\u9fff]", outside)
    else:
        assert not re.search(r"[\u3000-\u9fff\uff00-\uffef]", outside)
        assert not set(outside) & set("\"'!" if language == "sk" else "\"'")


def test_a_recall_says_what_matters_and_greets_nobody() -> None:
    for code in LANGUAGES:
        written = letter.write(letter_templates.program(Occasion.RECALL, code), letter.samples(code))
        text = "\n".join((*written.paragraphs, written.subject))
        sample = letter.samples(code)
        for name in ("product", "batch", "danger", "shop_phone", "shop_address", "bought_on"):
            assert sample[name] in text
        assert not re.search("welcome|wish|您好|祝|prajeme|tešíme|radi", text, re.IGNORECASE)


def test_who_lacks_what_an_occasion_requires_is_left_out() -> None:
    recall = letter_templates.program(Occasion.RECALL, "en")
    assert letter.missing(recall, {"salutation": "Dear Jana"}) == ("product", "danger")
    assert letter.missing(recall, letter.samples("en")) == ()
    birthday = letter_templates.program(Occasion.BIRTHDAY, "en")
    assert letter.missing(birthday, {"salutation": "Dear Jana"}) == ()
    own = replace(birthday, subject="For {first_name}", subline="since {first_purchase}")
    assert letter.missing(own, {"salutation": "Dear Jana", "first_name": ""}) == ("first_name",)


def test_festivals_are_offered_first_where_they_are_kept() -> None:
    assert offered("CN")[:3] == (Occasion.BIRTHDAY, Occasion.ANNIVERSARY, Occasion.SPRING_FESTIVAL)
    assert Occasion.EASTER in offered("CN")[-2:]
    assert set(offered("SK")[-5:]) == LUNAR_FESTIVALS
    assert set(offered("GB")[-6:]) == LUNAR_FESTIVALS | {Occasion.NAME_DAY}
    for code in ("CN", "SK", "GB", "XX"):
        assert set(offered(code)) == set(Occasion)
    assert suits(Occasion.NAME_DAY, "sk")
    assert not suits(Occasion.NAME_DAY, "zh_CN")


WHICH = (Occasion.EASTER, "sk", TemplateForm.CARD)


def keep(shop: Shop, body: str) -> Saved:
    draft = replace(letter_templates.template(*WHICH), body=body)
    return letter_templates.save(draft, seller=SELLER, now=shop.now)


def back(shop: Shop, number: int) -> Saved:
    return letter_templates.restore(*WHICH, number, seller=SELLER, now=shop.now)


def test_the_shop_s_own_words_take_the_place_of_the_program_s(my_shop: Shop) -> None:
    own = letter_templates.template(*WHICH)
    assert own == letter_templates.program(*WHICH)
    saved = keep(my_shop, "pekné sviatky.\r\n\r\nTešíme sa na Vás.\u0007 ")
    assert saved.changes.touches("templates")
    now = letter_templates.template(*WHICH)
    assert (now.body, now.version, now.title) == ("pekné sviatky.\n\nTešíme sa na Vás.", 1, own.title)
    assert letter_templates.template(Occasion.EASTER, "sk") == letter_templates.program(Occasion.EASTER, "sk")
    row = next(row for row in letter_templates.rows() if (row.occasion, row.language, row.form) == WHICH)
    assert (row.version, row.staff, row.own) == (1, SELLER, True)
    assert sum(row.own for row in letter_templates.rows()) == 1


def test_every_version_is_kept_and_can_be_taken_again(my_shop: Shop) -> None:
    for body in ("jeden.", "dva.", "dva.", "tri."):
        keep(my_shop, body)
    assert not keep(my_shop, "tri.").changes
    assert [(one.number, one.template.body) for one in letter_templates.versions(*WHICH)][:3] == [
        (3, "tri."),
        (2, "dva."),
        (1, "jeden."),
    ]
    assert back(my_shop, 1).template.body == "jeden."
    assert letter_templates.template(*WHICH).version == 4
    assert back(my_shop, 0).template == letter_templates.program(*WHICH)
    assert letter_templates.template(*WHICH) == letter_templates.program(*WHICH)
    assert [one.program for one in letter_templates.versions(*WHICH)] == [True, False, False, False, False, True]
    assert not any(row.own for row in letter_templates.rows())
    assert keep(my_shop, "tri.").template.version == 6
    with pytest.raises(NotFoundError):
        back(my_shop, 77)


def test_changes_of_a_text_are_in_the_audit(my_shop: Shop) -> None:
    keep(my_shop, "jeden.")
    back(my_shop, 0)
    said = db.execute_sql("SELECT action, record, after FROM audit WHERE kind = 'template' ORDER BY id").fetchall()
    assert [row[:2] for row in said] == [("change", "easter sk card"), ("restore", "easter sk card")]
    assert "jeden." in said[0][2]
    assert audit.first_broken() is None


@pytest.mark.parametrize(
    ("part", "text", "words"),
    [
        ("body", "milá {first_nmae}", "{first_nmae} is not a field"),
        ("opening", " ", "begins with a salutation"),
        ("body", "", "at least one sentence"),
        ("subject", "x" * 201, "At most 200"),
        ("signature", "", "Somebody signs"),
        ("closing", "{shop.__class__}", "is not a field"),
    ],
)
def test_what_cannot_print_is_sent_back_to_its_part(my_shop: Shop, part: str, text: str, words: str) -> None:
    draft = replace(letter_templates.template(*WHICH), **{part: text})  # type: ignore[arg-type]  # a part is text
    with pytest.raises(FormError) as told:
        letter_templates.save(draft, seller=SELLER, now=my_shop.now)
    assert list(told.value.problems) == [part]
    assert words in str(told.value.problems[part])
    assert len(letter_templates.versions(*WHICH)) == 1


def test_a_letter_is_written_with_the_shop_s_own_words(my_shop: Shop) -> None:
    draft = replace(
        letter_templates.template(Occasion.BIRTHDAY, "en"), body="Happy day, {first_name}.\n\nBorn {birthday}."
    )
    letter_templates.save(draft, seller=SELLER, now=my_shop.now)
    who = my_shop.add_customer("Jana Kováčová", given_name="Jana", family_name="Kováčová")
    done = letters.compose(
        who.id or 0, Occasion.BIRTHDAY, "en", seller=SELLER, now=my_shop.now, settings=my_shop.settings
    )
    assert done.draft.body == "Happy day, Jana."
