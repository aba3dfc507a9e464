"""Our own words for every occasion have room on every card, in every language, and stay off its edges."""

from __future__ import annotations

from dataclasses import replace

import pytest

from app.documents import card, postcard
from app.documents.card_facts import CardFacts
from app.documents.paper import CARDS, POSTCARDS
from app.domain.letter import TemplateForm, samples, write
from app.domain.occasion import Occasion
from app.i18n import LANGUAGES, language
from app.services import letter_templates
from tests.documents.card_samples import LETTERS, items
from tests.documents.reading import Print

SAFE = 3.0


@pytest.mark.usefixtures("my_shop")
@pytest.mark.parametrize("code", LANGUAGES)
def test_the_card_of_every_occasion_fits_and_keeps_from_the_edges(code: str) -> None:
    speech, cut = language(code), []
    for occasion in Occasion:
        template = letter_templates.template(occasion, code, TemplateForm.CARD)
        written = write(template, samples(code))
        letter = replace(
            LETTERS[code],
            salutation=written.salutation,
            paragraphs=written.paragraphs,
            closing=written.closing,
            wish=written.wish,
            signature_lines=written.signature_lines,
            date_text="",
        )
        facts = CardFacts(
            letter=letter,
            occasion=occasion.value,
            title=written.subject,
            subtitle=written.subline,
            items=items(code)[:4],
            items_title="…",
        )
        made = [(paper, card.render(facts, paper, speech)) for paper in CARDS.values()]
        made += [(paper, postcard.render(facts, paper, speech)) for paper in POSTCARDS.values()]
        for paper, data in made:
            for page in Print(data).pages:
                for run in page.runs:
                    inside = run.x >= SAFE and run.end <= paper.width - SAFE and run.y <= paper.height - SAFE
                    if not inside:
                        cut.append((occasion, paper.name, run.text, run.x, run.y))
    assert cut == []
