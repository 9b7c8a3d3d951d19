"""Who in a sales team should do what: salesfit from Python.

Each function runs the command of its name. A team is a path, a pandas frame or a polars frame of sellers (a row each, with a
column `name` or `id` and a column for each trait); a missing value is an unknown score, never 0. Options are those of the
command with underscores: `assign(team, min_fit=60)` is `salesfit assign TEAM --min-fit 60`.

`match` and `assign` return a frame, the other commands the result in JSON as dicts and lists; `salesfit.results` has its types.
What the program refuses is a `SalesfitError` with its words; what it notes is a `SalesfitWarning`.
"""

from __future__ import annotations

import difflib
import inspect
import json
from collections.abc import Sequence
from typing import Any, Literal, TypeAlias, TypeVar, Unpack, cast, overload

from . import results
from ._frames import Kind, PandasFrame, PolarsFrame, kind_of, read, usual_kind
from ._options import (
    AskOptions,
    AssignOptions,
    CheckOptions,
    CoachOptions,
    CommonOptions,
    DiffOptions,
    ExplainOptions,
    File,
    HireOptions,
    MatchOptions,
    OrganizeOptions,
    ReportOptions,
    SqlOptions,
    WhatifOptions,
)
from ._program import Options, SalesfitError, SalesfitWarning, Team, find_program, run

__all__ = [
    "Record",
    "SalesfitError",
    "SalesfitWarning",
    "Team",
    "ask",
    "assign",
    "check",
    "coach",
    "columns",
    "diff",
    "explain",
    "find_program",
    "hire",
    "match",
    "organize",
    "raters",
    "report",
    "results",
    "sql",
    "whatif",
]

#: A row of a table where neither pandas nor polars is installed, or with `format="records"`.
Record: TypeAlias = dict[str, str | float | bool | None]

Frame = TypeVar("Frame", PandasFrame, PolarsFrame)
Format: TypeAlias = Kind | Literal["json"] | None


@overload
def match(team: Frame, *, format: None = None, **options: Unpack[MatchOptions]) -> Frame: ...
@overload
def match(team: File, *, format: None = None, **options: Unpack[MatchOptions]) -> Any: ...
@overload
def match(team: Team, *, format: Literal["pandas"], **options: Unpack[MatchOptions]) -> PandasFrame: ...
@overload
def match(team: Team, *, format: Literal["polars"], **options: Unpack[MatchOptions]) -> PolarsFrame: ...
@overload
def match(team: Team, *, format: Literal["records"], **options: Unpack[MatchOptions]) -> list[Record]: ...
@overload
def match(team: Team, *, format: Literal["json"], **options: Unpack[MatchOptions]) -> results.MatchResult: ...
def match(team: Team, *, format: Format = None, **options: Unpack[MatchOptions]) -> Any:
    """Who fits what? A row for each seller, or with `long=True` or `intervals=True` for each seller and role or task.

    Fits are points from 0 to 100, with the decimals of the program's CSV: one, or `precision=12`. The frame is of the kind
    given; for a path it is a pandas frame, or a polars frame if only polars is installed, or a list of dicts if neither is.
    `format` asks for one of them, and `format="json"` for the whole result, unrounded.
    """
    return _table("match", team, format, options)


@overload
def assign(team: Frame, *, format: None = None, **options: Unpack[AssignOptions]) -> Frame: ...
@overload
def assign(team: File, *, format: None = None, **options: Unpack[AssignOptions]) -> Any: ...
@overload
def assign(team: Team, *, format: Literal["pandas"], **options: Unpack[AssignOptions]) -> PandasFrame: ...
@overload
def assign(team: Team, *, format: Literal["polars"], **options: Unpack[AssignOptions]) -> PolarsFrame: ...
@overload
def assign(team: Team, *, format: Literal["records"], **options: Unpack[AssignOptions]) -> list[Record]: ...
@overload
def assign(team: Team, *, format: Literal["json"], **options: Unpack[AssignOptions]) -> results.AssignResult: ...
def assign(team: Team, *, format: Format = None, **options: Unpack[AssignOptions]) -> Any:
    """Who should hold which seat? A row for each seller and each vacant seat. `format` is as with `match`.

    A frame has no seats of its own: give `seats={"hunter": 2, "account-manager": 3}`.
    """
    return _table("assign", team, format, options)


def explain(team: Team, seller: str, **options: Unpack[ExplainOptions]) -> results.ExplainResult:
    """Why? Where a seller loses points, for the best role and today's, for `role`, or for `all` of them."""
    return cast(results.ExplainResult, _answer("explain", [team, seller], options))


def organize(team: Team, **options: Unpack[OrganizeOptions]) -> results.OrganizeResult:
    """Should everyone do everything? Which roles would do better, and who would staff them?"""
    return cast(results.OrganizeResult, _answer("organize", [team], options))


