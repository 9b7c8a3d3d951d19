"""Frames go in and come out as they would as CSV."""

import io
import json
import os
from pathlib import Path

import numpy as np
import pandas as pd
import polars as pl
import pytest
from conftest import CATALOG, SELLERS, polars_sellers, program, sellers

import salesfit


KINDS = ("pandas", "polars", "records")


def same(one: pd.DataFrame, other: pd.DataFrame) -> None:
    """Holds that two tables have the same values, whatever each kind of frame has for a missing one."""
    one, other = (frame.astype(object).where(frame.notna(), None) for frame in (one, other))
    pd.testing.assert_frame_equal(one, other)


def as_csv(tmp_path: Path) -> pd.DataFrame:
    """The fits of the sellers, read from a file that was written by hand."""
    table = tmp_path / "sellers.csv"
    sellers().to_csv(table, index=False)
    fits = program("match", table, "--catalog", CATALOG, "--format=csv")
    return pd.read_csv(io.StringIO(fits), keep_default_na=False, na_values=[""])


def test_a_path_is_answered_as_the_program_does() -> None:
    answer = salesfit.match("profiles/nordlys.yaml", format="json")
    assert answer == json.loads(program("match", "profiles/nordlys.yaml", "--format=json"))
    fits = salesfit.match("profiles/nordlys.yaml", format="pandas")
    assert fits.set_index("id").loc["tor-arne-bakken", "hunter"] == 25.5


def test_a_frame_has_the_fits_of_its_csv(tmp_path: Path) -> None:
    frame = sellers()
    from_pandas = salesfit.match(frame, catalog=CATALOG)
    from_polars = salesfit.match(polars_sellers(), catalog=CATALOG)
    same(pd.DataFrame(from_polars.to_dicts()), from_pandas)
    expected = as_csv(tmp_path)
    # A spreadsheet would run a cell that begins with a plus sign; a frame does not.
    assert list(expected["name"]) == [*frame["name"][:4], "'+47 Ola", "Ingen Vet"]
    expected["name"] = frame["name"]
    same(from_pandas, expected)
    records = salesfit.match(frame, catalog=CATALOG, format="records")
    same(pd.DataFrame(records), from_pandas)


def test_a_missing_value_is_unknown_and_never_zero() -> None:
    frame = sellers()
    fits = salesfit.match(frame, catalog=CATALOG, format="json", intervals=True)
    by_name = {seller["name"]: {fit["id"]: fit for fit in seller["fits"]} for seller in fits["sellers"]}
    assert by_name["Ingen Vet"]["writer"]["fit"] is None and by_name["Ingen Vet"]["writer"]["coverage"] == 0
    assert by_name["Kåre Næss"]["writer"]["coverage"] < 1
    table = salesfit.match(frame, catalog=CATALOG).set_index("name")
    assert np.isnan(table.loc["Ingen Vet", "writer"]) and pd.isna(table.loc["Nordmann, Kari", "role"])
    # NaN in polars is a number; unknown there is null, and both are unknown to us.
    scores = pl.DataFrame({"name": ["Åse", "Kåre"], "drive": [9.0, float("nan")], "skin": [None, 4.0]})
    assert salesfit.match(scores, catalog=CATALOG)["writer"].to_list()[1] is None
    zero = salesfit.match(scores.fill_nan(0), catalog=CATALOG)["writer"].to_list()[1]
    assert zero is not None


def test_the_index_counts_if_it_has_a_name() -> None:
    frame = sellers()
    expected = salesfit.match(frame, catalog=CATALOG)
    same(salesfit.match(frame.set_index("name"), catalog=CATALOG), expected)
    same(salesfit.match(frame.set_index("name", drop=False), catalog=CATALOG), expected)
    # Rows that were sorted or left out have an index of numbers, which is no name.
    same(salesfit.match(frame[::-1], catalog=CATALOG), expected[::-1].reset_index(drop=True))
    unnamed = frame.set_index(frame["name"].rename(None)).drop(columns="name")
    with pytest.raises(salesfit.SalesfitError, match=r"rename_axis\('name'\)"):
        salesfit.match(unnamed, catalog=CATALOG)


def test_ids_stay_as_they_are() -> None:
    ids = ["007", "1e5", "null", "x-"]
    rated = {"id": ids, "name": ["A", "B", "C", "D"], "drive": [1, 2, 3, 9]}
    assert list(salesfit.match(pd.DataFrame(rated), catalog=CATALOG)["id"]) == ids
    assert list(salesfit.match(pl.DataFrame(rated), catalog=CATALOG)["id"]) == ids


def test_every_table_is_read_in_every_kind() -> None:
    for command, options in (
        (salesfit.match, {"long": True}),
        (salesfit.match, {"by": "task", "intervals": True}),
        (salesfit.assign, {"seats": {"hunter": 2, "writer": 5}}),
    ):
        pandas, polars, records = (command(sellers(), catalog=CATALOG, draws=50, format=kind, **options) for kind in KINDS)
        same(pd.DataFrame(records), pandas)
        same(pd.DataFrame(polars.to_dicts()), pandas)


def test_a_frame_is_seated_in_the_seats_given() -> None:
    seated = salesfit.assign(
        sellers(), catalog=CATALOG, seats={"hunter": 2, "farmer": 1}, pin={"kare-naess": "farmer"}, draws=50
    )
    pinned = seated[seated["pinned"].fillna(False)]
    assert list(pinned["name"]) == ["Kåre Næss"] and list(pinned["seat"]) == ["farmer"]
    answer = salesfit.assign(
        sellers(), catalog=CATALOG, seats="hunter=2,farmer=1", pin="kare-naess=farmer", draws=50, format="json"
    )
    assert {seat["seller"]: seat["role"] for seat in answer["seats"]}["kare-naess"] == "farmer"


def test_several_frames_may_be_handed_over() -> None:
    later = pl.DataFrame({**SELLERS, "drive": [9, 5, 2, 7, 8, None]})
    changes = salesfit.diff(sellers(), later, catalog=CATALOG)
    [changed] = changes["transitions"][0]["changed"]
    assert changed["name"] == "Nordmann, Kari"
    assert "salesfit-" not in json.dumps(changes["measurements"])
    ratings = pd.DataFrame({"seller": ["Kåre Næss"], "trait": ["writing"], "score": [7], "rater": ["peer"]})
    added = salesfit.match(sellers(), catalog=CATALOG, add=ratings).set_index("name")
    assert added.loc["Kåre Næss", "writer"] > 0


@pytest.mark.parametrize("wrong", [False, True])
def test_nothing_is_left_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, wrong: bool) -> None:
    for variable in ("TMPDIR", "TEMP", "TMP"):
        monkeypatch.setenv(variable, str(tmp_path))
    monkeypatch.setattr("tempfile.tempdir", None)
    frame = sellers().assign(drive=99) if wrong else sellers()
    try:
        salesfit.diff(frame, sellers(), catalog=CATALOG)
    except salesfit.SalesfitError:
        assert wrong
    assert os.listdir(tmp_path) == []
