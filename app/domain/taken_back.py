"""Taking a change back after more has happened: what was changed later stays, the rest is as before."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from app.domain.act import GROUPS

Values = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class FieldChange:
    """A field as it is now, and as it will be."""

    name: str
    now: Any
    then: Any


@dataclass(frozen=True, slots=True)
class TakenBack:
    """What taking a change back does to a record now: `values` are the fields that become different.

    `kept` names the fields that were changed later and stay as they are.
    """

    values: dict[str, Any]
    changed: tuple[FieldChange, ...]
    kept: tuple[str, ...]


def take_back(current: Values, before: Values, after: Values) -> TakenBack:
    """Put back what a change from `before` to `after` did to a record that is now `current`.

    A field that is no more as the change left it stays. Lists are taken entry by entry.
    """
    values: dict[str, Any] = {}
    kept: list[str] = []
    for group in _groups(before, after):
        was, left, here = (_part(source, group) for source in (before, after, current))
        if was in (left, here):
            continue
        if here == left:
            values |= was
        elif isinstance(left[group[0]], list) and isinstance(was[group[0]], list):
            entries, whole = _entries(here[group[0]] or [], was[group[0]], left[group[0]])
            values |= {group[0]: entries} if entries != here[group[0]] else {}
            kept += [] if whole else group[:1]
        else:
            kept.append(group[0])
    changed = tuple(FieldChange(name, current.get(name), then) for name, then in values.items())
    return TakenBack(values, changed, tuple(kept))


def _groups(before: Values, after: Values) -> Iterator[list[str]]:
    """The fields both know, those that belong together side by side."""
    left = [name for name in after if name in before]
    while left:
        group = next((list(group) for group in GROUPS if left[0] in group), left[:1])
        yield group
        left = [name for name in left if name not in group]


def _part(values: Values, group: list[str]) -> dict[str, Any]:
    return {name: values.get(name) for name in group}


def _entries(here: Sequence[Any], was: Sequence[Any], left: Sequence[Any]) -> tuple[list[Any], bool]:
    """The entries with those that came taken out and those that went put back; False when some were changed later.

    An entry that took the place of another and was changed again stands for both.
    """
    keys = set(map(_key, here))
    came = [one for one in left if _key(one) not in set(map(_key, was))]
    went = [one for one in was if _key(one) not in set(map(_key, left))]
    lost = [_key(one) not in keys for one in came]
    back = [one for place, one in enumerate(went) if place >= len(lost) or not lost[place]]
    out = set(map(_key, came))
    stay = [one for one in here if _key(one) not in out]
    return stay + [one for one in back if _key(one) not in keys], len(back) == len(went)


def _key(entry: object) -> str:
    return json.dumps(entry, sort_keys=True)


def limited(before: Values, after: Values, brought_before: Values, brought_after: Values) -> dict[str, Any]:
    """What `before` says of those fields that a later merge took over from the record; the rest as in `after`.

    The later merge changed another record from `brought_before` to `brought_after`; only what it brought there from
    the change `before` -> `after` may be taken out of that record again.
    """
    found = dict(after)
    for group in _groups(before, after):
        was, left = _part(before, group), _part(after, group)
        own, got = _part(brought_before, group), _part(brought_after, group)
        name = group[0]
        if isinstance(left[name], list):
            kept = set(map(_key, own[name] or []))
            stay = [one for one in left[name] if _key(one) in kept and _key(one) not in set(map(_key, was[name]))]
            found[name] = [*was[name], *stay]
        elif got == left and own != got:
            found |= was
    return found
