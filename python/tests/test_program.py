"""The program that the package brings, what it refuses, and what it can be asked."""

import inspect
import json
import pickle
import re
import subprocess
import sys
import typing
from datetime import date
from pathlib import Path

import pandas as pd
import pytest
from conftest import CATALOG, ROOT, WORLD, program, sellers

import salesfit
from salesfit import _options

# Python returns results, and prints nothing: what would be printed where, and how, is not an option there.
NOT_IN_PYTHON = {"color", "excel", "format", "help", "output", "version"}
NOT_OF_A_TEAM = {
    "check": {"init", "explain", "sarif-all"},
    "report": {"each", "for"},
    "ask": {"for"},
    "sql": {"check", "dialect"},
}


def test_the_first_command_of_the_readme_prints_what_it_shows() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    _, shown = readme.split("$ salesfit match profiles/nordlys.yaml\n", 1)
    shown = shown.split("...\n```", 1)[0]
    assert program("match", "profiles/nordlys.yaml").startswith(shown)
    module = subprocess.run(
        [sys.executable, "-m", "salesfit", "match", "profiles/nordlys.yaml"], capture_output=True, check=True, encoding="utf-8"
    )
    assert module.stdout.startswith(shown)


def test_the_exit_status_of_the_module_is_the_programs() -> None:
    assert (
        subprocess.run([sys.executable, "-m", "salesfit", "match", "missing.yaml"], capture_output=True, check=False).returncode
        == 2
    )


def test_an_error_has_the_words_of_the_program() -> None:
    done = subprocess.run(
        [salesfit.find_program(), "match", WORLD / "mistakes.yaml"], capture_output=True, check=False, encoding="utf-8"
    )
    with pytest.raises(salesfit.SalesfitError) as raised:
        salesfit.match(WORLD / "mistakes.yaml")
    assert str(raised.value) == done.stderr.strip() and "did you mean hunter?" in str(raised.value)
    assert raised.value.status == 2
    assert str(pickle.loads(pickle.dumps(raised.value))) == str(raised.value)


def test_an_error_in_a_frame_says_where() -> None:
    with pytest.raises(salesfit.SalesfitError, match="(?s)score-off-scale.*line 3 is its first row") as raised:
        salesfit.match(sellers().assign(drive=[9, 5, 99, 7, 8, None]), catalog=CATALOG)
    assert "-:5:" in str(raised.value)
    with pytest.raises(TypeError, match="list"):
        salesfit.match([1, 2])


@pytest.mark.parametrize(
    ("function", "option", "words"),
    [("match", "catlog", "did you mean 'catalog'"), ("hire", "format", "no option"), ("check", "output", "no option")],
)
def test_an_option_that_is_none_is_refused(function: str, option: str, words: str) -> None:
    with pytest.raises(TypeError, match=words):
        getattr(salesfit, function)("profiles/nordlys.yaml", **{option: "x"})


def test_the_headings_of_a_frame_are_its_own() -> None:
    with pytest.raises(ValueError, match="header_row"):
        salesfit.match(sellers(), catalog=CATALOG, header_row=2)


def test_what_is_noted_is_a_warning() -> None:
    frame = sellers().assign(comment="kind to customers")
    with pytest.warns(salesfit.SalesfitWarning, match="unread-columns") as warned:
        fits = salesfit.match(frame, catalog=CATALOG)
    assert warned[0].filename == __file__ and len(fits) == len(frame)
    salesfit.match(frame, catalog=CATALOG, quiet=True)


def test_rows_with_something_wrong_may_be_left_out(tmp_path: Path) -> None:
    frame = sellers().assign(drive=[9, 5, 99, 7, 8, None])
    with pytest.warns(salesfit.SalesfitWarning):
        fits = salesfit.match(frame, catalog=CATALOG, keep_going=True, rejects=tmp_path / "bad.csv")
    assert list(fits["name"]) == [name for name in frame["name"] if name != "Nordmann, Kari"]
    assert list(pd.read_csv(tmp_path / "bad.csv")["code"]) == ["score-off-scale"]


def test_a_review_that_does_not_pass_is_a_result() -> None:
    review = salesfit.check("tests/hr/teams", policy="tests/hr/policy.yaml", today=date(2027, 11, 25))
    assert review["verdict"]["passes"] is False and review["findings"]


def test_every_command_answers() -> None:
    team = "profiles/nordlys.yaml"
    answers = [
        salesfit.explain(team, "tor-arne", role="hunter"),
        salesfit.organize(team, draws=0),
        salesfit.hire(team, candidates=pd.read_csv("profiles/candidates.csv"), seats={"hunter": "+1"}, draws=0),
        salesfit.ask(team, "jonas", most=2),
        salesfit.coach(team, "jonas"),
        salesfit.raters(WORLD / "raters.yaml"),
        salesfit.whatif(team, "profiles/plans/leave.yaml"),
        salesfit.diff(*(WORLD / "years" / f"{year}.yaml" for year in (2024, 2025))),
    ]
    names = ["explain", "organize", "hire", "ask", "coach", "raters", "whatif", "diff"]
    assert [answer["schema"].split("/")[1] for answer in answers] == names
    assert salesfit.report(team, "ceo").startswith("<!doctype html>")
    assert "resilience" in salesfit.columns("profiles/sellers.csv")
    query = program("sql", "--dialect=duckdb", "--catalog", CATALOG, "--scale=1..5")
    assert salesfit.sql("duckdb", catalog=CATALOG, scale=(1, 5)) == query


SHARED = {"CommonOptions", "DrawOptions", "SeedOptions"}


@pytest.mark.parametrize("name", sorted({name for name in dir(_options) if name.endswith("Options")} - SHARED))
def test_options_are_those_of_the_program(name: str) -> None:
    command = name.removesuffix("Options").lower()
    listed = set(re.findall(r"^\s+(?:-\w, )?--([a-z0-9-]+)", program(command, "--help"), re.MULTILINE))
    named = {key.replace("_", "-") for key in typing.get_type_hints(getattr(_options, name))}
    assert named == listed - NOT_IN_PYTHON - NOT_OF_A_TEAM.get(command, set())


def test_help_names_every_option() -> None:
    for name in salesfit.__all__:
        function = getattr(salesfit, name)
        if callable(function) and name in program("--help"):
            assert "catalog" in inspect.signature(function).parameters, name
    assert inspect.signature(salesfit.assign).parameters["min_fit"].default is None


def test_results_are_typed_as_the_schemas_say() -> None:
    subprocess.run([sys.executable, ROOT / "python" / "write_results.py", salesfit.find_program(), "--check"], check=True)
    said = salesfit.results.MatchResult.__required_keys__
    assert said == set(json.loads(program("schema", "match"))["required"])
