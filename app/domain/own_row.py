"""What only our own tables say of a customer: the number, the household, and how each answer is known."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime

from app.domain import cells
from app.domain.consent import Answer, Channel, Purpose, State
from app.domain.contact import HouseholdMark
from app.domain.reading import Reading

_EVIDENCE_PARTS = 4


@dataclass(slots=True)
class OwnCells:
    """The cells as they come; `rest` of the key is the question of a consent."""

    texts: dict[str, str] = field(default_factory=dict)

    def take(self, part: str, rest: str, text: str) -> None:
        """Keep one cell."""
        self.texts[f"{part}:{rest}" if part in ("consent", "evidence") else part] = text.strip()

    def settle(self, reading: Reading) -> None:
        """Put everything in its place; what was changed by hand and fits no more is lost and named."""
        if not self.texts:
            return
        number = self.texts.get("number", "")
        reading.number = int(number) if number.isdecimal() else None
        reading.verified_on = _day(self.texts.get("verified_on", ""))
        household = self.texts.get("household", "")
        if household.isdecimal():
            letters = self.texts.get("household_letters", "") == cells.YES
            reading.household = HouseholdMark(int(household), self.texts.get("household_name", ""), letters)
        for key, text in self.texts.items():
            if key.startswith("consent:"):
                self._answer(reading, key.removeprefix("consent:"), text)

    def _answer(self, reading: Reading, question: str, state: str) -> None:
        evidence = self.texts.get(f"evidence:{question}", "")
        channel, _, purpose = question.partition(":")
        answer = read_answer(channel, purpose, state, evidence)
        if answer:
            reading.answers.append(answer)
        elif evidence:
            reading.lose(f"Consent {question.replace(':', ' ')} evidence")


def read_answer(channel: str, purpose: str, state: str, evidence: str) -> Answer | None:
    """An answer with its evidence; None where the evidence is none."""
    parts = cells.split(evidence)
    if len(parts) != _EVIDENCE_PARTS:
        return None
    at, source, staff, wording = parts
    try:
        moment = datetime.fromisoformat(at)
        return Answer(Channel(channel), Purpose(purpose), State(state), moment, source, wording, staff)
    except ValueError:
        return None


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None
