#!/usr/bin/env python3
"""Compare `match` of a wide CSV with what a user would write instead, in one run.

pip install -r benches/peers/requirements.txt, then: benches/peers/run.py [ROWS] [RUNS]
Prints a Markdown table: the least CPU and wall time of the runs, and the most memory. Each result is first compared with
ours, so that all do the same work."""
import csv
import os
import pathlib
import subprocess
import sys
import tempfile
import time

HERE = pathlib.Path(__file__).resolve().parent
OURS = HERE.parent.parent / "target" / "release" / "salesfit"
PEERS = ["polars", "duckdb"]


def measured(command):
    """CPU seconds, wall seconds and MiB of a command."""
    start = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL)
    _, status, used = os.wait4(process.pid, 0)
    wall = time.perf_counter() - start
    if os.waitstatus_to_exitcode(status) != 0:
        sys.exit(f"{command} failed")
    return used.ru_utime + used.ru_stime, wall, used.ru_maxrss / 1024


def best(command, runs):
    all_runs = [measured(command) for _ in range(runs)]
    return min(run[0] for run in all_runs), min(run[1] for run in all_runs), max(run[2] for run in all_runs)


def fits(path):
    """The rows of a result by id, each with its fits by role."""
    with open(path, encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            yield row["id"], {role: row[role] for role in row if role not in ("id", "name", "role", "best", "best_fit")}


def compare(ours, theirs, name):
    """Rounded numbers may differ in the last digit, where a fit lies between two or below a level."""
    for (id_a, a), (id_b, b) in zip(fits(ours), fits(theirs), strict=True):
        wrong = [role for role in a if abs(float(a[role]) - float(b[role])) > 0.11]
        if id_a != id_b or wrong:
            sys.exit(f"{name} differs for {id_a} in {wrong}: {a} and {b}")


def main():
    rows, runs = int((sys.argv[1:2] or [1_000_000])[0]), int((sys.argv[2:3] or [3])[0])
    ours = pathlib.Path(os.environ.get("SALESFIT", OURS))
    catalog = str(HERE / "catalog.yaml")
    with tempfile.TemporaryDirectory() as folder:
        paths = {name: f"{folder}/{name}.csv" for name in ["plain", "hard", "ours", *PEERS]}
        for kind in ["plain", "hard"]:
            subprocess.run([sys.executable, HERE / "mkcsv.py", str(rows), paths[kind], kind], check=True)

        def match(table, *more, out=paths["ours"]):
            return [ours, "match", table, "--catalog", catalog, "--quiet", *more, "-o", out]

        lines = [("salesfit, wide CSV", best(match(paths["plain"]), runs))]
        for peer in PEERS:
            command = [sys.executable, HERE / "peers.py", peer, catalog, paths["plain"], paths[peer]]
            lines.append((peer, best(command, runs)))
            compare(paths["ours"], paths[peer], peer)
        lines.append(("salesfit, missing scores and decimals", best(match(paths["hard"]), runs)))
        lines.append(("salesfit, one thread", best(["env", "RAYON_NUM_THREADS=1", *match(paths["plain"])], runs)))
        lines.append(("salesfit, JSON lines", best(match(paths["plain"], out=f"{folder}/ours.jsonl"), 1)))
        lines.append(("salesfit, long CSV", best(match(paths["plain"], "--long"), 1)))
    first = lines[0][1]
    print(f"{rows} sellers\n\n| what | CPU s | wall s | MiB | times the CPU of the first |\n| --- | --- | --- | --- | --- |")
    for name, (cpu, wall, memory) in lines:
        print(f"| {name} | {cpu:.2f} | {wall:.2f} | {memory:.0f} | {cpu / first[0]:.1f} |")


main()
