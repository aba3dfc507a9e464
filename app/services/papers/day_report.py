"""The facts of a day report."""

from __future__ import annotations

from app.documents.day_report import DayReportFacts
from app.domain.day_report import DayReport
from app.domain.settings import Settings
from app.services import settings as settings_service
from app.services.papers.shop import shop_facts


def facts(report: DayReport, settings: Settings, code: str) -> DayReportFacts:
    """What the paper says of a day."""
    country = settings_service.profile(settings)
    return DayReportFacts(
        shop=shop_facts(settings, code),
        report=report,
        tax_name=country.tax_name if report.rates else "",
        made_by=settings.seller,
        notice=country.non_fiscal,
    )
