"""Reads every workbook that salesfit writes back with openpyxl and holds it against the CSV of the same run, cell by cell.

    python3 .ci/workbooks.py target/debug/salesfit

Needs openpyxl. Run from the top of the repository.
"""

import csv
import re
import subprocess
import sys
import tempfile
from pathlib import Path

import openpyxl

KEY = ["--pseudonym-key", "tests/cli/world/key"]
REVIEW = ["--policy", "tests/hr/policy.yaml", "--today", "2026-11-25"]
YEARS = [f"tests/cli/world/years/{year}.yaml" for year in (2024, 2025, 2026)]

# Every table that a command can write. HOSTILE is a team whose names a spreadsheet would misread.
RUNS = [
    ["match", "profiles/nordlys.yaml"],
    ["match", "profiles/nordlys.yaml", "--by", "task", "--precision", "3"],
    ["match", "profiles/nordlys.yaml", "--long"],
    ["match", "profiles/nordlys.yaml", *KEY],
    ["match", "tests/cli/world/team.yaml", "--intervals", "--precision", "0"],
    ["match", "tests/cli/world/sellers.csv", "--catalog", "tests/cli/world/catalog.yaml", "--quiet"],
    ["match", "HOSTILE", "--role", "hunter"],
    ["match", "HOSTILE", "--role", "hunter", "--long"],
    ["explain", "profiles/nordlys.yaml", "tor-arne-bakken"],
    ["explain", "tests/cli/world/team.yaml", "nina", "--all"],
    ["assign", "profiles/nordlys.yaml"],
    ["assign", "HOSTILE", "--seats", "hunter=2"],
    ["organize", "tests/cli/world/seats.yaml"],
    ["ask", "profiles/nordlys.yaml"],
    ["ask", "HOSTILE", "--form"],
    ["hire", "profiles/nordlys.yaml"],
    ["hire", "profiles/nordlys.yaml", "--candidates", "profiles/candidates.csv", *KEY],
    ["hire", "profiles/nordlys.yaml", "--candidates", "profiles/candidates.csv", "--interview", "rolf"],
    ["hire", "HOSTILE", "--seats", "hunter=2", "--candidates", "profiles/candidates.csv"],
    ["coach", "profiles/nordlys.yaml"],
    ["coach", "HOSTILE", "--seats", "hunter=2"],
    ["raters", "tests/cli/world/raters.yaml"],
    ["raters", "profiles/nordlys.yaml"],
    ["report", "profiles/nordlys.yaml"],
    ["report", "profiles/nordlys.yaml", "--for", "aud-moen"],
    ["check", "tests/hr/teams", *REVIEW],
    ["check", "HOSTILE", "--today", "2026-11-25"],
    ["check", "--explain", "single-rater"],
    ["diff", *YEARS],
    ["diff", "tests/cli/world/years/2024.yaml", "HOSTILE"],
    ["whatif", "profiles/nordlys.yaml", "profiles/plans/leave.yaml", "profiles/plans/hunter.yaml", "--together"],
    ["who", "s-7jm95ksct1", "tests/frozen/nordlys.yaml", *KEY],
    ["catalog", "show"],
    ["catalog", "show", "hunting", "--catalog", "tests/cli/world/catalog.yaml"],
    ["catalog", "check", "roles"],
]

# Commands that write no table. What `apply`, `convert` and `init` write is a team to fill in, and is read back as one.
WITHOUT = {"apply", "columns", "convert", "init", "key", "schema", "sql", "completions", "man", "help"}

TEAMS = ["profiles/nordlys.yaml", "profiles/kiosk.yaml", "profiles/sellers.csv", "HOSTILE"]

HOSTILE_NAMES = [
    "=1+1", "+47 22 33 44 55", "-1", "@SUM(A1)", "=HYPERLINK(\"http://a.example\")", "https://a.example/x", "mailto:a@b.example",
    "0047", "1e5", "3-4", "2026-11-01", "TRUE", "#N/A", "_x0041_", "a_x000D_b", "<b>&amp;</b>", "Ola; Kari, Åse", "Kåre \"K\" Ås",
    "'quoted", "a\u00a0b", "日本語", "👩‍👩‍👧", " led",
]


def run(binary, arguments, *more):
    done = subprocess.run([binary, *arguments, *more], capture_output=True, check=False)
    # A review that fails has written its findings all the same.
    if done.returncode not in (0, 1):
        sys.exit(f"{arguments}: {done.stderr.decode()}")
    return done


def shown(word):
    """A CSV cell without the apostrophes that defuse formulas there."""
    return re.sub(r"(^|[,;\t])'(?=[\s\"]*[=+\-@＝＋－＠])", r"\1", word)


