"""A day's report as plain values for other programs: money and prices are decimal text."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from app.domain.day_report import DayReport, Tally


def as_json(report: DayReport) -> dict[str, object]:
    """The whole report; its keys are part of the command line's contract."""
    return {
        "day": report.day.isoformat(),
        "currency": report.currency,
        "until": report.until.isoformat() if report.until else None,
        "sales": _tally(report.sales),
        "returns": _tally(report.returns),
        "takings": str(report.takings),
        "average": str(report.average),
        "discounts": _tally(report.discounts),
        "rounding": str(report.rounding),
        "payments": [
            {"method": one.method, "taken": _tally(one.taken), "paid_back": _tally(one.paid_back)}
            for one in report.payments
        ],
        "drawer": {
            "morning": str(report.cash_float),
            "cash": str(report.cash),
            "expected": str(report.cash_expected),
        },
        "sellers": [
            {"name": one.name, "sales": _tally(one.sales), "returns": _tally(one.returns)} for one in report.sellers
        ],
        "rates": [
            {"percent": str(one.percent), "net": str(one.net), "tax": str(one.tax), "gross": str(one.gross)}
            for one in report.rates
        ],
        "categories": [{"name": one.name, "amount": str(one.amount)} for one in report.categories],
        **_papers(report),
    }


def _papers(report: DayReport) -> dict[str, object]:
    """Numbers given out, prices changed, receipts printed, and the chain's last link."""
    return {
        "numbers": [
            {
                "till": one.till,
                "kind": one.kind.value,
                "first": one.first,
                "last": one.last,
                "count": one.count,
                "missing": one.missing,
            }
            for one in report.numbers
        ],
        "price_changes": report.price_changes,
        "changed_prices": [
            {
                "number": one.number,
                "product": one.product,
                "listed": str(one.listed),
                "price": str(one.price),
                "reason": one.reason,
                "seller": one.seller,
            }
            for one in report.changed_prices
        ],
        "printed": report.printed,
        "copies": report.copies,
        "audit": {"entry": report.audit.entry, "hash": report.audit.digest} if report.audit else None,
    }


def _tally(tally: Tally) -> dict[str, object]:
    return {"count": tally.count, "amount": str(tally.amount)}
