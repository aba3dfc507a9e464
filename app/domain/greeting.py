"""How a letter addresses a person, in the manner of each language rather than word by word."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from app.domain import names
from app.domain.customer import FormOfAddress
from app.domain.folding import fold, is_han

if TYPE_CHECKING:
    from app.domain.names import PersonName

# These are manners, not translations: {name} is the family name where the form is known, else the whole name.
_FORMS = {
    "en": {
        FormOfAddress.MS: "Dear Ms {name}",
        FormOfAddress.MR: "Dear Mr {name}",
        FormOfAddress.UNKNOWN: "Dear {name}",
    },
    "zh_CN": {
        FormOfAddress.MS: "尊敬的{name}女士",
        FormOfAddress.MR: "尊敬的{name}先生",
        FormOfAddress.UNKNOWN: "尊敬的{name}",
    },
    "sk": {
        FormOfAddress.MS: "Vážená pani {name}",
        FormOfAddress.MR: "Vážený pán {name}",
        FormOfAddress.UNKNOWN: "Dobrý deň, {name}",
    },
}
_NAMELESS = {"en": "Dear customer", "zh_CN": "尊敬的顾客", "sk": "Vážená zákazníčka, vážený zákazník"}
_ORGANISATION = {"en": "Dear Sir or Madam", "zh_CN": "尊敬的{name}", "sk": "Vážená pani, vážený pán"}
# On a card one writes as one would speak; where it is not known how, it begins like a letter.
_WARM = {
    "zh_CN": {FormOfAddress.MS: "{name}女士", FormOfAddress.MR: "{name}先生"},
    "sk": {FormOfAddress.MS: "Milá pani {name}", FormOfAddress.MR: "Milý pán {name}"},
}
# British letters put these in the place of Ms and Mr; Slovak and Chinese ones keep pani, pán, 女士 and 先生.
_DOCTORS = frozenset(("dr", "judr", "mddr", "mudr", "mvdr", "paeddr", "phdr", "rndr", "thdr"))
_PROFESSOR = "prof"


def salutation(
    name: PersonName, language: str, form: FormOfAddress = FormOfAddress.UNKNOWN, *, organisation: bool = False
) -> str:
    """The words a letter begins with, without the mark after them: `Dear Ms Kováčová`, 尊敬的张先生.

    The form is never guessed: where it is not known the whole name stands, which fits everybody.
    """
    plain = names.display(replace(name, title_before="", title_after=""))
    if not plain:
        return _NAMELESS[language]
    if organisation:
        return _placed(_ORGANISATION[language], plain, language)
    title = _british_title(name) if language == "en" else ""
    if title and name.family:
        return f"Dear {title} {name.family}"
    known = form is not FormOfAddress.UNKNOWN and bool(name.family)
    pattern = _FORMS[language][form if known else FormOfAddress.UNKNOWN]
    return _placed(pattern, name.family if known else plain, language)


def warm(
    name: PersonName, language: str, form: FormOfAddress = FormOfAddress.UNKNOWN, *, organisation: bool = False
) -> str:
    """The words a card begins with: `Dear Jana`, 张静女士, `Milá pani Kováčová`."""
    plain = replace(name, title_before="", title_after="")
    if not organisation and name.family and name.given:
        if language == "en" and not name.han and not _british_title(name):
            return f"Dear {name.given}"
        if form in _WARM.get(language, {}):
            said = names.display(plain) if language == "zh_CN" else name.family
            return _placed(_WARM[language][form], said, language)
    return salutation(name, language, form, organisation=organisation)


def _placed(pattern: str, name: str, language: str) -> str:
    before, _, after = pattern.partition("{name}")
    if before == pattern:
        return pattern
    # Chinese sets a name in Latin letters off by spaces.
    gap = " " if language == "zh_CN" and not is_han(name) else ""
    return before + (gap if before else "") + name + (gap if after else "") + after


def _british_title(name: PersonName) -> str:
    titles = {fold(word).replace(".", "") for word in name.title_before.split()}
    if _PROFESSOR in titles:
        return "Prof"
    return "Dr" if titles & _DOCTORS else ""