def same(cell, word):
    """Whether a cell of the workbook has the value of a CSV cell."""
    if cell.value is None:
        return word == ""
    if cell.data_type == "n":
        decimals = len(word.partition(".")[2])
        digits = re.sub(r'"[^"]*"', "", cell.number_format)
        return f"{cell.value:.{decimals}f}" == word and digits == ("0." + "0" * decimals if decimals else "0")
    text = cell.value
    return cell.data_type in ("s", "inlineStr") and cell.hyperlink is None and shown(text) == shown(word)


def compare(arguments, workbook, table):
    """Raises unless the workbook has the same table as the CSV. Returns how many cells there are."""
    book = openpyxl.load_workbook(workbook)
    properties = book.properties
    assert not properties.creator and not properties.lastModifiedBy, "it names an author"
    sheet, *legend = book.worksheets
    assert len(legend) < 2 and all(cell.data_type == "s" for page in legend for [cell] in page.iter_rows()), "a legend of no words"
    rows = list(csv.reader(table.decode("utf-8").splitlines(keepends=True)))
    head, keys, *body = list(sheet.iter_rows())
    assert [cell.value for cell in keys] == [shown(key) for key in rows[0]], "other columns"
    assert all(isinstance(cell.value, str) and cell.value.strip() for cell in head), "a column without a heading"
    assert sheet.freeze_panes and sheet.freeze_panes.endswith("3"), f"the headings scroll: {sheet.freeze_panes}"
    assert not any(sheet.column_dimensions[name].hidden for name in sheet.column_dimensions), "a hidden column"
    assert len(body) == len(rows) - 1, f"{len(body)} rows, and {len(rows) - 1} in CSV"
    for cells, words in zip(body, rows[1:]):
        assert len(cells) == len(words)
        for cell, word in zip(cells, words):
            assert same(cell, word), f"{cell.coordinate} is {cell.value!r} ({cell.data_type}, {cell.number_format}), in CSV {word!r}"
    assert not any(cell.value.startswith("column-") for cell in head), "a heading without words"
    shown_fits = {str(area.sqref).partition(":")[0].rstrip("0123456789") for area in sheet.conditional_formatting}
    if arguments[0] == "match":
        assert shown_fits, "no levels are shown"
    return len(body) * len(keys)


def hostile_team():
    """A team whose names a spreadsheet would take for formulas, numbers, dates, links or XML."""
    lines = ["team: '=1+1'", "date: 2026-11-01", "sellers:"]
    for number, name in enumerate(HOSTILE_NAMES):
        quoted = name.replace("'", "''")
        lines.append(f"  - {{name: '{quoted}', id: '{quoted} {number}', role: hunter, scores: {{drive: {number % 11}, resilience: [4, 8]}}}}")
    return "\n".join(lines) + "\n"


def read_team(binary, team, book, lang):
    """Raises unless the team that a workbook holds is the one that it was written from. Returns how many cells there are."""
    run(binary, ["convert", team, "--lang", lang], "-o", str(book))
    again, whole = (run(binary, ["convert", source, "--lang", lang]).stdout for source in (str(book), team))
    assert again == whole, f"{team} is another team in a workbook"
    cells = [cell for sheet in openpyxl.load_workbook(book).worksheets for row in sheet.iter_rows() for cell in row if cell.value is not None]
    strange = [cell.coordinate for cell in cells if cell.data_type not in ("s", "inlineStr", "n", "d") or cell.hyperlink]
    assert not strange, f"{team}: {strange} would be run, opened or reckoned"
    return len(cells)


def main():
    binary = sys.argv[1]
    listed = run(binary, ["--help"]).stdout.decode().split("Commands:")[1].split("\n\n")[0]
    commands = set(re.findall(r"^  (\w+)  ", listed, re.MULTILINE))
    missing = commands - {arguments[0] for arguments in RUNS} - WITHOUT
    assert not missing, f"no workbook of {missing} is read"
    cells = 0
    with tempfile.TemporaryDirectory() as folder:
        folder = Path(folder)
        (folder / "hostile.yaml").write_text(hostile_team(), encoding="utf-8")
        for arguments in RUNS:
            arguments = [str(folder / "hostile.yaml") if word == "HOSTILE" else word for word in arguments]
            for lang in ("en", "nb"):
                words = [*arguments, "--lang", lang]
                books = [folder / f"{name}.xlsx" for name in ("first", "second")]
                for book in books:
                    run(binary, words, "-o", str(book))
                assert books[0].read_bytes() == books[1].read_bytes(), f"{words}: two runs differ"
                try:
                    cells += compare(words, books[0], run(binary, words, "--format", "csv").stdout)
                except AssertionError as error:
                    sys.exit(f"{' '.join(words)}: {error}")
        team_cells = 0
        for team in TEAMS:
            for lang in ("en", "nb"):
                team_cells += read_team(binary, str(folder / "hostile.yaml") if team == "HOSTILE" else team, folder / "team.xlsx", lang)
                (folder / "team.xlsx").unlink()
    print(f"{2 * len(RUNS)} workbooks have the {cells} cells of their CSV, and {2 * len(TEAMS)} teams, {team_cells} cells, come back.")


main()
