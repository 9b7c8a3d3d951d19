"""The cells of the documentation print what is shown there.

A block of `python` is a cell, and a block of `text` right after it what it prints: what it prints itself and, as in a
notebook, the value of its last line. All cells of a page run one after the other. `UPDATE_EXPECTED=1` rewrites what they print.
"""

import ast
import contextlib
import io
import os
import re
from pathlib import Path
from typing import Any

import pytest
from conftest import ROOT

CELL = re.compile(r"```python\n(.*?)```\n(?:\n```text\n(.*?)```\n)?", re.DOTALL)
PAGES = [page for page in sorted((ROOT / "docs").glob("*.md")) if CELL.search(page.read_text(encoding="utf-8"))]


def printed(cell: str, names: dict[str, Any]) -> str:
    """Runs a cell and returns what it prints."""
    tree = ast.parse(cell)
    last = tree.body.pop() if isinstance(tree.body[-1], ast.Expr) else None
    assert last is None or isinstance(last, ast.Expr)
    out = io.StringIO()
    with contextlib.redirect_stdout(out):
        exec(compile(tree, "cell", "exec"), names)
        value = eval(compile(ast.Expression(last.value), "cell", "eval"), names) if last else None
        if value is not None:
            print(value)
    return out.getvalue()


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_cells_print_what_is_shown(page: Path, tmp_path: Path) -> None:
    text = page.read_text(encoding="utf-8")
    names: dict[str, Any] = {"__name__": "__main__"}

    def run(cell: re.Match[str]) -> str:
        out = printed(cell[1], names)
        return f"```python\n{cell[1]}```\n" + (f"\n```text\n{out}```\n" if out else "")

    ran = CELL.sub(run, text)
    if "UPDATE_EXPECTED" in os.environ:
        page.write_text(ran, encoding="utf-8")
    assert ran == text
