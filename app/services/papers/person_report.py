"""The facts of a person report: the report and the shop that hands it over."""

from __future__ import annotations

from app.documents.person_report import PersonReportFacts
from app.domain.person_report import PersonReport
from app.domain.settings import Settings
from app.services.papers.shop import shop_facts


def facts(report: PersonReport, settings: Settings, code: str) -> PersonReportFacts:
    """Everything the shop knows about somebody, in the language `code`."""
    return PersonReportFacts(shop=shop_facts(settings, code), report=report, home=settings.country)
