"""Frames of pandas and polars, to and from CSV. Neither is imported before somebody uses it."""

from __future__ import annotations

import csv
import importlib.util
import io
import re
import sys
from typing import TYPE_CHECKING, Any, Literal, TypeAlias, cast

if TYPE_CHECKING:
    import pandas
    import polars

    PandasFrame: TypeAlias = pandas.DataFrame
    PolarsFrame: TypeAlias = polars.DataFrame
else:
    PandasFrame = PolarsFrame = Any

Kind: TypeAlias = Literal["pandas", "polars", "records"]

# The columns of the tables of `match` and `assign` that hold texts, and yes or no. All others hold numbers.
TEXTS = set("id name role best column level vetoes status seat best_seat runner_up team date catalog".split())
FLAGS = {"pinned", "moved"}
YES_OR_NO = {"yes": True, "no": False}

# The program puts an apostrophe before what a spreadsheet would run as a formula. No spreadsheet opens a frame.
DEFUSED = re.compile(r"^'(?=[\s\"]*[=+\-@＝＋－＠])")


def kind_of(value: object) -> Kind | None:
    """Returns which library a frame is of, if it is one."""
    pandas, polars = sys.modules.get("pandas"), sys.modules.get("polars")
    if pandas is not None and isinstance(value, pandas.DataFrame):
        return "pandas"
    if polars is not None and isinstance(value, polars.DataFrame):
        return "polars"
    return None


def is_frame(value: object) -> bool:
    """Whether a value is a frame."""
    return kind_of(value) is not None


def usual_kind() -> Kind:
    """Returns the kind of frame that is returned where none was given: pandas if installed, else polars, else dicts."""
    for kind in ("pandas", "polars"):
        if importlib.util.find_spec(kind):
            return kind
    return "records"


def written(frame: object) -> tuple[bytes, bool]:
    """Returns a frame as CSV with missing values as empty cells, and whether it has an index that may be meant as names but
    has no name itself, and is left out.
    """
    if kind_of(frame) == "polars":
        text, left_out = _of_polars(cast("polars.DataFrame", frame)), False
    else:
        text, left_out = _of_pandas(cast("pandas.DataFrame", frame))
    # The separator is named: nothing is guessed from the columns' names, and a frame is never taken for YAML.
    return b"sep=,\n" + text, left_out


def _of_pandas(frame: pandas.DataFrame) -> tuple[bytes, bool]:
    if frame.columns.nlevels > 1:
        raise ValueError("the columns of the frame have several levels, and a table of sellers has one row of headings")
    named = [name for name in frame.index.names if name is not None and name not in frame.columns]
    is_meant = not named and frame.index.names == [None] and frame.index.dtype.kind not in "iu"
    if named:
        frame = frame.reset_index(level=named)
    table = io.BytesIO()
    frame.to_csv(table, index=False, lineterminator="\n")
    return table.getvalue(), is_meant


def _of_polars(frame: polars.DataFrame) -> bytes:
    import polars
    import polars.selectors as select

    # NaN is what frames that came from pandas have for unknown.
    table = io.BytesIO()
    frame.with_columns(select.float().fill_nan(polars.lit(None))).write_csv(table)
    return table.getvalue()


def read(table: bytes, kind: Kind) -> Any:
    """Returns a table of the program as a frame. A missing value is missing, never 0."""
    columns = table.partition(b"\n")[0].decode().split(",")
    # The columns of a wide table are called by roles or tasks, which may have any name.
    is_wide = columns[3:5] == ["best", "best_fit"]
    texts = columns[:4] if is_wide else [column for column in columns if column in TEXTS]
    flags = [] if is_wide else [column for column in columns if column in FLAGS]
    if kind == "pandas":
        return _to_pandas(table, columns, texts, flags)
    if kind == "polars":
        return _to_polars(table, columns, texts, flags)
    rows = csv.reader(io.StringIO(table.decode(), newline=""))
    next(rows)
    types = [str if column in texts else bool if column in flags else float for column in columns]
    return [{column: _value(word, of) for column, word, of in zip(columns, row, types)} for row in rows]


def _value(word: str, of: type) -> str | float | bool | None:
    if word == "":
        return None
    if of is bool:
        return YES_OR_NO[word]
    return DEFUSED.sub("", word) if of is str else float(word)


def _to_pandas(table: bytes, columns: list[str], texts: list[str], flags: list[str]) -> pandas.DataFrame:
    import pandas

    types: Any = {column: str if column in texts or column in flags else float for column in columns}
    # A seller may be called NA.
    frame = pandas.read_csv(io.BytesIO(table), dtype=types, keep_default_na=False, na_values=[""])
    if b"'" in table:
        for column in texts:
            frame[column] = frame[column].str.replace(DEFUSED, "", regex=True)
    for column in flags:
        frame[column] = frame[column].map(YES_OR_NO).astype("boolean")
    return frame


def _to_polars(table: bytes, columns: list[str], texts: list[str], flags: list[str]) -> polars.DataFrame:
    import polars

    types = {column: polars.String() if column in texts or column in flags else polars.Float64() for column in columns}
    frame = polars.read_csv(io.BytesIO(table), schema_overrides=types)
    if b"'" in table:
        pattern = r"^'([\s\"]*[=+\-@＝＋－＠])"
        frame = frame.with_columns(polars.col(texts).str.replace(pattern, "$1"))
    return frame.with_columns(polars.col(flags) == "yes") if flags else frame
