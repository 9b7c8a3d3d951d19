"""The options of the commands, called as on the command line but for underscores: `min_fit=60` is `--min-fit 60`.

A list repeats an option, a dict is `key=value`, and a frame may stand wherever a table is read. `salesfit COMMAND --help`
says what each option does. A test holds these names against it.
"""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Literal, TypeAlias, TypedDict

from ._program import Team

File: TypeAlias = str | os.PathLike[str]
Ids: TypeAlias = str | Sequence[str]
#: `{"hunter": 3}`, or as it is typed: `"hunter=3"`.
Numbers: TypeAlias = str | Mapping[str, float]
#: `{"kari": "hunter"}`, or as they are typed: `"kari=hunter"`, or several of those.
Pairs: TypeAlias = str | Sequence[str] | Mapping[str, str]


class CommonOptions(TypedDict, total=False):
    """The options of every command about a team."""

    catalog: File | None
    lang: Literal["en", "nb"] | None
    motion: str | None
    scale: str | tuple[float, float] | None
    raters: Ids | None
    all_roles: bool
    pseudonyms: bool
    pseudonym_key: File | None
    quiet: bool
    encoding: str | None
    header_row: int | None
    unknown: Ids | None
    blank: float | None
    columns: File | None
    seller_column: str | None
    rater_column: str | None
    add: Team | Sequence[Team] | None


class SeedOptions(CommonOptions, total=False):
    seed: int | None


class DrawOptions(SeedOptions, total=False):
    draws: int | None


class MatchOptions(DrawOptions, total=False):
    by: Literal["role", "task"] | None
    role: Ids | None
    sort: str | None
    long: bool
    precision: int | None
    sure: float | None
    intervals: bool
    keep_going: bool
    rejects: File | None


class ExplainOptions(DrawOptions, total=False):
    role: Ids | None
    all: bool


class AssignOptions(DrawOptions, total=False):
    seats: Numbers | None
    pin: Pairs | None
    forbid: Pairs | None
    min_fit: float | None
    max_moves: int | None
    frontier: bool
    certificate: bool
    write_plan: File | None


class OrganizeOptions(DrawOptions, total=False):
    material: float | None
    demand: Numbers | None
    seats: Numbers | None
    handoff_minutes: float | None
    roles: int | None
    least_posting: float | None
    most_roles: int | None
    details: bool
    as_rated: bool
    time_limit: float | None


class HireOptions(DrawOptions, total=False):
    seats: str | Mapping[str, float | str] | None
    candidates: Team | None
    most: int | None
    interview: str | None
    form: bool
    write_plan: File | None


class AskOptions(DrawOptions, total=False):
    most: int | None
    form: bool


class CoachOptions(SeedOptions, total=False):
    role: str | None
    seats: Numbers | None
    reach: float | None
    hours: float | None
    most_traits: int | None
    no_moves: bool
    write_plan: File | None


class WhatifOptions(SeedOptions, total=False):
    together: bool
    policy: File | None
    today: str | date | None


class DiffOptions(CommonOptions, total=False):
    rev: str | None


class CheckOptions(DrawOptions, total=False):
    policy: File | None
    since: Team | Sequence[Team] | None
    since_rev: str | None
    today: str | date | None
    baseline: File | None
    ratchet: bool
    write_baseline: File | None
    allow_outside: bool


class SqlOptions(CommonOptions, total=False):
    table: str | None
    long: bool
    rows: Literal["wide", "long"] | None


class ReportOptions(SeedOptions, total=False):
    parts: Ids | None
    contact: str | None