def hire(team: Team, **options: Unpack[HireOptions]) -> results.HireResult:
    """Whom should we look for? What would each of the `candidates`, a path or a frame, add?"""
    return cast(results.HireResult, _answer("hire", [team], options))


def ask(team: Team, seller: str | None = None, **options: Unpack[AskOptions]) -> results.AskResult:
    """Which ratings should we collect next, of all or of one seller?"""
    return cast(results.AskResult, _answer("ask", [team], options, {"for": seller}))


def coach(team: Team, seller: str | None = None, **options: Unpack[CoachOptions]) -> results.CoachResult:
    """Whom should we coach in what, or rather move? With a seller: how does she reach a fit?"""
    return cast(results.CoachResult, _answer("coach", [team, seller], options))


def raters(team: Team, **options: Unpack[CommonOptions]) -> results.RatersResult:
    """Do raters agree? Who is lenient, who severe?"""
    return cast(results.RatersResult, _answer("raters", [team], options))


def whatif(team: Team, *plans: File, **options: Unpack[WhatifOptions]) -> results.WhatifResult:
    """What if? Plans side by side."""
    return cast(results.WhatifResult, _answer("whatif", [team, *plans], options))


def diff(*teams: Team, **options: Unpack[DiffOptions]) -> results.DiffResult:
    """What changed, and why? Two or more teams, oldest first, or one file with `rev`."""
    return cast(results.DiffResult, _answer("diff", teams, options))


def check(*teams: Team, **options: Unpack[CheckOptions]) -> results.CheckResult:
    """Do the teams meet the policy? A review that does not pass is a result: see `["verdict"]["passes"]`."""
    return cast(results.CheckResult, _answer("check", teams, options))


def report(team: Team, reader: str | None = None, **options: Unpack[ReportOptions]) -> str:
    """The report as a page of HTML, for `"team"` (the default), `"ceo"` or a seller: nothing about anybody else."""
    return _text("report", [team], options, {"format": "html", "for": reader})


def columns(table: Team, **options: Unpack[CommonOptions]) -> str:
    """How are the columns of a table read? A map in YAML, to correct and give to any function as `columns`."""
    return _text("columns", [table], options)


def sql(dialect: str, **options: Unpack[SqlOptions]) -> str:
    """The catalog as one SQL query: for duckdb, postgres, sqlite, spark, bigquery, snowflake or ansi."""
    return _text("sql", [], options, {"dialect": dialect})


def _text(command: str, teams: Sequence[object], options: Options, own: Options | None = None) -> str:
    return _run(command, teams, options, own or {}).decode()


def _answer(command: str, teams: Sequence[object], options: Options, own: Options | None = None) -> Any:
    return json.loads(_run(command, teams, options, {"format": "json", **(own or {})}))


def _table(command: str, team: Team, format: Format, options: Options) -> Any:
    if format == "json":
        return json.loads(_run(command, [team], options, {"format": "json"}))
    kind = format or kind_of(team) or usual_kind()
    if kind not in ("pandas", "polars", "records"):
        raise ValueError(f"format is 'pandas', 'polars', 'records' or 'json', and not {format!r}")
    return read(_run(command, [team], options, {"format": "csv"}), kind)


def _run(command: str, teams: Sequence[object], options: Options, own: Options) -> bytes:
    """Runs a command with the options of its caller and some of our own, which no caller can change."""
    known = inspect.signature(globals()[command]).parameters
    for name in options:
        if name not in known or name in own:
            near = difflib.get_close_matches(name, known, n=1)
            hint = f": did you mean {near[0]!r}?" if near else ""
            raise TypeError(f"{command}() has no option {name!r}{hint}")
    return run(command, teams, {**own, **options})


def _spell_out(function: Any, options: Any) -> None:
    """Shows the options of a function one by one, in `help` and in a notebook that completes names."""
    *own, _ = inspect.signature(function).parameters.values()
    for name, of in options.__annotations__.items():
        words = getattr(of, "__forward_arg__", of)
        default = False if words == "bool" else None
        own.append(inspect.Parameter(name, inspect.Parameter.KEYWORD_ONLY, default=default, annotation=words))
    function.__signature__ = inspect.Signature(own, return_annotation=inspect.signature(function).return_annotation)


for _function, _options_of in (
    (match, MatchOptions),
    (assign, AssignOptions),
    (explain, ExplainOptions),
    (organize, OrganizeOptions),
    (hire, HireOptions),
    (ask, AskOptions),
    (coach, CoachOptions),
    (raters, CommonOptions),
    (whatif, WhatifOptions),
    (diff, DiffOptions),
    (check, CheckOptions),
    (report, ReportOptions),
    (columns, CommonOptions),
    (sql, SqlOptions),
):
    _spell_out(_function, _options_of)
