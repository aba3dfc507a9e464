"""Envelopes to several customers in one PDF."""

from __future__ import annotations

from collections.abc import Sequence

from app.documents import envelope
from app.documents.paper import ENVELOPES
from app.documents.pdf import Pdf
from app.documents.writing import missing_in
from app.domain.envelope import EnvelopeSize
from app.domain.settings import Settings
from app.errors import InputError
from app.i18n import N_, language
from app.services import addressees
from app.services.papers import envelope as facts_of
from app.services.printing import Made

_KIND = "envelope"


def of_customers(
    ids: Sequence[int], size: EnvelopeSize, settings: Settings, *, one_per_household: bool, window: bool = False
) -> Made:
    """One envelope for each customer or home, with a `window` the sender alone; who has no address is named."""
    found = addressees.of_customers(ids, settings, one_per_household=one_per_household)
    if not found.people:
        raise InputError(found.without[0] if found.without else N_("There is nothing to print."))
    paper, speech = ENVELOPES[size.value], language(settings.language)
    pdf = Pdf(paper, title=speech.gettext("Envelopes"), author=settings.shop.legal_name, language=speech.code)
    all_facts = tuple(facts_of.facts(one.lines, settings, window=window) for one in found.people)
    for facts in all_facts:
        envelope.write(facts, pdf, paper, speech)
        pdf.flush()
    told = tuple(words for facts in all_facts for words in envelope.problems(facts, paper))
    return Made(_KIND, "", pdf.data(), paper.name, missing_in(all_facts), (*found.without, *told))
