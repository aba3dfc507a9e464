"""The letters that come with the program."""

from __future__ import annotations

import pytest

from app.domain import letter
from app.domain.letter import Occasion
from app.i18n import LANGUAGES
from app.services import letter_templates

EVERY = [(occasion, language) for occasion in Occasion for language in LANGUAGES]


@pytest.mark.parametrize(("occasion", "language"), EVERY)
def test_a_template_prints_with_the_samples(occasion: Occasion, language: str) -> None:
    template = letter_templates.template(occasion, language)
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
    written = letter.write(letter_templates.template(occasion, language), letter.samples(language) | unknown)
    assert written.paragraphs
    assert all("  " not in paragraph for paragraph in written.paragraphs)


@pytest.mark.parametrize(("occasion", "language"), EVERY)
def test_slovak_letters_use_vy_and_chinese_ones_full_width_marks(occasion: Occasion, language: str) -> None:
    text = letter_templates.template(occasion, language).text
    if language == "sk":
        assert "Vám" in text or "Vás" in text or "Vaš" in text
        assert " vám" not in text
        assert " vás" not in text
    if language == "zh_CN":
        assert "您" in text
        assert not set(",;!?") & set(text)


def test_every_occasion_is_offered_in_every_language() -> None:
    for language in LANGUAGES:
        titles = [template.title for template in letter_templates.templates(language)]
        assert len(set(titles)) == len(Occasion)
