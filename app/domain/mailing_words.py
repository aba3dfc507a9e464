"""What is said about a mailing: who gets it, who does not, and why."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.domain.mailing import Aim
from app.domain.mailing_person import LeftOut
from app.i18n import N_, NN_, Message

if TYPE_CHECKING:
    from app.domain.mailing import Tally

RECALL_NOTE = N_("A recall goes to everybody concerned, whatever they answered and whenever they were written to last.")


def summary(tally: Tally, days: int) -> Message:
    """Who gets it and who does not: `142 people, 17 left out: 9 no consent, 5 no address, 3 said no`."""
    people = NN_("{n} person", "{n} people", tally.people)
    if not tally.out:
        return N_("{people}, nobody left out", people=people)
    out = NN_("{n} left out", "{n} left out", tally.out)
    reasons = tuple(counted(reason, tally.left_out[reason], days) for reason in LeftOut if tally.left_out.get(reason))
    return N_("{people}, {out}: {reasons}", people=people, out=out, reasons=reasons)


def counted(reason: LeftOut, n: int, days: int) -> Message:
    """How many were left out for one reason."""
    words = {
        LeftOut.GONE: NN_("{n} no longer in the file", "{n} no longer in the file", n),
        LeftOut.TWICE: NN_("{n} there twice", "{n} there twice", n),
        LeftOut.SAID_NO: NN_("{n} said no", "{n} said no", n),
        LeftOut.NOT_ASKED: NN_("{n} no consent", "{n} no consent", n),
        LeftOut.NO_ADDRESS: NN_("{n} no address", "{n} no address", n),
        LeftOut.RETURNED: NN_("{n} address came back", "{n} addresses came back", n),
        LeftOut.WRITTEN_TO: NN_(
            "{n} written to in the last {days} days", "{n} written to in the last {days} days", n, days=days
        ),
        LeftOut.HOUSEHOLD: NN_("{n} in the same household", "{n} in the same household", n),
        LeftOut.NO_TEMPLATE: NN_("{n} without a text in the language", "{n} without a text in the language", n),
        LeftOut.EMPTY_FIELD: NN_("{n} with an empty field", "{n} with an empty field", n),
        LeftOut.CHARACTER: NN_("{n} with a character no font has", "{n} with a character no font has", n),
        LeftOut.TOO_LONG: NN_("{n} too long for the paper", "{n} too long for the paper", n),
    }
    return words[reason]


def remark(aim: Aim) -> Message | None:
    """What to know about the rules of this mailing."""
    return RECALL_NOTE if aim is Aim.RECALL else None
