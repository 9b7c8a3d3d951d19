#!/usr/bin/env python3
"""Count the instructions of whole commands with callgrind, which no other program on the machine can disturb.

benches/instructions.py [--check]
Needs valgrind, a release build, and numpy and PyYAML (benches/peers/requirements.txt). Writes benches/instructions.md, which a
review compares; with --check it changes nothing and fails where a count has grown by more than a twentieth."""
import pathlib
import re
import subprocess
import sys
import tempfile

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parent
OURS = ROOT / "target" / "release" / "salesfit"
KEPT = HERE / "instructions.md"
CATALOG = str(HERE / "peers" / "catalog.yaml")
TEAM = str(ROOT / "profiles" / "nordlys.yaml")

# What is counted once for a team of ten, and a seller of long tables: by the difference of two tables.
TEAMS = {
    "match": ["match", TEAM],
    "match --draws 0": ["match", TEAM, "--draws", "0"],
    "assign": ["assign", TEAM],
    "coach": ["coach", TEAM],
    "organize": ["organize", TEAM],
    "report": ["report", TEAM, "-o", "{out}/report.html"],
}
SELLERS = {
    "match, wide CSV": (["-o", "{out}/fit.csv", "--catalog", CATALOG], "plain"),
    "match, wide CSV, missing scores and decimals": (["-o", "{out}/fit.csv", "--catalog", CATALOG], "hard"),
    "match, long CSV": (["-o", "{out}/fit.csv", "--long", "--catalog", CATALOG], "plain"),
    "match, JSON lines": (["-o", "{out}/fit.jsonl", "--catalog", CATALOG], "plain"),
    "match --intervals, built-in catalog": (["-o", "{out}/fit.csv", "--intervals"], "plain"),
}
FEW, MANY = 10_000, 20_000


def instructions(arguments, out):
    """The instructions of a command on one thread."""
    command = ["valgrind", "--tool=callgrind", f"--callgrind-out-file={out}/callgrind", OURS]
    command += [argument.format(out=out) for argument in arguments]
    done = subprocess.run(command, capture_output=True, text=True, env={"RAYON_NUM_THREADS": "1", "PATH": "/usr/bin:/bin"})
    found = re.search(r"Collected : (\d+)", done.stderr)
    if done.returncode != 0 or not found:
        sys.exit(f"{arguments} failed: {done.stderr}")
    return int(found[1])


def counted():
    with tempfile.TemporaryDirectory() as out:
        for name, arguments in TEAMS.items():
            yield f"`{name}`, team of ten", instructions(arguments, out)
        for rows in [FEW, MANY]:
            for kind in ["plain", "hard"]:
                table = f"{out}/{kind}{rows}.csv"
                subprocess.run([sys.executable, HERE / "peers" / "mkcsv.py", str(rows), table, kind], check=True)
        for name, (more, kind) in SELLERS.items():
            few, many = (
                instructions(["match", f"{out}/{kind}{rows}.csv", "--quiet", *more], out) for rows in [FEW, MANY]
            )
            yield f"`{name}`, each seller", (many - few) // (MANY - FEW)


def kept():
    rows = re.findall(r"^\| (.+?) \| ([\d,]+) \|$", KEPT.read_text(encoding="utf-8"), re.MULTILINE)
    return {name: int(count.replace(",", "")) for name, count in rows}


def main():
    found = dict(counted())
    if sys.argv[1:] == ["--check"]:
        before = kept()
        grown = [name for name, count in found.items() if count > 1.05 * before.get(name, 0)]
        for name in grown:
            print(f"{name}: {before.get(name, 0):,} before, {found[name]:,} now")
        sys.exit(1 if grown else 0)
    lines = ["# Instructions", "", "Counted by `benches/instructions.py` with callgrind, on one thread of x86-64.", ""]
    lines += ["| what | instructions |", "| --- | --- |"]
    lines += [f"| {name} | {count:,} |" for name, count in found.items()]
    KEPT.write_text("\n".join(lines) + "\n", encoding="utf-8")


main()
