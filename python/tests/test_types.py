"""What a type checker knows: mypy reads these lines, and pytest runs them."""

from typing import Any, assert_type

import pandas as pd
import polars as pl
from conftest import CATALOG, polars_sellers, sellers

import salesfit
from salesfit.results import AskResult, MatchResult


def test_a_frame_comes_back_as_the_kind_that_was_given() -> None:
    assert_type(salesfit.match(sellers(), catalog=CATALOG), pd.DataFrame)
    assert_type(salesfit.match(polars_sellers(), catalog=CATALOG), pl.DataFrame)
    assert_type(salesfit.match("profiles/nordlys.yaml"), Any)
    assert_type(salesfit.match("profiles/nordlys.yaml", format="polars"), pl.DataFrame)
    assert_type(salesfit.assign("profiles/nordlys.yaml", format="records"), list[salesfit.Record])


def test_results_are_typed() -> None:
    fits = salesfit.match(sellers(), catalog=CATALOG, format="json")
    assert_type(fits, MatchResult)
    assert_type(fits["sellers"][0]["fits"][0]["fit"], float | None)
    questions = salesfit.ask("profiles/nordlys.yaml", most=1)
    assert_type(questions, AskResult)
