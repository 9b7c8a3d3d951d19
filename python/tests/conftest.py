"""What the tests share. They run from the top of the repository, with the package installed."""

import os
import subprocess
from pathlib import Path

import pandas as pd
import polars as pl
import pytest

import salesfit

ROOT = Path(__file__).resolve().parents[2]
WORLD = Path("tests/cli/world")
CATALOG = WORLD / "catalog.yaml"


@pytest.fixture(autouse=True)
def at_the_top(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    monkeypatch.setenv("COLUMNS", "80")


def program(*words: str | os.PathLike[str]) -> str:
    """What the program prints."""
    done = subprocess.run([salesfit.find_program(), *words], capture_output=True, check=True, encoding="utf-8")
    return done.stdout


# Six invented sellers for the small catalog of the tests: Norwegian letters, names that are odd, and unknown scores.
SELLERS = {
    "name": ["Åse Øverbø", "Kåre Næss", "Nordmann, Kari", "NA", "+47 Ola", "Ingen Vet"],
    "role": ["hunter", "farmer", None, "writer", "hunter", None],
    "drive": [9, 5, 6, 7, 8, None],
    "skin": [8.5, 2.0, 7.0, None, 9.0, None],
    "empathy": [4, 9, 8, 6, 5, 5],
    "writing": [3, None, 8, 9, 4, None],
}


def sellers() -> pd.DataFrame:
    """The sellers as pandas has them: numbers with NaN, whole numbers with NA, and whole numbers."""
    return pd.DataFrame(SELLERS).astype({"writing": "Int64"})


def polars_sellers() -> pl.DataFrame:
    """The sellers as polars has them, one unknown score as NaN."""
    skin = pl.Series("skin", [8.5, 2.0, 7.0, float("nan"), 9.0, None])
    return pl.DataFrame(SELLERS).with_columns(skin)
