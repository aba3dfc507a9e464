"""The frozen facts of a day report."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.i18n import N_

if TYPE_CHECKING:
    from app.documents.shop import ShopFacts, Text
    from app.domain.day_report import DayReport

DAY_REPORT = N_("Day report")


@dataclass(frozen=True, slots=True, kw_only=True)
class DayReportFacts:
    """What a day came to, and who says so."""

    shop: ShopFacts
    report: DayReport
    title: Text = DAY_REPORT
    tax_name: Text = ""
    made_by: str = ""
    notice: Text = ""
